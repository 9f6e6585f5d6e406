"""The article on a whole page: a stretch of lines, found from the counts that the scanner made of each line.

Every line gets a weight: prose speaks for the article by its number of words, short lines and residue against it, and
a heading that only ever follows an article ("Comments") strongly so once half of the prose has been seen. The article
is the stretch of lines with the greatest sum; within it every line stays that no line rule removes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from quotex._core import LINE_BLANK, LINE_ENDS_SENTENCE, Scan

__all__ = ["article", "looks_like_page"]

# What tells a whole page from an extracted body: lines of up to MENU_WORDS words that end no sentence.
MENU_WORDS = 4
LABEL_WORDS = 8
MENU_LINES = 12  # at least so many on a page …
MENU_SHARE = 0.2  # … and so large a share of its lines …
LABEL_SHARE = 0.035  # … and so large a share of its words in lines of up to LABEL_WORDS words

# A line of prose.
SENTENCE_WORDS = 8  # ends a sentence and has so many words …
LONG_WORDS = 20  # … or has so many, whatever it ends in
SENTENCE_LOWER = 0.4  # and so large a share of them begins with a small letter
LONG_LOWER = 0.5
PROSE_MOST = 50  # words of one line that count

# Weights, in words of prose.
SHORT = -6.0  # a short line
WORDLESS = -0.5
FLAT = 0.4  # times SHORT for a line mostly in small letters, or with digits or marks in it: a list, a table, code
HEADLINE = 1.3  # times SHORT for a line of three words or more in capitals and nothing else
RUN_LOWEST = -150.0  # no run of short lines costs more, so that a long list does not cut an article in two
CUE_END = -160.0
CUE_COMMENTS = -400.0
CUE_RESUMED = 0.25  # times CUE_END where paragraphs go on right after it
RESUME_WITHIN = 8  # lines
CUE_WORDS = 10  # a longer line is no heading
CUE_FROM = 0.5  # share of the page's prose that must stand before a cue
FOOT_FROM = 0.9  # share of the page's lines, from which on …
FOOT = 0.3  # … prose counts so much: legal blocks read like articles


def looks_like_page(scan: Scan) -> bool:
    """Is the text a whole page, with menus and all, rather than an extracted article?"""
    menu = labels = lines = words = 0
    for count, flags in zip(scan.line_words, scan.line_flags, strict=True):
        if flags & LINE_BLANK:
            continue
        lines += 1
        words += count
        if count <= LABEL_WORDS and not flags & LINE_ENDS_SENTENCE:
            labels += count
            menu += count <= MENU_WORDS
    return menu >= MENU_LINES and menu >= MENU_SHARE * lines and labels >= LABEL_SHARE * words


@dataclass(slots=True)
class _Line:
    """What the decision knows of a line that is not blank."""

    number: int
    words: int
    titles: int
    marks: int  # tokens with a digit, and punctuation
    ends: bool  # ends a sentence
    cue: str | None  # of the line rule that removes the line, None where none does
    prose: int = 0  # words that count as prose


def article(scan: Scan, residue: Mapping[int, str]) -> tuple[int, int]:
    """The lines first:stop that hold the article of a page.

    ``residue`` maps each line that a line rule removes to the rule's cue (``""``: none). Where the page holds no prose
    at all, that is all of its lines.
    """
    lines = _lines(scan, residue)
    best = total = 0.0
    first = stop = begin = 0
    for line, weight in zip(lines, _weights(lines), strict=True):
        if total <= 0:
            total, begin = 0.0, line.number
        total += weight
        if total > best:
            best, first, stop = total, begin, line.number + 1
    return (first, stop) if best else (0, len(scan.line_start))


def _lines(scan: Scan, residue: Mapping[int, str]) -> list[_Line]:
    columns = (scan.line_words, scan.line_titles, scan.line_digits, scan.line_puncts, scan.line_flags)
    lines = [
        _Line(number, words, titles, digits + puncts, bool(flags & LINE_ENDS_SENTENCE), residue.get(number))
        for number, (words, titles, digits, puncts, flags) in enumerate(zip(*columns, strict=True))
        if not flags & LINE_BLANK
    ]
    texts = [scan.text[scan.line_start[line.number] : scan.line_end[line.number]].strip() for line in lines]
    counts = Counter(texts)
    for line, text in zip(lines, texts, strict=True):
        if line.cue is None and counts[text] == 1:
            line.prose = _prose(line)
    return lines


def _prose(line: _Line) -> int:
    """The words of the line as far as they count as prose."""
    lower = line.words - line.titles
    if line.words < SENTENCE_WORDS:
        return 0
    if (line.ends and lower >= SENTENCE_LOWER * line.words) or (
        line.words >= LONG_WORDS and lower >= LONG_LOWER * line.words
    ):
        return min(line.words, PROSE_MOST)
    return 0


def _weights(lines: list[_Line]) -> Iterator[float]:
    enough = CUE_FROM * sum(line.prose for line in lines)
    seen = 0  # prose so far
    run = 0.0  # what the short lines since the last prose have cost
    for place, line in enumerate(lines):
        if line.prose:
            seen += line.prose
            run = 0.0
            yield line.prose * (FOOT if place > FOOT_FROM * len(lines) else 1.0)
            continue
        weight = max(_short(line), RUN_LOWEST - run)
        run += weight
        if line.cue and line.words <= CUE_WORDS and seen >= enough:
            weight += (
                CUE_COMMENTS if line.cue == "comments" else CUE_END * (CUE_RESUMED if _resumes(lines, place) else 1)
            )
        yield weight


def _short(line: _Line) -> float:
    """The weight of a line that is no prose."""
    if not line.words:
        return WORDLESS
    if line.cue is not None:
        return SHORT
    if line.ends and line.words >= 4:
        return 0.0
    if (line.words >= 4 and line.words - line.titles >= 0.6 * line.words) or line.marks:
        return SHORT * FLAT
    return SHORT * HEADLINE if line.words >= 3 else SHORT


def _resumes(lines: list[_Line], place: int) -> bool:
    """Do two full paragraphs follow one another soon after the line?"""
    following = lines[place + 1 : place + 1 + RESUME_WITHIN]
    return any(one.prose >= LONG_WORDS and two.prose >= LONG_WORDS for one, two in pairwise(following))
