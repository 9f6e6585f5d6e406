"""Write text to a file, compressed according to its name, or to standard output.

A file is written in blocks of about a megabyte that end where a row ends; in a compressed file, each block is a frame
of its own (a member in RFC 1952, section 2.2). So the file on disk is always valid up to some block, and a resumed run
continues there without unpacking what exists.
"""

from __future__ import annotations

import os
import stat
import sys
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from types import TracebackType
from typing import IO, cast

from quotex.io.compression import packer_of
from quotex.io.files import is_remote, remote_files
from quotex.io.locking import Locked, lock
from quotex.io.places import Place
from quotex.io.unpackers import MissingExtra

__all__ = [
    "BEGINNING",
    "BLOCK",
    "Output",
    "OutputError",
    "Position",
    "encode",
    "end_of",
    "intact",
    "is_replaceable",
    "make_folder",
]

BLOCK = 1 << 20  # bytes in a block, before compression
CHUNK = 1 << 20
Within = Callable[[], AbstractContextManager[object]]


class OutputError(Exception):
    """The output cannot be written, as with a full disk or a missing folder. The message says so in one line."""


def encode(text: str) -> bytes:
    r"""Encode as UTF-8; lone surrogates, which it cannot hold, are escaped as in JSON: ``\ud83d``.

    >>> encode("caf\u00e9 \ud83d")
    b'caf\xc3\xa9 \\ud83d'
    """
    return text.encode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Position:
    """A position in a file: the number of bytes before it, and their CRC-32."""

    size: int = 0
    crc: int = 0

    def after(self, data: bytes) -> Position:
        """Return the position after writing ``data`` here.

        >>> Position().after(b"It rained.")
        Position(size=10, crc=2982385349)
        """
        return Position(self.size + len(data), zlib.crc32(data, self.crc))


BEGINNING = Position()


def intact(path: str | Place, places: list[Position]) -> Position:
    """Return the last of the ascending positions up to which the file is unchanged; the beginning if there is none.

    Raises OSError if the file cannot be read.
    """
    found = at = BEGINNING
    with _opened(path) as file:
        for place in places:
            while at.size < place.size and (data := file.read(min(CHUNK, place.size - at.size))):
                at = at.after(data)
            if at != place:
                break
            found = place
    return found


def end_of(path: str | Place) -> Position:
    """Return the position at the end of a file. Raises OSError."""
    at = BEGINNING
    with _opened(path) as file:
        while data := file.read(CHUNK):
            at = at.after(data)
    return at


def _opened(path: str | Place) -> IO[bytes]:
    return path.opened("rb") if isinstance(path, Place) else open(path, "rb")


def is_replaceable(path: str) -> bool:
    """Whether a complete file can be moved to this path; not if it is a device, a pipe or a URL."""
    return not is_remote(path) and (os.path.isfile(path) or not os.path.lexists(path))


def make_folder(path: str) -> None:
    """Create a folder and its parents if they do not exist. Raises OutputError."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write to {path}: {error.strerror or error}") from None


class Output:
    """An output for text: a file, compressed according to its name, or standard output if ``name`` is None.

    ``place`` is where the bytes go if not to the file of that name; with ``packed=False``, they are not compressed.
    With ``start``, the file is kept up to that position, and cut off there. Only one output can write to a file at a
    time. Writing to a pipe happens ``within`` a context, since its reader may be slow; if the program is interrupted,
    the rest is not written. A context manager. Raises OutputError if writing fails, and BrokenPipeError if the reader
    of a pipe is gone.
    """

    def __init__(
        self,
        name: str | None = None,
        *,
        place: Place | None = None,
        start: Position = BEGINNING,
        packed: bool = True,
        within: Within = nullcontext,
    ) -> None:
        self.name = name or "standard output"
        self.position = start  # at the end of the last block
        self._is_stdout = name is None
        self._block: list[bytes] = []
        self._size = 0
        self._place = place
        try:
            self._pack = packer_of(name) if name and packed else None
            self._file = _open(place or name, start.size)
        except (Locked, MissingExtra) as error:
            raise OutputError(f"cannot write to {self.name}: {error}") from None
        except OSError as error:
            raise self._failure(error) from None
        self._may_wait = _may_wait(self._file)
        self._within: Within = within if self._may_wait else nullcontext
        self._is_stuck = False  # interrupted while a reader was slow

    @property
    def is_full(self) -> bool:
        """Whether there is enough for a block. The caller then ends the block at the end of a row."""
        return self._size >= BLOCK

    def write(self, text: str | bytes) -> None:
        """Add text, or bytes in UTF-8, to the block; to standard output, it is written at once."""
        data = encode(text) if isinstance(text, str) else text
        if self._is_stdout:
            self._write(data)
        else:
            self._block.append(data)
            self._size += len(data)

    def end_block(self) -> None:
        """Write the block."""
        data = b"".join(self._block)
        self._block, self._size = [], 0
        if data:
            self._check_is_there()
        if self._pack and (data or not (self.position.size or self._is_stuck)):
            data = self._pack(data)
        self._write(data)
        self.position = self.position.after(data)

    def finish(self) -> Place:
        """Write the rest, and return the place of the complete file. Only for an output created with ``place``."""
        self.end_block()
        assert self._place is not None
        return self._place

    def close(self) -> None:
        """Write what is left, and close the file; standard output stays open."""
        if not self._is_stdout:
            self.end_block()
        try:
            self._file.flush() if self._is_stdout else self._file.close()
        except OSError as error:
            raise self._failure(error) from None
        except KeyboardInterrupt:
            self._is_stuck = True
            self._drop()
            raise

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._may_wait and isinstance(error, KeyboardInterrupt):
            self._drop()
        try:
            self.close()
        except (BrokenPipeError, OutputError):
            if error is None:
                raise

    def _check_is_there(self) -> None:
        """Raise OutputError if the file was removed, so that writing to it would lose the data."""
        try:
            if self._place is not None:
                self._place.stat()
        except OSError as error:
            raise self._failure(error) from None

    def _drop(self) -> None:
        """Write nothing more, since the reader may have stopped reading."""
        self._block, self._size = [], 0
        if self._is_stdout and self._is_stuck:
            _silence_stdout()

    def _write(self, data: bytes) -> None:
        left = memoryview(data)
        try:
            while left:
                with self._within():
                    self._is_stuck = True
                    left = left[self._file.write(left) :]
                    self._is_stuck = False
        except OSError as error:
            raise self._failure(error) from None

    def _failure(self, error: OSError) -> Exception:
        if self._is_stdout:
            _silence_stdout()
        if isinstance(error, BrokenPipeError):
            return error
        why = self._place.why(error) if self._place else error.strerror or error
        return OutputError(f"cannot write to {self.name}: {why}")


def _open(path: str | Place | None, size: int) -> IO[bytes]:
    """Open and lock a file, cut off after its first ``size`` bytes; open a device, a pipe or a URL as it is."""
    if path is None:
        if sys.stdout is None:
            raise OSError("it is closed")
        return cast(IO[bytes], sys.stdout.buffer)
    if isinstance(path, str) and is_remote(path):
        return cast(IO[bytes], remote_files().open(path, "wb").open())
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
    number = path.open(flags) if isinstance(path, Place) else os.open(path, flags, 0o666)
    try:
        if stat.S_ISREG(os.fstat(number).st_mode):
            lock(number)
            os.truncate(number, size)
            os.lseek(number, size, os.SEEK_SET)
        return os.fdopen(number, "wb", buffering=0)
    except BaseException:
        os.close(number)
        raise


def _may_wait(file: IO[bytes]) -> bool:
    """Whether writing may wait for a reader, as with a pipe."""
    try:
        return not stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):  # a remote file, or one in memory
        return False


def _silence_stdout() -> None:
    """Discard what is still buffered; otherwise Python would report an error at exit."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError, AttributeError):  # standard output is closed or not a file, so nothing is buffered
        return
