"""Whom a role stands for: *the senator*, *a judge*; the mayor, *Ada Moor*, said."""

from __future__ import annotations

from quotex._core import CAPITALIZED, COMMA, DIGIT, LOWER, POSSESSIVE, QUOTED, STOPPER
from quotex.language import (
    COLLECTIVE,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    FAMOUS,
    HONORIFIC,
    ORGANIZATION,
    PLACE,
    PLURAL,
    PREPOSITION,
    QUANTIFIER,
    ROLE,
    SUBORDINATOR,
    TIME,
    UNNAMED,
)
from quotex.quotations.entities.discourse import Discourse
from quotex.quotations.entities.names import Entity
from quotex.quotations.entities.organizations import organization_called
from quotex.quotations.entities.pronouns import last_pair
from quotex.quotations.entities.role_holders import (
    called_later,
    last_called,
    likeliest,
    named_next,
    office_holder,
    only_called,
)
from quotex.quotations.entities.roles import gender_of, is_new, owner_role, role_word, same_role
from quotex.quotations.grammar.noun_phrases import Span
from quotex.quotations.grammar.tokens import ANY_VERB, BREAK, Tokens

__all__ = ["role"]


def role(discourse: Discourse, span: Span) -> list[Entity] | None:
    """*the senator*: the person whom the document last gave that title."""
    tokens = discourse.tokens
    named = _apposition(discourse, span)
    if named is not None:
        return [named]
    if not tokens.is_(span[0], tokens.sets.definite_determiner):
        return _introduced(discourse, span)
    if span[1] == span[0] + 2 and tokens.is_(span[0] + 1, tokens.sets.pair_noun):
        pair = last_pair(discourse, span[0])
        return pair if len(pair) == 2 else []
    after = tokens.tags[span[1] : span[1] + 2]
    known = len(after) == 2 and bool(after[0] & COMMA and after[1] & DIGIT)  # an age, a place: whom the reader knows
    head = -1
    for token in range(span[0] + 1, span[1]):
        tag = tokens.tags[token]
        if tag & PREPOSITION:
            break
        known = known or bool(tag & DIGIT or (tag & CAPITALIZED and not tag & ROLE))
        known = known or tokens.is_(token, tokens.sets.former_modifier)
        if tag & (ROLE | HONORIFIC):
            head = token
    if head < 0:
        owner = owner_role(tokens, span[1] - 1)
        numbered = tokens.tags[span[0] + 1] & DIGIT and tokens.is_(span[1] - 1, tokens.sets.age_adjective)
        return last_called(discourse, span, owner, None, known) if owner or numbered else []
    trait = tokens.trait(head)
    if (trait & ORGANIZATION or tokens.is_(head, tokens.sets.staff_noun)) and not trait & PLURAL:
        return organization_called(discourse, span, head)
    if trait & (DOCUMENT | PLURAL | COLLECTIVE):
        return []
    gender, new = gender_of(trait), is_new(tokens, head)
    word = role_word(tokens, head, tokens.word(head).lower())
    famous = bool(trait & FAMOUS) or (span[1] == span[0] + 2 and word in tokens.sets.partisan)
    if famous and not new and not tokens.tags[head] & HONORIFIC:  # many are candidates at once
        only = only_called(discourse, span[0], word, gender) if head == span[0] + 1 else None
        salient = only or likeliest(discourse, span[0], gender)
        if salient:
            return [salient]
    called = tokens.text[tokens.starts[span[0] + 1] : tokens.ends[span[1] - 1]].lower()
    if office := tokens.sets.same_office.get(called):
        word = called = office
    known = known or famous or word in tokens.sets.elected
    called_so = last_called(discourse, span, word, gender, known and not new and not trait & UNNAMED)
    if called_so or new or trait & UNNAMED or same_role(tokens.sets, called) != word:
        return called_so
    holder = office_holder(discourse, span[0], word, gender) or called_later(discourse, span[0], word, gender)
    return [holder] if holder else []


def _introduced(discourse: Discourse, span: Span) -> list[Entity]:
    """*A judge*, *its chief*: nobody, unless the text soon says who that is."""
    tokens, head = discourse.tokens, span[1] - 1
    if not tokens.tags[head] & ROLE or tokens.trait(head) & (ORGANIZATION | DOCUMENT | PLURAL | COLLECTIVE):
        return []
    if not tokens.tags[span[0]] & DETERMINER:
        return []
    entity = named_next(discourse, span)
    return [entity] if entity else []


def _apposition(discourse: Discourse, span: Span) -> Entity | None:
    """The mayor, *Ada Moor*, said; a reader named *Ada Moor* said: the name right after a role."""
    tokens = discourse.tokens
    tags, stop = tokens.tags, _with_place_held(tokens, span)
    if stop + 1 >= len(tags) or not (tags[stop] & COMMA or tokens.is_(stop, tokens.sets.naming_verb)):
        return None
    if _are_several(tokens, span):
        return None
    names = discourse.names
    first = stop + 1
    if tags[first] & DETERMINER and tags[first + 1 : first + 2] and tags[first + 1] & HONORIFIC & ~LOWER:
        first += 1  # his chaplain, the Rev. Ben Cole
    number = names.before(first)
    if number >= len(names) or names.firsts[number] != first:
        return None
    end = names.stops[number]
    after = tags[end] if end < len(tags) else STOPPER
    if tags[end - 1] & (PLACE | TIME | POSSESSIVE):
        return None
    if not after & _ENDS_APPOSITION and not tokens.is_(end, tokens.sets.origin_preposition):
        return None  # but: a reader, Ada Moor of Salem
    roles = [token for token in range(*span) if tags[token] & (ROLE | HONORIFIC)]
    if not roles and tags[stop] & COMMA and end == stop + 2:
        return None
    entity = names.entity(number)
    if entity and roles:
        entity.add_role(same_role(tokens.sets, tokens.word(roles[0]).lower()))
    return entity


def _with_place_held(tokens: Tokens, span: Span) -> int:
    """The envoy *to the council*, Ada Moor, …: the comma that a phrase after the role ends at, else the role’s end."""
    tags, stop = tokens.tags, span[1]
    if stop >= len(tags) or not tags[stop] & PREPOSITION or not tags[stop - 1] & ROLE:
        return stop
    for token in range(stop + 1, min(stop + _LONGEST_PLACE, len(tags))):
        if tags[token] & COMMA:
            return token
        if tags[token] & (ANY_VERB | BREAK | QUOTED | TIME):
            break
    return stop


def _are_several(tokens: Tokens, span: Span) -> bool:
    """Lawyers, some of the lawyers; not one of the lawyers, nor a lawyer for refugees."""
    first, stop = span
    of = tokens.next_tagged(PREPOSITION, first, stop)
    head = of - 1 if of > first else stop - 1
    if tokens.trait(head) & QUANTIFIER and head < stop - 1:
        return bool(tokens.trait(stop - 1) & PLURAL) and not tokens.is_(first, tokens.sets.singular_quantifier)
    return bool(tokens.trait(head) & PLURAL)


_LONGEST_PLACE = 7  # tokens
_ENDS_APPOSITION = BREAK | QUOTED | SUBORDINATOR | ANY_VERB | CONJUNCTION
