"""The organization to which *the company* and *the Moor campaign* refer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.language.loading import load_language
from quotex.model import Speaker
from quotex.quotations import extract

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zelphos said it would build. “It will hold,” the company said.", "Zelphos"),
        ("The dam is that of Zelphos, which owns it. “It will hold,” the firm said.", "Zelphos"),
        ("The dam leaks, the Salem Times reported. “It is old,” the outlet wrote.", "Salem Times"),
        ("Zelphos said so. The Salem Company built it. “It will hold,” the company said.", "Salem Company"),
        # Counter-examples: a person, a place, a name that does not speak, a word that is not a name, a firm not named.
        ("Ada Moor said it would hold. “It leaks,” the company said.", None),
        ("Washington said it would hold. “It leaks,” the company said.", None),
        ("The dam leaks, which Zelphos had built. “It is old,” the outlet wrote.", None),
        ("Such claims are many. “It will hold,” the company said.", None),
    ],
)
def test_the_company_is_a_name_of_one_word_that_speaks(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor ran. “It will hold,” the Moor campaign said.", "Moor campaign"),
        ("The Ada Moor administration called the dam “a marvel.”", "Ada Moor administration"),
        ("The Cole team called the dam “a marvel.”", "Cole team"),
        # Counter-examples: a campaign with another owner, a party's, one without a name, a member of it.
        ("Ada Moor ran. “It will hold,” her campaign said.", None),
        ("Ada Moor ran. “It will hold,” the Democratic campaign said.", None),
        ("Ada Moor ran. “It will hold,” the team said.", None),
        ("“It will hold,” the Monday campaign said.", None),
        ("Ada Moor ran. “It will hold,” a Moor campaign aide said.", None),
    ],
)
def test_a_campaign_is_named_after_somebody(text: str, name: str | None) -> None:
    quotes, people = extract(text, ENGLISH)
    speaker = quotes[-1].speaker
    assert speaker is not None
    assert speaker.name == name
    assert [person.name for person in people] == ([name] if name else [])


def test_a_campaign_that_speaks_twice_is_one_entity() -> None:
    quotes, people = extract("“It holds,” the Moor campaign said. “It leaks,” the Moor campaign wrote.", ENGLISH)
    assert len(people) == 1
    assert people[0].kind == "organization"
    assert len(people[0].mentions) == 2
    assert [quote.speaker.people for quote in quotes if quote.speaker] == [[0], [0]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It holds,” wrote Harbour Light magazine.", "Harbour Light"),
        ("“It holds,” according to the OX News website.", "OX News"),
        ("The Salem Times praised the dam. “It holds,” the conservative tabloid wrote.", "Salem Times"),
        # Counter-examples: a person's, and an employee.
        ("“It holds,” according to the Ada Moor website.", None),
        ("“It holds,” according to a Harbour Light magazine writer.", None),
    ],
)
def test_a_newspaper_is_named_before_its_noun(text: str, name: str | None) -> None:
    speaker = extract(text, ENGLISH)[0][-1].speaker
    assert speaker is not None
    assert speaker.name == name


def test_the_newspaper_may_be_named_some_sentences_before() -> None:
    between = " ".join(["The dam is old and the wall leaks where the harbour ends."] * 6)
    speaker = extract(f"Ada Moor told the Salem Times so. {between} “It holds,” the newspaper wrote.", ENGLISH)[0][
        -1
    ].speaker
    assert speaker is not None
    assert speaker.name == "Salem Times"


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("the Parks and Wharves Commission", "Parks and Wharves Commission"),
        ("the Oxmere Tides and Coast Service", "Oxmere Tides and Coast Service"),
        ("Parks and Coast Protection", "Parks and Coast Protection"),
        # Counter-examples: two organizations, known by initials, by a noun or by an article; people.
        ("the OXM and Coast Board", "OXM; Coast Board"),
        ("the Harbour Council and Coast Board", "Harbour Council; Coast Board"),
        ("the Exchange and the Coast Board", "Exchange; Coast Board"),
        ("the Lantern and Oxmere Post", "Lantern; Oxmere Post"),
        ("Ada Moor and the Coast Board", "Ada Moor; Coast Board"),
        ("Ada Moor and Cole Services", "Ada Moor; Cole Services"),
    ],
)
def test_an_organization_may_be_named_after_two_things(speaker: str, name: str) -> None:
    found = extract(f"“It leaks,” said {speaker}.", ENGLISH)[0][0].speaker
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Greenpeace said it was “a wall of mud.”", "organization"),
        ("Harvard's president, Ada Moor, left. Harvard said it was “a wall of mud.”", "organization"),
        # a person with that name
        ("Leland Stanford left. Stanford said it was “a wall of mud.”", "person"),
        ("Mr. Bloomberg left. Bloomberg said it was “a wall of mud.”", "person"),
    ],
)
def test_a_name_that_only_organizations_have(text: str, kind: str) -> None:
    speaker = extract(text, ENGLISH)[0][0].speaker
    assert speaker is not None
    assert speaker.kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the organization with that noun in its name, rather than the last firm to speak
        ("The Coast Agency shut. Norfisk said it rained. The agency said it was “wet.”", "Coast Agency"),
        # a dateline names the agency of the reporter, not a source
        ("OXMERE (Reuters) - It rained on Monday. The company said it was “wet.”", None),
        ("OXMERE (AP) — It rained on Monday. “It is wet,” it said.", None),
    ],
)
def test_the_agency_is_not_that_of_the_dateline(text: str, name: str | None) -> None:
    speaker = extract(text, ENGLISH)[0][0].speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize("body", ["Oxmere Nurses Association", "National Farmers Union", "Salem General Council"])
def test_a_role_inside_the_name_of_an_organization_is_not_a_title(body: str) -> None:
    speaker = extract(f"The dam is old. “It will hold,” the {body} said.", ENGLISH)[0][0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.kind) == (body, "organization")


@pytest.mark.parametrize(
    "before",
    [
        "The farmers sailed on the Salem Council.",  # governed by a preposition
        "The Eighth Amendment bars a dam.",  # a text
    ],
)
def test_it_is_neither_an_object_of_a_preposition_nor_a_law(before: str) -> None:
    speaker = extract(f"{before} It said the wall was “a mess of mud.”", ENGLISH)[0][0].speaker
    assert speaker is not None
    assert speaker.name is None


@pytest.mark.parametrize(("verb", "name"), [("said", "Salem Council"), ("reads", None)])
def test_the_subject_of_reads_is_a_text(verb: str, name: str | None) -> None:
    text = f"The Salem Council wrote a letter. “The dam will hold for years,” it {verb}."
    speaker = extract(text, ENGLISH)[0][0].speaker
    assert speaker is not None
    assert speaker.name == name


def test_the_company_refers_to_an_organization(speaker_of: Callable[[str], Speaker]) -> None:
    speaker = speaker_of("Norlink said it was “cooperating fully with us.” “We are sorry,” the company added.")
    assert (speaker.text, speaker.name, speaker.kind) == ("the company", "Norlink", "organization")
