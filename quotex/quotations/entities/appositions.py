"""Mentions with an apposition: the mayor, *Ada Moor*, said; Ada Moor, *head of sales*, said."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.roles import same_role
from quotex.quotations.grammar.animacy import NO_ONE_PERSON, NO_PERSON, is_human_noun
from quotex.quotations.grammar.name_parts import Span, head_of
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["apposed", "bearer_of_post", "note_apposed_role", "with_apposition"]

_LONGEST_PLACE: Final = 7  # tokens
_ENDS_PLACE: Final = T.COMMA | T.ANY_VERB | T.BREAK | T.QUOTED | T.TIME
_MOST_MODIFIERS: Final = 5  # tokens
_NOUNLESS: Final = (
    T.BREAK | T.QUOTED | T.DETERMINER | T.PREPOSITION | T.CONJUNCTION | T.SUBORDINATOR | T.PRONOUN | T.ADVERB
)
_FEW_FULL: Final = 3  # full names of one person behind which a role is looked for
_ENDS_APPOSITION: Final = T.BREAK | T.QUOTED | T.SUBORDINATOR | T.ANY_VERB | T.CONJUNCTION


def apposed(names: Names, span: Span) -> Entity | None:
    """The person named in apposition after a role, which is noted: the mayor, *Ada Moor*; a reader named *Ada Moor*."""
    tokens = names.tokens
    number = _run_apposed(names, span)
    if number < 0:
        return None
    entity = names.entity(number)
    roles = _roles_in(tokens, span)
    if entity and roles:
        entity.add_role(same_role(tokens.sets, tokens.word(roles[0]).lower()))
        head = head_of(tokens, span)
        if head in roles and not tokens.trait(head) & NO_PERSON:
            entity.note_role(tokens, head)
    return entity


def note_apposed_role(names: Names, entity: Entity) -> None:
    """Note the role in an apposition after a full name as the bearer's role: Ada Moor, *a farmer* from Lund."""
    tokens = names.tokens
    for number in entity.mentions[: min(entity.fulls, _FEW_FULL)]:
        stop = names.stops[number]
        if entity.role or stop + 2 >= tokens.count or not tokens.tags[stop] & T.COMMA:
            continue
        for token in range(stop + 1, min(stop + 1 + _MOST_MODIFIERS + 2, tokens.count - 1)):
            tag = tokens.tags[token]
            if tag & T.ROLE and tokens.tags[token + 1] & (T.COMMA | T.PREPOSITION | T.STOPPER):
                if not tokens.trait(token) & NO_PERSON:
                    entity.note_role(tokens, token)
                break
            if tag & (T.BREAK | T.PREPOSITION | T.QUOTED) or (tag & T.ANY_VERB and not tag & T.ROLE):
                break


def with_apposition(names: Names, span: Span, entity: Entity) -> Span:
    """A mention with the name of its entity in apposition, if it has one: *the mayor, Ada Moor*, said."""
    tokens = names.tokens
    number = _run_apposed(names, span)
    if number < 0 or names.entity(number) is not entity:
        return span
    stop = names.stops[number]
    if stop + 1 < tokens.count and tokens.tags[stop] & T.JOINER and tokens.tags[stop + 1] & T.COMMA:
        stop += 1  # the dot of an abbreviation: the owner, Acme Inc., said
    is_nicknamed = tokens.tags[stop] & T.QUOTED  # the mayor, Ada “Pip” Moor
    return span if is_nicknamed else (span[0], stop)


def _run_apposed(names: Names, span: Span) -> int:
    """The run of the name in apposition after a role, in the same sentence, or -1."""
    tokens = names.tokens
    tags, stop = tokens.tags, span[1]
    if tags[stop] & T.PREPOSITION and tags[stop - 1] & T.ROLE:  # the envoy to the council, Ada Moor
        stop = max(stop, tokens.next_tagged(_ENDS_PLACE, stop + 1, min(stop + _LONGEST_PLACE, tokens.count)))
    if stop + 1 >= tokens.count or not (tags[stop] & T.COMMA or tokens.is_(stop, tokens.sets.naming_verb)):
        return -1
    if _are_several(tokens, span) or tokens.sentence_start(stop + 1) > span[0]:
        return -1
    number = _name_at(names, stop + 1)
    if number < 0 or not _ends_apposition(tokens, names.stops[number]):
        return -1
    is_governed = span[0] > 0 and tags[span[0] - 1] & (T.PREPOSITION | T.REPORTING)
    if is_governed and tags[stop] & T.COMMA and tags[names.stops[number]] & (T.ANY_VERB | T.QUOTED | T.AUXILIARY):
        return -1  # according to his lawyer, Moor left; said the mayor, Reuters reported
    return -1 if _is_another(names, span, number) else number


def _is_another(names: Names, span: Span, number: int) -> bool:
    """Does the name of a known person follow a text or an organization: according to *the paper*, Moor?"""
    tokens, last = names.tokens, span[1] - 1
    is_role = is_human_noun(tokens, last)  # the Department of Health chief
    if is_role or not tokens.trait(head_of(tokens, span)) & NO_PERSON:
        return False
    entity = names.entity(number)
    return entity is not None and entity.kind == "person"


def _roles_in(tokens: Tokens, span: Span) -> list[int]:
    return [token for token in range(*span) if tokens.tags[token] & (T.ROLE | T.HONORIFIC)]


def bearer_of_post(names: Names, span: Span) -> Entity | None:
    """The person whom a post without determiner, in apposition, describes: Ada Moor, *head of sales at Acme*, said."""
    tokens, first = names.tokens, span[0]
    tags, number = tokens.tags, names.before(first) - 1
    if number < 0 or names.stops[number] != first - 1 or not tags[first - 1] & T.COMMA or tags[first] & T.DETERMINER:
        return None
    head = head_of(tokens, span)
    if not tags[head] & (T.ROLE | T.HONORIFIC) or tokens.trait(head) & NO_ONE_PERSON:
        return None
    entity = names.entity(number)
    return entity if entity and entity.kind == "person" else None


def _name_at(names: Names, first: int) -> int:
    """The run that begins at the token, or after a determiner or modifiers there, or -1.

    His chaplain, *the* Rev. Ben Cole; her husband, *former mayor* Ben Cole.
    """
    tokens = names.tokens
    number = names.before(first)
    if number == len(names) or names.firsts[number] > first + _MOST_MODIFIERS:
        return -1
    noun = names.firsts[number] - 1
    if noun < first:
        return number
    is_plural = tokens.trait(noun) & T.PLURAL or tokens.ends_in(noun, tokens.endings.plural)
    return -1 if is_plural or tokens.next_tagged(_NOUNLESS | T.ANY_VERB, first, noun + 1) >= 0 else number


def _ends_apposition(tokens: Tokens, end: int) -> bool:
    """Can an apposition end with the name that ends here: a reader, *Ada Moor* of Salem, said?"""
    if tokens.tags[end - 1] & (T.PLACE | T.TIME | T.POSSESSIVE):
        return False
    if end + 1 < tokens.count and tokens.tags[end] & T.JOINER and tokens.tags[end + 1] & T.COMMA:
        return True  # of an abbreviation: the owner, Acme Inc., said
    after = tokens.tags[end] if end < tokens.count else T.STOPPER
    return bool(after & _ENDS_APPOSITION) or tokens.is_(end, tokens.sets.origin_preposition)


def _are_several(tokens: Tokens, span: Span) -> bool:
    """Is the phrase plural: *lawyers*, *some of the lawyers*; not *one of the lawyers*, *a lawyer for refugees*?"""
    first, stop = span
    head = head_of(tokens, span)
    if tokens.trait(head) & T.QUANTIFIER and head < stop - 1:
        return bool(tokens.trait(stop - 1) & T.PLURAL) and not tokens.is_(first, tokens.sets.singular_quantifier)
    return bool(tokens.trait(head) & T.PLURAL)
