"""For spaCy: a component that adds quotes and their speakers to a Doc. Needs the extra ``[spacy]``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quotex.integrations import missing

try:
    import spacy
    from spacy.tokens import Doc, Span
except ModuleNotFoundError as error:
    raise missing(error, "spacy") from None

from quotex.pipeline import Pipeline

__all__ = ["Quotes", "make"]

ROWS = "quotex"  # key in Doc.user_data


class Quotes:
    """Adds the quotes of a Doc as ``doc.spans["quotes"]``: labelled with their kind, in the order of their ids.

    ``span._.quote`` is the row of a quote, as ``quotex extract`` writes it; ``span._.speaker`` and ``span._.cue`` are
    Spans, or None; ``span._.speaker_name`` is the fullest name of the speaker in the text. Spans begin and end with
    tokens: a token that an offset would split is included whole. The offsets in the row are exact.
    """

    def __init__(self, pipeline: Pipeline, key: str) -> None:
        self._pipeline = pipeline
        self._key = key

    def __call__(self, doc: Doc) -> Doc:
        """Add the quotes to the Doc."""
        rows = [quote.to_dict() for quote in self._pipeline.extract(doc.text)]
        doc.user_data[ROWS] = rows
        spans = [_span(doc, row, label=row["kind"], span_id=str(number)) for number, row in enumerate(rows)]
        doc.spans[self._key] = spans
        return doc


def make(
    nlp: spacy.Language, name: str, language: str, kinds: Iterable[Any], min_confidence: float, spans_key: str
) -> Quotes:
    """Return the component, for ``nlp.add_pipe("quotex", config={…})``. Raises the errors of ``Pipeline``."""
    return Quotes(Pipeline(language, kinds=tuple(kinds), min_confidence=min_confidence), spans_key)


def _span(doc: Doc, row: dict[str, Any], **about: str) -> Span:
    return doc.char_span(row["start"], row["end"], alignment_mode="expand", **about)


def _row(span: Span) -> dict[str, Any] | None:
    """Return the row of a span made by quotex, else None."""
    rows = span.doc.user_data.get(ROWS, [])
    number = int(span.id_) if span.id_.isdecimal() else len(rows)
    if number >= len(rows) or rows[number]["kind"] != span.label_:
        return None
    ours = _span(span.doc, rows[number])
    return rows[number] if (ours.start, ours.end) == (span.start, span.end) else None


def _part(name: str) -> Any:
    def part(span: Span) -> Span | None:
        row = _row(span)
        return _span(span.doc, row[name]) if row and row[name] else None

    return part


def _speaker_name(span: Span) -> str | None:
    row = _row(span)
    return row["speaker"]["name"] if row and row["speaker"] else None


spacy.Language.factory(
    "quotex",
    assigns=["doc.spans"],
    default_config={"language": "en", "kinds": ["direct", "mixed"], "min_confidence": 0.0, "spans_key": "quotes"},
    func=make,
)
Span.set_extension("quote", getter=_row, force=True)
Span.set_extension("speaker", getter=_part("speaker"), force=True)
Span.set_extension("speaker_name", getter=_speaker_name, force=True)
Span.set_extension("cue", getter=_part("cue"), force=True)
