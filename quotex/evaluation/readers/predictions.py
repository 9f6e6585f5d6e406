"""Read a tool's answers from JSON Lines, in a simple form or as rows of quotex.

The form is ``{"id", "quotes": [{"start", "end", "speaker": [start, end] | null}]}``. A speaker may also be an object
with ``start``, ``end`` and ``name``, as in rows of quotex; ``kind`` and ``confidence`` are optional. Offsets are code
points, half open. An article of a corpus has this form, too: its first ``source`` is the speaker, and a speaker may be
words, so that the annotations of one person can be compared with those of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quotex.evaluation.gold import Article, CorpusError, Novel
from quotex.evaluation.readers.files import json_rows, span_in
from quotex.evaluation.readers.words import Words
from quotex.model import Quote, Speaker

__all__ = ["predicted"]


def predicted(documents: Iterable[Article | Novel], path: str | Path) -> Iterator[tuple[Article | Novel, list[Quote]]]:
    """Yield each document with its quotes in the file; without quotes if the file has no such document.

    Raises CorpusError if the file cannot be read, has a document twice, or has one that is not in the corpus.
    """
    rows: dict[str, tuple[str, dict[str, Any]]] = {}
    for place, row in json_rows(Path(path)):
        id = str(row.get("id"))
        if id in rows:
            raise CorpusError(f"{place}: document {id!r} already occurs at {rows[id][0]}")
        rows[id] = place, row
    for document in documents:
        place, row = rows.pop(document.id, (str(path), {"quotes": []}))
        yield document, _quotes(document.text, row, place)
    if rows:
        id, (place, _row) = next(iter(rows.items()))
        raise CorpusError(f"{place}: the corpus has no document {id!r}")


def _quotes(text: str, row: dict[str, Any], place: str) -> list[Quote]:
    words = Words(text)
    try:
        return [_quote(text, words, number, quote, place) for number, quote in enumerate(row["quotes"])]
    except KeyError as error:
        raise CorpusError(f"{place}: no field {error.args[0]!r}") from None
    except (TypeError, AttributeError) as error:
        raise CorpusError(f"{place}: not the shape of predicted quotes: {error}") from None


def _quote(text: str, words: Words, number: int, quote: dict[str, Any], place: str) -> Quote:
    start, end = span_in(text, [quote["start"], quote["end"]], place)
    kind, rules = _of_type(str, "kind", quote.get("kind", quote.get("type", "direct"))), quote.get("rules", ())
    found = Quote(number, start, end, text[start:end], kind, parent=quote.get("parent"))
    found.confidence = _confidence(quote.get("confidence", 0.0), place)
    found.rules = tuple(_of_type(str, "rules", rule) for rule in rules)
    speaker: Any = next(iter(quote["source"]), None) if "source" in quote else quote.get("speaker")
    if isinstance(speaker, str):
        speaker = words.nearest(speaker, (start, end), f"{place}: speaker")
    if speaker is not None:
        is_row = isinstance(speaker, dict)
        first, last = span_in(text, [speaker["start"], speaker["end"]] if is_row else speaker, place)
        name = speaker.get("name") if is_row else None
        name = None if name is None else _of_type(str, "name", name)
        found.speaker = Speaker(first, last, text[first:last], name)
    return found


def _of_type(type: type[Any], name: str, value: Any) -> Any:
    if not isinstance(value, type):
        raise TypeError(f"{name} holds {value!r}")
    return value


def _confidence(value: Any, place: str) -> float:
    if not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise CorpusError(f"{place}: confidence {value!r} is not a probability from 0 to 1")
    return float(value)
