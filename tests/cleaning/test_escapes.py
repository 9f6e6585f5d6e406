"""Escapes of JSON, SQL and CSV left in a text."""

from __future__ import annotations

import json

import pytest

import quotex
from quotex.cleaning.escapes import escapes
from quotex.damage import find_damage
from quotex.edits import apply_edits

ARTICLE = """The mill at Oxmere shut on Friday.

"We came in at six," said Ada Moor, a foreman. "There was a note ("closed") on the gate."

Ben Cole, who owns the mill, called it "a hard day". He added: "The river is low."
"""
DASHED = "“It rained,” said Ada Moor. The wind-“swept” quay was shut in 1918-’19, and is south-\u00adwest of Oxmere."
SPACED = '"It rained," said Ada Moor \u2013 and it poured.\n\n"It leaks," said Ben Cole \u2014 again.\n'
CURLY = "“It rained,” said Ada Moor.\n\n“It poured 🌧,” said Ben Cole."


def found(text: str) -> list[tuple[str, str | None]]:
    return [
        (quote.text.replace("\\n", " "), quote.speaker and quote.speaker.name)
        for quote in quotex.extract(text)
        if quote.parent is None and "note" not in quote.text
    ]


@pytest.mark.parametrize(
    ("text", "article"),
    [
        (ARTICLE.replace('"', '""'), ARTICLE),
        (ARTICLE.replace('"', '""""'), ARTICLE),
        (ARTICLE.replace('"', '\\"'), ARTICLE),
        (json.dumps(ARTICLE)[1:-1], ARTICLE),
        (json.dumps(json.dumps(ARTICLE))[3:-3], ARTICLE),
        (json.dumps(CURLY)[1:-1].replace("\\ud83c\\udf27", "🌧"), CURLY),
        (json.dumps(DASHED)[1:-1], DASHED),
        (json.dumps(SPACED)[1:-1], SPACED),
    ],
    ids=["csv", "csv twice", "marks", "json", "json twice", "codes", "codes behind hyphens", "dashes"],
)
def test_an_escaped_text_gives_the_same_answers_as_the_plain_one(text: str, article: str) -> None:
    assert quotex.clean(text) == quotex.clean(article)
    assert found(text) == found(article)
    for quote in quotex.extract(text):
        for part in (quote, quote.speaker, quote.cue):
            assert part is None or part.text == text[part.start : part.end]


def test_surrogate_pairs_are_joined() -> None:
    text = r"Go\ud83d\ude42, the caf\u00e9 na\u00efvely and \u000a and \udc00 and \u005c"
    assert apply_edits(text, escapes(find_damage(text))) == r"Go🙂, the café naïvely and \u000a and \udc00 and \u005c"


@pytest.mark.parametrize(
    "text",
    [
        "",
        ARTICLE,
        'He said "no", and the value is "".',
        'print(""); print("")',
        'He said \\"no\\" and "yes".',
        "It isn't Moor\\'s; it\\'s Cole\\'s.",
        'x = ""\ny = ""\nz = 1',
        'Write "" in =IF(A1="","",B1). Use "" for blanks.',
        r"G\"odel and Schr\"odinger met.",
        r"Poincar\'e and L\'evy met.",
        r"Write \" in JSON, and \" in C.",
        r"Use [\u4e00-\u9fff] for \u4e00.",
        r"Caf\u00e9 and na\u00efve match [A-Za-z\u00c0-\u024f] and [ -\u00ff].",
        r"\u0041 is A, and \u0042 is B.",
        r'Try str.split("\n") and str.split("\r\n").',
        r"Use \n for a line, \t for a tab and \r\n on Windows.",
        r'Call print("Hello\nWorld\nBye").',
        r"The mark \u201c and the mark \u201d are curly.",
        r'Here "caf\u00e9" is "café", and "\u00fc" is "ü".',
        "C:\\new is a folder",
        "Copy C:\\news\\nato to D:\\tmp.",
        "Set $\\nu$ and $\\neq$.",
        "one \\n two\n three \\n four",
        "\\u201c opens",
    ],
)
def test_text_that_may_not_be_an_escape_is_kept(text: str) -> None:
    assert not list(escapes(find_damage(text)))
