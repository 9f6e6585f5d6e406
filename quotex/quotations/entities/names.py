"""The names of one document: where each stands, and whom it names."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.forms import Forms
from quotex.quotations.entities.joining import NameJoiner
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["Names"]

_MOST_PARTS: Final = 4  # runs of a name: Department of Health and Human Services


class Names:
    """The names of one document, joined as far as anybody asks.

    ``firsts`` and ``stops`` are the runs of capitalised words, in tokens; ``starts`` tells where the name begins after
    its title. Runs that end in the same word are joined together, at the first question about one of them.
    """

    __slots__ = ("before", "end", "entity", "exactly", "firsts", "runs", "starts", "stops", "tags", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        forms = Forms(tokens)
        runs = self.runs = forms.runs
        self.firsts, self.stops, self.starts, self.tags = forms.firsts, forms.stops, forms.starts, forms.tags
        self.before = runs.before  # how many runs begin before a token
        self.exactly = runs.exactly  # the run that is just these tokens
        self.end = forms.end  # where the name of a run ends, with the rest of an organization’s
        self.entity = NameJoiner(forms).entity  # whom a run names; None where it is no name

    def __len__(self) -> int:
        return len(self.firsts)

    def stretches(self, numbers: list[int]) -> list[tuple[int, int]]:
        """Where the names of the runs stand in the text."""
        return self.runs.stretches(numbers, self.end)

    def opens_at(self, number: int, token: int) -> bool:
        """Is there a run ``number``, and does it begin at the token?"""
        return number < len(self.firsts) and self.firsts[number] == token

    def whole(self, number: int) -> int:
        """The run of the body whose name run ``number`` ends: Department of *Trade*; else the run itself."""
        for earlier in range(number - 1, max(-1, number - _MOST_PARTS), -1):
            if self.tags[earlier] & T.NAME_GOES_ON and self.end(earlier) == self.stops[number]:
                return earlier
        return number

    def is_quoted(self, number: int) -> bool:
        """Does run ``number`` stand inside a quotation?"""
        return bool(self.tags[number] & T.NAME_IN_QUOTATION)

    def within(self, first: int, stop: int) -> list[tuple[int, Entity]]:
        """The runs that are names and lie within the tokens first:stop, and whom they name."""
        found = []
        stops, total = self.stops, len(self.firsts)
        number = self.before(first)
        if number and stops[number - 1] > first:
            number -= 1  # Added Moor: the run begins before the name
        while number < total and stops[number] <= stop:
            entity = self.entity(number)
            if entity is not None and self.starts[number] >= first:
                found.append((number, entity))
            number += 1
        return found

    def join_first_name(self, entity: Entity) -> None:
        """Joins the runs that may be the entity’s first name alone."""
        run, token = entity.first
        for number in self.runs.ending_in(run, token, 1):
            self.entity(number)
