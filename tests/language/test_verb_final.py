"""Word order is data: quotations in an invented verb-final language are attributed without any code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quotex import Pipeline
from quotex.language.catalogue import catalogue

FOLDER = Path(__file__).parent / "verb_final"
PIPELINE = Pipeline(str(FOLDER), kinds=["direct", "mixed", "scare"])
EXAMPLES = [
    (rule.id, example["text"], example["speaker"])
    for rule in catalogue(str(FOLDER)).values()
    if rule.id.startswith("Q")
    for example in rule.examples
]


@pytest.mark.parametrize(("rule", "text", "speaker"), EXAMPLES)
def test_the_speaker_is_found_by_its_pattern(rule: str, text: str, speaker: str) -> None:
    (quote,) = PIPELINE.extract(text)
    assert quote.speaker is not None
    assert (quote.speaker.text, rule in quote.rules) == (speaker, True)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moor sor “ta pont” ko ori.",  # not a verb of saying
        "“Ta pont ori,” sapi ko Ada Moor sor.",  # an order that the language does not have
        "Ta lago “gran vero” domi.",
    ],
)
def test_no_speaker_is_found_in_another_order(text: str) -> None:
    assert not any(quote.speaker for quote in PIPELINE.extract(text))


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("attribution.toml", "ADJUNCTS cue", "ADJUNTS cue", r"verb-at-the-end: 'ADJUNTS' is no macro, at character"),
        ("quotations.toml", '"QA107", ', "", "order: leaves out rule 'QA107'"),
        ("quotations.toml", '"QA107", ', '"QA107", "QA104", ', "order: no pattern and no function has the id 'QA104'"),
    ],
)  # fmt: skip
def test_an_error_in_the_patterns_of_a_pack_stops_the_pipeline(
    tmp_path: Path, file: str, old: str, new: str, complaint: str
) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(FOLDER, folder)
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        Pipeline(folder)
