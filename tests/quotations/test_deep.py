"""Deeply nested phrases: no recursive rule runs out of stack."""

import pytest

from quotex import extract

TURNS = "“Is it shut?” the old woman asked.\n“It is.”\n“Since when?”\nHe sat down.\n“Noon.”\n“Go.”\n“Yes.”\n"
STORY = TURNS * 12


@pytest.mark.parametrize(
    "text",
    [
        STORY + "“Go,” said a " + "grim, " * 980 + "dark man.\n",
        STORY + "“Go,” said " + "the voice of " * 500 + "Ada.\n",
        STORY + "The edge of " + "the edge of " * 980 + "the wall and said, “Go.”",
        STORY + "The mayor of " + "the mayor of " * 4000 + "the town, saying, “Go.”",
        STORY + "Ada Moor and " * 500 + "Ada Moor, who said, “Go.”",
        STORY + "Ada Moor and " * 4000 + "Ada Moor, a farmer from Oxmere said, “Go.”",
        "Teachers and " * 600 + "farmers came. One said: “Go.”",
        "Ada Moor and " * 600 + "Ben Cole said: “Go.”",
        "The mayor of " * 600 + "the town said: “Go.”",
    ],
)
def test_a_phrase_holds_any_number_of_phrases(text: str) -> None:
    assert extract(text)[-1].text in ("Go.", "Go,")  # and no RecursionError
