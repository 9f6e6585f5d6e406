"""Indirect speech that is a clause: *according to NP*, it leaks; it leaks, *NP said*; *NP said* that it leaks."""

from __future__ import annotations

from dataclasses import dataclass

from quotex.quotations import tags as T
from quotex.quotations.attribution.governed import speaker_of_cue
from quotex.quotations.attribution.reports import SAID_OR_THOUGHT, Report, Rule, report_of
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.grammar.clauses import (
    closes_clause,
    is_finite,
    is_predicated,
    phrase_at,
    subject_after,
)
from quotex.quotations.grammar.complements import clause_end, sentence_end
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import binder

__all__ = ["RULES"]

RULES: dict[str, Rule] = {}
rule = binder(RULES)


@dataclass(slots=True)
class _Clause:
    """A reporting clause set off by commas, as the token span first:stop: it leaks, *Moor said on Monday*, again."""

    first: int
    stop: int
    attribution: Attribution


def _around(tokens: Tokens, clause: _Clause, floor: int, end: int) -> Report | None:
    """The words around the clause in the sentence floor:end: all, or, if the clause is long, the longer part."""
    if clause.stop + 2 > end:
        return None
    if clause.first <= floor + 2:
        return Report((clause.stop + 1, end), clause.attribution)  # As NP said, it leaks; but, NP said, it leaks
    starts, ends = tokens.starts, tokens.ends
    left, right = ends[clause.first - 1] - starts[floor], ends[end - 1] - starts[clause.stop]
    if (starts[clause.stop] - starts[clause.first]) * _SHORT <= left + right:
        return Report((floor, end), clause.attribution)
    return Report((floor, clause.first - 1) if left > right else (clause.stop + 1, end), clause.attribution)


_SHORT = 4  # a short clause is at most the fourth part of what stands around it


@rule("QA401")
def according_to(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Prepositional phrase of source: *according to NP*, the dam leaks; the dam leaks, *according to NP*."""
    tags = tokens.tags
    if not tags[cue] & T.PREPOSITION or not tokens.trait(cue) & T.ACCORDING:
        return None
    name = tokens.phrase_stop(cue)
    name_end = phrase_at(tokens, name, stop)
    set_off = cue == floor or bool(tags[cue - 1] & T.PAUSE)
    if name_end == name or (name == cue + 1 and not set_off):
        return None  # three dollars per head
    found = Attribution((name, name_end), (cue, name))
    end = sentence_end(tokens, stop)
    comma = name_end
    while comma < end and not tags[comma] & T.COMMA:
        comma += 1
    if cue > floor + 2 and (not set_off or comma + 2 > end or is_predicated(tokens, floor, cue)):
        return Report((floor, cue - 1 if set_off else cue), found)
    return _around(tokens, _Clause(cue, comma, found), floor, end)


@rule("QA402")
def reporting_clause(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Reporting clause after commas: the dam leaks, *NP said*; the dam leaks, *said NP*; the dam, *NP said*, leaks."""
    clause = _clause_in_commas(tokens, cue, floor, stop)
    if clause is None:
        return None
    end = sentence_end(tokens, stop)
    if clause.stop < end:
        return _around(tokens, clause, floor, end) if tokens.tags[clause.stop] & T.PAUSE else None
    return Report((floor, clause.first - 1), clause.attribution) if is_predicated(tokens, floor, clause.first) else None


def _clause_in_commas(tokens: Tokens, cue: int, floor: int, stop: int) -> _Clause | None:
    """The clause *, NP said on Monday,* or *, said NP,* around ``cue``."""
    tags = tokens.tags
    if not tags[cue] & T.REPORTING or not tokens.trait(cue) & T.SAY or cue <= floor:
        return None
    if tags[cue - 1] & T.COMMA:
        return _inverted_clause(tokens, cue, floor, stop)
    found = speaker_of_cue(tokens, cue, floor, stop) if closes_clause(tokens, cue, stop) else None
    end = _next_break(tokens, cue + 1, stop)
    if found is None or found.source[0] > cue or end - cue > 10:
        return None
    first = found.source[0]
    while first > floor and not tags[first - 1] & T.COMMA and tags[first - 1] & (T.ADVERB | T.SUBORDINATOR):
        first -= 1
    set_off = tags[first - 1] & T.COMMA if first > floor else tokens.is_(floor, tokens.sets.manner_subordinator)
    return _Clause(first, end, found) if set_off else None


def _inverted_clause(tokens: Tokens, cue: int, floor: int, stop: int) -> _Clause | None:
    """The clause *, said NP,*. Late in a sentence, a description of the speaker extends it to the end."""
    subject = subject_after(tokens, cue, stop)
    if subject is None or subject[1] >= stop or not tokens.tags[subject[1]] & (T.BREAK | T.TIME):
        return None
    end = sentence_end(tokens, stop) if cue > floor + 5 else _next_break(tokens, subject[1], stop)
    return _Clause(cue, end, Attribution(subject, (cue, cue + 1)))


def _next_break(tokens: Tokens, token: int, stop: int) -> int:
    while token < stop and not tokens.tags[token] & (T.BREAK | T.SUBORDINATOR | T.ANY_VERB):
        token += 1
    return token


@rule("QA409")
def headline(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Headline after the name of the speaker: *NP:* the dam leaks."""
    tags = tokens.tags
    if cue == 0 or floor or not tags[cue] & T.COLON or phrase_at(tokens, 0, cue) != cue:
        return None
    name = tokens.word(cue - 1)
    is_named_again = any(tokens.word(token) == name for token in tokens.tagged(T.CAPITALIZED, cue, tokens.count))
    if tokens.next_tagged(T.ROLE, 0, cue) < 0 and (tags[0] & T.DETERMINER or not is_named_again):
        return None  # The Latest: dam is closed; Breaking: dam is closed
    end = sentence_end(tokens, stop)
    return Report((cue + 1, end), Attribution((0, cue), (cue, cue + 1))) if end > cue + 1 else None


@rule("QA403")
def that_clause(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Content clause after its conjunction: NP said *that the dam leaks*; NP told the council *whether it did*."""
    tags = tokens.tags
    if not tags[cue] & SAID_OR_THOUGHT and not tokens.trait(cue) & T.THOUGHT:
        return None
    after = tokens.phrase_stop(cue)
    while after < stop and tokens.tags[after] & T.ADVERBIAL:
        after += 1
    first = after
    while first < min(stop, cue + 8) and not tags[first] & (T.SUBORDINATOR | T.BREAK) and not is_finite(tokens, first):
        first += 1
    if first >= stop or not tokens.is_small(first, tokens.sets.content_subordinator):
        return None
    # after a noun it is a relative clause, unless the noun is who is told, what is said (a claim that …), or a time
    told = (
        tokens.trait(cue) & T.TELL or tags[after] & T.PREPOSITION or tags[first - 1] & (T.NOUN_CUE | T.TIME | T.ADVERB)
    )
    if first > after and not told:
        return None
    return report_of(tokens, cue, floor, stop, first, clause_end(tokens, cue, floor, first, stop))


@rule("QA404")
def bare_clause(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Content clause without a conjunction: NP said *the dam leaks*."""
    trait = tokens.trait(cue)
    if not trait & (T.SAY | T.THOUGHT) or tokens.is_(cue, tokens.sets.loose_saying):
        return None
    first = tokens.phrase_stop(cue)
    if trait & T.TELL:
        first = phrase_at(tokens, first, stop)
    while first + 1 < stop and not tokens.is_(first, tokens.sets.expletive) and _is_adverbial(tokens, first):
        first += 1
    if not _is_clause(tokens, first, stop):
        return None
    return report_of(tokens, cue, floor, stop, first, clause_end(tokens, cue, floor, first, stop))


# What a subject may not reach over to its verb, and how many tokens.
_BARRIER = T.STOPPER | T.PAUSE | T.SUBORDINATOR | T.PARTICIPLE
_LONGEST_SUBJECT = 12


def _is_adverbial(tokens: Tokens, token: int) -> bool:
    """Is it an adverb, or a preposition before a time: on Monday?"""
    return bool(
        tokens.tags[token] & T.ADVERBIAL or (tokens.tags[token] & T.PREPOSITION and tokens.tags[token + 1] & T.TIME)
    )


def _is_clause(tokens: Tokens, first: int, stop: int) -> bool:
    """Does a clause begin at ``first``: a noun phrase (or *this*, *there*) and its finite verb?"""
    tags = tokens.tags
    if first + 1 >= stop:
        return False
    end = phrase_at(tokens, first, stop)
    if end == first and not (tags[first] & (T.DETERMINER | T.ADVERB) and tags[first + 1] & T.FINITE):
        return False
    verb = first if tokens.trait(first) & T.CONTRACTED else max(end, first + 1)
    last = min(stop, verb + _LONGEST_SUBJECT)
    while verb < last and not is_finite(tokens, verb):
        verb += 1
        if verb < last and tags[verb] & _BARRIER:
            return False
    return verb < last
