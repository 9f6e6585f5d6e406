"""``quotex repeats``: learn which lines recur over the documents of a source."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import click

from quotex.cleaning.repeats import WIDTH, Repeats, RepeatsError, RepeatsFile
from quotex.cli.options import INPUT, SOURCE_FIELD, read_inputs
from quotex.cli.run import Log, readable
from quotex.cli.telling import tell
from quotex.io import Output, OutputError, Problem, Record
from quotex.pipeline import Pipeline
from quotex.workers import map_in_order

__all__ = ["repeats"]

MEGABYTE = 1 << 20
BYTES_A_COLUMN = 16  # of all rows of the sketch
OUTPUT = click.option("-o", "--output", metavar="FILE", required=True, help="Write the repeats there.")


@click.group()
def repeats() -> None:
    """Learn which lines recur over the documents of a source: they are boilerplate.

    \b
      quotex repeats learn crawl/*.jsonl.gz -o repeats.bin
      quotex clean crawl/*.jsonl.gz --repeats repeats.bin -o clean.jsonl.gz
    """


@repeats.command()
@INPUT
@SOURCE_FIELD
@click.option(
    "--memory",
    type=click.Choice([str(1 << power) for power in range(13)]),
    default=str(BYTES_A_COLUMN * WIDTH // MEGABYTE),
    show_default=True,
    metavar="MB",
    help="Megabytes for the counts, a power of two up to 4096; the error of a count halves with twice as many.",
)
@OUTPUT
def learn(**options: Any) -> None:
    """Count in how many documents of its source each line stands.

    \b
      quotex repeats learn crawl/*.jsonl.gz --source-field site -o repeats.bin

    Memory does not grow with the input. The file is the same for any order of the documents and any number of workers,
    and files of parts of a collection can be merged.
    """
    if options["output"] in options["files"]:
        raise click.UsageError(f"{options['output']} is an input as well")
    try:
        keys = _Keys(Pipeline(options["language"]))
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    sys.exit(_learn(keys, options))


@repeats.command()
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
@OUTPUT
def merge(files: tuple[str, ...], output: str) -> None:
    """Add files of repeats up: the result is that of learning from all their documents at once.

    \b
      quotex repeats merge january.bin february.bin -o both.bin
    """
    _merge(files, output)


@dataclass(frozen=True, slots=True)
class _Keys:
    """Travels to worker processes, and is called there with each record."""

    pipeline: Pipeline

    def __call__(self, record: Record) -> bytes:
        return self.pipeline.repeat_keys(record.text, source=record.source)


def _learn(keys: _Keys, options: dict[str, Any]) -> int:
    found = Repeats(int(options["memory"]) * MEGABYTE // BYTES_A_COLUMN)
    documents = read_inputs(options)
    with ExitStack() as stack:
        log = Log(stack.enter_context(Output(options["rejects"])) if options["rejects"] else None)
        waiting: deque[Record] = deque()
        for result in map_in_order(keys, _kept(readable(documents, log), waiting), workers=options["workers"]):
            record = waiting.popleft()
            if isinstance(result, Exception):
                log.add(Problem(record.where, f"quotex failed: {type(result).__name__}: {result}", record.text))
            else:
                found.add(result)
    _write(found, options["output"])
    return 1 if log.problems else 0


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
    tell(f"{found.documents} documents; a count is at most {found.error:.2f} too high in 98 % of cases")
