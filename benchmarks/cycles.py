#!/usr/bin/env python3
"""The cost of a verb in cycles, estimated with valgrind, which the load of the machine does not change.

    python benchmarks/cycles.py           compare with cycles.json; exit status 1 if a verb takes 3 % more
    python benchmarks/cycles.py --record  write the counts as the new baseline of this build of Python

Steps count neither cache misses, nor mispredicted branches, nor anything done in C. cachegrind simulates caches of
fixed sizes, and cycles are estimated from its counts in the way of KCachegrind. Texts are counted the second time they
are read, so that work done only once does not count. They are every second text of those of steps.py. Another compiler
makes other instructions for Python and for the core, so each has its own baseline.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.steps import CORPORA, ROOT, VERBS, compare, texts_of

BASELINE = ROOT / "benchmarks" / "cycles.json"
BUILD = f"{platform.python_version()}, {platform.machine()}, {platform.python_compiler()}"
MAY_GROW = 1.03
# The caches of one core; the last is the second level, because a miss there takes long.
CACHES = ("--I1=32768,8,64", "--D1=32768,8,64", "--LL=1048576,16,64")
WEIGHTS = {"Ir": 1, "Bcm": 10, "Bim": 10, "I1mr": 10, "D1mr": 10, "D1mw": 10, "ILmr": 100, "DLmr": 100, "DLmw": 100}
PASSES = """
import gc, json, sys
import quotex
with open(sys.argv[1], encoding="utf-8") as file:
    texts = json.load(file)
verb = getattr(quotex, sys.argv[2])
for text in texts:
    verb(text)
gc.collect()
gc.disable()
for text in texts * int(sys.argv[3]):
    verb(text)
"""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", action="store_true", help="write what is counted as the new baseline")
    record = options.parse_args().record
    if not CORPORA.is_dir():
        print("skipped: ../shared not found, there are no articles to count on")
        return 0
    if shutil.which("valgrind") is None:
        print("skipped: valgrind is not installed, which counts what the processor waits for")
        return 0
    baselines = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # other processes do not change what valgrind counts
        counted = dict(zip(VERBS, pool.map(cycles_of, VERBS), strict=True))
    if record:
        baselines[BUILD] = counted
        BASELINE.write_text(json.dumps(baselines, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return compare(baselines.get(BUILD), counted, "cycles", MAY_GROW)


def cycles_of(name: str) -> int:
    """Cycles per thousand characters of a verb's texts."""
    verb, texts = name.split()
    counted = texts_of(texts)[1][::2]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps(counted), encoding="utf-8")
        before, after = (estimate(events(path, verb, passes)) for passes in (0, 1))
    return round(1000 * (after - before) / sum(map(len, counted)))


def events(texts: Path, verb: str, passes: int) -> dict[str, int]:
    """The events that cachegrind counts in a process that reads the texts ``passes`` times with warm caches."""
    out = texts.with_suffix(".out")
    counting = ["valgrind", "--tool=cachegrind", "--cache-sim=yes", "--branch-sim=yes", *CACHES]
    command = [*counting, f"--cachegrind-out-file={out}", sys.executable, "-c", PASSES, str(texts), verb, str(passes)]
    # The addresses of objects, and therefore the contents of the cache, depend on the hash seed.
    subprocess.run(command, check=True, capture_output=True, cwd=texts.parent, env=os.environ | {"PYTHONHASHSEED": "0"})
    return totals(out.read_text(encoding="utf-8"))


def totals(report: str) -> dict[str, int]:
    """The totals of a whole run in the output of cachegrind, by event.

    >>> totals("events: Ir Bcm\\nfn=main\\n1 20 3\\nsummary: 20 3")
    {'Ir': 20, 'Bcm': 3}
    """
    lines = dict(line.split(": ", 1) for line in report.splitlines() if line.startswith(("events: ", "summary: ")))
    return dict(zip(lines["events"].split(), map(int, lines["summary"].split()), strict=True))


def estimate(counts: Mapping[str, int]) -> int:
    """Cycles: 1 for an instruction, 10 for a mispredicted branch or a miss of the first cache, 100 for a miss of both.

    >>> estimate({"Ir": 1000, "Bcm": 2, "DLmr": 1})
    1120
    """
    return sum(weight * counts.get(event, 0) for event, weight in WEIGHTS.items())


if __name__ == "__main__":
    sys.exit(main())
