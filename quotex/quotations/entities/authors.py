"""Whose words a document holds: a survey by *Ada Moor*, a report from *Acme*; Acme issued a statement. *It* said."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.salience import is_modifier
from quotex.quotations.grammar.clauses import phrase_before
from quotex.quotations.grammar.name_parts import Span

__all__ = ["author", "issuer"]

_LONGEST_DESCRIPTION: Final = 6  # tokens: by *the left-leaning research institute* Acme


def author(names: Names, span: Span) -> Entity | None:
    """Author of a document: a 2018 survey by *Ada Moor* of Salem; a report from the firm *Acme*."""
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


def issuer(names: Names, head: int) -> Entity | None:
    """Definite document, *the statement*: who issued it last, Acme released *a statement*, *said in a statement*."""
    tokens = names.tokens
    word = tokens.word(head).lower()
    found = None
    for noun in tokens.tagged(T.ROLE, max(0, head - _FARTHEST_INTRODUCTION), head):
        if tokens.word(noun).lower() != word:
            continue
        first = phrase_before(tokens, noun + 1, tokens.sentence_start(noun))
        number = names.before(first) - 1
        if number < 0 or not tokens.is_(first, tokens.sets.indefinite_determiner):
            continue
        before = tokens.tags[names.firsts[number] - 1] if names.firsts[number] else 0
        verbs = tokens.tags.of(names.stops[number], first)
        is_subject = verbs and verbs[0] & _CAN_ISSUE and not before & (T.CONJUNCTION | T.PREPOSITION)
        if is_subject and all(tag & (T.ANY_VERB | T.PREPOSITION) for tag in verbs):
            found = names.entity(number)
    return found


_FARTHEST_INTRODUCTION: Final = 250  # tokens
_CAN_ISSUE: Final = T.REPORTING | T.ATTITUDE | T.AUXILIARY
_NO_DESCRIPTION: Final = T.PREPOSITION | T.CONJUNCTION | T.ANY_VERB | T.BREAK | T.POSSESSIVE
