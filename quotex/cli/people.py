"""``quotex sources`` and ``quotex sample``: who is quoted over many documents, and how reliable the counts are."""

from __future__ import annotations

from typing import Any

import click

from quotex.cli.counting_options import COUNTED_FORMATS, COUNTING
from quotex.cli.help import Command, counting_option, output_option, quotes_option
from quotex.cli.options import (
    BOM,
    CLEANING,
    INPUT,
    LANGUAGE_FIT,
    MIN_CONFIDENCE,
    QUIET,
    QUOTES,
    RULES,
    TIMEOUT,
    output_options,
)
from quotex.cli.values import FILE, columns_of, kinds_of, place_of

__all__ = ["sample", "sources"]


@click.command(cls=Command)
@INPUT
@RULES
@LANGUAGE_FIT
@CLEANING
@QUOTES
@COUNTING
@output_options(*COUNTED_FORMATS, files="", default="csv")
@BOM
@TIMEOUT
def sources(**options: Any) -> None:
    """Count who is quoted, and join the names of each person.

    \b
      quotex sources crawl/*.jsonl.gz                a table of the most quoted
      quotex sources out.jsonl --by outlet,month     from rows of `quotex process`
      quotex sources out.jsonl --labels sample.csv   shares corrected by a sample

    FILES are texts to process, or rows that process or extract wrote. A row is {"name", "id", "kind", "role", "gender",
    "variants", "articles", "quotes", "words", "share", …}; the row of unnamed speakers has no name.
    """
    from quotex.cli import sourcing  # it imports SQLite, which other commands do not need

    sourcing.sources(options)


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="ROWS...")
@counting_option(
    "--budget", type=click.IntRange(1), default=200, show_default=True, metavar="N", help="Number of quotes to draw."
)
@counting_option(
    "--seed", type=int, default=0, show_default=True, metavar="N", help="A different seed draws different quotes."
)
@counting_option(
    "--by",
    multiple=True,
    callback=columns_of,
    metavar="NAMES",
    help="Draw about equally many for each value of these columns.",
)
@counting_option("--removed", is_flag=True, help="Draw lines that cleaning removed, about equally many for each rule.")
@quotes_option(
    "--kinds",
    multiple=True,
    callback=kinds_of,
    metavar="KINDS",
    help="Kinds of quotes to draw. Default: all in the rows.",
)
@MIN_CONFIDENCE
@output_option(
    "-o",
    "--output",
    type=FILE,
    callback=place_of,
    help="Write the sample to this file, as CSV or as a page to label in (.html). Default: standard output.",
)
@output_option(
    "--keep", multiple=True, callback=columns_of, metavar="NAMES", help="Columns of the rows to copy into the sample."
)
@BOM
@QUIET
def sample(**options: Any) -> None:
    """Draw a sample of quotes to check by hand, to correct the shares.

    \b
      quotex process crawl/*.jsonl.gz -o out.jsonl
      quotex sample out.jsonl --budget 200 --keep outlet,date -o sample.csv
      quotex sample out.jsonl --budget 200 -o sample.html
      quotex sources out.jsonl --labels sample.csv

    ROWS are files of rows that process or extract wrote. Doubtful quotes are drawn more often. In the sample, correct
    name and gender, write no under is_quote if the words quote nobody, and put an x under checked in each row; or
    label them in the page, by keyboard, which saves the same file.
    """
    from quotex.cli import sampling

    sampling.sample(options)
