"""The confidence of a name, by the evidence that links the mention to it."""

from __future__ import annotations

import pytest

import quotex


def of_first(text: str, **options: object) -> quotex.Speaker:
    speaker = quotex.extract(text, **options)[0].speaker
    assert speaker is not None
    return speaker


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("“It rained,” said Ada Moor.", "QC102.full.name"),
        ("Ada Moor left. “It rained,” said Moor.", "QC102.part.name"),
        ("“It rained,” said Harvell.", "QC102.single+untold.name"),
        ("“It rained,” said Mayor Harvell.", "QC102.single.name"),
        ("“It rained,” said Ada Moor and Ben Cole.", "QC102.several.name"),
        ("Ada Moor left. “It rained,” she said.", "QC101.subject.name"),
        ("Others met Ada Moor. “It rained,” she said.", "QC101.salient.name"),
        ("Ada Moor, the mayor, left. Others came. “It rained,” the mayor said.", "QC103.office.name"),
        ("Ada Moor, the mayor, left. Others came. “It rained,” the Lund mayor said.", "QC103.office+unmodified.name"),
        ("Lund mayor Ada Moor left. Others came. “It rained,” the Lund mayor said.", "QC103.office.name"),
        ("Ada Moor, a farmer, left. Others came. “It rained,” the farmer said.", "QC103.called.name"),
        ("Ada Moor left. Others came. “It rained,” the former farmer said.", "QC103.likely.name"),
        ("“It rained,” said the farmer, Ada Moor.", "QC103.told.name"),
    ],
)
def test_evidence_for_a_name(text: str, evidence: str) -> None:
    speaker = of_first(text)
    assert speaker._name_evidence == evidence
    assert 0 < (speaker.name_confidence or 0) < 1


def test_a_nameless_speaker_has_no_name_confidence() -> None:
    speaker = of_first("“It rained,” a farmer said.")
    assert (speaker.name, speaker.name_confidence, speaker.to_dict()["name_confidence"]) == (None, None, None)


def test_a_person_whom_a_role_only_fits_is_less_sure_than_a_name() -> None:
    likely = of_first("Ada Moor left. Others came. “It rained,” the former farmer said.")
    named = of_first("“It rained,” said Ada Moor.")
    assert (likely.name_confidence or 0) < 0.8 < 0.95 < (named.name_confidence or 0)


def test_a_name_in_a_story_is_as_sure_as_its_turn() -> None:
    turn = "“It is late,” said Ada.\n\n“Then go,” said Ben.\n\n“I will,” she said, and rose.\n\n“Good,” he said.\n\n"
    quotes = quotex.extract("Ada sat down with Ben, and looked at the sea.\n\n" + 4 * turn)
    named = [quote.speaker for quote in quotes if quote.speaker and quote.speaker.name]
    assert named
    assert all(speaker._name_evidence.startswith("QC301.QA30") for speaker in named)
    assert all(0 < (speaker.name_confidence or 0) < 1 for speaker in named)


def test_certainty_combines_span_speaker_and_name() -> None:
    (quote,) = quotex.extract("“It rained,” said Ada Moor.")
    assert quote.speaker is not None
    assert quote.certainty == quote.confidence * (quote.speaker.name_confidence or 0)
    (unnamed,) = quotex.extract("“It rained,” a farmer said.")
    assert unnamed.certainty == unnamed.confidence
