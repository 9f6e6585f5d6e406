"""The memory of a run is bounded, whatever its input; and it never waits forever."""

import os
import signal
import threading

import pytest

from quotex.cli import repeats
from quotex.cli import run as running
from quotex.cli.interrupts import Interrupted, handle_signals
from quotex.cli.job import Job
from quotex.cli.parts import End, Part, Target
from quotex.cli.progress import Progress
from quotex.cli.run import Settings
from quotex.cli.writer import Log
from quotex.io import Output, Problem, Reading, Record
from quotex.io.journal import Mark
from quotex.pipeline import Pipeline

MANY = 5_000


class Watched(Progress):
    """Counts finished items, and the most items that were read and not yet finished."""

    done = most = 0

    def show(self, event, totals):
        self.done += 1


def watched_run(events, workers, monkeypatch):
    """Run on these events; return the totals and the most events held at once."""
    progress = Watched()

    def parts(*_):
        for read, event in enumerate(events, 1):
            progress.most = max(progress.most, read - progress.done)
            yield event

    monkeypatch.setattr(running, "parts_of", parts)
    job, settings = Job("scan", "jsonl", Pipeline()), Settings(workers=workers)
    totals, _ = running.run(job, [], Reading(), Target(None, "jsonl"), settings, progress)
    assert progress.done == len(events)
    return totals, progress.most


@pytest.mark.parametrize("workers", [1, 2])
def test_unreadable_rows_do_not_pile_up(workers, monkeypatch, capfdbinary):
    """Not even if no row can be read, for which one misspelt column name is enough."""
    problems = [Problem(f"in.jsonl:{number}", "no field 'text'", {}, number) for number in range(MANY)]
    totals, most = watched_run([Part(None, Mark("")), *problems, End()], workers, monkeypatch)
    assert (totals.problems, totals.documents) == (MANY, 0)
    assert most < 500
    assert capfdbinary.readouterr().out == b""


def test_rejects_are_written_at_once(tmp_path, capsys):
    """There may be no rows of output that would cause them to be written."""
    path, row = tmp_path / "rejects.jsonl", "x" * 100_000
    with Log(Output(str(path))) as log:
        for number in range(1, 51):
            log.add(Problem(f"in.jsonl:{number}", "broken JSON", row))
            assert path.stat().st_size > number * len(row) - 2_000_000
        assert path.stat().st_size > 0
        log.rejects.close()
    assert len(path.read_bytes().splitlines()) == 50


@pytest.mark.parametrize("workers", [1, 2])
def test_records_among_unreadable_rows_stay_in_order(workers, monkeypatch, capfdbinary):
    rows = [
        Record(number, "It rained.", f"in.jsonl:{number}") if number % 50 == 7 else Problem("in.jsonl", "broken JSON")
        for number in range(200)
    ]
    totals, _ = watched_run([Part(None, Mark("")), *rows, End()], workers, monkeypatch)
    assert (totals.problems, totals.documents) == (196, 4)
    ids = [line.partition(b",")[0] for line in capfdbinary.readouterr().out.splitlines()]
    assert ids == [b'{"id":7', b'{"id":57', b'{"id":107', b'{"id":157']


def test_texts_for_repeats_are_weighed(tmp_path, monkeypatch):
    """Their weight keeps the number of long texts on their way to the workers small."""
    weighed = []

    def look(function, items, *, weigh, **_):
        weighed.extend(map(weigh, items))
        return iter(())

    monkeypatch.setattr(repeats, "map_in_order", look)
    (tmp_path / "in.txt").write_text("It rained.", encoding="utf-8")
    arguments = [str(tmp_path / "in.txt"), "-o", str(tmp_path / "out.bin"), "--workers", "2"]
    with pytest.raises(SystemExit):
        repeats.repeats.main(["learn", *arguments], standalone_mode=False)
    assert weighed == [10]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_run_into_an_unread_pipe_can_be_interrupted(tmp_path):
    (tmp_path / "in.txt").write_text("It rained.", encoding="utf-8")
    pipe, readers = tmp_path / "pipe", []
    os.mkfifo(pipe)
    late = threading.Timer(60, lambda: readers.append(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)))
    soon = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    late.start()
    job, target = Job("scan", "jsonl", Pipeline()), Target(str(pipe), "jsonl")
    with handle_signals(), pytest.raises(Interrupted):  # noqa: PT012 - the signal must not come before this block
        soon.start()
        running.run(job, [str(tmp_path / "in.txt")], Reading(), target, Settings())
    late.cancel()
    assert readers == [], "it waited until somebody came"
