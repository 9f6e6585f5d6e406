"""JSON Lines, one document a line: articles with mentions, or novels with names.

An article: ``{"id", "text", "quotes": [{"start", "end", "type", "source": [[s, e], …]}], "contents": [{"frags":
[[s, e], …], "source", "quoted": 0.0}], "ignore": [[s, e], …]}``; ``contents`` and ``ignore`` may be left out.
Rows of ``quotex extract --with-text``, corrected by hand, are articles, too.
A novel: ``{"id", "text", "characters": [{"name", "aliases"}], "quotes": [{"spans", "speaker", "attribution"}]}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotex.evaluation.gold import Article, Character, Content, CorpusError, GoldQuote, Novel, Span, Utterance
from quotex.evaluation.readers.files import json_rows, span_in

__all__ = ["read"]

KINDS = ("direct", "mixed", "scare")


def read(path: Path) -> Iterator[Article | Novel]:
    for place, row in json_rows(path):
        try:
            yield _novel(row, place) if "characters" in row else _article(row, place)
        except KeyError as error:
            raise CorpusError(f"{place}: no field {error.args[0]!r}") from None
        except (TypeError, AttributeError) as error:
            raise CorpusError(f"{place}: not the shape of an annotated document: {error}") from None


def _identity(row: dict[str, Any], place: str) -> tuple[str, str]:
    id, text = row["id"], row["text"]
    if not isinstance(id, str) or not isinstance(text, str):
        raise CorpusError(f"{place}: id and text must be strings")
    return id, text


def _article(row: dict[str, Any], place: str) -> Article:
    id, text = _identity(row, place)

    def spans(pairs: list[Any]) -> list[Span]:
        return [span_in(text, pair, place) for pair in pairs]

    quotes = [
        GoldQuote(*span_in(text, [quote["start"], quote["end"]], place), _kind(quote), spans(_source(quote)))
        for quote in row["quotes"]
        if quote.get("parent") is None and quote.get("kind") != "indirect"
    ]
    for quote in quotes:
        if quote.kind not in KINDS:
            raise CorpusError(f"{place}: type {quote.kind!r} of a quote is none of {', '.join(KINDS)}")
    contents = [
        Content(spans(content["frags"]), spans(content["source"]), bool(content["quoted"]))
        for content in row.get("contents", ())
    ]
    return Article(id, text, quotes, contents, spans(row.get("ignore", [])))


def _kind(quote: dict[str, Any]) -> str:
    """``type``, or ``kind`` as rows of quotex call it, which may have been corrected by hand."""
    kind: str = quote["kind"] if "type" not in quote and "kind" in quote else quote["type"]
    return kind


def _source(quote: dict[str, Any]) -> list[Any]:
    """The spans of ``source``, or that of the ``speaker`` of a row of quotex."""
    if "source" in quote or "speaker" not in quote:
        found: list[Any] = quote["source"]
        return found
    speaker = quote["speaker"]
    return [] if speaker is None else [[speaker["start"], speaker["end"]]]


def _novel(row: dict[str, Any], place: str) -> Novel:
    id, text = _identity(row, place)
    characters = [Character(each["name"], list(each["aliases"])) for each in row["characters"]]
    utterances = [
        Utterance([span_in(text, pair, place) for pair in quote["spans"]], quote["speaker"], quote["attribution"])
        for quote in row["quotes"]
    ]
    return Novel(id, text, characters, utterances)
