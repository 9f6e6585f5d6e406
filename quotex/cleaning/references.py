"""What points elsewhere from a text: the numbers of footnotes, and the marks before lines of another message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from quotex._core import Characters
from quotex.model import Edit

__all__ = ["FOOTNOTE", "QUOTED_LINE", "footnotes", "quoted_lines"]

FOOTNOTE: Final = "TX116"
QUOTED_LINE: Final = ">"  # no rule of cleaning: who wrote a line would be lost

_FEWEST_LINES: Final = 2
_SUPERSCRIPTS: Final = "¹²³⁰⁴-⁹"
_NUMBERS = regex.compile(
    rf"[\[{_SUPERSCRIPTS}](?<=[.,:;!?…”\"’].)(?:(?<=\[)\d{{1,3}}\]|(?<!\[))(?:\[\d{{1,3}}\]|[{_SUPERSCRIPTS}])*+"
)
_FIRST: Final = Characters("[¹²³⁰⁴⁵⁶⁷⁸⁹")
_LINE = regex.compile(r"^(?:>[ \t]?+)++", regex.MULTILINE)


def footnotes(text: str) -> Iterator[Edit]:
    """The numbers of footnotes right behind punctuation marks.

    >>> [(edit.start, edit.end) for edit in footnotes("“It fell,”[3] she said.¹")]
    [(10, 13), (23, 24)]
    """
    if _FIRST.held_by(text):
        for match in _NUMBERS.finditer(text):
            yield Edit(match.start(), match.end(), "", FOOTNOTE)


def quoted_lines(text: str) -> Iterator[Edit]:
    """The marks before lines of another message, where there are two such lines or more.

    >>> [(edit.start, edit.end) for edit in quoted_lines("> It fell.\\n>> When?")]
    [(0, 2), (11, 14)]
    """
    found = list(_LINE.finditer(text)) if ">" in text else []
    if len(found) >= _FEWEST_LINES:
        yield from (Edit(match.start(), match.end(), "", QUOTED_LINE) for match in found)
