"""The largest possible value of a Parquet column: a kilobyte may hold gigabytes of rows that repeat one value.

The header of a page is a struct of Thrift's compact protocol, whose second field is the size of the page (Apache
Parquet, file format, PageHeader).
"""

from __future__ import annotations

import io
from typing import Any, Final

__all__ = ["largest_value"]

_HEADER: Final = 32  # bytes; more than the fields up to the size take
_I32: Final = 5  # the type of a field, in the low half of its first byte
_PREFIXED: Final = "DELTA_BYTE_ARRAY"  # a value stores only how it differs from the value before


def largest_value(stream: io.BufferedIOBase, column: Any) -> int:
    """Return the largest possible size, in bytes, of a value that is stored once for many rows; 0 if there is none.

    ``column`` is the metadata of a column chunk. The position in the stream changes.
    """
    if _PREFIXED in column.encodings:
        return int(column.total_uncompressed_size)
    if not column.has_dictionary_page:
        return 0
    stream.seek(column.dictionary_page_offset)
    return _page_size(stream.read(_HEADER))


def _page_size(header: bytes) -> int:
    """Return the page size in the header; 0 if it is not a header, which the reader then reports.

    >>> _page_size(bytes([0x15, 0x04, 0x15, 0x90, 0x4E, 0x15, 0x02]))
    5000
    """
    at, number = 0, 0
    try:
        while True:
            number += header[at] >> 4
            if header[at] & 0xF != _I32:
                return 0
            value, shift, at = 0, 0, at + 1
            while header[at] & 0x80:
                value, shift, at = value | (header[at] & 0x7F) << shift, shift + 7, at + 1
            value, at = value | header[at] << shift, at + 1
            if number == 2:
                return (value >> 1) ^ -(value & 1)
    except IndexError:
        return 0
