"""Plain text: a document a file, or several with a separator line between them."""

from __future__ import annotations

import io
from collections.abc import Iterator

from quotex.io.decoding import UTF8, DecodingError, decode, sniff
from quotex.io.documents import Item, Note, Problem, Record
from quotex.io.readers.json_lines import WIDE, byte_lines
from quotex.io.readers.rows import Source, read_whole, too_long

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
    found = sniff(stream.peek(1), source.reading.encoding)
    yield from source.guessed(found)
    encoding = UTF8 if found.startswith((UTF8, *WIDE)) else found  # of the lines
    end = separator.strip().encode(encoding, "backslashreplace")  # of what it lacks, no line can be made
    lines: list[bytes] = []
    size, first, is_parted = 0, 1, False
    for number, line in enumerate(byte_lines(stream, found, source.reading.most), 1):
        if line is not None and line.strip() == end:
            is_parted = True
            yield from _part(lines, size, first, source, found)
            lines, size, first = [], 0, number + 1
        else:
            size += len(line) if line is not None else source.reading.most + 1
            if line is not None and size <= source.reading.most:
                lines.append(line)
    if size and not is_parted:
        yield Note(source.name, f"no line is just {separator!r}: it is read as one document")
    yield from _part(lines, size, first, source, found)


def _part(lines: list[bytes], size: int, first: int, source: Source, found: str) -> Iterator[Item]:
    """The document of some lines of a file whose encoding is ``found``."""
    if size > source.reading.most:
        yield Problem(source.at(first), too_long(source.reading.most))
    elif b"".join(lines).strip():
        where = source.at(first)
        is_wide, is_utf8 = found.startswith(WIDE), found.startswith(UTF8)
        try:
            known = UTF8 if is_wide else source.reading.encoding if is_utf8 else found
            text, encoding = decode(b"".join(lines), known)
        except DecodingError as error:
            yield Problem(where, str(error), id=where)
            return
        yield Record(where, text, where, converted=is_wide or encoding != UTF8)
