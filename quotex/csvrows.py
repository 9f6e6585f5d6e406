"""Read rows of CSV with cells of any length, without changing a setting of the process."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any

__all__ = ["CsvRows"]


class CsvRows:
    """The rows of ``csv.reader``, with cells of up to ``most`` characters.

    The module ``csv`` has one limit for the whole process, so it is changed only while a row is read. Raises csv.Error
    for a row that is broken or too large; you can then continue with the next row.

    >>> list(CsvRows(["id,text", "1,Ahoy"], most=1000, delimiter=","))
    [['id', 'text'], ['1', 'Ahoy']]
    """

    def __init__(self, lines: Iterable[str], *, most: int, **format: Any) -> None:
        self._rows = csv.reader(lines, **format)
        self._most = most

    @property
    def line_num(self) -> int:
        """The number of lines read so far, as ``csv.reader`` counts them."""
        return self._rows.line_num

    def __iter__(self) -> CsvRows:
        return self

    def __next__(self) -> list[str]:
        before = csv.field_size_limit(self._most)
        try:
            return next(self._rows)
        finally:
            csv.field_size_limit(before)
