"""Runs of capitalised words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicons import ENDINGS, lexicon

from quotex import _core

THE = 1 << 23
WORDS = _core.Lexicon([("sen", _core.ABBREVIATION_BEFORE_NAME), ("the", THE)], endings=ENDINGS)
CLASSES = _core.NameClasses(never_first=THE, never_inside=THE, determiners=THE)


def runs_of(scan: _core.Scan, *suffixes: str) -> _core.NameRuns:
    return _core.NameRuns(_core.Narration(scan), CLASSES, frozenset(suffixes), honours=frozenset({"QC"}))


def names_of(text: str, words: _core.Lexicon) -> list[str]:
    scan = _core.scan(text, words)
    found = runs_of(scan)
    spans = zip(found.firsts, found.stops, strict=True)
    return [text[scan.token_start[first] : scan.token_end[stop - 1]] for first, stop in spans]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("The Sen. John F. Doe met Ada Moor", ["Sen. John F. Doe", "Ada Moor"]),
        ("Ban Ki-moon and Ada-Lee Moor", ["Ban Ki-moon", "Ada-Lee Moor"]),
        ("Cole-directed plays", ["Cole"]),
        ("We saw Ada\nMoor left", ["We", "Ada", "Moor"]),
        ("He met Ada, Ben", ["He", "Ada", "Ben"]),
        ("Ada The Great", ["Ada", "Great"]),
        ("It ended. Ada left", ["It", "Ada"]),
        ("J.D. Doe met J.R.R. Doe", ["J.D. Doe", "J.R.R. Doe"]),
        ("the U.S.A. Doe left", ["U.S.A", "Doe"]),
        ("N.A.A.C.P. Doe left", ["N.A.A.C.P", "Doe"]),
        ("Moor's Ada Park", ["Moor's", "Ada Park"]),
        ("S&P left Texas A&M; S & P", ["S&P", "Texas A&M", "S", "P"]),
        ("THE&T. Doe left, the&T", ["THE&T", "Doe", "T"]),
        ("nobody", []),
        ("", []),
    ],
)
def test_runs_of_capitalised_words(text: str, runs: list[str]) -> None:
    for padded in (text, text + " — …", text + " 😀"):
        assert names_of(padded, WORDS) == runs


PARTICLE = (0, _core.FEATURE_PARTICLE)
SMALL = lexicon({"van": PARTICLE, "der": PARTICLE, "al": PARTICLE, "the": (THE, 0)})


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Ada van der Doe left", ["Ada van der Doe"]),
        ("Ada al-Doe met Ben al Doe Moor", ["Ada al-Doe", "Ben al Doe Moor"]),
        ("Ada van left, al said", ["Ada"]),
        ("van Doe drove a van. Ada", ["Doe", "Ada"]),
        ("Ada van der al van Doe", ["Ada", "Doe"]),
        ("Ada’s van Doe", ["Ada’s", "Doe"]),
        ("Ada van the Doe, Ben van The Moor", ["Ada", "Doe", "Ben", "Moor"]),
        ("Ada van-Doe, Ada al", ["Ada van-Doe", "Ada"]),
        ("J. van Doe", ["J. van Doe"]),
    ],
)
def test_a_name_may_contain_particles(text: str, runs: list[str]) -> None:
    assert names_of(text, SMALL) == runs


PREPOSITION = (0, _core.FEATURE_PARTICLE | _core.UPOS_ADP << 32)
GIVEN = lexicon({"von": PREPOSITION, "der": PREPOSITION, "ada": (0, _core.FEATURE_FIRST_NAME)})


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Ada von Doe met Ada von der Doe", ["Ada von Doe", "Ada von der Doe"]),
        ("Damm von Doe, Damm von der Doe", ["Damm", "Doe", "Damm", "Doe"]),
        ("Ada Moor von Doe", ["Ada Moor", "Doe"]),
    ],
)
def test_a_particle_that_is_a_function_word_needs_a_first_name(text: str, runs: list[str]) -> None:
    assert names_of(text, GIVEN) == runs


SHORT = lexicon(
    {
        "st": (0, _core.FEATURE_SHORT_PARTICLE),
        "ada": (0, _core.FEATURE_FIRST_NAME),
        "a": (THE, 0),
        "sen": (_core.ABBREVIATION_BEFORE_NAME, 0),
    }
)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Ada St. Doe met St. Doe", ["Ada St. Doe", "St. Doe"]),
        ("Sen. St. Doe left", ["Sen. St. Doe"]),
        ("in Main St. Doe stood", ["Main St", "Doe"]),
        ("A. J. Doe met Ada A. Doe and Sen. A. Doe", ["A. J. Doe", "Ada A. Doe", "Sen. A. Doe"]),
        ("said A. Doe, as A. J said", ["Doe", "J"]),
    ],
)
def test_a_name_may_contain_a_full_stop(text: str, runs: list[str]) -> None:
    assert names_of(text, SHORT) == runs


IN, MONTH, DOES, SAID = (1 << bit for bit in range(12, 16))
FIRST_NAME = _core.FEATURE_FIRST_NAME
DOUBTFUL = lexicon(
    {"april": (MONTH, FIRST_NAME), "will": (DOES, FIRST_NAME), "ada": (0, FIRST_NAME), "in": (IN, 0), "said": (SAID, 0)}
)
WITH_MONTHS = _core.NameClasses(
    never_first=MONTH | DOES | IN, prepositions=IN, predicates=DOES | IN | SAID, times=MONTH
)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("April Moor left", ["April Moor"]),
        ("he said April Moor left", ["April Moor"]),
        ("he saw Will Moor, in Will Moor", ["Will Moor", "Will Moor"]),
        ("in April Moor left", ["Moor"]),
        ("one April Moor left", ["Moor"]),
        ("Will Moor go?", ["Moor"]),
        ("Will Moor, who left", ["Will Moor"]),
        ("Will Moor", ["Will Moor"]),
        ("Will Moor: no", ["Will Moor"]),
        ("Will Moor Win", ["Moor Win"]),
        ("April Ada left, in April Ada left", ["April Ada", "Ada"]),
        ("April NATO left", ["NATO"]),
        ("April’s Moor, April, Moor", ["April’s", "Moor", "Moor"]),
        ("he said April", []),
    ],
)
def test_a_first_name_may_be_a_month(text: str, runs: list[str]) -> None:
    scan = _core.scan(text, DOUBTFUL)
    found = _core.NameRuns(_core.Narration(scan), WITH_MONTHS, frozenset())
    spans = zip(found.firsts, found.stops, strict=True)
    assert [text[scan.token_start[first] : scan.token_end[stop - 1]] for first, stop in spans] == runs


@pytest.mark.parametrize("piece", ["A", "A ", "A.", "A-", "A-b ", "A. B ", "van ", "A van "])
def test_runs_are_in_order_and_do_not_overlap(piece: str) -> None:
    scan = _core.scan(piece * 20_000, SMALL)
    found = _core.NameRuns(_core.Narration(scan), CLASSES, frozenset())
    assert all(first < stop for first, stop in zip(found.firsts, found.stops, strict=True))
    assert all(stop <= first for stop, first in zip(found.stops, list(found.firsts)[1:], strict=False))


def test_runs_with_the_same_last_word_are_found() -> None:
    scan = _core.scan("Ada Moor, Ben Moor Jr, the MOOR’s and Ada", WORDS)
    found = runs_of(scan, "jr")
    last = [found.last(run) for run in range(4)]
    assert [scan.word(token) for token in last] == ["Moor", "Moor", "MOOR’s", "Ada"]
    assert [found.ending_in(run, last[run]) for run in range(4)] == [[0, 1, 2], [0, 1, 2], [0, 1, 2], [3]]
    assert found.ending_in(0, found.firsts[0]) == [3]
    assert [found.ending_in(0, last[0], most) for most in (0, 2, 9)] == [[], [0, 1], [0, 1, 2]]
    assert found.holding(3, last[3], 9) == [(0, found.firsts[0])]
    assert found.holding(3, last[3], 0) == found.holding(0, last[0], 9) == []
    last_words = [found.last_word(run) for run in range(4)]
    assert last_words == [found.stops[0] - 1, found.stops[1] - 1, found.firsts[2], found.firsts[3]]
    assert found.by_first_letter() == {"A": [0], "B": [1]}
    assert [found.apart(run) for run in (1, 3)] == [([0, 1, 2], [0, 1], [], [2]), ([3], [], [], [3])]
    assert [found.name(run, found.firsts[run]) for run in (1, 2)] == [("Ben", "Moor", "Jr"), ("MOOR",)]


def test_full_names_resemble_a_word() -> None:
    found = runs_of(
        _core.scan("Ada Moor met Ben Maer’s, Cy Mooor Jr, Eva Moort and Di MOOORR before Moor left", WORDS), "jr"
    )
    assert found.resembling(5, 9, 9) == [(0, "Moor"), (1, "Maer"), (2, "Mooor")]
    assert [run for run, _ in found.resembling(5, 4, 9)] == [1, 2]
    assert [run for run, _ in found.resembling(5, 9, 2)] == [0, 1]
    assert found.resembling(5, 0, 9) == found.resembling(5, 9, 0) == []
    with pytest.raises(IndexError, match="no run 6"):
        found.resembling(6, 9, 9)


def test_columns_of_runs_outlive_their_runs() -> None:
    found = runs_of(_core.scan("Ada Moor and Ben Cole", WORDS))
    firsts, stops, starts = found.firsts, found.stops, found.starts
    starts[1] = 4
    assert (found.starts[1], found.stretches([0, 1], lambda run: 0)) == (4, [(0, 8), (17, 21)])
    del found
    assert (list(firsts), list(stops), list(starts), len(firsts)) == ([0, 3], [2, 5], [0, 4], 2)
    assert (firsts[-1], firsts[-2]) == (3, 0)
    for run in (2, -3):
        with pytest.raises(IndexError, match=f"no run {run}: there are 2"):
            firsts[run]
        with pytest.raises(IndexError, match="no run"):
            starts[run] = 0
    with pytest.raises(TypeError, match="NameRuns have a RunColumn"):
        _core.RunColumn()
    assert len(_core.RunColumn.__new__(_core.RunColumn)) == 0
    with pytest.raises(IndexError, match="no run 0"):
        _core.NameRuns.__new__(_core.NameRuns).last(0)


def test_the_last_word_begins_after_a_blank() -> None:
    found = runs_of(_core.scan("Ban Ki-moon", WORDS))
    assert found.last_word(0) == 1
    assert found.name(0, 0) == ("Ban", "Ki-moon")
    assert list(found.stops) == [4]


def test_a_suffix_after_a_comma_is_not_a_name() -> None:
    found = runs_of(_core.scan("Ada Moor, Jr, and Jr left", WORDS), "jr")
    assert [bool(tags & _core.NAME_NO_NAME) for tags in found.tags] == [False, True, False]
    assert not found.tags[1] & _core.NAME_PLAIN


def test_a_suffix_after_a_comma_is_part_of_a_name() -> None:
    found = runs_of(_core.scan("Ada Moor, Jr’s, Ben Cole, Ada Jr, Cole, Jr and Eva Berg, Jr", WORDS), "jr")
    names = [found.name(run, found.firsts[run]) for run in range(len(found.firsts))]
    assert names[0] == ("Ada", "Moor", "Jr")
    assert names[2:5] == [("Ben", "Cole"), ("Ada", "Jr"), ("Cole",)]
    assert names[6:] == [("Eva", "Berg", "Jr"), ("Jr",)]


def test_an_honour_is_not_part_of_a_name() -> None:
    found = runs_of(_core.scan("Ada Moor QC met Ada Moor Qc, QC", WORDS), "qc")
    assert [found.name(run, found.firsts[run]) for run in range(3)] == [("Ada", "Moor"), ("Ada", "Moor", "Qc"), ("QC",)]


def test_unknown_runs_and_tokens_are_refused() -> None:
    found = runs_of(_core.scan("Ada Moor left", WORDS))
    for run, token in [(0, 2), (1, 0), (0, -1)]:
        with pytest.raises((IndexError, OverflowError)):
            found.ending_in(run, token)
        with pytest.raises((IndexError, OverflowError)):
            found.name(run, token)
    for question in (found.last, found.last_word, found.role_at, found.gender_at, found.apart):
        with pytest.raises(IndexError, match="no run 7"):
            question(7)
    with pytest.raises(TypeError):
        _core.NameRuns(None, CLASSES, frozenset())  # type: ignore[arg-type]


def key(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


@given(words=st.lists(st.sampled_from(["Ada", "ADA", "Ada's", "Ada’s", "Ben", "O’Moor", "O'Moor", "Ädä", "ÄDÄ", ","])))
def test_words_with_the_same_key_are_the_same(words: list[str]) -> None:
    scan = _core.scan(" ".join(words), WORDS)
    found = runs_of(scan)
    runs = range(len(found.firsts))
    tokens = [(run, token) for run in runs for token in range(found.firsts[run], found.stops[run])]
    for run, token in tokens:
        like = [(r, t) for r, t in tokens if key(scan.word(t)) == key(scan.word(token))]
        assert found.ending_in(run, token) == [r for r, t in like if t == found.last(r)]
        assert found.holding(run, token, 99) == [(r, t) for r, t in like if t != found.last(r)]


def test_set_items_sets_the_items_at_the_indices() -> None:
    items = ["a", "b", "c"]
    _core.set_items(items, [2, 0], None)
    assert items == [None, "b", None]
    for outside in (3, -1):
        with pytest.raises(IndexError, match="there are 3 items"):
            _core.set_items(items, [outside], "d")
