"""``quotex sample``: write the quotes drawn to a sheet, or to a page to label them in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

import click

from quotex.cli.drawing import Wanted, drawn
from quotex.cli.overwriting import check_place, check_run
from quotex.cli.removed import REMOVED_COLUMNS, removed
from quotex.cli.rowfile import complete_file, write_rows
from quotex.cli.sourcing import one_line_errors
from quotex.cli.stderr import tell
from quotex.cli.writer import Log
from quotex.io import UnsupportedFormat, writable_format
from quotex.io.formats import HTML
from quotex.io.labels import SAMPLE_COLUMNS, is_judged
from quotex.io.rows import cells_of
from quotex.io.writing import encode
from quotex.model import Row
from quotex.objects import without_clashes
from quotex.render.html_labelling import labelling_page

__all__ = ["sample"]


def sample(options: dict[str, Any]) -> None:
    """Draw quotes or removed lines, write them, and exit."""
    output, files = options["output"], list(options["files"])
    check_run(options)
    check_place(output)
    format = _format(output)
    _keep_judged(output, format)
    _check(options)
    keep, by = options["keep"], options["by"]
    with one_line_errors(), Log(advice="") as log:
        if options["removed"]:
            found, number = removed(files, options["budget"], options["seed"], keep, log)
            own: tuple[str, ...] = REMOVED_COLUMNS
        else:
            kinds = frozenset(options["kinds"]) or None
            wanted = Wanted(options["budget"], options["seed"], kinds, options["min_confidence"], by, keep)
            found, number = drawn(files, wanted, log)
            own = SAMPLE_COLUMNS
        columns = (*own, *(without_clashes(dict.fromkeys((*keep, *by)), own)))
        written = _write(found, output, format, columns, bom=options["bom"])
    if output and not options["quiet"]:
        what = "removed lines" if options["removed"] else "quotes"
        todo = (
            "judge it in a browser and save it"
            if format == HTML
            else "correct it, and put an x under checked in each row"
        )
        tell(f"{written} of {number:,} {what} drawn; written to {output}: {todo}")
    sys.exit(1 if log.problems else 0)


def _format(output: str | None) -> str:
    try:
        format = writable_format(output) if output else None
    except UnsupportedFormat:
        format = ""
    if format not in (None, "csv", HTML):
        raise click.UsageError(f"a sample is CSV or a page to judge it in, and {output} is neither: -o sample.csv")
    return format or "csv"


def _check(options: dict[str, Any]) -> None:
    if options["removed"] and (options["by"] or options["kinds"] or options["min_confidence"]):
        raise click.UsageError("--removed draws by rule: leave out --by, --kinds and --min-confidence")
    if "all" in options["keep"]:
        raise click.UsageError("--keep needs names of columns, not all")


def _write(found: Iterable[Row], output: str | None, format: str, columns: tuple[str, ...], *, bom: bool) -> int:
    if format != HTML:
        return write_rows(found, output, "csv", columns, bom=bom)
    # The page saves what CSV would hold, so characters that UTF-8 cannot encode are replaced here as there.
    cells = [[encode(cell).decode() for cell in cells_of(row, columns)] for row in found]
    with complete_file(output) as out:
        out.write(labelling_page(columns, cells))
    return len(cells)


def _keep_judged(output: str | None, format: str) -> None:
    """Refuse to overwrite a sample that somebody may have labelled."""
    if output is None or format == HTML or not os.path.isfile(output):
        return
    try:
        if is_judged(output):
            raise click.UsageError(
                f"{output} may have rows that somebody has checked: remove it, or choose another name"
            )
    except OSError as error:
        raise click.UsageError(f"{output}: cannot be read: {error.strerror or error}") from None
