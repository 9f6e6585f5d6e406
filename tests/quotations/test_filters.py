"""A quote has the same speaker, cue, rules and confidence, whatever kinds are requested."""

from __future__ import annotations

import gzip
import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotex import Pipeline
from quotex.language.catalogue import catalogue

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
KINDS = ("direct", "mixed", "indirect", "scare")
SOME_KINDS = [some for size in (1, 2, 3) for some in combinations(KINDS, size)]
SUBSETS = [(), *SOME_KINDS]
LEAST = (0.5, 0.8, 0.9, 0.95)


def answers(text: str, kinds: tuple[str, ...] = KINDS, least: float = 0.0) -> dict[Any, Any]:
    """The answers for each quote except its number, by place and kind; a turn around it may not be asked for."""
    document = Pipeline(kinds=kinds, min_confidence=least).process(text)
    found = {}
    for quote in document.quotes:
        row = quote.to_dict()
        outer = None if quote.parent is None else document.quotes[quote.parent]
        row["parent"] = None if outer is None or outer.kind == "turn" else outer.text
        found[quote.start, quote.end, row["parent"] is None, quote.kind] = {**row, "id": None}
    return found


def differences(text: str) -> list[Any]:
    whole = answers(text)
    asked = [(kinds, 0.0) for kinds in SOME_KINDS] + [(KINDS, least) for least in LEAST]
    found = []
    for kinds, least in asked:
        some = answers(text, kinds, least)
        found += [(kinds, least, row, whole.get(key)) for key, row in some.items() if row != whole.get(key)]
        # Nothing requested is missing; nested quotes come with the one around them.
        outer = {key for key, row in whole.items() if key[2] and key[3] in kinds and row["confidence"] >= least}
        found += [(kinds, least, "is missing", key) for key in outer - some.keys()]
    return found


def _examples() -> list[str]:
    rows = [example for rule in catalogue("en").values() for example in rule.examples]
    return sorted({row["text"] for row in rows if isinstance(row, dict) and "text" in row})


EXAMPLES = _examples()
SAID = [
    "Ada Moor called it “progress.” “It rained,” she said. Lena Ortiz laughed at the “ferry.”",
    "Ada Moor said that the ferry was late. “It rained,” said Omar Reyes. He added that nobody came.",
    "The so-called “harbour plan” failed. “It was mine,” Moor said. Ada Moor, the mayor, had “no comment.”",
]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*EXAMPLES, *SAID]), min_size=1, max_size=6),
    st.sampled_from([" ", "\n\n"]),
)
def test_requested_kinds_change_no_answer(parts: list[str], end: str) -> None:
    assert differences(end.join(parts)) == []


@pytest.mark.parametrize("text", SAID)
def test_a_scare_quote_between_speech_does_not_change_the_speaker(text: str) -> None:
    assert differences(text) == []


REPORTED = "Omar Reyes said that the ferry was late. He added that nobody came."
MIXED = [
    *SAID,
    REPORTED,
    f"{REPORTED} “It rained,” said Ada Moor.",
    "“It rained,” said Ada Moor. Moor and Omar Reyes said that the ferry was late. She added that it leaked.",
    "“It leaks,” the WHO said. Ben Cole says that the World Health Organization (WHO) is late, Mr. Cole said.",
    "She laughed at the “ferry.” Mayor Ada Moor said that it sank. “No,” said Moor. Ms. Moor claimed it was “old.”",
]


def people_of(text: str, kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    return [person.to_dict() for person in Pipeline(kinds=kinds).process(text).people]


def kinds_with_other_people(text: str) -> list[tuple[str, ...]]:
    people = people_of(text, KINDS)
    return [kinds for kinds in SUBSETS if people_of(text, kinds) != people]


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*EXAMPLES, *MIXED]), min_size=1, max_size=6), st.sampled_from([" ", "\n\n"]))
def test_people_are_the_same_for_any_requested_kinds(parts: list[str], end: str) -> None:
    assert kinds_with_other_people(end.join(parts)) == []


@pytest.mark.parametrize("text", MIXED)
def test_quoted_and_only_reported_speakers(text: str) -> None:
    document = Pipeline(kinds=KINDS).process(text)
    assert kinds_with_other_people(text) == []
    known = {person.name for person in document.people}
    quoted = {quote.speaker.name for quote in document.quotes if quote.kind in ("direct", "mixed") and quote.speaker}
    assert known == quoted - {None}
    for quote in document.quotes:
        names = quote.speaker.name.split("; ") if quote.speaker and quote.speaker.name else []
        told = [document.people[number].name for number in quote.speaker.people] if quote.speaker else []
        assert told == (names if known.issuperset(names) else [])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["polnear/dev", "outlets/dev", "web/dev", "fiction/dev"])
def test_corpora(name: str) -> None:
    path = CORPORA / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no {path} beside the checkout")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for text in texts[::20]:
        assert differences(text) == []
        assert kinds_with_other_people(text) == []
