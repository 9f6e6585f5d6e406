"""The speakers of one document, counted from the document and from its rows."""

import pytest

from quotex import Pipeline
from quotex.io.rows import extract_row, process_row
from quotex.people.counts import counted, counted_row

TEXTS = {
    "Omar Reyes said that the ferry was late. He added that nobody came.": {"Omar Reyes": 2},
    "“It rained,” said Ada Moor. Omar Reyes said that the ferry was late.": {"Ada Moor": 1, "Omar Reyes": 1},
    "“It rained,” said Ada Moor. Moor and Omar Reyes said that it leaked.": {"Ada Moor": 2, "Omar Reyes": 1},
    "“It rained,” said Ada Moor. She said that the ferry was late.": {"Ada Moor": 2},
}


@pytest.mark.parametrize("text", TEXTS)
def test_indirect_speech_counts_for_speakers_outside_the_list_of_people(text):
    pipeline = Pipeline(kinds=["direct", "mixed", "indirect"])
    document = pipeline.process(text)
    rows = process_row("a", document), extract_row("a", pipeline.extract(text))
    for found in (counted(document), *(counted_row(row["quotes"], row.get("people")) for row in rows)):
        assert {voice.name: voice.quotes for voice in found.voices} == TEXTS[text]
