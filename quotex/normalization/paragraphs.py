"""Restore paragraphs in a text that has lost its line breaks, or has one after every sentence, as in many corpora.

In a story, a paragraph mostly belongs to one speaker, so without paragraphs the turns are lost. The text between two
quotations shows where the breaks were. In fourteen novels (PDNC, Vishnubhotla et al. 2022), the second quotation begins
a new paragraph

- always if the two are adjacent: “…” “…”;
- in 37 % of cases after a reporting clause alone: “…,” said Ada. “…”; but in 81 % if another one follows the second
  quotation, and in about half if the first quotation is a question;
- in 62 to 90 % after a sentence that the second quotation does not continue: “…,” said Ada. She sat down. “…”;
- hardly ever otherwise: “…,” said Ada, “…”.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from quotex import _core
from quotex.language.loading import Language
from quotex.model import Genre
from quotex.normalization.genre import is_story

__all__ = ["join_lines", "scan_of_story"]

_FEWEST_TOUCHING = 3  # adjacent quotations, if line breaks are lost
_FEWEST_TORN = 2  # quotations over several lines, if every sentence has its own line
_LEAST_AT_LINES = 0.9  # of the sentences inside quotations, except the first ones
_MOST_SENTENCES_A_LINE = 1.1  # on average


class _Gap(NamedTuple):
    """The text between two quotations, or before the first or after the last one."""

    start: int
    stop: int
    is_empty: bool
    own_sentence: int  # start of the first sentence that begins in it; -1 if none does
    follows_question: bool
    continues: bool  # it continues the sentence of the quotation before it
    ends_sentence: bool  # the quotation after it begins a sentence


def join_lines(scan: _core.Scan, language: Language) -> _core.Scan:
    """Replace line breaks by blanks in a text that has every sentence on a line of its own.

    Line breaks next to blank lines stay, and so do those after lines that do not end a sentence, such as headings. For
    any other text, return the given scan.

    >>> from quotex.language.loading import load_language
    >>> english = load_language("en")
    >>> text = "“It rained.\\nIt poured,” she said.\\nShe left.\\n“It froze.\\nIt thawed,” said Ben.\\n\\nEva came."
    >>> len(english.scan(text).paragraph_start), len(join_lines(english.scan(text), english).paragraph_start)
    (4, 2)
    """
    return language.scan("".join(_blanks_for_breaks(scan))) if _has_sentence_a_line(scan) else scan


def _has_sentence_a_line(scan: _core.Scan) -> bool:
    lines = len(scan.line_flags) - scan.line_flags.tolist().count(_core.LINE_BLANK)
    if lines == len(scan.paragraph_start) or scan.wrapped or len(scan.sentence_start) > _MOST_SENTENCES_A_LINE * lines:
        return False  # no line continues in the next; the lines are wrapped; many lines have several sentences
    sentences, line_starts = scan.sentence_start, set(scan.line_start)
    torn = at_lines = inside = 0
    for start, end in zip(scan.quote_start, scan.quote_end, strict=True):
        later = sentences[bisect_right(sentences, start + 1) : bisect_left(sentences, end)]
        at_own_line = sum(sentence in line_starts for sentence in later)
        torn += at_own_line > 0
        at_lines += at_own_line
        inside += len(later)
    return torn >= _FEWEST_TORN and at_lines >= _LEAST_AT_LINES * inside


def _blanks_for_breaks(scan: _core.Scan) -> Iterator[str]:
    """Yield the text in pieces, with blanks in place of the line breaks between two sentences."""
    at = 0
    lines = zip(scan.line_start, scan.line_end, scan.line_flags, strict=True)
    for (_, end, flags), (start, _, following) in pairwise(lines):
        if flags & _core.LINE_ENDS_SENTENCE and not following & _core.LINE_BLANK:
            yield scan.text[at:end]
            yield " " * (start - end)
            at = start
    yield scan.text[at:]


def scan_of_story(scan: _core.Scan, language: Language, genre: Genre = "auto") -> _core.Scan | None:
    """Return the scan of a text as a story, with its paragraphs restored; None if it is not a story.

    With the ``genre`` ``"auto"``, the text decides. Offsets stay the same: a line break replaces the blank
    at the end of a paragraph.

    >>> from quotex.language.loading import load_language
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
    if genre == "article":
        return None
    if _has_lost_breaks(scan):
        scan = language.scan(_with_breaks(scan.text, _lost_breaks(_gaps(scan))))
    return scan if genre == "story" or is_story(scan) else None


def _has_lost_breaks(scan: _core.Scan) -> bool:
    """Whether more quotations are adjacent than paragraphs could separate."""
    text, starts = scan.text, scan.quote_start
    fewest = max(_FEWEST_TOUCHING, len(scan.paragraph_start))
    if len(starts) <= fewest:
        return False
    return sum(text[end:start].isspace() for end, start in zip(scan.quote_end, starts[1:], strict=False)) >= fewest


def _gaps(scan: _core.Scan) -> Iterator[_Gap]:
    text, sentences = scan.text, scan.sentence_start
    start, follows_question = 0, False
    for stop, inner_end, end in _outer_quotations(scan):
        first, last = bisect_left(sentences, start), bisect_left(sentences, stop)
        own_sentence = sentences[first] if first < last else -1
        yield _Gap(
            start,
            stop,
            is_empty=not text[start:stop].strip(),
            own_sentence=own_sentence,
            follows_question=follows_question,
            continues=bool(start and text[start : stop if own_sentence < 0 else own_sentence].strip()),
            ends_sentence=last < len(sentences) and sentences[last] == stop,
        )
        start, follows_question = end, text[inner_end - 1] == "?"


def _outer_quotations(scan: _core.Scan) -> Iterator[tuple[int, int, int]]:
    """Yield the start of each, its end without and with the closing mark; finally the end of the text."""
    columns = zip(scan.quote_start, scan.quote_inner_end, scan.quote_end, scan.quote_parent, strict=True)
    yield from ((start, inner_end, end) for start, inner_end, end, parent in columns if parent < 0)
    length = len(scan.text)
    yield length, length, length


def _lost_breaks(gaps: Iterable[_Gap]) -> Iterator[int]:
    """Yield where the paragraphs after the first one begin, in order."""
    *between, last = gaps
    for gap, after in pairwise([*between, last]):
        has_narration = gap.own_sentence >= 0
        if has_narration and gap.start and (gap.ends_sentence or not gap.continues):
            yield gap.own_sentence
        if gap.is_empty or (gap.ends_sentence and (has_narration or gap.follows_question or after.continues)):
            yield gap.stop
    if last.own_sentence >= 0 and not last.continues:
        yield last.own_sentence


def _with_breaks(text: str, paragraphs: Iterable[int]) -> str:
    """Replace the blank before each of ``paragraphs``, if there is one, by a line break."""
    pieces, start = [], 0
    for paragraph in paragraphs:
        if paragraph and text[paragraph - 1].isspace():
            pieces.append(text[start : paragraph - 1])
            start = paragraph
    return "\n".join([*pieces, text[start:]])
