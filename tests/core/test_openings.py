"""The lines that may open a turn of a transcript."""

from __future__ import annotations

import pytest

from quotex import _core

KINDS = {name: getattr(_core, name) for name in dir(_core) if name.startswith("OPENING_")}


def names_of(kinds: int) -> set[str]:
    return {name.removeprefix("OPENING_").lower() for name, bit in KINDS.items() if kinds & bit}


@pytest.mark.parametrize(
    ("line", "label", "kinds"),
    [
        ("MOOR: It leaks.", "MOOR", {"colon"}),
        ("**Ada Moor:** Does it leak?", "Ada Moor", {"colon", "emphasis", "question"}),
        ("[00:12] Ada Moor: It leaks.", "Ada Moor", {"colon", "timed"}),
        ("The Minister for Ports (Ada Moor): It leaks.", "The Minister for Ports (Ada Moor)", {"colon"}),
        ("Ms MOOR (Oxmere—Minister): It leaks.", "Ms MOOR (Oxmere—Minister)", {"colon"}),
        ("    Mr. MOOR. It leaks.", "Mr. MOOR", {"stop", "indented"}),
        ("Q. Does it leak?", "Q", {"stop", "question"}),
        ("Ada Moor — It leaks.", "Ada Moor ", {"dash"}),
        ("[Moor] It leaks.", "Moor", {"dash", "bracket"}),
        ("Ada Moor", "Ada Moor", {"alone"}),
        ("ada  9:02 AM", "ada  9:02 AM", {"alone", "timed"}),
        (">> MOOR: It leaks.", "MOOR", {"colon", "chevron"}),
        ("<v Ada Moor>It leaks.", "", {"tag"}),
        ("00:00:01.000 --> 00:00:02.000", "", {"cue", "timed"}),
        ("0:00:01.000,0:00:02.000", "", {"cue", "timed"}),
    ],
)
def test_an_opening(line: str, label: str, kinds: set[str]) -> None:
    before = "It was a plain day in Oxmere.\n"

    [(found, start, stop, begin, number)] = _core.find_openings(before + line)

    text = before + line
    assert (names_of(found), text[start:stop], begin, number) == (kinds, label, len(before), 1)


@pytest.mark.parametrize(
    "line",
    ["The old gate leaks: nobody cares.", "“Moor: it leaks.”", "(Oxmere) (Lab)", "see http://example.org", "It leaks."],
)
def test_no_opening(line: str) -> None:
    assert not [row for row in _core.find_openings(line) if row[0] & (_core.OPENING_COLON | _core.OPENING_ALONE)]


SPOKEN = _core.spoken_words(["I", "you", "thanks"])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ada: I see.\nOmar: You do.\nAda: I do.\nOmar: Good.\n", {"colon"}),
        ("Ada: A gate.\nOmar: A wall.\nAda: A pier.\nOmar: A boat.\n", set()),
        ("Ada:\nI see.\n\nOmar:\nYou do.\n\nAda:\nI do.\n\nOmar:\nGood.\n", {"alone", "colon", "dash"}),
        (
            "<p><b>Ada:</b> I see.</p><p><b>Omar:</b> You do.</p><p><b>Ada:</b> Thanks.</p><p><b>Omar:</b> No.</p>",
            {"colon", "emphasis"},
        ),
        ("Photo: You.\nPhoto: I.\nPhoto: A pier.\nPhoto: A boat.\n", set()),
        ("Where: Oxmere.\nWhen: Monday.\nCost: Nothing.\n", set()),
        ("Home\nNews\nSport\nHome\nNews\nSport\nHome\n", set()),
        ("Ada\nI see.\nOmar\nYou do.\nAda\nI do.\nOmar\nGood.\n", {"alone", "colon", "dash"}),
        ("Gates\nI see.\nWalls\nYou do.\nPiers\nI do.\nBoats\nGood.\nGates\nBad.\n", set()),
        ("ada  9:02\nI see.\nomar  9:03\nYou do.\nada  9:04\nNo.\n omar  9:05\nThanks.\n", {"alone", "colon", "dash"}),
        ("<ada> I see\n<omar> you do\n<ada> I do\n<omar> good\n", {"tag"}),
        ("<p> I see\n<p> you do\n<p> I do\n<p> good\n", set()),
        ('<u who="a" id="1">No.</u>\n<u who="b" id="2">Yes.</u>\n<u who="a" id="3">No.</u>\n', {"tag"}),
        ("A gate leaks.\nI saw it.\nA wall leaks.\n", set()),
        ("**Gates**\n\n**Walls**\n\n**Piers**\n", set()),
        ("**You saw it.**\nNo.\n\n**I heard.**\nOh.\n\n**Thanks for that.**\nBye.\n", {"emphasis"}),
        ("Q. Where?\nA. Here.\nQ. When?\n", {"stop"}),
        ("Why is it so?\nNobody knows.\nWho built it?\nMoor did.\nDoes it hold?\nNo.\n", {"question"}),
        ("", set()),
    ],
)
def test_the_kinds_that_turns_are_likely_to_have(text: str, kinds: set[str]) -> None:
    assert names_of(_core.turns_likely(text, SPOKEN)) == kinds
    assert names_of(_core.turns_likely(text + "Ω🙂", SPOKEN)) == kinds


def test_a_set_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="spoken_words"):
        _core.turns_likely("", b"")
