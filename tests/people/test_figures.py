"""Shares corrected by labels: the coverage of the intervals, over many draws with known truth."""

import random

import pytest

from quotex.people.figures import Judged, estimate, over_documents
from quotex.people.intervals import Moments, interval
from quotex.people.sampling import doubt, draw, inclusion

SHARES = {"Ada Moor": 0.5, "Ben Cole": 0.3, "Lena Ortiz": 0.05, "Omar Reyes": 0.15}
CONFIDENCES = {0.98: 0.5, 0.9: 0.25, 0.75: 0.15, 0.5: 0.1}
QUOTES, BUDGET, DRAWS, POPULATIONS = 800, 160, 1000, 10
NAMES = ("Ada Moor", "Ben Cole", "Lena Ortiz")  # half, a third, a twentieth of the quotes


def population(chance, errors):
    """Quotes as (confidence, answer of the rules, truth or None if not a quote). ``errors`` multiplies their rate."""
    quotes = []
    for _ in range(QUOTES):
        confidence = chance.choices(list(CONFIDENCES), list(CONFIDENCES.values()))[0]
        said, other = chance.choices(list(SHARES), list(SHARES.values()), k=2)
        is_wrong = chance.random() < errors * (1 - confidence)
        quotes.append((confidence, said, (None if chance.random() < 0.1 else other) if is_wrong else said))
    return quotes


def draws(quotes, chance):
    """Draws of quotes, by number, each with the probability of every quote to be drawn."""
    probabilities = inclusion([doubt(confidence) for confidence, *_ in quotes], BUDGET)
    for _ in range(DRAWS // POPULATIONS):
        yield draw(probabilities, [chance.random() for _ in quotes], BUDGET), probabilities


def judged(quotes, drawn, probabilities, name):
    labels = ((probabilities[unit], *quotes[unit]) for unit in drawn)
    return [
        Judged(probability, said == name, truth == name, truth is not None, confidence)
        for probability, confidence, said, truth in labels
    ]


@pytest.mark.parametrize("errors", [1, 1.5], ids=["confidence is right", "confidence is too high"])
def test_the_interval_covers_the_truth_in_95_of_100_draws(errors):
    chance = random.Random(7)
    covered, deviation = dict.fromkeys(NAMES, 0), dict.fromkeys(NAMES, 0.0)
    for _ in range(POPULATIONS):
        quotes = population(chance, errors)
        truths = [truth for *_, truth in quotes if truth is not None]
        predicted = [said for _, said, _ in quotes]
        for drawn, probabilities in draws(quotes, chance):
            for name in NAMES:
                found = estimate(QUOTES, predicted.count(name), judged(quotes, drawn, probabilities, name))
                share = truths.count(name) / len(truths)
                covered[name] += found.low <= share <= found.high
                deviation[name] += found.share - share
    assert all(0.93 <= count / DRAWS <= 0.97 for count in covered.values()), covered
    assert all(abs(total / DRAWS) < 0.003 for total in deviation.values()), deviation


@pytest.mark.parametrize("errors", [1, 1.5], ids=["confidence is right", "confidence is too high"])
def test_the_interval_covers_the_share_of_right_quotes_too(errors):
    chance = random.Random(8)
    covered = deviation = 0
    for _ in range(POPULATIONS):
        quotes = population(chance, errors)
        share = sum(said == truth for _, said, truth in quotes) / QUOTES
        for drawn, probabilities in draws(quotes, chance):
            labels = ((probabilities[unit], *quotes[unit]) for unit in drawn)
            all_given = [Judged(odds, True, said == truth, confidence=sure) for odds, sure, said, truth in labels]
            found = estimate(QUOTES, QUOTES, all_given)
            covered += found.low <= share <= found.high
            deviation += found.share - share
    assert 0.93 <= covered / DRAWS <= 0.97
    assert abs(deviation / DRAWS) < 0.003


def test_if_every_quote_is_judged_the_interval_has_no_width():
    labels = [Judged(1.0, number < 30, 10 <= number < 40, number != 99) for number in range(100)]
    found = estimate(100, 30, labels)
    assert found.share == found.low == found.high == pytest.approx(30 / 99)


def test_few_labels_give_no_estimate():
    assert estimate(1000, 300, [Judged(0.1, True, True)] * 19) is None
    assert estimate(0, 0, [Judged(1.0, True, True)] * 20) is None


def test_labels_without_an_error_leave_an_interval():
    found = estimate(1000, 100, [Judged(0.1, number < 10, number < 10) for number in range(100)])
    assert found.share == 0.1
    assert 0.06 < found.low < 0.1 < found.high < 0.14


def test_labels_without_a_right_answer_leave_an_interval():
    found = estimate(1000, 1000, [Judged(0.1, True, False)] * 100)
    assert found.share == found.low == 0.0
    assert 0.02 < found.high < 0.06


def test_a_group_without_labels_has_an_estimate():
    found = estimate(1000, 20, [Judged(0.1, False, False)] * 100)
    assert found.share == 0.02
    assert found.low == 0.0


def documents(chance, share, within):
    """Documents of quotes as in ``population``; a document quotes somebody often, or not at all."""
    found = []
    for _ in range(5000):
        has_group = chance.random() < share / within
        quotes = []
        for _ in range(min(40, 1 + int(chance.expovariate(0.2)))):
            confidence = chance.choices(list(CONFIDENCES), list(CONFIDENCES.values()))[0]
            truth = has_group and chance.random() < within
            is_wrong = chance.random() < 1 - confidence
            quotes.append((confidence, truth != (is_wrong and chance.random() < 0.5), truth))
        found.append(quotes)
    return found


@pytest.mark.parametrize(("share", "within"), [(0.3, 0.6), (0.1, 0.4)])
def test_combined_with_the_interval_over_documents_it_covers_other_documents(share, within):
    chance = random.Random(9)
    everybody = documents(chance, share, within)
    every = [truth for quotes in everybody for *_, truth in quotes]
    truth = sum(every) / len(every)
    covered = alone = 0
    for _ in range(300):
        drawn = chance.choices(everybody, k=200)
        quotes = [quote for some in drawn for quote in some]
        probabilities = inclusion([doubt(confidence) for confidence, *_ in quotes], BUDGET)
        labels = [
            Judged(probabilities[unit], quotes[unit][1], quotes[unit][2], confidence=quotes[unit][0])
            for unit in draw(probabilities, [chance.random() for _ in quotes], BUDGET)
        ]
        found = estimate(len(quotes), sum(said for _, said, _ in quotes), labels)
        counts = [(sum(said for _, said, _ in some), len(some)) for some in drawn]
        uncorrected = sum(x for x, _ in counts) / len(quotes)
        joined = over_documents(found, uncorrected, interval(Moments.of(counts)))
        covered += joined.low <= truth <= joined.high
        alone += found.low <= truth <= found.high
    assert 0.92 <= covered / 300 <= 0.98
    assert alone / 300 < 0.8


def test_labels_of_all_cells_cover_the_truth_of_a_cell_with_fewer_unknown_speakers():
    """Women have a larger share of the quotes by unknown speakers than of the others; the cell has none of them."""
    chance = random.Random(11)
    covered = deviation = 0
    for _ in range(200):
        pool = [_said(chance, unknown=0.3) for _ in range(300)]
        cell = [_said(chance, unknown=0.0) for _ in range(400)]
        labels = [Judged(0.1, said == "f", truth == "f", stratum=said) for said, truth in pool]
        found = estimate(400, sum(said == "f" for said, _ in cell), labels, {"?": 0})
        share = sum(truth == "f" for _, truth in cell) / 400
        covered += found.low <= share <= found.high
        deviation += found.share - share
    assert covered / 200 >= 0.93
    assert abs(deviation / 200) < 0.005


def test_labels_of_other_quotes_leave_an_interval():
    labels = [Judged(1.0, number < 30, 10 <= number < 40) for number in range(100)]
    found = estimate(100, 30, labels, {})
    assert found.share == pytest.approx(0.3)
    assert found.low < 0.27 < 0.33 < found.high


def _said(chance, unknown):
    """The gender that the rules give to a quote, and the true one."""
    if chance.random() < unknown:
        return "?", chance.choices("fm", (0.7, 0.3))[0]
    said = chance.choices("fm", (0.55, 0.45))[0]
    return said, said if chance.random() < 0.95 else {"f": "m", "m": "f"}[said]
