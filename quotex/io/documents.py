"""What reading yields: documents, problems, and notes for the user."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quotex.objects import flat_in_pickle
from quotex.outline import Outline

__all__ = ["Begin", "Document", "Item", "Note", "Problem", "Record"]


DETAILS = re.compile(r": | \(")  # begin the details


@flat_in_pickle
@dataclass(slots=True)
class Record:
    """One document to process.

    ``converted``: its text is not in the file as UTF-8. ``source``: its publisher or site, or ``""``. ``kept``: the
    columns to copy to each of its rows. ``language``: what the file says, or ``""``. ``outline``: the elements of its
    page. ``rows``: the rows that it was read from, if they are to be written again.
    """

    id: str | int
    text: str
    where: str
    converted: bool = False
    source: str = ""
    kept: Mapping[str, Any] = field(default_factory=dict)
    language: str = ""
    outline: Outline | None = None
    rows: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Note:
    """A note for the user about a file that can be read.

    ``passed_over`` counts, by reason, the parts that are not documents, such as a picture in a web archive. The message
    may be empty. ``is_routine`` says that it is no warning.
    """

    where: str
    message: str
    passed_over: Mapping[str, int] = field(default_factory=dict)
    is_routine: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(slots=True)
class Problem:
    """Something that could not be read. ``input`` is the line or row itself, or None for a whole file.

    ``id`` is that of the row in whose place the problem appears, or None.
    """

    where: str
    message: str
    input: Any = None
    id: str | int | None = None

    @property
    def reason(self) -> str:
        """The message without the details that differ from row to row.

        >>> Problem("in.jsonl:1", "no field 'body' (fields: id, text)").reason
        "no field 'body'"
        """
        return DETAILS.split(self.message, maxsplit=1)[0]

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(slots=True)
class Begin:
    """A file begins. ``size`` is its size on disk in bytes, or 0 if unknown."""

    name: str
    size: int = 0


Document = Record | Problem
Item = Record | Problem | Note | Begin
