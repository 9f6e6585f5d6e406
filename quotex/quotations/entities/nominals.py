"""The entity that a role refers to: *the senator*, *a judge*; the mayor, *Ada Moor*, said."""

from __future__ import annotations

from typing import Final, NamedTuple

from quotex.quotations import tags as T
from quotex.quotations.entities.appositions import apposed, bearer_of_post
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.groups import last_pair, named_after, resolve_organization_noun
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.roles import gender_of, is_new, role_word, same_role
from quotex.quotations.entities.salience import can_be, is_modifier, resolve_last_person
from quotex.quotations.grammar.clauses import phrase_before
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["role"]

_LIKELY: Final = "likely"  # evidence: nobody is called so, but somebody near may be meant
_FARTHEST_ISSUER: Final = 250  # tokens
_CAN_ISSUE: Final = T.REPORTING | T.ATTITUDE | T.AUXILIARY
_LONGEST_DESCRIPTION: Final = 6  # tokens: by *the left-leaning research institute* Acme
_NO_DESCRIPTION: Final = T.PREPOSITION | T.CONJUNCTION | T.ANY_VERB | T.BREAK | T.POSSESSIVE
_LONGEST_APPOSITION: Final = 6  # words
_FEWEST: Final = 4  # mentions of the holder of an office that the document gives to nobody
_FARTHEST_PERSON: Final = 120  # tokens back to a person whom the role may mean, though nobody is called so


class Nominal(NamedTuple):
    """A definite noun phrase with its head, gender and number: *the former Salem mayor*."""

    tokens: Tokens
    span: Span
    head: int  # the token that tells the role, or -1
    trait: int  # what the language pack knows of it
    is_known: bool  # an age, a place or *former* shows that the reader knows who it is

    @property
    def gender(self) -> str | None:
        return gender_of(self.trait)

    @property
    def word(self) -> str:
        """The form of the role that stands for all its abbreviations."""
        return role_word(self.tokens, self.head)

    @property
    def is_public_figure(self) -> bool:
        """Does every reader know the holder: *the president*, *the Republican*; not *the ranking Republican*?"""
        is_alone = self.span[1] == self.span[0] + 2
        return bool(self.trait & T.FAMOUS) or (is_alone and self.word in self.tokens.sets.partisan)


def role(names: Names, span: Span) -> list[Entity] | None:
    """The entities of a noun phrase with a role: *the farmer, Ada Moor* names one, *the senator* refers to one."""
    tokens = names.tokens
    named = apposed(names, span) or bearer_of_post(names, span) or _author(names, span)
    if named:
        return [named]
    if not tokens.is_(span[0], tokens.sets.definite_determiner):
        return named_after(names, span)
    return _definite(names, _nominal(tokens, span))


def _nominal(tokens: Tokens, span: Span) -> Nominal:
    tags, sets = tokens.tags, tokens.sets
    is_known = bool(tags[span[1]] & T.COMMA and tags[span[1] + 1] & T.DIGIT)  # the mayor, 46
    head = -1
    for token in range(span[0] + 1, span[1]):
        tag = tags[token]
        if tag & T.PREPOSITION:
            break
        is_known = is_known or bool(tag & T.DIGIT or (tag & T.CAPITALIZED and not tag & T.ROLE))
        is_known = is_known or tokens.is_(token, sets.former_modifier)
        if tag & (T.ROLE | T.HONORIFIC):
            head = token
    if tokens.is_(span[1] - 1, sets.press_noun):
        head = span[1] - 1  # the daily
    return Nominal(tokens, span, head, tokens.trait(head) if head >= 0 else 0, is_known)


def _definite(names: Names, nominal: Nominal) -> list[Entity]:
    """The entities that a definite noun phrase refers to, by the kind of its head."""
    tokens, sets = names.tokens, names.tokens.sets
    (first, stop), head, trait = nominal.span, nominal.head, nominal.trait
    if stop == first + 2 and tokens.is_(first + 1, sets.pair_noun):  # the couple
        pair = last_pair(names, first)
        return pair if len(pair) == 2 else []
    if head < 0:
        is_age = tokens.tags[first + 1] & T.DIGIT and tokens.is_(stop - 1, sets.age_adjective)  # the 46-year-old
        return _called(names, nominal, "", may_be_known=nominal.is_known) if is_age else []
    is_body = trait & T.ORGANIZATION or tokens.is_(head, sets.staff_noun) or tokens.is_(head, sets.press_noun)
    if is_body and not trait & T.PLURAL:
        return resolve_organization_noun(names, nominal.span, head)
    if trait & T.DOCUMENT and stop == head + 1 == first + 2:  # the statement
        names.evidence = "authorship"
        return _one(_issuer(names, head))
    return [] if trait & (T.DOCUMENT | T.PLURAL | T.COLLECTIVE) else _one_person(names, nominal)


def _one_person(names: Names, nominal: Nominal) -> list[Entity]:
    """The person that a definite role refers to, *the senator*: the one last called so, or the office holder."""
    tokens, sets = names.tokens, names.tokens.sets
    first, stop = nominal.span
    called = tokens.text[tokens.starts[first + 1] : tokens.ends[stop - 1]].lower()
    office = sets.same_office.get(called)  # the commander in chief
    word, called = (office, office) if office else (nominal.word, same_role(sets, called))
    is_nobody = bool(nominal.trait & T.UNNAMED) or is_new(tokens, nominal.head)
    is_known = nominal.is_known or nominal.is_public_figure or word in sets.elected
    holders = _called(names, nominal, word, may_be_known=is_known and not is_nobody)
    if holders or is_nobody or called != word:
        return holders
    gender, names.evidence = nominal.gender, ""
    return _one(_office_holder(names, first, word, gender))


def _called(names: Names, nominal: Nominal, word: str, *, may_be_known: bool) -> list[Entity]:
    """The person last given this role, or, if the reader may know who is meant, the likeliest one."""
    span, gender = nominal.span, nominal.gender
    called = _last_called(names, span[0], word, gender)
    if called or not may_be_known:
        sets = nominal.tokens.sets
        is_office = word in sets.office or word in sets.sole_office
        names.evidence = "office" if is_office or nominal.trait & T.FAMOUS else "called"
        return _one(called)
    nearest = _nearest_person(names, span[0], gender)
    names.evidence = _LIKELY
    return _one(nearest and (resolve_last_person(names, span[0], gender) or nearest))


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
    run, end = names.firsts[number], names.stops[number]
    if run > by + 1 + _LONGEST_DESCRIPTION or tokens.next_tagged(_NO_DESCRIPTION, by + 1, run) >= 0:
        return None
    if tokens.next_tagged(T.POSSESSIVE, end - 1, min(end + 1, tokens.count)) >= 0:
        return None
    if is_modifier(tokens, end) or tokens.raw_tags[end - 1] & T.PLACE:
        return None
    return names.entity(number)


def _issuer(names: Names, head: int) -> Entity | None:
    """The last issuer of a document, for *the statement*: Acme released *a statement*, *said in a statement*."""
    tokens, word = names.tokens, names.tokens.word(head).lower()
    found = None
    for noun in tokens.tagged(T.ROLE, max(0, head - _FARTHEST_ISSUER), head):
        first = phrase_before(tokens, noun + 1, tokens.sentence_start(noun))
        number = names.before(first) - 1
        if number < 0 or tokens.word(noun).lower() != word or not tokens.is_(first, tokens.sets.indefinite_determiner):
            continue
        before = tokens.tags[names.firsts[number] - 1] if names.firsts[number] else 0
        verbs = tokens.tags.of(names.stops[number], first)
        is_subject = verbs and verbs[0] & _CAN_ISSUE and not before & (T.CONJUNCTION | T.PREPOSITION)
        if is_subject and all(tag & (T.ANY_VERB | T.PREPOSITION) for tag in verbs):
            found = names.entity(number)
    return found


def _has_role_after(tokens: Tokens, comma: int, word: str) -> bool:
    """Does this role follow the name in apposition, after the comma: Ada Moor, *a farmer* from Lund?"""
    tags = tokens.tags
    if not tags[comma + 1] & (T.DETERMINER | T.ROLE):
        return False
    for token in range(comma + 1, min(comma + 1 + _LONGEST_APPOSITION, tokens.count)):
        if tags[token] & T.ROLE and role_word(tokens, token) == word:
            return True
        if tags[token] & (T.BREAK | T.PREPOSITION | T.ANY_VERB):
            break
    return False


def _has_any_role_before(tokens: Tokens, first: int) -> bool:
    """Does any role stand before the name, with a comma between: *the mayor*, Ada Moor?"""
    return first > 1 and bool(tokens.tags[first - 1] & T.COMMA and tokens.tags[first - 2] & T.ROLE)


def _is_called(tokens: Tokens, names: Names, number: int, entity: Entity, word: str) -> bool:
    """Does the text give the entity that role, anywhere or where run ``number`` names it?"""
    if entity.has_role(tokens, word):
        return True
    first, stop = names.firsts[number], names.stops[number]
    is_apposed = stop + 1 < tokens.count and bool(tokens.tags[stop] & T.COMMA)
    is_told_before = is_apposed and _has_any_role_before(tokens, first)  # the mayor, Ada Moor, …
    is_named = first > 1 and tokens.is_(first - 1, tokens.sets.naming_verb)  # a farmer named Ada Moor
    if (is_told_before or is_named) and role_word(tokens, first - 2) == word:
        return True
    return is_apposed and _has_role_after(tokens, stop, word)


def _last_called(names: Names, token: int, word: str, gender: str | None) -> Entity | None:
    """The person who was given this role last before ``token``."""
    for number in names.back_from(token):
        entity = names.entity(number)
        if entity is None or entity.kind != "person" or not can_be(entity, gender):
            continue
        if _is_called(names.tokens, names, number, entity, word):
            return entity
    return None


def _nearest_person(names: Names, token: int, gender: str | None) -> Entity | None:
    """The person of that gender last named before ``token``, not far away and outside quotations."""
    for number in names.back_from(token):
        if names.starts[number] <= token - _FARTHEST_PERSON:
            break
        entity = names.entity(number)
        if entity is not None and can_be(entity, gender) and not names.is_quoted(number):
            return entity
    return None


def _office_holder(names: Names, token: int, word: str, gender: str | None) -> Entity | None:
    """For *the president*, if nobody is said to hold the office: a person named twice as often as all others."""
    if word not in names.tokens.sets.office:
        return None
    best: Entity | None = None
    most = second = 0
    for number in names.back_from(token):
        entity = names.entity(number)
        if entity is None or entity is best or entity.kind != "person" or entity.role or not can_be(entity, gender):
            continue
        if _has_any_role_before(names.tokens, names.firsts[entity.first[0]]):
            continue
        mentions = len(entity.mentions)
        if mentions > most:
            best, most, second = entity, mentions, most
        else:
            second = max(second, mentions)
    return best if most >= max(_FEWEST, 2 * second) else None
