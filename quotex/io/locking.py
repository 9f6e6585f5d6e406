"""One writer at a time: a lock on an open file, which the system takes back when the program ends."""

from __future__ import annotations

import errno
import sys

__all__ = ["Locked", "lock"]

HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Locked(Exception):
    """Another program has locked the file."""


def lock(file: int) -> None:
    """Lock the file behind a descriptor. Raises Locked; a file system that knows no locks is taken as it is."""
    try:
        _lock(file)
    except OSError as error:
        if error.errno in HELD:
            raise Locked("another program is writing to it") from None


if sys.platform == "win32":
    import msvcrt

    FAR = 1 << 62  # Windows keeps others from reading what is locked: so a byte is locked that no file has

    def _lock(file: int) -> None:
        import os

        os.lseek(file, FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
