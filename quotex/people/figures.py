r"""Shares with intervals, from the answers of the rules for all quotes and labels for a few.

Prediction-powered inference (Angelopoulos, Bates, Fannjiang, Jordan, Zrnic, Science 382, 2023): the answers of the
rules for all quotes, corrected by the errors that the labels show. With f the answers of the rules (is the quote by the
group?), y those of the labels, and q whether it is a quote at all, the share is

    θ = Σ y / Σ q ≈ (Σ f + Σₛ w (y - f)) / (N + Σₛ w (q - 1)),

where sums without s are over all N quotes and those with it over the labels. The weights w are one by the inclusion
probability (Horvitz and Thompson 1952), scaled to add up to the quotes they stand for (Hájek 1971): those with f = 1,
and those with f = 0.

Errors are few, and normal intervals are wrong for few. So the errors that raise the share and those that lower it each
get a score interval (Wilson 1927), modified for small counts as Brown, Cai and DasGupta advise (Statistical Science 16,
2001), for the effective number of labels. The two are joined by Newcombe's square-and-add (Statistics in Medicine 17,
1998). All shares are between 0 and 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

__all__ = ["LEAST_LABELS", "Estimate", "Judged", "estimate", "over_documents"]

LEAST_LABELS = 20  # with fewer, no interval is given
Z = NormalDist().inv_cdf(0.975)
_PRIOR = 2.0  # errors and right answers added to those seen, by the confidences, to estimate the worth of a label


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, for one group: the answer of the rules, the true one, and the quote's probability of being drawn.

    ``stratum`` says to which other group the rules give the quote.
    """

    probability: float
    predicted: bool
    true: bool
    is_quote: bool = True
    confidence: float = 0.9
    stratum: str | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share between 0 and 1, with its 95 % interval."""

    share: float
    low: float
    high: float


def estimate(
    quotes: float, predicted: float, labels: Sequence[Judged], strata: Mapping[str, float] | None = None
) -> Estimate | None:
    """Return the share of a group among ``quotes``, of which the rules give it ``predicted``; None for too few labels.

    If the labels are of other, similar quotes, give ``strata``: the numbers of quotes of the other groups, each with
    its own error rate (post-stratification: Holt and Smith, Journal of the
    Royal Statistical Society A 142, 1979).

    >>> right = [Judged(0.1, number < 10, number < 10) for number in range(40)]
    >>> wrong = [Judged(0.4, True, False, confidence=0.5) for _ in range(4)]
    >>> found = estimate(400, 110, right + wrong)
    >>> [round(value, 3) for value in (found.share, found.low, found.high)]
    [0.25, 0.199, 0.307]
    """
    if len(labels) < LEAST_LABELS or not quotes:
        return None
    predicted = min(predicted, quotes)
    inside = _Part([label for label in labels if label.predicted], predicted, is_elsewhere=strata is not None)
    outside = list(_outside(quotes - predicted, labels, strata))
    lost = inside.total([not label.true for label in inside.labels])
    gained = sum(part.total([label.true for label in part.labels]) for part in outside)
    no_quotes = sum(part.total([not label.is_quote for label in part.labels]) for part in (inside, *outside))
    rest = quotes - no_quotes
    if rest <= 0:
        return None
    share = (predicted - lost + gained) / rest
    less = inside.interval([0.0 if label.true else 1.0 if label.is_quote else 1 - share for label in inside.labels])
    more = [
        part.interval([1.0 if label.true else 0.0 if label.is_quote else share for label in part.labels])
        for part in outside
    ]
    low = share - math.hypot(less[1], *(below for below, _ in more)) / rest
    high = share + math.hypot(less[0], *(above for _, above in more)) / rest
    return Estimate(share, max(0.0, low), min(1.0, high))


def over_documents(found: Estimate, share: float, ends: tuple[float, float]) -> Estimate:
    """Return the corrected share with an interval over labels and documents; ``ends`` are those of ``share``.

    The two intervals are joined by square-and-add, like those of the errors.

    >>> joined = over_documents(Estimate(0.5, 0.46, 0.53), 0.48, (0.45, 0.52))
    >>> round(joined.low, 3), round(joined.high, 3)
    (0.45, 0.55)
    """
    less = math.hypot(found.share - found.low, share - ends[0])
    more = math.hypot(found.high - found.share, ends[1] - share)
    return Estimate(found.share, max(0.0, found.share - less), min(1.0, found.share + more))


def _outside(quotes: float, labels: Sequence[Judged], strata: Mapping[str, float] | None) -> Iterator[_Part]:
    """Return the strata of the quotes that the rules don't give to the group, and last the rest."""
    others = [label for label in labels if not label.predicted]
    for name, count in (strata or {}).items():
        found = min(count, quotes)
        yield _Part([label for label in others if label.stratum == name], found, is_elsewhere=True)
        quotes -= found
    rest = [label for label in others if label.stratum not in (strata or {})]
    yield _Part(rest, quotes, is_elsewhere=strata is not None)


class _Part:
    """The labels of the quotes that the rules give to the group, or of the others, and the number of these quotes.

    ``is_elsewhere``: the labels are of other quotes.
    """

    def __init__(self, labels: list[Judged], quotes: float, *, is_elsewhere: bool) -> None:
        self.labels = labels
        self._is_elsewhere = is_elsewhere
        self._quotes = quotes
        raw = [1 / label.probability for label in labels]
        scale = quotes / math.fsum(raw) if raw else 0.0
        self._weights = [weight * scale for weight in raw]

    def total(self, values: Iterable[float]) -> float:
        """Return the estimated sum over all quotes of the part."""
        return math.fsum(weight * value for weight, value in zip(self._weights, values, strict=True))

    def interval(self, errors: Sequence[float]) -> tuple[float, float]:
        """Return how far the total of errors can be below and above the estimate."""
        if not self._quotes:
            return 0.0, 0.0
        mean = self.total(errors) / self._quotes
        low, high = _score(mean, self._worth(errors))
        return self._quotes * (mean - low), self._quotes * (high - mean)

    def _worth(self, errors: Sequence[float]) -> float:
        """Return the effective number of labels: how many, drawn with equal probability, would be as informative.

        For n labels, the variance of their share m would be m (1 - m) / n; with weights, each adds the square of its
        weight times the square of its distance from m. A quote that is certain to be drawn adds nothing, unless it
        represents quotes elsewhere, whose errors vary by chance, too.
        """
        if not self.labels:
            return 0.0
        whole = math.fsum(self._weights)
        chances = list(self._smoothed(errors))
        mean = self.total(chances) / whole
        variance = mean * (1 - mean) / self._quotes if self._is_elsewhere else 0.0
        for label, weight, chance in zip(self.labels, self._weights, chances, strict=True):
            distance = chance * (1 - mean) ** 2 + (1 - chance) * mean**2
            missed = 1.0 if self._is_elsewhere else 1 - label.probability
            variance += (weight / whole) ** 2 * missed * distance
        return math.inf if not variance else mean * (1 - mean) / variance

    def _smoothed(self, errors: Sequence[float]) -> Iterator[float]:
        """Return the errors with ``_PRIOR`` more of them and as many right answers, distributed by the confidences."""
        sure = math.fsum(label.confidence for label in self.labels)
        unsure = len(self.labels) - sure
        for label, error in zip(self.labels, errors, strict=True):
            wrong = error + (_PRIOR * (1 - label.confidence) / unsure if unsure > 0 else 0.0)
            right = 1 - error + (_PRIOR * label.confidence / sure if sure > 0 else 0.0)
            yield wrong / (wrong + right)


def _score(share: float, count: float) -> tuple[float, float]:
    """Return the interval of a share of ``count`` labels: the score interval, or, where it is wider, as for few errors,
    that of Jeffreys for a Poisson count.

    >>> [round(end, 3) for end in _score(0.0, 20.0)], [round(end, 3) for end in _score(0.5, 20.0)], _score(0.3, 0.0)
    ([0.0, 0.123], [0.299, 0.701], (0.0, 1.0))
    """
    if math.isinf(count):
        return share, share
    if not count:
        return 0.0, 1.0
    middle = share + Z * Z / (2 * count)
    half = Z * math.sqrt(share * (1 - share) / count + Z * Z / (4 * count * count))
    scale = 1 + Z * Z / count
    low, high = _poisson(share * count)
    return max(0.0, (middle - half) / scale, low / count), min(1.0, (middle + half) / scale, high / count)


def _poisson(count: float) -> tuple[float, float]:
    """Return half the quantiles of chi-square with 2 x + 1 degrees of freedom (Wilson and Hilferty 1931)."""
    freedom = 2 * count + 1
    variance = 2 / (9 * freedom)
    low, high = (max(0.0, 1 - variance + sign * Z * math.sqrt(variance)) ** 3 for sign in (-1, 1))
    return (freedom * low / 2 if count else 0.0), freedom * high / 2
