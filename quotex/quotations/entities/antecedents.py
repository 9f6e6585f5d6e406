"""What a relative pronoun stands for, as a part of the mention: *a baker who* said; *Ada Moor, who* said."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.grammar.animacy import NO_PERSON
from quotex.quotations.grammar.clauses import is_relative, phrase_before
from quotex.quotations.grammar.name_parts import Span, is_name
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["with_antecedent"]

_LONGEST: Final = 16  # tokens of a mention
_MOST_PHRASES: Final = 3  # a teacher with twenty years of experience who


def with_antecedent(names: Names, span: Span, entities: list[Entity]) -> Span:
    """A relative pronoun with what stands for it right before it; any other mention, and one farther off, as it is.

    Of somebody named that is the name, without its article, else the noun phrase: *Tribune, which*; *the paper, which*.
    """
    tokens = names.tokens
    token, stop = span
    if stop != token + 1 or tokens.tags[token] & T.CAPITALIZED or not is_relative(tokens, token):
        return span
    is_set_off = bool(tokens.tags[token - 1] & T.PAUSE)
    if is_set_off and tokens.is_(token, tokens.sets.complementizer):
        return span  # a demonstrative: in fact, that means
    floor = max(tokens.sentence_start(token), token - _LONGEST)
    end = token - is_set_off
    start = _start_of_name(names, end, entities) if entities else end
    if start == end and not (entities and is_set_off):
        start = _start_of_noun(tokens, token, end, floor)  # Ada Moor, *an engineer who* said
    is_whole = (
        floor <= start < end
        and not tokens.tags[end - 1] & T.POSSESSIVE
        and tokens.next_tagged(T.QUOTED, start, token) < 0
    )
    return (start, stop) if is_whole else span


def _start_of_name(names: Names, end: int, entities: list[Entity]) -> int:
    """Where the name of one of the entities begins that ends before ``end``; ``end`` where none does."""
    nearest = names.before(end) - 1
    if nearest < 0 or names.stops[nearest] != end:
        return end
    number = names.whole(nearest)
    is_theirs = names.entity(number) in entities
    return names.firsts[number] if is_theirs else end


def _start_of_noun(tokens: Tokens, pronoun: int, end: int, floor: int) -> int:
    """Where the noun phrase begins that a relative pronoun behind it stands for; ``end`` where none does.

    It may hold prepositional phrases: *a man from Texas* who; *a letter from farmers* which; *the mayor of Salem*, who.
    """
    is_person = tokens.is_(pronoun, tokens.sets.relative_person)
    nearest, stop = end, end
    for _phrase in range(_MOST_PHRASES):
        start = phrase_before(tokens, stop, floor)
        if start >= stop:
            break
        nearest = start if nearest == end else nearest
        preposition = start - 1
        is_governed = (
            preposition > floor and tokens.tags[preposition] & (T.PREPOSITION | T.SUBORDINATOR) == T.PREPOSITION
        )
        if not is_governed:
            return end if tokens.tags[stop - 1] & T.DIGIT else start
        if _is_meant(tokens, (start, stop), is_person=is_person, is_set_off=end < pronoun):
            return start
        stop = preposition
    return nearest


def _is_meant(tokens: Tokens, phrase: Span, *, is_person: bool, is_set_off: bool) -> bool:
    """Is a phrase meant that a preposition governs, not the noun before it: from *farmers* who; *a note* by us that?"""
    start, stop = phrase
    outer = start - 2
    is_genitive = tokens.is_(start - 1, tokens.sets.genitive_preposition)
    head, trait = tokens.tags[stop - 1], tokens.trait(stop - 1)
    if not is_person:
        return bool(trait & T.DOCUMENT) or not (is_genitive or tokens.trait(outer) & T.DOCUMENT)
    if is_genitive and (tokens.tags[outer] & T.ROLE or tokens.trait(outer) & T.QUANTIFIER):
        return False  # the mayor of Salem, some of the farmers
    if tokens.is_(start - 1, tokens.sets.agent_preposition) or (stop == start + 1 and head & T.DETERMINER):
        return True  # misled by voters who; aimed at those who
    if head & T.ROLE or trait & T.QUANTIFIER:
        return not trait & NO_PERSON
    is_place = head & T.PLACE or tokens.is_(start - 1, tokens.sets.place_preposition)
    return is_set_off and is_name(tokens, phrase) and not is_place
