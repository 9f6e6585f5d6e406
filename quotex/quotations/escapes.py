"""Escapes of JSON and CSV that have come into a text: \\", "" and \\n."""

from __future__ import annotations

from collections.abc import Iterator

from quotex import _core
from quotex.language import Language

__all__ = ["unescape"]

_MARKS = ('\\"', '""')
_LINE_BREAK = "\\n"
_BEFORE_OPENING = ("(", "[", "—", "–", "-")
_FEWEST = 2  # of an escape


def unescape(scan: _core.Scan, language: Language) -> _core.Scan:
    """The scan of a text with what its escapes stand for, where all straight marks, or all line breaks, are escaped.

    Of any other text it is the scan that was given. Offsets stay: a blank stands beside what took two characters, with
    marks on the outer side.

    >>> from quotex.language import load_language
    >>> english = load_language("en")
    >>> unescape(english.scan('""It rained,"" said Ada Moor. ""It poured.""'), english).text
    ' "It rained,"  said Ada Moor.  "It poured." '
    """
    text = scan.text
    if "\\" not in text and '""' not in text:
        return scan
    if text.count(_LINE_BREAK) >= _FEWEST and "\n" not in text:
        text = text.replace(_LINE_BREAK, " \n")
    for escaped in _MARKS:
        count = text.count(escaped)
        is_said = text.startswith(escaped) or f" {escaped}" in text or f"\n{escaped}" in text  # no empty string of code
        if is_said and count >= _FEWEST and count * escaped.count('"') == text.count('"'):
            text = "".join(_with_plain_marks(text, escaped))
    return scan if text is scan.text else language.scan(text)


def _with_plain_marks(text: str, escaped: str) -> Iterator[str]:
    """The text in pieces, with a plain mark and a blank for each escaped one."""
    before, *others = text.split(escaped)
    yield before
    for piece in others:
        opens = not before[-1:].strip() or before.endswith(_BEFORE_OPENING)
        yield ' "' if opens else '" '
        yield piece
        before = piece
