"""Write the rows of the counted documents again, with the speaker of each quote across all documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from quotex.cli.rowfile import write_rows
from quotex.io import Record, rows
from quotex.model import Row
from quotex.people.counts import Counted
from quotex.people.table import Table
from quotex.people.tally import Tally

__all__ = ["JOINED_FORMATS", "Joining"]

JOINED_FORMATS = ("jsonl", "csv", "tsv")
_TABLE = "CREATE TABLE kept (document INTEGER PRIMARY KEY, rows BLOB, voices TEXT)"


class Joining:
    """Keeps the rows of each document on disk, next to the counts, until the persons of all documents are known."""

    def __init__(self, tally: Tally) -> None:
        self._base = tally.base
        self._base.execute(_TABLE)
        self._columns: dict[str, None] = {}  # of flat rows

    def keep(self, record: Record, counted: Counted, document: int, forms: Sequence[str]) -> None:
        """Keep the rows of document number ``document``; ``forms`` are those of its voices."""
        if counted.row is None:
            found = [{"id": record.id, **row} for row in record.rows]
        else:
            found = [{**counted.row, **rows.renamed(kept)} for kept in record.rows or [{}]]
        for row in found:
            self._columns |= dict.fromkeys(_columns(row))
        self._base.execute(
            "INSERT INTO kept VALUES (?, ?, ?)",
            (document, rows.to_json(found), json.dumps(counted.marked_voices(forms))),
        )

    def write(self, table: Table, path: str, format: str, *, bom: bool) -> int:
        """Write all rows, and return their number. Raises OutputError if the output cannot be written."""
        found = self._rows(table)
        if format == "jsonl":
            return write_rows(found, path, format, ())
        return write_rows(_flat(found), path, format, (*self._columns, *rows.JOINED), bom=bom)

    def _rows(self, table: Table) -> Iterator[Row]:
        for document, kept, marked in self._base.execute("SELECT * FROM kept ORDER BY document"):
            voices = json.loads(marked)
            main = table.copy_of.get(document)
            copy_of = None if main is None else table.id_of(main)
            for row in json.loads(kept):
                for quote in row.get("quotes", [row]):
                    number = int(float(quote["quote"])) if quote is row else quote["id"]  # pandas writes 4.0
                    quote["person"], quote["person_id"] = table.person_of(document, voices.get(str(number), ()))
                yield row | {"copy_of": copy_of}


def _columns(row: Row) -> Iterable[str]:
    """Return the columns of a row after flattening, without those that are added."""
    own = (name for name in row if name not in rows.RESERVED or "quotes" not in row)
    return [
        name for name in (*(rows.CSV_COLUMNS["process"] if "quotes" in row else ()), *own) if name not in rows.JOINED
    ]


def _flat(found: Iterable[Row]) -> Iterator[Row]:
    for row in found:
        quotes = row.get("quotes")
        if quotes is None:
            yield row
            continue
        kept = {name: value for name, value in row.items() if name not in rows.RESERVED or name == "copy_of"}
        for quote, flat in zip(quotes, rows.flat_rows("process", row, ""), strict=True):
            yield {**flat, **kept, "person": quote["person"], "person_id": quote["person_id"]}
