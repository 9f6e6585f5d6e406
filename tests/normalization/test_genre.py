"""Which texts are read as stories."""

from __future__ import annotations

import json

from quotex import _core
from quotex.language import load_language
from quotex.normalization.genre import is_story
from quotex.quotations import extract

ENGLISH = load_language("en")


def test_a_short_interview_is_not_a_story() -> None:
    assert not is_story(_core.scan("“Well?” asked Ada Moor.\n\n“No,” said Ben Cole.\n\n" * 10))


SHORT_STORY = """Marta set the kettle on the stove. Her brother had not moved from the window all morning.

“You should eat something,” she said.

Tomas shook his head. “I am not hungry.”

“You were not hungry when I asked you before.”

“I was not hungry then, either.”

She cut the bread. Outside, a dog barked.

“Is that him?” Tomas asked.
"""


REPORT = """The council of Salem voted on Monday to drain the lake. The budget is 40 million dollars.

“It will be dry by 2031,” said council member Ada Moor. “Nobody has asked the farmers.”

“We told the committee in May,” said Ben Cole, a lawyer for the farmers.

“The judge will decide,” said Mayor Ida Berg.

“It is a bad plan,” said Ole Lind, the spokesman of the water board.
"""


def test_a_short_story_is_distinguished_from_a_report() -> None:
    assert [is_story(ENGLISH.scan(text)) for text in (SHORT_STORY, REPORT)] == [True, False]
    names = [quote.speaker and quote.speaker.name for quote in extract(SHORT_STORY, ENGLISH)[0]]
    assert names == ["Marta", "Tomas", "Marta", "Tomas", "Tomas"]


def test_many_reports_in_one_text_are_not_a_story() -> None:
    assert not is_story(ENGLISH.scan(REPORT * 30))
    assert is_story(ENGLISH.scan(SHORT_STORY * 30))


def test_a_table_of_keys_and_values_is_not_a_story() -> None:
    rows = [{"name": name, "about": "It leaks in the hall, and nobody minds."} for name in ("Ada", "Ben", "Lena") * 20]
    text = json.dumps(rows, indent=2).replace("\n", "\n\n")
    assert not is_story(ENGLISH.scan(text))
    assert all(quote.speaker is None for quote in extract(text, ENGLISH)[0])
