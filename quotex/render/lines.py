"""Lines for output: plain text shows them unchanged, a terminal in colour and wrapped.

Styles are names of rich's styles; this module does not need rich.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from quotex.model import Speaker
from quotex.render.layout import speaker_key, visible_line

__all__ = ["BLANK", "CUE", "FACT", "ID", "NAME", "Line", "Palette", "line", "plain"]

COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta", "bright_green")
CUE = "italic"
FACT = "dim"  # places, kinds, counts
ID = "bold"  # of a rule
NAME = "bold"

Part = tuple[str, str]  # text, style


@dataclass(frozen=True, slots=True)
class Line:
    """A line of parts, each with a style.

    If it is too long for the terminal, continuation lines are indented to the character at ``hang``; with None it is
    not wrapped, so that it can be copied whole.
    """

    parts: tuple[Part, ...] = ()
    hang: int | None = 0

    def __str__(self) -> str:
        return "".join(text for text, _ in self.parts)


BLANK = Line()


def line(*parts: str | Part, hang: int | None = 0) -> Line:
    """Return a line of parts; a part that is a plain string has no style.

    >>> str(line("• ", ("Ada Moor", NAME), hang=2))
    '• Ada Moor'
    """
    return Line(tuple((part, "") if isinstance(part, str) else part for part in parts), hang)


def plain(lines: Iterable[Line]) -> str:
    """Return the lines without styles, each with a line break; control characters become visible pictures.

    >>> plain([line("It ", ("rained", CUE), "\\x1b[2J")])
    'It rained␛[2J\\n'
    """
    return "".join(f"{visible_line(str(one))}\n" for one in lines)


@dataclass(slots=True)
class Palette:
    """A colour for each speaker, in the order of their first quotes."""

    taken: dict[object, str] = field(default_factory=dict)

    def colour(self, speaker: Speaker | None) -> str:
        if speaker is None:
            return "bold"
        return self.taken.setdefault(speaker_key(speaker), COLOURS[len(self.taken) % len(COLOURS)])
