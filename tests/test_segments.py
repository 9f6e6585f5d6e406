"""The segments of a document, quotations and narration, and its masked text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

import quotex
from quotex.cli.commands import quotex as command

PAGE = """“It leaks,” Ada Moor said. “It always has.”

Share on Facebook

'' We wait, '' Omar Reyes said that “Dr. ‘No’ Lee” had gone. “And we"""

MARKS = ["“", "”", '"', "''", "‘", "’"]
pieces = st.lists(st.sampled_from([*MARKS, " ", "\n\n", "It leaks,", "said Ada Moor.", "⟦", "⟧1⟧", "\ud800", "é"]))


@example("“It leaks,It leaks,“It leaks,said Ada Moor.''")
@given(pieces.map("".join))
def test_segments_tile_the_text(text: str) -> None:
    document = quotex.process(text)
    segments = document.segments()
    assert "".join(segment.text for segment in segments) == document.text
    assert [segment.start for segment in segments[1:]] == [segment.end for segment in segments[:-1]]
    assert all(document.text[segment.start : segment.end] == segment.text != "" for segment in segments)
    assert [segment.quote for segment in segments if segment.quote] == [
        quote for quote in document.quotes if quote.parent is None
    ]


@given(pieces.map("".join))
def test_masked_quotations_are_restored(text: str) -> None:
    document = quotex.process(text)
    assert document.unmask(document.mask()) == document.text


def test_segments_have_speakers() -> None:
    document = quotex.process(PAGE)
    said = [
        (segment.text, segment.speaker and segment.speaker.name) for segment in document.segments() if segment.quote
    ]
    assert said == [
        ("“It leaks,”", "Ada Moor"),
        ("“It always has.”", "Ada Moor"),
        ("'' We wait, ''", "Omar Reyes"),
        ("“Dr. ‘No’ Lee”", "Omar Reyes"),
    ]
    narration = [segment for segment in document.segments() if segment.quote is None]
    assert {segment.kind for segment in narration} == {"narration"}
    assert {segment.confidence for segment in narration} == {None}


def test_narration_is_the_text_outside_quotations() -> None:
    assert quotex.process("“It leaks,” Ada Moor said. “It has.”").narration() == " Ada Moor said. "


def test_indirect_speech_has_no_marks() -> None:
    pipeline = quotex.Pipeline(kinds=["indirect"])
    document = pipeline.process("Ada Moor said it leaks.")
    assert [segment.text for segment in document.segments()] == ["Ada Moor said ", "it leaks", "."]


@pytest.mark.parametrize(
    ("masked", "told"),
    [
        ("⟦2⟧", "quotation 1 is lost: '“It leaks,”'"),
        ("⟦1⟧ ⟦2⟧ ⟦1⟧", "quotation 1 occurs 2 times: '“It leaks,”'"),
        ("⟦1⟧ ⟦2⟧ ⟦3⟧", "⟦3⟧ does not stand for a quotation: there are 2"),
        ("⟦0⟧", "⟦0⟧ does not stand for a quotation: there are 2"),
    ],
)
def test_a_rewrite_without_all_quotations_is_refused(masked: str, told: str) -> None:
    document = quotex.process("“It leaks,” Ada Moor said. “It has.”")
    with pytest.raises(ValueError, match=re.escape(told)):
        document.unmask(masked)


def test_a_rewrite_may_drop_quotations_if_not_strict() -> None:
    document = quotex.process("“It leaks,” Ada Moor said. “It has.”")
    assert document.unmask("Moor: ⟦2⟧", strict=False) == "Moor: “It has.”"


def test_the_command_writes_what_needs_review(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    texts = ["“It leaks,” Ada Moor said.", "The wall leaks.\n\n“It leaks and has always leaked in every spring.”"]
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    done = CliRunner().invoke(command, ["extract", str(source), "-o", str(target), "--needs-review", ".8"])
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in target.read_text().splitlines()]
    assert [[quote["text"] for quote in row["quotes"]] for row in rows] == [
        ["It leaks and has always leaked in every spring."]
    ]
