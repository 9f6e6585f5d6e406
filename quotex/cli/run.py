"""One run of a command: documents in, rows out, problems told and counted."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from quotex.cli.columns import Watch
from quotex.cli.interrupts import held, released
from quotex.cli.job import Job
from quotex.cli.parts import End, Event, Target, is_resumable, parts_of
from quotex.cli.progress import Progress
from quotex.cli.telling import tell
from quotex.cli.totals import Totals
from quotex.cli.writer import Log, Writer
from quotex.io import Item, Note, Output, OutputError, Problem, Reading, Record, rows
from quotex.io.journal import State, damaged, resumable, unfinished
from quotex.io.places import Folder
from quotex.workers import map_in_order

__all__ = ["Log", "Settings", "readable", "run"]


MOST_ALONE = 16  # events that wait for a record: each may hold a row as long as any
EMPTY = Record("", "", "")
SENT_AT_ONCE = 1 << 20  # a weight with which nothing else is waited for


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done, whatever it does.

    With ``resume`` it goes on where one broke off that was made from the same things, ``made_from``. ``seconds`` is the
    time of one document, None for as long as it takes.
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
    """Do ``job`` with every document of the files, in order: the sums, and whether anything is written at the target.

    Raises OutputError and BrokenPipeError where nothing more can be written, and OutputError where the target can't be
    resumed.
    """
    progress = progress or Progress()
    watch = Watch(reading, job.kept if job.format in rows.DELIMITERS else None)
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
            log.rejects = stack.enter_context(Output(settings.rejects, start=state.last.rejects, within=released))
        writer = stack.enter_context(Writer(job, target, settings.made_from, log, totals, state, folder))
        events = parts_of(names, reading, target, state)
        with closing(_done(job, events, settings)) as results:
            for event, result in results:
                if isinstance(event, Record):
                    watch.see(event)
                if isinstance(event, End):
                    writer.end()
                else:
                    with held():
                        writer.take(event, result)
                progress.show(event, totals)
        writer.finish()
        watch.end()
        totals.problems = log.problems
        return totals, writer.has_written


def _folder_of(target: Target) -> Folder | None:
    """The folder of the journal, None where it is not there, or no journal is kept. Raises OutputError."""
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
    """Wait for the reader of a named pipe, and keep the pipe open, while signals are heeded: later they wait."""
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
    """The sums of what is done already. Raises OutputError where the journal tells none, or what no index lists."""
    try:
        if target.is_report:
            from quotex.cli.pages import check_listed

            check_listed(mark.listed for mark in state.marks)
        return Totals.from_dict(state.last.counts)
    except ValueError:
        raise damaged(target.name or "", os.path.basename(target.journal)) from None


def readable(documents: Iterable[Item], log: Log) -> Iterator[Record]:
    """The documents that could be read; the rest is told."""
    for document in documents:
        if isinstance(document, Problem):
            log.add(document)
        elif isinstance(document, Note):
            log.note(document)
        elif isinstance(document, Record):
            yield document


def _done(job: Job, events: Iterable[Event], settings: Settings) -> Generator[tuple[Event, Any], None, None]:
    """Everything in order, each record with its result.

    Events wait for the result of the record before or behind them. Where many come without a record between them, as of
    a file in which no row can be read, an empty one is worked on, for whose result nobody waits.
    """
    waiting: deque[Event | None] = deque()  # None: an empty record

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
    """The first of the events that wait, as far as no record is among them."""
    while waiting and (event := waiting[0]) is not None and not isinstance(event, Record):
        waiting.popleft()
        yield event, None


def _length(record: Record) -> int:
    return len(record.text) if record is not EMPTY else SENT_AT_ONCE
