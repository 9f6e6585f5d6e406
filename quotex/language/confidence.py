"""The probability that an answer is right, measured on annotated texts.

The pack's ``confidence.toml`` has for each kind of answer (rule, grade of the rule, kind of quotation) how many answers
were right, and how many there were. If a kind of answer is rare, its share is shrunk towards that of the same answer
with one trait less (*sure+of_few* towards *sure*), which is shrunk towards that of its rule, and this towards the share
of all answers. The same answer is less often right in a text with few quotations, such as a guide, than in one with
many, such as a report: the odds are shifted by the counts of that kind of quotation in equally sparse texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

__all__ = ["MOST_IN_ANOTHER_LANGUAGE", "Estimates", "estimate"]

MOST_IN_ANOTHER_LANGUAGE = 0.5  # upper limit in a text that is not in the pack's language

_PRIOR = 8.0  # weight, in answers, of the share towards which others are shrunk

Counts = Mapping[str, tuple[int, int]]


class Estimates(dict[tuple[str, str, str, str], tuple[str, float]]):
    """The evidence of an answer and the probability that it is right, by rule, grade, kind of quotation and sparseness.

    The rule is ``"none"`` for a quotation without a speaker. The sparseness of the text is ``""`` if it does not
    matter. Each probability is computed when it is first looked up.

    >>> estimates = Estimates({"all": (8, 10), "mixed": (80, 100), "mixed@3": (4, 10)})
    >>> estimates["QA103", "name", "mixed", ""], estimates["QA103", "name", "mixed", "3"]
    (('QA103.name.mixed', 0.75), ('QA103.name.mixed@3', 0.5106))
    """

    def __init__(self, counts: Counts) -> None:
        self.counts = counts

    def __missing__(self, answer: tuple[str, str, str, str]) -> tuple[str, float]:
        *parts, sparseness = answer
        evidence = ".".join(parts) + (f"@{sparseness}" if sparseness else "")
        estimated = self[answer] = evidence, estimate(evidence, self.counts)
        return estimated


def estimate(evidence: str, counts: Counts) -> float:
    """Return the probability that span and speaker are right.

    >>> estimate("QA1.x.direct", {"QA1.x.direct": (9, 10), "QA1": (80, 100), "all": (800, 1000)})
    0.8555
    """
    answer, _, sparseness = evidence.partition("@")
    right, seen = counts.get("all", (0, 0))
    of_all = (right + 1) / (seen + 2)
    share = of_all
    for key in _backoff(answer):
        share = _shrunk(counts, key, share)
    if sparseness:
        kind = answer.rpartition(".")[2]
        of_kind = _shrunk(counts, kind, of_all)
        odds = _odds(share) * _odds(_shrunk(counts, f"{kind}@{sparseness}", of_kind)) / _odds(of_kind)
        share = odds / (1 + odds)
    return round(share, 4)


def _backoff(answer: str) -> list[str]:
    """Return the keys to back off to: the rule, then the answer without its traits, with the first, and so on.

    >>> _backoff("QA1.sure+of_few.direct")
    ['QA1', 'QA1.sure.direct', 'QA1.sure+of_few.direct']
    """
    rule, _, rest = answer.partition(".")
    grade, _, kind = rest.rpartition(".")
    without, *traits = grade.split("+")
    grades = accumulate(traits, "{}+{}".format, initial=without)
    return [rule, *(f"{rule}.{grade}.{kind}" for grade in grades)]


def _shrunk(counts: Counts, key: str, towards: float) -> float:
    right, seen = counts.get(key, (0, 0))
    return (right + _PRIOR * towards) / (seen + _PRIOR)


def _odds(share: float) -> float:
    return share / (1 - share)
