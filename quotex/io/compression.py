"""Read and write compressed files: gzip, bzip2, xz and Zstandard, recognized by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections import deque
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from quotex.io.unpackers import PIECE, UNPACKERS, DamagedFile, Unpackable, Unpacker, zstandard

__all__ = [
    "DAMAGED",
    "damage_message",
    "packer_of",
    "packing_of",
    "part_after",
    "read_before_damage",
    "skip_damage",
    "unpacked",
]

BUFFER = 1 << 18  # bytes
SUFFIXES = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd", ".zstd": "zstd"}
MAGIC = {
    b"\x1f\x8b": "gzip",
    **{b"BZh%d1AY&SY" % level: "bzip2" for level in range(1, 10)},
    **{b"BZh%d\x17\x72\x45\x38\x50\x90" % level: "bzip2" for level in range(1, 10)},  # empty files
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    **{b"%c\x2a\x4d\x18" % first: "zstd" for first in range(0x50, 0x60)},  # a skippable frame, as pzstd writes first
}
LONGEST_MAGIC = 10
MOST_STARTS = 10_000  # starts of parts to remember: more than the records that are read ahead
DAMAGED = (EOFError, DamagedFile)  # what reading a damaged file raises


def packing_of(name: str) -> str | None:
    """Return the compression of a file by its name; None if there is none.

    >>> packing_of("a.jsonl.gz"), packing_of("a.jsonl")
    ('gzip', None)
    """
    return SUFFIXES.get(PurePath(name).suffix.lower())


def unpacked(raw: io.BufferedReader, name: str) -> io.BufferedReader:
    """Return the bytes of a file, unpacked according to its first bytes.

    Raises MissingExtra. Reading from the result raises one of ``DAMAGED``, or OSError, if the file is damaged, or if it
    is not compressed although its name says so.
    """
    head = raw.peek(LONGEST_MAGIC)[:LONGEST_MAGIC]
    found = next((packing for magic, packing in MAGIC.items() if head.startswith(magic)), None)
    named = packing_of(name)
    if found is None and not (named and head):
        return raw
    damage = None if found else EOFError(f"the file does not begin as {named} files do")
    return io.BufferedReader(_Unpacked(UNPACKERS[found or named or ""](raw), damage), BUFFER)


def read_before_damage(stream: io.BufferedReader, size: int) -> bytes:
    """Read ``size`` bytes, or fewer before the end or a damaged place; the next call then raises the error."""
    parts: list[bytes] = []
    try:
        while size > 0 and (data := stream.read1(size)):
            parts.append(data)
            size -= len(data)
    except (OSError, *DAMAGED):
        if not parts:
            raise
    return b"".join(parts)


def damage_message(error: Exception) -> str:
    """Return one line about damage after which nothing can be read."""
    if isinstance(error, Unpackable):
        return str(error)
    return f"damaged: {error}" if isinstance(error, EOFError) else f"damaged: {error}; what follows can't be read"


def skip_damage(stream: io.BufferedReader) -> bool:
    """After damage in a gzip file, continue at the next member; return False if there is none."""
    return isinstance(stream.raw, _Unpacked) and stream.raw.skip_damage()


def part_after(stream: io.BufferedReader, place: int) -> int | None:
    """Return the offset, in the unpacked bytes, of the next known member of gzip at or after ``place``."""
    starts = stream.raw.starts if isinstance(stream.raw, _Unpacked) else ()
    return next((start for start in starts if start >= place), None)


def packer_of(name: str) -> Callable[[bytes], bytes] | None:
    """Return the function that compresses a block for a file of that name; joined blocks are a valid file.

    The same block always gives the same bytes. Raises MissingExtra.
    """
    packing = packing_of(name)
    if packing == "zstd":
        return zstandard().pack
    return {"gzip": _gzipped, "bzip2": bz2.compress, "xz": lzma.compress, None: None}[packing]


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)  # no time in the header


class _Unpacked(io.RawIOBase):
    """The bytes that an unpacker gives. Damage is raised after all bytes before it were read, and at each later read.

    ``starts`` has the offsets, in the unpacked bytes, at which the latest parts begin.
    """

    def __init__(self, unpacker: Unpacker, damage: Exception | None = None) -> None:
        self._unpacker = unpacker
        self._damage = damage
        self._size = 0
        self.starts: deque[int] = deque(maxlen=MOST_STARTS)

    def readable(self) -> bool:
        return True

    def skip_damage(self) -> bool:
        if self._damage and self._unpacker.resume():
            self._damage = None
        return self._damage is None

    def readinto(self, buffer: Any) -> int:
        if self._damage:
            raise self._damage
        size = 0
        try:
            while size < len(buffer) and (data := self._unpacker.read1(min(PIECE, len(buffer) - size))):
                if self._unpacker.has_begun:
                    self._unpacker.has_begun = False
                    self.starts.append(self._size + size)
                buffer[size : size + len(data)] = data
                size += len(data)
        except (OSError, *DAMAGED) as error:
            self._damage = error
            if not size:
                raise
        self._size += size
        return size
