"""Subjects: whose verb is it?

``subject_of`` finds the noun phrase that a cue belongs to. It reads tags only, and looks at a bounded number of tokens.
"""

from __future__ import annotations

from quotex._core import (
    ADVERBIAL,
    CAPITALIZED,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    DIGIT,
    FINITE,
    JOINER,
    LOOKS_FINITE,
    LOWER,
    OPEN,
    QUOTED,
    STOPPER,
)
from quotex.language import (
    ADVERB,
    ATTITUDE,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    PARTICIPLE,
    PAST,
    PERSONAL,
    PLACE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    REPORTING,
    ROLE,
    SAY,
    SUBORDINATOR,
    TELL,
    TIME,
    VERB,
)
from quotex.quotations.grammar.noun_phrases import Span, is_name, is_party, phrase_at, phrase_before
from quotex.quotations.grammar.tokens import ANY_VERB, BREAK, PAUSE, Tokens
from quotex.quotations.grammar.verb_groups import looks_finite, verb_group_start

__all__ = ["governing_subject", "main_subject", "subject_after", "subject_end", "subject_of"]

_LONGEST_INTRODUCTION = 5  # tokens
_FAR = 60  # tokens a subject may stand before its verb
_SHORT_RELATIVE = 16  # tokens of a relative clause without a comma
_DEPTH = 3  # verbs whose subject is looked for on the way to another's
_VERBS = (12, 3, 1, 1, 1)  # verbs looked at, by depth
_PATIENCE = 16  # verbs and asides looked at on behalf of one cue: text made to be slow has no end of them
_OPENERS = CONJUNCTION | SUBORDINATOR | COLON | DASH | QUOTED | STOPPER | COMMA | OPEN | CLOSE


def subject_of(tokens: Tokens, verb: int, floor: int, stop: int) -> Span | None:
    """The subject of the finite verb at ``verb`` among the tokens floor:stop, before it or (inverted) after it."""
    tokens.patience = _PATIENCE
    return _subject_of(tokens, verb, floor, stop)


def _subject_of(tokens: Tokens, verb: int, floor: int, stop: int) -> Span | None:
    start = verb_group_start(tokens, verb, floor)
    before = tokens.tags[start - 1] if start > floor else STOPPER
    if before & COMMA and tokens.tags[verb] & REPORTING:
        if _only_introduces(tokens, floor, start - 1):
            before = STOPPER  # Still, says Moor, “…”
        elif start == verb and tokens.trait(verb) & SAY and not tokens.trait(verb) & TELL:
            after = subject_after(tokens, verb, stop)
            if after and after[1] < stop and tokens.tags[after[1]] & COMMA and _can_say(tokens, after):
                return after  # The lake, says Moor, is “…”
    if before & (QUOTED | STOPPER | COLON) or (
        before & COMMA and start - 2 >= floor and tokens.tags[start - 2] & QUOTED
    ):
        after = subject_after(tokens, verb, stop)
        if after:
            return after
    subject = _subject_before_group(tokens, start, verb, max(floor, verb - _FAR))
    if subject is None and before & CONJUNCTION:
        subject = main_subject(tokens, floor, verb)  # Moor flinches and says, whatever verb to flinch is
    return subject


def _only_introduces(tokens: Tokens, floor: int, stop: int) -> bool:
    """Is there but an adverb or a phrase of time or place (In the end, says Moor) between two tokens?"""
    first = floor
    while first < stop and tokens.tags[first] & CONJUNCTION:
        first += 1
    if stop - first > _LONGEST_INTRODUCTION:
        return False
    return first >= stop or (_introduces(tokens, first) and not any(tag & ANY_VERB for tag in tokens.tags[first:stop]))


def _can_say(tokens: Tokens, subject: Span) -> bool:
    head = tokens.tags[subject[1] - 1]
    return is_name(tokens, subject) or bool(head & ROLE and tokens.tags[subject[0]] & DETERMINER)


def subject_after(tokens: Tokens, verb: int, stop: int) -> Span | None:
    """The subject of an inverted verb: said *Ada Park*, a lawyer; said in a letter *the mayor* is not looked for."""
    tags = tokens.tags
    token = verb + 1 + tokens.language.lexicon.phrase(tokens.entries[verb]).count(" ")  # pointed out Moor
    while (
        token < stop and tags[token] & (ADVERB | ADVERBIAL) and not tags[token] & (PRONOUN | DETERMINER | CAPITALIZED)
    ):
        token += 1
    if token >= stop or (tags[token] & (PREPOSITION | BREAK | QUOTED | TIME) and not tags[token] & CAPITALIZED):
        return None
    if tags[token] & SUBORDINATOR and (not tags[token] & DETERMINER or tokens.is_(token, tokens.sets.complementizer)):
        return None
    end = phrase_at(tokens, token, stop)
    return (token, end) if end > token else None


def _subject_before(tokens: Tokens, verb: int, floor: int, depth: int) -> Span | None:
    floor = max(floor, verb - _FAR)
    return _subject_before_group(tokens, verb_group_start(tokens, verb, floor), verb, floor, depth)


def _subject_before_group(tokens: Tokens, start: int, verb: int, floor: int, depth: int = 0) -> Span | None:
    """The subject before the group of verbs that begins at ``start`` and ends in ``verb``."""
    tokens.patience -= 1
    token = start - 1
    if depth > _DEPTH or tokens.patience < 0 or token < floor:
        return None
    tags = tokens.tags
    tag = tags[token]
    if tag & PREPOSITION and tokens.is_(token, tokens.sets.infinitive_marker):
        return _subject_of_infinitive(tokens, token, floor, depth)
    if tag & PRONOUN:
        trait = tokens.trait(token)
        if (trait & RELATIVE and not tag & CAPITALIZED) or (
            trait & PERSONAL and (token == floor or tags[token - 1] & _BEFORE_SUBJECT)
        ):
            return (token, token + 1)
    if tag & PAUSE:
        return _before_parenthesis(tokens, token, floor, verb, depth)
    if tag & CLOSE:
        return _subject_ending(tokens, _opening(tokens, token, floor), floor, verb, depth)
    if tag & CONJUNCTION and token > floor and tags[token - 1] & FINITE:
        shared = _subject_before(tokens, token - 1, floor, depth + 1)
        parts = tokens.is_(token, tokens.sets.adversative_conjunction)
        if shared and _is_relative(tokens, shared[0]) and (tags[shared[0] - 1] & COMMA or not parts):
            return shared  # met Moor, who laughed and said; but: praised those who left but said
    if tag & (CONJUNCTION | ADVERB):
        return _subject_of_verb_before(tokens, token, floor, depth)
    if tag & PARTICIPLE or (tag & FINITE and tag & (REPORTING | ATTITUDE | VERB)):
        return _subject_before(tokens, token, floor, depth + 1)
    return _subject_ending(tokens, token + 1, floor, verb, depth)


_BEFORE_SUBJECT = STOPPER | QUOTED | COMMA | CONJUNCTION


def _opening(tokens: Tokens, close: int, floor: int) -> int:
    """The token of the bracket that ``close`` closes."""
    token = close - 1
    while token > floor and not tokens.tags[token] & OPEN:
        token -= 1
    return token


def _subject_ending(tokens: Tokens, stop: int, floor: int, verb: int, depth: int) -> Span | None:
    """The subject whose last word, or last prepositional phrase, ends before ``stop``."""
    tags = tokens.tags
    start = stop
    end = stop
    for _step in range(6):
        while end > floor and tags[end - 1] & ADVERBIAL and not tags[end - 1] & CAPITALIZED:
            end -= 1
            if end < stop and tags[end - 1] & PREPOSITION and end - 1 > floor:
                end -= 1  # a guy on here
        start = phrase_before(tokens, end, floor)
        if start == end:
            break
        if start <= floor or not tags[start - 1] & PREPOSITION or tags[start - 1] & (CAPITALIZED | SUBORDINATOR):
            break
        # A prepositional phrase: its noun lies before it, if anything that can be one does.
        left = start - 1
        while left > floor and tags[left - 1] & PREPOSITION and not tags[left - 1] & BREAK:
            left -= 1
        if left <= floor or tags[left - 1] & (CONJUNCTION | STOPPER | COLON):
            return (start, end) if start < end else None
        if tags[left - 1] & CLOSE:
            left = _opening(tokens, left - 1, floor)
        if tags[left - 1] & COMMA:
            # Mr. Park, in a speech at home, said
            return _before_parenthesis(tokens, left - 1, floor, verb, depth, closed=False)
        if tags[left - 1] & FINITE:
            return _subject_before(tokens, left - 1, floor, depth + 1)
        end = left
    if start >= end:
        return _subject_before(tokens, end, floor, depth + 1) if end < verb and end > floor else None
    before = tags[start - 1]
    is_gerund = before & LOWER and tokens.ends_in(start - 1, tokens.endings.gerund)
    if start - 2 > floor and (before & (VERB | PREPOSITION) or is_gerund):
        head = _head_of_relative(tokens, start, floor)
        if head:
            return head
    of = tokens.sets.genitive_preposition
    is_title = tags[end - 1] & ROLE and end < stop and tokens.is_(end, of)  # the Bishop of Lund
    if end == stop or (is_name(tokens, (start, end)) and not is_title):
        return (start, end)
    return (start, stop) if not tags[stop - 1] & (TIME | ADVERB) else (start, end)


def _head_of_relative(tokens: Tokens, start: int, floor: int) -> Span | None:
    """*A man* who saw the crash said: where the phrase at ``start`` is the object in a relative clause, its head."""
    tags = tokens.tags
    for who in range(start - 2, max(floor, start - _SHORT_RELATIVE), -1):
        if tags[who] & (BREAK | QUOTED | CONJUNCTION | REPORTING | ATTITUDE):
            break
        if tags[who] & SUBORDINATOR and _is_relative(tokens, who):
            head = phrase_before(tokens, who, floor)
            is_subject = tokens.is_(who, tokens.sets.relative_who) or tags[who + 1] & FINITE
            return (head, who) if head < who and is_subject else None
    return None


def _before_parenthesis(
    tokens: Tokens, comma: int, floor: int, verb: int, depth: int, *, closed: bool = True
) -> Span | None:
    """The subject before one or more parts set off by commas, the last of which ends at ``comma``."""
    tags = tokens.tags
    end = comma
    fallback: Span | None = None
    for _step in range(8):
        tokens.patience -= 1
        if tokens.patience < 0:
            break
        if closed:
            opening = end - 1
            while opening > floor and not tags[opening] & (COMMA | DASH | COLON | STOPPER):
                opening -= 1
            if opening <= floor or tags[opening] & (COLON | STOPPER):
                break
            if tags[opening - 1] & QUOTED:
                break
        else:
            opening, closed = comma, True
        stop = opening
        if tags[stop - 1] & CLOSE:
            stop = _opening(tokens, stop - 1, floor)
        if stop <= floor:
            break
        if _is_relative(tokens, stop - 1):
            return (stop - 1, stop)
        start = phrase_before(tokens, stop, floor)
        if start < stop:
            opener = start
            while opener > floor and tags[opener - 1] & (ADVERB | TIME):
                opener -= 1
            if opener < start and opener > floor and tags[opener - 1] & PREPOSITION:
                opener -= 1  # In May the mayor, Ada Moor, said
            before = tags[opener - 1] if opener > floor else STOPPER
            phrase = (start, stop)
            if before & SUBORDINATOR and opener - 1 > floor and _opens_subordinate_clause(tokens, opener - 1):
                return phrase  # it fell after Moor, who built it, said
            if before & PREPOSITION and start - 1 > floor:
                chain = _subject_ending(tokens, stop, floor, verb, depth + 1) if depth < 4 else None
                opener = tags[chain[0] - 1] if chain and chain[0] > floor else STOPPER
                if chain and chain[0] < start - 1 and opener & _OPENERS and not _is_description(tokens, chain, opener):
                    return chain
            elif before & _OPENERS and not before & QUOTED | (tags[start] & PREPOSITION):
                if not _is_description(tokens, phrase, before):
                    return phrase
                fallback = fallback or phrase
        end = opening
    if fallback is None:
        # No parenthesis: an intro before the verb's own phrase, or a coordinated verb.
        fallback = _subject_of_verb_before(tokens, comma, floor, depth) if depth < 4 else None
    return fallback


def _opens_subordinate_clause(tokens: Tokens, subordinator: int) -> bool:
    """Does the word open a clause that goes on to the end, not a parenthesis (, after Moor, the mayor,) or a place?"""
    return not tokens.tags[subordinator - 1] & BREAK and not tokens.is_(subordinator, tokens.sets.anterior_subordinator)


def _is_description(tokens: Tokens, phrase: Span, before: int) -> bool:
    """Is the phrase an age, a place, or a description set off after a name?"""
    first = tokens.tags[phrase[0]]
    if (first & DIGIT and not first & (LOWER | CAPITALIZED)) or (first & (PLACE | TIME) and phrase[1] - phrase[0] <= 2):
        return True
    if not before & COMMA or first & PRONOUN:
        return False
    if first & CAPITALIZED and is_party(tokens, *phrase):
        return True
    return not is_name(tokens, phrase) or _is_post(tokens, phrase)


def _is_post(tokens: Tokens, phrase: Span) -> bool:
    """Is it a role somewhere: Moor, *director of Acme*, said?"""
    tags = tokens.tags[phrase[0] : phrase[1]]
    return bool(tags[0] & ROLE and tags[0] & LOWER) and any(tag & PREPOSITION for tag in tags)


def _subject_of_infinitive(tokens: Tokens, to: int, floor: int, depth: int) -> Span | None:
    """*went on* to say, *used his speech* to call: the subject of the verb that governs the infinitive."""
    if to > floor and tokens.tags[to - 1] & AUXILIARY:
        return _subject_before(tokens, to - 1, floor, depth + 1)  # something my uncle used to say
    return _subject_of_verb_before(tokens, to, floor, depth)


def governing_subject(tokens: Tokens, token: int, floor: int) -> Span | None:
    """The subject that a participle or a coordinated verb at ``token`` shares: that of the last main verb before it.

    Verbs of subordinate clauses (that Park *saw*, who *led*) are passed over; where there are no others, the first of
    them counts.
    """
    tokens.patience = _PATIENCE
    return _subject_of_verb_before(tokens, token, floor, 0)


def _subject_of_verb_before(tokens: Tokens, token: int, floor: int, depth: int) -> Span | None:
    tags = tokens.tags
    embedded: Span | None = None
    left = _VERBS[depth]
    verb = tokens.prev_tagged(_VERB_OR_END, floor, token)
    while verb >= 0 and left and tokens.patience > 0 and not tags[verb] & (COLON | STOPPER):
        left -= 1
        found = (
            _subject_of(tokens, verb, floor, token) if depth == 0 else _subject_before(tokens, verb, floor, depth + 1)
        )
        if found is not None:
            if not _is_embedded(tokens, found, floor):
                return found
            embedded = found if not _is_relative(tokens, found[0]) else embedded
        verb = tokens.prev_tagged(_VERB_OR_END, floor, verb)
    return embedded


_VERB_OR_END = FINITE | LOOKS_FINITE | COLON | STOPPER


def _is_relative(tokens: Tokens, token: int) -> bool:
    return bool(tokens.tags[token] & PRONOUN) and bool(tokens.trait(token) & RELATIVE)


def _is_embedded(tokens: Tokens, subject: Span, floor: int) -> bool:
    """Does the subject belong to a subordinate clause: after *that*, *because*, *said*, or a relative itself?"""
    if _is_relative(tokens, subject[0]):
        return True
    if subject[0] <= floor:
        return False
    before = tokens.tags[subject[0] - 1]
    if before & CAPITALIZED and subject[0] - 1 == floor:
        return bool(before & SUBORDINATOR)
    if before & VERB and tokens.tags[subject[0]] & PRONOUN:
        return False
    if before & SUBORDINATOR and tokens.is_(subject[0] - 1, tokens.sets.temporal_subordinator):
        return False  # he left when she came in, saying …
    if before & (SUBORDINATOR | REPORTING | ATTITUDE | VERB | PREPOSITION | ROLE) and not before & (
        COMMA | CONJUNCTION
    ):
        return True
    return bool(before & LOWER) and not before & (CONJUNCTION | ADVERB)


def _introduces(tokens: Tokens, token: int) -> bool:
    """Does a phrase or clause that stands before the subject begin here (In May, When it rained, Asked why)?"""
    tag = tokens.tags[token]
    if (tag & (PREPOSITION | SUBORDINATOR | PARTICIPLE) and not tag & (DETERMINER | PRONOUN)) or tag & TIME:
        return True
    if token + 1 < len(tokens.tags) and tokens.tags[token + 1] & TIME and tokens.is_(token, tokens.sets.time_modifier):
        return True
    if tag & ADVERBIAL:
        return True
    if (
        tokens.ends_in(token, tokens.endings.gerund)
        and token + 1 < len(tokens.tags)
        and tokens.tags[token + 1] & (DETERMINER | PREPOSITION)
    ):
        return True
    return bool(tag & (REPORTING | ATTITUDE | VERB)) and tokens.ends_in(token, tokens.endings.past)


def main_subject(tokens: Tokens, floor: int, stop: int) -> Span | None:
    """The subject of the sentence that begins at ``floor``: its first noun phrase after an introduction."""
    tags = tokens.tags
    token = floor
    while token < stop:
        tag = tags[token]
        if (
            tag & (CONJUNCTION | ADVERB | JOINER) and not tag & (DETERMINER | PREPOSITION | SUBORDINATOR | PRONOUN)
        ) or tag & BREAK:
            token += 1
        elif tag & AUXILIARY and token == floor:
            token += 1  # Is she nervous?
        elif _introduces(tokens, token):
            comma = token + 1
            while comma < stop and not tags[comma] & COMMA:
                comma += 1
            if comma >= stop:
                return None
            token = comma + 1
        else:
            end = phrase_at(tokens, token, stop)
            if tag & PLACE and end < stop and tags[end] & COMMA and token > floor:
                token = end + 1  # in Salem, Oregon, Moor
                continue
            if end - 1 > token and not tokens.is_known(end - 1) and looks_finite(tokens, end - 1):
                end -= 1  # the boy scratched his head
            return (token, end) if end > token else None
    return None


def subject_end(tokens: Tokens, token: int, stop: int) -> int:
    """End of the subject that begins a clause at ``token``; ``token`` itself where none does."""
    tag = tokens.tags[token] if token < stop else CONJUNCTION
    if tag & _NO_SUBJECT:
        if tag & (CONJUNCTION | PREPOSITION | PARTICIPLE):
            return token
        if tag & AUXILIARY and not tag & CAPITALIZED:
            return token  # and one of them, Moor, has complained
        if tag & ADVERB and not (token + 1 < stop and tokens.tags[token + 1] & REPORTING):
            return token  # Then Moor said; but Long said
        if tag & (REPORTING | ATTITUDE | VERB) and tokens.trait(token) & PAST and not tag & CAPITALIZED:
            return token
        if tag & SUBORDINATOR and not tag & DETERMINER:
            return token
    return phrase_at(tokens, token, stop)


_NO_SUBJECT = CONJUNCTION | PREPOSITION | PARTICIPLE | AUXILIARY | ADVERB | REPORTING | ATTITUDE | VERB | SUBORDINATOR
