"""What a line must contain for a pattern to match it, derived from the pattern: a check that is cheaper than matching.

Only letters and digits of ASCII are considered, since nearly every pattern begins with some after its marks. Syntax
that this module does not know (a backreference, a flag other than ``i``) is assumed to match anything.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Final, NamedTuple

import regex

__all__ = ["ODD", "Needs", "needs"]

ODD: Final = "\u0130\u017f\u212a"  # match letters of ASCII if case is ignored: lines with these are not checked
KEYS: Final = string.ascii_lowercase + string.digits
MOST: Final = 16  # alternatives of which one must occur: checking more would cost as much as matching

# Maps the first letter or digit of a line, in lower case ("" if it has none), to texts of which the line must contain
# one; None: no condition. If the key is missing, the line cannot match.
Needs = Mapping[str, tuple[str, ...] | None]
_Texts = frozenset[str] | None


class _Piece(NamedTuple):
    """What a part of a pattern matches: other texts in it by its first letter or digit; whether it may have neither."""

    first: dict[str, _Texts]
    may_lack: bool
    holds: _Texts


_NOTHING: Final = _Piece({}, True, None)
_ANYTHING: Final = _Piece(dict.fromkeys(KEYS), True, None)

# An atom, and its repetition.
_ATOM: Final = r"""(?:
    (?P<look>\(\?<?[=!])
    | \(\?(?:(?P<on>i)|(?P<off>-i))?(?P<group>[:>])
    | (?P<plain>\((?!\?))
    | (?P<set>\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\\[])*+\])
    | (?P<class>\\(?:[pP]\{[^{}]*+\}|[dDsSwW])|\.)
    | (?P<place>\\[bBAZ]|[$^])
    | \\(?P<escaped>[^\w\s]|n)
    | (?P<letter>[^\\()\[\]|?*+{}.$^])
    )"""
_REPEAT: Final = r"(?:(?P<none>[?*])|(?P<some>\+)|\{(?P<least>\d*)(?:,\d*)?\})[+?]?"


class _UnknownError(ValueError):
    """The pattern uses syntax that this module does not know."""


def needs(pattern: str) -> Needs:
    """Return what a line must contain for the pattern to match it.

    >>> found = needs(r"(?i)[\\p{P}\\s]*+(?:sign up\\b.{0,40}|.{2,60} by e-mail)")
    >>> found["s"], found["x"]
    ((' by e-mail', 'sign up'), (' by e-mail',))
    >>> sorted(needs("JOIN|DONATE"))
    ['d', 'j']
    """
    try:
        reader = _Reader(pattern)
        piece = reader.branches(pattern.startswith("(?i)"))
        if reader.at < len(pattern):
            raise _UnknownError
    except _UnknownError:
        piece = _ANYTHING
    demands = piece.first | {"": piece.holds} if piece.may_lack else piece.first
    few = {texts: _few(texts) for texts in demands.values()}  # most are the same, so the table shares them
    return {key: few[texts] for key, texts in demands.items()}


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = len("(?i)") if pattern.startswith("(?i)") else 0
        # compiled here, because patterns are read only when quotex is built
        self._atoms, self._repeats = regex.compile(_ATOM, regex.VERBOSE), regex.compile(_REPEAT)

    def branches(self, ignores_case: bool) -> _Piece:
        """Read the alternatives up to the end of the group or pattern."""
        piece = self._sequence(ignores_case)
        while self.pattern.startswith("|", self.at):
            self.at += 1
            piece = _either(piece, self._sequence(ignores_case))
        return piece

    def _sequence(self, ignores_case: bool) -> _Piece:
        piece, run = _NOTHING, ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            letter, atom = self._atom(ignores_case)
            repeat = self._repeats.match(self.pattern, self.at)
            if repeat:
                self.at = repeat.end()
                if not repeat["some"] and int(repeat["least"] or 0) < 1:
                    letter, atom = "", _Piece(atom.first, True, None)
            run = run + letter if letter else ""
            if letter:
                atom = atom._replace(holds=frozenset([run]))
            piece = _then(piece, atom)
            if repeat:
                run = ""
        return piece

    def _atom(self, ignores_case: bool) -> tuple[str, _Piece]:
        """Return the character in lower case, if the atom is one of ASCII, else "", and what the atom matches."""
        found = self._atoms.match(self.pattern, self.at)
        if not found:
            raise _UnknownError
        self.at = found.end()
        if found["look"] or found["group"] or found["plain"]:
            inner = self.branches((ignores_case or bool(found["on"])) and not found["off"])
            if not self.pattern.startswith(")", self.at):
                raise _UnknownError
            self.at += 1
            is_ahead = found["look"] == "(?="
            return "", inner if not found["look"] else _Piece({}, True, inner.holds if is_ahead else None)
        if found["place"]:
            return "", _NOTHING
        if found["set"] or found["class"]:
            return "", _of_class(found[0], ignores_case)
        letter = found["escaped"] or found["letter"]
        if letter in ODD:
            raise _UnknownError
        if found["escaped"] == "n" or not letter.isascii():
            return "", _NOTHING
        letter = letter.lower()
        return letter, _Piece({letter: None} if letter in KEYS else {}, letter not in KEYS, None)


def _of_class(text: str, ignores_case: bool) -> _Piece:
    """Return the piece for a class or set of characters: the letters and digits that it matches, and others."""
    key = (text, ignores_case)
    if key not in _CLASSES:
        pattern = regex.compile(f"(?i){text}" if ignores_case else text)
        held = [char for char in KEYS if pattern.match(char) or pattern.match(char.upper())]
        _CLASSES[key] = _Piece(dict.fromkeys(held), True, None)
    return _CLASSES[key]


_CLASSES: Final[dict[tuple[str, bool], _Piece]] = {}


def _either(one: _Piece, two: _Piece) -> _Piece:
    first = one.first | {
        key: _union(one.first[key], texts) if key in one.first else texts for key, texts in two.first.items()
    }
    return _Piece(first, one.may_lack or two.may_lack, _union(one.holds, two.holds))


def _then(one: _Piece, two: _Piece) -> _Piece:
    first = _also(one.first, two.holds)
    if one.may_lack:
        first = _either(_Piece(first, False, None), _Piece(_also(two.first, one.holds), False, None)).first
    return _Piece(first, one.may_lack and two.may_lack, _better(one.holds, two.holds))


def _also(first: dict[str, _Texts], texts: _Texts) -> dict[str, _Texts]:
    return {key: _better(held, texts) for key, held in first.items()} if texts else first


def _union(one: _Texts, two: _Texts) -> _Texts:
    return None if one is None or two is None else one | two


def _better(one: _Texts, two: _Texts) -> _Texts:
    """Return the stricter of two conditions: the one with longer texts."""
    return one if two is None or (one is not None and _worth(one) > _worth(two)) else two


def _worth(texts: frozenset[str]) -> tuple[int, int]:
    return min(map(len, texts)), -len(texts)


def _few(texts: _Texts) -> tuple[str, ...] | None:
    """Drop texts that contain another one. None if there are too many, or if nearly every line contains one."""
    if texts is None or len(texts) > 4 * MOST:
        return None
    left = tuple(sorted(text for text in texts if not any(other in text for other in texts - {text})))
    return left if len(left) <= MOST and " " not in left else None
