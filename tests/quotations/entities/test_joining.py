"""When names are joined: the answer does not depend on which of them is looked up first."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from quotex.language.loading import load_language
from quotex.quotations.entities.names import Names
from quotex.quotations.grammar.tokens import Tokens

ENGLISH = load_language("en")


def names_in(text: str) -> Names:
    return Names(Tokens(ENGLISH.scan(text), ENGLISH))


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moor met Ben Cole. Moor left, then Cole left, and Ada sang.",
        "Moor came. Mr. Moor met Ben Moor and Ada Moor. Ben left.",
        "The Department of Trade met Ada Moor. The Department of Trade left.",
        "The Acme Boat Club met Ada Moor. ABC left, and the ABC’s Moor sang.",
        "The Department of Trade (DOT) met Ada Moor. DOT left. Africa DOT stayed.",
    ],
)
def test_names_are_joined_the_same_in_any_order(text: str) -> None:
    groups = set()
    for order in permutations(range(len(names_in(text)))):
        names = names_in(text)
        entities = {number: names.entity(number) for number in order}
        groups.add(frozenset(tuple(sorted(entity.mentions)) for entity in entities.values() if entity))
    assert len(groups) == 1


def test_a_second_lookup_gives_the_same_entity() -> None:
    names = names_in("Ada Moor met Ben Cole. Moor left.")
    first = [names.entity(number) for number in range(len(names))]
    mentions = [list(entity.mentions) for entity in first if entity]
    assert [names.entity(number) for number in range(len(names))] == first
    assert [list(entity.mentions) for entity in first if entity] == mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Facebook Twitter Pinterest Ada Moor\n\n“It holds,” Moor said.", "Ada Moor"),
        ("Facebook Twitter Pinterest Moor\n\nAda Moor came. “It holds,” Moor said.", "Ada Moor"),
        ("“It holds,” said Facebook Twitter Pinterest Ada Moor.", "Ada Moor"),
        # A counter-example: one such word may begin a name.
        ("“It holds,” said Facebook Messenger.", "Facebook Messenger"),
    ],
)
def test_a_row_of_buttons_is_not_part_of_a_name(name_of: Callable[[str], str | None], text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ben Moor met Ben Moor Jr. and left. “It holds,” said Ben Moor.", "Ben Moor"),
        ("Mayor Ben Moor met Ben Moor Jr. and left. “It holds,” Mayor Moor said.", "Ben Moor"),
        ("Ben Moor and Ben Moor left. Ben Moor Jr. did not. “It holds,” Moor said.", "Ben Moor"),
        ("Ben Moor met Ben Moor Jr. and left. “It holds,” Moor Jr. said.", "Ben Moor Jr"),
        # Counter-example: the later name is fuller, too.
        ("Ben Moor left. Ben G. Moor Jr. rows. “It holds,” Moor said.", "Ben G. Moor Jr"),
    ],
)
def test_a_suffix_after_a_known_name_is_another_generation(
    name_of: Callable[[str], str | None], text: str, name: str
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("full", "mention"),
    [
        ("the Acme Boat Club (ABC)", "ABC"),
        ("the Acme Boat Club", "the ABC"),
        ("the Acme Boat Club", "A.B.C."),
        ("the Department of Justice", "the DOJ"),
        ("the National Institutes of Health", "NIH"),
        ("the Anti-Defamation League", "the ADL"),
        ("Ada Ortiz-Cole", "AOC"),
        ("the Acme Union", "AU"),
    ],
)
def test_an_acronym_refers_to_the_full_name_in_the_text(
    name_of: Callable[[str], str | None], full: str, mention: str
) -> None:
    name = full.partition(" (")[0].removeprefix("the ")
    for text in (f"{full} met. “It holds,” {mention} said.", f"“It holds,” {mention} said. Later {full} met."):
        assert name_of(text[0].upper() + text[1:]) == name


@pytest.mark.parametrize(
    ("full", "mention"),
    [
        ("Ben Cole", "BC"),  # two letters are ambiguous
        ("the Acme Boat Club", "AC"),
        ("the Acme Boat Club and Ben Abc", "ABC"),
    ],
)
def test_other_letters_are_a_separate_name(name_of: Callable[[str], str | None], full: str, mention: str) -> None:
    assert name_of(f"We saw {full}. “It holds,” {mention} said.") != full.removeprefix("the ")


@pytest.mark.parametrize(
    ("full", "mention", "name"),
    [
        ("Acme Corp.", "Acme", "Acme Corp"),
        ("Acme Foods Inc.", "Acme", "Acme Foods Inc"),
        ("The Acme Company", "Acme", "Acme Company"),
        ("Lund Council", "Lund", "Lund"),  # not a firm
        ("American Energy", "American", "American"),  # a word of the language
        ("Acme Corp. and Ada Acme", "Acme", "Ada Acme"),
    ],
)
def test_a_firm_is_named_by_its_first_word(
    name_of: Callable[[str], str | None], full: str, mention: str, name: str
) -> None:
    assert name_of(f"{full} met on Monday. “It holds,” {mention} said.") == name


def test_a_title_and_the_first_of_two_last_names(name_of: Callable[[str], str | None]) -> None:
    assert name_of("Elena Ruiz Vargas saw the dam. “It will hold,” Ms. Ruiz said.") == "Elena Ruiz Vargas"
    assert name_of("Elena Ada Vargas saw the dam. “It will hold,” Ms. Ada said.") == "Ada"


def test_a_shared_last_name_is_that_of_the_person_named_so_far(name_of: Callable[[str], str | None]) -> None:
    text = (
        "Ada Moor hopes to be mayor. Mr. Cole met Ms. Moor on Monday. “It leaks,” Ms. Moor said. Her sister came, too: "
        "Eve Moor is a pilot. Eve Moor flies to Oxmere. Eve Moor has never voted. Eve Moor lives in Milton."
    )
    assert name_of(text) == "Ada Moor"
