"""The person to whom a document gives a role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quotex import _core
from quotex.language.loading import load_language
from quotex.quotations import extract
from quotex.quotations.entities.entity import UNASKED
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.nominals import role
from quotex.quotations.grammar.tokens import Tokens

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor, a pollster, saw Ben Cole. Cole built it. “It will hold,” the pollster said.", "Ada Moor"),
        # Counter-examples: nobody or more than one person has the role, another word.
        ("Ada Moor saw Ben Cole. Cole built it. “It will hold,” the columnist said.", "Ben Cole"),
        ("Candidate Ada Moor saw candidate Ben Cole. Cole built it. “It will hold,” the candidate said.", "Ben Cole"),
        ("Columnist Ada Moor saw Ben Cole. Cole built it. “It will hold,” the lawmaker said.", "Ben Cole"),
    ],
)
def test_a_person_with_the_role_comes_before_a_possible_one(
    name_of: Callable[[str], str | None], text: str, name: str
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Salem mayor, Ada Moor, met Ben Cole. “It holds,” the mayor said.", "Ada Moor"),
        ("The base commander, Capt. Ada Moor, met Ben Cole. “It holds,” the commander said.", "Ada Moor"),
        ("The mayor of Salem, Ada Moor, met Ben Cole. “It holds,” the mayor said.", "Ada Moor"),
        ("The bishop of Salem, the Rt Revd Ada Moor, met Ben Cole. “It holds,” the bishop said.", "Ada Moor"),
        # Counter-examples: another role, no aside, the role of another clause.
        ("The Salem mayor, Ada Moor, met Ben Cole. “It holds,” the judge said.", None),
        ("Behind the mayor, Ben Cole laughed. “It holds,” the mayor said.", None),
        ("The deputy mayor, Ada Moor, met Ben Cole. “It holds,” the mayor said.", None),
        ("The mayor left Salem, Ada Moor, on Monday. “It holds,” the mayor said.", None),
        ("The mayor met a deputy of Salem, Ada Moor, on Monday. “It holds,” the mayor said.", None),
    ],
)
def test_a_role_before_the_name_in_an_aside(name_of: Callable[[str], str | None], text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor came. Moor saw Ben Cole. Moor sang and Moor left. “It holds,” the president said.", "Ada Moor"),
        # Counter-examples: a person seldom named, one with another role, an office with several holders.
        ("Ada Moor came. Moor saw Ben Cole. “It holds,” the president said.", None),
        ("Sen. Ada Moor came. Moor saw Ben Cole. Moor sang and Moor left. “It holds,” the president said.", None),
        ("Ada Moor came. Moor saw Ben Cole. Moor sang and Moor left. “It holds,” the judge said.", None),
        ("Ada Moor came. Moor saw it. Moor sang and Moor left. “It holds,” the president of Acme said.", None),
    ],
)
def test_the_president_is_the_person_named_most_if_nobody_has_the_office(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It holds,” said one of the city’s lawyers, Ada Moor. Ben Cole left.", "Ada Moor"),
        ("Another of the voters, Ada Moor, called it “a marvel.”", "Ada Moor"),
        ("“It holds,” said a younger voter, Ada Moor of Salem, Ohio.", "Ada Moor"),
        ("“It holds,” said a lawyer for the city, Ada Moor of Moor Partners.", "Ada Moor"),
        # Counter-examples: several people, and a name that is not one of them.
        ("“It holds,” said the city’s lawyers, Ada Moor said.", None),
        ("“It holds,” said one of the city’s lawyers. Ben Cole left.", None),
    ],
)
def test_one_of_a_group_is_named_in_apposition(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "end", ["Ada Moor", "Ada Moor,", "Judge Ada Moor", "that judge, Ada Moor", "that judge, Ada Moor,"]
)
def test_a_text_may_end_with_the_holder_of_the_role(end: str) -> None:
    quotes, _people = extract(f"“It will hold,” the judge said. A judge said: “No.” It was {end}", ENGLISH)
    assert [quote.text for quote in quotes] == ["It will hold,", "No."]


@pytest.mark.parametrize(("given", "joined"), [("", 0), ("Judge ", 1)])
def test_names_are_joined_only_for_roles_that_somebody_has(given: str, joined: int) -> None:
    tokens = Tokens(ENGLISH.scan(f"Eva Berg saw Ben Cole. {given}Ada Moor left. The judge said so."), ENGLISH)
    names, judge = Names(tokens), tokens.count - 5
    assert len(role(names, (judge, judge + 2)) or ()) == joined
    assert sum(entity is not UNASKED for entity in names._entities) == joined


def test_holders_with_the_same_last_name_take_linear_work() -> None:
    first_names = [f"{a}{b}o" for a in "BDFKLMNPRT" for b in "aeiou"]
    tokens = Tokens(ENGLISH.scan(" ".join(f"Mayor {name} Moor left." for name in first_names)), ENGLISH)
    names = Names(tokens)
    found: list[int] = []

    class Counting:
        def __init__(self, runs: _core.NameRuns) -> None:
            self.runs = runs

        def __getattr__(self, name: str) -> Any:
            return getattr(self.runs, name)

        def ending_in(self, *place: int) -> list[int]:
            found.extend(runs := self.runs.ending_in(*place))
            return runs

    names.runs = Counting(names.runs)  # type: ignore[assignment]
    assert len(names.like_holders("mayor")) == len(first_names)
    assert len(found) < 5 * len(first_names)
