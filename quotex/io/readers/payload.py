"""What a server sent, as it was before it was packed: Transfer-Encoding and Content-Encoding undone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping

from quotex.io.formats import HTML_BEGINS

__all__ = ["PayloadError", "unpacked_payload"]

CHUNK_BEGINS = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*+(?:;[^\r\n]{0,1000}+)?\r?\n")
GZIP = b"\x1f\x8b"


class PayloadError(ValueError):
    """The payload can't be unpacked. Says why, in a few words."""


def unpacked_payload(data: bytes, headers: Mapping[str, str], most: int) -> bytes:
    """The payload of a response, at most one byte more than ``most``; ``headers`` have small letters.

    Many crawlers unpack it and leave the headers as they were, so what is a page already, or no chunks, stays.
    Raises PayloadError.

    >>> unpacked_payload(b"3\\r\\nIt \\r\\n7\\r\\nrained.\\r\\n0\\r\\n\\r\\n", {"transfer-encoding": "chunked"}, 100)
    b'It rained.'
    """
    transfer = _names(headers, "transfer-encoding")
    if data and "chunked" in transfer:
        data = _without_chunks(data)
    for name in reversed([*_names(headers, "content-encoding"), *(name for name in transfer if name != "chunked")]):
        if HTML_BEGINS.match(data) or not data:
            break
        if name not in UNPACKERS:
            raise PayloadError(f"its Content-Encoding {name!r} is not one that quotex unpacks")
        data = UNPACKERS[name](data, most)
    return data


def _names(headers: Mapping[str, str], header: str) -> list[str]:
    names = (name.strip().lower() for name in headers.get(header, "").split(","))
    return [name for name in names if name not in ("", "identity", "utf-8", "none")]


def _without_chunks(data: bytes) -> bytes:
    """The chunks as one; data that does not begin as a chunk does, as it is."""
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
    unpacker = zlib.decompressobj(bits)
    try:
        unpacked = unpacker.decompress(data, most + 1)
    except zlib.error:
        raise PayloadError(f"damaged: its {name} is damaged") from None
    if not unpacker.eof and len(unpacked) <= most:
        raise PayloadError(f"damaged: its {name} ends early")
    return unpacked


def _gzip(data: bytes, most: int) -> bytes:
    return _inflated(data, most, zlib.MAX_WBITS | 16, "gzip") if data.startswith(GZIP) else data


def _deflate(data: bytes, most: int) -> bytes:
    """With the header that the standard asks for, or without, as some servers send it."""
    try:
        return _inflated(data, most, zlib.MAX_WBITS, "deflate")
    except PayloadError:
        return _inflated(data, most, -zlib.MAX_WBITS, "deflate")


UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate}
