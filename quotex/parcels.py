"""How results come from a worker: as bytes, without the text, which whoever asked for them still has.

A parcel has all that a result holds but for what its text tells: of a cleaned text the edits, of a quotation its place.
``_parcels.pyx`` writes and reads it, in a fraction of the time that pickle needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quotex import _parcels
from quotex.model import Document, Quotes

__all__ = ["Packing", "unpack"]


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

    >>> from quotex.edits import Cleaned, Edit
    >>> edits = [Edit(10, 16, "", "BP101")]
    >>> parcel = Packing("clean_and_explain", lambda text: Cleaned.from_edits(text, edits))("It rained.\\nShare")
    >>> len(parcel)
    17
    >>> unpack("clean_and_explain", "It rained.\\nShare", parcel)
    <Cleaned, a body: 10 of 16 characters, 1 edits>
    """
    return _WAYS[verb][1](text, parcel)


def _pack_clean(text: str, cleaned: str) -> str | None:
    return None if cleaned == text else cleaned


def _unpack_clean(text: str, parcel: str | None) -> str:
    return text if parcel is None else parcel


def _pack_quotes(text: str, quotes: Quotes) -> Any:
    return _parcels.pack(text, (quotes, quotes.people))


def _unpack_quotes(text: str, parcel: Any) -> Quotes:
    quotes: Quotes
    quotes, people = _parcels.unpack(text, parcel)
    quotes.people = people
    return quotes


def _unpack_document(text: str, parcel: Any) -> Document:
    document: Document = _parcels.unpack(text, parcel)
    if isinstance(document.quotes, Quotes):  # which cross without their people
        document.quotes.people = document.people
    return document


_OBJECTS = _parcels.pack, _parcels.unpack
_WAYS: dict[str, tuple[Callable[[str, Any], Any], Callable[[str, Any], Any]]] = {
    "clean": (_pack_clean, _unpack_clean),
    "clean_and_explain": _OBJECTS,
    "extract": (_pack_quotes, _unpack_quotes),
    "process": (_parcels.pack, _unpack_document),
}
