"""Helpers that run the command and read its tables."""

import csv
import io

from command import run_here


def quotex(*arguments, given=b"", status=0):
    run = run_here(*map(str, arguments), given=given)
    assert run.returncode == status, run.stderr
    return run


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def quotes(rows):
    return {row["name"]: int(row["quotes"]) for row in rows}
