"""The twin of the search for an article: what src_c/read/page.c does, with Python lists."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping
from itertools import groupby, pairwise

from twin_rows import COPY, LONG_WORDS, TORN_WORDS, PageLines, Words
from twin_rows import lines as lines_of

from quotex import _core

# Weights, in hundredths of a word of prose.
SHORT = -600  # a short line
WORDLESS = -50
FLAT = 40  # per cent of SHORT for a line mostly in small letters, or with digits or marks in it
RUN_LOWEST = -15000  # no run of short lines costs more, so that a long list does not cut an article in two
COPIED = 3  # halves of what the best stretch weighs without them, from which on the copies of the article count
FOOT_FROM = 9  # tenths of the page's lines, from which on …
FOOT = 30  # … prose counts so much, in hundredths: legal blocks read like articles; so does prose in teasers

# Items that an article describes in the same form.
FORM_LEAST = 4  # pairs of full paragraphs between which a line recurs …
FORM_ROWS = 50  # … in so many lines at most …
FORM_LOWEST = -2400  # … which cost no more

# Cues: the lines that rules of the catalogue mark as the end of an article.
ENDS = (_core.CUE_END, _core.CUE_TEASERS)
EDGES = (_core.CUE_START, *ENDS)
CUE_COST = -10000
CUE_WORDS = 10  # a longer line is no heading
CUE_EARLY = 100  # words of prose before a cue, or half of the page's
COMMENT_CUE_WORDS = 20
THREAD_LINES = 4  # stamps and comment buttons …
THREAD_WITHIN = 25  # … within so many lines are comments
POST_WITHIN = 6  # lines from the head of a post to its prose
RESUME_WITHIN = 8  # lines that are not residue, for a line of speech; any lines, for paragraphs
START_PROSE = 60  # a byline or stamp after less prose than this begins the article anew: that was a caption

# Lists, tables and code before the article's start and after its end.
LISTED_LEAST = 5
UNLISTED_COST = 10  # lines of a list that one line of something else outweighs
TABLE_WORDS, TABLE_DIGITS = 10, 3  # a row of a table has so many words and figures, …
TABLE_ROW = 5  # … and counts as so many lines of a list
INTRO_WITHIN = 400  # tenths of lines of something else that may stand between an introduction and the article …
INTRO_LISTED = 3  # … of which a line of a list counts so much
POSTS = (_core.CUE_POST, _core.CUE_THREAD, _core.CUE_COMMENTS)


def article(scan: _core.Scan, residue: Mapping[int, int], words: Words, *, is_raw: bool) -> tuple[int, int] | None:
    """The lines first:stop of the article; ``residue`` maps lines to cues."""
    region = _region(scan, residue, words, across=False) if is_raw else None
    if region is None:
        if not is_raw and not _has_menu_ends(PageLines(scan, residue, words, across=True), residue):
            return None
        region = _region(scan, residue, words, across=True) or (0, len(scan.line_start))
    return region


def looks_like_page(scan: _core.Scan, gone: Container[int] = ()) -> bool:
    """Whether the text has menus, apart from the lines in ``gone``."""
    counts = [
        (scan.line_words[line], scan.line_words[line] <= 8 and not scan.line_flags[line] & _core.LINE_ENDS_SENTENCE)
        for line in lines_of(scan)
        if line not in gone
    ]
    labels = [words for words, is_label in counts if is_label]
    if 5 * sum(words <= 4 for words in labels) * sum(labels) < 3 * sum(words for words, _ in counts):
        return False
    row = [is_label for _, is_label in counts]
    longest = max((len(list(run)) for is_label, run in groupby(row) if is_label), default=0)
    return longest >= 30 or (longest >= 4 and max(sum(row[:5]), sum(row[-5:])) >= 3)


def is_cue(cue: int | None) -> bool:
    return cue not in (None, _core.CUE_NONE)


def _has_menu_ends(lines: PageLines, residue: Container[int]) -> bool:
    """Whether the first line with words is a label, or the last one, unless it belongs to a list. Ignores residue."""
    places = [place for place, words in enumerate(lines.words) if words and lines.first[place] not in residue]
    return bool(places) and (
        _is_label(lines, places[0]) or (_is_label(lines, places[-1]) and not _is_plain(lines, places[-1]))
    )


def _is_label(lines: PageLines, place: int) -> bool:
    """Whether the line is a label. Its words are so few that joined parts of a sentence are never one."""
    return lines.words[place] <= TORN_WORDS and not lines.ends[place]


def _region(scan: _core.Scan, residue: Mapping[int, int], words: Words, *, across: bool) -> tuple[int, int] | None:
    """The lines first:stop of the best stretch, or None if there is no prose.

    Repeated lines are teasers, unless they outweigh everything else by far: then the page has its article twice, for
    wide and narrow screens or for printing, and the first copy is the article.
    """
    lines = PageLines(scan, residue, words, across=across)
    best, first, stop = _best_stretch(lines)
    if 100 * 2 * sum(lines.copies.values()) > (COPIED - 2) * best:  # else no stretch can be so much better with them
        with_copies = PageLines(scan, residue, words, across=across, copied=True)
        stretch = _best_stretch(with_copies)
        if 2 * stretch[0] > COPIED * best:
            lines, (best, first, stop) = with_copies, stretch
    if not best:
        return None
    stop = _with_speech(lines, _with_lists(lines, stop))
    stop += _sentences(lines, range(stop, len(lines.words)))
    first = _first_post(lines, _with_intro(lines, first))
    first -= _sentences(lines, range(first - 1, -1, -1))
    return lines.first[first], lines.stop[stop - 1]


def _first_post(lines: PageLines, first: int) -> int:
    """The first head of a post before ``first`` that prose follows soon, or ``first``."""
    heads = [place for place in range(first) if lines.cue[place] == _core.CUE_POST and lines.is_forum]
    return next((place for place in heads if any(lines.prose[place : min(place + POST_WITHIN, first)])), first)


def _best_stretch(lines: PageLines) -> tuple[int, int, int]:
    """The greatest sum of weights, and the places first:stop with that sum."""
    best = total = 0
    first = stop = begin = 0
    starts = _starts(lines)
    for place, weight in enumerate(_weights(lines)):
        if total <= 0 or (total < 100 * START_PROSE and place in starts):
            total, begin = 0, place
        total += weight
        if total > best:
            best, first, stop = total, begin, place + 1
    return best, first, stop


def _starts(lines: PageLines) -> set[int]:
    """The places of bylines and stamps that may begin the article: those before enough prose up to the next of them."""
    if lines.is_forum:
        return set()
    places = [place for place, cue in enumerate(lines.cue) if cue == _core.CUE_START]
    return {
        place
        for place, following in pairwise([*places, len(lines.prose)])
        if sum(lines.prose[place:following]) >= START_PROSE
    }


def _weights(lines: PageLines) -> list[int]:
    """The weight of each line up to the beginning of comments."""
    foot = FOOT_FROM * len(lines.words)  # in tenths
    enough = min(sum(lines.prose), 2 * CUE_EARLY)  # twice that
    threads, teasers, forms = _threads(lines), _teasers(lines), _forms(lines)
    weights = _short(lines)
    posts = 0  # where those of a forum end
    if lines.is_forum:
        weights = [0 if is_cue(cue) else weight * FLAT // 100 for weight, cue in zip(weights, lines.cue, strict=True)]
        posts = max(place for place, cue in enumerate(lines.cue, 1) if cue in POSTS)
    seen = 0  # prose so far
    run = 0  # what the short lines since the last prose have cost
    for place, (weight, prose, cue) in enumerate(zip(weights, lines.prose, lines.cue, strict=True)):
        if prose:
            seen += prose
            run = 0
            weights[place] = prose * (FOOT if 10 * place > foot or place in teasers else 100)
            continue
        lowest = (FORM_LOWEST if place in forms else RUN_LOWEST) - run
        if weight < lowest:
            weights[place] = weight = lowest
        run += weight
        if is_cue(cue) and 2 * seen >= enough and place >= posts:
            if _comments_begin(lines, place, threads):
                return weights[:place]
            if _ends(lines, place):
                weights[place] = weight + CUE_COST
    return weights


def _forms(lines: PageLines) -> set[int]:
    """The places between two full paragraphs in the same form: one of them recurs between others, but most do not."""
    long = [place for place, prose in enumerate(lines.prose) if prose >= LONG_WORDS]
    gaps = [range(one + 1, other) for one, other in pairwise([-1, *long, len(lines.prose)])]
    told = [[place for place in gap if lines.words[place]] for gap in gaps]
    plain = [{lines.repeated[place] for place in gap if lines.cue[place] is None} - {0} for gap in told]
    often = {first for firsts in plain for first in firsts if sum(first in others for others in plain) >= FORM_LEAST}
    return {
        place
        for gap, rows, firsts in [*zip(gaps, told, plain, strict=True)][1:-1]
        if firsts & often
        and len(gap) <= FORM_ROWS
        and 2 * sum(lines.repeated[row] > 0 or lines.cue[row] is not None for row in rows) <= len(rows)
        for place in gap
    }


def _short(lines: PageLines) -> list[int]:
    """The weight that each line has if it is not prose."""
    columns = zip(lines.words, lines.lower, lines.digits, lines.puncts, lines.ends, lines.cue, strict=True)
    return [
        WORDLESS
        if not words
        else SHORT
        if cue is not None
        else 0
        if ends and words >= 4
        else SHORT * FLAT // 100
        if digits or puncts or (words >= 4 and 5 * lower >= 3 * words)
        else SHORT
        for words, lower, digits, puncts, ends, cue in columns
    ]


def _threads(lines: PageLines) -> list[int]:
    """The places of stamps and buttons of comments or teasers. A date between paragraphs belongs to a chronicle."""
    cues, prose = lines.cue, lines.prose
    return [
        place
        for place in [place for place, cue in enumerate(cues) if is_cue(cue)]
        if cues[place] == _core.CUE_THREAD
        or (
            cues[place] == _core.CUE_START
            and lines.digits[place]
            and sum(map(bool, prose[max(place - 1, 0) : place + 2])) < 2
            and not (place and lines.is_signature(place - 1))
        )
    ]


def _comments_begin(lines: PageLines, place: int, threads: list[int]) -> bool:
    """Whether comments begin with the line: a heading, or the first of several stamps and buttons close together."""
    if lines.cue[place] == _core.CUE_COMMENTS:
        return lines.words[place] <= COMMENT_CUE_WORDS
    at = bisect_left(threads, place)
    close = threads[at : at + THREAD_LINES]
    return len(close) == THREAD_LINES and close[0] == place and close[-1] < place + THREAD_WITHIN


def _ends(lines: PageLines, place: int) -> bool:
    """Whether the line is a heading that only follows articles, and no article goes on soon after it."""
    return lines.cue[place] in ENDS and lines.words[place] <= CUE_WORDS and not _resumes(lines, place)


def _teasers(lines: PageLines) -> set[int]:
    """The places of paragraphs about other articles, each under a headline, after a label such as "Related".

    They end at two consecutive full paragraphs. Labels in the first half of a page do not count: lists and single
    paragraphs of the article itself may follow the box there.
    """
    teasers: set[int] = set()
    seen = 0
    under = False  # such a label
    for place, prose in enumerate(lines.prose):
        seen += prose
        if not prose:
            is_late = 2 * seen >= sum(lines.prose)
            under = under or (lines.cue[place] == _core.CUE_TEASERS and is_late and _ends(lines, place))
        elif under:
            under = min(prose, lines.prose[place - 1]) < LONG_WORDS
            if under and not any(lines.prose[place - 1 : place + 2 : 2]):
                teasers.add(place)
    return teasers


def _resumes(lines: PageLines, place: int) -> bool:
    """Whether two consecutive full paragraphs follow soon after the line."""
    following = lines.prose[place + 1 : place + 1 + RESUME_WITHIN]
    return any(one >= LONG_WORDS and two >= LONG_WORDS for one, two in pairwise(following))


def _with_intro(lines: PageLines, first: int) -> int:
    """The start of the article with the paragraphs before ``first`` that only a list or a table separates from it."""
    prose, cues = lines.prose, lines.cue
    between = 0
    for place in range(min(first, len(prose) - 1) - 1, 0, -1):
        if cues[place] == _core.CUE_START or between > INTRO_WITHIN:
            break
        if prose[place] >= LONG_WORDS and (prose[place - 1] or prose[place + 1] or cues[place - 1] in EDGES):
            first, between = place, 0
        elif lines.words[place] and not prose[place]:
            between += INTRO_LISTED if _is_listed(lines, place) else 10
    return first


def _with_lists(lines: PageLines, stop: int) -> int:
    """The end of the article with the paragraphs after ``stop`` up to the next cue, and the list that follows them."""
    end = stop
    score = best = 0
    goes_on = True  # the line before is a paragraph of the article
    for place in range(stop, len(lines.words)):
        cue = lines.cue[place]
        if cue in EDGES or cue in (_core.CUE_COMMENTS, COPY):
            break
        if lines.prose[place] >= (1 if goes_on else LONG_WORDS):
            end = stop = place + 1
            score = best = 0
        elif lines.words[place]:
            score += _list_score(lines, place)
        goes_on = stop == place + 1
        if score > best:
            best, end = score, place + 1
    return end if best >= LISTED_LEAST else stop


def _list_score(lines: PageLines, place: int) -> int:
    """The score of the line for a list that belongs to the article."""
    if lines.cue[place] is not None or not _is_listed(lines, place):
        return -UNLISTED_COST
    return TABLE_ROW if lines.words[place] >= TABLE_WORDS and lines.digits[place] >= TABLE_DIGITS else 1


def _with_speech(lines: PageLines, stop: int) -> int:
    """The end of the article with the paragraphs soon after ``stop`` that attribute a quotation.

    Many pages have a box, or a list of other articles, before the last paragraph, which alone outweighs no box.
    """
    threads = _threads(lines)
    others = 0  # lines since the article's last one, without residue
    for place in range(stop, len(lines.words)):
        if others == RESUME_WITHIN or lines.cue[place] in (_core.CUE_START, COPY):
            break
        if _comments_begin(lines, place, threads):
            break
        others += not lines.cue[place]
        if lines.ends[place] and lines.is_speech(place):
            stop, others = place + 1, 0
    return stop


def _sentences(lines: PageLines, places: range) -> int:
    """The number of places up to the last sentence, with at most one heading between two sentences.

    A short sentence weighs nothing, so no stretch of lines begins or ends with one ("No one was hurt.").
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
    """Whether the line looks like one of a list, a table or code, and not of a menu."""
    return _is_plain(lines, place) and not lines.repeated[place]


def _is_plain(lines: PageLines, place: int) -> bool:
    return lines.digits[place] > 0 or 5 * lines.lower[place] >= 3 * lines.words[place]
