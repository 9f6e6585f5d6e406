"""Recognize what people emphasize or link: quotations, names, several words; hardly ever code."""

from __future__ import annotations

import regex

__all__ = ["begins_phrase", "begins_quotation"]

_MARKS = ("“", "‘", '"')
_NAME_OR_WORDS = regex.compile(r"\p{Lu}|\p{L}++,?+ [\p{L}“‘\"]")


def begins_quotation(text: str, start: int) -> bool:
    """Whether there is a quotation mark at ``start``."""
    return text.startswith(_MARKS, start)


def begins_phrase(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] begins with a quotation, a name or several words.

    >>> [begins_phrase(text, 0, len(text)) for text in ("“It fell”", "Moor", "an old wall", "args", "_init")]
    [True, True, True, False, False]
    """
    return begins_quotation(text, start) or bool(_NAME_OR_WORDS.match(text, start, end))
