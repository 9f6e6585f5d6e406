"""Every form of a transcript, by invented documents in which the turns are marked."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import regex

from quotex.language.loading import load_language
from quotex.turns import read

DOCUMENTS = Path(__file__).with_name("forms.txt")
MARK = regex.compile(r"‹(?P<name>[^|›]*+)\||›")


class Document(NamedTuple):
    """A text, and its turns: the name of the speaker, and the speech."""

    text: str
    turns: list[tuple[str | None, int, int]]


def unmarked(marked: str) -> Document:
    parts, turns, read_to, length = [], [], 0, 0
    for match in MARK.finditer(marked):
        parts.append(marked[read_to : match.start()])
        length += match.start() - read_to
        read_to = match.end()
        if match[0] == "›":
            turns[-1] = (*turns[-1][:2], length)
        else:
            turns.append((match["name"] or None, length, length))
    return Document("".join(parts) + marked[read_to:], turns)


def documents() -> dict[str, Document]:
    _, *parts = regex.split(r"(?m)^=== (.*)\n", DOCUMENTS.read_text(encoding="utf-8"))
    return {title: unmarked(marked.rstrip("\n") + "\n") for title, marked in zip(parts[::2], parts[1::2], strict=True)}


@pytest.mark.parametrize(("text", "turns"), documents().values(), ids=documents())
def test_a_form(text: str, turns: list[tuple[str | None, int, int]]) -> None:
    transcript = read(text, load_language("en"))

    found = [(turn.name, text[turn.start : turn.end]) for turn in transcript.turns] if transcript else []

    assert found == [(name, text[start:end]) for name, start, end in turns]
