"""The clause of saying beside a quotation or without one: NP said; said NP; NP, who was there, has told reporters."""

from __future__ import annotations

from quotex._core import TITLE
from quotex.language import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    SAY,
    SPEECH,
    SUBORDINATOR,
    TELL,
    TIME,
    VERB,
    WEAK,
    WEAK_VERB,
)
from quotex.quotations.clauses import subject_after, subject_of
from quotex.quotations.cues import QUOTING, cues_before, is_passive, is_strong
from quotex.quotations.frame import ADVERBIAL, BREAK, CLOSE, COLON, COMMA, FINITE, OPEN, PAUSE, QUOTED, STOPPER, Frame
from quotex.quotations.phrases import is_name, phrase_at
from quotex.quotations.sites import Found

__all__ = [
    "at_second_hand",
    "closes_clause",
    "closes_sentence",
    "said_in",
    "saying_clause",
    "subject_end",
    "verb_after",
]


def subject_end(frame: Frame, token: int, stop: int) -> int:
    """End of the subject that begins a clause at ``token``; ``token`` itself where none does."""
    tag = frame.tags[token] if token < stop else CONJUNCTION
    if tag & _NO_SUBJECT:
        if tag & (CONJUNCTION | PREPOSITION | PARTICIPLE):
            return token
        if tag & AUXILIARY and not tag & TITLE:
            return token  # and one of them, Moor, has complained
        if tag & ADVERB and not (token + 1 < stop and frame.tags[token + 1] & SPEECH):
            return token  # Then Moor said; but Long said
        if tag & (SPEECH | WEAK | VERB) and frame.trait(token) & PAST and not tag & TITLE:
            return token
        if tag & SUBORDINATOR and not tag & DETERMINER:
            return token
    return phrase_at(frame, token, stop)


_NO_SUBJECT = CONJUNCTION | PREPOSITION | PARTICIPLE | AUXILIARY | ADVERB | SPEECH | WEAK | VERB | SUBORDINATOR


def closes_clause(frame: Frame, verb: int, stop: int) -> bool:
    """Is the verb of saying the end of its clause, so that it speaks of what stands before it?"""
    tags = frame.tags
    token = verb + 1
    if token < stop and frame.trait(verb) & TELL:
        token = phrase_at(frame, token, stop)
    return token >= stop or bool(tags[token] & (BREAK | QUOTED | TIME | PREPOSITION | ADVERB))


def closes_sentence(frame: Frame, verb: int, stop: int) -> bool:
    """Does nothing but a few words, or a clause of time, follow the verb of saying in its sentence?"""
    tags = frame.tags
    for token in range(verb + 1, stop):
        tag = tags[token]
        if tag & STOPPER or (tag & SUBORDINATOR and tag & PREPOSITION):
            break  # as she left, after the vote
        if tag & (BREAK | QUOTED | SUBORDINATOR) or token > verb + 14:
            return False
    return closes_clause(frame, verb, stop)


def verb_after(frame: Frame, first: int, start: int, stop: int) -> int:
    """The verb of saying of a clause whose subject is first:start; -1 where it has none."""
    tags = frame.tags
    if start < stop and tags[start] & AUXILIARY:
        verb = _verb_of_group(frame, start, stop)
        if verb >= 0:
            return verb
    token = frame.next_tagged(_TELLS, start, stop)
    while token >= 0:
        tag = tags[token]
        if tag & (QUOTED | STOPPER | COLON):
            return -1
        if tag & SPEECH and tag & FINITE and not tag & TITLE and frame.trait(token) & SAY:
            return token
        if tag & (WEAK | SPEECH) and token <= start + 2 and tag & FINITE and not tag & TITLE:
            return token if token + 1 >= stop or tags[token + 1] & (BREAK | PREPOSITION | TIME | ADVERB) else -1
        leaves = tag & (PARTICIPLE | SUBORDINATOR) or (tag & PAUSE and token > start + 12)
        if leaves and not (tags[first] & PRONOUN or is_name(frame, (first, start))):
            return -1
        if tag & VERB and token <= start + 1 and tag & FINITE and not tag & TITLE:
            return _infinitive(frame, token, stop)
        token = frame.next_tagged(_TELLS, token + 1, stop)
    return -1


def _infinitive(frame: Frame, verb: int, stop: int) -> int:
    """likes *to say*: the verb of saying that another governs, or -1."""
    if verb + 2 >= stop or frame.word(verb + 1) != "to" or not frame.tags[verb + 2] & SPEECH:
        return -1
    return verb + 2


_TELLS = QUOTED | STOPPER | COLON | SPEECH | WEAK | VERB | PARTICIPLE | SUBORDINATOR | PAUSE


def _verb_of_group(frame: Frame, token: int, stop: int) -> int:
    """has said, was saying, used to say, was quoted as saying, is reported to have said: the last verb, or -1."""
    tags = frame.tags
    is_reported = False  # by others: was quoted
    verb, last = token, min(stop, token + _LONGEST_GROUP)
    while verb < last:
        tag = tags[verb]
        if is_reported and frame.word(verb) in ("by", "in"):
            verb = phrase_at(frame, verb + 1, stop)  # was quoted by the Tribune as saying
            continue
        if not tag & (AUXILIARY | ADVERB) and frame.word(verb) not in ("to", "as"):
            if tag & PARTICIPLE and not frame.trait(verb) & WEAK_VERB:
                return verb
            if not tag & (SPEECH | WEAK):
                return -1
            if is_reported or not is_passive(frame, verb, stop):
                return verb if tag & SPEECH else -1
            is_reported = True
        verb += 1
    return -1


_LONGEST_GROUP = 12  # tokens


def at_second_hand(frame: Frame, verb: int, stop: int) -> Found | None:
    """The Tribune quoted *NP*, a baker, as saying; quotes *NP*: whose words somebody passes on."""
    if verb + 2 > stop or frame.word(verb) not in QUOTING:
        return None
    first = verb + 1
    end = cue = first + 1 if frame.word(first + 1) == "as" else phrase_at(frame, first, stop)
    if end == first:
        return None
    if end >= stop or frame.tags[end] & (STOPPER | COLON):
        return Found((first, end), (verb, first)) if is_name(frame, (first, end)) else None
    if frame.tags[cue] & COMMA:
        cue = frame.next_tagged(COMMA, cue + 1, min(stop, cue + _LONGEST_APPOSITION)) + 1
    if not end <= cue < stop - 1 or frame.word(cue) != "as" or not frame.tags[cue + 1] & PARTICIPLE:
        return None
    return Found((first, end), (cue + 1, cue + 2))


_LONGEST_APPOSITION = 16  # tokens


def said_in(frame: Frame, floor: int, stop: int) -> Found | None:
    """The clause of saying in a sentence without a quotation: NP said; …, NP said."""
    for token in range(stop - 2, floor, -1):
        if frame.tags[token] & COMMA:
            found = saying_clause(frame, token + 1, stop)
            if found:
                return found
    cues = [cue for cue in cues_before(frame, stop, floor) if is_strong(frame, cue)]
    if not cues:
        return None
    cue = cues[-1]
    subject = subject_of(frame, cue, floor, stop)
    return Found(subject, (cue, cue + 1)) if subject else None


def saying_clause(frame: Frame, token: int, stop: int) -> Found | None:
    """NP said or said NP, and nothing said after it."""
    tags = frame.tags
    if token >= stop:
        return None
    if tags[token] & SPEECH and not tags[token] & TITLE and frame.trait(token) & SAY:
        subject = subject_after(frame, token, stop)
        if not subject or (subject[1] < stop and tags[subject[1]] & AUXILIARY):
            return None  # …, and Moor, 54, said farmers would leave
        return Found(subject, (token, token + 1))
    end = subject_end(frame, token, stop)
    if end == token:
        return None
    verb = end
    if end < stop and tags[end] & OPEN:
        verb = frame.next_tagged(CLOSE, end, min(stop, end + _LONGEST_BRACKET)) + 1  # Moor (R-TX) said
        if not verb:
            return None
    while verb < stop and tags[verb] & (ADVERBIAL | AUXILIARY):
        verb += 1
    if verb >= stop or not (tags[verb] & SPEECH and tags[verb] & FINITE and frame.trait(verb) & SAY):
        return None
    return Found((token, end), (verb, verb + 1)) if closes_clause(frame, verb, stop) else None


_LONGEST_BRACKET = 12  # tokens
