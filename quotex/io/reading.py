"""Read documents from files as a stream. Unreadable input never stops the rest: a ``Problem`` takes its place."""

from __future__ import annotations

import codecs
import io
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

from quotex.io.compression import DAMAGED, damage_message, unpacked
from quotex.io.decoding import DecodingError
from quotex.io.documents import Begin, Item, Note, Problem
from quotex.io.files import STDIN, InputFile, find_files, is_remote, open_bytes
from quotex.io.formats import UnsupportedFormat, detect, rows_in
from quotex.io.readers.arrow import read_arrow, read_parquet
from quotex.io.readers.json_lines import read_json, read_jsonl
from quotex.io.readers.rows import Reading, Source
from quotex.io.readers.tables import read_csv, read_tsv
from quotex.io.readers.text import read_text
from quotex.io.readers.web import read_html, read_warc
from quotex.io.unpackers import MissingExtra

__all__ = ["file_size", "input_format", "read_file", "read_files"]

HEAD = 4096  # bytes that show the format
GZIP = b"\x1f\x8b"

DEFAULT = Reading()

READERS: dict[str, Callable[[io.BufferedReader, Source], Iterator[Item]]] = {
    "text": read_text,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "tsv": read_tsv,
    "parquet": read_parquet,
    "arrow": read_arrow,
    "warc": read_warc,
    "html": read_html,
}


def read_files(names: list[str], reading: Reading = DEFAULT) -> Iterator[Item]:
    """Yield the documents of files (``-`` is standard input) and their problems, in order.

    ``Begin`` comes before the documents of each file. The format is recognized by first bytes and suffix unless it is
    set. A row without an id gets ``FILE:LINE``; the id of a text file is its path. The source of a row is its
    ``source_field``, else the host of its field ``url``.
    """
    for file in find_files(names, reading.left_out):
        if isinstance(file, InputFile):
            yield Begin(file.name, file_size(file.name))
            yield from read_file(file.name, reading)
        else:
            yield file


def read_file(name: str, reading: Reading = DEFAULT) -> Iterator[Item]:
    """Like ``read_files``, for one file."""
    source = Source(name, _with_one_spelling(reading))
    try:
        with _open(name) as stream:
            head = _peeked(stream)
            format = reading.format or detect(name, head, reading.field)
            if format == "text" and not reading.format and (rows := rows_in(head, reading.field)):
                yield Note(name, f"is read as text, although it begins like {rows}: --from {rows} reads its rows")
            yield from READERS[format](stream, source)
    except IsADirectoryError:
        yield Problem(name, "is a folder")
    except DAMAGED as error:
        yield Problem(name, damage_message(error))
    except OSError as error:
        yield Problem(name, f"cannot be read: {error.strerror or error}")
    except (DecodingError, UnsupportedFormat, MissingExtra) as error:
        yield Problem(name, str(error))
    except MemoryError:
        yield Problem(name, "not enough memory to read on")


def input_format(name: str, format: str | None = None, field: str = "text") -> str:
    """Return ``format`` if given, else the format by name and first bytes; text if nothing can be read."""
    if format:
        return format
    try:
        file = next((file for file in find_files([name]) if not isinstance(file, Note)), None)
        found = file.name if isinstance(file, InputFile) else name
        return detect(found, _head(found), field)
    except (OSError, *DAMAGED, UnsupportedFormat, MissingExtra):
        return "text"  # the reader will report the error


def _head(name: str) -> bytes:
    """Return the first bytes, unpacked, if peeking does not consume them."""
    if name == STDIN:
        head = open_bytes(STDIN).peek(1)
        return _gunzipped(head) if head.startswith(GZIP) else head
    if not os.path.isfile(name):
        return b""
    with _open(name) as stream:
        return stream.peek(HEAD)[:HEAD]


def _gunzipped(head: bytes) -> bytes:
    """Return the first bytes, unpacked; none if they are damaged, as in ``_peeked``."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD)
    except zlib.error:
        return b""


def _peeked(stream: io.BufferedReader) -> bytes:
    """Return the first bytes; none if they are damaged, which the reader of the format then reports."""
    try:
        return stream.peek(HEAD)[:HEAD]
    except DAMAGED:
        return b""


@contextmanager
def _open(name: str) -> Iterator[io.BufferedReader]:
    """Open a file, standard input or a URL, unpacked."""
    with nullcontext(open_bytes(name)) if name == STDIN else open_bytes(name) as raw:
        yield unpacked(raw, name)


def file_size(name: str) -> int:
    """Return the size of a file on disk in bytes; 0 if unknown."""
    try:
        return 0 if name == STDIN or is_remote(name) else os.path.getsize(name)
    except OSError:
        return 0


def _with_one_spelling(reading: Reading) -> Reading:
    """Use Python's canonical name of the encoding: utf-8, utf-16-le. Raises LookupError for an unknown one."""
    from dataclasses import replace

    return replace(reading, encoding=codecs.lookup(reading.encoding).name) if reading.encoding else reading
