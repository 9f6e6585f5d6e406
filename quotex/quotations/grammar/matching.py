"""Patterns as steps, and how they are matched: by backtracking over a bounded number of chunks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.animacy import is_somebody
from quotex.quotations.grammar.syntax import Syntax

__all__ = ["TESTS", "Matcher", "Op", "Pattern", "in_set"]

_TAGS: Final = {
    "reporting": T.REPORTING, "attitude": T.ATTITUDE, "noun_cue": T.NOUN_CUE,
    "role": T.ROLE, "place": T.PLACE,
}  # fmt: skip
_TRAITS: Final = {"naming": T.NAMING, "tell": T.TELL, "according": T.ACCORDING, "document": T.DOCUMENT, "base": T.BASE}
_MOST_GAP: Final = 40  # chunks
_MOST_STEPS: Final = 3000  # of one match
# What a step does.
ACCEPT: Final = 0
TAKE: Final = 1  # a chunk
GAP: Final = 2  # any number of chunks, the fewest first
SPLIT: Final = 3  # into branches, of which the first that matches decides
LOOK: Final = 4  # ahead
LOOK_NOT: Final = 5
EDGE: Final = 6  # of the stretch, or of its sentence
OPEN: Final = 7  # a capture
CLOSE: Final = 8

Test = Callable[[Syntax, int], bool]
# The names of predicates in patterns; besides them, any word set is one.
Predicate = Literal[
    "reporting", "attitude", "noun_cue", "role", "place", "naming", "tell", "according", "document", "base", "small",
    "personal", "somebody", "object", "owned", "prepositional",
]  # fmt: skip


class Op:
    """One step of a compiled pattern, and the step after it."""

    __slots__ = ("branches", "code", "kinds", "must", "name", "never", "next", "source", "tests")

    def __init__(self, code: int, after: Op | None = None, source: str = "") -> None:
        self.code, self.next, self.source = code, after, source
        self.kinds = self.must = self.never = 0
        self.name = ""
        self.tests: list[tuple[Test, bool]] = []
        self.branches: list[Op] = []


class Pattern(NamedTuple):
    """A compiled pattern."""

    start: Op
    kinds: int  # of the chunks with which it may begin; 0 where any may
    required: int  # what must be true of one chunk or other of the stretch
    leftward: bool


def in_set(name: str) -> Test:
    """The predicate that the head of a chunk is in a word set.

    >>> from quotex.quotations.grammar.examples import example
    >>> from quotex.quotations.grammar.syntax import syntax_of
    >>> tokens, by, _stop = example("It was praised by farmers.", "by")
    >>> in_set("agent_preposition")(syntax_of(tokens), syntax_of(tokens).at(by))
    True
    """

    def test(syntax: Syntax, chunk: int) -> bool:
        return bool(syntax.tokens.is_(syntax.head[chunk], getattr(syntax.tokens.sets, name)))

    return test


def _has_tags(mask: int) -> Test:
    return lambda syntax, chunk: bool(syntax.tags[syntax.head[chunk]] & mask)


def _has_trait(mask: int) -> Test:
    return lambda syntax, chunk: bool(syntax.trait(chunk) & mask)


def _is_small(syntax: Syntax, chunk: int) -> bool:
    return not syntax.tags[syntax.first[chunk]] & T.CAPITALIZED


def _is_personal(syntax: Syntax, chunk: int) -> bool:
    head = syntax.head[chunk]
    return bool(syntax.tags[head] & T.PRONOUN) and bool(syntax.tokens.trait(head) & T.PERSONAL)


def _is_somebody(syntax: Syntax, chunk: int) -> bool:
    return is_somebody(syntax.tokens, (syntax.first[chunk], syntax.stop[chunk]))


def _is_alone(syntax: Syntax, chunk: int) -> bool:
    """An object pronoun: told *her*."""
    return bool(syntax.bits[chunk] & C.SINGLE) and syntax.is_(chunk, syntax.tokens.sets.object_pronoun)


def _is_owned(syntax: Syntax, chunk: int) -> bool:
    """A phrase with a possessor: *her* claim, *Moor’s* claim."""
    first, head, tokens = syntax.first[chunk], syntax.head[chunk], syntax.tokens
    if tokens.is_(first, tokens.sets.possessive):
        return first < head
    return any(syntax.tags[token] & T.POSSESSIVE for token in range(first, head))


def _is_prepositional(syntax: Syntax, chunk: int) -> bool:
    verb = syntax.head[chunk]
    stop = syntax.tokens.phrase_stop(verb)
    return stop > verb + 1 and bool(syntax.tokens.raw_tags[stop - 1] & T.PREPOSITION)


TESTS: Final[dict[str, Test]] = {
    **{name: _has_tags(mask) for name, mask in _TAGS.items()},
    **{name: _has_trait(mask) for name, mask in _TRAITS.items()},
    "small": _is_small, "personal": _is_personal, "somebody": _is_somebody, "object": _is_alone, "owned": _is_owned,
    "prepositional": _is_prepositional,
}  # fmt: skip


class Matcher:
    """Matches patterns against one stretch of chunks, low:high."""

    def __init__(self, syntax: Syntax, low: int, high: int) -> None:
        self.syntax, self.low, self.high = syntax, low, high
        self.captures: dict[str, tuple[int, int]] = {}
        self._opened: dict[str, int] = {}
        self._leftward = False
        self._steps = 0

    def match(self, pattern: Pattern, at: int) -> bool:
        """Does the pattern match at the chunk ``at``? Then ``captures`` has the chunks of what it names."""
        inside = self.low <= at < self.high
        if pattern.kinds and not (inside and self.syntax.bits[at] & pattern.kinds):
            return False
        self._leftward, self._steps = pattern.leftward, _MOST_STEPS
        self.captures = {}
        return self._run(pattern.start, at)

    def _run(self, op: Op | None, at: int) -> bool:
        while op is not None:
            self._steps -= 1
            code = op.code
            if code == ACCEPT or self._steps < 0:
                return code == ACCEPT
            if code == TAKE:
                if not self._fits(op, at):
                    return False
                if op.kinds == C.PHRASE:
                    return self._take_phrase(op, at)
                at += -1 if self._leftward else 1
            elif code == SPLIT:
                return self._split(op, at)
            elif code == GAP:
                return self._cross(op, at)
            elif code == OPEN:
                return self._capture(op, at)
            elif code == CLOSE:
                opened = self._opened[op.name]
                self.captures[op.name] = (at + 1, opened + 1) if self._leftward else (opened, at)
            elif code == EDGE:
                if self.low <= at < self.high and not self.syntax.bits[at] & C.STOP:
                    return False
            elif self._looks_ahead(op.branches[0], at) != (code == LOOK):
                return False
            op = op.next
        return False

    def _take_phrase(self, op: Op, at: int) -> bool:
        """A phrase is taken with what it is joined to, or with less of it."""
        if self._leftward:
            return self._run(op.next, max(self.low, self.syntax.at(self.syntax.span(at)[0])) - 1)
        for step in self.syntax.ends(at, self.high):  # noqa: SIM110 - a generator takes several times as long
            if self._run(op.next, step):
                return True
        return False

    def _split(self, op: Op, at: int) -> bool:
        for branch in op.branches:  # noqa: SIM110 - see above
            if self._run(branch, at):
                return True
        return False

    def _looks_ahead(self, op: Op, at: int) -> bool:
        captures, leftward = dict(self.captures), self._leftward
        self._leftward = False
        found = self._run(op, at)
        self._leftward, self.captures = leftward, captures
        return found

    def _capture(self, op: Op, at: int) -> bool:
        before, captured = self._opened.get(op.name, at), self.captures.get(op.name)
        self._opened[op.name] = at
        if self._run(op.next, at):
            return True
        self._opened[op.name] = before
        if captured:
            self.captures[op.name] = captured
        else:
            self.captures.pop(op.name, None)
        return False

    def _cross(self, op: Op, at: int) -> bool:
        for _chunk in range(_MOST_GAP):
            if self._run(op.next, at):
                return True
            if not self._fits(op, at):
                return False
            at += -1 if self._leftward else 1
        return False

    def _fits(self, op: Op, at: int) -> bool:
        if not self.low <= at < self.high:
            return False
        bits = self.syntax.bits[at]
        if not bits & op.kinds or bits & op.must != op.must or bits & op.never:
            return False
        for test, wanted in op.tests:  # noqa: SIM110 - see above
            if test(self.syntax, at) != wanted:
                return False
        return True
