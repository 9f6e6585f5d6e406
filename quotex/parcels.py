"""How results come from a worker: as plain tuples, without the text, which whoever asked for them still has.

Pickle needs three times as long for objects as for tuples of their fields. A parcel has all that a result holds but for
what its text tells: of a cleaned text the edits, of a text that cleaning left alone nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from quotex.edits import Cleaned, apply_edits
from quotex.model import Cue, Document, Edit, Person, Quote, Quotes, Speaker

__all__ = ["Packing", "unpack"]

Row = tuple[Any, ...]


def _row_of(cls: type[Any]) -> Callable[[Any], Row]:
    """A function that gives the fields of an object of a dataclass, in order."""
    return attrgetter(*[field.name for field in fields(cls)])


_speaker_row, _cue_row, _person_row, _edit_row = map(_row_of, (Speaker, Cue, Person, Edit))


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
    return _rows(_edit_row, cleaned.edits), cleaned.preset


def _unpack_cleaned(text: str, parcel: Row) -> Cleaned:
    edits, preset = parcel
    return Cleaned.from_edits(text, _objects(Edit, edits), preset)


def _pack_quotes(text: str, quotes: list[Quote]) -> list[Row]:
    return _rows(_quote_row, quotes)


def _unpack_quotes(text: str, parcel: list[Row]) -> Quotes:
    return Quotes(map(_quote, parcel))


def _pack_document(text: str, document: Document) -> Row:
    people, edits = _rows(_person_row, document.people), _rows(_edit_row, document.edits)
    return document.id, _rows(_quote_row, document.quotes), people, edits, document.meta


def _unpack_document(text: str, parcel: Row) -> Document:
    id_, quotes, people, edit_rows, meta = parcel
    edits = _objects(Edit, edit_rows)
    clean = apply_edits(text, edits)
    return Document(id_, clean, text, _unpack_quotes(text, quotes), _objects(Person, people), edits, meta)


_WAYS: dict[str, tuple[Callable[[str, Any], Any], Callable[[str, Any], Any]]] = {
    "clean": (_pack_clean, _unpack_clean),
    "clean_and_explain": (_pack_cleaned, _unpack_cleaned),
    "extract": (_pack_quotes, _unpack_quotes),
    "process": (_pack_document, _unpack_document),
}


def _rows(row: Callable[[Any], Row], objects: list[Any]) -> list[Row]:
    return [row(each) for each in objects]


def _objects(cls: type[Any], rows: list[Row]) -> list[Any]:
    return [cls(*row) for row in rows]


def _quote_row(quote: Quote) -> Row:
    """The fields in order, spelt out: this takes half as long as to replace speaker and cue in a list of them."""
    speaker, cue = quote.speaker, quote.cue
    return (
        quote.id,
        quote.start,
        quote.end,
        quote.text,
        quote.kind,
        None if speaker is None else _speaker_row(speaker),
        None if cue is None else _cue_row(cue),
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


def _quote(row: Any) -> Quote:
    quote = Quote(*row)
    speaker: Any = quote.speaker
    cue: Any = quote.cue
    if speaker is not None:
        quote.speaker = Speaker(*speaker)
    if cue is not None:
        quote.cue = Cue(*cue)
    return quote
