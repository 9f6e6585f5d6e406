"""What a document says of those it names: data that the rules read."""

from __future__ import annotations

from quotex.quotations.entities.names import Entity, Names
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["Discourse"]


class Discourse:
    """What a document says of everybody, as far as anybody asks: names, who spoke, organizations. No rules."""

    __slots__ = ("names", "organizations", "spoken", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.names = Names(tokens)
        self.organizations: dict[tuple[str, ...], Entity] = {}  # those named after somebody
        self.spoken: list[tuple[int, Entity]] = []  # who spoke, at which token
