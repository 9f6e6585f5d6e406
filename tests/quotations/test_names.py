"""Which capitalised words are one name, what is left out of it, and which names are the same."""

from __future__ import annotations

import pytest

from quotex.language import load_language
from quotex.model import Speaker
from quotex.quotations import extract

ENGLISH = load_language("en")


def speaker_of(text: str) -> Speaker:
    """Who says the last quotation."""
    speaker = extract(text, ENGLISH)[0][-1].speaker
    assert speaker is not None
    return speaker


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Salem, Mass. Mayor Ada Moor said “it will hold.”", "Mayor Ada Moor"),
        ("Salem, N.Y. Mayor Ada Moor said “it will hold.”", "Mayor Ada Moor"),
        ("Ben Cole was born in Salem, Pa. Ada Moor said “it will hold.”", "Ada Moor"),
        ("Mass. Gov. Ada Moor said “it will hold.”", "Mass. Gov. Ada Moor"),
        ("On Monday, Ohio Gov. Ada Moor said “it will hold.”", "Ohio Gov. Ada Moor"),
        ("Sen. Ada Moor, R-Tenn, head of the panel, said “it will hold.”", "Sen. Ada Moor"),
        ("On Monday, Rep. Ada Moor, R-N.Y., who is no member, said “it will hold.”", "Rep. Ada Moor"),
        ("On Monday, Rep. Ada Moor, R-TX, a member, said “it will hold.”", "Rep. Ada Moor"),
    ],
)
def test_a_state_is_no_part_of_a_name(text: str, mention: str) -> None:
    speaker = speaker_of(text)
    assert (speaker.text, speaker.name) == (mention, "Ada Moor")


def test_a_party_label_is_nobody() -> None:
    assert speaker_of("It was read by Sen. Ada Moor (R-Iowa). It calls the dam “sound.”").name is None
    assert speaker_of("Ada Moor, R-Va., left. The VA said “it will hold.”").name == "VA"
    assert speaker_of("Ada Moor, head of T-Moor, said “it will hold.”").name == "Ada Moor"
