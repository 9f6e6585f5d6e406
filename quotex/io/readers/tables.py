"""Read CSV and TSV, whose first row names the columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from quotex.csvrows import CsvRows
from quotex.io.decoding import describe, sniff
from quotex.io.documents import Item, Problem
from quotex.io.readers.lines import WIDE, TooLong, byte_lines, line_encoding
from quotex.io.readers.rows import Source, no_text, too_long
from quotex.reasons import plain_reason

__all__ = ["read_csv", "read_tsv"]

DELIMITERS = ",;\t|"
NAMES_DELIMITER = re.compile('(?i)\ufeff?"?sep=([,;\t|])"?\\1*\\s*')  # a first line for Excel
TOO_LARGE = "field larger than field limit"  # how csv reports a cell that is too large …
NOT_CLOSED = "unexpected end of data"  # … and one that is not closed and includes the rest of the file


def read_csv(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Read CSV. The delimiter is the one that occurs most often in the first line.

    Each unreadable row is a separate problem. Raises DecodingError if a wide character is cut off.
    """
    yield from _read(stream, source, None)


def read_tsv(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Like ``read_csv``, with tabs."""
    yield from _read(stream, source, "\t")


def _read(stream: io.BufferedReader, source: Source, delimiter: str | None) -> Iterator[Item]:
    most = source.reading.most
    encoding = sniff(stream.peek(1), source.reading.encoding)
    yield from source.guessed(encoding)
    lines = _Lines(stream, encoding, most)
    filled = (line for line in lines if line.strip())
    first = next(filled, "")
    if separator := NAMES_DELIMITER.fullmatch(first):
        delimiter = separator[1]
        first = next(filled, "")
    begins = lines.number  # line of the header
    rows = CsvRows(_chain(first, lines), most=most, delimiter=delimiter or _delimiter(first), strict=True)
    try:
        header = next(rows, [])
    except csv.Error as error:
        yield Problem(source.at(begins), _broken(error, lines, most))
        return
    if lines.undecoded:
        yield Problem(source.at(begins), f"the names of its columns are {lines.undecoded}")
        return
    field = source.reading.field
    if source.reading.needs_text and header and field not in header and field.partition(".")[0] not in header:
        yield Problem(source.at(begins), no_text("column", field, header))
        return
    yield from source.named_twice(header)
    while True:
        number = lines.number + 1
        lines.begin_row()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            broken, given = _broken(error, lines, most), "".join(lines.row)
            is_too_large = lines.is_too_long or str(error).startswith(TOO_LARGE)
            if is_too_large:
                broken = lines.end_cell(number, broken)
            is_rest = is_too_large or str(error) == NOT_CLOSED
            yield Problem(source.at(number), broken, None if is_rest else given, source.at(number))
            continue
        if lines.undecoded:
            yield Problem(source.at(number), lines.undecoded, row, source.at(number))
        elif len(row) > len(header):
            broken = f"broken CSV: {len(row)} columns where the header has {len(header)}"
            yield Problem(source.at(number), broken, row, source.at(number))
        elif row:
            yield source.record(dict(zip(header, row, strict=False)), number)


def _broken(error: csv.Error, lines: _Lines, most: int) -> str:
    return f"the line {too_long(most)}" if lines.is_too_long else f"broken CSV: {plain_reason(error)}"


def _delimiter(header: str) -> str:
    r"""Return the delimiter of the columns.

    >>> _delimiter("id;text;date, time\n")
    ';'
    """
    return max(DELIMITERS, key=header.count)


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from lines


class _Lines:
    """The lines of a file as text, counted. Undecodable bytes become lone surrogates, and are reported."""

    def __init__(self, stream: io.BufferedReader, encoding: str, most: int) -> None:
        self._encoding, self._offset = line_encoding(stream, encoding)
        self._lines = byte_lines(stream, self._encoding, most)
        self.number = 0
        self.is_too_long = False  # the last line
        self.begin_row()

    def begin_row(self) -> None:
        self.row: list[str] = []  # its lines so far
        self.quotes = 0  # marks in them: if odd, a cell is open
        self.undecoded = ""  # error of the first undecodable line

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self.is_too_long = isinstance(line, TooLong)
        if isinstance(line, TooLong):
            self._offset += line.size
            self.quotes += line.quotes
            return '"x"x\n'  # invalid CSV in strict mode
        text = self._decoded(line)
        self._offset += len(line)
        self.quotes += text.count('"')
        self.row.append(text)
        return text

    def end_cell(self, first: int, broken: str) -> str:
        """Skip the remaining lines of a quoted cell, and add them to the message."""
        while self.quotes % 2:
            if next(self, None) is None:
                return f"broken CSV: {plain_reason(csv.Error(NOT_CLOSED))}"
        return f"{broken} (lines {first} to {self.number})" if self.number > first else broken

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode(self._encoding)
        except UnicodeDecodeError as error:
            self.undecoded = self.undecoded or describe(error, self._encoding, self._offset)
        if self._encoding.startswith(WIDE):
            return line.decode(self._encoding, "replace")
        try:
            return line.decode(self._encoding, "surrogateescape")
        except UnicodeError:  # an encoding in which ASCII bytes may be invalid, or that cannot keep bytes
            return line.decode("ascii", "surrogateescape")
