"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from quotex.cleaning.repeats import RepeatsError
from quotex.cli.help import (
    cleaning_option,
    input_option,
    language_option,
    many_option,
    output_option,
    quotes_option,
)
from quotex.cli.overwriting import left_out_of
from quotex.cli.values import FIELD, FILE, Number, Size, kept, listed, place_of
from quotex.io import INPUT_FORMATS, OUTPUT_FORMATS, Reading
from quotex.io.dolma import DOLMA
from quotex.io.formats import HTML
from quotex.pipeline import GENRES, KINDS, LANGUAGE_FITS, PRESETS, Pipeline
from quotex.render.layout import visible_line

__all__ = [
    "BOM",
    "CLEANING",
    "CORPUS_FORMATS",
    "FLAT",
    "INPUT",
    "INPUT_WITHOUT_LANGUAGE_FIELD",
    "LANGUAGE",
    "LANGUAGE_FIT",
    "MIN_CONFIDENCE",
    "NEEDS_REVIEW",
    "QUIET",
    "QUOTES",
    "ROWS",
    "ROWS_ATTRIBUTES_OR_PAGES",
    "ROWS_OR_ATTRIBUTES",
    "ROWS_OR_PAGES",
    "RULES",
    "SETTINGS",
    "SHOW_REMOVED",
    "SOURCE_FIELD",
    "SUMMARY",
    "TIMEOUT",
    "WITH_ORIGINAL",
    "WITH_TEXT",
    "WORKERS",
    "option_group",
    "output_options",
    "pipeline_of",
    "reading_of",
]

SHOWN_FORMATS = (*OUTPUT_FORMATS, "terminal")
CORPUS_FORMATS = ("polnear", "pdnc", "litbank", "jsonl")  # formats of quotex.evaluation, which is slow to import

SETTINGS = (
    *("language", "rules", "select", "ignore", "preset", "kinds", "min_confidence", "genre", "language_fit"),
    *("repeats", "keep_title", "speakers"),
)

Command = Callable[..., None]
YEAR = 366 * 24 * 60 * 60  # seconds: clocks cannot represent a time much further away


def option_group(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


QUIET = many_option(
    "-q", "--quiet", is_flag=True, help="Show no progress, notices and closing line; problems and warnings remain."
)
LANGUAGE = language_option(
    "--language",
    default="en",
    show_default=True,
    metavar="CODE",
    help="Language pack: its code or its folder; auto chooses a pack for each text.",
)
WORKERS = many_option(
    "--workers",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Number of processes. It does not change the output.",
)
BOM = output_option("--bom", is_flag=True, help="Begin CSV with a byte-order mark, so that Excel reads it as UTF-8.")
TIMEOUT = many_option(
    "--timeout",
    type=Number(0, YEAR, min_open=True),
    metavar="SECONDS",
    help="Set aside documents that take longer.",
)
MIN_CONFIDENCE = quotes_option(
    "--min-confidence",
    type=Number(0, 1),
    default=0.0,
    show_default=True,
    metavar="NUMBER",
    help="Leave out quotes with a lower confidence.",
)
FILES = click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILES...")
INPUT_WITHOUT_LANGUAGE_FIELD = option_group(
    FILES,
    input_option(
        "--from",
        "input_format",
        type=click.Choice(INPUT_FORMATS),
        metavar="FORMAT",
        help=f"Format of the input, if its suffix does not show it: {', '.join(INPUT_FORMATS)}.",
    ),
    input_option(
        "--field",
        type=FIELD,
        default="text",
        show_default=True,
        metavar="NAME",
        help="Field or column with the text.",
    ),
    input_option(
        "--id-field",
        type=FIELD,
        default="id",
        show_default=True,
        metavar="NAME",
        help="Field or column with the id. A row without one gets FILE:LINE.",
    ),
    input_option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the input. Default: UTF-8, or the encoding that quotex recognizes.",
    ),
    input_option(
        "--separator",
        metavar="LINE",
        help="Text files hold several documents, separated by lines with exactly this text.",
    ),
    many_option(
        "--max-document",
        type=Size(),
        default="20MB",
        show_default=True,
        metavar="SIZE",
        help="Set aside larger documents without reading them whole.",
    ),
    LANGUAGE,
    WORKERS,
    many_option("--rejects", type=FILE, help="Write what could not be read to this file, as JSONL with the reason."),
    QUIET,
)
INPUT = option_group(
    INPUT_WITHOUT_LANGUAGE_FIELD,
    language_option(
        "--language-field",
        type=FIELD,
        metavar="NAME",
        help="Field or column with the language. Documents in a language without a pack are copied unchanged.",
    ),
)


def output_options(
    *formats: str,
    files: str = "a folder (out/) gets a file for each input",
    default: str = "the format of the input",
) -> Callable[[Command], Command]:
    """Return the options ``-o`` and ``--format``.

    ``files`` is the help on several output files, or empty if only one file can be written. ``default`` is the format
    if neither -o nor a terminal decides.
    """
    folder = f"; {files}" if files else ""
    return option_group(
        output_option(
            "-o",
            "--output",
            type=FILE,
            callback=place_of,
            help=f"Write to this file, compressed as its suffix says (.gz, .zst){folder}. Default: standard output.",
        ),
        output_option(
            "--format",
            type=click.Choice(formats),
            metavar="FORMAT",
            help=f"One of {', '.join(formats)}. Default: what the suffix of -o says, else terminal on a terminal, else "
            f"{default}.",
        ),
    )


_ROWS = option_group(
    many_option(
        "--rows-per-file",
        type=click.IntRange(1),
        metavar="N",
        help="Documents in each file of -o out-{:05}.jsonl, numbered from 0.",
    ),
    output_option(
        "--keep",
        multiple=True,
        callback=kept,
        metavar="NAMES",
        help="Columns of the input to copy into every row, also into rows of quotes; all: every column.",
    ),
    BOM,
    TIMEOUT,
    many_option(
        "--resume",
        is_flag=True,
        help="Continue an interrupted run of the same command: add what -o lacks.",
    ),
)
ROWS = option_group(output_options(*SHOWN_FORMATS), _ROWS)
ROWS_OR_ATTRIBUTES = option_group(output_options(*SHOWN_FORMATS, DOLMA), _ROWS)
_PAGES = "a folder (out/) gets a file for each input or, for HTML, a page for each document and an index"
ROWS_OR_PAGES = option_group(output_options(*SHOWN_FORMATS, HTML, files=_PAGES), _ROWS)
ROWS_ATTRIBUTES_OR_PAGES = option_group(output_options(*SHOWN_FORMATS, DOLMA, HTML, files=_PAGES), _ROWS)
FLAT = output_option(
    "--flat", is_flag=True, help="Write one row for each quote, not for each document. CSV is always flat."
)
QUOTES = option_group(
    quotes_option(
        "--kinds",
        multiple=True,
        callback=listed,
        default=["direct,mixed,turn"],
        show_default=True,
        metavar="KINDS",
        help=f"Kinds of quotes to return: any of {', '.join(KINDS)}.",
    ),
    MIN_CONFIDENCE,
    quotes_option(
        "--speakers",
        default="",
        metavar="PAIRS",
        help="Names of speakers whom a transcript does not name, by label: Q=Omar Reyes,A=Ada Moor.",
    ),
    quotes_option(
        "--genre",
        type=click.Choice(GENRES),
        default="auto",
        show_default=True,
        help="Whether the texts are articles or stories, such as novels, which are read turn by turn.",
    ),
)
NEEDS_REVIEW = quotes_option(
    "--needs-review",
    type=Number(0, 1),
    metavar="BELOW",
    help="Write only quotes whose probability of being right (span, speaker and name) is lower, and their documents.",
)
RULES = language_option(
    "--rules",
    multiple=True,
    type=FILE,
    help="Rules and words of your own: a TOML file that is added to the pack. You can give several.",
)
LANGUAGE_FIT = language_option(
    "--language-fit",
    type=click.Choice(LANGUAGE_FITS),
    default="mark",
    show_default=True,
    help="For documents in another language by their words: mark caps confidence at .5, skip copies them unchanged.",
)
SOURCE_FIELD = input_option(
    "--source-field",
    type=FIELD,
    default="source",
    show_default=True,
    metavar="NAME",
    help="Field or column with the source of a document. Without it, the source is the host of the field url.",
)
SUMMARY = many_option("--summary", type=FILE, help="Write a summary of the run to this file, as JSON.")
CLEANING = option_group(
    cleaning_option(
        "--preset",
        type=click.Choice(PRESETS),
        default="auto",
        show_default=True,
        help="Whether the texts are article bodies or whole pages.",
    ),
    cleaning_option(
        "--select",
        multiple=True,
        callback=listed,
        metavar="IDS",
        help="Use only these cleaning rules: ids or prefixes, such as BP,TX1.",
    ),
    cleaning_option(
        "--ignore",
        multiple=True,
        callback=listed,
        metavar="IDS",
        help="Skip these cleaning rules: ids or prefixes, such as BP2.",
    ),
    cleaning_option(
        "--repeats", type=FILE, help="Remove the recurring lines that a file of `quotex repeats learn` records."
    ),
    cleaning_option(
        "--keep-title", is_flag=True, help="Leave the headline in the text, if quotex knows which line it is."
    ),
    SOURCE_FIELD,
)
SHOW_REMOVED = output_option(
    "--show-removed",
    is_flag=True,
    help="Show removed text struck out, or in [- -] without colours (format terminal).",
)
WITH_ORIGINAL = output_option("--with-original", is_flag=True, help="Add the original text as the field original.")
WITH_TEXT = output_option("--with-text", is_flag=True, help="Add the text that the offsets refer to as the field text.")


def reading_of(options: dict[str, Any]) -> Reading:
    """Return how to read the files that the command was given."""
    return Reading(
        format=options["input_format"],
        field=options["field"],
        id_field=options["id_field"],
        encoding=options["encoding"],
        source_field=options.get("source_field", "source"),
        language_field=options.get("language_field"),
        keep=options.get("keep", ()),
        most=options["max_document"],
        separator=options["separator"],
        left_out=left_out_of(options),
        whole=options.get("whole", False),
    )


def pipeline_of(options: dict[str, Any]) -> Pipeline:
    """Return the pipeline with the command's settings. Raises RepeatsError for an invalid file of repeats."""
    try:
        return Pipeline(**{name: options[name] for name in SETTINGS if name in options})
    except RepeatsError:
        raise
    except ValueError as error:
        raise click.UsageError(visible_line(str(error))) from None
