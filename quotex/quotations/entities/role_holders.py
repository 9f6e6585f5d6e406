"""Who holds a role: the person to whom a document gives it, else who is meant where it merely fits."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.discourse import Discourse
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.roles import role_word, same_role
from quotex.quotations.entities.salience import can_be, settle_last_person
from quotex.quotations.grammar.name_parts import Span, is_hyphen
from quotex.quotations.grammar.tokens import Tokens

__all__ = [
    "called_later",
    "last_called",
    "named_next",
    "nearest_person",
    "office_holder",
    "only_called",
    "settle_likeliest",
]

_MANY_NAMES: Final = 300  # names a role looks back over
_NEAR_NAMES: Final = 12
_LONGEST_APPOSITION: Final = 6  # words
_FEWEST: Final = 4  # mentions of who holds an office that nobody is told to hold
_LATER_NAMES: Final = 60
_FARTHEST_NAME: Final = 120  # tokens in which somebody just introduced is named
_FARTHEST_PERSON: Final = 120  # tokens back to who may be meant where nobody is called so


def _is_told_to_be(tokens: Tokens, first: int, comma: int, word: str) -> bool:
    """Apposition after the name: Ada Moor, *a farmer* from Lund. Is it the role that the comma opens?

    Not the subject of a report behind the sentence: the town sold it to Acme Ports, *a clerk* said.
    """
    tags = tokens.tags
    if not tags[comma + 1] & (T.DETERMINER | T.ROLE):
        return False
    for token in range(comma + 1, min(comma + 1 + _LONGEST_APPOSITION, tokens.count)):
        if tags[token] & T.ROLE and role_word(tokens, token) == word:
            return token + 1 == tokens.count or tags[token + 1] & _REPORTS != _REPORTS or _opens(tokens, first)
        if tags[token] & (T.BREAK | T.PREPOSITION | T.ANY_VERB):
            break
    return False


_REPORTS: Final = T.REPORTING | T.FINITE


def _opens(tokens: Tokens, first: int) -> bool:
    """Does the name open its clause, so that it is the subject, whose second comma is left out?"""
    return not first or bool(tokens.tags[first - 1] & (T.STOPPER | T.QUOTED | T.COMMA | T.CONJUNCTION))


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
    if _opens_apposition(tokens, stop) and (
        _is_told_to_be(tokens, first, stop, word) or _is_told_before(tokens, first, word)
    ):
        return True
    return _is_named_so(tokens, first, word)


def only_called(discourse: Discourse, token: int, word: str, gender: str | None) -> Entity | None:
    """The person named near ``token`` who is called so, if nobody else is."""
    last = discourse.names.before(token)
    return _only_called(discourse, range(last - 1, max(-1, last - _NEAR_NAMES), -1), word, gender)


def _only_called(discourse: Discourse, runs: range, word: str, gender: str | None) -> Entity | None:
    """The person named by one of the runs who is called so, if nobody else is."""
    names = discourse.names
    only: Entity | None = None
    for number in runs:
        entity = names.entity(number)
        if entity is None or entity is only or entity.kind != "person" or not can_be(entity, gender):
            continue
        if _is_called(discourse.tokens, names, number, entity, word):
            if only:
                return None
            only = entity
    return only


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


def office_holder(discourse: Discourse, token: int, word: str, gender: str | None) -> Entity | None:
    """Office that nobody is told to hold, *the president*: who is named twice as often as all others without a role."""
    if word not in discourse.tokens.sets.office:
        return None
    names = discourse.names
    best: Entity | None = None
    most = second = 0
    for number in _runs_back(names, token):
        entity = names.entity(number)
        if entity is None or entity is best or entity.kind != "person" or entity.role or not can_be(entity, gender):
            continue
        if _is_told_something(discourse.tokens, names.firsts[entity.first[0]]):
            continue
        mentions = len(entity.mentions)
        if mentions > most:
            best, most, second = entity, mentions, most
        else:
            second = max(second, mentions)
    return best if most >= max(_FEWEST, 2 * second) else None


def called_later(discourse: Discourse, token: int, word: str, gender: str | None) -> Entity | None:
    """Role before the name that explains it: *the judge* said …, Judge Ada Moor: the only one called so later."""
    first = discourse.names.before(token)
    return _only_called(discourse, range(first, min(len(discourse.names), first + _LATER_NAMES)), word, gender)


def named_next(discourse: Discourse, span: Span) -> Entity | None:
    """Introduction before the name: a judge. That *judge, Ada Moor*, …; its chief said. *Ada Moor, the chief*, …"""
    tokens, stop = discourse.tokens, span[1]
    word = tokens.word(stop - 1).lower()
    opener = "" if tokens.is_(span[0], tokens.sets.indefinite_article) else tokens.word(span[0]).lower()
    end = min(stop + _FARTHEST_NAME, tokens.count - 2)
    for place in tokens.tagged(T.ROLE, stop, end):
        if tokens.word(place).lower() == word:
            entity = _named_beside(discourse, place, opener)
            if entity:
                return entity
    return None


def _named_beside(discourse: Discourse, role: int, opener: str) -> Entity | None:
    """Apposition of a definite role: that *judge*, Ada Moor, …; Ada Moor, the *judge*. ``opener`` is definite, too."""
    tokens, names = discourse.tokens, discourse.names
    before, definite = range(max(0, role - 2), role), tokens.sets.definite_determiner
    if not any(tokens.is_(token, definite) or tokens.word(token).lower() == opener for token in before):
        return None
    number = names.before(role)
    if tokens.tags[role + 1] & T.COMMA and number < len(names) and names.firsts[number] == role + 2:
        return _person_named(names, number) if _opens_apposition(tokens, names.stops[number]) else None
    if number and tokens.tags[role - 2] & T.COMMA and names.stops[number - 1] == role - 2:
        return _person_named(names, number - 1)
    return None


def _person_named(names: Names, number: int) -> Entity | None:
    entity = names.entity(number)
    return entity if entity and entity.kind == "person" else None


def settle_likeliest(discourse: Discourse, token: int, gender: str | None) -> Entity | None:
    """Whom a role that merely fits stands for; notes gender and kind of the most salient person."""
    return _other_than_subject(discourse, token, gender) or settle_last_person(discourse, token, gender)


_MOST_NAMES: Final = 12  # names of a sentence that are looked at


def _other_than_subject(discourse: Discourse, token: int, gender: str | None) -> Entity | None:
    """Role in a clause of the sentence: Moor praised *Cole* after the mayor spoke. The last person, if not the first.

    A writer who means the subject of the sentence says he or she.
    """
    tokens, names = discourse.tokens, discourse.names
    if not token or not tokens.tags[token - 1] & T.SUBORDINATOR:
        return None
    start = tokens.sentence_start(token)
    last: Entity | None = None
    stop = names.before(token)
    for number in range(stop - 1, max(-1, stop - _MOST_NAMES), -1):
        if names.firsts[number] < start:
            break
        entity = names.entity(number)
        if entity is None or names.is_quoted(number) or not can_be(entity, gender):
            continue
        if last and entity is not last:
            return last
        last = entity
    return None


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
