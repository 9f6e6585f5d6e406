"""The entity that a role refers to: *the senator*, *a judge*; the mayor, *Ada Moor*, said."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.appositions import apposed, bearer_of_post, past_suffix, role_after
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.groups import last_pair, named_after, resolve_organization_noun
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.roles import gender_of, is_age, role_word, same_role, words_of_post
from quotex.quotations.entities.salience import can_be, is_likely_person, resolve_last_person
from quotex.quotations.grammar.clauses import phrase_before
from quotex.quotations.grammar.name_parts import Span, complement_at
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["role"]

_UNMODIFIED: Final = "+unmodified"  # nobody is given this role with one of its modifiers
_LIKELY: Final = "likely"  # evidence: nobody has this role, but somebody nearby may be meant
_FEWEST: Final = 4  # mentions of a person who may hold an office that the document gives to nobody
_FARTHEST_ISSUER: Final = 250  # tokens
_CAN_ISSUE: Final = T.REPORTING | T.ATTITUDE | T.AUXILIARY
_LONGEST_POST: Final = 7  # tokens: *the mayor of Lund*, Ada Moor
_ENDS_POST: Final = T.COMMA | T.ANY_VERB | T.BREAK | T.QUOTED
_FARTHEST_PERSON: Final = 120  # tokens back to a person whom the role may mean, though nobody has it


def role(names: Names, span: Span) -> list[Entity] | None:
    """The entities of a noun phrase with a role: *the farmer, Ada Moor* names one, *the senator* refers to one."""
    tokens = names.tokens
    named = apposed(names, span) or bearer_of_post(names, span) or _author(names, span)
    if named:
        return [named]
    if not tokens.is_(span[0], tokens.sets.definite_determiner):
        return named_after(names, span)
    return _definite(names, span)


def _definite(names: Names, span: Span) -> list[Entity]:
    """The entities that a definite noun phrase refers to, by the kind of its head."""
    tokens, sets = names.tokens, names.tokens.sets
    first, stop = span
    head, is_known = _head(tokens, span)
    if stop == first + 2 and tokens.is_(first + 1, sets.pair_noun):  # the couple
        pair = last_pair(names, first)
        return pair if len(pair) == 2 else []
    if head < 0 and stop == first + 2 and not tokens.tags[first + 1] & T.POSSESSIVE:
        return _one(_introduced(names, first, tokens.word(first + 1)))
    if head < 0:
        return _called(names, first, "", set(), None, may_be_known=is_known) if is_age(tokens, first, stop) else []
    trait = tokens.trait(head)
    if (trait & T.ORGANIZATION or tokens.is_(head, sets.staff_noun)) and not trait & T.PLURAL:
        return resolve_organization_noun(names, span, head)
    if trait & T.DOCUMENT and stop == head + 1 == first + 2:  # the statement
        names.evidence = "authorship"
        return _one(_issuer(names, head))
    if trait & (T.DOCUMENT | T.PLURAL | T.COLLECTIVE):
        return []
    word = role_word(tokens, head)
    is_public_figure = trait & T.FAMOUS or word in sets.elected or (stop == first + 2 and word in sets.partisan)
    may_be_known = not trait & T.UNNAMED and (is_known or bool(is_public_figure))
    modifiers = words_of_post(tokens, head) - {tokens.word(head).lower()}
    called = _called(names, first, word, modifiers, gender_of(trait), may_be_known=may_be_known)
    text = tokens.text[tokens.starts[first + 1] : tokens.ends[stop - 1]].lower()
    if called or same_role(sets, text) != word:
        return called
    names.evidence = ""
    return _one(_office_holder(names, first, word, gender_of(trait)))


def _head(tokens: Tokens, span: Span) -> tuple[int, bool]:
    """The token of the role, or -1, and whether an age, a place or *former* shows that the reader knows who it is."""
    tags = tokens.tags
    is_known = bool(tags[span[1]] & T.COMMA and tags[span[1] + 1] & T.DIGIT)  # the mayor, 46
    head, of = -1, complement_at(tokens, span[0] + 1, span[1])
    for token in range(span[0] + 1, of if of >= 0 else span[1]):
        tag = tags[token]
        if tokens.is_(token, tokens.sets.definite_determiner):
            return -1, False  # the singer and the guitarist are two
        is_known = is_known or bool(tag & T.DIGIT or (tag & T.CAPITALIZED and not tag & T.ROLE))
        is_known = is_known or tokens.is_(token, tokens.sets.former_modifier)
        if tag & (T.ROLE | T.HONORIFIC):
            head = token
    return head, is_known


def _called(
    names: Names, token: int, word: str, modifiers: set[str], gender: str | None, *, may_be_known: bool
) -> list[Entity]:
    """The person last given this role before the token, or the likeliest one if the reader may know who is meant."""
    sets = names.tokens.sets
    called, is_modified = _last_called(names, token, word, modifiers, gender)
    if called or not may_be_known:
        names.evidence = "office" if word in sets.office or word in sets.sole_office else "called"
        names.evidence += _UNMODIFIED if modifiers and not is_modified else ""
        return _one(called)
    nearest = _nearest_person(names, token, gender)
    names.evidence = _LIKELY
    return _one(nearest and (resolve_last_person(names, token, gender) or nearest))


def _one(entity: Entity | None) -> list[Entity]:
    return [entity] if entity else []


def _author(names: Names, span: Span) -> Entity | None:
    """The author of a document: a 2018 survey by *Ada Moor* of Salem; a report from the firm *Acme*."""
    tokens = names.tokens
    first, stop = span
    by = tokens.next_tagged(T.PREPOSITION, first, stop)
    if by <= first or not tokens.trait(by - 1) & T.DOCUMENT or not tokens.is_(by, tokens.sets.byline_preposition):
        return None
    number = names.before(by)
    if number == len(names) or names.stops[number] > stop:
        return None
    end = names.stops[number]
    if tokens.may_be_noun(end) or tokens.raw_tags[end - 1] & T.PLACE:
        return None
    if tokens.next_tagged(T.POSSESSIVE, end - 1, min(end + 1, tokens.count)) >= 0:
        return None  # a memo from Moor's campaign
    return names.entity(number)


def _introduced(names: Names, token: int, noun: str) -> Entity | None:
    """The person introduced with a noun that is no known role: Ada Moor, *a stationmaster*, for *the stationmaster*."""
    tokens, names.evidence = names.tokens, "called"
    for number in names.back_from(token):
        stop = names.stops[number]
        head = role_after(tokens, stop, noun) if tokens.tags[stop] & T.COMMA else -1
        if head >= 0 and tokens.word(head) == noun:
            entity = names.entity(number)
            return entity if entity and is_likely_person(names, entity) else None
    return None


def _issuer(names: Names, head: int) -> Entity | None:
    """The last issuer of a document, for *the statement*: Acme released *a statement*, *said in a statement*."""
    tokens, word = names.tokens, names.tokens.word(head).lower()
    found = None
    for noun in tokens.tagged(T.ROLE, max(0, head - _FARTHEST_ISSUER), head):
        first = phrase_before(tokens, noun + 1, tokens.sentence_start(noun))
        number = names.before(first) - 1
        if number < 0 or tokens.word(noun).lower() != word or not tokens.is_(first, tokens.sets.indefinite_determiner):
            continue
        verbs = tokens.tags.of(names.stops[number], first)
        before = tokens.tags[names.firsts[number] - 1] if names.firsts[number] else 0
        is_subject = verbs and verbs[0] & _CAN_ISSUE and not before & (T.CONJUNCTION | T.PREPOSITION)
        if is_subject and all(tag & (T.ANY_VERB | T.PREPOSITION) for tag in verbs):
            found = names.entity(number)
    return found


def _role_beside(tokens: Tokens, names: Names, number: int, word: str) -> int:
    """The role before or after the name in run ``number``, set off or with *named* or the like, or -1."""
    first, stop = names.firsts[number], names.stops[number]
    if tokens.tags[stop] & T.JOINER:
        stop = past_suffix(tokens, stop)
    first -= first > 0 and tokens.is_(first - 1, tokens.sets.definite_article) > 0  # the bishop, *the* Rev. Ada Moor
    is_apposed = tokens.tags[first - 1] & tokens.tags[stop] & T.COMMA
    is_behind = is_apposed or tokens.is_(first - 1, tokens.sets.naming_verb)
    head = tokens.prev_tagged(T.ROLE | T.HONORIFIC, max(0, first - _LONGEST_POST), first - 1) if is_behind else -1
    if head >= 0 and role_word(tokens, head) == word and tokens.next_tagged(_ENDS_POST, head + 1, first - 1) < 0:
        return head  # the mayor of Lund, Ada Moor; a farmer named Ada Moor
    after = role_after(tokens, stop) if tokens.tags[stop + 1] & (T.DETERMINER | T.ROLE) else -1
    return after if after >= 0 and role_word(tokens, after) == word else -1


def _last_called(
    names: Names, token: int, word: str, modifiers: set[str], gender: str | None
) -> tuple[Entity | None, bool]:
    """The person last given this role before ``token``, with one of the modifiers, or without if nobody has one.

    Also returns whether the person has one.
    """
    tokens, alike, last = names.tokens, names.like_holders(word), None
    for number in names.back_from(token):
        if names.tags[number] & T.NAME_ORGANIZATION:
            continue
        beside = _role_beside(tokens, names, number, word)
        entity = names.entity(number) if beside >= 0 or number in alike else None  # others need not be joined
        if entity is None or not _can_have_role(entity, gender, is_beside=beside >= 0):
            continue
        if beside < 0 and not entity.has_role(tokens, word):
            continue
        titles = [beside] if beside >= 0 else entity.titles
        is_modified = any(modifiers & words_of_post(tokens, title) for title in titles)
        if is_modified or not modifiers:
            return entity, is_modified
        last = last or entity
    return last, False


def _can_have_role(entity: Entity, gender: str | None, *, is_beside: bool) -> bool:
    """Whether the entity can be a person of that gender; with the role in apposition, also a name of unknown kind."""
    if is_beside and entity.kind is None:
        return not gender or entity.gender in (None, gender)
    return entity.kind == "person" and can_be(entity, gender)


def _nearest_person(names: Names, token: int, gender: str | None) -> Entity | None:
    """The person of that gender last named before ``token``, nearby and outside quotations."""
    for number in names.back_from(token):
        if names.starts[number] <= token - _FARTHEST_PERSON:
            break
        entity = names.entity(number)
        if entity is not None and can_be(entity, gender) and not names.is_quoted(number):
            return entity
    return None


def _office_holder(names: Names, token: int, word: str, gender: str | None) -> Entity | None:
    """For *the president*, if nobody is given the office: a person named at least twice as often as any other."""
    if word not in names.tokens.sets.office:
        return None
    holders = {id(one): one for one in map(names.entity, names.back_from(token)) if one and _may_hold(one, gender)}
    ranked = sorted(holders.values(), key=lambda one: -len(one.mentions))
    second = len(ranked[1].mentions) if len(ranked) > 1 else 0
    return ranked[0] if ranked and len(ranked[0].mentions) >= max(_FEWEST, 2 * second) else None


def _may_hold(entity: Entity, gender: str | None) -> bool:
    return entity.kind == "person" and not entity.role and can_be(entity, gender)
