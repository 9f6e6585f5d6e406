"""Find the blocks, runs of words, that a quotation and a text have in common, from seeds, in linear time.

A seed is a pair of neighbouring words, or of words with one between them. Blocks continue over words that are only
divided differently (*re-elect*, *reelect*), and end where words differ. The search is in C (src_c/verify/passages.h);
``spelling`` judges whether other divisions say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from quotex._core import FoldedWords, QuotationIndex

__all__ = ["Block", "Index", "Passage"]

MOST_QUOTATIONS: Final = 50  # a seed of more quotations distinguishes none of them
MOST_REPEATS: Final = 4  # places of a seed in one quotation that are searched
LONG: Final = 8  # words of a quotation for which one pair is not evidence
LEAST_IN_LINE: Final = 4  # hits in line, as far apart in the text as in the quotation; three words have as many
LEAST_OF_SHORT: Final = 2
_LEAST_SEEDS: Final = 2  # of a quotation, even if they are common
_NEXT, _SECOND_NEXT = 1, 2  # distances between the words of a seed

Seed = tuple[str, str, int]


class Block(NamedTuple):
    """The words ``first:stop`` of a quotation are the words ``start:end`` of a text."""

    first: int
    stop: int
    start: int
    end: int

    @property
    def size(self) -> int:
        return self.stop - self.first


class Passage(NamedTuple):
    """The blocks that a text has of the quotation ``number``; ``is_complete`` if all of the text was compared.

    If it is not ``is_good``, it has only pieces of a quotation whose other pieces may be elsewhere.
    """

    number: int
    blocks: list[Block]
    is_complete: bool
    is_good: bool


class Index:
    """The seeds of quotations, whatever their order; a quotation is given as its words and its cuts.

    A seed has a content word, if the quotation has such seeds. A seed that many quotations share is left out, unless
    a quotation has no others.
    """

    def __init__(
        self, quotations: Iterable[tuple[Sequence[str], Sequence[int]]], is_content: Callable[[str], bool]
    ) -> None:
        quoted = [(keys, cuts, [is_content(key) for key in keys]) for keys, cuts in quotations]
        seeds = [list(_seeds(keys, telling)) for keys, _, telling in quoted]
        counts = Counter(seed for of_one in seeds for seed in dict(of_one))
        rows = []
        for (keys, cuts, telling), of_one in zip(quoted, seeds, strict=True):
            rare = [item for item in of_one if counts[item[0]] <= MOST_QUOTATIONS]
            if len(rare) < _LEAST_SEEDS:
                rare = sorted(of_one, key=lambda item: (counts[item[0]], item[1]))[:_LEAST_SEEDS]
            least = min(LEAST_IN_LINE if len(keys) >= LONG else LEAST_OF_SHORT, sum(step for (*_, step), _ in rare))
            places = [(at, step) for (*_, step), at in rare] if len(keys) != 1 else [(0, 0)]
            rows.append((keys, [0, *accumulate(telling)], cuts, least, places))
        self._index = QuotationIndex(rows)

    def find(self, words: FoldedWords) -> tuple[list[Passage], bool]:
        """Return the passages of the quotations of which a text may have a part, and whether all of it was compared."""
        found, is_complete = self._index.find(words)
        return [Passage(number, list(map(Block._make, rows)), *told) for number, rows, *told in found], is_complete

    def blocks(self, number: int, words: FoldedWords, hits: Sequence[tuple[int, int]]) -> list[Block]:
        """Return the blocks around hits, which are pairs of a word of the quotation and a word of the text."""
        return list(map(Block._make, self._index.blocks(number, words, hits)[0]))


def _seeds(keys: Sequence[str], telling: Sequence[bool]) -> Iterable[tuple[Seed, int]]:
    """Yield the seeds of a quotation with their places; for a repeated seed, only the first places."""
    is_any = any(telling)
    repeats: Counter[Seed] = Counter()
    for at in range(len(keys) - 1):
        for step in (_NEXT, _SECOND_NEXT):
            other = at + step
            if other < len(keys) and (not is_any or telling[at] or telling[other]):
                seed = keys[at], keys[other], step
                repeats[seed] += 1
                if repeats[seed] <= MOST_REPEATS:
                    yield seed, at
