"""Escapes of JSON and CSV that have come into a text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex.language import load_language
from quotex.quotations import extract
from quotex.quotations.escapes import unescape

ENGLISH = load_language("en")

ARTICLE = """The mill at Oxmere shut on Friday.

"We came in at six," said Ada Moor, a foreman. "There was a note ("closed") on the gate."

Ben Cole, who owns the mill, called it "a hard day". He added: "The river is low."
"""


def found(text: str) -> list[tuple[str, str | None]]:
    return [
        (quote.text.replace("\\n", " "), quote.speaker and quote.speaker.name)
        for quote in extract(text, ENGLISH)[0]
        if quote.parent is None and "note" not in quote.text
    ]


@pytest.mark.parametrize(
    "text",
    [ARTICLE.replace('"', '""'), ARTICLE.replace('"', '\\"'), json.dumps(ARTICLE)[1:-1]],
    ids=["csv", "marks", "json"],
)
def test_an_escaped_text_says_what_it_says_without_escapes(text: str) -> None:
    assert found(text) == found(ARTICLE)
    for quote in extract(text, ENGLISH)[0]:
        for part in (quote, quote.speaker, quote.cue):
            assert part is None or part.text == text[part.start : part.end]


@pytest.mark.parametrize(
    "text",
    [
        "",
        ARTICLE,
        'He said "no", and the value is "".',
        'print(""); print("")',
        'He said \\"no\\" and "yes".',
        "C:\\new is a folder",
        "one \\n two\n three \\n four",
    ],
)
def test_what_need_be_no_escape_stays(text: str) -> None:
    scan = ENGLISH.scan(text)
    assert unescape(scan, ENGLISH) is scan


@given(st.lists(st.sampled_from(['\\"', '""', "\\n", "word", " ", "\\", "(", "said", "\ud800", "🙂"])).map("".join))
def test_no_offset_moves(text: str) -> None:
    plain = unescape(ENGLISH.scan(text), ENGLISH).text
    assert len(plain) == len(text)
    assert all(old == new or old in '\\"n' for old, new in zip(text, plain, strict=True))
