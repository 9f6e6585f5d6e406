"""People named together: *Ada Moor and Ben Cole*, for whom *they* and *the couple* stand."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.salience import can_be
from quotex.quotations.grammar.clauses import phrase_before
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["last_pair", "names_a_group"]

_FARTHEST_PAIR: Final = 100  # tokens that they looks back
_LONGEST_ASIDE: Final = 14  # tokens
_MOST_LISTED: Final = 6  # people


def last_pair(names: Names, token: int, *, or_group: bool = False) -> list[Entity]:
    """*They* or *the couple*: the last people joined by *and*.

    A pronoun that can stand for a group as well, ``or_group``, stands for nobody where a group was named since.
    """
    tokens = names.tokens
    for number in range(names.before(token) - 1, 0, -1):
        first = names.firsts[number]
        if first < token - _FARTHEST_PAIR:
            break
        if not any(tag & T.CONJUNCTION for tag in tokens.tags.of(max(0, first - 3), first)):
            continue
        second = names.entity(number)
        if second is None or names.is_quoted(number) or not can_be(second, None):
            continue
        partner = _joined_before(names, number, second)
        if partner >= 0:
            if or_group and names_a_group(tokens, names.stops[number], token):
                return []
            return [*_listed(names, partner), second]
    return []


def _joined_before(names: Names, number: int, second: Entity) -> int:
    """Coordination, also after an aside: *Ada Moor*, a lawyer, and Ben Cole. The run joined to run ``number``."""
    tokens = names.tokens
    for earlier in range(number - 1, max(-1, number - 4), -1):
        first = names.entity(earlier)
        between = tokens.tags.of(names.stops[earlier], names.starts[number]) if first else []
        if len(between) > _LONGEST_ASIDE or any(tag & (T.ANY_VERB | T.STOPPER | T.QUOTED) for tag in between):
            break
        if first is None or first is second or not can_be(first, None):
            continue
        if len(between) <= 3 or between[0] & (T.COMMA | T.OPEN):
            return earlier
    return -1


def _listed(names: Names, number: int) -> list[Entity]:
    """List of names: *Ada Moor, Eva Berg, Ben Cole*. Everybody in the list that run ``number`` ends."""
    tokens = names.tokens
    found: list[Entity] = []
    while len(found) < _MOST_LISTED and (entity := names.entity(number)) and can_be(entity, None):
        found.append(entity)
        between = tokens.tags.of(names.stops[number - 1], names.firsts[number]) if number else []
        if len(between) != 1 or not between[0] & T.COMMA:
            break
        number -= 1
    return found[::-1]


def names_a_group(tokens: Tokens, first: int, stop: int) -> bool:
    """Does a plural like *officials* stand in first:stop, other than after a preposition?"""
    for place in tokens.tagged(T.ROLE, first, stop):
        if tokens.trait(place) & T.PLURAL:
            start = phrase_before(tokens, place + 1, first)
            if not tokens.tags[start - 1] & T.PREPOSITION:
                return True
    return False
