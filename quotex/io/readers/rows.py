"""What readers share: the settings of a run, and the conversion of a row to a document."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from quotex.io.decoding import UNMARKED
from quotex.io.documents import Note, Problem, Record
from quotex.io.files import NOTHING, LeftOut
from quotex.objects import in_short

__all__ = ["ALL", "MEGABYTE", "MOST", "OF_FILES", "Reading", "Source", "read_whole", "too_long"]

MEGABYTE = 1_000_000
MOST = 20 * MEGABYTE  # bytes of a document
PIECE = 1 << 20  # bytes read at a time
EXACT = 2**53  # larger floats cannot be ids: several integers have the same float
ALL = ("all",)  # as columns to keep: all
OF_FILES = ("folder", "file")  # columns of documents that are files


@dataclass(slots=True, frozen=True)
class Reading:
    """How to read files.

    ``field``, ``id_field``, ``source_field`` and ``language_field`` name columns, or paths into them
    (``article.body``); ``keep`` names columns to copy (``ALL``: every one). Without ``needs_text``, ``field`` is a
    column like any other, and rows need not have it. ``most`` is the maximum size of a document in bytes, ``separator``
    the line between documents in a text file, ``left_out`` the output files to skip. With ``whole``, documents keep the
    rows they were read from.
    """

    format: str | None = None
    field: str = "text"
    needs_text: bool = True
    id_field: str = "id"
    encoding: str | None = None
    source_field: str = "source"
    language_field: str | None = None
    keep: tuple[str, ...] = ()
    most: int = MOST
    separator: str | None = None
    left_out: LeftOut = NOTHING
    whole: bool = False


@dataclass(slots=True, frozen=True)
class Source:
    """One file, and how to read it."""

    name: str
    reading: Reading

    def guessed(self, encoding: str) -> Iterator[Note]:
        """Yield a note about an encoding that was guessed."""
        if not self.reading.encoding and (not encoding.startswith("utf") or encoding in UNMARKED):
            yield Note(self.name, f"read as {encoding}; --encoding NAME sets another encoding")

    def named_twice(self, columns: Iterable[str]) -> Iterator[Note]:
        """Yield notes about columns with the same name, of which a row keeps one."""
        for name, times in Counter(columns).items():
            if name and times > 1:
                yield Note(self.name, f"{times} columns are named {name!r}: the last one is read")

    def at(self, place: int | str) -> str:
        return f"{self.name}:{place}"

    def record(self, row: Mapping[str, Any], place: int | str) -> Record | Problem:
        """Return the document of a row, or its problem. ``place`` is a line, or another count of the format."""
        reading, where = self.reading, self.at(place)
        id = _whole(find(row, reading.id_field))
        if id is MISSING or id is None or id == "":
            id = where
        if isinstance(id, bool) or not isinstance(id, (str, int)):
            fault = f"id field {reading.id_field!r} is {json_type(id)}, not text or a whole number"
            return Problem(where, fault, row, where)
        text = find(row, reading.field) if reading.needs_text else ""
        if text is MISSING:
            return Problem(where, no_text("field", reading.field, row), row, id)
        if not isinstance(text, str):
            return Problem(where, f"field {reading.field!r} is {json_type(text)}, not text", row, id)
        kept = self._kept(row)
        rows = [self._all(row)] if reading.whole else []
        return Record(id, text, where, source=self._source(row), kept=kept, language=self._language(row), rows=rows)

    def of_file(self, text: str, where: str, **facts: Any) -> Record:
        """Return the document that is a file or a part of one, with the columns ``folder`` and ``file`` of its path."""
        path = PurePath(self.name)
        row = dict(zip(OF_FILES, (path.parent.name, path.name), strict=True))
        return Record(where, text, where, source=self._source(row), kept=self._kept(row), **facts)

    def _kept(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        keep = self.reading.keep
        if not keep:
            return {}
        if keep == ALL:
            return self._all(row)
        found = {name: find(row, name) for name in keep}
        return {name: None if value is MISSING else value for name, value in found.items()}

    def _all(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return all columns except those of the id and the text."""
        given = (self.reading.id_field, *([self.reading.field] if self.reading.needs_text else []))
        return {name: value for name, value in row.items() if name not in given}

    def _source(self, row: Mapping[str, Any]) -> str:
        """Return the source of a document: the field, else the host of its URL, else an empty string."""
        named, url = find(row, self.reading.source_field), row.get("url")
        if isinstance(named, str | int) and not isinstance(named, bool) and named != "":
            return str(named)
        try:
            return (urlsplit(url).hostname or "") if isinstance(url, str) else ""
        except ValueError:  # http://[broken
            return ""

    def _language(self, row: Mapping[str, Any]) -> str:
        named = find(row, self.reading.language_field) if self.reading.language_field else None
        return named if isinstance(named, str) else ""


MISSING = object()
_OPTION = "--field"


def no_text(what: str, name: str, names: Collection[object]) -> str:
    """Return the message that the field or column of the texts is missing.

    >>> no_text("field", "text", {"body": "It rained."})
    "no field 'text' (fields: body): name yours with --field"
    """
    return f"no {what} {name!r} ({what}s: {in_short(names) or 'none'}): name yours with {_OPTION}"


def of_option(message: str, option: str) -> str:
    """Adapt a message of ``no_text`` to a field that another option names."""
    return message.removesuffix(_OPTION) + option if message.endswith(_OPTION) else message


def find(row: Mapping[str, Any], name: str) -> Any:
    """Return the value of a field, or ``MISSING``. A dot leads into an object if no field has exactly that name.

    >>> find({"article": {"body": "It rained."}}, "article.body")
    'It rained.'
    """
    if name in row:
        return row[name]
    first, dot, rest = name.partition(".")
    inner = row.get(first) if dot else None
    return find(inner, rest) if isinstance(inner, Mapping) else MISSING


def _whole(id: Any) -> Any:
    """Return an id as an integer; pandas writes a column of integers as floats if one is missing (NaN)."""
    if not isinstance(id, float):
        return id
    if isnan(id):
        return None
    return int(id) if id.is_integer() and abs(id) <= EXACT else id


def json_type(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}
    return names.get(type(value), "null" if value is None else f"of type {type(value).__name__}")


def too_long(most: int) -> str:
    return f"is larger than {most / MEGABYTE:g} MB; --max-document sets the limit"


def read_whole(stream: io.BufferedReader, most: int) -> bytes | None:
    """Return the contents of a stream, or None if it is too large. Memory grows only with what is read."""
    pieces = [stream.read(PIECE)]
    size = len(pieces[0])
    while len(pieces[-1]) == PIECE and size <= most:
        pieces.append(stream.read(PIECE))
        size += len(pieces[-1])
    return b"".join(pieces) if size <= most else None
