"""``quotex repeats``: learn which lines recur in the documents of a source, and show them."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from quotex.cleaning import repeats_in
from quotex.cleaning.repeats import WIDTH, Repeats, RepeatsError, RepeatsFile
from quotex.cli.help import Group, many_option, output_option
from quotex.cli.options import INPUT, SOURCE_FIELD, reading_of
from quotex.cli.overwriting import check_place, check_run
from quotex.cli.run import readable
from quotex.cli.sources import check_source_field
from quotex.cli.stderr import inform
from quotex.cli.values import FILE
from quotex.cli.writer import Log
from quotex.io import Output, OutputError, Problem, Record, read_files
from quotex.language.loading import load_language
from quotex.language.packs import Pack, find
from quotex.pipeline import Pipeline
from quotex.render.layout import counted, visible_line
from quotex.workers import map_in_order

__all__ = ["repeats"]

Result = TypeVar("Result")

MEGABYTE = 1 << 20
BYTES_A_COLUMN = 16  # of all rows of the sketch together
OUTPUT = output_option("-o", "--output", type=FILE, required=True, help="Write the repeats to this file.")


@click.group(cls=Group)
def repeats() -> None:
    """Learn the lines that recur in a source: they are boilerplate.

    \b
      quotex repeats learn crawl/*.jsonl.gz -o repeats.bin
      quotex repeats show repeats.bin crawl/*.jsonl.gz | less
      quotex clean crawl/*.jsonl.gz --repeats repeats.bin -o clean.jsonl.gz
    """


@repeats.command()
@INPUT
@SOURCE_FIELD
@many_option(
    "--memory",
    type=click.Choice([str(1 << power) for power in range(13)]),
    default=str(BYTES_A_COLUMN * WIDTH // MEGABYTE),
    show_default=True,
    metavar="MB",
    help="Megabytes for the counts, a power of two up to 4096. Twice as many halve the error of a count.",
)
@OUTPUT
def learn(**options: Any) -> None:
    """Count, for each line, how many documents of its source have it.

    \b
      quotex repeats learn crawl/*.jsonl.gz --source-field site -o repeats.bin

    Memory does not grow with the input. The order of the documents and the number of workers do not change the file.
    You can merge the files of several parts of a collection.
    """
    _check(options)
    check_place(options["output"])
    keys = _Keys(Pipeline(options["language"]))
    check_source_field(options)
    sys.exit(_learn(keys, options))


@repeats.command()
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILES...")
@OUTPUT
def merge(files: tuple[str, ...], output: str) -> None:
    """Add up files of repeats, as if all their documents had been read at once.

    \b
      quotex repeats merge january.bin february.bin -o both.bin
    """
    check_place(output)
    _merge(files, output)


@repeats.command()
@INPUT
@SOURCE_FIELD
def show(**options: Any) -> None:
    """Show the counts in a file, and which lines of given texts recur.

    \b
      quotex repeats show repeats.bin
      quotex repeats show repeats.bin crawl/*.jsonl.gz --source-field site | less

    The first of FILES holds the repeats, the others hold texts. Each line of the texts that recurs in its source is
    shown once, the most frequent first, with the number of documents that have it, its rule and its source; # stands
    for any number. The file of repeats holds no texts. Headings and speakers' names are shown, but never removed.
    """
    _check(options)
    repeats_file, *options["files"] = options["files"]
    check_source_field(options)
    sys.exit(_show(repeats_file, options))


def _check(options: dict[str, Any]) -> None:
    """Refuse an unknown language, and to overwrite an input."""
    try:
        Pipeline(options["language"])
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    check_run(options)


@dataclass(frozen=True, slots=True)
class _Keys:
    """Returns the keys of a record's lines; pickled and called in the workers."""

    pipeline: Pipeline

    def __call__(self, record: Record) -> bytes:
        return self.pipeline.repeat_keys(record.text, source=record.source)


@dataclass(frozen=True, slots=True)
class _Repeats:
    """Returns the repeats among the lines of a record, as line: (rule, count); pickled and called in the workers."""

    file: RepeatsFile
    pack: Pack

    def __call__(self, record: Record) -> dict[str, tuple[str, int]]:
        return repeats_in(record.text, load_language(self.pack), self.file.load(), record.source)


def _learn(keys: _Keys, options: dict[str, Any]) -> int:
    found = Repeats(int(options["memory"]) * MEGABYTE // BYTES_A_COLUMN)
    problems = _for_each(keys, lambda _, key: found.add(key), options)
    _write(found, options["output"])
    return 1 if problems else 0


def _show(file: str, options: dict[str, Any]) -> int:
    repeats_file = RepeatsFile.of(file)
    learned = repeats_file.load()
    lines: dict[tuple[str, str], tuple[str, int]] = {}

    def add(record: Record, found: dict[str, tuple[str, int]]) -> None:
        lines.update({(record.source, line): known for line, known in found.items()})

    problems = _for_each(_Repeats(repeats_file, find(options["language"])), add, options)
    with Output() as output:
        output.write(f"{_summary(learned)}\n")
        output.write(f"{learned.counted:,} sources and lines counted; {learned.fill:.2%} of the counters in use\n")
        for (source, line), (rule, count) in sorted(lines.items(), key=lambda item: (-item[1][1], item[0])):
            share = f"{count}/{learned.documents_of(source)}"
            output.write(f"{share:>13}  {rule}  {visible_line(source or '-')}  {visible_line(line)}\n")
    return 1 if problems else 0


def _for_each(
    function: Callable[[Record], Result], add: Callable[[Record, Result], None], options: dict[str, Any]
) -> int:
    """Call ``add`` with each record and its result of ``function``, in order; return the number of problems."""
    with ExitStack() as stack:
        rejects = stack.enter_context(Output(options["rejects"])) if options["rejects"] else None
        log = stack.enter_context(Log(rejects))
        waiting: deque[Record] = deque()
        records = _kept(readable(read_files(list(options["files"]), reading_of(options)), log), waiting)
        for result in map_in_order(function, records, workers=options["workers"], weigh=_length):
            record = waiting.popleft()
            if isinstance(result, Exception):
                log.add(Problem(record.where, f"quotex failed: {type(result).__name__}: {result}", record.text))
            else:
                add(record, result)
        return log.problems


def _length(record: Record) -> int:
    return len(record.text)


def _kept(records: Iterator[Record], waiting: deque[Record]) -> Iterator[Record]:
    for record in records:
        waiting.append(record)
        yield record


def _merge(files: tuple[str, ...], output: str) -> None:
    first = RepeatsFile.of(files[0]).load()
    total = Repeats(first.width)
    for name in files:
        try:
            total.merge(RepeatsFile.of(name).load())
        except RepeatsError as error:
            raise RepeatsError(str(error) if str(error).startswith(name) else f"{name}: {error}") from None
    _write(total, output)


def _write(found: Repeats, output: str) -> None:
    try:
        with open(output, "wb") as file:
            file.write(found.to_bytes())
    except OSError as error:
        raise OutputError(f"cannot write to {output}: {error.strerror or error}") from None
    inform(_summary(found))


def _summary(found: Repeats) -> str:
    return f"{counted(found.documents, 'document')}; a count is at most {found.error:.2f} too high in 98 % of cases"
