"""Reporting: the verbs and clauses that say that somebody speaks.

The cue is the verb (*said*). A reporting clause is a subject with its cue, beside a quotation or without one:
*NP said*, *said NP*, *NP, who was there, has told reporters*.
"""

from __future__ import annotations

from typing import Final

from quotex._core import (
    ADVERBIAL,
    CAPITALIZED,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    FINITE,
    JOINER,
    LOOKS_FINITE,
    OPEN,
    QUOTED,
    STOPPER,
)
from quotex.quotations.grammar.noun_phrases import Span, is_name, phrase_at
from quotex.quotations.grammar.subjects import subject_after, subject_end, subject_of
from quotex.quotations.grammar.tokens import BREAK, PAUSE, Tokens
from quotex.quotations.grammar.verb_groups import governed_infinitive, in_free_relative, is_passive, verb_of_group
from quotex.wordclasses import (
    ADVERB,
    ATTITUDE,
    ATTITUDE_VERB,
    AUXILIARY,
    CONJUNCTION,
    CONTRACTED,
    DETERMINER,
    FIRST,
    FIRST_SECOND,
    NAMING,
    PARTICIPLE,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    REPORTING,
    ROLE,
    SAY,
    SUBORDINATOR,
    TELL,
    THIRD,
    TIME,
    VERB,
)

__all__ = [
    "ReportingClause",
    "at_second_hand",
    "closes_clause",
    "closes_sentence",
    "controlling_object",
    "cues_before",
    "is_strong",
    "outermost",
    "reporting_clause",
    "said_in",
    "verb_after",
]


ReportingClause = tuple[Span, Span]  # its subject, and the cue: the words that say that it speaks


_BARRIER: Final = COMMA | COLON | DASH | CONJUNCTION | STOPPER
_CUE: Final = REPORTING | ATTITUDE | PARTICIPLE

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
    token = tokens.prev_tagged(_CUE | CLOSE, last, first)
    while token >= 0 and len(found) < _MOST_CUES:
        if tokens.tags[token] & CLOSE:
            opening = tokens.prev_tagged(OPEN, last, token) if token < first - 1 else -1
            token = opening if opening >= 0 else token
        elif _can_be_cue(tokens, token, floor, found):
            found.append(token)
        token = tokens.prev_tagged(_CUE | CLOSE, last, token)
    return found


def _can_be_cue(tokens: Tokens, token: int, floor: int, later: list[int]) -> bool:
    """Is it a verb, and no name or noun (*the saying*)? ``later`` are the cues after it."""
    tag = tokens.tags[token]
    before = tokens.tags[token - 1] if token else 0
    if (tag & CAPITALIZED and token > floor) or (before & PRONOUN and _quotes_oneself(tokens, token)):
        return False
    if tag & PARTICIPLE:
        return not before & (DETERMINER | JOINER)  # the saying, hair-raising
    if tokens.trait(token) & THIRD and not before & PRONOUN and tokens.is_(token + 1, tokens.sets.quotative_particle):
        return False  # search queries like “where to row”
    is_verb = tag & FINITE or tokens.is_(token - 1, tokens.sets.infinitive_marker)
    return bool(is_verb) and not (later and _cites(tokens, token, later[-1]))


def _quotes_oneself(tokens: Tokens, token: int) -> bool:
    """Verb of quoting after the pronoun *I*, whose words are another's: said, and I *quote*, “…”."""
    return bool(tokens.trait(token - 1) & FIRST) and tokens.is_(token, tokens.sets.quoting)


def _cites(tokens: Tokens, token: int, cue: int) -> bool:
    """Verb of quoting, which only tells where somebody's words were read: The Tribune *quoted* Moor as saying."""
    return tokens.is_(cue - 1, tokens.sets.predicative) and tokens.is_(token, tokens.sets.quoting)


def is_strong(tokens: Tokens, token: int) -> bool:
    """A reporting verb, finite or in *-ing*: *said*, *saying*, not *hoped*.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_strong(*example("She said so.", "said")[:2]), is_strong(*example("She hoped so.", "hoped")[:2])
    (True, False)
    """
    tag = tokens.tags[token]
    return bool(tag & REPORTING) or bool(tag & PARTICIPLE and not tokens.trait(token) & ATTITUDE_VERB)


def _reaches(tokens: Tokens, cue: int, stop: int) -> bool:
    """Does nothing stand between the cue and ``stop`` but whom it tells, when and where: told him *at lunch*, “…”?"""
    token = cue + 1
    if token < stop and tokens.is_(token, tokens.sets.object_pronoun):
        token += 1
    elif tokens.trait(cue) & TELL:
        token = phrase_at(tokens, token, stop)
    return token == stop or (bool(tokens.tags[cue] & PARTICIPLE) and _past_adverbials(tokens, token, stop) == stop)


def _past_adverbials(tokens: Tokens, token: int, stop: int) -> int:
    """Past the adverbs, times and prepositional phrases that begin at ``token``: *in an interview on Monday*."""
    tags = tokens.tags
    while token < stop:
        tag = tags[token]
        if tag & (TIME | ADVERBIAL) or (tag & DETERMINER and token + 1 < stop and tags[token + 1] & TIME):
            token += 1
        elif tag & PREPOSITION and not tag & SUBORDINATOR:
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
    if is_strong(tokens, chosen) and tags[first - 1] & (COMMA | COLON) and _reaches(tokens, chosen, first - 1):
        return chosen
    for cue in cues[1:]:
        strong = is_strong(tokens, cue) and not tags[cue + 1] & QUOTED
        if tokens.next_tagged(STOPPER, cue + 1, chosen) >= 0:
            break
        if tags[cue - 1] & PRONOUN and _opens_introduction(tokens, cue - 2):
            break  # When I asked he replied
        if tokens.is_(cue, tokens.sets.object_control) and controlling_object(tokens, chosen, cue):
            break
        if not is_strong(tokens, chosen):
            if strong:
                chosen = cue
            continue
        if not strong or (
            tokens.is_(cue, tokens.sets.relaying_verb) and tags[chosen] & REPORTING and tags[chosen] & FINITE
        ):
            continue
        if _is_parted(tokens, cue + 1, chosen) or (
            tokens.trait(chosen) & NAMING and not tags[chosen - 1] & PRONOUN and in_free_relative(tokens, chosen)
        ):
            break
        chosen = cue
    return chosen


def controlling_object(tokens: Tokens, gerund: int, floor: int) -> Span | None:
    """Object control: the object of a verb of praise or blame is the subject of its gerund: praised *Moor* for saying.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, calling, _stop = example("Ben Cole criticized Ada Moor for calling it “bold”.", "calling")
    >>> shown(tokens, controlling_object(tokens, calling, 0))
    'Ada Moor'
    """
    sets = tokens.sets
    if gerund - 3 < floor or not tokens.is_(gerund - 1, sets.control_preposition):
        return None
    if not (tokens.trait(gerund) & SAY or tokens.is_(gerund, sets.calling)):
        return None  # praised Moor for showing “courage”
    verb = tokens.prev_tagged(REPORTING | ATTITUDE | VERB, max(floor, gerund - _LONGEST_OBJECT), gerund - 1)
    while verb >= 0 and not tokens.is_(verb, sets.object_control):
        verb = tokens.prev_tagged(REPORTING | ATTITUDE | VERB, max(floor, gerund - _LONGEST_OBJECT), verb)
    if verb < 0 or is_passive(tokens, verb, gerund):
        return None
    end = phrase_at(tokens, verb + 1, gerund - 1)
    return (verb + 1, end) if end > verb + 1 else None


_LONGEST_OBJECT: Final = 12  # tokens


def _opens_introduction(tokens: Tokens, token: int) -> bool:
    """A subordinator that opens the sentence: *When* I asked, he replied."""
    return token >= 0 and tokens.tags[token] & (SUBORDINATOR | CAPITALIZED) == SUBORDINATOR | CAPITALIZED


def _is_parted(tokens: Tokens, first: int, stop: int) -> bool:
    """Does a comma or the like part two verbs, or a quotation that a comma ends: who *called* it “a mess,” *said*?"""
    token = tokens.next_tagged(_BARRIER | QUOTED, first, stop)
    while token >= 0:
        if not tokens.tags[token] & QUOTED or (token + 1 < stop and tokens.word(token) == ","):
            return True
        token = tokens.next_tagged(_BARRIER | QUOTED, token + 1, stop)
    return False


def closes_clause(tokens: Tokens, verb: int, stop: int) -> bool:
    """The reporting verb ends its clause, and so reports what stands before it: it leaks, Moor *said* on Monday.

    >>> from quotex.quotations.grammar.examples import example
    >>> closes_clause(*example("It leaks, Ada Moor said on Monday.", "said"))
    True
    >>> closes_clause(*example("Ada Moor said it leaks.", "said"))
    False
    """
    tags = tokens.tags
    token = verb + 1
    if token < stop and tokens.trait(verb) & TELL:
        token = phrase_at(tokens, token, stop)
    return token >= stop or bool(tags[token] & (BREAK | QUOTED | TIME | PREPOSITION | ADVERB))


def closes_sentence(tokens: Tokens, verb: int, stop: int) -> bool:
    """The reporting verb ends its sentence, but for a few words or a clause of time: Moor *said* as she left.

    >>> from quotex.quotations.grammar.examples import example
    >>> closes_sentence(*example("It leaks, Ada Moor said as she left.", "said"))
    True
    """
    tags = tokens.tags
    for token in range(verb + 1, stop):
        tag = tags[token]
        if tag & STOPPER or (tag & SUBORDINATOR and tag & PREPOSITION):
            break  # as she left, after the vote
        if tag & COMMA and token + 1 < stop and tags[token + 1] & PARTICIPLE:
            break  # she asked, inquiring about the dam
        if tag & (BREAK | QUOTED | SUBORDINATOR) or token > verb + 14:
            return False
    return closes_clause(tokens, verb, stop)


def verb_after(tokens: Tokens, first: int, start: int, stop: int) -> int:
    """The reporting verb of a clause whose subject is first:start; -1 where it has none.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, has, stop = example("Ada Moor has told reporters that it leaks.", "has")
    >>> tokens.word(verb_after(tokens, 0, has, stop))
    'told'
    """
    tags = tokens.tags
    if start < stop and tags[start] & AUXILIARY:
        verb = verb_of_group(tokens, start, stop)
        if verb >= 0:
            return verb
    in_relative = _opens_relative_clause(tokens, start, stop)
    is_set_off = start < stop and tags[start] & COMMA and tags[start - 1] & ROLE  # an aide, speaking to us, said
    has_clause = not in_relative or tokens.trait(start - 1) & CONTRACTED  # I'm
    nearest = start + 1 if not in_relative else -1  # the main verb, where nothing parts it from its subject
    if in_relative:
        start = _past_its_verb(tokens, start, stop)
    token = tokens.next_tagged(_TELLS, start, stop)
    while token >= 0:
        tag = tags[token]
        if tag & (QUOTED | STOPPER | COLON):
            return -1
        if tag & FINITE and token > start and has_clause and tokens.trait(token - 1) & _SOMEBODY:
            return -1  # I'm glad you asked; an inquiry they say began late
        if tag & REPORTING and tag & FINITE and not tag & CAPITALIZED and tokens.trait(token) & SAY:
            return token
        if tag & (ATTITUDE | REPORTING) and token <= nearest + 1 and tag & FINITE and not tag & CAPITALIZED:
            return token if token + 1 >= stop or tags[token + 1] & (BREAK | PREPOSITION | TIME | ADVERB) else -1
        leaves = tag & (PARTICIPLE | SUBORDINATOR) or (tag & PAUSE and token > start + 12)
        if leaves and not (in_relative or is_set_off or tags[first] & PRONOUN or is_name(tokens, (first, start))):
            return -1
        if tag & VERB and token <= nearest and tag & FINITE and not tag & CAPITALIZED:
            return governed_infinitive(tokens, token, stop)
        token = tokens.next_tagged(_TELLS, token + 1, stop)
    return -1


def _opens_relative_clause(tokens: Tokens, token: int, stop: int) -> bool:
    """Relative clause between subject and verb: a neighbour(,) *who* saw it(,) said."""
    pronoun = token + 1 if token < stop and tokens.tags[token] & COMMA else token
    return pronoun < stop and bool(tokens.trait(pronoun) & RELATIVE)


def _past_its_verb(tokens: Tokens, start: int, stop: int) -> int:
    """Where to look for the main verb: behind the comma that ends a relative clause, or behind the clause's verb."""
    if tokens.tags[start] & COMMA:
        closing = tokens.next_tagged(COMMA, start + 1, stop)
        if 0 <= closing < stop - 1 and tokens.tags[closing + 1] & FINITE:
            return closing + 1
    own = tokens.next_tagged(FINITE | LOOKS_FINITE, start, min(stop, start + _NEAR_VERB))
    return own + 1 if own >= 0 else start


_NEAR_VERB: Final = 5  # tokens: comma, pronoun, adverbs


_SOMEBODY: Final = FIRST_SECOND | PERSONAL
_TELLS: Final = QUOTED | STOPPER | COLON | REPORTING | ATTITUDE | VERB | PARTICIPLE | SUBORDINATOR | PAUSE


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
    particle = tokens.sets.predicative
    end = cue = first + 1 if tokens.is_(first + 1, particle) else phrase_at(tokens, first, stop)
    if end == first:
        return None
    if end >= stop or tokens.tags[end] & (STOPPER | COLON):
        return ((first, end), (verb, first)) if is_name(tokens, (first, end)) else None
    is_announced = stop < len(tokens.tags) and tokens.tags[stop] & COLON
    if tokens.tags[cue] & COMMA and is_announced and is_name(tokens, (first, end)):
        return (first, end), (verb, first)  # quotes Ada Moor, a baker, on leaks: “…”
    if tokens.tags[cue] & COMMA:
        cue = tokens.next_tagged(COMMA, cue + 1, min(stop, cue + _LONGEST_APPOSITION)) + 1
    if not end <= cue < stop - 1 or not tokens.is_(cue, particle) or not tokens.tags[cue + 1] & PARTICIPLE:
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
        if tokens.tags[token] & COMMA:
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
    if tags[token] & REPORTING and not tags[token] & CAPITALIZED and tokens.trait(token) & SAY:
        inverts = not tokens.is_(token, tokens.sets.never_inverted)
        subject = subject_after(tokens, token, stop) if inverts else None
        if not subject or (subject[1] < stop and tags[subject[1]] & AUXILIARY):
            return None  # …, and Moor, 54, said farmers would leave
        if tokens.is_(subject[0], tokens.sets.addressee_reflexive):
            return None  # …, ask yourself
        return subject, (token, token + 1)
    end = subject_end(tokens, token, stop)
    if end == token:
        return None
    verb = end
    if end < stop and tags[end] & OPEN:
        verb = tokens.next_tagged(CLOSE, end, min(stop, end + _LONGEST_BRACKET)) + 1  # Moor (R-TX) said
        if not verb:
            return None
    while verb < stop and tags[verb] & (ADVERBIAL | AUXILIARY):
        verb += 1
    if verb >= stop or not (tags[verb] & REPORTING and tags[verb] & FINITE and tokens.trait(verb) & SAY):
        return None
    return ((token, end), (verb, verb + 1)) if closes_clause(tokens, verb, stop) else None


_LONGEST_BRACKET: Final = 12  # tokens
