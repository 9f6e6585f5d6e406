"""The person whom an apposition names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import quotex


@pytest.mark.parametrize(
    "who",
    [
        "drummer Ben Cole",
        "former mayor Ben Cole",
        "61-year-old Ben Cole",
        "longtime guru Ben Cole",
        "Oxmere mayor Ben Cole",
        "U.S. Senator Ben Cole",
        "Acme’s Ben Cole",
    ],
)
def test_an_apposition_may_have_modifiers(name_of: Callable[[str], str | None], who: str) -> None:
    assert name_of(f"Her husband, {who}, said: “It will hold.”") == "Ben Cole"


@pytest.mark.parametrize("who", ["not Ben Cole", "a critic of Ben Cole", "like Ben Cole"])
def test_other_phrases_between_commas_name_nobody(name_of: Callable[[str], str | None], who: str) -> None:
    assert name_of(f"The mayor, {who}, said: “It will hold.”") is None


@pytest.mark.parametrize(
    "who",
    [
        "The mayor, Ada Moor",
        "A reader named Ada Moor",
        "The envoy to Oxmere, Ada Moor",
        "The doctor treating him, Ada Moor",
        "The senator representing North Oxmere, Ada Moor",
        "The vicar, the Rev Ada Moor",
        "Its patron, the novelist Ada Moor",
    ],
)
def test_a_mention_includes_the_name_in_apposition(who: str) -> None:
    speaker = quotex.extract(f"{who}, said: “It will hold.”")[0].speaker
    assert speaker
    assert (speaker.text, speaker.name) == (who, "Ada Moor")


def test_a_body_may_be_named_in_apposition(name_of: Callable[[str], str | None]) -> None:
    assert name_of("The town’s largest newspaper, the Oxmere Gazette, wrote: “It will hold.”") == "Oxmere Gazette"
    assert name_of("The company, the Oxmere Gazette reported, wrote: “It will hold.”") != "Oxmere Gazette"
    assert name_of("The mayor, the Oxmere Gazette, wrote: “It will hold.”") is None


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("According to his lawyer, Ada Moor “never saw the note.”", "his lawyer"),
        ("In the words of her coach, Ada Moor is “a talent of our time.”", "her coach"),
        ("“It leaks,” said the mayor,\n\nAda Moor left the hall.", "the mayor"),
        ("“It leaks,” said the mayor, Reuters reported.", "the mayor"),
        ("A letter called Ada Moor “a talent of our time.”", "A letter"),
        ("A letter called Ada Moor and Ben Cole “a mess.”", "A letter"),
    ],
)
def test_a_name_that_is_another_subject_is_not_an_apposition(text: str, mention: str) -> None:
    speaker = quotex.extract(text)[0].speaker
    assert speaker
    assert (speaker.text, speaker.name) == (mention, None)


@pytest.mark.parametrize("comma", ["", ","])
def test_a_group_ends_before_the_relative_pronoun(comma: str) -> None:
    speaker = quotex.extract(f"She met some of the farmers{comma} who said “it will hold for years.”")[0].speaker
    assert speaker
    assert (speaker.text, speaker.of) == ("some", "the farmers")


def test_a_person_is_not_an_apposition_to_a_newspaper(name_of: Callable[[str], str | None]) -> None:
    text = "Ada Moor left. According to the paper, Moor and her team “worried about the dam.”"
    assert name_of(text) is None


def test_a_mention_may_end_the_text() -> None:
    assert [quote.speaker.text for quote in quotex.extract("“It leaks,” said the mayor") if quote.speaker] == [
        "the mayor"
    ]


def test_the_object_of_called_is_not_an_apposition(speaker_of: Callable[[str], quotex.Speaker]) -> None:
    speaker = speaker_of("Ben Cole left. The mayor called Cole “a marvel of our time.”")
    assert (speaker.text, speaker.name) == ("The mayor", None)
