"""Whether two mentions may be of one person."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

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


@pytest.mark.parametrize(("names", "is_bridged"), [(["Ada", "Ada Moor"], True), (["Ada", "Ben Moor"], False)])
def test_a_first_and_a_last_name_of_one_person_agree(names: list[str], is_bridged: bool) -> None:
    quotes = [SimpleNamespace(speaker=speaker(name)) for name in names]
    attributions = Attributions(lexical_of("en"), cast(Any, SimpleNamespace(quotes=quotes)))
    assert attributions.is_bridged("Moor", "Ada") is is_bridged
