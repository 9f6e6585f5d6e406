"""Documents from JSONL, CSV and plain text, gzipped or not, as a stream.

What can't be read never stops the rest: it comes as a ``Problem`` in the place of its document.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from os.path import isfile
from typing import Any, cast
from urllib.parse import urlsplit

from quotex.io.decoding import UNMARKED, UTF8, DecodingError, decode, describe, sniff
from quotex.io.formats import UnsupportedFormat, detect

__all__ = ["Note", "Problem", "Record", "input_format", "read_files"]

STDIN = "-"
GZIP = b"\x1f\x8b"
BUFFER = 1 << 18  # bytes; as many decide on the encoding of a CSV file
HEAD = 4096  # bytes that tell the format
WIDE = ("utf-16", "utf-32")  # so begin the encodings in which the byte of a newline is not always a newline


@dataclass(slots=True)
class Record:
    """One document to work on. ``converted``: its text is not in the file as UTF-8. ``source``: whose it is, or ""."""

    id: str | int
    text: str
    where: str
    converted: bool = False
    source: str = ""


@dataclass(slots=True)
class Note:
    """Something that the user should know of a file that can be read."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(slots=True)
class Problem:
    """Something that could not be read. ``input`` is the line or row itself, None where a whole file is meant."""

    where: str
    message: str
    input: Any = None

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


Item = Record | Problem | Note


@dataclass(slots=True, frozen=True)
class _Source:
    name: str
    field: str
    id_field: str
    encoding: str | None
    source_field: str

    def guessed(self, encoding: str) -> Iterator[Note]:
        """What the user should know of an encoding that no mark tells."""
        if not self.encoding and (not encoding.startswith("utf") or encoding in UNMARKED):
            yield Note(self.name, f"taken for {encoding}; another one can be asked for")

    def at(self, line: int) -> str:
        return f"{self.name}:{line}"


def read_files(
    names: list[str],
    *,
    format: str | None = None,
    field: str = "text",
    id_field: str = "id",
    encoding: str | None = None,
    source_field: str = "source",
) -> Iterator[Item]:
    """Yield the documents of files (``-``: standard input), and what is wrong with them, in order.

    ``format`` is ``jsonl``, ``csv`` or ``text``; without it the first bytes and the suffix tell. A row without an id
    gets ``FILE:LINE``; a text file's id is its path. A row's source is its ``source_field``, else the host of its field
    ``url``.
    """
    if encoding:
        encoding = codecs.lookup(encoding).name  # one spelling: utf-8, utf-16-le
    for name in names:
        yield from _read_file(_Source(name, field, id_field, encoding, source_field), format)


def input_format(name: str, format: str | None = None) -> str:
    """``format`` where it is given, else what the name or the first bytes tell; text where nothing can be read."""
    if format:
        return format
    try:
        return detect(name, _head(name))
    except (OSError, EOFError, zlib.error, UnsupportedFormat):
        return "text"  # reading will tell what is wrong


def _head(name: str) -> bytes:
    """The first bytes, unzipped, where looking at them does not use them up."""
    if name == STDIN:
        head = _stdin().peek(1)
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD) if head.startswith(GZIP) else head
    if not isfile(name):
        return b""
    with _open(name) as stream:
        return stream.peek(HEAD)[:HEAD]


def _read_file(source: _Source, format: str | None) -> Iterator[Item]:
    try:
        with _open(source.name) as stream:
            yield from READERS[format or detect(source.name, stream.peek(HEAD)[:HEAD])](stream, source)
    except IsADirectoryError:
        yield Problem(source.name, "is a folder; name the files in it")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Problem(source.name, f"broken gzip data: {error}")
    except OSError as error:
        yield Problem(source.name, f"cannot be read: {error.strerror or error}")
    except (DecodingError, UnsupportedFormat) as error:
        yield Problem(source.name, str(error))
    except MemoryError:
        yield Problem(source.name, "not enough memory to read on")


@contextmanager
def _open(name: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file or of standard input, unzipped where they are gzip."""
    with nullcontext(_stdin()) if name == STDIN else _file(name) as raw:
        zipped = raw.peek(2)[:2] == GZIP
        if not zipped and name.lower().endswith(".gz") and raw.peek(1):
            raise gzip.BadGzipFile("the file does not begin as gzip files do")
        yield io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=raw)), BUFFER) if zipped else raw


def _file(name: str) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, io.FileIO(name)), BUFFER)


def _stdin() -> io.BufferedReader:
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return cast(io.BufferedReader, sys.stdin.buffer)


def _read_text(stream: io.BufferedReader, source: _Source) -> Iterator[Item]:
    text, encoding = decode(stream.read(), source.encoding)
    yield from source.guessed(encoding)
    yield Record(source.name, text, source.name, converted=encoding != UTF8)


def _read_jsonl(stream: io.BufferedReader, source: _Source) -> Iterator[Item]:
    encoding = source.encoding or sniff(stream.peek(HEAD)[:HEAD], guess=False)
    yield from source.guessed(encoding)
    offset = 0
    for number, line in enumerate(_byte_lines(stream, encoding), 1):
        if line.strip():
            yield _json_record(line, number, offset, source, UTF8 if encoding.startswith(WIDE) else encoding)
        offset += len(line)


def _byte_lines(stream: io.BufferedReader, encoding: str) -> Iterator[bytes]:
    if not encoding.startswith(WIDE):
        yield from stream
        return
    try:
        for line in io.TextIOWrapper(stream, encoding=encoding, newline="\n"):
            yield line.encode()
    except UnicodeDecodeError as error:
        raise DecodingError(describe(error, encoding)) from None


def _json_record(line: bytes, number: int, offset: int, source: _Source, encoding: str) -> Record | Problem:
    where = source.at(number)
    try:
        row = json.loads(line.rstrip(b"\r\n").decode(encoding))
    except UnicodeDecodeError as error:
        return Problem(where, describe(error, encoding, offset), _raw(line))
    except json.JSONDecodeError as error:
        return Problem(where, f"broken JSON: {error.msg.removesuffix(' at')} at column {error.colno}", _raw(line))
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        return Problem(where, f"broken JSON: {error}", _raw(line))
    if not isinstance(row, dict):
        return Problem(where, f"not a JSON object but {_json_type(row)}", row)
    return _record(row, number, source)


def _raw(line: bytes) -> str:
    return line.decode(errors="surrogateescape").rstrip("\r\n")


def _record(row: dict[str, Any], number: int, source: _Source) -> Record | Problem:
    where = source.at(number)
    if source.field not in row:
        return Problem(where, f"no field {source.field!r} (fields: {', '.join(map(str, row)) or 'none'})", row)
    text = row[source.field]
    if not isinstance(text, str):
        return Problem(where, f"field {source.field!r} is {_json_type(text)}, not text", row)
    id = row.get(source.id_field)
    if id is None or id == "":
        id = where
    if isinstance(id, bool) or not isinstance(id, (str, int)):
        return Problem(where, f"id field {source.id_field!r} is {_json_type(id)}, not text or a whole number", row)
    return Record(id, text, where, source=_source_of(row, source.source_field))


def _source_of(row: dict[str, Any], field: str) -> str:
    """Whose document a row is: what its field says, else the host of its address, else nobody's."""
    named, url = row.get(field), row.get("url")
    if isinstance(named, str | int) and not isinstance(named, bool) and named != "":
        return str(named)
    try:
        return (urlsplit(url).hostname or "") if isinstance(url, str) else ""
    except ValueError:  # http://[broken
        return ""


def _json_type(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}
    return names.get(type(value), "null")


def _read_csv(stream: io.BufferedReader, source: _Source) -> Iterator[Item]:
    csv.field_size_limit(2**31 - 1)  # the default of 128 KB is less than a long article
    encoding = sniff(stream.peek(1), source.encoding)
    yield from source.guessed(encoding)
    rows = csv.reader(_text_lines(stream, encoding), strict=True)
    try:
        header = next(rows, [])
    except csv.Error as error:
        yield Problem(source.at(1), f"broken CSV: {error}")
        return
    if header and source.field not in header:
        yield Problem(source.at(1), f"no column {source.field!r} (columns: {', '.join(header)})")
        return
    while True:
        number = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(source.at(number), f"broken CSV: {error}")
            continue
        if row:
            yield _record(dict(zip(header, row, strict=False)), number, source)


def _text_lines(stream: io.BufferedReader, encoding: str) -> Iterator[str]:
    line_encoding = UTF8 if encoding.startswith(WIDE) else encoding
    offset = 0
    for line in _byte_lines(stream, encoding):
        try:
            yield line.decode(line_encoding)
        except UnicodeDecodeError as error:
            raise DecodingError(describe(error, line_encoding, offset)) from None
        offset += len(line)


READERS: dict[str, Callable[[io.BufferedReader, _Source], Iterator[Item]]] = {
    "jsonl": _read_jsonl,
    "csv": _read_csv,
    "text": _read_text,
}
