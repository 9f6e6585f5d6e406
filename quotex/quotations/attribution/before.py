"""Attribution by what leads to a quotation in its sentence: NP said, "…"."""

from __future__ import annotations

from quotex._core import ADVERBIAL, COLON, COMMA, DASH, FINITE, QUOTED, STOPPER
from quotex.language import (
    ADVERB,
    BODY,
    CONJUNCTION,
    DOCUMENT,
    FEMALE,
    MALE,
    NOUN_CUE,
    PARTICIPLE,
    PREPOSITION,
    ROLE,
    SAY,
    SPEECH,
    SUBORDINATOR,
    TIME,
    VERB,
    WEAK_VERB,
)
from quotex.quotations.attribution.rules import Found, Rule, according_to, owner_of, sources_in
from quotex.quotations.grammar.noun_phrases import Span, is_name, is_personal, phrase_at, phrase_before
from quotex.quotations.grammar.reporting import QUOTING, at_second_hand, cues_before, outermost
from quotex.quotations.grammar.subjects import governing_subject, main_subject, subject_of
from quotex.quotations.grammar.tokens import BREAK, Frame
from quotex.quotations.grammar.verb_groups import is_passive, is_progressive
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import AFTER_COLON, ALONE, CAPITAL, LED, SOURCED, Site

__all__ = ["RULES", "speaker_of_cue"]

RULES = Rules[Rule]()
rule = RULES.rule


@rule("QA110", needs=LED, without=ALONE)
def quotative(frame: Frame, site: Site) -> Found | None:
    """And he goes "…"; she was like, "…": the verbs of talk."""
    tags = frame.tags
    token = site.first - 1
    if token > site.floor and tags[token] & COMMA:
        token -= 1
    if token <= site.floor or not tags[token] & (VERB | PREPOSITION):
        return None
    cue = token
    if frame.word(token) == "like":
        token -= 1
        while token > site.floor and tags[token] & ADVERB:
            token -= 1
        if is_personal(frame, token) and frame.text[frame.ends[token] - 2] in "'’":
            return Found((token, token + 1), (cue, cue + 1))  # I’m like, “…”
        if frame.word(token) not in _BE_LIKE:
            return None
    elif frame.word(token) not in _GO:
        return None
    subject = token - 1
    return Found((subject, token), (cue, cue + 1)) if subject >= site.floor and is_personal(frame, subject) else None


_BE_LIKE = frozenset({"was", "were", "is", "are", "am", "be"})
_GO = frozenset({"go", "goes", "went"})


@rule("QA105", without=ALONE)
def cue_before(frame: Frame, site: Site) -> Found | None:
    """NP said "…", NP, a lawyer, called it "…", NP did it, saying "…"."""
    if site.facts & AFTER_COLON and _is_labelled(frame, site):
        return None
    cues = cues_before(frame, site.first, site.floor)
    while cues:
        cue = outermost(frame, cues, site.first)
        found = _speaker_of(frame, cue, site)
        if found:
            return found
        cues.remove(cue)
    return None


def _is_labelled(frame: Frame, site: Site) -> bool:
    """The polls agree – Moor: "…" """
    start = phrase_before(frame, site.first - 1, site.floor)
    is_set_off = site.floor < start < site.first - 1 and frame.tags[start - 1] & DASH
    return bool(is_set_off) and is_name(frame, (start, site.first - 1))


def speaker_of_cue(frame: Frame, cue: int, floor: int, stop: int) -> Found | None:
    """Whose cue the verb at ``cue`` is, in the sentence floor:stop."""
    return None if is_passive(frame, cue, stop) else _speaker_of_active(frame, cue, floor, stop)


def _speaker_of_active(frame: Frame, cue: int, floor: int, stop: int) -> Found | None:
    if frame.tags[cue] & PARTICIPLE and not is_progressive(frame, cue):
        subject = _quoted_as(frame, cue, floor) or _subject_of_participle(frame, cue, floor)
    else:
        passed_on = cue + 2 < stop and frame.tags[stop - 1] & _SETS_OFF and at_second_hand(frame, cue, stop - 1)
        if passed_on:
            return Found(*passed_on)
        subject = subject_of(frame, cue, floor, stop)
    return Found(subject, (cue, cue + 1), _cue_grade(frame, cue, stop)) if subject else None


_SETS_OFF = COLON | COMMA


def _speaker_of(frame: Frame, cue: int, site: Site) -> Found | None:
    if is_passive(frame, cue, site.first):
        return _agent(frame, cue, site)
    return _speaker_of_active(frame, cue, site.floor, site.first)


def _cue_grade(frame: Frame, cue: int, first: int) -> str:
    """How the cue governs the quotation: its class, and how near it stands."""
    trait = frame.trait(cue)
    near = "tight" if first - cue <= 2 else "near" if first - cue <= 7 else "far"
    if frame.tags[cue] & PARTICIPLE:
        return f"ing.{near}" if not trait & WEAK_VERB else "weak-ing"
    if frame.tags[cue] & SPEECH:
        return f"say.{near}" if trait & SAY else f"naming.{near}"
    return f"weak.{near}"


def _quoted_as(frame: Frame, cue: int, floor: int) -> Span | None:
    """The Tribune quoted *NP* as saying; *NP* was quoted by the Tribune as saying."""
    if cue == floor or frame.word(cue - 1) != "as":
        return None
    verb = frame.prev_tagged(SPEECH | STOPPER, floor, cue - 1)
    if verb >= 0 and not frame.tags[verb] & FINITE:
        verb = frame.prev_tagged(SPEECH | STOPPER, floor, verb)  # quoted the alleged thief as saying
    if verb < 0 or frame.word(verb) not in QUOTING:
        return None
    if is_passive(frame, verb, cue):
        return subject_of(frame, verb, floor, cue)
    found = at_second_hand(frame, verb, cue + 1)
    return found.subject if found else None


def _subject_of_participle(frame: Frame, cue: int, floor: int) -> Span | None:
    """NP did it, saying; with NP saying; NPs saying."""
    tags = frame.tags
    token = cue - 1
    while token > floor and tags[token] & ADVERBIAL:
        token -= 1
    if token >= floor and not tags[token] & (BREAK | QUOTED | CONJUNCTION | PREPOSITION | SUBORDINATOR | TIME):
        start = phrase_before(frame, token + 1, floor)
        before = tags[start - 1] if start > floor else COMMA
        if start <= token and (before & (COMMA | CONJUNCTION) or frame.word(start - 1).lower() in _TAKE_PARTICIPLE):
            return (start, token + 1)
    if tags[token] & COMMA and tags[token - 1] & SPEECH:
        start = phrase_before(frame, token - 1, floor)
        if floor < start < token - 1 and tags[start - 1] & (COMMA | QUOTED):
            return (start, token - 1)  # “…,” Moor added, saying
    while token > max(floor, cue - 12) and not tags[token] & (BREAK | QUOTED | CONJUNCTION):
        if tags[token - 1] & COMMA and frame.word(token) == "with":
            end = phrase_at(frame, token + 1, cue)
            if end > token + 1:
                return (token + 1, end)
        token -= 1
    return governing_subject(frame, cue, floor) or main_subject(frame, floor, cue)


_TAKE_PARTICIPLE = frozenset({"with", "hear", "heard", "remember", "recall", "imagine"})  # I heard NP saying


def _agent(frame: Frame, cue: int, site: Site) -> Found | None:
    """was called "…" by NP; known as "…" among NP; was described by NP as "…"."""
    for token, stop, words in ((cue + 1, site.first, ("by",)), (site.stop, site.last, ("by", "among"))):
        if token + 1 < stop and frame.word(token) in words:
            end = phrase_at(frame, token + 1, stop)
            if end > token + 1:
                return Found((token + 1, end), (cue, cue + 1))
    return None


@rule("QA106", needs=SOURCED, without=ALONE)
def according_to_before(frame: Frame, site: Site) -> Found | None:
    """According to NP, "…"."""
    for token in sources_in(frame, site.floor, site.first):
        found = according_to(frame, token, site.first)
        if found:
            return found
    return None


@rule("QA107", needs=AFTER_COLON, without=ALONE)
def colon_before(frame: Frame, site: Site) -> Found | None:
    """NP: "…"; NP had one message: "…"."""
    colon = site.first - 1
    start = phrase_before(frame, colon, site.floor)
    before = frame.tags[start - 1] if start > site.floor else STOPPER
    if start < colon and (before & (STOPPER | DASH | QUOTED) or frame.word(start - 1).lower() in ("from", "by")):
        return Found((start, colon), (colon, site.first))
    noun_cue = frame.scan.prev_tagged(NOUN_CUE, max(site.floor, colon - 6), colon) >= 0
    if not noun_cue and not site.facts & CAPITAL:
        return None
    subject = main_subject(frame, site.floor, colon)
    if subject and (noun_cue or _is_person(frame, subject)):
        return Found(subject, (colon, site.first))
    return None


def _is_person(frame: Frame, subject: Span) -> bool:
    """A name, he or she, or a role: the sentence is about a person."""
    if is_personal(frame, subject[0]):
        return bool(frame.trait(subject[0]) & (MALE | FEMALE))
    if is_name(frame, subject):
        return True
    head = subject[1] - 1
    return bool(frame.tags[head] & ROLE) and not frame.trait(head) & (BODY | DOCUMENT)


@rule("QA108", without=ALONE)
def noun_cue_before(frame: Frame, site: Site) -> Found | None:
    """NP's claim that "…", his description of "…"."""
    least = max(site.floor, site.first - 12)
    token = frame.prev_tagged(_NOUN_CUE_OR_END, least, site.first)
    while token >= 0 and frame.tags[token] & NOUN_CUE:
        start = phrase_before(frame, token + 1, site.floor)
        found = owner_of(frame, start, token)
        if found:
            return found
        token = frame.prev_tagged(_NOUN_CUE_OR_END, least, token)
    return None


_NOUN_CUE_OR_END = NOUN_CUE | (BREAK & ~COMMA)
