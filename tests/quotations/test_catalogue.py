"""Every rule of the catalogue has a function, every function an entry, and each example comes out as it says."""

from __future__ import annotations

import pytest

from quotex.catalogue import catalogue
from quotex.language import load_language
from quotex.quotations import extract
from quotex.quotations.attribution import indirect, neighbours
from quotex.quotations.attribution.sieve import SIEVE
from quotex.quotations.entities import resolver
from quotex.quotations.spans import kinds

ENGLISH = load_language("en")
ALL_KINDS = frozenset({"direct", "mixed", "scare"})
RULES = {id: rule for id, rule in catalogue("en").items() if id[0] == "Q" and id[2] != "3"}  # Q?3..: test_dialogue
SPANS = {"QS101", "QS102", "QS103", "QS104"}  # decided by the scanner; extract names them


def test_every_rule_has_one_function_and_one_entry() -> None:
    carried = [*neighbours.RULES, *neighbours.BACKWARD, *neighbours.LAST]
    bound = [*SIEVE, *carried, *indirect.RULES, *kinds.RULES, *resolver.RULES]
    assert len(bound) == len(set(bound))
    assert set(bound) | SPANS == set(RULES)


EXAMPLES = [
    pytest.param(id, example, id=f"{id}-{n}") for id, rule in RULES.items() for n, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("identifier", "example"), EXAMPLES)
def test_example(identifier: str, example: dict[str, str]) -> None:
    wanted_kinds = frozenset({"indirect"}) if example.get("kind") == "indirect" else ALL_KINDS
    quotes, _people = extract(example["text"], ENGLISH, kinds=wanted_kinds)
    wanted = example.get("quote")
    quote = quotes[-1] if wanted is None else next(quote for quote in quotes if quote.text == wanted)
    assert identifier in quote.rules
    if "kind" in example:
        assert quote.kind == example["kind"]
    if "speaker" in example:
        assert quote.speaker is not None
        assert quote.speaker.text == example["speaker"]
    if "person" in example:
        assert quote.speaker is not None
        assert quote.speaker.name == example["person"]
