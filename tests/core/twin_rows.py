"""The twin of the rows of a page: prose, copies, posts, and names of authors."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from chartab import has

from quotex import _core

DASHES = ("-", "–")

# The rest of a sentence broken by inline tags begins with a small letter or with CLOSING, after so many words.
TORN_WORDS = 3
CLOSING = ",.;:!?)]’”…"

# A line of prose.
SENTENCE_WORDS = 8  # ends a sentence and has so many words …
LONG_WORDS = 18  # … or has so many, whatever it ends in
PROSE_MOST = 50  # words of one line that count

COPY = -1  # the cue of the copies after the first

CUE_WITHIN = 6  # tokens beside a quotation in which the verb of saying stands
POSTS_LEAST = 2  # heads of posts show a forum, where what would be comments is the article …
LIVE_POSTS = 4  # stamps with prose below each show a live page …
LIVE_TIMES = 4  # … if nowhere is more than so many times as much as on average …
LIVE_ENDS = (_core.CUE_TEASERS, _core.CUE_COMMENTS, _core.CUE_THREAD)  # … before one of these
POSTS_FROM = 200  # … if no more prose stands before the first
NAME_WORDS = 4
BYLINE_WORDS = 6
LIFE_WITHIN = 2  # lines after the name
LIFE_SHARE = 5  # of the page's prose less than so large a part stands behind the life's beginning


def lines(scan: _core.Scan) -> list[int]:
    return [line for line, flags in enumerate(scan.line_flags) if not flags & _core.LINE_BLANK]


@dataclass
class Words:
    """Classes of words, as ``PageClasses`` has them."""

    verbs: int
    reporting: int
    prepositions: int
    not_names: int
    about: bytes


def rows(scan: _core.Scan, residue: Container[int], across: bool) -> list[tuple[int, ...]]:
    """First line, one after the last, words, small ones, digits, puncts, does it end a sentence, the first like it?"""
    found: list[list[int]] = []
    texts: list[str] = []
    opened = -1
    for line in lines(scan):
        first = scan.line_token[line]
        begins_inside = scan.token_tags[first] & _core.LOWER or scan.text[scan.token_start[first]] in CLOSING
        counts = [scan.line_words[line], scan.line_words[line] - scan.line_capitalized[line]]
        counts += [scan.line_digits[line], scan.line_puncts[line] - (body(scan, line) != scan.token_start[first])]
        row = len(found)
        if opened >= 0 and line not in residue and begins_inside:
            row = opened
            counts = [one + other for one, other in zip(found[row][2:6], counts, strict=True)]
        else:
            last = scan.line_token[line + 1] - 1
            texts.append("" if line in residue else scan.text[body(scan, line) : scan.token_end[last]])
            found.append([line])
        ends = scan.line_flags[line] & _core.LINE_ENDS_SENTENCE != 0
        found[row][1:] = [line + 1, *counts, int(ends)]
        if line not in residue:
            opened = row if not ends and counts[0] >= TORN_WORDS else -1
        elif not across:
            opened = -1
    again = [texts.index(text) + 1 if text and texts.count(text) > 1 else 0 for text in texts]
    return [(*row, first) for row, first in zip(found, again, strict=True)]


def body(scan: _core.Scan, line: int) -> int:
    """The start of the words of a line that is not blank, after the mark of an item."""
    first = scan.line_token[line]
    mark = line_mark(scan, line)
    if mark in DASHES:
        left = lines(scan)
        at = left.index(line)
        beside = [*left[max(at - 1, 0) : at], *left[at + 1 : at + 2]]
        if mark not in [line_mark(scan, other) for other in beside]:
            mark = ""
    return scan.token_start[first + len(mark)]


def line_mark(scan: _core.Scan, line: int) -> str:
    """The mark at the start of the line, before a blank and more; empty if there is none."""
    first = scan.line_token[line]
    text = scan.text[scan.token_start[first] : scan.line_end[line]]
    found = re.match(r"([#]+|[-*–•+>|›→])\s+\S", text)
    if not found or not scan.token_tags[first + len(found[1])] & _core.SPACED:  # a blank with a combining mark is none
        return ""
    return found[1]


def prose_of(words: int, lower: int, ends: int) -> int:
    """The number of words of a line that count as prose; ``lower`` of them are in small letters."""
    is_sentence = words >= SENTENCE_WORDS and ends and 5 * lower >= 2 * words
    return min(words, PROSE_MOST) if is_sentence or (words >= LONG_WORDS and 2 * lower >= words) else 0


def split(text: str) -> list[str]:
    """The words of a text, separated by what the core treats as blanks."""
    spaced = "".join(" " if has(char, "SPACE") else char for char in text)
    return [word for word in spaced.split(" ") if word]


class PageLines:
    """What the decision needs of the lines that are not blank, as columns; parts of a broken sentence are one line.

    Repeated lines are not prose; with ``copied``, the first copy of each is, and the others are residue. ``about`` is
    the set of words like *about*, before the name of the person that a paragraph is about.
    """

    def __init__(
        self, scan: _core.Scan, residue: Mapping[int, int], words: Words, *, across: bool = False, copied: bool = False
    ) -> None:
        self.scan, self.classes = scan, words
        columns = [list(column) for column in zip(*rows(scan, residue, across), strict=True)] or [[] for _ in range(8)]
        self.first, self.stop, self.words, self.lower, self.digits, self.puncts, self.ends, self.repeated = columns
        self.cue: list[int | None] = [residue.get(line) for line in self.first]
        self.prose = [0] * len(self.words)  # words that count as prose
        self.copies: dict[int, int] = {}  # by place, the words of lines that would count, but repeat
        for place in [place for place, words in enumerate(self.words) if words >= SENTENCE_WORDS]:
            if self.cue[place] is None:
                prose = prose_of(self.words[place], self.lower[place], self.ends[place])
                if prose and self.repeated[place]:
                    self.copies[place] = prose
                else:
                    self.prose[place] = prose
        if copied:
            self._count_copies()
        self._cue_live_posts()
        self.is_forum = self._holds_posts()
        self._cue_names()

    def _count_copies(self) -> None:
        """Counts the first copy of each line as what it is, and the others as residue."""
        seen: set[str] = set()
        for place in [place for place, repeated in enumerate(self.repeated) if repeated]:
            text = self._text(place)
            if text not in seen:
                self.repeated[place] = 0
                self.prose[place] = self.copies.get(place, 0)
            elif place in self.copies:
                self.cue[place] = COPY
            seen.add(text)

    def _cue_live_posts(self) -> None:
        """Cues the stamps of a live page as heads of posts; no article that is much longer is above them."""
        ends = [place for place, cue in enumerate(self.cue) if cue in LIVE_ENDS]
        stop = min(ends, default=len(self.cue))
        stamps = [place for place in range(stop) if self.cue[place] == _core.CUE_START and self.digits[place]]
        parts = [sum(self.prose[first:last]) for first, last in pairwise([0, *stamps])]
        posts = [part for part in parts[1:] if part]
        if len(posts) >= LIVE_POSTS and max(parts) * len(posts) <= LIVE_TIMES * sum(posts):
            for place in stamps:
                self.cue[place] = _core.CUE_POST

    def _holds_posts(self) -> bool:
        """Whether there are heads of posts, the first of them not below an article."""
        if self.cue.count(_core.CUE_POST) < POSTS_LEAST:
            return False
        return sum(self.prose[: self.cue.index(_core.CUE_POST)]) <= POSTS_FROM

    def _cue_names(self) -> None:
        """Cues the end at the author's biography: a late name or byline, before a sentence about that person.

        The sentence may use the first name alone if nothing else on the page looks like a biography: with several,
        the article is about several people.
        """
        after = list(accumulate(reversed(self.prose)))  # prose from each line on, from the last to the first
        late = len(after) - bisect_right(after, (after[-1] - 1) // LIFE_SHARE if after[-1] else 0) if after else 0
        lives: dict[int, bool] = {}  # by the place of the name: is it told by what shows it to be the writer's?
        for place in [place for place, words in enumerate(self.words) if words >= SENTENCE_WORDS]:
            for heading in range(max(place - LIFE_WITHIN, 0), place):
                if 2 <= self.words[heading] <= BYLINE_WORDS and (name := self._name_in(heading)):
                    if self._text(place).startswith(name):
                        lives[heading] = True
                    elif " " in name and self._does(place, split(name)[0]):
                        # A name alone that is on the page twice is that of the byline.
                        lives[heading] = self.cue[heading] == _core.CUE_START or self.repeated[heading] > 0
        for heading in [heading for heading in lives if heading >= late]:
            if lives[heading] or len(lives) == 1:
                self.cue[heading] = _core.CUE_END

    def _name_in(self, heading: int) -> str:
        """The name in a byline (By Ada Moor), after About, before a comma (Ada Moor, Editor) or alone; or empty."""
        if self.digits[heading]:
            return ""
        is_about = self.scan.is_(self.scan.line_token[self.first[heading]], self.classes.about)
        if self.cue[heading] == _core.CUE_START or (is_about and not self.lower[heading]):
            return self._text(heading, self._after_preposition(heading))
        name, comma, _ = self._text(heading).partition(",")
        if comma:
            words = split(name)
            return name if 2 <= len(words) <= NAME_WORDS and all(has(word[0], "UPPER") for word in words) else ""
        return name if self._is_name(heading) else ""

    def _is_name(self, place: int) -> bool:
        """Whether the line is a few capitalised words."""
        return not self.lower[place] and not self.puncts[place] and self.words[place] <= NAME_WORDS

    def _does(self, place: int, first_name: str) -> bool:
        """Whether the line begins with the first name and a verb."""
        scan, token = self.scan, self.scan.line_token[self.first[place]]
        return (
            scan.word(token) == first_name
            and not scan.token_tags[token] & self.classes.not_names
            and bool(scan.token_tags[token + 1] & self.classes.verbs)
        )

    def _after_preposition(self, place: int) -> int:
        """Offset of the name in a byline: after its first or second word, if that is a preposition (Words by: …)."""
        scan = self.scan
        first, stop = scan.line_token[self.first[place]], scan.line_token[self.first[place] + 1]
        name = scan.next_tagged(self.classes.prepositions, first, min(first + 2, stop)) + 1
        if 0 < name < stop and scan.word(name) == ":":
            name += 1
        return scan.token_start[name] if 0 < name < stop else 0

    def is_signature(self, place: int) -> bool:
        """Whether the line signs a post shown in the article (— Ada Lund (@adalund)). The stamp below is its own."""
        text = self._text(place)
        return "(@" in text and text.endswith(")")

    def is_speech(self, place: int) -> bool:
        """Whether the line attributes a quotation: “…,” *said* Moor; Moor *said*, “…”."""
        scan, starts, ends = self.scan, self.scan.quote_start, self.scan.quote_inner_end
        last = scan.line_end[self.stop[place] - 1]
        for quote in range(bisect_left(starts, scan.line_start[self.first[place]]), len(starts)):
            if starts[quote] >= last:
                break
            before, after = scan.token_at(starts[quote]), scan.token_at(scan.quote_end[quote])
            said = scan.token_tags[before + 1 : after - 1]
            if 5 * sum(bool(tag & _core.LOWER) for tag in said) < 2 * len(said):
                continue  # a title
            said_after = scan.next_tagged(self.classes.reporting, after, after + CUE_WITHIN) >= 0
            if scan.text[ends[quote] - 1] in ",?!" and said_after:
                return True
            said_before = scan.next_tagged(self.classes.reporting, before - CUE_WITHIN, before) >= 0
            if before and scan.word(before - 1) in (",", ":") and said_before:
                return True
        return False

    def _text(self, place: int, start: int = 0) -> str:
        """The text of the line, or the part of it from the offset ``start`` on."""
        line = self.first[place]
        end = self.scan.token_end[self.scan.line_token[line + 1] - 1]
        return self.scan.text[max(start, body(self.scan, line)) : end]
