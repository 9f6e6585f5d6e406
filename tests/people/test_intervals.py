"""Intervals over documents: their coverage, and their agreement with a bootstrap."""

import math
import random

import pytest

from quotex.people.intervals import LEAST_DOCUMENTS, Moments, interval

DRAWS = 2000


def population(chance, share, within):
    """Documents as (quotes of the group, all quotes); ``within``: the group's part of the quotes, if it is quoted."""
    documents = []
    for _ in range(20_000):
        n = min(60, 1 + int(chance.expovariate(0.2)) * chance.choice((1, 1, 1, 3)))
        has_group = chance.random() < share / within
        documents.append((sum(chance.random() < within for _ in range(n)) if has_group else 0, n))
    return documents


def share_of(documents):
    return sum(x for x, _ in documents) / sum(n for _, n in documents)


@pytest.mark.parametrize("documents", [60, 300])
@pytest.mark.parametrize(("share", "within"), [(0.5, 0.7), (0.3, 0.6), (0.1, 0.4), (0.05, 0.4)])
def test_the_interval_covers_the_truth_in_95_of_100_draws(share, within, documents):
    chance = random.Random(5)
    everybody = population(chance, share, within)
    truth = share_of(everybody)
    found = [interval(Moments.of(chance.choices(everybody, k=documents))) for _ in range(DRAWS)]
    seen = [ends for ends in found if ends is not None]
    assert len(seen) > 0.8 * DRAWS
    covered = sum(low <= truth <= high for low, high in seen) / len(seen)
    assert 0.93 <= covered <= 0.97


def test_the_interval_of_fifteen_documents_is_somewhat_too_narrow():
    chance = random.Random(5)
    for share, within in ((0.8, 0.9), (0.5, 0.7)):
        everybody = population(chance, share, within)
        truth = share_of(everybody)
        found = [interval(Moments.of(chance.choices(everybody, k=15))) for _ in range(DRAWS)]
        covered = sum(low <= truth <= high for low, high in found) / DRAWS
        assert 0.83 <= covered <= 0.93


def test_an_interval_over_single_quotes_would_be_too_narrow():
    chance = random.Random(5)
    everybody = population(chance, 0.3, 0.6)
    truth = share_of(everybody)
    covered = 0
    for _ in range(DRAWS):
        drawn = chance.choices(everybody, k=60)
        share, quotes = share_of(drawn), sum(n for _, n in drawn)
        covered += abs(share - truth) <= 1.96 * math.sqrt(share * (1 - share) / quotes)
    assert covered / DRAWS < 0.8


def test_the_interval_agrees_with_a_bootstrap_over_documents():
    chance = random.Random(5)
    drawn = chance.choices(population(chance, 0.3, 0.6), k=400)
    replicates = sorted(share_of(chance.choices(drawn, k=len(drawn))) for _ in range(4000))
    low, high = interval(Moments.of(drawn))
    assert low == pytest.approx(replicates[100], abs=0.006)
    assert high == pytest.approx(replicates[-101], abs=0.006)


def test_few_speaking_documents_make_the_interval_wider_and_never_much_narrower():
    chance = random.Random(5)
    everybody = population(chance, 0.02, 0.4)
    truth = share_of(everybody)
    found = [interval(Moments.of(chance.choices(everybody, k=60))) for _ in range(DRAWS)]
    seen = [ends for ends in found if ends is not None]
    assert sum(low <= truth <= high for low, high in seen) / len(seen) > 0.95


def test_few_documents_have_no_interval():
    assert interval(Moments.of([(1, 3)] * (LEAST_DOCUMENTS - 1))) is None
    assert interval(Moments.of([(1, 3)] * (LEAST_DOCUMENTS - 1) + [(0, 0)] * 5)) is None
    assert interval(Moments.of([(0, 3)] * LEAST_DOCUMENTS)) is None


def test_a_share_of_one_has_an_interval():
    low, high = interval(Moments.of([(2, 2)] * 30))
    assert 0.8 < low < 0.95
    assert high == 1.0


def test_a_share_of_one_document_of_many_has_a_wide_interval():
    low, high = interval(Moments.of([(1, 5)] + [(0, 5)] * 199))
    assert 0 < low < 0.001 < high < 0.2
