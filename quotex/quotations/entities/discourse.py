"""What a document says of those it names: data that the rules read."""

from __future__ import annotations

from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["Discourse"]


class Discourse:
    """What a document says of everybody, as far as anybody asks: names, organizations, who spoke last. No rules.

    ``evidence`` is why the rule that answered last believes its answer, where it may do so for several reasons.
    """

    __slots__ = ("as_named", "evidence", "names", "spoke", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.names = Names(tokens)
        self.as_named: dict[tuple[str, ...], Entity] = {}  # those named by their words alone, users among them
        self.spoke: list[tuple[int, Entity]] = []  # who spoke so far, at which token, the latest last
        self.evidence = ""
