"""``quotex sources`` and ``quotex sample``: who is quoted over many documents, and how sure that is."""

from __future__ import annotations

from typing import Any

import click

from quotex.cli.help import Command, counting_option, output_option, quotes_option
from quotex.cli.options import (
    BOM,
    CLEANING,
    COUNTED_FORMATS,
    COUNTING,
    FILE,
    INPUT,
    LANGUAGE_FIT,
    MIN_CONFIDENCE,
    QUIET,
    QUOTES,
    RULES,
    TIMEOUT,
    kinds_of,
    output_options,
    place_of,
)

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
    """Count who is quoted over all documents, people joined by name.

    \b
      quotex sources crawl/*.jsonl.gz                a table of the most quoted
      quotex sources out.jsonl --by outlet,month     from rows of `quotex process`
      quotex sources out.jsonl --labels sample.csv   shares with an interval

    FILES are texts, which are processed, or rows that process or extract wrote. A row is {"name", "id", "kind", "role",
    "gender", "variants", "articles", "quotes", "words", "share", …}; that of nobody has no name.
    """
    from quotex.cli import sourcing  # and with it SQLite, which no other command needs

    sourcing.sources(options)


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="ROWS...")
@counting_option(
    "--budget", type=click.IntRange(1), default=200, show_default=True, metavar="N", help="Quotes to draw."
)
@counting_option("--seed", type=int, default=0, show_default=True, metavar="N", help="Another seed draws other quotes.")
@quotes_option(
    "--kinds", callback=kinds_of, metavar="KINDS", help="Kinds of quotes. Default: those that the rows hold."
)
@MIN_CONFIDENCE
@output_option(
    "-o", "--output", type=FILE, callback=place_of, help="Write the sample there, as CSV. Default: standard output."
)
@BOM
@QUIET
def sample(**options: Any) -> None:
    """Draw quotes to judge by hand, for shares with an interval.

    \b
      quotex process crawl/*.jsonl.gz -o out.jsonl
      quotex sample out.jsonl --budget 200 -o sample.csv
      quotex sources out.jsonl --labels sample.csv

    ROWS are files of rows that process or extract wrote. Doubtful quotes are drawn more often. In the sample, correct
    name and gender, write no under is_quote where nobody is quoted, and mark each row under checked.
    """
    from quotex.cli import sourcing

    sourcing.sample(options)
