"""Whether a name is that of a person or an organization, by its words and its context."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.model import Speaker

SpeakerOf = Callable[[str], Speaker]
NameOf = Callable[[str], str | None]


@pytest.mark.parametrize(
    ("apposition", "kind"),
    [
        ("a small but growing firm from Oxmere", "organization"),
        ("a city of fishermen", "organization"),
        ("the firm's founder", "person"),
        ("a firm director", "person"),
        ("the co-director of the firm", "person"),
        ("a Department of Health researcher", "person"),
        ("a book about the dam", None),
        ("54", "person"),
    ],
)
def test_the_noun_of_an_apposition_shows_the_kind(speaker_of: SpeakerOf, apposition: str, kind: str | None) -> None:
    assert speaker_of(f"Oxmoor Nova, {apposition}, said: “It will hold.”").kind == kind


def test_an_entity_with_a_role_is_a_person(speaker_of: SpeakerOf) -> None:
    assert speaker_of("“It will hold,” said Oxmoor Nova.").kind is None
    found = speaker_of("“It will hold,” said Oxmoor Nova, associate professor of law.")
    assert (found.kind, found.role) == ("person", "associate professor")


def test_a_number_of_things_is_not_an_age(speaker_of: SpeakerOf) -> None:
    assert speaker_of("According to Oxmoor Nova, 54 farmers “left in anger” on Monday.").kind is None


@pytest.mark.parametrize("name", ["Virginia Oxmoor", "Georgia Oxmoor", "Mo Oxmoor", "Bill"])
def test_a_first_name_that_is_also_a_word_makes_a_person(speaker_of: SpeakerOf, name: str) -> None:
    speaker = speaker_of(f"“It will hold,” said {name}.")
    assert (speaker.name, speaker.kind) == (name, "person")


def test_a_giant_is_not_a_person(speaker_of: SpeakerOf) -> None:
    assert speaker_of("“It will hold,” said tech giant Oxmoor.").kind is None


@pytest.mark.parametrize("name", ["Virginia Tech", "Georgia Council"])
def test_a_place_before_a_known_word_is_not_a_first_name(speaker_of: SpeakerOf, name: str) -> None:
    assert speaker_of(f"“It will hold,” said {name}.").kind == "organization"


def test_a_handle_is_not_a_name(speaker_of: SpeakerOf) -> None:
    assert speaker_of("The chairman @OxmoorNova told the hall: “It will hold.”").name is None


@pytest.mark.parametrize("thing", ["Emmy Awards", "Edgar Award", "Costa Rica", "San Antonio"])
def test_a_prize_or_a_place_is_not_a_person(name_of: NameOf, thing: str) -> None:
    assert name_of(f"The dam was old when he left {thing} for good. “It will hold,” he said.") is None


def test_scouts_are_an_organization(speaker_of: SpeakerOf) -> None:
    speaker = speaker_of("The Boy Scouts of Oxmere said “it will hold.”")
    assert (speaker.name, speaker.kind) == ("Boy Scouts of Oxmere", "organization")


@pytest.mark.parametrize("body", ["Mother Jones", "Wells Fargo", "Charles Schwab", "Black Lives Matter"])
def test_a_known_organization_may_look_like_a_person(speaker_of: SpeakerOf, body: str) -> None:
    speaker = speaker_of(f"{body} built the dam. {body} said in May: “It will hold.”")
    assert (speaker.name, speaker.kind, speaker.role, speaker.gender) == (body, "organization", None, None)


@pytest.mark.parametrize("title", ["Mr.", "Senator", "Prof."])
@pytest.mark.parametrize("later", ["", " Ralph Lauren left."])
def test_a_title_before_the_name_of_a_known_organization_makes_a_person(
    speaker_of: SpeakerOf, title: str, later: str
) -> None:
    assert speaker_of(f"“It will hold,” said {title} Ralph Lauren.{later}").kind == "person"


@pytest.mark.parametrize("of_country", ["Norwegian", "Polish", "European", "Ohio"])
def test_a_country_or_its_adjective_after_a_role_is_not_a_person(name_of: NameOf, of_country: str) -> None:
    text = f"The dam broke, as the official {of_country} paper told {of_country} farmers. They left."
    assert name_of(f"{text} “It will hold,” he said.") is None


@pytest.mark.parametrize("post", ["French President", "Oxmere Governor", "Danish Foreign Minister"])
def test_a_post_with_an_article_is_not_an_organization(speaker_of: SpeakerOf, post: str) -> None:
    speaker = speaker_of(f"The {post} said “it will hold.”")
    assert (speaker.name, speaker.kind) == (None, "person")


@pytest.mark.parametrize(("text", "name"), [("Ada Mayor", "Ada Mayor"), ("the Oxmere Governors", "Oxmere Governors")])
def test_a_last_name_and_a_plural_are_not_a_post(speaker_of: SpeakerOf, text: str, name: str) -> None:
    assert speaker_of(f"“It will hold,” said {text}.").name == name


@pytest.mark.parametrize("body", ["The envoy to the Vatican", "Navy SEAL", "Oxmere News"])
def test_a_full_name_after_an_organization_is_a_person(speaker_of: SpeakerOf, body: str) -> None:
    speaker = speaker_of(f"{body} Ben Oxmoor left. “It will hold,” Oxmoor said.")
    assert (speaker.name, speaker.kind) == ("Ben Oxmoor", "person")


@pytest.mark.parametrize("body", ["Salem Ben Cole College", "The USS Ada Cook"])
def test_a_first_name_inside_the_name_of_an_organization_is_part_of_it(speaker_of: SpeakerOf, body: str) -> None:
    assert speaker_of(f"{body} said: “It will hold.”").kind == "organization"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Philip Morris said it “will pay.”", "organization"),
        ("Philip Morris, 46, said the dam “will hold.”", "person"),
        ("“It will hold,” said Morgan Stanley, a nurse.", "person"),
        ("Lockheed Martin, a maker of planes, said it “will pay.”", "organization"),
        ("“I am tired,” said Mother Jones.", "organization"),
    ],
)
def test_a_person_may_share_the_name_of_a_known_organization(speaker_of: SpeakerOf, text: str, kind: str) -> None:
    assert speaker_of(text).kind == kind
