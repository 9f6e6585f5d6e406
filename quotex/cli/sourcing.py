"""``quotex sources``: count who is quoted, and write the table."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import click
from click.core import ParameterSource

from quotex.cli.cells import columns_read
from quotex.cli.counting import Counting, Given, count
from quotex.cli.counting_options import COUNTED_FORMATS
from quotex.cli.dates import Dates
from quotex.cli.joining import JOINED_FORMATS, Joining
from quotex.cli.options import pipeline_of, reading_of
from quotex.cli.outputs import is_on_terminal
from quotex.cli.overwriting import check_place, check_run
from quotex.cli.papers import PAPER, PEOPLE_NOTES, paper_format, people_columns, write_paper
from quotex.cli.parts import TABLES
from quotex.cli.progress import LogProgress, Progress, TerminalProgress, is_watched
from quotex.cli.rowfile import complete_file, write_rows
from quotex.cli.sources import check_source_field
from quotex.cli.stderr import inform, tell
from quotex.io import OutputError, UnsupportedFormat, writable_format
from quotex.io.aliases import COLUMNS as ALIAS_COLUMNS
from quotex.io.aliases import read_aliases
from quotex.io.grouping import UnorderedRows
from quotex.io.labels import read_labels
from quotex.io.writing import is_replaceable
from quotex.names.parsing import naming_of
from quotex.objects import without_clashes
from quotex.people.aliases import Aliases
from quotex.people.corrections import Precision
from quotex.people.source import SOURCE_COLUMNS
from quotex.people.table import Table
from quotex.people.tally import Tally
from quotex.render.layout import counted, visible_line

__all__ = ["one_line_errors", "sources"]

_COPIES = {
    "once": "copies of other documents: {:,}, which are not counted; --copies all counts them",
    "all": "copies of other documents: {:,}, which are counted, too; --copies once leaves them out",
    "weigh": "copies of other documents: {:,}; each counts as a part of one document",
}
SHOWN = 20  # rows on a terminal without --top


def sources(options: dict[str, Any]) -> None:
    """Count who is quoted, write the table, and exit."""
    format = _format(options)
    _check(options)
    aliases, labels = _read_tables(options)
    counting = Counting(pipeline_of(options), labels, *_filters(), with_rows=options["rows"] is not None)
    with one_line_errors():
        problems = _count(counting, options, format, aliases)
    sys.exit(1 if problems else 0)


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Report in one line an error that ends the work: rows out of order, or a full disk."""
    try:
        yield
    except UnorderedRows as error:
        raise click.ClickException(visible_line(str(error))) from None
    except sqlite3.Error as error:
        raise OutputError(f"cannot keep the counts in the folder of temporary files: {error}") from None


def _count(counting: Counting, options: dict[str, Any], format: str, aliases: Aliases | None) -> int:
    """Count, write the outputs, and return the number of problems."""
    begun = time.monotonic()
    has_labels = bool(counting.labels)
    is_reported = options["output"] is not None and not options["quiet"]
    with Tally(naming_of(counting.pipeline.pack)) as tally:
        with _progress(options) if is_reported else Progress() as progress:
            joining = Joining(tally) if counting.with_rows else None
            totals, labelled = count(counting, _given(options), tally, progress, joining)
        table = Table(tally, options["by"], aliases, labelled, options["copies"])
        if aliases and (unused := aliases.told(table.lost_aliases)):
            tell(f"{options['aliases']}: {unused}")
        _write(table, options, format, has_labels=has_labels)
        if options["copy_list"]:
            copies = ({"id": one, "copy_of": other} for one, other in table.copies_by_id())
            write_rows(copies, options["copy_list"], "csv", ("id", "copy_of"))
        if joining is not None:
            joining.write(table, options["rows"], _format_of_rows(options["rows"]), bom=options["bom"])
        if table.copy_of and not options["quiet"]:
            tell(_COPIES[options["copies"]].format(len(table.copy_of)))
        if options["pairs"]:
            _write_pairs(table, options["pairs"], bom=options["bom"])
        if not options["quiet"] and (found := table.precision):
            tell(_precision_line(found))
        if is_reported:
            tell(_last_line(table, totals.quotes, time.monotonic() - begun, options, has_labels=has_labels))
    return totals.problems


def _write_pairs(table: Table, path: str, *, bom: bool) -> None:
    """Write a table of aliases suggested by the names themselves, for the user to check."""
    rows = ({"alias": alias, "name": name, "id": None} for alias, name in table.may_be_one())
    number = write_rows(rows, path, "csv", ALIAS_COLUMNS, bom=bom)
    pairs = f"{counted(number, 'pair')} of names that may be one person"
    inform(f"{pairs}, written to {path}: keep the right ones, for --aliases")


def _progress(options: dict[str, Any]) -> Progress:
    return TerminalProgress(list(options["files"]), reading_of(options).left_out) if is_watched() else LogProgress()


def _check_csv(path: str | None, example: str) -> None:
    """Refuse a file whose suffix names another format."""
    try:
        format = writable_format(path) if path else None
    except UnsupportedFormat:
        format = ""
    if format not in (None, "csv"):
        raise click.UsageError(f"{path} names another format than CSV: {example}")


def _format_of_rows(path: str) -> str:
    """Return the format of rows that the suffix names."""
    try:
        format = writable_format(path)
    except UnsupportedFormat:
        format = None
    if format not in JOINED_FORMATS:
        raise click.UsageError(f"--rows writes {', '.join(JOINED_FORMATS)}, by the suffix: --rows rows.jsonl")
    return format


def _check(options: dict[str, Any]) -> None:
    """Refuse options that conflict or would overwrite a file."""
    written = [options[name] for name in ("output", "rejects", "copy_list", "pairs", "rows") if options[name]]
    for name in written:
        if written.count(name) > 1:
            raise click.UsageError(f"two of -o, --rejects, --copy-list, --pairs and --rows name the same file: {name}")
    check_run(options)
    for option, example in (("copy_list", "--copy-list copies.csv"), ("pairs", "--pairs pairs.csv")):
        check_place(options[option])
        _check_csv(options[option], example)
    if options["rows"]:
        check_place(options["rows"])
        _format_of_rows(options["rows"])
    if options["labels"] and options["copies"] == "weigh":
        raise click.UsageError("--labels need whole quotes: use them with --copies once or all, not weigh")
    if options["labels"] and options["group"] not in ("person", "gender"):
        raise click.UsageError(f"labels correct names and genders: leave out --labels or --group {options['group']}")
    if options["repeats"]:
        check_source_field(options)


def _format(options: dict[str, Any]) -> str:
    """Return the format that the options ask for, or that the output's name or the terminal suggests."""
    output, format = options["output"], options["format"]
    check_place(output)
    if found := paper_format(output, format):
        return found
    try:
        suffixed = writable_format(output, format) if output else None
    except UnsupportedFormat as error:
        raise click.UsageError(str(error)) from None
    if format is None:
        if suffixed not in (None, *COUNTED_FORMATS):
            raise click.UsageError(f"sources are a table, which a {suffixed} file can't hold: -o sources.csv")
        format = suffixed or ("terminal" if is_on_terminal(output) else "csv")
    if format in TABLES or suffixed in TABLES:
        _check_table(format, output, suffixed)
    return str(format)


def _check_table(format: str, output: str | None, suffixed: str | None) -> None:
    """Refuse Arrow tables on standard output, or in a file with the suffix of another format."""
    if suffixed in TABLES and suffixed != format:
        raise click.UsageError(f"-o {output} has the suffix of another format than --format {format}")
    if output is None or suffixed != format:
        raise click.UsageError(f"{format} needs -o with the name of such a file: -o sources.{format}")
    if not is_replaceable(output):
        raise click.UsageError(f"{format} needs -o with the name of a file")
    if find_spec("pyarrow") is None:
        raise click.UsageError(f"{format} needs pyarrow: pip install pyarrow")


def _read_tables(options: dict[str, Any]) -> tuple[Aliases | None, dict[str, dict[int, Any]]]:
    try:
        aliases = read_aliases(options["aliases"], tell) if options["aliases"] else None
        return aliases, read_labels(options["labels"], tell) if options["labels"] else {}
    except OSError as error:
        raise click.UsageError(f"{error.filename}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise click.UsageError(visible_line(str(error))) from None


def _filters() -> tuple[frozenset[str] | None, float]:
    """Return the kinds and the minimum confidence for rows of quotex: no kinds unless the command line names some."""
    context = click.get_current_context()
    is_named = context.get_parameter_source("kinds") is ParameterSource.COMMANDLINE
    return frozenset(context.params["kinds"]) if is_named else None, context.params["min_confidence"]


def _given(options: dict[str, Any]) -> Given:
    by, dates = options["by"], Dates(options["date_field"], options["date_format"])
    reading = reading_of(options | {"keep": columns_read(by, dates.field), "whole": options["rows"] is not None})
    given = (options["workers"], options["timeout"], options["rejects"], by, dates)
    return Given(list(options["files"]), reading, *given)


def _write(table: Table, options: dict[str, Any], format: str, *, has_labels: bool) -> None:
    found = table.rows(options["group"], options["top"])
    if format == "terminal":
        from quotex.render import people, terminal

        shown = table.rows(options["group"], options["top"] or SHOWN)
        with complete_file(options["output"]) as out:
            looks = {"has_labels": has_labels, "is_grouped": options["group"] != "person"}
            out.write(people.table(terminal.screen(), shown, options["by"], **looks))
        return
    if format in PAPER:
        columns = people_columns(options["by"], options["group"], has_labels=has_labels)
        write_paper((source.to_dict() for source in found), options["output"], format, columns, PEOPLE_NOTES)
        return
    by = tuple(without_clashes(dict.fromkeys(options["by"]), SOURCE_COLUMNS))
    dicts = (source.to_dict() for source in found)
    kind = "weighed sources" if options["copies"] == "weigh" else "sources"
    write_rows(dicts, options["output"], format, (*by, *SOURCE_COLUMNS), bom=options["bom"], kind=kind)


def _precision_line(found: Precision) -> str:
    """Return the line about how often quotes are right, with 95 % intervals."""
    quoted, named = (f"{one.share:.3f} ({one.low:.3f} to {one.high:.3f})" for one in (found.quoted, found.named))
    return f"according to {found.labels:,} labels, {quoted} of the quotes are quotes, and {named} have the right name"


def _last_line(table: Table, quotes: int, seconds: float, options: dict[str, Any], *, has_labels: bool) -> str:
    figures = "corrected by labels" if has_labels else "uncorrected"
    return (
        f"{counted(table.documents, 'document')}, {counted(quotes, 'quote')} of "
        f"{table.people:,} people and organizations; "
        f"shares are {figures}; {seconds:.1f} s; written to {options['output']}"
    )
