"""Edits and quotes as attributes for the Dolma toolkit: spans with a score, one row for each document, in order.

The toolkit keeps documents as JSON Lines in ``documents/``, and their attributes, line by line, in files of the same
name in ``attributes/NAME/``: https://github.com/allenai/dolma, docs/data-format.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quotex.document import Document
from quotex.edits import Cleaned
from quotex.model import Edit, Quote

__all__ = ["DOLMA", "attributes_row", "spans"]

DOLMA = "dolma"  # the name of the format
PREFIX = "quotex__quotex__"  # experiment and tagger, which the toolkit would prefix to a name
FAMILY = 3  # characters of a rule's id

Span = tuple[int, int, float]


def spans(edits: Iterable[Edit], quotes: Iterable[Quote] = ()) -> dict[str, list[Span]]:
    """Return the spans of the edits by rule family (``BP2``), and those of the quotes by kind (``quote_direct``).

    Offsets are code points, half open, into the original text. The score of an edit is 1, that of a quote its
    confidence.

    >>> spans([Edit(0, 9, "", "BP201"), Edit(30, 35, "&", "TX101"), Edit(50, 60, "", "BP203")])
    {'BP2': [(0, 9, 1.0), (50, 60, 1.0)], 'TX1': [(30, 35, 1.0)]}
    """
    found: dict[str, list[Span]] = {}
    for edit in edits:
        found.setdefault(edit.rule[:FAMILY], []).append((edit.start, edit.end, 1.0))
    for quote in quotes:
        found.setdefault(f"quote_{quote.kind}", []).append((quote.start, quote.end, quote.confidence))
    return found


def attributes_row(id: str | int, result: Cleaned | Document | None = None) -> dict[str, Any]:
    """Return the row of a document; without a result, it has no attributes.

    >>> attributes_row("page-7", Document("page-7", "", "Print", edits=[Edit(0, 5, "", "BP101")]))
    {'id': 'page-7', 'attributes': {'quotex__quotex__BP1': [(0, 5, 1.0)]}}
    """
    if result is None:
        return {"id": id, "attributes": {}}
    found = spans(result.edits, result.quotes if isinstance(result, Document) else ())
    return {"id": id, "attributes": {PREFIX + name: values for name, values in found.items()}}
