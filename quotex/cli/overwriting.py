"""No run destroys what it reads: the files that it will write are compared with those that it reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from quotex.cli.parts import Target, outputs_of
from quotex.io.files import STDIN, InputFile, find_files, is_remote
from quotex.io.journal import places

__all__ = ["check_run", "check_written"]

Identity = tuple[int, int] | str


def check_run(target: Target, options: Mapping[str, Any]) -> None:
    """Refuse a run that would write over a file that it reads: a document, or a file of rules or repeats.

    Raises click.UsageError, and OutputError where two files would become one.
    """
    files = _files(options["files"])
    others = filter(None, (*options.get("rules", ()), options.get("repeats")))
    inputs = _by_identity((*(file.name for file in files), *others))
    for name in (*_written(target, files), *filter(None, (options["rejects"], options.get("summary")))):
        _check(name, inputs)
    for name in inputs.values():
        if target.may_number(name):
            raise _refusal(name)


def check_written(written: Iterable[str | None], names: Iterable[str]) -> None:
    """Refuse to write one of the files that the names stand for. Raises click.UsageError."""
    inputs = _by_identity(file.name for file in _files(names))
    for name in filter(None, written):
        _check(name, inputs)


def _files(names: Iterable[str]) -> list[InputFile]:
    return [file for file in find_files(list(names)) if isinstance(file, InputFile)]


def _check(name: str, inputs: dict[Identity, str]) -> None:
    paths = (name,) if is_remote(name) else places(os.path.realpath(name))
    if any(_identity(path) in inputs for path in paths):
        raise _refusal(name)


def _refusal(name: str) -> click.UsageError:
    return click.UsageError(f"{name} is an input as well, and would be written over: name another place")


def _written(target: Target, files: list[InputFile]) -> Iterator[str]:
    """The files that a run writes, its journal too, as far as their names are known before it."""
    if target.name is None:
        return
    if not is_remote(target.name):
        yield target.journal
    if target.is_folder and not target.is_report:
        yield from outputs_of(files, target).values()
    elif not target.has_parts:
        yield target.name


def _by_identity(names: Iterable[str]) -> dict[Identity, str]:
    found = ((_identity(name), name) for name in names if name != STDIN)
    return {identity: name for identity, name in found if identity is not None}


def _identity(name: str) -> Identity | None:
    """The same for all names of one file; None for a device or a pipe, which can be read and written at once."""
    if is_remote(name):
        return name
    try:
        found = os.stat(name)
    except OSError:
        return os.path.realpath(name)
    return (found.st_dev, found.st_ino) if os.path.isfile(name) else None
