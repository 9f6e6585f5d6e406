"""Lines that recur over many documents of one source are boilerplate: counting them, and knowing them again.

Counts live in a count-min sketch (G. Cormode and S. Muthukrishnan, "An improved data stream summary: the count-min
sketch and its applications", Journal of Algorithms 55, 2005) of fixed size. Its updates are sums, and sums neither know
an order nor who added: the same documents give the same sketch in whatever order and by however many workers.

**Error.** A count is never too low. With N things counted and rows of ``width`` counters, it is more than ``e * N /
width`` too high with a probability of at most ``exp(-ROWS)``, which is 1.8 %. That bound is taken off before a
count decides, so a collection that has outgrown its sketch loses repeats, not article text.

**No texts.** A file holds counts of hashes, and not one line of what was read. Lines kept beside the counts could not
be both few and the same for any order and number of workers: which lines recur is known only after the last document,
and no worker alone knows. Without them the file has one size and may go where the texts may not; ``Repeats.in_text``
tells what it knows of any text at hand.
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
MOST = (1 << 32) - 1  # where a counter stays

# A line is a repeat when it stands in so many documents of its source, and in at least this share of them.
MIN_DOCUMENTS = 3
MIN_SHARE = 0.001
FIXED_SHARE = 0.5  # in which a short line belongs to the form of the documents

MAGIC = b"quotex repeats 1\n"
LONGEST_HEADER = 200  # bytes
UNREADABLE = "damaged: its counters can't be read"
DIGITS = regex.compile(r"[0-9]+")


class RepeatsError(ValueError):
    """A file does not hold repeats, or not such as can be merged. Says so in one line."""


class Repeats:
    """In how many documents of its source each line stands.

    ``width`` is the number of counters a row, a power of two: memory is ``16 * width`` bytes, whatever is counted.
    ``documents`` have been added, ``counted`` is the number of things that were counted in them.

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
        """By how much a count may be too high, in all but 1.8 % of cases."""
        return math.e * self.counted / self.width

    def add(self, keys: bytes) -> None:
        """Count one document, given as ``document_keys``."""
        mask = self.width - 1
        for hashes in KEY.iter_unpack(keys):
            for row, value in zip(self._rows, hashes, strict=True):
                if row[value & mask] < MOST:
                    row[value & mask] += 1
            self.counted += 1
        self.documents += 1

    def merge(self, other: Repeats) -> None:
        """Add all that ``other`` has counted. Raises RepeatsError where the widths differ."""
        if self.width != other.width:
            raise RepeatsError(f"a sketch of {other.width} counters a row can't be merged with one of {self.width}")
        for row, more in zip(self._rows, other._rows, strict=True):
            _add_to(row, more)
        self.documents += other.documents
        self.counted += other.counted

    def rule_of(self, line: str, source: str = "") -> str | None:
        """The rule by which ``line`` is boilerplate in ``source``: ``EXACT``, ``FOLDED``, or None where it is none."""
        return self._rule_of(line, _Hashes(source), self._needed(source))

    @property
    def fill(self) -> float:
        """The share of the counters that are in use."""
        return 1 - self._rows[0].count(0) / self.width

    def documents_of(self, source: str) -> int:
        """How many documents of the source were counted; too high by at most ``error``."""
        return self._count(_Hashes(source).of_source)

    def in_text(self, text: str, source: str = "") -> dict[str, tuple[str, int]]:
        """The repeats among the lines of a text: each with its rule and the count of documents that have it.

        A line that recurs with other numbers only is given as the form that was counted, with ``#`` for each number.
        Headings and speakers' names, which stay, are among them.

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
        """Those of ``lines`` that are repeats, with their rule, but for headings and speakers' names.

        None where most of the prose recurs: then the document itself does, crawled several times. Lines that are
        ``matched`` by another rule are neither counted there nor are they the prose that headings have.
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
        """What a count must reach to be high enough less its error, which is a whole number as counts are."""
        return max(MIN_DOCUMENTS, share * self._count(_Hashes(source).of_source)) + math.floor(self.error)

    def _count(self, key: bytes) -> int:
        mask = self.width - 1
        return int(min(row[value & mask] for row, value in zip(self._rows, KEY.unpack(key), strict=True)))

    def _reaches(self, needed: float, key: bytes) -> bool:
        mask, rows = self.width - 1, self._rows
        one, two, three, four = KEY.unpack(key)
        if rows[0][one & mask] < needed:  # so it is for most lines
            return False
        return bool(min(rows[1][two & mask], rows[2][three & mask], rows[3][four & mask]) >= needed)

    def to_bytes(self) -> bytes:
        """The file: magic, a line of JSON, and the counters, little-endian and compressed."""
        header = json.dumps({"width": self.width, "documents": self.documents, "counted": self.counted})
        packer = zlib.compressobj(1)
        parts = [MAGIC, header.encode(), b"\n", *(packer.compress(_swapped(row)) for row in self._rows), packer.flush()]
        return b"".join(parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> Repeats:
        """Read what ``to_bytes`` wrote. Raises RepeatsError where it is anything else."""
        width, documents, counted, end = _beginning(data)
        try:
            unpacker = zlib.decompressobj()
            # One byte more than there may be, so that a file that holds more is told from one that ends in time.
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
    """Of a file: width, documents and things counted, and where its counters begin. Raises RepeatsError."""
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
    """The keys of what is counted for one source."""

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
    """What there is to count in a document: its source, and each line once, as it is and with its digits folded."""
    hashes = _Hashes(source)
    keys = {hashes.of_source}
    for line in _lines(text):
        keys.add(hashes.exact(line))
        folded = _folded(line)
        if folded != line:
            keys.add(hashes.folded(folded))
    return b"".join(keys)


def _lines(text: str) -> Iterator[str]:
    """The lines that count: not blank, and not too long for a rule to look at."""
    page = scan(text)
    for start, end in zip(page.line_start, page.line_end, strict=True):
        line = text[start:end].strip()
        if line and len(line) <= LONGEST_LINE:
            yield line


@dataclass(frozen=True, slots=True)
class RepeatsFile:
    """A file of repeats as it was when it was named: small, so that it travels to other processes, where it is read."""

    name: str
    changed: int  # ns
    size: int  # bytes

    @classmethod
    def of(cls, path: str | PathLike[str]) -> RepeatsFile:
        """Name the file. Raises RepeatsError where it can't be read or holds something else."""
        name = fspath(path)
        try:
            found = stat(name)
        except (OSError, ValueError) as error:
            raise RepeatsError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
        if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):  # opening tells what is wrong with a folder
            raise RepeatsError(f"{name}: is a pipe or a device, which is endless or can be read only once: name a file")
        file = cls(name, found.st_mtime_ns, found.st_size)
        file.load()
        return file

    def load(self) -> Repeats:
        """The repeats, read once in each process. Raises RepeatsError, which names the file."""
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
    """What a file holds, as far as its beginning says that there are counters. Raises RepeatsError and OSError."""
    head = stream.read(len(MAGIC) + LONGEST_HEADER)
    width, *_ = _beginning(head)
    return head + stream.read(2 * 4 * ROWS * width)  # packing makes nothing twice as long


def _are_most(page: Scan, found: Container[int], lines: Iterable[int]) -> bool:
    """Are those of the lines that are found more than half of the prose, or of the words where there is no prose?"""
    prose = {line: words for line in lines if (words := page.prose_of_line(line))}
    counted = prose or {line: page.line_words[line] for line in lines}
    return 2 * sum(words for line, words in counted.items() if line in found) > sum(counted.values())


def _folded(line: str) -> str:
    """The line with a sign for each number; a line without numbers has no folded form of its own."""
    return DIGITS.sub("#", line)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _add_to(row: array[int], more: array[int], block: int = 1 << 12) -> None:
    """Add counters to counters, block by block, for most blocks of a small collection are empty."""
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
