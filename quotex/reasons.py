"""Why something can't be read, in words for whoever has the file."""

from __future__ import annotations

import sys

__all__ = ["plain_reason"]


def plain_reason(error: Exception) -> str:
    """What a parser of Python's library says, without what only its programmer can do.

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
        return "a line ends in a carriage return alone (CR): save the file with the line ends LF or CRLF"
    if isinstance(error, RecursionError):
        return "its values are nested too deep"
    return said
