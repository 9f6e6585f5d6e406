"""Counts of right answers and of all answers, and the calibration of the confidences made from them."""

import tomllib

import pytest

from quotex.evaluation.calibration import cross_validated, equal_bins, even_bins, quality, tally, to_toml
from quotex.evaluation.scores import Outcome
from quotex.model import Quote


def outcome(right, confidence=0.0, evidence="QA101.name.direct", document="a"):
    return Outcome(document, evidence, confidence, right)


def test_outcomes_are_counted_in_all_by_rule_and_by_kind():
    counts = tally(
        [outcome(True), outcome(False, evidence="QA101.pronoun.direct"), outcome(True, evidence="none..mixed")]
    )
    assert counts == {
        "QA101": (1, 2),
        "QA101.name.direct": (1, 1),
        "QA101.pronoun.direct": (0, 1),
        "all": (2, 3),
        "none": (1, 1),
        "none..mixed": (1, 1),
    }
    assert tomllib.loads(to_toml(counts))["counts"]["QA101"] == [1, 2]


def test_scare_quotes_are_counted_separately():
    counts = tally([Outcome("a", "QA101.x.direct@1", 0.0, True), Outcome("a", "QK101..scare@1", 0.0, False)])
    assert (counts["all"], counts["direct@1"], counts["scare@1"]) == ((1, 1), (1, 1), (0, 1))


def test_a_quote_without_evidence_is_counted_under_its_rule():
    quote = Quote(0, 0, 1, "x", "mixed", rules=("QS101", "QK102", "QA104", "QC101"))
    assert Outcome.of("a", quote, True).evidence == "QA104..mixed"
    assert Outcome.of("a", Quote(0, 0, 1, "x"), True).evidence == "none..direct"


def test_quality_measures_confidences():
    sure, unsure = [outcome(True, 0.9)] * 9 + [outcome(False, 0.9)], [outcome(False, 0.1)] * 9 + [outcome(True, 0.1)]
    result = quality(sure + unsure)
    assert result["right_when_sure"] == 0.9
    assert result["kept_when_sure"] == 0.5
    assert result["auc"] == 0.9
    assert quality([outcome(True, 0.5), outcome(False, 0.5)])["auc"] == 0.5
    assert quality([outcome(True, 1.0)])["auc"] is None
    assert quality([outcome(True, 0.75)] * 10)["error"] == 0.25


def test_calibrated_confidences_have_an_error_by_chance():
    few, many = ([outcome(True, 0.8)] * size for size in (50, 5_000))
    assert quality(few)["error_by_chance"] == pytest.approx(0.8 * (0.16 / 5) ** 0.5, abs=0.001)
    assert quality(many)["error_by_chance"] == pytest.approx(quality(few)["error_by_chance"] / 10, abs=0.001)
    assert quality([outcome(True, 1.0)] * 50)["error_by_chance"] == 0.0  # with confidence 1, nothing is left to chance


def test_cross_validation_excludes_the_document_itself():
    documents = [outcome(number % 2 == 0, document=str(number)) for number in range(40)]
    judged = cross_validated(documents)
    lone = cross_validated([outcome(True, document="only")])
    assert lone[0].confidence == 0.5  # there are no other documents to learn from
    assert all(0.3 < each.confidence < 0.7 for each in judged)


def test_bins_have_equal_counts_or_equal_widths():
    outcomes = [outcome(number % 2 == 0, number / 40) for number in range(41)]
    equal, even = equal_bins(outcomes), even_bins(outcomes)
    assert [each.answers for each in equal] == [4] * 9 + [5]
    assert equal[0] == (pytest.approx((0 + 1 + 2 + 3) / 160), 2, 4)
    assert [each.answers for each in even] == [2] * 19 + [3]  # the last one includes 1
    assert sum(each.right for each in even) == sum(each.right for each in equal) == 21
    assert [each.answers for each in equal_bins(outcomes[:3])] == [1, 1, 1]
    assert even_bins([])[7] == (0.0, 0, 0)
