"""What a tool found, as JSON Lines: its own form is simple, and quotex's own rows have it, too.

``{"id", "quotes": [{"start", "end", "speaker": [start, end] | null}]}``. A speaker may also be an object with
``start``, ``end`` and ``name``, as in rows of quotex; ``kind`` and ``confidence`` may be there. Offsets are code
points, half open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quotex.evaluation.gold import Article, CorpusError, Novel
from quotex.evaluation.readers.files import json_rows, span_in
from quotex.model import Quote, Speaker

__all__ = ["predicted"]


def predicted(documents: Iterable[Article | Novel], path: str | Path) -> Iterator[tuple[Article | Novel, list[Quote]]]:
    """Each document with the quotes that the file has for it; none where the file leaves it out.

    Raises CorpusError where the file can't be read, has a document twice, or one that the corpus does not have.
    """
    rows: dict[str, tuple[str, dict[str, Any]]] = {}
    for place, row in json_rows(Path(path)):
        id = str(row.get("id"))
        if id in rows:
            raise CorpusError(f"{place}: document {id!r} is there already, at {rows[id][0]}")
        rows[id] = place, row
    for document in documents:
        place, row = rows.pop(document.id, (str(path), {"quotes": []}))
        yield document, _quotes(document.text, row, place)
    if rows:
        id, (place, _row) = next(iter(rows.items()))
        raise CorpusError(f"{place}: the corpus has no document {id!r}")


def _quotes(text: str, row: dict[str, Any], place: str) -> list[Quote]:
    try:
        return [_quote(text, number, quote, place) for number, quote in enumerate(row["quotes"])]
    except KeyError as error:
        raise CorpusError(f"{place}: no field {error.args[0]!r}") from None
    except (TypeError, AttributeError) as error:
        raise CorpusError(f"{place}: not the shape of predicted quotes: {error}") from None


def _quote(text: str, number: int, quote: dict[str, Any], place: str) -> Quote:
    start, end = span_in(text, [quote["start"], quote["end"]], place)
    found = Quote(number, start, end, text[start:end], quote.get("kind", "direct"), parent=quote.get("parent"))
    found.confidence = float(quote.get("confidence", 0.0))
    found.rules = tuple(quote.get("rules", ()))
    speaker = quote.get("speaker")
    if speaker is not None:
        is_row = isinstance(speaker, dict)
        first, last = span_in(text, [speaker["start"], speaker["end"]] if is_row else speaker, place)
        found.speaker = Speaker(first, last, text[first:last], speaker.get("name") if is_row else None)
    return found
