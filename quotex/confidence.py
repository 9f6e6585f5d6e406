"""How often an answer is right: counted on annotated texts, never guessed.

The pack's ``confidence.toml`` holds right and seen for each kind of answer: a rule, the grade the rule gave, the kind
of quotation. Where a kind of answer was seldom seen, its share is shrunk towards that of the same answer with one trait
less (*sure+of_few* towards *sure*), this towards that of its rule, and this towards that of all answers. The same
answer is less often right in a text that hardly quotes, such as a guide, than in one that quotes much, such as a
report: the odds are shifted by what was counted for the kind of quotation in texts as sparse.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

__all__ = ["MOST_IN_ANOTHER_LANGUAGE", "Estimates", "estimate"]

MOST_IN_ANOTHER_LANGUAGE = 0.5  # confidence in what is read in a text that is not in the language of the pack

_PRIOR = 8.0  # how many answers' worth the share of the rule counts

Counts = Mapping[str, tuple[int, int]]


class Estimates(dict[tuple[str, str, str, str], tuple[str, float]]):
    """The kind of answer and the probability that it is right, by rule, grade, kind of quotation and sparseness.

    The rule is ``"none"`` where nobody was found to speak; how sparse the quotations of a text are is ``""`` where it
    does not count. Each is estimated once, when it is first asked for.

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
    """The probability that span and speaker are right.

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
    """What an estimate backs off to, the rule first: then the answer without its traits, with the first, and so on.

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
