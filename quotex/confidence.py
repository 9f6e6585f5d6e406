"""How often an answer is right: counted on annotated articles, never guessed.

The pack's ``confidence.toml`` holds right and seen for each kind of answer: a rule, the grade the rule gave, the kind
of quotation. Where a kind of answer was seldom seen, its share is shrunk towards that of its rule, and this towards
that of all answers.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["MOST_IN_ANOTHER_LANGUAGE", "Estimates", "estimate"]

MOST_IN_ANOTHER_LANGUAGE = 0.5  # confidence in what is read in a text that is not in the language of the pack

_PRIOR = 8.0  # how many answers' worth the share of the rule counts

Counts = Mapping[str, tuple[int, int]]


class Estimates(dict[tuple[str, str, str], tuple[str, float]]):
    """The kind of answer and the probability that it is right, by rule, grade and kind of the quotation.

    The rule is ``"none"`` where nobody was found to speak. Each is estimated once, when it is first asked for.

    >>> Estimates({"all": (8, 10)})["QA103", "name", "direct"]
    ('QA103.name.direct', 0.75)
    """

    def __init__(self, counts: Counts) -> None:
        self.counts = counts

    def __missing__(self, answer: tuple[str, str, str]) -> tuple[str, float]:
        evidence = ".".join(answer)
        estimated = self[answer] = evidence, estimate(evidence, self.counts)
        return estimated


def estimate(key: str, counts: Counts) -> float:
    """The probability that span and speaker are right.

    >>> estimate("QA1.x.direct", {"QA1.x.direct": (9, 10), "QA1": (80, 100), "all": (800, 1000)})
    0.8555
    """
    right, seen = counts.get("all", (0, 0))
    share = (right + 1) / (seen + 2)
    for name in (key.partition(".")[0], key):
        right, seen = counts.get(name, (0, 0))
        share = (right + _PRIOR * share) / (seen + _PRIOR)
    return round(share, 4)
