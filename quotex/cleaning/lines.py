"""Line rules: which lines, or fragments of lines, are residue by their wording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from quotex._core import LINE_BLANK, LINE_ENDS_SENTENCE, Lexicon, Scan
from quotex.rules import LONGEST_LINE, Rule, compiled

__all__ = ["LONGEST_LINE", "SHAPES", "Hit", "LineRules", "tail_starts"]

TAIL_LINES = 8  # a rule with where = "tail" looks at so many lines at the end, of those that stay …
TAIL_SHARE = 4  # … or at the last quarter of a text, whichever is more
SHORT_WORDS = 8
NEAR_START = 12  # a trigger near the start of a line is one of so many tokens there …
NEAR_END = 20  # … and near the end one of so many

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


def _wordless(scan: Scan) -> list[int]:
    flags = scan.line_flags
    return [i for i, words in enumerate(scan.line_words.tolist()) if not words and not flags[i] & LINE_BLANK]


def _short(scan: Scan) -> list[int]:
    counts = zip(scan.line_words.tolist(), scan.line_flags.tolist(), strict=True)
    neither = LINE_BLANK | LINE_ENDS_SENTENCE
    return [i for i, (words, flags) in enumerate(counts) if words <= SHORT_WORDS and not flags & neither]


def _clip(scan: Scan) -> list[int]:
    text, ends = scan.text, scan.line_end
    return [i for i in _digits(scan) if text[ends[i] - 1] in ")]0123456789"]


def _digits(scan: Scan) -> list[int]:
    return [i for i, digits in enumerate(scan.line_digits.tolist()) if digits]


SHAPES: dict[str, Callable[[Scan], list[int]]] = {
    "wordless": _wordless,
    "short": _short,
    "clip": _clip,
    "digits": _digits,
}


class LineRules:
    """The line rules of a catalogue, compiled against the lexicon that the scanner uses.

    Rules are tried in the order of their ids; the first that matches a whole line decides about it. A set of rules is
    an integer here: its bit n stands for the rule of number n.
    """

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon) -> None:
        self._rules: list[Rule] = []
        self._by_entry: dict[int, tuple[int, int, int]] = {}  # for triggers anywhere, near the start and near the end
        self._by_shape: dict[str, int] = {}  # rules that a shape alone calls for
        self._shaped: dict[str, int] = {}  # rules that ask for a shape besides a trigger
        rules = list(rules)
        self._listed = next((rule for rule in rules if rule.id == LISTED), None)
        for rule in sorted(rules, key=lambda rule: rule.id):
            if rule.pattern is not None:
                self._add(rule, lexicon)
        by_number = self._rules
        self._tail = sum(1 << number for number, rule in enumerate(by_number) if rule.where == "tail")
        self._page = sum(1 << number for number, rule in enumerate(by_number) if rule.where == "page")
        self._lengths = sorted({rule.most for rule in by_number})
        self._of_length = [
            sum(1 << number for number, rule in enumerate(by_number) if rule.most >= length)
            for length in (*self._lengths, LONGEST_LINE + 1)
        ]
        self._in = lru_cache(maxsize=4096)(self._unpacked)

    def _add(self, rule: Rule, lexicon: Lexicon) -> None:
        if rule.shape is not None and rule.shape not in SHAPES:
            raise ValueError(
                f"{rule.source}: rule {rule.id}: no shape is called {rule.shape!r}; there are: {', '.join(SHAPES)}"
            )
        bit = 1 << len(self._rules)
        self._rules.append(rule)
        if rule.shape is not None:
            shapes = self._shaped if rule.trigger else self._by_shape
            shapes[rule.shape] = shapes.get(rule.shape, 0) | bit
        for phrase in rule.trigger:
            entry = lexicon.id(phrase)
            if not entry:
                raise ValueError(f"{rule.source}: rule {rule.id}: the lexicon does not hold its trigger {phrase!r}")
            anywhere, start, end = self._by_entry.get(entry, (0, 0, 0))
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
        shapes: dict[str, set[int]] = {}  # found when first asked for
        found: dict[int, list[Hit]] = {}
        text, starts, ends = scan.text, scan.line_start.tolist(), scan.line_end.tolist()
        candidates = self._candidates(scan)
        tail = _earliest_tail(scan, candidates) if whole else 0
        for line, rules in candidates.items():
            start, end = starts[line], ends[line]
            rules &= self._of_length[bisect_left(self._lengths, end - start)]
            if line < tail:
                rules &= ~self._tail
            if not page:
                rules &= ~self._page
            for shape, shaped in self._shaped.items():
                if rules & shaped and line not in _shape(shape, scan, shapes):
                    rules &= ~shaped
            hits = _hits(self._in(rules), text[start:end], line, start) if rules else []
            if hits:
                found[line] = hits
        if self._listed is not None:
            _add_listed(scan, found, self._listed)
        return found

    def _candidates(self, scan: Scan) -> dict[int, int]:
        """By line: the rules that one of its triggers or its shape calls for."""
        candidates = scan.trigger_lines(self._by_entry, NEAR_START, NEAR_END)
        for shape, rules in self._by_shape.items():
            for line in SHAPES[shape](scan):
                candidates[line] = candidates.get(line, 0) | rules
        return candidates


def _shape(shape: str, scan: Scan, shapes: dict[str, set[int]]) -> set[int]:
    """The lines that have the shape."""
    if shape not in shapes:
        shapes[shape] = set(SHAPES[shape](scan))
    return shapes[shape]


def _hits(rules: list[tuple[Rule, regex.Pattern[str]]], text: str, line: int, offset: int) -> list[Hit]:
    """The first rule that matches the whole line; else the fragments that rules match, none over another."""
    stripped = text.strip()
    fragments: list[Hit] = []
    for rule, pattern in rules:
        if rule.scope == "fragment":
            fragments += (Hit(line, rule, offset + m.start(), offset + m.end()) for m in pattern.finditer(text) if m[0])
        elif pattern.fullmatch(stripped):
            return [Hit(line, rule, offset, offset + len(text))]
    if not fragments:
        return []
    kept: list[Hit] = []
    for hit in sorted(fragments, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
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
