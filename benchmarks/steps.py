#!/usr/bin/env python3
"""The cost of the rules: the interpreter steps that a verb takes, which the load of the machine does not change.

    python benchmarks/steps.py           compare with steps.json; exit status 1 if a verb takes 2 % more
    python benchmarks/steps.py --record  write the counts as the new baseline of this Python

A step is an instruction of bytecode. The core takes none; tests/core/test_instructions.py counts its instructions.
Compiled rules take none either, so run this with an editable install of quotex. The articles are in ../shared beside
the checkout; without them there is nothing to count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import quotex
from quotex.quotations.attribution import sieve

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
BASELINE = ROOT / "benchmarks" / "steps.json"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"  # each has its own bytecode
SETS = {"articles": ("polnear/train", 20), "pages": ("pages/scrapinghub", 6)}  # every nth text of a corpus
VERBS = {"extract articles": quotex.extract, "clean pages": quotex.clean, "process pages": quotex.process}
MAY_GROW = 1.02


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", action="store_true", help="write what is counted as the new baseline")
    record = options.parse_args().record
    if not CORPORA.is_dir():
        print("skipped: ../shared not found, there are no articles to count on")
        return 0
    if Path(sieve.__file__).suffix != ".py":
        print("skipped: the rules are compiled, and take no steps; install quotex editable")
        return 0
    baselines = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    counted = {name: steps_of(verb, *texts_of(name.split()[-1])) for name, verb in VERBS.items()}
    if record:
        baselines[PYTHON] = counted
        BASELINE.write_text(json.dumps(baselines, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return compare(baselines.get(PYTHON), counted)


def texts_of(name: str) -> tuple[list[str], list[str]]:
    """Texts for a first pass, so that work done only once is not counted, and the texts to count."""
    corpus, every = SETS[name]
    with gzip.open(CORPORA / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return texts[every // 2 :: every], texts[::every]


def steps_of(verb: Callable[[str], Any], first: list[str], texts: list[str]) -> int:
    """Steps per thousand characters."""
    for text in (*first, *texts):
        verb(text)
    count = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        if event == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        elif event == "opcode":
            count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for text in texts:
            verb(text)
    finally:
        sys.settrace(before)
    return round(1000 * count / sum(map(len, texts)))


def compare(
    baseline: dict[str, int] | None, counted: dict[str, int], what: str = "steps", may_grow: float = MAY_GROW
) -> int:
    """Print the counts; return 1 if a verb takes more than it may.

    >>> compare({"extract articles": 1000}, {"extract articles": 1030})
    extract articles: 1030 steps for a thousand characters, 1.030 of the recorded 1000: TOO MANY
    1
    """
    failed = 0
    for name, count in counted.items():
        told = f"{name}: {count} {what} for a thousand characters"
        if baseline is None:
            print(f"{told}, none recorded for this Python")
            continue
        is_more = count > baseline[name] * may_grow
        failed |= is_more
        ratio = count / baseline[name]
        print(f"{told}, {ratio:.3f} of the recorded {baseline[name]}{': TOO MANY' if is_more else ''}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
