"""Fixtures: the speaker of the last quotation of a text, the speakers of a story, and the steps of an extraction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex import _core
from quotex.language.loading import Language, load_language
from quotex.model import Speaker
from quotex.pipeline import KINDS
from quotex.quotations import extract
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.story_assembly import extract_story

ENGLISH = load_language("en")
EVERYTHING = frozenset(KINDS)


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
    """A function from a text to the name of the speaker of its last quotation."""

    def name_of(text: str) -> str | None:
        speaker = extract(text, ENGLISH)[0][-1].speaker
        return speaker.name if speaker else None

    return name_of


@pytest.fixture
def story_speakers() -> Callable[[str], list[str | None]]:
    """A function from a story to the name of the speaker of each quotation."""

    def story_speakers(text: str) -> list[str | None]:
        quotes, _people = extract_story(ENGLISH.scan(text), ENGLISH, frozenset({"direct"}))
        return [quote.speaker.name if quote.speaker else None for quote in quotes]

    return story_speakers


@pytest.fixture
def steps(lines_run: Callable[[Callable[[], object]], int], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """A function from a text to the number of steps that extracting its quotes of all kinds takes.

    Steps are the lines of Python that run, and the tokens over which searches for a tag walk (in C).
    """
    walked = 0
    init = Tokens.__init__

    def counted(search: Callable[[int, int, int], int], *, forward: bool) -> Callable[[int, int, int], int]:
        def counting(mask: int, start: int, stop: int) -> int:
            nonlocal walked
            found = search(mask, start, stop)
            walked += max(stop - start, 0) if found < 0 else found - start if forward else stop - found
            return found

        return counting

    def init_counting(tokens: Tokens, scan: _core.Scan, language: Language) -> None:
        init(tokens, scan, language)
        tokens.next_tagged = counted(tokens.next_tagged, forward=True)
        tokens.prev_tagged = counted(tokens.prev_tagged, forward=False)

    def steps(text: str) -> int:
        nonlocal walked
        walked = 0
        lines = lines_run(lambda: extract(text, ENGLISH, kinds=EVERYTHING))
        return lines + walked

    monkeypatch.setattr(Tokens, "__init__", init_counting)
    extract("“It rained,” said Ada Moor.", ENGLISH, kinds=EVERYTHING)  # fills the caches
    return steps
