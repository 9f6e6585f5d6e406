"""One run of a command: documents in, rows out, problems told and counted."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from quotex.cleaning.repeats import RepeatsError
from quotex.cli.job import Job
from quotex.cli.summary import Summary
from quotex.io import Note, Output, OutputError, Problem, Record, finished_ids, rows
from quotex.pipeline import map_in_order

__all__ = ["Log", "readable", "run", "tell", "told_in_one_line"]

BROKEN_PIPE = 141  # what a shell reports of a program whose reader has gone
INTERRUPTED = 130


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
    summary: Summary | None = None,
) -> int:
    """Do ``job`` with every document, in order, and return the number of problems.

    With ``resume``, ``output`` is added to, and documents whose rows it holds are left out. ``summary`` counts
    what cleaning did. Raises OutputError and
    BrokenPipeError where nothing more can be written.
    """
    finished = finished_ids(output) if resume and output else Counter()
    with ExitStack() as stack:
        log = Log(stack.enter_context(Output(rejects)) if rejects else None)
        out = stack.enter_context(Output(output, append=resume))
        if job.format == "csv":
            out.write(rows.to_csv([], rows.CSV_COLUMNS[job.verb], header=True))
        waiting: deque[Record] = deque()
        records = _unfinished(readable(documents, log), finished, waiting)
        for result in map_in_order(job, records, workers=workers):
            record = waiting.popleft()
            if isinstance(result, Exception):
                log.add(Problem(record.where, f"quotex failed: {type(result).__name__}: {result}", record.text))
            else:
                out.write(result.text)
                if summary is not None:
                    summary.merge(result.summary)
        return log.problems


def readable(documents: Iterable[Record | Problem | Note], log: Log) -> Iterator[Record]:
    """The documents that could be read; the rest is told."""
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


def _broken_pool() -> type[Exception]:
    from concurrent.futures.process import BrokenProcessPool  # costs what one process does not need

    return BrokenProcessPool


@contextmanager
def told_in_one_line(output: str | None = None) -> Iterator[None]:
    """End the program with one line, or with none where the reader has gone; ``output`` can be resumed."""
    try:
        yield
    except BrokenPipeError:
        sys.exit(BROKEN_PIPE)
    except (OutputError, RepeatsError) as error:
        sys.exit(f"quotex: {error}")
    except KeyboardInterrupt:
        hint = f"; {output} holds the rows so far, --resume goes on" if output else ""
        tell(f"interrupted{hint}")
        sys.exit(INTERRUPTED)
    except _broken_pool():
        sys.exit("quotex: a worker process was killed, probably for want of memory; try fewer --workers")
