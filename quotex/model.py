"""The data classes that quotex returns.

Offsets are Python string indices (code points), half open. ``to_dict`` returns an object as it appears in a row of the
command's JSONL output. Reprs are short and fit on one line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, SupportsIndex, overload

from quotex.edits import Edit
from quotex.objects import flat_in_pickle, literal, one_line_repr

__all__ = [
    "Cue",
    "Edit",
    "Explanation",
    "Kind",
    "Person",
    "Quote",
    "Quotes",
    "Speaker",
]

Row = dict[str, Any]
Kind = Literal["direct", "mixed", "indirect", "scare", "turn"]  # see Quote
Genre = Literal["auto", "article", "story"]
SHORT = 12  # characters of a mention in the repr of a quote
SpeakerKind = Literal["person", "group", "organization", "document"]
SourceType = Literal["named person", "unnamed person", "organization", "document", "group"]


def _source_type(name: str | None, kind: SpeakerKind | None) -> SourceType | None:
    """Return the type of source as newsroom audits count it; None if the kind is unknown."""
    if kind == "person":
        return "named person" if name else "unnamed person"
    return kind


@flat_in_pickle
@dataclass(slots=True)
class Cue:
    """The words that introduce a quotation: ``said``, ``pointed out``, ``according to``; a colon."""

    start: int
    end: int
    text: str

    def to_dict(self) -> Row:
        return {"start": self.start, "end": self.end, "text": self.text}


@flat_in_pickle
@dataclass(slots=True)
class Speaker:
    """The speaker of a quote: the mention that names the source, and the person whom it refers to.

    ``text`` is the mention, with titles and roles before the name (*Mayor Ada Moor*; *the mayor, Ada Moor*) but without
    an apposition after it (*, a lawyer,*). A relative pronoun includes its antecedent (*a baker who*). ``name`` is the
    speaker's fullest name in the document, or None if the document does not name the speaker; several names are joined
    with ``"; "``. In a text without capitals, or all in capitals, ``name`` and ``of`` have the usual capitals.
    ``people`` has, for each name, its index in ``people`` of the Document or the Quotes; it is empty if one of the
    names is not there, because that person never speaks in quotation marks. ``of`` is the group in *one of the
    officials*, or the body in *the airline's spokesman*. ``kind`` is None if it is unknown, as for a single name that
    occurs once, or a noun that is not in the lexicon. ``role`` and ``gender`` (``"f"``, ``"m"``) are given only with
    evidence in the text.
    ``name_confidence`` is the probability that the name is right if the mention is; it is None without a name.
    """

    start: int
    end: int
    text: str
    name: str | None = None
    kind: SpeakerKind | None = "person"
    people: list[int] = field(default_factory=list)
    of: str | None = None
    role: str | None = None
    gender: str | None = None
    name_confidence: float | None = None
    _name_evidence: str = ""  # for which that probability was measured

    @property
    def names(self) -> list[str]:
        """The names of all who speak together; empty if the document does not name the speaker.

        >>> Speaker(0, 17, "Moor and Lind", "Ada Moor; Tova Lind").names
        ['Ada Moor', 'Tova Lind']
        """
        return self.name.split("; ") if self.name else []

    @property
    def source_type(self) -> SourceType | None:
        """The kind of speaker, with named and unnamed persons apart: *a spokesman* is an unnamed person.

        >>> Speaker(11, 22, "a spokesman").source_type
        'unnamed person'
        """
        return _source_type(self.name, self.kind)

    def to_dict(self) -> Row:
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "name": self.name,
            "kind": self.kind,
            "people": list(self.people),
            "of": self.of,
            "role": self.role,
            "gender": self.gender,
            "name_confidence": self.name_confidence,
            "source_type": self.source_type,
        }


@flat_in_pickle
@dataclass(slots=True)
class Quote:
    """One uninterrupted quotation.

    ``text`` is the words between the marks, without the marks. If a story's narration interrupts them in brackets
    (*laughter*, *with a sigh*), the parts before and after it are separate quotations. ``kind`` is ``direct`` (a whole
    utterance), ``mixed`` (a quoted fragment inside reported speech), ``indirect`` (reported speech without marks, or,
    in stories, words in marks that have the tense and person of the narration), ``scare`` (a title, a term, irony:
    words that quote nobody) or ``turn`` (what somebody says in a transcript, without the label). Parts of one utterance
    share the number ``utterance``. ``parent`` is the ``id`` of the enclosing quotation or turn. ``closed`` is False if
    the closing mark is missing. ``rules`` are the ids of the rules that decided the span, the kind, the speaker and the
    name. ``confidence`` is the probability that span and speaker are both right; for a scare quote, that it quotes
    nobody. A nested quotation gets no speaker of its own, and the confidence of any quote without a speaker; one inside
    a turn gets them as elsewhere.

    After ``extract``, offsets refer to the given text. After ``process``, ``start:end`` refer to the original and
    ``clean_start:clean_end`` to the cleaned text; if edits lie inside the quote, ``pieces`` are the spans of the
    original that remain.

    In captions and on numbered lines, ``clean`` has the words without times, numbers and line breaks, and ``fragments``
    are the spans of these words. ``time`` is when a turn begins, in seconds, if the transcript says it.

    >>> Quote(0, 1, 11, "It rained,", speaker=Speaker(18, 21, "she", name="Ada Moor"))
    <Quote 0, direct, 1:11: 'It rained,', by 'she' ('Ada Moor')>
    >>> Quote(1, 40, 163, "It rained on Monday, and on Tuesday, and " * 3, kind="mixed")
    <Quote 1, mixed, 40:163: 'It rained on Monday, and on Tuesday, and It rained on Mond'…, no speaker>
    """

    id: int
    start: int
    end: int
    text: str
    kind: Kind = "direct"
    speaker: Speaker | None = None
    cue: Cue | None = None
    utterance: int = 0
    parent: int | None = None
    closed: bool = True
    rules: tuple[str, ...] = ()
    confidence: float = 0.0
    clean_start: int | None = None
    clean_end: int | None = None
    pieces: list[tuple[int, int]] = field(default_factory=list)
    _evidence: str = ""  # for which the confidence was measured
    clean: str | None = None
    fragments: list[tuple[int, int]] = field(default_factory=list)
    time: float | None = None

    @property
    def certainty(self) -> float:
        """The probability that span, speaker and name are all right; without a name, that span and speaker are.

        >>> ada = Speaker(18, 21, "she", name="Ada Moor", name_confidence=0.5)
        >>> Quote(0, 1, 11, "It rained,", speaker=ada, confidence=0.9).certainty
        0.45
        """
        of_name = self.speaker.name_confidence if self.speaker else None
        return self.confidence if of_name is None else self.confidence * of_name

    def __repr__(self) -> str:
        by = f"by {_who(self.speaker)}" if self.speaker else "no speaker"
        return one_line_repr(f"<Quote {self.id}, {self.kind}, {self.start}:{self.end}: ", self.text, f", {by}>")

    def to_dict(self) -> Row:
        row: Row = {"id": self.id, "start": self.start, "end": self.end}
        if self.clean_start is not None:
            row["clean_start"] = self.clean_start
            row["clean_end"] = self.clean_end
        row |= {
            "text": self.text,
            "kind": self.kind,
            "speaker": self.speaker.to_dict() if self.speaker else None,
            "cue": self.cue.to_dict() if self.cue else None,
            "utterance": self.utterance,
            "parent": self.parent,
            "closed": self.closed,
            "rules": list(self.rules),
            "confidence": self.confidence,
        }
        if self.pieces:
            row["pieces"] = [list(piece) for piece in self.pieces]
        if self.clean is not None:
            row["clean"] = self.clean
            row["fragments"] = [list(fragment) for fragment in self.fragments]
        if self.time is not None:
            row["time"] = self.time
        return row


def _who(speaker: Speaker) -> str:
    """Return the mention, followed by the name if it differs."""
    if speaker.name and speaker.name != speaker.text:
        return f"{literal(speaker.text, SHORT)} ({literal(speaker.name, 2 * SHORT)})"
    return literal(speaker.text, 3 * SHORT)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a pattern named the speaker of a quote: which part of the pattern took which words.

    ``rule`` and ``name`` identify the pattern in ``attribution.toml`` or in a file of your own, and ``pattern`` is its
    text there. ``parts`` are those parts that took words, in the order of the text: the part as it is written in the
    pattern (a macro by its name), and its span in ``Document.text``. Together they cover the match.
    """

    rule: str
    name: str
    pattern: str
    parts: list[tuple[str, int, int]]


class Quotes(list[Quote]):
    """The quotes of a text: a list that a notebook shows as a table. Slices are ``Quotes``, too.

    ``process`` and ``extract`` return it, and ``Quotes(...)`` makes one of any quotes. ``people`` are the people who
    speak in quotation marks; ``Speaker.people`` are indices into it. A slice keeps all of them.

    >>> quotes = Quotes([Quote(0, 1, 11, "It rained,"), Quote(1, 30, 36, "A lot.")])
    >>> quotes[1:]
    [<Quote 1, direct, 30:36: 'A lot.', no speaker>]
    >>> type(quotes[1:]).__name__
    'Quotes'
    """

    __slots__ = ("people",)

    def __init__(self, quotes: Iterable[Quote] = (), people: list[Person] | None = None) -> None:
        super().__init__(quotes)
        self.people: list[Person] = [] if people is None else people

    @overload
    def __getitem__(self, place: SupportsIndex) -> Quote: ...
    @overload
    def __getitem__(self, place: slice) -> Quotes: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Quote | Quotes:
        found = super().__getitem__(place)
        return Quotes(found, self.people) if isinstance(found, list) else found


@flat_in_pickle
@dataclass(slots=True)
class Person:
    """A person or organization that speaks in quotation marks, with its fullest name.

    ``mentions`` are all mentions by name, and the pronouns and roles that are the source of a quote. The people of a
    document do not depend on the ``kinds`` of quotes: somebody whose words are only reported (*Omar Reyes said that it
    rained*), or who stands near a scare quote, appears in ``Speaker`` alone.

    ``role_span`` and ``gender_span`` (not in rows) are the words that show role and gender: a title, a first name, a
    pronoun.

    >>> Person(0, "Ada Moor", role="mayor", gender="f", mentions=[(6, 14), (30, 33)])
    <Person 0, 'Ada Moor', person, 'mayor', f: 2 mentions>
    """

    id: int
    name: str | None
    kind: SpeakerKind | None = "person"
    role: str | None = None
    gender: str | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)
    role_span: tuple[int, int] | None = None
    gender_span: tuple[int, int] | None = None

    def __repr__(self) -> str:
        facts = list(filter(None, [self.kind or "?", self.role and repr(self.role), self.gender]))
        rest = f", {', '.join(facts)}: {len(self.mentions)} mentions>"
        return one_line_repr(f"<Person {self.id}, ", self.name, rest) if self.name else f"<Person {self.id}{rest}"

    def to_dict(self) -> Row:
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "role": self.role,
            "gender": self.gender,
            "mentions": [list(mention) for mention in self.mentions],
        }
