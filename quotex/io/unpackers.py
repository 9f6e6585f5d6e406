"""Unpack streams of gzip, bzip2, xz and Zstandard, part by part, so that what precedes damage can be read."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import sys
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import IO, Any, NamedTuple

from quotex.reasons import plain_gzip_error

__all__ = ["PIECE", "UNPACKERS", "DamagedFile", "MissingExtra", "Unpackable", "Unpacker", "zstandard"]

PIECE = 1 << 13  # bytes unpacked at a time: at most this many are lost before a damaged place
SMALL = 1 << 10  # bytes of Zstandard unpacked at once: each may give as many as 30,000
MEMORY = 1 << 28  # bytes that unpacking xz may take; Zstandard's own limit is half of that
MOST_KEPT = 1 << 18  # bytes of gzip kept, to search for the next member after damage
LEVEL = 3  # of Zstandard
OF_PYTHON = "Unable to decompress Zstandard data: "  # how errors of Python's library begin
HAS_ZSTANDARD = sys.version_info >= (3, 14)  # whether Python has a library of its own
MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")  # how a member of gzip begins, with its flags


class DamagedFile(ValueError):
    """A compressed file is damaged. The message says how."""


class Unpackable(DamagedFile):
    """The file may be undamaged, but quotex cannot unpack it. The message says why, and what to do."""


class MissingExtra(Exception):
    """A required package is not installed. The message says how to install it."""


class Zstandard(NamedTuple):
    """The functions of a Zstandard library: compress a block as a frame, and unpack a stream."""

    pack: Callable[[bytes], bytes]
    unpack: Callable[[IO[bytes]], Unpacker]


def zstandard() -> Zstandard:
    """Return Python's own Zstandard library if it has one, else that of the package. Raises MissingExtra."""
    if HAS_ZSTANDARD:
        try:
            return _of_python(import_module("compression.zstd"))
        except ImportError:  # Python was built without it
            pass
    try:
        import zstandard
    except ModuleNotFoundError:
        raise MissingExtra("Zstandard files need the package zstandard: pip install zstandard") from None
    pack = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress
    return Zstandard(pack, lambda raw: _Zstd(raw, zstandard))


def _of_python(zstd: Any) -> Zstandard:
    chosen = {
        zstd.CompressionParameter.compression_level: LEVEL,
        zstd.CompressionParameter.checksum_flag: True,
    }
    unpack = partial(_Streams, begin=zstd.ZstdDecompressor, fill=b"", error=zstd.ZstdError)
    return Zstandard(partial(zstd.compress, options=chosen), unpack)


class Unpacker(ABC):
    """Reads a file compressed in consecutive parts: members, streams or frames."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._unpacker: Any = None  # of the open part
        self._packed = b""
        self.has_begun = False  # whether a part begins with the next bytes, or with the last ones

    def read1(self, size: int, /) -> bytes:
        """Return some bytes, or none at the end. Raises EOFError if the file ends inside a part, and DamagedFile."""
        data = b""
        while not data:
            if self._unpacker is None:
                if not self._begins():
                    return b""
                self.has_begun = True
            data = self._unpack(size)
        return data

    def resume(self) -> bool:
        """Continue after damage; return False if the start of the next part is unknown."""
        return False

    @abstractmethod
    def _begins(self) -> bool:
        """Begin a part; return False at the end of the file."""

    @abstractmethod
    def _unpack(self, size: int) -> bytes:
        """Return some bytes of the open part."""


class _Gzip(Unpacker):
    """Consecutive members of gzip, read like ``gzip.GzipFile`` does, except that reading can continue after damage.

    zlib may unpack damaged data far into the following members before it finds an error. So the input is kept from the
    first place in the open member at which another member may begin.
    """

    def __init__(self, raw: IO[bytes]) -> None:
        super().__init__(raw)
        self._kept = bytearray()
        self._first = 0  # no other member begins before this place in what is kept, or in the packed data
        self._spare = MOST_KEPT  # bytes that may be read again: in total at most as many as the file has

    def resume(self) -> bool:
        """Move to the start of the next member."""
        self._unpacker = None
        first = self._first
        if len(self._kept) <= self._spare:
            self._spare -= len(self._kept)
            self._packed = bytes(self._kept) + self._packed
        else:
            first = max(0, first - len(self._kept))
        self._kept.clear()
        while (found := MEMBER.search(self._packed, first)) is None:
            self._packed, first = self._packed[-3:], 0
            if not self._read():
                return False
        self._packed = self._packed[found.start() :]
        return True

    def _read(self) -> bool:
        data = self._raw.read(PIECE)
        self._packed += data
        self._spare += len(data)
        return bool(data)

    def _keep(self, used: bytes) -> None:
        """Keep the input used by the open member, from the first place at which another member may begin."""
        self._kept += used
        while (found := MEMBER.search(self._kept, self._first)) is None or len(self._kept) > MOST_KEPT:
            if found is None:
                gone = max(0, len(self._kept) - 3)
                self._first = max(0, self._first - gone)
                del self._kept[:gone]
                return
            del self._kept[: found.start() + 1]
            self._first = 0
        del self._kept[: found.start()]
        self._first = 0

    def _begins(self) -> bool:
        """Begin a member; return False at the end of the file, which may be padded with zeros."""
        while not self._packed or (len(self._packed) < 2 and self._packed in b"\x1f"):
            if not self._read():
                break
            self._packed = self._packed.lstrip(b"\x00")
        if not self._packed:
            return False
        if not self._packed.startswith(b"\x1f\x8b"):
            raise DamagedFile(plain_gzip_error(gzip.BadGzipFile("Not a gzipped file")))
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._kept.clear()
        self._first = 1  # after the start of this one
        return True

    def _unpack(self, size: int) -> bytes:
        if not self._packed and not self._read():
            raise EOFError(plain_gzip_error(EOFError()))
        try:
            data: bytes = self._unpacker.decompress(self._packed, size)
        except zlib.error as error:
            raise DamagedFile(plain_gzip_error(error)) from None
        rest: bytes = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
        if self._unpacker.eof:
            self._packed = rest.lstrip(b"\x00")
            self._unpacker = None
            self._kept.clear()
            self._first = 0
        else:
            self._keep(self._packed[: len(self._packed) - len(rest)])
            self._packed = rest
        return data


class _Streams(Unpacker):
    """Consecutive streams of bzip2 or xz, which may be padded with zeros, or frames of Zstandard, which may not.

    Other data after a stream counts as damage, as in gzip; Python's own readers ignore it silently.
    """

    def __init__(
        self,
        raw: IO[bytes],
        begin: Callable[[], Any],
        fill: bytes = b"\x00",
        error: type[Exception] = lzma.LZMAError,
    ) -> None:
        super().__init__(raw)
        self._fill = fill
        self._error = error
        self._begin = begin

    def _begins(self) -> bool:
        while not (packed := self._packed.lstrip(self._fill)):
            self._packed = self._raw.read(PIECE)
            if not self._packed:
                return False
        self._packed, self._unpacker = packed, self._begin()
        return True

    def _unpack(self, size: int) -> bytes:
        packed = b""
        if self._unpacker.needs_input:
            packed, self._packed = self._packed or self._raw.read(PIECE), b""
            if not packed:
                raise EOFError("the file ends inside a stream")
        try:
            data: bytes = self._unpacker.decompress(packed, size)
        except (OSError, self._error) as error:
            raise _named(str(error)) from None
        if self._unpacker.eof:
            self._packed, self._unpacker = self._unpacker.unused_data, None
        return data


def _named(said: str) -> DamagedFile:
    """Return the error of an unpacker, in words for the person who has the file.

    >>> _named("Unable to decompress Zstandard data: Frame requires too much memory for decoding")
    Unpackable('needs more memory to decompress than quotex allows: decompress it first (zstd -d --long=31, xz -d)')
    """
    if "too much memory" in said or "Memory usage limit" in said:
        return Unpackable(
            "needs more memory to decompress than quotex allows: decompress it first (zstd -d --long=31, xz -d)"
        )
    if "Dictionary mismatch" in said:
        return Unpackable("is compressed with a dictionary that is not in the file: decompress it first (zstd -d -D)")
    return DamagedFile(said.removeprefix("zstd decompressor error: ").removeprefix(OF_PYTHON))


class _Zstd(Unpacker):
    """Consecutive frames of Zstandard, unpacked by the package, which unpacks all input at once."""

    def __init__(self, raw: IO[bytes], library: Any) -> None:
        super().__init__(raw)
        self._library = library
        self._ahead = memoryview(b"")  # unpacked but not yet read

    def read1(self, size: int, /) -> bytes:
        while not self._ahead and (data := super().read1(size)):
            self._ahead = memoryview(data)
        data, self._ahead = bytes(self._ahead[:size]), self._ahead[size:]
        return data

    def _begins(self) -> bool:
        self._packed = self._packed or self._raw.read(SMALL)
        if self._packed:
            self._unpacker = self._library.ZstdDecompressor().decompressobj()
        return bool(self._packed)

    def _unpack(self, size: int) -> bytes:
        self._packed = self._packed or self._raw.read(SMALL)
        if not self._packed:
            raise EOFError("the file ends inside a frame")
        try:
            data: bytes = self._unpacker.decompress(self._packed)
        except self._library.ZstdError as error:
            raise _named(str(error)) from None
        self._packed = self._unpacker.unused_data
        if self._unpacker.eof:
            self._unpacker = None
        return data


def _xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY)


UNPACKERS: dict[str, Callable[[IO[bytes]], Unpacker]] = {
    "gzip": _Gzip,
    "bzip2": lambda raw: _Streams(raw, bz2.BZ2Decompressor),
    "xz": lambda raw: _Streams(raw, _xz),
    "zstd": lambda raw: zstandard().unpack(raw),
}
