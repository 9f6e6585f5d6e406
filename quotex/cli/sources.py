"""Check before a run that the field with the source of documents exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from os.path import isfile
from typing import Any

import click
from click.core import ParameterSource

from quotex.cleaning.repeats import RepeatsError
from quotex.cli.options import reading_of
from quotex.io import Problem, Record, input_format
from quotex.io.files import InputFile, find_files
from quotex.io.readers.rows import of_option
from quotex.io.reading import read_file

__all__ = ["check_source_field"]

LOOKED_AT = 1000  # rows of each file


def check_source_field(options: dict[str, Any]) -> None:
    """Refuse a ``--source-field`` given on the command line if none of the first rows of any file has it.

    Otherwise the host of the URL, or nothing, would silently be taken as the source. Pipes, which can be read only
    once, and text files, which have no fields, are skipped. Raises RepeatsError, which names the existing fields.
    """
    if click.get_current_context().get_parameter_source("source_field") is not ParameterSource.COMMANDLINE:
        return
    missing: Problem | None = None
    for file in find_files(list(options["files"]), reading_of(options).left_out):
        for item in _first_rows(file.name, options) if isinstance(file, InputFile) else ():
            if isinstance(item, Record):
                return
            missing = missing or item
    if missing is not None:
        raise RepeatsError(of_option(str(missing), "--source-field"))


def _first_rows(name: str, options: dict[str, Any]) -> Iterator[Record | Problem]:
    """Yield a record for each row that has the field, and a problem for each that does not."""
    format = options["input_format"]
    if not isfile(name) or input_format(name, format) == "text":
        return
    reading = replace(reading_of(options), field=options["source_field"])
    for item in islice(read_file(name, reading), LOOKED_AT):
        if isinstance(item, Record) or (isinstance(item, Problem) and _is_about_field(item)):
            yield item


def _is_about_field(problem: Problem) -> bool:
    """Whether the problem is the field, not the row or the file."""
    return isinstance(problem.input, dict) or problem.message.startswith("no column")
