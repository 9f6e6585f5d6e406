"""What a document says of those it names: data that the rules read."""

from __future__ import annotations

from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["Discourse"]


class Discourse:
    """What a document says of everybody, as far as anybody asks: names, organizations, who spoke last. No rules."""

    __slots__ = ("as_named", "has_handles", "names", "spoke", "tokens", "unnamed")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.names = Names(tokens)
        self.has_handles = any(mark in tokens.text for mark in "_@/")  # users may have names by their shape
        self.as_named: dict[tuple[str, ...], Entity] = {}  # those named by their words alone, users among them
        self.spoke: list[tuple[int, Entity]] = []  # who spoke so far, at which token, the latest last
        self.unnamed: tuple[int, str | None] = -1, None  # who spoke last of those without a name: the token, the gender
