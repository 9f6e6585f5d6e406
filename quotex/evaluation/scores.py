"""What scoring gives: counts that add up over documents, errors, and outcomes; and the figures made of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quotex.model import Quote

__all__ = ["Outcome", "Row", "Scored", "Span", "error_row", "ratio", "scored_quotes", "share"]

Row = dict[str, Any]
Span = tuple[int, int]


@dataclass(slots=True)
class Outcome:
    """One predicted quotation: what kind of answer it is, how sure quotex claimed to be, and whether it was right."""

    document: str
    evidence: str
    confidence: float
    right: bool

    @classmethod
    def of(cls, document: str, quote: Quote, right: bool) -> Outcome:
        return cls(document, quote.evidence or _evidence(quote), quote.confidence, right)


def _evidence(quote: Quote) -> str:
    """Of a quote that does not tell: the rule that found the speaker, no grade, and the kind."""
    rule = next((rule for rule in quote.rules if rule.startswith("QA")), "none")
    return f"{rule}..{quote.kind}"


@dataclass(slots=True)
class Scored:
    """One document's, or a whole corpus's, predictions beside its annotations."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[Row] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def add(self, other: Scored) -> None:
        self.counts.update(other.counts)
        self.errors += other.errors
        self.outcomes += other.outcomes


def scored_quotes(quotes: Iterable[Quote]) -> list[Quote]:
    """Those that corpora annotate: no scare quotes, and none nested in another."""
    return [quote for quote in quotes if quote.parent is None and quote.kind != "scare"]


def share(part: float, whole: int) -> float:
    """``part / whole`` to four places; 0 of nothing is 0."""
    return round(part / whole, 4) if whole else 0.0


def ratio(right: int, predicted: int, gold: int) -> Row:
    """Precision, recall and F1 with the counts behind them.

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


def error_row(
    document: str, text: str, span: Span, error: str, gold: str | None, quote: Quote | None, **more: object
) -> Row:
    """A line of the list of errors. ``gold`` is who speaks as annotated; ``quote`` what quotex gave instead, if any."""
    speaker = quote.speaker if quote else None
    return {
        "id": document,
        "start": span[0],
        "end": span[1],
        "text": text[span[0] : span[1]],
        "error": error,
        "gold_speaker": gold,
        "predicted_speaker": speaker.text if speaker else None,
        "predicted_name": speaker.name if speaker else None,
        "cue": quote.cue.text if quote and quote.cue else None,
        "rules": list(quote.rules) if quote else [],
        "confidence": quote.confidence if quote else None,
        **more,
    }
