"""Where rows go: a file, gzipped or not, or standard output; and going on where a run broke off."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from types import TracebackType
from typing import IO, cast

__all__ = ["Output", "OutputError", "encode", "finished_ids"]


class OutputError(Exception):
    """Nothing more can be written there: a full disk, a folder that does not exist. Says so in one line."""


def encode(text: str) -> bytes:
    r"""UTF-8, with lone surrogates, which UTF-8 can't hold, as ``\uXXXX``: in JSON that is their escape.

    >>> encode("caf\u00e9 \ud83d")
    b'caf\xc3\xa9 \\ud83d'
    """
    return text.encode("utf-8", "backslashreplace")


class Output:
    """A place to write text to: ``path``, gzipped where it ends in ``.gz``, or standard output where it is None.

    A context manager. Raises OutputError where writing fails, and BrokenPipeError where a reader has had enough.
    """

    def __init__(self, path: str | None = None, *, append: bool = False) -> None:
        self.name = path or "standard output"
        self._is_stdout = path is None
        try:
            self._files = _open(path, "ab" if append else "wb")
        except OSError as error:
            raise self._failure(error) from None

    def write(self, text: str) -> None:
        try:
            self._files[0].write(encode(text))
        except OSError as error:
            raise self._failure(error) from None

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            for file in self._files:
                file.flush() if self._is_stdout else file.close()
        except OSError as failure:
            if error is None:
                raise self._failure(failure) from None

    def _failure(self, error: OSError) -> Exception:
        if self._is_stdout:
            _silence_stdout()
        if isinstance(error, BrokenPipeError):
            return error
        return OutputError(f"cannot write to {self.name}: {error.strerror or error}")


def _open(path: str | None, mode: str) -> list[IO[bytes]]:
    """The file to write to, then those to close after it."""
    if path is None:
        if sys.stdout is None:
            raise OSError("it is closed")
        return [cast(IO[bytes], sys.stdout.buffer)]
    file = cast(IO[bytes], open(path, mode))  # noqa: SIM115, Output closes it
    if not path.lower().endswith(".gz"):
        return [file]
    # No time and no name in the header: the same rows give the same bytes.
    return [cast(IO[bytes], gzip.GzipFile("", "wb", fileobj=file, mtime=0)), file]


def _silence_stdout() -> None:
    """Send what is still buffered nowhere, or Python would complain once more at exit."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError, AttributeError):  # standard output is closed or no file: nothing is buffered there
        return


def finished_ids(path: str) -> Counter[str | int]:
    """The ids of the rows already in ``path``, ready for appending: a last row that broke off is cut away.

    A file that does not exist holds none. Raises OutputError where the file is no JSONL of rows with ids.
    """
    if not os.path.exists(path):
        return Counter()
    ids: Counter[str | int] = Counter()
    folder, name = os.path.split(path)
    part = os.path.join(folder, f".part-{name}")  # keeps the suffix, so .gz stays gzip
    try:
        with Output(part) as output, open(path, "rb") as file:
            for number, line in enumerate(_whole_lines(file, path), 1):
                ids[_row_id(line, f"{path}:{number}")] += 1
                output.write(line.decode())
        shutil.copymode(path, part)
        os.replace(part, path)
    except OSError as error:
        raise OutputError(f"cannot resume {path}: {error.strerror or error}") from None
    finally:
        if os.path.exists(part):
            os.remove(part)
    return ids


def _whole_lines(file: IO[bytes], path: str) -> Iterator[bytes]:
    """The lines that end; a broken end of the gzip stream ends them too."""
    lines = gzip.GzipFile(fileobj=file) if path.lower().endswith(".gz") else file
    try:
        for line in lines:
            if line.endswith(b"\n"):
                yield line
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return


def _row_id(line: bytes, where: str) -> str | int:
    try:
        id = json.loads(line)["id"]
    except (ValueError, TypeError, KeyError):
        id = None
    if not isinstance(id, (str, int)):
        raise OutputError(f"cannot resume: {where} is no row with an id")
    return id
