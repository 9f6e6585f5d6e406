"""How ``quotex verify`` works."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import click

import quotex as library
from quotex.cli.options import reading_of
from quotex.cli.outputs import check_files, is_on_terminal
from quotex.cli.overwriting import check_place, check_run
from quotex.cli.regions import Region, place_in, region_of
from quotex.cli.rowfile import complete_file, write_rows
from quotex.cli.stderr import tell
from quotex.cli.writer import Log
from quotex.io import Item, Note, Output, Problem, Record, UnsupportedFormat, read_files, writable_format
from quotex.io.documents import Begin
from quotex.io.files import STDIN, InputFile, find_files
from quotex.io.reading import input_format
from quotex.model import Row
from quotex.render import checks as shown
from quotex.render.html_checks import TITLE, checks_page
from quotex.render.layout import counted
from quotex.render.lines import plain
from quotex.verification.outcomes import CSV_COLUMNS, FORMATS, flat_rows, row_of, summary_of
from quotex.verification.verifying import Verifier

__all__ = ["work"]

_Text = tuple[str, str]  # id and text
_Where = tuple[str, Callable[[Row], Region]]
_OF_QUOTE = ("quote", "utterance", "closed")  # columns of quotex's flat rows, one for each quote
_OF_CHECK = ("outcome", "verdict", "searched")  # columns of a table of checks
FAIL, NOTHING_PROVED = 1, 3  # exit statuses
SUFFIXES = {".sarif": "sarif", ".html": "html", ".htm": "html"}


def work(options: dict[str, Any]) -> None:
    """Check the drafts, write the results, and exit."""
    format = _format(options)
    check_files(options)
    every = options | {"files": (*options["files"], *options["sources"])}
    check_run(every)
    for name in ("output", "summary", "rejects"):
        check_place(options[name])
    begun = time.monotonic()
    rejects = Output(options["rejects"]) if options["rejects"] else None
    with Log(rejects) as log:
        told: list[shown.Notification] = []
        places, drafts = _drafts(options, log, told)
        unread = log.problems
        verifier = Verifier(drafts, language=_language(options))
        checks = verifier.run(_sources(options, log, told), workers=options["workers"], fail_on=options["fail_on"])
    if rejects is not None:
        rejects.close()
    sources_unread = log.problems - unread
    has_gaps = sources_unread > 0 or not verifier.sources_read
    rows = [row_of(id, found, has_gaps=has_gaps) for (id, _), found in zip(drafts, checks, strict=True)]
    summary = summary_of(rows, verifier.sources_read, sources_unread)
    found = [shown.Draft(file, row, region) for (file, region), row in zip(places, rows, strict=True)]
    _write(options, format, found, summary, [text for _, text in drafts], told)
    _tell(options, rows, summary, time.monotonic() - begun)
    sys.exit(_status(rows, unread))


def _language(options: dict[str, Any]) -> str:
    from quotex.language import packs
    from quotex.render.layout import visible_line

    try:
        packs.find(options["language"])
    except ValueError as error:
        raise click.UsageError(visible_line(str(error))) from None
    return str(options["language"])


def _drafts(options: dict[str, Any], log: Log, told: list[shown.Notification]) -> tuple[list[_Where], list[_Text]]:
    """Return the file of each draft, with the function to its regions, and the drafts as ids and texts."""
    places, drafts, reading = list[_Where](), list[_Text](), reading_of(options)
    formats: dict[str, str] = {}

    def with_formats() -> Iterator[Item]:
        for item in read_files(list(options["files"]), reading):
            if isinstance(item, Begin):
                formats[item.name] = input_format(item.name, reading.format, reading.field)
            yield item

    for file, record in _records(with_formats(), log, told, "error"):
        line = place_in(file, record.where)[1]
        places.append((file, region_of(record, line, formats[file])))
        drafts.append((str(record.id), record.text))
    return places, drafts


def _sources(options: dict[str, Any], log: Log, told: list[shown.Notification]) -> Iterator[_Text]:
    """Yield the ids and texts of the sources. Drafts and earlier checks among them prove nothing, and are skipped."""
    reading = replace(reading_of(options), keep=(*_OF_QUOTE, *_OF_CHECK))
    noted = set()
    items = _without_drafts(read_files(list(options["sources"]), reading), options)
    for file, record in _records(items, log, told, "warning"):
        if _has(record, _OF_CHECK) or record.text.startswith(f"{TITLE}\n"):
            if file not in noted:
                noted.add(file)
                log.note(Note(file, "has checks of quotex, so it is not read as a source"))
            continue
        if "" not in noted and _has(record, _OF_QUOTE):
            noted.add("")
            tell(f"{record.where}: is a quote without its article, so nobody knows who says it: give the articles")
        yield str(record.id), record.text


def _has(record: Record, names: tuple[str, ...]) -> bool:
    return all(record.kept.get(name) not in (None, "") for name in names)


def _without_drafts(items: Iterator[Item], options: dict[str, Any]) -> Iterator[Item]:
    """Yield the items of all files that are not drafts, in which each quotation of a draft would be found."""
    files = find_files(list(options["files"]), reading_of(options).left_out)
    drafts = {os.path.realpath(file.name) for file in files if isinstance(file, InputFile) and file.name != STDIN}
    is_draft = False
    for item in items:
        if isinstance(item, Begin):
            is_draft = os.path.realpath(item.name) in drafts
            if is_draft:
                yield Note(item.name, "is a draft, so it is not read as a source")
        if not is_draft:
            yield item


def _records(
    items: Iterator[Item], log: Log, told: list[shown.Notification], level: str
) -> Iterator[tuple[str, Record]]:
    """Yield the files and the documents in them. Problems are reported, and added to ``told`` with this level."""
    file = ""
    for item in items:
        if isinstance(item, Begin):
            file = item.name
        elif isinstance(item, Record):
            yield file, item
        elif isinstance(item, Problem):
            log.add(item)
            told.append(shown.Notification(*place_in(file, item.where), level, item.message))
        elif isinstance(item, Note):
            log.note(item)


def _format(options: dict[str, Any]) -> str:
    """Return the format that the options ask for, or that the output's name or the terminal suggests."""
    output, format = options["output"], options["format"]
    if format is not None:
        return str(format)
    for suffix, found in SUFFIXES.items():
        if output and output.endswith(suffix):
            return found
    try:
        suffixed = writable_format(output) if output else None
    except UnsupportedFormat as error:
        raise click.UsageError(str(error)) from None
    if suffixed not in (None, *FORMATS):
        raise click.UsageError(f"checks can be written as {', '.join(FORMATS)}, but {output} has another suffix")
    return suffixed or ("terminal" if is_on_terminal(output) else "jsonl")


def _write(
    options: dict[str, Any],
    format: str,
    drafts: list[shown.Draft],
    summary: Row,
    texts: list[str],
    told: list[shown.Notification],
) -> None:
    rows = [draft.row for draft in drafts]
    output = options["output"]
    if format == "jsonl":
        write_rows(rows, output, "jsonl", ())
    elif format == "csv":
        write_rows(flat_rows(rows), output, "csv", CSV_COLUMNS, bom=options["bom"])
    elif format == "sarif":
        _write_text(output, shown.sarif(drafts, told, library.__version__))
    elif format == "github":
        _write_text(output, "".join(f"{one}\n" for one in shown.github(drafts)))
    elif format == "html":
        _write_text(output, checks_page(drafts, texts, summary))
    else:
        _write_text(output, _on_terminal(drafts, summary, output))
    if options["summary"]:
        _write_text(options["summary"], json.dumps(summary, indent=2) + "\n")


def _on_terminal(drafts: list[shown.Draft], summary: Row, output: str | None) -> str:
    lines = shown.lines_of(drafts, summary)
    if not is_on_terminal(output):
        return plain(lines)
    from quotex.render import terminal

    return terminal.screen().render(lines)


def _write_text(output: str | None, text: str) -> None:
    with complete_file(output) as out:
        out.write(text)


def _tell(options: dict[str, Any], rows: list[Row], summary: Row, seconds: float) -> None:
    empty = sum(row["outcome"] == "empty" for row in rows)
    if empty or not rows:
        what = "the draft has no quotation" if len(rows) == 1 else f"{empty} of {len(rows)} drafts have no quotation"
        tell(f"{what if rows else 'there is no draft'}: nothing was checked")
    if any(row["outcome"] == "gaps" for row in rows):
        unread = summary["sources_unread"]
        what = f"{counted(unread, 'source')} could not be read" if unread else "there is no source with words"
        tell(f"{what}: absent quotations may be there")
    if options["output"] and not options["quiet"]:
        tell(
            f"{summary['ok']} of {counted(summary['checked'], 'quotation')} in order, "
            f"{counted(summary['sources_read'], 'source')}; "
            f"{seconds:.1f} s; written to {options['output']}"
        )


def _status(rows: list[Row], unread: int) -> int:
    outcomes = {row["outcome"] for row in rows}
    if unread or "fail" in outcomes:
        return FAIL
    return 0 if outcomes == {"pass"} else NOTHING_PROVED
