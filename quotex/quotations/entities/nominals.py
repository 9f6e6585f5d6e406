"""Whom a role stands for: *the senator*, *a judge*; the mayor, *Ada Moor*, said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from quotex.quotations import tags as T
from quotex.quotations.entities.appositions import apposed, told_of
from quotex.quotations.entities.authors import author, issuer
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.organizations import named_after, settle_organization_called
from quotex.quotations.entities.pairs import last_pair
from quotex.quotations.entities.role_holders import (
    called_later,
    last_called,
    nearest_person,
    office_holder,
)
from quotex.quotations.entities.roles import gender_of, is_new, owner_role, role_word, same_role
from quotex.quotations.entities.salience import settle_last_person
from quotex.quotations.grammar.animacy import NO_ONE_PERSON, is_noun_for_one
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["role"]


LIKELY: Final = "likely"  # evidence: nobody is called so, but somebody near may be meant


class Nominal(NamedTuple):
    """A definite mention, as the rules read it: *the former Salem mayor*."""

    tokens: Tokens
    span: Span
    head: int  # the token that tells the role, or -1
    trait: int  # what the language pack knows of it
    is_known: bool  # does it tell an age, a home, *former*: whom the reader knows?

    @property
    def gender(self) -> str | None:
        return gender_of(self.trait)

    @property
    def word(self) -> str:
        """One word for the role and its abbreviations."""
        return role_word(self.tokens, self.head)

    @property
    def is_public_figure(self) -> bool:
        """Role whose holder every reader knows: *the president*, *the Republican*; not *the ranking Republican*."""
        is_alone = self.span[1] == self.span[0] + 2
        return bool(self.trait & T.FAMOUS) or (is_alone and self.word in self.tokens.sets.partisan)


def role(names: Names, span: Span) -> list[Entity] | None:
    """A noun phrase with a role, *the senator*: the answer of the first rule that has one; else nobody."""
    tokens = names.tokens
    named = apposed(names, span) or told_of(names, span) or author(names, span)
    if named:
        return [named]
    if not tokens.is_(span[0], tokens.sets.definite_determiner):
        return named_after(names, span)
    nominal = _nominal(tokens, span)
    for rule in _OF_DEFINITES:
        entities = rule(names, nominal)
        if entities is not None:
            return entities
    return []


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


def _pair(names: Names, nominal: Nominal) -> list[Entity] | None:
    """Noun for two, *the couple*: the last two people joined by *and*."""
    tokens = names.tokens
    first, stop = nominal.span
    if stop != first + 2 or not tokens.is_(first + 1, tokens.sets.pair_noun):
        return None
    pair = last_pair(names, first)
    return pair if len(pair) == 2 else []


def _two_roles(names: Names, nominal: Nominal) -> list[Entity] | None:
    """Two roles of one, *the singer and guitarist*: who is called either, whom the reader knows."""
    tokens = names.tokens
    first, stop = nominal.span
    joint = tokens.next_tagged(T.CONJUNCTION, first, stop)
    if joint < 0 or not tokens.is_(joint, tokens.sets.coordinator) or nominal.head < joint:
        return None
    other = joint - 1
    if nominal.trait & NO_ONE_PERSON or not is_noun_for_one(tokens, other):
        return None
    if tokens.tags[joint + 1] & T.DETERMINER:
        return []  # the mayor and the clerk
    gender = nominal.gender or gender_of(tokens.trait(other))
    called = last_called(names, nominal.span, role_word(tokens, other), gender)
    return _one(called) or _called(names, nominal, nominal.word, may_be_known=True)


def _without_role(names: Names, nominal: Nominal) -> list[Entity] | None:
    """Possessive or age in place of a role, *the senator’s*, *the 46-year-old*: whose role or age that is."""
    if nominal.head >= 0:
        return None
    tokens = names.tokens
    first, stop = nominal.span
    owner = owner_role(tokens, stop - 1)
    is_age = tokens.tags[first + 1] & T.DIGIT and tokens.is_(stop - 1, tokens.sets.age_adjective)
    return _called(names, nominal, owner, may_be_known=nominal.is_known) if owner or is_age else []


def _organization(names: Names, nominal: Nominal) -> list[Entity] | None:
    """Noun for an organization, *the council*, *the Moor campaign*: the one called so, or the last that spoke."""
    tokens, sets = names.tokens, names.tokens.sets
    is_body = tokens.is_(nominal.head, sets.staff_noun) or tokens.is_(nominal.head, sets.press_noun)
    if nominal.trait & T.PLURAL or not (nominal.trait & T.ORGANIZATION or is_body):
        return None
    return settle_organization_called(names, nominal.span, nominal.head)


def _group_or_document(names: Names, nominal: Nominal) -> list[Entity] | None:
    """Noun for several or for a text, *the officials*, *the report*: nobody, unless the text says who issued it."""
    if nominal.trait & T.DOCUMENT and nominal.span[1] == nominal.head + 1 == nominal.span[0] + 2:
        names.evidence = "authorship"
        return _one(issuer(names, nominal.head))
    return [] if nominal.trait & (T.DOCUMENT | T.PLURAL | T.COLLECTIVE) else None


def _public_figure(names: Names, nominal: Nominal) -> list[Entity] | None:
    """Role whose holder every reader knows, *the president*: who is likeliest there."""
    tokens, first, head = names.tokens, nominal.span[0], nominal.head
    if not nominal.is_public_figure or is_new(tokens, head) or tokens.tags[head] & T.HONORIFIC:
        return None  # many are candidates at once
    salient = settle_last_person(names, first, nominal.gender)
    names.evidence = LIKELY
    return [salient] if salient else None


def _definite(names: Names, nominal: Nominal) -> list[Entity] | None:
    """Definite role, *the senator*: whom the document last called so, or calls so later; who holds an office."""
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
    return _one(office_holder(names, first, word, gender) or called_later(names, first, word, gender))


Rule = Callable[[Names, Nominal], list[Entity] | None]
_OF_DEFINITES: tuple[Rule, ...] = (
    _pair,
    _two_roles,
    _without_role,
    _organization,
    _group_or_document,
    _public_figure,
    _definite,
)  # in the order in which they are tried


def _called(names: Names, nominal: Nominal, word: str, *, may_be_known: bool) -> list[Entity]:
    """The person last called so; where nobody is and the reader may know who is meant, the likeliest."""
    span, gender = nominal.span, nominal.gender
    called = last_called(names, span, word, gender)
    if called or not may_be_known:
        sets = nominal.tokens.sets
        is_office = word in sets.office or word in sets.sole_office
        names.evidence = "office" if is_office or nominal.trait & T.FAMOUS else "called"
        return _one(called)
    nearest = nearest_person(names, span[0], gender)
    names.evidence = LIKELY
    return _one(nearest and (settle_last_person(names, span[0], gender) or nearest))


def _one(entity: Entity | None) -> list[Entity]:
    return [entity] if entity else []
