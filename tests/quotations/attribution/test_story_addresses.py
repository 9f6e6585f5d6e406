"""Forms of address in a story: who uses which for whom."""

from __future__ import annotations

import pytest

from quotex.language.loading import load_language
from quotex.quotations.story_assembly import extract_story

ENGLISH = load_language("en")

TALK = (
    "“Come in, Lizzy,” said Ada Moor.\n\n“Not yet,” said Elizabeth Cole.\n\n"
    "“Sit down, Miss Cole,” said Lena Reyes.\n\n“Not yet,” said Elizabeth Cole.\n\n"
)


@pytest.mark.parametrize(("form", "speaker"), [("Lizzy", "Ada Moor"), ("Miss Cole", "Lena Reyes")])
@pytest.mark.parametrize("present", ["Ada Moor met Lena Reyes.", "Lena Reyes met Ada Moor."])
def test_a_form_of_address_points_to_those_who_use_it(form: str, speaker: str, present: str) -> None:
    text = f"{TALK * 40}{present}\n\nIt was late.\n\nThe rain fell.\n\n“Wait, {form}!”"
    quotes, _people = extract_story(ENGLISH.scan(text), ENGLISH, frozenset({"direct"}))
    assert quotes[-1].speaker is not None
    assert quotes[-1].speaker.name == speaker
