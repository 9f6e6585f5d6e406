"""Verb groups: where one begins and ends, whether it is finite, passive or progressive, and those before a token."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.embedded import bracket_start, is_relative
from quotex.quotations.grammar.noun_phrases import phrase_at, phrase_before
from quotex.quotations.grammar.tokens import Tokens

__all__ = [
    "governed_infinitive",
    "in_free_relative",
    "is_finite",
    "is_passive",
    "is_predicated",
    "is_progressive",
    "looks_finite",
    "verb_group_start",
    "verb_of_group",
    "verbs_before",
]


def verb_group_start(tokens: Tokens, verb: int, floor: int) -> int:
    """The first token of the verb group that ends in ``verb``: *has repeatedly* said, *on Monday also* said.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> def group(sentence):
    ...     tokens, said, _stop = example(sentence, "said")
    ...     return shown(tokens, (verb_group_start(tokens, said, 0), said + 1))
    >>> group("Ada Moor has repeatedly said so.")
    'has repeatedly said'
    >>> group("Ada Moor on Monday also said so.")
    'on Monday also said'
    >>> group("Ada Moor and Ben Cole have both said so.")
    'have both said'
    """
    tags = tokens.tags
    token = verb
    while token > floor and tags[token - 1] & _IN_GROUP:
        tag = tags[token - 1]
        is_auxiliary = tag & T.AUXILIARY and not tag & (T.CAPITALIZED | T.NOUN_CUE)
        if is_auxiliary or _is_floated(tokens, token - 1, floor):
            token -= 1
        elif tag & (T.PRONOUN | T.QUOTED | T.BREAK) or not tag & (T.LOWER | T.ADVERB | T.TIME | T.DETERMINER | T.DIGIT):
            break
        elif tag & T.ADVERBIAL and not (tag & T.CAPITALIZED and not tag & T.TIME):
            if tag & T.ADVERB and tokens.is_(token - 2, tokens.sets.definite_determiner):
                break  # the first said
            if tag & T.TIME and token - 1 > floor and tags[token - 2] & T.PREPOSITION:
                token -= 2
            else:
                token -= 1
        elif tag & T.DETERMINER and token < verb and tags[token] & T.TIME:
            token -= 1  # this week, earlier that day
        elif tag & T.DIGIT and token < verb and tags[token] & T.TIME:
            token -= 1  # 10 days later
        elif tag & T.DIGIT and token - 2 > floor and tags[token - 2] & T.TIME and tags[token - 3] & T.PREPOSITION:
            token -= 3  # on March 9
        elif tag & T.DIGIT and token - 2 > floor and tags[token - 2] & tags[token - 3] & T.PREPOSITION:
            token -= 3  # as of 2022
        else:
            break
    if (
        token < verb
        and token > floor
        and tags[token] & T.ADVERBIAL
        and tokens.is_(token - 1, tokens.sets.degree_adverb)
    ):
        token -= 1  # more bluntly
    return token


_IN_GROUP: Final = T.AUXILIARY | T.ADVERBIAL | T.DETERMINER | T.DIGIT


def _is_floated(tokens: Tokens, quantifier: int, floor: int) -> bool:
    """A floated quantifier, behind the subject or an auxiliary: they *both* said, Moor and Cole have *all* said."""
    if quantifier <= floor or not tokens.is_(quantifier, tokens.sets.floating_quantifier):
        return False
    before = tokens.tags[quantifier - 1]
    return bool(before & T.AUXILIARY) or not before & _BEFORE_NOUN


_BEFORE_NOUN: Final = (
    T.BREAK | T.QUOTED | T.CONJUNCTION | T.PREPOSITION | T.SUBORDINATOR | T.FINITE | T.DETERMINER | T.ADVERBIAL
)


def looks_finite(tokens: Tokens, token: int) -> bool:
    """A word in *-ed*, known or not, that stands where a verb may stand.

    >>> from quotex.quotations.grammar.examples import example
    >>> looks_finite(*example("Ada Moor gloated over it.", "gloated")[:2])
    True
    """
    return tokens.next_tagged(T.LOOKS_FINITE, token, token + 1) >= 0


def is_finite(tokens: Tokens, token: int) -> bool:
    """A finite verb, or a word that holds one: *said*, *she's*.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_finite(*example("Ada Moor said so.", "said")[:2]), is_finite(*example("She's here.", "She's")[:2])
    (True, True)
    """
    tag = tokens.tags[token]
    return bool(tag & T.FINITE) or (bool(tag & _MAY_CONTRACT) and bool(tokens.trait(token) & T.CONTRACTED))


def is_predicated(tokens: Tokens, first: int, stop: int) -> bool:
    """A finite verb stands among the tokens first:stop.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, stop = example("The mayor of Oxmere said so.", "said")
    >>> is_predicated(tokens, 0, stop), is_predicated(tokens, 0, said)
    (True, False)
    """
    token = tokens.next_tagged(T.FINITE | _MAY_CONTRACT, first, stop)
    while token >= 0:
        if is_finite(tokens, token):
            return True
        token = tokens.next_tagged(T.FINITE | _MAY_CONTRACT, token + 1, stop)
    return False


_MAY_CONTRACT: Final = T.PRONOUN | T.QUOTED  # contractions are pronouns; inside a quotation the tags do not tell


_LONGEST_SUBJECT: Final = 5  # tokens
_LONGEST_ASIDE: Final = 16  # tokens


def is_passive(tokens: Tokens, token: int, first: int) -> bool:
    """A participle of the passive before what begins at ``first``: is *called* "…", a plan *dubbed* "…".

    >>> from quotex.quotations.grammar.examples import example
    >>> is_passive(*example("The plan is called “bold”.", "called"))
    True
    >>> is_passive(*example("Ada Moor called it “bold”.", "called"))
    False
    >>> tokens, called, _stop = example("She's called “bold”.", "called")
    >>> is_passive(tokens, called, called + 1)
    True
    >>> tokens, called, _stop = example("She's called it “bold”.", "called")
    >>> is_passive(tokens, called, called + 2)
    False
    """
    if not tokens.trait(token) & T.PAST:
        return False
    sets, before = tokens.sets, token - 1
    while before > 0 and tokens.tags[before] & T.ADVERB:
        before -= 1
    tag = tokens.tags[before] if token else 0
    if tag & T.AUXILIARY:
        return tokens.is_(before, sets.auxiliary_be)
    if tokens.is_(before, sets.contracted_be):
        return True
    if tokens.is_(before, sets.contracted_is_or_has):
        return token + 1 == first  # she's called “…”; not: she's called it “…”
    if tokens.trait(token) & T.NAMING and token + 1 < first and tokens.is_(token + 1, sets.agent_preposition):
        return tokens.is_(phrase_at(tokens, token + 2, first), sets.predicative)  # a man described by friends as "…"
    # a programme called "…", a jail, dubbed the "…": the name follows at once, and no person stands before it
    has_article = tag & T.COMMA and token + 2 == first and tokens.tags[token + 1] & T.DETERMINER
    named = (token + 1 == first or has_article) and tokens.is_(token, sets.naming_participle)
    if named and tokens.is_(token, sets.titling_participle):
        return True  # a film about Moor titled “…”: nobody titles without an object
    named = named or bool(
        tokens.trait(token) & T.NAMING and token + 1 < first and tokens.is_(token + 1, sets.predicative)
    )
    if not named or tag & (T.PRONOUN | T.CONJUNCTION | T.CAPITALIZED):
        return False
    stop = before + 1
    if tag & T.COMMA:  # what Politico, citing a report, called “…”; a dam that Moor, the mayor, called “…”
        opening = tokens.prev_tagged(T.COMMA, max(0, before - _LONGEST_ASIDE), before)
        stop = opening if opening >= 0 else stop
    return not in_free_relative(tokens, stop) and not _is_object_relative(tokens, stop)


def _is_object_relative(tokens: Tokens, stop: int) -> bool:
    """A relative pronoun as the object, and its subject, end before ``stop``: the boat, *which a critic* called “…”.

    >>> from quotex.quotations.grammar.examples import example
    >>> _is_object_relative(*example("The boat, which a critic called “slow”.", "called")[:2])
    True
    """
    start = phrase_before(tokens, stop, max(0, stop - _LONGEST_SUBJECT))
    return 0 < start < stop and is_relative(tokens, start - 1)


def in_free_relative(tokens: Tokens, token: int) -> bool:
    """A free relative clause before the token: *what police* described as “…” (unlike *a plan* described as “…”).

    >>> from quotex.quotations.grammar.examples import example
    >>> in_free_relative(*example("It is what police described as “bold”.", "described")[:2])
    True
    """
    end = tokens.prev_tagged(T.STOPPER, token - _LONGEST_SUBJECT, token)  # of the sentence before
    first = max(token - _LONGEST_SUBJECT, end + 1, 0)
    return any(tokens.is_(what, tokens.sets.free_relative) for what in range(first, token))


def is_progressive(tokens: Tokens, cue: int) -> bool:
    """A progressive: *is calling*, *was saying*.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_progressive(*example("Ada Moor was saying so.", "saying")[:2])
    True
    """
    token = cue - 1
    while token >= 0 and tokens.tags[token] & T.ADVERBIAL:
        token -= 1
    sets = tokens.sets
    if tokens.is_(token, sets.progressive_auxiliary) or tokens.is_(token, sets.contracted_be):
        return True
    return tokens.is_(token, sets.contracted_is_or_has)


def governed_infinitive(tokens: Tokens, verb: int, stop: int) -> int:
    """The infinitive of a reporting verb that another verb governs (likes *to say*), or -1.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, likes, stop = example("Ada Moor likes to say so.", "likes")
    >>> tokens.word(governed_infinitive(tokens, likes, stop))
    'say'
    """
    is_infinitive = verb + 2 < stop and tokens.is_(verb + 1, tokens.sets.infinitive_marker)
    return verb + 2 if is_infinitive and tokens.tags[verb + 2] & T.REPORTING else -1


def verb_of_group(tokens: Tokens, token: int, stop: int) -> int:
    """The last verb of a group of saying that begins at ``token``, or -1: has *said*, was quoted as *saying*.

    >>> from quotex.quotations.grammar.examples import example
    >>> def verb(sentence, first):
    ...     tokens, token, stop = example(sentence, first)
    ...     return tokens.word(verb_of_group(tokens, token, stop))
    >>> verb("Ada Moor has said so.", "has")
    'said'
    >>> verb("Ada Moor was quoted by the Tribune as saying so.", "was")
    'saying'
    >>> verb("Ada Moor is reported to have said so.", "is")
    'said'
    """
    tags = tokens.tags
    is_reported = False  # by others: was quoted
    verb, last = token, min(stop, token + _LONGEST_GROUP)
    while verb < last:
        tag = tags[verb]
        if is_reported and tokens.is_(verb, tokens.sets.medium_preposition):
            verb = phrase_at(tokens, verb + 1, stop)  # was quoted by the Tribune as saying
            continue
        if not tag & (T.AUXILIARY | T.ADVERBIAL) and not tokens.is_(verb, tokens.sets.group_particle):
            if tag & T.PARTICIPLE and not tokens.trait(verb) & T.ATTITUDE_VERB:
                return verb
            if not tag & (T.REPORTING | T.ATTITUDE):
                return -1
            if is_reported or not is_passive(tokens, verb, stop):
                return verb if tag & T.REPORTING else -1
            is_reported = True
        verb += 1
    return -1


_LONGEST_GROUP: Final = 12  # tokens


def verbs_before(tokens: Tokens, token: int, floor: int, most: int) -> Iterator[int]:
    """The verbs of the sentence before ``token``, the nearest first, but for those in brackets and attributive ones.

    An attributive participle stands between a possessive and its noun: Moor's *alleged* hoax.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, saying, _stop = example("Ben Cole laughed over Moor's alleged hoax, saying so.", "saying")
    >>> [tokens.word(verb) for verb in verbs_before(tokens, saying, 0, 3)]
    ['laughed']
    """
    tags = tokens.tags
    verb = tokens.prev_tagged(_VERB_OR_END | T.CLOSE, floor, token)
    for _verb in range(most):
        if verb < 0 or tags[verb] & (T.COLON | T.STOPPER):
            return
        if tags[verb] & T.CLOSE:
            verb = bracket_start(tokens, verb, floor)
        elif verb == floor or not tags[verb - 1] & T.POSSESSIVE:
            yield verb
        verb = tokens.prev_tagged(_VERB_OR_END | T.CLOSE, floor, verb)


_VERB_OR_END: Final = T.FINITE | T.LOOKS_FINITE | T.COLON | T.STOPPER
