"""Indirect speech as an object or complement: NP wants *to leave*; NP criticized *the plan*; doubts about *the dam*."""

from __future__ import annotations

from quotex.quotations import tags as T
from quotex.quotations.attribution.reports import Report, Rule, report_of
from quotex.quotations.attribution.rules import Attribution, owner_of
from quotex.quotations.grammar.animacy import is_somebody
from quotex.quotations.grammar.clauses import (
    governing_subject,
    is_passive,
    phrase_at,
    phrase_before,
    subject_before,
)
from quotex.quotations.grammar.complements import clause_end, phrase_end
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import binder

__all__ = ["RULES", "governs"]

RULES: dict[str, Rule] = {}
rule = binder(RULES)


@rule("QA405")
def infinitive(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Infinitive after a verb of wanting: NP wants *to repair the dam*."""
    first = cue + 1
    if not tokens.trait(cue) & T.INTENT or first >= stop or not tokens.is_(first, tokens.sets.infinitive_marker):
        return None
    return report_of(tokens, cue, floor, stop, first, phrase_end(tokens, cue, floor, first, stop))


@rule("QA406")
def opinion_of(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Object of a verb of judgement: NP criticized *the plan*; NP pushed for *a dam*."""
    tags, trait = tokens.tags, tokens.trait(cue)
    calls = tokens.is_(cue, tokens.sets.calling)
    if not trait & (T.STANCE | T.TOPIC) and not calls:
        return None
    first = tokens.phrase_stop(cue)
    if trait & T.TOPIC and first < stop and tokens.is_(first, tokens.sets.topic_preposition):
        first += 1
    elif not trait & T.STANCE and not calls:
        return None
    if first >= stop or not tags[first] & (T.DETERMINER | T.CAPITALIZED | T.LOWER | T.PRONOUN):
        return None
    if tags[first] & _NO_OBJECT and not tags[first] & T.DETERMINER:
        return None
    is_on_the_way = trait & T.TELL or not tags[first] & (T.DETERMINER | T.CAPITALIZED | T.PRONOUN)
    head_end = phrase_at(tokens, first, stop)
    if is_on_the_way and head_end < stop and governs(tokens, head_end):
        return None  # asked Moor about NP, voiced doubts about NP
    return report_of(tokens, cue, floor, stop, first, phrase_end(tokens, cue, floor, first, stop))


@rule("QA410")
def passive(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Subject of a passive verb of judgement with its agent: *the plan* was criticized by NP."""
    agent = cue + 1
    if not tokens.trait(cue) & T.STANCE or not tokens.is_(agent, tokens.sets.agent_preposition):
        return None
    if not is_passive(tokens, cue):
        return None  # a plan rejected by NP
    end = phrase_at(tokens, agent + 1, stop)
    subject = subject_before(tokens, cue, floor)
    if end == agent + 1 or subject is None or subject[1] > cue or not is_somebody(tokens, (agent + 1, end)):
        return None
    return Report(subject, Attribution((agent + 1, end), (cue, cue + 1)))


_NO_OBJECT = T.CONJUNCTION | T.SUBORDINATOR | T.PREPOSITION | T.ADVERB | T.TIME | T.AUXILIARY


def governs(tokens: Tokens, token: int) -> bool:
    """Does a complement of a word of saying or thinking begin at ``token``: doubts *about* NP, sure *that* …?

    >>> from quotex.quotations.grammar.examples import example
    >>> governs(*example("Ada Moor had doubts about the dam.", "about")[:2])
    True
    >>> governs(*example("Ada Moor had a house about the dam that leaks.", "that")[:2])
    False
    """
    if token == 0 or tokens.tags[token - 1] & T.BREAK:
        return False
    if tokens.is_small(token, tokens.sets.concerning_preposition):
        return not tokens.tags[token - 1] & _NO_GOVERNOR
    if _opens_complement(tokens, token):
        return True
    is_stance = tokens.is_(token - 1, tokens.sets.stance_word)
    return bool(is_stance) and bool(tokens.is_small(token, tokens.sets.stance_preposition))


_NO_GOVERNOR = (
    T.QUOTED | T.AUXILIARY | T.ADVERB | T.PREPOSITION | T.CONJUNCTION | T.SUBORDINATOR | T.DETERMINER | T.PRONOUN
)


def _opens_complement(tokens: Tokens, token: int) -> bool:
    """Is it a conjunction or *to* that belongs to the reported words: his claim *that* it leaks, willing *to* leave?"""
    sets = tokens.sets
    if tokens.is_small(token, sets.complementizer):
        return bool(tokens.is_(token - 1, sets.claim_word))
    return bool(tokens.is_small(token, sets.infinitive_marker)) and bool(tokens.is_(token - 1, sets.aim_word))


@rule("QA407")
def concerning(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Complement of *about*: NP has doubts about *the dam*; NP asked about *what it costs*."""
    first = cue + 1
    if not tokens.is_small(cue, tokens.sets.concerning_preposition) or not governs(tokens, cue) or first >= stop:
        return None
    if tokens.tags[first] & (T.BREAK | T.DIGIT | T.ADVERB):
        return None  # about 20 farmers
    return _governed(tokens, cue, floor, first, stop)


@rule("QA408")
def complement(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Complement of a noun or an adjective: NP’s belief *that it holds*; NP is willing *to sell*; critical of *NP*."""
    if tokens.is_small(cue, tokens.sets.concerning_preposition) or not governs(tokens, cue):
        return None
    return _governed(tokens, cue, floor, cue if _opens_complement(tokens, cue) else cue + 1, stop)


def _governed(tokens: Tokens, cue: int, floor: int, first: int, stop: int) -> Report | None:
    """The complement of the word before ``cue``, which the possessor of that word or the subject of its clause says."""
    opening = tokens.tags[first] if first < stop else T.BREAK
    if opening & T.BREAK:
        return None
    is_clause = opening & T.SUBORDINATOR and not opening & T.PREPOSITION
    end = (clause_end if is_clause else phrase_end)(tokens, cue, floor, first, stop)
    found = owner_of(tokens, phrase_before(tokens, cue, floor), cue - 1)
    subject = found.source if found else governing_subject(tokens, cue, floor)
    if subject is None or subject[0] < cue <= subject[1] or end == first:
        return None  # rumours about the dam, whoever spreads them
    return Report((first, end), Attribution(subject, (cue - 1, cue)))
