"""Coordination inside noun phrases: names and nouns joined by *and*, lists of names, adjectives parted by a comma."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["joins", "list_goes_on", "list_start", "parts_adjectives"]

_LONGEST_NAME: Final = 5  # tokens
_MOST_LISTED: Final = 8  # names
_NEAR_HEAD: Final = 5  # tokens within which the second of two joined nouns has its head
_IN_NAME: Final = T.CAPITALIZED | T.JOINER
_NO_NAME: Final = T.ROLE | T.PLACE | T.TIME | T.DETERMINER | T.PREPOSITION
_NO_ADJECTIVE: Final = (
    T.ROLE
    | T.PREPOSITION
    | T.DETERMINER
    | T.PRONOUN
    | T.CONJUNCTION
    | T.SUBORDINATOR
    | T.ADVERB
    | T.AUXILIARY
    | T.REPORTING
    | T.TIME
)


def joins(tokens: Tokens, head: int, conjunction: int, stop: int) -> bool:
    """Coordination of two names (Ada Park *and* Ben Cole) or of two nouns (teachers *and* parents).

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, conjunction, stop = example("Ada Park and Ben Cole left.", "and")
    >>> joins(tokens, conjunction - 1, conjunction, stop)
    True
    >>> tokens, conjunction, stop = example("Ada Park and the dog left.", "and")
    >>> joins(tokens, conjunction - 1, conjunction, stop)
    False
    """
    tags = tokens.tags
    after = tags[conjunction + 1] if conjunction + 1 < stop else 0
    if tags[head] & T.CAPITALIZED:
        if after & T.CAPITALIZED:
            return True
        if conjunction + 2 < stop and tokens.is_(conjunction + 1, tokens.sets.definite_determiner):
            return bool(tags[conjunction + 2] & T.CAPITALIZED)  # the Lake Board and the Mill Company
        return conjunction + 1 < stop and tokens.is_(conjunction + 1, tokens.sets.third_person_possessive)
    if after & (T.LOWER | T.DETERMINER | T.CAPITALIZED) and (tags[head] & T.ROLE or _is_held(tokens, head)):
        return any(tag & T.ROLE for tag in tags.of(conjunction + 1, min(stop, conjunction + _NEAR_HEAD)))
    return False


def _is_held(tokens: Tokens, head: int) -> bool:
    """What a role is for, after *of*: the secretary of *state* and party leader."""
    if head < 2 or not tokens.tags[head - 2] & T.ROLE:
        return False
    return bool(tokens.is_(head - 1, tokens.sets.genitive_preposition))


def list_goes_on(tokens: Tokens, head: int, comma: int, stop: int) -> bool:
    """A comma inside a phrase: before *Jr.*, between adjectives (a tall, dark man), or in a list of names.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, comma, stop = example("Ada Moor, Ben Cole and Eva Berg left.", ",")
    >>> list_goes_on(tokens, comma - 1, comma, stop)
    True
    >>> tokens, comma, stop = example("Ada Moor, the mayor, left.", ",")
    >>> list_goes_on(tokens, comma - 1, comma, stop)
    False
    """
    if comma + 1 >= stop or head < 0:
        return False
    after = tokens.tags[comma + 1]
    if after & T.LOWER and not after & T.CONJUNCTION:
        return parts_adjectives(tokens, comma, stop)
    return tokens.is_(comma + 1, tokens.sets.generational_suffix) or _lists_names(tokens, head, comma, stop)


def parts_adjectives(tokens: Tokens, comma: int, stop: int) -> bool:
    """Two adjectives before a noun (a tall, dark man): a determiner and one word, the comma, and soon a role.

    >>> from quotex.quotations.grammar.examples import example
    >>> parts_adjectives(*example("A tall, dark officer left.", ","))
    True
    """
    tags = tokens.tags
    if (
        comma < 2
        or not tags[comma - 1] & T.LOWER
        or not tags[comma - 2] & T.DETERMINER
        or tags[comma - 1] & _NO_ADJECTIVE
    ):
        return False
    for token in range(comma + 1, min(stop, comma + 4)):
        if not tags[token] & (T.LOWER | T.JOINER) or tags[token] & _NO_ADJECTIVE:
            return token > comma + 1 and tags[token] & (T.ROLE | T.LOWER) == T.ROLE | T.LOWER
    return False


def _lists_names(tokens: Tokens, head: int, comma: int, stop: int) -> bool:
    """A list of names, read on from one of its commas: Ada Moor, Ben Cole and Eva Berg."""
    tags = tokens.tags
    if tags[comma + 1] & T.CONJUNCTION:  # the last comma: Ada Moor, Ben Cole, and Eva Berg
        return _follows_comma(tokens, head) and comma + 2 < stop and bool(tags[comma + 2] & T.CAPITALIZED)
    for _item in range(_MOST_LISTED):
        end = _name_end(tokens, comma + 1, stop)
        if end >= stop - 1:
            return False
        comma = end
        if tags[end] & T.COMMA and tags[end + 1] & T.CONJUNCTION:
            end += 1
        if not tags[end] & T.COMMA:
            return bool(tags[end] & T.CONJUNCTION and tags[end + 1] & T.CAPITALIZED)
    return False


def _follows_comma(tokens: Tokens, head: int) -> bool:
    """Does a comma stand before the name that ends at ``head``?"""
    start = _name_start(tokens, head + 1, 0)
    return start > 0 and bool(tokens.tags[start - 1] & T.COMMA)


def list_start(tokens: Tokens, first: int, floor: int) -> int:
    """Start of a list of names of which that at ``first`` is the last but one; ``first`` where it is none.

    >>> from quotex.quotations.grammar.examples import example
    >>> list_start(*example("Ada Moor, Ben Cole and Eva Berg left.", "Ben")[:2], 0)
    0
    """
    tags = tokens.tags
    start = first
    for _item in range(_MOST_LISTED):
        if start - 1 <= floor or not tags[start - 1] & T.COMMA:
            break
        start = _name_start(tokens, start - 1, floor)
        if start < 0:
            return first
    return start if start == floor or tags[start - 1] & (T.STOPPER | T.QUOTED | T.SUBORDINATOR) else first


def _name_end(tokens: Tokens, first: int, stop: int) -> int:
    """Where a name of two words or more that begins at ``first`` ends; ``stop`` where none does."""
    tags, last, end = tokens.tags, min(stop, first + _LONGEST_NAME), first
    while end < last and tags[end] & _IN_NAME and not tags[end] & _NO_NAME:
        end += 1
    return end if end > first + 1 else stop


def _name_start(tokens: Tokens, stop: int, floor: int) -> int:
    """Where a name of two words or more that ends before ``stop`` begins; -1 where none does."""
    tags, first, start = tokens.tags, max(floor, stop - _LONGEST_NAME), stop
    while start > first and tags[start - 1] & _IN_NAME and not tags[start - 1] & _NO_NAME:
        start -= 1
    return start if start < stop - 1 else -1
