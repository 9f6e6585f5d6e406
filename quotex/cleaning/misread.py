"""Marks, dashes and letters in UTF-8 that were read as Windows-1252 or Latin-1 (â€œ for “, Ã© for é), or lost.

Only what no text of any language holds otherwise is mended: a letter before what stands for a punctuation mark may be
one (IRMÃ”), unless it begins a word (Ã–sterreich). ftfy (extra ``[repair]``) finds the rest, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, cast

import regex

from quotex._core import DAMAGE_LOST, DAMAGE_MISREAD, Damage
from quotex.damage import LOST as LOST_CHARACTER
from quotex.damage import matches_at
from quotex.model import Edit

__all__ = ["LOST", "MISREAD", "lost_marks", "misread"]

MISREAD: Final = "TX114"
LOST: Final = "TX117"

_TABLES: Final = ("cp1252", "latin-1")
_PUNCTUATION: Final = [*map(chr, range(0x2000, 0x2040)), "€", "™"]
_LETTERS: Final = list(map(chr, range(0xA0, 0x180)))  # and signs
_TWICE: Final = "“”‘’…–—"  # often read so twice
_CUT_SHORT: Final = "â€"  # ”, whose last byte is none in Windows-1252
_MARKS: Final = "…‹‘’“”•–—›"  # that may stand behind a letter
_UNIT: Final = "Å"
_SIGNS: Final = "²³±·°´¯"  # that may stand behind a unit: 3 Å²
_NO_SIGNS: Final = dict.fromkeys(map(ord, _SIGNS))


def _read_as(table: str, character: str) -> str:
    """The bytes of a character in UTF-8, read by another table; what this lacks is a control character."""
    return "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in character.encode("utf-8"))


def _what_was_misread() -> dict[str, str]:
    found = {_read_as(table, character): character for table in _TABLES for character in _PUNCTUATION + _LETTERS}
    twice = {"".join(_read_as("cp1252", each) for each in _read_as("cp1252", mark)): mark for mark in _TWICE}
    return {**found, **twice, _CUT_SHORT: "”"}


MISREAD_AS: Final = _what_was_misread()


def _alternatives() -> Iterator[str]:
    """Patterns for what is misread, the longest first."""
    yield from sorted((read for read in MISREAD_AS if len(read) > 3), key=len, reverse=True)
    tails: dict[str, str] = defaultdict(str)  # by what stands before the last character
    for read in sorted(MISREAD_AS.keys() - {_CUT_SHORT}):
        tails[read[:-1]] += read[-1]
    yield from (f"{lead}[{found}]" for lead, found in sorted(tails.items()) if len(lead) == 2)
    yield _CUT_SHORT
    for lead, found in sorted(tails.items()):
        if len(lead) == 1:
            sure, unsure = ("".join(tail for tail in found if (tail in _MARKS) == is_mark) for is_mark in (False, True))
            if lead == _UNIT:
                sure = sure.translate(_NO_SIGNS)
                yield rf"{lead}[{_SIGNS}](?=\p{{Ll}})"
            yield f"{lead}[{sure}]"
            if unsure:
                yield rf"(?<!\p{{L}}){lead}[{unsure}](?=\p{{L}})"


_PATTERN = regex.compile("|".join(_alternatives()))


def misread(damage: Damage) -> Iterator[Edit]:
    """One edit for each character that was misread.

    >>> from quotex.damage import find_damage
    >>> [(edit.start, edit.end, edit.replacement) for edit in misread(find_damage("â€œNo,â€ said AndrÃ©."))]
    [(0, 3, '“'), (6, 8, '”'), (18, 20, 'é')]
    """
    for match in matches_at(_PATTERN, damage.text, damage.places(DAMAGE_MISREAD)):
        yield Edit(match.start(), match.end(), MISREAD_AS[match[0]], MISREAD)


_LOST_MARK = regex.compile(
    rf"(?<=\w)(?P<apostrophe>{LOST_CHARACTER})(?=\w)"
    rf"|(?<![^\s(\[])(?:(?P<dash>{LOST_CHARACTER})(?=[^\S\n])|(?P<opening>{LOST_CHARACTER})(?=\S))"
    rf"|(?<=[.,!?…\-–—])(?P<ending>{LOST_CHARACTER})(?!\w)|(?<=\w)(?P<closing>{LOST_CHARACTER})"
)


def lost_marks(damage: Damage) -> Iterator[Edit]:
    """The marks, apostrophes and dashes that a wrong table made U+FFFD of, told by their neighbours.

    A double mark is put back where another one opens before it in its line: what stands alone may have been a letter.

    >>> from quotex.damage import find_damage
    >>> damage = find_damage("\ufffdIt\ufffds shut,\ufffd she said \ufffd at the caf\ufffd.")
    >>> [edit.replacement for edit in lost_marks(damage)]
    ['“', '’', '”', '–']
    """
    lost = list(matches_at(_LOST_MARK, damage.text, damage.places(DAMAGE_LOST)))
    found = {"apostrophe": "’", "dash": "–"}
    pairs = dict(_lost_pairs(damage.text, lost))
    for match in lost:
        mark = found.get(cast(str, match.lastgroup)) or pairs.get(match.start())
        if mark:
            yield Edit(match.start(), match.end(), mark, LOST)


def _lost_pairs(text: str, lost: list[regex.Match[str]]) -> Iterator[tuple[int, str]]:
    """Where double marks stood. One behind a comma or a stop closes rather than one behind a letter (at the caf?)."""
    opened = closed = -1
    last = 0
    for kind, at in [*((match.lastgroup, match.start()) for match in lost), ("end", len(text))]:
        if kind in ("opening", "end") or text.find("\n", last, at) >= 0:
            if closed >= 0 or (opened >= 0 and text[opened - 1 : opened] in ("", "\n")):
                yield opened, "“"
            if closed >= 0:
                yield closed, "”"
            opened = closed = -1
        last = at
        if kind == "opening":
            opened = at
        elif opened >= 0 and (kind == "ending" or (kind == "closing" and closed < 0)):
            closed = at if closed < 0 or text[closed - 1].isalnum() else closed
