"""What one document counts: who speaks in it under which name, in how many quotes and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from quotex.model import Document, flat_in_pickle

__all__ = ["Counted", "Voice", "counted", "counted_row"]

Row = Mapping[str, Any]


@flat_in_pickle
@dataclass(slots=True)
class Voice:
    """Somebody who speaks in a document, with the quotes and their words; without a name, ``name`` is None.

    ``words`` are runs of characters between white space, in the words quoted.
    """

    name: str | None
    kind: str | None = None
    role: str | None = None
    gender: str | None = None
    quotes: int = 0
    words: int = 0


@flat_in_pickle
@dataclass(slots=True)
class Counted:
    """The voices of a document and its quotes; a quote of two people counts for both, and once in ``quotes``."""

    voices: list[Voice] = field(default_factory=list)
    quotes: int = 0
    words: int = 0


def counted(document: Document) -> Counted:
    """The voices of a document. Quotes inside others are not counted: they are part of those.

    >>> from quotex.api import process
    >>> counted(process('"It rained," said Ada Moor. "Still does," she said.'))
    Counted(voices=[Voice(name='Ada Moor', kind='person', role=None, gender='f', quotes=2, words=4)], quotes=2, words=4)
    """
    people = [Voice(person.name, person.kind, person.role, person.gender) for person in document.people]
    found = Counted()
    nobody = Voice(None)
    for quote in document.quotes:
        if quote.parent is None:
            speaker = quote.speaker
            voices = [people[id] for id in speaker.people if people[id].name] if speaker else []
            _count(found, voices or [nobody], quote.text)
    found.voices = [voice for voice in (*people, nobody) if voice.quotes]
    return found


def counted_row(quotes: Iterable[Row], people: Iterable[Row] | None = None) -> Counted:
    """The voices of a row of ``process``, or of ``extract``, which has no people: there speakers tell who they are.

    Raises KeyError, TypeError or AttributeError where these are no such rows.

    >>> speaker = {"name": "Ada Moor", "kind": "person", "people": [0], "role": "mayor", "gender": "f"}
    >>> counted_row([{"text": "It rained,", "parent": None, "speaker": speaker}]).voices
    [Voice(name='Ada Moor', kind='person', role='mayor', gender='f', quotes=1, words=2)]
    """
    known = {person["id"]: _voice(person) for person in people or ()}
    found = Counted()
    nobody = Voice(None)
    told: dict[Any, Voice] = {}
    for quote in quotes:
        if quote["parent"] is not None:
            continue
        speaker = quote["speaker"]
        voices = _named(speaker, known, told) if speaker and speaker["name"] else []
        _count(found, voices or [nobody], quote["text"])
    found.voices = [voice for voice in (*known.values(), *told.values(), nobody) if voice.quotes]
    return found


def _named(speaker: Row, known: Mapping[int, Voice], told: dict[Any, Voice]) -> list[Voice]:
    """The voices of a speaker; those of several people are known by name alone, where the row has no people."""
    ids = speaker.get("people") or []
    if known:
        return [known[id] for id in ids if known[id].name]
    names = speaker["name"].split("; ")
    if len(names) == 1:
        voice = told.setdefault(ids[0] if ids else names[0], _voice(speaker))
        voice.role, voice.gender = voice.role or speaker.get("role"), voice.gender or speaker.get("gender")
        return [voice]
    if len(ids) != len(names):
        ids = names
    return [told.setdefault(id, Voice(name, speaker.get("kind"))) for id, name in zip(ids, names, strict=True)]


def _voice(row: Row) -> Voice:
    return Voice(row["name"], row.get("kind"), row.get("role"), row.get("gender"))


def _count(found: Counted, voices: Iterable[Voice], text: str) -> None:
    words = len(text.split())
    found.quotes += 1
    found.words += words
    for voice in voices:
        voice.quotes += 1
        voice.words += words
