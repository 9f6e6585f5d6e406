"""The turns of a transcript, before they become quotes."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Transcript", "Turn"]

Span = tuple[int, int]


@dataclass(slots=True)
class Turn:
    """The speech ``start:end`` without its label; ``label`` is where the label stands, None without one.

    ``opening`` is the start of the line that opens the turn. ``fragments`` are the spans of the words, without times
    and numbers, if the turn is one of captions or numbered lines.
    """

    opening: int
    start: int
    end: int
    label: Span | None
    text: str  # of the label
    name: str | None
    form_rule: str
    name_rule: str
    role: str | None = None
    gender: str | None = None
    is_person: bool = True
    time: float | None = None
    fragments: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Transcript:
    """The turns of a text in order; ``form`` says how they are marked."""

    form: str
    turns: list[Turn]
