"""Plain text: a document a file, or several with a separator line between them."""

from __future__ import annotations

import io
from collections.abc import Iterator

from quotex.io.decoding import UTF8, DecodingError, decode
from quotex.io.documents import Item, Problem, Record
from quotex.io.readers.rows import Source, long_lines, read_whole, too_long

__all__ = ["read_text"]


def read_text(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Raises DecodingError."""
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
    yield Record(source.name, text, source.name, converted=encoding != UTF8)


def _separated(stream: io.BufferedReader, source: Source, separator: str) -> Iterator[Item]:
    """The documents between lines that are nothing but the separator, each named by the line it begins in."""
    end = separator.strip().encode(source.reading.encoding or UTF8)
    lines: list[bytes] = []
    size, first = 0, 1
    for number, line in enumerate(long_lines(stream, source.reading.most), 1):
        if line is not None and line.strip() == end:
            yield from _part(lines, size, first, source)
            lines, size, first = [], 0, number + 1
        else:
            size += len(line) if line is not None else source.reading.most + 1
            if line is not None and size <= source.reading.most:
                lines.append(line)
    yield from _part(lines, size, first, source)


def _part(lines: list[bytes], size: int, first: int, source: Source) -> Iterator[Item]:
    if size > source.reading.most:
        yield Problem(source.at(first), too_long(source.reading.most))
    elif b"".join(lines).strip():
        where = source.at(first)
        try:
            text, encoding = decode(b"".join(lines), source.reading.encoding)
        except DecodingError as error:
            yield Problem(where, str(error), id=where)
            return
        yield Record(where, text, where, converted=encoding != UTF8)
