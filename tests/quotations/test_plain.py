"""Plain English by construction: 1,000 short texts whose speakers are known, made of the words in plain.toml.

A floor is what quotex reached when the floor was set, less a little. Raise it when quotex gets better.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

import quotex
from quotex import Quote, Speaker

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("plain.toml").read_text(encoding="utf-8"))
CONSTRUCTIONS, PEOPLE = WORDS["constructions"], WORDS["people"]
EACH = 25  # items of a construction
SHOWN = 6  # wrong items in a message
SPEECH = {"direct", "mixed"}
ANY_MENTION = [manner for manner in WORDS["mentions"] if manner != "signer"]


class Person(NamedTuple):
    kind: str
    name: str
    short: str
    gender: str


class Wanted(NamedTuple):
    """A quotation; ``speaker`` is the slot of whoever speaks, ``mention`` its words."""

    words: str
    speaker: str
    mention: str
    person: Person | None  # None if the text doesn't name the speaker


class Answer(NamedTuple):
    text: str
    wanted: Wanted
    fault: str  # what is wrong; empty if all is right
    given: list[Quote]

    def __str__(self) -> str:
        return f"{self.fault}: {self.text!r}\n    wanted {tuple(self.wanted)}\n    given {self.given}"


class Slots(dict[str, str]):
    """The words of each slot of an item, drawn when it is first used; random() alone is the same in all Pythons."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    def __missing__(self, slot: str) -> str:
        self[slot] = self.pick(WORDS["lists"][slot.rstrip("2")])
        return self[slot]

    def pick(self, values: list[Any]) -> Any:
        return values[int(self.random.random() * len(values))]

    def person(self) -> Person:
        kind = self.pick(list(PEOPLE))
        return Person(kind, *self.pick(PEOPLE[kind]["names"]))


def _item(construction: str, number: int) -> tuple[str, list[Wanted]]:
    """Return a text with what is wanted of its quotations."""
    slots, form = Slots(f"{construction} {number}"), CONSTRUCTIONS[construction]
    person, other = slots.person(), slots.person()
    while other.kind == person.kind:
        other = slots.person()
    slots |= {"name": person.name, "short": person.short, "pronoun": {"f": "she", "m": "he"}[person.gender]}
    slots |= {"other": other.name, "signed": "Jo***", "nobody": "", "scare": ""}
    manner = slots.pick(form.get("mentions", ANY_MENTION))
    introduction, slots["who"] = (words.format_map(slots) for words in WORDS["mentions"][manner])
    sentences = slots.pick(form["texts"]).format_map(slots)
    text = f"{slots['lead']}\n\n{introduction}{sentences[0].upper()}{sentences[1:]}\n\n{slots['tail']}"
    persons = {"who": None if manner in ("stranger", "signer") else person, "other": other}
    speakers = form.get("speakers", ["who"])
    of_each = zip(re.findall("“([^”\n]*)", sentences), chain(speakers, repeat(speakers[-1])), strict=False)
    wanted = [Wanted(words, speaker, slots[speaker], persons.get(speaker)) for words, speaker in of_each]
    return text.replace("..", "."), wanted  # Harold Pickett Jr.


@cache
def _answers(construction: str) -> list[Answer]:
    answers = []
    for number in range(EACH):
        text, wanted = _item(construction, number)
        quotes, start = quotex.extract(text), 0
        for want in wanted:
            start = text.index("“" + want.words, start) + 1
            given = [quote for quote in quotes if quote.start < start + len(want.words) and start < quote.end]
            answers.append(Answer(text, want, _fault(want, [quote for quote in given if quote.kind in SPEECH]), given))
    return answers


def _fault(want: Wanted, quotes: list[Quote]) -> str:
    """Return the first thing that is wrong; empty if the quotation has its words, its speaker, and name and gender."""
    speaker = quotes[0].speaker if quotes else None
    given, wanted = speaker.text.casefold() if speaker else "", want.mention.casefold()
    if want.speaker == "scare":
        return "quoted" if quotes else ""
    if want.speaker in ("nobody", "thing"):
        return "" if given in (wanted, "you", "") else "speaker"
    if not quotes or quotes[0].text != want.words:
        return "words"
    if not speaker or (given not in wanted and wanted not in given):
        return "speaker"
    return _fault_of_person(want.person, speaker) if want.person else _fault_of_stranger(wanted, speaker)


def _fault_of_person(person: Person, speaker: Speaker) -> str:
    if (speaker.name or "").removesuffix(".") != person.name.removesuffix("."):
        return "name"
    if speaker.gender not in (person.gender, None):
        return "gender"
    return "" if speaker.kind in ("person", None) else "kind"


def _fault_of_stranger(mention: str, speaker: Speaker) -> str:
    return "" if all(name.casefold() in mention for name in speaker.names) else "name"


def _check(what: str, answers: list[Answer], floor: float) -> None:
    wrong = [answer for answer in answers if answer.fault]
    right = 1 - len(wrong) / len(answers)
    shown = "\n".join(map(str, wrong[:SHOWN]))
    if right < floor:
        pytest.fail(f"{what}: {right:.3f} of {len(answers)} right, and the floor is {floor}\n{shown}", pytrace=False)


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_a_construction_names_the_speaker(construction: str) -> None:
    _check(construction, _answers(construction), CONSTRUCTIONS[construction]["floor"])


@pytest.mark.parametrize("kind", PEOPLE)
def test_names_of_a_kind_are_read(kind: str) -> None:
    answers = [answer for construction in CONSTRUCTIONS for answer in _answers(construction)]
    named = [answer for answer in answers if answer.wanted.person and answer.wanted.person.kind == kind]
    _check(f"names of the kind {kind}", named, PEOPLE[kind]["floor"])
