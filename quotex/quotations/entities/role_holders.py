"""Who holds a role: the person to whom a document gives it, else who is meant where it merely fits."""

from __future__ import annotations

from typing import Final

from quotex._core import CAPITALIZED, COMMA, FINITE, OPEN, QUOTED, STOPPER
from quotex.quotations.entities.discourse import Discourse
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.roles import role_word, same_role
from quotex.quotations.entities.salience import can_be, settle_last_person
from quotex.quotations.grammar.name_parts import Span, is_hyphen
from quotex.quotations.grammar.tokens import ANY_VERB, BREAK, Tokens
from quotex.wordclasses import CONJUNCTION, DETERMINER, PLACE, PREPOSITION, REPORTING, ROLE

__all__ = [
    "last_called",
    "nearest_person",
    "settle_likeliest",
]

_MANY_NAMES: Final = 300  # names a role looks back over
_LONGEST_APPOSITION: Final = 6  # words
_FARTHEST_PERSON: Final = 120  # tokens back to who may be meant where nobody is called so


def _is_told_to_be(tokens: Tokens, first: int, comma: int, word: str) -> bool:
    """Apposition after the name: Ada Moor, *a farmer* from Lund. Is it the role that the comma opens?

    Not the subject of a report behind the sentence: the town sold it to Acme Ports, *a clerk* said.
    """
    tags = tokens.tags
    if not tags[comma + 1] & (DETERMINER | ROLE):
        return False
    for token in range(comma + 1, min(comma + 1 + _LONGEST_APPOSITION, tokens.count)):
        if tags[token] & ROLE and role_word(tokens, token) == word:
            return token + 1 == tokens.count or tags[token + 1] & _REPORTS != _REPORTS or _opens(tokens, first)
        if tags[token] & (BREAK | PREPOSITION | ANY_VERB):
            break
    return False


_REPORTS: Final = REPORTING | FINITE


def _opens(tokens: Tokens, first: int) -> bool:
    """Does the name open its clause, so that it is the subject, whose second comma is left out?"""
    return not first or bool(tokens.tags[first - 1] & (STOPPER | QUOTED | COMMA | CONJUNCTION))


def _is_named_so(tokens: Tokens, first: int, word: str) -> bool:
    """Role and verb of naming before the name: *a farmer* named Ada Moor."""
    if first < 2 or not tokens.tags[first - 1] & ANY_VERB:
        return False
    return (
        tokens.is_(first - 1, tokens.sets.naming_verb)
        and same_role(tokens.sets, tokens.word(first - 2).lower()) == word
    )


def _is_told_something(tokens: Tokens, first: int) -> bool:
    """Any role before the name, with a comma between: the mayor, *Ada Moor*."""
    return first > 1 and bool(tokens.tags[first - 1] & COMMA and tokens.tags[first - 2] & ROLE)


def _is_told_before(tokens: Tokens, first: int, word: str) -> bool:
    """This role before the name, with a comma between: the *mayor*, Ada Moor, …"""
    return _is_told_something(tokens, first) and role_word(tokens, first - 2) == word


def _opens_apposition(tokens: Tokens, stop: int) -> bool:
    """Does a comma with something after it stand at the token?"""
    return stop + 1 < tokens.count and bool(tokens.tags[stop] & COMMA)


def _is_called(tokens: Tokens, names: Names, number: int, entity: Entity, word: str) -> bool:
    """Does the text give the entity that role, or tell it where run ``number`` names it?"""
    if entity.has_role(tokens, word):
        return True
    first, stop = names.firsts[number], names.stops[number]
    if _opens_apposition(tokens, stop) and (
        _is_told_to_be(tokens, first, stop, word) or _is_told_before(tokens, first, word)
    ):
        return True
    return _is_named_so(tokens, first, word)


def last_called(discourse: Discourse, span: Span, word: str, gender: str | None) -> Entity | None:
    """The person last called so, from the home that the mention tells; without a ``word``, only from that home."""
    tokens, names = discourse.tokens, discourse.names
    home, strangers = _home_before(tokens, span), set[Entity]()
    called: Entity | None = None
    for number in _runs_back(names, span[0]):
        entity = names.entity(number)
        if entity is None or not can_be(entity, gender):
            continue
        if home and (stated := _home_of(tokens, names.stops[number])):
            if _is_short_for(stated, home):
                return entity
            strangers.add(entity)
        if (word and called is None and entity.kind == "person") and _is_called(tokens, names, number, entity, word):
            if not home:
                return entity
            called = entity
    return called if called not in strangers else None


def nearest_person(discourse: Discourse, token: int, gender: str | None) -> Entity | None:
    """Who of that gender was last named, outside quotations, not far before ``token``."""
    names = discourse.names
    for number in _runs_back(names, token):
        if names.starts[number] <= token - _FARTHEST_PERSON:
            break
        entity = names.entity(number)
        if entity is not None and can_be(entity, gender) and not names.is_quoted(number):
            return entity
    return None


def _runs_back(names: Names, token: int) -> range:
    """The runs before ``token``, the nearest first."""
    last = names.before(token)
    return range(last - 1, max(-1, last - _MANY_NAMES), -1)


def settle_likeliest(discourse: Discourse, token: int, gender: str | None) -> Entity | None:
    """Whom a role that merely fits stands for; notes gender and kind of the most salient person."""
    return settle_last_person(discourse, token, gender)


def _home_before(tokens: Tokens, span: Span) -> str:
    """Place before the role: *ohio* of the Ohio senator, *southcarolina* of the South Carolina senator; else ""."""
    token = tokens.scan.next_tagged(PLACE, span[0], span[1] - 1)
    if token < 0 or not tokens.tags[token] & CAPITALIZED:
        return ""
    stop = token + 1
    while stop < span[1] - 1 and tokens.tags[stop] & CAPITALIZED and not tokens.tags[stop] & ROLE:
        stop += 1
    return "".join([tokens.word(part).lower() for part in range(token, stop)])


def _home_of(tokens: Tokens, stop: int) -> str:
    """Place in an aside right after the name: Ada Moor (R-*Ohio*); Ada Moor, D-*N.Y.* The name ends at ``stop``."""
    tags = tokens.tags
    if stop + 1 >= tokens.count or not tags[stop] & (COMMA | OPEN):
        return ""
    place = stop + 1
    if place + 2 < tokens.count and is_hyphen(tokens, place + 1) and tokens.ends[place] - tokens.starts[place] <= 3:
        place += 2
    elif not tags[place] & PLACE:
        return ""
    return tokens.word(place).lower().replace(".", "")


def _is_short_for(short: str, place: str) -> bool:
    """Does the name of the place hold the letters in their order, and begin with the first?

    >>> _is_short_for("fla", "florida"), _is_short_for("ky", "kentucky"), _is_short_for("iowa", "florida")
    (True, True, False)
    """
    letters = iter(place)
    return short[:1] == place[:1] and all(letter in letters for letter in short)
