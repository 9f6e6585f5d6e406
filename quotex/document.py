"""The result of ``process``: a document, and its segments of quotations and narration."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, cast

from quotex.edits import Cleaned, Edit
from quotex.model import Kind, Person, Quote, Quotes, Row, Speaker
from quotex.objects import LINE, flat_in_pickle, literal, one_line_repr

__all__ = ["Document", "Form", "Segment"]

Form = Literal["article", "story", "transcript", "mixed"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a document's clean text: a quotation with its marks, a turn with its label, or the narration between.

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

        A segment includes the marks of its quotation, or the label of its turn. Nested quotations, and those inside a
        turn, are not segments of their own.

        >>> document = Document(None, "“It rained,” said Ada Moor.", "", [Quote(0, 1, 11, "It rained,")])
        >>> [(segment.kind, segment.text) for segment in document.segments()]
        [('direct', '“It rained,”'), ('narration', ' said Ada Moor.')]
        """
        return list(self._tiles())

    def _tiles(self) -> Iterator[Segment]:
        text, done = self.text, 0
        for quote in self.quotes:
            start, end = self._with_label(quote, done) if quote.kind == "turn" else _with_marks(text, quote)
            if quote.parent is not None or start < done:
                continue
            if start > done:
                yield Segment(done, start, text[done:start])
            yield Segment(start, end, text[start:end], quote)
            done = end
        if done < len(text):
            yield Segment(done, len(text), text[done:])

    def _with_label(self, quote: Quote, floor: int) -> tuple[int, int]:
        """Return the span of a turn in the clean text, with all of the line before it that is not before ``floor``."""
        start = quote.start if quote.clean_start is None else quote.clean_start
        end = quote.end if quote.clean_end is None else quote.clean_end
        speaker = quote.speaker
        label = speaker and speaker.start < quote.start and self._in_clean(speaker.start, speaker.end)
        begin = self.text.rfind("\n", 0, label[0] if label else start) + 1
        if label or not any(map(str.isalnum, self.text[begin:start])):
            start = begin if begin >= floor else label[0] if label else start
        return start, end

    def _in_clean(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span in the clean text; of an empty span, the place."""
        return self.to_cleaned(start, max(end, start + 1))

    @property
    def form(self) -> Form:
        """What the text is: ``article``, ``story``, ``transcript``, or ``mixed``: less than half of it is a transcript.

        A story of which no quotation was returned counts as an article.

        >>> Document(None, "It rained.", "It rained.").form
        'article'
        """
        of_story = any(rule.startswith(_STORY) for quote in self.quotes for rule in quote.rules)
        return cast(Form, self.meta.get("form", "story" if of_story else "article"))

    @property
    def turns(self) -> list[Segment]:
        """The turns of a transcript in order, with the narration between them; empty if there are none.

        >>> from quotex import process
        >>> text = "Ada: Hello.\\n\\nOmar: Does the wall leak?\\n\\nAda: I think it does.\\n\\nOmar: Thank you."
        >>> [(turn.speaker.name, turn.quote.text) for turn in process(text).turns if turn.kind == "turn"][1]
        ('Omar', 'Does the wall leak?')
        """
        segments = [segment for segment in self._tiles() if segment.kind in ("turn", "narration")]
        while segments and segments[0].kind != "turn":
            del segments[0]
        while segments and segments[-1].kind != "turn":
            segments.pop()
        return [segment for segment in segments if segment.text.strip()]

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


_STORY = "QA3"  # prefix of the attribution rules for stories
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
