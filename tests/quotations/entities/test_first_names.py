"""People called by a word inside their name (Sir Ben, Mr. Orbán, Lula), and people who share a last name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.model import Speaker


@pytest.mark.parametrize(
    ("full", "mention"),
    [
        ("Ben Moor", "Sir Ben"),
        ("Dr. Ada Moor", "Dame Ada"),
        ("a farmer, Orbán Viktor,", "Mr. Orbán"),
        ("a farmer, Moon Jae-in,", "Ms. Moon"),
        ("a farmer, Luiz Lula da Silva,", "Lula"),
    ],
)
def test_a_title_and_a_word_of_the_name(speaker_of: Callable[[str], Speaker], full: str, mention: str) -> None:
    name = full.removeprefix("a farmer, ").removesuffix(",").removeprefix("Dr. ")
    speaker = speaker_of(f"{full} met the council. “It will hold,” {mention} said.")
    assert speaker.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor left. “It will hold,” Ms. Ada said.", "Ada"),
        ("Judge Ben Moor left. “It will hold,” said Mayor Ben.", "Ben"),
        ("A farmer, Ada Moor Wins, left. “It will hold,” Moor said.", "Moor"),
    ],
)
def test_neither_a_courtesy_title_nor_another_post_precedes_a_first_name(
    speaker_of: Callable[[str], Speaker], text: str, name: str
) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Tom St. Clair", "Tom St. Clair"),
        ("Ms. St. Clair", "St. Clair"),
        ("St. Louis Mayor Ada Moor", "Ada Moor"),
        ("Rep. A. B. Moor", "A. B. Moor"),
        ("U.S. Rep. I. Moor", "I. Moor"),
        ("A. J. Moor", "A. J. Moor"),
        ("Chairman Rep. A. Moor", "A. Moor"),
        ("AT&T", "AT&T"),
        ("S&P", "S&P"),
        ("Texas A&M coach Ada Moor", "Ada Moor"),
        ("Q&A host Ada Moor", "Ada Moor"),
    ],
)
def test_letters_and_signs_inside_a_name(speaker_of: Callable[[str], Speaker], mention: str, name: str) -> None:
    for text in (f"“It will hold,” said {mention}.", f"It leaks, {mention} said. “It will hold.”"):
        assert (speaker_of(text).text, speaker_of(text).name) == (mention, name)


def test_the_spokesperson_of_an_organization_with_an_ampersand(speaker_of: Callable[[str], Speaker]) -> None:
    speaker = speaker_of("“It will hold,” said a spokesman for AT&T.")
    assert (speaker.text, speaker.name) == ("a spokesman for AT&T", None)
    assert speaker_of("“It will hold,” said AT&T.").kind == "organization"


@pytest.mark.parametrize("nickname", ["“Pip”", "‘Pip’", '"Big Pip"'])
def test_a_nickname_stands_inside_a_name(speaker_of: Callable[[str], Speaker], nickname: str) -> None:
    mention = f"Ada {nickname} Moor"
    for text in (f"“It will hold,” said {mention}.", f"“It will hold,” {mention} said on Monday."):
        assert (speaker_of(text).text, speaker_of(text).name) == (mention, "Ada Moor")
    assert speaker_of(f"Captain {mention} left. “It will hold,” Moor said.").name == "Ada Moor"


def test_other_quotations_between_two_names_are_not_nicknames(speaker_of: Callable[[str], Speaker]) -> None:
    assert speaker_of("Ada called it “Pip.” Moor said it would hold, “we hope.”").name == "Moor"
    assert speaker_of("“It will hold,” said Ada (Lund). Moor left.").name == "Ada"


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("“It will hold,” said a farmer named Ada Moor.", "a farmer named Ada Moor", "Ada Moor"),
        ("“It will hold,” a farmer called Ada Moor said.", "a farmer called Ada Moor", "Ada Moor"),
        ("“It will hold,” the WHO said.", "the WHO", "WHO"),
        ("The WHO says it is “not over for anyone.”", "The WHO", "WHO"),
        ("“It will hold,” said WHO chief Ada Moor.", "WHO chief Ada Moor", "Ada Moor"),
    ],
)
def test_a_person_introduced_by_named(speaker_of: Callable[[str], Speaker], text: str, mention: str, name: str) -> None:
    assert (speaker_of(text).text, speaker_of(text).name) == (mention, name)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Acme Events Co-Owner and Lead Planner Ada Moor", "Ada Moor"),
        ("hydrologist Ada Moor", "Ada Moor"),
        ("Ada Moor, an auctioneer,", "Ada Moor"),
        ("two villagers", None),
        ("some passersby", None),
        ("the shamans", None),
        ("the American College of Planners and Surveyors", "American College of Planners and Surveyors"),
    ],
)
def test_nouns_for_people(speaker_of: Callable[[str], Speaker], mention: str, name: str | None) -> None:
    speaker = speaker_of(f"“It will hold,” said {mention} on Monday.".replace(",,", ","))
    assert speaker.name == name
    assert speaker.kind == ("group" if name is None else "organization" if "College" in mention else "person")


@pytest.mark.parametrize("body", ["Department of Trade", "Department of Health and Human Services", "Library of Lund"])
def test_which_refers_to_an_organization_with_of(speaker_of: Callable[[str], Speaker], body: str) -> None:
    speaker = speaker_of(f"It is rare, according to the {body}, which said it was “safe for all of us.”")
    assert (speaker.text, speaker.name, speaker.kind) == (f"{body}, which", body, "organization")


@pytest.mark.parametrize(
    "mention",
    [
        "more than 200 farmers",
        "fewer than ten farmers",
        "at least three farmers",
        "at least some farmers",
        "one in five farmers",
        "two in 10 farmers",
        "both farmers",
    ],
)
def test_a_number_of_people(speaker_of: Callable[[str], Speaker], mention: str) -> None:
    for text in (f"“It will hold,” {mention} said.", f"{mention[0].upper()}{mention[1:]} said it “will hold for us.”"):
        assert speaker_of(text).text.lower() == mention
    text = f"They said it would “hold,” both in May and in June, a farmer said, for {mention}."
    assert speaker_of(text).text == "a farmer"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It holds,” said Dean Cole, an engineer. “It will hold,” Cole said.", "Dean Cole"),
        ("“It holds,” Mother Moor reported. “It will hold,” Moor wrote.", "Mother Moor"),
        # Counter-example: somebody of that last name has a first name
        ("Ada Cole is the dean. “It holds,” Dean Cole said. “It will hold,” Cole said.", "Ada Cole"),
        # … or the title is also an office
        ("“It holds,” said Major Cole. “It will hold,” the major said.", "Cole"),
        ("“It holds,” said Dean Cole. “It will hold,” she said.", "Dean Cole"),
    ],
)
def test_a_title_may_be_a_first_name(name_of: Callable[[str], str | None], text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("name", "kind"), [("Boy Scouts", "organization"), ("Girl Guides", "organization"), ("Boy Cole", "person")]
)
def test_boys_and_girls_may_be_part_of_an_organization(
    speaker_of: Callable[[str], Speaker], name: str, kind: str
) -> None:
    speaker = speaker_of(f"“It holds,” said {name} on Monday.")
    assert (speaker.name, speaker.kind, speaker.gender) == (name, kind, None if kind == "organization" else "m")


@pytest.mark.parametrize("suffix", [" Jr.", ", Jr."])
def test_a_suffix_after_a_comma_belongs_to_the_name(name_of: Callable[[str], str | None], suffix: str) -> None:
    assert name_of(f"Ben Cole{suffix}, a farmer, left. “It holds,” Cole said.") == "Ben Cole Jr"


@pytest.mark.parametrize("honour", ["MD", "QC", "MEP", "TD", "Esq."])
def test_an_honour_does_not_belong_to_the_name(name_of: Callable[[str], str | None], honour: str) -> None:
    assert name_of(f"Ben Cole, {honour}, a farmer, left. “It holds,” Cole said.") == "Ben Cole"
    assert name_of(f"Ben Cole {honour}, a farmer, left. “It holds,” Cole said.") == "Ben Cole"


def test_rue_refers_to_rue_cole(name_of: Callable[[str], str | None]) -> None:
    assert name_of("Rue Cole left. “It holds,” Rue said.") == "Rue Cole"
