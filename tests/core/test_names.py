"""Runs of capitalised words."""

from __future__ import annotations

import pytest

from quotex import _core

THE = 1 << 23
WORDS = _core.Lexicon([("sen", _core.ABBREVIATION_BEFORE_NAME), ("the", THE)])


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
        ("Moor's Ada Park", ["Moor's", "Ada Park"]),
        ("nobody", []),
        ("", []),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    for padded in (text, text + " — …", text + " 😀"):
        scan = _core.scan(padded, WORDS)
        firsts, stops = scan.name_runs(THE, THE, frozenset())[:2]
        spans = zip(firsts, stops, strict=True)
        assert [padded[scan.token_start[first] : scan.token_end[stop - 1]] for first, stop in spans] == runs


@pytest.mark.parametrize("piece", ["A", "A ", "A.", "A-", "A-b ", "A. B "])
def test_runs_are_in_order_and_apart(piece: str) -> None:
    firsts, stops = _core.scan(piece * 20_000, WORDS).name_runs(0, 0, frozenset())[:2]
    assert all(first < stop for first, stop in zip(firsts, stops, strict=True))
    assert all(stop <= first for stop, first in zip(stops, firsts[1:], strict=False))


def test_runs_are_grouped_by_their_words() -> None:
    text = "Ada Moor, Ben Moor Jr, the MOOR’s and Ada"
    _, _, tags, keys, by_last, inside = _core.scan(text, WORDS).name_runs(THE, THE, frozenset({"jr"}))
    assert keys == ["moor", "moor", "moor", "ada"]
    assert by_last == {"moor": [0, 1, 2], "ada": [3]}
    assert inside == {"Ada": [0], "Ben": [1], "Moor": [1]}
    assert [bool(tag & _core.UPPER) for tag in tags] == [False, False, False, False]
    assert all(tag & _core.TITLE for tag in tags)


@pytest.mark.parametrize(
    ("word", "key"), [("Moor", "moor"), ("Moor's", "moor"), ("O’Moor’s", "o'moor"), ("'s", ""), ("", "")]
)
def test_name_key(word: str, key: str) -> None:
    assert _core.name_key(word) == key
