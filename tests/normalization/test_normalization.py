"""A text is read as a reader sees it, and offsets point into the unchanged text."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotex
from quotex import Quote
from quotex._core import scan
from quotex.cleaning.characters import CHARACTERS, NEXT_LINE
from quotex.cleaning.repair import READING
from quotex.normalization import normalized

PLAIN = "“It rained,” said Ada O’Moor, a farmer. “The river rose.”\n\nBen Cole called it “a hard day”."


def answers(quotes: list[Quote]) -> list[tuple[str | None, tuple[str, ...], float]]:
    return [(quote.speaker and quote.speaker.name, quote.rules, quote.confidence) for quote in quotes]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("“", "&ldquo;").replace("”", "&#8221;").replace("’", "&rsquo;"),
        PLAIN.replace("“", "\x93").replace("”", "\x94").replace("’", "\x92"),
        PLAIN.replace("“", "â€œ").replace("”", "â€\x9d").replace("’", "â€™"),
        PLAIN.replace("Ada O’Moor", "**Ada O’Moor**").replace("Ben Cole", "[Ben Cole](/people/cole)"),
        PLAIN.replace("“", "_“").replace("”", "”_"),
        PLAIN.replace("Ada O’Moor", '<a href="/moor">Ada <b>O’Moor</b></a>').replace("\n\n", "<br><br>"),
        PLAIN.replace("”", "”[12]").replace("farmer.", "farmer.³"),
        PLAIN.replace("“", "\ufffd").replace("”", "\ufffd").replace("’", "\ufffd"),
        PLAIN.replace("\n\n", "\n").replace("“", "> “", 1).replace("\nBen", "\n\n> Ben"),
        PLAIN.replace("“", "\u200b“").replace("farmer", "far\u00admer"),
    ],
    ids=["entities", "windows", "misread", "markdown", "emphasis", "tags", "footnotes", "lost", "lines", "invisible"],
)
def test_codes_and_markup_are_read_as_their_meaning(text: str) -> None:
    expected = quotex.extract(PLAIN)
    for quotes in (quotex.extract(text), quotex.process(text).quotes):
        assert answers(quotes) == answers(expected)
    for quote, plain in zip(quotex.extract(text), expected, strict=True):
        assert quote.text == text[quote.start : quote.end] == plain.text
        assert quote.clean_start is None
        for part in (quote.speaker, quote.cue):
            assert part is not None
            assert part.text == text[part.start : part.end]


@pytest.mark.parametrize(
    "said", ["_Will_ you go?", "I say _Never!_", "<i>Will</i> you go?", "&hellip;And we go", "Go, I say&nbsp;&hellip;"]
)
def test_a_quotation_includes_everything_between_its_marks(said: str) -> None:
    text = f"“{said}” asked <b>Ada Moor</b>, and <i>left</i>."
    quote = quotex.extract(text)[0]
    assert quote.text == text[quote.start : quote.end] == said


def test_text_that_cleaning_keeps_is_normalized_for_reading() -> None:
    text = "The mill shut.\n\nAdvertisement\n\n&quot;It rained,&quot; said <b>Ada Moor</b>.\n"
    document = quotex.Pipeline(ignore=["TX1"]).process(text)
    assert document.text == text.replace("Advertisement\n\n", "")
    (quote,) = document.quotes
    assert (
        quote.text
        == text[quote.start : quote.end]
        == document.text[quote.clean_start : quote.clean_end]
        == "It rained,"
    )
    person = document.people[0]
    assert [text[start:end] for start, end in person.mentions] == ["Ada Moor"]


def test_hyphenated_words_of_a_wrapped_text_are_joined() -> None:
    text = """\
The mill at Oxmere shut on Friday, and no-
body came. “The river rose,” said Ada Moor,
who owns it, “and we are through. I have seen
worse.” The council, which met at noon, had
little to say about the reasons of the flood-
ing or about what comes next. “We shall see
each other again,” said Ben Cole, the may-
or, “and speak of it, as we always do here.”

It rained again on Saturday, said the har-
bour office, and “no boat may leave”.
"""
    assert scan(text).wrapped
    plain = text.replace("-\n", "").replace("\n\n", "\r").replace("\n", " ").replace("\r", "\n\n")
    assert answers(quotex.extract(text)) == answers(quotex.extract(plain))


def test_a_lost_letter_is_not_a_mark() -> None:
    for text in (PLAIN, PLAIN.translate(str.maketrans("“”", '""'))):
        expected = answers(quotex.extract(text))
        assert answers(quotex.extract(text.replace("farmer", "farm\ufffd here"))) == expected


@pytest.mark.parametrize("character", sorted({c for rule in READING & CHARACTERS.keys() for c in CHARACTERS[rule]}))
def test_each_character_that_needs_normalization_is_searched_for(character: str) -> None:
    assert normalized(f"“It{character} rained,” said Ada Moor\x92s son.") is not None
    if character != NEXT_LINE:
        assert normalized(f"“It{character} rained,” said Ada Moor.") is not None


@pytest.mark.parametrize("mark", [".", ",", ":", ";", "!", "?", "…", "”", '"', "’"])
def test_each_mark_before_a_footnote_is_searched_for(mark: str) -> None:
    assert normalized(f"It rained{mark}[12] said Ada Moor.") is not None


def test_a_single_line_after_a_mark_is_kept() -> None:
    assert normalized("> It rained.\nIt poured.") is None


def test_a_text_without_codes_is_read_unchanged() -> None:
    assert normalized(PLAIN) is None
    assert normalized("5 * 3 < 16 & so_on") is None


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "&quot;",
                "said ",
                "Ada Moor",
                " ",
                "**",
                "<b>",
                "</b>",
                "-\n",
                "â€œ",
                "\\n",
                "🙂",
                "\ud800",
            ]
        )
    ).map("".join)
)
def test_spans_point_into_the_text(text: str) -> None:
    for quote in quotex.Pipeline(kinds=["direct", "mixed", "scare", "indirect"]).extract(text):
        for part in (quote, quote.speaker, quote.cue):
            assert part is None or part.text == text[part.start : part.end]


def test_what_no_repair_removes_is_not_normalized(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("quotex.cleaning.repair"), "for_reading", None)
    assert normalized("See https://tideline.example or [sic], `ls` and 2 * 3.\n< 5 m\n- a\n, b\x07\u00a0c") is None
