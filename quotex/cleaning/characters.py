"""Repair invisible, damaged or unusual characters, and HTML entities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from typing import Final
from unicodedata import normalize

from quotex._core import DAMAGE_CONTROL, DAMAGE_ENTITY, DAMAGE_INVISIBLE, DAMAGE_SPACE, Damage
from quotex.cleaning.ids import CONTROL, DIRECTION, ENTITY, INVISIBLE, LIGATURE, SPACE, WINDOWS
from quotex.damage import DIRECTION as DIRECTION_CONTROLS
from quotex.damage import INVISIBLE as INVISIBLE_CHARACTERS
from quotex.damage import LIGATURES, SPACES, matches_at
from quotex.language.patterns import precompiled
from quotex.model import Edit

__all__ = ["CHARACTERS", "characters", "entities"]


def _windows_1252() -> dict[str, str]:
    """Return the characters that the codes 128 to 159 stand for."""
    codes = [code for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)]
    return {chr(code): bytes([code]).decode("cp1252") for code in codes}


# By rule: the replacement of each character.
CHARACTERS: dict[str, dict[str, str]] = {
    INVISIBLE: dict.fromkeys(INVISIBLE_CHARACTERS, ""),
    CONTROL: dict.fromkeys([chr(code) for code in (*range(0x09), *range(0x0E, 0x1C), 0x7F)], ""),
    WINDOWS: _windows_1252(),
    LIGATURE: {ligature: normalize("NFKC", ligature) for ligature in LIGATURES},
    SPACE: dict.fromkeys(SPACES, " "),
    DIRECTION: dict.fromkeys(DIRECTION_CONTROLS, ""),
}

NEXT_LINE: Final = "\x85"  # a line break, or an ellipsis of Windows-1252 …
WINDOWS_MARKS: Final = "\x91\x92\x93\x94\x96\x97"  # … where a text has one of these

# By character: its rule and its replacement.
MENDED = {
    character: (rule, replacement)
    for rule, characters in CHARACTERS.items()
    for character, replacement in characters.items()
}

# An ampersand may be encoded several times: &amp;amp;lt;
ENTITY_PATTERN = precompiled(
    r"&(?:(?i:amp|#0{0,4}38|#x0{0,4}26);)*+(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|&(?:(?i:amp|#0{0,4}38|#x0{0,4}26);)++"
)
LONGEST_ENTITY = 40  # characters
OPEN_ENTITY = precompiled(r"&[#0-9A-Za-z]*+\Z")  # removing the next entity could complete this one
# Characters that pages never encode, and that could form a new entity with the text around them.
KEPT_CODED = precompiled(r"[0-9A-Za-z#;\s\p{Cs}]")


def characters(damage: Damage, rules: frozenset[str]) -> list[Edit]:
    """Return one edit for each character of ``rules`` in ``CHARACTERS``, or for each run of a removed one."""
    text, edits = damage.text, list[Edit]()
    breaks_lines = NEXT_LINE in text and not any(mark in text for mark in WINDOWS_MARKS)
    for place in damage.places(DAMAGE_CONTROL | DAMAGE_INVISIBLE | DAMAGE_SPACE):
        rule, replacement = MENDED.get(text[place], ("", ""))
        if rule not in rules or (text[place] == NEXT_LINE and breaks_lines):
            continue
        if edits and not replacement and edits[-1].end == place and text[place] == text[place - 1]:
            edits[-1].end += 1
        else:  # replacements are separate edits, since a quotation may end between two
            edits.append(Edit(place, place + 1, replacement, rule))
    return edits


def entities(damage: Damage, rules: frozenset[str]) -> Iterator[Edit]:
    """Yield one edit for each HTML entity; ``rules`` also apply to the character that it stands for."""
    if ENTITY not in rules:
        return
    text = damage.text
    before, at = "", 0  # the end of the repaired text so far; the offset it reaches
    for match in matches_at(ENTITY_PATTERN, text, damage.places(DAMAGE_ENTITY)):
        before = (before + text[max(at, match.start() - LONGEST_ENTITY) : match.start()])[-LONGEST_ENTITY:]
        at = match.end()
        plain = _plain(match[1], rules) if match[1] else "&"
        if plain is None or (not plain and OPEN_ENTITY.search(before)):
            before += match[0]
            continue
        before += plain
        yield Edit(match.start(), match.end(), plain, ENTITY)


@lru_cache(maxsize=1024)
def _plain(name: str, rules: frozenset[str]) -> str | None:
    """Return the replacement of the entity, after repairing its character; None if it stays."""
    decoded = _decoded(name)
    if decoded is None:
        return None
    return "".join(_mended(character, rules) for character in decoded)


def _mended(character: str, rules: frozenset[str]) -> str:
    rule, replacement = MENDED.get(character, ("", ""))
    return replacement if rule in rules else character


def _decoded(name: str) -> str | None:
    """Return what the entity stands for; None if it is not an entity, or is better left alone."""
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        character = chr(code) if code <= 0x10FFFF else None
    else:
        character = html5.get(name + ";")
    if character is None or (KEPT_CODED.search(character) and character != "\u00a0"):
        return None
    return character
