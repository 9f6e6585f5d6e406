"""Where one turn of a story ends and the next begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SCENE = "Mr. Moor and Mr. Cole sat by the fire."


@pytest.mark.parametrize(
    ("paragraph", "speakers"),
    [
        ("“It is late,” said Mr. Cole, and rose. “Not yet, Cole.”", ["Mr. Cole", "Mr. Moor"]),
        ("“It is late,” said Mr. Cole, and rose. “Nonsense, Mr. Cole! Sit down.”", ["Mr. Cole", "Mr. Moor"]),
        ("“It is late,” said Mr. Cole, and rose. “Cole, you are mad.”", ["Mr. Cole", "Mr. Moor"]),
        ("“It is late,” said Mr. Cole. “Cole, from the mill.”", ["Mr. Cole"] * 2),  # tells his name
        ("“You fool!” said Mr. Cole. “Be calm, Cole!” he repeated.", ["Mr. Cole"] * 2),
        ("“You fool!” said Mr. Cole. He struck his brow. “Be calm, Cole.”", ["Mr. Cole"] * 2),
        ("“You fool!” said Mr. Cole to himself. “Be calm, Cole.”", ["Mr. Cole"] * 2),
        ("“It is late,” thought Mr. Cole. “Be calm, Cole.”", ["Mr. Cole"] * 2),
        ("“It is late,” said Mr. Cole, and rose. “I am an old man.”", ["Mr. Cole"] * 2),
        ("“It is late,” said Mr. Cole, “and not yet, Cole, is what you say.”", ["Mr. Cole"] * 2),  # one sentence
        ("“It is late,” said Mr. Cole, and rose. “They call. Come, Mr. Cole, they say.”", ["Mr. Cole"] * 2),
    ],
)
def test_who_is_addressed_has_ended_his_turn(
    story_speakers: Callable[[str], list[str | None]], paragraph: str, speakers: list[str]
) -> None:
    assert story_speakers(f"{SCENE}\n\n{paragraph}") == speakers


def test_the_lead_in_to_a_paragraph_is_that_of_its_first_turn(
    story_speakers: Callable[[str], list[str | None]],
) -> None:
    talk = "“It is late,” said Mr. Cole, and rose. “Not yet, Cole.”"
    told = story_speakers(f"{SCENE}\n\nMr. Cole stirred, and said to the fire,\n\n{talk}")
    assert told == ["Mr. Cole", "Mr. Moor"]
