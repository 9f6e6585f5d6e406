"""Judge whether words with the same letters are the same words: *re-elect, reelect*, but not *a typical, atypical*.

Folding drops apostrophes, and blocks continue over words that are only divided differently. Here the marks and blanks
that they lost are compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

import regex

from quotex.verification.folding import APOSTROPHES, Words
from quotex.verification.lexical import Lexical
from quotex.verification.matching import Block

__all__ = ["Speller"]

_GROUPED: Final = regex.compile(r"\D*+\d{1,3}(?: \d{3})++\D*+")  # keys: 40 000
_MARK_UP: Final = regex.compile(r"[*_~`\u00ad\u200b-\u200d\u2060\ufeff]++|</?\p{L}[^<>\s]*+>")
_HYPHENS: Final = frozenset("-‐‑")


class _Side(NamedTuple):
    """The words ``first:stop`` of a text."""

    words: Words
    first: int
    stop: int

    @property
    def keys(self) -> list[str]:
        return self.words.keys[self.first : self.stop]

    @property
    def text(self) -> str:
        return self.words.read[self.words.starts[self.first] : self.words.ends[self.stop - 1]]

    @property
    def has_apostrophe(self) -> bool:
        return any(sign in self.text for sign in APOSTROPHES)

    @property
    def is_initials(self) -> bool | None:
        """Whether it is in capitals, as *US*; None if the words beside it are, too, but it has no points."""
        words = self.words
        first, last = max(0, self.first - 1), min(len(words), self.stop + 1) - 1
        if "." in self.text or not words.read[words.starts[first] : words.ends[last]].isupper():
            return self.text.isupper()
        return None

    def gaps(self) -> list[str]:
        """Return what is between the words, without mark-up and invisible characters."""
        ends, starts = self.words.ends[self.first : self.stop - 1], self.words.starts[self.first + 1 : self.stop]
        return [_MARK_UP.sub("", self.words.read[end:start]) for end, start in zip(ends, starts, strict=True)]


class Speller:
    """Compares the spelling of words of a draft and of a source."""

    def __init__(self, lexical: Lexical, draft: Words, source: Words) -> None:
        self.lexical = lexical
        self.draft = draft
        self.source = source
        self._apart = lexical.sets["apart"]
        self._initials = lexical.sets["initials"]

    def sound(self, blocks: Iterable[Block], first: int) -> list[Block]:
        """Return the blocks without words that are not the same; ``first`` is the quotation's first word in the draft.

        The core compares words by hashes, which can be made to collide.
        """
        found = []
        for block in blocks:
            keys = self.source.keys[block.start : block.end]
            is_equal = self.draft.keys[first + block.first : first + block.stop] == keys
            if is_equal and self._apart.isdisjoint(keys) and self._initials.isdisjoint(keys):
                found.append(block)
            else:
                found += self._parts(block, first)
        return [block for block in found if block.size]

    def _parts(self, block: Block, first: int) -> Iterable[Block]:
        """Yield the parts of a block between words that are not the same."""
        begun, start = place, at = block.first, block.start
        while place < block.stop:
            used, taken = self._joint(first + place, first + block.stop, at, block.end)
            is_same = self.is_same(first + place, first + place + used, at, at + taken)
            if not is_same:
                yield Block(begun, place, start, at)
            place, at = place + used, at + taken
            if not is_same:
                begun, start = place, at
        yield Block(begun, block.stop, start, block.end)

    def _joint(self, place: int, stop: int, at: int, end: int) -> tuple[int, int]:
        """Return how many words of each side, from the first on, have equally many letters."""
        ours, theirs = self.draft.keys, self.source.keys
        used = taken = 1
        one, other = len(ours[place]), len(theirs[at])
        while one != other:
            if one < other and place + used < stop:
                one, used = one + len(ours[place + used]), used + 1
            elif other < one and at + taken < end:
                other, taken = other + len(theirs[at + taken]), taken + 1
            else:
                break
        return used, taken

    def is_same(self, first: int, stop: int, start: int, end: int) -> bool:
        """Whether the words ``first:stop`` of the draft are ``start:end`` of the source, divided differently or not."""
        ours, theirs = _Side(self.draft, first, stop), _Side(self.source, start, end)
        if "".join(ours.keys) != "".join(theirs.keys):
            return False
        if len(ours.keys) == len(theirs.keys) == 1:
            key = ours.keys[0]
            return (key not in self._apart or ours.has_apostrophe == theirs.has_apostrophe) and (
                key not in self._initials or len({ours.is_initials, theirs.is_initials} - {None}) < 2
            )
        if ours.keys == theirs.keys:
            return True
        if min(len(ours.keys), len(theirs.keys)) > 1:
            return False
        return self._is_one_word(max(ours, theirs, key=lambda side: side.stop - side.first))

    def _is_one_word(self, divided: _Side) -> bool:
        """Whether words say the same as one word with their letters."""
        keys, gaps = divided.keys, divided.gaps()
        if any(one[-1].isdigit() and other[0].isdigit() for one, other in pairwise(keys)):
            is_grouped = all(len(gap) == 1 and (gap.isspace() or gap in APOSTROPHES) for gap in gaps)
            return is_grouped and _GROUPED.fullmatch(" ".join(keys)) is not None
        joined = "".join(keys)
        if divided.has_apostrophe:
            return joined[:-1].isdigit() and keys[1:] == ["s"]  # the 1990’s
        return all(self._may_join(*pair, gap, joined) for pair, gap in zip(pairwise(keys), gaps, strict=True))

    def _may_join(self, one: str, other: str, gap: str, joined: str) -> bool:
        mark = gap.strip()
        if not gap or (mark in _HYPHENS and "\n" in gap):  # also a word that is broken at the end of a line
            return True
        negation = self.lexical.sets["negation"]
        if negation.isdisjoint((one, other)) == (joined in negation):
            return False
        if gap in _HYPHENS:
            return joined not in self._apart
        if mark:
            return mark == "." and len(other) == 1 and (len(one) == 1 or gap == ".")  # U. S., Ph.D.
        if not (one.isalpha() and other.isalpha()) or joined in self.lexical.sets["joined"]:
            return True
        is_function = self.lexical.is_function(one) or self.lexical.is_function(other)
        return not is_function and not all(map(self.lexical.is_word, (one, other, joined)))
