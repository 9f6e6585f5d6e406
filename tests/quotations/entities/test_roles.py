"""Which words mean the same role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.model import Speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Attorney General Eva Berg met Ben Cole. “It holds,” the attorney general said.", "Eva Berg"),
        ("Attorney General Eva Berg met Ben Cole. “It holds,” the inspector general said.", None),
        ("Gen. Eva Berg met Ben Cole. “It holds,” the general said.", "Eva Berg"),
        ("Prime Minister Eva Berg met Ben Cole. “It holds,” the minister said.", None),
        ("Vice President Eva Berg met Ben Cole. “It holds,” the president said.", None),
        ("Home Secretary Eva Berg met Health Secretary Ben Cole. “It holds,” the home secretary said.", "Eva Berg"),
        ("Home Secretary Eva Berg met Health Secretary Ben Cole. “It holds,” the secretary said.", "Ben Cole"),
        (
            "The home secretary, Eva Berg, met the health secretary, Ben Cole. “It holds,” the home secretary said.",
            "Eva Berg",
        ),
        ("Oxmere mayor Eva Berg met Lund mayor Ben Cole. “It holds,” the Oxmere mayor said.", "Eva Berg"),
        ("Eva Berg, the mayor of Oxmere, met Lund mayor Ben Cole. “It holds,” the mayor of Oxmere said.", "Eva Berg"),
        (
            "Russian President Eva Berg met French President Ben Cole. “It holds,” the Russian president said.",
            "Eva Berg",
        ),
        ("Oxmere mayor Eva Berg met Ben Cole. “It holds,” the former mayor said.", "Eva Berg"),
        ("Chief Minister Eva Berg met Minister Ben Cole. “It holds,” the chief minister said.", "Eva Berg"),
    ],
)
def test_other_words_of_a_role_tell_its_holders_apart(
    name_of: Callable[[str], str | None], text: str, name: str | None
) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sec. Ada Moor saw Ben Cole. “It holds,” Moor said.", "Ada Moor"),
        ("Sec. Ada Moor saw Ben Cole. “It holds,” the secretary said.", "Ada Moor"),
        ("Ada Moor saw it for 30 sec. Ben Cole left. “It holds,” Cole said.", "Ben Cole"),
    ],
)
def test_sec_is_short_for_secretary(name_of: Callable[[str], str | None], text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Chief executive Ada Moor met Ben Cole. “It holds,” the CEO said.",
        "CEO Ada Moor met Ben Cole. “It holds,” the chief executive said.",
        "PM Ada Moor met Ben Cole. “It holds,” the prime minister said.",
        "Head teacher Ada Moor met Ben Cole. “It holds,” the headteacher said.",
        "Justice Ada Moor met Ben Cole. “It holds,” the judge said.",
    ],
)
def test_a_role_has_several_names(name_of: Callable[[str], str | None], text: str) -> None:
    assert name_of(text) == "Ada Moor"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“It holds,” said Rep. Ada Moor.", "representative"),
        ("“It holds,” said Mr. Ben Cole.", None),
        ("“It holds,” said Smt. Ada Moor.", None),
        ("“It holds,” said Tan Sri Ben Cole.", None),
        ("Mr. Ben Cole left. “It holds,” said Mayor Cole.", "mayor"),
        ("“It holds,” said Vice President Ada Moor.", "vice president"),
        ("“It holds,” said Ada Moor, deputy prime minister.", "deputy prime minister"),
        ("“It holds,” said Lt. Gov. Ada Moor.", "lieutenant governor"),
        ("“It holds,” said Ada Moor, Chief Executive Officer of Acme.", "chief executive officer"),
        ("“It holds,” said Team Moor.", None),
        ("“It holds,” said front-runner Ada Moor.", "front runner"),
        ("“It holds,” said Ada Moor, a longtime farmer who left.", "farmer"),
        ("“It holds,” said Ada Moor, a farmer and writer.", "farmer"),
        ("“It holds,” said Ada Moor, 46, a farmer from Lund.", "farmer"),
        ("“It holds,” said Ada Moor, a 46-year-old former office manager.", "office manager"),
        ("“It holds,” said Ada Moor, a campaign and election attorney.", "attorney"),
        ("“It holds,” said Secretary-General Ada Moor.", "secretary general"),
        ("“It holds,” said political science professor Ada Moor.", "professor"),
        ("“It holds,” said her rival, Ada Moor. Ada Moor, a farmer, left.", "farmer"),
    ],
)
def test_a_role_is_given_in_full_and_a_courtesy_title_is_not_a_role(
    speaker_of: Callable[[str], Speaker], text: str, role: str | None
) -> None:
    assert speaker_of(text).role == role


@pytest.mark.parametrize(
    ("mention", "kind"),
    [("a GOP lobbyist", "person"), ("the bio on her website", "document"), ("the rebuttal", "document")],
)
def test_lobbyists_are_people_and_rebuttals_are_texts(
    speaker_of: Callable[[str], Speaker], mention: str, kind: str
) -> None:
    assert speaker_of(f"“It will hold,” according to {mention}.").kind == kind


@pytest.mark.parametrize(
    ("mention", "of"),
    [
        ("the airline’s spokesman", "the airline"),
        ("an Acme spokeswoman", "Acme"),
        ("Former Acme spokesman Ben Cole", "Acme"),
        ("a spokesman for the town of Oxmere", "the town of Oxmere"),
        ("Ada Moor, a spokeswoman for Acme,", "Acme"),
        ("the farmers' spokesman", "the farmers"),
        # Counter-examples: nobody represented, or another role.
        ("a spokesman", None),
        ("her spokesman", None),
        ("Acme engineer Ben Cole", None),
    ],
)
def test_a_spokesperson_speaks_for_somebody(speaker_of: Callable[[str], Speaker], mention: str, of: str | None) -> None:
    assert speaker_of(f"“It will hold,” said {mention}.").of == of
