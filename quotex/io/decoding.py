"""From the bytes of a file to text: byte-order marks, UTF-8, and a guess at anything else."""

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
UNMARKED = ("utf-16-le", "utf-16-be")  # of a file without a byte-order mark, told by its zeros
ZEROS = 0.3  # of every other byte, so many are zero in UTF-16 …
NO_ZEROS = 0.01  # … and of the bytes between them, hardly any
LEAST, SAMPLE = 16, 4096  # bytes that show it

# Python's codecs of these names drop the mark itself. UTF-32's begins with UTF-16's, so it is asked first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

NEARLY = 0.1  # of charset-normalizer's measure of chaos, 0 to 1
LIKELIER = ("cp1252", "cp1250")  # than other code pages that make as little chaos of a text
IN_WORD = re.compile(r"(?<=[^\W\d_])[¡-©¬®-³¶¸¹¼-¿](?=[^\W\d_])")  # Polish as Windows-1252: mia³a, le¿y
MOST_IN_WORD = 0.1  # of all signs beyond ASCII
ESCAPED = re.compile("[\udc80-\udcff]")  # a byte that is not UTF-8, as Python keeps it


OTHER_ENCODING = "; --encoding NAME sets another encoding"


class DecodingError(ValueError):
    """The bytes are no text in the encoding that was asked for, or in any that was recognized."""


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and the encoding it was in. Line ends stay as they are.

    Without ``encoding``: that of the byte-order mark, else UTF-8, else the best guess of charset-normalizer where it is
    installed. Raises DecodingError with the position of the first byte that does not fit, also where the text is UTF-8
    but for a few bytes.

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
    """The encoding of a file that begins with ``sample``; UTF-8 where nothing better is recognized."""
    marked = encoding or marked_encoding(sample) or zeros_of_utf16(sample)
    if marked:
        return marked
    if _is_utf8(sample) or is_damaged_utf8(sample):
        return UTF8
    return guess_encoding(sample[: sample.rfind(b"\n") + 1] or sample) or UTF8


def sniff_lines(sample: bytes, encoding: str | None = None) -> str:
    """As ``sniff``, of a file that should be UTF-8: one bad line is damaged, several are in another encoding."""
    found = sniff(sample, encoding)
    if encoding or found == UTF8 or found in UNMARKED or marked_encoding(sample):
        return found
    *lines, last = sample.split(b"\n")
    bad = sum(not _is_utf8(line + b"\n") for line in lines) + (not _is_utf8(last))
    return found if bad > 1 else UTF8


def is_damaged_utf8(data: bytes) -> bool:
    """Is it UTF-8 but for some bytes? In other encodings, hardly any two bytes happen to be a character of UTF-8.

    >>> is_damaged_utf8("“Café”, caf".encode() + b"\\xe9"), is_damaged_utf8("“Café”".encode("cp1252"))
    (True, False)
    """
    text = data.decode(UTF8, "surrogateescape")
    bad = len(text) - len(ESCAPED.sub("", text))
    return bad > 0 and _beyond_ascii(text) >= 2 * bad  # as many are good as are bad


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder(UTF8)().decode(sample)  # a character cut off at the end is no error
    except UnicodeDecodeError:
        return False
    return True


def marked_encoding(data: bytes) -> str | None:
    return next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def zeros_of_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, where every other byte is often zero: so it is in languages of the Latin alphabet.

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
    """What charset-normalizer takes the bytes for, if they decode.

    Windows-1252 wins where it is nearly as likely: that is what the web takes unmarked Western text for, and the other
    code pages differ from it in a few letters only. It is asked for by itself, since the search often ends before it.
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
    """Do the bytes decode, with hardly any signs in place of letters?"""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return len(IN_WORD.findall(text)) <= MOST_IN_WORD * _beyond_ascii(text)


def describe(error: UnicodeError, encoding: str, offset: int = 0) -> str:
    """One line on where decoding failed, ``offset`` bytes into the file being where the piece began."""
    name, place = encoding.removesuffix("-sig").upper(), str(error)
    if "BOM" in place:  # which Python 3.13 tells otherwise than those before
        place = "there is no byte-order mark"
    elif isinstance(error, UnicodeDecodeError):
        place = f"byte 0x{error.object[error.start]:02X} at position {offset + error.start} ({error.reason})"
    return f"not {name}: {place}{OTHER_ENCODING}"
