"""A source in a check: its words and, if a quotation of a draft was found in it, its own quotations with speakers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final
from unicodedata import category

import regex

from quotex.model import Quote
from quotex.pipeline import Pipeline
from quotex.verification.checks import Passage
from quotex.verification.folding import Words

__all__ = ["Reading"]

CONTEXT: Final = 32  # characters of prefix and suffix
_ENDINGS: Final = frozenset(".!?…;:")
LONGEST_TURN: Final = 5000  # characters before the words in which the name of who speaks is looked for
_TIME: Final = r"[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?"
# The line of a turn (*Q:*, *MOOR:*, **Ada Moor** (mayor):, *Speaker 1 00:12*), or of a block quotation (>)
_TURN: Final = regex.compile(
    rf"(?m)^[^\S\n]*+(?:>|(?:[-*•][^\S\n]++)?+[*_#]{{0,3}}+(?:{_TIME}[^\S\n]++)?+"
    r"\p{Lu}[\p{L}\d.'’-]*+(?:[^\S\n]++(?:\p{Lu}[\p{L}.'’-]*+|\d{1,2}(?![:\d]*\d))){0,4}+"
    rf"(?:[^\S\n]*+\([^()\n]{{1,30}}\))?+[*_]{{0,3}}+(?::[*_]{{0,3}}+(?=\s)|[^\S\n]++{_TIME}[^\S\n]*+$))"
)
_HYPHENS: Final = ("-", "‐", "‑")
_BLANK_LINE: Final = regex.compile(r"\n[^\S\n]*+\n")


class Reading:
    """One source. Its quotations are extracted when they are first needed."""

    __slots__ = ("_ends", "_inside", "_quotes", "_starts", "id", "pipeline", "words")

    def __init__(self, id: str | None, words: Words, pipeline: Pipeline) -> None:
        self.id = id
        self.words = words
        self.pipeline = pipeline
        self._quotes: list[Quote] | None = None
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._inside: list[tuple[int, int, Quote]] = []

    @property
    def quotes(self) -> list[Quote]:
        """The turns of a transcript, and the quotations in marks that are not inside another, in order.

        None is struck out: it would have no words.
        """
        if self._quotes is None:
            self._quotes, found = [], self.pipeline.extract(self.words.text)
            for quote in found:
                first, stop = self.words.within(quote.start, quote.end)
                if first < stop and quote.parent is None and quote.kind != "indirect":
                    self._quotes.append(quote)
                    self._starts.append(first)
                    self._ends.append(stop)
                elif quote.parent is not None and found[quote.parent].kind == "turn" and quote.speaker:
                    self._inside.append((first, stop, quote))
        return self._quotes

    def over(self, first: int, stop: int) -> tuple[list[int], int]:
        """Return the quotations that hold some of the words ``first:stop``, and how many of these words are in none."""
        if not self.quotes:
            return [], stop - first
        low, high = bisect_right(self._ends, first), bisect_left(self._starts, stop)
        inside = sum(min(stop, self._ends[at]) - max(first, self._starts[at]) for at in range(low, high))
        return [*range(low, high)], stop - first - inside

    def inside_turn(self, first: int, stop: int) -> Quote | None:
        """Return the quotation inside a turn that holds the words ``first:stop``, if it has a speaker of its own."""
        at = bisect_right(self._inside, first, key=lambda row: row[0]) - 1
        return self._inside[at][2] if at >= 0 and stop <= self._inside[at][1] else None

    def bounds(self, quote: int) -> tuple[int, int]:
        """Return the first word and the stop of a quotation."""
        return self._starts[quote], self._ends[quote]

    def passage(self, first: int, stop: int) -> Passage:
        """Return the words ``first:stop`` as they are in the text, with their context."""
        start, end = self.words.span(first, stop)
        text = self.words.text
        return Passage(
            self.id, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        )

    def raw(self, first: int, stop: int) -> str:
        """Return the words ``first:stop`` as a reader sees them."""
        return self.words.read[self.words.starts[first] : self.words.ends[stop - 1]] if stop > first else ""

    def between(self, word: int) -> str:
        """Return what is between a word and the one before it."""
        before = self.words.ends[word - 1] if word else 0
        after = self.words.starts[word] if word < len(self.words) else len(self.words.read)
        return self.words.read[before:after]

    def breaks(self, word: int) -> bool:
        """Whether a sentence, a main clause or a paragraph ends before a word."""
        gap = self.between(word)
        return not _ENDINGS.isdisjoint(gap) or "\n\n" in gap

    def is_bound(self, word: int) -> bool:
        """Whether a word belongs together with the one before it: *non-binding*, *m²*, *≈ 5*, *2,5*, *(un)fit*."""
        if not 0 < word < len(self.words):
            return False
        gap, one, other = self.between(word), self.words.keys[word - 1][-1], self.words.keys[word][0]
        if gap in ("", ","):
            return "So" not in map(category, (one, other)) and (not gap or (one.isdigit() and other.isdigit()))
        if gap in _HYPHENS:
            return one.isalnum() and other.isalnum()
        if gap in ("(", ")"):
            return one.isalpha() and other.isalpha()
        return gap.isspace() and (
            (one.isdigit() and _is_of_figures(other)) or (_is_of_figures(one) and other.isdigit())
        )

    def is_turn(self, word: int) -> bool:
        """Whether the paragraph of a word begins like a turn of a transcript, or is a block quotation."""
        end = self.words.span(word, word + 1)[0]
        before = self.words.text[max(0, end - LONGEST_TURN) : end]
        return _TURN.search(_BLANK_LINE.split(before)[-1]) is not None

    def is_paragraph_between(self, one: int, other: int) -> bool:
        """Whether there is a line break between two words."""
        return "\n" in self.words.read[self.words.ends[one] : self.words.starts[other]]


def _is_of_figures(sign: str) -> bool:
    """Whether a sign is one of mathematics, a currency or a unit."""
    return category(sign) in ("Sm", "Sc") or sign in "%‰°"
