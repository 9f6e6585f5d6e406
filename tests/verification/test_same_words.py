"""Pairs of wordings that are the same, or are not: each is checked in both directions."""

from __future__ import annotations

import pytest

import quotex

FRAMES = (
    "{} growth of the new money for the town this winter is what we planned",
    "the new money for the town this winter is what we planned after {}",
    "the new money for the town is what {} brings to us this winter",
)
DIFFERENT = [
    *[("5%", other) for other in ("-5%", "−5%", "–5%", ".5%", "<5%", ">5%", "5", "±5%", "~5%", "5‰", "+5%", "5 °")],
    *[("5", other) for other in ("–5", ".5", "$5", "#5", "±5", "5²", "≥5", "5+", "≈ 5", "5/6", "5–6")],
    *[("½", other) for other in ("-½", "½%", "$½", "¼", "2")] + [("1½", "11/2"), ("1½", "1"), ("3-½", "3½")],
    *[("$5", other) for other in ("$.5", "-$5", "€5", "$-5", "£5", "<$5")],
    *[("106", other) for other in ("10⁶", "10/6", "10^6", "10<sup>6</sup>", "10-6", "10.6", "10:6", "10*6", "1,06")],
    *[("10100", other) for other in ("10^100", "10/100", "10-100", "10|100", "10, 100", "10–100")],
    *[("25 million", "2,5 million"), ("rooms 12", "rooms 1,2"), ("23", "2³"), ("5=5", "5≠5"), ("5 = 5", "5 ≠ 5")],
    *[("5 < 6", "5 > 6"), ("x = 5", "x ≠ 5"), ("👍", "👎"), ("✓ all", "✗ all"), ("win 👍 now", "win now")],
    *[("people > profits", "people < profits"), ("people = profits", "people profits"), ("the wall[s]", "the wall")],
    *[("5", other) for other in ("5 million", "5 per cent", "5 000", "5 hundred")]
    + [("fit", "(un)fit"), ("do", "do n’t")],
    *[("million", other) for other in ("5 million", "two million")] + [("hundred thousand", "thousand")],
    *[("▲5%", "▼5%"), ("n̶o̶t̶ all", "not all"), ("bread & butter", "bread butter"), ("R&D", "RD"), ("5 & 6", "5 6")],
    *[("a typical", "atypical"), ("a moral", "amoral"), ("in appropriate", "inappropriate"), ("in secure", "insecure")],
    *[("re-sign", "resign"), ("re-covered", "recovered"), ("may be", "maybe"), ("every day", "everyday")],
    *[("a part", "apart"), ("we’re", "were"), ("he’ll", "hell"), ("man’s laughter", "manslaughter")],
    *[
        ("in 2020 300", "in 2020300"),
        ("~~not~~ all", "not all"),
        ("<!-- not --> all", "not all"),
        ("<del>not</del> all", "not all"),
    ],
    *[("<s class='x'>not</s> all", "not all"), ("no, body", "nobody"), ("U.S.", "us"), ("non-binding", "binding")],
]
SAME = [
    *[("5%", other) for other in ("5 %", "5\u00a0%")],
    *[("-5%", other) for other in ("−5%", "–5%")],
    *[("3–5", other) for other in ("3-5", "3 – 5", "3 - 5")],
    *[("40,000", other) for other in ("40000", "40 000", "40\u202f000", "40’000")],
    *[("$0.5", "$.5"), ("0.5", ".5"), ("1,00,000", "100,000"), ("5 km", "5km"), ("CO₂", "CO2"), ("5≠5", "5 ≠ 5")],
    *[("e-mail", "email"), ("co-operate", "cooperate"), ("re-elect", "reelect"), ("re-opened", "reopened")],
    *[("health care", "healthcare"), ("web site", "website"), ("can not", "cannot"), ("any one", "anyone")],
    *[("don’t", "dont"), ("**not** all", "not all"), ("<b>not</b> all", "not all"), ("re-\nsign", "resign")],
    *[("un<i>think</i>able", "unthinkable"), ("the F-16", "the F16"), ("X™", "X"), ("❤️ it", "❤ it")],
    *[("½", "1/2"), ("1½", "1 1/2"), ("1 ½", "1½"), ("-½", "-1/2"), ("$½", "$1/2"), ("½%", "1/2%"), ("3-½", "3-1/2")],
    *[("the wall" + note, "the wall") for note in ("[1]", "[1][23]", "[^1]", " [sic]", " (sic)")],
    *[("the <!-- old --> wall", "the wall"), ("the 1990’s", "the 1990s"), ("Ph.D.", "PhD")],
    *[("Moor & Sons", "Moor and Sons"), ("R&D", "R & D"), ("AT&amp;T", "AT and T"), ("5&6", "5 and 6")],
    *[("Æsop", "Aesop"), ("œuvre", "oeuvre"), ("Sørensen", "Sorensen"), ("Łódź", "Lodz"), ("Đoković", "Dokovic")],
    *[("COVID-19", "COVID19"), ("1⁄2", "1/2"), ("re\u00adsign", "resign"), ("policy maker", "policymaker")],
    *[("U.S.", other) for other in ("US", "U. S.", "U.**S.**")],
]
FOLDED = ("exact", "folded")


def verdict(draft: str, source: str) -> quotex.Check:
    [check] = quotex.verify(f"Ada Moor said: “{draft}.”", [f"It rained. “{source},” said Ada Moor. It poured."])
    return check


@pytest.mark.parametrize("frame", FRAMES, ids=("first", "last", "inside"))
@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_are_reported(one: str, other: str, frame: str) -> None:
    for draft, source in ((one, other), (other, one)):
        check = verdict(frame.format(draft), frame.format(source))
        is_flagged = check.verdict in FOLDED and check.flags  # not all, before a quotation that begins with all
        assert is_flagged or (check.verdict == "edited" and check.diff and not check.ok), (draft, source)


@pytest.mark.parametrize("frame", FRAMES, ids=("first", "last", "inside"))
@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words_are_found(one: str, other: str, frame: str) -> None:
    for draft, source in ((one, other), (other, one)):
        assert verdict(frame.format(draft), frame.format(source)).verdict in FOLDED, (draft, source)


@pytest.mark.parametrize("broken", ["nob-\nody", "nob- \nody", "nob-\r\n  ody", "nob‐\nody", "nob\u00ad\nody"])
def test_a_word_broken_at_the_end_of_a_line_is_whole(broken: str) -> None:
    narration = """\
The harbour board met on Monday in the old pump house, which
was closed for repairs, and heard the people who use it, and
those who would rather see a new one in its place before the
winter."""
    source = f"""\
{narration}

“We have asked the county three times for help, but {broken} wants to pay for the new wall of the harbour,” said Ada
Moor, the mayor of the town, who had been invited to it, and
who came late.

{narration}"""
    [check] = quotex.verify(
        "“We have asked the county three times for help, but nobody wants to pay,” said Ada Moor.", [source]
    )
    assert (check.verdict, check.speaker) == ("folded", "agrees")


def test_all_capitals_hide_initials() -> None:
    spoken, capitals = "they gave us nothing but a broken wall", "THEY GAVE US NOTHING BUT A BROKEN WALL"
    assert verdict(spoken, capitals).verdict == verdict(capitals, spoken).verdict == "folded"
    assert verdict(spoken, spoken.replace("us", "US")).verdict == "edited"
    assert verdict(spoken, capitals.replace("US", "U.S.")).verdict == "edited"
