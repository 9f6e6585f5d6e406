"""Who says the last quotation of a text, and who speaks in a story."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex import _core
from quotex.language import load_language
from quotex.model import Speaker
from quotex.quotations import extract, extract_story

ENGLISH = load_language("en")


@pytest.fixture
def speaker_of() -> Callable[[str], Speaker]:
    """A function from a text to the speaker of its last quotation, which must have one."""

    def speaker_of(text: str) -> Speaker:
        speaker = extract(text, ENGLISH)[0][-1].speaker
        assert speaker is not None
        return speaker

    return speaker_of


@pytest.fixture
def name_of() -> Callable[[str], str | None]:
    """A function from a text to the name of whoever says its last quotation."""

    def name_of(text: str) -> str | None:
        speaker = extract(text, ENGLISH)[0][-1].speaker
        return speaker.name if speaker else None

    return name_of


@pytest.fixture
def story_speakers() -> Callable[[str], list[str | None]]:
    """A function from a story to the names of those who speak it, quotation by quotation."""

    def story_speakers(text: str) -> list[str | None]:
        quotes, _people = extract_story(_core.scan(text, ENGLISH.lexicon), ENGLISH, frozenset({"direct"}))
        return [quote.speaker.name if quote.speaker else None for quote in quotes]

    return story_speakers
