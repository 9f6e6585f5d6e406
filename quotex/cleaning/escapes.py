"""Remove escapes of JSON, SQL and CSV: \\", \\n, \\u201c, \\' and \"\"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from quotex._core import DAMAGE_BACKSLASH, DAMAGE_DOUBLED, Damage
from quotex.cleaning.ids import ESCAPE
from quotex.damage import matches_at
from quotex.language.patterns import precompiled
from quotex.model import Edit

__all__ = ["escapes"]

_FEWEST: Final = 2  # escapes of one kind
_FEW: Final = 30  # characters
_LEAST_OF_SPEECH: Final = 0.5  # share of the marks
_ESCAPED_BLANKS: Final = ("\\n", "\\t")
_ESCAPED = precompiled(r"(?<!\\)\\++\"")
_DOUBLED = precompiled(r"\"++")
_APOSTROPHE = precompiled(r"(?<!\\)\\++'")
_LINE_BREAK = precompiled(r"(?<!\\)(?:\\++[r](?=\\))?+\\++[n]")
# After the end of a line, or after another break: not C:\new, "a\nb" or split("\n").
_SURE_BREAK = precompiled(
    r"(?:(?<=[.!?…,:”’>)])|(?<=[.!?…,][\"'])|(?<=\\[\"'])|(?<=\\[n]))(?:\\++[r](?=\\))?+\\++[n](?!\p{Ll}|[\"')])"
    r"|(?<!\\)\\++[n](?=\\++[rn])"
)
_TAB = precompiled(r"(?<!\\)\\++[t]")
_CODE = precompiled(
    r"(?<!\\)\\++[u](?:([dD][89abAB][0-9a-fA-F]{2})\\++[u]([dD][c-fC-F][0-9a-fA-F]{2})|([0-9a-fA-F]{4}))"
)
_RANGE = precompiled(r"(?<=\[[^\[\]\s]{0,40})-\\++[u]")
_LETTER_OR_FIGURE = precompiled(r"\\++[u]00(?:3[0-9]|[46][1-9a-fA-F]|[57][0-9aA])")
_NEVER_CODED = precompiled(r"[\p{Cc}\p{Cs}\\]")

_Found = tuple[int, int, str]  # start, end, replacement


def escapes(damage: Damage) -> Iterator[Edit]:
    r"""Yield one edit for each escape, if there are two or more of its kind.

    Marks and line breaks count as escaped only if none is unescaped; tabs and apostrophes only if other escapes are
    found.

    >>> from quotex.damage import find_damage
    >>> [(edit.start, edit.end, edit.replacement) for edit in escapes(find_damage('""It rained,"" said Moor.'))]
    [(0, 2, '"'), (12, 14, '"')]
    >>> [edit.replacement for edit in escapes(find_damage(r"\u201cIt rained,\u201d said Moor.\nIt poured.\n"))]
    ['“', '”', '\n', '\n']
    """
    text, backslashes = damage.text, damage.places(DAMAGE_BACKSLASH)
    found = [*_doubled(text, damage.places(DAMAGE_DOUBLED))]
    if len(backslashes) >= _FEWEST:
        found += _backslashes(text, [at for at in backslashes if text[at - 1 : at] != "\\"])
    return (Edit(start, end, shown, ESCAPE) for start, end, shown in sorted(found))


def _backslashes(text: str, places: list[int]) -> Iterator[_Found]:
    """Yield the escapes that begin at ``places``, each the first of a run of backslashes."""
    escaped = [*_marks(text, places), *_breaks(text, places)]
    found = [*escaped, *_codes(text, places, is_escaped=bool(escaped))]
    yield from found
    apostrophes = list(matches_at(_APOSTROPHE, text, places)) if found else []
    if apostrophes and len(apostrophes) == text.count("'"):
        yield from ((*match.span(), "'") for match in apostrophes)


def _marks(text: str, places: list[int]) -> Iterator[_Found]:
    marks = [match.span() for match in matches_at(_ESCAPED, text, places)]
    if _FEWEST <= len(marks) == text.count('"') and _are_of_speech(text, marks):
        yield from ((*mark, '"') for mark in marks)


def _are_of_speech(text: str, marks: list[tuple[int, int]]) -> bool:
    """Whether most of the marks open or close something, unlike those of empty strings (x = "") and accents."""
    return sum(_opens_or_closes(text, *mark) for mark in marks) >= _LEAST_OF_SPEECH * len(marks)


def _opens_or_closes(text: str, start: int, end: int) -> bool:
    before = " " if start < 1 or text[max(0, start - 2) : start] in _ESCAPED_BLANKS else text[start - 1]
    after = text[end : end + 1] or " "
    if before.isspace() or before in "([—–-":
        return not after.isspace() and after not in ")],;="
    is_between = before == "," and not text[start - 2 : start - 1].isalnum()  # (a,"",b)
    return not (is_between or before in "=[{;" or after.isalnum() or after == "{")


def _codes(text: str, places: list[int], *, is_escaped: bool) -> Iterator[_Found]:
    """Yield the encoded characters, if most of them touch words or the text ``is_escaped`` (a dash touches no word)."""
    found = [(*match.span(), _character(match)) for match in matches_at(_CODE, text, places)]
    codes = [code for code in found if code[2]]
    if len(codes) < _FEWEST or any(_is_in_pattern(text, at) for at in places):
        return
    if _has_one_of({shown for _, _, shown in codes}, text):
        return
    if is_escaped or sum(_touches_word(text, start, end) for start, end, _ in codes) * 2 > len(codes):
        yield from codes


def _has_one_of(characters: set[str], text: str) -> bool:
    """Whether the text also has one of the characters unencoded. A few are found faster one at a time."""
    if len(characters) > _FEW:
        return not characters.isdisjoint(text)
    return any(character in text for character in characters)


def _is_in_pattern(text: str, at: int) -> bool:
    """Whether the code at ``at`` is part of a range in a pattern, or stands for a character that nobody encodes."""
    return bool(_RANGE.match(text, max(0, at - 1)) or _LETTER_OR_FIGURE.match(text, at))


def _touches_word(text: str, start: int, end: int) -> bool:
    """Whether the code touches a letter or a mark, unlike an example between blanks or quotation marks."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return after.isalnum() or (before != "" and (before.isalnum() or before in ".,!?…"))


def _character(code: regex.Match[str]) -> str:
    """Return the encoded character; an empty string for control characters, backslashes and half surrogates."""
    high, low, single = code.groups()
    if single is None:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    character = chr(int(single, 16))
    return "" if _NEVER_CODED.match(character) else character


def _breaks(text: str, places: list[int]) -> Iterator[_Found]:
    if "\n" in text:
        return
    breaks, sure = list(matches_at(_LINE_BREAK, text, places)), sum(1 for _ in matches_at(_SURE_BREAK, text, places))
    if sure >= _FEWEST and len(breaks) <= 2 * sure:
        yield from ((*match.span(), "\n") for match in breaks)
        yield from ((*match.span(), "\t") for match in matches_at(_TAB, text, places))


def _doubled(text: str, places: list[int]) -> Iterator[_Found]:
    """Yield the runs of marks at ``places``, if no mark is single."""
    runs = [match.span() for match in matches_at(_DOUBLED, text, places)]
    if (
        len(runs) < _FEWEST
        or text.find('"') < runs[0][0]  # in most texts, a single mark comes first
        or sum(end - start for start, end in runs) < text.count('"')
        or not _are_of_speech(text, runs)
    ):
        return
    times = min(_twos(end - start) for start, end in runs)
    if times > 1:
        yield from ((start, end, '"' * ((end - start) // times)) for start, end in runs)


def _twos(count: int) -> int:
    """Return the greatest power of two that divides a count.

    >>> [_twos(count) for count in (1, 2, 6, 8)]
    [1, 2, 2, 8]
    """
    return count & -count
