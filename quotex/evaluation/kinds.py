"""Precision and recall of each kind of quotation, from the figures of a corpus."""

from __future__ import annotations

from typing import NamedTuple

from quotex.evaluation.run import Evaluation
from quotex.evaluation.scores import Row

__all__ = ["Kind", "kinds"]


Shares = tuple[float | None, float | None]


class Kind(NamedTuple):
    """How well quotations of one kind are found: (precision, recall) of spans, and of spans with their speakers.

    Precision is of what is predicted as this kind, recall of what is annotated as it; None where there is nothing.
    """

    name: str
    spans: Shares
    both: Shares
    predicted: int
    annotated: int


def kinds(evaluation: Evaluation) -> list[Kind]:
    """All quotations in marks, each kind of them, and indirect speech if it is annotated and was asked for.

    Novels annotate no kinds.
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
