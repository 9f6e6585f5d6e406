"""Draw quotes to label by hand: doubtful ones more often, each with a known probability.

Active statistical inference (Zrnic and Candès, ICML 2024): labels are most informative for uncertain predictions.
Quotes are drawn without replacement by Pareto sampling (Rosén, "On sampling with probability proportional to size",
Journal of Statistical Planning and Inference 62, 1997), so their number is fixed and none is drawn twice.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import blake2b
from heapq import nsmallest

__all__ = ["doubt", "draw", "inclusion", "ticket"]

LEAST_DOUBT = 0.15  # of quotes with high confidence, so that a label of theirs does not represent too many


def doubt(confidence: float) -> float:
    """Return the size by which a quote is drawn: the standard deviation of being right, sqrt(p (1 - p)), at least
    ``LEAST_DOUBT``.

    >>> doubt(0.5), doubt(1.0)
    (0.5, 0.15)
    """
    return max(math.sqrt(max(0.0, confidence * (1 - confidence))), LEAST_DOUBT)


def inclusion(sizes: Sequence[float], budget: int) -> list[float]:
    """Return the probability of each unit to be among the ``budget`` drawn: proportional to its size, at most 1.

    >>> inclusion([0.5, 0.25, 0.25], 2)
    [1.0, 0.5, 0.5]
    """
    if budget >= len(sizes):
        return [1.0] * len(sizes)
    descending = sorted(sizes, reverse=True)
    rest = math.fsum(sizes)
    certain = 0
    while certain < budget and (budget - certain) * descending[certain] >= rest:
        rest -= descending[certain]
        certain += 1
    scale = (budget - certain) / rest if rest > 0 else 0.0
    least = descending[certain - 1] if certain else math.inf
    return [1.0 if size >= least else min(1.0, size * scale) for size in sizes]


def ticket(seed: int, document: object, quote: object) -> float:
    """Return a number between 0 and 1 made of a quote's id, so that the order of the quotes does not matter."""
    digest = blake2b(f"{seed}\0{document}\0{quote}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") + 0.5) / (1 << 64)


def draw(probabilities: Sequence[float], tickets: Sequence[float], budget: int) -> list[int]:
    """Return the numbers of the units drawn, in order: those whose tickets have the lowest odds for their probability.

    >>> draw([1.0, 0.5, 0.5], [0.9, 0.7, 0.2], 2)
    [0, 2]
    """

    def rank(unit: int) -> tuple[float, int]:
        probability, number = probabilities[unit], tickets[unit]
        if probability >= 1:
            return 0.0, unit
        return number * (1 - probability) / ((1 - number) * probability), unit

    return sorted(nsmallest(budget, range(len(probabilities)), key=rank))


def allotted(sizes: Sequence[int], budget: int) -> list[int]:
    """Return how many units to draw from each stratum: equally many, or all if it has fewer.

    >>> allotted([100, 5, 100], 50), allotted([1, 1, 1], 2)
    ([23, 5, 22], [1, 1, 0])
    """
    found = [0] * len(sizes)
    left = min(budget, sum(sizes))
    while left:
        open_strata = [place for place, size in enumerate(sizes) if found[place] < size]
        each, rest = divmod(left, len(open_strata))
        for number, place in enumerate(open_strata):
            share = min(each + (number < rest), sizes[place] - found[place])
            found[place] += share
            left -= share
    return found
