"""Whichever optional package is missing, each verb works or says in one clear line what to install."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quotex.io.unpackers import zstandard

SAYS = "“It rained all day,” said Ada Moor, the mayor of Oxmere.\n"
PACKAGES = {  # with how many of the calls need them
    **dict.fromkeys(("click", "rich", "msgspec", "charset_normalizer"), "all"),
    **dict.fromkeys(("pyarrow", "fastwarc", "resiliparse", "fsspec", "ftfy", "matplotlib", "numpy"), "some"),
    **dict.fromkeys(("pandas", "openpyxl", "ipywidgets"), "none"),
    "zstandard": "none" if sys.version_info >= (3, 14) else "some",
}
CALLS = [
    *("process page.txt", "process in.jsonl", "process in.jsonl --workers 2", "process page.txt --format terminal"),
    *(f"process in.jsonl -o out.{suffix}" for suffix in ("jsonl.gz", "jsonl.zst", "csv", "parquet", "arrow", "html")),
    *("process in.jsonl -o report/ --format html", "process in.jsonl -o out.jsonl --resume"),
    *(f"process {name}" for name in ("page.html", "in.warc", "in.parquet", "in.jsonl.zst", "latin.txt")),
    *("process file://in.jsonl", "clean page.txt --select TX109"),
    *("extract page.txt", "extract in.jsonl --flat", "clean page.txt", "scan page.txt", "explain page.txt"),
    *("rules", "rules BP201", "rules TX109", "--version", "process --help"),
    *(
        "repeats learn in.jsonl --source-field site -o r.bin",
        "repeats show r.bin",
        "repeats merge r.bin -o m.bin",
    ),
    *("sources in.jsonl", "sources rows.jsonl -o s.csv", "sources rows.jsonl -o s.parquet", "sample rows.jsonl"),
    *("evaluate gold.jsonl", "evaluate gold.jsonl --figures charts/", "evaluate gold.jsonl --errors e.html"),
    "evaluate --template page.txt -o mine.json",
]
MAIN = """
import json, sys
from quotex.cli import main
for call in json.loads(sys.argv[1]):
    sys.argv = ["quotex", *call.split()]
    status = 0
    try:
        main()
    except SystemExit as error:
        status = error.code
    print("\\f", call, "\\f", status, "\\f", file=sys.stderr, flush=True)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    row = {"id": "a", "text": SAYS, "site": "tideline", "quotes": []}
    line = json.dumps(row) + "\n"
    for name in ("in.jsonl", "gold.jsonl"):
        Path(name).write_text(line)
    Path("in.jsonl.zst").write_bytes(zstandard().pack(line.encode()))
    Path("page.txt").write_text(SAYS)
    Path("latin.txt").write_bytes(SAYS.encode("cp1252") * 20)
    Path("page.html").write_text(f"<html><body><p>{SAYS}</p></body></html>")
    Path("in.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 8\r\n\r\nIt rains\r\n\r\n")
    parquet, table = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow").table
    parquet.write_table(table({"id": ["a"], "text": [SAYS]}), "in.parquet")
    subprocess.run([sys.executable, "-m", "quotex", "process", "in.jsonl", "-o", "rows.jsonl", "-q"], check=True)
    return tmp_path


def called(folder, package):
    """The status and the messages of each call with the package hidden, from workers too."""
    hidden = folder / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(f"import sys\nsys.modules[{package!r}] = None\n")
    command = [sys.executable, "-P", "-c", MAIN, json.dumps(CALLS)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=300, env={**os.environ, "PYTHONPATH": str(hidden)}
    )
    parts = done.stderr.split("\f")
    found = {call.strip(): (int(status), told.strip()) for told, call, status in zip(*[iter(parts)] * 3, strict=False)}
    assert list(found) == CALLS, done.stderr[-2000:]
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_each_verb_works_or_says_what_to_install(folder, package):
    found = called(folder, package)
    installing = f"pip install {package.replace('_', '-')}"
    failed = {call: told for call, (status, told) in found.items() if installing in told or status}
    for call, told in failed.items():
        *usage, last = told.splitlines()
        assert re.search(rf"{re.escape(installing)}\b|pip install \w+ {package}\b", last), (call, told)
        assert not usage or (usage[0].startswith("Usage: ") and last.startswith("Error: ")), (call, told)
    for call, (_, told) in found.items():
        assert not re.search(r"fault of quotex|quotex failed|Traceback|quotex\[", told), (call, told)
    wanted = {"all": len(CALLS), "none": 0}.get(PACKAGES[package])
    assert len(failed) == wanted if wanted is not None else 0 < len(failed) < len(CALLS), failed
