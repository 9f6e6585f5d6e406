"""Read JSON Lines, and JSON documents in an array or one after the other."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from quotex.io.compression import read_before_damage
from quotex.io.decoding import DecodingError, describe, sniff, sniff_lines
from quotex.io.documents import Item, Note, Problem, Record
from quotex.io.readers.lines import BLANK, WIDE, TooLong, byte_lines, line_encoding
from quotex.io.readers.rows import Source, json_type, too_long
from quotex.reasons import CARRIAGE_RETURN, plain_json_error, plain_reason

__all__ = ["read_json", "read_jsonl"]

HEAD = 4096  # bytes that show the layout
OVER_LINES = re.compile(
    rb'(?:\xef\xbb\xbf)?+\s*+(?:\{[ \t\r]*+\n\s*+"|\[[ \t\r]*+\n\s*+\{)'
)  # how an indented value begins
CHUNK = 1 << 20  # characters read at a time
DEEPEST = 500  # depth of nested values that every version of Python can read
TOO_DEEP = "its values are nested too deep"
BYTE_ORDER_MARK = "\ufeff"  # there may be several in concatenated files


def read_jsonl(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Read an object on each line. Each unreadable line is a separate problem. Raises DecodingError."""
    head = stream.peek(HEAD)[:HEAD]
    if OVER_LINES.match(head):
        yield Problem(source.name, "is JSON over several lines, not one object on each line: read it with --from json")
        return
    found = sniff_lines(stream.peek(1), source.reading.encoding)
    yield from source.guessed(found)
    encoding, offset = line_encoding(stream, found)
    names = {name.partition(".")[0] for name in (source.reading.field, source.reading.id_field)}
    for number, line in enumerate(byte_lines(stream, encoding, source.reading.most), 1):
        if isinstance(line, TooLong):
            where = source.at(number)
            yield Problem(where, f"the line {too_long(source.reading.most)}", id=where)
            offset += line.size
            continue
        if record := _json_record(line, number, offset, source, encoding):
            if names and isinstance(record, Record) and (name := _repeated(line, encoding, names)):
                yield Note(
                    record.where, f"has the key {name!r} more than once: the last one is read, here and elsewhere"
                )
                names = set()  # reported once
            yield record
        offset += len(line)


def _json_record(line: bytes, number: int, offset: int, source: Source, encoding: str) -> Record | Problem | None:
    """Return the document of a line, or its problem; None for an empty line."""
    where = source.at(number)
    try:
        text = line.decode(encoding).strip(BLANK)
    except UnicodeDecodeError as error:
        return Problem(where, describe(error, encoding, offset), _raw(line, encoding), where)
    if not text:
        return None
    try:
        row = json.loads(text.removeprefix(BYTE_ORDER_MARK))
    except json.JSONDecodeError as error:
        plain = plain_json_error(error)
        reason = f"{plain.msg} at column {plain.colno}"
        if text[: error.pos].endswith("\r"):  # an old Macintosh file, in which LF ends no line
            reason = CARRIAGE_RETURN
        return Problem(where, f"broken JSON: {reason}", _raw(line, encoding), where)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, or 100,000 brackets
        return Problem(where, f"broken JSON: {plain_reason(error)}", _raw(line, encoding), where)
    if line.count(b"[") + line.count(b"{") > DEEPEST and _is_deep(row):
        return Problem(where, f"broken JSON: {TOO_DEEP}", _raw(line, encoding), where)
    if isinstance(row, list):
        return Problem(where, "not a JSON object but a list; an array of objects is read with --from json", row, where)
    return _row_record(row, number, source)


def _repeated(line: bytes, encoding: str, names: set[str]) -> str | None:
    """Return one of the names that is a duplicate key in the object of a line, or None.

    >>> _repeated(b'{"text": "", "text": "It rained."}', "utf-8", {"text"})
    'text'
    >>> _repeated(b'{"text": "", "parts": [{"text": "It rained."}]}', "utf-8", {"text"})
    """
    if all(line.count(f'"{name}"'.encode(encoding)) < 2 for name in names):
        return None
    text = line.decode(encoding).strip(BLANK).removeprefix(BYTE_ORDER_MARK)
    pairs = json.loads(text, object_pairs_hook=list)  # the last hook call is for the outermost object
    counts = Counter(key for key, _ in pairs)
    return next((name for name in sorted(names) if counts[name] > 1), None)


def _row_record(row: Any, place: int | str, source: Source) -> Record | Problem:
    if not isinstance(row, dict):
        where = source.at(place)
        return Problem(where, f"not a JSON object but {json_type(row)}", row, where)
    return source.record(row, place)


def _is_deep(value: Any) -> bool:
    """Whether values are nested deeper than ``DEEPEST``.

    >>> _is_deep(json.loads("[" * 500 + "]" * 500)), _is_deep(json.loads("[" * 501 + "]" * 501))
    (False, True)
    """
    level = [value]
    for _ in range(DEEPEST + 1):
        level = [one for one in level if isinstance(one, dict | list)]
        if not level:
            return False
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)]
    return True


def _raw(line: bytes, encoding: str) -> str:
    """Return the line, byte for byte if possible."""
    is_wide = encoding.startswith(WIDE)
    text = line.decode(encoding, "replace") if is_wide else line.decode(errors="surrogateescape")
    return text.rstrip("\r\n")


def read_json(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Read the objects of an array, or consecutive objects, in any layout. Raises DecodingError.

    After invalid JSON, the rest of the file is not read.
    """
    encoding = sniff(stream.peek(1), source.reading.encoding)
    yield from source.guessed(encoding)
    for number, row in enumerate(_values(stream, encoding, source.reading.most), 1):
        if isinstance(row, _Broken):
            yield Problem(source.at(f"[{number}]"), row.message)
        else:
            yield _row_record(row, f"[{number}]", source)


class _Broken:
    """The error that ends the reading of a JSON file."""

    def __init__(self, message: str) -> None:
        self.message = message


def _values(stream: io.BufferedReader, encoding: str, most: int) -> Iterator[Any]:
    """Yield the values of the outermost level, or of arrays there; the last one is ``_Broken`` after an error."""
    characters = _Characters(stream, encoding)
    in_array = characters.skip("[")
    while characters.skip(",") or not characters.is_at_end():
        if in_array and characters.skip("]"):
            in_array = characters.skip("[")
            continue
        try:
            yield characters.value(most)
        except DecodingError:
            raise
        except (ValueError, RecursionError) as error:
            yield _Broken(f"broken JSON: {plain_reason(error)}")
            return
    if in_array:
        yield _Broken("broken JSON: the array does not end")


class _Characters:
    """A stream of JSON as text, held in memory only as far as needed."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._encoding = encoding
        self._text = ""
        self._at = 0
        self._is_whole = False  # all of the stream has been read
        self._size = 0  # bytes read
        self._damage: DecodingError | None = None  # after the text
        self._parse = json.JSONDecoder().raw_decode

    def is_at_end(self) -> bool:
        """Whether only white space is left."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._text) or not self._read():
                return self._at == len(self._text)

    def skip(self, sign: str) -> bool:
        """Skip the sign and the white space before it, if it comes next; return whether it did."""
        if self.is_at_end() or self._text[self._at] != sign:
            return False
        self._at += 1
        return True

    def value(self, most: int) -> Any:
        """Return the next value. Raises ValueError if there is none, or if it has more than ``most`` characters."""
        while True:
            try:
                value, end = self._parse(self._text, self._at)
            except json.JSONDecodeError as error:
                if len(self._text) - self._at > most:
                    raise ValueError(f"a value {too_long(most)}") from None
                begins = self._at  # reading more moves this
                if not self._read(len(self._text) - self._at):
                    plain = plain_json_error(error)
                    raise ValueError(f"{plain.msg} at character {plain.pos - begins} of the value") from None
                continue
            length = end - self._at
            may_go_on = isinstance(value, int | float) and end == len(self._text)
            if not may_go_on or not self._read():
                if sum(self._text.count(bracket, self._at, end) for bracket in "[{") > DEEPEST and _is_deep(value):
                    raise ValueError(TOO_DEEP)
                self._at += length
                return value

    def _read(self, least: int = 0) -> bool:
        """Read as much again as is held, so that a long value costs at most twice its length."""
        if self._is_whole:
            return False
        if self._damage:
            raise self._damage
        data = read_before_damage(self._stream, max(CHUNK, least))
        text = self._decoded(data)
        self._text = self._text[self._at :] + text
        self._at = 0
        self._is_whole = not data
        return bool(data)

    def _decoded(self, data: bytes) -> str:
        """Decode the data up to the first invalid byte; the next ``_read`` raises its error."""
        before = self._decoder.getstate()
        try:
            text = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            begins = self._size + len(data) - len(error.object)  # including bytes that the decoder had held back
            self._damage = DecodingError(f"{describe(error, self._encoding, begins)}; what follows can't be read")
            self._decoder.setstate(before)
            text = self._decoder.decode(data[: max(0, begins + error.start - self._size)])
        except UnicodeError as error:  # no byte-order mark
            raise DecodingError(describe(error, self._encoding)) from None
        self._size += len(data)
        return text
