"""What the plain objects have in common: how they go through pickle, and a repr of one short line."""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import Any, TypeVar

__all__ = ["LINE", "flat_in_pickle", "literal", "one_line_repr"]

LINE = 99  # characters of a repr
LEAST = 12  # of a text in it

Model = TypeVar("Model")


def flat_in_pickle(cls: type[Model]) -> type[Model]:
    """Let objects of a dataclass go through pickle as their fields in order, in half the time of a state by name.

    >>> from quotex.model import Cue
    >>> Cue(13, 17, "said").__reduce__()[1]
    (13, 17, 'said')
    """
    fields = attrgetter(*[field.name for field in dataclasses.fields(cls) if field.init])  # type: ignore[arg-type]

    def __reduce__(self: Model) -> tuple[type[Model], tuple[Any, ...]]:
        return type(self), fields(self)

    cls.__reduce__ = __reduce__  # type: ignore[assignment]
    return cls


def one_line_repr(before: str, text: str, after: str = "") -> str:
    """A text as a literal between two others, cut so that all three make a line of ``LINE`` characters at most.

    >>> one_line_repr("<Note: ", "It rained on Monday, and on Tuesday. " * 3, ">")
    "<Note: 'It rained on Monday, and on Tuesday. It rained on Monday, and on Tuesday. It rained on M'…>"
    """
    return f"{before}{literal(text, max(LEAST, LINE - len(before) - len(after)))}{after}"


def literal(text: str, width: int) -> str:
    r"""The text as a literal of at most ``width`` characters, or, before an ellipsis, its beginning.

    >>> literal("It rained.", 12), literal("It rained all day.", 12), literal("\x1b" * 9, 12)
    ("'It rained.'", "'It rained'…", "'\\x1b\\x1b'…")
    """
    beginning = text[:width]
    if len(text) <= width and len(whole := repr(text)) <= width:
        return whole
    while len(shown := repr(beginning)) >= width:
        beginning = beginning[:-1]
    return f"{shown}…"
