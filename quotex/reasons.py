"""Why something cannot be read, in words for the person who has the file."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from json import JSONDecodeError

__all__ = ["CARRIAGE_RETURN", "plain_gzip_error", "plain_json_error", "plain_reason"]

CARRIAGE_RETURN = "a line ends in a carriage return alone (CR): save the file with the line ends LF or CRLF"
TOO_LARGE_CELL = re.compile(r"field larger than field limit \((\d+)\)")
# The messages of Pythons before 3.13 for a trailing comma: the message, the bracket after it, and what that closes.
TRAILING_COMMAS = (
    ("Expecting property name enclosed in double quotes", "}", "object"),
    ("Expecting value", "]", "array"),
)


def plain_reason(error: Exception) -> str:
    """Return the message of a parser in Python's library, without advice that only a programmer could follow.

    >>> import json
    >>> try:
    ...     json.loads("9" * 5000)
    ... except ValueError as error:
    ...     print(plain_reason(error))
    a number has more than 4,300 digits
    """
    said = str(error)
    if "set_int_max_str_digits" in said:
        return f"a number has more than {sys.get_int_max_str_digits():,} digits"
    if said.startswith("new-line character seen in unquoted field"):
        return CARRIAGE_RETURN
    if said == "unexpected end of data":
        return "a quotation mark is not closed, so that it includes everything after it"
    if limit := TOO_LARGE_CELL.fullmatch(said):
        return (
            f"a cell is larger than {int(limit[1]) / 1_000_000:g} MB: perhaps a quotation mark before it is not closed"
        )
    if isinstance(error, RecursionError):
        return "its values are nested too deep"
    return said


def plain_json_error(error: JSONDecodeError) -> JSONDecodeError:
    """Return the error with the message and position of Python 3.13, whichever version reads the JSON.

    >>> import json
    >>> try:
    ...     json.loads('{"a": [1, ]}')
    ... except json.JSONDecodeError as error:
    ...     print(plain_json_error(error))
    Illegal trailing comma before end of array: line 1 column 9 (char 8)
    """
    before = error.doc[: error.pos].rstrip(" \t\r\n")
    for message, bracket, value in TRAILING_COMMAS:
        if error.msg == message and before.endswith(",") and error.doc.startswith(bracket, error.pos):
            return type(error)(f"Illegal trailing comma before end of {value}", error.doc, len(before) - 1)
    return type(error)(error.msg.removesuffix(" at"), error.doc, error.pos)


def plain_gzip_error(error: Exception) -> str:
    """Return what is wrong with a gzip file, in words that do not depend on the version of Python or zlib.

    >>> plain_gzip_error(EOFError("Compressed file ended before the end-of-stream marker was reached"))
    'the file ends inside a member of gzip'
    """
    said = str(error)
    if isinstance(error, EOFError):
        return "the file ends inside a member of gzip"
    if any(words in said for words in ("CRC", "data check", "length check", "length of data")):
        return "a checksum of gzip does not fit the data"
    if "Not a gzipped file" in said:
        return "there is other data where a member of gzip should begin"
    return "its gzip can't be unpacked"
