"""The plain objects that quotex hands out.

Offsets are Python string indices (code points), half open. ``to_dict`` of each object gives exactly what stands in a
row of the command's JSONL output; the repr of what may be long is one short line.
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
Kind = Literal["direct", "mixed", "indirect", "scare"]  # of a quote, see there
SHORT = 12  # characters of a mention in the repr of a quote
SpeakerKind = Literal["person", "group", "organization", "document"]
SourceType = Literal["named person", "unnamed person", "organization", "document", "group"]


def _source_type(name: str | None, kind: SpeakerKind | None) -> SourceType | None:
    """What audits of newsrooms count: persons with and without a name are two types; None where nothing tells it."""
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
    """Who said it: the mention nearest the quote, and the person behind it.

    ``text`` is the mention with titles and roles before the name (*Mayor Ada Moor*; *the mayor, Ada Moor*) and without
    the apposition after it (*, a lawyer,*); a relative pronoun comes with what stands right before it (*a baker who*).
    ``name`` is who that is, as fully as the document says it, or None where the document names nobody; several names
    are joined with ``"; "``. A text in one case is read with the capitals that it lacks: so are ``name`` and ``of``.
    ``people`` are indices into the ``people`` of the Document or the Quotes, one for each name; it is empty where one
    of them is not among the people, since it speaks nowhere in quotation marks. ``of`` holds the group's words in *one
    of the officials*. ``kind`` is None where nothing tells it, as of a single name that stands once. ``role`` and
    ``gender`` (``"f"``, ``"m"``) are given only with evidence in the text. ``name_confidence`` is the probability that
    the name is right if the mention is, None where there is no name, and ``name_evidence`` (left out of rows) is the
    kind of answer for which it was counted.
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
    name_evidence: str = ""

    @property
    def names(self) -> list[str]:
        """The names of all who speak together; empty where the document names nobody.

        >>> Speaker(0, 17, "Moor and Lind", "Ada Moor; Tova Lind").names
        ['Ada Moor', 'Tova Lind']
        """
        return self.name.split("; ") if self.name else []

    @property
    def source_type(self) -> SourceType | None:
        """The kind, of persons with and without a name apart: *a spokesman* is an unnamed person.

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

    ``text`` is the words between the marks, marks left out; where the narration of a story says something in brackets
    between them (*laughter*, *with a sigh*), the parts on both sides of it are quotations. ``kind`` is ``direct`` (the
    words of a whole utterance), ``mixed`` (a quoted fragment inside reported speech), ``indirect`` (reported speech
    without marks; in stories also within them, where it is told in the tense and persons of the narration) or
    ``scare`` (a title, a term, irony, words that nobody uttered: nobody is quoted). Parts of one utterance share the
    number ``utterance``; ``parent`` is the ``id`` of the enclosing pair of marks. ``closed`` is False where the closing
    mark is missing. ``rules`` are the ids of the rules that decided: span, kind, speaker, name. ``confidence`` is the
    probability that span and speaker are both right, of a scare quote that nobody is quoted, and ``evidence`` (left out
    of rows) is the kind of answer for which it was counted. Who says a nested quotation is not looked for, so that it
    is as sure as others without a speaker.

    After ``extract`` offsets are into the text given. After ``process``, ``start:end`` are into the original,
    ``clean_start:clean_end`` into the cleaned text, and ``pieces`` are the original spans that remain where edits lie
    inside the quote.

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
    evidence: str = ""

    @property
    def certainty(self) -> float:
        """The probability that span, speaker and name are all right; without a name, that of span and speaker.

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
    """The words of the text, and the name where it is another."""
    if speaker.name and speaker.name != speaker.text:
        return f"{literal(speaker.text, SHORT)} ({literal(speaker.name, 2 * SHORT)})"
    return literal(speaker.text, 3 * SHORT)


class Quotes(list[Quote]):
    """The quotes of a text: a list, which a notebook shows as a table. Its slices are Quotes, too.

    ``process`` and ``extract`` give them, and ``Quotes(...)`` makes them of any quotes. ``people`` are those who speak
    in quotation marks, into which ``people`` of a speaker are indices; a slice keeps them all.

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
    """Somebody who speaks in quotation marks, under the fullest name.

    ``mentions`` are all by name, and those by pronoun or role that speak there. Whatever kinds of quotes are asked for,
    a document has the same people: those whose words are only reported (*Omar Reyes said that it rained*) are told by
    ``Speaker`` alone, and so is who stands near a scare quote, which quotes nobody.

    ``role_span`` and ``gender_span`` (left out of rows) are the words that tell role and gender: a title, a first name,
    a pronoun.

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
        told = f", {', '.join(facts)}: {len(self.mentions)} mentions>"
        return one_line_repr(f"<Person {self.id}, ", self.name, told) if self.name else f"<Person {self.id}{told}"

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
    """A stretch of a document's clean text: a quotation with its marks, or the narration between two.

    ``start:end`` are offsets into ``Document.text``. ``quote`` is None for narration.
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
        """The probability that the quotation and its speaker are right; None for narration."""
        return self.quote.confidence if self.quote else None


@flat_in_pickle
@dataclass(slots=True)
class Document:
    """What ``process`` returns: the clean article, who is quoted in it, and how it came to be.

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
        told = (
            f": {len(self.text)} of {len(self.original)} characters, {len(self.quotes)} quotes, "
            f"{len(self.people)} people, {len(self.edits)} edits>"
        )
        return f"<Document {self.id}{told}" if self.id is None else one_line_repr("<Document ", str(self.id), told)

    def to_cleaned(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of ``text`` that comes from ``original[start:end]``, or None if nothing of it is left.

        It places speakers, cues and mentions in the clean text, as ``clean_start`` and ``clean_end`` place quotes.

        Raises ValueError if the span is not inside ``original``.

        >>> document = Document(None, "Ada Moor.", "Share\\nAda Moor.", edits=[Edit(0, 6, "", "BP101")])
        >>> document.to_cleaned(6, 14)
        (0, 8)
        """
        if self._cleaned is None:
            self._cleaned = Cleaned(self.text, self.edits, self.original)
        return self._cleaned.to_cleaned(start, end)

    def segments(self) -> list[Segment]:
        """The clean text, cut into quotations and narration: put together, their texts are ``text``.

        A quotation has its marks with it, and those inside it are no segments of their own.

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
        """The clean text without its quotations and their marks.

        >>> Document(None, "“It rained,” said Ada Moor.", "", [Quote(0, 1, 11, "It rained,")]).narration()
        ' said Ada Moor.'
        """
        return "".join([segment.text for segment in self._tiles() if segment.quote is None])

    def mask(self) -> str:
        """The clean text with a placeholder for each quotation, so that whatever rewrites it can't alter what was said.

        Placeholders are ``⟦1⟧``, ``⟦2⟧`` …, with more brackets where the text has such ones itself.

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
        """``masked``, a rewritten ``mask()``, with the quotations in place of their placeholders.

        Raises ValueError at a placeholder that ``mask`` did not make, and where one is lost or stands twice, unless
        ``strict`` is false.
        """
        opening, closing = map(re.escape, self._brackets())
        quoted = [tile.text for tile in self._tiles() if tile.quote]
        seen: list[int] = []

        def original(placeholder: re.Match[str]) -> str:
            seen.append(int(placeholder[1]))
            if not 0 < seen[-1] <= len(quoted):
                raise ValueError(f"{placeholder[0]} stands for no quotation: there are {len(quoted)}")
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
        """As many brackets around a placeholder as the text has nowhere."""
        number = 1 + max((len(run) for run in _BRACKETS.findall(self.text)), default=0)
        return "⟦" * number, "⟧" * number

    def to_dict(self) -> Row:
        """The row of ``quotex process``: the original and ``meta`` are left out."""
        return {
            "id": self.id,
            "text": self.text,
            "edits": [edit.to_dict() for edit in self.edits],
            "quotes": [quote.to_dict() for quote in self.quotes],
            "people": [person.to_dict() for person in self.people],
        }


_BRACKETS = re.compile("⟦+|⟧+")
_MARKS = frozenset("\"“”„‟«»‘’‚‛‹›「」『』＂'`")
_DOUBLED = frozenset("'`")  # two of them are one mark


def _with_marks(text: str, quote: Quote) -> tuple[int, int]:
    """Where a quotation begins and ends in the clean text, with its marks and the blanks inside them."""
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
    """How many characters the mark has that stands at ``place``, and goes on in the direction of ``step``."""
    if not 0 <= place < len(text) or text[place] not in _MARKS:
        return 0
    following = place + step
    is_double = text[place] in _DOUBLED and 0 <= following < len(text) and text[following] == text[place]
    return 2 if is_double else 1
