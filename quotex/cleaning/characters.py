"""Characters that are invisible, mangled or odd, and those that are written as entities of HTML.

Each rule looks for single characters, so a text that holds none of them costs one look.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from typing import Final
from unicodedata import normalize

import regex

from quotex._core import Characters
from quotex.model import Edit

__all__ = ["CHARACTERS", "CONTROL", "ENTITY", "SPACE", "characters", "entities", "runs_of"]

ENTITY: Final = "TX101"
INVISIBLE: Final = "TX102"
CONTROL: Final = "TX103"
WINDOWS: Final = "TX104"
LIGATURE: Final = "TX105"
SPACE: Final = "TX106"
DIRECTION: Final = "TX107"


def _windows_1252() -> dict[str, str]:
    """What the characters 128 to 159 stand for; 133 is left out, for it is a line break, too."""
    codes = [code for code in range(0x80, 0xA0) if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)]
    return {chr(code): bytes([code]).decode("cp1252") for code in codes}


# By rule: what becomes of each character.
CHARACTERS: dict[str, dict[str, str]] = {
    INVISIBLE: dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    CONTROL: dict.fromkeys([chr(code) for code in (*range(0x09), *range(0x0E, 0x1C), 0x7F)], ""),
    WINDOWS: _windows_1252(),
    LIGATURE: {ligature: normalize("NFKC", ligature) for ligature in "ﬀﬁﬂﬃﬄﬅﬆ"},
    SPACE: dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    DIRECTION: dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
}

# By character: its rule, and what becomes of it.
MENDED = {
    character: (rule, replacement)
    for rule, characters in CHARACTERS.items()
    for character, replacement in characters.items()
}

# An ampersand may be coded several times over: &amp;amp;lt;
ENTITY_PATTERN = regex.compile(
    r"&(?:(?i:amp|#0{0,4}38|#x0{0,4}26);)*+(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|&(?:(?i:amp|#0{0,4}38|#x0{0,4}26);)++"
)
LONGEST_ENTITY = 40  # characters
OPEN_ENTITY = regex.compile(r"&[#0-9A-Za-z]*+\Z")  # what an entity for nothing would join to what follows
# What no page codes, and what could make a new entity of the text around it.
KEPT_CODED = regex.compile(r"[0-9A-Za-z#;\s\p{Cs}]")


def _present(text: str, rules: frozenset[str]) -> dict[str, tuple[str, str]]:
    """The characters of ``text`` to mend: character: (rule, replacement)."""
    return {character: MENDED[character] for character in sorted(_mendable(rules).held_by(text))}


@lru_cache(maxsize=32)
def _mendable(rules: frozenset[str]) -> Characters:
    return Characters("".join(character for character, (rule, _) in MENDED.items() if rule in rules))


def characters(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    """One edit for each character, or run of one that goes, of those of ``rules`` that are in ``CHARACTERS``."""
    present = _present(text, rules)
    if not present:
        return
    for match in runs_of("".join(present)).finditer(text):
        rule, replacement = present[match[1]]
        if not replacement:
            yield Edit(match.start(), match.end(), "", rule)
            continue
        for at in range(*match.span()):  # each by itself, for a quotation may end between them
            yield Edit(at, at + 1, replacement, rule)


@lru_cache(maxsize=32)
def runs_of(characters: str) -> regex.Pattern[str]:
    """What finds runs of one of the characters.

    >>> [run[0] for run in runs_of("ab").finditer("aab-a")]
    ['aa', 'b', 'a']
    """
    return regex.compile(f"([{regex.escape(characters)}])\\1*+")


def entities(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    """One edit for each entity of HTML, with what it stands for mended by ``rules``."""
    if ENTITY not in rules or "&" not in text:
        return
    before, at = "", 0  # the end of the text as mended so far; up to where
    for match in ENTITY_PATTERN.finditer(text):
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
    """What becomes of the entity, whose character may have to be mended, too; None where it stays as it is."""
    decoded = _decoded(name)
    if decoded is None:
        return None
    mended = _present(decoded, rules)
    return "".join(mended[c][1] if c in mended else c for c in decoded)


def _decoded(name: str) -> str | None:
    """What the entity stands for; None where it is none, or where it is better left alone."""
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        character = chr(code) if code <= 0x10FFFF else None
    else:
        character = html5.get(name + ";")
    if character is None or (KEPT_CODED.search(character) and character != "\u00a0"):
        return None
    return character
