"""What a quotation without a cue takes from its neighbours."""

from __future__ import annotations

import pytest

import quotex


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("We met at the mill of the town. ", None),
        ("You sleep at the mill of the town. ", None),
        ("I met Ben Cole at the mill of the town.\n\n", None),
        ("She met Ben Cole at the mill. ", "She"),
        ("We said so at the mill. ", "We"),
        ("I hung up. ", None),
        ("It leaks, Ada Moor, an engineer, told me. ", "Ada Moor"),
        ("My mother did not hesitate. ", "My mother"),
    ],
)
def test_the_writer_is_quoted_only_with_a_verb_of_saying(before: str, speaker: str | None) -> None:
    (quote,) = quotex.extract(f"{before}“The dam leaks, whatever the council may tell you.” Nobody cared.")
    assert (quote.speaker and quote.speaker.text) == speaker


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Ada Moor walked up and down.", "Ada Moor"),
        ("She walked up and down.", "She"),
        ("The old farmer walked up and down.", "The old farmer"),
        ("The council issued a statement.", None),
        ("Rubber boats lay on the ground, and the rain fell.", None),
        ("The farmers walked up and down.", None),
        ("They walked up and down.", None),
    ],
)
def test_only_one_person_continues_in_the_next_paragraph(before: str, source: str | None) -> None:
    (quote,) = quotex.extract(f"{before}\n\n“The dam will hold, whatever the rain may do.”")
    assert (quote.speaker and quote.speaker.text) == source


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("The professor of law from Oxmere frowned.", "The professor of law from Oxmere"),
        ("The mayor frowned.", "The mayor"),
        ("The mayors frowned.", None),
        ("The door opened.", None),
        ("Some farmers have long been angry.", None),
        ("It was a long day in May.", None),
        ("They rowed to Oxmere.", None),
    ],
)
def test_only_one_person_continues_in_the_next_sentence(before: str, source: str | None) -> None:
    (quote,) = quotex.extract(f"{before} “The dam leaks, whatever the council may tell you.” Nobody cared.")
    assert (quote.speaker and quote.speaker.text) == source


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The plan is “bold and new” and “bad for the dam,” said Ada Moor.", "Ada Moor"),
        ("The farmers are full of “plans to go their own way,” who “need to show up,” said Ada Moor.", "Ada Moor"),
        ("Cole said the plan is “bold and new”, while “nobody asked us,” said Ada Moor.", "Cole"),
    ],
)
def test_the_clause_after_a_sentence_names_the_source_of_its_fragments(text: str, speaker: str) -> None:
    first = quotex.extract(text)[0]
    assert first.speaker is not None
    assert first.speaker.text == speaker


def test_a_question_is_not_attributed_to_the_one_who_answers() -> None:
    [quote] = quotex.extract("When pressed to answer “Will the dam hold?” Ada Moor told us: “It will.”")
    assert quote.text == "It will."


def test_a_different_mark_does_not_continue_a_quotation() -> None:
    first, _second = quotex.extract('It rained.\n\n"It held all day.\n\n“We built it,” Ada Moor said.\n\nIt rained.')
    assert first.speaker is None


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("OXMERE FARMERS, AT THE MILL ", None),
        ("NOW OPEN—", None),
        ("PSA—", None),
        ("Ada Moor had a short answer, ", "Ada Moor"),
        ("MOOR: ", "MOOR"),
    ],
)
def test_a_heading_in_capitals_is_not_a_speaker(heading: str, speaker: str | None) -> None:
    (quote,) = quotex.extract(f"{heading}“The dam leaks, whatever the council may tell you.”")
    assert (quote.speaker and quote.speaker.text) == speaker


def test_an_author_may_stand_between_a_headline_and_its_text() -> None:
    text = "Now open—“A mill for Oxmere,” by the Echo’s Ada Moor: “You have a few more weeks to see it.”"
    speaker = quotex.extract(text)[-1].speaker
    assert speaker
    assert speaker.name == "Ada Moor"
