"""Boundaries of noun phrases: what a word does to a phrase that is read up to it.

Phrases are read both ways, from their first word on (``ahead``) and from their last word back, by one table. A row
names the tags of the words that it is about, and a rule for each way. A rule answers None where it leaves the word to
the next row; where all do, the word belongs to the phrase.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from quotex.quotations import tags as T
from quotex.quotations.grammar.coordination import joins, list_goes_on, parts_adjectives
from quotex.quotations.grammar.name_parts import (
    before_quoted,
    is_hyphen,
    names_organization,
    opens_name,
)
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["AHEAD", "BACK", "BEGINS", "END", "JOINED", "MAY_BOUND", "Step"]

Step = tuple[int, int]  # the token to read on with, and the last noun-like token so far, or -1
END: Step = (-1, -1)
Ahead = Callable[[Tokens, int, int, int, int], Step | None]  # of tokens, token, head, first, stop

READ_ON: Final = 0  # with the token
BEGINS: Final = 1  # the phrase begins there
JOINED: Final = 2  # it is a conjunction that may join
BackStep = tuple[int, int]  # a token, and one of these
Back = Callable[[Tokens, int, int, int], BackStep | None]  # of tokens, token, stop, floor


# Quotations


def _quoted_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    """A nickname goes on, any other quotation ends the phrase: Ada *“Pip”* Moor."""
    if head >= 0 and tokens.tags[head] & T.CAPITALIZED:
        for close in range(token + 1, min(stop, token + _LONGEST_NICKNAME + 1)):
            if not tokens.tags[close] & T.QUOTED:
                return (close, head) if tokens.tags[close] & T.CAPITALIZED else END
    return END


_LONGEST_NICKNAME: Final = 5  # tokens, marks included


def _quoted_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """A nickname or a quoted adjective: the *“only”* mayor."""
    opening = before_quoted(tokens, token, floor) if token < stop - 1 else -1
    return (opening, READ_ON) if opening >= 0 else (token + 1, BEGINS)


# Punctuation


def _comma_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    """A comma in a list or before a suffix, Ada Moor*,* Jr."""
    if tokens.tags[token] & T.COMMA and list_goes_on(tokens, head, token, stop):
        return token + 1, head
    return END


def _comma_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """A comma before a suffix or between adjectives, a tall*,* dark man."""
    if tokens.tags[token] & T.COMMA:
        if token + 1 < stop and tokens.is_(token + 1, tokens.sets.generational_suffix):
            return token - 1, READ_ON
        if token - 2 >= floor and parts_adjectives(tokens, token, stop):
            return token - 1, READ_ON
    return token + 1, BEGINS


def _joiner_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    """A mark inside a word; what follows a hyphen is read with it, whatever it is: a *mother-of-two*."""
    if head < 0:
        return END
    if token + 1 < stop and is_hyphen(tokens, token):
        return token + 2, token + 1
    return token + 1, head


def _joiner_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    return token - 1, READ_ON


# Coordination


def _conjunction_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    """Coordination: Ada Park *and* Ben Cole."""
    return (token + 1, -1) if head >= 0 and joins(tokens, head, token, stop) else END


def _conjunction_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """Coordination, from its last part back."""
    if token + 1 < stop and token > floor and tokens.tags[token - 1] & (T.CAPITALIZED | T.LOWER | T.CLOSE):
        return token, JOINED
    return token + 1, BEGINS


# Prepositions and subordinators


def _preposition_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    return END  # phrase_at adds its complement


def _preposition_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """A preposition inside a name goes on: Ada *In.* Moor, a Department *for* Transport aide."""
    tags = tokens.tags
    if token > floor and tags[token] & tags[token - 1] & T.CAPITALIZED:
        return None
    if token + 1 < stop and tags[token + 1] & T.JOINER:
        return token - 1, READ_ON
    is_inside = token > floor and tokens.is_(token, tokens.sets.name_preposition)
    if is_inside and names_organization(tokens, token, stop):
        return token - 1, READ_ON
    return token + 1, BEGINS


def _subordinator_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    return None if tokens.tags[token] & T.DETERMINER else END


def _subordinator_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    return None if tokens.tags[token] & T.DETERMINER else (token + 1, BEGINS)


# Pronouns and determiners


def _pronoun_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    """A personal pronoun is a phrase of its own."""
    return END if tokens.trait(token) & T.PERSONAL else None


def _pronoun_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """A pronoun alone, with its determiner (*the other*), or as a quantifier before a noun (*some* officials)."""
    if token == stop - 1:
        return (token - 1 if _has_determiner(tokens, token, floor) else token), BEGINS
    is_quantifier = tokens.trait(token) & T.QUANTIFIER and tokens.tags[token] & T.DETERMINER
    if is_quantifier:
        return token - 1, READ_ON
    return token if _is_demonstrative(tokens, token, floor) else token + 1, BEGINS


def _has_determiner(tokens: Tokens, pronoun: int, floor: int) -> bool:
    """A determiner before a pronoun: *the* other, *that* one; no complementizer: Cole said *that* one of them left."""
    before = pronoun - 1
    if before < floor or not tokens.tags[before] & T.DETERMINER or tokens.trait(pronoun) & T.PERSONAL:
        return False
    is_reported = before > floor and tokens.tags[before - 1] & T.REPORTING
    return not (is_reported and tokens.is_(before, tokens.sets.complementizer))


def _is_demonstrative(tokens: Tokens, token: int, floor: int) -> bool:
    """A demonstrative that opens the phrase: in *that* segment, *that* essay; not: a dam *that* critics opposed."""
    if not tokens.is_(token, tokens.sets.definite_determiner):
        return False
    return token == floor or bool(tokens.tags[token - 1] & T.PREPOSITION)


def _determiner_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    """A second determiner begins another phrase, unless a predeterminer stands first: *all the* mayors."""
    if head < 0 or tokens.tags[token - 1] & T.POSSESSIVE:
        return None
    return (token + 1, head) if token == first + 1 and tokens.is_(first, tokens.sets.predeterminer) else END


def _determiner_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """The first determiners open the phrase: *all the* mayors; after *and* they may open its second part."""
    tags = tokens.tags
    token -= 1
    while token >= floor and tags[token] & T.DETERMINER and not tags[token] & T.SUBORDINATOR:
        token -= 1
    if token > floor and tags[token] & T.CONJUNCTION and tags[token - 1] & T.CAPITALIZED:
        return token, JOINED
    name = _name_behind_circumstance(tokens, token, stop, floor)
    return (token + 1 if name < 0 else name), BEGINS


def _name_behind_circumstance(tokens: Tokens, preposition: int, stop: int, floor: int) -> int:
    """Where the name begins behind a thing that a preposition opens the sentence with: In the letter *Moor* wrote."""
    tags = tokens.tags
    is_opener = (
        preposition >= floor and tags[preposition] & (T.PREPOSITION | T.CAPITALIZED) == T.PREPOSITION | T.CAPITALIZED
    )
    if not is_opener or tokens.is_(preposition, tokens.sets.manner_subordinator):
        return -1
    name = stop
    while name - 1 > preposition and tags[name - 1] & T.CAPITALIZED:
        name -= 1
    is_somebody = tags[name - 1] & T.ROLE and not tokens.trait(name - 1) & T.DOCUMENT
    return name if name < stop and tokens.may_be_noun(name - 1) and not is_somebody else -1


# Verbs


def _finite_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    """A finite verb, unless it is an adjective behind its noun: sources *close* to Moor."""
    if head == token - 1 and tokens.is_(token, tokens.sets.postposed_adjective) and tokens.tags[head] & T.ROLE:
        is_complemented = token + 1 < stop and tokens.tags[token + 1] & T.PREPOSITION
        return (token + 1, token) if is_complemented else END
    if token == first:
        return None
    return END


def _finite_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """A finite verb, unless it is a first name (*Rob* Moor)."""
    return None if opens_name(tokens, token, stop) else (token + 1, BEGINS)


def _participle_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """A participle in *-ing*, unless a small word follows."""
    return (token + 1, BEGINS) if token + 1 < stop and not tokens.tags[token + 1] & T.LOWER else None


# Times, adverbs and places


def _time_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    """A time after the noun: the mayor *Monday*."""
    return END if head >= 0 and not tokens.tags[token - 1] & (T.DETERMINER | T.JOINER) else None


def _time_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """A time before the phrase, unless it is a part of it: *Monday’s* speaker, her *March* study."""
    tags = tokens.tags
    if token > floor and token + 1 < stop:
        is_owned = tokens.is_(token - 1, tokens.sets.possessive) and tags[token + 1] & T.LOWER
        if is_owned or tokens.is_(token - 1, tokens.sets.indefinite_article):
            return None
    is_inside = tags[token] & T.POSSESSIVE or tags[token + 1] & T.JOINER
    is_inside = is_inside or (token + 1 < stop and tags[token + 1] & T.POSSESSIVE)
    return None if is_inside else (token + 1, BEGINS)


def _adverbial_ahead(tokens: Tokens, token: int, head: int, first: int, stop: int) -> Step | None:
    """An adverb after the noun: the mayor *also*."""
    return END if head >= 0 and tokens.tags[token] & T.ADVERBIAL else None


def _adverb_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """An adverb, unless a name, a joined word or the phrase holds it: the *then*-mayor, the *first* lady."""
    if tokens.tags[token] & T.CAPITALIZED and token > floor:
        return None
    if token > floor and _opens_phrase(tokens, token - 1):
        return token - 1, READ_ON
    return (token - 1, READ_ON) if token + 1 < stop and tokens.tags[token + 1] & T.JOINER else (token + 1, BEGINS)


def _opens_phrase(tokens: Tokens, token: int) -> bool:
    """Does a noun phrase surely go on after this word: *the* first lady, a *former* first lady?"""
    tag = tokens.tags[token]
    is_determiner = tag & T.DETERMINER and not tag & T.SUBORDINATOR
    return bool(is_determiner) or tokens.is_(token, tokens.sets.former_modifier)


def _place_back(tokens: Tokens, token: int, stop: int, floor: int) -> BackStep | None:
    """A place that belongs to what stands before: In *Iowa* Mrs. Park said; Salem, *Mass.* Mayor Ada Moor."""
    tags = tokens.tags
    if token == floor:
        return None
    before, first = tags[token - 1], tokens.phrase_stop(token)
    if before & T.PREPOSITION and first < stop and tags[first] & T.CAPITALIZED:
        return first, BEGINS
    return None


class _Boundary(NamedTuple):
    tags: int
    ahead: Ahead | None
    back: Back | None


_POSSIBLE_VERB: Final = T.REPORTING | T.ATTITUDE | T.VERB | T.AUXILIARY
# The first row that does not answer None decides; where none does, the word belongs to the phrase.
_BOUNDARIES: Final = (
    _Boundary(T.QUOTED, _quoted_ahead, _quoted_back),
    _Boundary(T.BREAK, _comma_ahead, _comma_back),
    _Boundary(T.JOINER, _joiner_ahead, _joiner_back),
    _Boundary(T.CONJUNCTION, _conjunction_ahead, _conjunction_back),
    _Boundary(T.PREPOSITION, _preposition_ahead, _preposition_back),
    _Boundary(T.SUBORDINATOR, _subordinator_ahead, _subordinator_back),
    _Boundary(T.PRONOUN, _pronoun_ahead, _pronoun_back),
    _Boundary(T.DETERMINER, _determiner_ahead, _determiner_back),
    _Boundary(T.FINITE, _finite_ahead, _finite_back),
    _Boundary(T.PARTICIPLE, None, _participle_back),
    _Boundary(T.TIME, _time_ahead, _time_back),
    _Boundary(T.ADVERB, None, _adverb_back),
    _Boundary(T.ADVERB | T.TIME | _POSSIBLE_VERB, _adverbial_ahead, None),
    _Boundary(T.PLACE, None, _place_back),
)
_OF_FUNCTION: Final = (
    T.QUOTED | T.BREAK | T.JOINER | T.CONJUNCTION | T.PREPOSITION | T.SUBORDINATOR | T.PRONOUN | T.DETERMINER
)
MAY_BOUND: Final = _OF_FUNCTION | T.FINITE | T.PARTICIPLE | T.TIME | T.ADVERB | T.PLACE | _POSSIBLE_VERB


class _RulesAhead(dict[int, tuple[Ahead, ...]]):
    """The rules that a word with these tags meets when a phrase is read from its first word on.

    >>> [rule.__name__ for rule in AHEAD[T.PREPOSITION | T.SUBORDINATOR]]
    ['_preposition_ahead', '_subordinator_ahead']
    """

    def __missing__(self, tags: int) -> tuple[Ahead, ...]:
        self[tags] = tuple(row.ahead for row in _BOUNDARIES if row.tags & tags and row.ahead)
        return self[tags]


class _RulesBack(dict[int, tuple[Back, ...]]):
    """The rules that a word with these tags meets when a phrase is read from its last word back.

    >>> [rule.__name__ for rule in BACK[T.TIME]]
    ['_time_back']
    """

    def __missing__(self, tags: int) -> tuple[Back, ...]:
        self[tags] = tuple(row.back for row in _BOUNDARIES if row.tags & tags and row.back)
        return self[tags]


AHEAD, BACK = _RulesAhead(), _RulesBack()
