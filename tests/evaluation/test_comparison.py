"""Scores with intervals, and comparisons of tools on the same documents."""

import random
from collections import Counter

import pytest

from quotex.evaluation import comparison
from quotex.evaluation.comparison import compare, scores
from quotex.evaluation.gold import CorpusError
from quotex.evaluation.run import Evaluation
from quotex.evaluation.scores import ratio


def evaluation(counts):
    """An evaluation with these (right, predicted, gold) of each document."""
    found = Evaluation("articles")
    for number, each in enumerate(counts):
        ratios = ratio(*each)
        found.documents.append((str(number), {"spans": ratios, "end_to_end": ratios}))
        found.total.counts += Counter(dict(zip(("matched", "predicted", "gold"), each, strict=True)))
    return found


def tool(chance, quality, documents=60):
    """Documents of the same difficulty for each tool, which finds the share ``quality`` of them."""
    hard = random.Random(3)
    counts = []
    for _ in range(documents):
        gold = hard.randint(1, 20)
        share = min(1.0, max(0.0, quality + hard.uniform(-0.3, 0.3)))
        right = sum(chance.random() < share for _ in range(gold))
        counts.append((right, gold, gold))
    return evaluation(counts)


def test_scores_and_intervals_come_from_sums_over_documents():
    found = scores(evaluation([(8, 10, 20), (2, 2, 4)] * 10), "spans")
    assert (found["precision"], found["recall"]) == (100 / 120, 100 / 240)
    assert found["f1"] == pytest.approx(2 * 100 / 360)
    assert 0.5 < found["f1_low"] < found["f1"] < found["f1_high"] < 0.65
    assert (found["right"], found["predicted"], found["gold"]) == (100, 120, 240)
    few = scores(evaluation([(8, 10, 20)] * 9), "spans")
    assert few["f1"] == pytest.approx(0.5333, abs=1e-4)
    assert few["f1_low"] is few["f1_high"] is None


def test_without_predictions_there_is_no_precision():
    assert scores(evaluation([(0, 0, 3)] * 12), "spans")["precision"] is None


def test_paired_documents_narrow_the_interval_of_a_difference():
    worse, better = tool(random.Random(1), 0.70), tool(random.Random(2), 0.80)
    found = compare(worse, better, "spans")
    assert found.low < found.value < found.high
    assert found.low > 0
    assert found.p < 0.001
    one = scores(worse, "spans")
    assert found.high - found.low < one["f1_high"] - one["f1_low"]


def test_a_tool_does_not_differ_from_itself():
    one = tool(random.Random(1), 0.7)
    assert compare(one, one, "end_to_end") == comparison.Difference(0.0, 0.0, 0.0, 1.0)


def test_the_test_and_the_interval_have_their_nominal_error_rates(monkeypatch):
    monkeypatch.setattr(comparison, "REPLICATES", 199)
    chance = random.Random(11)
    found = [compare(tool(chance, 0.75), tool(chance, 0.75), "spans", seed=number) for number in range(400)]
    assert 0.03 <= sum(each.p <= 0.05 for each in found) / 400 <= 0.08
    assert 0.92 <= sum(each.low <= 0 <= each.high for each in found) / 400 <= 0.98


def test_the_result_depends_only_on_the_seed():
    one, other = tool(random.Random(1), 0.7), tool(random.Random(2), 0.72)
    assert compare(one, other, "spans", seed=5) == compare(one, other, "spans", seed=5)


def test_different_documents_cannot_be_compared():
    with pytest.raises(CorpusError, match="same documents"):
        compare(tool(random.Random(1), 0.7), tool(random.Random(2), 0.7, documents=59), "spans")
