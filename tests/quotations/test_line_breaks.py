"""A line break inside a sentence loses no speaker in a text that is not hard-wrapped."""

import textwrap

import pytest

from quotex import Pipeline, extract, process

WORDS = "She is not a ship, she is a habit,"
NEWS = [
    f"“{WORDS}” said Mayor Adaeze Holloway.",
    f'"{WORDS}" the mayor, Adaeze Holloway, told reporters on Tuesday.',
    f"The mayor of Port Linden, Adaeze Holloway, said of the old ferry: “{WORDS.rstrip(',')}.”",
    "In the words of Adaeze Holloway, the old ferry of the town is “not a ship but a habit” of its people.",
]


def said(text):
    return [(quote.text.replace("\n", " "), quote.speaker and quote.speaker.name) for quote in extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS}” said\nMayor Adaeze Holloway.",
        f'"{WORDS}" said\nMayor Adaeze Holloway.',
        f"“{WORDS}”\nsaid Mayor Adaeze Holloway.",
        f"“{WORDS}”\nMayor Adaeze Holloway said.",
        f"“{WORDS}” Adaeze Holloway\nsaid on Tuesday.",
        f"“{WORDS}” said Mayor\nAdaeze Holloway.",
        f"“{WORDS}” said the\nMayor, Adaeze Holloway.",
        "“She is not a ship,\nshe is a habit,” said Mayor Adaeze Holloway.",
        "‘She is not a ship, she is\r\na habit,’ said Mayor Adaeze Holloway.",
    ],
)
def test_the_speaker_is_found_across_a_line_break(text):
    text = text.replace("\r\n", "\n")
    for whole in (text, f"By Imogen Vance\nSign up for our newsletter\n{text}\n“Ask me again,” she added."):
        assert said(whole)[0] == (WORDS, "Adaeze Holloway")
        quote = extract(whole)[0]
        assert whole[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Is she a ship?”\nasked Adaeze Holloway.", "Adaeze Holloway"),
        ("“She is a ship.”\nsaid Adaeze Holloway.", "Adaeze Holloway"),
        ("She is “a habit,” according to\nAdaeze Holloway.", "Adaeze Holloway"),
        ("Adaeze Holloway said on Tuesday that the\nold ferry was “a habit.”", "Adaeze Holloway"),
    ],
)
def test_other_sentences_that_continue_after_a_break(text, name):
    assert [who for _, who in said(text)] == [name]


@pytest.mark.parametrize("text", NEWS)
def test_a_text_broken_anywhere_before_a_small_letter_gives_the_same_quotes(text):
    whole = said(text)
    assert whole[0][1] == "Adaeze Holloway"
    places = [at for at, char in enumerate(text) if char == " " and text[at + 1].islower() and at > len(text) // 3]
    assert len(places) >= 4
    for at in places:
        assert said(f"{text[:at]}\n{text[at + 1 :]}") == whole, at


def test_a_text_wrapped_without_blank_lines_keeps_its_speakers():
    text = "\n".join(textwrap.fill(paragraph, 60) for paragraph in NEWS * 3)
    assert [who for _, who in said(text)] == ["Adaeze Holloway"] * 12


@pytest.mark.parametrize(
    ("first", "name"),
    [
        (f"“{WORDS}” says mayor\n", None),
        (f"“{WORDS}” says Adaeze Holloway\n", "Adaeze Holloway"),
        (f"“{WORDS}” she said\n", None),
        (f"“{WORDS}” said\n\n", None),
        (f"“{WORDS.replace('habit,', 'habit.')}”\n", None),
    ],
)
def test_a_line_that_may_end_is_not_joined(first, name):
    assert [who for _, who in said(f"{first}Bo Lind, who owns the pier, voted against it.")] == [name]


def test_short_lowercase_lines_are_separate_paragraphs():
    assert said("what to bring\na “warm” coat\n“gloves,” said\n“two” pairs of socks") == said(
        "what to bring\n\na “warm” coat\n\n“gloves,” said\n\n“two” pairs of socks"
    )


BROKEN = """The very old ferry of
Port Linden
, as the
Linden Echo
reports
, will be sold, a clerk of the mayor told the
Echo
: “She is a habit.”
“She leaks,”
Imogen Vance
, a
pilot
,
wrote
. “And she is slow.”
On her show “
The Quay
” she called the mayor
’s plan “a mess.”
“Let her go.” —
Omar Reyes
"""
SAID = [
    ("She is a habit.", "a clerk of the mayor"),
    ("She leaks,", "Imogen Vance"),
    ("And she is slow.", "Imogen Vance"),
    ("a mess.", "she"),
    ("Let her go.", "Omar Reyes"),
]


@pytest.mark.parametrize("verb", [extract, lambda text: process(text).quotes])
def test_a_text_broken_at_every_link_loses_no_speaker(verb):
    found = [(quote.text, quote.speaker and quote.speaker.text) for quote in verb(BROKEN) if quote.kind != "scare"]
    assert found == SAID


def test_a_broken_text_is_joined_and_keeps_source_offsets():
    document = process(BROKEN)
    assert document.text.startswith("The very old ferry of Port Linden, as the Linden Echo reports, will be sold,")
    assert "On her show “The Quay” she called the mayor’s plan “a mess.”" in document.text
    assert {edit.rule for edit in document.edits} == {"TX111"}
    for quote in document.quotes:
        assert BROKEN[quote.start : quote.end] == quote.text
        assert document.text[quote.clean_start : quote.clean_end] == quote.text


@pytest.mark.parametrize("line", ["Log in", "Read more of the", "pharma apps", "town: 'Oxmere',", ")", "; }"])
def test_lines_of_menus_and_code_stay_apart(line):
    text = f"{line}\n{line}\nsmall words\n{line}\n"
    assert Pipeline(preset="body", select=["TX111"]).clean(text) == text
