"""What a worker process runs: it reads batches from standard input, and writes results to standard output."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import struct
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from quotex.workers.attempts import attempt

__all__ = ["READY", "attempt_all", "pack", "read_frame", "serve", "write_frame"]

LENGTH = struct.Struct("<Q")
READY = b"ready"


def attempt_all(function: Callable[[Any], Any], items: list[Any]) -> list[Any]:
    return [attempt(function, item) for item in items]


def pack(value: Any) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def write_frame(stream: IO[bytes], data: bytes) -> None:
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Return the next frame. Raises EOFError if the stream ends before it does."""
    (length,) = LENGTH.unpack(_read_exactly(stream, LENGTH.size))
    return _read_exactly(stream, length)


def _read_exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def serve() -> None:
    """Answer each batch with its results until the input ends. The first frame is the function.

    If the function has a method ``prepare``, it runs before the first item, and does not count for its time limit.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is handled by the parent, which ends its workers
    source, sink = _take_standard_streams()
    batches: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    try:
        function = pickle.loads(read_frame(source))
        if prepare := getattr(function, "prepare", None):
            attempt(lambda _: prepare(), None)  # if it raises, so will the items
        write_frame(sink, READY)
        threading.Thread(target=_read_ahead, args=(source, batches), daemon=True).start()
        while True:
            write_frame(sink, _answer(function, batches.get()))
    except (OSError, EOFError):
        os._exit(0)  # the parent is gone, or needs no more results


def _take_standard_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Reserve standard input and output for frames: anything printed in a worker goes to standard error."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(2 if sys.stderr is not None else null, 1)
    os.close(null)
    return source, sink


def _read_ahead(source: IO[bytes], batches: queue.SimpleQueue[bytes]) -> None:
    """Read batches in the background, and exit the process at the end of the input, whatever it is doing."""
    try:
        while True:
            batches.put(read_frame(source))
    except (OSError, EOFError, MemoryError):
        os._exit(0)


def _answer(function: Callable[[Any], Any], batch: bytes) -> bytes:
    """Return the results, each pickled at once: a batch of objects would not stay in the processor's cache."""
    return pack([_packed(attempt(function, item)) for item in pickle.loads(batch)])


def _packed(result: Any) -> bytes:
    try:
        return pack(_portable(result))
    except Exception as error:
        return pack(RuntimeError(f"its result can't leave the worker process: {type(error).__name__}: {error}"))


def _portable(result: Any) -> Any:
    """Return the result; an exception that does not survive pickling is replaced by one with the same message."""
    if not isinstance(result, Exception):
        return result
    try:
        copy = pickle.loads(pack(result))
    except Exception:
        copy = None
    return result if type(copy) is type(result) else RuntimeError(f"{type(result).__name__}: {result}")
