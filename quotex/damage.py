"""Find the places where a text may be damaged: one search in C, so that each repair visits only its own places.

The characters are listed here, apart from the rules that repair them, so that reading a text imports no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from quotex._core import (
    DAMAGE_FOOTNOTE,
    DAMAGE_INVISIBLE,
    DAMAGE_LOST,
    DAMAGE_MISREAD,
    DAMAGE_SPACE,
    DamageFinder,
)

if TYPE_CHECKING:
    import regex

__all__ = [
    "DIRECTION",
    "INVISIBLE",
    "LIGATURES",
    "LOST",
    "MISREAD_FIRST",
    "SPACES",
    "SUPERSCRIPTS",
    "WINDOWS",
    "find_damage",
    "matches_at",
    "places_of",
]

INVISIBLE: Final = "\u00ad\u200b\u2060\ufeff"
DIRECTION: Final = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WINDOWS: Final = "".join(map(chr, range(0x80, 0xA0)))  # printable in Windows-1252, controls in Unicode
LIGATURES: Final = "ﬀﬁﬂﬃﬄﬅﬆ"
SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SUPERSCRIPTS: Final = "¹²³⁰⁴⁵⁶⁷⁸⁹"
MISREAD_FIRST: Final = "ÂÃÄÅâĂв‚√"  # first bytes of misread characters, as another encoding shows them
LOST: Final = "\ufffd"

find_damage: Final = DamageFinder(
    {
        DAMAGE_INVISIBLE: INVISIBLE + DIRECTION + WINDOWS + LIGATURES,
        DAMAGE_SPACE: SPACES,
        DAMAGE_FOOTNOTE: SUPERSCRIPTS,
        DAMAGE_MISREAD: MISREAD_FIRST,
        DAMAGE_LOST: LOST,
    }
).find


def matches_at(pattern: regex.Pattern[str], text: str, places: Iterable[int]) -> Iterator[regex.Match[str]]:
    """Yield the matches of ``pattern`` that begin at one of the ``places`` and do not overlap, as ``finditer`` does.

    >>> import regex
    >>> [match[0] for match in matches_at(regex.compile(r"a+"), "aa b a", [0, 1, 5])]
    ['aa', 'a']
    """
    end = 0
    for place in places:
        # False keeps the global lock: releasing it takes longer than most matches.
        if place >= end and (match := pattern.match(text, place, None, False)):
            yield match
            end = match.end()


def places_of(text: str, words: Iterable[str]) -> list[int]:
    """Return in order where one of the words begins, even inside another word.

    >>> places_of("by bye", ["by", "e"])
    [0, 3, 5]
    """
    places: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    return sorted(places)
