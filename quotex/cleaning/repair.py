"""Text repair: entities, invisible and control characters, mangled marks. Each repair is an edit.

The rules look for single characters, but for entities and broken words; so a text that holds none of them costs a
few searches. Repairing twice changes nothing more: what an entity stands for is repaired with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import html5

import regex

from quotex.edits import Cleaned, compose
from quotex.model import Edit

__all__ = ["RULES", "repair"]

ENTITY, INVISIBLE, CONTROL, WINDOWS = "TX101", "TX102", "TX103", "TX104"
LIGATURE, SPACE, DIRECTION, BROKEN_WORD = "TX105", "TX106", "TX107", "TX108"
RULES = (ENTITY, INVISIBLE, CONTROL, WINDOWS, LIGATURE, SPACE, DIRECTION, BROKEN_WORD)


def _windows_1252() -> dict[str, str]:
    """What the characters 128 to 159 stand for; 133 is left out, for it is a line break, too."""
    codes = [code for code in range(0x80, 0xA0) if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)]
    return {chr(code): bytes([code]).decode("cp1252") for code in codes}


# By rule: what becomes of each character.
CHARACTERS: dict[str, dict[str, str]] = {
    INVISIBLE: dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    CONTROL: dict.fromkeys([chr(code) for code in (*range(0x09), *range(0x0E, 0x1C), 0x7F)], ""),
    WINDOWS: _windows_1252(),
    LIGATURE: {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"},
    SPACE: dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    DIRECTION: dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
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
BROKEN_WORD_PATTERN = regex.compile(r"(?<=\p{Ll}{2})-(?:\r\n|\n)(?=\p{Ll}{2})")


def repair(text: str, rules: frozenset[str]) -> Cleaned:
    """Mend ``text`` by those of ``rules`` that are in ``RULES``.

    >>> repair("Lund &amp; Or\u00adtiz", frozenset(RULES)).text
    'Lund & Ortiz'
    """
    if not isinstance(text, str):
        raise TypeError(f"quotex reads str, not {type(text).__name__}: decode bytes first")
    repaired = _step(text, [], list(_characters(text, rules)))
    if ENTITY in rules and "&" in repaired.text:
        repaired = _step(text, repaired.edits, list(_entities(repaired.text, rules)))
    if BROKEN_WORD in rules and "-" in repaired.text:
        words = (Edit(*match.span(), "", BROKEN_WORD) for match in BROKEN_WORD_PATTERN.finditer(repaired.text))
        repaired = _step(text, repaired.edits, list(words))
    return repaired


def _step(text: str, done: list[Edit], more: list[Edit]) -> Cleaned:
    return Cleaned.from_edits(text, compose(Cleaned.from_edits(text, done), more) if done else more)


def _present(text: str, rules: frozenset[str]) -> dict[str, tuple[str, str]]:
    """The characters of ``text`` to mend: character: (rule, replacement)."""
    ascii_only = text.isascii()
    return {
        character: (rule, replacement)
        for rule, characters in CHARACTERS.items()
        if rule in rules and not (ascii_only and rule != CONTROL)
        for character, replacement in characters.items()
        if character in text
    }


def _characters(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    present = _present(text, rules)
    if not present:
        return
    for match in regex.finditer(f"([{regex.escape(''.join(present))}])\\1*+", text):
        rule, replacement = present[match[1]]
        if not replacement:
            yield Edit(*match.span(), "", rule)
            continue
        for at in range(*match.span()):  # each by itself, for a quotation may end between them
            yield Edit(at, at + 1, replacement, rule)


def _entities(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    before, at = "", 0  # the end of the text as mended so far; up to where
    for match in ENTITY_PATTERN.finditer(text):
        before = (before + text[max(at, match.start() - LONGEST_ENTITY) : match.start()])[-LONGEST_ENTITY:]
        at = match.end()
        decoded = _decoded(match[1]) if match[1] else "&"
        mended = _present(decoded, rules) if decoded is not None else {}
        plain = "".join(mended[c][1] if c in mended else c for c in decoded or "")
        if decoded is None or (not plain and OPEN_ENTITY.search(before)):
            before += match[0]
            continue
        before += plain
        yield Edit(*match.span(), plain, ENTITY)


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
