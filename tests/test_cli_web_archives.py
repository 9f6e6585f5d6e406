"""Skipped records of web archives are counted, also in resumed runs."""

import json
import os
import sys
from pathlib import Path

import pytest
from command import run_here

pytest.importorskip("fastwarc")
COMMAND = [sys.executable, "-m", "quotex"]
SAYS = "<p>“It rained,” said Ada Moor.</p>"


def record(number, status="200 OK", kind="text/html"):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{SAYS}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <{number}>\r\nContent-Type: application/http\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http)


@pytest.fixture(autouse=True)
def archives(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkdir("in")
    for name in ("a", "b"):
        records = [record(1), record(2, "404 Not Found"), record(3), record(4, kind="image/png"), record(5)]
        Path(f"in/{name}.warc").write_bytes(b"".join([*records, b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n"]))


def run(output, *arguments):
    done = run_here("process", "in", "-o", output, "--format", "jsonl", "--summary", "sums.json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(Path("sums.json").read_text()), done.stderr


@pytest.mark.parametrize("output", ["out.jsonl", "out/"])
def test_skipped_records_are_counted_once(output):
    sums, told = run(output)
    assert sums["passed_over"] == {"of Content-Type image/png": 2, "of HTTP status 404": 2, "of record type ": 2}
    assert sums["documents"] == 6
    listed = "records skipped, which are not documents: 1 of HTTP status 404"
    assert f"quotex: in/a.warc: {listed}\n" in told
    again, _ = run(output, "--resume")
    assert again["passed_over"] == sums["passed_over"]
    _break_off(output)
    resumed, _ = run(output, "--resume")
    assert {**resumed, "seconds": 0} == {**sums, "seconds": 0}


def _break_off(output):
    """Make the run look as if it had ended before writing the last file."""
    last, journal = ("out/b.jsonl", "out/.quotex") if output == "out/" else (output, ".out.jsonl.quotex")
    os.replace(last, f"{last}.part")
    lines = Path(journal).read_text().splitlines(keepends=True)
    Path(journal).write_text("".join(lines[:-1]))
