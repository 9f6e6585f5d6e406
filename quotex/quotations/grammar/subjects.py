"""Subjects: the noun phrase that a verb belongs to.

One reader goes leftward from the verb, constituent by constituent: over its group, adverbs, prepositional phrases,
relative clauses, brackets and asides, to the noun phrase that is left. It reads tags only, and looks at a bounded
number of tokens.
"""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.animacy import can_say, is_animate
from quotex.quotations.grammar.clause_openings import (
    OPENERS,
    before_introduction,
    main_subject,
    opens_with_gerund,
    opens_with_phrase,
    subject_after,
)
from quotex.quotations.grammar.embedded import (
    aside_start,
    bracket_start,
    head_of_relative,
    is_description,
    is_embedded,
    is_predicate_nominal,
    is_relative,
    is_restrictive,
    opens_subordinate_clause,
    relative_aside_start,
    sets_the_time,
)
from quotex.quotations.grammar.name_parts import Span, is_name
from quotex.quotations.grammar.noun_phrases import first_governed, phrase_before
from quotex.quotations.grammar.posts import holder_start
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.grammar.verb_groups import looks_finite, verb_group_start, verbs_before

__all__ = ["governing_subject", "subject_of"]

_FAR: Final = 60  # tokens a subject may stand before its verb
_DEPTH: Final = 3  # verbs whose subject is looked for on the way to another's
_VERBS: Final = (12, 3, 1, 1, 1)  # verbs looked at, by depth
_SEARCH_BUDGET: Final = 16  # verbs and asides looked at on behalf of one cue: text made to be slow has no end of them
_MOST_PHRASES: Final = 6  # prepositional phrases between a subject and its verb
_MOST_ASIDES: Final = 8

_BEFORE_SUBJECT: Final = T.STOPPER | T.QUOTED | T.COMMA | T.CONJUNCTION
_MAIN_VERB: Final = T.REPORTING | T.ATTITUDE | T.VERB


class _Search:
    """How far one search for a subject has come: verbs inside one another, and what it may still look at."""

    __slots__ = ("budget", "depth")

    def __init__(self, depth: int = 0, budget: list[int] | None = None) -> None:
        self.depth = depth
        self.budget = [_SEARCH_BUDGET] if budget is None else budget  # shared by the searches that it makes

    def deeper(self) -> _Search:
        return _Search(self.depth + 1, self.budget)

    def goes_on(self) -> bool:
        """May one more verb or aside be looked at? It is counted."""
        self.budget[0] -= 1
        return self.budget[0] >= 0


def subject_of(tokens: Tokens, verb: int, floor: int, stop: int) -> Span | None:
    """The subject of the finite verb at ``verb`` among the tokens floor:stop, before it or (inverted) after it.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> def subject(sentence):
    ...     tokens, said, stop = example(sentence, "said")
    ...     return shown(tokens, subject_of(tokens, said, 0, stop))

    The phrase before the verb, over its group, prepositional phrases and asides:

    >>> subject("On Monday the old mayor has also said so.")
    'the old mayor'
    >>> subject("Ada Moor of Oxmere said so.")
    'Ada Moor'
    >>> subject("Ada Moor, head of sales for Acme, Inc., said so.")
    'Ada Moor'

    A relative clause, inversion:

    >>> subject("The man who saw the crash said so.")
    'The man'
    >>> subject("“It leaks,” said Omar Reyes.")
    'Omar Reyes'
    """
    return _subject_of(tokens, verb, floor, stop, _Search())


def governing_subject(tokens: Tokens, token: int, floor: int) -> Span | None:
    """The subject that a participle or a coordinated verb at ``token`` shares: that of the last main verb before it.

    Verbs of subordinate clauses (that Park *saw*, who *led*) are passed over; where there are no others, the first of
    them counts.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, adding, _stop = example("Omar Reyes said that it rained, adding more.", "adding")
    >>> shown(tokens, governing_subject(tokens, adding, 0))
    'Omar Reyes'
    """
    return _subject_of_verb_before(tokens, token, floor, _Search())


def _subject_of(tokens: Tokens, verb: int, floor: int, stop: int, search: _Search) -> Span | None:
    start = verb_group_start(tokens, verb, floor)
    before = tokens.tags[start - 1] if start > floor else T.STOPPER
    is_said = start == verb and tokens.trait(verb) & T.SAY and not tokens.trait(verb) & T.TELL
    if before & T.COMMA and tokens.tags[verb] & T.REPORTING and is_said:
        after = subject_after(tokens, verb, stop)
        if after and after[1] < stop and tokens.tags[after[1]] & T.COMMA and can_say(tokens, after):
            return after  # The lake, says Moor, is “…”
    if before & (T.QUOTED | T.STOPPER | T.COLON) or (
        before & T.COMMA and start - 2 >= floor and tokens.tags[start - 2] & T.QUOTED
    ):
        inverts = not (tokens.is_(verb, tokens.sets.never_inverted) or tokens.is_(verb, tokens.sets.object_control))
        after = subject_after(tokens, verb, stop) if inverts else None
        if after and not (before & T.QUOTED and _is_no_subject(tokens, after, stop)):
            return after  # not: Moor, who called it “…,” said he would
    subject = _before_group(tokens, start, verb, max(floor, verb - _FAR), search)
    if subject is None and before & T.CONJUNCTION:
        subject = main_subject(tokens, floor, verb)  # Moor flinches and says, whatever verb to flinch is
    return subject


def _is_no_subject(tokens: Tokens, phrase: Span, stop: int) -> bool:
    """Is the phrase after a verb no subject of it: said *he* would; described *farmers* as?"""
    after = tokens.tags[phrase[1]] if phrase[1] < stop else 0
    return bool(after & (T.AUXILIARY | T.FINITE)) or tokens.is_(phrase[1], tokens.sets.predicative)


def _subject_before(tokens: Tokens, verb: int, floor: int, search: _Search) -> Span | None:
    floor = max(floor, verb - _FAR)
    return _before_group(tokens, verb_group_start(tokens, verb, floor), verb, floor, search)


def _before_group(tokens: Tokens, start: int, verb: int, floor: int, search: _Search) -> Span | None:
    """The subject before the group of verbs that begins at ``start`` and ends in ``verb``."""
    token = start - 1
    if not search.goes_on() or search.depth > _DEPTH or token < floor:
        return None
    tag = tokens.tags[token]
    if tag & T.PREPOSITION and tokens.is_(token, tokens.sets.infinitive_marker):
        return _before_infinitive(tokens, token, floor, search)
    if tag & T.PRONOUN and _is_pronoun_subject(tokens, token, floor):
        return (token, token + 1)
    if tag & T.PAUSE:
        opening = aside_start(tokens, token, floor)
        if opening < 0 and tag & T.COMMA and token > floor and tokens.tags[token - 1] & T.CLOSE:
            return _ending(tokens, bracket_start(tokens, token - 1, floor), floor, verb, search)  # Moor (rtd), said
        return _before_aside(tokens, token, opening, floor, verb, search)
    if tag & T.QUOTED and search.depth == 0 and token > floor and tokens.word(token - 1) == ",":
        return _before_quotation(tokens, token, floor, verb, search)
    if tag & T.CLOSE:
        return _ending(tokens, bracket_start(tokens, token, floor), floor, verb, search)
    if tag & T.CONJUNCTION:
        return _before_conjunction(tokens, token, floor, search)
    if tag & T.ADVERB:
        if token > floor and tokens.is_(token - 1, tokens.sets.definite_determiner):
            return (token - 1, token + 1)  # the first said
        return _subject_of_verb_before(tokens, token, floor, search)
    is_verb = tag & T.FINITE and tag & _MAIN_VERB
    if (tag & T.PARTICIPLE and tokens.upos(token) != T.UPOS_NOUN) or is_verb:
        found = _subject_before(tokens, token, floor, search.deeper())
        if found is None or is_relative(tokens, found[0]):
            return _head_of_relative_before(tokens, token, floor, verb, search) or found
        return found
    return _ending(tokens, token + 1, floor, verb, search)


def _head_of_relative_before(tokens: Tokens, end: int, floor: int, verb: int, search: _Search) -> Span | None:
    """The head of a restrictive relative clause that ends in a verb: *a woman* who asked not to be named said."""
    for token in range(end - 1, max(floor, end - _LONGEST_RELATIVE), -1):
        if tokens.tags[token] & (T.BREAK | T.QUOTED):
            return None
        if is_restrictive(tokens, token, floor):
            return _ending(tokens, token, floor, verb, search.deeper()) if search.depth < _DEPTH else None
    return None


_LONGEST_RELATIVE: Final = 16  # tokens


def _is_pronoun_subject(tokens: Tokens, token: int, floor: int) -> bool:
    """A relative pronoun, or a personal one that begins its clause: *who* said, and *she* said."""
    trait = tokens.trait(token)
    if trait & T.RELATIVE and not tokens.tags[token] & T.CAPITALIZED:
        return True
    if tokens.is_(token - 1, tokens.sets.comparative_subordinator):
        return bool(trait & (T.PERSONAL | T.FIRST_SECOND))  # faster than you can say so
    return bool(trait & T.PERSONAL) and (token == floor or bool(tokens.tags[token - 1] & _BEFORE_SUBJECT))


def _before_conjunction(tokens: Tokens, conjunction: int, floor: int, search: _Search) -> Span | None:
    """Coordinated verbs: Moor laughed *and* said."""
    tags = tokens.tags
    if conjunction > floor and tags[conjunction - 1] & T.FINITE:
        shared = _subject_before(tokens, conjunction - 1, floor, search.deeper())
        parts = tokens.is_(conjunction, tokens.sets.adversative_conjunction)
        if shared and is_relative(tokens, shared[0]) and (tags[shared[0] - 1] & T.COMMA or not parts):
            return shared  # met Moor, who laughed and said; but: praised those who left but said
    return _subject_of_verb_before(tokens, conjunction, floor, search)


def _before_infinitive(tokens: Tokens, to: int, floor: int, search: _Search) -> Span | None:
    """An infinitive (Moor went on *to say*, used his speech *to call*): the subject of the verb that governs it."""
    is_pronoun = to > floor and tokens.is_(to - 1, tokens.sets.object_pronoun)
    start = to - 1 if is_pronoun else phrase_before(tokens, to, floor)
    if tokens.is_(start, tokens.sets.causing):
        start += 1  # prompting Moor to say
    if floor < start < to and tokens.is_(start - 1, tokens.sets.causing) and is_animate(tokens, (start, to)):
        return start, to  # it led Moor to say; not: he led a drive to call it
    if to > floor and tokens.tags[to - 1] & (T.AUXILIARY | T.FINITE):
        return _subject_before(tokens, to - 1, floor, search.deeper())  # something my uncle used, or loves, to say
    return _subject_of_verb_before(tokens, to, floor, search)


def _subject_of_verb_before(tokens: Tokens, token: int, floor: int, search: _Search) -> Span | None:
    """The subject of the last main verb before ``token``, or of the first subordinate one where there is no other.

    Before a participle of saying it is somebody, if anybody is: Moor said that the dam is old, *saying* so.
    """
    embedded: Span | None = None
    thing: Span | None = None
    says = search.depth == 0 and tokens.tags[token] & T.PARTICIPLE and tokens.trait(token) & (T.SAY | T.TELL)
    for verb in verbs_before(tokens, token, floor, _VERBS[search.depth]):
        if search.budget[0] <= 0:
            break
        if search.depth == 0:
            found = _subject_of(tokens, verb, floor, token, search)
        else:
            found = _subject_before(tokens, verb, floor, search.deeper())
        if found is None or is_predicate_nominal(tokens, found, floor):
            continue
        if is_embedded(tokens, found, floor) or sets_the_time(tokens, found, floor):
            embedded = found if not is_relative(tokens, found[0]) else embedded
        elif says and not is_animate(tokens, found):
            thing = thing or found
        else:
            return found
    return thing or embedded


def _ending(tokens: Tokens, stop: int, floor: int, verb: int, search: _Search) -> Span | None:
    """The subject whose last word, or last prepositional phrase, ends before ``stop``."""
    tags = tokens.tags
    start = end = stop
    for _phrase in range(_MOST_PHRASES):
        end = _before_adverbs(tokens, end, stop, floor)
        start = phrase_before(tokens, end, floor)
        if end == stop:
            start = first_governed(tokens, start, end, floor)
        left = _before_prepositions(tokens, start, end, floor) if start < end else start
        if left == start:
            break
        # A prepositional phrase: its noun lies before it, if anything that can be one does.
        if left <= floor or tags[left - 1] & (T.CONJUNCTION | T.STOPPER | T.COLON):
            is_alone = tokens.is_(left, tokens.sets.comitative_preposition) or not can_say(tokens, (start, end))
            if left > floor and tags[left - 1] & T.CONJUNCTION and end == stop and is_alone:
                return _before_conjunction(tokens, left - 1, floor, search)  # said so and among other things called it
            return (start, end)
        if tags[left - 1] & T.CLOSE:
            left = bracket_start(tokens, left - 1, floor)
        if tags[left - 1] & T.COMMA:
            return _before_aside(tokens, left - 1, left - 1, floor, verb, search)  # Mr. Park, in a speech at home, said
        if tags[left - 1] & T.FINITE:
            found = _subject_before(tokens, left - 1, floor, search.deeper())
            if found and search.depth < _DEPTH and is_restrictive(tokens, found[0], floor):
                return _ending(tokens, found[0], floor, verb, search.deeper())  # the man who went to the gate said
            return found
        end = left
    if start >= end:
        return _subject_before(tokens, end, floor, search.deeper()) if end < verb and end > floor else None
    if end == verb and tokens.trait(verb) & T.BASE and tokens.is_(start - 1, tokens.sets.causative):
        return start, end  # what made Moor say so
    head = head_of_relative(tokens, start, floor)
    if head is None:
        return _with_complement(tokens, (start, end), stop)
    if search.depth < _DEPTH and _before_prepositions(tokens, *head, floor) < head[0]:
        return _ending(tokens, head[1], floor, verb, search.deeper())  # an aide to a senator who saw it said
    return head


def _before_adverbs(tokens: Tokens, end: int, stop: int, floor: int) -> int:
    """Where the adverbs begin that end at ``end``, with a preposition before one of them: a guy *on here*."""
    tags = tokens.tags
    while end > floor and tags[end - 1] & T.ADVERBIAL and not tags[end - 1] & T.CAPITALIZED:
        end -= 1
        if end < stop and tags[end - 1] & T.PREPOSITION and end - 1 > floor:
            end -= 1
    return end


def _before_prepositions(tokens: Tokens, start: int, end: int, floor: int) -> int:
    """Where the prepositions begin whose complement begins at ``start``; ``start`` itself where there are none."""
    tags = tokens.tags
    before = tags[start - 1]
    if start <= floor or not before & T.PREPOSITION or before & T.CAPITALIZED:
        return start
    if before & T.SUBORDINATOR:
        is_manner = tokens.is_(start - 1, tokens.sets.manner_subordinator)
        if not is_manner or is_animate(tokens, (start, end)):
            return start  # as farmers said; but: Moor, as a way of trolling, said
    left = start - 1
    while left > floor and tags[left - 1] & T.PREPOSITION:
        left -= 1
    return left


def _with_complement(tokens: Tokens, phrase: Span, stop: int) -> Span:
    """A name without what follows it (*Ada Moor* of Oxmere); a noun with it (*the Bishop of Lund*)."""
    start, end = phrase
    tags = tokens.tags
    if end == stop:
        return phrase
    if holder_start(tokens, end, stop) >= 0:
        return (start, stop)
    if tokens.is_(end, tokens.sets.agent_preposition) and end - 1 > start and looks_finite(tokens, end - 1):
        return (start, end - 1)  # a report written by Moor
    is_title = tags[end - 1] & T.ROLE and tokens.is_(end, tokens.sets.genitive_preposition)
    is_plural = end == start + 1 and tags[start] & T.ROLE and tokens.trait(start) & T.PLURAL  # Voters in Iowa said
    if (is_name(tokens, phrase) and not (is_title or is_plural)) or tags[stop - 1] & (T.TIME | T.ADVERB):
        return phrase
    return (start, stop)


def _before_aside(tokens: Tokens, comma: int, opening: int, floor: int, verb: int, search: _Search) -> Span | None:
    """The subject before one or more asides, the last of which reaches from ``opening`` to ``comma``.

    Where there is no aside, the comma ends an introduction or parts coordinated verbs.
    """
    described: Span | None = None
    if opening >= 0 and tokens.is_(opening + 1, tokens.sets.firm_suffix):
        firm = phrase_before(tokens, opening, floor)
        if firm > floor and tokens.tags[firm - 1] & T.PREPOSITION:
            opening = aside_start(tokens, opening, floor)  # Ada Moor, a lawyer for Acme, Inc., said
    opening = relative_aside_start(tokens, comma, opening, floor)
    for _aside in range(_MOST_ASIDES):
        if not search.goes_on() or opening < 0:
            break
        stop = opening
        if tokens.tags[stop - 1] & T.CLOSE:
            stop = bracket_start(tokens, stop - 1, floor)
        if stop <= floor:
            break
        if is_relative(tokens, stop - 1):
            return (stop - 1, stop)
        start = phrase_before(tokens, stop, floor)
        if start < stop:
            found, is_subject = _set_off(tokens, (start, stop), floor, verb, search)
            if is_subject:
                return found
            described = described or found
        opening = aside_start(tokens, opening, floor)
    if described is None and search.depth < len(_VERBS) - 1:
        return _subject_of_verb_before(tokens, comma, floor, search)
    return described


def _before_quotation(tokens: Tokens, closing: int, floor: int, verb: int, search: _Search) -> Span | None:
    """The subject before an aside that ends in a quotation: *Moor*, who called it “a mess,” said."""
    first = closing
    while first > floor and tokens.tags[first - 1] & T.QUOTED:
        first -= 1
    opening = aside_start(tokens, first, floor)
    return _before_aside(tokens, closing, opening, floor, verb, search) if opening > floor else None


def _set_off(tokens: Tokens, phrase: Span, floor: int, verb: int, search: _Search) -> tuple[Span | None, bool]:
    """What the phrase before an aside is: a subject, or (False) nothing or a description, which only may be one."""
    tags = tokens.tags
    start, stop = phrase
    opener = before_introduction(tokens, start, floor)
    before = tags[opener - 1] if opener > floor else T.STOPPER
    if before & T.SUBORDINATOR and opener - 1 > floor and opens_subordinate_clause(tokens, opener - 1):
        return phrase, True  # it fell after Moor, who built it, said
    if before & T.PREPOSITION and start - 1 > floor:
        chain = _ending(tokens, stop, floor, verb, search.deeper()) if search.depth < len(_VERBS) - 1 else None
        if chain is None or chain[0] >= start - 1 or opens_with_gerund(tokens, chain[0]):
            return None, False
        before = tags[chain[0] - 1] if chain[0] > floor else T.STOPPER
        is_subject = before & OPENERS and not is_description(tokens, chain, before)
        if before & T.CONJUNCTION and tokens.is_(chain[0], tokens.sets.indefinite_article):
            is_subject = False  # Moor, a mayor and a sailor who rowed in 2010, said
        return (chain, True) if is_subject else (None, False)
    if not before & OPENERS and opens_with_phrase(tokens, opener, floor):
        before = T.STOPPER  # After the vote the mayor, Ada Moor, said
    if not before & OPENERS or before & T.QUOTED or tags[start] & T.PREPOSITION:
        return None, False
    return phrase, not is_description(tokens, phrase, before)
