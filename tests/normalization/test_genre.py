"""Which texts are read as stories."""

from __future__ import annotations

import json

import pytest

from quotex import Pipeline, _core
from quotex.language.loading import load_language
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


FEATURE = """In principle, everyone on the quay likes the new ferry, and nobody wants to pay for it.

“We were promised a boat,” said Ada Moor, a teacher.

“In principle,” she added, “it is a good boat.”

“The council has the plans,” said her neighbor, Ben Cole.
"""


def test_many_reports_in_one_text_are_not_a_story() -> None:
    without_numbers = REPORT.replace("40 million dollars", "small").replace("2031", "spring")
    assert [is_story(ENGLISH.scan(text * 30)) for text in (REPORT, without_numbers, FEATURE)] == [False] * 3
    assert is_story(ENGLISH.scan(SHORT_STORY * 30))


@pytest.mark.parametrize("text", [SHORT_STORY, REPORT])
def test_the_genre_can_be_given(text: str) -> None:
    def is_read_as_story(genre: str) -> bool:
        quotes = Pipeline(genre=genre).extract(text)  # type: ignore[arg-type]
        return any(rule.startswith("QA3") for quote in quotes for rule in quote.rules)

    assert is_read_as_story("story")
    assert not is_read_as_story("article")
    assert Pipeline().extract(text) == Pipeline(genre="story" if text is SHORT_STORY else "article").extract(text)


def test_a_table_of_keys_and_values_is_not_a_story() -> None:
    rows = [{"name": name, "about": "It leaks in the hall, and nobody minds."} for name in ("Ada", "Ben", "Lena") * 20]
    text = json.dumps(rows, indent=2).replace("\n", "\n\n")
    assert not is_story(ENGLISH.scan(text))
    assert all(quote.speaker is None for quote in extract(text, ENGLISH)[0])
