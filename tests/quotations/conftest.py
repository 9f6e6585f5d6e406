"""Who says the last quotation of a text, and who speaks in a story."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex import _core
from quotex.language import Language, load_language
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
    """A function from a text to the name of whoever says its last quotation."""

    def name_of(text: str) -> str | None:
        speaker = extract(text, ENGLISH)[0][-1].speaker
        return speaker.name if speaker else None

    return name_of


@pytest.fixture
def story_speakers() -> Callable[[str], list[str | None]]:
    """A function from a story to the names of those who speak it, quotation by quotation."""

    def story_speakers(text: str) -> list[str | None]:
        quotes, _people = extract_story(ENGLISH.scan(text), ENGLISH, frozenset({"direct"}))
        return [quote.speaker.name if quote.speaker else None for quote in quotes]

    return story_speakers


@pytest.fixture
def steps(lines_run: Callable[[Callable[[], object]], int], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """A function from a text to what it takes to extract its quotes of all kinds.

    Counted are the lines of Python that are run, and the tokens that searches for a tag, which are in C, walk over.
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
    extract("“It rained,” said Ada Moor.", ENGLISH, kinds=EVERYTHING)  # what is remembered is so from here on
    return steps
