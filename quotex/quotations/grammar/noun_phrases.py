"""Noun phrases: where one that begins or ends at a token is bounded.

Two readers, one for each way, ask the table of ``boundaries``; coordination and complements are added here, because
they read another phrase.
"""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.boundaries import AHEAD, BACK, BEGINS, END, JOINED, MAY_BOUND, Step
from quotex.quotations.grammar.coordination import joins, list_start
from quotex.quotations.grammar.name_parts import Span, ends_name, is_hyphen, is_name, names_organization
from quotex.quotations.grammar.posts import holder_start
from quotex.quotations.grammar.tokens import Tokens

__all__ = [
    "first_governed",
    "is_personal",
    "partitive_start",
    "phrase_at",
    "phrase_before",
]

_LONGEST_BRACKET: Final = 12  # tokens
_MOST_NAMES: Final = 8  # that one preposition governs together
_PREDICATE: Final = T.FINITE | T.LOOKS_FINITE | T.AUXILIARY


def is_personal(tokens: Tokens, token: int) -> bool:
    """A personal pronoun: *she*, *they*, not *some* or *who*.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_personal(*example("She left.", "She")[:2]), is_personal(*example("Some left.", "Some")[:2])
    (True, False)
    """
    return bool(tokens.tags[token] & T.PRONOUN) and bool(tokens.trait(token) & T.PERSONAL)


def phrase_at(tokens: Tokens, first: int, stop: int) -> int:
    """End of the noun phrase that begins at ``first``; ``first`` itself where none does.

    Phrases with *of* are taken whole; other prepositions are taken after a common noun (a lawyer for the company).

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> def phrase(sentence):
    ...     tokens, first, stop = example(sentence, sentence.split()[0])
    ...     return shown(tokens, (first, phrase_at(tokens, first, stop)))
    >>> phrase("The old mayor of Oxmere said so.")
    'The old mayor of Oxmere'
    >>> phrase("A lawyer for the company left.")
    'A lawyer for the company'
    >>> phrase("Ambassador to Lund Ada Moor left.")
    'Ambassador to Lund Ada Moor'
    >>> phrase("Ada Park and Ben Cole left.")
    'Ada Park and Ben Cole'
    >>> phrase("Ada “Pip” Moor Jr. left.")
    'Ada “Pip” Moor Jr.'
    >>> phrase("A farmer named Ada Moor left.")
    'A farmer named Ada Moor'
    >>> phrase("She left.")
    'She'
    >>> phrase("Ada Moor, the mayor, left.")
    'Ada Moor'
    """
    if first >= stop:
        return first
    tags = tokens.tags
    if is_personal(tokens, first):
        return first + 1
    token, head = _read_ahead(tokens, first, stop)
    if head < 0:
        return first
    if token < stop and tags[token] & T.PREPOSITION and _takes_complement(tokens, head, token, stop):
        end = phrase_at(tokens, token + 1, stop)
        if end > token + 1 and not _modifies_verb(tokens, head, token, end):
            return end
    if token + 1 < stop and tags[token] & T.FINITE and _is_named_by(tokens, token, first):
        return phrase_at(tokens, token + 1, stop)
    while token > first and tags[token - 1] & T.JOINER and not tags[token - 1] & T.POSSESSIVE:
        if tokens.text[tokens.starts[token - 1]] == ".":
            break
        token -= 1
    return token


def _read_ahead(tokens: Tokens, first: int, stop: int) -> Step:
    """The boundary after the phrase that begins at ``first``, and its last noun-like token."""
    tags = tokens.tags
    token, head = first, -1
    while token < stop:
        tag = tags[token]
        for rule in AHEAD[tag & MAY_BOUND] if tag & MAY_BOUND else ():
            step = rule(tokens, token, head, first, stop)
            if step is not None:
                break
        else:
            if head >= 0 and tag & T.LOWER and (tag & T.ADVERBIAL or ends_name(tokens, head, token, stop)):
                break
            if not tag & T.DETERMINER or tag & T.PRONOUN:
                head = token
            token += 1
            continue
        if step == END:
            break
        token, head = step
    return token, head


def _is_named_by(tokens: Tokens, verb: int, first: int) -> bool:
    """A reduced clause behind somebody new: a farmer *named Ada Moor*; not: the board *named Ada Moor* its chair."""
    if not tokens.is_(verb, tokens.sets.naming_verb) or not tokens.tags[verb + 1] & T.CAPITALIZED:
        return False
    return bool(tokens.tags[verb - 1] & T.LOWER) and tokens.is_(first, tokens.sets.indefinite_determiner)


def _modifies_verb(tokens: Tokens, head: int, preposition: int, stop: int) -> bool:
    """A phrase that tells of what was said, and not of somebody: said the mayor *on Monday*, *in a statement*."""
    if tokens.tags[head] & T.CAPITALIZED or not tokens.is_(preposition, tokens.sets.adjunct_preposition):
        return False
    return bool(tokens.tags[preposition + 1] & T.TIME or tokens.tags[stop - 1] & T.NOUN_CUE)


def _takes_complement(tokens: Tokens, head: int, preposition: int, stop: int) -> bool:
    """A complement of the head: the mayor *of* Salem, a lawyer *at* the bank, a source familiar *with* the matter."""
    sets, tag = tokens.sets, tokens.tags[head]
    if tokens.is_(head, sets.postposed_adjective):
        return head > 0 and bool(tokens.tags[head - 1] & T.ROLE)
    if tokens.is_small(preposition, sets.genitive_preposition):
        return True
    if tokens.is_(preposition, sets.name_preposition) and names_organization(tokens, preposition, stop):
        return True
    if tag & (T.ROLE | T.CAPITALIZED) == T.ROLE and tokens.is_(preposition, sets.adjunct_preposition):
        return True
    return holder_start(tokens, preposition, stop) >= 0


def phrase_before(tokens: Tokens, stop: int, floor: int) -> int:
    """Start of the noun phrase that ends before token ``stop``; ``stop`` itself where none does.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> def phrase(sentence):
    ...     tokens, said, _stop = example(sentence, "said")
    ...     return shown(tokens, (phrase_before(tokens, said, 0), said))
    >>> phrase("It leaks, the old mayor said.")
    'the old mayor'
    >>> phrase("It leaks, Ada Moor, Ben Cole and Eva Berg said.")
    'Ben Cole and Eva Berg'
    >>> phrase("That a retired general said.")
    'a retired general'
    >>> phrase("It leaks, all three said.")
    'all three'
    """
    tags = tokens.tags
    token = stop - 1
    while token >= floor:
        if tags[token - 1] & T.JOINER and _follows_hyphen(tokens, token, floor):
            while _follows_hyphen(tokens, token, floor):
                token -= 2
            token -= 1  # the most-read story
            continue
        for rule in BACK[tags[token] & MAY_BOUND] if tags[token] & MAY_BOUND else ():
            step = rule(tokens, token, stop, floor)
            if step is not None:
                break
        else:
            token -= 1
            continue
        token, verdict = step
        if verdict == JOINED:
            return _first_conjunct(tokens, token, stop, floor)
        if verdict == BEGINS:
            return _without_joiners(tokens, token, stop)
    return _without_joiners(tokens, token + 1, stop)


def _follows_hyphen(tokens: Tokens, token: int, floor: int) -> bool:
    """Is the word a part of a compound, and not its first one: would-*be*? Two hyphens are a dash: left--*she* did."""
    if token <= floor + 1 or not tokens.tags[token - 1] & T.JOINER or tokens.tags[token - 2] & (T.JOINER | T.DASH):
        return False
    return is_hyphen(tokens, token - 1)


def first_governed(tokens: Tokens, start: int, end: int, floor: int) -> int:
    """Where the names begin that a preposition governs together: voters in *Salem* and Dale; else ``start``.

    Names are alike that are places all, or as long: not the mayor of Salem and *Ben Cole*.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, dale, said = example("Voters in Salem and Dale said so.", "Dale")
    >>> tokens.word(first_governed(tokens, dale, dale + 1, 0))
    'Salem'
    """
    tags = tokens.tags
    first = start
    if tokens.next_tagged(T.CONJUNCTION, max(start - 1, floor), end) < 0:
        return start
    for _name in range(_MOST_NAMES):
        stop = first - 1
        if stop <= floor + 1 or not tags[stop] & (T.CONJUNCTION | T.COMMA):
            break
        stop -= bool(tags[stop] & T.CONJUNCTION and tags[stop - 1] & T.COMMA)
        first = phrase_before(tokens, stop, floor)
        if first >= stop or not _are_alike(tokens, (first, stop), (start, end)):
            return start
    noun = first - 2
    if noun < floor or not tags[noun + 1] & T.PREPOSITION or tags[noun + 1] & T.SUBORDINATOR:
        return start
    is_noun = noun == floor or tags[noun] & T.LOWER
    return first if is_noun and tokens.prev_tagged(_PREDICATE, floor, noun) < 0 else start


def _are_alike(tokens: Tokens, left: Span, right: Span) -> bool:
    """Are these names of one kind, as far as can be told: *Salem* and *New Dale*; *Ada Moor* and *Ben Cole*?"""
    if not is_name(tokens, left):
        return False
    if left[1] - left[0] == right[1] - right[0]:
        return True
    return all(any(tokens.raw_tags[token] & T.PLACE for token in range(*name)) for name in (left, right))


def partitive_start(tokens: Tokens, start: int, floor: int) -> int:
    """Where a partitive begins (*many* of them), given where its complement does; ``start`` where there is none.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, them, _stop = example("Dozens came, many of them saying so.", "them")
    >>> tokens.word(partitive_start(tokens, them, 0))
    'many'
    """
    quantifier = start - 2
    if quantifier < floor or not tokens.is_(start - 1, tokens.sets.genitive_preposition):
        return start
    return quantifier if tokens.trait(quantifier) & T.QUANTIFIER else start


def _without_joiners(tokens: Tokens, start: int, stop: int) -> int:
    tags = tokens.tags
    while start < stop and tags[start] & T.JOINER:
        start += 1
    return start


def _first_conjunct(tokens: Tokens, conjunction: int, stop: int, floor: int) -> int:
    """Start of the phrase before *and*, where both can be a subject together; else of the one after it."""
    tags = tokens.tags
    end = conjunction
    if tags[end - 1] & T.CLOSE:  # Ada Moor (Salem) and Ben Cole
        end = max(tokens.prev_tagged(T.OPEN, max(floor, end - _LONGEST_BRACKET), end), floor)
    if end == floor:
        return conjunction + 1
    if is_name(tokens, (conjunction + 1, stop)):
        if not tags[end - 1] & T.CAPITALIZED:
            return conjunction + 1
    elif end < conjunction or not joins(tokens, end - 1, conjunction, stop):
        return conjunction + 1
    left = phrase_before(tokens, end, floor)
    if left + 1 < end - 1 and names_organization(tokens, end - 2, end):
        return left  # one name, whatever stands before it: the Department of Health and Human Services
    if left == end - 1 and left > floor + 1 and tokens.is_(left - 1, tokens.sets.genitive_preposition):
        left = phrase_before(tokens, left - 1, floor)  # the secretary of state and party leader
    if left <= floor or tags[left - 1] & (T.BREAK | T.QUOTED | T.SUBORDINATOR | T.CONJUNCTION):
        return list_start(tokens, left, floor)
    return conjunction + 1
