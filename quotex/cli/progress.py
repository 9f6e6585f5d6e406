"""The progress of a run: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

from quotex.cli.parts import Event
from quotex.cli.stderr import tell
from quotex.cli.totals import Totals
from quotex.io import Begin, Problem, Record
from quotex.io.files import NOTHING, InputFile, LeftOut, find_files
from quotex.io.reading import file_size
from quotex.render.layout import counted, visible_line

__all__ = ["LogProgress", "Progress", "TerminalProgress", "is_watched"]

EVERY = 0.1  # seconds between updates
IN_LOG = 300


class Progress:
    """The progress of a run that is not watched: shows nothing. A context manager."""

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop showing progress."""

    def show(self, event: Event, totals: Totals) -> None:
        """Show an event."""


class LogProgress(Progress):
    """Reports the number of documents every five minutes on standard error, which is a file or a pipe."""

    def __init__(self) -> None:
        self._told = time.monotonic()

    def show(self, event: Event, totals: Totals) -> None:
        now = time.monotonic()
        if now - self._told >= IN_LOG:
            self._told = now
            tell(f"{counted(totals.documents, 'document')} so far")


def is_watched() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


class TerminalProgress(Progress):
    """Shows on standard error the file, the documents, megabytes a second, and the time left by file sizes.

    A file counts in full when it is finished. Speed is in characters of text, so compressed files are faster than
    shown.
    """

    def __init__(self, names: list[str], left_out: LeftOut = NOTHING) -> None:
        from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        from quotex.render.terminal import console_on

        description = TextColumn("{task.description}", markup=False)  # a file name may look like rich's mark-up
        columns: list[Any] = [SpinnerColumn(), description, BarColumn(), TimeRemainingColumn()]
        self._bar = Bar(*columns, console=console_on(stderr=True), transient=True, auto_refresh=False)
        sizes = [file_size(file.name) for file in find_files(names, left_out) if isinstance(file, InputFile)]
        self._task = self._bar.add_task("", total=sum(sizes) if all(sizes) else None)
        self._begun = time.monotonic()
        self._looked = 0.0
        self._file = ""
        self._done = 0  # bytes of the files before this one
        self._size = 0  # of this file

    def __enter__(self) -> TerminalProgress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, event: Event, totals: Totals) -> None:
        if isinstance(event, Begin):
            self._done += self._size
            self._file, self._size = event.name, event.size
        elif not isinstance(event, Record | Problem):
            return
        now = time.monotonic()
        if now - self._looked < EVERY:
            return
        self._looked = now
        speed = (totals.text - totals.text_before) / 1e6 / max(now - self._begun, 1e-9)
        description = f"{visible_line(self._file)}  {totals.documents:,} documents  {speed:.1f} MB/s"
        self._bar.update(self._task, description=description, completed=self._done)
        self._bar.refresh()
