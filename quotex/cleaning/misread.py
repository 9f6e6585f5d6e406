"""Repair marks, dashes and letters of UTF-8 that were decoded with another table (â€œ for “, Ã© for é), or lost.

Only sequences that no language uses otherwise are repaired. A letter before what may be a punctuation mark is kept
(IRMÃ”), unless it begins a word (Ã–sterreich), and so is a capital before a symbol (BÄ£ÄN), unless something else in
the text was misread. ftfy (extra ``[repair]``) finds more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, cast

import regex

from quotex._core import DAMAGE_LOST, DAMAGE_MISREAD, Damage
from quotex.cleaning.ids import LOST, MISREAD
from quotex.damage import LOST as LOST_CHARACTER
from quotex.damage import matches_at
from quotex.language.patterns import precompiled
from quotex.model import Edit

__all__ = ["lost_marks", "misread"]

_TABLES: Final = ("cp1252", "latin-1")
_PUNCTUATION: Final = [*map(chr, range(0x2000, 0x2040)), "€", "™"]
_LETTERS: Final = list(map(chr, range(0xA0, 0x180)))  # and symbols
_TWICE: Final = "“”‘’…–—"  # often decoded wrongly twice
_FURTHER_TABLES: Final = ("cp1250", "cp1251", "mac_roman")  # other tables with which these marks are often decoded
_SMALL_LETTERS: Final = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿß"  # letters that are recognized within words
_CUT_SHORT: Final = "â€"  # ”, whose last byte is undefined in Windows-1252 …
_LOST_BYTES: Final = LOST_CHARACTER + "?"  # … or was replaced by one of these
_MARKS: Final = "…‹‘’“”•–—›"  # may follow a letter
_SIGNS_OF_NAMES: Final = "™®©°£¥§¢ª²³¹"  # may be next to a capital
_LEADS_OF_LETTERS: Final = "ÂÃÄÅ"
_UNIT: Final = "Å"
_LEAD_OF_BLANK: Final = "Â"  # of a no-break space, whose second byte became a blank
_SIGNS: Final = "²³±·°´¯"  # may follow a unit: 3 Å²
_NO_SIGNS: Final = dict.fromkeys(map(ord, _SIGNS))


def _read_as(table: str, character: str) -> str:
    """Return the UTF-8 bytes of a character decoded with another table; undefined bytes become control characters."""
    return character.encode("utf-8").decode("latin-1").translate(_decoded(table))


@lru_cache
def _decoded(table: str) -> dict[int, str]:
    """Return what each byte stands for in a table, by its number, except undefined bytes."""
    decoded = bytes(range(256)).decode(table, "replace")
    return {byte: read for byte, read in enumerate(decoded) if read != LOST_CHARACTER}


def _what_was_misread() -> dict[str, str]:
    found = {_read_as(table, character): character for table in _TABLES for character in _PUNCTUATION + _LETTERS}
    twice = {"".join(_read_as("cp1252", each) for each in _read_as("cp1252", mark)): mark for mark in _TWICE}
    further = {_read_as(table, mark): mark for table in _FURTHER_TABLES for mark in _TWICE}
    return {**found, **twice, **further, **dict.fromkeys([_CUT_SHORT, *map(_CUT_SHORT.__add__, _LOST_BYTES)], "”")}


_CENTRAL_EUROPEAN: Final = {_read_as("cp1250", letter): letter for letter in _SMALL_LETTERS}
_MACINTOSH: Final = {_read_as("mac_roman", letter): letter for letter in _SMALL_LETTERS}
MISREAD_AS: Final = _CENTRAL_EUROPEAN | _MACINTOSH | _what_was_misread()


def _alternatives() -> Iterator[str]:
    """Yield patterns for misread sequences, longest first; the group ``unsure`` has those that prove nothing alone."""
    yield rf"(?<=[.,!?…]){_CUT_SHORT}\?"  # a question mark after a word may be a real one
    yield from sorted((read for read in MISREAD_AS if len(read) > 3), key=len, reverse=True)
    tails: dict[str, str] = defaultdict(str)  # by the characters before the last one
    for read in sorted(MISREAD_AS.keys() - {_CUT_SHORT, f"{_CUT_SHORT}?"}):
        tails[read[:-1]] += read[-1]
    yield from (f"{lead}[{found}]" for lead, found in sorted(tails.items()) if len(lead) == 2)
    yield _CUT_SHORT
    yield from _of_letters(_CENTRAL_EUROPEAN)
    yield from _of_letters(_MACINTOSH)
    for lead, found in sorted(tails.items()):
        if len(lead) == 1 and lead in _LEADS_OF_LETTERS:
            yield from _pairs(lead, found)
    yield rf"(?<=[\p{{Ll}}\p{{N}}\p{{P}}]){_LEAD_OF_BLANK}(?=[ \n\r])|(?<!\S)(?P<unsure>{_LEAD_OF_BLANK}(?=[ \n\r]))"


def _of_letters(read_as: dict[str, str]) -> Iterator[str]:
    """Yield patterns for letters read as two characters, within a word."""
    lead = next(iter(read_as))[0]
    tails = "".join(read[1] for read in read_as)
    letters = "".join(filter(str.isalpha, tails))
    yield rf"(?<=\p{{Ll}}){lead}[{tails}]|{lead}(?![{letters}])[{tails}](?=\p{{Ll}})"


def _pairs(lead: str, tails: str) -> Iterator[str]:
    """Yield patterns for a letter followed by one of ``tails``, most of which are not letters."""
    if lead == _UNIT:
        yield rf"{lead}[{_SIGNS}](?=\p{{Ll}})"
        tails = tails.translate(_NO_SIGNS)
    marks, signs = ("".join(tail for tail in tails if tail in some) for some in (_MARKS, _SIGNS_OF_NAMES))
    sure = "".join(tail for tail in tails if tail not in marks + signs)
    yield f"{lead}[{sure}]"
    if signs:
        yield rf"(?<!\p{{Lu}}){lead}[{signs}](?!\p{{Lu}})|(?P<unsure>{lead}[{signs}])"
    if marks:
        yield rf"(?<!\p{{L}})(?P<unsure>{lead}’(?=s\b))|(?<!\p{{L}}){lead}[{marks}](?=\p{{L}})"


_PATTERN = precompiled("|".join(_alternatives()))
_BEGINNINGS: Final = frozenset({*(read[:2] for read in MISREAD_AS), *(_LEAD_OF_BLANK + blank for blank in " \n\r")})


def misread(damage: Damage) -> Iterator[Edit]:
    """Yield one edit for each misread character.

    >>> from quotex.damage import find_damage
    >>> [(edit.start, edit.end, edit.replacement) for edit in misread(find_damage("â€œNo,â€ said AndrÃ©."))]
    [(0, 3, '“'), (6, 8, '”'), (18, 20, 'é')]
    >>> [edit.replacement for edit in misread(find_damage("“No,” saysÂ Ada. 1.Â Â Rope"))]
    ['', '', '']
    """
    text = damage.text  # in a Cyrillic text, nearly all places are letters
    places = [place for place in damage.places(DAMAGE_MISREAD) if text[place : place + 2] in _BEGINNINGS]
    found = list(matches_at(_PATTERN, text, places))
    if any(match["unsure"] is None for match in found):
        for match in found:
            yield Edit(match.start(), match.end(), MISREAD_AS.get(match[0], ""), MISREAD)


_LOST_MARK = precompiled(
    rf"(?<=\w)(?P<apostrophe>{LOST_CHARACTER})(?=\w)"
    rf"|(?<![^\s(\[])(?:(?P<dash>{LOST_CHARACTER})(?=[^\S\n])|(?P<opening>{LOST_CHARACTER})(?=\S))"
    rf"|(?<=[.,!?…\-–—])(?P<ending>{LOST_CHARACTER})(?!\w)|(?<=\w)(?P<closing>{LOST_CHARACTER})"
)


def lost_marks(damage: Damage) -> Iterator[Edit]:
    """Yield edits that restore the marks, apostrophes and dashes that became U+FFFD, judged by their neighbours.

    A double mark is restored only if another one opens before it in the line: a single one may have been a letter.

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
    """Yield where double marks were. One after a comma or stop closes rather than one after a letter (the caf?)."""
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
