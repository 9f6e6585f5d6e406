"""Texts in one case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex.language.loading import load_language
from quotex.normalization.truecasing import truecase
from quotex.quotations import extract

ENGLISH = load_language("en")

ARTICLE = """The mill at Oxmere shut on Friday. Will Cole, who owns it, said he had no choice.

“The river is low,” Cole said. “It will rise in May.”

“Nobody told us,” said Mayor Ada J. Moor of Ohio. “I’ve asked Mr. Cole twice.” The men, she added, “were furious”.

Moor’s aide, Eva Brandsma, called it “a shame”. The farmers said they had asked Wyss. “No,” said Wyss.
"""

TITLE_CASE = " ".join(word[:1].upper() + word[1:] for word in ARTICLE.replace("“", "“ ").split(" ")).replace("“ ", "“")


def cased(text: str) -> str:
    return truecase(ENGLISH.scan(text), ENGLISH).text


def speakers(text: str) -> list[tuple[int, int, str | None]]:
    return [(quote.start, quote.end, quote.speaker and quote.speaker.name) for quote in extract(text, ENGLISH)[0]]


@pytest.mark.parametrize("text", [ARTICLE.lower(), ARTICLE.upper(), TITLE_CASE])
def test_names_get_their_capitals(text: str) -> None:
    found = cased(text)
    for name in (
        "Will Cole",
        "It will rise",
        "Cole said",
        "Ada J. Moor of Ohio",
        "I’ve",
        "Mr. Cole",
        "Moor’s aide",
        "Eva Brandsma",
    ):
        assert name in found
    assert found.count("Wyss") == 2


@pytest.mark.parametrize("text", [ARTICLE.lower(), ARTICLE.upper(), TITLE_CASE])
def test_a_text_in_one_case_has_the_same_speakers(text: str) -> None:
    assert speakers(text) == speakers(ARTICLE)
    for quote in extract(text, ENGLISH)[0]:
        for part in (quote, quote.speaker, quote.cue):
            assert part is None or part.text == text[part.start : part.end]


@pytest.mark.parametrize("text", ["", ARTICLE, "it rained", "IT RAINED", "雨が降った。" * 20, "12 34 56 " * 9])
def test_other_texts_are_not_changed(text: str) -> None:
    scan = ENGLISH.scan(text)
    assert truecase(scan, ENGLISH) is scan


@given(
    st.lists(st.sampled_from([*ARTICLE.lower().split(" "), "ß", "ŉ", "İ".lower(), "ǰ", "\ud800", "ﬁ", "🙂", "\0"])).map(
        " ".join
    )
)
def test_no_offset_moves(text: str) -> None:
    whole = ARTICLE.lower() + text
    assert cased(whole).lower() == whole.lower()
    assert len(cased(whole)) == len(whole)


@pytest.mark.parametrize("unit", ["?!\n\n", "***\n\n", '"?" '])
def test_sentences_without_a_word_take_linear_time(unit: str, lines_run) -> None:
    short, long = (ARTICLE.lower() + "\n\n" + unit * times for times in (100, 200))
    assert lines_run(lambda: cased(long)) < 2 * lines_run(lambda: cased(short))


def test_a_name_with_many_initials_has_its_last_name() -> None:
    assert "Ada A. A. A. Moor" in cased(ARTICLE.lower() + " it rained, said ada a. a. a. moor.").replace(" a.", " A.")
