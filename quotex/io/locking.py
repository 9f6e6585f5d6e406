"""Lock an open file for one writer at a time. The system releases the lock when the program ends."""

from __future__ import annotations

import errno
import sys

__all__ = ["Locked", "lock"]

HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Locked(Exception):
    """Another program has locked the file."""


def lock(file: int) -> None:
    """Lock the file of a descriptor. Raises Locked. Nothing happens if the file system has no locks."""
    try:
        _lock(file)
    except OSError as error:
        if error.errno in HELD:
            raise Locked("another program is writing to it") from None


if sys.platform == "win32":
    import msvcrt

    FAR = 1 << 62  # Windows also blocks reading of locked bytes, so lock one beyond the end

    def _lock(file: int) -> None:
        import os

        os.lseek(file, FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
