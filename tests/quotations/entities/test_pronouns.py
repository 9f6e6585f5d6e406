"""The referents of who, which, it and they."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.model import Speaker


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The news came from Acme USA, which called it “a marvel.”", "Acme USA", "organization"),
        ("He read the Salem Times, which called it “a marvel.”", "Salem Times", "organization"),
        ("He drove with Ada Moor, which called it “a marvel.”", None, "person"),
        ("It lies in the Library of Congress, which called it “a marvel.”", "Library of Congress", "organization"),
        # A counter-example: who.
        ("He drove with Ada Moor, who called it “a marvel.”", "Ada Moor", "person"),
    ],
)
def test_which_refers_to_an_organization_or_nobody(
    speaker_of: Callable[[str], Speaker], text: str, name: str | None, kind: str
) -> None:
    speaker = speaker_of(text)
    assert (speaker.name, speaker.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Reporters Ada Moor, Eva Berg, and Ben Cole saw the dam. “It will hold,” they wrote.",
            "Ada Moor; Eva Berg; Ben Cole",
        ),
        # Counter-examples: no list, and a list with something other than people.
        (
            "Carol Park slept. Ada Moor, a lawyer, and Ben Cole saw it. “It will hold,” they wrote.",
            "Ada Moor; Ben Cole",
        ),
        ("In Salem, Ada Moor and Ben Cole saw it. “It will hold,” they wrote.", "Ada Moor; Ben Cole"),
        ("They came. Ada Moor and Ben Cole saw it. “It will hold,” they wrote.", "Ada Moor; Ben Cole"),
        ("Ada Moor and Ben Cole came. Officials saw it. “It will hold,” they wrote.", None),
    ],
)
def test_they_refers_to_everybody_in_the_list(
    speaker_of: Callable[[str], Speaker], text: str, name: str | None
) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zelphos said it would build. “The dam will hold,” it said.", "Zelphos"),
        ("The Zelph reported on it. “The dam will hold,” it wrote.", "Zelph"),
        # Counter-examples: another organization since, a person, a clause inside the sentence, a place.
        ("Zelphos said so. The Salem Times agreed. “The dam will hold,” it wrote.", "Salem Times"),
        ("Ada Moor said so. “The dam will hold,” it said.", None),
        ("A study, which Zelphos reported, came. “The dam will hold,” it said.", None),
        ("London said so. “The dam will hold,” it said.", None),
    ],
)
def test_it_refers_to_a_name_of_one_word_that_spoke(
    speaker_of: Callable[[str], Speaker], text: str, name: str | None
) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor and her husband Ben Cole saw the dam. “It holds,” the couple said.", "Ada Moor; Ben Cole"),
        ("Sens. Ada Moor (R-Ohio) and Ben Cole saw officials. “It holds,” the two said.", "Ada Moor; Ben Cole"),
        # Counter-examples: three, one, none.
        ("Ada Moor, Eva Berg and Ben Cole saw the dam. “It holds,” the pair said.", None),
        ("Ada Moor saw the dam. “It holds,” the couple said.", None),
        ("Ada Moor and Ben Cole saw the dam. “It holds,” the two officials said.", None),
    ],
)
def test_the_couple_refers_to_two_people_named_together(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moor saw the dam. “It holds,” a spokesman for Acme said. “It is new,” she added.",
        "“It holds,” a farmer said. Ada Moor saw the dam. “It is new,” she added.",
        "Ada Moor saw the dam. “It holds,” the writer said. “It is new,” she added.",
    ],
)
def test_she_does_not_refer_to_a_nameless_speaker(speaker_of: Callable[[str], Speaker], text: str) -> None:
    assert speaker_of(text).name == "Ada Moor"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He met Ada Moor, a self-made engineer, who called it “a marvel.”", "Ada Moor"),
        ("He met Ada Moor (D., Calif.), who called it “a marvel.”", "Ada Moor"),
        ("In Salem he met Ada Moor, the engineer who called it “a marvel.”", "Ada Moor"),
        # Counter-examples: a person in the aside; a list; a verb between.
        ("He met Ada Moor, a friend of Ben Cole, who called it “a marvel.”", "Ben Cole"),
        ("Ada Moor saw Acme, who called it “a marvel.”", "Acme"),
        ("Ada Moor, the host, met the mayor of Salem, who called it “a marvel.”", None),
        ("He met Ada Moor, an aide to an engineer who called it “a marvel.”", None),
        ("After the talk with Ada Moor, an engineer who saw it called it “a marvel.”", None),
    ],
)
def test_who_refers_to_the_name_before_an_aside(
    speaker_of: Callable[[str], Speaker], text: str, name: str | None
) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is old,” the Salem City Council wrote. “It holds,” they added.", "Salem City Council"),
        # Counter-examples: a group named since, one person, several people.
        ("“It is old,” the Salem City Council wrote. Officials came. “It holds,” they added.", None),
        ("“It is old,” Ada Moor wrote. “It holds,” they added.", None),
        (
            "“It is old,” the Salem City Council wrote. Ada Moor and Ben Cole came. “It holds,” they said.",
            "Ada Moor; Ben Cole",
        ),
    ],
)
def test_they_refers_to_the_organization_that_spoke(
    speaker_of: Callable[[str], Speaker], text: str, name: str | None
) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize("name", ["Hal Vance", "Wiremu Cole", "Josphat Reyes"])
def test_a_pronoun_agrees_with_given_names_of_many_countries(speaker_of: Callable[[str], Speaker], name: str) -> None:
    assert speaker_of(f"Ada Moor stayed. {name} left. “It will hold,” she said.").name == "Ada Moor"


@pytest.mark.parametrize(
    ("nameless", "name"),
    [("A woman", "Ben Moor"), ("Cole’s aunt", "Ben Moor"), ("A man", None), ("Cole’s uncle", None)],
)
def test_a_pronoun_refers_to_a_nameless_person_only_of_its_gender(
    name_of: Callable[[str], str | None], nameless: str, name: str | None
) -> None:
    assert name_of(f"Ben Moor built the dam. {nameless} saw it. “It will hold,” he said.") == name
