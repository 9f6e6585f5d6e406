"""Fold the words of a text for comparison: without case, accents, mark-up and punctuation, each with its place.

A word is a run of letters, marks and digits with the apostrophes inside it (Unicode Standard Annex #29 cuts numbers and
contractions in the same way). The signs beside a figure belong to its word (*-5%*, *10⁶*, *24/7*); other symbols, such
as emoji, are words. Struck-out words and comments are left out. The repairs of ``quotex.normalization`` remove codes,
mark-up, misread letters and footnotes; their edits lead back to the given text. C finds the words
(src_c/verify/folding.h).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

from quotex._core import APOSTROPHES, FoldedWords, fold_words
from quotex.cleaning.ids import BROKEN_WORD, HTML_TAG, MARKDOWN
from quotex.edits import Cleaned, Edit, compose
from quotex.language.patterns import precompiled
from quotex.normalization import normalized

__all__ = ["APOSTROPHES", "Words", "fold"]

SIC: Final = "sic"  # an editor's remark, [sic], which the speaker did not say
_SOFT_HYPHEN: Final = "\u00ad"
_HIDDEN_OR_RAISED: Final = precompiled(
    r"(?is)<(?:del|strike|s)\b[^<>]*+>(?:(?!</?(?:del|strike|s)\b).){1,1000}+</(?:del|strike|s)\s*+>"
    r"|(?P<tildes>(?<!~)~~(?![~\s])(?:(?!~~|\n\s*+\n).){1,1000}+~~(?!~))"
    r"|(?P<raised>(?<=\d)<sup\b[^<>]*+>(?=[-−+]?+\d))"
    r"|<!--(?:(?!-->|<!--).){0,1000}+-->"
    rf"|(?P<broken>{_SOFT_HYPHEN}[^\S\n]*+\n[^\S\n]*+)"
)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return the form in which a word is compared (Unicode Standard Annex #15, form NFKD, without marks and case).

    >>> [fold(word) for word in ("Don’t", "[T]he", "U.S.", "1,000.50", "−.5%", "café")]
    ['dont', 'the', 'us', '1000.50', '-0.5%', 'cafe']
    """
    return "".join(fold_words(word).keys())


def _read(text: str, spoken: Cleaned | None = None) -> Cleaned | None:
    """Return the text as a reader sees it, without struck-out words and comments, with a caret before exponents.

    None if that is the same. ``spoken`` is the text without what is not said, if it has such.

    >>> _read("~~Not~~ all of 10<sup>6</sup>").text
    ' all of 10^6</sup>'
    """
    found = spoken
    if any(sign in text for sign in ("~~", "</", "<!--", _SOFT_HYPHEN)):
        found = _after(found, text, list(_hidden_or_raised(found.text if found else text)))
    mended = normalized(found.text if found else text)
    return _after(found, text, mended.edits) if found and mended else found or mended


def _after(first: Cleaned | None, text: str, edits: list[Edit]) -> Cleaned | None:
    """Return the text after edits on ``first``, or on ``text`` if it is None."""
    return Cleaned.from_edits(text, compose(first, edits) if first else edits) if edits else first


def _hidden_or_raised(text: str) -> Iterator[Edit]:
    for match in _HIDDEN_OR_RAISED.finditer(text):
        rule = MARKDOWN if match["tildes"] else BROKEN_WORD if match["broken"] else HTML_TAG
        yield Edit(*match.span(), "^" if match["raised"] else "", rule)


class Words:
    """The words of one text: ``keys`` are the folded words, with places in ``read``, the text as a reader sees it.

    ``cuts`` are the words that follow an ellipsis, in order. ``span`` returns places in ``text``, the given text.
    ``spoken`` is the text without the labels, times and numbers of a transcript.

    >>> words = Words("“The wall … [is] *gone*,” she said.")
    >>> words.keys, list(words.cuts)
    (['the', 'wall', 'is', 'gone', 'she', 'said'], [2])
    """

    def __init__(self, text: str, spoken: Cleaned | None = None) -> None:
        self.text = text
        self.spoken = spoken
        self.mended = _read(text, spoken)
        self.read = self.mended.text if self.mended else text
        self.folded: FoldedWords = fold_words(self.read, SIC)

    def __reduce__(self) -> tuple[type[Words], tuple[str, Cleaned | None]]:
        return Words, (self.text, self.spoken)

    @cached_property
    def keys(self) -> list[str]:
        return self.folded.keys()

    @cached_property
    def starts(self) -> array[int]:
        return self.folded.starts()

    @cached_property
    def ends(self) -> array[int]:
        return self.folded.ends()

    @cached_property
    def cuts(self) -> array[int]:
        return self.folded.cuts()

    def __len__(self) -> int:
        return len(self.folded)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return the place of the words ``first:stop`` in the given text, without marks around them."""
        return self.to_text(self.starts[first], self.ends[stop - 1])

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Return the place of ``read[start:end]`` in the given text."""
        return self.mended.to_original(start, end) if self.mended else (start, end)

    def to_read(self, start: int, end: int) -> tuple[int, int]:
        """Return the place of ``text[start:end]`` in ``read``; an empty span if nothing of it is left."""
        if self.mended is None:
            return start, end
        return self.mended.to_cleaned(start, end) or (0, 0)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the words in ``text[start:end]``, as first and stop."""
        start, end = self.to_read(start, end)
        first = bisect_left(self.starts, start)
        return first, max(first, bisect_right(self.ends, end))

    def cuts_between(self, first: int, stop: int) -> list[int]:
        """Return the words after ``first`` and before ``stop`` that follow an ellipsis."""
        return list(self.cuts[bisect_right(self.cuts, first) : bisect_left(self.cuts, stop)])
