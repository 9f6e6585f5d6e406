"""How results come from a worker: as plain tuples, without the text, which whoever asked for them still has.

Pickle needs three times as long for objects as for tuples of their fields. A parcel has all that a result holds but for
what its text tells: of a cleaned text the edits, of a text that cleaning left alone nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import starmap
from typing import Any

from quotex.edits import Cleaned, apply_edits
from quotex.model import Cue, Document, Edit, Person, Quote, Quotes, Speaker

__all__ = ["Packing", "unpack"]

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Packing:
    """A verb of a pipeline that gives parcels in place of results; travels to the workers."""

    verb: str
    function: Callable[[Any], Any]

    def __call__(self, item: Any) -> Any:
        """``item`` is a text, or a pair of text and source."""
        result = self.function(item)
        return _WAYS[self.verb][0](item[0] if isinstance(item, tuple) else item, result)


def unpack(verb: str, text: str, parcel: Any) -> Any:
    """The result of ``verb`` for ``text``, out of its parcel.

    >>> edits = [Edit(10, 16, "", "BP101")]
    >>> parcel = Packing("clean_and_explain", lambda text: Cleaned.from_edits(text, edits))("It rained.\\nShare")
    >>> parcel
    ([(10, 16, '', 'BP101')], 'body')
    >>> unpack("clean_and_explain", "It rained.\\nShare", parcel)
    <Cleaned, a body: 10 of 16 characters, 1 edits>
    """
    return _WAYS[verb][1](text, parcel)


def _pack_clean(text: str, cleaned: str) -> str | None:
    return None if cleaned == text else cleaned


def _unpack_clean(text: str, parcel: str | None) -> str:
    return text if parcel is None else parcel


def _pack_cleaned(text: str, cleaned: Cleaned) -> Row:
    return _edit_rows(cleaned.edits), cleaned.preset


def _unpack_cleaned(text: str, parcel: Row) -> Cleaned:
    edits, preset = parcel
    return Cleaned.from_edits(text, list(starmap(Edit, edits)), preset)


def _pack_quotes(text: str, quotes: list[Quote]) -> list[Row]:
    return _quote_rows(quotes)


def _unpack_quotes(text: str, parcel: list[Row]) -> Quotes:
    return Quotes(map(_quote, parcel))


def _pack_document(text: str, document: Document) -> Row:
    people, edits = _person_rows(document.people), _edit_rows(document.edits)
    return document.id, _quote_rows(document.quotes), people, edits, document.meta


def _unpack_document(text: str, parcel: Row) -> Document:
    id_, quotes, people, edit_rows, meta = parcel
    edits = list(starmap(Edit, edit_rows))
    clean = apply_edits(text, edits)
    return Document(id_, clean, text, _unpack_quotes(text, quotes), list(starmap(Person, people)), edits, meta)


_WAYS: dict[str, tuple[Callable[[str, Any], Any], Callable[[str, Any], Any]]] = {
    "clean": (_pack_clean, _unpack_clean),
    "clean_and_explain": (_pack_cleaned, _unpack_cleaned),
    "extract": (_pack_quotes, _unpack_quotes),
    "process": (_pack_document, _unpack_document),
}


# The fields of an object in order, spelt out: an attrgetter of their names needs twice as long.


def _quote_rows(quotes: list[Quote]) -> list[Row]:
    return [
        (
            quote.id,
            quote.start,
            quote.end,
            quote.text,
            quote.kind,
            None if (speaker := quote.speaker) is None else _speaker_row(speaker),
            None if (cue := quote.cue) is None else (cue.start, cue.end, cue.text),
            quote.utterance,
            quote.parent,
            quote.closed,
            quote.rules,
            quote.confidence,
            quote.clean_start,
            quote.clean_end,
            quote.pieces,
            quote.evidence,
        )
        for quote in quotes
    ]


def _speaker_row(who: Speaker) -> Row:
    return who.start, who.end, who.text, who.name, who.kind, who.people, who.of, who.role, who.gender


def _person_rows(people: list[Person]) -> list[Row]:
    return [
        (who.id, who.name, who.kind, who.role, who.gender, who.mentions, who.role_span, who.gender_span)
        for who in people
    ]


def _edit_rows(edits: list[Edit]) -> list[Row]:
    return [(edit.start, edit.end, edit.replacement, edit.rule) for edit in edits]


def _quote(row: Any) -> Quote:
    quote = Quote(*row)
    speaker: Any = quote.speaker
    cue: Any = quote.cue
    if speaker is not None:
        quote.speaker = Speaker(*speaker)
    if cue is not None:
        quote.cue = Cue(*cue)
    return quote
