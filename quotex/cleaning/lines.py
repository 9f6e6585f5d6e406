"""Line rules: which lines, or fragments of lines, are residue by their wording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from quotex._core import (
    LINE_BLANK,
    SHAPE_CLIP,
    SHAPE_DIGITS,
    SHAPE_SHORT,
    SHAPE_WORDLESS,
    Lexicon,
    Scan,
)
from quotex.rules import LONGEST_LINE, Rule, compiled

__all__ = ["LONGEST_LINE", "SHAPES", "Hit", "LineRules", "tail_starts"]

TAIL_LINES = 8  # a rule with where = "tail" looks at so many lines at the end, of those that stay …
TAIL_SHARE = 4  # … or at the last quarter of a text, whichever is more
SHORT_WORDS = 8
NEAR_START = 12  # a trigger near the start of a line is one of so many tokens there …
NEAR_END = 20  # … and near the end one of so many

# Menus and buttons recur from page to page: what rules find in lines of up to so many characters is remembered, …
MENU_LENGTH = 60
REMEMBERED = 2048  # … for so many of them

LISTED = "BP510"  # the rule, in code, for headlines listed under a label:
LABELS = ("BP501", "BP502")  # after a line of one of these rules …
LISTED_WORDS = range(4, 26)  # … lines of so many words that do not end as a sentence does …
NO_HEADLINE = '.:;,”"…'  # ends of lines that are no headlines
LISTED_MOST = 8  # … up to so many of them


@dataclass(slots=True)
class Hit:
    """``rule`` matched line ``line``; ``start:end`` is the fragment of the text that goes, or the whole line's text."""

    line: int
    rule: Rule
    start: int
    end: int


# The shapes that rules ask for, as Scan.line_shapes tells them.
SHAPES = {"wordless": SHAPE_WORDLESS, "short": SHAPE_SHORT, "clip": SHAPE_CLIP, "digits": SHAPE_DIGITS}


class LineRules:
    """The line rules of a catalogue, compiled against the lexicon that the scanner uses.

    Rules are tried in the order of their ids; the first that matches a whole line decides about it. A set of rules is
    an integer here: its bit n stands for the rule of number n.
    """

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon) -> None:
        self._rules: list[Rule] = []
        # By entry of the lexicon: rules for triggers anywhere, near the start and near the end.
        self._by_entry: list[tuple[int, int, int] | None] = [None] * (len(lexicon) + 1)
        rules = list(rules)
        self._listed = next((rule for rule in rules if rule.id == LISTED), None)
        for rule in sorted(rules, key=lambda rule: rule.id):
            if rule.pattern is not None:
                self._add(rule, lexicon)
        rules = self._rules
        self._tail = _as_set(rule.where == "tail" for rule in rules)
        self._page = _as_set(rule.where == "page" for rule in rules)
        shapes = range(sum(SHAPES.values()) + 1)  # all that a line can have together
        self._called = [_as_set(not rule.trigger and _has_shape(rule, shape) for rule in rules) for shape in shapes]
        self._allowed = [_as_set(not rule.shape or _has_shape(rule, shape) for rule in rules) for shape in shapes]
        self._lengths = sorted({rule.most for rule in rules})
        self._of_length = [
            _as_set(rule.most >= length for rule in rules) for length in (*self._lengths, LONGEST_LINE + 1)
        ]
        self._patterns = lru_cache(maxsize=4096)(self._unpacked)
        self._found_in = lru_cache(maxsize=REMEMBERED)(self._find_in)

    def _add(self, rule: Rule, lexicon: Lexicon) -> None:
        if rule.shape is not None and rule.shape not in SHAPES:
            raise ValueError(
                f"{rule.source}: rule {rule.id}: no shape is called {rule.shape!r}; there are: {', '.join(SHAPES)}"
            )
        bit = 1 << len(self._rules)
        self._rules.append(rule)
        for phrase in rule.trigger:
            entry = lexicon.id(phrase)
            if not entry:
                raise ValueError(f"{rule.source}: rule {rule.id}: the lexicon does not hold its trigger {phrase!r}")
            anywhere, start, end = self._by_entry[entry] or (0, 0, 0)
            if rule.near == "start":
                start |= bit
            elif rule.near == "end":
                end |= bit
            else:
                anywhere |= bit
            self._by_entry[entry] = (anywhere, start, end)

    def _unpacked(self, rules: int) -> list[tuple[Rule, regex.Pattern[str]]]:
        return [(rule, compiled(rule)) for number, rule in enumerate(self._rules) if rules >> number & 1]

    def find(self, scan: Scan, *, whole: bool = False, page: bool = True) -> dict[int, list[Hit]]:
        """The hits of each line that has any: one hit of a rule for whole lines, else those of rules for fragments.

        Whether a line stands where its rule looks (``Rule.where``) is for the caller to see. Where the article is the
        ``whole`` text, rules for the tail are not tried on lines that are no part of it in any case; nor are rules for
        pages where the text is no ``page``.
        """
        found: dict[int, list[Hit]] = {}
        text, starts, ends = scan.text, scan.line_start, scan.line_end
        lengths, of_length = self._lengths, self._of_length
        shapes = scan.line_shapes(SHORT_WORDS)
        candidates = scan.trigger_lines(self._by_entry, NEAR_START, NEAR_END, shapes, self._called, self._allowed)
        tail = _earliest_tail(scan, candidates) if whole else 0
        elsewhere = 0 if page else self._page
        for line, rules in candidates.items():
            start, end = starts[line], ends[line]
            rules &= of_length[bisect_left(lengths, end - start)] & ~(
                elsewhere | self._tail if line < tail else elsewhere
            )
            if not rules:
                continue
            found_in = self._found_in if end - start <= MENU_LENGTH else self._find_in
            hits = found_in(rules, text[start:end])
            if hits:
                found[line] = [Hit(line, rule, start + first, start + stop) for rule, first, stop in hits]
        if self._listed is not None:
            _add_listed(scan, found, self._listed)
        return found

    def _find_in(self, rules: int, text: str) -> list[tuple[Rule, int, int]]:
        """The first rule that matches the whole line; else the fragments that rules match, none over another."""
        stripped = text.strip()
        fragments: list[tuple[Rule, int, int]] = []
        for rule, pattern in self._patterns(rules):
            if rule.scope == "fragment":
                fragments += ((rule, *match.span()) for match in pattern.finditer(text) if match[0])
            elif pattern.fullmatch(stripped):
                return [(rule, 0, len(text))]
        return _disjoint(fragments) if fragments else []


def _as_set(wanted: Iterable[bool]) -> int:
    """The set of the rules, told by their numbers, that are wanted."""
    return sum(1 << number for number, is_wanted in enumerate(wanted) if is_wanted)


def _has_shape(rule: Rule, shapes: int) -> bool:
    """Have lines of these shapes the one that the rule asks for?"""
    return rule.shape is not None and SHAPES[rule.shape] & shapes != 0


def _disjoint(fragments: list[tuple[Rule, int, int]]) -> list[tuple[Rule, int, int]]:
    """The fragments without those that lie over one before them; of those that begin together the longest."""
    kept: list[tuple[Rule, int, int]] = []
    for fragment in sorted(fragments, key=lambda fragment: (fragment[1], -fragment[2])):
        if not kept or fragment[1] >= kept[-1][2]:
            kept.append(fragment)
    return kept


def _add_listed(scan: Scan, found: dict[int, list[Hit]], rule: Rule) -> None:
    """Add the headlines listed under each label that was found."""
    labels = [line for line, hits in found.items() if hits[0].rule.id in LABELS]
    for label in sorted(labels):
        lines = _listed(scan, found, label)
        if len(lines) > 1:  # one alone may be a heading of the article itself
            found.update((line, [Hit(line, rule, scan.line_start[line], scan.line_end[line])]) for line in lines)


def _listed(scan: Scan, found: dict[int, list[Hit]], label: int) -> list[int]:
    """The lines after ``label`` that look like headlines, up to the first that does not."""
    lines: list[int] = []
    for line in range(label + 1, len(scan.line_start)):
        if scan.line_flags[line] & LINE_BLANK:
            continue
        text = scan.text[scan.line_start[line] : scan.line_end[line]].rstrip()
        is_sentence = text[-1] in NO_HEADLINE or not text[0].isalnum()
        if line in found or is_sentence or scan.line_words[line] not in LISTED_WORDS or len(lines) == LISTED_MOST:
            break
        lines.append(line)
    return lines


def tail_starts(scan: Scan, first: int, stop: int, hits: Mapping[int, list[Hit]]) -> int:
    """The first line of the tail of the lines first:stop.

    Lines that go do not count, so that what is left has the same tail when it is cleaned again.
    """
    if all(found[0].rule.where == "anywhere" for found in hits.values()):
        return first
    flags = scan.line_flags
    places = {line: found[0].rule.where for line, found in hits.items() if found[0].rule.scope == "line"}
    lines = [line for line in range(first, stop) if not flags[line] & LINE_BLANK and places.get(line) != "anywhere"]
    left = [line for line in lines if line not in places]
    count = max(TAIL_LINES, len(lines) // TAIL_SHARE)
    return left[-count] if len(left) >= count else first


def _earliest_tail(scan: Scan, candidates: Mapping[int, int]) -> int:
    """Where the tail of the whole text starts at the earliest: if all lines go that may."""
    flags = scan.line_flags
    count = max(TAIL_LINES, len(flags) // TAIL_SHARE)
    for line in range(len(flags) - 1, -1, -1):
        if line not in candidates and not flags[line] & LINE_BLANK:
            count -= 1
            if not count:
                return line
    return 0
