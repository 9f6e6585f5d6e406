"""JSON Lines, one document a line: articles with mentions, or novels with names.

An article: ``{"id", "text", "quotes": [{"start", "end", "type", "source": [[s, e], …]}], "contents": [{"frags":
[[s, e], …], "source", "quoted": 0.0}], "ignore": [[s, e], …]}``; ``contents`` and ``ignore`` may be left out.
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
        GoldQuote(*span_in(text, [quote["start"], quote["end"]], place), quote["type"], spans(quote["source"]))
        for quote in row["quotes"]
    ]
    for quote in quotes:
        if quote.kind not in KINDS:
            raise CorpusError(f"{place}: type {quote.kind!r} of a quote is none of {', '.join(KINDS)}")
    contents = [
        Content(spans(content["frags"]), spans(content["source"]), bool(content["quoted"]))
        for content in row.get("contents", ())
    ]
    return Article(id, text, quotes, contents, spans(row.get("ignore", [])))


def _novel(row: dict[str, Any], place: str) -> Novel:
    id, text = _identity(row, place)
    characters = [Character(each["name"], list(each["aliases"])) for each in row["characters"]]
    utterances = [
        Utterance([span_in(text, pair, place) for pair in quote["spans"]], quote["speaker"], quote["attribution"])
        for quote in row["quotes"]
    ]
    return Novel(id, text, characters, utterances)
