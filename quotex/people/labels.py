"""Labels that somebody gave to the quotes of a sample."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Label"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a quote. ``name`` and ``gender`` are None if nobody is named or nothing shows the gender.

    ``start``, ``end`` and ``text`` are those of the quote in its row, to check that it is still the same quote;
    ``where`` is the row, for messages.
    """

    quote: int
    start: int
    end: int
    probability: float
    confidence: float
    is_quote: bool
    name: str | None
    gender: str | None
    is_renamed: bool  # whether the name differs from that of the rules
    text: str = ""
    where: str = ""

    def is_of(self, text: str) -> bool:
        """Whether these are the words that were labelled. White space and letters that a spreadsheet lost do not count.

        >>> label = Label(0, 1, 20, 0.5, 0.9, True, None, None, False, "Zo? said:\\n“No.”")
        >>> label.is_of("Zoë said: “No.”"), label.is_of("Zoë said: “Yes.”")
        (True, False)
        """
        own, words = ("".join(one.split()) for one in (self.text, text))
        return len(own) == len(words) and all(mine in (other, "?") for mine, other in zip(own, words, strict=True))
