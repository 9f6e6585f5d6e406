"""The data classes that quotex returns.

Offsets are Python string indices (code points), half open. ``to_dict`` returns an object as it appears in a row of the
command's JSONL output. Reprs are short and fit on one line.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, SupportsIndex, overload

from quotex.edits import Cleaned, Edit
from quotex.objects import LINE, flat_in_pickle, literal, one_line_repr

__all__ = [
    "Cue",
    "Document",
    "Edit",
    "Kind",
    "Person",
    "Quote",
    "Quotes",
    "Segment",
    "Speaker",
]

Row = dict[str, Any]
Kind = Literal["direct", "mixed", "indirect", "scare"]  # see Quote
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
    occurs once. ``role`` and ``gender`` (``"f"``, ``"m"``) are given only with evidence in the text.
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
    in stories, words in marks that have the tense and person of the narration) or ``scare`` (a title, a term, irony:
    words that quote nobody). Parts of one utterance share the number ``utterance``. ``parent`` is the ``id`` of the
    enclosing quotation. ``closed`` is False if the closing mark is missing. ``rules`` are the ids of the rules that
    decided the span, the kind, the speaker and the name. ``confidence`` is the probability that span and speaker are
    both right; for a scare quote, that it quotes nobody. A nested quotation gets no speaker of its own, and the
    confidence of any quote without a speaker.

    After ``extract``, offsets refer to the given text. After ``process``, ``start:end`` refer to the original and
    ``clean_start:clean_end`` to the cleaned text; if edits lie inside the quote, ``pieces`` are the spans of the
    original that remain.

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
        return row


def _who(speaker: Speaker) -> str:
    """Return the mention, followed by the name if it differs."""
    if speaker.name and speaker.name != speaker.text:
        return f"{literal(speaker.text, SHORT)} ({literal(speaker.name, 2 * SHORT)})"
    return literal(speaker.text, 3 * SHORT)


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


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a document's clean text: a quotation with its marks, or the narration between two quotations.

    ``start:end`` are offsets into ``Document.text``. ``quote`` is None in narration.
    """

    start: int
    end: int
    text: str
    quote: Quote | None = None

    def __repr__(self) -> str:
        return one_line_repr(f"<Segment {self.kind}, {self.start}:{self.end}: ", self.text, ">")

    @property
    def kind(self) -> Kind | Literal["narration"]:
        return self.quote.kind if self.quote else "narration"

    @property
    def speaker(self) -> Speaker | None:
        return self.quote.speaker if self.quote else None

    @property
    def confidence(self) -> float | None:
        """The probability that the quotation and its speaker are right; None in narration."""
        return self.quote.confidence if self.quote else None


@flat_in_pickle
@dataclass(slots=True)
class Document:
    """The result of ``process``: the clean article, its quotes and people, and the edits that cleaned it.

    >>> Document("page-7", "It rained.", "It rained.\\nShare", edits=[Edit(10, 16, "", "BP101")])
    <Document 'page-7': 10 of 16 characters, 0 quotes, 0 people, 1 edits>
    """

    id: str | None
    text: str
    original: str
    quotes: list[Quote] = field(default_factory=Quotes)
    people: list[Person] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    meta: Row = field(default_factory=dict)
    _cleaned: Cleaned | None = field(default=None, init=False, repr=False, compare=False)

    def __repr__(self) -> str:
        rest = (
            f": {len(self.text)} of {len(self.original)} characters, {len(self.quotes)} quotes, "
            f"{len(self.people)} people, {len(self.edits)} edits>"
        )
        return f"<Document {self.id}{rest}" if self.id is None else one_line_repr("<Document ", str(self.id), rest)

    def to_cleaned(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of ``text`` that comes from ``original[start:end]``, or None if nothing of it remains.

        Use it to find speakers, cues and mentions in the clean text; quotes have ``clean_start`` and ``clean_end``.

        Raises ValueError if the span is not inside ``original``.

        >>> document = Document(None, "Ada Moor.", "Share\\nAda Moor.", edits=[Edit(0, 6, "", "BP101")])
        >>> document.to_cleaned(6, 14)
        (0, 8)
        """
        if self._cleaned is None:
            self._cleaned = Cleaned(self.text, self.edits, self.original)
        return self._cleaned.to_cleaned(start, end)

    def segments(self) -> list[Segment]:
        """Split the clean text into quotations and narration; joined, the texts of the segments are ``text``.

        A segment includes the marks of its quotation. Nested quotations are not segments of their own.

        >>> document = Document(None, "“It rained,” said Ada Moor.", "", [Quote(0, 1, 11, "It rained,")])
        >>> [(segment.kind, segment.text) for segment in document.segments()]
        [('direct', '“It rained,”'), ('narration', ' said Ada Moor.')]
        """
        return list(self._tiles())

    def _tiles(self) -> Iterator[Segment]:
        text, done = self.text, 0
        for quote in self.quotes:
            start, end = _with_marks(text, quote)
            if quote.parent is not None or start < done:
                continue
            if start > done:
                yield Segment(done, start, text[done:start])
            yield Segment(start, end, text[start:end], quote)
            done = end
        if done < len(text):
            yield Segment(done, len(text), text[done:])

    def narration(self) -> str:
        """Return the clean text without its quotations and their marks.

        >>> Document(None, "“It rained,” said Ada Moor.", "", [Quote(0, 1, 11, "It rained,")]).narration()
        ' said Ada Moor.'
        """
        return "".join([segment.text for segment in self._tiles() if segment.quote is None])

    def mask(self) -> str:
        """Return the clean text with a placeholder for each quotation, so that a rewriting tool cannot alter the
        quotations.

        Placeholders are ``⟦1⟧``, ``⟦2⟧`` and so on, with more brackets if the text itself contains such brackets.

        >>> document = Document(None, "“It rained,” said Ada Moor.", "", [Quote(0, 1, 11, "It rained,")])
        >>> document.mask()
        '⟦1⟧ said Ada Moor.'
        >>> document.unmask("Ada Moor said: ⟦1⟧")
        'Ada Moor said: “It rained,”'
        """
        opening, closing = self._brackets()
        numbers = itertools.count(1)
        parts = [f"{opening}{next(numbers)}{closing}" if tile.quote else tile.text for tile in self._tiles()]
        return "".join(parts)

    def unmask(self, masked: str, *, strict: bool = True) -> str:
        """Put the quotations back into ``masked``, a text made by rewriting ``mask()``.

        Raises ValueError for a placeholder that ``mask`` did not make and, unless ``strict`` is False, for one that is
        missing or occurs more than once.
        """
        opening, closing = map(re.escape, self._brackets())
        quoted = [tile.text for tile in self._tiles() if tile.quote]
        seen: list[int] = []

        def original(placeholder: re.Match[str]) -> str:
            seen.append(int(placeholder[1]))
            if not 0 < seen[-1] <= len(quoted):
                raise ValueError(f"{placeholder[0]} does not stand for a quotation: there are {len(quoted)}")
            return quoted[seen[-1] - 1]

        text = re.sub(f"{opening}([0-9]+){closing}", original, masked)
        if strict:
            times = Counter(seen)
            for number in range(1, len(quoted) + 1):
                if times[number] != 1:
                    how = f"occurs {times[number]} times" if times[number] else "is lost"
                    raise ValueError(f"quotation {number} {how}: {literal(quoted[number - 1], LINE // 2)}")
        return text

    def _brackets(self) -> tuple[str, str]:
        """Return more brackets in a row than the text has anywhere."""
        number = 1 + max((len(run) for run in _BRACKETS.findall(self.text)), default=0)
        return "⟦" * number, "⟧" * number

    def to_dict(self) -> Row:
        """Return the row that ``quotex process`` writes, without the original and ``meta``."""
        return {
            "id": self.id,
            "text": self.text,
            "edits": [edit.to_dict() for edit in self.edits],
            "quotes": [quote.to_dict() for quote in self.quotes],
            "people": [person.to_dict() for person in self.people],
        }


_BRACKETS = re.compile("⟦+|⟧+")
_MARKS = frozenset("\"“”„‟«»‘’‚‛‹›「」『』＂'`")
_DOUBLED = frozenset("'`")  # two of these are one mark


def _with_marks(text: str, quote: Quote) -> tuple[int, int]:
    """Return the span of a quotation in the clean text, including its marks and the blanks inside them."""
    start = quote.start if quote.clean_start is None else quote.clean_start
    end = quote.end if quote.clean_end is None else quote.clean_end
    if quote.kind == "indirect":
        return start, end
    before = start
    while before and text[before - 1].isspace():
        before -= 1
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
    first, last = _mark_length(text, before - 1, -1), _mark_length(text, after, 1) if quote.closed else 0
    return before - first if first else start, after + last if last else end


def _mark_length(text: str, place: int, step: int) -> int:
    """Return the length of the mark at ``place``, which may extend by one character in the direction of ``step``."""
    if not 0 <= place < len(text) or text[place] not in _MARKS:
        return 0
    following = place + step
    is_double = text[place] in _DOUBLED and 0 <= following < len(text) and text[following] == text[place]
    return 2 if is_double else 1
