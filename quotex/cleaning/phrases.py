"""What people set off in emphasis or link: quotations, names, several words; hardly a piece of code."""

from __future__ import annotations

import regex

__all__ = ["begins_phrase", "begins_quotation"]

_MARK = regex.compile(r"[“‘\"]")
_NAME_OR_WORDS = regex.compile(r"\p{Lu}|\p{L}++,?+ [\p{L}“‘\"]")


def begins_quotation(text: str, start: int) -> bool:
    """Does a quotation mark stand there?"""
    return bool(_MARK.match(text, start))


def begins_phrase(text: str, start: int, end: int) -> bool:
    """Do the words in text[start:end] begin as a quotation, a name or several words do?

    >>> [begins_phrase(text, 0, len(text)) for text in ("“It fell”", "Moor", "an old wall", "args", "_init")]
    [True, True, True, False, False]
    """
    return begins_quotation(text, start) or bool(_NAME_OR_WORDS.match(text, start, end))
