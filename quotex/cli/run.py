"""One run of a command: documents in, rows out, problems told and counted."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import chain, islice
from os.path import isfile
from typing import Any

from quotex.cli.interrupts import held
from quotex.cli.job import Done, Job
from quotex.cli.summary import Summary
from quotex.cli.telling import tell
from quotex.io import Note, Output, OutputError, Problem, Record, rows
from quotex.io.journal import Fingerprint, Journal, Mark, resumable
from quotex.workers import WorkerDied, map_in_order

__all__ = ["RESUMABLE", "Log", "Target", "readable", "run"]

Document = Record | Problem
RESUMABLE = ("jsonl", "csv")  # formats


@dataclass(frozen=True, slots=True)
class Target:
    """Where a run writes: rows to ``output``, standard output where it is None, and what failed to ``rejects``.

    With ``resume`` it goes on where a run broke off that was made from the same things, ``made_from``.
    """

    output: str | None = None
    rejects: str | None = None
    resume: bool = False
    made_from: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Log:
    """Tells each problem on standard error, keeps it in the file of rejects, and counts."""

    rejects: Output | None = None
    problems: int = 0

    def add(self, problem: Problem) -> None:
        self.problems += 1
        tell(problem)
        if self.rejects:
            self.rejects.write(rows.to_json({"where": problem.where, "error": problem.message, "input": problem.input}))


def run(
    job: Job,
    documents: Iterable[Record | Problem | Note],
    target: Target,
    *,
    workers: int = 1,
    summary: Summary | None = None,
) -> int:
    """Do ``job`` with every document, in order, and return the number of problems.

    ``summary`` counts what cleaning did. Raises OutputError and BrokenPipeError where nothing more can be written, and
    OutputError where ``target`` can't be resumed.
    """
    summary = summary if summary is not None else Summary()
    marks = resumable(target.output, target.rejects, target.made_from) if target.resume and target.output else []
    start = marks[-1] if marks else Mark()
    known = _without_notes(documents)
    fingerprint = _skip(known, start, target.output)
    with ExitStack() as stack:
        rejects = stack.enter_context(Output(target.rejects, start=start.rejects)) if target.rejects else None
        log = Log(rejects, start.problems)
        head = _up_to_a_record(known)
        if not marks and head and not isinstance(head[-1], Record):
            for problem in head:
                log.add(problem)
            return log.problems  # nothing could be read: whatever stands at the output stays as it is
        out = stack.enter_context(Output(target.output, start=start.output))
        journal = _journal(target, job, marks)
        if journal:
            stack.enter_context(journal)
        progress = _Progress(out, log, summary, journal, start.documents, fingerprint)
        summary.restore(start.counts)
        if job.format == "csv" and not start.output.size:
            out.write(rows.to_csv([], rows.CSV_COLUMNS[job.verb], header=True))
        with closing(_done(job, chain(head, known), workers)) as results:
            for document, result in results:
                with held():
                    progress.add(document, result)
        with held():
            progress.mark()
        return log.problems


def readable(documents: Iterable[Record | Problem | Note], log: Log) -> Iterator[Record]:
    """The documents that could be read; the rest is told."""
    for document in _without_notes(documents):
        if isinstance(document, Problem):
            log.add(document)
        else:
            yield document


@dataclass(slots=True)
class _Progress:
    """What is written, and the marks that say so."""

    out: Output
    log: Log
    summary: Summary
    journal: Journal | None
    documents: int
    fingerprint: Fingerprint

    def add(self, document: Document, result: Done | Exception | None) -> None:
        """A document that is done, with its result; None where it could not be read."""
        if isinstance(document, Problem):
            self.log.add(document)
        elif isinstance(result, Done):
            self.out.write(result.text)
            self.summary.merge(result.summary)
        else:
            self.log.add(Problem(document.where, _failure(result), document.text))
        if self.journal:
            self.documents += 1
            self.fingerprint.add(document)
        if self.out.is_full:
            self.mark()

    def mark(self) -> None:
        """Write what there is, and that it is written."""
        rejects = self.log.rejects
        for output in (self.out, rejects):
            if output is not None:
                output.end_block()
        if self.journal:
            places = self.out.position, rejects.position if rejects else Mark().rejects
            counts = self.summary.to_dict()
            self.journal.add(Mark(self.documents, str(self.fingerprint), *places, self.log.problems, counts))


def _failure(error: Exception | None) -> str:
    if isinstance(error, MemoryError):
        return "not enough memory for this document"
    if isinstance(error, WorkerDied | TimeoutError):
        return str(error)
    return f"quotex failed: {type(error).__name__}: {error}"


def _without_notes(documents: Iterable[Record | Problem | Note]) -> Iterator[Document]:
    for document in documents:
        if isinstance(document, Note):
            tell(document)
        else:
            yield document


def _skip(documents: Iterator[Document], done: Mark, output: str | None) -> Fingerprint:
    """Read over what is done. Raises OutputError where it is not what was done."""
    fingerprint = Fingerprint()
    count = 0
    for document in islice(documents, done.documents):
        fingerprint.add(document)
        count += 1
    if done.documents and (count, str(fingerprint)) != (done.documents, done.fingerprint):
        raise OutputError(
            f"cannot resume {output}: the first {done.documents} documents of the input, their ids or their order "
            "are not those that it was made from; remove it to begin anew"
        )
    return fingerprint


def _up_to_a_record(documents: Iterator[Document]) -> list[Any]:
    """The documents up to the first that can be read, or all of them."""
    head: list[Document] = []
    for document in documents:
        head.append(document)
        if isinstance(document, Record):
            break
    return head


def _journal(target: Target, job: Job, marks: list[Mark]) -> Journal | None:
    """The journal, where there is a file that could be resumed."""
    output = target.output
    if output is None or job.format not in RESUMABLE or not isfile(output):
        return None
    return Journal(output, target.made_from, marks)


def _done(job: Job, documents: Iterable[Document], workers: int) -> Generator[tuple[Document, Any], None, None]:
    """Each document with its result, in order; None is that of one which could not be read."""
    waiting: deque[Document] = deque()

    def records() -> Iterator[Record]:
        for document in documents:
            waiting.append(document)
            if isinstance(document, Record):
                yield document

    with closing(map_in_order(job, records(), workers=workers, weigh=_length)) as results:
        for result in results:
            while isinstance(waiting[0], Problem):
                yield waiting.popleft(), None
            yield waiting.popleft(), result
        while waiting:
            yield waiting.popleft(), None


def _length(record: Record) -> int:
    return len(record.text)
