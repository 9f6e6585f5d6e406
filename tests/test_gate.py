"""The gold items won and lost that `make gate` compares."""

import doctest
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1]))  # last, because quotex may not be built there

from benchmarks import won
from benchmarks.won import Change, Figure, Items, changes, compare, counted, packed, sign_test, together, unpacked


@pytest.mark.parametrize(
    ("won", "lost", "p"),
    [(0, 0, 1), (1, 1, 1), (0, 1, 1), (0, 5, 0.0625), (0, 6, 0.03125), (1, 8, 0.0390625), (8, 1, 0.0390625)],
)
def test_the_sign_test_is_exact_and_two_sided(won: int, lost: int, p: float) -> None:
    assert sign_test(won, lost) == p


def test_the_sign_test_works_for_many_items() -> None:
    assert sign_test(4000, 4000) == 1
    assert 0 < sign_test(3500, 4500) < 1e-20
    assert sign_test(0, 9000) == 0


def test_each_further_false_answer_is_a_loss() -> None:
    before, now = Items([1, 0, 1, 1], [0, 3, 1]), Items([1, 1, 0, 1], [2, 2, 1])
    assert counted(changes(before, now) or []) == Change(won=2, lost=3)


def test_a_page_is_won_at_most_once() -> None:
    assert counted(changes(Items([200, 90, 255]), Items([255, 80, 255])) or []) == Change(won=1, lost=1)


def test_a_loss_needs_both_more_losses_and_significance() -> None:
    assert Change(0, 6).is_loss
    assert not Change(0, 5).is_loss
    assert not Change(6, 0).is_loss


def test_forms_of_a_text_have_one_vote_for_each_item() -> None:
    assert together([[1, -1, 0, -2], [1, 0, 0, 1], [1, 1, -1, 0]]) == [1, 0, -1, -1]
    assert together([[0, 2, -3]]) == [0, 2, -3]


@pytest.mark.parametrize(
    "items",
    [Items([]), Items([0]), Items([0, 0, 0, 1, 1, 0, 1, 0, 1]), Items([0] * 99, [0, 0]), Items([255, 0, 12], [0, 300])],
)
def test_recorded_items_are_read_back(items: Items) -> None:
    assert unpacked(packed(items)) == Items(list(items.right), list(items.false))


def test_a_thousand_items_take_two_hundred_characters() -> None:
    assert len(packed(Items([1, 0, 1, 1] * 250))["right"]) < 200


RIGHT = [1] * 40
RECORD = {name: packed(Items(RIGHT)) for name in ("harbour", "harbour in capitals", "mill", "half of the mill")}
FIGURES = dict.fromkeys(RECORD, 1.0)


VOTES = {"harbour": "harbour", "harbour in capitals": "other forms", "mill": "mill"}


def measured(harbour: int = 0) -> list[Figure]:
    """The sets of RECORD, with some items of harbour lost."""
    lost = {"harbour": harbour}
    items = {name: Items([0] * lost.get(name, 0) + RIGHT[lost.get(name, 0) :]) for name in RECORD}
    return [Figure(name, 1.0, items[name], VOTES.get(name)) for name in RECORD]


def test_unchanged_answers_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(FIGURES, RECORD, measured()) == 0
    assert "no set lost significantly" in capsys.readouterr().out


def test_one_item_lost_and_none_won_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(FIGURES, RECORD, measured(harbour=1)) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "all sets together: 1 gold items lost, 0 won"


def test_wins_of_another_set_compensate_for_a_few_losses(capsys: pytest.CaptureFixture[str]) -> None:
    record = RECORD | {"mill": packed(Items([0] * 9 + RIGHT[9:]))}
    assert compare(FIGURES, record, measured(harbour=5)) == 0
    assert compare(FIGURES, record, measured(harbour=6)) == 1
    out = capsys.readouterr().out
    assert "harbour: 6 gold items lost, 0 won, p = 0.031" in out
    assert "all sets together:" not in out


def test_a_figure_that_falls_without_lost_items_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare({"tide": 0.9, **FIGURES}, RECORD, [Figure("tide", 0.8), *measured()]) == 0
    assert "0.9000   0.8000\n" in capsys.readouterr().out


def test_a_new_set_passes_and_an_unmeasured_one_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare({}, {}, measured()) == 0
    assert compare(FIGURES, RECORD, measured()[1:]) == 1
    assert "harbour: no longer measured" in capsys.readouterr().out


def test_gold_that_differs_from_the_record_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(FIGURES, RECORD | {"mill": packed(Items([1, 1]))}, measured()) == 1
    assert "mill: its gold is not that of the record" in capsys.readouterr().out


def test_the_doctests_pass() -> None:
    result = doctest.testmod(won)
    assert result.attempted
    assert not result.failed
