"""The facts that an entity notes, and those that it rejects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity, last_in_full


def named(*mentions: int, fulls: int, gender: str | None = None) -> Entity:
    entity = Entity(("Ada", "Moor"), (mentions[0], 0), "person")
    entity.mentions, entity.fulls, entity.gender = list(mentions), fulls, gender
    return entity


@pytest.mark.parametrize(
    ("gender", "tag", "agrees"),
    [
        ("f", T.NAME_SHE, True),
        ("f", T.NAME_SHE | T.NAME_PERSON, True),
        (None, T.NAME_HE, True),
        ("f", 0, True),
        ("f", T.NAME_HE, False),
        (None, T.NAME_ORGANIZATION, False),
    ],
)
def test_a_run_may_contradict_the_known_kind_or_gender(gender: str | None, tag: int, agrees: bool) -> None:
    assert named(0, fulls=1, gender=gender).agrees(tag) is agrees


def test_a_role_is_noted_once() -> None:
    entity = named(0, fulls=1)
    for role in ("mayor", "senator", "mayor"):
        entity.add_role(role)
    assert entity.roles == ("mayor", "senator")


def test_last_in_full_considers_only_full_names() -> None:
    early, late = named(0, 9, fulls=1), named(4, 5, fulls=2)
    assert last_in_full([early, late], 10) is late
    assert last_in_full([early, late], 3) is early
    assert last_in_full([late, early], 0) is late  # nobody was: the first candidate


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor of Acme, “it holds,” she said. Ada Moor Cole left.", "Ada Moor"),
        ("Moor came. Ada Moor left. “It holds,” Moor said.", "Ada Moor"),
        ("Ada Moor came. Ada Lou Moor left. “It holds,” Moor said.", "Ada Lou Moor"),
    ],
)
def test_the_name_is_the_fullest_joined_form(name_of: Callable[[str], str | None], text: str, name: str) -> None:
    assert name_of(text) == name
