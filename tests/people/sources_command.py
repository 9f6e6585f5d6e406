"""Helpers that run the command and read its tables."""

import csv
import io
import subprocess
import sys

from command import run_here


def quotex(*arguments, given=None, status=0):
    """Run the command, in a process of its own if it is given an input."""
    arguments = list(map(str, arguments))
    if given is None:
        run = run_here(*arguments)
    else:
        command = [sys.executable, "-m", "quotex", *arguments]
        run = subprocess.run(command, capture_output=True, input=given, encoding="utf-8")
    assert run.returncode == status, run.stderr
    return run


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def quotes(rows):
    return {row["name"]: int(row["quotes"]) for row in rows}
