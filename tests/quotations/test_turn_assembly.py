"""Turns as quotes: their shape, the quotations inside them, what is asked for, and what cleaning leaves."""

from __future__ import annotations

import re

import pytest

from quotex import Pipeline, extract, process
from quotex.model import Quote
from quotex.pipeline import KINDS

ARTICLE = """The committee met on Tuesday. “It was late,” said Tova Lind, its clerk. A partial transcript follows.

Ada Moor: Good morning. I told the mayor, "The wall leaks," and nobody listened.

Lena Ortiz: When did you see it?

Moor: On Monday. I said "it will not hold" to the council. They called it "a scandal.

Ortiz: And what did they say? "Nothing," I think.

Moor: Nothing. Do you know why?
"""
CAPTIONS = """WEBVTT

00:01.500 --> 00:03.000
<v Ada Moor>I said, "The wall
leaks," on Monday.

00:03.000 --> 00:05.000
<v Ada Moor>You know it.

00:05.000 --> 00:07.000
<v Omar Reyes>Who told you?

00:07.000 --> 00:09.000
<v Ada Moor>I saw it.
"""


def said(quotes: list[Quote]) -> list[tuple[str, str, str | None]]:
    """Kind, text and name of each quote."""
    return [(quote.kind, quote.text, quote.speaker.name if quote.speaker else None) for quote in quotes]


def test_a_turn_is_the_speech_after_its_label() -> None:
    turns = [quote for quote in process(ARTICLE).quotes if quote.kind == "turn"]
    assert [turn.speaker and turn.speaker.text for turn in turns] == ["Ada Moor", "Lena Ortiz", "Moor", "Ortiz", "Moor"]
    for turn in turns:
        assert ARTICLE[turn.start : turn.end] == turn.text
        assert turn.speaker is not None
        assert ARTICLE[turn.speaker.start : turn.speaker.end] == turn.speaker.text
        assert turn.parent is None
        assert ARTICLE[turn.speaker.end : turn.start] == ": "
        assert turn.confidence > 0.9
    assert turns[2].rules == ("QT101", "QT202")


def test_quotations_in_a_turn_are_under_it_and_do_not_cross_it() -> None:
    quotes = process(ARTICLE).quotes
    inner = [quote for quote in quotes if quote.kind != "turn"]
    assert said(inner) == [
        ("direct", "It was late,", "Tova Lind"),
        ("direct", "The wall leaks,", "Ada Moor"),
        ("mixed", "it will not hold", "Ada Moor"),
        ("mixed", "a scandal.", None),
        ("direct", "Nothing,", "Lena Ortiz"),
    ]
    holders = [quotes[quote.parent].text if quote.parent is not None else "" for quote in inner]
    assert [quote.text in holder for quote, holder in zip(inner, holders, strict=True)] == [False, *[True] * 4]
    assert [quote.id for quote in quotes] == list(range(len(quotes)))


@pytest.mark.parametrize("kinds", [("direct",), ("mixed", "turn"), ("turn",), ("indirect",), KINDS])
def test_what_is_asked_for_changes_no_answer(kinds: tuple[str, ...]) -> None:
    whole, some = Pipeline(kinds=KINDS).process(ARTICLE), Pipeline(kinds=kinds).process(ARTICLE)  # type: ignore[arg-type]
    assert said(some.quotes) == said([quote for quote in whole.quotes if quote.kind in kinds])
    assert [person.to_dict() for person in some.people] == [person.to_dict() for person in whole.people]
    assert all(some.quotes[quote.parent].kind in kinds for quote in some.quotes if quote.parent is not None)
    assert some.form == whole.form


def test_all_who_speak_are_people_in_the_order_in_which_they_do() -> None:
    document = process(ARTICLE)
    assert [person.name for person in document.people] == ["Tova Lind", "Ada Moor", "Lena Ortiz"]
    assert [len(person.mentions) for person in document.people][1:] == [3, 2]
    for quote in document.quotes:
        for id in quote.speaker.people if quote.speaker else ():
            assert quote.speaker is not None
            assert document.people[id].name == quote.speaker.name


@pytest.mark.parametrize("labels", ["Q A", "SPEAKER 1:SPEAKER 2", "THE COURT:THE WITNESS"])
def test_a_label_that_names_nobody_is_the_mention_of_nobody(labels: str) -> None:
    one, two = labels.split(":") if ":" in labels else labels.split()
    lines = [f"{one}: Did you see it?", f"{two}: I did.", f"{one}: Are you sure?", f"{two}: I am. You know me."]
    quotes = extract("Interview.\n\n" + "\n\n".join(lines))
    assert [(quote.speaker.text, quote.speaker.name) for quote in quotes if quote.speaker] == [
        (one, None),
        (two, None),
    ] * 2


def test_captions_give_clean_words_and_their_spans() -> None:
    quotes = process(CAPTIONS).quotes
    first, inner, *rest = quotes
    assert first.clean == 'I said, "The wall leaks," on Monday. You know it.'
    assert inner.clean == "The wall leaks,"
    assert " ".join(CAPTIONS[start:end] for start, end in inner.fragments) == inner.clean
    assert [quote.time for quote in quotes] == [1.5, None, 5.0, 7.0]
    assert {"clean", "fragments", "time"} <= first.to_dict().keys()
    assert inner.parent == first.id
    assert rest[0].clean == rest[0].text == "Who told you?"


def test_cleaning_leaves_turns_alone() -> None:
    talk = ["Share: Hello.", *["Moor: Sign up for our newsletter, I said.", "Reyes: Did you? Thank you."] * 3]
    text = "\n\n".join(["Sign up for our newsletter", *talk[1:], "Share this article", "Advertisement"])
    assert Pipeline().clean(text) == "\n\n".join(talk[1:]) + "\n"
    assert process(CAPTIONS).text.startswith(CAPTIONS[:50])


def test_speech_is_repaired_but_its_label_stays() -> None:
    text = "\n\n".join(["Ada: I said &quot;no&quot;.", "Omar: Did you? I&#39;m glad.", "Ada: Thank you."] * 2)
    document = process(text)
    assert said(document.quotes)[:3] == [
        ("turn", 'I said "no".', "Ada"),
        ("mixed", "no", "Ada"),
        ("turn", "Did you? I'm glad.", "Omar"),
    ]
    assert document.quotes[2].start == text.index("Did you")


def test_segments_are_turns_with_their_labels() -> None:
    document = process(ARTICLE)
    segments = document.segments()
    assert "".join(segment.text for segment in segments) == document.text
    assert [segment.text[:5] for segment in segments if segment.kind == "turn"] == [
        "Ada M",
        "Lena ",
        "Moor:",
        "Ortiz",
        "Moor:",
    ]
    assert [segment.kind for segment in document.turns] == ["turn"] * 5
    assert re.sub(r"⟦\d⟧", "", document.mask()).strip().endswith("A partial transcript follows.")
    assert document.unmask(document.mask()) == document.text


def test_narration_between_turns_is_kept() -> None:
    text = ARTICLE.replace("Ortiz: And", "[Laughter]\n\nOrtiz: And")
    assert [segment.text.strip() for segment in process(text).turns if segment.kind == "narration"] == ["[Laughter]"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (ARTICLE, "transcript"),
        ("The wall of the harbour has leaked for a year. " * 30 + "\n\n" + ARTICLE, "mixed"),
        ("“It rained,” said Ada Moor.", "article"),
        (CAPTIONS, "transcript"),
    ],
)
def test_the_form_of_a_document(text: str, form: str) -> None:
    assert process(text).form == form


def test_the_form_of_a_story() -> None:
    talk = "“It leaks,” Ada said, and looked at the sea.\n\n“Does it?” asked Omar.\n\nShe laughed. “You know.”\n\n"
    assert Pipeline(genre="story").process(talk * 3).form == "story"


def test_a_label_that_the_captions_of_one_turn_repeat_is_no_part_of_the_words() -> None:
    cues = "MOOR: The wall leaks.", "MOOR: It has leaked for a year.", "REYES: Did you?", "MOOR: I called."
    text = "\n".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{words}\n" for at, words in enumerate(cues, 1))
    [first, *_] = [quote for quote in process(text).quotes if quote.kind == "turn"]
    assert first.clean == "The wall leaks. It has leaked for a year."
    assert [text[start:end] for start, end in first.fragments] == ["The wall leaks.", "It has leaked for a year."]
