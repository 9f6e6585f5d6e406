"""Who is called so: the person to whom a document gives a role, else who is meant where a role merely fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotex._core import COMMA, QUOTED
from quotex.language import DETERMINER, PREPOSITION, ROLE
from quotex.quotations.epithets import home_before, home_of, is_short_for, other_than_subject
from quotex.quotations.grammar.noun_phrases import Span
from quotex.quotations.grammar.tokens import ANY_VERB, BREAK, Frame
from quotex.quotations.names import Entity, Names
from quotex.quotations.roles import role_word, same_role
from quotex.quotations.salience import can_be, last_person

if TYPE_CHECKING:
    from quotex.quotations.people import Cast

__all__ = ["NAMED", "called_later", "last_called", "likeliest", "named_next", "office_holder", "only_called"]

NAMED = frozenset({"named", "called"})
_MANY_NAMES = 300  # names a role looks back over
_NEAR_NAMES = 12
_ASIDE = 6  # words
_OFFICES = frozenset({
    "president", "president-elect", "prime minister", "premier", "chancellor", "governor", "mayor", "pope", "king",
    "queen",
})  # fmt: skip
_FEWEST = 4  # mentions of who holds an office that nobody is told to hold
_LATER_NAMES = 60
_NEXT = 120  # tokens in which somebody just introduced is named
_KNOWN_BY = frozenset({"the", "that", "this"})


def _is_told_to_be(frame: Frame, comma: int, word: str) -> bool:
    """Ada Moor, *a farmer* from Lund: is the role in the aside that begins with the comma?"""
    tags = frame.tags
    if not tags[comma + 1] & (DETERMINER | ROLE):
        return False
    for token in range(comma + 1, min(comma + 1 + _ASIDE, len(tags))):
        if tags[token] & ROLE and role_word(frame, token, frame.word(token).lower()) == word:
            return True
        if tags[token] & (BREAK | PREPOSITION | ANY_VERB):
            break
    return False


def _is_named_so(frame: Frame, first: int, word: str) -> bool:
    """Is it *a farmer* named Ada Moor?"""
    if first < 2 or not frame.tags[first - 1] & ANY_VERB:
        return False
    return frame.word(first - 1) in NAMED and same_role(frame.word(first - 2).lower()) == word


def _is_told_something(frame: Frame, first: int) -> bool:
    """The mayor, *Ada Moor*: does any role stand before the name, with a comma between?"""
    return first > 1 and bool(frame.tags[first - 1] & COMMA and frame.tags[first - 2] & ROLE)


def _is_told_before(frame: Frame, first: int, word: str) -> bool:
    """The *mayor*, Ada Moor, …: does the aside between commas name whom the role before it stands for?"""
    return _is_told_something(frame, first) and role_word(frame, first - 2, frame.word(first - 2).lower()) == word


def _is_aside(frame: Frame, stop: int) -> bool:
    """Does a comma stand at the token, and something behind it?"""
    return stop + 1 < len(frame.tags) and bool(frame.tags[stop] & COMMA)


def _is_called(frame: Frame, names: Names, number: int, entity: Entity, word: str) -> bool:
    """Does the text give the entity that role, or tell it where run ``number`` names it?"""
    if names.has_role(entity, word):
        return True
    first, stop = names.firsts[number], names.stops[number]
    if _is_aside(frame, stop) and (_is_told_to_be(frame, stop, word) or _is_told_before(frame, first, word)):
        return True
    return _is_named_so(frame, first, word)


def only_called(cast: Cast, token: int, word: str, gender: str | None) -> Entity | None:
    """The person named near ``token`` who is called so, if nobody else is."""
    last = cast.names.before(token)
    return _only_called(cast, range(last - 1, max(-1, last - _NEAR_NAMES), -1), word, gender)


def _only_called(cast: Cast, runs: range, word: str, gender: str | None) -> Entity | None:
    """The person named by one of the runs who is called so, if nobody else is."""
    names = cast.names
    only: Entity | None = None
    for number in runs:
        entity = names.entity(number)
        if entity is None or entity is only or entity.kind != "person" or not can_be(entity, gender):
            continue
        if _is_called(cast.frame, names, number, entity, word):
            if only:
                return None
            only = entity
    return only


def last_called(cast: Cast, span: Span, word: str, gender: str | None, known: bool) -> list[Entity]:
    """The person last called so, from the home that the mention tells; where nobody is, the likeliest, if ``known``."""
    frame, names, token = cast.frame, cast.names, span[0]
    stops = names.stops
    home, strangers = home_before(frame, span), set[Entity]()
    called: Entity | None = None
    fallback: Entity | None = None
    last = names.before(token)
    for number in range(last - 1, max(-1, last - _MANY_NAMES), -1):
        entity = names.entity(number)
        if entity is None or not can_be(entity, gender):
            continue
        if home and (stated := home_of(frame, stops[number])):
            if is_short_for(stated, home):
                return [entity]
            strangers.add(entity)
        if (word and called is None and entity.kind == "person") and _is_called(frame, names, number, entity, word):
            if not home:
                return [entity]
            called = entity
        if fallback is None and not names.is_quoted(number) and names.starts[number] > token - 120:
            fallback = entity
    if called and called not in strangers:
        return [called]
    if not (fallback and known):
        return []
    return [likeliest(cast, token, gender) or fallback]


def office_holder(cast: Cast, token: int, word: str, gender: str | None) -> Entity | None:
    """*The president* where nobody is called so: who is named twice as often as all others of whom no role is told."""
    if word not in _OFFICES:
        return None
    names = cast.names
    best: Entity | None = None
    most = second = 0
    last = names.before(token)
    for number in range(last - 1, max(-1, last - _MANY_NAMES), -1):
        entity = names.entity(number)
        if entity is None or entity is best or entity.kind != "person" or entity.role or not can_be(entity, gender):
            continue
        if _is_told_something(cast.frame, names.firsts[entity.first[0]]):
            continue
        mentions = len(entity.mentions)
        if mentions > most:
            best, most, second = entity, mentions, most
        else:
            second = max(second, mentions)
    return best if most >= max(_FEWEST, 2 * second) else None


def called_later(cast: Cast, token: int, word: str, gender: str | None) -> Entity | None:
    """*The judge* said. Later: Judge Ada Moor: the only one who is called so after ``token``."""
    first = cast.names.before(token)
    return _only_called(cast, range(first, min(len(cast.names), first + _LATER_NAMES)), word, gender)


def named_next(cast: Cast, span: Span) -> Entity | None:
    """A judge said. That *judge, Ada Moor*, …; its chief said. *Ada Moor, the chief*, …: who is soon named so."""
    frame, stop = cast.frame, span[1]
    word = frame.word(stop - 1).lower()
    end = min(stop + _NEXT, len(frame.tags) - 2)
    place = frame.scan.next_tagged(ROLE, stop, end)
    while place >= 0:
        if frame.word(place).lower() == word and not frame.tags[place] & QUOTED:
            entity = _named_beside(cast, place, {*_KNOWN_BY, frame.word(span[0]).lower()} - {"a", "an"})
            if entity:
                return entity
        place = frame.scan.next_tagged(ROLE, place + 1, end)
    return None


def _named_beside(cast: Cast, role: int, known_by: set[str]) -> Entity | None:
    """That *judge*, Ada Moor, …; Ada Moor, the *judge*: the person named beside a role that one of the words opens."""
    frame, names = cast.frame, cast.names
    if not any(frame.word(token).lower() in known_by for token in range(max(0, role - 2), role)):
        return None
    number = names.before(role)
    if frame.tags[role + 1] & COMMA and number < len(names) and names.firsts[number] == role + 2:
        return _person_named(names, number) if _is_aside(frame, names.stops[number]) else None
    if number and frame.tags[role - 2] & COMMA and names.stops[number - 1] == role - 2:
        return _person_named(names, number - 1)
    return None


def _person_named(names: Names, number: int) -> Entity | None:
    entity = names.entity(number)
    return entity if entity and entity.kind == "person" else None


def likeliest(cast: Cast, token: int, gender: str | None) -> Entity | None:
    """Whom a role that merely fits stands for."""
    return other_than_subject(cast, token, gender) or last_person(cast, token, gender)
