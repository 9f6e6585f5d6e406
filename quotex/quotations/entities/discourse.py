"""What a document says of those it names: data that the rules read."""

from __future__ import annotations

from quotex.quotations.entities.names import Entity, Names
from quotex.quotations.grammar.tokens import Frame

__all__ = ["Discourse"]


class Discourse:
    """What a document says of everybody, as far as anybody asks: names, who spoke, organizations. No rules."""

    __slots__ = ("frame", "names", "organizations", "spoken")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.names = Names(frame)
        self.organizations: dict[tuple[str, ...], Entity] = {}  # those named after somebody
        self.spoken: list[tuple[int, Entity]] = []  # who spoke, at which token
