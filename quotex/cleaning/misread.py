"""Quotation marks, dashes and letters in UTF-8 that were read as Windows-1252 or Latin-1: â€œ for “, Ã© for é.

Only what no text of any language holds otherwise is mended: a letter before what stands for a punctuation mark may be
one (IRMÃ”), unless it begins a word (Ã–sterreich). ftfy (extra ``[repair]``) finds the rest, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from quotex.model import Edit

__all__ = ["MISREAD", "misread"]

MISREAD: Final = "TX114"

_TABLES: Final = ("cp1252", "latin-1")
_PUNCTUATION: Final = [*map(chr, range(0x2000, 0x2040)), "€", "™"]
_LETTERS: Final = list(map(chr, range(0xA0, 0x180)))  # and signs
_TWICE: Final = "“”‘’…–—"  # often read so twice
_LOST: Final = "â€"  # ”, whose last byte is none in Windows-1252
_MARKS: Final = "…‹‘’“”•–—›"  # that may stand behind a letter


def _read_as(table: str, character: str) -> str:
    """The bytes of a character in UTF-8, read by another table; what this lacks is a control character."""
    return "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in character.encode("utf-8"))


def _what_was_misread() -> dict[str, str]:
    found = {_read_as(table, character): character for table in _TABLES for character in _PUNCTUATION + _LETTERS}
    twice = {"".join(_read_as("cp1252", each) for each in _read_as("cp1252", mark)): mark for mark in _TWICE}
    return {**found, **twice, _LOST: "”"}


_MISREAD: Final = _what_was_misread()
_LEADS: Final = "".join(sorted({read[0] for read in _MISREAD}))
_LAST: Final = "".join(sorted({read[-1] for read in _MISREAD} - set(_MARKS)))
_OF_OTHER_LENGTH: Final = [read for read in _MISREAD if len(read) > 3 or read[-1] in "¬¢"]
_PATTERN = regex.compile(
    rf"{'|'.join(sorted(_OF_OTHER_LENGTH, key=len, reverse=True))}|â[€\x80][{_MARKS}{_LAST}]|{_LOST}"
    rf"|[{_LEADS}](?:[{_LAST}]|(?<!\p{{L}}.)[{_MARKS}](?=\p{{L}}))"
)


def misread(text: str) -> Iterator[Edit]:
    """One edit for each character that was misread.

    >>> [(edit.start, edit.end, edit.replacement) for edit in misread("â€œNo,â€ said AndrÃ©.")]
    [(0, 3, '“'), (6, 8, '”'), (18, 20, 'é')]
    """
    if any(lead in text for lead in _LEADS):
        for match in _PATTERN.finditer(text):
            if match[0] in _MISREAD:
                yield Edit(match.start(), match.end(), _MISREAD[match[0]], MISREAD)
