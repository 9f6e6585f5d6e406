"""Undo the Transfer-Encoding and Content-Encoding of a server's response."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable, Mapping

from quotex.io.formats import HTML_BEGINS

__all__ = ["PayloadError", "unpacked_payload"]

CHUNK_BEGINS = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*+(?:;[^\r\n]{0,1000}+)?\r?\n")
GZIP = b"\x1f\x8b"
OTHERS = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz", "lzma", "xz", "bzip2"})  # not supported
BEGINNING = 1024  # bytes
PIECE = 1024  # bytes unpacked at a time
MOST_LAYERS = 5  # nested encodings: browsers and curl accept no more
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


class PayloadError(ValueError):
    """The payload cannot be unpacked. The message says why, in a few words."""


def unpacked_payload(data: bytes, headers: Mapping[str, str], most: int) -> bytes:
    """Return the payload of a response, at most one byte more than ``most``; ``headers`` have lower-case names.

    Many crawlers unpack it but keep the headers, so data that is already a page, or has no chunks, is returned
    unchanged. Raises PayloadError.

    >>> unpacked_payload(b"3\\r\\nIt \\r\\n7\\r\\nrained.\\r\\n0\\r\\n\\r\\n", {"transfer-encoding": "chunked"}, 100)
    b'It rained.'
    """
    transfer = _names(headers, "transfer-encoding")
    if data and "chunked" in transfer:
        data = _without_chunks(data)
    names = [*_names(headers, "content-encoding"), *(name for name in transfer if name != "chunked")]
    if len(names) > MOST_LAYERS:
        raise PayloadError(f"its headers name more than {MOST_LAYERS} encodings")
    for name in reversed(names):
        if HTML_BEGINS.match(data) or _is_plain(data):
            break
        if name in UNPACKERS:
            data = UNPACKERS[name](data, most)
        elif name in OTHERS:  # other names are not encodings, though some servers send them
            raise PayloadError(f"its Content-Encoding {name!r} is not one that quotex decodes")
    return data


def _is_plain(data: bytes) -> bool:
    """Whether it begins as text; compressed data hardly ever does."""
    try:
        begins = codecs.getincrementaldecoder("utf-8")().decode(data[:BEGINNING])
    except UnicodeDecodeError:
        return False
    return CONTROL.search(begins) is None


def _names(headers: Mapping[str, str], header: str) -> list[str]:
    names = (name.strip().lower() for name in headers.get(header, "").split(","))
    return [name for name in names if name not in ("", "identity", "utf-8", "none")]


def _without_chunks(data: bytes) -> bytes:
    """Join the chunks; data that does not begin with a chunk is returned unchanged."""
    parts: list[bytes] = []
    at = 0
    while at < len(data):
        found = CHUNK_BEGINS.match(data, at)
        if found is None:
            if not parts:
                return data
            raise PayloadError("damaged: its chunks break off")
        size = int(found[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(data[found.end() : found.end() + size])
        at = found.end() + size
        at += len(b"\r\n") if data.startswith(b"\r\n", at) else data.startswith(b"\n", at)
    raise PayloadError("damaged: its chunks break off")


def _inflated(data: bytes, most: int, bits: int, name: str) -> bytes:
    """Unpack the members of gzip, or the stream of deflate; data after them is ignored, as in browsers.

    The input is passed in small pieces, since zlib copies unused input at each end of a member.
    """
    parts: list[bytes] = []
    size = at = 0
    while size <= most and (not parts or data.startswith(GZIP, at)):
        unpacker = zlib.decompressobj(bits)
        while not unpacker.eof and size <= most:
            piece = data[at : at + PIECE]
            if not piece:
                raise PayloadError(f"damaged: its {name} ends early")
            try:
                parts.append(unpacker.decompress(piece, most + 1 - size))
            except zlib.error:
                raise PayloadError(f"damaged: its {name} is damaged") from None
            size += len(parts[-1])
            at += len(piece) - len(unpacker.unused_data)
    return b"".join(parts)


def _gzip(data: bytes, most: int) -> bytes:
    return _inflated(data, most, zlib.MAX_WBITS | 16, "gzip") if data.startswith(GZIP) else data


def _deflate(data: bytes, most: int) -> bytes:
    """Unpack deflate with the header that the standard requires, or without it, as some servers send it."""
    try:
        return _inflated(data, most, zlib.MAX_WBITS, "deflate")
    except PayloadError:
        return _inflated(data, most, -zlib.MAX_WBITS, "deflate")


UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate}
