"""The referent of a role, which is not just anybody named nearby."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor saw the dam. “It holds,” said the former Salem aide.", None),
        ("Ada Moor saw the dam. “It holds,” the Salem audience said.", None),
        ("Ada Moor saw the dam. “It holds,” the 19th-century treaty had said.", None),
        # Counter-examples: a person with that role, one known to the reader, one with an age.
        ("Salem aide Ada Moor saw the dam. “It holds,” the aide said.", "Ada Moor"),
        ("Ada Moor saw the dam. “It holds,” the Salem senator said.", "Ada Moor"),
        ("Ada Moor saw the dam. “It holds,” the 46-year-old said.", "Ada Moor"),
    ],
)
def test_an_official_is_not_a_person_merely_named_nearby(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor spent a Sunday in Salem. “It holds,” the Republican said.", "Ada Moor"),
        ("Zelda Moor spent a Sunday in May. “It holds,” the Ohio senator said.", "Zelda Moor"),
        # Counter-examples: one with a longer description, one of many.
        ("Ada Moor spent a Sunday in Salem. “It holds,” the ranking Democrat said.", None),
        ("Ada Moor spent a Sunday in Salem. “It holds,” the Republican rebuttal said.", None),
    ],
)
def test_the_republican_is_the_person_known_to_the_reader(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor was the first from Salem. “It holds,” the senator said.", "Ada Moor"),
        # Counter-examples: somebody has the role, another role, a person not named.
        ("Sen. Ben Cole met Ada Moor. Moor left. “It holds,” the senator said.", "Ben Cole"),
        ("Ada Moor was the first from Salem. “It holds,” the judge said.", None),
    ],
)
def test_the_senator_is_the_person_known_to_the_reader(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ben Cole left. “It holds,” said the Salem envoy to the council, Ada Moor.", "Ada Moor"),
        ("Ben Cole left. The high commissioner for refugees, Ada Moor, called it “a marvel.”", "Ada Moor"),
        ("Ben Cole left. “It holds,” Nordia’s ambassador to the council, Ada Moor, told them.", "Ada Moor"),
        # Counter-examples: no name after it, several, a name of another clause.
        ("“It holds,” said a lawyer for the council, after Ada Moor left.", None),
        ("“It holds,” said some of the lawyers, Ada Moor said.", None),
        ("“It holds,” said lawyers for the council, Ada Moor said.", None),
    ],
)
def test_a_name_may_follow_a_role_and_its_place(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It holds,” said Secretary of State Cardinal Ben Cole.", "Ben Cole"),
        # Counter-examples: with a determiner or another person between, it is somebody else.
        ("“It holds,” said the wife of bank robber Ben Cole.", None),
        ("“It holds,” said lawyer of former senator Ben Cole.", None),
    ],
)
def test_an_office_of_several_words_precedes_a_name(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It holds well,” said a report from the research firm Oxmere Economics.", "Oxmere Economics"),
        ("“It holds well,” said the latest survey by Acme.", "Acme"),
        ("Ada Moor came. “It holds well,” said Moor’s letter to the board.", "Ada Moor"),
        ("Ada Moor came. “It holds well,” her statement said.", "Ada Moor"),
        ("“It holds well,” the Oxmere Times’ report said.", "Oxmere Times"),
        # Counter-examples: an office of somebody else, of a place, and a document about somebody.
        ("“It holds well,” said a letter from Ada Moor’s lawyer.", None),
        ("“It holds well,” said a letter from Moor aides.", None),
        ("“It holds well,” said a report from Ohio.", None),
        ("“It holds well,” Ohio’s report said.", None),
        ("Ada Moor came. “It holds well,” his statement said.", None),
        ("Ada Moor came. “It holds well,” her lawyer said.", None),
        ("“It holds well,” said a report on Ada Moor.", None),
    ],
)
def test_a_document_has_an_author(name_of: Callable[[str], str | None], text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It holds,” said Acme founder and lead designer Ada Moor.", "Ada Moor"),
        ("“It holds,” said Acme Executive Director and Chief Engineer Ada Moor.", "Ada Moor"),
        ("“It holds,” said Acme CEO, Ada Moor.", "Ada Moor"),
        # Counter-examples: two people, each with a post; a last name that could be a post; an organization.
        ("“It holds,” said Salem Mayor Ada Moor and Council Chairman Ben Cole.", "Ada Moor; Ben Cole"),
        ("“It holds,” said Ada Farmer and Council Chairman Ben Cole.", "Ada Farmer; Ben Cole"),
        ("“It holds,” said the City Council and Mayor Ada Moor.", "City Council; Ada Moor"),
    ],
)
def test_two_posts_belong_to_one_person(name_of: Callable[[str], str | None], text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor met Ben Cole, an activist. “It holds,” said the lawyer and activist.", "Ben Cole"),
        ("Ada Moor met Ben Cole. “It holds,” said the singer and the guitarist.", None),
        ("Ada Moor met Ben Cole. “It holds,” said the singers and guitarists.", None),
        ("Ada Moor met Ben Cole. “It holds,” said the mayor and council.", None),
    ],
)
def test_two_roles_belong_to_the_person_with_the_last(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("role", "name"),
    [("minority leader", "Ada Moor"), ("fund manager", "Ada Moor"), ("guitarist", "Ada Moor"), ("tourist", None)],
)
def test_a_public_role_refers_to_a_person_named_before(
    name_of: Callable[[str], str | None], role: str, name: str | None
) -> None:
    assert name_of(f"Ada Moor saw the dam. “It holds,” the {role} said.") == name
