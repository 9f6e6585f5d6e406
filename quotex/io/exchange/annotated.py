"""A text with its quotes, as annotation tools take it and give it back."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from quotex.model import Row

__all__ = [
    "KINDS",
    "Annotated",
    "ExchangeError",
    "Utf16",
    "annotated",
    "corrected_row",
    "in_utf8",
    "rest_of",
    "with_rest",
]

KINDS = ("direct", "mixed", "indirect", "scare")
SPANS = ("speaker", "cue")  # of a quote, each with start, end and text
_OWN = ("start", "end", "text", "kind")
_FIRST = ("id", "start", "end", "clean_start", "clean_end", "text", "kind", "speaker", "cue")
_SURROGATE = re.compile("[\ud800-\udfff]")
NEEDED = "give rows of `quotex extract --with-text`, or of `quotex process --with-original`"


class ExchangeError(ValueError):
    """What can't be exported or imported. Says in one line what is wrong, and where."""


@dataclass(slots=True)
class Annotated:
    """A text, and its quotes as rows have them, whose offsets are code points of that text.

    ``is_annotated``: has somebody looked at it?
    """

    id: str
    text: str
    quotes: list[Row]
    is_annotated: bool = True


def annotated(row: Mapping[str, Any], where: str) -> Annotated:
    """The text that the offsets of a row point into, with its quotes. Raises ExchangeError where it is not there.

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
    return Annotated(str(row.get("id")), text, quotes)


def _is_span(span: Any, text: str) -> bool:
    """Does it say where it is? Its words may differ from those of the text where cleaning repaired them."""
    start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
    return type(start) is int and type(end) is int and 0 <= start <= end <= len(text)


def in_utf8(text: str) -> str:
    """The text with U+FFFD in place of each lone surrogate, which no file in UTF-8 holds; offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def rest_of(quote: Mapping[str, Any]) -> str:
    """What a tool has no place for, as JSON: confidence, rules, the name of the speaker, and so on."""
    rest: Row = {name: value for name, value in quote.items() if name not in (*_OWN, *SPANS)}
    rest["quoted"] = quote["text"]
    for name in SPANS:
        if quote[name]:
            rest[name] = {key: value for key, value in quote[name].items() if key not in ("start", "end")}
    return json.dumps(rest, separators=(",", ":"))


def with_rest(text: str, quote: Row, rest: str | None) -> Row:
    """A quote with what ``rest_of`` kept of it, as far as it is still true of the spans as somebody corrected them."""
    kept = _loaded(rest)
    if type(kept.get("id")) is not int:
        kept.pop("id", None)
    words = text[quote["start"] : quote["end"]]
    known = kept.pop("quoted", None)
    found: Row = {**quote, "text": known if _is_same(known, words) else words}
    for name in SPANS:
        known, span = kept.pop(name, None), quote.get(name)
        if span is not None:
            own = text[span["start"] : span["end"]]
            is_known = isinstance(known, dict) and _is_same(known.get("text"), own)
            places = {"start": span["start"], "end": span["end"]}
            span = {**places, "text": own, **(known if is_known else {}), **places}
        found[name] = span
    found = {**kept, **found}
    return {name: found[name] for name in dict.fromkeys((*_FIRST, *found)) if name in found}


def _is_same(known: object, words: str) -> bool:
    return isinstance(known, str) and "".join(known.split()) == "".join(words.split())


def _loaded(rest: str | None) -> Row:
    try:
        kept = json.loads(rest or "{}")
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def corrected_row(document: Annotated) -> Row:
    """The row that ``quotex evaluate`` reads, its quotes in the order of the text, numbered where they have no id."""
    quotes = sorted(document.quotes, key=lambda quote: (quote["start"], -quote["end"]))
    taken = {quote["id"] for quote in quotes if "id" in quote}
    free = (number for number in range(len(quotes) + len(taken)) if number not in taken)
    rows = [{"id": next(free), **quote} if "id" not in quote else quote for quote in quotes]
    return {"id": document.id, "annotated": document.is_annotated, "text": document.text, "quotes": rows}


class Utf16:
    """Offsets in code points as those in UTF-16, in which JavaScript and Java count, and back.

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
