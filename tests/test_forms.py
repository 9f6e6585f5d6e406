"""The rewritten corpora that the gate measures: their gold moves with their text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1]))  # last, because quotex may not be built there

from benchmarks.forms import FORMS, TO_CLEAN, rewritten

BEFORE = "“Été is a word,” said Élise Moor, a farmer of Oxmere, and left before the river rose again.\n\n"
TEXT = BEFORE + "She called it “odd”."
ROW = {
    "text": TEXT,
    "quotes": [
        {"start": 1, "end": 15, "ostart": 0, "oend": 16, "source": [[22, 32]]},
        {"start": len(BEFORE) + 15, "end": len(BEFORE) + 18, "source": [[len(BEFORE), len(BEFORE) + 3]]},
    ],
    "contents": [{"frags": [[1, 15]], "quoted": 1.0}],
}


@pytest.mark.parametrize("form", [*FORMS, *TO_CLEAN])
def test_gold_moves_with_its_text(form: str) -> None:
    row = rewritten(ROW, form)
    text = row["text"]
    assert text != TEXT
    said, speaker = ("Ã‰tÃ© is a word,", "Ã‰lise Moor") if form == "misread" else ("Été is a word,", "Élise Moor")
    assert [text[quote["start"] : quote["end"]] for quote in row["quotes"]] == [said, "odd"]
    assert [text[start:end] for quote in row["quotes"] for start, end in quote["source"]] == [speaker, "She"]
    assert [text[start:end] for start, end in row["contents"][0]["frags"]] == [said]
    assert said in text[row["quotes"][0]["ostart"] : row["quotes"][0]["oend"]]
