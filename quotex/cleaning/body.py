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

from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping
from itertools import accumulate, pairwise
from typing import Final, Literal

from quotex._core import LINE_ENDS_SENTENCE, LOWER, Scan
from quotex.catalogue import Cue
from quotex.wordclasses import ATTITUDE, AUXILIARY, DETERMINER, PREPOSITION, PRONOUN, REPORTING, VERB

__all__ = ["article", "prose_of_line"]

# The rest of a sentence that inline tags tore apart begins with a small letter or with CLOSING, after so many words.
TORN_WORDS: Final = 3
CLOSING: Final = ",.;:!?)]’”…"

# A line of prose.
SENTENCE_WORDS: Final = 8  # ends a sentence and has so many words …
LONG_WORDS: Final = 18  # … or has so many, whatever it ends in
SENTENCE_LOWER: Final = 0.4  # and so large a share of them begins with a small letter
LONG_LOWER: Final = 0.5
PROSE_MOST: Final = 50  # words of one line that count

# Weights, in words of prose.
SHORT: Final = -6.0  # a short line
WORDLESS: Final = -0.5
FLAT: Final = 0.4  # times SHORT for a line mostly in small letters, or with digits or marks in it
RUN_LOWEST: Final = -150.0  # no run of short lines costs more, so that a long list does not cut an article in two
COPIED: Final = 1.5  # times what the best stretch weighs without them, from which on the copies of the article count
Copy = Literal["copy"]  # the cue of the copies after the first
COPY: Copy = "copy"
FOOT_FROM: Final = 0.9  # share of the page's lines, from which on …
FOOT: Final = 0.3  # … prose counts so much: legal blocks read like articles

# Cues: lines that a rule of the catalogue marks as the end of an article.
CUE_END: Final = -100.0
CUE_WORDS: Final = 10  # a longer line is no heading
CUE_FROM: Final = 0.5  # share of the page's prose that must stand before a cue …
CUE_EARLY: Final = 100  # … or words of prose
COMMENT_CUE_WORDS: Final = 20
THREAD_LINES: Final = 4  # stamps and comment buttons …
THREAD_WITHIN: Final = 25  # … within so many lines are comments
RESUME_WITHIN: Final = 8  # lines
CUE_WITHIN: Final = 6  # tokens beside a quotation in which the verb of saying stands
POSTS_LEAST: Final = 2  # heads of posts show a forum, where what would be comments is the article …
POSTS_FROM: Final = 200  # … if no more prose stands before the first
START_PROSE: Final = 60  # a byline or stamp after less prose than this begins the article anew: that was a caption
NAME_WORDS: Final = 4
BYLINE_WORDS: Final = 6
LIFE_WITHIN: Final = 2  # lines after the name
LIFE_FROM: Final = 0.8  # share of the page's prose that stands before the life of its writer

# Lists, tables and code before the article's start and after its end.
LISTED_LOWER: Final = 0.6  # share of words in small letters
LISTED_LEAST: Final = 5
UNLISTED_COST: Final = 10  # lines of a list that one line of something else outweighs
INTRO_WITHIN: Final = 40  # lines of something else that may stand between an introduction and the article …
INTRO_LISTED: Final = 0.3  # … of which a line of a list counts so much


class _Lines:
    """What the decision knows of the lines that are not blank, as columns; parts of a torn sentence are one line.

    Lines that repeat are no prose; with ``copied`` the first copy of each is, and the others are residue.
    """

    def __init__(self, scan: Scan, residue: Mapping[int, Cue], *, across: bool = False, copied: bool = False) -> None:
        self.scan = scan
        columns = scan.article_lines(residue, TORN_WORDS, CLOSING, across)
        self.first, self.stop, self.words, self.lower, self.digits, self.puncts, self.ends, self.repeated = columns
        self.cue: list[Cue | Copy | None] = [
            residue.get(line) for line in self.first
        ]  # of the line rule that removes the line, None: none
        self.prose = [0] * len(self.words)  # words that count as prose
        self.copies: dict[int, int] = {}  # by place, the words of lines that would count, but repeat
        for place in [place for place, words in enumerate(self.words) if words >= SENTENCE_WORDS]:
            if self.cue[place] is None:
                prose = _prose(self.words[place], self.lower[place], self.ends[place])
                if prose and self.repeated[place]:
                    self.copies[place] = prose
                else:
                    self.prose[place] = prose
        if copied:
            self._count_copies()
        self.is_forum = self._holds_posts()
        self._cue_names()

    def _count_copies(self) -> None:
        """The first copy of each line counts for what it is, and the others stand for something else."""
        seen: set[str] = set()
        for place in [place for place, repeated in enumerate(self.repeated) if repeated]:
            text = self._text(place)
            if text not in seen:
                self.repeated[place] = 0
                self.prose[place] = self.copies.get(place, 0)
            elif place in self.copies:
                self.cue[place] = COPY
            seen.add(text)

    def _holds_posts(self) -> bool:
        """Are there heads of posts, and the first not far down, as it would be under an article?"""
        if self.cue.count("post") < POSTS_LEAST:
            return False
        return sum(self.prose[: self.cue.index("post")]) <= POSTS_FROM

    def _cue_names(self) -> None:
        """A name or a byline late in the prose, and a sentence on that person: a life begins, the article has ended."""
        after = list(accumulate(reversed(self.prose)))  # prose from each line on, from the last to the first
        late = len(after) - bisect_right(after, (1 - LIFE_FROM) * after[-1]) if after else 0
        for place in [place for place, words in enumerate(self.words[late:], late) if words >= SENTENCE_WORDS]:
            for name in range(max(place - LIFE_WITHIN, late), place):
                if 2 <= self.words[name] <= BYLINE_WORDS and self._is_life(name, place):
                    self.cue[name] = "end"

    def _is_life(self, heading: int, place: int) -> bool:
        """Begins the line with the name in the heading, or with the first name of a byline?"""
        is_byline = self.cue[heading] == "start"
        if self.digits[heading] or not (is_byline or self._is_name(heading)):
            return False
        name = self._text(heading, self._after_preposition(heading) if is_byline else 0)
        if self._text(place).startswith(name):
            return True
        # A name alone that stands on the page twice is that of the byline.
        return (is_byline or self.repeated[heading] > 0) and self._does(place, name.split()[0])

    def _is_name(self, place: int) -> bool:
        """Is the line of a few capitalised words?"""
        return not self.lower[place] and not self.puncts[place] and self.words[place] <= NAME_WORDS

    def _does(self, place: int, first_name: str) -> bool:
        """Begins the line with the first name and a verb?"""
        scan, token = self.scan, self.scan.line_token[self.first[place]]
        return (
            scan.word(token) == first_name
            and not scan.token_tags[token] & (DETERMINER | PRONOUN)
            and bool(scan.token_tags[token + 1] & (AUXILIARY | VERB | ATTITUDE | REPORTING))
        )

    def _after_preposition(self, place: int) -> int:
        """Offset of the name in a byline: behind its first or second word, if that is a preposition (Words by: …)."""
        scan = self.scan
        first, stop = scan.line_token[self.first[place]], scan.line_token[self.first[place] + 1]
        name = scan.next_tagged(PREPOSITION, first, min(first + 2, stop)) + 1
        if 0 < name < stop and scan.word(name) == ":":
            name += 1
        return scan.token_start[name] if 0 < name < stop else 0

    def is_signature(self, place: int) -> bool:
        """Signs the line a post that the article shows (— Ada Lund (@adalund))? Then the stamp below is the post's."""
        text = self._text(place)
        return "(@" in text and text.endswith(")")

    def is_speech(self, place: int) -> bool:
        """Does somebody say something in the line: “…,” *said* Moor; Moor *said*, “…”?"""
        scan, starts, ends = self.scan, self.scan.quote_start, self.scan.quote_inner_end
        last = scan.line_end[self.stop[place] - 1]
        for quote in range(bisect_left(starts, scan.line_start[self.first[place]]), len(starts)):
            if starts[quote] >= last:
                break
            before, after = scan.token_at(starts[quote]), scan.token_at(scan.quote_end[quote])
            said = scan.token_tags[before + 1 : after - 1]
            if sum(bool(tag & LOWER) for tag in said) < SENTENCE_LOWER * len(said):
                continue  # a title
            if scan.text[ends[quote] - 1] in ",?!" and scan.next_tagged(REPORTING, after, after + CUE_WITHIN) >= 0:
                return True
            if scan.word(before - 1) in (",", ":") and scan.next_tagged(REPORTING, before - CUE_WITHIN, before) >= 0:
                return True
        return False

    def _text(self, place: int, start: int = 0) -> str:
        """The text of the line, or what of it stands from the offset ``start`` on."""
        line = self.first[place]
        return self.scan.text[max(start, self.scan.line_start[line]) : self.scan.line_end[line]].strip()


def article(scan: Scan, residue: Mapping[int, Cue], *, is_raw: bool = True) -> tuple[int, int] | None:
    """The lines first:stop that hold the article of a page; None where the text is no page, or was cut already.

    ``residue`` maps each line that a line rule matches to the rule's cue (``""``: none); ``is_raw`` says that enough of
    it goes wherever it stands. Where a page holds no prose at all, not even of sentences that go on across residue, the
    article is all of its lines.
    """
    region = _region(scan, residue, across=False) if is_raw else None
    if region is None:
        if not is_raw and not _has_menu_ends(_Lines(scan, residue, across=True), residue):
            return None
        region = _region(scan, residue, across=True) or (0, len(scan.line_start))
    return region


def _has_menu_ends(lines: _Lines, residue: Container[int]) -> bool:
    """Is the first or the last line of words a label, and the last none of a list? Residue is left out."""
    places = [place for place, words in enumerate(lines.words) if words and lines.first[place] not in residue]
    return bool(places) and (
        _is_label(lines, places[0]) or (_is_label(lines, places[-1]) and not _is_plain(lines, places[-1]))
    )


def _is_label(lines: _Lines, place: int) -> bool:
    """Of so few words that torn parts put together are never one."""
    return lines.words[place] <= TORN_WORDS and not lines.ends[place]


def _region(scan: Scan, residue: Mapping[int, Cue], *, across: bool) -> tuple[int, int] | None:
    """The lines first:stop of the best stretch, or None where there is no prose.

    Lines that repeat are teasers, unless they outweigh everything else by far: then the page holds its article twice,
    for wide and narrow screens or once more to be printed, and the first copy is looked for.
    """
    lines = _Lines(scan, residue, across=across)
    best, first, stop = _best_stretch(lines)
    if sum(lines.copies.values()) > (COPIED - 1) * best:  # else no stretch can be so much better with them
        with_copies = _Lines(scan, residue, across=across, copied=True)
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


def _best_stretch(lines: _Lines) -> tuple[float, int, int]:
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


def _starts(lines: _Lines) -> set[int]:
    """The places of bylines and stamps that may begin the article, as much prose stands up to the next of them."""
    if lines.is_forum:
        return set()
    places = [place for place, cue in enumerate(lines.cue) if cue == "start"]
    return {
        place
        for place, following in pairwise([*places, len(lines.prose)])
        if sum(lines.prose[place:following]) >= START_PROSE
    }


def prose_of_line(scan: Scan, line: int) -> int:
    """How many words of the line count as prose. In a hard-wrapped text it need not end a sentence for that.

    >>> from quotex._core import scan
    >>> prose_of_line(scan("The old port of Varna shut as the storm came in."), 0)
    11
    >>> prose_of_line(scan("What Happens Next at the Old Port of Varna?"), 0)
    0
    """
    words = scan.line_words[line]
    ends = scan.wrapped or scan.line_flags[line] & LINE_ENDS_SENTENCE
    return _prose(words, words - scan.line_capitalized[line], ends) if words >= SENTENCE_WORDS else 0


def _prose(words: int, lower: int, ends: int) -> int:
    """The words of a line of SENTENCE_WORDS or more, as far as they count as prose; ``lower`` are in small letters."""
    if ends and lower >= SENTENCE_LOWER * words:
        return min(words, PROSE_MOST)
    return min(words, PROSE_MOST) if words >= LONG_WORDS and lower >= LONG_LOWER * words else 0


def _weights(lines: _Lines) -> list[float]:
    """The weight of each line, up to where comments begin."""
    foot = FOOT_FROM * len(lines.words)
    enough = min(CUE_FROM * sum(lines.prose), CUE_EARLY)
    threads = _threads(lines)
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
            weights[place] = prose * (FOOT if place > foot else 1.0)
            continue
        lowest = RUN_LOWEST - run
        if weight < lowest:
            weights[place] = weight = lowest
        run += weight
        if cue and seen >= enough and place >= posts:
            if _comments_begin(lines, place, threads):
                return weights[:place]
            if cue == "end" and lines.words[place] <= CUE_WORDS and not _resumes(lines, place):
                weights[place] = weight + CUE_END
    return weights


def _short(lines: _Lines) -> list[float]:
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


def _threads(lines: _Lines) -> list[int]:
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


def _comments_begin(lines: _Lines, place: int, threads: list[int]) -> bool:
    """Do comments begin with the line, the first of some stamps and comment buttons close to one another?"""
    if lines.cue[place] == "comments":
        return lines.words[place] <= COMMENT_CUE_WORDS
    at = bisect_left(threads, place)
    close = threads[at : at + THREAD_LINES]
    return len(close) == THREAD_LINES and close[0] == place and close[-1] < place + THREAD_WITHIN


def _resumes(lines: _Lines, place: int) -> bool:
    """Do two full paragraphs follow one another soon after the line?"""
    following = lines.prose[place + 1 : place + 1 + RESUME_WITHIN]
    return any(one >= LONG_WORDS and two >= LONG_WORDS for one, two in pairwise(following))


def _with_intro(lines: _Lines, first: int) -> int:
    """The start of the article with the paragraphs before ``first`` that only a list or a table parts from it."""
    prose, cues = lines.prose, lines.cue
    between = 0.0
    for place in range(min(first, len(prose) - 1) - 1, 0, -1):
        if cues[place] == "start" or between > INTRO_WITHIN:
            break
        if prose[place] >= LONG_WORDS and (prose[place - 1] or prose[place + 1] or cues[place - 1] in ("start", "end")):
            first, between = place, 0.0
        elif lines.words[place] and not prose[place]:
            between += INTRO_LISTED if _is_listed(lines, place) else 1
    return first


def _with_lists(lines: _Lines, stop: int) -> int:
    """The end of the article with the paragraphs after ``stop`` up to the next cue, and the list that follows them."""
    end = stop
    score = best = 0
    goes_on = True  # the line before is a paragraph of the article
    for place in range(stop, len(lines.words)):
        if lines.cue[place] in ("end", "comments", "start", COPY):
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


def _with_speech(lines: _Lines, stop: int) -> int:
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


def _sentences(lines: _Lines, places: range) -> int:
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


def _is_listed(lines: _Lines, place: int) -> bool:
    """Looks the line like one of a list, a table or of code, and not like one of a menu?"""
    return _is_plain(lines, place) and not lines.repeated[place]


def _is_plain(lines: _Lines, place: int) -> bool:
    return lines.digits[place] > 0 or lines.lower[place] >= LISTED_LOWER * lines.words[place]
