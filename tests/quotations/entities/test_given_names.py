"""The name of a speaker: titles and words before it, and mentions that refer to nobody named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import quotex


def named(text: str) -> tuple[str, str | None]:
    """The mention and the name of the first speaker."""
    speaker = quotex.extract(text)[0].speaker
    assert speaker is not None
    return speaker.text, speaker.name


@pytest.mark.parametrize(
    "title",
    [
        *("Pvt.", "Pte", "Ens.", "Spec.", "Msgr.", "Br.", "Dep.", "Cst.", "Ofc.", "Dir.", "Comm.", "Supt.", "Treas."),
        *("Adj.", "Adv.", "Cr.", "CPO", "Lt.Col.", "Lt.Gov.", "Lt. Col."),
    ],
)
def test_an_abbreviated_title_is_not_a_name_and_does_not_end_a_sentence(title: str) -> None:
    assert named(f"“It rained,” said {title} Oswin Hall.") == (f"{title} Oswin Hall", "Oswin Hall")


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Guy Hall", "Guy Hall"),
        ("MP Guy Hall", "Guy Hall"),
        ("Rep. Dean Hall", "Dean Hall"),
        ("writer Earl Oswin Hall", "Earl Oswin Hall"),
        ("Dean Oswin Hall", "Oswin Hall"),
        ("Earl Hall", "Earl Hall"),
    ],
)
def test_a_title_may_be_a_first_name(mention: str, name: str) -> None:
    assert named(f"“It rained,” said {mention}.") == (mention, name)


def test_a_party_and_a_home_town_are_not_a_name() -> None:
    text = "Rep. Jo Ray, D-Milton, left. “It rained,” Ray said."
    assert named(text) == ("Ray", "Jo Ray")


@pytest.mark.parametrize(
    ("full", "single", "name"),
    [
        ("Ada McCoster", "McOster", "Ada McCoster"),  # a letter lost
        ("Ada Harvell", "Hervell", "Ada Harvell"),
        ("Ada Harvell", "Harvvell", "Ada Harvell"),
        ("Ada Harvell", "Haverll", "Ada Harvell"),
        ("Ada Harvell", "Havrrell", "Havrrell"),  # more than one slip
        ("Ada Harvell", "Harvells", "Harvells"),  # the family
        ("Ada Harvell", "Barvell", "Barvell"),
        ("Ada Moor", "Mooor", "Mooor"),  # short names differ by a letter
        ("Ada Harvell and Ben Harvell", "Hervell", "Hervell"),
        ("Ada Harvell and Ben Hervell", "Hervell", "Ben Hervell"),
    ],
)
def test_a_last_name_may_be_misspelt(full: str, single: str, name: str) -> None:
    assert named(f"{full} left. “It rained,” {single} said.") == (single, name)


@pytest.mark.parametrize(
    "text",
    [
        "The plan angers Native Americans. Others left. “It rained,” he said.",
        "The paper quoted the Daily Harbour. “It rained,” he said.",
        "Some say Harbour Lives Matter. “It rained,” he said.",
    ],
)
def test_he_is_neither_a_people_nor_a_newspaper(text: str) -> None:
    assert named(text) == ("he", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acme Foods released a statement. “It rained,” the statement said.", "Acme Foods"),
        ("“We saw it,” Mayor Ada Moor said in a statement. “It rained,” the statement read.", "Ada Moor"),
        ("Acme Foods has issued a report. “It rained,” the report said.", "Acme Foods"),
        ("Acme Foods received a statement. “It rained,” the statement said.", None),
        ("Acme Foods released a report. “It rained,” the statement said.", None),
        ("A spokesman for Acme Foods released a statement. “It rained,” the statement said.", None),
    ],
)
def test_a_document_belongs_to_its_issuer(text: str, name: str | None) -> None:
    assert quotex.extract(text)[-1].speaker.name == name  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor’s campaign said it was “wet.”", "Ada Moor campaign"),
        ("Moor’s campaign left. It called the plan “wet.”", "Moor campaign"),
        ("The Moor campaign left. It called the plan “wet.”", "Moor campaign"),
        ("A spokesman for the Moor campaign called it “wet.”", None),
    ],
)
def test_a_campaign_is_named_after_its_possessor(text: str, name: str | None) -> None:
    assert quotex.extract(text)[-1].speaker.name == name  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It rained,” said Harvell.", None),
        ("“It rained,” said Mayor Harvell.", "person"),
        ("“It rained,” said Harvell. “It snowed,” he said.", "person"),
        ("Arvo Pelt left. “It rained,” said Pelt.", "person"),
        ("“It rained,” said Arvo Pelt. “It snowed,” he said.", "person"),
        ("Rain came. It called the plan “wet.”", None),
        ("“It rained,” said Acme Inc.", "organization"),
    ],
)
def test_an_unknown_kind_is_none(text: str, kind: str | None) -> None:
    assert quotex.extract(text)[0].speaker.kind == kind  # type: ignore[union-attr]


@pytest.mark.parametrize("word", ["Nothing", "Media", "Slides"])
def test_a_known_word_that_opens_its_sentence_is_not_a_name(word: str) -> None:
    speaker = quotex.extract(f"The plan came. {word} said it was “wet.”")[0].speaker
    assert speaker is None or (speaker.name, speaker.kind) == (None, None)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“It rained,” said first lady Ada Moor.", "first lady"),
        ("“It rained,” said Secretary of State Ada Moor.", "secretary of state"),
        ("“It rained,” said Lt. Gov. Ada Moor.", "lieutenant governor"),
        ("“It rained,” said Ada Moor, a lawyer for Acme.", "lawyer"),
        ("“It rained,” said Acme’s campaign manager, Ada Moor.", "campaign manager"),
        ("“It rained,” said the director of the Harbour Bureau, Ada Moor.", "director"),
        ("“It rained,” said Ada Moor, Senator Ben Cole’s friend.", "friend"),
        ("Ada Moor, Senator Ben Cole, and others left. “It rained,” said Moor.", None),
        ("Ada Moor, who met a farmer, left. “It rained,” said Moor.", None),
    ],
)
def test_a_role_beside_the_name_is_given_in_full(text: str, role: str | None) -> None:
    assert quotex.extract(text)[0].speaker.role == role  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Oxmoor left. Overnight Oxmoor said: “It was wet.”", "Oxmoor"),
        ("The towns grew. Nationwide, the towns say it is “a wet year.”", None),
    ],
)
def test_an_adverb_that_opens_its_sentence_is_not_a_name(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize("mention", ["Mr Rho", "Rho"])
def test_a_family_name_may_come_first(name_of: Callable[[str], str | None], mention: str) -> None:
    assert name_of(f"The dam broke when Rho Yong-seok left. “It will hold,” {mention} said.") == "Rho Yong-seok"


def test_a_compound_after_a_name_is_not_a_given_name(name_of: Callable[[str], str | None]) -> None:
    assert name_of("The dam broke in a Rho-era town. “It will hold,” Mr Rho said.") == "Rho"
