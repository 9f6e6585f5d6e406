"""Read rows that quotex wrote: nested rows, one for each document, or flat ones, one for each quote."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import chain
from typing import Any, Literal

from quotex.io.checks import why_not_ours
from quotex.io.documents import Begin, Item, Note, Problem, Record
from quotex.io.files import STDIN, InputFile, find_files
from quotex.io.formats import UnsupportedFormat
from quotex.io.grouping import Grouping, UnorderedRows, id_of
from quotex.io.readers.rows import ALL, Reading, Source
from quotex.io.reading import file_size, input_format, read_file
from quotex.io.rows import plain

__all__ = ["layout_of", "read_documents"]

Layout = Literal["nested", "flat"]
Row = Mapping[str, Any]

_FLAT = ("quote", "start", "end", "speaker_name", "utterance")
_NESTED = {"start", "end", "text", "kind", "speaker", "utterance"}
_FLAT_COLUMNS = (
    *("quote", "start", "end", "text", "kind", "parent", "confidence"),
    *("speaker", "speaker_name", "speaker_kind", "speaker_people", "speaker_role", "speaker_gender"),
    "speaker_name_confidence",
)
_LIST = re.compile(r"[\[\],]")  # pandas writes a list as [0, 1]
_WITH_COLUMNS = ("jsonl", "json", "csv", "tsv", "parquet", "arrow")
_TIMES = 8  # size limit of a row, as a multiple of that of its text
_LOOKED_AT = 1000  # rows to examine; rows without quotes do not show the layout


def layout_of(row: Row) -> Layout | None:
    """Return the layout of a row of ``process`` or ``extract``; None if it is another row, or has no quotes yet.

    >>> layout_of({"id": "a", "quote": 0, "start": 1, "end": 11, "speaker_name": "Ada Moor", "utterance": 0})
    'flat'
    >>> layout_of({"id": "a", "text": "It rained."})
    """
    if all(name in row for name in _FLAT):
        return "flat"
    quotes = row.get("quotes")
    if isinstance(quotes, list) and quotes and isinstance(quotes[0], Mapping) and quotes[0].keys() >= _NESTED:
        return "nested"
    return None


def read_documents(names: list[str], reading: Reading) -> Iterator[Item]:
    """Like ``read_files``, but rows of quotex become one record for each document, with the columns ``quotes``,
    ``people`` and ``text``, if the rows have them, and those to keep. Notes report which files have such rows, files
    that are given twice, and nested quotes whose enclosing quote is missing, which are not counted. Raises
    UnorderedRows if flat rows do not show which document they belong to.
    """
    seen: set[str] = set()
    for file in find_files(names, reading.left_out):
        if not isinstance(file, InputFile):
            yield file
            continue
        yield Begin(file.name, file_size(file.name))
        if _was_seen(file.name, seen):
            yield Note(file.name, "is given twice: its documents count twice")
        if file.name == STDIN:
            yield from _from_pipe(reading)
            continue
        layout = _layout(file.name, reading)
        if layout is None:
            yield from read_file(file.name, reading)
        else:
            yield _note(file.name)
            yield from _documents(read_file(file.name, _for_rows(reading, _columns(layout, reading))), layout, reading)


def _was_seen(name: str, seen: set[str]) -> bool:
    """Whether the file has been ``seen`` before; it is added to ``seen``."""
    path = os.path.realpath(name)
    if name == STDIN or not os.path.isfile(path):
        return False
    was_seen = path in seen
    seen.add(path)
    return was_seen


def _note(name: str) -> Note:
    message = "contains rows of quotex: their quotes are counted without processing the texts again"
    return Note(name, message, is_routine=True)


def _for_rows(reading: Reading, keep: tuple[str, ...]) -> Reading:
    return replace(reading, needs_text=False, keep=keep, id_field="id", most=_TIMES * reading.most)


def _columns(layout: Layout, reading: Reading) -> tuple[str, ...]:
    flat = (*_FLAT_COLUMNS, reading.id_field, "input_id")
    own = ("quotes", "people", "text", "original") if layout == "nested" else flat
    return tuple(dict.fromkeys((*own, *reading.keep)))


def _layout(name: str, reading: Reading) -> Layout | None:
    """Return the layout of a file of quotex's rows, else None. Rows without quotes do not show it."""
    try:
        if input_format(name, reading.format, reading.field) not in _WITH_COLUMNS:
            return None
    except UnsupportedFormat:
        return None
    for number, item in enumerate(read_file(name, _for_rows(reading, ALL))):
        if isinstance(item, Problem) or number >= _LOOKED_AT:
            return None
        if isinstance(item, Record):
            layout = layout_of(item.kept)
            if layout is not None or "quotes" not in item.kept:
                return layout
    return None


def _from_pipe(reading: Reading) -> Iterator[Item]:
    """Read standard input, whose first row must show the layout, since it can be read only once."""
    items = read_file(STDIN, _for_rows(reading, ALL))
    before: list[Item] = []
    for item in items:
        before.append(item)
        if isinstance(item, Record):
            break
    items = chain(before, items)
    first = before[-1] if before else None
    layout = layout_of(first.kept) if isinstance(first, Record) else None
    if isinstance(first, Record) and (layout or first.kept.get("quotes") == []):
        yield _note("standard input")
        yield from _documents(items, layout or "nested", reading)
    else:
        source = Source(STDIN, reading)
        for item in items:
            yield _with_text(item, source) if isinstance(item, Record) and item.kept else item


def _with_text(record: Record, source: Source) -> Item:
    row = {source.reading.id_field: record.id, **record.kept}
    return source.record(row, record.where.removeprefix(f"{STDIN}:"))


def _documents(items: Iterable[Item], layout: Layout, reading: Reading) -> Iterator[Item]:
    return _noting_orphans(_grouped(items, reading) if layout == "flat" else _checked(items))


def _noting_orphans(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the documents, then a note on nested quotes whose enclosing quote somebody removed from the rows."""
    first, where, number = "", "", 0
    for item in items:
        if isinstance(item, Record):
            quotes = item.kept.get("quotes") or ()
            known = {quote["id"] for quote in quotes}
            lost = [quote for quote in quotes if quote["parent"] is not None and quote["parent"] not in known]
            if lost and not number:
                where = item.where
                first = f"quote {lost[0]['id']} is inside quote {lost[0]['parent']}, which is missing"
            number += len(lost)
        yield item
    if number:
        others = f" (the first of {number:,} such quotes)" if number > 1 else ""
        yield Note(where, f"{first}: it is not counted{others}")


def _checked(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        wrong = why_not_ours(item.kept) if isinstance(item, Record) else None
        if isinstance(item, Record) and wrong is not None:
            yield Problem(item.where, f"not a row of quotex like the first one: {wrong}", None, item.id)
        else:
            yield item


def _grouped(items: Iterable[Item], reading: Reading) -> Iterator[Item]:
    """Combine the rows of each document, which must be consecutive, into one record. Raises UnorderedRows."""
    document: Record | None = None
    with closing(Grouping()) as grouping:
        for item in items:
            if not isinstance(item, Record):
                if isinstance(item, Problem | Note):
                    yield item
                continue
            quote, id = _quote(item.kept), _cell(id_of(item, reading.id_field))
            wrong = quote if isinstance(quote, str) else _why_no_quote(quote, id)
            if id is None and document is None and not isinstance(quote, str):
                raise UnorderedRows(f"{item.where}: {wrong}")
            if isinstance(quote, str) or id is None or wrong is not None:
                yield Problem(item.where, f"not a quote of quotex like the first row: {wrong}", None, item.id)
                continue
            kept = {name: _cell(item.kept.get(name)) for name in reading.keep}
            if grouping.begins(id, quote["id"], kept, item.where):
                if document is not None:
                    yield document
                document = replace(item, id=id, kept={**kept, "quotes": []}, rows=[])
            if document is not None:
                document.kept["quotes"].append(quote)
                document.rows += map(_typed, item.rows)
    if document is not None:
        yield document


def _why_no_quote(quote: Row, id: str | int | None) -> str | None:
    """Return what is wrong with the quote of a flat row, or None."""
    if id is None:
        return "no id shows the document of the row: add a column 'id' that differs for each document, or rename yours"
    return why_not_ours({"quotes": [quote]})


def _quote(row: Row) -> dict[str, Any] | str:
    """Return the quote of a flat row as in a nested row, or what is wrong. In CSV, empty cells mean None, and numbers
    are text, after a spreadsheet perhaps with a decimal comma.
    """
    cells = {name: _cell(row.get(name)) for name in _FLAT_COLUMNS}
    for name, parse in _NUMBERS.items():
        if cells[name] is None and name in _OPTIONAL:
            continue
        try:
            cells[name] = parse(cells[name])
        except (TypeError, ValueError, OverflowError):
            value = "" if cells[name] is None else cells[name]
            return f"{name} is {value!r:.40}, not {'a whole' if parse is _whole else 'a'} number"
    people = cells["speaker_people"]
    ids = _LIST.sub(" ", people).split() if isinstance(people, str) else people or []
    speaker = {name: cells[f"speaker_{name}"] for name in ("name", "kind", "role", "gender", "name_confidence")}
    has_speaker = cells["speaker"] is not None or speaker["name"] is not None
    return {
        "id": cells["quote"],
        "start": cells["start"],
        "end": cells["end"],
        "text": cells["text"] or "",
        "kind": cells["kind"],
        "parent": cells["parent"],
        "confidence": cells["confidence"] or 0.0,
        "speaker": {"text": cells["speaker"] or "", **speaker, "people": ids} if has_speaker else None,
    }


def _number(value: Any) -> float:
    return float(value.replace(",", ".") if isinstance(value, str) else value)


def _whole(value: Any) -> int:
    """Parse an integer; pandas writes 4.0 in a column with empty cells. Raises TypeError, ValueError, OverflowError."""
    whole = int(number := _number(value))
    if whole != number:
        raise ValueError
    return whole


_NUMBERS: dict[str, Callable[[Any], float]] = {
    **dict.fromkeys(("quote", "start", "end", "parent"), _whole),
    **dict.fromkeys(("confidence", "speaker_name_confidence"), _number),
}
_OPTIONAL = ("parent", "confidence", "speaker_name_confidence")


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row, with cells unescaped if it is from CSV, where all values are text."""
    is_csv = all(isinstance(value, str) for value in row.values())
    return {name: _cell(value) for name, value in row.items()} if is_csv else row


def _cell(value: Any) -> Any:
    """Return the value of a cell, without the apostrophe that disarms formulas in spreadsheets."""
    return plain(value) or None if isinstance(value, str) else value
