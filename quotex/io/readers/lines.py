"""The lines of a file as bytes, in any encoding, so that an undecodable line affects no other."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass

from quotex.io.decoding import DecodingError, describe

__all__ = ["BLANK", "WIDE", "TooLong", "byte_lines", "line_encoding"]

WIDE = ("utf-16", "utf-32")  # encodings in which the byte of a newline may be part of another character
BLANK = " \t\r\n\v\f"  # characters that an empty line may have
MARKS = {
    "utf-8-sig": ((codecs.BOM_UTF8, "utf-8"), (b"", "utf-8")),  # Python's codec would drop a mark in every line
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}


@dataclass(frozen=True, slots=True)
class TooLong:
    """A line that is too long: the number of its bytes and of its quotation marks (")."""

    size: int
    quotes: int


def line_encoding(stream: io.BufferedReader, encoding: str) -> tuple[str, int]:
    """Return the encoding of single lines, and the length of the byte-order mark, which is skipped.

    Raises DecodingError if a required mark is missing.
    """
    head = stream.peek(4)[:4]
    if encoding not in MARKS or not head:
        return encoding, 0
    for mark, found in MARKS[encoding]:
        if head.startswith(mark):
            return found, len(stream.read(len(mark)))
    raise DecodingError(f"{describe(UnicodeError('no BOM'), encoding)}; what follows can't be read")


def byte_lines(stream: io.BufferedReader, encoding: str, most: int) -> Iterator[bytes | TooLong]:
    """Yield the lines of a stream with their line ends, in the encoding of ``line_encoding``. Lines of more than
    ``most`` bytes are not kept in memory.
    """
    newline = "\n".encode(encoding) if encoding.startswith(WIDE) else b"\n"
    unit = len(newline)
    parts: list[bytes] = []
    size = quotes = 0
    while piece := stream.readline(most + 1):
        if unit > 1:
            piece += stream.read(-len(piece) % unit)  # the rest of a character
        is_ended = piece.endswith(newline)
        if is_ended and not size and len(piece) <= most:
            yield piece
            continue
        size += len(piece)
        parts.append(piece)
        if size - is_ended * unit > most:
            quotes += sum(part.decode(encoding, "replace").count('"') for part in parts)
            parts.clear()
        if is_ended:
            yield b"".join(parts) if parts else TooLong(size, quotes)
            parts.clear()
            size = quotes = 0
    if size:
        yield b"".join(parts) if parts else TooLong(size, quotes)
