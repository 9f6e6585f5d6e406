"""From the bytes of a file to text: byte-order marks, UTF-8, and a guess at anything else."""

from __future__ import annotations

import codecs

__all__ = ["UNMARKED", "UTF8", "DecodingError", "decode", "sniff"]

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


class DecodingError(ValueError):
    """The bytes are no text in the encoding that was asked for, or in any that was recognized."""


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and the encoding it was in. Line ends stay as they are.

    Without ``encoding``: that of the byte-order mark, else UTF-8, else the best guess of charset-normalizer where it is
    installed. Raises DecodingError with the position of the first byte that does not fit.

    >>> decode(b"caf\\xc3\\xa9")
    ('café', 'utf-8')
    """
    marked = encoding or marked_encoding(data) or zeros_of_utf16(data)
    try:
        return data.decode(marked or UTF8), marked or UTF8
    except UnicodeDecodeError as error:
        guess = None if marked else guess_encoding(data)
        if guess is None:
            raise DecodingError(describe(error, marked or UTF8)) from None
    return data.decode(guess), guess


def sniff(sample: bytes, encoding: str | None = None, *, guess: bool = True) -> str:
    """The encoding of a file that begins with ``sample``; UTF-8 where nothing better is recognized.

    Without ``guess``, only marks and zeros count.
    """
    marked = encoding or marked_encoding(sample) or zeros_of_utf16(sample)
    if marked or not guess:
        return marked or UTF8
    try:
        codecs.getincrementaldecoder(UTF8)().decode(sample)  # a character cut off at the end is no error
    except UnicodeDecodeError:
        return guess_encoding(sample) or UTF8
    return UTF8


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
    code pages differ from it in a few letters only.
    """
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    matches = list(from_bytes(data))
    if not matches:
        return None
    likely = [match.encoding for match in matches if match.chaos <= matches[0].chaos + NEARLY]
    guess = "cp1252" if "cp1252" in likely else likely[0]
    return guess if _decodes(data, guess) else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def describe(error: UnicodeDecodeError, encoding: str, offset: int = 0) -> str:
    """One line on where decoding failed, ``offset`` bytes into the file being where the piece began."""
    name, byte = encoding.removesuffix("-sig").upper(), error.object[error.start]
    return f"not {name}: byte 0x{byte:02X} at position {offset + error.start} ({error.reason})"
