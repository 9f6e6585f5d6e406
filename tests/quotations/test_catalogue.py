"""Every rule of the catalogue has a function, every function has an entry, and every example holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quotex import Pipeline
from quotex.language.catalogue import catalogue
from quotex.language.loading import Language, load_language
from quotex.quotations import extract
from quotex.quotations.attribution import governed, indirect, neighbours, signatures
from quotex.quotations.entities import resolver
from quotex.quotations.spans import kinds

ENGLISH = load_language("en")
ALL_KINDS = frozenset({"direct", "mixed", "scare"})
TURNS = {id: rule for id, rule in catalogue("en").items() if id.startswith("QT")}
RULES = {id: rule for id, rule in catalogue("en").items() if id[0] == "Q" and id[2] != "3" and id not in TURNS}
SPANS = {"QS101", "QS102", "QS103", "QS104"}  # decided by the scanner; extract names them


def test_every_rule_has_one_function_and_one_entry() -> None:
    carried = [*neighbours.RULES, *neighbours.BACKWARD, *neighbours.LAST]
    constructions = {row["id"] for _source, row in ENGLISH.patterns}
    attributing = [*constructions, *governed.RULES, *signatures.RULES, *carried, *indirect.RULES]
    bound = [*attributing, *(id for id in kinds.RULES if id not in constructions), *resolver.RULES]
    assert len(bound) == len(set(bound))
    assert set(bound) | SPANS == set(RULES) | (carried_in_german := {"QA213"})
    assert carried_in_german <= set(catalogue("de")) - set(RULES)


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


GERMAN = [
    pytest.param(id, example, id=id)
    for id, rule in catalogue("de").items()
    for example in rule.examples
    if id[0] == "Q"
]


@pytest.mark.parametrize(("identifier", "example"), GERMAN)
def test_example_in_german(identifier: str, example: dict[str, str]) -> None:
    quotes = Pipeline(language="de", kinds=("direct", "mixed", "scare")).extract(example["text"])
    quote = next(quote for quote in quotes if quote.text == example["quote"])
    assert identifier in quote.rules
    assert quote.kind == example["kind"]
    if "speaker" in example:
        assert quote.speaker is not None
        assert quote.speaker.text == example["speaker"]


OF_TURNS = [
    pytest.param(id, example, id=f"{id}-{n}") for id, rule in TURNS.items() for n, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("identifier", "example"), OF_TURNS)
def test_example_of_a_turn(identifier: str, example: dict[str, str]) -> None:
    found = Pipeline(speakers=example.get("speakers", "")).extract(example["text"])
    turn = next(quote for quote in found if quote.text == example["quote"])
    assert identifier in turn.rules
    assert turn.kind == example["kind"] == "turn"
    if "speaker" in example:
        assert turn.speaker is not None
        assert turn.speaker.text == example["speaker"]
    if "person" in example:
        assert turn.speaker is not None
        assert turn.speaker.name == example["person"]


TWO_CUES = "Ada Moor called it “a wall of mud,” Ben Cole said."


def attributed(text: str, language: Language) -> tuple[str, str]:
    """The speaker of the last quotation, and the rule of attribution that found it."""
    quotes, _people = extract(text, language)
    assert quotes[-1].speaker is not None
    return quotes[-1].speaker.text, next(rule for rule in quotes[-1].rules if rule.startswith("QA"))


def test_the_first_rule_of_the_sieve_that_answers_decides() -> None:
    others = [id for id in ENGLISH.sieve if id != "QA105"]
    assert attributed(TWO_CUES, ENGLISH) == ("Ben Cole", "QA103")
    assert attributed(TWO_CUES, replace(ENGLISH, sieve=("QA105", *others))) == ("Ada Moor", "QA105")


def test_without_an_order_the_rules_are_tried_by_id() -> None:
    assert attributed(TWO_CUES, replace(ENGLISH, sieve=())) == ("Ben Cole", "QA103")


@pytest.mark.parametrize(
    ("order", "complaint"),
    [
        (("QA999", *ENGLISH.sieve), "no pattern and no function has the id 'QA999'"),
        (ENGLISH.sieve[1:], f"leaves out rule '{ENGLISH.sieve[0]}'"),
        (("QA105", *ENGLISH.sieve), "names rule 'QA105' 2 times"),
    ],
)
def test_an_order_that_does_not_match_the_rules_is_an_error(order: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(ValueError, match=rf"^en/quotations\.toml: \[sieve\] order: {complaint}"):
        extract(TWO_CUES, replace(ENGLISH, sieve=order))


def test_an_order_that_is_not_a_list_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[sieve]\norder = "QA101 QA102"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"mine\.toml: \[sieve\] order: must be a list$"):
        Pipeline(rules=path)
