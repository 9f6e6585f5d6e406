"""``quotex export`` and ``quotex import``: convert rows for annotation tools, and back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

import quotex
from quotex.cli.outputs import is_on_terminal
from quotex.cli.overwriting import check_place, check_run
from quotex.cli.rowfile import complete_file, write_rows
from quotex.cli.stderr import tell
from quotex.cli.writer import Log
from quotex.io import Note, Output, Problem, Record, read_files, rows
from quotex.io.checks import why_not_ours
from quotex.io.exchange import (
    Annotated,
    ExchangeError,
    annotated,
    brat,
    label_studio,
    read_brat,
    read_label_studio,
    tei,
    webanno,
)
from quotex.io.exchange.annotated import corrected_row
from quotex.io.exchange.tei import HEAD, TAIL
from quotex.io.places import Folder
from quotex.io.readers.rows import Reading
from quotex.io.writing import make_folder
from quotex.render.layout import counted, visible, visible_line, visible_rows

__all__ = ["export", "import_"]

READERS: dict[str, Callable[[str], Iterator[Annotated]]] = {"brat": read_brat, "label-studio": read_label_studio}
FOLDERS = ("brat", "webanno")  # formats with separate files for each document


def export(options: dict[str, Any]) -> None:
    """Write the documents of rows in the format of ``--to``, and exit."""
    format, output = options["to"], options["output"]
    check_run(options)
    if format not in FOLDERS:
        check_place(output)
    with Log(advice="") as log:
        documents = _documents(list(options["files"]), log)
        try:
            number = _WRITERS[format](documents, output)
        except ExchangeError as error:
            raise click.ClickException(visible_line(str(error))) from None
    if output and not options["quiet"]:
        tell(f"{counted(number, 'document')} written to {output}, for {format}")
    sys.exit(1 if log.problems else 0)


def _documents(names: list[str], log: Log) -> Iterator[Annotated]:
    """Yield the documents. Raises ExchangeError for rows without quotes, and if two have the same id."""
    seen: dict[str, str] = {}
    reading = Reading(needs_text=False, keep=("text", "original", "quotes"), most=1 << 30)
    for item in read_files(names, reading):
        if isinstance(item, Problem):
            log.add(item)
        elif isinstance(item, Note):
            log.note(item)
        elif isinstance(item, Record):
            document = annotated({**item.kept, "id": item.id}, item.where)
            if document.id in seen:
                raise ExchangeError(f"{item.where}: the id {document.id!r} already occurs at {seen[document.id]}")
            seen[document.id] = item.where
            yield document


def _write_folder(
    documents: Iterable[Annotated], output: str | None, files: Callable[[Annotated], Iterable[tuple[str, str]]]
) -> int:
    if output is None or os.path.isfile(output):
        raise click.UsageError("this format needs a folder of files: add -o FOLDER")
    make_folder(output)
    folder, number = Folder(output), 0
    for document in documents:
        number += 1
        for suffix, content in files(document):
            _write(folder, brat.file_name(document.id) + suffix, content)
    return number


def _write(folder: Folder, name: str, content: str) -> None:
    place = folder.place(name)
    with Output(str(place), place=place) as out:
        out.write(content)


def _write_brat(documents: Iterable[Annotated], output: str | None) -> int:
    number = _write_folder(
        documents, output, lambda document: zip((".txt", ".ann"), brat.write_brat(document), strict=True)
    )
    _write(Folder(str(output)), "annotation.conf", brat.CONFIGURATION)
    return number


def _write_webanno(documents: Iterable[Annotated], output: str | None) -> int:
    return _write_folder(documents, output, lambda document: [(".tsv", webanno(document))])


def _write_tasks(documents: Iterable[Annotated], output: str | None) -> int:
    number, is_shown = 0, is_on_terminal(output)
    with complete_file(output) as out:
        for document in documents:
            task = rows.to_json(label_studio.task(document, f"quotex {quotex.__version__}")).rstrip(b"\n")
            written = (b",\n" if number else b"[\n") + task
            out.write(visible_rows(written, in_json=True) if is_shown else written)
            number += 1
        out.write("\n]\n" if number else "[]\n")
    return number


def _write_tei(documents: Iterable[Annotated], output: str | None) -> int:
    number, is_shown = 0, is_on_terminal(output)
    with complete_file(output) as out:
        out.write(HEAD)
        for document in documents:
            number += 1
            element = tei(document, number)
            out.write(visible(element) if is_shown else element)
        out.write(TAIL)
    return number


_WRITERS: dict[str, Callable[[Iterable[Annotated], str | None], int]] = {
    "brat": _write_brat,
    "label-studio": _write_tasks,
    "tei": _write_tei,
    "webanno": _write_webanno,
}


def import_(options: dict[str, Any]) -> None:
    """Write the corrected annotations as JSONL for ``quotex evaluate``, and exit."""
    output = options["output"]
    check_place(output)
    if output and os.path.exists(output) and os.path.samefile(output, options["source"]):
        raise click.UsageError(f"{output} is also an input")
    counts = {"all": 0, "open": 0}

    def corrected() -> Iterator[dict[str, Any]]:
        for document in READERS[options["format"]](options["source"]):
            counts["all"] += 1
            counts["open"] += not document.is_annotated
            row = corrected_row(document)
            if wrong := why_not_ours(row):
                raise ExchangeError(f"{options['source']}: document {document.id!r}: in the note of a quote: {wrong}")
            yield row

    try:
        write_rows(corrected(), output, "jsonl", ())
    except ExchangeError as error:
        raise click.ClickException(visible_line(str(error))) from None
    if counts["open"] and not options["quiet"]:
        tell(f"{counts['open']:,} of {counts['all']:,} documents are not annotated yet")
    if output and not options["quiet"]:
        tell(f"{counted(counts['all'], 'document')} written to {output}: quotex evaluate {output}")
