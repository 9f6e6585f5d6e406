"""Compares the rows and the cost of every way to run quotex, on the same documents.

python -m benchmarks.engines                        10,000 documents of ../shared/corpora, on one core and on two
python -m benchmarks.engines Ray Spark --cores 2    some ways (the beginning of the name is enough), on two cores
python -m benchmarks.engines --invented 400         invented documents

The recipes of docs/engines.md run unchanged. A way whose package is not installed is left out.
"""

from __future__ import annotations

import argparse
import ctypes
import gzip
import importlib.util
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPORA = (
    *("outlets/dev", "polnear/train", "polnear/dev", "web/dev", "residue/dev", "pages/scrapinghub", "pages/wcxb"),
    *("prose/dev", "fiction/dev"),
)
RECIPE = re.compile(r"^<!-- recipe: (.*) -->\n```python\n([^`]*)```\n", re.MULTILINE)
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)
COMMAND = """
import subprocess, sys

command = "process {source} -o quotes.parquet -q --workers {{cores}}"
subprocess.run([sys.executable, "-m", "quotex", *command.split()], check=True)
"""
PIPE = """
import json
import pyarrow.parquet as pq
from quotex import Pipeline

if __name__ == "__main__":
    pages = pq.read_table("pages.parquet")
    with open("quotes.jsonl", "w") as out:
        for day, document in enumerate(Pipeline().pipe((text.as_py() for text in pages["body"]), workers={cores})):
            row = document.to_dict() | {{"id": pages["day"][day].as_py()}}
            out.write(json.dumps(row) + "\\n")
"""
DATATROVE = """
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.filters import C4QualityFilter
from datatrove.pipeline.readers import ParquetReader
from datatrove.pipeline.writers import JsonlWriter
from quotex.integrations.datatrove import Quotex

if __name__ == "__main__":
    steps = [ParquetReader("shards", text_key="body"), {step}, JsonlWriter("clean")]
    LocalPipelineExecutor(steps, tasks=2, workers={{cores}}, logging_dir="logs").run()
"""


@dataclass(frozen=True, slots=True)
class Way:
    """A script, in which ``{cores}`` stands for the number of cores, and the packages that it needs."""

    name: str
    script: str
    needs: Sequence[str] = ()
    is_quotex: bool = True


def ways() -> list[Way]:
    """The ways to run quotex, then those of peers."""
    found = [
        Way("command", COMMAND.format(source="pages.parquet --field body --id-field day")),
        Way("command, from WET", COMMAND.format(source="eng.warc.wet.gz"), ["fastwarc"]),
        Way("pipe", PIPE),
    ]
    found += [way for way in recipes() if way.name not in ("datatrove", "spaCy")]
    found.append(Way("datatrove", DATATROVE.format(step="Quotex()"), ["datatrove", "orjson"]))
    c4 = DATATROVE.format(step="C4QualityFilter()")
    passed = COMMAND.format(source="tlh.warc.wet.gz --language-field language")
    return [
        *found,
        Way("WET that passes through for its language", passed, ["fastwarc"], False),
        Way("datatrove, C4 filter in place of quotex", c4, ["datatrove", "orjson", "spacy"], False),
    ]


def recipes() -> Iterator[Way]:
    """The first recipe of each engine."""
    document = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
    for section in document.split("\n## ")[1:]:
        if found := RECIPE.search(section):
            needs, script = found.groups()
            yield Way(section.partition("\n")[0], script.replace("{", "{{").replace("}", "}}"), needs.split(", "))


def missing(way: Way) -> str | None:
    return next((package for package in way.needs if importlib.util.find_spec(package) is None), None)


def texts(number: int, invented: bool) -> list[str]:
    """That many different documents: later rounds through the corpora leave out first lines."""
    if invented:
        from benchmarks.documents import article

        furniture = "Sign up for our newsletter\n\n"
        return [f"{furniture * (seed % 3)}{article(seed, (1, 2, 4)[seed % 3])}" for seed in range(number)]
    from benchmarks.documents import corpus

    whole = [text.split("\n") for name in CORPORA for text in corpus(name)]
    if not whole:
        sys.exit("the corpora are not here (../shared): --invented N takes invented documents")
    return list(islice(_rounds(whole), number))


def _rounds(whole: list[list[str]]) -> Iterator[str]:
    seen = {""}
    for first in count():
        for lines in whole:
            text = "\n".join(lines[first:]).strip()
            if text not in seen:
                seen.add(text)
                yield text


def write_pages(folder: Path, bodies: list[str]) -> None:
    """Write the documents for the recipes: as two shards, and as a WET file like those of Common Crawl."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pages = pa.table({"body": bodies, "day": range(len(bodies))})
    pq.write_table(pages, folder / "pages.parquet", row_group_size=1000)
    (folder / "shards").mkdir()
    half = len(bodies) // 2
    pq.write_table(pages.slice(0, half), folder / "shards" / "0.parquet")
    pq.write_table(pages.slice(half), folder / "shards" / "1.parquet")
    for language in ("eng", "tlh"):
        with open(folder / f"{language}.warc.wet.gz", "wb") as wet:
            wet.writelines(_record(day, body, language) for day, body in enumerate(bodies))


def _record(day: int, body: str, language: str) -> bytes:
    """A record of a WET file (ISO 28500), compressed separately."""
    data = body.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://tideline.example/{day}\r\n"
        f"WARC-Record-ID: <{day}>\r\nWARC-Date: 2024-05-01T00:00:00Z\r\nContent-Type: text/plain\r\n"
        f"WARC-Identified-Content-Language: {language}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + data + b"\r\n\r\n")


def rows(folder: Path) -> dict[int, str]:
    """The output of a way: for each document, a digest of its clean text and its quotes."""
    return {day: digest(text, quotes) for day, text, quotes in _read(folder)}


def _read(folder: Path) -> Iterator[tuple[int, str, Any]]:
    if (folder / "clean").exists():
        for path in sorted((folder / "clean").glob("*.gz")):
            for line in gzip.decompress(path.read_bytes()).splitlines():
                row = json.loads(line)
                yield row["metadata"]["day"], row["text"], row["metadata"].get("quotes")
    elif (folder / "quotes.jsonl").exists():
        for line in (folder / "quotes.jsonl").read_bytes().splitlines():
            row = json.loads(line)
            yield row["id"], row["text"], row["quotes"]
    else:
        yield from _read_parquet(folder)


def _read_parquet(folder: Path) -> Iterator[tuple[int, str, Any]]:
    from pyarrow import dataset

    quotes = folder / "quotes"
    table = dataset.dataset(quotes if quotes.exists() else folder / "quotes.parquet", format="parquet")
    number = "day" if "day" in table.schema.names else "id"
    for batch in table.to_batches(columns=[number, "text", "quotes"], batch_size=256):
        for row in batch.to_pylist():
            yield int(row[number]), row["text"], row["quotes"]


def digest(text: str, quotes: Any) -> str:
    """A digest of a row, to compare rows."""
    told = json.dumps([text, _without_nulls(quotes)], sort_keys=True)
    return blake2b(told.encode(), digest_size=16).hexdigest()


def _without_nulls(value: Any) -> Any:
    """The value without nulls, which Arrow structs have and JSON leaves out."""
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Cost:
    wall: float  # seconds
    cpu: float  # seconds, user and system, of all processes


def run(way: Way, folder: Path, cores: int) -> Cost:
    """Run a way in a folder, on that many cores. Raises CalledProcessError."""
    script = folder / "way.py"
    script.write_text(way.script.format(cores=cores), encoding="utf-8")
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "PYSPARK_PYTHON": sys.executable,
        "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    }
    ctypes.CDLL(None).prctl(SUBREAPER, 1)  # orphaned processes become ours, so that their time is counted
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(everywhere)[:cores])  # fewer if the machine has fewer
    others, before, start = _children(), _children_seconds(), time.monotonic()
    try:
        with open(folder / "log.txt", "wb") as log:
            subprocess.run(
                [sys.executable, script.name], cwd=folder, env=environment, stdout=log, stderr=log, check=True
            )
        wall = time.monotonic() - start
    finally:
        os.sched_setaffinity(0, everywhere)
        _reap(others)
        ctypes.CDLL(None).prctl(SUBREAPER, 0)
    return Cost(wall, _children_seconds() - before)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _children() -> set[int]:
    return {int(pid) for file in Path("/proc/self/task").glob("*/children") for pid in file.read_text().split()}


def _reap(others: set[int]) -> None:
    """Wait for all processes that a way has left, but not for other child processes."""
    while left := _children() - others:
        os.waitpid(left.pop(), 0)


def measure(chosen: Iterable[Way], bodies: list[str], cores: Sequence[int]) -> bool:
    """Print a table row for each way and number of cores; return whether all rows of quotex were the same."""
    size = sum(len(body.encode()) for body in bodies) / 1e6
    print(f"{len(bodies):,} documents, {size:.1f} MB of text\n")
    print("| | cores | wall, s | documents/s | MB/s | CPU, s | MB for each CPU second | rows |")
    print("|---|---|---|---|---|---|---|---|")
    wanted: dict[int, str] = {}
    same = True
    for way in chosen:
        for number in cores:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                write_pages(folder, bodies)
                cost = run(way, folder, number)
                found = rows(folder)
            if way.is_quotex:
                wanted = wanted or found
                same &= found == wanted
            told = _compared(found, wanted) if way.is_quotex else f"{len(found):,} kept"
            rates = f"{len(bodies) / cost.wall:.0f} | {size / cost.wall:.2f} | {cost.cpu:.1f} | {size / cost.cpu:.2f}"
            print(f"| {way.name} | {number} | {cost.wall:.1f} | {rates} | {told} |", flush=True)
    return same


def _compared(found: dict[int, str], wanted: dict[int, str]) -> str:
    other = sum(found.get(day) != digest for day, digest in wanted.items()) + len(found.keys() - wanted.keys())
    return f"{other:,} differ" if other else "the same"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("ways", nargs="*", help="beginnings of their names; default: all")
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--invented", type=int, metavar="N", help="so many invented documents")
    options.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    given = options.parse_args()
    bodies = texts(given.invented or given.documents, bool(given.invented))
    chosen = [way for way in ways() if not given.ways or way.name.lower().startswith(tuple(map(str.lower, given.ways)))]
    for way in chosen:
        if package := missing(way):
            print(f"{way.name} is left out: {package} is not installed", file=sys.stderr)
    return 0 if measure([way for way in chosen if not missing(way)], bodies, given.cores) else 1


if __name__ == "__main__":
    sys.exit(main())
