"""What is speech in a story, and what is a title, a term or a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotex import Pipeline
from quotex.language.loading import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")


def test_a_title_in_the_narration_is_not_speech() -> None:
    turn = "“Is it far?” asked Mrs. Moor.\n\nShe had read “The Long Road” in May.\n\n"
    kinds = frozenset({"direct", "scare"})
    quotes, _people = extract(turn * 60, ENGLISH, kinds=kinds)
    assert [quote.kind for quote in quotes] == ["direct", "scare"] * 60
    assert {quote.speaker for quote in quotes if quote.kind == "scare"} == {None}


NOVEL = "\n\n".join(
    [
        "“Is it far?” asked Ada Moor.",
        "“Not very,” said Ben Cole.",
        "“Then let us go on,” said Ada.",
        "“I am tired,” said Ben.",
    ]
    * 16
)


@pytest.mark.parametrize(
    ("paragraph", "spoken"),
    [
        ("Ada sat down on a stump. “He was dead when they found him.”", ["He was dead when they found him."]),
        (
            "Ben wiped his face. “They couldn’t get the boat out. Nobody could.”",
            ["They couldn’t get the boat out. Nobody could."],
        ),
        ("Ada’s voice was low. “They would never take him alive.”", ["They would never take him alive."]),
        (
            "“Yes.” Ben wiped the glass. “He had his reasons, and he would not tell her.”",
            ["Yes.", "He had his reasons, and he would not tell her."],
        ),
        ("Ben looked up. “Ada Moor.”", ["Ada Moor."]),
        ("Ada smiled. “Happy Birthday.”", ["Happy Birthday."]),
        ("Ben almost whispered, “I am afraid.”", ["I am afraid."]),
        ("Ben was ready to say, “I will go,” and he said it.", ["I will go,"]),
        ("“I believe you” was her answer.", ["I believe you"]),
        ("“Never” was the answer.", ["Never"]),
        ("“Ada Moor” was the reply.", ["Ada Moor"]),
        ("“You see” she tapped the book.", ["You see"]),
        ("“My sister (called Jane) is ill,” said Ben.", ["My sister (called Jane) is ill,"]),
        ("“We meet (during Lent) at the mill,” said Ben.", ["We meet (during Lent) at the mill,"]),
        ("“The box (with a red lid) is mine,” said Ben.", ["The box (with a red lid) is mine,"]),
        ("“We cheer (laughter) (applause) and go,” said Ben.", ["We cheer", "and go,"]),
    ],
)
def test_speech_is_not_a_term_a_report_or_an_aside(paragraph: str, spoken: list[str]) -> None:
    text = f"{NOVEL}\n\n{paragraph}\n\n{NOVEL}"
    start = len(NOVEL)
    found = [quote.text for quote in extract(text, ENGLISH)[0] if start < quote.start < start + len(paragraph)]
    assert found == spoken


def test_without_the_utterance_rule_the_last_rule_takes_speech(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[[rule]]\nid = "QK103"\noff = true\n')
    text = "“Is it far?” asked Ada Moor.\n\n“Not very,” said Ben Cole.\n\n" * 30
    assert {quote.rules[1] for quote in Pipeline(rules=mine).extract(text)} == {"QK104"}
