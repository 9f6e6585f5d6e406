"""What scoring gives: counts that add up over documents, errors, and outcomes; and the figures made of counts."""

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
ERRORS = {  # each error with the group that it belongs to
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
    """One predicted quotation: what kind of answer it is, how sure quotex claimed to be, and whether it was right."""

    document: str
    evidence: str
    confidence: float
    right: bool

    @classmethod
    def of(cls, document: str, quote: Quote, right: bool) -> Outcome:
        return cls(document, quote.evidence or _evidence(quote), quote.confidence, right)

    @classmethod
    def of_name(cls, document: str, quote: Quote, right: bool) -> list[Outcome]:
        """That of the speaker's name; none where the speaker has no name, or a name that claims no confidence."""
        speaker = quote.speaker
        if speaker is None or speaker.name is None or speaker.name_confidence is None:
            return []
        return [cls(document, speaker.name_evidence, speaker.name_confidence, right)]


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
    names: list[Outcome] = field(default_factory=list)  # of the names of speakers whose mention is right

    def add(self, other: Scored) -> None:
        self.counts.update(other.counts)
        self.errors += other.errors
        self.outcomes += other.outcomes
        self.names += other.names


def scored_quotes(quotes: Iterable[Quote]) -> list[Quote]:
    """Those that corpora annotate: no scare quotes, and none nested in another."""
    return [quote for quote in quotes if quote.parent is None and quote.kind != "scare"]


def scare_quotes(quotes: Iterable[Quote]) -> list[Quote]:
    """Those that are said to quote nobody; only what they claim is scored."""
    return [quote for quote in quotes if quote.parent is None and quote.kind == "scare"]


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


def annotation(text: str, span: Span, kind: str | None, speaker: str | None, sources: Iterable[Span] = ()) -> Row:
    """What annotators say of a span, for a row of the list of errors. ``sources`` are the mentions of who speaks."""
    return {
        "start": span[0],
        "end": span[1],
        "text": text[span[0] : span[1]],
        "kind": kind,
        "speaker": speaker,
        "source": [list(source) for source in sources],
    }


def error_row(document: str, text: str, error: str, gold: Row | None, quote: Quote | None) -> Row:
    """A row of the list of errors: what is annotated, what was predicted, and the text around both.

    ``start:end`` holds both spans, ``around`` is where ``before`` begins and ``after`` ends: offsets into ``text``.

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
