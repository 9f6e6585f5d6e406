"""Write rows to a file that appears only when it is complete, or to standard output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice

from quotex.cli.interrupts import defer_signals
from quotex.cli.outputs import is_on_terminal
from quotex.cli.parts import TABLES
from quotex.io import Output, OutputError, rows
from quotex.io.journal import staged
from quotex.io.places import Place
from quotex.io.writing import is_replaceable
from quotex.model import Row
from quotex.render.layout import visible_rows

__all__ = ["complete_file", "write_rows"]

AT_ONCE = 100  # rows of CSV written at once
BETWEEN = "; "  # separates names in a list, which may contain blanks


def write_rows(
    found: Iterable[Row],
    output: str | None,
    format: str,
    columns: tuple[str, ...],
    *,
    bom: bool = False,
    kind: str = "",
) -> int:
    """Write the rows to a file, and return their number. ``kind`` is the kind of row, which selects the Arrow schema.

    Raises OutputError and BrokenPipeError if the output cannot be written.
    """
    number, is_shown = 0, is_on_terminal(output)
    with complete_file(output, format, kind) as out:
        for count, lines in _lines(found, format, columns, bom=bom):
            number += count
            out.write(visible_rows(lines, in_json=format == "jsonl") if is_shown else lines)
            if out.is_full:
                out.end_block()
    return number


@contextmanager
def complete_file(output: str | None, format: str = "", kind: str = "") -> Iterator[Output]:
    """Write to standard output, or to a file that appears only when it is complete; otherwise, nothing of it remains.

    Raises OutputError and BrokenPipeError if the output cannot be written.
    """
    if output is None or not is_replaceable(output):
        with Output(output) as out:
            yield out
        return
    place = _place(output)
    out = _output(output, place, format, kind)
    try:
        with out:
            yield out
            _put_in_place(out, place, output)
    except BaseException:
        for left in (staged(place), staged(place) + ".whole"):
            with suppress(OSError):
                left.remove()
        raise


def _put_in_place(out: Output, place: Place, name: str) -> None:
    """Finish the file and move it to its place. Raises OutputError, with the ``name`` that the user gave."""
    whole = out.finish()
    with defer_signals():
        try:
            whole.move_to(place)
            if whole != staged(place):
                staged(place).remove()
        except OSError as error:
            raise OutputError(f"cannot write to {name}: {place.why(error)}") from None


def _place(output: str) -> Place:
    try:
        return Place.of(output)
    except OSError as error:
        raise OutputError(f"cannot write to {output}: {error.strerror or error}") from None


def _output(output: str, place: Place, format: str, kind: str) -> Output:
    if format in TABLES:
        from quotex.io.tables import TableOutput

        return TableOutput(output, kind, flat=False, place=staged(place))
    return Output(output, place=staged(place))


def _lines(
    found: Iterable[Row], format: str, columns: tuple[str, ...], *, bom: bool
) -> Iterator[tuple[int, str | bytes]]:
    """Yield lines and the number of rows in them; CSV has a header first, then several rows at a time."""
    delimiter = rows.DELIMITERS.get(format)
    if delimiter is None:
        yield 0, ""
        yield from ((1, rows.to_json(row)) for row in found)
        return
    yield 0, ("\ufeff" if bom else "") + rows.to_csv([], columns, header=True, delimiter=delimiter)
    left = iter(found)
    while some := list(islice(left, AT_ONCE)):
        yield len(some), rows.to_csv(some, columns, delimiter=delimiter, between=BETWEEN)
