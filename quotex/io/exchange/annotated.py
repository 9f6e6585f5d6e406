"""A text with its quotes, as it is exchanged with annotation tools."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count
from typing import Any

from quotex.model import Row

__all__ = [
    "KINDS",
    "LABELS",
    "Annotated",
    "ExchangeError",
    "Utf16",
    "annotated",
    "corrected_row",
    "in_utf8",
    "rest_of",
    "with_rest",
]

KINDS = ("direct", "mixed", "indirect", "scare", "turn")
LABELS = (*KINDS, "speaker", "cue")
SPANS = ("speaker", "cue")  # parts of a quote, each with start, end and text
_OWN = ("start", "end", "text", "kind")
_FIRST = ("id", "start", "end", "clean_start", "clean_end", "text", "kind", "speaker", "cue")
_DRAWN: Row = {"parent": None, "closed": True, "rules": [], "confidence": 1.0}  # of a quote that a person drew
_BEFORE = 100  # characters before a name in which its sentence must have begun
_SURROGATE = re.compile("[\ud800-\udfff]")
NEEDED = "give rows of `quotex extract --with-text`, or of `quotex process --with-original`"


class ExchangeError(ValueError):
    """Something cannot be exported or imported. The message says in one line what is wrong, and where."""


@dataclass(slots=True)
class Annotated:
    """A text and its quotes as in rows; offsets are code points of the text.

    ``is_annotated``: somebody has looked at it.
    """

    id: str
    text: str
    quotes: list[Row]
    is_annotated: bool = True


def annotated(row: Mapping[str, Any], where: str) -> Annotated:
    """Return the text of a row with its quotes. Raises ExchangeError if the row lacks the text of the offsets.

    >>> quote = {"start": 1, "end": 10, "text": "It leaks,", "kind": "direct", "speaker": None, "cue": None}
    >>> annotated({"id": 7, "text": "“It leaks,” she said.", "quotes": [quote]}, "a.jsonl:1").id
    '7'
    """
    text = row.get("original")
    text = row.get("text") if text is None else text
    quotes = row.get("quotes")
    if not isinstance(quotes, list) or not isinstance(text, str):
        raise ExchangeError(f"{where}: not a row with quotes and text: {NEEDED}")
    for quote in quotes:
        is_whole = isinstance(quote, dict) and {*_OWN, *SPANS} <= quote.keys() and quote["kind"] in KINDS
        spans = [quote, *(quote[name] for name in SPANS if quote[name])] if is_whole else []
        if not is_whole or not all(_is_span(span, text) for span in spans):
            raise ExchangeError(f"{where}: the offsets of its quotes are not into its text: {NEEDED}")
        if type(quote.get("confidence", 0.0)) not in (int, float):
            raise ExchangeError(f"{where}: the confidence of a quote is not a number: {quote['confidence']!r:.40}")
    id = row.get("id")
    return Annotated(where if id is None else str(id), text, quotes)


def _is_span(span: Any, text: str) -> bool:
    """Whether its offsets are valid. Its words may differ from the text if cleaning repaired them."""
    start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
    return type(start) is int and type(end) is int and 0 <= start <= end <= len(text)


def in_utf8(text: str) -> str:
    """Replace lone surrogates, which UTF-8 cannot encode, by U+FFFD; offsets stay the same."""
    return _SURROGATE.sub("\ufffd", text)


def rest_of(quote: Mapping[str, Any]) -> str:
    """Return as JSON what tools have no place for: confidence, rules, the speaker's name, and so on.

    The offsets show later which spans a person moved: where cleaning repaired the text, its words differ from the
    quote's anyway.
    """
    rest: Row = {name: value for name, value in quote.items() if name not in (*_OWN, *SPANS)}
    rest["quoted"] = {name: quote[name] for name in ("start", "end", "text")}
    rest |= {name: quote[name] for name in SPANS if quote[name]}
    return json.dumps(rest, separators=(",", ":"))


def with_rest(text: str, quote: Row, rest: str | None) -> Row:
    """Add to a quote what ``rest_of`` saved, as far as it is still true of the corrected spans."""
    kept = _loaded(rest)
    if type(kept.get("id")) is not int:
        kept.pop("id", None)
    found: Row = {**quote, "text": _as_known(kept.pop("quoted", None), quote, text)["text"]}
    for name in SPANS:
        known, span = kept.pop(name, None), quote.get(name)
        found[name] = span if span is None else _as_known(known, span, text)
    found = {**kept, **found}
    return {name: found[name] for name in dict.fromkeys((*_FIRST, *found)) if name in found}


def _as_known(known: object, span: Mapping[str, Any], text: str) -> Row:
    """Return a span with what is ``known`` of it, or only with its words if somebody moved it."""
    places = {"start": span["start"], "end": span["end"]}
    words = text[span["start"] : span["end"]]
    if not isinstance(known, dict) or not isinstance(known.get("text"), str):
        return {**places, "text": words}
    is_there = (known.get("start"), known.get("end")) == (span["start"], span["end"])
    if not is_there and "".join(known["text"].split()) != "".join(words.split()):
        return {**places, "text": words}
    return {**places, **known, **places}


def _loaded(rest: str | None) -> Row:
    try:
        kept = json.loads(rest or "{}")
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def corrected_row(document: Annotated) -> Row:
    """Return the row for ``quotex evaluate`` and ``quotex sources``. Quotes are in text order.

    What a quote lacks because a person drew it gets a value, such as an id of its own, and certainty. A speaker without
    a name, because a person changed it, gets what is known of another mention with the same words, else its own words
    as a name if they look like one.
    """
    quotes = sorted(document.quotes, key=lambda quote: (quote["start"], -quote["end"]))
    ids, utterances = (_free(quotes, name) for name in ("id", "utterance"))
    known = {_words(speaker): speaker for quote in quotes if (speaker := quote["speaker"]) and "name" in speaker}
    rows = []
    for quote in quotes:
        row = {"id": quote["id"] if "id" in quote else next(ids), **quote}
        if "utterance" not in row:
            row["utterance"] = next(utterances)
        row |= {name: value for name, value in _DRAWN.items() if name not in row}
        speaker = quote["speaker"]
        if speaker and "name" not in speaker:
            facts = known.get(_words(speaker)) or {"name": _name_at(document.text, speaker["start"], speaker["end"])}
            row["speaker"] = {**facts, **speaker}
        rows.append(row)
    return {"id": document.id, "annotated": document.is_annotated, "text": document.text, "quotes": rows}


def _free(quotes: Sequence[Row], name: str) -> Iterator[int]:
    taken = {number for quote in quotes if type(number := quote.get(name)) is int}
    return (number for number in count() if number not in taken)


def _words(speaker: Row) -> str:
    return " ".join(speaker["text"].split())


def _name_at(text: str, start: int, end: int) -> str | None:
    """Return the words if they look like a name: several with capitals, or one that begins no sentence.

    >>> text = "“No,” said Moor. “Never.” He left with Lena Ortiz."
    >>> _name_at(text, 11, 15), _name_at(text, 26, 28), _name_at(text, 39, 49)
    ('Moor', None, 'Lena Ortiz')
    """
    words = text[start:end].split()
    before = text[max(0, start - _BEFORE) : start].rstrip()[-1:]
    capitals = sum(word[0].isupper() and len(word) > 1 for word in words)
    is_name = capitals > 1 or (capitals == len(words) == 1 and (before.isalnum() or before == ","))
    return " ".join(words) if is_name else None


class Utf16:
    """Converts offsets in code points to those in UTF-16, which JavaScript and Java use, and back.

    >>> places = Utf16("a😀b")
    >>> places.of(2), places.back(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        is_plain = not text or max(text) <= "\uffff"
        sizes: Iterable[int] = (1 + (sign > "\uffff") for sign in text)
        self._starts: Sequence[int] | None = None if is_plain else list(accumulate(sizes, initial=0))
        self._length = len(text)

    def of(self, place: int) -> int:
        return place if self._starts is None else self._starts[place]

    def back(self, place: int) -> int:
        """Raises ValueError outside the text."""
        last = self._length if self._starts is None else self._starts[-1]
        if not 0 <= place <= last:
            raise ValueError(f"offset {place} is outside the text")
        return place if self._starts is None else bisect_left(self._starts, place)
