"""Find page numbers and running heads between the lines of a hard-wrapped text, as converters of PDF leave them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from quotex._core import DIGIT, LINE_BLANK, LINE_ENDS_SENTENCE, Scan

__all__ = ["page_breaks"]

MOST_WORDS: Final = 10  # in a page number's line, and in a running head
MOST_CHARACTERS: Final = 120
LEAST_PAGES: Final = 3
LEAST_INSIDE: Final = 2  # this many pages must end inside a sentence …
LEAST_SHARE: Final = 4  # … and one in this many
LEAST_BEFORE: Final = 5  # minimum number of words in the last line of such a page
MOST_STEP: Final = 2  # between the numbers of two pages: a page may have no number
NUMBER = re.compile(r"[0-9]{1,4}")


def page_breaks(scan: Scan) -> list[int]:
    """Return the lines of page numbers and running heads, and the blank lines beside those inside a sentence.

    Page numbers are lines that differ only in a number, which rises. Many are inside sentences, unlike the headings of
    chapters. A running head is a line beside two or more of them.
    """
    numbers = {line for group in _numbered(scan) for line in group} if scan.wrapped else set[int]()
    if not numbers:
        return []
    lines = [line for line, flags in enumerate(scan.line_flags) if not flags & LINE_BLANK]
    places = {line: place for place, line in enumerate(lines)}
    found = sorted(numbers | _heads(scan, lines, [places[line] for line in numbers]))
    runs = list(_runs(found, places))
    inside = [run for run in runs if _is_inside_sentence(scan, lines, *run)]
    if len(inside) < LEAST_INSIDE or LEAST_SHARE * len(inside) < len(runs):
        return []
    blank = [line for first, last in inside for line in range(lines[first - 1] + 1, lines[last + 1])]
    return sorted({*found, *blank})


def _numbered(scan: Scan) -> Iterator[list[int]]:
    """Yield groups of lines that differ only in one number, which rises from each to the next."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    token = scan.next_tagged(DIGIT, 0, len(scan))
    while token >= 0:
        line = bisect_right(scan.line_start, scan.token_start[token]) - 1
        if scan.line_words[line] <= MOST_WORDS and scan.line_end[line] - scan.line_start[line] <= MOST_CHARACTERS:
            text = _text(scan, line)
            for match in NUMBER.finditer(text):
                groups[text[: match.start()] + "#" + text[match.end() :]].append((line, int(match[0])))
        token = scan.next_tagged(DIGIT, scan.line_token[line + 1], len(scan))
    for group in groups.values():
        if len(group) >= LEAST_PAGES and all(0 < two[1] - one[1] <= MOST_STEP for one, two in pairwise(group)):
            yield [line for line, _ in group]


def _heads(scan: Scan, lines: list[int], numbers: list[int]) -> set[int]:
    """Return the short lines beside page numbers, given by their places, that recur there and end no sentence."""
    beside = {lines[at] for place in numbers for at in (place - 1, place + 1) if 0 <= at < len(lines)}
    short = [line for line in beside if scan.line_words[line] <= MOST_WORDS]
    texts = {line: _text(scan, line) for line in short if not scan.line_flags[line] & LINE_ENDS_SENTENCE}
    times = Counter(texts.values())
    return {line for line, text in texts.items() if times[text] > 1}


def _text(scan: Scan, line: int) -> str:
    return scan.text[scan.line_start[line] : scan.line_end[line]].strip()


def _runs(found: list[int], places: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the places of the first and the last line of each run of found lines, ignoring blank lines."""
    first = last = places[found[0]]
    for line in found[1:]:
        if places[line] > last + 1:
            yield first, last
            first = places[line]
        last = places[line]
    yield first, last


def _is_inside_sentence(scan: Scan, lines: list[int], first: int, last: int) -> bool:
    """Whether text precedes and follows the run, and the text before it does not end a sentence."""
    if not first or last + 1 == len(lines) or scan.line_words[lines[first - 1]] < LEAST_BEFORE:
        return False
    return not scan.line_flags[lines[first - 1]] & LINE_ENDS_SENTENCE
