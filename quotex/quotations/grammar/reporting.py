"""Reporting clauses: those that say that somebody speaks.

A reporting clause is a subject with its cue, beside a quotation or without one:
*NP said*, *said NP*, *NP, who was there, has told reporters*.
"""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.clause_openings import subject_after, subject_end
from quotex.quotations.grammar.cues import cues_before, is_strong
from quotex.quotations.grammar.name_parts import Span, is_name
from quotex.quotations.grammar.noun_phrases import phrase_at
from quotex.quotations.grammar.subjects import subject_of
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.grammar.verb_groups import governed_infinitive, is_passive, verb_of_group

__all__ = [
    "ReportingClause",
    "at_second_hand",
    "closes_clause",
    "closes_sentence",
    "reporting_clause",
    "said_in",
    "verb_after",
]


ReportingClause = tuple[Span, Span]  # its subject, and the cue: the words that say that it speaks


def closes_clause(tokens: Tokens, verb: int, stop: int) -> bool:
    """The reporting verb ends its clause, and so reports what stands before it: it leaks, Moor *said* on Monday.

    >>> from quotex.quotations.grammar.examples import example
    >>> closes_clause(*example("It leaks, Ada Moor said on Monday.", "said"))
    True
    >>> closes_clause(*example("Ada Moor said it leaks.", "said"))
    False
    """
    tags = tokens.tags
    token = tokens.phrase_stop(verb)
    if token < stop and tokens.trait(verb) & T.TELL:
        token = phrase_at(tokens, token, stop)
    if token >= stop or tags[token] & (T.BREAK | T.QUOTED | T.TIME | T.PREPOSITION | T.ADVERB):
        return True
    return _ends_with_adverbial(tokens, token, stop)


def _ends_with_adverbial(tokens: Tokens, token: int, stop: int) -> bool:
    """Does an adverb or a time end the clause: *firmly*, *that night*, *late Thursday*; not: late Thursday *trains*?"""
    tags, first = tokens.tags, token
    if tags[token] & T.DETERMINER or tokens.is_(token, tokens.sets.time_modifier):
        first += 1
        if first >= stop or not tags[first] & T.TIME:
            return False
    end = first
    while end < stop and tags[end] & (T.TIME | T.ADVERBIAL):
        end += 1
    return end > first and (end >= stop or bool(tags[end] & (T.BREAK | T.QUOTED | T.PREPOSITION)))


def closes_sentence(tokens: Tokens, verb: int, stop: int) -> bool:
    """The reporting verb ends its sentence, but for a few words or a clause of time: Moor *said* as she left.

    >>> from quotex.quotations.grammar.examples import example
    >>> closes_sentence(*example("It leaks, Ada Moor said as she left.", "said"))
    True
    """
    tags = tokens.tags
    for token in range(verb + 1, stop):
        tag = tags[token]
        if tag & T.STOPPER or (tag & T.SUBORDINATOR and tag & T.PREPOSITION):
            break  # as she left, after the vote
        if tag & T.COMMA and token + 1 < stop and _opens_participial(tokens, token + 1, stop):
            break
        if tag & T.DETERMINER and token + 1 < stop and tags[token + 1] & T.TIME:
            continue  # that night
        if tag & (T.BREAK | T.QUOTED | T.SUBORDINATOR) or token > verb + 14:
            return False
    return closes_clause(tokens, verb, stop)


def _opens_participial(tokens: Tokens, token: int, stop: int) -> bool:
    """A participial clause: she asked, *inquiring* about the dam; Moor wrote, *accompanied by* a picture."""
    if tokens.tags[token] & T.PARTICIPLE:
        return True
    is_followed = token + 1 < stop and tokens.is_(token + 1, tokens.sets.agent_preposition)
    return bool(is_followed) and tokens.ends_in(token, tokens.endings.past)


def verb_after(tokens: Tokens, first: int, start: int, stop: int) -> int:
    """The reporting verb of a clause whose subject is first:start; -1 where it has none.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, has, stop = example("Ada Moor has told reporters that it leaks.", "has")
    >>> tokens.word(verb_after(tokens, 0, has, stop))
    'told'
    """
    tags = tokens.tags
    if start < stop and tags[start] & T.AUXILIARY:
        verb = verb_of_group(tokens, start, stop)
        if verb >= 0:
            return verb
    if start < stop and (tags[start] & T.AUXILIARY or tokens.trait(start - 1) & T.CONTRACTED):
        told = tokens.next_tagged(T.REPORTING | T.ATTITUDE, start, min(stop, start + _NEAR_VERB))
        if told >= 0 and is_passive(tokens, told, stop):
            return -1  # we were told; we're told; these boats are shown
    in_relative = _opens_relative_clause(tokens, start, stop)
    is_set_off = start < stop and tags[start] & T.COMMA and tags[start - 1] & T.ROLE  # an aide, speaking to us, said
    has_clause = not in_relative or tokens.trait(start - 1) & T.CONTRACTED  # I'm
    nearest = start + 1 if not in_relative else -1  # the main verb, where nothing parts it from its subject
    if in_relative:
        start = _past_its_verb(tokens, start, stop)
    token = tokens.next_tagged(_TELLS, start, stop)
    while token >= 0:
        tag = tags[token]
        if tag & (T.QUOTED | T.STOPPER | T.COLON):
            return -1
        if tag & T.FINITE and token > start and has_clause and tokens.trait(token - 1) & _SOMEBODY:
            return -1  # I'm glad you asked; an inquiry they say began late
        if tag & T.REPORTING and tag & T.FINITE and not tag & T.CAPITALIZED and tokens.trait(token) & T.SAY:
            return token
        if tag & (T.ATTITUDE | T.REPORTING) and token <= nearest + 1 and tag & T.FINITE and not tag & T.CAPITALIZED:
            return token if token + 1 >= stop or tags[token + 1] & (T.BREAK | T.PREPOSITION | T.TIME | T.ADVERB) else -1
        leaves = tag & (T.PARTICIPLE | T.SUBORDINATOR) or (tag & T.PAUSE and token > start + 12)
        if leaves and not (in_relative or is_set_off or tags[first] & T.PRONOUN or is_name(tokens, (first, start))):
            return -1
        if tag & T.VERB and token <= nearest and tag & T.FINITE and not tag & T.CAPITALIZED:
            return governed_infinitive(tokens, token, stop)
        token = tokens.next_tagged(_TELLS, token + 1, stop)
    return -1


def _opens_relative_clause(tokens: Tokens, token: int, stop: int) -> bool:
    """Relative clause between subject and verb: a neighbour(,) *who* saw it(,) said."""
    pronoun = token + 1 if token < stop and tokens.tags[token] & T.COMMA else token
    return pronoun < stop and bool(tokens.trait(pronoun) & T.RELATIVE)


def _past_its_verb(tokens: Tokens, start: int, stop: int) -> int:
    """Where to look for the main verb: behind the comma that ends a relative clause, or behind the clause's verb."""
    if tokens.tags[start] & T.COMMA:
        closing = tokens.next_tagged(T.COMMA, start + 1, stop)
        if 0 <= closing < stop - 1 and tokens.tags[closing + 1] & T.FINITE:
            return closing + 1
    own = tokens.next_tagged(T.FINITE | T.LOOKS_FINITE, start, min(stop, start + _NEAR_VERB))
    return own + 1 if own >= 0 else start


_NEAR_VERB: Final = 5  # tokens: comma, pronoun, adverbs


_SOMEBODY: Final = T.FIRST_SECOND | T.PERSONAL
_TELLS: Final = (
    T.QUOTED | T.STOPPER | T.COLON | T.REPORTING | T.ATTITUDE | T.VERB | T.PARTICIPLE | T.SUBORDINATOR | T.PAUSE
)


def at_second_hand(tokens: Tokens, verb: int, stop: int) -> ReportingClause | None:
    """Somebody whose words another passes on: the Tribune quoted *NP*, a baker, as saying; the Tribune quotes *NP*.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, quoted, stop = example("The Tribune quoted Ada Moor, a baker, as saying it leaks.", "quoted")
    >>> subject, cue = at_second_hand(tokens, quoted, stop)
    >>> shown(tokens, subject), shown(tokens, cue)
    ('Ada Moor', 'saying')
    """
    if verb + 2 > stop or not tokens.is_(verb, tokens.sets.quoting):
        return None
    first = verb + 1
    saying = stop - 1
    is_saying = tokens.tags[saying] & T.PARTICIPLE and tokens.trait(saying) & T.SAY
    if is_saying and first < saying == subject_end(tokens, first, saying):
        return (first, saying), (saying, stop)  # quoted one of the farmers saying
    particle = tokens.sets.predicative
    end = cue = first + 1 if tokens.is_(first + 1, particle) else phrase_at(tokens, first, stop)
    if end == first:
        return None
    if end >= stop or tokens.tags[end] & (T.STOPPER | T.COLON):
        return ((first, end), (verb, first)) if is_name(tokens, (first, end)) else None
    is_announced = tokens.tags[stop] & T.COLON
    if tokens.tags[cue] & T.COMMA and is_announced and is_name(tokens, (first, end)):
        return (first, end), (verb, first)  # quotes Ada Moor, a baker, on leaks: “…”
    if tokens.tags[cue] & T.COMMA:
        cue = tokens.next_tagged(T.COMMA, cue + 1, min(stop, cue + _LONGEST_APPOSITION)) + 1
    if not end <= cue < stop - 1 or not tokens.is_(cue, particle) or not tokens.tags[cue + 1] & T.PARTICIPLE:
        return None
    return (first, end), (cue + 1, cue + 2)


_LONGEST_APPOSITION: Final = 16  # tokens


def said_in(tokens: Tokens, floor: int, stop: int) -> ReportingClause | None:
    """The reporting clause of a sentence without a quotation: *NP said* it leaks; it leaks, *NP said*.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, _said, stop = example("It leaks, the old mayor said.", "said")
    >>> subject, cue = said_in(tokens, 0, stop)
    >>> shown(tokens, subject), shown(tokens, cue)
    ('the old mayor', 'said')
    """
    for token in range(stop - 2, floor, -1):
        if tokens.tags[token] & T.COMMA:
            found = reporting_clause(tokens, token + 1, stop)
            if found:
                return found
    cues = [cue for cue in cues_before(tokens, stop, floor) if is_strong(tokens, cue)]
    if not cues:
        return None
    cue = cues[-1]
    subject = subject_of(tokens, cue, floor, stop)
    return (subject, (cue, cue + 1)) if subject else None


def reporting_clause(tokens: Tokens, token: int, stop: int) -> ReportingClause | None:
    """A reporting clause that begins at ``token`` and ends what is said: *NP said*, *said NP*.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> def clause(sentence, word):
    ...     tokens, first, stop = example(sentence, word)
    ...     found = reporting_clause(tokens, first, stop)
    ...     return found and [shown(tokens, span) for span in found]
    >>> clause("“It leaks,” Ada Moor (54) said.", "Ada")
    ['Ada Moor', 'said']
    >>> clause("“It leaks,” said Ada Moor.", "said")
    ['Ada Moor', 'said']
    >>> clause("Ada Moor said it leaks.", "Ada")
    """
    tags = tokens.tags
    if token >= stop:
        return None
    if tags[token] & T.REPORTING and not tags[token] & T.CAPITALIZED and tokens.trait(token) & T.SAY:
        inverts = not tokens.is_(token, tokens.sets.never_inverted)
        subject = subject_after(tokens, token, stop) if inverts else None
        if not subject or (subject[1] < stop and _is_predicate(tokens, subject[1])):
            return None  # …, and Moor, 54, said farmers would leave
        if tokens.is_(subject[0], tokens.sets.addressee_reflexive):
            return None  # …, ask yourself
        return subject, (token, token + 1)
    end = subject_end(tokens, token, stop)
    if end == token:
        return None
    verb = end
    if end < stop and tags[end] & T.OPEN:
        verb = tokens.next_tagged(T.CLOSE, end, min(stop, end + _LONGEST_BRACKET)) + 1  # Moor (R-TX) said
        if not verb:
            return None
    while verb < stop and tags[verb] & (T.ADVERBIAL | T.AUXILIARY):
        verb += 1
    if verb >= stop or not (tags[verb] & T.REPORTING and tags[verb] & T.FINITE and tokens.trait(verb) & T.SAY):
        return None
    return ((token, end), (verb, verb + 1)) if closes_clause(tokens, verb, stop) else None


def _is_predicate(tokens: Tokens, verb: int) -> bool:
    """An auxiliary, or a finite verb that is no participle: farmers *gave* in; not: farmers *interviewed* by us."""
    tag = tokens.tags[verb]
    return bool(tag & T.AUXILIARY) or (bool(tag & T.FINITE) and not tokens.ends_in(verb, tokens.endings.past))


_LONGEST_BRACKET: Final = 12  # tokens
