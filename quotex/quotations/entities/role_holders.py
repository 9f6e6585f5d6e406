"""Who holds a role: the person to whom a document gives it, else who is meant where it merely fits."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.roles import role_word, same_role
from quotex.quotations.entities.salience import can_be
from quotex.quotations.grammar.name_parts import Span, is_hyphen
from quotex.quotations.grammar.tokens import Tokens

__all__ = [
    "called_later",
    "last_called",
    "nearest_person",
    "office_holder",
]

_MANY_NAMES: Final = 300  # names a role looks back over
_LONGEST_APPOSITION: Final = 6  # words
_FEWEST: Final = 4  # mentions of who holds an office that nobody is told to hold
_LATER_NAMES: Final = 60
_FARTHEST_PERSON: Final = 120  # tokens back to who may be meant where nobody is called so


def _is_told_to_be(tokens: Tokens, comma: int, word: str) -> bool:
    """Apposition after the name: Ada Moor, *a farmer* from Lund. Is it the role that the comma opens?"""
    tags = tokens.tags
    if not tags[comma + 1] & (T.DETERMINER | T.ROLE):
        return False
    for token in range(comma + 1, min(comma + 1 + _LONGEST_APPOSITION, tokens.count)):
        if tags[token] & T.ROLE and role_word(tokens, token) == word:
            return True
        if tags[token] & (T.BREAK | T.PREPOSITION | T.ANY_VERB):
            break
    return False


def _is_named_so(tokens: Tokens, first: int, word: str) -> bool:
    """Role and verb of naming before the name: *a farmer* named Ada Moor."""
    if first < 2 or not tokens.tags[first - 1] & T.ANY_VERB:
        return False
    return (
        tokens.is_(first - 1, tokens.sets.naming_verb)
        and same_role(tokens.sets, tokens.word(first - 2).lower()) == word
    )


def _is_told_something(tokens: Tokens, first: int) -> bool:
    """Any role before the name, with a comma between: the mayor, *Ada Moor*."""
    return first > 1 and bool(tokens.tags[first - 1] & T.COMMA and tokens.tags[first - 2] & T.ROLE)


def _is_told_before(tokens: Tokens, first: int, word: str) -> bool:
    """This role before the name, with a comma between: the *mayor*, Ada Moor, …"""
    return _is_told_something(tokens, first) and role_word(tokens, first - 2) == word


def _opens_apposition(tokens: Tokens, stop: int) -> bool:
    """Does a comma with something after it stand at the token?"""
    return stop + 1 < tokens.count and bool(tokens.tags[stop] & T.COMMA)


def _is_called(tokens: Tokens, names: Names, number: int, entity: Entity, word: str) -> bool:
    """Does the text give the entity that role, or tell it where run ``number`` names it?"""
    if entity.has_role(tokens, word):
        return True
    first, stop = names.firsts[number], names.stops[number]
    is_apposed = _opens_apposition(tokens, stop) and (
        _is_told_to_be(tokens, stop, word) or _is_told_before(tokens, first, word)
    )
    return is_apposed or _is_named_so(tokens, first, word)


def _only_called(names: Names, runs: range, word: str, gender: str | None) -> Entity | None:
    """The person named by one of the runs who is called so, if nobody else is."""
    only: Entity | None = None
    for number in runs:
        entity = names.entity(number)
        if entity is None or entity is only or entity.kind != "person" or not can_be(entity, gender):
            continue
        if _is_called(names.tokens, names, number, entity, word):
            if only:
                return None
            only = entity
    return only


def last_called(names: Names, span: Span, word: str, gender: str | None) -> Entity | None:
    """The person last called so, from the home that the mention tells; without a ``word``, only from that home."""
    tokens = names.tokens
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


def nearest_person(names: Names, token: int, gender: str | None) -> Entity | None:
    """Who of that gender was last named, outside quotations, not far before ``token``."""
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


def office_holder(names: Names, token: int, word: str, gender: str | None) -> Entity | None:
    """Office that nobody is told to hold, *the president*: who is named twice as often as all others without a role."""
    if word not in names.tokens.sets.office:
        return None
    best: Entity | None = None
    most = second = 0
    for number in _runs_back(names, token):
        entity = names.entity(number)
        if entity is None or entity is best or entity.kind != "person" or entity.role or not can_be(entity, gender):
            continue
        if _is_told_something(names.tokens, names.firsts[entity.first[0]]):
            continue
        mentions = len(entity.mentions)
        if mentions > most:
            best, most, second = entity, mentions, most
        else:
            second = max(second, mentions)
    return best if most >= max(_FEWEST, 2 * second) else None


def called_later(names: Names, token: int, word: str, gender: str | None) -> Entity | None:
    """Role before the name that explains it: *the judge* said …, Judge Ada Moor: the only one called so later."""
    first = names.before(token)
    return _only_called(names, range(first, min(len(names), first + _LATER_NAMES)), word, gender)


def _home_before(tokens: Tokens, span: Span) -> str:
    """Place before the role: *ohio* of the Ohio senator, *southcarolina* of the South Carolina senator; else ""."""
    token = tokens.scan.next_tagged(T.PLACE, span[0], span[1] - 1)
    if token < 0 or not tokens.tags[token] & T.CAPITALIZED:
        return ""
    stop = token + 1
    while stop < span[1] - 1 and tokens.tags[stop] & T.CAPITALIZED and not tokens.tags[stop] & T.ROLE:
        stop += 1
    return "".join([tokens.word(part).lower() for part in range(token, stop)])


def _home_of(tokens: Tokens, stop: int) -> str:
    """Place in an aside right after the name: Ada Moor (R-*Ohio*); Ada Moor, D-*N.Y.* The name ends at ``stop``."""
    tags = tokens.tags
    if stop + 1 >= tokens.count or not tags[stop] & (T.COMMA | T.OPEN):
        return ""
    place = stop + 1
    if place + 2 < tokens.count and is_hyphen(tokens, place + 1) and tokens.ends[place] - tokens.starts[place] <= 3:
        place += 2
    elif not tags[place] & T.PLACE:
        return ""
    return tokens.word(place).lower().replace(".", "")


def _is_short_for(short: str, place: str) -> bool:
    """Does the name of the place hold the letters in their order, and begin with the first?

    >>> _is_short_for("fla", "florida"), _is_short_for("ky", "kentucky"), _is_short_for("iowa", "florida")
    (True, True, False)
    """
    letters = iter(place)
    return short[:1] == place[:1] and all(letter in letters for letter in short)
