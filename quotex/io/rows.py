"""The rows of the command, one for each document, or flat, one for each quote; as JSON and CSV."""

from __future__ import annotations

import csv
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from quotex._core import Scan
from quotex.document import Document
from quotex.edits import Cleaned
from quotex.io.writing import encode
from quotex.model import Quote
from quotex.objects import without_clashes

if TYPE_CHECKING:
    import msgspec

__all__ = [
    "CSV_COLUMNS",
    "DELIMITERS",
    "PASSED",
    "READ_AS",
    "ROW_FORMATS",
    "cells_of",
    "clean_row",
    "disarmed",
    "extract_row",
    "flat_rows",
    "plain",
    "process_row",
    "renamed",
    "scan_row",
    "to_csv",
    "to_json",
    "untouched_row",
]

Row = dict[str, Any]

SPEAKER_COLUMNS = tuple(
    f"speaker{suffix}"
    for suffix in (
        *("", "_start", "_end", "_name", "_kind", "_people", "_of", "_role", "_gender", "_name_confidence"),
        "_source_type",
    )
)
CUE_COLUMNS = ("cue", "cue_start", "cue_end")
QUOTE_COLUMNS = ("text", "kind", *SPEAKER_COLUMNS, *CUE_COLUMNS, "utterance", "parent", "closed", "rules", "confidence")
CSV_COLUMNS = {
    "clean": ("id", "text"),
    "extract": ("id", "quote", "start", "end", *QUOTE_COLUMNS),
    "process": ("id", "quote", "start", "end", "clean_start", "clean_end", *QUOTE_COLUMNS),
    "scan": ("id", "start", "end", "text"),
}
JOINED = ("person", "person_id", "copy_of")  # known only after all documents: person, and original of a copy
HEAD = ("title", "byline", "date")
PASSED = "passed_through"  # the language of a document that was passed through, because it has no pack
READ_AS = "read_as"  # the code of the pack chosen for a document
DELIMITERS = {"csv": ",", "tsv": "\t"}
ROW_FORMATS = ("jsonl", *DELIMITERS, "parquet", "arrow")
RESERVED = frozenset(
    {
        *(name for columns in CSV_COLUMNS.values() for name in columns),
        *("edits", "quotes", "people", "head", "original", "tokens", "sentences", PASSED, READ_AS, *JOINED),
    }
)


def clean_row(id: str | int, cleaned: Cleaned, *, explain: bool = False) -> Row:
    row: Row = {"id": id, "text": cleaned.text}
    if explain:
        row["edits"] = [edit.to_dict() for edit in cleaned.edits]
    return row


def extract_row(id: str | int, quotes: Iterable[Quote]) -> Row:
    return {"id": id, "quotes": [quote.to_dict() for quote in quotes]}


def process_row(id: str | int, document: Document) -> Row:
    """Return the row of a document; ``head`` has title, byline and date if any of them is known."""
    head = {name: document.meta[name] for name in HEAD if name in document.meta}
    return {**document.to_dict(), "id": id, **({"head": head} if head else {})}


def scan_row(id: str | int, scan: Scan) -> Row:
    return {
        "id": id,
        "tokens": _spans(scan.token_start, scan.token_end),
        "sentences": _spans(scan.sentence_start, scan.sentence_end),
    }


def _spans(starts: Iterable[int], ends: Iterable[int]) -> list[list[int]]:
    return [[start, end] for start, end in zip(starts, ends, strict=True)]


def untouched_row(verb: str, id: str | int, text: str) -> Row:
    """Return the row of a document that was passed through.

    >>> untouched_row("extract", "a", "Es hat geregnet.")
    {'id': 'a', 'quotes': []}
    """
    match verb:
        case "clean":
            return {"id": id, "text": text}
        case "extract":
            return {"id": id, "quotes": []}
        case "scan":
            return {"id": id, "tokens": [], "sentences": []}
        case _:
            return {"id": id, "text": text, "edits": [], "quotes": [], "people": []}


def renamed(kept: Mapping[str, Any]) -> Row:
    """Return the caller's columns under their names in rows: a name that rows use themselves gets a prefix.

    >>> renamed({"outlet": "Tideline", "kind": "letter"})
    {'outlet': 'Tideline', 'input_kind': 'letter'}
    """
    return without_clashes(kept, RESERVED)


def flat_rows(verb: str, row: Row, text: str) -> Iterator[Row]:
    """Return the row of a document as flat rows, one for each quote; for ``scan``, for each sentence of ``text``.

    They have exactly the columns of ``CSV_COLUMNS``, so a quote's ``pieces`` are left out.
    """
    if verb == "scan":
        for start, end in row["sentences"]:
            yield {"id": row["id"], "start": start, "end": end, "text": text[start:end]}
    elif verb == "clean":
        yield row
    else:
        for quote in row["quotes"]:
            flat = _flat_quote(row["id"], quote)
            yield {name: flat.get(name) for name in CSV_COLUMNS[verb]}


def _flat_quote(document: str | int, quote: Row) -> Row:
    """Flatten ``{"speaker": {"name": …}}`` to ``speaker_name``; ``speaker`` and ``cue`` become their words.

    >>> _flat_quote("a", {"id": 3, "text": "Hi", "cue": {"start": 0, "end": 4, "text": "said"}})
    {'id': 'a', 'quote': 3, 'text': 'Hi', 'cue': 'said', 'cue_start': 0, 'cue_end': 4}
    """
    flat: Row = {"id": document, "quote": quote["id"]}
    for key, value in quote.items():
        if isinstance(value, dict):
            flat[key] = value["text"]
            flat |= {f"{key}_{name}": inner for name, inner in value.items() if name != "text"}
        elif key != "id":
            flat[key] = value
    return flat


def to_json(row: Any) -> bytes:
    r"""Return a line of JSON in UTF-8. Values that JSON lacks, such as dates, become text.

    >>> to_json({"id": 7, "text": "It \ud83d rained.", "views": None})
    b'{"id":7,"text":"It \\ud83d rained.","views":null}\n'
    """
    try:
        return _encoder().encode(row) + b"\n"
    except (UnicodeEncodeError, RecursionError):  # lone surrogates, which only _slowly escapes; deep nesting
        return encode(_slowly(row) + "\n")


def _slowly(row: Row) -> str:
    """Return the JSON of a row by Python's library, with null instead of NaN and infinity."""
    plain = json.loads(json.dumps(row, ensure_ascii=False, default=_plain), parse_constant=lambda _: None)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> str:
    return b64encode(value).decode() if isinstance(value, bytes) else str(value)


@cache
def _encoder() -> msgspec.json.Encoder:
    import msgspec  # of the extra [cli]; quotex.arrow and the integrations do without it

    return msgspec.json.Encoder(enc_hook=str)


def to_csv(
    rows: Iterable[Mapping[str, Any]],
    columns: Iterable[str],
    *,
    header: bool = False,
    delimiter: str = ",",
    between: str = " ",
) -> str:
    """Return lines of CSV. Items of lists are joined by ``between``; None, NaN and infinity become empty cells.

    A cell is quoted if any reader might take a character in it for the end of a line or cell. Lines of text that a
    spreadsheet would take for a formula get an apostrophe (OWASP, "CSV Injection"), in the header, too.
    """
    names, lines = tuple(columns), _Lines()
    ends = BREAKS if delimiter == "\t" else BREAKS + ";\t"  # LibreOffice also splits CSV at these
    writer = csv.writer(lines, lineterminator=ends, delimiter=delimiter)  # csv quotes cells with any of these
    if header:
        writer.writerow(map(_cell, names))
    writer.writerows([_cell(row.get(name), between) for name in names] for row in rows)
    return "".join([line.removesuffix(ends) + "\n" for line in lines])


def cells_of(row: Mapping[str, Any], columns: Iterable[str]) -> list[str]:
    """Return the cells of a row as in CSV, with lists joined like names.

    >>> cells_of({"id": 7, "text": "=1+1", "checked": None}, ["id", "text", "checked"])
    ['7', "'=1+1", '']
    """
    cells = (_cell(row.get(name), "; ") for name in columns)
    return ["" if cell is None else str(cell) for cell in cells]


BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # characters that end a line for some reader
SIGNS = r"=+\-@\t＝＋－＠"  # characters with which a formula begins
BEGINS = re.compile(rf"'*+[{SIGNS}\r\n]")  # at the start of a cell …
GOES_ON = re.compile(rf"([{BREAKS}])(?='*+[{SIGNS}])")  # … and of a later line
DISARMED = re.compile(rf"([{BREAKS}])'(?='*+[{SIGNS}])")


class _Lines(list[str]):
    write = list.append


def disarmed(text: str) -> str:
    r"""Return the text with an apostrophe before each line that a spreadsheet would take for a formula.

    >>> disarmed("=1+1"), disarmed("It rained.\n=1+1"), disarmed("'=1+1")
    ("'=1+1", "It rained.\n'=1+1", "''=1+1")
    """
    text = GOES_ON.sub(r"\1'", text)
    return "'" + text if BEGINS.match(text) else text


def plain(cell: str) -> str:
    """Undo ``disarmed``.

    >>> plain("'=1+1"), plain("''=1+1"), plain("'Tis")
    ('=1+1', "'=1+1", "'Tis")
    """
    cell = DISARMED.sub(r"\1", cell)
    return cell[1:] if cell.startswith("'") and BEGINS.match(cell, 1) else cell


def _cell(value: Any, between: str = " ") -> Any:
    """Return a value as a cell.

    >>> _cell("=1+1"), _cell(["QS101", "QK101"]), _cell(-7)
    ("'=1+1", 'QS101 QK101', -7)
    """
    if value is None or type(value) is int:
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, list):
        text = between.join(map(_text, value))
    elif isinstance(value, str | bytes | bool | dict):
        text = _text(value)
    else:
        return value  # a date or a decimal number
    return disarmed(text)


def _text(value: Any) -> str:
    """Return a value as text: a str unchanged, others as JSON.

    >>> [_text(value) for value in ("It rained.", True, b"It rained.", {"views": float("nan")})]
    ['It rained.', 'true', 'SXQgcmFpbmVkLg==', '{"views":null}']
    """
    if isinstance(value, str):
        return value
    text = to_json(value)[:-1].decode()
    return str(json.loads(text)) if text.startswith('"') else text
