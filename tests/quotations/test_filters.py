"""Whatever is asked for, a quote has the same speaker, cue, rules and confidence."""

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
from quotex.catalogue import catalogue

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
KINDS = ("direct", "mixed", "indirect", "scare")
SOME_KINDS = [some for size in (1, 2, 3) for some in combinations(KINDS, size)]
LEAST = (0.5, 0.8, 0.9, 0.95)


def answers(text: str, kinds: tuple[str, ...] = KINDS, least: float = 0.0) -> dict[Any, Any]:
    """What is said of each quote, by its place and kind, but for its number and those of people."""
    document = Pipeline(kinds=kinds, min_confidence=least).process(text)
    found = {}
    for quote in document.quotes:
        row = quote.to_dict()
        outer, speaker = row["parent"], row["speaker"]
        row["parent"] = None if outer is None else document.quotes[outer].text
        if speaker:
            speaker["people"] = [document.people[who].name for who in speaker["people"]]
        found[quote.start, quote.end, quote.parent is None, quote.kind] = {**row, "id": None}
    return found


def differences(text: str) -> list[Any]:
    whole = answers(text)
    asked = [(kinds, 0.0) for kinds in SOME_KINDS] + [(KINDS, least) for least in LEAST]
    found = []
    for kinds, least in asked:
        some = answers(text, kinds, least)
        found += [(kinds, least, row, whole.get(key)) for key, row in some.items() if row != whole.get(key)]
        # And nothing is missing that was asked for; nested quotes come with the one around them.
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
def test_what_is_asked_for_changes_no_answer(parts: list[str], end: str) -> None:
    assert differences(end.join(parts)) == []


@pytest.mark.parametrize("text", SAID)
def test_a_scare_quote_between_speech_tells_nothing_of_the_speaker(text: str) -> None:
    assert differences(text) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["polnear/dev", "outlets/dev", "web/dev", "fiction/dev"])
def test_corpora(name: str) -> None:
    path = CORPORA / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no {path} beside the checkout")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    assert [difference for text in texts[::10] for difference in differences(text)] == []
