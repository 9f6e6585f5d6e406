"""How ``quotex sources`` counts one document, and all of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace

import click

from quotex.cli.cells import Cells
from quotex.cli.columns import columns_there
from quotex.cli.dates import PARTS, Dates
from quotex.cli.joining import Joining
from quotex.cli.labelling import Labelling, Labels
from quotex.cli.progress import Progress
from quotex.cli.sample import SAMPLE
from quotex.cli.stderr import tell
from quotex.cli.totals import Counts, Totals
from quotex.cli.writer import Log
from quotex.io import Note, Output, Problem, Reading, Record
from quotex.io.quotex_rows import read_documents
from quotex.io.rows import process_row, untouched_row
from quotex.model import Row
from quotex.objects import listed, no_column
from quotex.people.corrections import Labelled
from quotex.people.counts import EVERY_QUOTE, Counted, counted, counted_row
from quotex.people.tally import Tally
from quotex.pipeline import Pipeline
from quotex.render.layout import visible_line
from quotex.workers import WorkerDied, map_in_order

__all__ = ["Counting", "Given", "count"]


@dataclass(frozen=True, slots=True)
class Counting:
    """Counts one document, in a worker.

    ``kinds`` and ``min_confidence`` filter the quotes of rows that quotex has written. ``with_rows`` returns the voices
    of every quote, and the row of a text.
    """

    pipeline: Pipeline
    labels: Labels = field(default_factory=dict)
    kinds: frozenset[str] | None = None
    min_confidence: float = 0.0
    with_rows: bool = False

    def prepare(self) -> None:
        """Load what documents need, before the first one."""
        self(SAMPLE)

    def __call__(self, record: Record) -> Counted:
        marks = EVERY_QUOTE if self.with_rows else self.labels.get(str(record.id), {})
        rows = record.kept.get("quotes")
        if isinstance(rows, list):
            text = record.kept.get("text")
            own = text if isinstance(text, str) else None
            return counted_row(self._asked_for(rows), record.kept.get("people"), marks, own)
        pipeline = self.pipeline._for_tag(record.text, record.language)
        if pipeline is None:
            row = untouched_row("process", record.id, record.text) if self.with_rows else None
            return Counted(row=row)
        document = pipeline.process(record.text, source=record.source)
        found = counted(document, marks)
        found.row = process_row(record.id, document) if self.with_rows else None
        return found

    def _asked_for(self, quotes: Iterable[Row]) -> Iterator[Row]:
        for quote in quotes:
            if (self.kinds is None or quote["kind"] in self.kinds) and quote["confidence"] >= self.min_confidence:
                yield quote


@dataclass(frozen=True, slots=True)
class Given:
    """Which documents to read, and how to process them."""

    names: list[str]
    reading: Reading
    workers: int = 1
    seconds: float | None = None
    rejects: str | None = None
    by: tuple[str, ...] = ()
    dates: Dates = field(default_factory=Dates)


def count(
    counting: Counting, given: Given, tally: Tally, progress: Progress, joining: Joining | None = None
) -> tuple[Totals, list[Labelled]]:
    """Count every document, in order, and return the totals and the labelled quotes. ``joining`` keeps the rows.

    Raises click.ClickException for labels that match no quote, and for columns that no document has.
    """
    totals, labelling = Totals(), Labelling(counting.labels)
    cells = Cells(given.by, given.dates)
    with ExitStack() as stack:
        log = stack.enter_context(Log(stack.enter_context(Output(given.rejects)) if given.rejects else None))
        waiting: deque[Record] = deque()
        records = _records(given, log, waiting, progress, totals)
        results = map_in_order(counting, records, workers=given.workers, weigh=_weight, seconds=given.seconds)
        with closing(results):
            for result in results:
                record = waiting.popleft()
                if not isinstance(result, Counted):
                    log.add(Problem(record.where, _failure(result), record.text or None, record.id))
                    continue
                totals.add(record.text, Counts(quotes=result.quotes))
                cell, forms = tally.add(result, cells.of(record), record.id)
                labelling.take(record, result, cell, tally.documents, forms)
                if joining is not None:
                    joining.keep(record, result, tally.documents, forms)
                progress.show(record, totals)
        totals.problems = log.problems
    _check_columns(cells.missing(), given)
    for note in cells.notes():
        tell(note)
    labelling.check()
    return totals, labelling.labelled


def _check_columns(missing: list[str], given: Given) -> None:
    """Refuse a column of ``--by`` that the documents lack. A column that exists but has no values is accepted."""
    there = columns_there(given.names, given.reading) if missing else ()
    for name in missing:
        needed = given.dates.field if name in PARTS else name
        if needed.partition(".")[0] in there or name in there:
            continue
        message = no_column(name, there)
        if name in PARTS:
            needs = f"no document has a column {needed!r}, which --by {name} needs{listed(there)}"
            message = f"{needs}: name yours with --date-field"
        raise click.UsageError(visible_line(message))


def _records(given: Given, log: Log, waiting: deque[Record], progress: Progress, totals: Totals) -> Iterator[Record]:
    for item in read_documents(given.names, given.reading):
        match item:
            case Problem():
                log.add(item)
            case Note():
                log.note(item)
            case Record():
                waiting.append(item)
                yield replace(item, rows=[]) if item.rows else item
            case _:
                progress.show(item, totals)


def _weight(record: Record) -> int:
    quotes = record.kept.get("quotes")
    return len(record.text) + (1000 * len(quotes) if isinstance(quotes, list) else 0)


def _failure(error: Exception) -> str:
    if isinstance(error, TimeoutError | WorkerDied):
        return str(error) or "took too long"
    return f"quotex failed: {type(error).__name__}: {error}"
