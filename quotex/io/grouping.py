"""Group flat rows, one for each quote, by document. Ambiguous rows are refused; nothing is guessed.

The quotes of a document have ascending numbers, so a number that does not ascend begins another document, whatever its
id. What must be remembered of earlier documents is stored on disk, so memory does not grow with their number.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from quotex.io.documents import Record

__all__ = ["Grouping", "UnorderedRows", "id_of"]

CACHE = 4_000  # KB
_TABLES = f"""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE}; PRAGMA temp_store = FILE;
CREATE TABLE past (id BLOB PRIMARY KEY, number INTEGER) WITHOUT ROWID;
BEGIN;
"""
_NESTED = "give nested rows (JSON Lines of `quotex process`)"
_REMEDY = f"sort the rows by id and quote, if each document has its own id, or {_NESTED}"


class UnorderedRows(ValueError):
    """Flat rows do not show which document they belong to. The message says in one line where, and what to do."""


def id_of(record: Record, field: str) -> str | int | None:
    """Return the document id of a flat row: its own, else the one in the caller's table, in ``field`` or renamed by
    quotex, else None.
    """
    if record.id is not record.where:  # the reader sets the very object ``where`` as the id of a row without one
        return record.id
    for given in map(record.kept.get, (field, "input_id")):
        if isinstance(given, str | int) and not isinstance(given, bool) and given != "":
            return given
    return None


class Grouping:
    """Takes the flat rows of a file one by one. Raises sqlite3.Error if the disk is full."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._base.executescript(_TABLES)
        self._id: str | int | None = None
        self._first = self._last = -1  # quotes of the document
        self._columns: Mapping[str, Any] = {}

    def close(self) -> None:
        self._base.close()

    def begins(self, id: str | int, quote: int, columns: Mapping[str, Any], where: str) -> bool:
        """Return whether the row begins another document. Raises UnorderedRows if that is ambiguous.

        ``columns`` are those of the caller, which must be the same in all rows of a document.
        """
        if self._id is not None and id == self._id and quote > self._last:
            self._check_columns(columns, where)
            self._last = quote
            return False
        self._check_beginning(id, quote, where)
        self._id, self._first, self._last, self._columns = id, quote, quote, columns
        return True

    def _check_beginning(self, id: str | int, quote: int, where: str) -> None:
        """Check that each document with the same id begins with the same quote; else two documents are mixed up."""
        if id == self._id:
            if quote != self._first:
                fault = f"quote {quote} of document {id!r} comes after quote {self._last}"
                raise UnorderedRows(f"{where}: {fault}: {_REMEDY}")
            return
        first = self._first_of(id, quote)
        if quote != first:
            fault = f"quote {quote} of document {id!r} comes after other documents"
            raise UnorderedRows(f"{where}: {fault}: {_REMEDY}")

    def _first_of(self, id: str | int, quote: int) -> int:
        """Return the first quote of the first document with that id; this quote if there was none before."""
        key = blake2b(f"{type(id).__name__} {id}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
        self._base.execute("INSERT OR IGNORE INTO past VALUES (?, ?)", (key, quote))
        found: tuple[int] = self._base.execute("SELECT number FROM past WHERE id = ?", (key,)).fetchone()
        return found[0]

    def _check_columns(self, columns: Mapping[str, Any], where: str) -> None:
        for name, value in columns.items():
            before = self._columns.get(name)
            if repr(value) != repr(before):  # NaN is not equal to itself
                fault = f"document {self._id!r} has {name} {value!r} here, but {before!r} in earlier rows"
                raise UnorderedRows(
                    f"{where}: {fault}: --by needs columns that are the same in all rows of a document; "
                    f"if these are two documents with the same id, {_NESTED}"
                )
