"""``quotex schema``: show the fields of a row as JSON Schema."""

from __future__ import annotations

import json

import click

from quotex.cli.help import Command, output_option, show
from quotex.io.json_schema import ROWS, schema_of_row
from quotex.io.rows import CSV_COLUMNS

__all__ = ["schema"]


@click.command(cls=Command)
@click.argument("row", required=False, type=click.Choice([*ROWS]), metavar="[ROW]")
@output_option("--flat", is_flag=True, help="Show the schema of flat rows, one for each quote, as in CSV.")
def schema(row: str | None, flat: bool) -> None:
    """Show the JSON Schema of a row, or of all rows.

    \b
      quotex schema process         the rows of `quotex process`
      quotex schema extract --flat  one row for each quote

    ROW is clean, extract, process, scan, sources, verify or rejects (a line of --rejects). The draft is 2020-12.
    """
    if flat and row is not None and row not in CSV_COLUMNS:
        raise click.UsageError(f"--flat is for {', '.join(CSV_COLUMNS)}: rows of {row} are never nested")
    names = [row] if row else [*(CSV_COLUMNS if flat else ROWS)]
    schemas = {name: schema_of_row(name, flat=flat) for name in names}
    show(json.dumps(schemas[row] if row else schemas, indent=2, ensure_ascii=False) + "\n")
