"""Scores with intervals over documents, and differences between tools on the same documents.

Precision, recall and F1 are ratios of sums over documents, like the share of a speaker, and have the same interval
(``quotex.people.intervals``). Two tools are compared document by document, since texts that are hard for one are mostly
hard for the other: the interval of a difference is that of paired documents, and the test is one of approximate
randomization (Noreen, "Computer-Intensive Methods for Testing Hypotheses", 1989; Yeh, "More accurate tests for the
statistical significance of result differences", COLING 2000). Its p-value is how often a difference as large arises if
the answers of the tools are swapped at random in half of the documents.
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

Pair = tuple[int, int]  # for one document: numerator and denominator


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of another tool's score from the first, with its 95 % interval, and the p-value of the test.

    ``low`` and ``high`` are None if there are fewer than ten documents.
    """

    value: float
    low: float | None
    high: float | None
    p: float


def scores(evaluation: Evaluation, measure: str) -> Row:
    """Return precision, recall and F1 for one of ``MEASURES``, each with ``_low`` and ``_high``, and their counts."""
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
    """Return the difference between ``other`` and ``first`` on the same documents.

    Raises CorpusError if the documents differ.
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
    """Return half the width of the interval, from each document's influence on the difference."""
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
    """Return the share of random swaps, the actual answers included, with a difference at least as large."""
    changed = [
        (other[0] - one[0], other[1] - one[1])
        for one, other in zip(pairs, others, strict=True)
        if one != other  # swapping equal answers changes nothing
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
