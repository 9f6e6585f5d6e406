"""What a worker sends back: a result without the texts that the caller already has.

A cleaned text is sent as its edits; a document without the original and the cleaned text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quotex.document import Document
from quotex.edits import Cleaned

__all__ = ["Packing", "unpack"]


@dataclass(frozen=True, slots=True)
class Packing:
    """Calls a method of a pipeline and packs its result as a parcel; it is pickled and sent to the workers."""

    verb: str
    function: Callable[[Any], Any]

    def __call__(self, item: Any) -> Any:
        """Return the parcel of ``item``, which is a text or a pair of text and source."""
        result = self.function(item)
        return _WAYS[self.verb][0](item[0] if isinstance(item, tuple) else item, result)


def unpack(verb: str, text: str, parcel: Any) -> Any:
    """Rebuild the result of ``verb`` for ``text`` from its parcel.

    >>> from quotex.edits import Edit
    >>> cleaned = Cleaned.from_edits("It rained.\\nShare", [Edit(10, 16, "", "BP101")])
    >>> parcel = Packing("clean_and_explain", lambda text: cleaned)(cleaned.original)
    >>> parcel
    ([Edit(start=10, end=16, replacement='', rule='BP101')], 'body')
    >>> unpack("clean_and_explain", cleaned.original, parcel)
    <Cleaned, a body: 10 of 16 characters, 1 edits>
    """
    return _WAYS[verb][1](text, parcel)


def _pack_clean(text: str, cleaned: str) -> str | None:
    return None if cleaned == text else cleaned


def _unpack_clean(text: str, parcel: str | None) -> str:
    return text if parcel is None else parcel


def _pack_cleaned(text: str, cleaned: Cleaned) -> Any:
    return cleaned.edits, cleaned.preset


def _unpack_cleaned(text: str, parcel: Any) -> Cleaned:
    return Cleaned.from_edits(text, *parcel)


def _as_it_is(text: str, value: Any) -> Any:
    return value


def _pack_document(text: str, document: Document) -> Any:
    return document.id, document.quotes, document.people, document.edits, document.meta


def _unpack_document(text: str, parcel: Any) -> Document:
    id, quotes, people, edits, meta = parcel
    return Document(id, Cleaned.from_edits(text, edits).text, text, quotes, people, edits, meta)


_WAYS: dict[str, tuple[Callable[[str, Any], Any], Callable[[str, Any], Any]]] = {
    "clean": (_pack_clean, _unpack_clean),
    "clean_and_explain": (_pack_cleaned, _unpack_cleaned),
    "extract": (_as_it_is, _as_it_is),
    "process": (_pack_document, _unpack_document),
}
