"""The job of docs/scale.md on a local cluster: a file of rows for each WET file; missing ones are made again."""

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs the extra [arrow]")
pytest.importorskip("ray", reason="needs the extra [ray]")
pytest.importorskip("fastwarc", reason="needs the extra [warc]")

import pyarrow.parquet as parquet

import quotex

DOCUMENT = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
[JOB] = re.findall(r"^<!-- recipe: ray, fastwarc -->\n```python\n([^`]*)```\n", DOCUMENT, re.MULTILINE)
SHARDS = 3


def record(name, text, language):
    """A page of a WET file (ISO 28500)."""
    data = text.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://tideline.example/{name}\r\n"
        f"WARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: 2024-05-01T00:00:00Z\r\nContent-Type: text/plain\r\n"
        f"WARC-Identified-Content-Language: {language}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + data + b"\r\n\r\n")


def run_job(folder):
    environment = os.environ | {"PYTHONPATH": str(Path(quotex.__file__).parents[1])}
    command = [sys.executable, "job.py"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=1200)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.count(" done\n") == SHARDS, done.stdout


def test_each_wet_file_gives_a_file_of_rows(tmp_path, texts):
    (tmp_path / "job.py").write_text(JOB, encoding="utf-8")
    (tmp_path / "wet").mkdir()
    for shard in range(SHARDS):
        pages = [record(f"{shard}-{number}", text, "eng,deu") for number, text in enumerate(texts)]
        pages.append(record(f"{shard}-klingon", texts[0], "tlh"))
        (tmp_path / "wet" / f"{shard}.warc.wet.gz").write_bytes(b"".join(pages))
    run_job(tmp_path)
    files = sorted((tmp_path / "quotes").glob("*.parquet"))
    assert [file.name for file in files] == [f"{shard}.parquet" for shard in range(SHARDS)]
    for shard, file in enumerate(files):
        *rows, klingon = parquet.read_table(file).to_pylist()
        assert [row["url"] for row in rows] == [f"https://tideline.example/{shard}-{n}" for n in range(len(texts))]
        assert [(row["text"], len(row["quotes"])) for row in rows] == [
            (document.text, len(document.quotes)) for document in map(quotex.process, texts)
        ]
        assert (klingon["passed_through"], klingon["quotes"]) == ("tlh", [])
    files[1].unlink()
    before = [file.stat().st_mtime_ns for file in (files[0], files[2])]
    run_job(tmp_path)
    assert files[1].exists()
    assert [file.stat().st_mtime_ns for file in (files[0], files[2])] == before
