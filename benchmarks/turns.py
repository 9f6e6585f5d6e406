#!/usr/bin/env python3
"""The effect of a change on speed: CPU time of this checkout and an older commit, in turns.

    python benchmarks/turns.py COMMIT          all verbs, on PolNeAR's training half or on invented articles
    python benchmarks/turns.py COMMIT --verbs extract process --corpus outlets/dev --rounds 9

Both are built with pip, each in its own virtual environment in a temporary folder. A process of each has the same
texts, and they take turns, so that a machine that gets slower gets slower for both. The factor is the median over the
rounds of the commit's time divided by this checkout's: above 1, this checkout is faster. The least and the greatest
factor are printed beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import documents  # noqa: E402 - needs the path above

VERBS = ("scan", "clean", "extract", "process")

# Reads the texts from a file, then on each line of its input a verb, and answers with the CPU seconds of one pass.
WORKER = """
import gc, json, sys, time
import quotex
with open(sys.argv[1], encoding="utf-8") as file:
    texts = json.load(file)
for line in sys.stdin:
    verb = getattr(quotex, line.strip())
    gc.collect()
    start = time.process_time()
    for text in texts:
        verb(text)
    print(time.process_time() - start, flush=True)
"""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("commit", help="what to compare with, as git names it")
    options.add_argument("--verbs", nargs="+", choices=VERBS, default=VERBS, metavar="VERB", help=", ".join(VERBS))
    options.add_argument("--corpus", default="polnear/train", help="in ../shared/corpora")
    options.add_argument("--rounds", type=int, default=7)
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts.json")
        texts.write_text(json.dumps(documents.corpus(options.corpus) or documents.articles(2)), encoding="utf-8")
        sides = ("before", options.commit), ("now", None)
        workers = [worker(build(Path(folder, name), commit), texts) for name, commit in sides]
        try:
            for verb in options.verbs:
                print(f"{verb:8} {compared(workers, verb, options.rounds)}", flush=True)
        finally:
            for process in workers:
                process.communicate()
    return 0


def build(folder: Path, commit: str | None) -> Path:
    """The interpreter of a new environment with quotex of ``commit``; None: the state of the checkout."""
    print(f"building {commit or 'this checkout'} …", file=sys.stderr)
    source = folder / "source"
    source.mkdir(parents=True)
    if commit is None:
        command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        packed = subprocess.run([*command], stdout=subprocess.PIPE, check=True).stdout
        there = b"\0".join(name for name in packed.split(b"\0") if name and (ROOT / name.decode()).exists())
        command = ["tar", "-C", str(ROOT), "--null", "-T", "-", "-cf", "-"]
        packed = subprocess.run(command, input=there, stdout=subprocess.PIPE, check=True).stdout
    else:
        packed = subprocess.run(["git", "-C", str(ROOT), "archive", commit], stdout=subprocess.PIPE, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(source)], input=packed, check=True)
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "--disable-pip-version-check", "-qq", "install", str(source)], check=True)
    return python


def worker(python: Path, texts: Path) -> subprocess.Popen[str]:
    # In another folder, so that the package of the checkout does not hide the installed one.
    command = [str(python), "-c", WORKER, str(texts)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=texts.parent)


def compared(workers: Sequence[subprocess.Popen[str]], verb: str, rounds: int) -> str:
    """One line: the factor, and the seconds of both; the first round, which loads and fills caches, does not count."""
    pairs = [[seconds(process, verb) for process in workers] for _ in range(rounds + 1)][1:]
    factors = sorted(before / now for before, now in pairs)
    before, now = (statistics.median(column) for column in zip(*pairs, strict=True))
    spread = f"{factors[0]:.3f} to {factors[-1]:.3f}"
    return f"{statistics.median(factors):.3f}× ({spread}); {before:.3f} s before, {now:.3f} s now"


def seconds(process: subprocess.Popen[str], verb: str) -> float:
    assert process.stdin
    assert process.stdout
    process.stdin.write(verb + "\n")
    process.stdin.flush()
    return float(process.stdout.readline())


if __name__ == "__main__":
    sys.exit(main())
