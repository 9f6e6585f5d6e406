"""The columns of the input to keep: which ones the header has, and which are missing or appear too late."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import click

from quotex.cli.options import reading_of
from quotex.cli.stderr import tell
from quotex.io import Reading, Record, input_format, rows
from quotex.io.files import InputFile, find_files, is_remote
from quotex.io.readers.rows import ALL, OF_FILES
from quotex.io.reading import read_file
from quotex.objects import nearest, no_column
from quotex.render.layout import visible_line

__all__ = ["Watch", "check_columns", "columns_of_pages", "columns_there", "kept_columns"]

LOOKED_AT = 100  # rows of each file
TABLES = ("jsonl", "json", "csv", "tsv", "parquet", "arrow")


def kept_columns(format: str, options: dict[str, Any]) -> tuple[str, ...]:
    """Return the columns to keep, if a header must list them before the rows.

    With ``--keep all``, these are the columns in the first rows of each file that can be read twice.
    """
    keep: tuple[str, ...] = options.get("keep") or ()
    if keep != ALL or format not in rows.DELIMITERS:
        return keep
    reading = reading_of(options)
    names = list(_read_twice(list(options["files"]), reading))
    if not names:
        raise click.UsageError(
            "--keep all can't find the columns before it writes CSV unless it reads a file: name the columns"
        )
    return _first_columns(names, reading)


def columns_there(files: list[str], reading: Reading) -> tuple[str, ...]:
    """Return all columns in the first rows of each file that can be read twice."""
    return _first_columns(_read_twice(files, reading), _of_all(reading))


def check_columns(missing: Iterable[str], names: list[str], reading: Reading) -> None:
    """Raise click.UsageError for a column without a value, unless the first rows of a file have it, empty."""
    there = columns_there(names, reading) if missing else ()
    for name in missing:
        if name not in there and name.partition(".")[0] not in there:
            raise click.UsageError(visible_line(no_column(name, there)))


def _of_all(reading: Reading) -> Reading:
    return replace(reading, keep=ALL, needs_text=False, id_field="")


def _read_twice(files: list[str], reading: Reading) -> Iterator[str]:
    """Yield the files that can be read twice."""
    found = (file.name for file in find_files(files, reading.left_out) if isinstance(file, InputFile))
    return (name for name in found if is_remote(name) or os.path.isfile(name))


def _first_columns(names: Iterable[str], reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for name in names for column in _columns_of(name, reading)))


def _columns_of(name: str, reading: Reading) -> Iterable[str]:
    if input_format(name, reading.format, reading.field) in ("text", "html"):
        return OF_FILES
    items = islice(read_file(name, reading), LOOKED_AT)
    return dict.fromkeys(column for item in items if isinstance(item, Record) for column in item.kept)


def columns_of_pages(options: dict[str, Any]) -> tuple[str, ...]:
    """Return the columns that describe documents on their pages, if they have a value in the first rows of a table."""
    from quotex.render.html import ABOUT

    reading = reading_of(options)
    name = next(_read_twice(list(options["files"]), reading), None)
    if name is None or input_format(name, reading.format, reading.field) not in TABLES:
        return ()
    of_all = _of_all(reading)
    rows_there = [item.kept for item in islice(read_file(name, of_all), LOOKED_AT) if isinstance(item, Record)]
    filled = dict.fromkeys(name for row in rows_there for name, value in row.items() if value not in (None, ""))
    return tuple(name for name in filled if name.casefold() in ABOUT and name != reading.field)


class _Asked(NamedTuple):
    """An option that names a column, and a test for a value of it in a document."""

    option: str
    column: str
    has: Callable[[Record], bool]
    is_default: bool = False


class Watch:
    """Looks at the documents of a run, and reports columns that no document has, or that the header lacks."""

    def __init__(self, names: list[str], reading: Reading, header: Iterable[str] | None = None) -> None:
        """``header`` has the columns to keep, or None if each row names its own."""
        self._names, self._reading = names, reading
        self._unseen = list(_asked(reading))
        self._header = None if header is None else set(header)
        self._seen = 0

    def see(self, record: Record) -> None:
        self._seen += 1
        if self._unseen:
            self._unseen = [asked for asked in self._unseen if not asked.has(record)]
            if self._seen == LOOKED_AT:  # a misspelt name should be known before a long run ends
                self._tell_missing(f"none of the first {LOOKED_AT} documents has", is_early=True)
        if self._header is not None and not self._header.issuperset(record.kept):
            self._tell_late(record, self._header)

    def _tell_late(self, record: Record, header: set[str]) -> None:
        for name in record.kept:
            if name not in header:
                tell(
                    f"{record.where}: column {name!r} is left out from here on: the header, made from the first "
                    f"{LOOKED_AT} rows of each file, lacks it; name it in --keep, or write JSONL"
                )
                header.add(name)

    def end(self) -> None:
        """Report the columns that no document had."""
        if self._seen:
            self._tell_missing("no document of this run has", is_early=False)

    def _tell_missing(self, none_has: str, *, is_early: bool) -> None:
        """Report the columns without a value.

        Those that may still come are reported only if there is a similar name, and the default id only if there is one
        that differs in case.
        """
        if not self._unseen:
            return
        first_file = islice(_read_twice(self._names, self._reading), 1)
        there = _first_columns(first_file, _of_all(self._reading))
        for asked in self._unseen:
            near = None if asked.column in there else nearest(asked.column, there)
            if asked.is_default and near and near.casefold() != asked.column:
                near = None
            if near or not (is_early or asked.is_default):
                meant = f"; did you mean {near!r}?" if near else ""
                tell(f"{none_has} a value for {asked.option}{meant}")


def _asked(reading: Reading) -> Iterator[_Asked]:
    """Yield each option that names a column. A default may be missing, except that an id is of use to everybody."""
    default = Reading()
    for name in reading.keep if reading.keep != ALL else ():
        yield _Asked(f"--keep {name}", name, partial(_has_kept, name))
    yield _Asked(f"--id-field {reading.id_field}", reading.id_field, _has_id, reading.id_field == default.id_field)
    if reading.source_field != default.source_field:
        yield _Asked(f"--source-field {reading.source_field}", reading.source_field, lambda record: bool(record.source))
    if reading.language_field:
        field = reading.language_field
        yield _Asked(f"--language-field {field}", field, lambda record: bool(record.language))


def _has_id(record: Record) -> bool:
    return record.id != record.where


def _has_kept(name: str, record: Record) -> bool:
    return record.kept.get(name) is not None
