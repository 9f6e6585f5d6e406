"""What somebody found the quotes of a sample to be."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Label"]


@dataclass(frozen=True, slots=True)
class Label:
    """What somebody found a quote to be. ``name`` and ``gender`` are None where nobody is named or nothing tells.

    ``start``, ``end`` and ``text`` are those of the quote in its row, to see that the label is still that of the same
    quote; ``where`` is the row, for messages.
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
    text: str = ""
    where: str = ""

    def is_of(self, text: str) -> bool:
        """Are those the words that were judged? White space does not count, nor letters that a spreadsheet lost.

        >>> label = Label(0, 1, 20, 0.5, 0.9, True, None, None, False, "Zo? said:\\n“No.”")
        >>> label.is_of("Zoë said: “No.”"), label.is_of("Zoë said: “Yes.”")
        (True, False)
        """
        own, words = ("".join(one.split()) for one in (self.text, text))
        return len(own) == len(words) and all(mine in (other, "?") for mine, other in zip(own, words, strict=True))
