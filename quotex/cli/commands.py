"""The commands and their options."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from hashlib import blake2b
from importlib.util import find_spec
from itertools import combinations
from typing import TYPE_CHECKING, Any, NoReturn

import click

import quotex as library
from quotex.cleaning.repeats import RepeatsError
from quotex.cli.interrupts import Interrupted
from quotex.cli.job import Job
from quotex.cli.options import (
    CLEANING,
    CORPUS_FORMATS,
    FLAT,
    INPUT,
    LANGUAGE_FIT,
    NEEDS_REVIEW,
    QUOTES,
    ROWS,
    ROWS_ATTRIBUTES_OR_PAGES,
    ROWS_OR_ATTRIBUTES,
    ROWS_OR_PAGES,
    RULES,
    SHOW_REMOVED,
    SUMMARY,
    WITH_ORIGINAL,
    WITH_TEXT,
    output_options,
    reading_of,
)
from quotex.cli.parts import RESUMABLE, TABLES, Target, is_resumable
from quotex.cli.people import sample, sources
from quotex.cli.progress import Progress, TerminalProgress, is_watched
from quotex.cli.repeats import repeats
from quotex.cli.rules import rules
from quotex.cli.run import Settings, run
from quotex.cli.sources import check_source_field
from quotex.cli.telling import tell
from quotex.cli.totals import Totals
from quotex.io import (
    OUTPUT_FORMATS,
    Output,
    OutputError,
    Record,
    UnsupportedFormat,
    input_format,
    read_files,
    rows,
    writable_format,
)
from quotex.io.dolma import DOLMA
from quotex.io.files import STDIN, is_pattern, is_remote
from quotex.io.formats import HTML
from quotex.io.readers.rows import ALL
from quotex.io.writing import is_replaceable
from quotex.pipeline import Pipeline
from quotex.render.layout import visible, visible_line
from quotex.workers import WorkersError

if TYPE_CHECKING:
    from quotex.render.terminal import Screen

__all__ = ["quotex"]

PAGED = ("process", "extract")  # the commands that write HTML
BROKEN_PIPE = 141  # what a shell reports of a program whose reader has gone


class _Quotex(click.Group):
    """The command, whose errors are one line on standard error, whatever stands in them."""

    def run(self) -> int:
        """Run it with the arguments of the program; the exit status."""
        try:
            return self.main(prog_name="quotex", standalone_mode=False) or 0
        except click.ClickException as error:
            shown = io.StringIO()
            error.show(shown)
            click.echo(visible(shown.getvalue()), nl=False, err=True)
            return error.exit_code

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenPipeError:
            raise click.exceptions.Exit(BROKEN_PIPE) from None
        except Interrupted as signal:
            tell("interrupted")
            raise click.exceptions.Exit(signal.exit_status) from None
        except (OutputError, RepeatsError, WorkersError) as error:
            tell(error)
            raise click.exceptions.Exit(1) from None


@click.group(cls=_Quotex, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(library.__version__, prog_name="quotex")
def quotex() -> None:
    """Clean the text of scraped news pages, and extract every quotation with who said it.

    \b
      quotex process page.txt                     the clean article and its quotes, in colour
      quotex process pages.jsonl.gz -o out.jsonl  one row a page
      quotex clean - < page.txt                   standard input
      quotex rules BP201                          what a rule does, and why

    FILES are plain text, JSON Lines, JSON, CSV, TSV, Parquet, Arrow, WARC, WET or HTML, packed or not; folders,
    patterns and addresses of them; - is standard input. What can't be read is told on standard error, the rest goes
    on, and the exit status is 1.
    """


@quotex.command()
@INPUT
@RULES
@LANGUAGE_FIT
@CLEANING
@QUOTES
@NEEDS_REVIEW
@ROWS_ATTRIBUTES_OR_PAGES
@FLAT
@WITH_ORIGINAL
@SHOW_REMOVED
@SUMMARY
def process(**options: Any) -> None:
    """Clean each text, then extract its quotes and their speakers.

    \b
      quotex process page.txt --show-removed
      quotex process pages.jsonl --field body -o quotes.csv
      quotex process crawl/*.jsonl.gz --workers 8 -o out.jsonl.gz --resume
      quotex process articles/ --format html -o report/

    A row is {"id", "text", "edits", "quotes", "people"}. All offsets are into the input text, except clean_start and
    clean_end of a quote, which are into the cleaned "text".
    """
    _work("process", options)


@quotex.command()
@INPUT
@RULES
@LANGUAGE_FIT
@QUOTES
@NEEDS_REVIEW
@ROWS_OR_PAGES
@FLAT
@WITH_TEXT
def extract(**options: Any) -> None:
    """Extract the quotes of each text as it stands, without cleaning it.

    \b
      quotex extract article.txt
      quotex extract articles.jsonl --kinds direct,mixed,indirect --flat

    A row is {"id", "quotes"}; offsets are into the input text.
    """
    _work("extract", options)


@quotex.command()
@INPUT
@RULES
@LANGUAGE_FIT
@CLEANING
@ROWS_OR_ATTRIBUTES
@click.option("--explain", is_flag=True, help="Add the edits, each with its rule.")
@WITH_ORIGINAL
@SHOW_REMOVED
@SUMMARY
def clean(**options: Any) -> None:
    """Remove web boilerplate from each text and repair what is damaged.

    \b
      quotex clean page.txt -o article.txt
      quotex clean pages.jsonl --explain --ignore BP6

    A row is {"id", "text"}.
    """
    _work("clean", options)


@quotex.command()
@INPUT
@ROWS
@WITH_TEXT
def scan(**options: Any) -> None:
    """Show the tokens and sentences that the rules work on.

    \b
      quotex scan article.txt                  one sentence a line
      quotex scan articles.jsonl -o out.jsonl  {"id", "tokens", "sentences"}, lists of [start, end]

    A sentence that holds several inside a quotation is split further.
    """
    _work("scan", options)


@quotex.command()
@INPUT
@RULES
@LANGUAGE_FIT
@CLEANING
@QUOTES
@output_options("text", "terminal")
@SUMMARY
def explain(**options: Any) -> None:
    """Say why: each edit and each quote of the texts, with the rules that decided.

    \b
      quotex explain page.txt
      quotex explain - < page.txt | less
    """
    _work("explain", options)


quotex.add_command(rules)
quotex.add_command(repeats)
quotex.add_command(sources)
quotex.add_command(sample)


@quotex.command()
@click.argument("corpora", nargs=-1, required=True, metavar="CORPUS...")
@click.option("--format", type=click.Choice(CORPUS_FORMATS), help="Default: what the files look like.")
@QUOTES
@click.option("--language", default="en", show_default=True, help="Language pack: its code, or its folder.")
@click.option("--predictions", metavar="FILE", help="Score what another tool found, as JSONL, in place of quotex.")
@click.option("--loose", is_flag=True, help="In novels, a part of one character's names is right, too.")
@click.option("--per-document", is_flag=True, help="Add a line for each article or novel.")
@click.option("--json", metavar="FILE", help="Write all figures there.")
@click.option(
    "--errors", metavar="FILE", help="Write what was wrong or missed there, as JSONL, or as a page to read (.html)."
)
@click.option("--figures", metavar="FOLDER", help="Draw precision, recall and calibration there, as SVG.")
@click.option("--calibrate", is_flag=True, help="Count right and seen of each kind of answer, and write them to -o.")
@click.option("--template", is_flag=True, help="Make a file to annotate of texts, and score nothing.")
@click.option("--prefill", is_flag=True, help="Fill in the template what quotex finds, to be corrected.")
@click.option("--field", help="Of the texts of --template: field or column that holds the text. Default: text.")
@click.option("--id-field", help="Of the texts of --template: field or column that holds the id. Default: id.")
@click.option("-o", "--output", metavar="FILE", help="Where --calibrate writes the counts, or --template its file.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
def evaluate(**options: Any) -> None:
    """Score quotex on annotated corpora, as their authors publish them.

    \b
      quotex evaluate PolNeAR/data/dev          news: speakers are mentions
      quotex evaluate PDNC/data --per-document  novels: speakers are characters
      quotex evaluate mine.jsonl --errors errors.jsonl
      quotex evaluate mine.jsonl --predictions other.jsonl
      quotex evaluate mine.jsonl yours.jsonl --figures charts/ --errors errors.html
      quotex evaluate train.jsonl.gz --calibrate -o confidence.toml
      quotex evaluate --template texts/ -o mine.json    to be filled in, then scored

    CORPUS is a folder of PolNeAR, PDNC or LitBank, or a file of JSONL or JSON.
    """
    from quotex.cli import evaluation  # and with it both engines, which no other command needs at once

    evaluation.work(options)


def _work(verb: str, options: dict[str, Any]) -> NoReturn:
    _check(options)
    if options.get("repeats"):
        check_source_field(options)
    job, reading, names = _job(verb, options), reading_of(options), list(options["files"])
    target = Target(options["output"], job.format, options.get("rows_per_file"))
    resume = options.get("resume", False)
    made_from = _made_from(job, options)
    settings = Settings(options["rejects"], resume, made_from, options["workers"], options.get("timeout"))
    is_told = target.name is not None and not options["quiet"]
    begun = time.monotonic()
    try:
        with TerminalProgress(names) if is_told and is_watched() else Progress() as progress:
            totals = run(job, names, reading, target, settings, progress)
        seconds = time.monotonic() - begun
        if options.get("summary"):
            _write_summary(options["summary"], totals, seconds, target.name)
    except Interrupted as signal:
        go_on = "; the same call with --resume goes on" if is_resumable(target) else ""
        tell(f"interrupted{go_on}")
        sys.exit(signal.exit_status)
    if is_told:
        tell(totals.line(seconds, target.name or ""))
    sys.exit(1 if totals.problems else 0)


def _write_summary(path: str, totals: Totals, seconds: float, output: str | None) -> None:
    figures = totals.to_dict() | {"seconds": round(seconds, 3), "output": output}
    with Output(path) as file:
        file.write(json.dumps(figures, indent=2) + "\n")


SETTINGS = ("language", "rules", "select", "ignore", "preset", "kinds", "min_confidence", "language_fit", "repeats")
SWITCHES = ("needs_review", "flat", "explain", "with_text", "with_original", "show_removed", "bom")
READING = (
    *("input_format", "field", "id_field", "source_field", "language_field", "encoding", "keep", "separator"),
    *("max_document", "rows_per_file", "timeout", "rejects"),
)


def _job(verb: str, options: dict[str, Any]) -> Job:
    format = _output_format(verb, options)
    _check_output(format, options)
    try:
        pipeline = Pipeline(**{name: options[name] for name in SETTINGS if name in options})
    except RepeatsError:
        raise
    except ValueError as error:
        raise click.UsageError(visible_line(str(error))) from None
    return Job(
        verb,
        format,
        pipeline,
        _screen() if format == "terminal" else None,
        on_terminal=options["output"] is None and sys.stdout is not None and sys.stdout.isatty(),
        headed=_is_headed(options),
        kept=_kept_columns(format, options),
        with_language=options["language_field"] is not None or options.get("language_fit") == "skip",
        in_report=Target(options["output"], format).is_report,
        **{name: options[name] for name in SWITCHES if name in options},
    )


def _is_headed(options: dict[str, Any]) -> bool:
    """Are there several documents, which must be told apart in text?"""
    files, output = options["files"], options["output"]
    if output and Target(output, "text").is_folder:
        return False
    several = len(files) > 1 or os.path.isdir(files[0]) or options["separator"] is not None
    return several or input_format(files[0], options["input_format"]) not in ("text", "html")


def _kept_columns(format: str, options: dict[str, Any]) -> tuple[str, ...]:
    """The columns that are kept, where the header of a file needs them beforehand."""
    keep: tuple[str, ...] = options.get("keep") or ()
    if keep != ALL or format not in rows.DELIMITERS:
        return keep
    documents = read_files(list(options["files"]), reading_of(options)) if options["files"] != (STDIN,) else iter(())
    first = next((document for document in documents if isinstance(document, Record)), None)
    if first is None:
        raise click.UsageError("--keep all needs a file to look into before it writes CSV: name the columns")
    return tuple(first.kept)


def _check_output(format: str, options: dict[str, Any]) -> None:
    output = options["output"]
    if options.get("resume") and not is_resumable(Target(output, format)):
        raise click.UsageError(
            f"--resume needs -o and a format of rows: {', '.join(RESUMABLE)}; or a folder of pages of HTML"
        )
    if options.get("show_removed") and format != "terminal":
        raise click.UsageError("--show-removed needs --format terminal")
    if format in TABLES and (output is None or not is_replaceable(output)):
        raise click.UsageError(f"{format} needs -o with the name of a file")
    if format in TABLES and find_spec("pyarrow") is None:
        raise click.UsageError(f"{format} needs pyarrow: pip install 'quotex[arrow]'")
    if format == DOLMA:
        _check_attributes(options)
    if format == HTML:
        _check_pages(options)
    has_number = output is not None and "{" in output
    if bool(options.get("rows_per_file")) != has_number:
        raise click.UsageError("--rows-per-file and a number in the name of -o (out-{:05}.jsonl) go together")
    if has_number:
        try:
            is_numbered = output.format(0) != output.format(1)
        except (ValueError, IndexError, KeyError):
            is_numbered = False
        if not is_numbered:
            raise click.UsageError(f"{output} gives no number to a file: write out-{{:05}}.jsonl")


def _check_pages(options: dict[str, Any]) -> None:
    """A page has one form."""
    for name in ("flat", "explain", "with_original", "with_text", "bom", "rows_per_file"):
        if options.get(name):
            raise click.UsageError(f"--{name.replace('_', '-')} does not go with --format html, which is for reading")
    if options["output"] and is_remote(options["output"]) and Target(options["output"], HTML).is_folder:
        raise click.UsageError("a report is a folder of this machine: write it, then copy it")


def _check_attributes(options: dict[str, Any]) -> None:
    """Attributes have one form, and stand in a file of the same name and length as that of their documents."""
    files, output = options["files"], options["output"]
    for name in ("flat", "explain", "with_original", "keep", "rows_per_file"):
        if options.get(name):
            raise click.UsageError(f"--{name.replace('_', '-')} does not go with --format dolma, which has only spans")
    if output and Target(output, DOLMA).is_folder:
        return
    if len(files) > 1 or os.path.isdir(files[0]) or is_pattern(files[0]):
        raise click.UsageError("--format dolma gives each file of documents one of its own: -o attributes/quotex/")
    found = input_format(files[0], options["input_format"])
    if found != "jsonl":
        raise click.UsageError(f"--format dolma is for documents in JSON Lines; {files[0]} is {found}")


def _made_from(job: Job, options: dict[str, Any]) -> dict[str, Any]:
    """What the rows depend on, beside the documents. Files of repeats, rules and words are told by their contents."""
    chosen = {name: options[name] for name in (*SETTINGS, *SWITCHES, *READING) if name in options}
    pack = job.pipeline.pack
    chosen |= {"language": pack.code, "rules": None if pack.is_built else pack.fingerprint}
    if chosen.get("repeats"):
        with open(chosen["repeats"], "rb") as file:
            chosen["repeats"] = blake2b(file.read(), digest_size=16).hexdigest()
    made_from = {"version": library.__version__, "command": job.verb, "format": job.format, **chosen}
    return dict(json.loads(json.dumps(made_from)))  # as a journal gives it back


def _screen() -> Screen:
    from quotex.render import terminal

    return terminal.screen()


def _output_format(verb: str, options: dict[str, Any]) -> str:
    output = options["output"]
    try:
        suffixed = writable_format(output) if output and not Target(output, "").is_folder else None
    except UnsupportedFormat as error:
        raise click.UsageError(str(error)) from None
    if suffixed == HTML and verb not in PAGED and not options["format"]:
        raise click.UsageError(f"quotex {verb} writes no HTML: {' and '.join(PAGED)} do")
    if options["format"]:
        if (options["format"] in TABLES or suffixed in TABLES) and suffixed not in (None, options["format"]):
            raise click.UsageError(f"-o {output} names a file of another format than --format {options['format']}")
        return str(options["format"])
    if options.get("show_removed") or (output is None and sys.stdout is not None and sys.stdout.isatty()):
        return "terminal"
    if verb == "explain":
        return "text"
    if suffixed == HTML:
        return HTML
    found = suffixed or input_format(options["files"][0], options["input_format"])
    if found in TABLES and output is None:
        return "jsonl"
    return found if found in OUTPUT_FORMATS else "text" if found == "html" else "jsonl"


def _check(options: dict[str, Any]) -> None:
    """Refuse what would destroy a file or can't be meant."""
    written = [options[name] for name in ("output", "rejects", "summary") if options.get(name)]
    for name in written:
        if name in options["files"] or any(_same_file(name, file) for file in options["files"]):
            raise click.UsageError(f"{name} is an input as well")
        if any(name == file or _same_file(name, file) for file in options.get("rules", ())):
            raise click.UsageError(f"{name} is the file of --rules")
    for one, other in combinations(written, 2):
        if one == other or _same_file(one, other):
            raise click.UsageError(f"{one} can't be written twice: it is two of -o, --rejects and --summary")
    if options["encoding"]:
        try:
            b" ".decode(options["encoding"])
        except UnicodeDecodeError:
            pass  # a fine encoding, in which a blank is longer
        except (LookupError, UnicodeError):
            raise click.UsageError(f"no encoding {options['encoding']!r}") from None


def _same_file(one: str, other: str) -> bool:
    return os.path.isfile(one) and os.path.isfile(other) and os.path.samefile(one, other)
