"""Texts that have lost their line breaks, or have one after every sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex.language.loading import load_language
from quotex.normalization.genre import is_story
from quotex.normalization.paragraphs import join_lines, scan_of_story
from quotex.quotations import extract

ENGLISH = load_language("en")

STORY = """Marta set the kettle on the stove. Her brother had not moved from the window all morning.

“You should eat something,” she said.

Tomas shook his head. “I am not hungry.”

“You were not hungry before. I asked you when you came in.”

“I was not hungry then, either.”

She cut the bread. Outside, a dog barked.

“Is that him?” Tomas asked.

“No,” said Marta. “He never comes this way.”

“Then who is it?”

“Nobody.”
"""
FLAT = STORY.replace("\n", " ")
REPORT = "“It will be dry by 2031,” said Ada Moor. “Nobody asked.” “We told them in May 2030,” said Ben Cole. " * 9


def restored(text: str) -> str | None:
    story = scan_of_story(ENGLISH.scan(text), ENGLISH)
    return None if story is None else story.text


@pytest.mark.parametrize(
    ("flat", "lines"),
    [
        ("“Go.” “No.”", ["“Go.”", "“No.”"]),
        ("“Go,” he said, “now.”", ["“Go,” he said, “now.”"]),
        ("“Go,” he said. “It is late.”", ["“Go,” he said. “It is late.”"]),
        ("“Go,” he said. “It is late,” she said.", ["“Go,” he said.", "“It is late,” she said."]),
        ("“Late?” he asked. “It is.”", ["“Late?” he asked.", "“It is.”"]),
        ("“Go,” he said. She sat down. “It is late.”", ["“Go,” he said.", "She sat down.", "“It is late.”"]),
        ("“Go.” She sat down. “It is late.”", ["“Go.”", "She sat down.", "“It is late.”"]),
        ("“Go.” She sat down and said, “It is late.”", ["“Go.”", "She sat down and said, “It is late.”"]),
    ],
)
def test_the_words_between_two_quotations_decide_where_a_paragraph_begins(flat: str, lines: list[str]) -> None:
    found = restored(f"{FLAT}{flat} {FLAT}")
    assert found is not None
    assert "\n".join(lines) in found


def test_a_story_on_one_line_has_the_same_speakers_as_in_paragraphs() -> None:
    assert not is_story(ENGLISH.scan(FLAT))
    speakers = [
        [(quote.start, quote.text, quote.speaker and quote.speaker.name) for quote in extract(text, ENGLISH)[0]]
        for text in (STORY, FLAT)
    ]
    assert speakers[0] == speakers[1]


def test_turns_in_restored_paragraphs_are_less_sure() -> None:
    whole, flat = (extract(text, ENGLISH)[0] for text in (STORY, FLAT))
    assert all("+restored" in quote._evidence for quote in flat)
    assert not any("+restored" in quote._evidence for quote in whole)
    assert sum(quote.confidence for quote in flat) < sum(quote.confidence for quote in whole)


def test_a_mention_over_a_restored_line_break_has_the_text_of_the_original() -> None:
    text = FLAT.replace("said Marta.", "said Mr. \u2028 Ben Cole.")
    for quote in extract(text, ENGLISH)[0]:
        assert quote.speaker is None or quote.speaker.text == text[quote.speaker.start : quote.speaker.end]


def test_a_story_keeps_its_paragraphs() -> None:
    scan = ENGLISH.scan(STORY)
    assert scan_of_story(scan, ENGLISH) is scan


@pytest.mark.parametrize("text", ["", "“Go.” “No.” “Yes.”", REPORT, STORY[:200].replace("\n", " ")])
def test_texts_that_are_not_stories_get_no_paragraphs(text: str) -> None:
    assert restored(text) is None


@given(
    st.lists(st.sampled_from([*FLAT.split(" "), "“", "”", "\n", "\r\n", "\u00a0", "\u2028", "\ud800", "🙂"])).map(
        " ".join
    )
)
def test_a_line_break_replaces_only_white_space(text: str) -> None:
    flat = FLAT + text + FLAT
    found = restored(flat)
    if found is not None:
        assert len(found) == len(flat)
        assert all(old == new or (old.isspace() and new == "\n") for old, new in zip(flat, found, strict=True))


ARTICLE = """The mill at Oxmere shut on Friday. Nobody had told the men.

“We came in at six. The gate was locked. There was a note,” said Ada Moor, a foreman. She has been there for years.

Ben Cole, who owns the mill, said he had no choice. “The river is low. The wheel has not turned since May.”
"""


def line_by_line(text: str) -> str:
    return text.replace(". ", ".\n").replace("\n\n", " \n")


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("text", [ARTICLE, STORY * 2])
def test_a_text_of_one_sentence_per_line_gives_the_answers_of_its_paragraphs(text: str, line_break: str) -> None:
    torn = line_by_line(text).replace("\n", line_break)
    assert join_lines(ENGLISH.scan(torn), ENGLISH).text.count("\n") <= 1
    whole = [
        (" ".join(quote.text.split()), quote.speaker and quote.speaker.name) for quote in extract(text, ENGLISH)[0]
    ]
    quotes = extract(torn, ENGLISH)[0]
    assert [(" ".join(quote.text.split()), quote.speaker and quote.speaker.name) for quote in quotes] == whole
    for quote in quotes:
        for part in (quote, quote.speaker, quote.cue):
            assert part is None or part.text == torn[part.start : part.end]


ONE_TORN = """Oxmere shuts its mill
The mill at Oxmere shut on Friday.
“We came in at six.
The gate was locked,” said Ada Moor.
Ben Cole said he had no choice.
“The river is low.”
The council will vote in May.
"""


@pytest.mark.parametrize("text", ["", ARTICLE, STORY, FLAT, REPORT, ONE_TORN, ARTICLE.replace("\n\n", "\n")])
def test_lines_that_are_paragraphs_are_kept(text: str) -> None:
    scan = ENGLISH.scan(text)
    assert join_lines(scan, ENGLISH) is scan
