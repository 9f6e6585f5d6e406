import itertools
import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from tasks import LONG, EndlessIfThree, SlowToLoad, Unprepared, exit_if_three, pid_after_a_while, unreadable_if_three

from quotex.workers import WorkerDied, WorkersError, map_in_order, pool, process

posix = pytest.mark.skipif(os.name != "posix", reason="kills processes with signals")


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("batch_size", [1, 7, 256])
def test_results_come_in_order(workers, batch_size):
    items = [str(number) for number in range(300)]
    assert list(map_in_order(int, items, workers=workers, batch_size=batch_size)) == list(range(300))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_affects_only_its_item(workers):
    one, error, three = map_in_order(int, ["1", "two", "3"], workers=workers)
    assert (one, three) == (1, 3)
    assert isinstance(error, ValueError)
    assert "'two'" in str(error)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("batch_size", [2, 256])
def test_results_before_an_error_of_the_input_are_not_lost(workers, batch_size):
    def items():
        yield from ("1", "2", "3")
        raise KeyError("mine")

    results = map_in_order(int, items(), workers=workers, batch_size=batch_size)
    assert [next(results) for _ in range(3)] == [1, 2, 3]
    with pytest.raises(KeyError, match="mine"):
        next(results)


def test_items_that_cannot_be_pickled_are_processed_here():
    results = list(map_in_order(callable, [print, lambda: 0, 3], workers=2))
    assert results == [True, True, False]


def test_a_result_that_cannot_be_pickled_is_an_error():
    (error,) = map_in_order(open, [os.devnull], workers=2)
    assert isinstance(error, RuntimeError)
    assert "can't leave the worker process: TypeError" in str(error)


def test_a_result_that_cannot_be_unpickled_affects_only_its_item():
    results = list(map_in_order(unreadable_if_three, range(6), workers=2, batch_size=6))
    assert results[:3] + results[4:] == [0, 1, 2, 4, 5]
    assert isinstance(results[3], ValueError)
    assert "'no number'" in str(results[3])


def test_reading_ahead_is_bounded_by_number_and_by_weight():
    read = []

    def endless():
        while True:
            read.append(None)
            yield "1"

    for bound, options in ((8 * 10 + 10, {"batch_size": 10}), (2 * 8 + 1, {"weigh": lambda item: 1 << 20})):
        read.clear()
        results = map_in_order(int, endless(), workers=2, **options)
        assert next(results) == 1
        assert len(read) <= bound
        results.close()


def test_numbers_below_one_are_refused():
    with pytest.raises(ValueError, match="must be at least 1"):
        map_in_order(int, [], workers=0)


@posix
def test_only_the_item_that_kills_its_worker_fails():
    results = list(map_in_order(exit_if_three, range(6), workers=2, batch_size=3))
    assert results[:3] == [0, 1, 2]
    assert isinstance(results[3], WorkerDied)
    assert "ended with status 9" in str(results[3])
    assert results[4:] == [4, 5]


@pytest.fixture
def clock(tmp_path, monkeypatch):
    """A file; each byte that a worker adds moves the clock of the parent, so that no limit depends on the machine."""
    file = tmp_path / "clock"
    file.touch()
    moved = SimpleNamespace(monotonic=lambda: time.monotonic() + LONG * file.stat().st_size)
    for module in (pool, process):
        monkeypatch.setattr(module, "time", moved)
    return str(file)


def test_an_item_that_takes_too_long_is_stopped(clock):
    results = list(map_in_order(EndlessIfThree(clock), range(2, 5), workers=1, seconds=5))
    assert results[::2] == [2, 4]
    assert isinstance(results[1], TimeoutError)
    assert str(results[1]) == "took longer than 5 s"


def test_loading_does_not_count_for_the_timeout(clock):
    assert list(map_in_order(SlowToLoad(clock), [0, 1], workers=1, seconds=5)) == [0, 1]


def test_an_error_in_preparing_stops_nothing():
    assert list(map_in_order(Unprepared(), [0, 1], workers=2)) == [0, 1]


@posix
def test_a_killed_worker_is_replaced():
    results = map_in_order(pid_after_a_while, itertools.count(), workers=2, batch_size=1)
    killed = set()
    for expected, (number, pid) in enumerate(results):
        assert number == expected
        if pid not in killed and len(killed) == 5:
            break
        if pid not in killed:
            killed.add(pid)
            os.kill(pid, signal.SIGKILL)
    results.close()


def test_workers_end_with_their_generator(alive):
    own = os.getpid()
    others = set(alive(own))
    results = map_in_order(time.sleep, [0, 600, 600], workers=2, batch_size=1)
    next(results)
    assert_soon(lambda: len(set(alive(own)) - others) == 2)
    results.close()
    assert_soon(lambda: not set(alive(own)) - others)


LEFT = """
import gc
from quotex.workers import map_in_order
assert list(map_in_order(len, ["a"] * 9, workers=2, batch_size=1)) == [1] * 9
results = map_in_order(len, ["a"] * 99, workers=2, batch_size=1)
next(results)
results.close()
import threading
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join(60)
gc.collect()
"""


def test_no_process_and_no_pipe_is_left_open():
    done = subprocess.run([sys.executable, "-X", "dev", "-c", LEFT], capture_output=True, check=True)
    assert done.stderr == b""


PARENT = """
import sys, time
from quotex.workers import map_in_order
results = map_in_order(time.sleep, [0, 600, 600], workers=2, batch_size=1)
next(results)
print("ready", flush=True)
time.sleep(600)
"""


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent_however_it_ends(number, alive):
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE) as parent:
        assert parent.stdout.readline() == b"ready\n"
        assert_soon(lambda: len(alive(parent.pid)) == 2)
        workers = alive(parent.pid)
        parent.send_signal(number)
        parent.wait()
    assert_soon(lambda: not set(workers) & set(alive()))


@pytest.fixture
def alive():
    """A function that lists the running processes: all, or the children of one."""
    if not os.path.isdir("/proc/self"):
        pytest.skip("needs /proc")

    def running(parent=None):
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/stat") as file:
                    state, its_parent = file.read().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            if state != "Z" and (parent is None or its_parent == str(parent)):
                found.append(pid)
        return found

    return running


def assert_soon(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert condition()


def test_a_worker_that_cannot_start_is_reported(monkeypatch):
    monkeypatch.setattr(process, "BOOTSTRAP", "raise SystemExit(3)")
    with pytest.raises(WorkersError, match="a worker process can't be started: it ended with status 3"):
        list(map_in_order(int, ["1"], workers=2))


def test_the_output_of_a_worker_goes_to_standard_error(capfd):
    assert list(map_in_order(print, ["It rained."], workers=2)) == [None]
    assert capfd.readouterr().out == ""


@pytest.mark.skipif(not hasattr(sys, "_is_gil_enabled"), reason="needs Python 3.13")
def test_without_the_global_lock_workers_are_threads(monkeypatch):
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: False)
    assert {pid for _, pid in map_in_order(pid_after_a_while, range(9), workers=2, batch_size=2)} == {os.getpid()}
