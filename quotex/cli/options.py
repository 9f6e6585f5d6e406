"""The options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click

from quotex.io import INPUT_FORMATS, OUTPUT_FORMATS, Reading
from quotex.io.dolma import DOLMA
from quotex.io.formats import HTML
from quotex.people.source import GROUPS
from quotex.pipeline import KINDS, LANGUAGE_FITS, PRESETS

__all__ = [
    "CLEANING",
    "CORPUS_FORMATS",
    "COUNTED_FORMATS",
    "COUNTING",
    "FLAT",
    "INPUT",
    "LANGUAGE_FIT",
    "NEEDS_REVIEW",
    "QUOTES",
    "ROWS",
    "ROWS_ATTRIBUTES_OR_PAGES",
    "ROWS_OR_ATTRIBUTES",
    "ROWS_OR_PAGES",
    "RULES",
    "SHOW_REMOVED",
    "SOURCE_FIELD",
    "SUMMARY",
    "WITH_ORIGINAL",
    "WITH_TEXT",
    "output_options",
    "reading_of",
]

SHOWN_FORMATS = (*OUTPUT_FORMATS, "terminal")
CORPUS_FORMATS = ("polnear", "pdnc", "litbank", "jsonl")  # those of quotex.evaluation, which takes long to import

Command = Callable[..., None]
SIZE = re.compile(r"(\d++(?:\.\d++)?+) ?+([a-zA-Z]*+)")
UNITS = {"": 1, "B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3}


class Size(click.ParamType[int]):
    """A number of bytes: 20MB, 500 kB, 1000000."""

    name = "size"

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> int:
        found = SIZE.fullmatch(str(value))
        unit = UNITS.get(found[2].upper()) if found else None
        if found is None or unit is None or float(found[1]) <= 0:
            self.fail(f"{value!r} is no size: write 20MB, 500KB or a number of bytes", parameter, context)
        return int(float(found[1]) * unit)


def _list(context: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


def _options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


FILES = click.argument("files", nargs=-1, required=True, metavar="FILES...")
INPUT = _options(
    FILES,
    click.option(
        "--from",
        "input_format",
        type=click.Choice(INPUT_FORMATS),
        help="Format of the input, where its suffix does not tell.",
    ),
    click.option("--field", default="text", show_default=True, help="Field or column that holds the text."),
    click.option(
        "--id-field",
        default="id",
        show_default=True,
        help="Field or column that holds the id; a row without gets FILE:LINE.",
    ),
    click.option(
        "--encoding", help="Encoding of the input. Default: UTF-8; files that are not are recognized where possible."
    ),
    click.option(
        "--separator", metavar="LINE", help="Text files hold several documents, with a line that is just this between."
    ),
    click.option(
        "--max-document",
        type=Size(),
        default="20MB",
        show_default=True,
        metavar="SIZE",
        help="Set larger documents aside, before they are read whole.",
    ),
    click.option("--language", default="en", show_default=True, help="Language pack: its code, or its folder."),
    click.option(
        "--language-field",
        metavar="NAME",
        help="Field or column that tells the language: a document in one without a pack passes through.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(1),
        default=1,
        show_default=True,
        help="Processes. The output is the same for any number.",
    ),
    click.option("--rejects", metavar="FILE", help="Keep what could not be read here, as JSONL with the reason."),
    click.option("-q", "--quiet", is_flag=True, help="No progress, and no last line on what was done."),
)


def output_options(*formats: str) -> Callable[[Command], Command]:
    return _options(
        click.option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write there, packed as the suffix says (.gz, .zst); into a folder (out/), a file for each input, of "
            "HTML a page for each document and an index. Default: standard output.",
        ),
        click.option(
            "--format",
            type=click.Choice(formats),
            help="Default: the suffix of -o, else terminal on a terminal, else the format of the input.",
        ),
    )


_ROWS = _options(
    click.option(
        "--rows-per-file",
        type=click.IntRange(1),
        metavar="N",
        help="Documents in each file of -o out-{:05}.jsonl, numbered from 0.",
    ),
    click.option(
        "--keep",
        callback=_list,
        metavar="NAMES",
        help="Columns of the input that every row carries along, quotes too; all: whatever there is.",
    ),
    click.option("--bom", is_flag=True, help="Begin CSV with a byte-order mark, without which Excel misreads letters."),
    click.option(
        "--timeout",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        help="Set documents aside that take longer.",
    ),
    click.option(
        "--resume",
        is_flag=True,
        help="Go on with an interrupted run of the same call: add to -o what is not in it yet.",
    ),
)
ROWS = _options(output_options(*SHOWN_FORMATS), _ROWS)
ROWS_OR_ATTRIBUTES = _options(output_options(*SHOWN_FORMATS, DOLMA), _ROWS)
ROWS_OR_PAGES = _options(output_options(*SHOWN_FORMATS, HTML), _ROWS)
ROWS_ATTRIBUTES_OR_PAGES = _options(output_options(*SHOWN_FORMATS, DOLMA, HTML), _ROWS)
FLAT = click.option("--flat", is_flag=True, help="One row a quote instead of one a document. CSV is always so.")
QUOTES = _options(
    click.option(
        "--kinds",
        callback=_list,
        default="direct,mixed",
        show_default=True,
        help=f"Kinds of quotes, of {', '.join(KINDS)}.",
    ),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        show_default=True,
        help="Leave out quotes of which quotex is less sure.",
    ),
)
NEEDS_REVIEW = click.option(
    "--needs-review",
    type=click.FloatRange(0, 1),
    metavar="BELOW",
    help="Write the quotes only of which quotex is less sure, and the documents only that have such ones.",
)
RULES = click.option(
    "--rules",
    multiple=True,
    metavar="FILE",
    help="Rules and words of your own, a TOML file laid over the pack; may be given several times.",
)
LANGUAGE_FIT = click.option(
    "--language-fit",
    type=click.Choice(LANGUAGE_FITS),
    default="mark",
    show_default=True,
    help="Documents in another language, by their words: mark, no quote is surer than .5; skip, they pass unread.",
)
SOURCE_FIELD = click.option(
    "--source-field",
    default="source",
    show_default=True,
    help="Field or column that says whose a document is; without it the host of a field url.",
)
SUMMARY = click.option("--summary", metavar="FILE", help="Write there, as JSON, what was done, by rule.")
CLEANING = _options(
    click.option(
        "--preset",
        type=click.Choice(PRESETS),
        default="auto",
        show_default=True,
        help="The texts are extracted article bodies, or whole pages.",
    ),
    click.option("--select", callback=_list, metavar="IDS", help="Only these cleaning rules, by id or prefix: BP,TX1."),
    click.option("--ignore", callback=_list, metavar="IDS", help="Not these cleaning rules, by id or prefix: BP2."),
    click.option("--repeats", metavar="FILE", help="Remove lines that recur, of a file of `quotex repeats learn`."),
    SOURCE_FIELD,
)
SHOW_REMOVED = click.option(
    "--show-removed",
    is_flag=True,
    help="Strike out what was removed, or mark it where there are no colours (format terminal).",
)
WITH_ORIGINAL = click.option("--with-original", is_flag=True, help="Add the text as it was, field original.")
WITH_TEXT = click.option("--with-text", is_flag=True, help="Add the text that the offsets point into, field text.")


COUNTING = _options(
    click.option(
        "--by",
        callback=_list,
        metavar="NAMES",
        help="Count for each value of these columns of the input; month, day and year are those of --date-field.",
    ),
    click.option(
        "--date-field",
        default="date",
        show_default=True,
        help="Field or column with the date, which begins as 2026-03-14 does.",
    ),
    click.option(
        "--group",
        type=click.Choice(GROUPS),
        default="person",
        show_default=True,
        help="A row for each person, or for all people of one gender, kind or role.",
    ),
    click.option("--top", type=click.IntRange(1), metavar="N", help="Only the first N rows for each value of --by."),
    click.option(
        "--aliases",
        metavar="FILE",
        help="Whose names are whose, CSV with the columns alias, name and id, or TOML.",
    ),
    click.option(
        "--labels",
        metavar="FILE",
        help="A corrected file of `quotex sample`: shares get a corrected value, an interval.",
    ),
)
COUNTED_FORMATS = ("csv", "tsv", "jsonl", "parquet", "arrow", "terminal")


def reading_of(options: dict[str, Any]) -> Reading:
    """How the files are to be read that a command was given."""
    return Reading(
        format=options["input_format"],
        field=options["field"],
        id_field=options["id_field"],
        encoding=options["encoding"],
        source_field=options.get("source_field", "source"),
        language_field=options["language_field"],
        keep=options.get("keep", ()),
        most=options["max_document"],
        separator=options["separator"],
    )
