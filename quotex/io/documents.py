"""What reading yields: documents, what is wrong with others, and what is worth telling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quotex.objects import flat_in_pickle
from quotex.outline import Outline

__all__ = ["Begin", "Document", "Item", "Note", "Problem", "Record"]


DETAILS = re.compile(r": | \(")  # begin behind


@flat_in_pickle
@dataclass(slots=True)
class Record:
    """One document to work on.

    ``converted``: its text is not in the file as UTF-8. ``source``: whose it is, or ``""``. ``kept`` are the columns
    that every row of it carries along. ``language`` is what the file says, or ``""``. ``outline`` is what the tags of
    a page say of its text. ``rows`` are those that it was read from, where they are to be written again.
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
    """Something that the user should know of a file that can be read.

    ``passed_over`` counts by reason what of it is no document, such as a picture in a web archive. Without a message,
    there is nothing else to tell.
    """

    where: str
    message: str
    passed_over: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(slots=True)
class Problem:
    """Something that could not be read. ``input`` is the line or row itself, None where a whole file is meant.

    ``id`` is that of the row in whose place it stands; None where there is no such row.
    """

    where: str
    message: str
    input: Any = None
    id: str | int | None = None

    @property
    def reason(self) -> str:
        """The message without what is different in each row.

        >>> Problem("in.jsonl:1", "no field 'body' (fields: id, text)").reason
        "no field 'body'"
        """
        return DETAILS.split(self.message, maxsplit=1)[0]

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(slots=True)
class Begin:
    """A file begins. ``size`` is what it has on the disk, in bytes, 0 where nobody knows."""

    name: str
    size: int = 0


Document = Record | Problem
Item = Record | Problem | Note | Begin
