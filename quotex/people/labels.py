"""What somebody found the quotes of a sample to be."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Label"]


@dataclass(frozen=True, slots=True)
class Label:
    """What somebody found a quote to be. ``name`` and ``gender`` are None where nobody is named or nothing tells.

    ``start`` and ``end`` are those of the quote in its row, to see that the label is still that of the same quote.
    """

    quote: int
    start: int
    end: int
    probability: float
    confidence: float
    is_quote: bool
    name: str | None
    gender: str | None
    is_renamed: bool  # is the name another one than the rules gave?
