"""Read whole files that an option names, up to a maximum size."""

from __future__ import annotations

import errno
import os

__all__ = ["MOST", "read_bounded"]

MEGABYTE = 1_000_000
MOST = 200 * MEGABYTE  # bytes: more than anybody writes by hand, yet it fits in memory


def read_bounded(path: str | os.PathLike[str], most: int = MOST) -> bytes:
    """Return all bytes of a file. Raises OSError, also if it has more than ``most``, such as an endless device."""
    pieces: list[bytes] = []
    size = 0
    with open(path, "rb") as file:
        while data := file.read(MEGABYTE):
            pieces.append(data)
            size += len(data)
            if size > most:
                raise OSError(errno.EFBIG, f"it is larger than {most / MEGABYTE:g} MB", os.fspath(path))
    return b"".join(pieces)
