"""Which organization is meant by *it*, *the company* or *the Moor campaign*, and which people by *they*."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.salience import can_be
from quotex.quotations.grammar.clauses import phrase_before
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["last_pair", "named_after", "names_a_group", "resolve_last_to_speak", "resolve_organization_noun"]

_FARTHEST_PAIR: Final = 100  # tokens that *they* looks back
_LONGEST_ASIDE: Final = 14  # tokens
_MOST_LISTED: Final = 7  # names
_FARTHEST_NAMESAKE: Final = 200  # tokens that *the council* looks back
_FARTHEST_PAPER: Final = 160  # tokens that *the newspaper* looks back
_FARTHEST_SUBJECT: Final = 60  # tokens that *it* looks back
_FARTHEST_SPEAKER: Final = 120  # tokens that *the company* looks back


def resolve_organization_noun(names: Names, span: Span, head: int) -> list[Entity]:
    """The organization that a noun refers to: *the council*, the last so called; *the newspaper*, the last to speak.

    Notes that the one that spoke is an organization.
    """
    tokens, sets = names.tokens, names.tokens.sets
    if any(tag & T.CAPITALIZED for tag in tokens.tags.of(span[0] + 1, head)):
        return named_after(names, span) if head + 1 == span[1] else []  # the Salem council has its own name
    if tokens.is_(head, sets.press_noun):
        return _last_organization(names, span[0], _FARTHEST_PAPER)
    word = tokens.word(head).lower()
    for number in range(names.before(span[0]) - 1, -1, -1):
        if names.firsts[number] < span[0] - _FARTHEST_NAMESAKE:
            break
        last = names.stops[number] - 1
        if tokens.raw_tags[last] & T.ROLE and tokens.trait(last) & T.ORGANIZATION and tokens.word(last).lower() == word:
            entity = names.entity(number)
            if entity and len(entity.words) > 1:
                return [entity]
    is_outlet = tokens.is_(head, sets.outlet_noun)
    if not (is_outlet or tokens.is_(head, sets.firm_noun)):
        return []
    found = resolve_last_to_speak(names, span[0], is_outlet=is_outlet)
    for body in found:
        body.has_kind = True  # the company
    return found


def named_after(names: Names, span: Span) -> list[Entity]:
    """An organization named after the person it speaks for: *the Moor campaign*, *Moor’s campaign*."""
    tokens, head = names.tokens, span[1] - 1
    number = names.before(head) - 1
    if number < 0 or names.stops[number] != head or not tokens.is_(head, tokens.sets.staff_noun):
        return []
    if tokens.next_tagged(T.PREPOSITION, *span) >= 0:
        return []  # a spokesman for the Moor campaign
    entity = names.entity(number)
    if entity is None or (entity.kind != "person" and entity.words[-1].endswith(tokens.endings.adjectival)):
        return []
    words = (*names.runs.name(number, names.starts[number]), names.tokens.word(head))
    return [names.body_named(words, (number, names.starts[number]))]


def resolve_last_to_speak(names: Names, token: int, *, is_outlet: bool = False) -> list[Entity]:
    """For *it* or *the company*: the last one-word name that spoke, unless another has been the subject since.

    An outlet may have a longer name, but must have spoken. Notes that the one that spoke is an organization.
    """
    tokens = names.tokens
    found = [] if is_outlet else _last_organization(names, token)
    for number in range(names.before(token) - 1, -1, -1):
        if names.firsts[number] < token - _FARTHEST_SPEAKER:
            break
        entity = names.entity(number)
        if entity is None or names.is_quoted(number):
            continue
        if found and entity is found[0]:
            break
        may_be = not (len(entity.words) > 1 or entity.gender or entity.role)
        if (may_be or (is_outlet and entity.kind == "organization")) and _speaks_as_organization(tokens, names, number):
            entity.kind = "organization"
            return [entity]
    return found


def _speaks_as_organization(tokens: Tokens, names: Names, number: int) -> bool:
    """Whether the name, not of a place, is subject of a reporting verb (*Acme* said) or precedes *which*."""
    tags, first, stop = tokens.tags, names.firsts[number], names.stops[number]
    if tokens.raw_tags[first] & (T.PLACE | T.STOP) or stop + 1 >= tokens.count:
        return False
    if tags[stop] & T.COMMA:
        return tokens.is_(stop + 1, tokens.sets.relative_thing)
    before = first - 2 if first > 1 and tags[first - 1] & T.DETERMINER else first - 1  # The Tribune reported
    if before >= 0 and tags[before] & (T.PREPOSITION | T.CONJUNCTION | T.POSSESSIVE | T.SUBORDINATOR):
        return False
    return bool(tags[stop] & T.REPORTING and tags[stop] & T.FINITE)


def _last_organization(names: Names, token: int, reach: int = _FARTHEST_SUBJECT) -> list[Entity]:
    """For *it* or *the company*: the first organization in the last sentence that has one as a subject."""
    tokens = names.tokens
    found: list[Entity] = []
    sentence = -1
    for number in range(names.before(token) - 1, -1, -1):
        first = names.firsts[number]
        if first < max(token - reach, sentence):
            break
        entity = names.entity(number)
        if (
            entity
            and entity.kind == "organization"
            and not names.is_quoted(number)
            and not tokens.raw_tags[names.starts[number]] & T.PLACE
            and tokens.trait(names.stops[number] - 1) & (T.ORGANIZATION | T.DOCUMENT) != T.DOCUMENT
            and not names.tags[number] & T.NAME_NO_SUBJECT
            and not _is_governed(tokens, first)
            and not _is_dateline(names, number)
            and not tokens.may_be_noun(names.stops[number])
        ):
            found = [entity]
            if sentence < 0:
                sentence = tokens.sentence_start(first)
    return found


def _is_governed(tokens: Tokens, first: int) -> bool:
    """Whether a preposition precedes the name and its article: sailed *on the* Salem Sea."""
    before = first - 1 - bool(first and tokens.tags[first - 1] & T.DETERMINER)
    return before >= 0 and bool(tokens.tags[before] & T.PREPOSITION)


def _is_dateline(names: Names, number: int) -> bool:
    """Whether it is the place or the agency in the dateline of a report: OXMERE (Reuters) —."""
    tags, first, stop = names.tokens.tags, names.firsts[number], names.stops[number]
    is_beside_bracket = (tags[max(first - 1, 0)] | tags[stop]) & T.OPEN
    return bool(is_beside_bracket and any(tag & T.DASH for tag in tags.of(stop + 1, stop + 4)))


def last_pair(names: Names, token: int, *, or_group: bool = False) -> list[Entity]:
    """For *they* or *the couple*: the last people joined by *and*.

    With ``or_group``, for a pronoun that may also refer to a group: nobody if a group was mentioned after them.
    """
    tokens = names.tokens
    for number in range(names.before(token) - 1, 0, -1):
        first = names.firsts[number]
        if first < token - _FARTHEST_PAIR:
            break
        is_joined = any(tag & T.CONJUNCTION for tag in tokens.tags.of(max(0, first - 3), first))
        people = _listed(names, number) if is_joined and not names.is_quoted(number) else []
        if len(people) > 1:
            return [] if or_group and names_a_group(tokens, names.stops[number], token) else people
    return []


def _listed(names: Names, last: int) -> list[Entity]:
    """All persons of the list that run ``last`` ends: *Ada Moor, Eva Berg* (R-Ohio) and *Ben Cole*."""
    people: list[Entity] = []
    start = names.starts[last]
    for number in range(last, max(-1, last - _MOST_LISTED), -1):
        entity = names.entity(number)
        if entity is None or entity in people or not can_be(entity, None):
            continue
        between = names.tokens.tags.of(names.stops[number], start)
        if len(between) > _LONGEST_ASIDE or any(tag & (T.ANY_VERB | T.STOPPER | T.QUOTED) for tag in between):
            break
        if people and not (between and between[0] & (T.COMMA | T.CONJUNCTION | T.OPEN)):
            break
        people.append(entity)
        start = names.starts[number]
    return people[::-1]


def names_a_group(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether there is a plural noun like *officials* in first:stop, other than after a preposition."""
    for place in tokens.tagged(T.ROLE, first, stop):
        if tokens.trait(place) & T.PLURAL:
            start = phrase_before(tokens, place + 1, first)
            if not tokens.tags[start - 1] & T.PREPOSITION:
                return True
    return False
