"""Read JSON Lines, or a list of documents in JSON: articles with mentions, or novels with names.

An article is ``{"id", "text", "quotes": [{"start", "end", "type", "source": [[s, e], …]}], "contents": [{"frags":
[[s, e], …], "source", "quoted": 0.0}], "ignore": [[s, e], …]}``; ``contents`` and ``ignore`` are optional. A quote may
have the ``name`` of the speaker.

Corrected rows of ``quotex extract --with-text`` are articles, too, and so are filled templates of ``quotex evaluate
--template``: words may take the place of offsets, and ``"annotated": false`` or ``"?"`` mark unfinished work. Without
``contents``, the quotes, including indirect ones, are the contents.

A novel is ``{"id", "text", "characters": [{"name", "aliases"}], "quotes": [{"spans", "speaker", "attribution"}]}``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from quotex.evaluation.gold import Article, Character, Content, CorpusError, GoldQuote, Novel, Span, Utterance
from quotex.evaluation.readers.files import json_rows, span_in
from quotex.evaluation.readers.words import Words

__all__ = ["OPEN", "read"]

KINDS = ("direct", "mixed", "indirect", "scare")
OPEN = "?"  # not yet filled in by an annotator
MOST_TOLD = 5  # documents named in a message
EXTRACT = "score rows of `quotex extract --with-text`"


def read(path: Path) -> Iterator[Article | Novel]:
    """Yield the documents. Raises CorpusError for a document that is invalid or not annotated yet."""
    unfinished: list[str] = []
    places: dict[str, str] = {}
    count = 0
    for place, row in json_rows(path):
        count += 1
        try:
            id, text = _identity(row, place)
            if places.setdefault(id, place) != place:
                raise CorpusError(f"{place}: document {id!r} already occurs at {places[id]}: leave out one of them")
            undone = "" if "characters" in row else _undone(row)
            if undone:
                unfinished.append(f"{id} ({undone})")
            elif not unfinished:
                yield _novel(id, text, row, place) if "characters" in row else _article(id, text, row, place)
        except KeyError as error:
            raise CorpusError(f"{place}: no field {error.args[0]!r}") from None
        except (TypeError, AttributeError) as error:
            raise CorpusError(f"{place}: not the shape of an annotated document: {error}") from None
    if unfinished:
        raise CorpusError(f"{path}: {len(unfinished)} of {count} documents are not annotated: {_listed(unfinished)}")


def _listed(unfinished: list[str]) -> str:
    """Return a list of unfinished documents, and what to do."""
    more = f" and {len(unfinished) - MOST_TOLD} more" if len(unfinished) > MOST_TOLD else ""
    todo = f'fill in kind and speaker in place of each "{OPEN}", then set "annotated" to true'
    return f"{', '.join(unfinished[:MOST_TOLD])}{more}; {todo}"


def _undone(row: dict[str, Any]) -> str:
    """Return in a few words what is unfinished in a document; an empty string if nothing is."""
    quotes = row["quotes"]
    still = sum(map(_is_open, quotes))
    if still:
        return f"{still} of {len(quotes)} quotations"
    return '"annotated" is not true' if row.get("annotated", True) is not True else ""


def _is_open(quote: dict[str, Any]) -> bool:
    kind = quote.get("kind", quote.get("type"))
    return kind == OPEN or (kind != "scare" and quote.get("speaker") == OPEN)


def _identity(row: dict[str, Any], place: str) -> tuple[str, str]:
    if "quotes" in row and "text" not in row:
        raise CorpusError(f"{place}: no field 'text': {EXTRACT}, or add the texts")
    id, text = row["id"], row["text"]
    if type(id) not in (str, int) or not isinstance(text, str):
        raise CorpusError(f"{place}: text must be a string, and id a string or a whole number")
    if row.get("edits"):
        raise CorpusError(f"{place}: a row of `quotex process`, whose offsets are not into its text: {EXTRACT}")
    return str(id), text


def _article(id: str, text: str, row: dict[str, Any], place: str) -> Article:
    words = Words(text)
    numbered = {
        number: _quote(text, words, quote, f"{place}: quotation {number}")
        for number, quote in enumerate(row["quotes"], 1)
        if quote.get("parent") is None
    }
    quotes = list(numbered.values())
    _check_once({number: (quote.start, quote.end) for number, quote in numbered.items()}, place)
    marked = [quote for quote in quotes if quote.kind != "indirect"]
    contents = _contents(text, row["contents"], place) if "contents" in row else _reported(quotes)
    return Article(id, text, marked, contents, _spans(text, row.get("ignore", []), place), row.get("prefilled") is True)


def _check_once(spans: Mapping[int, Span], place: str) -> None:
    """Refuse a quotation annotated twice, of which one would count as missed. ``spans`` are by number."""
    first: dict[Span, int] = {}
    for number, span in spans.items():
        if first.setdefault(span, number) != number:
            fault = f"the same place as quotation {first[span]}, {span[0]}:{span[1]}"
            raise CorpusError(f"{place}: quotation {number}: {fault}: leave out one of them")


def _spans(text: str, pairs: Any, place: str) -> list[Span]:
    if not isinstance(pairs, list) or not all(isinstance(pair, list) for pair in pairs):
        raise CorpusError(f"{place}: {pairs!r:.60} is not a list of spans [[start, end], …]")
    return [span_in(text, pair, place) for pair in pairs]


def _contents(text: str, rows: list[Any], place: str) -> list[Content]:
    return [
        Content(_spans(text, row["frags"], place), _spans(text, row["source"], place), bool(row["quoted"]))
        for row in rows
    ]


def _reported(quotes: list[GoldQuote]) -> list[Content]:
    """Make contents from the quotes, for a document that lists no contents."""
    return [
        Content([(quote.start, quote.end)], quote.sources, quote.kind != "indirect")
        for quote in quotes
        if quote.kind != "scare"
    ]


def _quote(text: str, words: Words, quote: dict[str, Any], place: str) -> GoldQuote:
    try:
        kind = _kind(quote)
        if kind not in KINDS:
            raise CorpusError(f"{place}: type {kind!r} of a quote is none of {', '.join(KINDS)}")
        start, end = _span(text, words, quote, place)
        sources = _sources(text, words, quote, (start, end), place) if kind != "scare" or "source" in quote else []
    except KeyError as error:
        raise CorpusError(f"{place}: no field {error.args[0]!r}") from None
    name = quote.get("name")
    return GoldQuote(start, end, kind, sources, name if isinstance(name, str) else None)


def _kind(quote: dict[str, Any]) -> str:
    """Return the ``type`` of a quote, or else its ``kind``, as rows of quotex call it."""
    if "type" not in quote and "kind" not in quote:
        raise KeyError("type")
    kind: str = quote["type"] if "type" in quote else quote["kind"]
    return kind


def _span(text: str, words: Words, row: dict[str, Any], place: str) -> Span:
    """Return the span by offsets, which must agree with the words, or by words alone, if they occur once."""
    if "start" not in row and "end" not in row and isinstance(row.get("text"), str):
        return words.only(row["text"], place)
    start, end = span_in(text, [row["start"], row["end"]], place)
    given = row.get("text")
    if isinstance(given, str) and given.split() != text[start:end].split():
        raise CorpusError(
            f"{place}: the text has {text[start:end][:40]!r} at {start}:{end}, not {given[:40]!r}: "
            "correct start and end, or leave them out"
        )
    return start, end


def _sources(text: str, words: Words, quote: dict[str, Any], span: Span, place: str) -> list[Span]:
    """Return the spans of ``source``, or that of ``speaker``: a row, or words, which mean their nearest occurrence."""
    if "source" in quote or "speaker" not in quote:
        return _spans(text, quote["source"], place)
    speaker = quote["speaker"]
    if speaker is None:
        return []
    if isinstance(speaker, dict) and ("start" in speaker or "end" in speaker):
        return [_span(text, words, speaker, f"{place}: speaker")]
    named = speaker["text"] if isinstance(speaker, dict) else speaker
    if not isinstance(named, str):
        raise CorpusError(f"{place}: speaker {named!r} is neither words of the text nor null")
    return [words.nearest(named, span, f"{place}: speaker")]


def _novel(id: str, text: str, row: dict[str, Any], place: str) -> Novel:
    characters = [Character(each["name"], list(each["aliases"])) for each in row["characters"]]
    utterances = [
        Utterance([span_in(text, pair, place) for pair in quote["spans"]], quote["speaker"], quote["attribution"])
        for quote in row["quotes"]
    ]
    _check_once({number: each.spans[0] for number, each in enumerate(utterances, 1) if each.spans}, place)
    return Novel(id, text, characters, utterances)
