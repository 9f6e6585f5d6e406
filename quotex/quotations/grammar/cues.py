"""Cues: the verbs of saying and thinking before a quotation, and which of them governs it."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.control import controlling_object
from quotex.quotations.grammar.name_parts import is_name
from quotex.quotations.grammar.noun_phrases import phrase_at, phrase_before
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.grammar.verb_groups import in_free_relative, is_progressive

__all__ = ["cues_before", "is_strong", "outermost"]


_BARRIER: Final = T.COMMA | T.COLON | T.DASH | T.CONJUNCTION | T.STOPPER
_CUE: Final = T.REPORTING | T.ATTITUDE | T.PARTICIPLE

_MOST_CUES: Final = 8  # of one quotation


def cues_before(tokens: Tokens, first: int, floor: int, limit: int = 80) -> list[int]:
    """Verbs of saying and thinking before token ``first``, nearest first.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, mark, _stop = example("Ada Moor, who said little, warned: “It leaks.”", "“")
    >>> [tokens.word(cue) for cue in cues_before(tokens, mark, 0)]
    ['warned', 'said']

    What stands in brackets governs nothing but what comes right after: his (as Moor *put* it) “grand” plan.

    >>> tokens, mark, _stop = example("Ada Moor (Omar Reyes said so) warned: “It leaks.”", "“")
    >>> [tokens.word(cue) for cue in cues_before(tokens, mark, 0)]
    ['warned']
    """
    found: list[int] = []
    last = max(floor, first - limit)
    token = tokens.prev_tagged(_CUE | T.CLOSE, last, first)
    while token >= 0 and len(found) < _MOST_CUES:
        if tokens.tags[token] & T.CLOSE:
            opening = tokens.prev_tagged(T.OPEN, last, token) if token < first - 1 else -1
            token = opening if opening >= 0 else token
        elif _can_be_cue(tokens, token, floor, first, found):
            found.append(token)
        token = tokens.prev_tagged(_CUE | T.CLOSE, last, token)
    return found


def _can_be_cue(tokens: Tokens, token: int, floor: int, first: int, later: list[int]) -> bool:
    """Is it a verb, and no name or noun (*the saying*)? ``later`` are the cues after it, before ``first``."""
    tag = tokens.tags[token]
    before = tokens.tags[token - 1] if token else 0
    if (tag & T.CAPITALIZED and token > floor) or (before & T.PRONOUN and _quotes_oneself(tokens, token)):
        return False
    if _is_under_modal(tokens, token, floor):
        return False
    if tag & T.PARTICIPLE:
        if before & (T.DETERMINER | T.JOINER) and not tokens.trait(token - 1) & T.QUANTIFIER:
            return False  # the saying, hair-raising
        return not _is_gerund_preposition(tokens, token)
    if (
        tokens.trait(token) & T.THIRD
        and not before & T.PRONOUN
        and tokens.is_(token + 1, tokens.sets.quotative_particle)
    ):
        return False  # search queries like “where to row”
    if _ends_label(tokens, token, first):
        return False
    return bool(tag & T.FINITE) and not (later and _cites(tokens, token, later[-1]))


def _ends_label(tokens: Tokens, token: int, first: int) -> bool:
    """A noun that could be a verb, and a colon that announces no quotation: Safety *rules:* for example, “…”."""
    if not tokens.tags[token + 1] & T.COLON or token + 2 >= first:
        return False
    return tokens.trait(token) & (T.NOUN_LIKE | T.THIRD) == T.NOUN_LIKE | T.THIRD


def _is_gerund_preposition(tokens: Tokens, token: int) -> bool:
    """A preposition in the form of a gerund: songs *including* “…”; not: they are considering, considering it “…”."""
    if not tokens.is_(token, tokens.sets.gerund_preposition) or tokens.is_(token, tokens.sets.calling):
        return False
    return not is_progressive(tokens, token)


def _is_under_modal(tokens: Tokens, verb: int, floor: int) -> bool:
    """A verb under a modal, but not one of saying: readers *can expect* “…”; not: she *would argue* “…”."""
    if tokens.trait(verb) & (T.SAY | T.NAMING | T.TELL):
        return False
    token = verb - 1
    while token > floor and (tokens.tags[token] & T.ADVERB or tokens.is_(token, tokens.sets.auxiliary_be)):
        token -= 1
    return token >= floor and bool(tokens.is_(token, tokens.sets.modal))


def _quotes_oneself(tokens: Tokens, token: int) -> bool:
    """Verb of quoting after the pronoun *I*, whose words are another's: said, and I *quote*, “…”."""
    return bool(tokens.trait(token - 1) & T.FIRST) and tokens.is_(token, tokens.sets.quoting)


def _cites(tokens: Tokens, token: int, cue: int) -> bool:
    """Verb of quoting, which only tells where somebody's words were read: The Tribune *quoted* Moor as saying."""
    return tokens.is_(cue - 1, tokens.sets.predicative) and tokens.is_(token, tokens.sets.quoting)


def is_strong(tokens: Tokens, token: int) -> bool:
    """A form of a reporting verb, in *-ing*, too: *said*, *saying*, not *hoped*.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_strong(*example("She said so.", "said")[:2]), is_strong(*example("She hoped so.", "hoped")[:2])
    (True, False)
    """
    tag = tokens.tags[token]
    return bool(tag & T.REPORTING) or bool(tag & T.PARTICIPLE and not tokens.trait(token) & T.ATTITUDE_VERB)


def _reaches(tokens: Tokens, cue: int, stop: int) -> bool:
    """Does nothing stand between the cue and ``stop`` but whom it tells, when and where: told him *at lunch*, “…”?"""
    token = cue + 1
    if token < stop and tokens.is_(token, tokens.sets.object_pronoun):
        token += 1
    elif tokens.trait(cue) & T.TELL:
        token = phrase_at(tokens, token, stop)
    return token == stop or (bool(tokens.tags[cue] & T.PARTICIPLE) and _past_adverbials(tokens, token, stop) == stop)


def _past_adverbials(tokens: Tokens, token: int, stop: int) -> int:
    """Past the adverbs, times and prepositional phrases that begin at ``token``: *in an interview on Monday*."""
    tags = tokens.tags
    while token < stop:
        tag = tags[token]
        if tag & (T.TIME | T.ADVERBIAL) or (tag & T.DETERMINER and token + 1 < stop and tags[token + 1] & T.TIME):
            token += 1
        elif tag & T.PREPOSITION and not tag & T.SUBORDINATOR:
            end = phrase_at(tokens, token + 1, stop)
            if end == token + 1:
                break
            token = end
        else:
            break
    return token


def outermost(tokens: Tokens, cues: list[int], first: int) -> int:
    """Which of several nested cues speaks: the outermost one, until a comma or conjunction and a strong verb.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, mark, _stop = example("Ada Moor said she hoped “it rains.”", "“")
    >>> tokens.word(outermost(tokens, cues_before(tokens, mark, 0), mark))
    'said'
    """
    chosen = cues[0]
    if len(cues) == 1:
        return chosen
    tags = tokens.tags
    # right before the mark (said, "…" or told him: "…") the nearest one speaks
    if is_strong(tokens, chosen) and tags[first - 1] & (T.COMMA | T.COLON) and _reaches(tokens, chosen, first - 1):
        return chosen
    for cue in cues[1:]:
        strong = is_strong(tokens, cue) and not tags[cue + 1] & T.QUOTED
        if tokens.next_tagged(T.STOPPER, cue + 1, chosen) >= 0:
            break
        if tags[cue - 1] & T.PRONOUN and _opens_introduction(tokens, cue - 2):
            break  # When I asked he replied
        if tokens.is_(cue, tokens.sets.object_control) and controlling_object(tokens, chosen, cue):
            break
        if not is_strong(tokens, chosen):
            if strong:
                chosen = cue
            continue
        if not strong or (
            tokens.is_(cue, tokens.sets.relaying_verb) and tags[chosen] & T.REPORTING and tags[chosen] & T.FINITE
        ):
            continue
        if _has_named_subject(tokens, chosen, cue):
            break
        if _is_parted(tokens, cue + 1, chosen) or (
            tokens.trait(chosen) & T.NAMING and not tags[chosen - 1] & T.PRONOUN and in_free_relative(tokens, chosen)
        ):
            break
        chosen = cue
    return chosen


def _has_named_subject(tokens: Tokens, verb: int, outer: int) -> bool:
    """A verb of saying in the past, the first of a clause that opens with a name: Cole noted that *Moor said* “…”."""
    if not tokens.tags[verb] & T.FINITE or not tokens.trait(verb) & T.PAST or not tokens.trait(verb) & T.SAY:
        return False
    start = phrase_before(tokens, verb, outer)
    opens_clause = start == outer + 1 or tokens.is_(start - 1, tokens.sets.complementizer)
    if start == verb or not opens_clause or not tokens.tags[start] & T.CAPITALIZED:
        return False
    return is_name(tokens, (start, verb)) and tokens.next_tagged(T.QUOTED, start, verb) < 0


def _opens_introduction(tokens: Tokens, token: int) -> bool:
    """A subordinator that opens the sentence: *When* I asked, he replied."""
    return token >= 0 and tokens.tags[token] & (T.SUBORDINATOR | T.CAPITALIZED) == T.SUBORDINATOR | T.CAPITALIZED


def _is_parted(tokens: Tokens, first: int, stop: int) -> bool:
    """Does a comma or the like part two verbs, or a quotation that a comma ends: who *called* it “a mess,” *said*?"""
    token = tokens.next_tagged(_BARRIER | T.QUOTED, first, stop)
    while token >= 0:
        if not tokens.tags[token] & T.QUOTED or (token + 1 < stop and tokens.word(token) == ","):
            return True
        token = tokens.next_tagged(_BARRIER | T.QUOTED, token + 1, stop)
    return False
