"""Noun phrases: where one that begins or ends at a token is bounded."""

from __future__ import annotations

from quotex._core import ADVERBIAL, CAPITALIZED, CLOSE, COMMA, FINITE, JOINER, LOWER, OPEN, POSSESSIVE, QUOTED, STOPPER
from quotex.language import (
    ADVERB,
    ATTITUDE,
    AUXILIARY,
    BASE,
    CONJUNCTION,
    DETERMINER,
    ORGANIZATION,
    PARTICIPLE,
    PARTICLE,
    PERSONAL,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUANTIFIER,
    REPORTING,
    ROLE,
    SUBORDINATOR,
    TIME,
    VERB,
)
from quotex.quotations.grammar.tokens import BREAK, Tokens

__all__ = ["Span", "is_name", "is_party", "is_personal", "phrase_at", "phrase_before"]

Span = tuple[int, int]  # tokens, half open

_NO_ADJECTIVE = (
    ROLE | PREPOSITION | DETERMINER | PRONOUN | CONJUNCTION | SUBORDINATOR | ADVERB | AUXILIARY | REPORTING | TIME
)
_POSSIBLE_VERB = REPORTING | ATTITUDE | VERB | AUXILIARY
# A word without any of these tags belongs to the noun phrase around it, unless it is an adverb or follows a name.
_MAY_BOUND = (
    QUOTED
    | BREAK
    | JOINER
    | CONJUNCTION
    | SUBORDINATOR
    | PREPOSITION
    | _POSSIBLE_VERB
    | PRONOUN
    | DETERMINER
    | TIME
    | ADVERB
    | PARTICIPLE
    | PLACE
)


def is_personal(tokens: Tokens, token: int) -> bool:
    return bool(tokens.tags[token] & PRONOUN) and bool(tokens.trait(token) & PERSONAL)


def is_name(tokens: Tokens, span: Span) -> bool:
    """Does the phrase end in a proper name?"""
    token = span[1] - 1
    tags = tokens.tags
    while token > span[0] and tags[token] & JOINER:
        token -= 1
    return bool(tags[token] & CAPITALIZED) and not tags[token] & (TIME | PRONOUN | DETERMINER)


def is_party(tokens: Tokens, first: int, stop: int) -> bool:
    """Moor, *R-Ohio*: a letter, a hyphen and a place, or its two letters."""
    if stop - first < 3 or tokens.ends[first] - tokens.starts[first] != 1 or not _is_hyphen(tokens, first + 1):
        return False
    place = first + 2
    return bool(tokens.tags[place] & PLACE) or (tokens.word(place).isupper() and len(tokens.word(place)) == 2)


def phrase_at(tokens: Tokens, first: int, stop: int) -> int:
    """End of the noun phrase that begins at ``first``; ``first`` itself where none does.

    Phrases with *of* are taken whole; other prepositions are taken after a common noun (a lawyer for the company).
    """
    tags = tokens.tags
    if first >= stop:
        return first
    if tags[first] & PRONOUN and tokens.trait(first) & PERSONAL:
        return first + 1
    token = first
    head = -1  # last noun-like token
    while token < stop:
        tag = tags[token]
        if not tag & _MAY_BOUND:
            if head >= 0 and tag & LOWER and (tag & ADVERBIAL or _ends_name(tokens, head, token, stop)):
                break
            head = token
            token += 1
            continue
        if tag & FINITE and token > first and not (tag & ROLE and _in_compound(tokens, token, stop)):
            break
        if tag & QUOTED:
            close = _nickname_end(tokens, token, stop) if head >= 0 and tags[head] & CAPITALIZED else -1
            if close < 0:
                break
            token = close
            continue
        if tag & BREAK:
            if tag & COMMA and _list_goes_on(tokens, head, token, stop):
                token += 1
                continue
            break
        if tag & JOINER:
            if head < 0:
                break
            token += 1
            if token < stop and _is_hyphen(tokens, token - 1):
                head = token  # the 63-year-old, a mother-of-two
                token += 1
            continue
        if tag & (CONJUNCTION):
            if head >= 0 and _joins(tokens, head, token, stop):
                token += 1
                head = -1
                continue
            break
        if tag & SUBORDINATOR and not tag & (PREPOSITION | DETERMINER):
            break
        if tag & PREPOSITION:
            if token == first or head < 0:
                break
            if _goes_on_with(tokens, token, head, stop):
                after = phrase_at(tokens, token + 1, stop)
                if after > token + 1:
                    return after
            break
        if tag & PRONOUN and tokens.trait(token) & PERSONAL and not _is_initial(tokens, token):
            break
        if head >= 0 and tag & DETERMINER and not tags[token - 1] & POSSESSIVE and not _is_initial(tokens, token):
            if token == first + 1 and tokens.is_(first, tokens.sets.predeterminer):
                token += 1
                continue
            break
        if tag & TIME and head >= 0 and not tags[token - 1] & (DETERMINER | JOINER):
            break
        if head >= 0 and _ends_name(tokens, head, token, stop):
            break
        if tag & ADVERBIAL and head >= 0:
            break
        if not tag & DETERMINER or tag & PRONOUN:
            head = token
        token += 1
    while token > first and tags[token - 1] & (JOINER) and not tags[token - 1] & POSSESSIVE:
        if tokens.text[tokens.starts[token - 1]] == ".":
            break
        token -= 1
    return token if head >= 0 else first


def _goes_on_with(tokens: Tokens, preposition: int, head: int, stop: int) -> bool:
    """The mayor *of* Salem, the Ministry *for* Defence, a lawyer *at* the bank: does the phrase go on with it?"""
    sets, tag = tokens.sets, tokens.tags[head]
    if tokens.is_small(preposition, sets.genitive_preposition):
        return True
    if tokens.is_(preposition, sets.name_preposition) and _names_organization(tokens, preposition, stop):
        return True
    return tag & (ROLE | CAPITALIZED) == ROLE and tokens.is_(preposition, sets.adjunct_preposition)


def _nickname_end(tokens: Tokens, token: int, stop: int) -> int:
    """Where the quotation at ``token`` ends, if it is a nickname before a name (Ada “Pip” Moor), or -1."""
    for close in range(token + 1, min(stop, token + _LONGEST_NICKNAME + 1)):
        if not tokens.tags[close] & QUOTED:
            return close if tokens.tags[close] & CAPITALIZED else -1
    return -1


_LONGEST_NICKNAME = 5  # tokens, marks included


def _is_hyphen(tokens: Tokens, token: int) -> bool:
    return tokens.text[tokens.starts[token]] in "-‐‑"


def _is_initial(tokens: Tokens, token: int) -> bool:
    """A letter inside a name that is a word, too: Ada A. Moor."""
    tags = tokens.tags
    inside = token + 1 < len(tags) and tags[token] & tags[token - 1] & CAPITALIZED and tags[token + 1] & JOINER
    return bool(inside) and tokens.ends[token] - tokens.starts[token] == 1


def _in_compound(tokens: Tokens, token: int, stop: int) -> bool:
    """A noun that could be a verb, right before another noun: the Hills campaign manager."""
    return token + 1 < stop and bool(tokens.tags[token] & tokens.tags[token + 1] & ROLE)


def _ends_name(tokens: Tokens, head: int, token: int, stop: int) -> bool:
    """After a name a small word begins something else, unless it is a noun: White House officials."""
    tags = tokens.tags
    if not tags[token] & LOWER or not tags[head] & CAPITALIZED:
        return False
    if tags[head] & (ROLE | POSSESSIVE) or tags[token - 1] & JOINER:
        return False
    if tokens.trait(token) & PARTICLE and _is_in_name(tokens, token, stop):
        return False
    return bool(tags[token] & ADVERBIAL) or not (tags[token] & ROLE or _noun_follows(tokens, token, stop))


def _is_in_name(tokens: Tokens, token: int, stop: int) -> bool:
    """Ada *van der* Berg: do a few such words lead on to another capital?"""
    for after in range(token + 1, min(stop, token + _MOST_PARTICLES + 1)):
        if not tokens.trait(after) & PARTICLE:
            after += _is_hyphen(tokens, after)  # al-Amin
            return after < stop and bool(tokens.tags[after] & CAPITALIZED)
    return False


_MOST_PARTICLES = 3


def _noun_follows(tokens: Tokens, token: int, stop: int) -> bool:
    if token + 1 >= stop or tokens.tags[token + 1] & BREAK:
        return False
    named = tokens.tags[token + 1] & CAPITALIZED and not tokens.is_known(token)  # the Hills speechwriter Ada Moor
    return bool(named or tokens.tags[token + 1] & (ROLE | JOINER))


def _joins(tokens: Tokens, head: int, token: int, stop: int) -> bool:
    """Does the conjunction join two names or two bare nouns (Ada Park and Ben Cole)?"""
    tags = tokens.tags
    after = tags[token + 1] if token + 1 < stop else 0
    if tags[head] & CAPITALIZED:
        return bool(after & CAPITALIZED) or (
            token + 1 < stop and tokens.is_(token + 1, tokens.sets.third_person_possessive)
        )
    if after & (LOWER | DETERMINER | CAPITALIZED) and tags[head] & ROLE:
        return any(tags[later] & ROLE for later in range(token + 1, min(stop, token + 5)))
    return False


def _list_goes_on(tokens: Tokens, head: int, token: int, stop: int) -> bool:
    """Is the comma one before Jr., or one between adjectives?"""
    if token + 1 >= stop or head < 0:
        return False
    if tokens.tags[token + 1] & LOWER and not tokens.tags[token + 1] & CONJUNCTION:
        return bool(tokens.tags[token - 2] & DETERMINER) and _parts_adjectives(tokens, token, stop)
    return tokens.is_(token + 1, tokens.sets.generational_suffix) or _lists_names(tokens, head, token, stop)


def _lists_names(tokens: Tokens, head: int, comma: int, stop: int) -> bool:
    """Ada Moor, Ben Cole and Eva Berg: does the comma stand in a list of names?"""
    tags = tokens.tags
    if not tags[head] & CAPITALIZED:
        return False
    if tags[comma + 1] & CONJUNCTION:  # the last one: Ada Moor, Ben Cole, and Eva Berg
        return _opens_list(tokens, head) and comma + 2 < stop and bool(tags[comma + 2] & CAPITALIZED)
    for _item in range(_MOST_LISTED):
        end = _name_end(tokens, comma + 1, stop)
        if end >= stop - 1:
            return False
        comma = end
        if tags[end] & COMMA and tags[end + 1] & CONJUNCTION:
            end += 1
        if not tags[end] & COMMA:
            return bool(tags[end] & CONJUNCTION and tags[end + 1] & CAPITALIZED)
    return False


def _opens_list(tokens: Tokens, head: int) -> bool:
    """Does a comma stand before the name that ends at ``head``?"""
    start = _name_start(tokens, head + 1, 0)
    return start > 0 and bool(tokens.tags[start - 1] & COMMA)


def _name_end(tokens: Tokens, first: int, stop: int) -> int:
    """Where a name of two words or more that begins at ``first`` ends; ``stop`` where none does."""
    end = first
    while end < min(stop, first + _LONGEST_NAME) and tokens.tags[end] & _IN_NAME and not tokens.tags[end] & _NO_NAME:
        end += 1
    return end if end > first + 1 else stop


def _name_start(tokens: Tokens, stop: int, floor: int) -> int:
    """Where a name of two words or more that ends before ``stop`` begins; -1 where none does."""
    start = stop
    while (
        start > max(floor, stop - _LONGEST_NAME)
        and tokens.tags[start - 1] & _IN_NAME
        and not tokens.tags[start - 1] & _NO_NAME
    ):
        start -= 1
    return start if start < stop - 1 else -1


_LONGEST_NAME = 5  # tokens
_MOST_LISTED = 8  # names
_IN_NAME = CAPITALIZED | JOINER
_NO_NAME = ROLE | PLACE | TIME | DETERMINER | PREPOSITION


def _parts_adjectives(tokens: Tokens, comma: int, stop: int) -> bool:
    """A tall, dark man: a determiner and an adjective before the comma, and soon after it somebody."""
    tags = tokens.tags
    if comma < 2 or not tags[comma - 1] & LOWER or not tags[comma - 2] & DETERMINER or tags[comma - 1] & _NO_ADJECTIVE:
        return False
    for token in range(comma + 1, min(stop, comma + 4)):
        if not tags[token] & (LOWER | JOINER) or tags[token] & _NO_ADJECTIVE:
            return token > comma + 1 and tags[token] & (ROLE | LOWER) == ROLE | LOWER
    return False


def phrase_before(tokens: Tokens, stop: int, floor: int) -> int:
    """Start of the noun phrase that ends before token ``stop``; ``stop`` itself where none does."""
    tags = tokens.tags
    token = stop - 1
    while token >= floor:
        tag = tags[token]
        if token > floor and tags[token - 1] & JOINER and _is_hyphen(tokens, token - 1):
            token -= 2
            continue
        if not tag & _MAY_BOUND:
            token -= 1
            continue
        if tag & QUOTED:
            opening = _before_quoted(tokens, token, floor) if token < stop - 1 else -1
            if opening < 0:
                break
            token = opening
            continue
        if tag & BREAK:
            if tag & COMMA and token + 1 < stop and tokens.is_(token + 1, tokens.sets.generational_suffix):
                token -= 1
                continue
            if (
                tag & COMMA
                and token - 2 >= floor
                and tags[token - 2] & DETERMINER
                and _parts_adjectives(tokens, token, stop)
            ):
                token -= 1
                continue
            break
        if tag & JOINER:
            token -= 1
            continue
        if tag & CONJUNCTION:
            if token + 1 < stop and token > floor and tags[token - 1] & (CAPITALIZED | LOWER | CLOSE):
                return _first_conjunct(tokens, token, stop, floor)
            break
        if tag & PREPOSITION and not (tag & CAPITALIZED and tags[token - 1] & CAPITALIZED and token > floor):
            if tags[token + 1] & JOINER and token + 1 < stop:
                token -= 1
                continue
            joins = token > floor and tokens.is_(token, tokens.sets.name_preposition)
            if joins and _names_organization(tokens, token, stop):
                token -= 1
                continue
            break
        if tag & (SUBORDINATOR) and not tag & DETERMINER:
            break
        if tag & (DETERMINER | PRONOUN) and token > floor and _is_initial(tokens, token):
            token -= 1
            continue
        if tag & PRONOUN:
            if token == stop - 1:
                token -= 1
                if token >= floor and tags[token] & DETERMINER:
                    token -= 1
            elif tokens.trait(token) & QUANTIFIER and tag & DETERMINER:
                token -= 1
                continue
            break
        if tag & DETERMINER:
            token -= 1
            while token >= floor and tags[token] & DETERMINER and not tags[token] & SUBORDINATOR:
                token -= 1
            if token > floor and tags[token] & CONJUNCTION and tags[token - 1] & CAPITALIZED:
                return _first_conjunct(tokens, token, stop, floor)
            break
        if tag & FINITE and not _participle_adjective(tokens, token, stop) and not _opens_name(tokens, token, stop):
            break
        if tag & PARTICIPLE and token + 1 < stop and not tags[token + 1] & (LOWER):
            break
        if (
            tag & TIME
            and not tags[token + 1] & JOINER
            and not (token + 1 < stop and tags[token + 1] & POSSESSIVE)
            and not tag & POSSESSIVE
        ):
            break
        if tag & ADVERB and (not tag & CAPITALIZED or token == floor):
            if tags[token + 1] & JOINER and token + 1 < stop:
                token -= 1
                continue
            break
        if (
            tag & PLACE
            and tags[token - 1] & PREPOSITION
            and token > floor
            and token + 1 < stop
            and tags[token + 1] & CAPITALIZED
        ):
            break  # In Iowa Mrs. Park said
        if tag & PLACE and token > floor and tags[token - 1] & COMMA and _is_state_after(tokens, token, stop):
            break  # Salem, Mass. Mayor Ada Moor
        token -= 1
    start = token + 1
    while start < stop and tags[start] & JOINER:
        start += 1
    return start


def _is_state_after(tokens: Tokens, token: int, stop: int) -> bool:
    """Salem, *Mass.* Mayor Ada Moor: is the place at ``token`` a short one, after another and before a name?"""
    tags = tokens.tags
    name = token + 1 if tokens.word(token)[-2:-1] == "." else token + 2
    if name < token + 2 and tags[token + 1] & JOINER:
        name += 1
    if name >= stop or not tags[name] & CAPITALIZED or not tags[name - 1] & (JOINER | PLACE):
        return False
    return tokens.text[tokens.ends[name - 1] - 1] == "." and bool(tags[token - 2] & CAPITALIZED)


def _before_quoted(tokens: Tokens, close: int, floor: int) -> int:
    """What stands before a nickname or a quoted adjective inside a phrase, which ends at ``close``, or -1."""
    for opening in range(close - 1, max(floor, close - _LONGEST_ADJECTIVE) - 1, -1):
        if not tokens.tags[opening] & QUOTED:
            is_inside = tokens.tags[opening] & (CAPITALIZED | DETERMINER) and tokens.word(close - 1) not in ",.?!"
            return opening if is_inside else -1
    return -1


_LONGEST_ADJECTIVE = 6  # tokens, marks included


def _names_organization(tokens: Tokens, preposition: int, stop: int) -> bool:
    """The Ministry *of* Defence, a Department *for* Transport spokesman: is the preposition a part of a body's name?"""
    before, after = tokens.tags[preposition - 1], preposition + 1
    if not before & CAPITALIZED or not tokens.trait(preposition - 1) & ORGANIZATION or after >= stop:
        return False
    return bool(tokens.tags[after] & CAPITALIZED) and not tokens.tags[after] & (TIME | DETERMINER)


def _first_conjunct(tokens: Tokens, conjunction: int, stop: int, floor: int) -> int:
    """Start of the phrase before *and*, where both can be a subject together; else of the one after it."""
    tags = tokens.tags
    end = conjunction
    if tags[end - 1] & CLOSE:  # Ada Moor (Salem) and Ben Cole
        end = max(tokens.prev_tagged(OPEN, max(floor, end - _LONGEST_BRACKET), end), floor)
    if end == floor:
        return conjunction + 1
    if is_name(tokens, (conjunction + 1, stop)):
        if not tags[end - 1] & CAPITALIZED:
            return conjunction + 1
    elif end < conjunction or not _joins(tokens, end - 1, conjunction, stop):
        return conjunction + 1
    left = phrase_before(tokens, end, floor)
    if left <= floor or tags[left - 1] & (BREAK | QUOTED | SUBORDINATOR | CONJUNCTION):
        return _list_start(tokens, left, floor)
    return conjunction + 1


def _list_start(tokens: Tokens, first: int, floor: int) -> int:
    """Start of a list of names of which that at ``first`` is the last but one; ``first`` where it is none."""
    tags = tokens.tags
    start = first
    for _item in range(_MOST_LISTED):
        if start - 1 <= floor or not tags[start - 1] & COMMA:
            break
        start = _name_start(tokens, start - 1, floor)
        if start < 0:
            return first
    return start if start == floor or tags[start - 1] & (STOPPER | QUOTED | SUBORDINATOR) else first


_LONGEST_BRACKET = 12  # tokens


def _opens_name(tokens: Tokens, token: int, stop: int) -> bool:
    """Rob Moor, Josh Berg: is it the base form of a verb, with a capital and right before a name?"""
    if token + 1 == stop or not tokens.tags[token] & tokens.tags[token + 1] & CAPITALIZED:
        return False
    return bool(tokens.trait(token) & BASE)


def _participle_adjective(tokens: Tokens, token: int, stop: int) -> bool:
    """An -ed form inside a noun phrase: the retired general, registered voters."""
    tags = tokens.tags
    if token + 1 >= stop or not tokens.ends_in(token, tokens.endings.past):
        return False
    if not tags[token + 1] & (LOWER | CAPITALIZED | JOINER) or tags[token + 1] & (PREPOSITION | DETERMINER | PRONOUN):
        return False
    return token > 0 and bool(tags[token - 1] & (DETERMINER | JOINER | ADVERB))
