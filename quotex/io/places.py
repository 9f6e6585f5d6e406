"""Access files by names that the user did not give, in folders that are opened once, so that no link is followed.

Windows cannot open a file relative to an open folder; paths are joined there.
"""

from __future__ import annotations

import errno
import os
import stat
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Any

__all__ = ["Folder", "Place", "is_inside"]

HAS_DESCRIPTORS = {os.open, os.stat, os.rename, os.unlink, os.mkdir, os.chmod} <= os.supports_dir_fd
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_PATH", 0)  # on Linux, it need not be readable
FILE = NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # opening a pipe must not block


def is_inside(part: str) -> bool:
    """Whether it is a plain relative path of a file that stays inside its folder.

    >>> is_inside("articles/000001.html"), is_inside("../precious.txt"), is_inside("/etc/passwd"), is_inside("a//b")
    (True, False, False, False)
    """
    path = PurePath(part)
    return "\0" not in part and str(path) == part and not path.anchor and ".." not in path.parts and bool(path.name)


class Folder:
    """An open folder. Raises OSError, also if it is a link in the folder ``within``."""

    def __init__(self, path: str, within: Folder | None = None) -> None:
        self.path = path
        self.number: int | None = None
        if HAS_DESCRIPTORS:
            name = os.path.basename(path) if within else path
            number = os.open(name, FOLDER | (NO_LINK if within else 0), dir_fd=within.number if within else None)
            weakref.finalize(self, os.close, number)
            self.number = number
        elif not os.path.lexists(path):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        elif not os.path.isdir(path) or (within and os.path.islink(path)):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))

    def place(self, part: str, *, make: bool = False) -> Place:
        """Return the file with that path in the folder; ``make`` creates the folders between. Raises OSError."""
        if not is_inside(part):
            raise OSError(errno.EINVAL, f"{part} leads outside its folder")
        *between, name = PurePath(part).parts
        folder = self
        for inner in between:
            if make:
                with suppress(FileExistsError):
                    os.mkdir(folder.at(inner), dir_fd=folder.number)
            path = os.path.join(folder.path, inner)
            try:
                folder = Folder(path, folder)
            except NotADirectoryError as error:
                raise NotADirectoryError(error.errno, f"{path} is a file or a link, not a folder") from None
        return Place(folder, name)

    def at(self, name: str) -> str:
        """Return the path of a file for system calls that take ``number``."""
        return name if self.number is not None else os.path.join(self.path, name)


@dataclass(frozen=True, slots=True)
class Place:
    """A file in an open folder; it need not exist. The methods raise OSError."""

    folder: Folder
    name: str

    @classmethod
    def of(cls, path: str) -> Place:
        """Return the place of a path that the user gave; links are followed."""
        folder, name = os.path.split(os.path.realpath(path))
        return cls(Folder(folder), name)

    def __add__(self, suffix: str) -> Place:
        return Place(self.folder, self.name + suffix)

    def __str__(self) -> str:
        return os.path.join(self.folder.path, self.name)

    def stat(self) -> os.stat_result:
        """Return the status of the file; of a link, its own."""
        return os.stat(self.folder.at(self.name), dir_fd=self.folder.number, follow_symlinks=False)

    def is_file(self) -> bool:
        """Whether there is a regular file, not a link."""
        try:
            return stat.S_ISREG(self.stat().st_mode)
        except OSError:
            return False

    def open(self, flags: int = os.O_RDONLY) -> int:
        """Open the regular file, and return its descriptor. A file with several hard links is refused like a link."""
        if self._is_foreign():
            raise self._refusal()
        number = os.open(self.folder.at(self.name), flags | FILE, 0o666, dir_fd=self.folder.number)
        if self._is_foreign() or os.fstat(number).st_nlink > 1:
            os.close(number)
            raise self._refusal()
        return number

    def opened(self, mode: str, locked: Callable[[int], None] | None = None, **options: Any) -> IO[Any]:
        """Like the function ``open``; with ``w``, the file is truncated only after it was ``locked``."""
        if "w" not in mode:
            return os.fdopen(self.open(), mode, **options)
        file = os.fdopen(self.open(os.O_WRONLY | os.O_CREAT), mode, **options)
        try:
            if locked is not None:
                locked(file.fileno())
            os.truncate(file.fileno(), 0)
        except BaseException:
            file.close()
            raise
        return file

    def move_to(self, other: Place) -> None:
        """Rename the file; an existing file of that name is replaced."""
        source, target = self.folder, other.folder
        os.replace(source.at(self.name), target.at(other.name), src_dir_fd=source.number, dst_dir_fd=target.number)

    def copy_mode(self, other: Place) -> None:
        """Copy the permissions of another file."""
        os.chmod(self.folder.at(self.name), stat.S_IMODE(other.stat().st_mode), dir_fd=self.folder.number)

    def remove(self) -> None:
        os.unlink(self.folder.at(self.name), dir_fd=self.folder.number)

    def why(self, error: OSError) -> str:
        """Return in words why an operation failed at a place that existed before."""
        if not isinstance(error, FileNotFoundError):
            return error.strerror or str(error)
        gone = self if os.path.isdir(self.folder.path) else self.folder.path
        return f"{gone} was removed meanwhile"

    def _is_foreign(self) -> bool:
        try:
            return not stat.S_ISREG(self.stat().st_mode)
        except OSError:
            return False

    def _refusal(self) -> OSError:
        return OSError(errno.ELOOP, f"{self} is a link or not a regular file: remove it")
