"""The commands ``quotex export`` and ``quotex import``."""

from __future__ import annotations

from typing import Any

import click

from quotex.cli.help import Command, input_option, output_option
from quotex.cli.options import QUIET
from quotex.cli.values import FILE, place_of

__all__ = ["export", "import_"]

EXPORTS = ("brat", "label-studio", "tei", "webanno")  # formats of quotex.io.exchange
IMPORTS = ("brat", "label-studio")


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="ROWS...")
@output_option("--to", type=click.Choice(EXPORTS), required=True, help="Tool or format to write for.")
@output_option(
    "-o",
    "--output",
    type=FILE,
    callback=place_of,
    help="Folder (for brat and webanno) or file to write to. Default: standard output.",
)
@QUIET
def export(**options: Any) -> None:
    """Write quotes for brat, Label Studio, TEI or WebAnno.

    \b
      quotex extract texts.jsonl --with-text -o rows.jsonl
      quotex export rows.jsonl --to brat -o brat/
      quotex export rows.jsonl --to label-studio -o tasks.json

    ROWS are rows of extract with --with-text, or of process with --with-original.
    """
    from quotex.cli import exchanging

    exchanging.export(options)


@click.command("import", cls=Command)
@click.argument("source", type=FILE, metavar="FILE_OR_FOLDER")
@input_option("--from", "format", type=click.Choice(IMPORTS), required=True, help="Tool that wrote the file or folder.")
@output_option("-o", "--output", type=FILE, callback=place_of, help="JSONL file to write to. Default: standard output.")
@QUIET
def import_(**options: Any) -> None:
    """Read corrected annotations of brat or Label Studio.

    \b
      quotex import brat/ --from brat -o corrected.jsonl
      quotex import export.json --from label-studio -o corrected.jsonl
      quotex evaluate corrected.jsonl

    Export from Label Studio as JSON. Documents that nobody has annotated are reported, and evaluate refuses them.
    """
    from quotex.cli import exchanging

    exchanging.import_(options)
