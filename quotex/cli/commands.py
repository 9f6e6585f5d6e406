"""The commands and their options."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NoReturn

import click

import quotex as library
from quotex.cleaning.repeats import RepeatsError
from quotex.cli.columns import columns_of_pages, kept_columns
from quotex.cli.evaluate import evaluate
from quotex.cli.exchange import export, import_
from quotex.cli.help import Group, output_option, show
from quotex.cli.interrupts import Interrupted
from quotex.cli.job import Job
from quotex.cli.mcp import mcp
from quotex.cli.options import (
    CLEANING,
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
    SETTINGS,
    SHOW_REMOVED,
    SUMMARY,
    WITH_ORIGINAL,
    WITH_TEXT,
    output_options,
    pipeline_of,
    reading_of,
)
from quotex.cli.outputs import check_files, check_output, is_headed, is_on_terminal, output_format
from quotex.cli.overwriting import check_place, check_run
from quotex.cli.parts import Target, is_resumable
from quotex.cli.people import sample, sources
from quotex.cli.progress import LogProgress, Progress, TerminalProgress, is_watched
from quotex.cli.repeats import repeats
from quotex.cli.rules import rules
from quotex.cli.run import Settings, run
from quotex.cli.schema import schema
from quotex.cli.sources import check_source_field
from quotex.cli.stderr import tell
from quotex.cli.totals import Totals
from quotex.cli.verify import verify
from quotex.io import Output, OutputError, Reading
from quotex.io.formats import HTML
from quotex.language import packs
from quotex.render.layout import visible
from quotex.workers import WorkersError

if TYPE_CHECKING:
    from quotex.render.terminal import Screen

__all__ = ["quotex"]

BROKEN_PIPE = 141  # the exit status that shells report if the reader of a pipe is gone


def _show_version(context: click.Context, option: click.Parameter, is_asked: bool) -> None:
    if is_asked and not context.resilient_parsing:
        show(f"quotex, version {library.__version__}\n")
        context.exit()


class _Quotex(Group):
    """The command. Its errors are one line on standard error, with control characters made visible."""

    def run(self) -> int:
        """Run the command with the arguments of the program, and return the exit status."""
        try:
            return self.main(prog_name="quotex", standalone_mode=False) or 0
        except OutputError as error:  # from the help, which is shown before any command runs
            tell(error)
            return 1
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
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def quotex() -> None:
    """Clean the text of scraped news pages, and extract every quotation with who said it.

    \b
      quotex process page.txt                     the article and its quotes
      quotex process pages.jsonl.gz -o out.jsonl  one row for each page
      quotex clean - < page.txt                   standard input
      quotex rules BP201                          what a rule does, and why

    FILES are plain text, JSON Lines, JSON, CSV, TSV, Parquet, Arrow, WARC, WET or HTML, compressed or not, or folders,
    patterns and URLs of such files; - is standard input. Unreadable input is reported on standard error, the rest is
    processed, and the exit status is 1.
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

    A row is {"id", "text", "edits", "quotes", "people"}. All offsets refer to the input text, except clean_start and
    clean_end of a quote, which refer to the cleaned "text".
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
    """Extract the quotes of each text, without cleaning it.

    \b
      quotex extract article.txt
      quotex extract articles.jsonl --kinds direct,mixed,indirect --flat

    A row is {"id", "quotes"}; offsets refer to the input text.
    """
    _work("extract", options)


@quotex.command()
@INPUT
@RULES
@LANGUAGE_FIT
@CLEANING
@ROWS_OR_ATTRIBUTES
@output_option("--explain", is_flag=True, help="Add the edits, each with its rule.")
@WITH_ORIGINAL
@SHOW_REMOVED
@SUMMARY
def clean(**options: Any) -> None:
    """Remove web boilerplate from each text, and repair damaged text.

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
      quotex scan article.txt                  one sentence on each line
      quotex scan articles.jsonl -o out.jsonl  one row for each document

    A row is {"id", "tokens", "sentences"}; the last two are lists of [start, end]. A sentence is split further if a
    quotation inside it holds several sentences.
    """
    _work("scan", options)


@quotex.command()
@INPUT
@RULES
@LANGUAGE_FIT
@CLEANING
@QUOTES
@output_options("text", "terminal", default="text")
@SUMMARY
def explain(**options: Any) -> None:
    """Show each edit and quote, with the rules that decided and why.

    \b
      quotex explain page.txt
      quotex explain - < page.txt | less

    If a pattern named the speaker, it shows the words that each part of the pattern took; else the words between
    speaker, verb and quote.
    """
    _work("explain", options)


quotex.add_command(rules)
quotex.add_command(repeats)
quotex.add_command(sources)
quotex.add_command(sample)
quotex.add_command(schema)
quotex.add_command(export)
quotex.add_command(import_)
quotex.add_command(verify)
quotex.add_command(evaluate)
quotex.add_command(mcp)


def _work(verb: str, options: dict[str, Any]) -> NoReturn:
    check_files(options)
    if options.get("repeats"):
        check_source_field(options)
    if output_format(verb, options) == HTML and not options["keep"]:
        options = options | {"keep": columns_of_pages(options)}
    job, reading, names = _job(verb, options), reading_of(options), list(options["files"])
    target = Target(options["output"], job.format, options.get("rows_per_file"))
    check_run(options, target)
    check_place(options.get("summary"), target.name if target.is_folder else None)
    resume = options.get("resume", False)
    made_from = _made_from(job, options)
    settings = Settings(options["rejects"], resume, made_from, options["workers"], options.get("timeout"))
    is_reported = target.name is not None and not options["quiet"]
    begun = time.monotonic()
    try:
        with _progress(names, reading) if is_reported else Progress() as progress:
            totals, has_written = run(job, names, reading, target, settings, progress)
        seconds = time.monotonic() - begun
        if options.get("summary"):
            facts = {"seconds": round(seconds, 3), "output": target.name if has_written else None}
            _write_summary(options["summary"], totals, {**facts, "made_from": made_from})
    except Interrupted as signal:
        go_on = "; to continue, repeat the call with --resume" if is_resumable(target) else ""
        tell(f"interrupted{go_on}")
        sys.exit(signal.exit_status)
    if is_reported:
        tell(totals.line(verb, seconds, target.name if has_written else None))
    sys.exit(1 if totals.problems else 0)


def _progress(names: list[str], reading: Reading) -> Progress:
    return TerminalProgress(names, reading.left_out) if is_watched() else LogProgress()


def _write_summary(path: str, totals: Totals, facts: Mapping[str, Any]) -> None:
    with Output(path) as file:
        file.write(json.dumps({**totals.to_dict(), **facts}, indent=2) + "\n")


SWITCHES = ("needs_review", "flat", "explain", "with_text", "with_original", "show_removed", "bom")
READING = (
    *("input_format", "field", "id_field", "source_field", "language_field", "encoding", "keep", "separator"),
    *("max_document", "rows_per_file", "timeout", "rejects"),
)


def _job(verb: str, options: dict[str, Any]) -> Job:
    format = output_format(verb, options)
    check_output(format, options)
    return Job(
        verb,
        format,
        pipeline_of(options),
        _screen() if format == "terminal" else None,
        on_terminal=is_on_terminal(options["output"]),
        headed=is_headed(options),
        kept=kept_columns(format, options),
        with_language=options["language_field"] is not None or options.get("language_fit") == "skip",
        chooses_pack=options["language"] == packs.AUTO,
        in_report=Target(options["output"], format).is_report,
        **{name: options[name] for name in SWITCHES if name in options},
    )


def _made_from(job: Job, options: dict[str, Any]) -> dict[str, Any]:
    """Return what the rows depend on besides the documents. Files of repeats, rules and words count by contents."""
    chosen = {name: options[name] for name in (*SETTINGS, *SWITCHES, *READING) if name in options}
    pack = job.pipeline.pack
    chosen |= {"rules": None if pack.is_built else pack.fingerprint, "keep": job.kept}
    if job.chooses_pack:
        chosen["pack"] = {pack.code: packs.fingerprint_of_data(pack.code) for pack in packs.built()}
    else:
        chosen |= {"language": pack.code, "pack": None if pack.files else packs.fingerprint_of_data(pack.code)}
    if chosen.get("repeats"):
        with open(chosen["repeats"], "rb") as file:
            chosen["repeats"] = blake2b(file.read(), digest_size=16).hexdigest()
    made_from = {"version": library.__version__, "command": job.verb, "format": job.format, **chosen}
    return dict(json.loads(json.dumps(made_from)))  # as it is read from a journal


def _screen() -> Screen:
    from quotex.render import terminal

    return terminal.screen()
