"""Scores with intervals over documents, and differences between tools that worked on the same documents.

Precision, recall and F1 are sums over documents, one divided by another: the same kind of figure as the share of a
speaker, with the same interval (``quotex.people.intervals``). Two tools are compared document by document, since texts
that are hard for one are mostly hard for the other: the interval of a difference is that of the paired documents, and
the test is one of approximate randomization (Noreen, "Computer-Intensive Methods for Testing Hypotheses", 1989; Yeh,
"More accurate tests for the statistical significance of result differences", COLING 2000): how often a difference as
large comes about when the answers of both tools are swapped in half of the documents, at random.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from quotex.evaluation.gold import CorpusError
from quotex.evaluation.run import Evaluation
from quotex.evaluation.scores import Row
from quotex.people.intervals import LEAST_DOCUMENTS, Moments, interval, student

__all__ = ["MEASURES", "PARTS", "REPLICATES", "Difference", "compare", "scores"]

MEASURES = {"spans": "spans", "end_to_end": "span and speaker"}
PARTS = ("precision", "recall", "f1")
REPLICATES = 9999  # of the test

Pair = tuple[int, int]  # of one document, what is divided, and by what


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much another tool has a higher score, with its 95 % interval, and the p-value of the test.

    ``low`` and ``high`` are None where there are fewer than ten documents.
    """

    value: float
    low: float | None
    high: float | None
    p: float


def scores(evaluation: Evaluation, measure: str) -> Row:
    """Precision, recall and F1 of one of ``MEASURES``, each with ``_low`` and ``_high``, and the counts behind them."""
    found: Row = {}
    for part in PARTS:
        pairs = _pairs(evaluation, measure, part)
        above, below = (sum(pair[place] for pair in pairs) for place in (0, 1))
        found[part] = above / below if below else None
        found[f"{part}_low"], found[f"{part}_high"] = interval(Moments.of(pairs)) or (None, None)
    counts = evaluation.total.counts
    right = "matched" if measure == "spans" else "end_to_end"
    return {**found, "right": counts[right], "predicted": counts["predicted"], "gold": counts["gold"]}


def compare(first: Evaluation, other: Evaluation, measure: str, part: str = "f1", seed: int = 0) -> Difference:
    """By how much ``other`` is better than ``first`` on the same documents.

    Raises CorpusError where these are not the same.
    """
    if [id for id, _ in first.documents] != [id for id, _ in other.documents]:
        raise CorpusError("tools can be compared on the same documents only")
    pairs, others = (_pairs(each, measure, part) for each in (first, other))
    value = _share(others) - _share(pairs)
    half = _half_width(pairs, others)
    low, high = (None, None) if half is None else (value - half, value + half)
    return Difference(value, low, high, _p_value(pairs, others, seed))


def _pairs(evaluation: Evaluation, measure: str, part: str) -> list[Pair]:
    rows = [figures[measure] for _, figures in evaluation.documents]
    match part:
        case "precision":
            return [(row["right"], row["predicted"]) for row in rows]
        case "recall":
            return [(row["right"], row["gold"]) for row in rows]
        case _:
            return [(2 * row["right"], row["predicted"] + row["gold"]) for row in rows]


def _share(pairs: Sequence[Pair]) -> float:
    below = sum(pair[1] for pair in pairs)
    return sum(pair[0] for pair in pairs) / below if below else 0.0


def _half_width(pairs: Sequence[Pair], others: Sequence[Pair]) -> float | None:
    """Half of the interval: what each document adds to one score, less what it adds to the other."""
    documents = sum(one[1] + other[1] > 0 for one, other in zip(pairs, others, strict=True))
    if documents < LEAST_DOCUMENTS:
        return None
    added = zip(_influences(pairs), _influences(others), strict=True)
    variance = math.fsum((one - other) ** 2 for one, other in added) * documents / (documents - 1)
    return student(documents - 1) * math.sqrt(variance)


def _influences(pairs: Sequence[Pair]) -> list[float]:
    share, below = _share(pairs), sum(pair[1] for pair in pairs) or 1
    return [(above - share * part) / below for above, part in pairs]


def _p_value(pairs: Sequence[Pair], others: Sequence[Pair], seed: int) -> float:
    """The share of random swaps, with that of the answers as they are, whose difference is as large."""
    changed = [
        (other[0] - one[0], other[1] - one[1])
        for one, other in zip(pairs, others, strict=True)
        if one != other  # the others may be swapped without a change
    ]
    above, below = ([sum(pair[place] for pair in each) for each in (pairs, others)] for place in (0, 1))
    observed = abs(_share(others) - _share(pairs))
    chance, as_large = Random(seed), 1
    for _ in range(REPLICATES if changed else 0):
        swaps = chance.getrandbits(len(changed))
        more_above = more_below = 0
        for place, (in_above, in_below) in enumerate(changed):
            if swaps >> place & 1:
                more_above += in_above
                more_below += in_below
        swapped = _ratio(above[1] - more_above, below[1] - more_below) - _ratio(
            above[0] + more_above, below[0] + more_below
        )
        as_large += abs(swapped) >= observed - 1e-12
    return as_large / (REPLICATES + 1) if changed else 1.0


def _ratio(above: int, below: int) -> float:
    return above / below if below else 0.0
