"""The places of runs of capitalised words: around quotations, before and beside a token; compared with slow twins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lexicons import ENDINGS

from quotex import _core

ROLE, PREPOSITION = 1 << 12, 1 << 13
LEXICON = _core.Lexicon(
    [("aide", ROLE), ("mayor", ROLE), ("with", PREPOSITION), ("sen", _core.ABBREVIATION_BEFORE_NAME)],
    endings=ENDINGS,
)
CLASSES = _core.NameClasses(titles=ROLE, roles=ROLE, prepositions=PREPOSITION, never_first=PREPOSITION)
PIECES = ["Ada", "Moor", "Moor’s", "Mayor", "aide", "with", "left", "“", "”", ", ", ". ", "\n\n", "So “no,” Ada said. "]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map(lambda pieces: "Ada. " + " ".join(pieces))
PLACES = _core.NAME_IN_QUOTATION | _core.NAME_NO_SUBJECT | _core.NAME_AFTER_PREPOSITION


def read(text: str) -> tuple[_core.Scan, _core.Narration, _core.NameRuns]:
    scan = _core.scan(text, LEXICON)
    narration = _core.Narration(scan)
    return scan, narration, _core.NameRuns(narration, CLASSES, frozenset())


def sentence_of(scan: _core.Scan, token: int) -> tuple[int, int]:
    return scan.sentence_at(scan.token_start[token])


def paragraph_of(scan: _core.Scan, token: int) -> int:
    return scan.paragraph_at(scan.token_start[token])


def place_tags(tags: list[int], first: int, start: int, stop: int) -> int:
    after = tags[stop] if stop < len(tags) else 0
    found = _core.NAME_IN_QUOTATION if tags[first] & _core.QUOTED else 0
    if first and tags[first - 1] & PREPOSITION:
        found |= _core.NAME_AFTER_PREPOSITION
    is_owner = tags[stop - 1] & _core.POSSESSIVE or (after & ROLE and after & _core.LOWER)
    if is_owner or (start and tags[start - 1] & PREPOSITION):
        found |= _core.NAME_NO_SUBJECT
    return found


@settings(max_examples=500, deadline=None)
@given(text=texts)
def test_tags_describe_the_narration_around_a_run(text: str) -> None:
    _scan, narration, runs = read(text)
    for run, span in enumerate(zip(runs.firsts, runs.starts, runs.stops, strict=True)):
        assert runs.tags[run] & PLACES == place_tags(narration.tags, *span)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Ada left", 0),
        ("“Ada left”", _core.NAME_IN_QUOTATION),
        ("with Ada", _core.NAME_NO_SUBJECT | _core.NAME_AFTER_PREPOSITION),
        ("with Mayor Ada", _core.NAME_AFTER_PREPOSITION),
        ("Ada’s plan", _core.NAME_NO_SUBJECT),
        ("an Ada aide", _core.NAME_NO_SUBJECT),
        ("an Ada Aide", 0),
    ],
)
def test_tags_of_one_run(text: str, tags: int) -> None:
    assert read(text)[2].tags[0] & PLACES == tags


@settings(max_examples=500, deadline=None)
@given(text=texts, token=st.integers(0, 40), reach=st.integers(0, 40))
def test_runs_before_a_token(text: str, token: int, reach: int) -> None:
    scan, narration, runs = read(text)
    token %= len(scan)
    back = runs.back_from(token, reach)
    assert back.sentence == scan.token_at(sentence_of(scan, token)[0])
    assert list(back) == [
        (run, scan.token_at(sentence_of(scan, first)[0]), paragraph_of(scan, token) - paragraph_of(scan, first))
        for run, first in reversed(list(enumerate(runs.firsts)))
        if token - reach <= first < token and not narration.tags[first] & _core.QUOTED
    ]
    assert list(back) == []
    assert runs.before(token) == sum(first < token for first in runs.firsts)


@settings(max_examples=500, deadline=None)
@given(text=texts, token=st.integers(0, 40), most=st.integers(0, 5))
def test_runs_beside_a_token(text: str, token: int, most: int) -> None:
    scan, narration, runs = read(text)
    token %= len(scan)
    count, after = len(runs.firsts), runs.before(token)

    def is_beside(run: int, stop: int) -> bool:
        first = runs.firsts[run]
        quoted = narration.tags[first] & _core.QUOTED and paragraph_of(scan, first) == paragraph_of(scan, token)
        return scan.token_start[first] < stop or bool(quoted)

    expected = []
    for run in range(after, min(count, after + most)):
        if not is_beside(run, sentence_of(scan, token)[1]):
            break
        expected.append(run)
    for run in (
        range(after - 1, max(-1, after - 1 - most), -1) if token and narration.tags[token - 1] & _core.QUOTED else ()
    ):
        if not is_beside(run, 0):
            break
        expected.append(run)
    assert runs.beside(token, most) == expected


@settings(max_examples=500, deadline=None)
@given(
    text=texts,
    tokens=st.tuples(st.integers(0, 40), st.integers(0, 40)),
    most_runs=st.integers(0, 9),
    most=st.integers(0, 4),
)
def test_sentences_between_two_tokens_are_counted_once(
    text: str, tokens: tuple[int, int], most_runs: int, most: int
) -> None:
    scan, _narration, runs = read(text)
    token, other = (place % len(scan) for place in tokens)
    between = [first for first in runs.firsts if token <= first < other][:most_runs]
    sentences = {sentence_of(scan, first) for first in between} - {sentence_of(scan, token)}
    paragraphs = paragraph_of(scan, other) - paragraph_of(scan, token)
    assert runs.distance(token, other, most_runs, most) == (min(most, len(sentences)), paragraphs)


def test_runs_are_selected_by_their_last_word() -> None:
    _scan, _narration, runs = read("Ada Moor met Moor’s aide, MOOR and Ben Cole")
    assert runs.closing_in([3, 1, 0], ("Ben", "Moor")) == [1, 0]
    with pytest.raises(IndexError, match="no run 9"):
        runs.closing_in([9], ("Moor",))


def test_a_run_is_found_by_its_tokens() -> None:
    _scan, _narration, runs = read("so Ada Moor met Ben.")
    assert [runs.exactly(1, 3), runs.exactly(4, 5)] == [0, 1]
    assert [runs.exactly(*span) for span in [(0, 2), (1, 2), (2, 3), (1, 4), (5, 6), (9, 9)]] == [-1] * 6


def test_a_token_outside_the_text_is_refused() -> None:
    _scan, _narration, runs = read("Ada left")
    for question in (runs.back_from, runs.beside):
        with pytest.raises(IndexError, match="no token 2"):
            question(2, 5)
    with pytest.raises(IndexError, match="no token 2"):
        runs.distance(0, 2, 5, 4)
