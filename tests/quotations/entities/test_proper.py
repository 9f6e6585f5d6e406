"""Which mentions with a capital name somebody, and whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.model import Speaker


@pytest.mark.parametrize("mention", ["the Dane", "The young American", "the New Zealander", "the Spaniard", "a Scot"])
def test_a_demonym_names_nobody(speaker_of: Callable[[str], Speaker], mention: str) -> None:
    speaker = speaker_of(f"“It will hold,” {mention} said.")
    assert (speaker.text, speaker.name) == (mention, None)


def test_a_demonym_may_be_a_last_name_or_stand_in_apposition(name_of: Callable[[str], str | None]) -> None:
    assert name_of("Ada Dane built it. “It will hold,” Ms. Dane said.") == "Ada Dane"
    assert name_of("“It will hold,” the Dane, Lars Moor, said.") == "Lars Moor"
    assert name_of("“It will hold,” Spaniard Juan Moor said.") == "Juan Moor"
    assert name_of("“It will hold,” the Guardian said.") == "Guardian"


@pytest.mark.parametrize("name", ["Moody's", "Moody’s"])
def test_a_name_may_end_as_a_possessive_does(speaker_of: Callable[[str], Speaker], name: str) -> None:
    for text in ("“It will hold,” {} said.", "{} told us that “it will hold.”", "According to {}, “it will hold.”"):
        speaker = speaker_of(text.format(name))
        assert (speaker.name, speaker.kind) == (name, "organization")


def test_a_possessive_of_a_person_is_no_name(name_of: Callable[[str], str | None]) -> None:
    assert name_of("Ada Moor left. “It will hold,” Moor's said.") == "Ada Moor"
    assert name_of("“It will hold,” said Moor's lawyer Ben Cole.") == "Ben Cole"
