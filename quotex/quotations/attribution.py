"""The attribution rules, in the order in which they are asked; the first that answers decides.

Each rule is one function of one shape: from a frame and a site to the speaker and cue it finds, or None. The decorator
binds it to its entry in the catalogue (``data/<language>/quotations.toml``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from quotex._core import DIGIT, LOWER, TITLE
from quotex.language import (
    ADVERB,
    AUXILIARY,
    BASE,
    BODY,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    FEMALE,
    HONORIFIC,
    MALE,
    NOUN_CUE,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SAY,
    SPEECH,
    SUBORDINATOR,
    TELL,
    TIME,
    VERB,
    WEAK,
    WEAK_VERB,
)
from quotex.quotations.binding import Asked, Rules
from quotex.quotations.clauses import (
    governing_subject,
    looks_finite,
    main_subject,
    subject_after,
    subject_of,
)
from quotex.quotations.cues import QUOTING, cues_before, is_passive, outermost
from quotex.quotations.frame import (
    ADVERBIAL,
    BREAK,
    COLON,
    COMMA,
    DASH,
    FINITE,
    PAUSE,
    POSSESSIVE,
    QUOTED,
    STOPPER,
    Frame,
)
from quotex.quotations.phrases import Span, is_name, is_personal, phrase_at, phrase_before
from quotex.quotations.saying import (
    at_second_hand,
    closes_clause,
    closes_sentence,
    saying_clause,
    subject_end,
    verb_after,
)
from quotex.quotations.sites import (
    AFTER_COLON,
    ALONE,
    CAPITAL,
    GOES_ON,
    INVERTED,
    LED,
    PAUSES,
    SOURCED,
    SPLIT,
    TITLED,
    Found,
    Site,
)

__all__ = ["RULES", "attribute", "speaker_of_cue"]

Rule = Callable[[Frame, Site], Found | None]
RULES = Rules[Rule]()
rule = RULES.rule


def attribute(frame: Frame, site: Site) -> Found | None:
    """The first answer of the rules for one quotation."""
    for identifier, function in _ASKED.among[frame.language.rules][site.facts & _FACTS]:
        found = function(frame, site)
        if found is not None:
            found.rule = identifier
            return found
    return None


_NOUN_START = PRONOUN | DETERMINER | TITLE | HONORIFIC | ROLE | DIGIT


@rule("QA101", needs=SOURCED)
def according_to_after(frame: Frame, site: Site) -> Found | None:
    """ "…," according to NP."""
    sources = _sources(frame, site.stop, site.sentence_stop)
    if not sources or frame.next_tagged(_ENDS_SOURCE, site.stop, sources[0]) >= 0:
        return None
    return _according(frame, sources[0], site.sentence_stop)


_ENDS_SOURCE = CONJUNCTION | SUBORDINATOR | VERB | COLON


def _sources(frame: Frame, first: int, stop: int) -> list[int]:
    """Where *according to* and its kin stand among the tokens first:stop."""
    places = frame.according
    return places[bisect_left(places, first) : bisect_left(places, stop)]


def _according(frame: Frame, token: int, stop: int) -> Found | None:
    width = frame.language.lexicon.phrase(frame.entries[token]).count(" ") + 1
    end = phrase_at(frame, token + width, stop)
    return Found((token + width, end), (token, token + width)) if end > token + width else None


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
    return Found(subject, (token, token + 1), _mention_grade(frame, subject))


def _has_predicate(frame: Frame, token: int, stop: int) -> bool:
    return token < stop and bool(frame.tags[token] & AUXILIARY) and not frame.tags[token] & (COMMA | TITLE)


def _mention_grade(frame: Frame, speaker: Span) -> str:
    """What the mention is: answers with a pronoun or a name are safest."""
    if is_personal(frame, speaker[0]):
        return "pronoun"
    return "name" if is_name(frame, speaker) else "noun"


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
        if outer and outer.cue:
            return outer  # “…,” as she hoped, Moor said
    passed_on = verb + 2 < site.last and not tags[verb + 1] & BREAK and at_second_hand(frame, verb, site.last)
    if passed_on:
        return passed_on
    for later in frame.according and _sources(frame, verb + 1, min(site.last, verb + 16)):
        found = _according(frame, later, site.last)
        if found:
            return found
    return Found((token, end), (verb, verb + 1), _mention_grade(frame, (token, end)))


@rule("QA104", needs=PAUSES)
def clause_at_the_end(frame: Frame, site: Site) -> Found | None:
    """The case "…" and more, NP said; "…" and more, said NP: a clause of saying that ends the sentence."""
    token = frame.next_tagged(PAUSE, site.stop, site.sentence_stop - 1)
    while token >= 0:
        found = saying_clause(frame, token + 1, site.sentence_stop)
        if found and found.cue and (site.facts & ALONE or _ends_the_sentence(frame, found, found.cue, site)):
            return found
        token = frame.next_tagged(PAUSE, token + 1, site.sentence_stop - 1)
    return None


def _ends_the_sentence(frame: Frame, found: Found, cue: Span, site: Site) -> bool:
    """Does nothing follow the clause of saying but a description of the speaker?"""
    if frame.word(cue[0]) in _REPORTS and cues_before(frame, site.first, site.floor):
        return False
    if site.sentence_stop - cue[1] <= _LONGEST_END:
        return True
    inverted = found.speaker > cue and not frame.trait(cue[0]) & TELL and is_name(frame, found.speaker)
    return inverted and bool(frame.tags[found.speaker[1]] & COMMA)


_REPORTS = frozenset({"reports", "reported"})  # the paper tells who said it
_LONGEST_END = 12  # tokens


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
    if frame.tags[cue] & PARTICIPLE and not _finite_ing(frame, cue):
        subject = _quoted_as(frame, cue, floor) or _subject_of_participle(frame, cue, floor)
    else:
        passed_on = cue + 2 < stop and frame.tags[stop - 1] & _SETS_OFF and at_second_hand(frame, cue, stop - 1)
        if passed_on:
            return passed_on
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
    return found.speaker if found else None


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


def _finite_ing(frame: Frame, cue: int) -> bool:
    """is calling, was saying"""
    token = cue - 1
    while token >= 0 and frame.tags[token] & ADVERB:
        token -= 1
    return token >= 0 and frame.word(token).lower() in (
        "is",
        "are",
        "was",
        "were",
        "been",
        "be",
        "he's",
        "she's",
        "they're",
    )


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
    for token in _sources(frame, site.floor, site.first):
        found = _according(frame, token, site.first)
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
    if subject and (noun_cue or _is_somebody(frame, subject)):
        return Found(subject, (colon, site.first))
    return None


def _is_somebody(frame: Frame, subject: Span) -> bool:
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
        found = _owner(frame, start, token)
        if found:
            return found
        token = frame.prev_tagged(_NOUN_CUE_OR_END, least, token)
    return None


_NOUN_CUE_OR_END = NOUN_CUE | (BREAK & ~COMMA)


def _owner(frame: Frame, start: int, noun: int) -> Found | None:
    """Whose words they are: NP's claim, his claim; the phrase of the noun begins at ``start``."""
    owner = frame.prev_tagged(POSSESSIVE, start, noun)
    if owner >= 0:
        return Found((start, owner + 1), (noun, noun + 1))
    if start < noun and frame.word(start).lower() in ("his", "her", "their", "my", "our"):
        return Found((start, start + 1), (noun, noun + 1))
    return None


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
    found = _owner(frame, phrase_before(frame, noun + 1, token + 1), noun)
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
    return Found((token + 2, end), (verb, verb + 1), _mention_grade(frame, (token + 2, end)))


_ASKED = Asked(RULES)
_FACTS = _ASKED.facts
