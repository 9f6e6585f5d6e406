"""Checks that a run neither overwrites what it reads nor reads what it writes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from quotex.cli.parts import Target, outputs_of
from quotex.io.files import NOTHING, STDIN, InputFile, LeftOut, find_files, is_remote
from quotex.io.journal import is_finished, places
from quotex.people.source import SOURCE_COLUMNS

__all__ = ["check_place", "check_run", "left_out_of"]

WRITTEN = ("output", "rejects", "summary", "copy_list", "pairs", "rows")  # options
READ = ("repeats", "aliases", "labels")
HEAD = 4096
REJECTS, SUMMARY = b'{"where":', b'{\n  "documents":'  # how these files begin
SOURCES = [column.encode() for column in SOURCE_COLUMNS]
REPORT = b'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"'

Identity = tuple[int, int] | str
Options = Mapping[str, Any]


def left_out_of(options: Options) -> LeftOut:
    """Return the files that a run writes; they are not read if they lie in an input folder."""
    target = Target(options.get("output"), options.get("format") or "", options.get("rows_per_file"))
    files = [os.path.realpath(name) for name in _named(options, WRITTEN) if not is_remote(name)]
    folder = os.path.realpath(target.name) if target.name is not None and target.is_folder else ""
    return LeftOut(frozenset(files), folder, target.numbered)


def check_place(output: str | None, made: str | None = None) -> None:
    """Refuse a place where no file can be written, before the work is done.

    ``made`` is a folder that the run will create. Raises click.UsageError.
    """
    if output is None or is_remote(output):
        return
    if Target(output, "").is_folder:
        raise click.UsageError(f"{output} is a folder: name a file in it")
    folder = os.path.dirname(output)
    if folder and not os.path.isdir(folder) and not (made and _lies_in(folder, made)):
        raise click.UsageError(f"{output} can't be written: there is no folder {folder}")


def _lies_in(folder: str, other: str) -> bool:
    return os.path.join(os.path.realpath(folder), "").startswith(os.path.join(os.path.realpath(other), ""))


def check_run(options: Options, target: Target | None = None) -> None:
    """Refuse a run that would overwrite a file that it reads: a document, or the file of an option.

    It also refuses to read standard input twice. Without a ``target``, the run writes a single file. Raises
    click.UsageError, and OutputError if two files would be written to the same place.
    """
    names, left_out = list(options["files"]), left_out_of(options)
    if names.count(STDIN) > 1:
        raise click.UsageError("standard input can be read only once: give - once")
    files = _files(names, left_out)
    documents = [file.name for file in files]
    inputs = _by_identity((*documents, *_named(options, READ), *options.get("rules", ())))
    written = [*_named(options, WRITTEN), *(_of_target(target, files) if target else ())]
    for name in written:
        _check(name, inputs)
    outputs = {os.path.realpath(name) for name in written}
    read = set(documents)
    for name in (file.name for file in _files(names, NOTHING)):
        if left_out.numbered and left_out.numbered.fullmatch(os.path.realpath(name)) and name in read:
            raise _refusal(name)
        if name not in read and not _is_written(name, options, target):
            raise _refusal(name) if os.path.realpath(name) in outputs else _refusal_beside(name)


def _named(options: Options, which: Iterable[str]) -> list[str]:
    return [options[name] for name in which if options.get(name)]


def _files(names: list[str], left_out: LeftOut) -> list[InputFile]:
    return [file for file in find_files(names, left_out) if isinstance(file, InputFile)]


def _check(name: str, inputs: dict[Identity, str]) -> None:
    paths = (name,) if is_remote(name) else places(os.path.realpath(name))
    if any(_identity(path) in inputs for path in paths):
        raise _refusal(name)


def _refusal(name: str) -> click.UsageError:
    return click.UsageError(f"{name} is also an input and would be overwritten: write to another place")


def _refusal_beside(name: str) -> click.UsageError:
    return click.UsageError(f"{name} would be overwritten, and was not written by quotex: write to another place")


def _of_target(target: Target, files: list[InputFile]) -> Iterator[str]:
    """Yield the journal, and the files of a folder."""
    if target.name is None:
        return
    if not is_remote(target.name):
        yield target.journal
    if target.is_folder and not target.is_report:
        yield from outputs_of(files, target).values()


def _is_written(name: str, options: Options, target: Target | None) -> bool:
    """Whether quotex wrote the file, so that it may be replaced: the journal says so, or its first bytes do."""
    path = os.path.realpath(name)
    others = [os.path.realpath(other) for other in _named(options, WRITTEN[1:])]
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False
    if target is not None and path not in others:
        return is_finished(path, target.journal, target.holds) or (target.is_report and head.startswith(REPORT))
    first = head.partition(b"\n")[0]
    return not head or head.startswith((REJECTS, SUMMARY)) or all(column in first for column in SOURCES)


def _by_identity(names: Iterable[str]) -> dict[Identity, str]:
    found = ((_identity(name), name) for name in names if name != STDIN)
    return {identity: name for identity, name in found if identity is not None}


def _identity(name: str) -> Identity | None:
    """Return the same value for all names of a file; None for a device or pipe, which may be both read and written."""
    if is_remote(name):
        return name
    try:
        found = os.stat(name)
    except OSError:
        return os.path.realpath(name)
    return (found.st_dev, found.st_ino) if os.path.isfile(name) else None
