"""Whom a pronoun stands for: he and she, who, it, they."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.centering import he_or_she
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.organizations import settle_last_to_speak, settle_staff
from quotex.quotations.entities.pairs import last_pair, names_a_group
from quotex.quotations.entities.roles import gender_of
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["pronoun"]

_FARTHEST_RELATIVE: Final = 40  # tokens between two relative clauses that *and* joins
_FARTHEST_UNNAMED: Final = 1  # paragraphs
_FARTHEST_BODY: Final = 400  # tokens between a body that spoke and *they*
_FARTHEST_ANTECEDENT: Final = 200  # tokens a pronoun looks back
_LONGEST_ASIDE: Final = 14  # tokens


def pronoun(names: Names, span: Span) -> list[Entity] | None:
    """Pronoun of one word, *he*, *who*, *it*, *they*: whom it stands for; None where the mention is no pronoun."""
    tokens = names.tokens
    token = span[0]
    if span[1] != token + 1:
        return None
    is_pronoun = tokens.tags[token] & T.PRONOUN
    trait = tokens.trait(token) if is_pronoun else 0
    if trait & T.RELATIVE:
        return _antecedent(names, token)
    gender = None if trait & T.FIRST else gender_of(trait)
    if gender is None:
        is_his, is_hers = tokens.is_(token, tokens.sets.male_oblique), tokens.is_(token, tokens.sets.female_oblique)
        gender = "m" if is_his else "f" if is_hers else None
        if gender is None:
            return _not_he_or_she(names, token) if is_pronoun else None
    return he_or_she(names, token, gender)


def _antecedent(names: Names, token: int) -> list[Entity]:
    """Relative pronoun, *who*: the person named right before it, or before an aside (Moor, now the leader, who)."""
    tokens = names.tokens
    personal, stop = tokens.is_(token, tokens.sets.relative_person), token
    if personal:
        token = _first_relative(tokens, token)
        stop = _before_asides(tokens, max(0, token - _LONGEST_ASIDE), token)
    last = names.before(stop)
    for nearest in range(last - 1, max(-1, last - 4), -1):
        number, end = names.whole(nearest), names.stops[nearest]
        entity = names.entity(number)
        if entity is None:
            continue
        if end < token - _FARTHEST_ANTECEDENT:
            break
        stop = _before_asides(tokens, end, stop)
        between = tokens.tags.of(end, stop)
        if len(between) > 8 or _is_interrupted(tokens, end, stop):
            break
        if between and not tokens.tags[end] & T.PAUSE:
            continue
        if personal and _is_no_person(tokens, names.firsts[number], entity):
            first = names.firsts[number]
            stop = _before_asides(tokens, max(0, first - _LONGEST_ASIDE), first, T.PREPOSITION | T.DETERMINER)
        elif tokens.is_(token, tokens.sets.relative_thing):
            return _settle_organization(tokens, names.firsts[number], entity)
        else:
            return [entity]
    return []


def _first_relative(tokens: Tokens, token: int) -> int:
    """Relative clauses joined by *and*: Ada Moor, *who* lives here and who said so. The first pronoun, or this one."""
    floor = max(tokens.sentence_start(token), token - _FARTHEST_RELATIVE)
    if not tokens.tags[token - 1] & T.CONJUNCTION:
        return token
    first = tokens.prev_tagged(T.PRONOUN | T.SUBORDINATOR, floor, token)
    while first >= 0 and not tokens.is_(first, tokens.sets.relative_person):
        first = tokens.prev_tagged(T.PRONOUN | T.SUBORDINATOR, floor, first)
    return first if first >= 0 else token


def _is_interrupted(tokens: Tokens, first: int, stop: int) -> bool:
    """Do the words first:stop hold more than an aside? A verb after a hyphen is none: a self-*made* man."""
    tags = tokens.tags
    token = tokens.next_tagged(T.ANY_VERB | T.PREPOSITION | T.STOPPER, first, stop)
    while token >= 0 and tags[token - 1] & T.JOINER:
        token = tokens.next_tagged(T.ANY_VERB | T.PREPOSITION | T.STOPPER, token + 1, stop)
    return token >= 0


def _is_no_person(tokens: Tokens, first: int, entity: Entity) -> bool:
    """Organization, or what seems a place before a relative pronoun: the mayor of *Salem*, who."""
    if entity.kind == "organization":
        return True
    return entity.kind is None and tokens.is_(first - 1, tokens.sets.place_preposition)


def _before_asides(tokens: Tokens, first: int, stop: int, more: int = 0) -> int:
    """Where the words first:stop end, pauses, brackets and words with a tag of ``more`` at the end left out."""
    tags = tokens.tags
    while stop > first and tags[stop - 1] & (T.PAUSE | T.CLOSE | T.JOINER | T.OPEN | more):
        stop -= 1
        if tags[stop] & T.CLOSE:
            while stop > first and not tags[stop] & T.OPEN:
                stop -= 1
    return stop


def _settle_organization(tokens: Tokens, first: int, entity: Entity) -> list[Entity]:
    """Organization before *which*, noted as one: no person, nor *Congress* of Library of Congress."""
    if entity.kind == "person" or tokens.is_(first - 1, tokens.sets.genitive_preposition):
        return []
    entity.kind = "organization"
    return [entity]


def _not_he_or_she(names: Names, token: int) -> list[Entity]:
    """*It* is an organization, *they* are people named together; *I*, *we* and *you* stand for nobody who is named."""
    tokens = names.tokens
    if tokens.is_(token, tokens.sets.neuter_pronoun):
        return settle_staff(names, token) or settle_last_to_speak(names, token)
    if not tokens.is_(token, tokens.sets.plural_personal):
        return []
    return last_pair(names, token, or_group=True) or _body_that_spoke(names, token)


def _body_that_spoke(names: Names, token: int) -> list[Entity]:
    """Body of several people, the *council* said so. *They* …: the one that spoke last, if no others came since."""
    tokens = names.tokens
    at, body = names.spoke[-1] if names.spoke else (token, None)
    if body is None or at >= token or body.kind != "organization" or not tokens.is_(token, tokens.sets.plural_pronoun):
        return []
    if token - at > _FARTHEST_BODY or names.runs.distance(at, token, 1, 1)[1] > _FARTHEST_UNNAMED:
        return []
    if names_a_group(tokens, at, token):
        return []
    return [body]
