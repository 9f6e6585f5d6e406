"""Packed files, known by their first bytes: gzip, bzip2, xz and Zstandard, read as streams, written in whole frames."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import IO, Any, Protocol

__all__ = ["DAMAGED", "MissingExtra", "packer_of", "packing_of", "read_before_damage", "unpacked"]

BUFFER = 1 << 18  # bytes
PIECE = 1 << 13  # bytes unpacked at a time: where data are damaged, no more than that is lost before
SUFFIXES = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd", ".zstd": "zstd"}
MAGIC = {
    b"\x1f\x8b": "gzip",
    **{b"BZh%d1AY&SY" % level: "bzip2" for level in range(1, 10)},
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}
LONGEST_MAGIC = 10
DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError)  # what reading a damaged file raises


class MissingExtra(Exception):
    """What this needs is not installed. Says how to get it."""


def packing_of(name: str) -> str | None:
    """How a file of that name is packed; None where it is not.

    >>> packing_of("a.jsonl.gz"), packing_of("a.jsonl")
    ('gzip', None)
    """
    return SUFFIXES.get(PurePath(name).suffix.lower())


def unpacked(raw: io.BufferedReader, name: str) -> io.BufferedReader:
    """The bytes of a file, unpacked as its first bytes say.

    Raises EOFError where its name says that it is packed and its bytes do not, and MissingExtra. Reading from the
    result raises one of ``DAMAGED``, or OSError, where the file is damaged.
    """
    head = raw.peek(LONGEST_MAGIC)[:LONGEST_MAGIC]
    found = next((packing for magic, packing in MAGIC.items() if head.startswith(magic)), None)
    named = packing_of(name)
    if found is None:
        if named and head:
            raise EOFError(f"the file does not begin as {named} files do")
        return raw
    return io.BufferedReader(_Unpacked(UNPACKERS[found](raw)), BUFFER)


def read_before_damage(stream: io.BufferedReader, size: int) -> bytes:
    """So many bytes, or those there are before the end or the damage, which the next call raises."""
    parts: list[bytes] = []
    try:
        while size > 0 and (data := stream.read1(size)):
            parts.append(data)
            size -= len(data)
    except (OSError, *DAMAGED):
        if not parts:
            raise
    return b"".join(parts)


def packer_of(name: str) -> Callable[[bytes], bytes] | None:
    """What packs a block of a file of that name, so that blocks one behind the other make a whole file.

    The same block gives the same bytes. Raises MissingExtra.
    """
    packing = packing_of(name)
    if packing == "zstd":
        pack: Callable[[bytes], bytes] = zstandard().ZstdCompressor(level=3, write_checksum=True).compress
        return pack
    return {"gzip": _gzipped, "bzip2": bz2.compress, "xz": lzma.compress, None: None}[packing]


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)  # no time in the header


def zstandard() -> Any:
    try:
        import zstandard
    except ModuleNotFoundError:
        raise MissingExtra("Zstandard files need the package zstandard: pip install 'quotex[cli]'") from None
    return zstandard


class _Unpacked(io.RawIOBase):
    """What an unpacker gives. Damage is raised once everything before it was read, and from then on each time."""

    def __init__(self, unpacker: _Unpacker) -> None:
        self._unpacker = unpacker
        self._damage: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._damage:
            raise self._damage
        size = 0
        try:
            while size < len(buffer) and (data := self._unpacker.read1(min(PIECE, len(buffer) - size))):
                buffer[size : size + len(data)] = data
                size += len(data)
        except (OSError, *DAMAGED) as error:
            self._damage = error
            if not size:
                raise
        return size


class _Unpacker(Protocol):
    def read1(self, size: int, /) -> bytes: ...


class _Zstd:
    """Frames of Zstandard, one behind the other. Raises EOFError where the file ends inside one."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._error = zstandard().ZstdError
        self._unpacker: Any = None  # of the frame that is open
        self._packed = b""
        self._ahead = b""  # unpacked and not read

    def read1(self, size: int, /) -> bytes:
        while not self._ahead:
            self._packed = self._packed or self._raw.read(PIECE)
            if not self._packed:
                if self._unpacker is not None:
                    raise EOFError("the file ends inside a frame")
                return b""
            self._ahead = self._unpack()
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def _unpack(self) -> bytes:
        """Of the frame that is open, or of the next one, what there is."""
        if self._unpacker is None:
            self._unpacker = zstandard().ZstdDecompressor().decompressobj()
        try:
            data: bytes = self._unpacker.decompress(self._packed)
        except self._error as error:
            raise EOFError(str(error)) from None
        self._packed = self._unpacker.unused_data
        if self._unpacker.eof:
            self._unpacker = None
        return data


UNPACKERS: dict[str, Callable[[IO[bytes]], _Unpacker]] = {
    "gzip": lambda raw: gzip.GzipFile(fileobj=raw),
    "bzip2": lambda raw: bz2.BZ2File(raw),
    "xz": lambda raw: lzma.LZMAFile(raw),  # noqa: SIM115, whoever reads closes it
    "zstd": _Zstd,
}
