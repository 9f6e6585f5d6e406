"""What the readers share: the settings of a run, and the way from a row to a document."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any
from urllib.parse import urlsplit

from quotex.io.decoding import UNMARKED
from quotex.io.documents import Note, Problem, Record
from quotex.io.files import NOTHING, LeftOut

__all__ = ["ALL", "MEGABYTE", "MOST", "Reading", "Source", "read_whole", "too_long"]

MEGABYTE = 1_000_000
MOST = 20 * MEGABYTE  # bytes of a document
PIECE = 1 << 20  # bytes read at a time
EXACT = 2**53  # floats beyond are no ids: several whole numbers are the same one
ALL = ("all",)  # columns to keep


@dataclass(slots=True, frozen=True)
class Reading:
    """How files are to be read.

    ``field``, ``id_field``, ``source_field`` and ``language_field`` name columns, or parts of them (``article.body``);
    ``keep`` those that rows carry along (``ALL``: whatever there is). Without ``needs_text``, what stands in ``field``
    is a column as any other, which rows need not have.
    ``most`` is the size of the largest document in bytes, ``separator`` the line that parts the documents of a text
    file, ``left_out`` what is no input. ``whole``: a document has its rows with it.
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
        """What the user should know of an encoding that no mark tells."""
        if not self.reading.encoding and (not encoding.startswith("utf") or encoding in UNMARKED):
            yield Note(self.name, f"read as {encoding}; --encoding NAME sets another encoding")

    def named_twice(self, columns: Iterable[str]) -> Iterator[Note]:
        """What the user should know of columns that have one name, of which a row can keep one."""
        for name, times in Counter(columns).items():
            if name and times > 1:
                yield Note(self.name, f"{times} columns are named {name!r}: the last one is read")

    def at(self, place: int | str) -> str:
        return f"{self.name}:{place}"

    def record(self, row: Mapping[str, Any], place: int | str) -> Record | Problem:
        """The document of a row, or what is wrong with it. ``place`` is a line, or whatever the format counts."""
        reading, where = self.reading, self.at(place)
        id = _whole(find(row, reading.id_field))
        if id is MISSING or id is None or id == "":
            id = where
        if isinstance(id, bool) or not isinstance(id, (str, int)):
            told = f"id field {reading.id_field!r} is {json_type(id)}, not text or a whole number"
            return Problem(where, told, row, where)
        text = find(row, reading.field) if reading.needs_text else ""
        if text is MISSING:
            return Problem(where, no_text("field", reading.field, row), row, id)
        if not isinstance(text, str):
            return Problem(where, f"field {reading.field!r} is {json_type(text)}, not text", row, id)
        kept = self._kept(row)
        rows = [self._all(row)] if reading.whole else []
        return Record(id, text, where, source=self._source(row), kept=kept, language=self._language(row), rows=rows)

    def _kept(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        keep = self.reading.keep
        if not keep:
            return {}
        if keep == ALL:
            return self._all(row)
        found = {name: find(row, name) for name in keep}
        return {name: None if value is MISSING else value for name, value in found.items()}

    def _all(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """All columns but those of id and text."""
        given = (self.reading.id_field, *([self.reading.field] if self.reading.needs_text else []))
        return {name: value for name, value in row.items() if name not in given}

    def _source(self, row: Mapping[str, Any]) -> str:
        """Whose document it is: what the field says, else the host of its address, else nobody's."""
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


def no_text(what: str, name: str, names: Iterable[object]) -> str:
    """That the field or column of the texts is not there.

    >>> no_text("field", "text", {"body": "It rained."})
    "no field 'text' (fields: body): name yours with --field"
    """
    return f"no {what} {name!r} ({what}s: {', '.join(map(str, names)) or 'none'}): name yours with {_OPTION}"


def of_option(message: str, option: str) -> str:
    """A message of ``no_text`` for a field that another option names."""
    return message.removesuffix(_OPTION) + option if message.endswith(_OPTION) else message


def find(row: Mapping[str, Any], name: str) -> Any:
    """The value of a field; a dot leads into an object where no field has that very name. ``MISSING``: there is none.

    >>> find({"article": {"body": "It rained."}}, "article.body")
    'It rained.'
    """
    if name in row:
        return row[name]
    first, dot, rest = name.partition(".")
    inner = row.get(first) if dot else None
    return find(inner, rest) if isinstance(inner, Mapping) else MISSING


def _whole(id: Any) -> Any:
    """An id of a column of whole numbers, which pandas writes as floats where one is missing, and that one as NaN."""
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
    """All that a stream holds; None where that is too much. No more memory is taken than there is to read."""
    pieces = [stream.read(PIECE)]
    size = len(pieces[0])
    while len(pieces[-1]) == PIECE and size <= most:
        pieces.append(stream.read(PIECE))
        size += len(pieces[-1])
    return b"".join(pieces) if size <= most else None
