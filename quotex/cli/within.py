"""The documents that a model asks for: texts, and files in the folders it may read, up to a total size."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from quotex.io import Problem, Reading, Record
from quotex.io.files import InputFile, find_files
from quotex.io.reading import file_size, read_file

__all__ = ["Budget", "CallError", "Folders"]

LEAST: Final = 100  # least cost of a document, in characters, so that there cannot be millions of empty ones
NO_SUCH_FILE: Final = "there is no such file in the folders that may be read"


class CallError(ValueError):
    """A call that cannot be answered; the message is for the model."""


class Budget:
    """The characters and bytes that a call may still read."""

    def __init__(self, most: int, what: str) -> None:
        self.most, self.what = most, what
        self._characters = self._bytes = 0

    def spend(self, characters: int = 0, bytes: int = 0) -> None:
        """Raises CallError if the call reads more than allowed."""
        self._characters += characters
        self._bytes += bytes
        if max(self._characters, self._bytes) > self.most:
            raise CallError(f"{self.what}: more than {self.most:,} characters or bytes: split them over several calls")


class Folders:
    """The folders in which files may be read. A link counts as its target."""

    def __init__(self, folders: Sequence[str]) -> None:
        self.roots = [os.path.realpath(folder) for folder in folders]

    def records(self, documents: Iterable[str | dict[str, Any]], budget: Budget) -> Iterator[Record | Problem]:
        """Yield the documents of paths and of objects ``{"id", "text"}``, or their problems, in order.

        The id of a text file begins with the given path. Raises CallError for a path outside the folders, and if the
        budget is exceeded.
        """
        for number, document in enumerate(documents, 1):
            if isinstance(document, str):
                yield from self._of_path(document, budget)
            else:
                budget.spend(len(document["text"]) + LEAST)
                yield Record(document.get("id", f"text {number}"), document["text"], f"text {number}")

    def _of_path(self, path: str, budget: Budget) -> Iterator[Record | Problem]:
        path = os.path.normpath(path)
        real = self._resolved(path)
        if real is None:
            yield Problem(path, NO_SUCH_FILE)
            return
        for file in find_files([real]):
            if isinstance(file, Problem):
                yield Problem(_renamed(file.where, real, path), file.message)
            elif isinstance(file, InputFile):
                name = _renamed(file.name, real, path)
                if not self._holds(os.path.realpath(file.name)):
                    yield Problem(name, NO_SUCH_FILE)
                else:
                    budget.spend(bytes=file_size(file.name))
                    yield from self._of_file(file.name, name, budget)

    def _of_file(self, real: str, name: str, budget: Budget) -> Iterator[Record | Problem]:
        for item in read_file(real, Reading(most=budget.most)):
            if isinstance(item, Record):
                budget.spend(len(item.text) + LEAST)
                item.id = _renamed(str(item.id), real, name)
                yield item
            elif isinstance(item, Problem):
                budget.spend(LEAST)
                yield Problem(_renamed(item.where, real, name), item.message)

    def _resolved(self, path: str) -> str | None:
        """Return the real path of a file or folder; None if it does not exist. Raises CallError outside the folders."""
        if "\0" in path:
            return None
        found = [os.path.realpath(os.path.join(root, path)) for root in self.roots]
        allowed = [real for real in found if self._holds(real)]
        if not allowed:
            raise CallError(f"{path!r:.200} is outside the folders that may be read: {', '.join(self.roots)}")
        return next((real for real in allowed if os.path.isfile(real) or os.path.isdir(real)), None)

    def _holds(self, real: str) -> bool:
        return any(real == root or real.startswith(os.path.join(root, "")) for root in self.roots)


def _renamed(place: str, real: str, name: str) -> str:
    """Replace the real path in a place by the path that the model gave."""
    return name + place[len(real) :] if place.startswith(real) else place
