"""Where text goes: a file, packed as its name says, or standard output.

A file is written in blocks of about a megabyte that end where a row ends; of a packed file each block is a frame of its
own (a member in RFC 1952, section 2.2). So what is on the disk is whole up to some block, and a run that broke off goes
on behind it without unpacking what is there.
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

from quotex.io.compression import MissingExtra, packer_of
from quotex.io.files import is_remote, remote_files
from quotex.io.locking import Locked, lock
from quotex.io.places import Place

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

BLOCK = 1 << 20  # bytes before they are packed
CHUNK = 1 << 20
Within = Callable[[], AbstractContextManager[object]]


class OutputError(Exception):
    """Nothing more can be written there: a full disk, a folder that does not exist. Says so in one line."""


def encode(text: str) -> bytes:
    r"""UTF-8; lone surrogates, which it can't hold, are written as JSON escapes them: ``\ud83d``.

    >>> encode("caf\u00e9 \ud83d")
    b'caf\xc3\xa9 \\ud83d'
    """
    return text.encode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file: so many bytes, with their CRC-32."""

    size: int = 0
    crc: int = 0

    def after(self, data: bytes) -> Position:
        """The place behind ``data``, which was written here.

        >>> Position().after(b"It rained.")
        Position(size=10, crc=2982385349)
        """
        return Position(self.size + len(data), zlib.crc32(data, self.crc))


BEGINNING = Position()


def intact(path: str | Place, places: list[Position]) -> Position:
    """The last of the places, in order, up to which the file is as it was; the beginning where it is at none.

    Raises OSError where the file can't be read.
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
    """The place behind all that a file holds. Raises OSError."""
    at = BEGINNING
    with _opened(path) as file:
        while data := file.read(CHUNK):
            at = at.after(data)
    return at


def _opened(path: str | Place) -> IO[bytes]:
    return path.opened("rb") if isinstance(path, Place) else open(path, "rb")


def is_replaceable(path: str) -> bool:
    """Can a whole file be put there, as it can't in place of a device, a pipe or an address?"""
    return not is_remote(path) and (os.path.isfile(path) or not os.path.lexists(path))


def make_folder(path: str) -> None:
    """Make a folder, with those around it, where it is not there. Raises OutputError."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write to {path}: {error.strerror or error}") from None


class Output:
    """A place to write text to: a file, packed as its name says, or standard output where ``name`` is None.

    ``place`` is where the bytes go if that is not the file of that name; with ``packed=False`` they go as they are.
    With ``start``, what is there up to that place stays, and the rest goes. No two outputs write to one file at a time.
    A pipe is written ``within`` a context, for its reader may take his time; what is left for it when the program is
    interrupted is not written. A context manager. Raises OutputError where writing fails, and BrokenPipeError where a
    reader has had enough.
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
        self.position = start  # behind the last block
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
        self._is_stuck = False  # was it interrupted while a reader took his time?

    @property
    def is_full(self) -> bool:
        """Is there enough for a block? It is for the caller to end it, where a row ends."""
        return self._size >= BLOCK

    def write(self, text: str | bytes) -> None:
        """Add text, or what is UTF-8 already, to the block; on standard output, it goes out now or soon."""
        data = encode(text) if isinstance(text, str) else text
        if self._is_stdout:
            self._write(data)
        else:
            self._block.append(data)
            self._size += len(data)

    def end_block(self) -> None:
        """Write what was added."""
        data = b"".join(self._block)
        self._block, self._size = [], 0
        if data:
            self._check_is_there()
        if self._pack and (data or not (self.position.size or self._is_stuck)):
            data = self._pack(data)
        self._write(data)
        self.position = self.position.after(data)

    def finish(self) -> Place:
        """Write what is left; the place, which must be given, at which the whole file is then."""
        self.end_block()
        assert self._place is not None
        return self._place

    def close(self) -> None:
        """Write what is left, and let go of the file; standard output stays open."""
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
        """What is written into a file that was removed is lost."""
        try:
            if self._place is not None:
                self._place.stat()
        except OSError as error:
            raise self._failure(error) from None

    def _drop(self) -> None:
        """Write nothing more: nobody knows whether the reader goes on reading."""
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
    """The file, locked, with its first ``size`` bytes; a device, a pipe or an address as it is."""
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
    """May writing wait for somebody who reads, as it does in a pipe?"""
    try:
        return not stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):  # it is elsewhere, or in memory
        return False


def _silence_stdout() -> None:
    """Send what is still buffered nowhere, or Python would complain once more at exit."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError, AttributeError):  # standard output is closed or no file: nothing is buffered there
        return
