"""Straight and curly apostrophes, and the line ends of Unix and Windows, give the same answers."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from quotex import Document, Pipeline
from quotex.language.catalogue import catalogue

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
PIPELINE = Pipeline(kinds=["direct", "mixed", "indirect", "scare"])
APOSTROPHE = regex.compile(r"(?<=[\p{L}\p{N}])['’](?=\p{L})")  # inside a word, so not a quotation mark
FOLD = str.maketrans({"’": "'", "\r": None})


def straight(text: str) -> str:
    return APOSTROPHE.sub("'", text)


def curly(text: str) -> str:
    return APOSTROPHE.sub("’", text)


def windows(text: str) -> str:
    return regex.sub(r"(?<!\r)\n", "\r\n", text)


def unix(text: str) -> str:
    return text.replace("\r\n", "\n")


PAIRS = {"apostrophes": (straight, curly), "ends of lines": (unix, windows)}


def answers(text: str) -> list[Any]:
    """Quotes, people and edits, with offsets into the text without carriage returns and with straight apostrophes."""
    returns = [match.start() for match in regex.finditer(r"\r(?=\n)", text)]
    document = PIPELINE.process(text)
    rows = [*document.quotes, *document.people]
    found = [_moved(row.to_dict() | {"evidence": getattr(row, "evidence", "")}, returns) for row in rows]
    return [document.text.translate(FOLD), *found, *_removals(document, returns)]


def _removals(document: Document, returns: list[int]) -> Iterator[Any]:
    for edit in document.edits:
        yield _place(edit.start, returns), _place(edit.end, returns), edit.replacement.translate(FOLD), edit.rule


def _place(offset: int, returns: list[int]) -> int:
    return offset - bisect_left(returns, offset)


OFFSETS = {"start", "end"}
SPANS = {"mentions", "pieces", "fragments"}


def _moved(value: Any, returns: list[int]) -> Any:
    """The value of a row, without offsets into the cleaned text."""
    if isinstance(value, dict):
        kept = {key: of for key, of in value.items() if not key.startswith("clean_")}
        return {
            key: _place(of, returns) if key in OFFSETS else _spans(of, returns) if key in SPANS
            else _moved(of, returns)
            for key, of in kept.items()
        }  # fmt: skip
    return value.translate(FOLD) if isinstance(value, str) else value


def _spans(spans: list[list[int]], returns: list[int]) -> list[list[int]]:
    return [[_place(offset, returns) for offset in span] for span in spans]


def differences(text: str, pair: str) -> list[str]:
    """The differences between the answers for both forms of the text."""
    one, other = (answers(form(text)) for form in PAIRS[pair])
    if one == other:
        return []
    return [f"{a!r}\n{b!r}" for a, b in zip(one, other, strict=False) if a != b] or [f"{len(one)} and {len(other)}"]


def _examples() -> list[str]:
    """Lines and texts of the catalogue's rules that contain an apostrophe or a line end."""
    rules = catalogue("en").values()
    lines = [line for rule in rules for line in (*rule.drop, *rule.keep)]
    examples = [example for rule in rules for example in rule.examples]
    texts = [value for example in examples for value in (example.values() if isinstance(example, dict) else example)]
    return sorted({text for text in (*lines, *texts) if isinstance(text, str) and regex.search(r"['’\n]", text)})


EXAMPLES = _examples()
SAID = [
    "“We can't wait,” the harbour master wasn't saying.",
    "Ada Moor's answer was “never.”",
    "“It won't hold,” he's said of the sea wall.",
    "O'Hara, who hadn't slept, didn't say “no.”",
    "I'm like, “Who's there?”",
    "The town's mayor, Lena Ortiz, isn't convinced: “They'll see.”",
    "They're saying “the ferry's late.”",
    "“Ain't it cold?” asked D'Arcy Reyes's daughter.",
    "She'd called it “yesterday's plan.”",
    "The bridge wasn't called “ugly” by Moor.",
    "The plan isn't described as “ugly.”",
    "A fisherman left when she's calling it “a shame.”",
    "The gulls who left aren't called “early birds.”",
]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("text", [*EXAMPLES, *SAID])
def test_both_forms_of_the_examples_give_the_same_answers(text: str, pair: str) -> None:
    assert differences(text, pair) == []


@pytest.mark.parametrize("pair", PAIRS)
@settings(max_examples=40)
@given(
    parts=st.lists(st.sampled_from([*EXAMPLES, *SAID]), min_size=2, max_size=5),
    end=st.sampled_from([" ", "\n", "\n\n"]),
)
def test_both_forms_of_combined_examples_give_the_same_answers(parts: list[str], end: str, pair: str) -> None:
    assert differences(end.join(parts), pair) == []


NAMES = ["polnear/dev", "polnear/train", "outlets/dev", "residue/dev", "web/dev", "fiction/dev", "pages/scrapinghub"]


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("name", NAMES)
def test_both_forms_of_the_corpora_give_the_same_answers(name: str, pair: str) -> None:
    path = CORPORA / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no {path} beside the checkout")
    found = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 2):
            row = json.loads(line)
            for difference in differences(row["text"], pair):
                found[difference] += 1
    assert not found
