"""Signals that end a run. They are delayed while something is written that must be complete."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["Interrupted", "defer_signals", "end_at_once", "handle_signals", "resume_signals"]

SOON = 0.01  # seconds
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Interrupted(KeyboardInterrupt):
    """A signal asked the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_status(self) -> int:
        """The exit status that shells report for a program ended by a signal.

        >>> Interrupted(signal.SIGINT).exit_status
        130
        """
        return 128 + self.number


_holds = 0  # nesting depth of ``defer_signals``
_waiting: int | None = None  # a signal received in the meantime


@contextmanager
def handle_signals() -> Iterator[None]:
    """Raise Interrupted for signals in this context. Signals ignored from the start, as under nohup, stay ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}
    before = {number: handler for number, handler in before.items() if handler not in (signal.SIG_IGN, None)}
    for number in before:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def defer_signals() -> Iterator[None]:
    """Delay signals in this context."""
    global _holds
    _holds += 1
    try:
        yield
    finally:
        _holds -= 1
        _raise_waiting()


@contextmanager
def resume_signals() -> Iterator[None]:
    """Handle signals again inside ``defer_signals``, while the program may have to wait for something else."""
    global _holds
    before, _holds = _holds, 0
    try:
        _raise_waiting()
        yield
    finally:
        _holds = before


def end_at_once() -> None:
    """Restore the default handlers, so that the next signal ends the program at once."""
    for number in SIGNALS:
        if signal.getsignal(number) is _interrupt:
            signal.signal(number, signal.SIG_DFL)


def _raise_waiting() -> None:
    global _waiting
    if _waiting is not None and not _holds:
        number, _waiting = _waiting, None
        end_at_once()
        raise Interrupted(number)


def _drops_exceptions(frame: FrameType) -> bool:
    """Whether Python would drop an exception raised there: in destructors, and as an import releases its lock."""
    return frame.f_code.co_name == "__del__" or frame.f_code.co_filename == "<frozen importlib._bootstrap>"


def _send(number: int, thread: int) -> None:
    """Send the signal to a thread. One that another thread receives would not end a system call of this thread."""
    if sys.platform == "win32":
        signal.raise_signal(number)
    else:
        signal.pthread_kill(thread, number)


def _interrupt(number: int, frame: FrameType | None) -> None:
    global _waiting
    if frame is not None and _drops_exceptions(frame):
        threading.Timer(SOON, _send, (number, threading.get_ident())).start()
        return
    _waiting = _waiting if _waiting is not None else number
    _raise_waiting()
