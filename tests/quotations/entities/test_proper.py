"""Which capitalized mentions name somebody, and whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.model import Speaker


@pytest.mark.parametrize("mention", ["the Dane", "The young American", "the New Zealander", "the Spaniard", "a Scot"])
def test_a_demonym_names_nobody(speaker_of: Callable[[str], Speaker], mention: str) -> None:
    speaker = speaker_of(f"“It will hold,” {mention} said.")
    assert (speaker.text, speaker.name) == (mention, None)


@pytest.mark.parametrize(
    "mention",
    ["Mexicans", "Turks", "the Dutch", "Muslims", "Yemenis", "Native Americans", "Some Kurds", "House Republicans"],
)
def test_demonyms_in_the_plural_are_a_group(speaker_of: Callable[[str], Speaker], mention: str) -> None:
    for text in (
        f"“It will hold,” {mention} said.",
        f"{mention[0].upper()}{mention[1:]} say it “will hold for us all.”",
    ):
        assert (speaker_of(text).name, speaker_of(text).kind) == (None, "group")


def test_a_demonym_may_be_a_last_name_or_have_an_apposition(name_of: Callable[[str], str | None]) -> None:
    assert name_of("Ada Dane built it. “It will hold,” Ms. Dane said.") == "Ada Dane"
    assert name_of("“It will hold,” the Dane, Lars Moor, said.") == "Lars Moor"
    assert name_of("“It will hold,” Spaniard Juan Moor said.") == "Juan Moor"
    assert name_of("“It will hold,” the Guardian said.") == "Guardian"


@pytest.mark.parametrize(
    "body",
    [
        "Oxmere Officers' Association",
        "Oxmere Officers’ Association",
        "Moor's Corp",
        "Council on Boats",
        "USA Today",
        "Oxmere Week",
    ],
)
def test_the_name_of_an_organization_is_complete(speaker_of: Callable[[str], Speaker], body: str) -> None:
    assert speaker_of(f"“It will hold,” the {body} said.").name == body


def test_a_possessive_before_an_organization_is_its_owner(name_of: Callable[[str], str | None]) -> None:
    assert name_of("“It will hold,” Oxmere's Water Council said.") == "Water Council"


def test_an_owner_is_not_the_holder_of_a_capitalized_post(name_of: Callable[[str], str | None]) -> None:
    assert name_of("Oxmere's Minister of Health said it was “a scandal.”") is None
    assert name_of("Acme's Director said it was “a scandal.”") is None
    assert name_of("Acme's Director of Sales, Ada Moor, said it was “a scandal.”") == "Ada Moor"


def test_a_noun_that_opens_the_sentence_names_nobody(name_of: Callable[[str], str | None]) -> None:
    assert name_of("We asked the drovers. Drovers said that “it will hold.”") is None
    assert name_of("We asked our friends. Drovers said that “it will hold.”") == "Drovers"
    assert name_of("The stone fell. We met Stone. Stone said that “it will hold.”") == "Stone"


@pytest.mark.parametrize("subject", ["Companies said", "Consumers said", "Drovers say", "Transcripts said"])
def test_a_plural_or_a_text_that_opens_the_sentence_names_nobody(
    name_of: Callable[[str], str | None], subject: str
) -> None:
    assert name_of(f"It rained. {subject} “It will hold.”") is None


def test_an_unknown_plural_may_end_the_text(name_of: Callable[[str], str | None]) -> None:
    assert name_of("“It will hold,” according to\nDrovers") == "Drovers"


def test_an_imperative_before_a_name_is_not_part_of_it(name_of: Callable[[str], str | None]) -> None:
    assert name_of("Meet Ada Moor, a farmer. “It will hold,” Moor said.") == "Ada Moor"
    assert name_of("Grant Moor is a farmer. “It will hold,” Moor said.") == "Grant Moor"


def test_a_possessive_before_a_noun_is_not_part_of_the_name(name_of: Callable[[str], str | None]) -> None:
    assert name_of("In Moor's words, it was “a bit of a mess.”") == "Moor"


def test_the_possessive_of_a_person_is_not_a_name(name_of: Callable[[str], str | None]) -> None:
    assert name_of("Ada Moor left. “It will hold,” Moor's said.") == "Ada Moor"
    assert name_of("“It will hold,” said Moor's lawyer Ben Cole.") == "Ben Cole"


@pytest.mark.parametrize("home", ["South Carolina", "Ohio", "Salem-based"])
def test_a_party_member_from_a_place_is_not_a_name(name_of: Callable[[str], str | None], home: str) -> None:
    text = f"“It will hold,” the {home} Republican said."
    assert name_of(text) is None
    assert name_of(f"Sen. Ada Moor left in May. {text}") == "Ada Moor"


@pytest.mark.parametrize(
    "role", ["Acme CEO", "former Acme VP", "Labour MP", "Oxmere News COO", "Chief Executive", "Opposition Leader"]
)
def test_a_capitalized_role_is_not_a_name(name_of: Callable[[str], str | None], role: str) -> None:
    text = f"“It will hold,” the {role} said."
    assert name_of(text) is None
    assert name_of(f"{role.removeprefix('former ')} Ada Moor left in May. {text}") == "Ada Moor"
    # Counter-examples: a noun not for one person; a name.
    assert name_of("“It will hold,” the Ohio GOP said.") == "Ohio GOP"
    assert name_of("“It will hold,” the Oxmere NRA said.") == "Oxmere NRA"
    assert name_of("“It will hold,” the Oxmere Reporter said.") == "Oxmere Reporter"


@pytest.mark.parametrize(
    "mention",
    [
        "Ambassador to the United Nations Ada Moor",
        "U.S. Ambassador to Oxmere Ada Moor",
        "the envoy to the Vatican Ada Moor",
        "Deputy Secretary for Health Ada Moor",
        "Secretary of State for Health Ada Moor",
        "Director of Communications Ada Moor in an email",
        "Minister for Health Ada Moor in parliament",
    ],
)
def test_a_post_with_its_complement_precedes_the_name(speaker_of: Callable[[str], Speaker], mention: str) -> None:
    for text in ("“It will hold,” {} said.", "“It will hold,” said {}.", "{} said that “it will hold.”"):
        speaker = speaker_of(text.format(mention))
        assert (speaker.text, speaker.name, speaker.kind) == (mention, "Ada Moor", "person")


def test_a_name_after_a_post_and_its_place_is_joined_to_others(name_of: Callable[[str], str | None]) -> None:
    told = "The Ambassador to the United Nations Ada Moor left. "
    assert name_of(told + "“It will hold,” Ms. Moor said.") == "Ada Moor"


@pytest.mark.parametrize(
    "mention",
    ["a lawyer for Ada Lee Moor", "a spokesman for Mayor Ada Moor", "a lawyer for Wells Ada Moor"],
)
def test_an_employer_is_another_person(speaker_of: Callable[[str], Speaker], mention: str) -> None:
    speaker = speaker_of(f"“It will hold,” {mention} said.")
    assert (speaker.text, speaker.name) == (mention, None)


@pytest.mark.parametrize(
    "body",
    [
        "Food and Drug Administration",
        "Oxmere Safety and Health Council",
        "Fish and Wildlife Service",
        "Moss and Rock Coalition",
    ],
)
def test_two_fields_belong_to_one_organization(speaker_of: Callable[[str], Speaker], body: str) -> None:
    for text in (
        "“It will hold,” the {} said.",
        "The U.S. {} said that “it will hold.”",
        "According to the {}, “it is.”",
    ):
        speaker = speaker_of(text.format(body))
        assert (speaker.name, speaker.kind) == (body, "organization")


def test_two_organizations_are_separate(name_of: Callable[[str], str | None]) -> None:
    assert name_of("“It will hold,” the Oxmere Post and the Boat Council said.") == "Oxmere Post; Boat Council"
    assert name_of("“It will hold,” Ada Moor and Boat Council said.") == "Ada Moor; Boat Council"


def test_an_age_refers_to_a_person(speaker_of: Callable[[str], Speaker]) -> None:
    speaker = speaker_of("“It will hold,” the 46-year-old says.")
    assert (speaker.text, speaker.name, speaker.kind) == ("the 46-year-old", None, "person")


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Health and Human Services Secretary Ben Cole", "Ben Cole"),
        ("former Oxmere Gov. and Acme Committee Chairman Ben Cole", "Ben Cole"),
        # Counter-examples: another person, another body.
        ("Ada Moor and Oxmere Council Chairman Ben Cole", "Ada Moor; Ben Cole"),
        ("the White House and Oxmere Council Chairman Ben Cole", "White House; Ben Cole"),
    ],
)
def test_a_post_of_two_fields_is_one_persons(speaker_of: Callable[[str], Speaker], mention: str, name: str) -> None:
    speaker = speaker_of(f"“It will hold,” {mention} said.")
    assert (speaker.text, speaker.name) == (mention, name)
