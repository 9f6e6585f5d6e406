"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from quotex.io import INPUT_FORMATS, read_files
from quotex.io.reading import Item
from quotex.pipeline import KINDS, PRESETS

__all__ = [
    "CLEANING",
    "CORPUS_FORMATS",
    "FLAT",
    "INPUT",
    "QUOTES",
    "ROWS",
    "SHOW_REMOVED",
    "SOURCE_FIELD",
    "SUMMARY",
    "WITH_ORIGINAL",
    "WITH_TEXT",
    "output_options",
    "read_inputs",
]

OUTPUT_FORMATS = ("jsonl", "csv", "text", "terminal")
CORPUS_FORMATS = ("polnear", "pdnc", "litbank", "jsonl")  # those of quotex.evaluation, which takes long to import

Command = Callable[..., None]


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
    click.option("--language", default="en", show_default=True, help="Language pack."),
    click.option(
        "--workers",
        type=click.IntRange(1),
        default=1,
        show_default=True,
        help="Processes. The output is the same for any number.",
    ),
    click.option("--rejects", metavar="FILE", help="Keep what could not be read here, as JSONL with the reason."),
)


def output_options(*formats: str) -> Callable[[Command], Command]:
    return _options(
        click.option(
            "-o", "--output", metavar="FILE", help="Write there; a name in .gz is gzipped. Default: standard output."
        ),
        click.option(
            "--format",
            type=click.Choice(formats),
            help="Default: the suffix of -o, else terminal on a terminal, else the format of the input.",
        ),
    )


ROWS = _options(
    output_options(*OUTPUT_FORMATS),
    click.option(
        "--resume",
        is_flag=True,
        help="Go on with an interrupted run of the same call: add to -o what is not in it yet.",
    ),
)
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
SOURCE_FIELD = click.option(
    "--source-field",
    default="source",
    show_default=True,
    help="Field or column that says whose a document is; without it the host of a field url.",
)
SUMMARY = click.option("--summary", is_flag=True, help="Tell at the end what each cleaning rule did.")
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


def read_inputs(options: dict[str, Any]) -> Iterator[Item]:
    """The documents of the files that a command was given, read as its options say."""
    return read_files(
        list(options["files"]),
        format=options["input_format"],
        field=options["field"],
        id_field=options["id_field"],
        encoding=options["encoding"],
        source_field=options.get("source_field", "source"),
    )
