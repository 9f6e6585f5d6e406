"""Texts of which cleaning leaves nothing, or hardly any sentence, which may be an error, are marked and reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import quotex
from quotex.cleaning import sentences_left
from quotex.cli.commands import quotex as command

SENTENCES = [f"Ship number {number} came in on Monday with coal and wood from the north.\n" for number in range(30)]
RESIDUE = "Advertisement\n\nShare on Facebook\n"


@pytest.mark.parametrize(("kept", "left"), [(0, 0.0), (2, 2 / 30), (3, None), (30, None)])
def test_few_sentences_are_left(kept: int, left: float | None) -> None:
    text = "".join(SENTENCES)
    edits = [quotex.Edit(len("".join(SENTENCES[:kept])), len(text), "", "BP911")] if kept < len(SENTENCES) else []
    assert sentences_left(quotex.Cleaned.from_edits(text, edits)) == left


@pytest.mark.parametrize("text", ["", "\n", "Home\n" * 50 + "Ship came in on Monday.\n", SENTENCES[0]])
def test_a_text_that_had_few_sentences_is_not_marked(text: str) -> None:
    assert "sentences_left" not in quotex.process(text).meta


@pytest.mark.parametrize("verb", ["process", "clean"])
def test_the_command_warns_once_and_counts(tmp_path: Path, verb: str) -> None:
    assert quotex.process(RESIDUE).meta["sentences_left"] == 0
    source = tmp_path / "in.jsonl"
    texts = [SENTENCES[0], RESIDUE, RESIDUE]
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    call = [verb, str(source), "-o", str(tmp_path / "out.jsonl"), "--summary", str(tmp_path / "sums.json")]
    done = CliRunner().invoke(command, call)
    assert done.exit_code == 0, done.output
    assert done.stderr.count("in.jsonl:2: cleaning left none of the text") == 1
    assert done.stderr.count("cleaning left") == 1
    assert "2 nearly empty" in done.stderr
    assert json.loads((tmp_path / "sums.json").read_text(encoding="utf-8"))["nearly_empty"] == 2


def test_a_page_of_a_report_says_so(tmp_path: Path) -> None:
    source = tmp_path / "in.txt"
    source.write_text(RESIDUE, encoding="utf-8")
    page = CliRunner().invoke(command, ["process", str(source), "--format", "html"])
    assert "Cleaning left hardly anything of this text" in page.stdout
