"""Measurements: CPU time of contestants side by side, peak memory, cost of an import, size on disk."""

from __future__ import annotations

import gc
import importlib.metadata
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROUNDS = 7
SHORTEST = 0.1  # minimum CPU seconds of a timed stretch, so that the clock and cold caches do not matter

Run = Callable[[Any], object]


def best_times(contestants: Mapping[str, tuple[Run, Sequence[Any]]], rounds: int = ROUNDS) -> dict[str, float]:
    """CPU seconds of each run for all of its inputs once: the best of ``rounds``, in turns."""
    repeats = {name: _repeats(*contestant) for name, contestant in contestants.items()}
    best = dict.fromkeys(contestants, float("inf"))
    for _ in range(rounds):
        for name, (run, inputs) in contestants.items():
            best[name] = min(best[name], _cpu_seconds(run, inputs, repeats[name]) / repeats[name])
    return best


def _repeats(run: Run, inputs: Sequence[Any]) -> int:
    run(inputs[0])  # fills the caches
    once = _cpu_seconds(run, inputs, 1)
    return max(1, round(SHORTEST / max(once, 1e-6)))


def _cpu_seconds(run: Run, inputs: Iterable[Any], repeats: int) -> float:
    gc.collect()
    start = time.process_time()
    for _ in range(repeats):
        for item in inputs:
            run(item)
    return time.process_time() - start


# Runs in a process of its own: /proc/self/clear_refs sets the peak back to what is in use now.
MEMORY_SCRIPT = """
import re
from benchmarks.documents import article
from benchmarks.peers import CORE

def status(field):
    with open("/proc/self/status") as lines:
        return int(re.search(field + r":\\s+(\\d+)", lines.read())[1]) * 1024

peer = next(peer for peer in CORE if peer.name == {name!r})
run = peer.make(keep=True)
small = article(0, {width})
run(small)
text = small * ({size} // len(small))
with open("/proc/self/clear_refs", "w") as refs:
    refs.write("5")
before = status("VmRSS")
result = run(text)
print((status("VmHWM") - before) / len(text))
"""


def peak_memory(name: str, width: int, size: int = 10_000_000) -> float | None:
    """Bytes per character of a large text, beyond the text itself, at the peak of one run; None except on Linux."""
    if not Path("/proc/self/clear_refs").exists():
        return None
    script = MEMORY_SCRIPT.format(name=name, width=width, size=size)
    return float(subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=True).stdout)


def import_seconds(statement: str, rounds: int = ROUNDS) -> float:
    """CPU seconds of ``statement`` in a new interpreter, minus those of the bare interpreter; best of ``rounds``."""
    best = {statement: float("inf"), "pass": float("inf")}
    for _ in range(rounds):
        for line in best:
            best[line] = min(best[line], _child_seconds(line))
    return max(0.0, best[statement] - best["pass"])


def _child_seconds(statement: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def installed_bytes(distribution: str) -> int:
    """Size on disk of an installed distribution, without bytecode and without dependencies."""
    files = importlib.metadata.files(distribution) or []
    paths = [str(file.locate()) for file in files if file.suffix != ".pyc"]
    return sum(os.path.getsize(path) for path in paths if os.path.exists(path))
