"""Cues: the words before a quotation that say it is somebody's."""

from __future__ import annotations

from quotex._core import TITLE
from quotex.language import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FIRST,
    NAMING,
    PARTICIPLE,
    PAST,
    PRONOUN,
    SPEECH,
    TELL,
    WEAK,
    WEAK_VERB,
)
from quotex.quotations.frame import COLON, COMMA, DASH, FINITE, STOPPER, Frame
from quotex.quotations.phrases import phrase_at

__all__ = ["QUOTING", "cues_before", "is_passive", "is_strong", "outermost"]

_BARRIER = COMMA | COLON | DASH | CONJUNCTION | STOPPER
_CUE = SPEECH | WEAK | PARTICIPLE
_LONGEST_SUBJECT = 5  # tokens
_MOST_CUES = 8  # of one quotation


def cues_before(frame: Frame, first: int, floor: int, limit: int = 80) -> list[int]:
    """Verbs of saying and thinking before token ``first``, nearest first."""
    tags = frame.tags
    found: list[int] = []
    last = max(floor, first - limit)
    token = frame.prev_tagged(_CUE, last, first)
    while token >= 0 and len(found) < _MOST_CUES:
        tag = tags[token]
        if (tag & TITLE and token > floor) or _is_aside(frame, token):
            pass
        elif tag & PARTICIPLE:
            if _is_cue_participle(frame, token):
                found.append(token)
        elif (tag & FINITE or _is_infinitive(frame, token)) and not (found and _cites(frame, token, found[-1])):
            found.append(token)
        token = frame.prev_tagged(_CUE, last, token)
    return found


def _is_aside(frame: Frame, token: int) -> bool:
    """said, and I *quote*, “…”: what the verb says is another's."""
    if not token or not frame.tags[token - 1] & PRONOUN or not frame.trait(token - 1) & FIRST:
        return False
    return frame.word(token) == "quote"


def _cites(frame: Frame, token: int, cue: int) -> bool:
    """The Tribune *quoted* Moor as saying: the verb only tells where somebody's words were read."""
    return frame.word(cue - 1) == "as" and frame.word(token) in QUOTING


QUOTING = frozenset({"quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"})


def _is_infinitive(frame: Frame, token: int) -> bool:
    return token > 0 and frame.word(token - 1) == "to"


def _is_cue_participle(frame: Frame, token: int) -> bool:
    """An -ing form that is no noun, adjective or name."""
    before = frame.tags[token - 1] if token else 0
    return not before & DETERMINER


def is_strong(frame: Frame, token: int) -> bool:
    """A verb of saying, finite or -ing."""
    tag = frame.tags[token]
    return bool(tag & SPEECH) or bool(tag & PARTICIPLE and not frame.trait(token) & WEAK_VERB)


def is_passive(frame: Frame, token: int, first: int) -> bool:
    """A participle of the passive: is called "…", a plan dubbed "…"."""
    if not frame.trait(token) & PAST:
        return False
    before = token - 1
    while before > 0 and frame.tags[before] & ADVERB:
        before -= 1
    tag = frame.tags[before] if token else 0
    if tag & AUXILIARY:
        return frame.word(before).lower() in _BE
    # a programme called "…": the name follows at once, and no person stands before it
    named = token + 1 == first and frame.word(token) in _NAMED
    if named and frame.word(token) in ("titled", "entitled"):
        return True  # a film about Moor titled “…”: nobody titles without an object
    named = named or bool(token + 1 < first and frame.trait(token) & NAMING and frame.word(token + 1) == "as")
    return named and not tag & (PRONOUN | CONJUNCTION | TITLE) and not _is_what_they(frame, before)


def _is_what_they(frame: Frame, token: int) -> bool:
    """in *what police* described as “…”: a subject, no plan described as “…”."""
    return any(frame.word(what) == "what" for what in range(max(0, token - _LONGEST_SUBJECT), token))


_NAMED = frozenset({
    "called", "dubbed", "named", "titled", "entitled", "labeled", "labelled", "termed", "branded", "nicknamed",
    "billed", "styled", "christened", "described", "known",
})  # fmt: skip
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "wasn't", "aren't", "weren't"})


def _reaches(frame: Frame, cue: int, stop: int) -> bool:
    """Does nothing stand between the cue and ``stop`` but whom it tells?"""
    if cue + 1 == stop or (cue + 2 == stop and frame.word(cue + 1) in ("me", "us", "him", "her", "them")):
        return True
    return bool(frame.trait(cue) & TELL) and phrase_at(frame, cue + 1, stop) == stop


def outermost(frame: Frame, cues: list[int], first: int) -> int:
    """Which of several nested cues speaks: the outermost one, until a comma or conjunction and a strong verb."""
    chosen = cues[0]
    if len(cues) == 1:
        return chosen
    tags = frame.tags
    # right before the mark (said, "…" or told him: "…") the nearest one speaks
    if is_strong(frame, chosen) and tags[first - 1] & (COMMA | COLON) and _reaches(frame, chosen, first - 1):
        return chosen
    for cue in cues[1:]:
        strong = is_strong(frame, cue)
        if frame.next_tagged(STOPPER, cue + 1, chosen) >= 0:
            break
        if not is_strong(frame, chosen):
            if strong:
                chosen = cue
            continue
        if not strong:
            continue
        if frame.next_tagged(_BARRIER, cue + 1, chosen) >= 0 or (
            frame.trait(chosen) & NAMING and not tags[chosen - 1] & PRONOUN and _is_what_they(frame, chosen)
        ):
            break
        chosen = cue
    return chosen
