"""The article on a whole page: a stretch of lines, found from the counts that the scanner made of each line.

Every line gets a weight: prose speaks for the article by its number of words, short lines and residue against it, and
a heading that only ever follows an article ("Related stories") strongly so once enough prose has been seen. The article
is the stretch of lines with the greatest sum before the comments, with the paragraphs that only lists, tables or code
part from it; within it every line stays that no line rule removes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from quotex._core import LINE_ENDS_SENTENCE, LOWER, Scan

__all__ = ["article", "looks_like_page"]

# What tells a whole page from an extracted body, in lines that end no sentence: how many are of up to MENU_WORDS words,
# times the share of all words that stand in those of up to LABEL_WORDS words.
MENU_WORDS = 4
LABEL_WORDS = 8
MENUS = 0.6

# The rest of a sentence that inline tags tore apart begins with a small letter or with CLOSING, after so many words.
TORN_WORDS = 3
CLOSING = ",.;:!?)]’”…"

# A line of prose.
SENTENCE_WORDS = 8  # ends a sentence and has so many words …
LONG_WORDS = 18  # … or has so many, whatever it ends in
SENTENCE_LOWER = 0.4  # and so large a share of them begins with a small letter
LONG_LOWER = 0.5
PROSE_MOST = 50  # words of one line that count

# Weights, in words of prose.
SHORT = -6.0  # a short line
WORDLESS = -0.5
FLAT = 0.4  # times SHORT for a line mostly in small letters, or with digits or marks in it
RUN_LOWEST = -150.0  # no run of short lines costs more, so that a long list does not cut an article in two
FOOT_FROM = 0.9  # share of the page's lines, from which on …
FOOT = 0.3  # … prose counts so much: legal blocks read like articles

# Cues: lines that a rule of the catalogue marks as the end of an article.
CUE_END = -100.0
CUE_WORDS = 10  # a longer line is no heading
CUE_FROM = 0.5  # share of the page's prose that must stand before a cue …
CUE_EARLY = 100  # … or words of prose
COMMENT_CUE_WORDS = 20
THREAD_LINES = 4  # stamps and comment buttons …
THREAD_WITHIN = 25  # … within so many lines are comments
RESUME_WITHIN = 8  # lines
START_PROSE = 60  # a byline or a stamp after less prose than this begins the article anew: that was a deck or a caption
NAME_WORDS = 4

# Lists, tables and code before the article's start and after its end.
LISTED_LOWER = 0.6  # share of words in small letters
LISTED_LEAST = 5
UNLISTED_COST = 10  # lines of a list that one line of something else outweighs
INTRO_WITHIN = 40  # lines of something else that may stand between an introduction and the article …
INTRO_LISTED = 0.3  # … of which a line of a list counts so much


@dataclass(slots=True)
class _Line:
    """What the decision knows of a line that is not blank, or of lines that are the torn parts of one."""

    first: int
    stop: int
    words: int
    titles: int
    digits: int
    puncts: int
    ends: bool  # ends a sentence
    cue: str | None  # of the line rule that removes the line, None where none does
    text: str
    repeated: bool = False  # stands on the page more than once
    prose: int = 0  # words that count as prose


def looks_like_page(scan: Scan) -> bool:
    """Has the text the menus of a whole page, as no extracted article has?"""
    menu, labels, words = scan.label_counts(LABEL_WORDS, MENU_WORDS)
    return menu * labels >= MENUS * words


def article(scan: Scan, residue: Mapping[int, str]) -> tuple[int, int]:
    """The lines first:stop that hold the article of a page.

    ``residue`` maps each line that a line rule removes to the rule's cue (``""``: none). Where the page holds no prose
    at all, that is all of its lines.
    """
    lines = _lines(scan, residue)
    return _region(lines) or (0, len(scan.line_start))


def _region(lines: list[_Line]) -> tuple[int, int] | None:
    best = total = 0.0
    first = stop = begin = 0
    for line, weight in zip(lines, _weights(lines), strict=False):
        if total <= 0 or (line.cue == "start" and total < START_PROSE):
            total, begin = 0.0, line.first
        total += weight
        if total > best:
            best, first, stop = total, begin, line.stop
    return (_with_intro(lines, first), _with_lists(lines, stop)) if best else None


def _lines(scan: Scan, residue: Mapping[int, str]) -> list[_Line]:
    lines = _read(scan, residue)
    counts = Counter([line.text for line in lines])
    for line in lines:
        line.repeated = counts[line.text] > 1
        if line.words >= SENTENCE_WORDS and line.cue is None and not line.repeated:
            line.prose = _prose(line)
    for place in range(len(lines) // 2, len(lines)):
        line = lines[place]
        if 2 <= line.words <= NAME_WORDS and line.titles == line.words and _is_bio(lines, place):
            lines[place].cue = "end"
    return lines


def _read(scan: Scan, residue: Mapping[int, str]) -> list[_Line]:
    """The lines that are not blank, with the parts of sentences put together that inline tags tore apart."""
    lines: list[_Line] = []
    is_open = False  # the last line could go on in the next
    for number, words, titles, digits, puncts, flags, text, tag in scan.rows_of_lines():
        cue = residue.get(number)
        ends = flags & LINE_ENDS_SENTENCE != 0
        if is_open and cue is None and (tag & LOWER or text[:1] in CLOSING):
            line = lines[-1]
            line.stop = number + 1
            line.words += words
            line.titles += titles
            line.digits += digits
            line.puncts += puncts
            line.ends = ends
        else:
            line = _Line(number, number + 1, words, titles, digits, puncts, ends, cue, text)
            lines.append(line)
        is_open = cue is None and not ends and line.words >= TORN_WORDS
    return lines


def _prose(line: _Line) -> int:
    """The words of a line of SENTENCE_WORDS or more, as far as they count as prose."""
    lower = line.words - line.titles
    if line.ends and lower >= SENTENCE_LOWER * line.words:
        return min(line.words, PROSE_MOST)
    return min(line.words, PROSE_MOST) if line.words >= LONG_WORDS and lower >= LONG_LOWER * line.words else 0


def _is_bio(lines: list[_Line], place: int) -> bool:
    """Is the line of a few capitalised words a name: does a sentence that begins with it follow?"""
    line = lines[place]
    if line.repeated or line.digits or line.puncts:
        return False
    following = lines[place + 1 : place + 3]
    return any(other.words >= SENTENCE_WORDS and other.text.startswith(line.text) for other in following)


def _weights(lines: list[_Line]) -> Iterator[float]:
    """The weight of each line, up to where comments begin."""
    enough = min(CUE_FROM * sum(line.prose for line in lines), CUE_EARLY)
    of_thread = [line.cue is not None and _is_of_thread(lines, place) for place, line in enumerate(lines)]
    threads = [0, *accumulate(of_thread)]
    seen = 0  # prose so far
    run = 0.0  # what the short lines since the last prose have cost
    for place, line in enumerate(lines):
        if line.prose:
            seen += line.prose
            run = 0.0
            yield line.prose * (FOOT if place > FOOT_FROM * len(lines) else 1.0)
            continue
        weight, lowest = _short(line), RUN_LOWEST - run
        if weight < lowest:
            weight = lowest
        run += weight
        if line.cue and seen >= enough:
            if _comments_begin(
                line, threads[min(place + THREAD_WITHIN, len(lines))] - threads[place], of_thread[place]
            ):
                return
            if line.cue == "end" and line.words <= CUE_WORDS and not _resumes(lines, place):
                weight += CUE_END
        yield weight


def _short(line: _Line) -> float:
    """The weight of a line that is no prose."""
    if not line.words:
        return WORDLESS
    if line.cue is not None:
        return SHORT
    if line.ends and line.words >= 4:
        return 0.0
    if (line.words >= 4 and line.words - line.titles >= 0.6 * line.words) or line.digits or line.puncts:
        return SHORT * FLAT
    return SHORT


def _is_of_thread(lines: list[_Line], place: int) -> bool:
    """Is the line a stamp or a button of comments or teasers? In a chronicle, paragraphs stand around each date."""
    cue = lines[place].cue
    if cue != "start":
        return cue == "thread"
    around = lines[max(place - 1, 0) : place + 2]
    return sum(line.prose > 0 for line in around) < 2


def _comments_begin(line: _Line, thread: int, of_thread: bool) -> bool:
    """Do comments begin with the line, the first of ``thread`` stamps and comment buttons close to one another?"""
    if line.cue == "comments":
        return line.words <= COMMENT_CUE_WORDS
    return thread >= THREAD_LINES and of_thread


def _resumes(lines: list[_Line], place: int) -> bool:
    """Do two full paragraphs follow one another soon after the line?"""
    following = lines[place + 1 : place + 1 + RESUME_WITHIN]
    return any(one.prose >= LONG_WORDS and two.prose >= LONG_WORDS for one, two in pairwise(following))


def _with_intro(lines: list[_Line], first: int) -> int:
    """The start of the article with the paragraphs before ``first`` that only a list or a table parts from it."""
    between = 0.0
    for place in range(len(lines) - 2, 0, -1):
        line = lines[place]
        if line.first >= first:
            continue
        if line.cue == "start" or between > INTRO_WITHIN:
            break
        if line.prose >= LONG_WORDS and (
            lines[place - 1].prose or lines[place + 1].prose or lines[place - 1].cue in ("start", "end")
        ):
            first, between = line.first, 0.0
        elif line.words and not line.prose:
            between += INTRO_LISTED if _is_listed(line) else 1
    return first


def _with_lists(lines: list[_Line], stop: int) -> int:
    """The end of the article with the paragraphs after ``stop`` up to the next cue, and the list that follows them."""
    end = stop
    score = best = 0
    goes_on = True  # the line before is a paragraph of the article
    for line in lines:
        if line.first < stop:
            continue
        if line.cue in ("end", "comments", "start"):
            break
        if line.prose >= (1 if goes_on else LONG_WORDS):
            end = stop = line.stop
            score = best = 0
        elif line.words:
            score += 1 if line.cue is None and _is_listed(line) else -UNLISTED_COST
        goes_on = stop == line.stop
        if score > best:
            best, end = score, line.stop
    return end if best >= LISTED_LEAST else stop


def _is_listed(line: _Line) -> bool:
    """Looks the line like one of a list, a table or of code, and not like one of a menu?"""
    return not line.repeated and (line.digits > 0 or line.words - line.titles >= LISTED_LOWER * line.words)
