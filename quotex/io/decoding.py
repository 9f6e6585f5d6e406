"""Decode the bytes of a file: by byte-order mark, as UTF-8, or by a guess."""

from __future__ import annotations

import codecs
import re

__all__ = [
    "OTHER_ENCODING",
    "UNMARKED",
    "UTF8",
    "DecodingError",
    "decode",
    "describe",
    "marked_encoding",
    "sniff",
    "sniff_lines",
    "zeros_of_utf16",
]

UTF8 = "utf-8"
UNMARKED = ("utf-16-le", "utf-16-be")  # encodings without a byte-order mark, recognized by their zeros
ZEROS = 0.3  # share of zeros among every other byte in UTF-16 …
NO_ZEROS = 0.01  # … and among the bytes between them
LEAST, SAMPLE = 16, 4096  # number of bytes examined

# Python's codecs with these names drop the mark. UTF-32's mark begins with UTF-16's, so it is tested first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

NEARLY = 0.1  # difference of charset-normalizer's measure of chaos, which is from 0 to 1
LIKELIER = ("cp1252", "cp1250")  # preferred to other code pages with about the same chaos
IN_WORD = re.compile(r"(?<=[^\W\d_])[¡-©¬®-³¶¸¹¼-¿](?=[^\W\d_])")  # Polish as Windows-1252: mia³a, le¿y
MOST_IN_WORD = 0.1  # share of all characters beyond ASCII
ESCAPED = re.compile("[\udc80-\udcff]")  # a byte that is not UTF-8, as Python keeps it


OTHER_ENCODING = "; --encoding NAME sets another encoding"


class DecodingError(ValueError):
    """The bytes are not text in the requested encoding, or in any that was recognized."""


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and its encoding. Line ends stay as they are.

    Without ``encoding``, it is that of the byte-order mark, else UTF-8, else the best guess of charset-normalizer if
    that is installed. Raises DecodingError with the position of the first invalid byte, also if only a few bytes are
    not UTF-8.

    >>> decode(b"caf\\xc3\\xa9")
    ('café', 'utf-8')
    """
    marked = encoding or marked_encoding(data) or zeros_of_utf16(data)
    try:
        return data.decode(marked or UTF8), marked or UTF8
    except UnicodeDecodeError as error:
        guess = None if marked or is_damaged_utf8(data) else guess_encoding(data)
        if guess is None:
            raise DecodingError(describe(error, marked or UTF8)) from None
    return data.decode(guess), guess


def sniff(sample: bytes, encoding: str | None = None) -> str:
    """Return the encoding of a file that begins with ``sample``; UTF-8 if nothing better is recognized."""
    marked = encoding or marked_encoding(sample) or zeros_of_utf16(sample)
    if marked:
        return marked
    if _is_utf8(sample) or is_damaged_utf8(sample):
        return UTF8
    return guess_encoding(sample[: sample.rfind(b"\n") + 1] or sample) or UTF8


def sniff_lines(sample: bytes, encoding: str | None = None) -> str:
    """Like ``sniff``, for a file that should be UTF-8: one invalid line is damage, several mean another encoding."""
    found = sniff(sample, encoding)
    if encoding or found == UTF8 or found in UNMARKED or marked_encoding(sample):
        return found
    *lines, last = sample.split(b"\n")
    bad = sum(not _is_utf8(line + b"\n") for line in lines) + (not _is_utf8(last))
    return found if bad > 1 else UTF8


def is_damaged_utf8(data: bytes) -> bool:
    """Whether it is UTF-8 except for some bytes. Other encodings rarely contain valid multi-byte characters of UTF-8.

    >>> is_damaged_utf8("“Café”, caf".encode() + b"\\xe9"), is_damaged_utf8("“Café”".encode("cp1252"))
    (True, False)
    """
    text = data.decode(UTF8, "surrogateescape")
    bad = len(text) - len(ESCAPED.sub("", text))
    return bad > 0 and _beyond_ascii(text) >= 2 * bad  # at least as many are valid as invalid


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder(UTF8)().decode(sample)  # a character cut off at the end is not an error
    except UnicodeDecodeError:
        return False
    return True


def marked_encoding(data: bytes) -> str | None:
    return next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def zeros_of_utf16(data: bytes) -> str | None:
    """Recognize UTF-16 without a mark by its zeros: in languages of the Latin alphabet, every other byte is often zero.

    >>> zeros_of_utf16("It rained.".encode("utf-16-le")), zeros_of_utf16(b"It rained all day.")
    ('utf-16-le', None)
    """
    even, odd = data[:SAMPLE:2], data[1:SAMPLE:2]
    if len(data) < LEAST:
        return None
    shares = even.count(0) / len(even), odd.count(0) / len(odd)
    if min(shares) > NO_ZEROS or max(shares) < ZEROS:
        return None
    return "utf-16-le" if shares[1] > shares[0] else "utf-16-be"


def guess_encoding(data: bytes) -> str | None:
    """Return charset-normalizer's guess of an encoding that can decode the bytes.

    Windows-1252 wins if it is nearly as likely: browsers assume it for unmarked Western text, and other code pages
    differ from it in a few letters only. It is tested separately, since the search often ends before it.
    """
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    matches = list(from_bytes(data))
    least = matches[0].chaos if matches else 0.0
    for encoding in LIKELIER:
        found = from_bytes(data, cp_isolation=[encoding]).best()
        if found and found.chaos <= least + NEARLY and _has_whole_words(data, encoding):
            return encoding
    return next((match.encoding for match in matches if _has_whole_words(data, match.encoding)), None)


def _has_whole_words(data: bytes, encoding: str) -> bool:
    """Whether the bytes can be decoded, with hardly any symbols in place of letters."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return len(IN_WORD.findall(text)) <= MOST_IN_WORD * _beyond_ascii(text)


def describe(error: UnicodeError, encoding: str, offset: int = 0) -> str:
    """Return one line about where decoding failed. The decoded piece began ``offset`` bytes into the file."""
    name, place = encoding.removesuffix("-sig").upper(), str(error)
    if "BOM" in place:  # Python 3.13 has another message than earlier versions
        place = "there is no byte-order mark"
    elif isinstance(error, UnicodeDecodeError):
        place = f"byte 0x{error.object[error.start]:02X} at position {offset + error.start} ({error.reason})"
    return f"not {name}: {place}{OTHER_ENCODING}"
