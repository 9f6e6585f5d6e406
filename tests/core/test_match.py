"""The matcher of patterns: it agrees with its slow twin, and refuses an invalid program."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from twin_match import Matcher

from quotex import _core
from quotex.language.loading import load_language
from quotex.quotations.attribution.constructions import Construction, compile_constructions
from quotex.quotations.grammar.matching import CAPTURES, TESTS, Row, Steps
from quotex.quotations.grammar.patterns import compile_pattern
from quotex.quotations.grammar.syntax import Syntax
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.spans.context import find_contexts

ENGLISH = load_language("en")
ROWS = [row for _source, row in ENGLISH.patterns]
WORDS = (  # noqa: SIM905 - easier to read
    "“It leaks,” “leaks” “Dams leak.” the old mayor of Oxmere Ada Moor Ben Cole and , , . : — said says saying told "
    "called as was quoted by that who she him her claim Moor’s According to on Monday in a statement asked leaves (54)"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=2, max_size=30).map(lambda words: f"“It leaks,” {' '.join(words)}")

ELEMENTS = st.sampled_from(["NP", "VG", "P", "A", "ANY", ",", "..", "..[!VG]", "Q", "$", "^", "{predicative}", "B"])
NAMES = st.sampled_from(["fin", "!pass", "one", "name", "say", "!object", "possessive", *TESTS])
TESTED = st.tuples(st.sampled_from(["NP", "VG", "ANY"]), st.lists(NAMES, min_size=1, max_size=2))
PARTS = st.recursive(
    ELEMENTS | TESTED.map(lambda pair: f"{pair[0]}[{','.join(pair[1])}]"),
    lambda part: st.one_of(
        st.lists(part, min_size=1, max_size=4).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: f"({' | '.join(parts)})"),
        st.tuples(part, st.sampled_from("?*+")).map(lambda pair: f"({pair[0]}){pair[1]}"),
        part.map(lambda text: f"=({text})"),
        part.map(lambda text: f"!({text})"),
        st.tuples(st.sampled_from(CAPTURES), part).map(lambda pair: f"{pair[0]}:({pair[1]})"),
    ),
    max_leaves=8,
)


def compare(text: str, steps: Steps, patterns: list[Row]) -> int:
    """Compare core and twin on each pattern at each quotation of the text; return the number of matches."""
    tokens = Tokens(ENGLISH.scan(text), ENGLISH)
    syntax, program, found = Syntax(tokens), steps.program(patterns, ENGLISH.traits), 0
    for c in find_contexts(tokens):
        place = syntax.place(c.first, c.stop, c.floor, c.last, c.sentence_stop, c.clause_after)
        for row, pattern in enumerate(patterns):
            trace: list[tuple[int, int]] = []
            match = syntax.match(program, syntax, place, c.facts, row, row + 1, trace)
            twin = Matcher(steps, syntax, place, c.facts)
            captures = twin.match(pattern)
            assert match == (None if captures is None else (row, *map(captures.get, range(len(CAPTURES)))))
            assert trace == (twin.trace if match else [])
            found += match is not None
    return found


def of_english() -> tuple[Steps, list[Row]]:
    """The steps of the patterns of English, and the row of each construction."""
    starts, tables = compile_constructions(ENGLISH)
    rows = [Construction(row, own).rows[0] for row, own in zip(ROWS, starts, strict=True)]
    return Steps(ENGLISH.sets, tables), rows


@given(TEXTS)
def test_core_and_twin_match_the_patterns_of_english_alike(text: str) -> None:
    compare(text, *of_english())


@given(TEXTS, st.lists(PARTS, min_size=1, max_size=3), st.integers(0, 7))
def test_core_and_twin_match_any_pattern_alike(text: str, parts: list[str], flags: int) -> None:
    steps = Steps(ENGLISH.sets)
    try:
        start = compile_pattern(" ".join(parts), {}, steps, leftward=bool(flags & _core.PATTERN_LEFTWARD))
    except ValueError:
        reject()  # it has too many steps
    compare(text, steps, [(start, flags, 0, 0)])


def test_the_comparison_finds_matches() -> None:
    text = "“It leaks,” said Ada Moor. According to Ben Cole, the dam is “new.” Her claim: “It holds.”"
    assert compare(text, *of_english()) > 2


SOUND: dict[str, Any] = {
    "steps": [(_core.STEP_ACCEPT, *[0] * 6), (_core.STEP_TAKE, 0, 1, 0, 0, 0, 1)], "branches": [(0,)],
    "tests": [(0, 0, 0, 0, 1)], "patterns": [(1, 0, 0, 0)], "sets": [b"\0\1"], "functions": (), "traits": [0, 0],
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"steps": []},
        {"steps": [(_core.STEP_TAKE, *[0] * 6)]},
        {"steps": [(_core.STEP_ACCEPT, *[0] * 6), (_core.STEP_TAKE, 1, 1, 0, 0, 0, 0)]},
        {"steps": [(_core.STEP_ACCEPT, *[0] * 6), (_core.STEP_TAKE, 0, 1, 0, 0, 1, 1)]},
        {"steps": [(_core.STEP_ACCEPT, *[0] * 6), (_core.STEP_OPEN, 0, 0, 0, 0, len(CAPTURES), 0)]},
        {"steps": [(_core.STEP_ACCEPT, *[0] * 6), (99, 0, 0, 0, 0, 0, 0)]},
        {"steps": [(_core.STEP_ACCEPT, *[0] * 6), (_core.STEP_SPLIT, 0, 0, 0, 0, 0, 1)], "branches": [(1,)]},
        {"steps": [(_core.STEP_ACCEPT, *[0] * 6), (_core.STEP_SPLIT, 0, 0, 0, 0, 0xFFFFFFFF, 2)]},
        {"tests": [(0, 0, 0, 0, 2)]},
        {"tests": [(_core.TEST_ASKED, 0, 0, 0, 0)]},
        {"tests": [(0, 0, 0, 0)]},
        {"patterns": [(2, 0, 0, 0)]},
    ],
)
def test_an_invalid_program_is_refused(change: dict[str, Any]) -> None:
    _core.Program(**SOUND)
    with pytest.raises(ValueError, match=r"leads to what is not there|numbers, not of"):
        _core.Program(**(SOUND | change))


def test_an_error_in_a_function_is_raised() -> None:
    def fails(_syntax: object, _chunk: int) -> bool:
        raise LookupError("no answer")

    tokens = Tokens(ENGLISH.scan("“It leaks,” said Ada Moor."), ENGLISH)
    syntax = Syntax(tokens)
    (c,) = find_contexts(tokens)
    place = syntax.place(c.first, c.stop, c.floor, c.last, c.sentence_stop, c.clause_after)
    asks = SOUND | {
        "steps": [(_core.STEP_ACCEPT, *[0] * 6), (_core.STEP_TAKE, 0, 0xFFFF, 0, 0, 0, 1)],
        "functions": (fails,),
    }
    program = _core.Program(**(asks | {"tests": [(_core.TEST_ASKED, 0, 0, 0, 0)]}))
    with pytest.raises(LookupError, match="no answer"):
        syntax.match(program, syntax, place, c.facts, 0, 1)
    with pytest.raises(IndexError):
        syntax.match(program, syntax, place, c.facts, 0, 2)
