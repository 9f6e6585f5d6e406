"""Write results to their files, each of which appears only when it is complete."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from quotex.cli.interrupts import defer_signals, resume_signals
from quotex.cli.job import Done, Job
from quotex.cli.parts import TABLES, Event, Part, Target, is_resumable
from quotex.cli.stderr import is_quiet, tell
from quotex.cli.totals import Totals
from quotex.io import Document, Note, Output, OutputError, Problem, Record, rows
from quotex.io.files import is_remote
from quotex.io.journal import NO_FILE, Journal, Mark, State, Whole, staged
from quotex.io.locking import Locked
from quotex.io.places import Folder, Place
from quotex.io.writing import BEGINNING, is_replaceable, make_folder
from quotex.language.catalogue import SlowPatternError
from quotex.workers import WorkerDied

__all__ = ["Log", "Writer"]


FEW = 5  # rows that are reported for each reason


@dataclass(slots=True)
class Log:
    """Reports problems on standard error, writes them to the file of rejects, and counts them. A context manager.

    Only the first ``FEW`` rows for each reason are reported, and at the end the number of the others, with the file of
    rejects, or else ``advice`` on how to see them. Notes about files are limited in the same way.
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
            if self.rejects.is_full:  # the output may have no rows whose blocks would end this one
                self.rejects.end_block()
        if problem.id is not None:
            self._rows[problem.reason] += 1
            if self._rows[problem.reason] > FEW:
                return
        tell(problem)

    def note(self, note: Note) -> None:
        """Report a note about a file. The same note about many files is reported ``FEW`` times, then counted."""
        if not note.message or (note.is_routine and is_quiet()):
            return
        self._notes[note.message] += 1
        if self._notes[note.message] <= FEW:
            tell(note)

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        advice = f"; {self.rejects.name} has each" if self.rejects else self.advice
        for reason, number in self._rows.items():
            if number > FEW:
                tell(f"{number - FEW:,} more: {reason}{advice}")
        for message, number in self._notes.items():
            if number > FEW:
                tell(f"{number - FEW:,} more files: {message}")


class Writer:
    """Writes the results of a run, and records its progress in the journal. A context manager.

    Raises OutputError and BrokenPipeError if the output cannot be written.
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
        self._folder = folder  # of the output, once it exists
        self._part = Part(None, Mark(""))
        self._is_staged = False  # whether a file of the part is written under another name until it is complete
        self._place: Place | None = None  # of that file, once it is open
        self._is_resumable = False
        self._documents = 0  # of the part
        self._is_missing = False  # whether nothing is written for some document
        self._listed: Mapping[str, Any] | None = None  # of the part
        self._pages = [(mark.part, mark.listed) for mark in state.marks if mark.listed is not None]
        self._out: Output | None = None
        self._journal: Journal | None = None
        self.has_written = bool(state.marks)  # in this run, or in the run that it resumes

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *error: Any) -> None:
        if self._out is not None:
            self._out.__exit__(*error)
        if self._journal is not None:
            self._journal.__exit__(*error)

    def take(self, event: Event, result: Done | Exception | None) -> None:
        """Process the next event; ``result`` is that of a record."""
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
                    self._is_missing = True  # it has no page
                else:
                    self._output().write(result.text)
                self._listed = result.listed
                if result.counts.foreign and not self._totals.foreign:
                    self._warn_of_language(event)
                if result.counts.sentences_left is not None and not self._totals.nearly_empty:
                    _warn_of_loss(event, result.counts.sentences_left)
                self._totals.add(event.text, result.counts)
                self._count(event)
            case Record():
                self._fail(event, Problem(event.where, _failure(result), event.text, event.id))

    def _may_be_staged(self, name: str) -> bool:
        """Whether a file there may be replaced by a complete one; this includes links that the user did not name."""
        return not is_remote(name) and (self._target.has_parts or is_replaceable(name))

    def _warn_of_language(self, record: Record) -> None:
        """Warn about the first document of a run that is in another language."""
        pipeline = self._job.pipeline
        is_read = "confidence is capped at .5; --language-fit skip copies such documents unchanged"
        if self._job.verb != "extract":  # the line rules know only words of the pack's language
            is_read = f"more boilerplate stays, and {is_read}"
        became = "it is copied unchanged" if pipeline.language_fit == "skip" else is_read
        known = " or ".join(map(repr, self._job.codes()))
        tell(f"{record.where}: seems to be in another language than the pack {known}: {became}")

    def end(self) -> None:
        """Complete the file of the part, and move it to its name."""
        if self._out is None and self._is_missing and not self._part.start.output.size:
            if self._target.has_parts:
                self._mark(NO_FILE)
            return  # nothing is written: an existing file stays as it is
        out = self._output()  # an empty file if nothing was written
        name, place = self._part.name, self._place
        if place is None or name is None:
            return
        whole = out.finish()
        with defer_signals(), _one_line_errors(name, place):
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
        """Write the index of a report, after all parts are complete."""
        if self._target.is_report and self._target.name is not None:
            from quotex.cli.pages import write_index

            with defer_signals():
                write_index(self._home(), self._pages, self._job.pipeline.pack)
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
        if self._out is not None and self._out.is_full and not self._target.is_report:  # a page is resumed as a whole
            self._mark()

    def _output(self) -> Output:
        """Return the output of the part; open it if there is something to write."""
        if self._out is None:
            if self._is_resumable and self._target.has_parts:
                self._opened_journal()  # first, so that of two simultaneous runs the second changes no file
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
            return Output(name, within=resume_signals)
        home = self._home()
        with _one_line_errors(name, Place(home, "")):
            place = self._place = home.place(self._target.key(name), make=True)
            if start.whole not in (None, NO_FILE):
                place.move_to(staged(place))  # it will be extended
        if self._job.format not in TABLES:
            return Output(name, place=staged(place), start=start.output)
        from quotex.io.tables import TableOutput

        return TableOutput(
            name,
            self._job.verb,
            flat=self._job.flat,
            place=staged(place),
            start=start.output,
            note=lambda message: self._log.note(Note(name, message)),
        )

    def _home(self) -> Folder:
        """Return the folder of the output; create it if the user named it."""
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
        """Return the state of the complete file at ``place``. Only tables must be read for that."""
        return Whole.of(place) if self._job.format in TABLES else Whole(out.position, place.stat().st_mtime_ns)

    def _mark(self, whole: Whole | None = None) -> None:
        """Flush the output, and record in the journal what is written."""
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


def _warn_of_loss(record: Record, left: float) -> None:
    """Warn about the first document of a run of which cleaning left hardly anything."""
    what = f"{left:.0%} of the sentences" if left else "none of the text"
    reason = "perhaps it is a page of links or comments, or cleaning lost the article"
    tell(f"{record.where}: cleaning left {what}: {reason}; quotex explain shows why")


@contextmanager
def _one_line_errors(name: str, place: Place) -> Iterator[None]:
    """Report in one line, as OutputError, why a file cannot be put in its place."""
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
