"""What runs of capitalised words show about the people and organizations that they name."""

from __future__ import annotations

import pytest
from lexicons import lexicon

from quotex import _core
from quotex._core import (
    FEATURE_AND,
    FEATURE_CLOSING,
    FEATURE_DOCUMENT,
    FEATURE_FEMALE,
    FEATURE_FIRST_NAME,
    FEATURE_IMPERSONAL,
    FEATURE_MALE,
    FEATURE_OF,
    FEATURE_PARTICLE,
    FEATURE_PARTY,
    FEATURE_PLURAL,
    FEATURE_TITLE_END,
)

HONORIFIC, ROLE, PLACE, DETERMINER, PRONOUN, VERB, PREPOSITION = (1 << bit for bit in range(12, 19))
TITLES = HONORIFIC | ROLE
ENTRIES = {
    "mr": (HONORIFIC | _core.ABBREVIATION_BEFORE_NAME, FEATURE_MALE),
    "ms": (HONORIFIC, FEATURE_FEMALE),
    "senator": (ROLE, 0),
    "general": (TITLES, 0),
    "aunt": (ROLE, FEATURE_FEMALE),
    "dean": (TITLES, FEATURE_FIRST_NAME),
    "state": (ROLE, FEATURE_IMPERSONAL),
    "bill": (ROLE, FEATURE_IMPERSONAL | FEATURE_FIRST_NAME),
    "officials": (ROLE, FEATURE_PLURAL),
    "salem": (PLACE, 0),
    "the": (DETERMINER, 0),
    "his": (DETERMINER | PRONOUN, 0),
    "of": (0, FEATURE_OF),
    "library": (0, FEATURE_CLOSING),
    "report": (ROLE, FEATURE_IMPERSONAL | FEATURE_DOCUMENT),
    "ben": (0, FEATURE_FIRST_NAME),
    "and": (0, FEATURE_AND),
    "la": (PLACE, FEATURE_PARTICLE),
    "van": (0, FEATURE_PARTICLE),
    "tem": (HONORIFIC, FEATURE_TITLE_END),
    "d": (0, FEATURE_PARTY),
    "r": (0, FEATURE_PARTY),
    "said": (VERB, 0),
    "in": (PREPOSITION, 0),
}
LEXICON = lexicon(ENTRIES)
GENDERS = _core.NAME_HE | _core.NAME_SHE
CLASSES = _core.NameClasses(
    titles=TITLES,
    roles=ROLE,
    organizations=PLACE,
    determiners=DETERMINER,
    pronouns=PRONOUN,
    predicates=VERB,
    prepositions=PREPOSITION,
)


def readings(text: str) -> tuple[_core.Scan, _core.NameRuns]:
    scan = _core.scan(text, LEXICON)
    return scan, _core.NameRuns(_core.Narration(scan), CLASSES, frozenset())


@pytest.mark.parametrize(
    ("text", "name", "flags", "role"),
    [
        ("Mr. Moor", "Moor", _core.NAME_PERSON | _core.NAME_HE | _core.NAME_WITH_ROLE, "Mr"),
        (
            "the aunt Ada Moor",
            "Ada Moor",
            _core.NAME_PERSON | _core.NAME_SHE | _core.NAME_WITH_ROLE | _core.NAME_FULL,
            "aunt",
        ),
        (
            "the senator of State Ada Moor",
            "Ada Moor",
            _core.NAME_PERSON | _core.NAME_WITH_ROLE | _core.NAME_FULL,
            "senator",
        ),
        ("the senator Dean Moor", "Dean Moor", _core.NAME_PERSON | _core.NAME_WITH_ROLE | _core.NAME_FULL, "senator"),
        ("Senator Dean Moor", "Dean Moor", _core.NAME_PERSON | _core.NAME_WITH_ROLE | _core.NAME_FULL, "Senator"),
        ("Dean Moor", "Moor", _core.NAME_PERSON | _core.NAME_WITH_ROLE, "Dean"),
        ("his aunt, Ada, left", "Ada", _core.NAME_PERSON | _core.NAME_SHE, None),
        ("Ada Moor, 54, left", "Ada Moor", _core.NAME_PERSON | _core.NAME_FULL, None),
        (
            "Mr. Ada State",
            "Ada State",
            _core.NAME_PERSON | _core.NAME_HE | _core.NAME_WITH_ROLE | _core.NAME_FULL,
            "Mr",
        ),
        ("Senator Bill Moor", "Bill Moor", _core.NAME_PERSON | _core.NAME_WITH_ROLE | _core.NAME_FULL, "Senator"),
        ("Senator Ada State", "Senator Ada State", _core.NAME_ORGANIZATION | _core.NAME_FULL, None),
        ("Senator Ada Library", "Senator Ada Library", _core.NAME_ORGANIZATION | _core.NAME_FULL, None),
        ("Ben Report", "Ben Report", _core.NAME_PERSON | _core.NAME_FULL, None),
        ("Ben Salem", "Ben Salem", _core.NAME_PERSON | _core.NAME_FULL, None),
        ("the Ben Report", "Ben Report", _core.NAME_ORGANIZATION | _core.NAME_FULL, None),
        ("Ben Moor Report", "Ben Moor Report", _core.NAME_ORGANIZATION | _core.NAME_FULL, None),
        ("Ben State", "Ben State", _core.NAME_ORGANIZATION | _core.NAME_FULL, None),
        ("the Moor Park’s head", "Moor Park", _core.NAME_ORGANIZATION | _core.NAME_FULL, None),
        ("his Moor Park’s head", "Moor Park", _core.NAME_FULL, None),
        ("Senator Tem Ada Moor", "Ada Moor", _core.NAME_PERSON | _core.NAME_WITH_ROLE | _core.NAME_FULL, "Senator"),
        (
            "Mr. van la Moor",
            "van la Moor",
            _core.NAME_PERSON | _core.NAME_HE | _core.NAME_WITH_ROLE | _core.NAME_FULL,
            "Mr",
        ),
        ("Ada van Moor", "Ada van Moor", _core.NAME_FULL, None),
        ("La Moor", "La Moor", _core.NAME_FULL, None),
        ("Ada La", "Ada La", _core.NAME_ORGANIZATION | _core.NAME_FULL, None),
        ("LA la Moor", "LA la Moor", _core.NAME_ORGANIZATION | _core.NAME_FULL, None),
        ("Moor NATO left", "Moor NATO", _core.NAME_ORGANIZATION | _core.NAME_FULL, None),
        ("Moor NATIONAL left", "Moor NATIONAL", _core.NAME_FULL, None),
        ("Ben NATO left", "Ben NATO", _core.NAME_FULL, None),
        ("NATO left", "NATO", _core.NAME_ORGANIZATION, None),
        ("the Moors said", "Moors", _core.NAME_ORGANIZATION, None),
        ("Senator", "Senator", _core.NAME_ROLE_ALONE, None),
        ("Senator General", "General", _core.NAME_ROLE_ALONE, None),
        ("Salem General", "General", _core.NAME_ROLE_ALONE, None),
        ("Mr General", "General", _core.NAME_PERSON | _core.NAME_HE | _core.NAME_WITH_ROLE, "Mr"),
    ],
)
def test_names_are_read(text: str, name: str, flags: int, role: str | None) -> None:
    scan, runs = readings(text)
    asked = (
        _core.NAME_ROLE_ALONE
        | _core.NAME_PERSON
        | _core.NAME_ORGANIZATION
        | GENDERS
        | _core.NAME_WITH_ROLE
        | _core.NAME_FULL
    )
    assert scan.name(runs.starts[0], runs.stops[0]) == name
    assert runs.tags[0] & asked == flags
    assert (scan.word(runs.role_at(0)) if runs.role_at(0) >= 0 else None) == role


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("State of Moor", True),
        ("the Ada Library of the Moors", True),
        ("State of his Moor", True),
        ("State in Moor", False),
        ("State of some Moor", False),
        ("Ada of Moor", False),
        ("Bill of", False),
    ],
)
def test_the_name_of_a_body_goes_on_after_of(text: str, goes_on: bool) -> None:
    _scan, runs = readings(text)
    assert bool(runs.tags[0] & _core.NAME_GOES_ON) == goes_on


@pytest.mark.parametrize("text", ["Ada Moor, R-Salem", "Ada Moor (D-MA)", "Ada Moor, D-Mat"])
def test_a_party_label_is_not_a_name(text: str) -> None:
    _scan, runs = readings(text)
    assert [bool(tags & _core.NAME_NO_NAME) for tags in runs.tags] == [False, True]


@pytest.mark.parametrize("text", ["T-Moor", "Ada, T-Moor", "Ada, T-Salem", "the R-Salem", "Ada D-Mat"])
def test_a_letter_and_a_hyphen_may_be_a_name(text: str) -> None:
    _scan, runs = readings(text)
    assert not runs.tags[-1] & _core.NAME_NO_NAME


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senator of Salem Ada J. Moor", "Ada J. Moor"),
        ("Senator of the State Ada Moor", "Ada Moor"),
        ("Senator of Salem Ada van Moor", "Ada van Moor"),
        ("Senator of Old and New Salem Ada Moor", "Ada Moor"),
    ],
)
def test_an_office_before_a_name_is_not_part_of_it(text: str, name: str) -> None:
    scan, runs = readings(text)
    assert (scan.name(runs.starts[-1], runs.stops[-1]), runs.role_at(len(runs.starts) - 1)) == (name, 0)
    assert runs.tags[-1] & _core.NAME_PERSON


@pytest.mark.parametrize("text", ["senator of Park Ada Moor", "State of Park Ada Moor", "Senator of Ada Moor"])
def test_words_that_are_not_an_office_stay_in_the_name(text: str) -> None:
    _scan, runs = readings(text)
    assert runs.starts[-1] == runs.firsts[-1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the state, Ada, left", _core.NAME_ORGANIZATION),
        ("his senator of state, Ada, left", 0),
        ("in the state, Ada, left", 0),
        ("the old state, Ada, left", 0),
    ],
)
def test_a_name_after_a_body_and_a_comma_may_be_an_organization(text: str, kind: int) -> None:
    _scan, runs = readings(text)
    assert runs.tags[0] & (_core.NAME_PERSON | _core.NAME_ORGANIZATION) == kind


def test_a_role_is_not_a_name() -> None:
    _scan, runs = readings("Ms General Senator left")
    assert runs.tags[0] & _core.NAME_NO_NAME
    assert runs.apart(0) == ([0], [], [], [])
