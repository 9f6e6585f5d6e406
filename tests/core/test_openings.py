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


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Ada: I see.\nOmar: You do.\nAda: I do.\nOmar: Good.\n", 1),
        ("Photo: A gate.\nPhoto: A wall.\nPhoto: A pier.\nPhoto: A boat.\n", 0),
        ("Where: Oxmere.\nWhen: Monday.\nCost: Nothing.\n", 0),
        ("Home\nNews\nSport\nHome\nNews\nSport\nHome\n", 0),
        ("Ada\nI see.\nOmar\nYou do.\nAda\nI do.\nOmar\nGood.\n", 1),
        ("A gate leaks.\nI saw it.\nA wall leaks.\n", 0),
        ("Q. Where?\nA. Here.\nQ. When?\n", 1),
        ("Why is it so?\nNobody knows.\nWho built it?\nMoor did.\nDoes it hold?\nNo.\n", 2),
        ("", 0),
    ],
)
def test_whether_a_text_may_hold_turns(text: str, may: int) -> None:
    assert _core.may_hold_turns(text) == may
    assert _core.may_hold_turns(text + "Ω🙂") == may
