"""Compressed files of any program: whole, in several streams, followed by garbage, or needing too much memory."""

import bz2
import gzip
import lzma
import sys
import zlib
from types import ModuleType, SimpleNamespace

import pytest

from quotex.io import Problem, Record, compression, read_files, unpackers

LINE = b'{"id": "a", "text": "It rained."}\n'
zstandard = pytest.importorskip("zstandard")
PACKERS = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": lambda data: zstandard.ZstdCompressor(write_checksum=True).compress(data),
}
SKIPPED = b"\x5a\x2a\x4d\x18\x04\x00\x00\x00abcd"  # a skippable frame of Zstandard


@pytest.fixture
def read(tmp_path):
    def read(data, suffix):
        path = tmp_path / f"in.jsonl.{suffix}"
        path.write_bytes(data)
        items = list(read_files([str(path)]))
        told = [str(item).removeprefix(f"{path}: ") for item in items if isinstance(item, Problem)]
        return sum(isinstance(item, Record) for item in items), told

    return read


@pytest.mark.parametrize("suffix", PACKERS)
def test_garbage_after_the_compressed_data_is_reported(suffix, read):
    """A second stream with a damaged first byte begins like this; without a message all its rows would be lost."""
    packed = PACKERS[suffix](LINE)
    found, told = read(packed + b"\x00\x00\x00\x00" + b"?" + packed[1:], suffix)
    assert (found, len(told)) == (1, 1)
    assert told[0].startswith("damaged: ")
    assert told[0].endswith("; what follows can't be read")


@pytest.mark.parametrize("suffix", PACKERS)
def test_several_streams_are_read_as_one_file(suffix, read):
    packed = PACKERS[suffix](LINE)
    filled = b"" if suffix == "zst" else b"\x00" * 512
    assert read(packed + PACKERS[suffix](b"") + packed + filled + packed + filled, suffix) == (3, [])


@pytest.mark.parametrize("suffix", PACKERS)
def test_an_empty_stream_has_no_rows(suffix, read):
    assert read(PACKERS[suffix](b""), suffix) == (0, [])


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("at", [10, -3])
def test_damage_inside_a_stream_is_reported(suffix, at, read):
    packed = bytearray(PACKERS[suffix](LINE * 100))
    packed[at] ^= 0xFF
    _, told = read(bytes(packed), suffix)
    assert told[-1].startswith("damaged: ")


def flipped(at):
    packed = bytearray(gzip.compress(LINE * 100, mtime=0))
    packed[at] ^= 0xFF
    return bytes(packed)


ENDS = "damaged: the file ends inside a member of gzip"
GZIP_DAMAGE = {
    "ends early": (gzip.compress(LINE * 100)[:-9], ENDS),
    "ends in the header": (gzip.compress(LINE)[:5], ENDS),
    "checksum": (flipped(-8), "damaged: a checksum of gzip does not fit the data; what follows can't be read"),
    "length": (flipped(-1), "damaged: a checksum of gzip does not fit the data; what follows can't be read"),
    "data": (
        gzip.compress(LINE)[:10] + b"\xff" * 40,
        "damaged: its gzip can't be unpacked; what follows can't be read",
    ),
    "method": (flipped(2), "damaged: its gzip can't be unpacked; what follows can't be read"),
    "garbage": (
        gzip.compress(LINE) + b"garbage",
        "damaged: there is other data where a member of gzip should begin; what follows can't be read",
    ),
}


@pytest.mark.parametrize("damage", GZIP_DAMAGE)
def test_messages_about_damaged_gzip_do_not_depend_on_the_python_version(damage, read):
    data, told = GZIP_DAMAGE[damage]
    assert read(data, "gz")[1][-1:] == [told]


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_truncated_second_stream_is_reported(suffix, read):
    packed = PACKERS[suffix](LINE)
    found, told = read(packed + packed[:-1], suffix)
    assert (found >= 1, len(told)) == (True, 1)
    assert told[0].startswith("damaged: ")


def test_skippable_frames_of_zstandard_are_skipped(read):
    """Programs that compress with several processes write one before each frame."""
    packed = PACKERS["zst"](LINE)
    assert read(SKIPPED + packed + SKIPPED + packed + SKIPPED, "zst") == (2, [])


TOO_MUCH = "needs more memory to decompress than quotex allows: decompress it first (zstd -d --long=31, xz -d)"


def test_zstandard_with_too_large_a_window_is_refused(read):
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=30)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    assert read(packer.compress(LINE) + packer.flush(), "zst") == (0, [TOO_MUCH])


def test_xz_with_too_large_a_dictionary_is_refused(read):
    """One byte sets the size, so a hostile file can ask for a table of 4 GB for a line of text."""
    packed = _with_dictionary(lzma.compress(LINE), 40)
    assert read(packed, "xz") == (0, [TOO_MUCH])
    assert read(_with_dictionary(lzma.compress(LINE), 28), "xz") == (1, [])  # 64 MB, according to xz -9


def _with_dictionary(packed, size):
    """The file with another dictionary size in the header of its first block, which has a checksum."""
    header = bytearray(packed[12:20])
    assert header[:3] == b"\x02\x00\x21"
    header[4] = size
    return packed[:12] + bytes(header) + zlib.crc32(header).to_bytes(4, "little") + packed[24:]


def test_zstandard_with_an_external_dictionary_is_refused(read):
    samples = [b'{"id": "%d", "text": "It rained for %d days."}\n' % (number, number**3) for number in range(2000)]
    dictionary = zstandard.train_dictionary(1000, samples)
    packed = zstandard.ZstdCompressor(dict_data=dictionary).compress(LINE)
    told = "is compressed with a dictionary that is not in the file: decompress it first (zstd -d -D)"
    assert read(packed, "zst") == (0, [told])


class FrameOfPython:
    """Decompresses a frame like ``compression.zstd.ZstdDecompressor`` of Python 3.14, at most as much as asked for."""

    def __init__(self):
        self._frame, self._ahead = zstandard.ZstdDecompressor().decompressobj(), b""
        self.unused_data, self.needs_input, self.eof = b"", True, False

    def decompress(self, data, max_length=-1):
        try:
            self._ahead += self._frame.decompress(data) if data else b""
        except zstandard.ZstdError as error:
            said = str(error).removeprefix("zstd decompressor error: ")
            raise ErrorOfPython(f"Unable to decompress Zstandard data: {said}") from None
        given, self._ahead = self._ahead[:max_length], self._ahead[max_length:]
        self.needs_input = not self._ahead and not self._frame.eof
        self.eof = not self._ahead and self._frame.eof
        self.unused_data = self._frame.unused_data if self.eof else b""
        return given


class ErrorOfPython(Exception):
    pass


def packed_by_python(data, level=None, options=None, zstd_dict=None):
    assert (level, options) == (None, {"level": 3, "checksum": True})
    return zstandard.ZstdCompressor(level=3, write_checksum=True).compress(data)


@pytest.fixture
def of_python(monkeypatch):
    """A Python with Zstandard in its standard library, without the package."""
    parameters = SimpleNamespace(compression_level="level", checksum_flag="checksum")
    own = ModuleType("compression.zstd")
    own.compress, own.CompressionParameter = packed_by_python, parameters
    own.ZstdDecompressor, own.ZstdError = FrameOfPython, ErrorOfPython
    monkeypatch.setitem(sys.modules, "compression", ModuleType("compression"))
    monkeypatch.setitem(sys.modules, "compression.zstd", own)
    monkeypatch.setitem(sys.modules, "zstandard", None)
    monkeypatch.setattr(unpackers, "HAS_ZSTANDARD", True)


@pytest.mark.usefixtures("of_python")
def test_zstandard_is_read_with_the_standard_library(read):
    packed = compression.packer_of("out.jsonl.zst")(LINE * 1000)
    assert read(packed + SKIPPED + packed, "zst") == (2000, [])
    assert read(packed + packed[:-1], "zst")[1] == ["damaged: the file ends inside a stream"]
    assert read(packed + b"\x00" * 9, "zst")[1][0].startswith("damaged: ")
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=30)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    assert read(packer.compress(LINE) + packer.flush(), "zst") == (0, [TOO_MUCH])
    (told,) = read(packed[:-1] + b"?", "zst")[1]
    assert "Unable to" not in told


@pytest.mark.usefixtures("of_python")
def test_without_zstandard_the_message_says_what_to_install(monkeypatch, read):
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    told = "Zstandard files need the package zstandard: pip install zstandard"
    assert read(PACKERS["zst"](LINE), "zst") == (0, [told])
    monkeypatch.setattr(unpackers, "HAS_ZSTANDARD", False)
    assert read(PACKERS["zst"](LINE), "zst") == (0, [told])
