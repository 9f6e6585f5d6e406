"""The files that are meant: those named, those in folders, those that a pattern matches, and those elsewhere."""

from __future__ import annotations

import glob
import io
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Any, cast

from quotex.io.compression import BUFFER, MissingExtra
from quotex.io.documents import Note, Problem
from quotex.io.formats import format_of

__all__ = ["STDIN", "InputFile", "find_files", "is_pattern", "is_remote", "open_bytes", "remote_files"]

STDIN = "-"
WILD = "*?["


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read, and what to call it where results of several files go into one folder."""

    name: str
    relative: str


def is_remote(name: str) -> bool:
    """Is it an address (``s3://``, ``https://``), which needs fsspec?"""
    return "://" in name


def is_pattern(name: str) -> bool:
    """May several files match it?"""
    return any(sign in name for sign in WILD) and not os.path.lexists(name)


def find_files(names: list[str]) -> Iterator[InputFile | Problem | Note]:
    """The files behind the names, in order: of a folder and of a pattern in alphabetical order.

    A folder gives the files in it, at any depth, whose suffix tells a format, hidden ones left aside.
    """
    for name in names:
        if name == STDIN:
            yield InputFile(name, "stdin")
        elif is_remote(name):
            yield from _remote(name)
        elif os.path.isdir(name):
            yield from _in_folder(name)
        elif is_pattern(name):
            matching = sorted(glob.glob(name, recursive=True))
            if not matching:
                yield Problem(name, "no file matches")
            for match in matching:
                if os.path.isdir(match):
                    yield from _in_folder(match)
                else:
                    yield InputFile(match, os.path.basename(match))
        else:
            yield InputFile(name, os.path.basename(name))


def _in_folder(folder: str) -> Iterator[InputFile | Problem | Note]:
    others: Counter[str] = Counter()
    found = False
    for path in _walk(folder):
        if format_of(path) is None:
            others[PurePath(path).suffix or "no suffix"] += 1
        else:
            found = True
            yield InputFile(path, os.path.relpath(path, folder))
    if others:
        listed = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
        yield Note(folder, f"files left aside, whose suffix tells no format: {listed}")
    elif not found:
        yield Problem(folder, "is an empty folder")


def _walk(folder: str) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(".part"):
                yield os.path.join(parent, name)


def _remote(name: str) -> Iterator[InputFile | Problem]:
    try:
        files = remote_files()
        if not is_pattern(name):
            yield InputFile(name, os.path.basename(name))
            return
        system, pattern = files.core.url_to_fs(name)
        matching = [system.unstrip_protocol(path) for path in sorted(system.glob(pattern))]
    except MissingExtra as error:
        yield Problem(name, str(error))
    except Exception as error:  # whatever the file system behind it raises
        yield Problem(name, f"cannot be read: {type(error).__name__}: {error}")
    else:
        if not matching:
            yield Problem(name, "no file matches")
        for match in matching:
            yield InputFile(match, os.path.basename(match))


def remote_files() -> Any:
    """fsspec. Raises MissingExtra."""
    try:
        import fsspec
    except ModuleNotFoundError:
        raise MissingExtra("is an address: reading from there needs fsspec: pip install 'quotex[remote]'") from None
    return fsspec


def open_bytes(name: str) -> io.BufferedReader:
    """The bytes of a file, of standard input or of an address. Raises OSError and MissingExtra."""
    if name == STDIN:
        if sys.stdin is None:
            raise OSError("standard input is closed")
        return cast(io.BufferedReader, sys.stdin.buffer)
    if is_remote(name):
        try:
            raw: IO[bytes] = remote_files().open(name, "rb").open()
        except (OSError, MissingExtra):
            raise
        except Exception as error:  # whatever the file system behind it raises
            raise OSError(f"{type(error).__name__}: {error}") from None
        return io.BufferedReader(cast(io.RawIOBase, raw), BUFFER)
    return io.BufferedReader(cast(io.RawIOBase, io.FileIO(name)), BUFFER)
