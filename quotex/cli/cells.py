"""The cell of the table in which a document is counted: its values in the columns of ``--by``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quotex.cli.dates import PARTS, Dates, is_missing
from quotex.io import Record
from quotex.render.layout import counted

__all__ = ["Cells", "columns_read"]

SHOWN = 60  # characters of a value, in messages


def columns_read(by: Iterable[str], date_field: str) -> tuple[str, ...]:
    """Return the columns of the input that are needed.

    >>> columns_read(["outlet", "month"], "published")
    ('outlet', 'month', 'published')
    """
    names = tuple(by)
    return tuple(dict.fromkeys((*names, *([date_field] if set(PARTS).intersection(names) else ()))))


class Cells:
    """Gives the cell of each document, and records columns without values and unreadable dates."""

    def __init__(self, by: tuple[str, ...], dates: Dates) -> None:
        self._by = by
        self._dates = dates
        self._found: set[str] = set()  # columns that have a value in some document
        self._documents = self._undated = self._unread = 0
        self._first = ""  # the first date that could not be read, with its document

    def of(self, record: Record) -> dict[str, Any]:
        """Return the values of the columns; day, week, month and year come from the date if there is no such column."""
        values = {name: record.kept.get(name) for name in self._by}
        parts = [name for name, value in values.items() if value is None and name in PARTS]
        if parts:
            date = record.kept.get(self._dates.field)
            values |= {name: None if is_missing(date) else self._dates.part_of(date, name) for name in parts}
            if is_missing(date):
                self._undated += 1
            elif any(values[name] is None for name in parts):
                self._unread += 1
                self._first = self._first or f"{str(date)[:SHOWN]!r} of document {record.id!r}"
        self._found.update(name for name, value in values.items() if value is not None)
        self._documents += 1
        return values

    def missing(self) -> list[str]:
        """Return the columns without a value in any document. Unreadable dates are reported by ``notes``."""
        names = [name for name in self._by if name not in self._found and self._documents]
        return [name for name in names if not (self._unread and name in PARTS)]

    def notes(self) -> Iterator[str]:
        """Yield messages about columns without values, and one about missing or unreadable dates."""
        for name in self.missing():
            yield f"no document has a value for --by {name}"
        unread = f"{_have(self._unread)} a date that can't be read, such as {self._first}: {self._dates.advice}"
        undated = f"{_have(self._undated)} none"
        if self._unread or 0 < self._undated < self._documents:
            lines = [*([unread] if self._unread else []), *([undated] if self._undated else [])]
            yield f"dates ({self._dates.field}) of {counted(self._documents, 'document')}: {'; '.join(lines)}"


def _have(number: int) -> str:
    return f"{number:,} {'has' if number == 1 else 'have'}"
