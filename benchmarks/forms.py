"""Rewrites a corpus in forms found in dumps: JSON, misread, marked up, hyphenated, glued. The gold moves with it."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

Row = dict[str, Any]
Change = tuple[int, int, str]  # start, end, and the replacement of text[start:end]

WIDTH = 72  # of a hyphenated text
SHORTEST = 3  # part of a hyphenated word
RESIDUE = ("Advertisement", "Read more", "Share this article", "Sign up for our daily newsletter")


def in_json(row: Row) -> Iterator[Change]:
    for found in re.finditer(r'[\n\t"\\]', row["text"]):
        yield *found.span(), json.dumps(found[0])[1:-1]


def misread(row: Row) -> Iterator[Change]:
    """UTF-8 decoded as Windows-1252; bytes that this lacks become control characters."""
    for found in re.finditer(r"[^\x00-\x7f]", row["text"]):
        read = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in found[0].encode())
        yield *found.span(), "".join(read)


def in_markdown(row: Row) -> Iterator[Change]:
    """Speakers in bold type, and curly quotations in italics."""
    for start, end in _speakers(row):
        yield start, start, "**"
        yield end, end, "**"
    yield from _around_quotations(row["text"], "_", "_")


def in_tags(row: Row) -> Iterator[Change]:
    """Speakers as links, and curly quotations in emphasis."""
    for start, end in _speakers(row):
        yield start, start, '<a href="https://example.org/people/1">'
        yield end, end, "</a>"
    yield from _around_quotations(row["text"], "<em>", "</em>")


def hyphenated(row: Row) -> Iterator[Change]:
    """Lines of 72 characters whose last word continues on the next line, as in books and PDF."""
    text, column = row["text"], 0
    for found in re.finditer(r"(\n?)( *)(\S+)", text):
        column = len(found[3]) if found[1] else column + len(found[2]) + len(found[3])
        if column <= WIDTH:
            continue
        fits = WIDTH - 1 - (column - len(found[3]))
        if found[3].isalpha() and fits >= SHORTEST and len(found[3]) - fits >= SHORTEST:
            yield found.start(3) + fits, found.start(3) + fits, "-\n"
            column = len(found[3]) - fits
        elif found[2]:
            yield *found.span(2), "\n"
            column = len(found[3])


def glued(row: Row) -> Iterator[Change]:
    """No line breaks, and nothing in their place, as if the texts of a page's elements were concatenated."""
    for found in re.finditer(r"\n+", row["text"]):
        yield *found.span(), ""


def with_lost_marks(row: Row) -> Iterator[Change]:
    for found in re.finditer("[“”‘’–—…]", row["text"]):
        yield *found.span(), "\ufffd"


def with_footnotes(row: Row) -> Iterator[Change]:
    for number, found in enumerate(re.finditer(r"[.!?,][”\"](?=\s)", row["text"]), 1):
        yield found.end(), found.end(), f"[{number % 100}]"


def among_residue(row: Row) -> Iterator[Change]:
    """A line of residue after each third line break, as if a scraper had left adverts in the article."""
    for number, found in enumerate(re.finditer(r"\n+", row["text"])):
        if number % 3 == 0:
            yield found.end(), found.end(), f"{RESIDUE[number // 3 % len(RESIDUE)]}{found[0]}"


TO_CLEAN: dict[str, Callable[[Row], Iterator[Change]]] = {"among residue": among_residue}
FORMS: dict[str, Callable[[Row], Iterator[Change]]] = {
    "in JSON": in_json,
    "misread": misread,
    "in Markdown": in_markdown,
    "in tags": in_tags,
    "hyphenated": hyphenated,
    "glued": glued,
    "with footnotes": with_footnotes,
    "with lost marks": with_lost_marks,
}


def _speakers(row: Row) -> Iterator[tuple[int, int]]:
    """The sources on one line that are not inside another."""
    end = 0
    for start, stop in sorted({tuple(span) for quote in row["quotes"] for span in quote["source"] or []}):
        if start >= end and "\n" not in row["text"][start:stop]:
            yield start, stop
            end = stop


def _around_quotations(text: str, opening: str, closing: str) -> Iterator[Change]:
    for found in re.finditer("“[^“”\n]*”", text):
        yield found.start(), found.start(), opening
        yield found.end(), found.end(), closing


def rewritten(row: Row, form: str) -> Row:
    """The row with its text in a form, and with all offsets of its gold moved."""
    text, changes = row["text"], sorted((FORMS | TO_CLEAN)[form](row), key=lambda change: change[:2])
    pieces, at = [], 0
    for start, end, shown in changes:
        pieces += [text[at:start], shown]
        at = max(at, end)
    starts, ends = [start for start, _, _ in changes], [end for _, end, _ in changes]
    moved_by = [0, *accumulate(len(shown) - (end - start) for start, end, shown in changes)]

    def place(start: int, end: int) -> tuple[int, int]:
        return start + moved_by[bisect_right(ends, start)], end + moved_by[bisect_left(starts, end)]

    return {**_moved(row, place), "text": "".join([*pieces, text[at:]])}


def _moved(gold: Any, place: Callable[[int, int], tuple[int, int]]) -> Any:
    """The gold with its spans moved: pairs of offsets, and offsets with names."""
    if isinstance(gold, dict):
        moved = {name: _moved(value, place) for name, value in gold.items()}
        for start, end in (("start", "end"), ("ostart", "oend")):
            if start in gold:
                moved[start], moved[end] = place(gold[start], gold[end])
        return moved
    if isinstance(gold, list) and len(gold) == 2 and all(type(offset) is int for offset in gold):
        return list(place(*gold))
    return [_moved(each, place) for each in gold] if isinstance(gold, list) else gold
