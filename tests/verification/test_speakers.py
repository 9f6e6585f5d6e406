"""Whether two mentions may be of one person."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

import quotex
from quotex.model import Speaker
from quotex.names.parsing import naming_of
from quotex.verification.attribution import Attributions
from quotex.verification.lexical import lexical_of
from quotex.verification.speakers import compare


def speaker(text: str, name: str | None = None, gender: str | None = None) -> Speaker:
    return Speaker(0, len(text), text, name or text, gender=gender)


@pytest.mark.parametrize(
    ("draft", "source", "agrees"),
    [
        # A last name that is also a first name does not show the gender if the titles are the same.
        (speaker("Lady Allen", "Allen", "m"), speaker("Lady Allen", "Lady Allen", "f"), True),
        (speaker("Mr. Moor", "Moor", "m"), speaker("Mrs. Moor", "Moor", "f"), False),
        # Two consecutive names, read as one in the source.
        (speaker("Louis Moor", gender="m"), speaker("Christine N Louis Moor", gender="f"), True),
        (speaker("Ada Moor", gender="f"), speaker("Ben Moor", gender="m"), False),
    ],
)
def test_speakers_agree_despite_titles_and_parts_of_names(draft: Speaker, source: Speaker, agrees: bool) -> None:
    assert compare(naming_of("en"), draft, source).agrees is agrees


@pytest.mark.parametrize(
    ("draft", "source", "agrees"),
    [
        ("Ada Moor", "a lawyer for Ada Moor", "unknown"),
        ("Ada Moor", "the widow of Omar Moor", "unknown"),
        ("Moor", "the Moor family", "unknown"),
        ("the Bank of Oxmere", "a friend of the mayor", "unknown"),
        ("the Bank of Oxmere", "the bank", "agrees"),
        ("the mayor of Oxmere", "the mayor of Kelby", "unknown"),
        ("the mayor", "the mayor of Kelby", "agrees"),
        ("a police spokesman", "a company spokesman", "unknown"),
        ("she", "a police spokeswoman", "agrees"),
    ],
)
def test_a_description_agrees_by_its_head(draft: str, source: str, agrees: str) -> None:
    said = "“The old wall will not hold another winter,” said"
    [check] = quotex.verify(f"{said} {draft}.", [f"It rained. {said} {source}. It poured."])
    assert check.speaker == agrees


@pytest.mark.parametrize("hidden", ["~~“A first draft,” said Ben Roe.~~", "<!--\n“A first draft,” said Ben Roe.\n-->"])
def test_a_struck_out_quotation_of_a_source_hides_no_speaker(hidden: str) -> None:
    rain, wall = "“It rained all night on the harbour,” said Ada Moor.", "“The wall will not hold,” said Lena Ortiz."
    source = "\n\n".join([rain, hidden, hidden, hidden, wall, hidden])
    assert [check.speaker for check in quotex.verify(f"{rain}\n\n{wall}", [source])] == ["agrees", "agrees"]


@pytest.mark.parametrize(("names", "is_bridged"), [(["Ada", "Ada Moor"], True), (["Ada", "Ben Moor"], False)])
def test_a_first_and_a_last_name_of_one_person_agree(names: list[str], is_bridged: bool) -> None:
    quotes = [SimpleNamespace(speaker=speaker(name)) for name in names]
    attributions = Attributions(lexical_of("en"), cast(Any, SimpleNamespace(quotes=quotes)))
    assert attributions.is_bridged("Moor", "Ada") is is_bridged
