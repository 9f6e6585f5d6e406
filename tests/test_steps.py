"""The count of steps that `make gate` compares."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1]))  # behind all else: there, quotex may not be built

from benchmarks.steps import compare, steps_of

TEXT = "x" * 100


def test_steps_are_counted_alike_each_time_and_grow_with_the_work() -> None:
    def short(text: str) -> int:
        return sum(map(len, text.split()))

    def long(text: str) -> int:
        return sum([len(word) for word in [*text]])

    counts = [steps_of(verb, [TEXT], [TEXT, TEXT]) for verb in (short, short, long)]
    assert counts[0] == counts[1] < counts[2]


def test_the_tracing_of_others_goes_on() -> None:
    def trace(*_event: object) -> None: ...

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        steps_of(len, [TEXT], [TEXT])
        assert sys.gettrace() is trace
    finally:
        sys.settrace(before)


def test_what_takes_a_fiftieth_more_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare({"clean": 1000, "extract": 1000}, {"clean": 1020, "extract": 900}) == 0
    assert compare({"clean": 1000, "extract": 1000}, {"clean": 1021, "extract": 900}) == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        "clean: 1021 steps for a thousand characters, 1.021 of the recorded 1000: TOO MANY",
        "extract: 900 steps for a thousand characters, 0.900 of the recorded 1000",
    ]
    assert compare(None, {"clean": 1}) == 0
    assert "none recorded" in capsys.readouterr().out
