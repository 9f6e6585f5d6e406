"""The words of a text as they are compared: without case, accents, mark-up and punctuation, each with its place.

A word is a run of letters, marks and digits with the apostrophes inside it (Unicode Standard Annex #29 cuts numbers and
contractions the same way). Signs that change what is said ($, %, £, €) are words, too. Codes, mark-up, misread letters
and footnotes are taken away by the repairs of ``quotex.normalization``, whose edits lead back to the text given.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from quotex.edits import Cleaned
from quotex.normalization import normalized
from quotex.patterns import precompiled

__all__ = ["Words", "fold", "words_of"]

# Brackets around a part of a word belong to it: [T]he, walk[ed].
_TOKEN: Final = precompiled(
    r"(?P<tag></?\p{L}[^<>\n]{0,200}>)"
    r"|(?P<sic>\[(?i:sic)\.?\])"
    r"|(?P<cut>[\[(]?(?:…|\.(?:[^\S\n]?\.){2,3})[\])]?)"
    r"|(?P<word>\p{N}[\p{L}\p{M}\p{N}]*+(?:[.,:]\p{N}[\p{L}\p{M}\p{N}]*+)*+"
    r"|(?:\p{L}\.){2,6}+(?!\p{L})"
    r"|\[\p{L}{1,20}\][\p{L}\p{M}\p{N}]++(?:['’‘ʼ´`][\p{L}\p{M}]++)*+"
    r"|[\p{L}\p{M}\p{N}\uFFFD]++(?:['’‘ʼ´`][\p{L}\p{M}]++)*+(?:\[\p{L}{1,20}\])?"
    r"|[$£€¥%])"
)
_UNREAD: Final = dict.fromkeys(map(ord, "'’‘ʼ´`[].,\u00ad"))
_POINTLESS: Final = dict.fromkeys(map(ord, "'’‘ʼ´`[],\u00ad"))  # a number keeps its decimal point


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The form in which a word is compared (Unicode Standard Annex #15, form NFKD, without marks and case).

    >>> [fold(word) for word in ("Don’t", "[T]he", "U.S.", "1,000.50", "café")]
    ['dont', 'the', 'us', '1000.50', 'cafe']
    """
    word = word.translate(_POINTLESS if word[0].isdigit() else _UNREAD)
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word)
    return "".join([sign for sign in apart if not unicodedata.combining(sign)]).casefold()


@dataclass(slots=True)
class Words:
    """The words of one text: ``keys``, folded, and where they stand in ``read``, the text as its reader sees it.

    ``cuts`` are the words before which an ellipsis stands, in order. ``span`` leads back to ``text``, as it was given.
    """

    text: str
    read: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    cuts: list[int]
    mended: Cleaned | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Where the words ``first:stop`` stand in the text given, without marks around them."""
        return self.to_text(self.starts[first], self.ends[stop - 1])

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Where ``read[start:end]`` stands in the text given."""
        return self.mended.to_original(start, end) if self.mended else (start, end)

    def to_read(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in what is read; an empty span where nothing of it is left."""
        if self.mended is None:
            return start, end
        return self.mended.to_cleaned(start, end) or (0, 0)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words in ``text[start:end]``, as first and stop."""
        start, end = self.to_read(start, end)
        first = bisect_left(self.starts, start)
        return first, max(first, bisect_right(self.ends, end))

    def cuts_between(self, first: int, stop: int) -> list[int]:
        """The words after ``first`` and before ``stop`` that an ellipsis stands before."""
        inside = self.cuts[bisect_right(self.cuts, first) : bisect_left(self.cuts, stop)]
        return inside


def words_of(text: str) -> Words:
    """The words of a text.

    >>> words = words_of("“The wall … [is] *gone*,” she said.")
    >>> words.keys, words.cuts
    (['the', 'wall', 'is', 'gone', 'she', 'said'], [2])
    """
    mended = normalized(text)
    read = mended.text if mended else text
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    cuts: list[int] = []
    for match in _TOKEN.finditer(read):
        kind = match.lastgroup
        if kind == "word":
            key = fold(match[0])
            if key:
                keys.append(key)
                starts.append(match.start())
                ends.append(match.end())
        elif kind == "cut" and (not cuts or cuts[-1] != len(keys)):
            cuts.append(len(keys))
    return Words(text, read, keys, starts, ends, cuts, mended)
