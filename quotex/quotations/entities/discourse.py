"""What a document says of those it names: data that the rules read."""

from __future__ import annotations

from bisect import bisect_left, insort
from operator import itemgetter

from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["Discourse"]

_PLACE = itemgetter(0)


class Discourse:
    """What a document says of everybody, as far as anybody asks: names, organizations, who spoke last. No rules.

    ``evidence`` is why the rule that answered last believes its answer, where it may do so for several reasons.
    """

    __slots__ = ("_unnamed", "as_named", "evidence", "names", "spoke", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.names = Names(tokens)
        self.as_named: dict[tuple[str, ...], Entity] = {}  # those named by their words alone, users among them
        self.spoke: list[tuple[int, Entity]] = []  # who spoke so far, at which token, the latest last
        self.evidence = ""
        self._unnamed: list[tuple[int, str | None]] = []

    def note_unnamed(self, token: int, gender: str | None) -> None:
        """Note that somebody without a name spoke at a token."""
        insort(self._unnamed, (token, gender), key=_PLACE)

    def last_unnamed(self, token: int) -> tuple[int, str | None]:
        """Where somebody without a name spoke last before a token, or -1, and the gender."""
        place = bisect_left(self._unnamed, token, key=_PLACE)
        return self._unnamed[place - 1] if place else (-1, None)
