"""Find the input files: named files, files in folders, files that match a pattern, and remote files."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Any, cast

from quotex.io.compression import BUFFER
from quotex.io.documents import Note, Problem
from quotex.io.formats import format_of
from quotex.io.unpackers import MissingExtra

__all__ = [
    "NOTHING",
    "STDIN",
    "InputFile",
    "LeftOut",
    "find_files",
    "is_pattern",
    "is_remote",
    "open_bytes",
    "remote_files",
]

STDIN = "-"
WILD = "*?["
FEW = 3  # names that are listed
WRITTEN = "this run writes there"
IRREGULAR = "pipes, sockets and devices are not regular files"
LINKED = "links to folders may form a circle; name the folders themselves"
WILDCARD = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read, and its relative name for results written to a folder."""

    name: str
    relative: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The files that a run writes, which are skipped when a folder or pattern is searched. All paths are real paths.

    ``folder`` counts only inside the searched folder; ``numbered`` matches the numbered files.
    """

    files: frozenset[str] = frozenset()
    folder: str = ""
    numbered: re.Pattern[str] | None = None

    def holds(self, path: str, root: str) -> bool:
        """Whether the run writes that path, found in ``root``."""
        is_inside = bool(self.folder) and f"{self.folder}{os.sep}".startswith(f"{root}{os.sep}") and root != self.folder
        if is_inside and f"{path}{os.sep}".startswith(f"{self.folder}{os.sep}"):
            return True
        return path in self.files or (self.numbered is not None and self.numbered.fullmatch(path) is not None)


NOTHING = LeftOut()


def is_remote(name: str) -> bool:
    """Whether it is a URL (``s3://``, ``https://``), which needs fsspec."""
    return "://" in name


def is_pattern(name: str) -> bool:
    """Whether it is a pattern, which several files may match."""
    return any(sign in name for sign in WILD) and not os.path.lexists(name)


def find_files(names: list[str], left_out: LeftOut = NOTHING) -> Iterator[InputFile | Problem | Note]:
    """Yield the files for the names, in order; those of a folder or a pattern in alphabetical order.

    A folder gives the regular files in it, at any depth, whose suffix is that of a format, except hidden ones. A note
    reports what is skipped in a folder or pattern: the files that the run writes, pipes, devices and links to folders.
    Files that are named themselves are never skipped. A folder that cannot be listed is a problem.
    """
    for name in names:
        if name == STDIN:
            yield InputFile(name, "stdin")
        elif is_remote(name):
            yield from _remote(name)
        elif os.path.isdir(name):
            yield from _in_folder(name, left_out)
        elif is_pattern(name):
            yield from _matching(name, left_out)
        else:
            yield InputFile(name, os.path.basename(name))


def _matching(pattern: str, left_out: LeftOut) -> Iterator[InputFile | Problem | Note]:
    root = os.path.realpath(os.path.dirname(WILDCARD.split(pattern, maxsplit=1)[0]) or os.curdir)
    matching = sorted(glob.glob(pattern, recursive=True))
    written: list[str] = []
    irregular: list[str] = []
    if not matching:
        yield Problem(pattern, "no file matches")
    for match in matching:
        if left_out.holds(os.path.realpath(match), root):
            written.append(match)
        elif os.path.isdir(match):
            yield from _in_folder(match, left_out)
        elif _is_no_file(match):
            irregular.append(match)
        else:
            yield InputFile(match, os.path.basename(match))
    yield from _note_of(pattern, WRITTEN, written)
    yield from _note_of(pattern, IRREGULAR, irregular)


def _is_no_file(path: str) -> bool:
    """Whether it is a pipe, socket or device, which may never end. A missing file is left for the reader to report."""
    return os.path.exists(path) and not os.path.isfile(path)


def _note_of(where: str, reason: str, names: list[str]) -> Iterator[Note]:
    if names:
        others = f" and {len(names) - FEW} more" if len(names) > FEW else ""
        yield Note(where, f"skipped, since {reason}: {', '.join(names[:FEW])}{others}")


def _in_folder(folder: str, left_out: LeftOut) -> Iterator[InputFile | Problem | Note]:
    others: Counter[str] = Counter()
    written: list[str] = []
    irregular: list[str] = []
    linked: list[str] = []
    unreadable: list[OSError] = []
    found = False
    for path in _walk(folder, left_out, written, unreadable):
        if os.path.isdir(path):
            linked.append(path)
        elif _is_no_file(path):
            irregular.append(path)
        elif format_of(path) is None:
            others[PurePath(path).suffix or "no suffix"] += 1
        else:
            found = True
            yield InputFile(path, os.path.relpath(path, folder))
    yield from _note_of(folder, WRITTEN, written)
    yield from _note_of(folder, IRREGULAR, irregular)
    yield from _note_of(folder, LINKED, linked)
    for error in unreadable:
        yield Problem(error.filename, f"cannot be read: {error.strerror or error}")
    if others:
        listed = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
        yield Note(folder, f"files skipped, whose suffix is not that of a format: {listed}")
    elif not (found or irregular or linked or unreadable):
        yield Problem(folder, "is an empty folder")


def _walk(folder: str, left_out: LeftOut, written: list[str], unreadable: list[OSError]) -> Iterator[str]:
    """Yield the visible files in a folder, and the links to folders.

    Skipped output is added to ``written``, and the error of a folder that cannot be listed to ``unreadable``.
    """
    root = os.path.realpath(folder)
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        real = os.path.realpath(parent)
        files = [name for name in files if not name.endswith(".part")]
        shown = sorted(name for name in (*folders, *files) if not name.startswith("."))
        here = {name for name in shown if left_out.holds(os.path.join(real, name), root)}
        written += [os.path.join(parent, name) for name in shown if name in here]
        links = {name for name in folders if os.path.islink(os.path.join(parent, name))}
        walked, read = set(folders) - links - here, (set(files) | links) - here
        folders[:] = [name for name in shown if name in walked]
        yield from (os.path.join(parent, name) for name in shown if name in read)


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
    except Exception as error:  # any error of the underlying file system
        yield Problem(name, f"cannot be read: {type(error).__name__}: {error}")
    else:
        if not matching:
            yield Problem(name, "no file matches")
        for match in matching:
            yield InputFile(match, os.path.basename(match))


def remote_files() -> Any:
    """Return the module fsspec. Raises MissingExtra."""
    try:
        import fsspec
    except ModuleNotFoundError:
        raise MissingExtra("is a URL, and reading it needs fsspec: pip install fsspec") from None
    return fsspec


def open_bytes(name: str) -> io.BufferedReader:
    """Open a file, standard input or a URL for reading bytes. Raises OSError and MissingExtra."""
    if name == STDIN:
        if sys.stdin is None:
            raise OSError("standard input is closed")
        return cast(io.BufferedReader, sys.stdin.buffer)
    if is_remote(name):
        try:
            raw: IO[bytes] = remote_files().open(name, "rb").open()
        except FileNotFoundError:
            raise OSError("there is no such file") from None
        except (OSError, MissingExtra):
            raise
        except Exception as error:  # any error of the underlying file system
            raise OSError(f"{type(error).__name__}: {error}") from None
        return io.BufferedReader(cast(io.RawIOBase, raw), BUFFER)
    return io.BufferedReader(cast(io.RawIOBase, io.FileIO(name)), BUFFER)
