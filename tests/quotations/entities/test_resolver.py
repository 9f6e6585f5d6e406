"""What is known about a speaker whom the document does not name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex import Pipeline
from quotex.model import Kind, Speaker
from quotex.pipeline import KINDS


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("The audience", "group"),
        ("The aide", "person"),
        ("The purser", "person"),
        ("The firm", "organization"),
        ("The islander", "person"),
        ("The young Uruguayan", "person"),
        ("The borough", "organization"),
        ("A Ministry of Health spokesman", "person"),
        ("A spokesman for the Ministry of Health", "person"),
        ("The voiceover", None),
    ],
)
def test_the_noun_shows_the_kind(speaker_of: Callable[[str], Speaker], speaker: str, kind: str | None) -> None:
    assert speaker_of(f"{speaker} called the dam “a marvel.”").kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "“It leaks,” said Robin Vance, a clerk. “The dam is old,” she added.",
        "“It leaks,” said Robin Vance. The town waits. “It always has,” she added, and spoke of “grey water.”",
        "Lorimer said the dam “leaks.” Lorimer, which is in Oxmere, said it was “old.” It added: “We know.”",
    ],
)
@pytest.mark.parametrize("kinds", [("direct", "mixed"), KINDS])
def test_speakers_get_facts_that_the_document_gives_later(text: str, kinds: tuple[Kind, ...]) -> None:
    document = Pipeline(kinds=kinds).process(text)
    told = [(person.kind, person.role, person.gender) for person in document.people]
    speakers = [quote.speaker for quote in document.quotes if quote.speaker and quote.speaker.people]
    assert len(speakers) >= 2
    for speaker in speakers:
        assert (speaker.kind, speaker.role, speaker.gender) == told[speaker.people[0]]
