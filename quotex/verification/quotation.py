"""A quotation of a draft, as words that can be compared with those of a source."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from quotex.model import Quote
from quotex.verification.checks import Check
from quotex.verification.folding import Words
from quotex.verification.lexical import Lexical

__all__ = ["Quotation"]

LEAST_CONTENT: Final = 3  # content words without which a quotation proves nothing, unless it has …
LEAST_WORDS: Final = 6  # … this many words of any kind
_BEFORE: Final = 6  # words of the draft before a quotation


@dataclass(slots=True)
class Quotation:
    """One quotation of a draft: the words ``first:stop``, up to ``end`` of ``draft.read``."""

    quote: Quote
    draft: Words
    first: int
    stop: int
    end: int
    cuts: list[int]  # relative to first
    content: list[int]  # content words before each place, relative to first
    line: int = 1
    column: int = 1

    @classmethod
    def of(cls, quote: Quote, draft: Words, lexical: Lexical, line: int, column: int) -> Quotation:
        """Return the quotation that was found in a draft."""
        first, stop = draft.within(quote.start, quote.end)
        cuts = [cut - first for cut in draft.cuts_between(first, stop)]
        content = [0, *accumulate(int(lexical.is_content(key)) for key in draft.keys[first:stop])]
        return cls(quote, draft, first, stop, draft.to_read(quote.start, quote.end)[1], cuts, content, line, column)

    @property
    def keys(self) -> list[str]:
        return self.draft.keys[self.first : self.stop]

    def __len__(self) -> int:
        return self.stop - self.first

    @property
    def is_short(self) -> bool:
        """Whether it is too short to prove anything."""
        return self.content[-1] < LEAST_CONTENT and len(self) < LEAST_WORDS

    @property
    def words_before(self) -> list[str]:
        return self.draft.keys[max(0, self.first - _BEFORE) : self.first]

    @property
    def words_after(self) -> list[str]:
        return self.draft.keys[self.stop : self.stop + 1]

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return the place of the quotation's words ``first:stop`` in the given draft."""
        return self.draft.span(self.first + first, self.first + stop)

    def raw(self, first: int, stop: int) -> str:
        """Return these words as a reader sees them."""
        draft = self.draft
        return draft.read[draft.starts[self.first + first] : draft.ends[self.first + stop - 1]] if stop > first else ""

    def is_bracketed(self, first: int, stop: int) -> bool:
        """Whether the words are in square brackets."""
        draft = self.draft
        start, end = draft.starts[self.first + first], draft.ends[self.first + stop - 1]
        return draft.read[max(0, start - 1) : start] + draft.read[end : end + 1] == "[]" or (
            draft.read[start] == "[" and draft.read[end - 1] == "]"
        )

    def check(self) -> Check:
        """Return a check without any result yet."""
        quote = self.quote
        return Check(False, quote.start, quote.end, self.line, self.column, quote.text, "absent")
