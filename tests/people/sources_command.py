"""Helpers that run the command and read its tables."""

import csv
import io
import subprocess
import sys


def quotex(*arguments, given=None, status=0):
    command = [sys.executable, "-m", "quotex", *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, input=given, encoding="utf-8")
    assert run.returncode == status, run.stderr
    return run


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def quotes(rows):
    return {row["name"]: int(row["quotes"]) for row in rows}
