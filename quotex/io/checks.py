"""Check that rows were written by quotex: the fields that are counted must exist and have the right types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["why_not_ours"]

_AT = re.compile(r" - at `\$([^`]*)`\Z")  # the end of msgspec's messages, which names the place


@dataclass(slots=True)
class _Speaker:
    name: str | None
    text: str | None = None
    kind: str | None = None
    role: str | None = None
    gender: str | None = None
    people: list[int | str] | None = None
    name_confidence: float | None = None

    def __post_init__(self) -> None:
        if self.name_confidence is not None and not 0 <= self.name_confidence <= 1:
            raise ValueError("name_confidence must lie between 0 and 1")


@dataclass(slots=True)
class _Quote:
    id: int
    start: int
    end: int
    text: str
    kind: str
    parent: int | None
    confidence: float
    speaker: _Speaker | None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a quote starts at {self.start} and ends at {self.end}, which is impossible")
        if not 0 <= self.confidence <= 1:
            raise ValueError("confidence must lie between 0 and 1")


@dataclass(slots=True)
class _Person:
    id: int
    name: str | None
    kind: str | None = None
    role: str | None = None
    gender: str | None = None


@dataclass(slots=True)
class _Row:
    quotes: list[_Quote]
    people: list[_Person] | None = field(default_factory=list)

    def __post_init__(self) -> None:
        known = {person.id for person in self.people or ()}
        for quote in self.quotes:
            unknown = known and quote.speaker and set(quote.speaker.people or ()) - known
            if unknown:
                raise ValueError(f"quote {quote.id} is of person {min(unknown, key=str)}, who is not among the people")


def why_not_ours(row: Mapping[str, Any]) -> str | None:
    """Return what is wrong with the ``quotes`` and ``people`` of a row, or None.

    >>> quote = {"id": 0, "start": 1, "end": 3, "text": "Hi", "kind": "direct", "parent": None, "speaker": None}
    >>> why_not_ours({"quotes": [quote | {"confidence": "0.9"}]})
    "field 'quotes[...].confidence': expected float, got str"
    >>> why_not_ours({"quotes": [quote | {"confidence": 0.9}]})
    """
    import msgspec  # of the extra [cli]

    try:
        msgspec.convert(row, _Row)
    except UnicodeEncodeError:  # in the name of a field, or where a text does not belong
        return "a lone surrogate in the name of a field, or where no text may stand"
    except msgspec.ValidationError as error:
        said = str(error)[0].lower() + str(error)[1:]
        found = _AT.search(said)
        message, place = (said[: found.start()], found[1].lstrip(".")) if found else (said, "")
        return f"field {place!r}: {message.replace('`', '')}" if place else message
    return None
