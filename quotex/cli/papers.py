"""Tables for a paper: their format, and writing them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import Any

import click

from quotex.cli.outputs import is_on_terminal
from quotex.cli.rowfile import complete_file
from quotex.io import rows
from quotex.io.formats import PACKED
from quotex.model import Row
from quotex.objects import without_clashes
from quotex.people.source import SOURCE_COLUMNS, Group
from quotex.render.layout import amount, visible, visible_rows
from quotex.render.paper import PAPER_FORMATS, Column, paper_table

__all__ = ["PAPER", "PEOPLE_NOTES", "paper_format", "people_columns", "write_paper"]

PAPER = tuple(dict.fromkeys(PAPER_FORMATS.values()))
PEOPLE_NOTES = ("In brackets: 95 % intervals over documents.",)
UNKNOWN = "unknown"  # name of the row of speakers without a name


def paper_format(output: str | None, format: str | None) -> str | None:
    """Return the format of a paper's table that ``--format`` or the suffix of ``-o`` asks for, else None.

    Raises click.UsageError if these differ.
    """
    path = PurePath(output or "")
    suffix = PurePath(path.stem).suffix if path.suffix.lower() in PACKED else path.suffix
    suffixed = PAPER_FORMATS.get(suffix.lower())
    if format is not None and suffixed not in (None, format):
        raise click.UsageError(f"-o {output} has the suffix of another format than --format {format}")
    found = format or suffixed
    return found if found in PAPER else None


def people_columns(by: Sequence[str], group: Group, *, has_labels: bool) -> list[Column]:
    """Return the columns of a table of sources; ``group`` is what a row stands for."""
    columns = [
        Column(name, partial(_text, name), is_figure=False)
        for name in without_clashes(dict.fromkeys(by), SOURCE_COLUMNS)
    ]
    is_person = group == "person"
    columns.append(Column("Name" if is_person else group.capitalize().replace("_", " "), _who, is_figure=False))
    facts = ("role", "gender") if is_person else ()
    columns += [Column(name.capitalize(), partial(_text, name), is_figure=False) for name in facts]
    columns += [Column(name.capitalize(), partial(_count, name)) for name in ("articles", "quotes", "words")]
    columns.append(Column("Share", partial(_share, ("share", "share_low", "share_high"))))
    if not is_person:
        columns.append(Column("Of known", partial(_share, ("known_share", "known_low", "known_high"))))
    if has_labels:
        columns.append(Column("Corrected", partial(_share, ("corrected", "low", "high"))))
    return columns


def _text(name: str, row: Mapping[str, Any]) -> str:
    return "" if row[name] is None else str(row[name])


def _who(row: Mapping[str, Any]) -> str:
    """Return the name of a row."""
    name = row["name"]
    return UNKNOWN if name is None else str(name)


def _count(name: str, row: Mapping[str, Any]) -> str:
    return amount(row[name])


def _share(names: tuple[str, str, str], row: Mapping[str, Any]) -> str:
    share, low, high = (row[name] for name in names)
    if share is None:
        return ""
    return f"{share:.3f}" + ("" if low is None else f" [{low:.3f}, {high:.3f}]")


def write_paper(
    found: Iterable[Row], output: str | None, format: str, columns: Sequence[Column], notes: Sequence[str] = ()
) -> None:
    """Write the table. Raises OutputError."""
    is_shown = is_on_terminal(output)
    with complete_file(output) as out:
        if format == "json":
            listed = b",\n".join(rows.to_json(row).rstrip(b"\n") for row in found)
            written = b"[\n" + listed + b"\n]\n" if listed else b"[]\n"
            out.write(visible_rows(written, in_json=True) if is_shown else written)
        else:
            text = paper_table(columns, found, format, notes)
            out.write(visible(text) if is_shown else text)
