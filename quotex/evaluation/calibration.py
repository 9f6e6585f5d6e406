"""Count right answers by evidence, and measure how good the claimed confidences are.

The counts have the form of the language pack's ``confidence.toml``: right and seen for all answers, for each rule, for
each evidence (``Quote._evidence``: rule, grade, kind of quotation), and for each kind of quotation by how sparse
quotations are in the text. ``quotex.language.confidence.estimate`` makes probabilities of them; the share of rare
evidence is shrunk towards that with one trait less, then towards that of the rule, and of all answers.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotex.evaluation.scores import Outcome, Row, share
from quotex.language.confidence import estimate

__all__ = [
    "FOLDS",
    "OF_STORIES",
    "Bin",
    "add",
    "cross_validated",
    "equal_bins",
    "even_bins",
    "fold",
    "quality",
    "tally",
    "to_toml",
]

BINS = 10
EVEN_BINS = 20
FOLDS = 5
SURE = 0.9
OF_STORIES = ("QA3", "QK3", "QC3")  # prefixes of the rules for stories
_SCARE = "scare"  # the kind that quotes nobody
_OF_QUOTED = ("QA1", "QA2")
_OF_NAMES = "QC"

Counts = dict[str, tuple[int, int]]


class Bin(NamedTuple):
    """Answers with similar confidence: mean confidence, number of right answers, number of answers."""

    claimed: float
    right: int
    answers: int

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> Bin:
        claimed = sum(outcome.confidence for outcome in outcomes) / len(outcomes) if outcomes else 0.0
        return cls(claimed, sum(outcome.right for outcome in outcomes), len(outcomes))


def tally(outcomes: Iterable[Outcome]) -> Counts:
    """Count right and seen for all answers (``"all"``), each rule, each evidence and each kind of quotation.

    >>> tally([Outcome("a", "QA101.name.direct", 0.0, True), Outcome("a", "QA101.name.mixed", 0.0, False)])["QA101"]
    (1, 2)
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for outcome in outcomes:
        for key in _keys(outcome.evidence):
            counts[key][0] += outcome.right
            counts[key][1] += 1
    return {key: (right, seen) for key, (right, seen) in sorted(counts.items())}


def _keys(evidence: str) -> set[str]:
    """Return the keys that an answer counts for: all, rule, evidence, and kind of quotation in texts as sparse.

    >>> sorted(_keys("QA101.name.direct@2"))
    ['QA101', 'QA101.name.direct', 'all', 'direct', 'direct@2']
    """
    answer, _, sparseness = evidence.partition("@")
    kind = answer.rpartition(".")[2]
    keys = {answer.partition(".")[0], answer}
    if kind != _SCARE:
        keys.add("all")
    if sparseness:
        keys |= {kind, f"{kind}@{sparseness}"}
    return keys


def add(counts: Counts, known: Mapping[str, tuple[int, int]], *, stories: bool) -> Counts:
    """Return the counts of one corpus, with the known counts of the rules that it cannot measure.

    Articles and novels use different rules and are counted in turn: novels count for the rules of ``stories``, articles
    for the others. ``"all"``, towards which rare rules are shrunk, counts the quotations in articles.

    Names keep their known counts if the corpus does not annotate names.

    >>> add({"QA301": (1, 2), "QA103": (0, 1)}, {"QA101": (3, 4)}, stories=True)
    {'QA101': (3, 4), 'QA301': (1, 2), 'all': (3, 4)}
    """
    own = {key: value for key, value in counts.items() if key.startswith(OF_STORIES) == stories and key != "all"}
    kept = {key: value for key, value in known.items() if key.startswith(OF_STORIES) != stories and key != "all"}
    if not any(key.startswith(_OF_NAMES) for key in own):
        kept |= {key: value for key, value in known.items() if key.startswith(_OF_NAMES)}
    result = dict(sorted({**own, **kept}.items()))
    quoted = [value for key, value in result.items() if key.startswith(_OF_QUOTED) and "." not in key]
    result["all"] = sum(right for right, _ in quoted), sum(seen for _, seen in quoted)
    return result


def to_toml(counts: Counts) -> str:
    """Return the counts as a file for a language pack."""
    lines = [
        "# Right and seen, span and speaker both, as `quotex evaluate --calibrate` counts them:",
        "# of all answers, of each rule, of each kind of answer (rule, grade, kind of quotation), and of the kinds of",
        "# quotations in texts from 0, which quote much, to 3, which hardly quote. Those of QC… are names, right where",
        "# the mention is.",
        "[counts]",
        *(f'"{key}" = [{right}, {seen}]' for key, (right, seen) in counts.items()),
    ]
    return "".join(f"{line}\n" for line in lines)


def cross_validated(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes with the confidence from counts on other documents: five folds, by hashes of the ids."""
    parts = [fold(outcome.document, FOLDS) for outcome in outcomes]
    counts = [
        tally(outcome for outcome, own in zip(outcomes, parts, strict=True) if own != part) for part in range(FOLDS)
    ]
    return [
        replace(outcome, confidence=estimate(outcome.evidence, counts[part]))
        for outcome, part in zip(outcomes, parts, strict=True)
    ]


def fold(document: str, folds: int) -> int:
    """Return the fold of a document."""
    return int(hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest(), 16) % folds


def quality(outcomes: Sequence[Outcome]) -> Row:
    """Measure how far the claimed confidences can be trusted.

    ``error``: mean difference between claimed and true share, in ten bins of equal size. ``error_by_chance``: the mean
    difference to expect if all claims were true, because answers are few (J. Bröcker and L. A. Smith, Increasing the
    Reliability of Reliability Diagrams, 2007). ``auc``: probability that a right answer has a higher confidence than a
    wrong one. ``right_when_sure`` and ``kept_when_sure``: the share of right answers among those with a confidence of
    at least .9, and the share of these among all answers.
    """
    ordered, size = _ordered(outcomes), len(outcomes)
    parts = _equal_parts(ordered)
    bins = [Bin.of(part) for part in parts]
    gaps = [abs(each.claimed - each.right / each.answers) for each in bins]
    sure = [outcome for outcome in ordered if outcome.confidence >= SURE]
    return {
        "error": share(sum(gaps), len(gaps)),
        "error_by_chance": share(sum(map(_scatter, parts)), len(parts)),
        "auc": _auc(ordered),
        "right_when_sure": share(sum(outcome.right for outcome in sure), len(sure)),
        "kept_when_sure": share(len(sure), size),
        "answers": size,
    }


def equal_bins(outcomes: Iterable[Outcome]) -> list[Bin]:
    """Return ten bins of equal size (up to one answer) by confidence; fewer bins if there are fewer answers."""
    return [Bin.of(part) for part in _equal_parts(_ordered(outcomes))]


def _equal_parts(ordered: Sequence[Outcome]) -> list[Sequence[Outcome]]:
    size = len(ordered)
    parts = [ordered[size * number // BINS : size * (number + 1) // BINS] for number in range(BINS)]
    return [part for part in parts if part]


def _scatter(outcomes: Sequence[Outcome]) -> float:
    """Return the expected difference between the true and the claimed share if each claim is true.

    >>> round(_scatter([Outcome("a", "QA101..direct", 0.9, True)] * 100), 3)
    0.024
    """
    variance = sum(outcome.confidence * (1 - outcome.confidence) for outcome in outcomes)
    return math.sqrt(2 / math.pi * variance) / len(outcomes)  # mean absolute deviation of a normal distribution


def even_bins(outcomes: Iterable[Outcome]) -> list[Bin]:
    """Return twenty bins of equal width, for confidences from 0 to 1; the last includes 1."""
    parts: list[list[Outcome]] = [[] for _ in range(EVEN_BINS)]
    for outcome in outcomes:
        parts[min(EVEN_BINS - 1, int(outcome.confidence * EVEN_BINS))].append(outcome)
    return [Bin.of(part) for part in parts]


def _ordered(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return sorted(outcomes, key=lambda outcome: outcome.confidence)


def _auc(ordered: Sequence[Outcome]) -> float | None:
    """Return the area under the ROC curve, from outcomes sorted by confidence; ties count half."""
    groups: dict[float, list[bool]] = defaultdict(list)
    for outcome in ordered:
        groups[outcome.confidence].append(outcome.right)
    wrong_below, won = 0, 0.0
    for answers in groups.values():
        right, wrong = sum(answers), len(answers) - sum(answers)
        won += right * (wrong_below + wrong / 2)
        wrong_below += wrong
    right_in_all = len(ordered) - wrong_below
    return round(won / (right_in_all * wrong_below), 4) if right_in_all and wrong_below else None
