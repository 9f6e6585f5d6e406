"""The quotes drawn: as many as asked for, doubtful ones more often, each as often as its probability."""

import random

import pytest

from quotex.people.sampling import doubt, draw, inclusion, ticket


def test_probabilities_add_up_to_the_budget():
    chance = random.Random(3)
    sizes = [doubt(chance.random()) for _ in range(500)]
    for budget in (1, 50, 499, 500):
        probabilities = inclusion(sizes, budget)
        assert sum(probabilities) == pytest.approx(budget)
        assert all(0 < probability <= 1 for probability in probabilities)


def test_large_units_are_always_drawn():
    assert inclusion([100.0, 1.0, 1.0, 1.0, 1.0], 3) == [1.0, 0.5, 0.5, 0.5, 0.5]
    assert inclusion([1.0, 2.0], 5) == [1.0, 1.0]
    assert inclusion([], 5) == []


def test_each_unit_is_drawn_as_often_as_its_probability_says():
    chance = random.Random(5)
    sizes = [0.15] * 20 + [0.3] * 10 + [0.5] * 10
    probabilities = inclusion(sizes, 12)
    drawn = [0] * len(sizes)
    for _ in range(4000):
        units = draw(probabilities, [chance.random() for _ in sizes], 12)
        assert len(units) == len(set(units)) == 12
        for unit in units:
            drawn[unit] += 1
    for part in (slice(0, 20), slice(20, 30), slice(30, 40)):
        expected = sum(probabilities[part]) * 4000
        assert sum(drawn[part]) == pytest.approx(expected, rel=0.04)


def test_a_ticket_depends_only_on_its_quote():
    tickets = {ticket(0, document, quote) for document in ("a", "b", "\ud83d") for quote in range(100)}
    assert len(tickets) == 300
    assert all(0 < number < 1 for number in tickets)
    assert ticket(0, "a", 1) != ticket(1, "a", 1)
    assert ticket(0, "a", 1) == ticket(0, "a", 1)
