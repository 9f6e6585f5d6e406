"""Automata that reject most of the lines that a pattern does not match: a check that is cheaper than matching.

An automaton accepts whatever its pattern matches, and more: it ignores lookarounds, atomic groups and the bounds of
repeats. The pattern becomes a nondeterministic automaton (Ken Thompson, Regular Expression Search Algorithm, CACM
1968), and sets of its states become the states of a deterministic one (Michael Rabin and Dana Scott, Finite Automata
and Their Decision Problems, IBM Journal 1959). Only the likeliest of these are kept; beyond them, any line is accepted.
"""

from __future__ import annotations

from array import array
from functools import cache, lru_cache
from heapq import heappop, heappush
from itertools import count
from operator import ne
from typing import Final

import regex

__all__ = ["ODD", "Automaton", "automaton"]

ODD: Final = "\u0130\u017f\u212a"  # match letters of ASCII if case is ignored: lines with these are not checked
MOST: Final = 800  # states

# What an automaton reads: a character of ASCII, one of a few groups of others, or the end of the line.
GROUPS: Final = (range(0x80, 0xC0), range(0x2010, 0x2070))
SYMBOLS: Final = 128 + len(GROUPS) + 1
END: Final = SYMBOLS

# For each symbol its class, a byte; for each state the numbers of its row and of its first exception; exceptions, each
# a class and the next state; rows, with the next state for each class. All but classes are 16-bit integers.
Automaton = tuple[bytes, bytes, bytes, bytes]
REJECTED, ACCEPTED, START = range(3)  # the first states
MOST_EXCEPTIONS: Final = 6  # a row with at most this many differences from a recent row is stored as exceptions …
LAST_ROWS: Final = 24  # … and this many recent rows are compared

# An atom, and its repetition.
_ATOM: Final = r"""(?:
    (?P<flag>\(\?i\))
    | (?P<look>\(\?<?[=!])
    | \(\?(?:(?P<on>i)|(?P<off>-i))?(?P<group>[:>])
    | (?P<plain>\((?!\?))
    | (?P<set>\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\\[])*+\]|\\(?:[pP]\{[^{}]*+\}|[dDsSwW])|\.)
    | (?P<boundary>\\b)
    | (?P<place>\\[BAZ]|[$^])
    | (?P<letter>\\[^\w\s]|\\n|[^\\()\[\]|?*+{}.$^])
    )"""
_REPEAT: Final = r"(?:(?P<once>\?)|\*|(?P<some>\+|\{[1-9]\d*(?:,\d*)?\})|\{0?,\d*\}|\{0\})[+?]?"


class _UnknownError(ValueError):
    """The pattern uses syntax that this module does not know."""


@lru_cache(maxsize=256)
def automaton(pattern: str) -> Automaton | None:
    """Return the automaton of a pattern; None if its syntax is not known here: a backreference, or a flag other than i.

    >>> automaton("(a)\\\\1")
    >>> classes, states, exceptions, rows = automaton("(?i)Sign up|[0-9]+")
    >>> classes[ord("s")] == classes[ord("S")], classes[ord("0")] == classes[ord("7")]
    (True, True)
    """
    try:
        sets = _Sets(_Reader(pattern))
    except _UnknownError:
        return None
    return bytes(sets.classes), *_packed(_rows(sets))


class _Reader:
    """Reads a pattern into a nondeterministic automaton, whose states are numbers, from 0 to ``last``.

    ``read[state]`` are the symbols that a state reads before ``free[state]``, the states that follow it;
    ``at_boundary[state]`` follow it only at the edge of a word.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0
        self.ignores_case, self.is_leading = False, True  # leading: before the first character that is matched
        self.read: list[int] = []
        self.free: list[list[int]] = []
        self.at_boundary: list[list[int]] = []
        # compiled here, because patterns are read only when quotex is built
        self._atoms, self._repeats = regex.compile(_ATOM, regex.VERBOSE), regex.compile(_REPEAT)
        self.last = self._branches(self._state())
        if self.at < len(pattern):
            raise _UnknownError

    def _state(self, before: int | None = None) -> int:
        """Create a state that follows the state ``before``."""
        self.read.append(0)
        self.free.append([])
        self.at_boundary.append([])
        state = len(self.read) - 1
        if before is not None:
            self.free[before].append(state)
        return state

    def _branches(self, start: int) -> int:
        """Read the alternatives up to the end of the group or pattern; return the state after them."""
        last = self._state()
        self.free[self._sequence(self._state(start))].append(last)
        while self.pattern.startswith("|", self.at):
            self.at += 1
            self.is_leading = False
            self.free[self._sequence(self._state(start))].append(last)
        return last

    def _sequence(self, state: int) -> int:
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            first = self._state(state)
            state = self._state(self._atom(first))
            repeat = self._repeats.match(self.pattern, self.at)
            if repeat:
                self.at = repeat.end()
                if not repeat["once"]:
                    self.free[state].append(first)
                if not repeat["some"]:
                    self.free[first].append(state)
                state = self._state(state)
        return state

    def _atom(self, state: int) -> int:
        """Read an atom from a state on; return the state after it."""
        found = self._atoms.match(self.pattern, self.at)
        if not found or (found["flag"] and not self.is_leading):
            raise _UnknownError
        self.at = found.end()
        if found["flag"]:
            self.ignores_case = True
            return state
        if found["look"]:
            before = self.is_leading
            self._group(self._state(), self.ignores_case)  # what it requires is ignored
            self.is_leading = before
            return state
        if found["place"]:
            return state
        self.is_leading = False
        if found["group"] or found["plain"]:
            return self._group(state, (self.ignores_case or bool(found["on"])) and not found["off"])
        following = self._state()
        if found["boundary"]:
            self.at_boundary[state].append(following)
        else:
            reading = self._state(state)
            character = found["letter"] or found["set"]
            self.read[reading] = _symbols(f"(?i){character}" if self.ignores_case else character)
            self.free[reading].append(following)
        return following

    def _group(self, state: int, ignores_case: bool) -> int:
        before, self.ignores_case = self.ignores_case, ignores_case
        last = self._branches(state)
        self.ignores_case = before
        if not self.pattern.startswith(")", self.at):
            raise _UnknownError
        self.at += 1
        return last

    def reached_from(self, state: int, *, at_boundary: bool) -> int:
        """Return the set of the states that follow a state before the next symbol is read; bit n: state n."""
        found, left = 0, [state]
        while left:
            state = left.pop()
            if not found >> state & 1:
                found |= 1 << state
                left += self.at_boundary[state] if at_boundary else ()
                left += self.free[state] if not self.read[state] else ()
        return found


@lru_cache(maxsize=4096)
def _symbols(atom: str) -> int:
    """Return the set of symbols that a character or class of characters matches; bit n: symbol n."""
    pattern = regex.compile(atom)
    return sum(1 << symbol for symbol, held in enumerate(_characters()) if pattern.search(held))


@lru_cache(maxsize=1)
def _characters() -> list[str]:
    """Return the characters that each symbol stands for."""
    grouped = {character for group in GROUPS for character in group} | {*range(128), *map(ord, ODD)}
    others = "".join([chr(character) for character in range(0x110000) if character not in grouped])
    return [*map(chr, range(128)), *("".join(map(chr, group)) for group in GROUPS), others]


_Key = tuple[int, bool | None]  # a set of states; whether the symbol before is of a word (None: unknown)


class _Sets:
    """The sets of states of a nondeterministic automaton that are reached together, and where they lead."""

    def __init__(self, reader: _Reader) -> None:
        self.last = 1 << reader.last
        word, other = _symbols(r"\w"), _symbols(r"\W")
        readers = [state for state, read in enumerate(reader.read) if read]
        sets = [word, other, *{reader.read[state] for state in readers}]
        kinds = [tuple([held >> symbol & 1 for held in sets]) for symbol in range(SYMBOLS)]
        known = {kind: number for number, kind in enumerate(dict.fromkeys(kinds))}
        self.classes = [*map(known.__getitem__, kinds), len(known)]
        samples = [self.classes.index(number) for number in range(len(known))]
        self.words = [None if word & other & 1 << symbol else bool(word >> symbol & 1) for symbol in samples]
        self.costs = [
            min(_cost(s) for s in range(SYMBOLS) if self.classes[s] == number) for number in range(len(known))
        ]
        # of states that read: the classes that they read, and the states after them
        self.steps = {
            1 << state: (
                [number for number, symbol in enumerate(samples) if reader.read[state] >> symbol & 1],
                reader.reached_from(reader.free[state][0], at_boundary=False),
            )
            for state in readers
        }
        self.across = {
            1 << state: reader.reached_from(state, at_boundary=True)
            for state, following in enumerate(reader.at_boundary)
            if following
        }
        self.kept = self.last | sum(self.steps) | sum(self.across)
        self._after = cache(self._reached)  # keys that differ only in the last symbol share an answer
        self.start: _Key = (reader.reached_from(0, at_boundary=False) & self.kept, None)

    def row(self, key: _Key) -> list[_Key | None]:
        """Return where a set leads with each class and, as the last item, whether it may be the end: itself or None."""
        states, is_word = key
        at_boundary, inside = self._after(self._with_boundary(states)), self._after(states)
        row: list[_Key | None] = []
        for number, of_word in enumerate(self.words):
            is_inside = is_word is not None and is_word == of_word
            reached = (inside if is_inside else at_boundary).get(number, 0)
            row.append((reached & self.kept, of_word) if reached else None)
        ends = (states if is_word is False else self._with_boundary(states)) & self.last
        return [*row, key if ends else None]

    def _with_boundary(self, states: int) -> int:
        for state, reached in self.across.items():
            if states & state:
                states |= reached
        return states

    def _reached(self, states: int) -> dict[int, int]:
        """Return, by class, the states reached by reading it."""
        found: dict[int, int] = {}
        while states:
            state = states & -states
            states ^= state
            if state in self.steps:
                classes, reached = self.steps[state]
                for number in classes:
                    found[number] = found.get(number, 0) | reached
        return found


def _cost(symbol: int) -> int:
    """Return how unlikely a symbol is in a text."""
    character = chr(symbol)
    return 4 if character == " " or character.islower() else 9 if symbol >= 32 else 30


def _rows(sets: _Sets) -> list[list[int]]:
    """Return the rows of REJECTED, of ACCEPTED and of the other states, the likeliest first."""
    found: dict[_Key, list[_Key | None]] = {}
    queue: list[tuple[int, int, _Key]] = [(0, 0, sets.start)]  # with numbers, so that states are not compared
    order = count(1)
    seen = {sets.start: 0}
    while queue and len(found) < MOST:
        cost, _, key = heappop(queue)
        if key in found:
            continue
        found[key] = sets.row(key)
        for following, more in zip(found[key], sets.costs, strict=False):
            if following is not None and cost + more < seen.get(following, cost + more + 1):
                seen[following] = cost + more
                heappush(queue, (cost + more, next(order), following))
    numbers: dict[_Key | None, int] = {None: REJECTED}
    numbers |= {key: number for number, key in enumerate(found, START)}
    width = len(sets.costs)
    rows = [[numbers.get(key, ACCEPTED) for key in row[:width]] for row in found.values()]
    ends = [ACCEPTED if row[width] else REJECTED for row in found.values()]
    return [
        [REJECTED] * (width + 1),
        [ACCEPTED] * (width + 1),
        *([*row, end] for row, end in zip(rows, ends, strict=True)),
    ]


def _packed(rows: list[list[int]]) -> tuple[bytes, bytes, bytes]:
    """Return states, exceptions and whole rows."""
    states, exceptions, whole = array("H"), array("H"), array("H")
    last: list[tuple[int, list[int]]] = []
    for row in rows:
        fewest, number, like = min(
            ((sum(map(ne, row, other)), at, other) for at, other in last), default=(len(row), 0, row)
        )
        if fewest > MOST_EXCEPTIONS or not last:
            number, like = len(whole) // len(row), row
            whole.extend(row)
            last = [*last[1 - LAST_ROWS :], (number, row)]
        states.extend((number, len(exceptions) // 2))
        for at, (one, other) in enumerate(zip(row, like, strict=True)):
            if one != other:
                exceptions.extend((at, one))
    states.extend((0, len(exceptions) // 2))
    return states.tobytes(), exceptions.tobytes(), whole.tobytes()
