"""Read tables that somebody filled in by hand, as any spreadsheet saves them: a table of people, a sample."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quotex.csvrows import CsvRows
from quotex.io.decoding import OTHER_ENCODING, UTF8, DecodingError, decode, marked_encoding, zeros_of_utf16
from quotex.io.readers.rows import MOST
from quotex.io.readers.tables import DELIMITERS
from quotex.reasons import plain_reason

__all__ = ["Sheet", "read_sheet"]

WESTERN = "cp1252"
MARKS = frozenset("“”‘’„‚«»–—…·°§")  # punctuation of Western text
_MANY = 4  # Western text has at least this many ASCII letters for each other letter


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns and rows of a table. Rows are numbered as in a spreadsheet: the header is row 1.

    ``encoding`` is the one that was recognized.
    """

    columns: tuple[str, ...]
    rows: list[tuple[int, Mapping[str, str]]]
    encoding: str = "utf-8"

    def notes(self) -> Iterator[str]:
        """Yield what the user should know about a guessed encoding."""
        if not self.encoding.startswith("utf"):
            yield f"read as {self.encoding}; save it as UTF-8 to avoid guessing"


def read_sheet(data: bytes) -> Sheet:
    """Return the table in the bytes of a CSV file; its delimiter and encoding are detected, as for articles. Cells
    missing at the end of a row are empty.

    Raises ValueError, which names the row.

    >>> sheet = read_sheet("alias;name\\n\\nZoë;Zoë Lind\\n".encode("cp1252"))
    >>> sheet.columns, sheet.rows
    (('alias', 'name'), [(3, {'alias': 'Zoë', 'name': 'Zoë Lind'})])
    """
    text, encoding = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    lines = CsvRows(io.StringIO(text, newline=""), most=MOST, delimiter=delimiter, strict=True)
    try:
        columns = tuple(cell.strip() for cell in next(lines, []))
        rows = [(number, _row(columns, cells, number)) for number, cells in enumerate(lines, 2) if any(cells)]
    except csv.Error as error:
        raise ValueError(f"line {lines.line_num}: broken CSV: {plain_reason(error)}") from None
    return Sheet(columns, rows, encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """Return text and encoding. Names are too short for guessing: Windows-1252 is assumed if it is possible."""
    try:
        data.decode(marked_encoding(data) or zeros_of_utf16(data) or UTF8)
    except UnicodeDecodeError:
        western = data.decode(WESTERN, "replace")
        letters = [character for character in western if character.isalpha()]
        others = {character for character in western if not character.isascii() and not character.isalpha()}
        if others <= MARKS and _MANY * sum(not letter.isascii() for letter in letters) < len(letters):
            return western, WESTERN
    try:
        return decode(data)
    except DecodingError as error:  # no option sets the encoding of such a file
        raise ValueError(f"{str(error).removesuffix(OTHER_ENCODING)}: save it as CSV UTF-8") from None


def _row(columns: tuple[str, ...], cells: list[str], number: int) -> Mapping[str, str]:
    if any(cells[len(columns) :]):
        raise ValueError(f"row {number}: {len(cells)} cells where the header has {len(columns)}")
    return {name: cells[place] if place < len(cells) else "" for place, name in enumerate(columns)}
