"""Count the lines that recur in documents of one source, and recognize them: they are boilerplate.

Counts are kept in a count-min sketch (G. Cormode and S. Muthukrishnan, "An improved data stream summary: the count-min
sketch and its applications", Journal of Algorithms 55, 2005) of fixed size. Its updates are sums, so the same documents
give the same sketch in any order and with any number of workers.

**Error.** A count is never too low. With N things counted and rows of ``width`` counters, it is more than ``e * N /
width`` too high with a probability of at most ``exp(-ROWS)``, which is 1.8 %. That bound is subtracted before a count
decides, so a collection that is too large for its sketch loses repeats, not article text.

**No texts.** A file contains counts of hashes, and no line of the texts. It could not store a few lines that are the
same for any order and number of workers, because which lines recur is known only after the last document. Without
texts, the file has a fixed size and may be shared even if the texts may not; ``Repeats.in_text`` finds the repeats in
any given text.
"""

from __future__ import annotations

import json
import math
import struct
import sys
import zlib
from array import array
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from os import PathLike, fspath, fstat, stat
from stat import S_ISDIR, S_ISREG
from typing import IO

import regex

from quotex._core import Scan, scan
from quotex.cleaning.labels import article_labels
from quotex.cleaning.lines import LONGEST_LINE

__all__ = ["EXACT", "FOLDED", "ROWS", "Repeats", "RepeatsError", "RepeatsFile", "document_keys"]

EXACT, FOLDED = "BP902", "BP903"

ROWS = 4
WIDTH = 1 << 20  # counters a row, 16 MB in all
WIDEST = 1 << 28
KEY = struct.Struct(f"<{ROWS}I")  # a key: one hash for each row
MOST = (1 << 32) - 1  # maximum of a counter

# A line is a repeat if at least this number, and this share, of the documents of its source have it.
MIN_DOCUMENTS = 3
MIN_SHARE = 0.001
FIXED_SHARE = 0.5  # share of documents from which a short line is part of their layout

MAGIC = b"quotex repeats 1\n"
LONGEST_HEADER = 200  # bytes
UNREADABLE = "damaged: its counters can't be read"
DIGITS = regex.compile(r"[0-9]+")


class RepeatsError(ValueError):
    """A file does not contain repeats, or cannot be merged. The message says so in one line."""


class Repeats:
    """Counts in how many documents of its source each line occurs.

    ``width`` is the number of counters in a row, a power of two: memory is ``16 * width`` bytes, whatever is counted.
    ``documents`` is the number of documents added, ``counted`` the number of things counted in them.

    >>> repeats = Repeats(1024)
    >>> for text in ("It rained.\\nPage 1 of 2", "It snowed.\\nPage 2 of 2", "It froze.\\nPage 1 of 9"):
    ...     repeats.add(document_keys(text, "tideline.example"))
    >>> repeats.rule_of("Page 7 of 8", "tideline.example"), repeats.rule_of("It rained.", "tideline.example")
    ('BP903', None)
    """

    def __init__(self, width: int = WIDTH) -> None:
        self.width = _checked(width)
        self.documents = 0
        self.counted = 0
        self._rows = [array("I", bytes(4 * width)) for _ in range(ROWS)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Repeats) and self._state() == other._state()

    __hash__ = None  # type: ignore[assignment]

    def _state(self) -> tuple[int, int, int, list[array[int]]]:
        return self.width, self.documents, self.counted, self._rows

    @property
    def error(self) -> float:
        """The error that a count exceeds in at most 1.8 % of cases; counts are never too low."""
        return math.e * self.counted / self.width

    def add(self, keys: bytes) -> None:
        """Count one document, given by its ``document_keys``."""
        mask = self.width - 1
        for hashes in KEY.iter_unpack(keys):
            for row, value in zip(self._rows, hashes, strict=True):
                if row[value & mask] < MOST:
                    row[value & mask] += 1
            self.counted += 1
        self.documents += 1

    def merge(self, other: Repeats) -> None:
        """Add everything that ``other`` has counted. Raises RepeatsError if the widths differ."""
        if self.width != other.width:
            raise RepeatsError(f"a sketch of {other.width} counters a row can't be merged with one of {self.width}")
        for row, more in zip(self._rows, other._rows, strict=True):
            _add_to(row, more)
        self.documents += other.documents
        self.counted += other.counted

    def rule_of(self, line: str, source: str = "") -> str | None:
        """Return the rule by which ``line`` is boilerplate in ``source``: ``EXACT``, ``FOLDED`` or None."""
        return self._rule_of(line, _Hashes(source), self._needed(source))

    @property
    def fill(self) -> float:
        """The share of counters in use."""
        return 1 - self._rows[0].count(0) / self.width

    def documents_of(self, source: str) -> int:
        """Return the number of documents of the source; too high by at most ``error``."""
        return self._count(_Hashes(source).of_source)

    def in_text(self, text: str, source: str = "") -> dict[str, tuple[str, int]]:
        """Return the repeats among the lines of a text, with their rule and the number of documents that have them.

        A line that recurs only with other numbers is given in the form that was counted, with ``#`` for each number.
        Headings and speakers' names, which cleaning keeps, are included.

        >>> repeats = Repeats(1024)
        >>> for number in "123":
        ...     repeats.add(document_keys(f"It rained.\\nPage {number} of 3"))
        >>> repeats.in_text("Page 1 of 2\\nIt snowed.\\nIt rained.")
        {'Page # of #': ('BP903', 3), 'It rained.': ('BP902', 3)}
        """
        hashes, needed = _Hashes(source), self._needed(source)
        found: dict[str, tuple[str, int]] = {}
        for line in _lines(text):
            rule = self._rule_of(line, hashes, needed)
            if rule == EXACT:
                found[line] = EXACT, self._count(hashes.exact(line))
            elif rule == FOLDED:
                folded = _folded(line)
                found[folded] = FOLDED, self._count(hashes.folded(folded))
        return found

    def of_lines(
        self, page: Scan, lines: Iterable[int], source: str = "", matched: Container[int] = ()
    ) -> dict[int, str]:
        """Return the repeats among ``lines`` with their rule, except headings and speakers' names.

        There are none if most of the prose recurs: then the whole document was crawled several times. Lines ``matched``
        by another rule do not count in that, nor as the prose after headings.
        """
        hashes, needed, fixed = _Hashes(source), self._needed(source), self._needed(source, FIXED_SHARE)
        texts = {line: page.text[page.line_start[line] : page.line_end[line]] for line in lines}
        rules = {line: self._rule_of(text, hashes, needed) for line, text in texts.items()}
        found = {line: rule for line, rule in rules.items() if rule is not None}
        plain = [line for line in texts if line not in matched]
        if _are_most(page, found, plain):
            return {}
        forms = {line: _folded(texts[line].strip()) for line in plain if line in found}
        kept = article_labels(page, plain, forms, lambda line: self._rule_of(texts[line], hashes, fixed) is not None)
        return {line: rule for line, rule in found.items() if line not in kept}

    def _rule_of(self, line: str, hashes: _Hashes, needed: float) -> str | None:
        line = line.strip()
        if not line or len(line) > LONGEST_LINE:
            return None
        if self._reaches(needed, hashes.exact(line)):
            return EXACT
        folded = _folded(line)
        return FOLDED if folded != line and self._reaches(needed, hashes.folded(folded)) else None

    def _needed(self, source: str, share: float = MIN_SHARE) -> float:
        """Return the count that is high enough after subtracting the error, which is rounded down to an integer."""
        return max(MIN_DOCUMENTS, share * self._count(_Hashes(source).of_source)) + math.floor(self.error)

    def _count(self, key: bytes) -> int:
        mask = self.width - 1
        return int(min(row[value & mask] for row, value in zip(self._rows, KEY.unpack(key), strict=True)))

    def _reaches(self, needed: float, key: bytes) -> bool:
        mask, rows = self.width - 1, self._rows
        one, two, three, four = KEY.unpack(key)
        if rows[0][one & mask] < needed:  # true of most lines
            return False
        return bool(min(rows[1][two & mask], rows[2][three & mask], rows[3][four & mask]) >= needed)

    def to_bytes(self) -> bytes:
        """Return the contents of a file: magic, a line of JSON, and the counters, little-endian and compressed."""
        header = json.dumps({"width": self.width, "documents": self.documents, "counted": self.counted})
        packer = zlib.compressobj(1)
        parts = [MAGIC, header.encode(), b"\n", *(packer.compress(_swapped(row)) for row in self._rows), packer.flush()]
        return b"".join(parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> Repeats:
        """Read what ``to_bytes`` wrote. Raises RepeatsError for anything else."""
        width, documents, counted, end = _beginning(data)
        try:
            unpacker = zlib.decompressobj()
            # One byte more than allowed, to recognize a file that is too long.
            counters = unpacker.decompress(memoryview(data)[end:], 4 * ROWS * width + 1)
        except zlib.error:
            raise RepeatsError(UNREADABLE) from None
        if len(counters) != 4 * ROWS * width or not unpacker.eof or unpacker.unused_data:
            raise RepeatsError("damaged: it is not as long as it should be")
        repeats = cls(width)
        repeats.documents, repeats.counted = documents, counted
        size = 4 * repeats.width
        repeats._rows = [_counters(counters[at : at + size]) for at in range(0, ROWS * size, size)]
        return repeats


def _checked(width: int) -> int:
    if not 0 < width <= WIDEST or width & (width - 1):
        raise ValueError(f"width must be a power of two, at most {WIDEST}, not {width}")
    return width


def _beginning(data: bytes) -> tuple[int, int, int, int]:
    """Return width, documents, number of things counted, and the start of the counters. Raises RepeatsError."""
    if not data.startswith(MAGIC):
        raise RepeatsError("not a file of `quotex repeats learn`")
    end = data.find(b"\n", len(MAGIC), len(MAGIC) + LONGEST_HEADER)
    try:
        header = json.loads(data[len(MAGIC) : end])
        width, documents, counted = (int(header[name]) for name in ("width", "documents", "counted"))
        return _checked(width), documents, counted, end + 1
    except (ValueError, KeyError, TypeError, OverflowError):
        raise RepeatsError(UNREADABLE) from None


class _Hashes:
    """The keys of things counted for one source."""

    def __init__(self, source: str) -> None:
        from hashlib import blake2b  # loads OpenSSL, which takes 3 ms; few runs have repeats

        name = _encoded(source) + b"\0"
        self.of_source = blake2b(name, digest_size=KEY.size, person=b"source").digest()
        self._exact = blake2b(name, digest_size=KEY.size, person=b"exact")
        self._folded = blake2b(name, digest_size=KEY.size, person=b"folded")

    def exact(self, line: str) -> bytes:
        hashed = self._exact.copy()
        hashed.update(_encoded(line))
        return hashed.digest()

    def folded(self, line: str) -> bytes:
        hashed = self._folded.copy()
        hashed.update(_encoded(line))
        return hashed.digest()


def document_keys(text: str, source: str = "") -> bytes:
    """Return the keys to count in a document: its source, and each line once, as it is and with numbers folded."""
    hashes = _Hashes(source)
    keys = {hashes.of_source}
    for line in _lines(text):
        keys.add(hashes.exact(line))
        folded = _folded(line)
        if folded != line:
            keys.add(hashes.folded(folded))
    return b"".join(keys)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines that count: not blank, and not too long for rules."""
    page = scan(text)
    for start, end in zip(page.line_start, page.line_end, strict=True):
        line = text[start:end].strip()
        if line and len(line) <= LONGEST_LINE:
            yield line


@dataclass(frozen=True, slots=True)
class RepeatsFile:
    """A file of repeats in its state when it was named. It is pickled by name; each process reads the file."""

    name: str
    changed: int  # ns
    size: int  # bytes

    @classmethod
    def of(cls, path: str | PathLike[str]) -> RepeatsFile:
        """Name the file. Raises RepeatsError if it cannot be read or contains something else."""
        name = fspath(path)
        try:
            found = stat(name)
        except (OSError, ValueError) as error:
            raise RepeatsError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
        if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):  # opening a folder reports the error
            raise RepeatsError(f"{name}: is a pipe or a device, which is endless or can be read only once: name a file")
        file = cls(name, found.st_mtime_ns, found.st_size)
        file.load()
        return file

    def load(self) -> Repeats:
        """Return the repeats, read once in each process. Raises RepeatsError, which names the file."""
        return _load(self)


@lru_cache(maxsize=2)
def _load(file: RepeatsFile) -> Repeats:
    try:
        with open(file.name, "rb") as stream:
            found = fstat(stream.fileno())
            if (found.st_mtime_ns, found.st_size) != (file.changed, file.size):
                raise RepeatsError("has changed since the run began")
            return Repeats.from_bytes(_read(stream))
    except OSError as error:
        raise RepeatsError(f"{file.name}: cannot be read: {error.strerror or error}") from None
    except RepeatsError as error:
        raise RepeatsError(f"{file.name}: {error}") from None


def _read(stream: IO[bytes]) -> bytes:
    """Read a file up to the length that its header implies. Raises RepeatsError and OSError."""
    head = stream.read(len(MAGIC) + LONGEST_HEADER)
    width, *_ = _beginning(head)
    return head + stream.read(2 * 4 * ROWS * width)  # compression never doubles the size


def _are_most(page: Scan, found: Container[int], lines: Iterable[int]) -> bool:
    """Whether the found lines are more than half of the prose, or of the words if there is no prose."""
    prose = {line: words for line in lines if (words := page.prose_of_line(line))}
    counted = prose or {line: page.line_words[line] for line in lines}
    return 2 * sum(words for line, words in counted.items() if line in found) > sum(counted.values())


def _folded(line: str) -> str:
    """Return the line with ``#`` for each number."""
    return DIGITS.sub("#", line)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _add_to(row: array[int], more: array[int], block: int = 1 << 12) -> None:
    """Add counters block by block, since most blocks of a small collection are empty."""
    empty = array("I", bytes(4 * block))
    for at in range(0, len(row), block):
        part = more[at : at + block]
        if part != empty[: len(part)]:
            sums = map(add, row[at : at + block], part)
            row[at : at + block] = array("I", (min(value, MOST) for value in sums))


def _swapped(row: array[int]) -> bytes:
    if sys.byteorder == "little":
        return row.tobytes()
    row = row[:]
    row.byteswap()
    return row.tobytes()


def _counters(data: bytes) -> array[int]:
    return array("I", _swapped(array("I", data)))
