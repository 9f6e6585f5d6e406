"""Offices of several words before a name: Head of Sales *Ada Moor*, secretary of state *Ada Moor*."""

from __future__ import annotations

from quotex.quotations import tags as T
from quotex.quotations.entities.names import Names
from quotex.quotations.grammar.animacy import is_noun_for_one
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.posts import holder_start

__all__ = ["is_behind_office", "is_behind_post", "is_post"]


def is_behind_office(names: Names, span: Span, preposition: int) -> bool:
    """Office in small letters, or before a title: secretary of state *Ada Moor*, Speaker of the House Rep. *Cole*.

    Without a determiner, since *the wife of bank robber Ben Cole* is somebody else.
    """
    tokens, number = names.tokens, names.before(span[1]) - 1
    if number < 0 or names.stops[number] != span[1] or tokens.tags[span[0]] & T.DETERMINER:
        return False
    if not is_noun_for_one(tokens, preposition - 1) or not tokens.is_(preposition, tokens.sets.genitive_preposition):
        return False
    entity = names.entity(number)
    if entity is None or entity.kind != "person":
        return False
    first, stop = preposition + 1, names.firsts[number]
    if first < stop and not tokens.tags[stop - 1] & T.DETERMINER:
        return all(tokens.tags[token] & T.LOWER and not is_noun_for_one(tokens, token) for token in range(first, stop))
    return bool(tokens.tags[preposition - 1] & T.CAPITALIZED and names.tags[number] & T.NAME_WITH_ROLE)


def is_behind_post(names: Names, span: Span) -> bool:
    """Post with what it is for, before the name: Ambassador to Lund *Ada Moor*. Does the mention end in a name so?"""
    tokens, number = names.tokens, names.before(span[1]) - 1
    if number < 0 or names.stops[number] != span[1] or names.firsts[number] <= span[0]:
        return False
    preposition = names.firsts[number] - 1
    preposition -= bool(tokens.tags[preposition] & T.DETERMINER)
    return preposition > span[0] and holder_start(tokens, preposition, span[1]) >= 0


def is_post(names: Names, number: int, stop: int) -> bool:
    """Is run ``number``, which ends at ``stop``, no name but a post: *Acme Founder*, *Salem Gov.*? Not *Ada Farmer*."""
    if number < 0 or not is_noun_for_one(names.tokens, stop - 1) or names.stops[number] != stop:
        return False
    entity = names.entity(number)
    return entity is None or not (entity.gender or entity.words[0].lower() in names.tokens.language.first_names)
