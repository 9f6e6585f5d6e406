"""The text as its reader sees it, in which quotations are looked for.

Dumps hold marks as entities (``&quot;``), escapes (``\\"``) or misread bytes (``â€œ``), mark-up around names and
quotations, and words over two lines. A text without any of these costs one look at its characters.
"""

from __future__ import annotations

from typing import Final

from quotex._core import Characters, Scan
from quotex.edits import Cleaned

__all__ = ["normalized"]

# Of codes and mark-up; misread bytes and marks of Windows-1252; footnotes; what is invisible, lost, or a ligature.
_CODES: Final = frozenset(
    "&<>\\*_âÂÃÄÅ" + "".join(map(chr, range(0x80, 0xA0))) + "¹²³⁰⁴⁵⁶⁷⁸⁹"
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffdﬀﬁﬂﬃﬄﬅﬆ"
)
# By one of its characters: codes, and a word over two lines.
_PAIRS: Final = {'"': '""', "[": "](", "-": "-\n", "\r": "-\r\n"}
_BEFORE_FOOTNOTE: Final = frozenset('.,:;!?…”"’')
_ANY: Final = Characters("".join([*_CODES, *_PAIRS]))


def normalized(scan: Scan) -> Cleaned | None:
    """The text that was scanned without codes, mark-up and footnotes, its words whole; None where it is so already.

    >>> from quotex._core import scan
    >>> normalized(scan("&quot;It rained,&quot; said **Moor**, who _had_ seen it.")).text
    '"It rained," said Moor, who had seen it.'
    >>> normalized(scan('"It rained," said Moor.'))
    """
    text, held = scan.text, _ANY.held_by(scan.text)
    if (
        _CODES.isdisjoint(held)
        and not any(_PAIRS[character] in text for character in held)
        and not ("[" in held and _has_footnote(text))
    ):
        return None
    from quotex.cleaning.repair import for_reading  # needs regex, which extracting alone never waits for

    normal = for_reading(text)
    return normal if normal.edits else None


def _has_footnote(text: str) -> bool:
    """Does a number in square brackets stand behind a mark: she said.[1]?"""
    at = text.find("[", 1)
    while at > 0:
        if text[at - 1] in _BEFORE_FOOTNOTE and text[at + 1 : at + 2].isdigit():
            return True
        at = text.find("[", at + 1)
    return False
