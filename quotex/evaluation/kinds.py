"""Precision and recall for each kind of quotation, from the figures of a corpus."""

from __future__ import annotations

from typing import NamedTuple

from quotex.evaluation.run import Evaluation
from quotex.evaluation.scores import Row

__all__ = ["Kind", "kinds"]


Shares = tuple[float | None, float | None]


class Kind(NamedTuple):
    """The scores of one kind of quotation: (precision, recall) of spans, and of spans with their speakers.

    Precision is over predictions of this kind, recall over annotations of it; None if there are none.
    """

    name: str
    spans: Shares
    both: Shares
    predicted: int
    annotated: int


def kinds(evaluation: Evaluation) -> list[Kind]:
    """Return the scores for all quotations in marks, for each kind, and, if annotated and predicted, for indirect
    speech.

    Novels have no annotated kinds.
    """
    figures = evaluation.to_dict()
    found = [_of_ratios("in marks", figures["spans"], figures["end_to_end"])]
    for name in ("direct", "mixed"):
        row = figures.get(name)
        if row is not None and (row["predicted"] or row["gold"]):
            spans, both = (
                _shares(row[f"{part}_precision"], row[f"{part}_recall"], row["predicted"], row["gold"])
                for part in ("span", "end_to_end")
            )
            found.append(Kind(name, spans, both, row["predicted"], row["gold"]))
    if evaluation.total.counts["indirect_judged"] and evaluation.total.counts["indirect_gold"]:
        found.append(_of_ratios("indirect", figures["indirect_at_0.8"], figures["indirect_end_to_end"]))
    return found


def _of_ratios(name: str, spans: Row, both: Row) -> Kind:
    found, named = (_shares(row["precision"], row["recall"], row["predicted"], row["gold"]) for row in (spans, both))
    return Kind(name, found, named, spans["predicted"], spans["gold"])


def _shares(precision: float, recall: float, predicted: int, annotated: int) -> Shares:
    return precision if predicted else None, recall if annotated else None
