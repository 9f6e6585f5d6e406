"""Which answers in a story other turns corroborate."""

from __future__ import annotations

import pytest

from quotex.language.loading import load_language
from quotex.quotations.story_assembly import extract_story

ENGLISH = load_language("en")
SCENE = "Mr. Moor, Miss Dale and Mr. Cole sat by the fire."
BARE = "QA305"


def corroborated(story: str) -> list[bool]:
    """Whether the speaker of each bare turn is corroborated."""
    quotes, _ = extract_story(ENGLISH.scan(story), ENGLISH, frozenset({"direct"}))
    return ["+is_corroborated" in quote._evidence for quote in quotes if BARE in quote.rules]


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        ("“It is far.”\n\n“Is it, Moor?”", [True, True]),  # addresses who spoke before
        ("“Is it far, Moor?” said Miss Dale.\n\n“Very far.”", [True]),
        ("“Is it far?” said Miss Dale.\n\n“Very far.”", [False]),
        ("“Is it far?” said Miss Dale.\n\n“Very far,” said Mr. Cole.\n\n“How far?”\n\n“Two miles.”", [True, True]),
        (
            "“Is it far?” said Miss Dale.\n\n“Very,” said Mr. Cole.\n\n“Too far,” said Mr. Moor.\n\n“How far?”",
            [False],  # in a talk of three
        ),
        ("“Is it far?” said Miss Dale.\n\nThe fire was low.\n\n“Very far.”", [False]),
        ("“Is it far, Moor?” said Miss Dale.\n\nThe fire was low.\n\n“Very far.”", [False]),
    ],
)
def test_other_turns_corroborate_the_speaker(talk: str, expected: list[bool]) -> None:
    assert corroborated(f"{SCENE}\n\n{talk}") == expected


def test_a_speaker_addressed_in_the_turn_itself_is_not_corroborated() -> None:
    assert corroborated("Mr. Cole sat by the fire.\n\n“Cole!”\n\n“Cole!”") == [False] * 2


def test_nobody_is_corroborated_before_the_first_mention() -> None:
    assert (
        corroborated("“Is it far?”\n\n“Very far.”\n\n“How far?” said Miss Dale.\n\n“Two miles,” said Mr. Cole.")
        == [False] * 2
    )


def test_corroboration_does_not_grade_turns_of_a_long_story() -> None:
    turn = "“Is it far?” asked Mrs. Moor.\n\n“Not very,” said Mr. Cole.\n\n“How far?”\n\n“Two miles.”\n\n"
    assert any(corroborated(turn * 20))
    assert not any(corroborated(turn * 30))
