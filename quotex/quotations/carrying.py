"""Attribution beyond the sentence: what a quotation without a cue takes from its neighbours.

The rules have one shape: from the sites, the answers so far and the number of a site to an answer or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from quotex.language import FIRST, ROLE, SUBORDINATOR
from quotex.quotations.attribution import attribute
from quotex.quotations.binding import Asked, Rules
from quotex.quotations.clauses import governing_subject, main_subject
from quotex.quotations.frame import COLON, COMMA, DASH, Frame
from quotex.quotations.kinds import is_wordy
from quotex.quotations.phrases import Span, is_name, is_personal, phrase_at, phrase_before
from quotex.quotations.saying import said_in
from quotex.quotations.sites import (
    AFTER_COLON,
    ALONE,
    ANNOUNCED,
    CONTINUED,
    ENDS,
    FILLS,
    FOLLOWS,
    LABELLED,
    LED,
    OPENS,
    SHARES,
    SOURCED,
    TITLED,
    WINDOW,
    Found,
    Site,
)

__all__ = ["BACKWARD", "LAST", "RULES", "attribute_all"]

Answers = list["Found | None"]
Rule = Callable[[Frame, Sequence[Site], Answers, int], "Found | None"]
RULES, BACKWARD, LAST = Rules[Rule](), Rules[Rule](), Rules[Rule]()
forward, backward, last = RULES.rule, BACKWARD.rule, LAST.rule


def attribute_all(frame: Frame, sites: Sequence[Site]) -> Answers:
    """An answer for each site: its own sentence's, else its neighbours'."""
    answers: Answers = []
    unanswered: list[int] = []
    for number, site in enumerate(sites):
        found = attribute(frame, site)
        if found is None:
            found = _ask(_FORWARD, frame, sites, answers, number)
            if found is None:
                unanswered.append(number)
        answers.append(found)
    for number in reversed(unanswered):
        if number + 1 < len(sites):
            answers[number] = _ask(_BACKWARD, frame, sites, answers, number)
    for number in unanswered:
        if answers[number] is None and is_wordy(sites[number]):
            answers[number] = _ask(_AGAIN, frame, sites, answers, number)
    return answers


def _ask(asked: Asked[Rule], frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    facts = sites[number].facts
    for identifier, function in asked.among[frame.language.rules][facts & asked.facts]:
        found = function(frame, sites, answers, number)
        if found is not None:
            return Found(found.speaker, found.cue, "alone" if facts & ALONE else "inside", identifier)
    return None


@forward("QA207", needs=LABELLED)
def transcript(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """ "MOOR: …": a line of a transcript that is quoted whole."""
    label = sites[number].first + 1
    return Found((label, label + 1))


@forward("QA201", needs=SHARES)
def same_paragraph(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """The case "…," NP said. "…": the speaker of the quotation before it in the paragraph."""
    return answers[number - 1]


@forward("QA202", needs=CONTINUED)
def next_paragraph(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """A paragraph that continues the speech of the one before."""
    return answers[number - 1] if number else None


@forward("QA203", needs=OPENS | ANNOUNCED)
def announced(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """NP said: at the end of the paragraph before."""
    site, scan = sites[number], frame.scan
    first, stop = _paragraph(frame, site.paragraph - 1)
    floor = max(frame.token_at(scan.sentence_at(scan.paragraph_end[site.paragraph - 1] - 1)[0]), first, stop - WINDOW)
    facts = site.facts & SOURCED | LED | (AFTER_COLON if frame.tags[stop - 1] & COLON else 0)
    return attribute(
        frame, replace(site, first=stop, stop=stop, floor=floor, last=stop, sentence_stop=stop, facts=facts)
    )


@forward("QA204", needs=FILLS | FOLLOWS)
def whole_paragraph(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """A quotation that fills its paragraph: the last speaker of the one before; a question and its answer are two’s."""
    site = sites[number]
    asked = number > 1 and "?" in (site.ending, sites[number - 1].ending)
    other = answers[number - 2] if asked and sites[number - 2].paragraph == site.paragraph - 2 else None
    return other or answers[number - 1]


@forward("QA211", needs=ALONE, without=TITLED)
def shared_clause(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """ "…" but "…," NP said: a later quotation of the same sentence has the clause of saying."""
    site = sites[number]
    if site.ending in ".?!" or site.stop - site.first <= _TERM:
        return None
    for later in sites[number + 1 : number + 3]:
        if later.first >= site.sentence_stop:
            return None
        found = attribute(frame, later)
        if found:
            return found if found.rule in _AFTER else None
    return None


_TERM = 3  # tokens: one word between its marks
_AFTER = frozenset({"QA102", "QA103", "QA104"})


@forward("QA205", needs=ALONE, without=OPENS)
def sentence_before(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """NP hit back. "…": the subject of the sentence before."""
    site = sites[number]
    start = frame.scan.sentence_at(frame.ends[site.floor - 1] - 1)[0]
    floor = max(frame.token_at(start), _paragraph(frame, site.paragraph)[0], site.floor - WINDOW)
    found = said_in(frame, floor, site.floor)
    if found and not _we_ask(frame, found):
        return found
    subject = _concerned(frame, floor, site.floor) or main_subject(frame, floor, site.floor)
    if found and found.cue and subject == found.speaker:
        subject = found.cue[1], phrase_at(frame, found.cue[1], site.floor)
        if not _is_somebody(frame, subject):
            return found
    return Found(subject) if subject else None


def _we_ask(frame: Frame, found: Found) -> bool:
    """When I tell Moor, she laughs. "…"; I asked Moor why. "…": ours is the question, the quotation the answer."""
    speaker = found.speaker[0]
    if not frame.trait(speaker) & FIRST or not found.cue:
        return False
    return frame.word(found.cue[0]) in ("ask", "asked") or bool(speaker and frame.tags[speaker - 1] & SUBORDINATOR)


@backward("QA206", needs=ALONE)
def later_in_paragraph(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """The case "…." "…," NP said: the speaker of the quotation after it in the paragraph."""
    return answers[number + 1] if sites[number + 1].facts & SHARES else None


@last("QA208", needs=ALONE)
def signed(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """ "…" — NP; "…" New paragraph: — NP."""
    site = sites[number]
    first, stop = site.stop, site.last
    if site.facts & ENDS and site.paragraph + 1 < len(frame.scan.paragraph_start):
        first, stop = _paragraph(frame, site.paragraph + 1)
    if first + 1 >= stop or not frame.tags[first] & DASH:
        return None
    end = phrase_at(frame, first + 1, min(stop, first + WINDOW))
    return Found((first + 1, end)) if end > first + 1 else None


@last("QA209", needs=OPENS, without=FOLLOWS)
def paragraph_before(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """NP went on. New paragraph: "…" The subject of the last sentence before."""
    site = sites[number]
    if not site.paragraph:
        return None
    first, stop = _paragraph(frame, site.paragraph - 1)
    floor = max(frame.token_at(frame.scan.sentence_at(frame.ends[stop - 1] - 1)[0]), first, stop - WINDOW)
    return said_in(frame, floor, stop) or _about(frame, floor, stop)


@last("QA210", without=ALONE)
def main_clause(frame: Frame, sites: Sequence[Site], answers: Answers, number: int) -> Found | None:
    """NP stood by the plan to "…": the subject of the sentence, or the name right before a colon."""
    site = sites[number]
    if site.facts & AFTER_COLON:
        name = phrase_before(frame, site.first - 1, site.floor), site.first - 1
        if name[0] < name[1] and is_name(frame, name):
            return Found(name)
    return _about(frame, site.floor, site.first)


def _about(frame: Frame, floor: int, stop: int) -> Found | None:
    """The subject of a sentence, if somebody is."""
    subject = (
        _concerned(frame, floor, stop) or main_subject(frame, floor, stop) or governing_subject(frame, stop, floor)
    )
    if subject is None:
        return None
    return Found(subject) if _is_somebody(frame, subject) else None


def _concerned(frame: Frame, floor: int, stop: int) -> Span | None:
    """For *NP*, it was simple."""
    if frame.word(floor) != "For":
        return None
    end = phrase_at(frame, floor + 1, stop)
    return (floor + 1, end) if end < stop and frame.tags[end] & COMMA and is_name(frame, (floor + 1, end)) else None


def _is_somebody(frame: Frame, span: Span) -> bool:
    if span[1] <= span[0]:
        return False
    return bool(is_personal(frame, span[0]) or is_name(frame, span) or frame.tags[span[1] - 1] & ROLE)


def _paragraph(frame: Frame, paragraph: int) -> tuple[int, int]:
    """First and stop token of a paragraph."""
    scan = frame.scan
    return frame.token_at(scan.paragraph_start[paragraph]), frame.token_at(scan.paragraph_end[paragraph])


_FORWARD, _BACKWARD, _AGAIN = Asked(RULES), Asked(BACKWARD), Asked(RULES, LAST)
