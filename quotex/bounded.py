"""Files that an option names and that are read whole: no more of them than they may hold."""

from __future__ import annotations

import errno
import os

__all__ = ["MOST", "read_bounded"]

MEGABYTE = 1_000_000
MOST = 200 * MEGABYTE  # bytes: more than anybody writes by hand, and few enough to be held


def read_bounded(path: str | os.PathLike[str], most: int = MOST) -> bytes:
    """All bytes of a file. Raises OSError, also where there are more than ``most``, as in a device that never ends."""
    pieces: list[bytes] = []
    size = 0
    with open(path, "rb") as file:
        while data := file.read(MEGABYTE):
            pieces.append(data)
            size += len(data)
            if size > most:
                raise OSError(errno.EFBIG, f"it is larger than {most / MEGABYTE:g} MB", os.fspath(path))
    return b"".join(pieces)
