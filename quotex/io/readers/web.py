"""Read pages: WARC and WET files with fastwarc, HTML with resiliparse's plain text. Needs the extra ``[warc]``."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Generator, Iterator
from itertools import count
from typing import Any, cast

from quotex.io.compression import DAMAGED, damage_message, part_after, read_before_damage, skip_damage
from quotex.io.decoding import sniff
from quotex.io.documents import Item, Note, Problem, Record
from quotex.io.readers.payload import PayloadError, unpacked_payload
from quotex.io.readers.rows import Source, read_whole, too_long
from quotex.io.unpackers import MissingExtra
from quotex.outline import Outline

__all__ = ["read_html", "read_warc", "text_of_html"]

HTML_TYPES = ("text/html", "application/xhtml+xml")
CHUNK = 1 << 16  # bytes read at a time
SAMPLE = 1 << 12  # bytes that show the type of a payload
COUNTED_ONLY = ("of record type", "of Content-Type")  # pictures and requests, which nobody would take for documents
FEW = 5  # reasons that are listed
LONGEST_KIND = 80  # characters shown of a type
CHARSET = re.compile(r"(?i)charset\s*+=\s*+[\"']?+([\w.:-]++)")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
TAG_BEGINS = re.compile(r"[\s\ufeff]*+<[a-zA-Z!]")
SUCCESS = 2  # hundreds digit of the HTTP status of a page that was found


def read_html(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Read a page with all of its text; cleaning finds the article in it."""
    most = source.reading.most
    data = read_whole(stream, most)
    if data is None:
        yield Problem(source.name, too_long(most))
        return
    text, outline = text_of_html(data, source.reading.encoding)
    yield source.of_file(text, source.name, converted=True, outline=outline)


def read_warc(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Read the conversions of a WET file, or the pages and plain texts of a WARC file, each named by its record id.

    Each unreadable record is a separate problem, even if its gzip member is damaged. A note at the end counts records
    that are not documents: other types, failed responses, and payloads that are not text.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ModuleNotFoundError:
        raise MissingExtra("WARC files need fastwarc and resiliparse: pip install fastwarc resiliparse") from None
    kinds = WarcRecordType.response, WarcRecordType.conversion, WarcRecordType.resource
    passed_over: Counter[str] = Counter()
    numbers = count(1)
    archive = _Archive(stream)
    goes_on = True
    while goes_on:
        records = iter(ArchiveIterator(cast(Any, archive), record_types=WarcRecordType.any_type))
        goes_on = yield from _documents(records, kinds, source, passed_over, numbers, archive)
    if passed_over:
        yield Note(source.name, _summary(passed_over), passed_over)


def _summary(passed_over: Counter[str]) -> str:
    """Return the most frequent reasons; empty if nobody would take the records for documents."""
    listable = {reason: number for reason, number in passed_over.items() if not reason.startswith(COUNTED_ONLY)}
    most = sorted(listable, key=lambda reason: (-listable[reason], reason))[:FEW]
    others = sum(listable.values()) - sum(listable[reason] for reason in most)
    listed = [f"{listable[reason]} {reason}" for reason in most] + [f"{others} others"] * bool(others)
    return f"records skipped, which are not documents: {', '.join(listed)}" if listed else ""


def _documents(
    records: Any,
    kinds: tuple[Any, ...],
    source: Source,
    passed_over: Counter[str],
    numbers: Iterator[int],
    archive: _Archive,
) -> Generator[Item, None, bool]:
    """Yield the documents of the records, and count the others in ``passed_over``.

    Return whether more records follow after a damaged gzip member.
    """
    for number in numbers:
        where = source.at(f"record {number}")
        try:
            record = next(records, None)
            if record is None:
                return False
            document = _document(record, number, source, passed_over, kinds)
        except DAMAGED as error:
            goes_on = archive.skip_damage()
            yield Problem(where, f"damaged: {error}" if goes_on else damage_message(error))
            return goes_on
        except OSError as error:  # fastwarc finds no more records
            goes_on = archive.skip_member()
            yield Problem(where, f"damaged: {error}" if goes_on else f"damaged: {error}; what follows can't be read")
            return goes_on
        except Exception as error:  # fastwarc raises errors of several kinds
            yield Problem(where, f"damaged: {type(error).__name__}: {error}")
            continue
        if document is not None:
            yield document
    return False


class _Archive:
    """A stream for fastwarc that knows its position, even in a pipe, and is read one gzip member at a time."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._ahead = b""
        self._place = 0

    def read(self, size: int) -> bytes:
        """Return bytes of one member. The next one is not read before fastwarc asks for it, so it can be skipped."""
        self._ahead = self._ahead or read_before_damage(self._stream, size)
        end = part_after(self._stream, self._place + 1)
        most = size if end is None else min(size, end - self._place)
        data, self._ahead = self._ahead[:most], self._ahead[most:]
        self._place += len(data)
        return data

    def skip_damage(self) -> bool:
        """Continue after damage; return False if nothing follows."""
        return skip_damage(self._stream)

    def skip_member(self) -> bool:
        """Continue after a member that was read partly; return False if nothing follows."""
        while part_after(self._stream, self._place) != self._place:
            try:
                if not self.read(CHUNK):
                    return False
            except DAMAGED:
                return self.skip_damage()
        return True

    def tell(self) -> int:
        return self._place


def _document(
    record: Any, number: int, source: Source, passed_over: Counter[str], kinds: tuple[Any, ...]
) -> Item | None:
    """Return the document of a record; None if it is not one, which ``passed_over`` counts by reason."""
    headers = {name.lower(): value for name, value in record.headers.items()}
    content_type = (record.http_content_type if record.is_http else headers.get("content-type")) or ""
    kind = content_type.partition(";")[0].strip().lower()
    reason = _no_document(record, kind, kinds)
    most = source.reading.most
    where = source.at(f"record {number}")
    if not headers.get("content-length", "").strip().isdecimal():
        return Problem(where, "damaged: its header has no Content-Length")
    expected = record.content_length
    data = record.reader.read() if reason is None and expected <= most else b""
    if (found := len(data) + _skipped(record.reader)) < expected:
        return Problem(where, f"damaged: it ends early, after {found} of {expected} bytes")
    if reason is not None:
        passed_over[reason] += 1
        return None
    if expected > most:
        return Problem(where, too_long(most))
    http = {name.lower(): value for name, value in record.http_headers.items()} if record.is_http else {}
    try:
        data = unpacked_payload(data, http, most)
    except PayloadError as error:
        return Problem(where, str(error))
    if len(data) > most:
        return Problem(where, too_long(most))
    kind = kind or _sniffed(data)
    if not kind:
        passed_over["without Content-Type, no text"] += 1
        return None
    charset = CHARSET.search(content_type)
    text, outline = _text_of(data, kind, charset[1] if charset else None)
    row = {
        source.reading.field: text,
        source.reading.id_field: headers.get("warc-record-id", "").strip("<>") or None,
        "url": headers.get("warc-target-uri", "").strip("<>"),
        "date": headers.get("warc-date"),
        "content_type": content_type or kind,
        "language": headers.get("warc-identified-content-language"),
    }
    document = source.record(row, f"record {number}")
    if isinstance(document, Record):
        document.converted, document.outline = True, outline
    return document


def _no_document(record: Any, kind: str, kinds: tuple[Any, ...]) -> str | None:
    """Return why a record is not a document, by its headers; None if it may be one."""
    if record.record_type not in kinds:
        return f"of record type {record.headers.get('WARC-Type', '')[:LONGEST_KIND]}"
    if kind and kind not in (*HTML_TYPES, "text/plain"):
        return f"of Content-Type {kind[:LONGEST_KIND]}"
    status = record.http_headers.status_code if record.is_http else None
    if status is not None and status // 100 != SUCCESS:
        return f"of HTTP status {status}"
    return None


def _sniffed(data: bytes) -> str:
    """Return the type of a payload without a declared one: HTML, plain text, or an empty string for neither."""
    begins = data[:SAMPLE].decode(sniff(data[:SAMPLE]), "replace")
    if not data or CONTROL.search(begins):
        return ""
    return "text/html" if TAG_BEGINS.match(begins) else "text/plain"


def _text_of(data: bytes, kind: str, charset: str | None) -> tuple[str, Outline | None]:
    """Return the text of a payload. An unknown charset is guessed, like a missing one."""
    try:
        from resiliparse.parse.encoding import bytes_to_str, map_encoding_to_html5
    except ModuleNotFoundError:
        raise MissingExtra("HTML needs resiliparse: pip install resiliparse") from None
    known = map_encoding_to_html5(charset, False) if charset else None
    if kind != "text/plain":
        return text_of_html(data, known)
    return bytes_to_str(data, known) if known else data.decode(sniff(data[:SAMPLE]), "replace"), None


def _skipped(reader: Any) -> int:
    """Read the rest, and return its length."""
    size = 0
    while data := reader.read(CHUNK):
        size += len(data)
    return size


def text_of_html(data: bytes, encoding: str | None) -> tuple[str, Outline | None]:
    """Return the whole text of a page and its outline. Without ``encoding``, that of the page is used.

    Raises MissingExtra if resiliparse is not installed.
    """
    try:
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    except ModuleNotFoundError:
        raise MissingExtra("HTML needs resiliparse: pip install resiliparse") from None
    from quotex.io.readers.rendering import rendered  # imported here, since other formats do not need its patterns

    return rendered(bytes_to_str(data, encoding or detect_encoding(data, from_html_meta=True) or "utf-8"))
