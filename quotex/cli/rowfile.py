"""Rows into one file that appears when it is whole, or onto standard output."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice

from quotex.cli.interrupts import held
from quotex.cli.outputs import is_on_terminal
from quotex.cli.parts import TABLES
from quotex.io import Output, rows
from quotex.io.journal import staged
from quotex.io.writing import is_replaceable
from quotex.model import Row
from quotex.render.layout import visible_rows

__all__ = ["write_rows"]

AT_ONCE = 100  # rows of CSV
BETWEEN = "; "  # names in a list, which hold blanks themselves


def write_rows(
    found: Iterable[Row],
    output: str | None,
    format: str,
    columns: tuple[str, ...],
    *,
    bom: bool = False,
    kind: str = "",
) -> int:
    """Write the rows in a format of rows, and return their number. ``kind``: what they are, for a schema of Arrow.

    Raises OutputError and BrokenPipeError where nothing more can be written.
    """
    path = staged(output) if output and is_replaceable(output) else output
    number, is_shown = 0, is_on_terminal(output)
    with _output(output, path, format, kind) as out:
        for count, lines in _lines(found, format, columns, bom=bom):
            number += count
            out.write(visible_rows(lines, in_json=format == "jsonl") if is_shown else lines)
            if out.is_full:
                out.end_block()
        if output and path != output:
            whole = out.finish()
            with held():
                os.replace(whole, os.path.realpath(output))
                if whole != path and path is not None:
                    os.remove(path)
    return number


def _output(output: str | None, path: str | None, format: str, kind: str) -> Output:
    if format in TABLES and output is not None and path is not None:
        from quotex.io.tables import TableOutput

        return TableOutput(output, kind, flat=False, path=path)
    return Output(output, path=path)


def _lines(
    found: Iterable[Row], format: str, columns: tuple[str, ...], *, bom: bool
) -> Iterator[tuple[int, str | bytes]]:
    """Lines, and how many rows are in them: of CSV a header first, and then some rows at a time."""
    delimiter = rows.DELIMITERS.get(format)
    if delimiter is None:
        yield 0, ""
        yield from ((1, rows.to_json(row)) for row in found)
        return
    yield 0, ("\ufeff" if bom else "") + rows.to_csv([], columns, header=True, delimiter=delimiter)
    left = iter(found)
    while some := list(islice(left, AT_ONCE)):
        yield len(some), rows.to_csv(some, columns, delimiter=delimiter, between=BETWEEN)
