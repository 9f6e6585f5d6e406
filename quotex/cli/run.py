"""One run of a command: read documents, write rows, report and count problems."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from quotex.cli.columns import Watch
from quotex.cli.interrupts import defer_signals, resume_signals
from quotex.cli.job import Job
from quotex.cli.parts import End, Event, Target, is_resumable, parts_of
from quotex.cli.progress import Progress
from quotex.cli.stderr import tell
from quotex.cli.totals import Totals
from quotex.cli.writer import Log, Writer
from quotex.io import Item, Note, Output, OutputError, Problem, Reading, Record, rows
from quotex.io.journal import State, damaged, resumable, unfinished
from quotex.io.places import Folder
from quotex.workers import map_in_order

__all__ = ["Log", "Settings", "readable", "run"]


MOST_ALONE = 16  # events that wait for a record; each may hold a large row
EMPTY = Record("", "", "")
SENT_AT_ONCE = 1 << 20  # a weight that makes the batch full, so that it is sent at once


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done, independent of the job.

    ``resume`` continues an interrupted run made from the same things, ``made_from``. ``seconds`` is the time limit of
    one document, or None.
    """

    rejects: str | None = None
    resume: bool = False
    made_from: Mapping[str, Any] = field(default_factory=dict)
    workers: int = 1
    seconds: float | None = None


def run(
    job: Job,
    names: list[str],
    reading: Reading,
    target: Target,
    settings: Settings,
    progress: Progress | None = None,
) -> tuple[Totals, bool]:
    """Do ``job`` with every document of the files, in order. Return the totals, and whether anything was written.

    Raises OutputError and BrokenPipeError if the output cannot be written, and OutputError if the target cannot be
    resumed.
    """
    progress = progress or Progress()
    watch = Watch(names, reading, job.kept if job.format in rows.DELIMITERS else None)
    state, folder = State(), _folder_of(target)
    if folder is not None and target.name is not None:
        journal = folder.place(os.path.basename(target.journal))
        if settings.resume:
            state = resumable(target.name, journal, target.holds, settings.rejects, settings.made_from)
        elif left := unfinished(journal, target.holds):
            tell(f"{left}, from an interrupted run, is discarded; --resume would have continued it")
    with ExitStack() as stack:
        stack.enter_context(_read_by_somebody(target.name))
        totals = _totals_before(state, target)
        log = stack.enter_context(Log(problems=state.last.problems, reasons=totals.reasons))
        if settings.rejects:
            log.rejects = stack.enter_context(Output(settings.rejects, start=state.last.rejects, within=resume_signals))
        writer = stack.enter_context(Writer(job, target, settings.made_from, log, totals, state, folder))
        events = parts_of(names, reading, target, state)
        with closing(_done(job, events, settings)) as results:
            for event, result in results:
                if isinstance(event, Record):
                    watch.see(event)
                if isinstance(event, End):
                    writer.end()
                else:
                    with defer_signals():
                        writer.take(event, result)
                progress.show(event, totals)
        writer.finish()
        watch.end()
        totals.problems = log.problems
        return totals, writer.has_written


def _folder_of(target: Target) -> Folder | None:
    """Return the folder of the journal; None if it does not exist, or no journal is kept. Raises OutputError."""
    if not is_resumable(target):
        return None
    try:
        return Folder(os.path.dirname(target.journal))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(f"cannot write to {target.name}: {error.strerror or error}") from None


@contextmanager
def _read_by_somebody(name: str | None) -> Iterator[None]:
    """Open a named pipe, which waits for its reader, while signals still end the run; keep it open in this context."""
    if name is None or not _is_pipe(name):
        yield
        return
    try:
        number = os.open(name, os.O_WRONLY)
    except OSError as error:
        raise OutputError(f"cannot write to {name}: {error.strerror or error}") from None
    try:
        yield
    finally:
        os.close(number)


def _is_pipe(name: str) -> bool:
    try:
        return stat.S_ISFIFO(os.stat(name).st_mode)
    except (OSError, ValueError):
        return False


def _totals_before(state: State, target: Target) -> Totals:
    """Return the totals of finished documents. Raises OutputError if the journal has none, or invalid entries."""
    try:
        if target.is_report:
            from quotex.cli.pages import check_listed

            check_listed(mark.listed for mark in state.marks)
        return Totals.from_dict(state.last.counts)
    except ValueError:
        raise damaged(target.name or "", os.path.basename(target.journal)) from None


def readable(documents: Iterable[Item], log: Log) -> Iterator[Record]:
    """Yield the documents that could be read, and report the others."""
    for document in documents:
        if isinstance(document, Problem):
            log.add(document)
        elif isinstance(document, Note):
            log.note(document)
        elif isinstance(document, Record):
            yield document


def _done(job: Job, events: Iterable[Event], settings: Settings) -> Generator[tuple[Event, Any], None, None]:
    """Yield all events in order, each record with its result.

    Events wait for the result of the record before or after them. If many events come without a record, as from a file
    with only unreadable rows, an empty record is processed in between, and its result is ignored.
    """
    waiting: deque[Event | None] = deque()  # None is an empty record

    def records() -> Iterator[Record]:
        alone = 0  # events since the last record
        for event in events:
            waiting.append(event)
            alone = 0 if isinstance(event, Record) else alone + 1
            if isinstance(event, Record):
                yield event
            elif alone >= MOST_ALONE:
                waiting.append(None)
                alone = 0
                yield EMPTY

    results = map_in_order(job, records(), workers=settings.workers, weigh=_length, seconds=settings.seconds)
    with closing(results):
        for result in results:
            yield from _before_record(waiting)
            event = waiting.popleft()
            if event is not None:
                yield event, result
        yield from _before_record(waiting)


def _before_record(waiting: deque[Event | None]) -> Iterator[tuple[Event, None]]:
    """Yield the waiting events before the first record."""
    while waiting and (event := waiting[0]) is not None and not isinstance(event, Record):
        waiting.popleft()
        yield event, None


def _length(record: Record) -> int:
    return len(record.text) if record is not EMPTY else SENT_AT_ONCE
