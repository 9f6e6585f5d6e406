"""Attribution by what follows a quotation in its sentence: "…," NP said."""

from __future__ import annotations

from quotex._core import ADVERBIAL, COLON, COMMA, DIGIT, LOWER, QUOTED, TITLE
from quotex.language import (
    ADVERB,
    AUXILIARY,
    BASE,
    CONJUNCTION,
    DETERMINER,
    HONORIFIC,
    NOUN_CUE,
    PRONOUN,
    ROLE,
    SPEECH,
    SUBORDINATOR,
    TELL,
    VERB,
    WEAK,
)
from quotex.quotations.attribution.rules import Found, Rule, according_to, mention_grade, owner_of, sources_in
from quotex.quotations.grammar.noun_phrases import is_name, is_personal, phrase_at, phrase_before
from quotex.quotations.grammar.reporting import (
    ReportingClause,
    at_second_hand,
    closes_clause,
    closes_sentence,
    cues_before,
    saying_clause,
    verb_after,
)
from quotex.quotations.grammar.subjects import subject_after, subject_end
from quotex.quotations.grammar.tokens import BREAK, PAUSE, Frame
from quotex.quotations.grammar.verb_groups import looks_finite
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import ALONE, GOES_ON, INVERTED, PAUSES, SOURCED, SPLIT, TITLED, Site

__all__ = ["RULES"]

RULES = Rules[Rule]()
rule = RULES.rule

_NOUN_START = PRONOUN | DETERMINER | TITLE | HONORIFIC | ROLE | DIGIT


@rule("QA101", needs=SOURCED)
def according_to_after(frame: Frame, site: Site) -> Found | None:
    """ "…," according to NP."""
    sources = sources_in(frame, site.stop, site.sentence_stop)
    if not sources or frame.next_tagged(_ENDS_SOURCE, site.stop, sources[0]) >= 0:
        return None
    return according_to(frame, sources[0], site.sentence_stop)


_ENDS_SOURCE = CONJUNCTION | SUBORDINATOR | VERB | COLON


@rule("QA102", needs=INVERTED)
def inverted_after(frame: Frame, site: Site) -> Found | None:
    """ "…," said NP."""
    token = site.goes_on
    tags = frame.tags
    while token < site.last and tags[token] & ADVERB and not tags[token] & (PRONOUN | DETERMINER):
        token += 1
    if token >= site.last or not tags[token] & SPEECH or tags[token] & TITLE:
        return None
    subject = subject_after(frame, token, site.last)
    if not subject or (not site.facts & ALONE and _has_predicate(frame, subject[1], site.last)):
        return None  # Moor, citing “…,” said the dam would hold
    return Found(subject, (token, token + 1), mention_grade(frame, subject))


def _has_predicate(frame: Frame, token: int, stop: int) -> bool:
    return token < stop and bool(frame.tags[token] & AUXILIARY) and not frame.tags[token] & (COMMA | TITLE)


@rule("QA103", needs=GOES_ON)
def clause_after(frame: Frame, site: Site) -> Found | None:
    """ "…," NP said."""
    token = site.goes_on
    tags = frame.tags
    if frame.word(token) == "as":
        token += 1
    end = subject_end(frame, token, site.last)
    if end == token:
        return None
    verb = verb_after(frame, token, end, min(site.last, end + 50))
    if verb < 0 or (not tags[token] & _NOUN_START and verb > end + 1 and not is_name(frame, (token, end))):
        return None
    if site.facts & SPLIT and not closes_sentence(frame, verb, site.last):
        return None
    if verb + 1 < site.last and tags[verb + 1] & COMMA and frame.word(token - 1) == "as":
        outer = saying_clause(frame, verb + 2, site.last)
        if outer:
            return Found(*outer)  # “…,” as she hoped, Moor said
    passed_on = verb + 2 < site.last and not tags[verb + 1] & BREAK and at_second_hand(frame, verb, site.last)
    if passed_on:
        return Found(*passed_on)
    for later in frame.according and sources_in(frame, verb + 1, min(site.last, verb + 16)):
        found = according_to(frame, later, site.last)
        if found:
            return found
    return Found((token, end), (verb, verb + 1), mention_grade(frame, (token, end)))


@rule("QA104", needs=PAUSES)
def clause_at_the_end(frame: Frame, site: Site) -> Found | None:
    """The case "…" and more, NP said; "…" and more, said NP: a clause of saying that ends the sentence."""
    token = frame.next_tagged(PAUSE, site.stop, site.sentence_stop - 1)
    while token >= 0:
        found = saying_clause(frame, token + 1, site.sentence_stop)
        if found and (site.facts & ALONE or _ends_the_sentence(frame, found, site)):
            return Found(*found)
        token = frame.next_tagged(PAUSE, token + 1, site.sentence_stop - 1)
    return None


def _ends_the_sentence(frame: Frame, clause: ReportingClause, site: Site) -> bool:
    """Does nothing follow the clause of saying but a description of the speaker?"""
    subject, cue = clause
    if frame.word(cue[0]) in _REPORTS and cues_before(frame, site.first, site.floor):
        return False
    if site.sentence_stop - cue[1] <= _LONGEST_END:
        return True
    inverted = subject > cue and not frame.trait(cue[0]) & TELL and is_name(frame, subject)
    return inverted and bool(frame.tags[subject[1]] & COMMA)


_REPORTS = frozenset({"reports", "reported"})  # the paper tells who said it
_LONGEST_END = 12  # tokens


@rule("QA109", needs=GOES_ON | ALONE)
def other_verb_after(frame: Frame, site: Site) -> Found | None:
    """ "…," she lied; "…," NP smiled; "…," grinned NP: after a comma, any verb tells how it was said."""
    if site.ending not in ",?!":
        return None
    token = site.goes_on
    personal = is_personal(frame, token)
    if not personal and (site.facts & TITLED or site.ending != ","):
        return None
    if _is_other_verb(frame, token):
        subject = subject_after(frame, token, site.last)
        named = subject and (is_personal(frame, subject[0]) or is_name(frame, subject))
        return Found(subject, (token, token + 1)) if subject and named else None
    end = subject_end(frame, token, site.last)
    if end - 1 > token and not frame.entries[end - 1] and looks_finite(frame, end - 1):
        end -= 1  # the boy translated
    verb = end
    while verb < site.last and frame.tags[verb] & ADVERBIAL:
        verb += 1
    if end == token or not _is_other_verb(frame, verb):
        return None
    if not (personal or is_name(frame, (token, end)) or frame.tags[end - 1] & ROLE):
        return None
    return Found((token, end), (verb, verb + 1)) if closes_clause(frame, verb, site.last) else None


def _is_other_verb(frame: Frame, token: int) -> bool:
    """A verb in the past or third person that is none of saying: smiled, lied, reckons."""
    tag = frame.tags[token] if token < len(frame.tags) else 0
    if not tag & LOWER or tag & AUXILIARY:
        return False
    if tag & (VERB | WEAK):
        return not frame.trait(token) & BASE
    return not frame.entries[token] and frame.ends_in(token, "ed")


@rule("QA111", needs=GOES_ON)
def noun_cue_after(frame: Frame, site: Site) -> Found | None:
    """ "…," in NP's words; "…" was NP's answer; "…," came the answer from NP."""
    token = site.goes_on
    if frame.word(token) not in _BEFORE_NOUN_CUE:
        return None
    noun = frame.next_tagged(NOUN_CUE | BREAK | QUOTED, token + 1, min(site.last, token + _LONGEST_OWNED))
    if noun < 0 or not frame.tags[noun] & NOUN_CUE:
        return None
    found = owner_of(frame, phrase_before(frame, noun + 1, token + 1), noun)
    if found is None and noun + 2 < site.last and frame.word(noun + 1) in ("from", "of"):
        end = phrase_at(frame, noun + 2, site.last)
        found = Found((noun + 2, end), (noun, noun + 1)) if end > noun + 2 else None
    return found


_BEFORE_NOUN_CUE = frozenset({"in", "is", "was", "were", "are", "came", "comes"})
_LONGEST_OWNED = 9  # tokens


@rule("QA112", needs=GOES_ON)
def what_they_call_it(frame: Frame, site: Site) -> Found | None:
    """ "…" is what NP calls it; "…" was how NP put it."""
    token = site.goes_on
    if token + 3 >= site.last or not frame.tags[token] & AUXILIARY or frame.word(token + 1) not in ("what", "how"):
        return None
    end = subject_end(frame, token + 2, site.last)
    verb = frame.next_tagged(SPEECH | WEAK | BREAK | QUOTED, end, min(site.last, end + 3))
    if end == token + 2 or verb < 0 or not frame.tags[verb] & (SPEECH | WEAK):
        return None
    return Found((token + 2, end), (verb, verb + 1), mention_grade(frame, (token + 2, end)))
