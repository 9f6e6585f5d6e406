"""The slow, obvious twin of the matcher of patterns, which gives what src_c/read/match.c must give."""

from __future__ import annotations

from typing import Final

from quotex import _core
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.matching import FUNCTIONS, Row, Steps
from quotex.quotations.grammar.syntax import Syntax

_MOST_GAP: Final = 40  # chunks
_MOST_STEPS: Final = 3000  # of one match
_FUNCTIONS: Final = tuple(FUNCTIONS.values())
Captures = dict[int, tuple[int, int]]


class Matcher:
    """Matches the patterns of ``steps`` in the window ``place`` (see ``_core.Chunks.place``)."""

    def __init__(self, steps: Steps, syntax: Syntax, place: tuple[int, ...], facts: int) -> None:
        self.steps, self.syntax, self.place, self.facts = steps, syntax, place, facts
        self.sets = steps.members()
        self.low = self.high = self.left = 0
        self.leftward = False
        self.captures: Captures = {}
        self.opened: dict[int, int] = {}
        self.trace: list[tuple[int, int]] = []

    def match(self, pattern: Row) -> Captures | None:
        """The non-empty captures of the pattern, if it matches."""
        start, flags, needs, without = pattern
        floor, mark, after, last, stop, clause = self.place
        if self.facts & needs != needs or self.facts & without:
            return None
        self.leftward = bool(flags & _core.PATTERN_LEFTWARD)
        if self.leftward:
            self.low, self.high, at = floor, mark, mark - 1
        else:
            self.low, self.high = after, stop if flags & _core.PATTERN_TO_SENTENCE else last
            at = after if flags & _core.PATTERN_FROM_MARK else clause
        if not self.low - 1 <= at <= self.high:
            return None
        self.left, self.captures, self.trace = _MOST_STEPS, {}, []
        if not self.run(start, at):
            return None
        return {number: (first, stop) for number, (first, stop) in self.captures.items() if first < stop}

    def is_inside(self, at: int) -> bool:
        return self.low <= at < self.high

    def run(self, row: int, at: int) -> bool:
        length = len(self.trace)
        found = self.walk(row, at)
        if not found:
            del self.trace[length:]
        return found

    def walk(self, row: int, at: int) -> bool:
        code, after, kinds, _must, _never, first, count = self.steps.rows[row]
        branches = [branch for (branch,) in self.steps.branches[first : first + count]]
        self.left -= 1
        if code in (_core.STEP_ACCEPT, _core.STEP_TAKE):
            self.trace.append((row, at))
        if code == _core.STEP_ACCEPT or self.left < 0:
            return code == _core.STEP_ACCEPT
        if code == _core.STEP_TAKE:
            if not self.fits(row, at):
                return False
            return any(self.run(after, step) for step in self.steps_over(kinds, at))
        if code == _core.STEP_SPLIT:
            return any(self.run(branch, at) for branch in branches)
        if code == _core.STEP_GAP:
            return self.cross(row, at)
        if code == _core.STEP_OPEN:
            return self.capture(after, first, at)
        if code == _core.STEP_CLOSE:
            opened = self.opened[first]
            self.captures[first] = (at + 1, opened + 1) if self.leftward else (opened, at)
            return self.run(after, at)
        if code == _core.STEP_EDGE:
            return not (self.is_inside(at) and not self.syntax.bits[at] & C.STOP) and self.run(after, at)
        captures, leftward, length = dict(self.captures), self.leftward, len(self.trace)
        self.leftward = False
        found = any(self.run(branch, at) for branch in branches)
        self.captures, self.leftward = captures, leftward
        del self.trace[length:]
        return found == (code == _core.STEP_LOOK) and self.run(after, at)

    def steps_over(self, kinds: int, at: int) -> list[int]:
        """The chunks with which the match may go on after the one at ``at``."""
        if kinds != C.PHRASE:
            return [at - 1 if self.leftward else at + 1]
        return [max(self.low, self.syntax.opening(at)) - 1] if self.leftward else self.syntax.ends(at, self.high)

    def cross(self, row: int, at: int) -> bool:
        for _chunk in range(_MOST_GAP):
            if self.run(self.steps.rows[row][1], at):
                return True
            if not self.fits(row, at):
                return False
            self.trace.append((row, at))
            at += -1 if self.leftward else 1
        return False

    def capture(self, after: int, number: int, at: int) -> bool:
        opened, captured = self.opened.get(number), self.captures.get(number)
        self.opened[number] = at
        if self.run(after, at):
            return True
        if opened is not None:
            self.opened[number] = opened
        self.captures.pop(number, None)
        if captured:
            self.captures[number] = captured
        return False

    def fits(self, row: int, at: int) -> bool:
        _code, _after, kinds, must, never, first, count = self.steps.rows[row]
        if not self.is_inside(at):
            return False
        bits = self.syntax.bits[at]
        if not bits & kinds or bits & must != must or bits & never:
            return False
        return all(self.holds(test, at) for test in self.steps.tests[first : first + count])

    def holds(self, test: Row, at: int) -> bool:
        flags, bits, tags, traits, number = test
        syntax, wanted = self.syntax, not flags & _core.TEST_DENIED
        if flags & _core.TEST_ASKED:
            return _FUNCTIONS[number](syntax, at) == wanted
        token = syntax.first[at] if flags & _core.TEST_OPENING else syntax.head[at]
        found = syntax.bits[at] & bits == bits
        found = found and (not tags or bool(syntax.tags[token] & tags))
        found = found and (not traits or bool(syntax.tokens.trait(token) & traits))
        found = found and (not number or bool(syntax.tokens.is_(token, self.sets[number - 1])))
        return found == wanted
