"""``quotex sources`` and ``quotex sample``: who is quoted over many documents, and how sure that is."""

from __future__ import annotations

from typing import Any

import click

from quotex.cli.options import (
    CLEANING,
    COUNTED_FORMATS,
    COUNTING,
    INPUT,
    LANGUAGE_FIT,
    QUOTES,
    RULES,
    output_options,
)

__all__ = ["sample", "sources"]


@click.command()
@INPUT
@RULES
@LANGUAGE_FIT
@CLEANING
@QUOTES
@COUNTING
@output_options(*COUNTED_FORMATS)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte-order mark, without which Excel misreads letters.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Set documents aside that take longer.",
)
def sources(**options: Any) -> None:
    """Count who is quoted, over all documents: people are joined by the rules of their names.

    \b
      quotex sources crawl/*.jsonl.gz                              a table of the most quoted
      quotex sources out.jsonl --by outlet,month -o sources.csv    from the rows of `quotex process`
      quotex sources out.jsonl --group gender --labels sample.csv  shares with an interval

    FILES are texts, which are processed, or rows that process or extract wrote. A row is {"name", "id", "kind", "role",
    "gender", "variants", "articles", "quotes", "words", "share", …}; that of nobody has no name.
    """
    from quotex.cli import sourcing  # and with it SQLite, which no other command needs

    sourcing.sources(options)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="ROWS...")
@click.option("--budget", type=click.IntRange(1), default=200, show_default=True, help="Quotes to draw.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed draws other quotes.")
@click.option("--kinds", default=None, metavar="NAMES", help="Kinds of quotes. Default: those that the rows hold.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="As for `quotex sources`."
)
@click.option("-o", "--output", metavar="FILE", help="Write the sample there, as CSV. Default: standard output.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte-order mark, without which Excel misreads letters.")
@click.option("-q", "--quiet", is_flag=True, help="No last line on what was done.")
def sample(**options: Any) -> None:
    """Draw quotes to judge by hand, the doubtful ones more often, for shares with an interval.

    \b
      quotex process crawl/*.jsonl.gz -o out.jsonl
      quotex sample out.jsonl --budget 200 -o sample.csv
      quotex sources out.jsonl --labels sample.csv

    ROWS are files of rows that process or extract wrote. In the sample, correct name and gender, write no under
    is_quote where nobody is quoted, and mark each row under checked.
    """
    from quotex.cli import sourcing

    sourcing.sample(options)
