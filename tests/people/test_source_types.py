"""Source types, as newsroom audits count them."""

from __future__ import annotations

import pytest

import quotex
from quotex.io.rows import extract_row, flat_rows

TEXTS = {
    "“It leaks,” said Mayor Ada Moor.": "named person",
    "“It leaks,” said Ada Moor and Ben Cole.": "named person",
    "“It leaks,” she said.": "unnamed person",
    "“It leaks,” said a spokeswoman for Acme Foods.": "unnamed person",
    "“It leaks,” Acme Foods Inc. said.": "organization",
    "“It leaks,” the council said.": "organization",
    "“It leaks,” said two officials.": "group",
    "“It leaks,” a report said.": "document",
    "“It leaks,” Lind said.": None,
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_speaker_has_a_source_type(text: str) -> None:
    (quote,) = quotex.extract(text)
    assert quote.speaker is not None
    assert quote.speaker.source_type == TEXTS[text]
    row = extract_row("a", [quote])
    assert row["quotes"][0]["speaker"]["source_type"] == TEXTS[text]
    assert [flat["speaker_source_type"] for flat in flat_rows("extract", row, text)] == [TEXTS[text]]


def test_source_types_are_counted_over_documents() -> None:
    texts = [*TEXTS, "“It leaks.”", "“It leaks,” said Mayor Ada Moor. “Badly,” said a man."]
    found = {row.name: row.quotes for row in quotex.sources(map(quotex.process, texts), group="source_type")}
    assert found == {
        "named person": 4,  # two people in one quote
        "unnamed person": 3,
        "organization": 2,
        "group": 1,
        "document": 1,
        "?": 1,
        None: 1,
    }
    people = quotex.sources(map(quotex.process, texts))
    assert [(row.kind, row.quotes) for row in people if row.name is None] == [(None, 7)]
