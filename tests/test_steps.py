"""The counts of steps and cycles that `make gate` compares."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1]))  # last, because quotex may not be built there

from benchmarks.cycles import cycles_of, estimate, totals
from benchmarks.steps import compare, steps_of

TEXT = "x" * 100


def test_the_count_of_steps_is_reproducible_and_grows_with_the_work() -> None:
    def short(text: str) -> int:
        return sum(map(len, text.split()))

    def long(text: str) -> int:
        return sum([len(word) for word in [*text]])

    counts = [steps_of(verb, [TEXT], [TEXT, TEXT]) for verb in (short, short, long)]
    assert counts[0] == counts[1] < counts[2]


def test_other_tracing_goes_on() -> None:
    def trace(*_event: object) -> None: ...

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        steps_of(len, [TEXT], [TEXT])
        assert sys.gettrace() is trace
    finally:
        sys.settrace(before)


def test_two_percent_more_steps_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare({"clean": 1000, "extract": 1000}, {"clean": 1020, "extract": 900}) == 0
    assert compare({"clean": 1000, "extract": 1000}, {"clean": 1021, "extract": 900}) == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        "clean: 1021 steps for a thousand characters, 1.021 of the recorded 1000: TOO MANY",
        "extract: 900 steps for a thousand characters, 0.900 of the recorded 1000",
    ]
    assert compare({"clean": 1000}, {"clean": 1021}, "cycles", 1.03) == 0
    assert "1021 cycles" in capsys.readouterr().out
    assert compare(None, {"clean": 1}) == 0
    assert "none recorded" in capsys.readouterr().out


REPORT = "desc: caches\nevents: Ir Bcm DLmr\nfn=main\n1 5 0 1\nsummary: 1000 2 1\n"


def test_a_cache_miss_counts_more_than_an_instruction() -> None:
    assert totals(REPORT) == {"Ir": 1000, "Bcm": 2, "DLmr": 1}
    assert estimate(totals(REPORT)) == 1000 + 2 * 10 + 100


def test_cycles_are_counted_in_the_last_pass_only(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {0: {"Ir": 90_000}, 1: {"Ir": 91_000}}
    monkeypatch.setattr("benchmarks.cycles.texts_of", lambda _name: (["never counted"], [TEXT, TEXT]))
    monkeypatch.setattr("benchmarks.cycles.events", lambda _path, _verb, passes: counts[passes])
    assert cycles_of("clean pages") == 1000 * 1000 // 100  # every second text
