"""The budget of the rules that `make gate` compares."""

import ast
import doctest
import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1]))  # last, because quotex may not be built there

from benchmarks import budget


def test_conditions_are_counted_in_the_syntax_tree() -> None:
    tree = ast.parse("""
def is_open(gate, tides):
    "Whether if, while, and, or stand in text doesn't matter."
    if gate and tides or gate is None:
        return [tide for tide in tides if tide if tide > 1]
    elif gate:
        while tides:
            tides = tides[1:] if gate else []
    match gate:
        case str() if tides:
            pass
""")
    assert [ast.unparse(test) for test, _ in budget.conditions(tree)].count("gate") == 3
    assert len(list(budget.conditions(tree))) == 11


def test_exceeding_a_budget_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert budget.compare({"lines": 10, "sets": 5}, {"lines": 9, "sets": 5}) == 0
    assert budget.compare({"lines": 10, "sets": 5}, {"lines": 9, "sets": 6}) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == ["lines: 9, 1 fewer than the budget", "sets: 5"]
    assert out[3] == "sets: 6, 1 more than the budget of 5: GREW"


def test_every_count_has_a_budget() -> None:
    counts = budget.count()
    assert counts.keys() == json.loads(budget.BUDGET.read_text(encoding="utf-8")).keys()
    assert all(counts.values())


def test_the_doctests_pass() -> None:
    result = doctest.testmod(budget)
    assert result.attempted
    assert not result.failed
