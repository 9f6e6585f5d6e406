"""Count one document: who speaks in it, by which name, in how many quotes and words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotex.document import Document
from quotex.objects import flat_in_pickle
from quotex.people.copies import clauses

__all__ = ["EVERY_QUOTE", "Counted", "Marked", "Voice", "counted", "counted_row"]

Row = Mapping[str, Any]
EVERY_QUOTE = range(1 << 62)  # ids to mark


@flat_in_pickle
@dataclass(slots=True)
class Voice:
    """Somebody who speaks in a document, with the quotes and their words.

    All unnamed speakers of one kind are one voice, whose ``name`` is None. ``words`` counts runs of characters between
    white space in the quotes.
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
    """The voices of a document and its number of quotes. A quote of two people counts for both, but once in ``quotes``.

    ``marked`` has the quotes that were asked for; ``clauses`` identify copies of the document (``people.copies``);
    ``row`` is the row of the document, if it is to be written.
    """

    voices: list[Voice] = field(default_factory=list)
    quotes: int = 0
    words: int = 0
    marked: list[Marked] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    row: dict[str, Any] | None = None

    def marked_voices(self, forms: Sequence[str]) -> dict[int, list[tuple[str, str | None]]]:
        """Return form and name of the voices of each quote that was asked for; ``forms`` are those of ``voices``."""
        told = [(form, voice.name) for form, voice in zip(forms, self.voices, strict=True)]
        return {quote.quote: [told[voice] for voice in quote.voices] for quote in self.marked}


@flat_in_pickle
@dataclass(slots=True)
class Marked:
    """A quote that was asked for, with the numbers of its voices; none if nobody is named."""

    quote: int
    start: int
    end: int
    text: str
    voices: list[int]


def counted(document: Document, marks: Collection[int] = ()) -> Counted:
    """Count the voices of a document, without nested quotes and scare quotes.

    ``marks`` are the ids of the quotes to return with their voices.

    >>> from quotex.api import process
    >>> counted(process('"It rained," said Ada Moor. "Still does," she said.')).voices
    [Voice(name='Ada Moor', kind='person', role=None, gender='f', quotes=2, words=4)]
    """
    quotes = [quote.to_dict() for quote in document.quotes]
    return counted_row(quotes, [person.to_dict() for person in document.people], marks, document.text)


def counted_row(
    quotes: Iterable[Row],
    people: Iterable[Row] | None = None,
    marks: Collection[int] = (),
    text: str | None = None,
) -> Counted:
    """Count the voices in a row of ``process`` or ``extract``.

    Those who are not among its people, such as all in a row of ``extract``, are described by the speakers. Copies are
    recognized by the ``text``, or without one by the words of the quotes.

    Raises KeyError, TypeError, ValueError or AttributeError if it is not such a row.

    >>> speaker = {"name": "Ada Moor", "kind": "person", "people": [0], "role": "mayor", "gender": "f"}
    >>> quote = {"id": 0, "start": 1, "end": 11, "text": "It rained,", "kind": "direct", "parent": None}
    >>> counted_row([quote | {"speaker": speaker}]).voices
    [Voice(name='Ada Moor', kind='person', role='mayor', gender='f', quotes=1, words=2)]
    """
    asked = [quote for quote in quotes if quote["parent"] is None and quote["kind"] != "scare"]
    known = {person["id"]: _voice(person) for person in people or ()} or _of_speakers(asked)
    told: dict[Any, Voice] = {voice.name: voice for voice in reversed(known.values()) if voice.name}
    count = _Count(marks)
    for quote in asked:
        speaker = quote["speaker"]
        voices = _named(speaker, known, told) if speaker and speaker["name"] else []
        count.add(voices, speaker and speaker.get("kind"), quote["text"], (quote["id"], quote["start"], quote["end"]))
    found = count.result((*known.values(), *told.values()))
    found.clauses = clauses(quote["text"] for quote in asked) if text is None else clauses([text])
    return found


def _of_speakers(quotes: Iterable[Row]) -> dict[Any, Voice]:
    """Return the voices of those who speak alone, by their numbers."""
    known: dict[Any, Voice] = {}
    for quote in quotes:
        speaker = quote["speaker"]
        ids = speaker and speaker["name"] and speaker.get("people")
        if ids and len(ids) == 1:
            _add_facts(known.setdefault(ids[0], _voice(speaker)), speaker)
    return known


def _named(speaker: Row, known: Mapping[Any, Voice], told: dict[Any, Voice]) -> list[Voice]:
    """Return the voices of a speaker; several who are not all among the people are known only by name."""
    ids = speaker.get("people") or []
    if ids and known.keys() >= set(ids):
        return [known[id] for id in ids if known[id].name]
    names = speaker["name"].split("; ")
    if len(names) == 1:
        voice = told.setdefault(names[0], _voice(speaker))
        _add_facts(voice, speaker)
        return [voice]
    if len(ids) != len(names):
        ids = names
    kind = speaker.get("kind")
    return [known.get(id) or told.setdefault(id, Voice(name, kind)) for id, name in zip(ids, names, strict=True)]


def _add_facts(voice: Voice, speaker: Row) -> None:
    voice.role, voice.gender = voice.role or speaker.get("role"), voice.gender or speaker.get("gender")


def _voice(row: Row) -> Voice:
    return Voice(row["name"], row.get("kind"), row.get("role"), row.get("gender"))


class _Count:
    """Counts quotes one by one."""

    def __init__(self, marks: Collection[int]) -> None:
        self._marks = marks
        self._nobody: dict[str | None, Voice] = {}  # by kind
        self._quotes = 0
        self._words = 0
        self._marked: list[tuple[tuple[int, int, int], str, list[Voice]]] = []

    def add(self, voices: list[Voice], kind: str | None, text: str, place: tuple[int, int, int]) -> None:
        words = len(text.split())
        self._quotes += 1
        self._words += words
        for voice in voices or [self._nobody.setdefault(kind, Voice(None, kind))]:
            voice.quotes += 1
            voice.words += words
        if self._marks and place[0] in self._marks:
            self._marked.append((place, text, voices))

    def result(self, people: Iterable[Voice]) -> Counted:
        each = {id(voice): voice for voice in (*people, *self._nobody.values())}
        voices = [voice for voice in each.values() if voice.quotes]
        numbers = {id(voice): number for number, voice in enumerate(voices)}
        marked = [Marked(*place, text, [numbers[id(voice)] for voice in whose]) for place, text, whose in self._marked]
        return Counted(voices, self._quotes, self._words, marked)
