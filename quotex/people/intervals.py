"""Intervals of shares over documents: the shares that other documents of the same kind would give.

The quotes of one document are not independent, since people who speak in it often speak several times. So documents,
not quotes, are resampled (cluster bootstrap). With x quotes of a group among the n of a document, the share is
r = Σ x / Σ n, and resampling documents with replacement gives it the variance

    v = Σ (x - r n)² (1 + 2 n / Σ n) / (Σ n)²

which is the limit of infinitely many replicates to the first order; the second term is what large documents add
(the jackknife: Efron, "The Jackknife, the Bootstrap and Other Resampling Plans", 1982). So there are no random numbers
and no seed, and the order of documents does not matter.

The interval is Student's t on the scale of log-odds, because shares are skewed near 0 and 1. Its degrees of freedom are
the effective number of documents, (Σ n)² / Σ n² (Kish, "Survey Sampling", 1965), or ``_MORE`` more than the effective
number with quotes of the group, (Σ x)² / Σ x², or of others, if that is less.

An interval over documents does not include the errors of the rules; labels show those (``figures``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import NormalDist
from typing import NamedTuple

__all__ = ["LEAST_DOCUMENTS", "Moments", "interval", "student"]

LEAST_DOCUMENTS = 10  # with quotes; of fewer, no interval is given
_MORE = 3  # with fewer, simulated intervals of rare people are too wide; with more, too narrow
_Z = NormalDist().inv_cdf(0.975)


class Moments(NamedTuple):
    """Sums over the documents of a cell: ``xxn`` is the sum of x² n.

    ``x`` is the number of a group's quotes in a document, ``n`` that of all its quotes.
    """

    documents: int  # with quotes
    n: float
    nn: float
    nnn: float
    x: float
    xx: float
    xn: float
    xxn: float
    xnn: float

    @classmethod
    def of(cls, documents: Iterable[tuple[int, int]]) -> Moments:
        """Return the sums over pairs of x and n."""
        terms = [(1, n, n * n, n**3, x, x * x, x * n, x * x * n, x * n * n) for x, n in documents if n]
        return cls(*map(sum, zip(*terms, strict=True))) if terms else cls(0, 0, 0, 0, 0, 0, 0, 0, 0)


def interval(sums: Moments) -> tuple[float, float] | None:
    """Return the 95 % interval of a group's share; None if fewer than ``LEAST_DOCUMENTS`` documents have quotes.

    >>> [round(end, 3) for end in interval(Moments.of([(1, 4)] * 20 + [(2, 4)] * 10 + [(0, 4)] * 20))]
    [0.15, 0.261]
    """
    if sums.documents < LEAST_DOCUMENTS or not sums.x:
        return None
    share = sums.x / sums.n
    if share >= 1:  # nobody else is quoted: the rule of three, exactly
        return float(0.025 ** (1 / sums.documents)), 1.0
    squares = sums.xx - 2 * share * sums.xn + share**2 * sums.nn
    by_size = sums.xxn - 2 * share * sums.xnn + share**2 * sums.nnn
    deviation = math.sqrt(max(0.0, squares + 2 * by_size / sums.n)) / sums.n
    against = (sums.n - sums.x) ** 2 / max(1, sums.nn - 2 * sums.xn + sums.xx)
    freedom = min(sums.n**2 / sums.nn, min(sums.x**2 / sums.xx, against) + _MORE)
    half = student(max(2.0, freedom)) * deviation / (share * (1 - share))
    odds = math.log(share / (1 - share))
    return _logistic(odds - half), _logistic(odds + half)


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def student(freedom: float) -> float:
    """Return the .975 quantile of Student's t, from 2 degrees of freedom on (Abramowitz and Stegun, 26.7.5).

    >>> [round(student(freedom), 2) for freedom in (3, 10, 1000)]
    [3.18, 2.23, 1.96]
    """
    terms = (
        (_Z**3 + _Z) / 4,
        (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / 96,
        (3 * _Z**7 + 19 * _Z**5 + 17 * _Z**3 - 15 * _Z) / 384,
        (79 * _Z**9 + 776 * _Z**7 + 1482 * _Z**5 - 1920 * _Z**3 - 945 * _Z) / 92160,
    )
    return _Z + math.fsum(term / math.pow(freedom, power) for power, term in enumerate(terms, 1))
