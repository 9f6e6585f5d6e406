"""The article on a whole page: a stretch of lines, found from the counts that the scanner made of each line.

Every line gets a weight: prose speaks for the article by its number of words, short lines and residue against it, and
a heading that only ever follows an article ("Related stories") strongly so once enough prose has been seen. The article
is the stretch of lines with the greatest sum before the comments, with the paragraphs that only lists, tables or code
part from it; within it every line stays that no line rule removes. Lines that stand on the page twice are teasers and
no prose, unless they are most of it: of an article that stands there twice, the first copy is looked for.

A page that was cut is not cut again. Only a text is cut that holds residue whose rules look anywhere, or begins or ends
with a label; and what is left holds no such residue, begins with prose, and ends with prose or a line of a list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping
from itertools import pairwise
from typing import Final

from quotex._core import Scan
from quotex.catalogue import Cue
from quotex.cleaning.page_lines import COPY, LONG_WORDS, TORN_WORDS, PageLines

__all__ = ["article"]

# Weights, in words of prose.
SHORT: Final = -6.0  # a short line
WORDLESS: Final = -0.5
FLAT: Final = 0.4  # times SHORT for a line mostly in small letters, or with digits or marks in it
RUN_LOWEST: Final = -150.0  # no run of short lines costs more, so that a long list does not cut an article in two
COPIED: Final = 1.5  # times what the best stretch weighs without them, from which on the copies of the article count
FOOT_FROM: Final = 0.9  # share of the page's lines, from which on …
FOOT: Final = 0.3  # … prose counts so much: legal blocks read like articles; so does prose in teasers

# Cues: lines that a rule of the catalogue marks as the end of an article.
ENDS: Final = ("end", "teasers")
EDGES: Final = ("start", "end", "teasers")
CUE_END: Final = -100.0
CUE_WORDS: Final = 10  # a longer line is no heading
CUE_FROM: Final = 0.5  # share of the page's prose that must stand before a cue …
CUE_EARLY: Final = 100  # … or words of prose
COMMENT_CUE_WORDS: Final = 20
THREAD_LINES: Final = 4  # stamps and comment buttons …
THREAD_WITHIN: Final = 25  # … within so many lines are comments
RESUME_WITHIN: Final = 8  # lines
START_PROSE: Final = 60  # a byline or stamp after less prose than this begins the article anew: that was a caption

# Lists, tables and code before the article's start and after its end.
LISTED_LOWER: Final = 0.6  # share of words in small letters
LISTED_LEAST: Final = 5
UNLISTED_COST: Final = 10  # lines of a list that one line of something else outweighs
INTRO_WITHIN: Final = 40  # lines of something else that may stand between an introduction and the article …
INTRO_LISTED: Final = 0.3  # … of which a line of a list counts so much


def article(
    scan: Scan, residue: Mapping[int, Cue], about: bytes = b"", *, is_raw: bool = True
) -> tuple[int, int] | None:
    """The lines first:stop that hold the article of a page; None where the text is no page, or was cut already.

    ``residue`` maps each line that a line rule matches to the rule's cue (``""``: none); ``is_raw`` says that enough of
    it goes wherever it stands; ``about`` is a set of words, see ``PageLines``. Where a page holds no prose at all, not
    even of sentences that go on across residue, the article is all of its lines.
    """
    region = _region(scan, residue, about, across=False) if is_raw else None
    if region is None:
        if not is_raw and not _has_menu_ends(PageLines(scan, residue, about, across=True), residue):
            return None
        region = _region(scan, residue, about, across=True) or (0, len(scan.line_start))
    return region


def _has_menu_ends(lines: PageLines, residue: Container[int]) -> bool:
    """Is the first or the last line of words a label, and the last none of a list? Residue is left out."""
    places = [place for place, words in enumerate(lines.words) if words and lines.first[place] not in residue]
    return bool(places) and (
        _is_label(lines, places[0]) or (_is_label(lines, places[-1]) and not _is_plain(lines, places[-1]))
    )


def _is_label(lines: PageLines, place: int) -> bool:
    """Of so few words that torn parts put together are never one."""
    return lines.words[place] <= TORN_WORDS and not lines.ends[place]


def _region(scan: Scan, residue: Mapping[int, Cue], about: bytes, *, across: bool) -> tuple[int, int] | None:
    """The lines first:stop of the best stretch, or None where there is no prose.

    Lines that repeat are teasers, unless they outweigh everything else by far: then the page holds its article twice,
    for wide and narrow screens or once more to be printed, and the first copy is looked for.
    """
    lines = PageLines(scan, residue, about, across=across)
    best, first, stop = _best_stretch(lines)
    if sum(lines.copies.values()) > (COPIED - 1) * best:  # else no stretch can be so much better with them
        with_copies = PageLines(scan, residue, about, across=across, copied=True)
        stretch = _best_stretch(with_copies)
        if stretch[0] > COPIED * best:
            lines, (best, first, stop) = with_copies, stretch
    if not best:
        return None
    stop = _with_speech(lines, _with_lists(lines, stop))
    stop += _sentences(lines, range(stop, len(lines.words)))
    first = _with_intro(lines, first)
    first -= _sentences(lines, range(first - 1, -1, -1))
    return lines.first[first], lines.stop[stop - 1]


def _best_stretch(lines: PageLines) -> tuple[float, int, int]:
    """The greatest sum of weights, and the places first:stop that have it."""
    best = total = 0.0
    first = stop = begin = 0
    starts = _starts(lines)
    for place, weight in enumerate(_weights(lines)):
        if total <= 0 or (total < START_PROSE and place in starts):
            total, begin = 0.0, place
        total += weight
        if total > best:
            best, first, stop = total, begin, place + 1
    return best, first, stop


def _starts(lines: PageLines) -> set[int]:
    """The places of bylines and stamps that may begin the article, as much prose stands up to the next of them."""
    if lines.is_forum:
        return set()
    places = [place for place, cue in enumerate(lines.cue) if cue == "start"]
    return {
        place
        for place, following in pairwise([*places, len(lines.prose)])
        if sum(lines.prose[place:following]) >= START_PROSE
    }


def _weights(lines: PageLines) -> list[float]:
    """The weight of each line, up to where comments begin."""
    foot = FOOT_FROM * len(lines.words)
    enough = min(CUE_FROM * sum(lines.prose), CUE_EARLY)
    threads, teasers = _threads(lines), _teasers(lines)
    weights = _short(lines)
    posts = 0  # where those of a forum end
    if lines.is_forum:
        weights = [0.0 if cue else FLAT * weight for weight, cue in zip(weights, lines.cue, strict=True)]
        posts = max(place for place, cue in enumerate(lines.cue, 1) if cue in ("post", "thread", "comments"))
    seen = 0  # prose so far
    run = 0.0  # what the short lines since the last prose have cost
    for place, (weight, prose, cue) in enumerate(zip(weights, lines.prose, lines.cue, strict=True)):
        if prose:
            seen += prose
            run = 0.0
            weights[place] = prose * (FOOT if place > foot or place in teasers else 1.0)
            continue
        lowest = RUN_LOWEST - run
        if weight < lowest:
            weights[place] = weight = lowest
        run += weight
        if cue and seen >= enough and place >= posts:
            if _comments_begin(lines, place, threads):
                return weights[:place]
            if _ends(lines, place):
                weights[place] = weight + CUE_END
    return weights


def _short(lines: PageLines) -> list[float]:
    """The weight of each line, where it is no prose."""
    columns = zip(lines.words, lines.lower, lines.digits, lines.puncts, lines.ends, lines.cue, strict=True)
    return [
        WORDLESS
        if not words
        else SHORT
        if cue is not None
        else 0.0
        if ends and words >= 4
        else SHORT * FLAT
        if digits or puncts or (words >= 4 and lower >= 0.6 * words)
        else SHORT
        for words, lower, digits, puncts, ends, cue in columns
    ]


def _threads(lines: PageLines) -> list[int]:
    """The places of stamps and buttons of comments or teasers. In a chronicle, paragraphs stand around each date."""
    cues, prose = lines.cue, lines.prose
    return [
        place
        for place in [place for place, cue in enumerate(cues) if cue]
        if cues[place] == "thread"
        or (
            cues[place] == "start"
            and lines.digits[place]
            and sum(map(bool, prose[max(place - 1, 0) : place + 2])) < 2
            and not (place and lines.is_signature(place - 1))
        )
    ]


def _comments_begin(lines: PageLines, place: int, threads: list[int]) -> bool:
    """Do comments begin with the line, the first of some stamps and comment buttons close to one another?"""
    if lines.cue[place] == "comments":
        return lines.words[place] <= COMMENT_CUE_WORDS
    at = bisect_left(threads, place)
    close = threads[at : at + THREAD_LINES]
    return len(close) == THREAD_LINES and close[0] == place and close[-1] < place + THREAD_WITHIN


def _ends(lines: PageLines, place: int) -> bool:
    """Is the line a heading that only ever follows an article, and does no article go on soon after it?"""
    return lines.cue[place] in ENDS and lines.words[place] <= CUE_WORDS and not _resumes(lines, place)


def _teasers(lines: PageLines) -> set[int]:
    """The places of paragraphs that tell of other articles, each under a headline, after a label such as "Related".

    They end where two full paragraphs follow one another. A box of them in the first half of a page may be passed by
    lists and single paragraphs of the article itself.
    """
    teasers: set[int] = set()
    half = CUE_FROM * sum(lines.prose)
    seen = 0
    under = False  # such a label
    for place, prose in enumerate(lines.prose):
        seen += prose
        if not prose:
            under = under or (lines.cue[place] == "teasers" and seen >= half and _ends(lines, place))
        elif under:
            under = min(prose, lines.prose[place - 1]) < LONG_WORDS
            if under and not any(lines.prose[place - 1 : place + 2 : 2]):
                teasers.add(place)
    return teasers


def _resumes(lines: PageLines, place: int) -> bool:
    """Do two full paragraphs follow one another soon after the line?"""
    following = lines.prose[place + 1 : place + 1 + RESUME_WITHIN]
    return any(one >= LONG_WORDS and two >= LONG_WORDS for one, two in pairwise(following))


def _with_intro(lines: PageLines, first: int) -> int:
    """The start of the article with the paragraphs before ``first`` that only a list or a table parts from it."""
    prose, cues = lines.prose, lines.cue
    between = 0.0
    for place in range(min(first, len(prose) - 1) - 1, 0, -1):
        if cues[place] == "start" or between > INTRO_WITHIN:
            break
        if prose[place] >= LONG_WORDS and (prose[place - 1] or prose[place + 1] or cues[place - 1] in EDGES):
            first, between = place, 0.0
        elif lines.words[place] and not prose[place]:
            between += INTRO_LISTED if _is_listed(lines, place) else 1
    return first


def _with_lists(lines: PageLines, stop: int) -> int:
    """The end of the article with the paragraphs after ``stop`` up to the next cue, and the list that follows them."""
    end = stop
    score = best = 0
    goes_on = True  # the line before is a paragraph of the article
    for place in range(stop, len(lines.words)):
        cue = lines.cue[place]
        if cue in EDGES or cue in ("comments", COPY):
            break
        if lines.prose[place] >= (1 if goes_on else LONG_WORDS):
            end = stop = place + 1
            score = best = 0
        elif lines.words[place]:
            score += 1 if lines.cue[place] is None and _is_listed(lines, place) else -UNLISTED_COST
        goes_on = stop == place + 1
        if score > best:
            best, end = score, place + 1
    return end if best >= LISTED_LEAST else stop


def _with_speech(lines: PageLines, stop: int) -> int:
    """The end of the article with the paragraphs soon after ``stop`` in which somebody says something.

    A box, or a list of other articles, stands before the last paragraph of many pages, and alone it outweighs no box.
    """
    threads = _threads(lines)
    place = stop
    while place < min(stop + RESUME_WITHIN, len(lines.words)):
        if lines.cue[place] in ("start", COPY) or _comments_begin(lines, place, threads):
            break
        place += 1
        if lines.ends[place - 1] and lines.is_speech(place - 1):
            stop = place
    return stop


def _sentences(lines: PageLines, places: range) -> int:
    """How many of the places lead up to the last sentence, over one heading at most between two of them.

    A short sentence weighs nothing, so that no stretch of lines begins or ends with one ("No one was hurt.").
    """
    count = others = 0
    for number, place in enumerate(places, 1):
        if not lines.words[place]:
            continue
        others = 0 if lines.ends[place] else others + 1
        if lines.cue[place] is not None or lines.repeated[place] or others > 1:
            break
        if not others:
            count = number
    return count


def _is_listed(lines: PageLines, place: int) -> bool:
    """Looks the line like one of a list, a table or of code, and not like one of a menu?"""
    return _is_plain(lines, place) and not lines.repeated[place]


def _is_plain(lines: PageLines, place: int) -> bool:
    return lines.digits[place] > 0 or lines.lower[place] >= LISTED_LOWER * lines.words[place]
