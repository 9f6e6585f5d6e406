"""Escapes of JSON, SQL and CSV that have come into a text: \\", \\n, \\u201c, \\' and \"\"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from quotex.model import Edit

__all__ = ["ESCAPE", "escapes"]

ESCAPE: Final = "TX115"

_FEWEST: Final = 2  # of an escape
_ESCAPED_MARK = {mark: regex.compile(rf"(?<!\\)\\++{mark}") for mark in "\"'"}
_DOUBLED_MARKS = regex.compile(r'"++')
_BEFORE_OPENING = regex.compile(r'(?:^|\s)"')
_LINE_BREAK = regex.compile(r"(?<!\\)(?:\\++[r](?=\\))?+\\++[n]")
_TAB = regex.compile(r"(?<!\\)\\++[t]")
_CODE = regex.compile(
    r"(?<!\\)\\++[u](?:([dD][89abAB][0-9a-fA-F]{2})\\++[u]([dD][c-fC-F][0-9a-fA-F]{2})|([0-9a-fA-F]{4}))"
)
_NEVER_CODED = regex.compile(r"[\p{Cc}\p{Cs}\\]")


def escapes(text: str) -> Iterator[Edit]:
    r"""One edit for each escape, of a kind of which there are two or more, and where nothing stands unescaped.

    >>> [(edit.start, edit.end, edit.replacement) for edit in escapes('""It rained,"" said Moor.')]
    [(0, 2, '"'), (12, 14, '"')]
    >>> [edit.replacement for edit in escapes(r"\u201cIt rained,\u201d said Moor.\nIt poured.\n")]
    ['“', '”', '\n', '\n']
    """
    found = [*_backslashes(text), *_doubled(text)]
    return (Edit(start, end, shown, ESCAPE) for start, end, shown in sorted(found))


def _backslashes(text: str) -> Iterator[tuple[int, int, str]]:
    if text.count("\\") < _FEWEST:
        return
    for mark, pattern in _ESCAPED_MARK.items():
        matches = list(pattern.finditer(text))
        if _FEWEST <= len(matches) == text.count(mark):
            yield from ((*match.span(), mark) for match in matches)
    codes = [(*match.span(), _character(match)) for match in _CODE.finditer(text)]
    if len(codes) >= _FEWEST:
        yield from (code for code in codes if code[2])
    breaks = list(_LINE_BREAK.finditer(text)) if "\n" not in text else []
    if len(breaks) >= _FEWEST:
        yield from ((*match.span(), "\n") for match in breaks)
        yield from ((*match.span(), "\t") for match in _TAB.finditer(text))


def _character(code: regex.Match[str]) -> str:
    """The character that is coded; nothing for a control character, a backslash, and half of a surrogate pair."""
    high, low, single = code.groups()
    if single is None:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    character = chr(int(single, 16))
    return "" if _NEVER_CODED.match(character) else character


def _doubled(text: str) -> Iterator[tuple[int, int, str]]:
    if '""' not in text:
        return
    runs = [match.span() for match in _DOUBLED_MARKS.finditer(text)]
    times = min(_twos(end - start) for start, end in runs)
    if len(runs) >= _FEWEST and times > 1 and _BEFORE_OPENING.search(text):  # no empty strings of code
        yield from ((start, end, '"' * ((end - start) // times)) for start, end in runs)


def _twos(count: int) -> int:
    """The greatest power of two that divides a count.

    >>> [_twos(count) for count in (1, 2, 6, 8)]
    [1, 2, 2, 8]
    """
    return count & -count
