"""Where one turn of a story ends and the next begins."""

from __future__ import annotations

from collections.abc import Callable


def test_a_second_speaker_in_the_paragraph_has_a_separate_turn(
    story_speakers: Callable[[str], list[str | None]],
) -> None:
    talk = "“It is late,” said Mr. Cole, and rose. “Not yet,” said Mr. Moor."
    assert story_speakers(f"They sat by the fire.\n\n{talk}") == ["Mr. Cole", "Mr. Moor"]


def test_the_introduction_of_a_paragraph_belongs_to_its_first_turn(
    story_speakers: Callable[[str], list[str | None]],
) -> None:
    talk = "“It is late.” The wind rose, and Mr. Moor said, “Not yet.”"
    told = story_speakers(f"They sat by the fire.\n\nMr. Cole stirred, and said to the fire,\n\n{talk}")
    assert told == ["Mr. Cole", "Mr. Moor"]
