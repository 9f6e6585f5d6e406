"""The options of commands that count and evaluate."""

from __future__ import annotations

import click

from quotex.cli.dates import date_format_of
from quotex.cli.help import counting_option
from quotex.cli.options import option_group
from quotex.cli.values import FIELD, FILE, columns_of, place_of
from quotex.people.copies import COPIES
from quotex.people.source import GROUPS

__all__ = ["COUNTED_FORMATS", "COUNTING", "SCORE_FORMATS"]

COUNTING = option_group(
    counting_option(
        "--by",
        multiple=True,
        callback=columns_of,
        metavar="NAMES",
        help="Count for each combination of values of these columns; day, week, month and year come from --date-field.",
    ),
    counting_option(
        "--date-field",
        type=FIELD,
        default="date",
        show_default=True,
        metavar="NAME",
        help="Field or column with the date, as 2026-03-14, 2026/3/14, 20260314 or seconds since 1970.",
    ),
    counting_option(
        "--date-format",
        callback=date_format_of,
        metavar="FORMAT",
        help="Other format of the dates, in the codes of strftime, such as %d/%m/%Y.",
    ),
    counting_option(
        "--group",
        type=click.Choice(GROUPS),
        default="person",
        show_default=True,
        help="What a row stands for: a person, or all people of one gender, kind, role or source_type.",
    ),
    counting_option(
        "--copies",
        type=click.Choice(COPIES),
        default="once",
        show_default=True,
        help="Count near-duplicate documents once, count all of them, or weigh each as a part of one.",
    ),
    counting_option("--copy-list", type=FILE, help="Write a list of the copies to this CSV file."),
    counting_option(
        "--top", type=click.IntRange(1), metavar="N", help="Show only the first N rows of each combination of --by."
    ),
    counting_option(
        "--aliases",
        type=FILE,
        help="Your own table of names: CSV with the columns alias, name and id, or TOML.",
    ),
    counting_option(
        "--pairs",
        type=FILE,
        callback=place_of,
        help="Write pairs of names that may be one person to this file, as --aliases reads it.",
    ),
    counting_option(
        "--rows",
        type=FILE,
        help="Write all quotes, with the person over all documents, to this file (.jsonl, .csv or .tsv).",
    ),
    counting_option(
        "--labels",
        type=FILE,
        help="A checked file of `quotex sample`, to correct the shares and give each an interval.",
    ),
)
COUNTED_FORMATS = ("csv", "tsv", "jsonl", "json", "markdown", "latex", "parquet", "arrow", "terminal")
SCORE_FORMATS = ("markdown", "latex", "csv", "json")
