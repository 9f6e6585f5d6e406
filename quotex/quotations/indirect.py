"""Indirect speech: what somebody said without quotation marks. Given only on request.

A rule takes a frame, a verb and the bounds of its sentence, and gives the content (tokens), the speaker and the cue.
Rules are asked in order; a sentence's tokens are given once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quotex._core import LOWER, TITLE
from quotex.language import (
    ACCORDING,
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    CONTRACTED,
    DETERMINER,
    INTENT,
    NAMING,
    NOUN_CUE,
    NOUN_LIKE,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    SAY,
    SPEECH,
    STANCE,
    SUBORDINATOR,
    TELL,
    THOUGHT,
    TIME,
    TOPIC,
    VERB,
    WEAK,
)
from quotex.quotations.attribution import speaker_of_cue
from quotex.quotations.binding import binder
from quotex.quotations.clauses import main_subject, subject_after
from quotex.quotations.extents import clause_end, is_finite, is_predicated, phrase_end, sentence_end
from quotex.quotations.frame import ADVERBIAL, ANY_VERB, BREAK, COMMA, FINITE, PAUSE, QUOTED, STOPPER, Frame
from quotex.quotations.phrases import Span, phrase_at
from quotex.quotations.saying import closes_clause
from quotex.quotations.sites import WINDOW, Found

__all__ = ["RULES", "Report", "find_reports"]


@dataclass(slots=True)
class Report:
    """Indirect speech: its tokens, who said it, and how that is known."""

    content: Span
    found: Found


Rule = Callable[[Frame, int, int, int], Report | None]
RULES: dict[str, Rule] = {}
rule = binder(RULES)


def find_reports(frame: Frame) -> list[Report]:
    """All indirect speech of a document, in order. Quotations must be shut."""
    scan = frame.scan
    size = len(frame.tags)
    reports: dict[Span, Report] = {}
    token = scan.next_tagged(_CUE, 0, size)
    floor = stop = 0
    while token >= 0:
        if _is_cue(frame, token):
            if token >= stop:
                start, end = scan.sentence_at(frame.starts[token])
                floor, stop = frame.token_at(start), frame.token_at(end)
            report = _ask(frame, token, max(floor, token - WINDOW), min(stop, token + WINDOW))
            if report is not None:
                reports.setdefault(report.content, report)
        token = scan.next_tagged(_CUE, token + 1, size)
    return _outermost(reports.values())


_CUE = SPEECH | WEAK | VERB | PARTICIPLE | PREPOSITION
_SAID_OR_THOUGHT = SPEECH | WEAK | PARTICIPLE
_REPORTING = THOUGHT | STANCE | TOPIC | INTENT


def _is_cue(frame: Frame, token: int) -> bool:
    """Is it *according to*, or a verb that may report something, used as one?"""
    tag = frame.tags[token]
    if tag & PREPOSITION and frame.trait(token) & ACCORDING:
        return True
    if not tag & _SAID_OR_THOUGHT and not (tag & VERB and frame.trait(token) & _REPORTING):
        return False
    before = frame.tags[token - 1] if token else STOPPER
    if tag & TITLE and not before & STOPPER:
        return False
    if tag & PARTICIPLE:
        return not before & DETERMINER
    return bool(frame.tags[token] & FINITE) or (token > 0 and frame.word(token - 1) == "to")


def _outermost(reports: Iterable[Report]) -> list[Report]:
    """The reports that are no part of another clause: she said *that he thinks it rains*."""
    kept: list[Report] = []
    reach = -1
    for report in sorted(reports, key=lambda report: (report.content[0], -report.content[1])):
        if report.content[0] >= reach:
            kept.append(report)
            if report.found.rule != "QA406":  # a noun phrase may hold another report
                reach = report.content[1]
    return kept


def _ask(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    for identifier, function in RULES.items():
        report = function(frame, cue, floor, stop) if identifier in frame.language.rules else None
        if report is not None:
            if any(frame.tags[token] & QUOTED for token in range(*report.content)):
                return None
            report.found.rule = identifier
            return report
    return None


def _after_cue(frame: Frame, cue: int) -> int:
    """The token after the cue and its particle: point out."""
    return cue + frame.language.lexicon.phrase(frame.entries[cue]).count(" ") + 1 if frame.entries[cue] else cue + 1


def _report(frame: Frame, cue: int, floor: int, stop: int, first: int, end: int) -> Report | None:
    """What the subject of the cue says, if it has one before it; or of the main clause after it."""
    if end <= first:
        return None
    found = speaker_of_cue(frame, cue, floor, end)
    if found is None and frame.tags[cue] & PARTICIPLE and end + 1 < stop and frame.tags[end] & COMMA:
        subject = main_subject(frame, end + 1, stop)  # Noting that it leaks, NP left
        return Report((first, end), Found(subject, (cue, cue + 1))) if subject else None
    return Report((first, end), found) if found and found.speaker[0] < cue else None


@dataclass(slots=True)
class _Clause:
    """A clause set off by commas that says whose the sentence around it is; its tokens are first:stop."""

    first: int
    stop: int
    found: Found


def _around(frame: Frame, clause: _Clause, floor: int, end: int) -> Report | None:
    """What stands around the clause in the sentence floor:end: all, or, if the clause is long, the longer part."""
    if clause.stop + 2 > end:
        return None
    if clause.first <= floor + 2:
        return Report((clause.stop + 1, end), clause.found)  # As NP said, it leaks; but, NP said, it leaks
    starts, ends = frame.starts, frame.ends
    left, right = ends[clause.first - 1] - starts[floor], ends[end - 1] - starts[clause.stop]
    if (starts[clause.stop] - starts[clause.first]) * _SHORT <= left + right:
        return Report((floor, end), clause.found)
    return Report((floor, clause.first - 1) if left > right else (clause.stop + 1, end), clause.found)


_SHORT = 4  # a short clause is at most the fourth part of what stands around it


@rule("QA401")
def according_to(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """According to NP, the dam leaks. The dam leaks, according to NP."""
    tags = frame.tags
    if not tags[cue] & PREPOSITION or not frame.trait(cue) & ACCORDING:
        return None
    name = _after_cue(frame, cue)
    name_end = phrase_at(frame, name, stop)
    set_off = cue == floor or bool(tags[cue - 1] & PAUSE)
    if name_end == name or (name == cue + 1 and not set_off):
        return None  # three dollars per head
    found = Found((name, name_end), (cue, name))
    end = sentence_end(frame, stop)
    comma = name_end
    while comma < end and not tags[comma] & COMMA:
        comma += 1
    if cue > floor + 2 and (not set_off or comma + 2 > end or is_predicated(frame, floor, cue)):
        return Report((floor, cue - 1 if set_off else cue), found)
    return _around(frame, _Clause(cue, comma, found), floor, end)


@rule("QA402")
def clause_of_saying(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """The dam leaks, NP said. The dam leaks, said NP. The dam, NP said, leaks."""
    clause = _clause_of_saying(frame, cue, floor, stop)
    if clause is None:
        return None
    end = sentence_end(frame, stop)
    if clause.stop < end:
        return _around(frame, clause, floor, end) if frame.tags[clause.stop] & PAUSE else None
    return Report((floor, clause.first - 1), clause.found) if is_predicated(frame, floor, clause.first) else None


def _clause_of_saying(frame: Frame, cue: int, floor: int, stop: int) -> _Clause | None:
    """The clause *, NP said on Monday,* or *, said NP,* around ``cue``."""
    tags = frame.tags
    if not tags[cue] & SPEECH or not frame.trait(cue) & SAY or cue <= floor:
        return None
    if tags[cue - 1] & COMMA:
        return _inverted_clause(frame, cue, floor, stop)
    found = speaker_of_cue(frame, cue, floor, stop) if closes_clause(frame, cue, stop) else None
    end = _next_break(frame, cue + 1, stop)
    if found is None or found.speaker[0] > cue or end - cue > 10:
        return None
    first = found.speaker[0]
    while first > floor and not tags[first - 1] & COMMA and tags[first - 1] & (ADVERB | SUBORDINATOR):
        first -= 1
    set_off = tags[first - 1] & COMMA if first > floor else frame.word(floor) == "As"
    return _Clause(first, end, found) if set_off else None


def _inverted_clause(frame: Frame, cue: int, floor: int, stop: int) -> _Clause | None:
    """The clause *, said NP,*; late in a sentence a description of the speaker goes on to its end."""
    subject = subject_after(frame, cue, stop)
    if subject is None or subject[1] >= stop or not frame.tags[subject[1]] & (BREAK | TIME):
        return None
    end = sentence_end(frame, stop) if cue > floor + 5 else _next_break(frame, subject[1], stop)
    return _Clause(cue, end, Found(subject, (cue, cue + 1)))


def _next_break(frame: Frame, token: int, stop: int) -> int:
    while token < stop and not frame.tags[token] & (BREAK | SUBORDINATOR | ANY_VERB):
        token += 1
    return token


@rule("QA403")
def that_clause(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """NP said that the dam leaks; NP told the council whether it did."""
    tags = frame.tags
    if not tags[cue] & _SAID_OR_THOUGHT and not frame.trait(cue) & THOUGHT:
        return None
    after = _after_cue(frame, cue)
    while after < stop and frame.tags[after] & ADVERBIAL:
        after += 1
    first = after
    while first < min(stop, cue + 8) and not tags[first] & (SUBORDINATOR | BREAK) and not is_finite(frame, first):
        first += 1
    if first >= stop or not tags[first] & SUBORDINATOR or frame.word(first) not in _COMPLEMENTS:
        return None
    # after a noun it is a relative clause, unless the noun is who is told, what is said (a claim that …), or a time
    told = frame.trait(cue) & TELL or tags[after] & PREPOSITION or tags[first - 1] & (NOUN_CUE | TIME | ADVERB)
    if first > after and not told:
        return None
    return _report(frame, cue, floor, stop, first, clause_end(frame, cue, floor, first, stop))


_COMPLEMENTS = frozenset({"that", "whether", "how", "why", "if", "what", "where"})


@rule("QA404")
def bare_clause(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """NP said the dam leaks."""
    trait = frame.trait(cue)
    if not trait & (SAY | THOUGHT):
        return None
    first = _after_cue(frame, cue)
    if trait & TELL:
        first = phrase_at(frame, first, stop)
    while first + 1 < stop and frame.word(first) != "there" and _is_adverbial(frame, first):
        first += 1
    barrier, limit = _NEAR if trait & (STANCE | NOUN_LIKE | THOUGHT) else _FAR
    if not _is_clause(frame, first, stop, barrier, limit):
        return None
    return _report(frame, cue, floor, stop, first, clause_end(frame, cue, floor, first, stop))


# What a subject may not reach over to its verb, and how many tokens: a verb of saying is surer to have a clause.
_NEAR = STOPPER | PAUSE | SUBORDINATOR | PARTICIPLE, 12
_FAR = STOPPER | SUBORDINATOR, 20


def _is_adverbial(frame: Frame, token: int) -> bool:
    """An adverb, or a preposition before a time: on Monday."""
    return bool(frame.tags[token] & ADVERBIAL or (frame.tags[token] & PREPOSITION and frame.tags[token + 1] & TIME))


def _is_clause(frame: Frame, first: int, stop: int, barrier: int, limit: int) -> bool:
    """Does a clause begin at ``first``: a noun phrase (or *this*, *there*) and its finite verb?"""
    tags = frame.tags
    if first + 1 >= stop:
        return False
    if tags[first] & (BREAK | QUOTED | PREPOSITION | CONJUNCTION | SUBORDINATOR) and not tags[first] & DETERMINER:
        return False
    end = phrase_at(frame, first, stop)
    if end == first and not (tags[first] & (DETERMINER | ADVERB) and tags[first + 1] & FINITE):
        return False
    verb = first if frame.trait(first) & CONTRACTED else max(end, first + 1)
    last = min(stop, end + limit)
    while verb < last and not is_finite(frame, verb):
        verb += 1
        if verb < last and tags[verb] & barrier:
            return False
    return verb < last


@rule("QA405")
def infinitive(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """NP wants to repair the dam."""
    first = cue + 1
    if not frame.trait(cue) & INTENT or first >= stop or frame.word(first) != "to":
        return None
    return _report(frame, cue, floor, stop, first, phrase_end(frame, cue, floor, first, stop))


@rule("QA406")
def opinion_of(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """NP criticized the plan; NP pushed for a dam."""
    tags, trait = frame.tags, frame.trait(cue)
    if not trait & (NAMING | STANCE | TOPIC):
        return None
    first = _after_cue(frame, cue)
    if trait & TOPIC and first < stop and frame.word(first) in _TOPIC_PREPOSITIONS:
        first += 1
    elif not trait & (NAMING | STANCE):
        return None
    if first >= stop or not tags[first] & (DETERMINER | TITLE | LOWER | PRONOUN):
        return None
    if tags[first] & _NO_OBJECT and not tags[first] & DETERMINER:
        return None
    return _report(frame, cue, floor, stop, first, phrase_end(frame, cue, floor, first, stop))


_TOPIC_PREPOSITIONS = frozenset({"to", "for", "on", "about", "against", "of", "in", "with"})
_NO_OBJECT = CONJUNCTION | SUBORDINATOR | PREPOSITION | ADVERB | TIME | AUXILIARY
