"""Patterns compiled to steps for the core (``_core.Program``), and the predicates that patterns may name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

from quotex import _core
from quotex.language.wordsets import WordSets
from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.animacy import is_somebody
from quotex.quotations.grammar.syntax import Syntax

CAPTURES: Final = ("source", "cue", "noun")  # what a pattern may capture
_MOST_STEPS: Final = 1000  # of one pattern; the core recurses as deep
_MOST_PARTS: Final = 10_000  # of one pattern, with its macros inserted: empty parts have no steps

# The names of predicates in patterns; the name of a word set is a predicate, too.
Predicate = Literal[
    "reporting", "attitude", "noun_cue", "role", "place", "naming", "tell", "according", "document", "base", "small",
    "personal", "somebody", "object", "owned", "prepositional",
]  # fmt: skip
Row = tuple[int, ...]
Tables = tuple[list[Row], list[Row], list[Row], list[str], list[str]]  # of Steps: plain values, which can be stored


class Test(NamedTuple):
    """A condition on a chunk and its head: all of the bits, one of the tags, one of the traits, and the word set."""

    tags: int = 0
    traits: int = 0
    bits: int = 0
    word_set: str = ""
    flags: int = 0


TESTS: Final[dict[str, Test]] = {
    "reporting": Test(T.REPORTING), "attitude": Test(T.ATTITUDE), "noun_cue": Test(T.NOUN_CUE), "role": Test(T.ROLE),
    "place": Test(T.PLACE), "naming": Test(traits=T.NAMING), "tell": Test(traits=T.TELL),
    "according": Test(traits=T.ACCORDING), "document": Test(traits=T.DOCUMENT), "base": Test(traits=T.BASE),
    "small": Test(T.CAPITALIZED, flags=_core.TEST_OPENING | _core.TEST_DENIED),
    "personal": Test(T.PRONOUN, T.PERSONAL),
    "object": Test(bits=C.SINGLE, word_set="object_pronoun"),  # told her
    "oblique": Test(word_set="oblique_determiner", flags=_core.TEST_OPENING),  # *dem Sender* sagte Moor
}  # fmt: skip


def _is_somebody(syntax: Syntax, chunk: int) -> bool:
    return is_somebody(syntax.tokens, (syntax.first[chunk], syntax.stop[chunk]))


def _is_owned(syntax: Syntax, chunk: int) -> bool:
    """Whether the phrase has a possessor: *her* claim, *Moor’s* claim."""
    first, head, tokens = syntax.first[chunk], syntax.head[chunk], syntax.tokens
    if tokens.is_(first, tokens.sets.possessive):
        return first < head
    return any(syntax.tags[token] & T.POSSESSIVE for token in range(first, head))


def _is_prepositional(syntax: Syntax, chunk: int) -> bool:
    verb = syntax.head[chunk]
    stop = syntax.tokens.phrase_stop(verb)
    return stop > verb + 1 and bool(syntax.tokens.raw_tags[stop - 1] & T.PREPOSITION)


FUNCTIONS: Final[dict[str, Callable[[Syntax, int], bool]]] = {
    "somebody": _is_somebody, "owned": _is_owned, "prepositional": _is_prepositional,
}  # fmt: skip


class Steps:
    """The steps of all patterns of a language. A step is identified by its row; row 0 accepts."""

    def __init__(self, sets: WordSets, tables: Tables | None = None) -> None:
        self._sets = sets
        rows, branches, tests, parts, names = tables or ([(_core.STEP_ACCEPT, 0, 0, 0, 0, 0, 0)], [], [], [""], [])
        self.rows, self.branches, self.tests = rows, branches, tests
        self.part = ""  # the part of the pattern to which new steps belong
        self.parts = parts  # of each step
        self._numbers = {name: number for number, name in enumerate(names, 1)}  # of word sets
        self._limit, self._parts_left = _MOST_STEPS, _MOST_PARTS

    def tables(self) -> Tables:
        """The steps as plain values, from which they can be rebuilt."""
        return self.rows, self.branches, self.tests, self.parts, list(self._numbers)

    def begin(self) -> None:
        """Begin a pattern of at most ``_MOST_STEPS`` steps and ``_MOST_PARTS`` parts."""
        self._limit, self._parts_left, self.part = len(self.rows) + _MOST_STEPS, _MOST_PARTS, ""

    def count_part(self) -> None:
        """Raise ValueError if the pattern has too many parts."""
        self._parts_left -= 1
        if self._parts_left < 0:
            raise ValueError(f"has more than {_MOST_PARTS} parts: insert fewer macros in macros")

    def add(self, code: int, after: int, first: int = 0, count: int = 0, *, bits: Row = (0, 0, 0)) -> int:
        """Add a step that leads to the row ``after``; return its row. Raises ValueError if the pattern is too long."""
        if len(self.rows) == self._limit:
            raise ValueError(f"has more than {_MOST_STEPS} steps: repeat less inside what repeats")
        self.rows.append((code, after, *bits, first, count))
        self.parts.append(self.part)
        return len(self.rows) - 1

    def branch(self, code: int, branches: Sequence[int], after: int = 0) -> int:
        """Add a step that tries the branches in order; return its row."""
        first = len(self.branches)
        self.branches += [(row,) for row in branches]
        return self.add(code, after, first, len(branches))

    def take(self, code: int, after: int, bits: Row, names: Sequence[str]) -> int:
        """Add a step that takes a chunk with these bits and predicates; ``!`` before a name negates it."""
        first = len(self.tests)
        self.tests += map(self._test, names)
        return self.add(code, after, first, len(names), bits=bits)

    def knows(self, name: str) -> bool:
        """Whether there is a predicate or a word set of this name."""
        return name in TESTS or name in FUNCTIONS or isinstance(getattr(self._sets, name, None), bytes)

    def _test(self, name: str) -> Row:
        plain = name.lstrip("!")
        denied = 0 if name == plain else _core.TEST_DENIED
        if plain in FUNCTIONS:
            return _core.TEST_ASKED | denied, 0, 0, 0, list(FUNCTIONS).index(plain)
        test = TESTS.get(plain, Test(word_set=plain))
        number = self._numbers.setdefault(test.word_set, len(self._numbers) + 1) if test.word_set else 0
        return test.flags ^ denied, test.bits, test.tags, test.traits, number

    def members(self) -> list[bytes]:
        """The word sets in use, in the order of their numbers."""
        return [getattr(self._sets, name) for name in self._numbers]

    def program(self, patterns: Sequence[Row], traits: list[int]) -> _core.Program:
        """The program that matches the ``patterns``: rows with the columns PATTERN_START and so on."""
        return _core.Program(
            steps=self.rows,
            branches=self.branches,
            tests=self.tests,
            patterns=list(patterns),
            sets=self.members(),
            functions=tuple(FUNCTIONS.values()),
            traits=traits,
        )
