"""Results into the files they belong to, each of which appears when it is whole."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from quotex.catalogue import SlowPatternError
from quotex.cli.interrupts import held, released
from quotex.cli.job import Done, Job
from quotex.cli.parts import TABLES, Event, Part, Target, is_resumable
from quotex.cli.telling import tell
from quotex.cli.totals import Totals
from quotex.io import Document, Note, Output, OutputError, Problem, Record, rows
from quotex.io.files import is_remote
from quotex.io.journal import NO_FILE, Journal, Mark, State, Whole, staged
from quotex.io.locking import Locked
from quotex.io.places import Folder, Place
from quotex.io.writing import BEGINNING, is_replaceable, make_folder
from quotex.workers import WorkerDied

__all__ = ["Log", "Writer"]


FEW = 5  # rows that are told with the same reason


@dataclass(slots=True)
class Log:
    """Tells problems on standard error, keeps them in the file of rejects, and counts them. A context manager.

    Without a file of rejects, only a ``FEW`` rows are told that have the same reason, and the number of the others
    in the end, with ``advice`` where they can be had. So are notes of files.
    """

    rejects: Output | None = None
    problems: int = 0
    advice: str = "; --rejects FILE records each"
    reasons: Counter[str] = field(default_factory=Counter)
    _rows: Counter[str] = field(default_factory=Counter)  # by reason
    _notes: Counter[str] = field(default_factory=Counter)  # by message

    def add(self, problem: Problem) -> None:
        self.problems += 1
        self.reasons[problem.reason] += 1
        if self.rejects:
            row = {"where": problem.where, "error": problem.message, "input": problem.input}
            self.rejects.write(rows.to_json(row))
            if self.rejects.is_full:  # there need be no rows whose blocks end it
                self.rejects.end_block()
        elif problem.id is not None:
            self._rows[problem.reason] += 1
            if self._rows[problem.reason] > FEW:
                return
        tell(problem)

    def note(self, note: Note) -> None:
        """Tell something of a file. What is the same of many files is told of ``FEW``, and counted."""
        if not note.message:
            return
        self._notes[note.message] += 1
        if self._notes[note.message] <= FEW:
            tell(note)

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        for reason, number in self._rows.items():
            if number > FEW:
                tell(f"{number - FEW:,} more: {reason}{self.advice}")
        for message, number in self._notes.items():
            if number > FEW:
                tell(f"{number - FEW:,} more files: {message}")


class Writer:
    """Writes the results of a run, and marks in the journal how far it is. A context manager.

    Raises OutputError and BrokenPipeError where nothing more can be written.
    """

    def __init__(
        self,
        job: Job,
        target: Target,
        made_from: Mapping[str, Any],
        log: Log,
        totals: Totals,
        state: State,
        folder: Folder | None,
    ) -> None:
        self._job = job
        self._target = target
        self._made_from = made_from
        self._log = log
        self._totals = totals
        self._state = state
        self._folder = folder  # of the output, once it is there
        self._part = Part(None, Mark(""))
        self._is_staged = False  # can a file of the part appear when it is whole?
        self._place: Place | None = None  # of that file, once it is begun
        self._is_resumable = False
        self._documents = 0  # of the part
        self._is_missing = False  # is there a document that nothing is written of?
        self._listed: Mapping[str, Any] | None = None  # of the part
        self._pages = [(mark.part, mark.listed) for mark in state.marks if mark.listed is not None]
        self._out: Output | None = None
        self._journal: Journal | None = None
        self.has_written = bool(state.marks)  # in this run, or in the one that it goes on with

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *error: Any) -> None:
        if self._out is not None:
            self._out.__exit__(*error)
        if self._journal is not None:
            self._journal.__exit__(*error)

    def take(self, event: Event, result: Done | Exception | None) -> None:
        """What comes next, and its result where it is a record."""
        match event:
            case Part():
                self._part, self._documents, self._is_missing = event, event.start.documents, False
                self._listed = self._place = None
                self._is_staged = event.name is not None and self._may_be_staged(event.name)
                self._is_resumable = self._is_staged and is_resumable(self._target)
            case Note():
                self._totals.passed_over.update(event.passed_over)
                self._log.note(event)
            case Problem():
                self._fail(event, event)
            case Record() if isinstance(result, Done):
                if self._target.is_report and result.listed is None:
                    self._is_missing = True  # and has no page
                else:
                    self._output().write(result.text)
                self._listed = result.listed
                if result.counts.foreign and not self._totals.foreign:
                    self._warn_of_language(event)
                self._totals.add(event.text, result.counts)
                self._count(event)
            case Record():
                self._fail(event, Problem(event.where, _failure(result), event.text, event.id))

    def _may_be_staged(self, name: str) -> bool:
        """Can a file appear there? What the user did not name, such as a link in the output's folder, is replaced."""
        return not is_remote(name) and (self._target.has_parts or is_replaceable(name))

    def _warn_of_language(self, record: Record) -> None:
        """Once a run, at the first document that is in another language."""
        pipeline = self._job.pipeline
        is_read = "confidence is capped at .5; --language-fit skip copies such documents unchanged"
        if self._job.verb != "extract":  # the line rules know words of the pack's language alone
            is_read = f"more boilerplate stays, and {is_read}"
        became = "it is copied unchanged" if pipeline.language_fit == "skip" else is_read
        tell(f"{record.where}: seems to be in another language than the pack {pipeline.pack.code!r}: {became}")

    def end(self) -> None:
        """The file of the part is whole now, and appears under its name."""
        if self._out is None and self._is_missing and not self._part.start.output.size:
            if self._target.has_parts:
                self._mark(NO_FILE)
            return  # nothing goes there: whatever stands there stays as it is
        out = self._output()  # of nothing, an empty file
        name, place = self._part.name, self._place
        if place is None or name is None:
            return
        whole = out.finish()
        with held(), _told(name, place):
            self._mark(self._whole(whole, out))
            if self._listed is not None:
                self._pages.append((self._target.key(name), self._listed))
            self._out = None
            out.close()
            if place.is_file():
                whole.copy_mode(place)
            whole.move_to(place)
            if whole != staged(place):
                staged(place).remove()

    def finish(self) -> None:
        """All parts are whole: a report gets its index."""
        if self._target.is_report and self._target.name is not None:
            from quotex.cli.pages import write_index

            with held():
                write_index(self._home(), self._pages)
            self.has_written = True

    def _fail(self, document: Document, problem: Problem) -> None:
        self._is_missing = True
        self._log.add(problem)
        if instead := self._job.instead(problem):
            self._output().write(instead)
        self._count(document)

    def _count(self, document: Document) -> None:
        self._documents += 1
        if self._is_resumable:
            self._part.fingerprint.add(document)
        if self._out is not None and self._out.is_full:
            self._mark()

    def _output(self) -> Output:
        """Where the rows of the part go, opened when there is something to write."""
        if self._out is None:
            if self._is_resumable and self._target.has_parts:
                self._opened_journal()  # first, so that the second of two runs changes no file
            self._out = self._opened()
            self.has_written = True
            if self._is_resumable:
                self._opened_journal()
            if self._job.format in rows.DELIMITERS and not self._part.start.output.size:
                self._out.write(self._job.header())
        return self._out

    def _opened(self) -> Output:
        name, start = self._part.name, self._part.start
        if name is None or not self._is_staged:
            return Output(name, within=released)
        home = self._home()
        with _told(name, Place(home, "")):
            place = self._place = home.place(self._target.key(name), make=True)
            if start.whole not in (None, NO_FILE):
                place.move_to(staged(place))  # more goes into it
        if self._job.format not in TABLES:
            return Output(name, place=staged(place), start=start.output)
        from quotex.io.tables import TableOutput

        return TableOutput(name, self._job.verb, flat=self._job.flat, place=staged(place), start=start.output)

    def _home(self) -> Folder:
        """The folder of the output, made if it is one that the user named."""
        if self._folder is None:
            path = os.path.dirname(self._target.journal)
            if self._target.is_folder:
                make_folder(path)
            try:
                self._folder = Folder(path)
            except OSError as error:
                raise OutputError(f"cannot write to {self._part.name}: {error.strerror or error}") from None
        return self._folder

    def _whole(self, place: Place, out: Output) -> Whole:
        """The whole file at ``place``; what was written in blocks need not be read for it."""
        return Whole.of(place) if self._job.format in TABLES else Whole(out.position, place.stat().st_mtime_ns)

    def _mark(self, whole: Whole | None = None) -> None:
        """Write what there is, and note that it is written."""
        out, rejects = self._out, self._log.rejects
        if out is not None:
            out.end_block()
        if rejects is not None:
            rejects.end_block()
        if self._is_resumable:
            self._opened_journal().add(
                Mark(
                    self._target.key(self._part.name or ""),
                    self._documents,
                    str(self._part.fingerprint),
                    out.position if out is not None else BEGINNING,
                    whole,
                    self._part.made_of,
                    self._log.problems,
                    self._totals.to_dict(),
                    rejects.position if rejects is not None else BEGINNING,
                    self._listed if whole is not None else None,
                )
            )

    def _opened_journal(self) -> Journal:
        if self._journal is None:
            place = self._home().place(os.path.basename(self._target.journal))
            try:
                self._journal = Journal(place, self._made_from, self._state)
            except Locked as error:
                raise OutputError(f"cannot write to {self._target.name}: {error}") from None
        return self._journal


@contextmanager
def _told(name: str, place: Place) -> Iterator[None]:
    """What keeps a file from its place, in one line. Raises OutputError."""
    try:
        yield
    except BrokenPipeError:  # of the rejects
        raise
    except OSError as error:
        raise OutputError(f"cannot write to {name}: {place.why(error)}") from None


def _failure(error: object) -> str:
    if isinstance(error, MemoryError):
        return "not enough memory for this document"
    if isinstance(error, SlowPatternError | WorkerDied | TimeoutError):
        return str(error)
    return f"quotex failed: {type(error).__name__}: {error}"
