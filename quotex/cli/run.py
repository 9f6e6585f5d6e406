"""One run of a command: documents in, rows out, problems told and counted."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from quotex.cli.job import Job
from quotex.io import Note, Output, Problem, Record, finished_ids, rows
from quotex.pipeline import map_in_order

__all__ = ["Log", "run"]


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


def tell(message: object) -> None:
    print(f"quotex: {message}", file=sys.stderr)


def run(
    job: Job,
    documents: Iterable[Record | Problem | Note],
    *,
    output: str | None = None,
    rejects: str | None = None,
    resume: bool = False,
    workers: int = 1,
) -> int:
    """Do ``job`` with every document, in order, and return the number of problems.

    With ``resume``, ``output`` is added to, and documents whose rows it holds are left out. Raises OutputError and
    BrokenPipeError where nothing more can be written.
    """
    finished = finished_ids(output) if resume and output else Counter()
    with ExitStack() as stack:
        log = Log(stack.enter_context(Output(rejects)) if rejects else None)
        out = stack.enter_context(Output(output, append=resume))
        if job.format == "csv":
            out.write(rows.to_csv([], rows.CSV_COLUMNS[job.verb], header=True))
        waiting: deque[Record] = deque()
        records = _unfinished(_readable(documents, log), finished, waiting)
        for result in map_in_order(job, records, workers=workers):
            record = waiting.popleft()
            if isinstance(result, Exception):
                log.add(Problem(record.where, f"quotex failed: {type(result).__name__}: {result}", record.text))
            else:
                out.write(result)
        return log.problems


def _readable(documents: Iterable[Record | Problem | Note], log: Log) -> Iterator[Record]:
    for document in documents:
        if isinstance(document, Problem):
            log.add(document)
        elif isinstance(document, Note):
            tell(document)
        else:
            yield document


def _unfinished(records: Iterable[Record], finished: Counter[str | int], waiting: deque[Record]) -> Iterator[Record]:
    """The records still to do. Rows are written in order, so of equal ids the first ones are the finished ones."""
    for record in records:
        if finished[record.id] > 0:
            finished[record.id] -= 1
        else:
            waiting.append(record)
            yield record
