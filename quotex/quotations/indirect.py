"""Indirect speech: what somebody said without quotation marks. Given only on request.

A rule takes a frame, a verb and the bounds of its sentence, and gives the content (tokens), the speaker and the cue.
Rules are asked in order; a sentence's tokens are given once.
"""

from __future__ import annotations

from collections.abc import Callable
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
from quotex.quotations.attribution import closes_clause, speaker_of_cue
from quotex.quotations.binding import binder
from quotex.quotations.clauses import subject_after
from quotex.quotations.frame import ANY_VERB, BREAK, COLON, COMMA, DASH, QUOTED, STOPPER, Frame
from quotex.quotations.phrases import Span, is_name, is_personal, phrase_at
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
    """All indirect speech of a document, in order. Quotations must be shut; everything else is prepared here."""
    scan, tags = frame.scan, frame.tags
    size = len(tags)
    reports: list[Report] = []
    cue_mask = SPEECH | WEAK | VERB | PARTICIPLE | PREPOSITION
    token = scan.next_tagged(cue_mask, 0, size)
    floor = stop = 0
    seen: set[Span] = set()
    while token >= 0:
        if token >= stop:
            start, end = scan.sentence_at(frame.starts[token])
            floor, stop = frame.token_at(start), frame.token_at(end)
        window = max(floor, token - WINDOW), min(stop, token + WINDOW)
        report = _ask(frame, token, *window) if tags[token] & cue_mask else None
        if report is not None and report.content not in seen:
            reports.append(report)
            seen.add(report.content)
        token = scan.next_tagged(cue_mask, token + 1, size)
    return _outermost(reports)


def _outermost(reports: list[Report]) -> list[Report]:
    """The reports that are no part of another clause: she said *that he thinks it rains*."""
    kept: list[Report] = []
    reach = -1
    for report in sorted(reports, key=lambda report: (report.content[0], -report.content[1])):
        if report.content[0] >= reach:
            kept.append(report)
            if report.found.rule != "QA406":
                reach = report.content[1]
    return kept


def _ask(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    for identifier, function in RULES.items():
        report = function(frame, cue, floor, stop)
        if report is not None:
            if any(frame.tags[token] & QUOTED for token in range(*report.content)):
                return None
            report.found.rule = identifier
            return report
    return None


def _is_cue(frame: Frame, cue: int, floor: int, more: int = THOUGHT) -> bool:
    """Is it a verb of saying or thinking, or of one of the traits ``more``, that is used as one?"""
    tag = frame.tags[cue]
    if tag & TITLE and cue > floor:
        return False
    if tag & PARTICIPLE:
        return not frame.tags[cue - 1] & DETERMINER if cue else True
    known = tag & (SPEECH | WEAK) or frame.trait(cue) & more
    return bool(known) and (frame.is_verb(cue) or (cue > 0 and frame.word(cue - 1) == "to"))


def _sentence_end(frame: Frame, stop: int) -> int:
    while stop and frame.tags[stop - 1] & STOPPER:
        stop -= 1
    return stop


def _clause_end(frame: Frame, cue: int, floor: int, first: int, stop: int) -> int:
    """Where the reported clause that begins at ``first`` ends: with its sentence, or where the narration resumes."""
    tags = frame.tags
    end = _sentence_end(frame, stop)
    introduces = _is_introduction(frame, floor, cue)
    for token in range(first + 1, end - 1):
        if frame.word(token) == ";":
            return token
        if tags[token] & (COMMA | DASH):
            if _resumes(frame, token + 1) or (introduces and tags[token] & COMMA):
                return token
        elif tags[token] & CONJUNCTION and tags[token + 1] & SPEECH and frame.is_verb(token + 1):
            return token  # said it leaks and warned …
    return end


def _is_introduction(frame: Frame, floor: int, cue: int) -> bool:
    """Does the cue stand in a clause that introduces the sentence: Noting that it leaks, …; while he says so, …"""
    tags = frame.tags
    first = floor
    while first < cue and tags[first] & (ADVERB | CONJUNCTION | COMMA):
        first += 1  # However, while he says so, …
    floor = first
    opens = tags[floor] & (PARTICIPLE | SUBORDINATOR)
    return bool(opens) and not any(tags[token] & COMMA for token in range(floor, cue))


def _resumes(frame: Frame, token: int) -> bool:
    """Does what follows a comma leave the reported clause: a relative clause, the next cue, a subject after *but*?"""
    tag = frame.tags[token]
    if (tag & PARTICIPLE and not tag & PREPOSITION) or frame.word(token) in _AFTERTHOUGHTS:
        return True
    if tag & SPEECH:
        return frame.is_verb(token)
    if tag & CONJUNCTION and is_personal(frame, token + 1):
        return True
    return bool(tag & CONJUNCTION or frame.word(token) == "while") and _says_soon(frame, token + 1)


def _says_soon(frame: Frame, token: int) -> bool:
    for later in range(token, min(token + 8, len(frame.tags))):
        if frame.tags[later] & BREAK:
            return False
        if frame.tags[later] & SPEECH and frame.trait(later) & SAY and frame.is_verb(later):
            return True
    return False


def _phrase_end(frame: Frame, cue: int, floor: int, first: int, stop: int) -> int:
    """Where a reported noun phrase with all that belongs to it ends; the narration resumes sooner after one."""
    tags = frame.tags
    end = _clause_end(frame, cue, floor, first, stop)
    head = phrase_at(frame, first, end)
    named = head < end and (is_personal(frame, first) or is_name(frame, (first, head)))
    if named and (tags[head] & TIME or frame.word(head) in _CIRCUMSTANCES):
        return head
    listed = False
    for token in range(first + 1, end - 1):
        after = tags[token + 1]
        if tags[token] & COMMA:
            if after & PRONOUN or frame.is_verb(token + 1) or (after & CONJUNCTION and not listed):
                return token
            listed = True
            if frame.ends_in(token + 1, "ing") and not after & PREPOSITION:
                return token  # not: including
        elif tags[token] & CONJUNCTION and after & ANY_VERB and frame.is_verb(token + 1):
            return token
        elif tags[token] & COLON:
            return token
    return end


_CIRCUMSTANCES = frozenset({"in", "on", "at", "by", "during", "after", "before", "until", "since", "when", "because", "while", "if"})
_AFTERTHOUGHTS = frozenset({"which", "who", "whom", "where", "according", "a", "an"})


@rule("QA401")
def according_to(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """According to NP, the dam leaks. The dam leaks, according to NP."""
    if not frame.tags[cue] & PREPOSITION or not frame.trait(cue) & ACCORDING:
        return None
    width = frame.language.lexicon.phrase(frame.entries[cue]).count(" ") + 1
    end = phrase_at(frame, cue + width, stop)
    if end == cue + width:
        return None
    tags = frame.tags
    found = Found((cue + width, end), (cue, cue + width))
    set_off = bool(tags[cue - 1] & (COMMA | DASH)) if cue > floor else True
    if width == 1 and not set_off:
        return None  # three dollars per head
    sentence_end = _sentence_end(frame, stop)
    while end < sentence_end and not tags[end] & COMMA:
        end += 1
    if cue > floor + 2 and (_is_predicated(frame, floor, cue) or end + 2 > sentence_end or not set_off):
        return Report((floor, cue - 1 if set_off else cue), found)
    return _around(frame, _Clause(cue, end, found), floor, sentence_end) if end + 1 < sentence_end else None


@rule("QA402")
def clause_of_saying_after(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """The dam leaks, NP said. The dam leaks, said NP."""
    clause = _clause_of_saying(frame, cue, floor, stop)
    if clause is None or clause.stop < _sentence_end(frame, stop):
        return None
    return Report((floor, clause.first - 1), clause.found) if _is_predicated(frame, floor, clause.first) else None


@rule("QA407")
def clause_of_saying_amid(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """The dam, NP said, leaks: the whole sentence, or, where the clause of saying is long, the longer part of it."""
    clause = _clause_of_saying(frame, cue, floor, stop)
    end = _sentence_end(frame, stop)
    if clause is None or clause.stop + 2 > end or not frame.tags[clause.stop] & (COMMA | DASH):
        return None
    return _around(frame, clause, floor, end)


def _around(frame: Frame, clause: _Clause, floor: int, end: int) -> Report:
    """What stands around a clause of saying in the sentence floor:end: all of it, or only the longer part."""
    if clause.first <= floor + 2:
        return Report((clause.stop + 1, end), clause.found)  # As NP said, it leaks; but, NP said, it leaks
    starts, ends = frame.starts, frame.ends
    left, right = ends[clause.first - 1] - starts[floor], ends[end - 1] - starts[clause.stop]
    inserted = starts[clause.stop] - starts[clause.first]
    if inserted * 4 <= left + right:
        return Report((floor, end), clause.found)
    return Report((floor, clause.first - 1) if left > right else (clause.stop + 1, end), clause.found)


def _is_predicated(frame: Frame, first: int, stop: int) -> bool:
    """Does a finite verb stand among the tokens first:stop?"""
    return any(frame.tags[token] & ANY_VERB and frame.is_verb(token) for token in range(first, stop))


@dataclass(slots=True)
class _Clause:
    """A clause of saying set off by commas; its tokens are first:stop."""

    first: int
    stop: int
    found: Found


def _clause_of_saying(frame: Frame, cue: int, floor: int, stop: int) -> _Clause | None:
    """The clause *, NP said on Monday,* or *, said NP,* around ``cue``."""
    tags = frame.tags
    if not tags[cue] & SPEECH or not frame.trait(cue) & SAY or cue <= floor or not _is_cue(frame, cue, floor):
        return None
    if tags[cue - 1] & COMMA:
        subject = subject_after(frame, cue, stop)
        if subject is None or not tags[subject[1]] & (BREAK | TIME):
            return None
        # a description of the speaker goes on to the end of the sentence
        end = _sentence_end(frame, stop) if cue > floor + 5 else _next_break(frame, subject[1], stop)
        return _Clause(cue, end, Found(subject, (cue, cue + 1)))
    if not closes_clause(frame, cue, stop):
        return None
    found = speaker_of_cue(frame, cue, floor, stop)
    end = _next_break(frame, cue + 1, stop)
    if found is None or found.speaker[0] > cue or end - cue > 10:
        return None
    first = found.speaker[0]
    while first > floor and not tags[first - 1] & COMMA and tags[first - 1] & (ADVERB | SUBORDINATOR):
        first -= 1
    opens = first == floor and frame.word(floor) == "As"
    return _Clause(first, end, found) if opens or (first > floor and tags[first - 1] & COMMA) else None


def _next_break(frame: Frame, token: int, stop: int) -> int:
    while token < stop and not frame.tags[token] & (BREAK | SUBORDINATOR | ANY_VERB):
        token += 1
    return token


@rule("QA403")
def that_clause(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """NP said that the dam leaks; NP told the council whether it did."""
    tags = frame.tags
    if not _is_cue(frame, cue, floor):
        return None
    after = _after_cue(frame, cue)
    while after < stop and frame.is_adverb(after):
        after += 1
    first = after
    while first < stop and first < cue + 8 and not tags[first] & (SUBORDINATOR | BREAK) and not frame.is_verb(first):
        first += 1
    if first >= stop or not tags[first] & SUBORDINATOR or frame.word(first) not in _COMPLEMENTS:
        return None
    # after a noun it is a relative clause, unless the noun is who is told, or what is said: a claim that …
    addressed = frame.trait(cue) & TELL or tags[after] & PREPOSITION or tags[first - 1] & (NOUN_CUE | TIME | ADVERB)
    if first > after and not addressed:
        return None
    return _report(frame, cue, floor, first, _clause_end(frame, cue, floor, first, stop))


_COMPLEMENTS = frozenset({"that", "whether", "how", "why", "if", "what", "where"})


@rule("QA404")
def bare_clause(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """NP said the dam leaks."""
    tags = frame.tags
    if not _is_cue(frame, cue, floor) or cue + 2 >= stop:
        return None
    if not frame.trait(cue) & (SAY | THOUGHT):
        return None
    first = _after_cue(frame, cue)
    if frame.trait(cue) & TELL:
        first = phrase_at(frame, first, stop)
    while first < stop and frame.word(first) != "there" and _is_adverbial(frame, first):
        first += 1
    if first + 1 >= stop or (
        tags[first] & (BREAK | QUOTED | PREPOSITION | CONJUNCTION | SUBORDINATOR) and not tags[first] & DETERMINER
    ):
        return None
    end = phrase_at(frame, first, stop)
    if end == first and not (tags[first] & (DETERMINER | ADVERB) and frame.is_verb(first + 1)):
        return None
    verb = first if frame.trait(first) & CONTRACTED else max(end, first + 1)
    barrier, limit = _NEAR if frame.trait(cue) & (STANCE | NOUN_LIKE | THOUGHT) else _FAR
    while not _is_finite(frame, verb):
        verb += 1
        if verb >= min(stop, end + limit) or tags[verb] & barrier:
            return None
    return _report(frame, cue, floor, first, _clause_end(frame, cue, floor, first, stop))


_NEAR = STOPPER | COMMA | DASH | SUBORDINATOR | PARTICIPLE, 12
_FAR = STOPPER | SUBORDINATOR, 20


def _after_cue(frame: Frame, cue: int) -> int:
    """The token after the cue and its particle: point out."""
    return cue + frame.language.lexicon.phrase(frame.entries[cue]).count(" ") + 1 if frame.entries[cue] else cue + 1


def _is_adverbial(frame: Frame, token: int) -> bool:
    return frame.is_adverb(token) or bool(frame.tags[token] & PREPOSITION and frame.tags[token + 1] & TIME)


def _is_finite(frame: Frame, token: int) -> bool:
    return bool(frame.tags[token] & ANY_VERB and frame.is_verb(token)) or bool(frame.trait(token) & CONTRACTED)


@rule("QA405")
def infinitive(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """NP wants to repair the dam."""
    if not frame.trait(cue) & INTENT or not _is_cue(frame, cue, floor, INTENT):
        return None
    first = cue + 1
    if first >= stop or frame.word(first) != "to":
        return None
    return _report(frame, cue, floor, first, _phrase_end(frame, cue, floor, first, stop))


@rule("QA406")
def opinion_of(frame: Frame, cue: int, floor: int, stop: int) -> Report | None:
    """NP criticized the plan."""
    tags = frame.tags
    trait = frame.trait(cue)
    if not trait & (NAMING | STANCE | TOPIC) or not _is_cue(frame, cue, floor, STANCE | TOPIC):
        return None
    first = _after_cue(frame, cue)
    if first < stop and tags[first] & PREPOSITION and trait & TOPIC:
        if frame.word(first) not in _TOPIC_PREPOSITIONS:
            return None
        first += 1
    elif not trait & (NAMING | STANCE):
        return None
    if first + 1 > stop or not tags[first] & (DETERMINER | TITLE | LOWER | PRONOUN):
        return None
    if (
        tags[first] & (CONJUNCTION | SUBORDINATOR | PREPOSITION | ADVERB | TIME | AUXILIARY)
        and not tags[first] & DETERMINER
    ):
        return None
    return _report(frame, cue, floor, first, _phrase_end(frame, cue, floor, first, stop))


_TOPIC_PREPOSITIONS = frozenset({"to", "for", "on", "about", "against", "of", "in", "with"})


def _report(frame: Frame, cue: int, floor: int, first: int, end: int) -> Report | None:
    if end <= first:
        return None
    found = speaker_of_cue(frame, cue, floor, end)
    return Report((first, end), found) if found and found.speaker[0] < cue else None
