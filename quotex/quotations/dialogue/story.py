"""A long dialogue as its rules read it: words, tags, and which tokens are spoken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from quotex import _core
from quotex._core import LINE_START, MARK, TERMINATOR
from quotex.language import ADVERB, FEMALE, MALE, Language
from quotex.quotations.dialogue.asides import cut_at_asides

__all__ = ["Story"]

_OPENING = frozenset("\"“‘'—–-:(_[")


class Story:
    """The columns of one scan as lists, and what the rules ask of tokens.

    Unlike ``Frame`` it leaves the words inside quotations readable: characters are addressed there.
    """

    __slots__ = (
        "ends", "entries", "language", "quotes", "scan", "spoken", "starts", "tags", "traits", "words",
    )  # fmt: skip

    def __init__(self, scan: _core.Scan, language: Language) -> None:
        self.scan = scan
        self.language = language
        self.traits = language.traits
        self.tags = list(scan.token_tags)
        self.entries, self.starts, self.ends = scan.token_entry, scan.token_start, scan.token_end
        self.words = list(map(scan.word, range(len(scan))))
        self.quotes = list(self._find_quotes())
        self.spoken = bytearray(len(self.words))
        for _index, first, stop in self.quotes:
            self.spoken[first:stop] = b"\1" * (stop - first)

    def _find_quotes(self) -> Iterator[tuple[int, int, int]]:
        """The outer quotations, cut at asides: (index in the scan, first token, stop token), marks included."""
        brackets, parents = sorted(self.places("(") + self.places("[")), self.scan.quote_parent
        for index, parent in enumerate(parents):
            if parent < 0:
                first, stop = self.quote_tokens(index)
                inside = brackets[bisect_left(brackets, first) : bisect_left(brackets, stop)]
                for part in cut_at_asides(self, first, stop, self._outside_nested(index, inside)):
                    yield index, *part

    def _outside_nested(self, index: int, tokens: list[int]) -> Iterator[int]:
        """Those of ``tokens`` that lie in no quotation nested in the one at ``index``."""
        parents, nested = self.scan.quote_parent, index + 1
        for token in tokens:
            begin = len(self.words)
            while nested < len(parents) and parents[nested] >= 0:
                begin, end = self.quote_tokens(nested)
                if end > token:
                    break
                begin, nested = len(self.words), nested + 1
            if token < begin:
                yield token

    def quote_tokens(self, index: int) -> tuple[int, int]:
        """The tokens of a quotation of the scan, marks included."""
        scan = self.scan
        return scan.token_at(scan.quote_start[index]), scan.token_at(scan.quote_end[index] - 1) + 1

    def trait(self, token: int) -> int:
        return self.traits[self.entries[token]]

    def gender(self, token: int) -> str | None:
        """The gender that the word itself tells: aunt, he, Mrs."""
        trait = self.trait(token)
        return "m" if trait & MALE else "f" if trait & FEMALE else None

    def paragraph(self, index: int) -> tuple[int, int]:
        """The tokens of a paragraph."""
        scan = self.scan
        return scan.token_at(scan.paragraph_start[index]), scan.token_at(scan.paragraph_end[index] - 1) + 1

    def begins_sentence(self, token: int) -> bool:
        """Would the word have a capital here in any case?"""
        if token == 0:
            return True
        tag = self.tags[token - 1]
        if tag & (TERMINATOR | MARK):
            return not (tag & TERMINATOR and self.is_abbreviated(token - 1))
        return self.words[token - 1] in _OPENING or bool(self.tags[token] & LINE_START and self.begins_paragraph(token))

    def begins_paragraph(self, token: int) -> bool:
        scan = self.scan
        return scan.paragraph_start[scan.paragraph_at(self.starts[token])] == self.starts[token]

    def is_abbreviated(self, stop: int) -> bool:
        """Does the full stop at ``stop`` belong to Mr. and the like?"""
        return stop > 0 and bool(self.tags[stop - 1] & (_core.ABBREVIATION | _core.ABBREVIATION_BEFORE_NAME))

    def ends_sentence(self, token: int) -> bool:
        return bool(self.tags[token] & TERMINATOR) and not self.is_abbreviated(token)

    def is_adverb(self, token: int) -> bool:
        return bool(self.tags[token] & ADVERB) or self.words[token].endswith("ly")

    def tagged(self, mask: int) -> Iterator[int]:
        """The tokens with one of the tags of ``mask``."""
        next_tagged, count = self.scan.next_tagged, len(self.words)
        token = next_tagged(mask, 0, count)
        while token >= 0:
            yield token
            token = next_tagged(mask, token + 1, count)

    def places(self, word: str) -> list[int]:
        """The tokens that are this very word."""
        found: list[int] = []
        token = -1
        for _ in range(self.words.count(word)):
            token = self.words.index(word, token + 1)
            found.append(token)
        return found

    def sentences(self, first: int, stop: int) -> list[tuple[int, int]]:
        """The sentences of the narration first:stop, cut at terminators."""
        edges = [first, *(token + 1 for token in range(first, stop) if self.ends_sentence(token)), stop]
        return [(a, b) for a, b in pairwise(edges) if a < b]
