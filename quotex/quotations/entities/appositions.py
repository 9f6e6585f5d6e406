"""Mentions with an apposition: the mayor, *Ada Moor*, said; Ada Moor, *head of sales*, said."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.roles import same_role
from quotex.quotations.grammar.animacy import NO_ONE_PERSON, NO_PERSON
from quotex.quotations.grammar.name_parts import Span, head_of
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["apposed", "bearer_of_post", "note_apposed_role", "past_suffix", "role_after", "with_apposition"]

_LONGEST_PLACE: Final = 7  # tokens
_ENDS_PLACE: Final = T.COMMA | T.ANY_VERB | T.BREAK | T.QUOTED | T.TIME
_MOST_MODIFIERS: Final = 5  # tokens
_FUNCTION_WORD: Final = T.DETERMINER | T.PREPOSITION | T.CONJUNCTION | T.SUBORDINATOR | T.PRONOUN | T.ADVERB
_NOUNLESS: Final = _FUNCTION_WORD | T.ANY_VERB | T.BREAK | T.QUOTED
_FEW_FULL: Final = 3  # full names of one person after which to look for a role
_ENDS_ROLE: Final = T.COMMA | T.PREPOSITION | T.STOPPER | T.PRONOUN | T.CONJUNCTION  # a farmer who; a farmer and
_ENDS_APPOSITION: Final = T.BREAK | T.QUOTED | T.SUBORDINATOR | T.ANY_VERB | T.CONJUNCTION


def apposed(names: Names, span: Span) -> Entity | None:
    """The person named in apposition after a role: the mayor, *Ada Moor*; a reader named *Ada Moor*. Notes the role."""
    tokens = names.tokens
    number = _run_apposed(names, span)
    if number < 0:
        return None
    entity = names.entity(number)
    roles = [token for token in range(*span) if tokens.tags[token] & (T.ROLE | T.HONORIFIC)]
    if entity and roles:
        names.give_role(entity, same_role(tokens.sets, tokens.word(roles[0]).lower()))
        head = head_of(tokens, span)
        if head in roles and not tokens.trait(head) & NO_PERSON:
            entity.note_role(tokens, head)
    return entity


def note_apposed_role(names: Names, entity: Entity) -> None:
    """Note the role in an apposition after a full name as the bearer's role: Ada Moor, *a farmer* from Lund."""
    tokens = names.tokens
    for number in entity.mentions[: min(entity.fulls or 1, _FEW_FULL)]:
        token = role_after(tokens, names.stops[number])
        if token >= 0:
            entity.note_role(tokens, token)


def role_after(tokens: Tokens, stop: int, noun: str = "") -> int:
    """The head of a role in apposition to the name that ends at ``stop``, or -1: Ada Moor, *a farmer* from Lund.

    The word ``noun`` counts as a role.
    """
    tags = tokens.tags
    if stop + 3 < tokens.count and tags[stop] & T.JOINER:
        stop = past_suffix(tokens, stop)
    if stop + 2 >= tokens.count or not tags[stop] & T.COMMA:
        return -1
    if tags[stop + 1] & T.DIGIT and tags[stop + 2] & T.COMMA:
        stop += 2  # Ada Moor, 46, a farmer
    for token in range(stop + 1, min(stop + _MOST_MODIFIERS + 6, tokens.count - 1)):
        is_role = tags[token] & T.ROLE and not tokens.trait(token) & NO_PERSON
        if tags[token + 1] & _ENDS_ROLE and (is_role or tokens.word(token) == noun):
            return token
        is_verb = tags[token] & T.ANY_VERB and not tags[token] & T.ROLE
        if is_verb or tags[token] & (T.BREAK | T.PREPOSITION | T.QUOTED):
            break
    return -1


def past_suffix(tokens: Tokens, stop: int) -> int:
    """The end of a name with the full stop of its suffix: Ben Moor *Jr.*"""
    return stop + bool(
        stop < tokens.count and tokens.is_(stop - 1, tokens.sets.generational_suffix) and tokens.word(stop) == "."
    )


def with_apposition(names: Names, span: Span, entity: Entity) -> Span:
    """A mention with the name of its entity in apposition, if it has one: *the mayor, Ada Moor*, said."""
    number = _run_apposed(names, span)
    return (span[0], names.stops[number]) if number >= 0 and names.entity(number) is entity else span


def _run_apposed(names: Names, span: Span) -> int:
    """The run of the name in apposition after a role, in the same sentence, or -1."""
    tokens = names.tokens
    tags, stop = tokens.tags, span[1]
    is_modified = stop < tokens.count and (tags[stop] & T.PREPOSITION or tokens.ends_in(stop, tokens.endings.gerund))
    if is_modified and tags[stop - 1] & T.ROLE:  # the envoy to the council, Ada Moor; the officer leading it, Ben Cole
        stop = max(stop, tokens.next_tagged(_ENDS_PLACE, stop + 1, min(stop + _LONGEST_PLACE, tokens.count)))
    if stop + 1 >= tokens.count or not (tags[stop] & T.COMMA or tokens.is_(stop, tokens.sets.naming_verb)):
        return -1
    trait = tokens.trait(head_of(tokens, span))
    if trait & T.PLURAL:
        return -1
    number = _name_at(names, stop + 1, of_body=bool(trait & NO_PERSON))
    if number < 0 or not _ends_apposition(tokens, names.stops[number]):
        return -1
    if not tags[stop] & T.COMMA and tags[names.stops[number]] & T.QUOTED:
        return -1  # the mayor called Moor “old”
    is_governed = span[0] > 0 and tags[span[0] - 1] & (T.PREPOSITION | T.REPORTING)
    if is_governed and tags[stop] & T.COMMA and tags[names.stops[number]] & (T.ANY_VERB | T.QUOTED | T.AUXILIARY):
        return -1  # according to his lawyer, Moor left; said the mayor, Reuters reported
    entity = names.entity(number) if trait & tokens.trait(span[1] - 1) & NO_PERSON else None
    return -1 if entity and entity.kind == "person" else number  # not: the letter, Ada Moor


def bearer_of_post(names: Names, span: Span) -> Entity | None:
    """The person whom a post without determiner, in apposition, describes: Ada Moor, *head of sales at Acme*, said."""
    tokens, first = names.tokens, span[0]
    tags, number, head = tokens.tags, names.before(first) - 1, head_of(tokens, span)
    is_post = tags[head] & (T.ROLE | T.HONORIFIC) and not tokens.trait(head) & NO_ONE_PERSON
    if number < 0 or names.stops[number] != first - 1 or not is_post:
        return None
    entity = names.entity(number) if tags[first - 1] & T.COMMA and not tags[first] & T.DETERMINER else None
    return entity if entity and entity.kind == "person" else None


def _name_at(names: Names, first: int, *, of_body: bool) -> int:
    """The run that begins at the token, or after a determiner or modifiers there, or -1.

    His chaplain, *the* Rev. Ben Cole; her husband, *former Salem mayor* Ben Cole; the newspaper, *the* Salem Times.
    """
    tokens = names.tokens
    number = names.before(first)
    if number == len(names):
        return -1
    is_body = of_body and names.tags[number] & T.NAME_ORGANIZATION and tokens.tags[names.stops[number]] & T.COMMA
    if names.tags[number] & T.NAME_PERSON or is_body:
        first += bool(tokens.is_(first, tokens.sets.definite_article))
    if _modifies_next(names, number):
        number += 1
    noun = names.firsts[number] - 1
    if noun < first:
        return number
    if noun >= first + _MOST_MODIFIERS or tokens.next_tagged(_NOUNLESS, first, noun + 1) >= 0:
        return -1
    return number


def _modifies_next(names: Names, number: int) -> bool:
    """Whether the run stands before the next one and its role: *Salem* mayor Ben Cole, *Acme’s* Ada Moor."""
    if number + 1 == len(names):
        return False
    stop, following = names.stops[number], names.firsts[number + 1]
    if following == stop:
        return bool(names.tokens.tags[stop - 1] & T.POSSESSIVE)
    return following == stop + 1 and bool(names.tags[number + 1] & T.NAME_WITH_ROLE)


def _ends_apposition(tokens: Tokens, end: int) -> bool:
    """Whether an apposition can end with the name that ends here: a reader, *Ada Moor* of Salem, said."""
    if tokens.tags[end - 1] & (T.PLACE | T.TIME | T.POSSESSIVE):
        return False
    after = tokens.tags[end] if end < tokens.count else T.STOPPER
    return bool(after & _ENDS_APPOSITION) or tokens.is_(end, tokens.sets.origin_preposition)
