"""The results of scoring: counts that add up over documents, errors and outcomes; and figures computed from counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quotex.model import Quote

__all__ = [
    "ERRORS",
    "Outcome",
    "Row",
    "Scored",
    "Span",
    "annotation",
    "error_row",
    "ratio",
    "scare_quotes",
    "scored_quotes",
    "share",
]

Row = dict[str, Any]
Span = tuple[int, int]

AROUND = 200  # characters of the text before and after an error
ERRORS = {  # each error with its group
    "missed": "missed",
    "no quote": "false alarm",
    "no reported speech": "false alarm",
    "scare quote taken": "false alarm",
    "wrong span": "extent",
    "no speaker": "speaker",
    "wrong speaker": "speaker",
}


@dataclass(slots=True)
class Outcome:
    """One predicted quotation: its evidence, its confidence, and whether it was right."""

    document: str
    evidence: str
    confidence: float
    right: bool

    @classmethod
    def of(cls, document: str, quote: Quote, right: bool) -> Outcome:
        return cls(document, quote._evidence or _evidence(quote), quote.confidence, right)

    @classmethod
    def of_name(cls, document: str, quote: Quote, right: bool) -> list[Outcome]:
        """Return the outcome of the speaker's name; empty if there is no name, or it has no confidence."""
        speaker = quote.speaker
        if speaker is None or speaker.name is None or speaker.name_confidence is None:
            return []
        return [cls(document, speaker._name_evidence, speaker.name_confidence, right)]


def _evidence(quote: Quote) -> str:
    """Return the evidence of a quote without one: the rule that found the speaker, no grade, and the kind."""
    rule = next((rule for rule in quote.rules if rule.startswith("QA")), "none")
    return f"{rule}..{quote.kind}"


@dataclass(slots=True)
class Scored:
    """The scores of one document or a whole corpus."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[Row] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    names: list[Outcome] = field(default_factory=list)  # of speakers' names, if the mention is right

    def add(self, other: Scored) -> None:
        self.counts.update(other.counts)
        self.errors += other.errors
        self.outcomes += other.outcomes
        self.names += other.names


def scored_quotes(quotes: Iterable[Quote]) -> list[Quote]:
    """Return the quotes that corpora of articles and novels annotate: no scare quotes, turns, or nested ones."""
    return [quote for quote in _outermost(quotes) if quote.kind != "scare"]


def scare_quotes(quotes: Iterable[Quote]) -> list[Quote]:
    """Return the scare quotes that are not nested."""
    return [quote for quote in _outermost(quotes) if quote.kind == "scare"]


def _outermost(quotes: Iterable[Quote]) -> list[Quote]:
    """Return the quotes that no other encloses, except a turn, and no turns."""
    found = list(quotes)
    outside = {None, *(quote.id for quote in found if quote.kind == "turn")}
    return [quote for quote in found if quote.kind != "turn" and quote.parent in outside]


def share(part: float, whole: int) -> float:
    """Return ``part / whole`` rounded to four places; 0 if ``whole`` is 0."""
    return round(part / whole, 4) if whole else 0.0


def ratio(right: int, predicted: int, gold: int) -> Row:
    """Return precision, recall and F1 with their counts.

    >>> ratio(1, 2, 4)
    {'precision': 0.5, 'recall': 0.25, 'f1': 0.3333, 'right': 1, 'predicted': 2, 'gold': 4}
    """
    return {
        "precision": share(right, predicted),
        "recall": share(right, gold),
        "f1": share(2 * right, predicted + gold),
        "right": right,
        "predicted": predicted,
        "gold": gold,
    }


def annotation(text: str, span: Span, kind: str | None, speaker: str | None, sources: Iterable[Span] = ()) -> Row:
    """Return the annotation of a span, for a row of the list of errors. ``sources`` are the mentions of the speaker."""
    return {
        "start": span[0],
        "end": span[1],
        "text": text[span[0] : span[1]],
        "kind": kind,
        "speaker": speaker,
        "source": [list(source) for source in sources],
    }


def error_row(document: str, text: str, error: str, gold: Row | None, quote: Quote | None) -> Row:
    """Return a row of the list of errors: the annotation, the prediction, and the text around both.

    ``start:end`` includes both spans; ``around`` is where ``before`` begins and ``after`` ends. All are offsets into
    ``text``.

    >>> text = "Ada Moor said it rained."
    >>> row = error_row("a", text, "missed", annotation(text, (14, 23), "indirect", "Ada Moor"), None)
    >>> row["group"], row["around"], row["before"], row["text"], row["after"]
    ('missed', [0, 24], 'Ada Moor said ', 'it rained', '.')
    """
    predicted = quote.to_dict() if quote else None
    spans = [each for each in (gold, predicted) if each is not None]
    start, end = min(each["start"] for each in spans), max(each["end"] for each in spans)
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    return {
        "id": document,
        "group": ERRORS[error],
        "error": error,
        "kind": spans[0]["kind"],
        "around": [first, last],
        "before": text[first:start],
        "start": start,
        "end": end,
        "text": text[start:end],
        "after": text[end:last],
        "gold": gold,
        "predicted": predicted,
    }
