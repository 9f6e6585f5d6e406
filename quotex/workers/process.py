"""The parent's end of one worker process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from types import ModuleType
from typing import IO, cast

from quotex.workers.attempts import WorkersError
from quotex.workers.server import read_frame, write_frame

__all__ = ["Closed", "Died", "Worker"]

# The parent's own quotex and regex take precedence over any others on the path.
BOOTSTRAP = """
import json, sys
from importlib.machinery import PathFinder

class Parent:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return PathFinder.find_spec(name, [homes[name]]) if name in homes else None

sys.path[:], homes = json.loads(sys.argv[1])
sys.meta_path.insert(0, Parent)
from quotex.workers.server import serve
serve()
"""
SAME = ("quotex", "regex")  # modules that must be the same as in the parent
STARTS = 5  # attempts to start a process that is killed before it is ready
PATIENCE = 1.0  # seconds that a process has to exit after it stopped answering


class Died(Exception):
    """The process ended before it answered."""


class Closed(Exception):
    """The worker was closed, and no other process will be started."""


class Worker:
    """A process that answers batches. It is started with the first batch, and again whenever it has died.

    ``send`` and ``receive`` may be called from one thread only; ``kill`` and ``close`` from any.
    """

    def __init__(self, function: bytes) -> None:
        self._function = function
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._is_closed = False
        self.busy_since: float | None = None  # start of the current work, by time.monotonic
        self.last_words = ""  # how it died

    def send(self, batch: bytes) -> None:
        """Send a batch. Raises Died, Closed, and WorkersError if no process can be started."""
        process = self._running()
        self.busy_since = self.busy_since or time.monotonic()
        try:
            write_frame(_in(process), batch)
        except OSError:
            raise self._reap() from None

    def receive(self, *, more: bool) -> bytes:
        """Return the answer to the oldest unanswered batch; ``more`` says that another one was sent. Raises Died."""
        process = self._process
        if process is None:
            raise self._reap()
        try:
            answer = read_frame(_out(process))
        except (OSError, EOFError):
            raise self._reap() from None
        self.busy_since = time.monotonic() if more else None
        return answer

    def kill(self) -> None:
        """Kill the process; the next batch gets a new one."""
        with self._lock:
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """End the process for good."""
        with self._lock:
            self._is_closed = True
        self.kill()

    def end(self) -> None:
        """End the process, wait for it, and close its pipes; called last by its thread."""
        self.close()
        self._reap()

    def _running(self) -> subprocess.Popen[bytes]:
        """Return the process, started and ready."""
        for _ in range(STARTS):
            if self._process is not None:
                return self._process
            with self._lock:
                if self._is_closed:
                    raise Closed
                self._process = process = _start()
            try:
                write_frame(_in(process), self._function)
                read_frame(_out(process))
            except (OSError, EOFError):
                self._reap()
                if process.returncode > 0:
                    raise WorkersError(f"a worker process can't be started: it {self.last_words}") from None
        raise WorkersError("worker processes are killed before they are ready, probably because memory ran out")

    def _reap(self) -> Died:
        """Wait for the process to end, and record how it ended."""
        with self._lock:
            process, self._process, self.busy_since = self._process, None, None
        if process is not None:
            _end(process)
            self.last_words = _last_words(process.returncode)
        return Died(self.last_words)


def _start() -> subprocess.Popen[bytes]:
    """Start a process in a group of its own, so that Ctrl-C in a terminal reaches only the parent."""
    if not sys.executable:
        raise WorkersError("no worker process can be started: this Python does not know where its program is")
    # -P keeps the working folder off the path until ours is set.
    isolation = [*subprocess._args_from_interpreter_flags(), "-P"]  # type: ignore[attr-defined]
    command, pipe = [sys.executable, *isolation, "-c", BOOTSTRAP, json.dumps(_path())], subprocess.PIPE
    try:
        if sys.platform == "win32":
            apart = subprocess.CREATE_NEW_PROCESS_GROUP
            return subprocess.Popen(command, stdin=pipe, stdout=pipe, creationflags=apart)
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, process_group=0)
    except OSError as error:
        raise WorkersError(f"no worker process can be started: {error.strerror or error}") from None


def _path() -> tuple[list[str], dict[str, str]]:
    """Return the parent's module path, and the folder of each module that must be the parent's own.

    Relative entries come last, so that nothing in the working folder hides a module of Python.
    """
    entries = [entry for entry in sys.path if isinstance(entry, str)]
    homes = {name: _home(sys.modules[name]) for name in SAME if name in sys.modules}
    relative = (os.path.abspath(entry) for entry in entries if not os.path.isabs(entry))
    path = [*filter(os.path.isabs, entries), *homes.values(), *relative]
    return list(dict.fromkeys(path)), homes


def _home(module: ModuleType) -> str:
    """Return the folder or the ZIP file that contains a module."""
    return os.path.dirname(os.path.abspath(next(iter(getattr(module, "__path__", ())), module.__file__ or "")))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Wait for a process that no longer answers; kill it if necessary."""
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdin, process.stdout):
        try:
            if stream is not None:
                stream.close()
        except OSError:  # unsent data
            pass


def _in(process: subprocess.Popen[bytes]) -> IO[bytes]:
    return cast(IO[bytes], process.stdin)


def _out(process: subprocess.Popen[bytes]) -> IO[bytes]:
    return cast(IO[bytes], process.stdout)


def _last_words(status: int) -> str:
    """Describe how a process ended.

    >>> _last_words(-9), _last_words(1)
    ('killed by SIGKILL, probably because memory ran out', 'ended with status 1')
    """
    if status >= 0:
        return f"ended with status {status}"
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return f"killed by {name}" + (", probably because memory ran out" if name == "SIGKILL" else "")
