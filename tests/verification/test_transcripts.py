"""Quotations from transcripts: the turn says who speaks, and labels, times and numbers of lines are no words."""

from __future__ import annotations

import pytest

import quotex
from quotex.turns import reading
from quotex.verification.verifying import Verifier

HEARING = """\
Hearing of the harbour board, Oxmere. The board met in the old pump house.

ADA MOOR, MAYOR: We have asked the county three times for help with the wall. The answer was always the same polite \
letter.

OMAR REYES: The wall has stood for ninety years. The ferry carried stone for it when I was young.

MOOR: Do you know what a new wall costs? We cannot pay for the stone this year.

SPEAKER 1: I have walked on that wall every morning since the flood.

REYES: I think it will stand for ninety more. My father said, “The sea takes what it wants from us.”

(The meeting was interrupted by the noon train to Kelby.)

REYES: As Lena Ortiz said, “Every boat needs a dry harbour in winter.” I would not sell the ferry.

MOOR: Thank you, Mr. Reyes. Do we want to vote now?
"""
INTERVIEW = """\
**Q:** What did the county answer when you asked for money?

**A:** I got a polite letter about the budget, and nothing more.

**Q:** Would you ask a fourth time if the wall broke?

**A:** I would drive there myself, and I would bring the stones.

**Q:** Are you still the mayor of this town next spring?

**A:** I hope that my neighbours will say yes.
"""
SRT = """\
1
00:00:01,000 --> 00:00:03,000
ADA MOOR: We have asked the county

2
00:00:03,000 --> 00:00:06,000
three times for help with the wall.

3
00:00:06,000 --> 00:00:08,000
I counted the cracks, and there were

4
00:00:08,000 --> 00:00:09,000
42

5
00:00:09,000 --> 00:00:12,000
on Monday morning.

6
00:00:12,000 --> 00:00:15,000
OMAR REYES: The wall has stood for ninety

7
00:00:15,000 --> 00:00:18,000
OMAR REYES: years, and I think it will stand for more.

8
00:00:18,000 --> 00:00:20,000
ADA MOOR: Do you know what it costs?
"""
VOICES = """\
WEBVTT

00:00:01.000 --> 00:00:03.000
<v Ada Moor>We have asked the <i>county</i></v>

00:00:03.000 --> 00:00:06.000
<v Ada Moor>three times for<00:00:04.000><c> help</c><00:00:05.000><c> with</c> the wall.</v>

00:00:06.000 --> 00:00:08.000
<v Omar Reyes>It has stood for ninety years.</v>
"""
ROLLING = """\
WEBVTT

00:00:01.000 --> 00:00:03.000
>> ADA MOOR: We have asked the county

00:00:03.000 --> 00:00:06.000
>> ADA MOOR: We have asked the county
three times for help with the wall.

00:00:06.000 --> 00:00:08.000
three times for help with the wall.
>> OMAR REYES: It has stood for ninety years,

00:00:08.000 --> 00:00:09.000
>> OMAR REYES: It has stood for ninety years,
and I think it will stand for ninety more.

00:00:09.000 --> 00:00:10.000
and I think it will stand for ninety more.
>> ADA MOOR: Do you know what it costs?
"""
_LINES = """\
MS. MOOR: Mr. Reyes, how long has the wall
stood in the harbour?
MR. REYES: It has stood for ninety years, and
23 men built it. I think it was disap-
pointing to see 7 of the
41 cracks again.
MS. MOOR: Do you know what it costs?
MR. REYES: I do not.
"""
NUMBERED = "\n".join(f"{1 + at % 25:2}  {line}" for at, line in enumerate((_LINES * 4).splitlines()))
CHAT = """\
Ada Moor 0:12
We have asked the county three times for help with the wall.

Ada Moor 0:20
The answer was always the same polite letter about the budget.

Omar Reyes 0:31
The wall has stood for ninety years. I think it will stand for more.

Ada Moor 0:40
Do you know what a new wall costs? I have the offers here.
"""


def check(draft: str, *sources: str) -> quotex.Check:
    [found] = quotex.verify(draft, sources)
    return found


@pytest.mark.parametrize(
    ("source", "quotation", "speaker", "verdict", "compared"),
    [
        # The speaker is that of the turn.
        (HEARING, "We have asked the county three times for help", "Ada Moor", "exact", "agrees"),
        (HEARING, "We have asked the county three times for help", "the mayor", "exact", "agrees"),
        (HEARING, "We have asked the county three times for help", "Omar Reyes", "exact", "differs"),
        (HEARING, "We have asked the county three times for help", "Ben Hale", "exact", "differs"),
        (HEARING, "We cannot pay for the stone this year", "Moor", "exact", "agrees"),
        (HEARING, "Do you know what a new wall costs", "Reyes", "exact", "differs"),
        (HEARING, "The wall had stood for ninety years", "Ada Moor", "edited", "differs"),
        # A label that names nobody.
        (HEARING, "I have walked on that wall every morning since the flood", "Ada Moor", "exact", "unknown"),
        (HEARING, "I have walked on that wall every morning since the flood", "Speaker 1", "exact", "unknown"),
        (INTERVIEW, "I got a polite letter about the budget", "Ada Moor", "exact", "unknown"),
        (INTERVIEW, "Would you ask a fourth time if the wall broke", "Q", "exact", "unknown"),
        # A quotation inside a turn is by its own speaker, or else by that of the turn.
        (HEARING, "Every boat needs a dry harbour in winter", "Lena Ortiz", "exact", "agrees"),
        (HEARING, "Every boat needs a dry harbour in winter", "Ada Moor", "exact", "differs"),
        (HEARING, "I would not sell the ferry", "Omar Reyes", "exact", "agrees"),
        # What a cut leaves out is said by the same person.
        (HEARING, "We have asked the county … The answer was always the same", "Ada Moor", "elided", "agrees"),
        (HEARING, "The answer was always the same polite letter … stood for ninety years", "Moor", "spliced", None),
        (HEARING, "asked the county three times for help … what a new wall costs", "Moor", "spliced", None),
        (HEARING, "I have walked on that wall every morning … it will stand for ninety more", "Reyes", "spliced", None),
        (HEARING, "The sea takes what it wants … Every boat needs a dry harbour", "Reyes", "elided", None),
        (HEARING, "the same polite letter. The wall has stood for ninety years", "Moor", "spliced", None),
        (INTERVIEW, "I got a polite letter … I would drive there myself", "Moor", "spliced", None),
        (INTERVIEW, "and nothing more … Would you ask a fourth time", "Moor", "spliced", None),
        # Turns of one speaker that follow each other are one.
        (CHAT, "help with the wall. The answer was always the same polite letter", "Ada Moor", "folded", "agrees"),
        (CHAT, "We have asked the county … polite letter about the budget", "Ada Moor", "elided", "agrees"),
        (CHAT, "polite letter about the budget … The wall has stood", "Ada Moor", "spliced", None),
        # Times, numbers and labels of cues are no words, but a number that is said is one.
        (SRT, "We have asked the county three times for help with the wall", "Ada Moor", "exact", "agrees"),
        (SRT, "I counted the cracks, and there were 42 on Monday morning", "Ada Moor", "exact", "agrees"),
        (SRT, "I counted the cracks, and there were on Monday morning", "Ada Moor", "edited", "agrees"),
        (SRT, "stood for ninety years, and I think it will stand", "Omar Reyes", "exact", "agrees"),
        (SRT.replace("county\n", "county -\n"), "the county - three times for help", "Ada Moor", "exact", "agrees"),
        (SRT, "there were 42 on Monday morning. The wall has stood", "Ada Moor", "spliced", None),
        (SRT, "We have asked the county … there were 42", "Ada Moor", "elided", "agrees"),
        (VOICES, "We have asked the county three times for help with the wall", "Ada Moor", "exact", "agrees"),
        (VOICES, "It has stood for ninety years", "Ada Moor", "exact", "differs"),
        (ROLLING, "We have asked the county three times for help with the wall", "Ada Moor", "exact", "agrees"),
        (ROLLING, "stood for ninety years, and I think it will stand", "Omar Reyes", "exact", "agrees"),
        (ROLLING, "help with the wall … It has stood for ninety years", "Ada Moor", "spliced", None),
        (NUMBERED, "how long has the wall stood in the harbour", "Moor", "exact", "agrees"),
        (NUMBERED, "It has stood for ninety years, and 23 men built it", "Reyes", "exact", "agrees"),
        (NUMBERED, "It has stood for ninety years, and men built it", "Reyes", "edited", "agrees"),
        (NUMBERED, "It was disappointing to see 7 of the 41 cracks", "Reyes", "folded", "agrees"),
    ],
)
def test_quotations_of_transcripts(
    source: str, quotation: str, speaker: str, verdict: str, compared: str | None
) -> None:
    found = check(f"“{quotation},” {speaker} said.", source)
    assert found.verdict == verdict, found.to_dict()
    assert compared is None or found.speaker == compared, found.to_dict()


@pytest.mark.parametrize(
    ("speaker", "compared"),
    [("Ada", "agrees"), ("Ada Moor", "agrees"), ("Moor", "unknown"), ("Omar", "differs"), ("Omar Reyes", "differs")],
)
def test_a_label_may_be_the_first_name_of_a_person_with_a_last_name(speaker: str, compared: str) -> None:
    source = HEARING.replace("ADA MOOR, MAYOR", "Ada").replace("MOOR", "Ada").replace("OMAR REYES", "Omar")
    source = source.replace("REYES", "Omar").replace("Mr. Reyes", "Omar")
    assert check(f"“We have asked the county three times for help,” {speaker} said.", source).speaker == compared


def test_words_outside_turns_are_narration() -> None:
    found = check("“The meeting was interrupted by the noon train,” Omar Reyes said.", HEARING)
    assert (found.verdict, found.in_speech, found.ok) == ("exact", False, False)
    assert check("“I would not sell the ferry,” Omar Reyes said.", HEARING).in_speech


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (SRT, "the county\n\n2\n00:00:03,000 --> 00:00:06,000\nthree times for help"),
        (
            ROLLING,
            "the county\n\n00:00:03.000 --> 00:00:06.000\n>> ADA MOOR: We have asked the county\nthree times for help",
        ),
    ],
)
def test_the_place_in_the_source_has_times_and_labels(source: str, text: str) -> None:
    found = check("“the county three times for help,” Ada Moor said.", source)
    assert found.source is not None
    assert source[found.source.start : found.source.end] == found.source.text == text
    assert (found.others, found.verdict) == (0, "exact")


def test_rolling_captions_are_read_once() -> None:
    assert check("“three times for help with the wall,” Ada Moor said.", ROLLING).others == 0


def test_a_quotation_in_a_turn_of_a_draft_is_by_the_speaker_of_the_turn() -> None:
    draft = HEARING.replace(
        "The ferry carried stone for it when I was young.", "“We cannot pay for the stone this year.”"
    )
    by_text = {found.text: found for found in quotex.verify(draft, [HEARING])}
    assert by_text["We cannot pay for the stone this year."].speaker == "differs"
    assert by_text["Every boat needs a dry harbour in winter."].speaker == "agrees"


def test_a_quotation_in_the_captions_of_a_draft_has_no_times() -> None:
    draft = SRT.replace("ADA MOOR: We", "ADA MOOR: “We").replace("for help with the wall.", "for help” with the wall.")
    assert [found.verdict for found in quotex.verify(draft, [HEARING])] == ["exact"]


def test_processes_find_the_same() -> None:
    verifier = Verifier(["“We have asked the county three times for help with the wall,” Ada Moor said."])
    sources = [("srt", SRT), ("rolling", ROLLING), ("hearing", HEARING)]
    one, two = ([checks[0].to_dict() for checks in verifier.run(sources, workers=workers)] for workers in (1, 2))
    assert one == two


def test_the_turns_of_a_source_are_read_once_for_all_quotations(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = reading.read_transcript
    monkeypatch.setattr(reading, "read_transcript", lambda text, *rest: read.append(text) or real(text, *rest))
    draft = "“We have asked the county three times for help,” Ada Moor said.\n\n"
    for count in (1, 41):
        read.clear()
        quotex.verify(draft * count, [HEARING, INTERVIEW])
        assert read == [HEARING] * 2  # for the words, and for their speakers; the other source has no quotation


def test_captions_of_one_word_are_read() -> None:
    turns = "ADA MOOR: We asked the county for help.", "OMAR REYES: It has stood for years.", "ADA MOOR: Do you know?"
    words = [word for turn in turns for word in turn.replace(" ", "_", 2).split()]
    times = [f"{at}\n00:00:{at:02},000 --> 00:00:{at + 1:02},000\n" for at in range(1, len(words) + 1)]
    source = "\n\n".join(map("".join, zip(times, words, strict=True))).replace("_", " ")
    assert check("“We asked the county for help,” Ada Moor said.", source).verdict == "exact"
