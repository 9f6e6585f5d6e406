"""Read plain text: one document for each file, or several with a separator line between them."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from quotex.io.decoding import UTF8, DecodingError, decode, sniff
from quotex.io.documents import Item, Note, Problem
from quotex.io.formats import bad_times
from quotex.io.readers.lines import BLANK, TooLong, byte_lines, line_encoding
from quotex.io.readers.rows import Source, read_whole, too_long

__all__ = ["read_text"]


def read_text(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Read a text file. Raises DecodingError."""
    if source.reading.separator is not None:
        yield from _separated(stream, source, source.reading.separator)
        return
    most = source.reading.most
    data = read_whole(stream, most)
    if data is None:
        yield Problem(source.name, too_long(most))
        return
    text, encoding = decode(data, source.reading.encoding)
    yield from source.guessed(encoding)
    if fault := bad_times(source.name, text):
        yield Note(source.name, fault)
    yield source.of_file(text, source.name, converted=encoding != UTF8)


def _separated(stream: io.BufferedReader, source: Source, separator: str) -> Iterator[Item]:
    """Yield the documents between lines that equal the separator, each named by its first line's number."""
    found = sniff(stream.peek(1), source.reading.encoding)
    yield from source.guessed(found)
    encoding, _ = line_encoding(stream, found)
    lines: list[bytes] = []
    size, first, is_parted = 0, 1, False
    for number, line in enumerate(byte_lines(stream, encoding, source.reading.most), 1):
        if isinstance(line, TooLong):
            size += line.size
        elif line.decode(encoding, "replace").strip(BLANK) == separator.strip():
            is_parted = True
            yield from _part(lines, size, first, source, encoding)
            lines, size, first = [], 0, number + 1
        else:
            size += len(line)
            if size <= source.reading.most:
                lines.append(line)
    if size and not is_parted:
        yield Note(source.name, f"no line is exactly {separator!r}: it is read as one document")
    yield from _part(lines, size, first, source, encoding)


def _part(lines: list[bytes], size: int, first: int, source: Source, encoding: str) -> Iterator[Item]:
    """Yield the document of some lines of a file in that encoding."""
    where, data = source.at(first), b"".join(lines)
    if size > source.reading.most:
        yield Problem(where, too_long(source.reading.most))
        return
    if encoding.startswith(UTF8):
        encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else UTF8
    try:
        text, encoding = decode(data, encoding)
    except DecodingError as error:
        yield Problem(where, str(error), id=where)
        return
    if text.strip(BLANK):
        yield source.of_file(text, where, converted=encoding != UTF8)
