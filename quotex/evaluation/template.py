"""Make a document to annotate by hand, in the form that ``quotex evaluate`` reads."""

from __future__ import annotations

from quotex.evaluation.gold import Span
from quotex.evaluation.matching import nearest_spans
from quotex.evaluation.readers.jsonl import OPEN
from quotex.evaluation.readers.words import Words
from quotex.evaluation.scores import Row
from quotex.model import Quote
from quotex.pipeline import Pipeline

__all__ = ["template"]

AROUND = 60  # characters before and after a quotation


def template(id: str, text: str, pipeline: Pipeline, *, prefill: bool = False) -> Row:
    """Return the document with everything in quotation marks, for annotation; nested marks are left out.

    With ``prefill``, kinds and speakers come from ``pipeline``, which may also find indirect speech. Quotation marks
    without an answer remain open.

    >>> (quote,) = template("a", "“It leaks,” said Ada Moor.", Pipeline())["quotes"]
    >>> quote["kind"], quote["speaker"], quote["text"], quote["after"]
    ('?', '?', 'It leaks,', '” said Ada Moor.')
    """
    found = [quote for quote in pipeline.extract(text) if quote.parent is None] if prefill else []
    words = Words(text)
    rows = [_row(text, (quote.start, quote.end), quote.kind, _speaker(words, quote)) for quote in found]
    rows += [_row(text, span, OPEN, OPEN) for span in _left(_marked(text, pipeline), found)]
    rows.sort(key=lambda row: (row["start"], row["end"]))
    return {"id": id, "annotated": False, "prefilled": prefill, "text": text, "quotes": rows}


def _row(text: str, span: Span, kind: str, speaker: object) -> Row:
    """Return a quote of the template; the fields to fill in come first."""
    start, end = span
    return {
        "kind": kind,
        "speaker": speaker,
        "text": text[start:end],
        "before": text[max(0, start - AROUND) : start],
        "after": text[end : end + AROUND],
        "start": start,
        "end": end,
    }


def _speaker(words: Words, quote: Quote) -> object:
    """Return the words of the mention, with offsets if the words alone would be ambiguous."""
    speaker = quote.speaker
    if speaker is None:
        return None
    span, text = (speaker.start, speaker.end), speaker.text
    if words.places(text) and words.nearest(text, (quote.start, quote.end), "") == span:
        return text
    return {"text": text, "start": speaker.start, "end": speaker.end}


def _marked(text: str, pipeline: Pipeline) -> list[Span]:
    """Return the spans between outermost pairs of quotation marks."""
    scan = pipeline.scan(text)
    columns = zip(scan.quote_inner_start, scan.quote_inner_end, scan.quote_parent, strict=True)
    return [(start, end) for start, end, parent in columns if parent < 0 and text[start:end].strip()]


def _left(spans: list[Span], found: list[Quote]) -> list[Span]:
    """Return the spans that contain none of the quotes; an indirect clause around a span does not count."""
    filled = {(quote.start, quote.end) for quote in found}
    others = [(quote.start, quote.end) for quote in found if quote.kind != "indirect"]
    overlapping = nearest_spans(others, spans)
    return [span for place, span in enumerate(spans) if span not in filled and place not in overlapping]
