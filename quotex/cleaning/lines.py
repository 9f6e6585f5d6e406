"""Apply line rules: find the lines, or fragments of lines, that are residue by their wording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import regex

from quotex._core import (
    LINE_BLANK,
    SHAPE_CLIP,
    SHAPE_DIGITS,
    SHAPE_SHORT,
    SHAPE_WORDLESS,
    Characters,
    Lexicon,
    RuleSets,
    Scan,
    line_recurs,
)
from quotex._core import scan as scan_text
from quotex.cleaning.interruptions import interruptions
from quotex.damage import SPACES
from quotex.language.catalogue import LONGEST_LINE, Rule, SlowPatternError, compiled
from quotex.language.patterns import precompiled
from quotex.model import Edit

if TYPE_CHECKING:
    from quotex.language.automata import Automaton

__all__ = ["LONGEST_LINE", "SHAPES", "LineRules", "tail_starts"]

SHORT_WORDS: Final = 8
NEAR_START: Final = 12  # a trigger near the start of a line is among this many tokens …
NEAR_END: Final = 20  # … and near the end, among this many

# Patterns are written with a plain blank. Other blanks match it, and so does a run of blanks in a whole line.
OTHER_BLANKS: Final = Characters("\t\v\f" + SPACES)
RUN_OF_BLANKS = regex.compile("  ++")

FRAGMENT_ROUNDS: Final = 4  # number of passes, each over what the fragments found before leave of a line

LISTED: Final = "BP510"  # the rule, in code, for headlines listed under a label:
LABELS: Final = ("BP501", "BP502")  # after a line of one of these rules …
LISTED_MOST: Final = 8  # … headlines are removed, up to this many
INTERRUPTING: Final = "BP614"  # the rule, in code, for lines between two paragraphs of a quotation
CONTENTS: Final = "BP511"  # after a line of this rule, lines that recur further down are removed with it …
CONTENTS_WITHIN: Final = 100  # … within this many lines …
CONTENTS_MOST: Final = 4  # … for the first few such lines
OUTLETS: Final = "BP704"  # a line of this rule, an outlet, is removed with the line of names before it
LISTING: Final = frozenset((*LABELS, CONTENTS, OUTLETS))


_WORD: Final = r"\p{Lu}[\p{L}.'’-]*+"
# Names alone on a line, with particles and conjunctions of up to three letters: Ada van Lind and Omar Reyes
_NAMES_ALONE = precompiled(rf"{_WORD}(?:,?(?: (?:\p{{Ll}}{{2,3}}|&))? {_WORD}){{1,9}}+")

Fragment = tuple[Rule, int, int]  # a rule, and the span that it matched in a line

# The shapes that rules ask for, as Scan.shapes_of_lines gives them.
_Shape = Literal["wordless", "short", "clip", "digits", "stamp"]
_BITS: Final = (SHAPE_WORDLESS, SHAPE_SHORT, SHAPE_CLIP, SHAPE_DIGITS, SHAPE_SHORT | SHAPE_DIGITS)
SHAPES: Final[dict[str, int]] = dict(zip(get_args(_Shape), _BITS, strict=True))


class LineRules:
    """The line rules of a catalogue, compiled for the scanner's lexicon.

    Rules for any place are tried before rules for a certain place, otherwise in the order of ids; the first rule that
    matches a whole line decides. A set of rules is an integer: bit n stands for rule number n.
    """

    def __init__(
        self, rules: Iterable[Rule], lexicon: Lexicon, automata: Mapping[str, Automaton | None] | None = None
    ) -> None:
        """``automata`` are those of some patterns; lines that they reject are skipped."""
        self._lexicon = lexicon
        known = automata or {}
        self._rules: list[Rule] = []
        # By lexicon entry: rules with triggers anywhere, near the start and near the end.
        by_entry: list[tuple[int, int, int] | None] = [None] * (len(lexicon) + 1)
        rules = list(rules)
        self._listed = next((rule for rule in rules if rule.id == LISTED), None)
        self._interrupting = next((rule for rule in rules if rule.id == INTERRUPTING), None)
        for rule in sorted(rules, key=lambda rule: (rule.where != "anywhere", rule.id)):
            if rule.pattern is not None:
                self._add(rule, lexicon, by_entry)
        rules = self._rules
        self._matchers: list[Callable[..., Any] | None] = [None] * len(rules)  # created when first needed
        shapes = range(reduce(or_, SHAPES.values()) + 1)  # all combinations that a line can have
        self._sets = RuleSets(
            by_entry,
            [_as_set(not rule.trigger and _has_shape(rule, shape) for rule in rules) for shape in shapes],
            [_as_set(not rule.shape or _has_shape(rule, shape) for rule in rules) for shape in shapes],
            [rule.most for rule in rules],
            # A fragment is not the whole line that an automaton reads.
            [known.get(rule.pattern or "") if rule.scope == "line" else None for rule in rules],
            tail=_as_set(rule.where == "tail" for rule in rules),
            page=_as_set(rule.where == "page" for rule in rules),
            contents=_as_set(rule.id == CONTENTS for rule in rules),
            near_start=NEAR_START,
            near_end=NEAR_END,
        )

    def _add(self, rule: Rule, lexicon: Lexicon, by_entry: list[tuple[int, int, int] | None]) -> None:
        if rule.shape is not None and rule.shape not in SHAPES:
            raise ValueError(
                f"{rule.source}: rule {rule.id}: no shape is called {rule.shape!r}; there are: {', '.join(SHAPES)}"
            )
        bit = 1 << len(self._rules)
        self._rules.append(rule)
        for phrase in rule.trigger:
            entry = lexicon.id(phrase)
            if not entry:
                raise ValueError(f"{rule.source}: rule {rule.id}: the lexicon lacks its trigger {phrase!r}")
            anywhere, start, end = by_entry[entry] or (0, 0, 0)
            if rule.near == "start":
                start |= bit
            elif rule.near == "end":
                end |= bit
            else:
                anywhere |= bit
            by_entry[entry] = (anywhere, start, end)

    def find(self, scan: Scan, *, whole: bool = False, page: bool = True) -> tuple[dict[int, Rule], list[Edit]]:
        """Return the matching rule of each line, and the edits that remove fragments from other lines.

        Fragments are removed first: rules for whole lines see what is left. The caller must check the place that a rule
        is for (``Rule.where``). If the article is the ``whole`` text, rules for the tail are only tried on lines that
        may be in it; if the text is no ``page``, rules for pages are not tried. Otherwise, what is found in a line
        depends on that line alone.

        Raises SlowPatternError if a pattern takes longer than ``Rule.seconds``: the message names rule and file.
        """
        found: dict[int, Rule] = {}
        edits: list[Edit] = []
        tail, lines = self._sets.candidates(scan, SHORT_WORDS, whole=whole, page=page)
        for line, start, end, body, is_plain, rules in lines:
            words = scan.text[start:end]
            if not is_plain:
                for blank in OTHER_BLANKS.held_by(words):
                    words = words.replace(blank, " ")
            rule, fragments = self._match(rules, words, body - start)
            if fragments:
                rule, fragments = self._with_fragments(fragments, words, body - start, line < tail, page)
            if rule is not None:
                found[line] = rule
            if fragments and _joins_breaks(scan.text, start, end, fragments):
                continue
            edits += [Edit(start + first, start + stop, "", rule.id) for rule, first, stop in fragments]
        return found, edits

    def _with_fragments(
        self, found: list[Fragment], text: str, body: int, is_before_tail: bool, page: bool
    ) -> tuple[Rule | None, list[Fragment]]:
        """Return the fragments found in a line, including those in what the first ones leave, or a rule for the whole
        line.

        All blanks of ``text`` are spaces. Its words begin at ``body``, after an item's bullet. If a line gives more and
        more fragments, it is left alone, so that cleaning it again changes nothing.
        """
        fragments: list[Fragment] = []
        for _ in range(FRAGMENT_ROUNDS):
            fragments = _disjoint(fragments + found)
            places = _outside_of(fragments, len(text))
            rest = "".join([text[at] for at in places])
            scan = scan_text(rest, self._lexicon)
            _, lines = self._sets.candidates(scan, SHORT_WORDS, page=page, tail=int(is_before_tail))
            rules = lines[0][-1] if lines and not lines[0][0] else []
            rule, more = self._match(rules, rest, bisect_left(places, body))
            if rule is not None and rule.where == "anywhere":
                return rule, []
            if not more:
                return rule, fragments
            found = [(rule, places[start], places[stop - 1] + 1) for rule, start, stop in more]
        return None, []

    def _match(self, rules: list[int], text: str, body: int) -> tuple[Rule | None, list[Fragment]]:
        """Return the first rule that matches the line from ``body`` on, and the fragments matched by earlier rules."""
        line = text.rstrip()
        if "  " in line:
            line = line[:body] + RUN_OF_BLANKS.sub(" ", line[body:])
        of_place: Rule | None = None
        fragments: list[Fragment] = []
        for number in rules:
            rule, matches = self._rules[number], self._matchers[number] or self._matcher(number)
            try:
                if rule.scope == "fragment":
                    fragments += ((rule, *match.span()) for match in matches(text) if match[0])
                # False keeps the global lock: releasing it takes longer than matching most lines.
                elif of_place is None and matches(line, body, None, False):
                    if rule.where == "anywhere":
                        return rule, []
                    of_place = rule
            except TimeoutError:
                raise SlowPatternError(
                    f"{rule.source}: rule {rule.id}: its pattern takes more than {rule.seconds:g} s on a line of "
                    f"{len(text)} characters, {text[:40]!r} …: make its repeats possessive (*+) or its groups atomic "
                    "(?>…)"
                ) from None
        return of_place, fragments

    def _matcher(self, number: int) -> Callable[..., Any]:
        """Return the function that finds a rule's fragments in a line, or matches the whole line."""
        rule = self._rules[number]
        pattern = compiled(rule)
        method = pattern.finditer if rule.scope == "fragment" else pattern.fullmatch
        matcher = method if rule.seconds is None else partial(method, timeout=rule.seconds)
        self._matchers[number] = matcher
        return matcher

    def listed(self, scan: Scan, found: Mapping[int, Rule], gone: Container[int]) -> dict[int, Rule]:
        """Return the headlines, or table of contents, under each found label that is ``gone``, with their rule.

        Also return the names before an outlet, and the lines that interrupt a quotation.
        """
        listed: dict[int, Rule] = {}
        contents = 0
        for label in sorted([line for line, rule in found.items() if rule.id in LISTING and line in gone]):
            rule = found[label]
            if rule.id == OUTLETS:
                listed |= dict.fromkeys(_names_before(scan, label), rule)
            elif rule.id == CONTENTS:
                contents += 1
                if contents <= CONTENTS_MOST:
                    listed |= dict.fromkeys(_headings_to_come(scan, found, label), rule)
            elif self._listed is not None:
                lines = _listed(scan, found, label)
                if len(lines) > 1:  # a single one may be a heading of the article
                    listed |= dict.fromkeys(lines, self._listed)
        if self._interrupting is not None:
            listed |= dict.fromkeys(interruptions(scan, gone), self._interrupting)
        return listed


def _outside_of(fragments: list[Fragment], length: int) -> list[int]:
    """Return the offsets in a line of that length that are outside all fragments."""
    bounds = [0, *(bound for _, *span in fragments for bound in span), length]
    return [at for start, stop in zip(bounds[::2], bounds[1::2], strict=True) for at in range(start, stop)]


def _as_set(wanted: Iterable[bool]) -> int:
    """Return the set of wanted rules, by their numbers."""
    return sum(1 << number for number, is_wanted in enumerate(wanted) if is_wanted)


def _has_shape(rule: Rule, shapes: int) -> bool:
    """Whether a line with these shapes has the one that the rule requires."""
    return rule.shape is not None and SHAPES[rule.shape] & ~shapes == 0


def _joins_breaks(text: str, start: int, end: int, fragments: list[Fragment]) -> bool:
    """Whether nothing is left of the line between the halves of a break of Windows: the text would have a line less."""
    if text[max(0, start - 1) : start] != "\r" or text[end : end + 1] != "\n":
        return False
    return not _outside_of(fragments, end - start)


def _disjoint(fragments: list[Fragment]) -> list[Fragment]:
    """Return fragments in order, without overlaps; of fragments with the same start, the longest wins."""
    kept: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda fragment: (fragment[1], -fragment[2])):
        if not kept or fragment[1] >= kept[-1][2]:
            kept.append(fragment)
    return kept


def _listed(scan: Scan, found: Mapping[int, Rule], label: int) -> list[int]:
    """Return the headlines directly after ``label``: either all of them are list items, or none."""
    lines: list[int] = []
    for line in range(label + 1, len(scan.line_start)):
        if scan.line_flags[line] & LINE_BLANK:
            continue
        if line in found or not scan.is_headline(line) or len(lines) == LISTED_MOST:
            break
        if lines and _is_item(scan, line) != _is_item(scan, lines[0]):
            break
        lines.append(line)
    return lines


def _names_before(scan: Scan, outlet: int) -> list[int]:
    """Return the line before, if it consists of names: the writers or the photographer who work for the outlet."""
    line = next((line for line in range(outlet - 1, -1, -1) if not scan.line_flags[line] & LINE_BLANK), None)
    if line is None or not _NAMES_ALONE.fullmatch(scan.text, scan.line_start[line], scan.line_end[line]):
        return []
    return [line]


def _headings_to_come(scan: Scan, found: Mapping[int, Rule], label: int) -> list[int]:
    """Return the lines after ``label``, up to the first that does not occur again further down."""
    headings: list[int] = []
    for line in range(label + 1, min(label + CONTENTS_WITHIN, len(scan.line_start))):
        if scan.line_flags[line] & LINE_BLANK or line in found:
            continue
        if not line_recurs(scan, line):
            break
        headings.append(line)
    return headings


def _is_item(scan: Scan, line: int) -> bool:
    """Whether the line begins with an item's bullet (* How to bake bread at sea)."""
    return scan.line_body_at(line) > scan.token_start[scan.line_token[line]]


def tail_starts(scan: Scan, first: int, stop: int, found: Mapping[int, Rule]) -> int:
    """Return the first line of the tail of lines first:stop.

    Removed lines do not count, so that the remaining text has the same tail when it is cleaned again.
    """
    if all(rule.where == "anywhere" for rule in found.values()):
        return first
    return scan.tail_start(first, stop, {line: rule.where == "anywhere" for line, rule in found.items()})
