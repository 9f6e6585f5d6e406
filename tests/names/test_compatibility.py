"""Pairs of names, by families of cases, and whether they can belong to one person."""

from itertools import combinations

import pytest

from quotex.names.compatibility import compare
from quotex.names.parsing import naming_of

ENGLISH = naming_of("en")
SAME, OPEN, OTHER = "same", "may be", "cannot be"

# First name, name in the middle, last name; of many countries.
FULL = """
Ada Jane Moor · Benjamin Carter Cole · Oliver James Harding · Siobhán Mary Kelly · Rhys Owen Pritchard
Fiona Isla MacLeod · Vladimir Sergeyevich Orlov · Irina Petrovna Sokolova · Andriy Mykolayovych Bondar
Dragan Milan Petrović · Zoran Ivan Horvat · Jürgen Karl Schäfer · Ursula Marie Köhler · Lars Erik Lindqvist
Katrín Anna Jakobsdóttir · Jens Peter Sørensen · Étienne Paul Lefèvre · Giulia Rosa Bianchi · Nikos Georgios Pappas
Mehmet Ali Yılmaz · Ewa Maria Nowak · Petr Jan Dvořák · Tamar Ruth Levi · Youssef Omar Haddad · Reza Hassan Tehrani
Farid Karim Mansour · Chinua Emeka Okafor · Thabo Sipho Mokoena · Wanjiru Grace Kamau · Abebe Girma Tadesse
Rajesh Kumar Sharma · Priya Lakshmi Nair · Imran Tariq Qureshi · Nimal Ranjith Perera · Thiago Lucas Ferreira
Marisol Elena Vargas · Alejandro Tomás Quiroga · Maria Teresa Santos · Siti Nur Rahmawati · Aung Kyaw Thura
"""
# Family name first, as the press writes it.
EAST_ASIAN = """
Xu Jinghua · Zhou Enming · Park Geun-ho · Kim Yong-min · Choi Min-seo · Nguyen Hoa · Tran Linh · Chen Weiming
Sun Dawei
"""
WITH_PARTICLES = """
Chris Van Hollen · Ludwig van Leeuwen · Ursula von der Heide · Bill de Brass · Rosa de la Cruz · Lucia da Silva
Nadia el-Amin · Jan van den Berg · Otto von Stein · Paolo di Marco · Haider al-Jabari · Omar al-Rashid
"""
SHORT = """
Mike Michael · Bill William · Bob Robert · Joe Joseph · Jim James · Tom Thomas · Dan Daniel · Liz Elizabeth
Kate Katherine
"""
MARRIED = """
Ada Lind Moor · Hanna Weiss Cole · Elena Ruiz Vargas · Grace Otieno Kamau · Ruth Levi Stern · Ingrid Dahl Berg
"""


def parsed(names, most=-1):
    return [tuple(name.split(maxsplit=most)) for name in names.strip().replace("\n", " · ").split(" · ")]


FULL, EAST_ASIAN, SHORT, MARRIED = map(parsed, (FULL, EAST_ASIAN, SHORT, MARRIED))
WITH_PARTICLES = parsed(WITH_PARTICLES, 1)
GENDERED = [("Mr.", "Mrs."), ("Sir", "Dame"), ("Lord", "Lady"), ("Mr", "Ms"), ("King", "Queen"), ("Prince", "Princess")]
TITLES = [
    "Dr.",
    "Prof.",
    "Sen.",
    "President",
    "Prime Minister",
    "Gov.",
    "Gen.",
    "Rev.",
    "Judge",
    "Pte",
    "Msgr.",
    "Lt.Col.",
]


def families():
    for first, middle, last in FULL:
        yield f"{first} {middle} {last}", f"{first} {last}", SAME  # patronymics and middle names are left out
        yield f"{first} {middle[0]}. {last}", f"{first} {middle} {last}", SAME
        yield f"{first} {last}", last, OPEN
        yield f"{first} {last}", first, OPEN
        yield f"{first[0]}. {last}", f"{first} {last}", OPEN
        yield f"{first[0]}. {middle[0]}. {last}", f"{first} {middle} {last}", OPEN
        yield f"{first} {last} Jr.", f"{first} {last}", OPEN
        yield f"{first} {last} Jr.", f"{first} {last} Sr.", OTHER
        yield f"{first} {last}".upper(), f"{first} {last}", SAME
        yield f"Q. {last}", f"{first} {last}", OTHER
        yield f"{first} Q. {last}", f"{first} {middle} {last}", OTHER
        yield f"{first} {last}", f"{first} Zuckmayer", OTHER
        yield f"Quintus {last}", f"{first} {last}", OTHER
    for (first, _, last), title in zip(FULL, TITLES * 4, strict=False):
        yield f"{title} {first} {last}", f"{first} {last}", SAME
        yield f"{title} {last}", f"{first} {last}", OPEN
    for one, other in combinations(FULL[::3], 2):
        yield f"{one[0]} {one[2]}", f"{other[0]} {other[2]}", OTHER
    for family, given in EAST_ASIAN:
        yield f"{family} {given}", f"{given} {family}", OPEN
        yield f"{family} {given}", f"{family} {given.replace('-', ' ').title()}", SAME
        yield f"{family} {given}", family, OPEN
        yield f"Mr. {family}", f"{family} {given}", OPEN
        yield f"{family} {given}", f"{family} Quanzhong", OTHER
    for first, last in WITH_PARTICLES:
        bare = last.replace("-", " ").split()[-1]
        yield f"{first} {last}", last, OPEN
        yield f"{first} {last}", f"{first} {last.upper()}", SAME
        yield f"{first} {last}", f"{first} {bare}", SAME
        yield f"{first} {last}", bare, OPEN
        yield f"{first} {last}", f"Quintus {last}", OTHER
    for short, full in SHORT:
        yield f"{short} Moor", f"{full} Moor", SAME
        yield f"{short} Moor", f"{full} J. Moor", SAME
        yield f"{short} Moor", f"{full} Moor III", OPEN
        yield f"{short} Moor", f"{full} Cole", OTHER
        yield short, f"{full} Moor", OPEN
    for first, born, wed in MARRIED:
        yield f"{first} {born} {wed}", f"{first} {wed}", SAME
        yield f"{first} {born}-{wed}", f"{first} {wed}", OPEN
        yield f"{first} {born}-{wed}", f"{first} {born}", OPEN
        yield f"{first} {born} {wed}", f"{first} {born}", OPEN
        yield f"{first} {born}", f"{first} {wed}", OTHER
        yield f"Mrs. {wed}", f"{first} {wed}", OPEN
    for man, woman in GENDERED:
        yield f"{man} Moor", f"{woman} Moor", OTHER
        yield f"{man} Moor", "Ada Moor", OTHER
        yield f"{woman} Moor", "Ada Moor", OPEN
        yield f"{man} Moor", "Moor", SAME
    yield from [
        ("Pelé", "Pele", SAME),
        ("Cher", "Bono", OTHER),
        ("Lars Sørensen", "Lars Sorensen", SAME),
        ("J. Edgar Moor", "Edgar Moor", OPEN),
        ("Lindsey Moor", "Lindsay Moor", OPEN),
        ("Mary Moor", "Gary Moor", OTHER),
        ("George H. W. Lind", "George HW Lind", SAME),
        ("George W. Lind", "George H. W. Lind", OTHER),
        ("Ada Moor II", "Ada Moor III", OTHER),
        ("Baroness Moor", "Ada Moor", OPEN),
        ("Duke of Lund", "Ada Moor", OTHER),
    ]


PAIRS = list(families())


def test_there_are_enough_pairs():
    assert len(PAIRS) >= 600
    assert {wanted for *_, wanted in PAIRS} == {SAME, OPEN, OTHER}


def test_pairs_of_names():
    wrong = [(*pair, found) for pair in PAIRS if (found := compare(*pair[:2], ENGLISH)) != pair[2]]
    assert wrong == []


@pytest.mark.parametrize("number", range(0, len(PAIRS), 7))
def test_the_order_of_the_names_makes_no_difference(number):
    one, other, wanted = PAIRS[number]
    assert compare(other, one, ENGLISH) == wanted
