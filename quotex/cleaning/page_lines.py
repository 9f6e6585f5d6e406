"""The lines of a page as the look for its article needs them: which are prose, residue, copies, names of writers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Final, Literal

from quotex._core import LINE_ENDS_SENTENCE, LOWER, Scan
from quotex.catalogue import Cue
from quotex.wordclasses import ATTITUDE, AUXILIARY, DETERMINER, PREPOSITION, PRONOUN, REPORTING, VERB

__all__ = ["COPY", "LONG_WORDS", "TORN_WORDS", "PageLines", "prose_of_line"]

# The rest of a sentence that inline tags tore apart begins with a small letter or with CLOSING, after so many words.
TORN_WORDS: Final = 3
CLOSING: Final = ",.;:!?)]’”…"

# A line of prose.
SENTENCE_WORDS: Final = 8  # ends a sentence and has so many words …
LONG_WORDS: Final = 18  # … or has so many, whatever it ends in
SENTENCE_LOWER: Final = 0.4  # and so large a share of them begins with a small letter
LONG_LOWER: Final = 0.5
PROSE_MOST: Final = 50  # words of one line that count

Copy = Literal["copy"]  # the cue of the copies after the first
COPY: Copy = "copy"

CUE_WITHIN: Final = 6  # tokens beside a quotation in which the verb of saying stands
POSTS_LEAST: Final = 2  # heads of posts show a forum, where what would be comments is the article …
POSTS_FROM: Final = 200  # … if no more prose stands before the first
NAME_WORDS: Final = 4
BYLINE_WORDS: Final = 6
LIFE_WITHIN: Final = 2  # lines after the name
LIFE_FROM: Final = 0.8  # share of the page's prose that stands before the life of its writer


class PageLines:
    """What the decision knows of the lines that are not blank, as columns; parts of a torn sentence are one line.

    Lines that repeat are no prose; with ``copied`` the first copy of each is, and the others are residue. ``about`` is
    the set of words like *about*, before the name of whom a paragraph is on.
    """

    def __init__(
        self, scan: Scan, residue: Mapping[int, Cue], about: bytes, *, across: bool = False, copied: bool = False
    ) -> None:
        self.scan, self.about = scan, about
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
        """A name or a byline late in the prose, and a sentence on that person: a life begins, the article has ended.

        The sentence may call the person by the first name alone, if nothing else on the page looks like a life: where
        there are more, the article tells of several people.
        """
        after = list(accumulate(reversed(self.prose)))  # prose from each line on, from the last to the first
        late = len(after) - bisect_right(after, (1 - LIFE_FROM) * after[-1]) if after else 0
        lives: dict[int, bool] = {}  # by the place of the name: is it told by what shows it to be the writer's?
        for place in [place for place, words in enumerate(self.words) if words >= SENTENCE_WORDS]:
            for heading in range(max(place - LIFE_WITHIN, 0), place):
                if 2 <= self.words[heading] <= BYLINE_WORDS and (name := self._name_in(heading)):
                    if self._text(place).startswith(name):
                        lives[heading] = True
                    elif " " in name and self._does(place, name.split()[0]):
                        # A name alone that stands on the page twice is that of the byline.
                        lives[heading] = self.cue[heading] == "start" or self.repeated[heading] > 0
        for heading in [heading for heading in lives if heading >= late]:
            if lives[heading] or len(lives) == 1:
                self.cue[heading] = "end"

    def _name_in(self, heading: int) -> str:
        """The name in a byline (By Ada Moor), after About, before a comma (Ada Moor, Editor) or alone; empty: none."""
        if self.digits[heading]:
            return ""
        is_about = self.scan.is_(self.scan.line_token[self.first[heading]], self.about)
        if self.cue[heading] == "start" or (is_about and not self.lower[heading]):
            return self._text(heading, self._after_preposition(heading))
        name, comma, _ = self._text(heading).partition(",")
        if comma:
            words = name.split()
            return name if 2 <= len(words) <= NAME_WORDS and all(word[0].isupper() for word in words) else ""
        return name if self._is_name(heading) else ""

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
        return self.scan.text[max(start, self.scan.line_body_at(line)) : self.scan.line_end[line]].strip()


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
