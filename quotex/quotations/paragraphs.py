"""The paragraphs of a text that has lost its line breaks, or has one behind every sentence, as many corpora have.

In a story a paragraph is one speaker's, mostly, so that without paragraphs nobody can tell whose turn it is. What
stands between two quotations tells where they were. In fourteen novels (PDNC, Vishnubhotla et al. 2022) another
paragraph begins with the second quotation

- in all places where the two touch: “…” “…”;
- in 37 of 100 where a reporting clause alone stands between: “…,” said Ada. “…”; but in 81 where one follows the second
  quotation, too, and in about half where the first one asks;
- in 62 to 90 where a sentence stands between that the second one does not go on: “…,” said Ada. She sat down. “…”;
- in hardly any other: “…,” said Ada, “…”.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from quotex import _core
from quotex._core import LINE_BLANK
from quotex.language import Language
from quotex.quotations.genre import is_story

__all__ = ["join_lines", "scan_of_story"]

_FEWEST_TOUCHING = 3  # quotations with nothing between them, where line breaks are lost
_MOST_A_LINE = 1.1  # sentences, on average


class _Gap(NamedTuple):
    """What stands between two quotations, or before the first or behind the last of a text."""

    start: int
    stop: int
    is_empty: bool
    begins: int  # where the first sentence of its own begins; -1: none does
    is_asked: bool  # the quotation before it ends with a question mark
    reports: bool  # the sentence of the quotation before it goes on in it
    is_ended: bool  # the quotation after it begins a sentence


def join_lines(scan: _core.Scan, language: Language) -> _core.Scan:
    """The scan of a text with blanks for its line breaks, where every sentence is a line, even inside a quotation.

    Blank lines stay, and end paragraphs. Of any other text it is the scan that was given.

    >>> from quotex.language import load_language
    >>> english = load_language("en")
    >>> scan = english.scan("“It rained.\\nIt poured,” said Ada Moor.\\nShe left.\\n\\nBen came.")
    >>> len(scan.paragraph_start), len(join_lines(scan, english).paragraph_start)
    (3, 2)
    """
    lines = len(scan.line_flags) - scan.line_flags.tolist().count(LINE_BLANK)
    if lines == len(scan.paragraph_start) or scan.wrapped or len(scan.sentence_start) > _MOST_A_LINE * lines:
        return scan
    if not any("\n" in scan.text[start:end] for start, end in zip(scan.quote_start, scan.quote_end, strict=True)):
        return scan
    return language.scan("".join(_blanks_for_breaks(scan)))


def _blanks_for_breaks(scan: _core.Scan) -> Iterator[str]:
    """The text in pieces, with blanks for the line breaks that no blank line is beside."""
    at = 0
    lines = zip(scan.line_start, scan.line_end, scan.line_flags, strict=True)
    for (_, end, flags), (start, _, following) in pairwise(lines):
        if not (flags | following) & LINE_BLANK:
            yield scan.text[at:end]
            yield " " * (start - end)
            at = start
    yield scan.text[at:]


def scan_of_story(scan: _core.Scan, language: Language) -> _core.Scan | None:
    """The scan of a text as a story, its paragraphs restored; None where it is no story.

    Offsets stay: where a paragraph ended, a line break stands in the place of a blank.

    >>> from quotex.language import load_language
    >>> english = load_language("en")
    >>> text = "“Is it shut?” the old woman asked. “It is.” “Since when?” He sat down. “Noon.” “Go.” “Yes.”"
    >>> print(scan_of_story(english.scan(text), english).text)
    “Is it shut?” the old woman asked.
    “It is.”
    “Since when?”
    He sat down.
    “Noon.”
    “Go.”
    “Yes.”
    """
    if is_story(scan):
        return scan
    text, starts = scan.text, scan.quote_start
    touching = sum(text[end:start].isspace() for end, start in zip(scan.quote_end, starts[1:], strict=False))
    if touching < _FEWEST_TOUCHING or touching < len(scan.paragraph_start):
        return None
    restored = language.scan(_with_breaks(text, _lost_breaks(_gaps(scan))))
    return restored if is_story(restored) else None


def _gaps(scan: _core.Scan) -> Iterator[_Gap]:
    text, sentences = scan.text, scan.sentence_start
    start, is_asked = 0, False
    for stop, inner_end, end in _outer_quotations(scan):
        first, last = bisect_left(sentences, start), bisect_left(sentences, stop)
        begins = sentences[first] if first < last else -1
        yield _Gap(
            start,
            stop,
            is_empty=not text[start:stop].strip(),
            begins=begins,
            is_asked=is_asked,
            reports=bool(start and text[start : stop if begins < 0 else begins].strip()),
            is_ended=last < len(sentences) and sentences[last] == stop,
        )
        start, is_asked = end, text[inner_end - 1] == "?"


def _outer_quotations(scan: _core.Scan) -> Iterator[tuple[int, int, int]]:
    """Where each begins, and ends without its closing mark and with it; and last the end of the text."""
    columns = zip(scan.quote_start, scan.quote_inner_end, scan.quote_end, scan.quote_parent, strict=True)
    yield from ((start, inner_end, end) for start, inner_end, end, parent in columns if parent < 0)
    length = len(scan.text)
    yield length, length, length


def _lost_breaks(gaps: Iterable[_Gap]) -> Iterator[int]:
    """Where the paragraphs begin but for the first one, in order."""
    for gap, after in pairwise(gaps):
        is_sentence = gap.begins >= 0
        if is_sentence and gap.start and (gap.is_ended or not gap.reports):
            yield gap.begins
        if gap.is_empty or (gap.is_ended and (is_sentence or gap.is_asked or after.reports)):
            yield gap.stop


def _with_breaks(text: str, paragraphs: Iterable[int]) -> str:
    """``text`` with a line break for the blank before each of ``paragraphs``, where there is one."""
    pieces, start = [], 0
    for paragraph in paragraphs:
        if paragraph and text[paragraph - 1].isspace():
            pieces.append(text[start : paragraph - 1])
            start = paragraph
    return "\n".join([*pieces, text[start:]])
