"""Decides which openings are the turns of a transcript: all of a form, those of a region, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from quotex import _core
from quotex.turns.evidence import People, speeches_of, weigh
from quotex.turns.labels import LONGEST_INITIALS, Form, Opening
from quotex.turns.lines import Lines
from quotex.turns.words import Words

__all__ = ["choose"]

_FEWEST: Final[dict[Form, int]] = {"voice": 2, "stop": 3, "interview": 2}
_FEWEST_TURNS: Final = 3
_ENOUGH: Final = 5.25  # points …
_SPARSE, _ENOUGH_IF_SPARSE = 0.2, 8.0  # … and if fewer of the paragraphs open a turn
_LEAST_ALTERNATING, _LEAST_RECURRING = 0.75, 0.75  # of names on lines of their own without times
_MOST_QUOTED: Final = 0.3
_LEAST_IN_ANSWERS: Final = 0.4  # share with a first person singular …
_LEAST_PLURAL: Final = 0.7  # … or any first person
_FARTHEST: Final = 8  # paragraphs between two turns of a region


def choose(lines: Lines, forms: dict[Form, list[Opening]], words: Words) -> tuple[Form, list[Opening]] | None:
    """Return the form of the transcript with its openings, or None if there is no transcript."""
    best: tuple[float, Form, list[Opening]] | None = None
    for form, openings in forms.items():
        openings = _without_strangers(form, _merged(lines, form, openings), words)
        for run in _runs(lines, openings) if openings else ():
            weight = _judge(lines, form, run, words)
            if weight and (best is None or weight > best[0]):
                best = weight, form, run
            if weight and run is openings:
                break
    return best and (best[1], best[2])


def _merged(lines: Lines, form: Form, openings: list[Opening]) -> list[Opening]:
    """Drop labels that captions repeat in each cue of a turn."""
    if lines.cues is None or form not in ("colon", "voice"):
        return openings
    return [opening for place, opening in enumerate(openings) if not place or openings[place - 1].key != opening.key]


def _runs(lines: Lines, openings: list[Opening]) -> Iterator[list[Opening]]:
    """Yield all openings, then the stretches of them that are not too far apart."""
    yield openings
    run = [openings[0]]
    for opening in openings[1:]:
        between = range(run[-1].line + 1, opening.line)
        if sum(lines.stops[line] > lines.starts[line] and lines.begins_paragraph(line) for line in between) > _FARTHEST:
            yield run
            run = []
        run.append(opening)
    if len(run) < len(openings):
        yield run


def _without_strangers(form: Form, openings: list[Opening], words: Words) -> list[Opening]:
    """Drop labels that look unlike most, and lists of a cast."""
    if form not in ("colon", "alone", "dash") or not openings:
        return openings
    people = People(openings, words)
    times = Counter(map(people, openings))
    full = [opening for opening in openings if opening.label and len(opening.label.text) > LONGEST_INITIALS]
    loud = {label.parts[-1] for opening in full if (label := opening.label) and label.is_upper}
    is_upper = _most(full, lambda opening: opening.label is not None and opening.label.is_upper)
    marks = [mark for mark in (_core.OPENING_EMPHASIS, _core.OPENING_TIMED) if _most(openings, lambda opening: bool(opening.kinds & mark))]
    longest = max(3, *(key.count(" ") + 1 for key, count in times.items() if count > 1), 3)
    kept = []
    for opening in openings:
        label = opening.label
        if label is None or any(not opening.kinds & mark for mark in marks):
            continue
        if is_upper and not label.is_upper and (label.parts[-1] in loud or times[people(opening)] == 1):
            continue
        if times[people(opening)] > 1 or not (len(label.parts) > longest or _is_cast(opening, words)):
            kept.append(opening)
    return kept


def _is_cast(opening: Opening, words: Words) -> bool:
    return opening.label is not None and opening.label.key in words.cast


def _most(openings: list[Opening], has: Callable[[Opening], bool]) -> bool:
    return sum(map(has, openings)) > 0.6 * len(openings)


def _judge(lines: Lines, form: Form, openings: list[Opening], words: Words) -> float:
    """Return the weight of a form, 0 if it makes no transcript."""
    if len(openings) < _FEWEST.get(form, _FEWEST_TURNS):
        return 0
    if form == "voice":
        return 2.0 * len(openings) if lines.cues is not None or len(openings) > 2 else 0
    if form == "interview":
        return 0.9 * 2 * len(openings) * _is_interview(lines, openings, words)
    people = People(openings, words)
    found = weigh(lines, openings, people, words)
    if form == "sign":
        is_dialogue = found.spoken > 0.4 and (found.asked > 0.03 or found.people > 2)
        return 1.7 * len(openings) * (lines.cues is not None and is_dialogue)
    if form == "stop":
        return len(openings) * (found.people > 1 and found.spoken > 0.2 and words.address.search(lines.text) is not None)
    if form == "letters":
        return 1.6 * len(openings) * _is_dialogue(lines, openings, words)
    if found.people < 2 or found.quoted > _MOST_QUOTED or found.points < _ENOUGH:
        return 0
    if found.dense < _SPARSE and found.points < _ENOUGH_IF_SPARSE:
        return 0
    if form == "alone" and found.timed < 0.5 and (found.alternating < _LEAST_ALTERNATING or found.recurring < _LEAST_RECURRING):
        return 0
    return len(openings)


def _is_dialogue(lines: Lines, openings: Sequence[Opening], words: Words) -> bool:
    """Whether Q and A are two people, not a page of help."""
    sorts = Counter(opening.label.sort for opening in openings if opening.label)
    head = lines.text[: openings[0].start][-6000:]
    is_sworn = any(pattern.search(head) for pattern in (words.sworn, words.testimony_of))
    if sorts["question"] < 1 or sorts["answer"] < 1 or sorts["question"] + sorts["answer"] < (2 if is_sworn else 4):
        return False
    if is_sworn or words.announcing.search(head[-1500:]) or words.editing.search(lines.text[-400:]):
        return True
    answers = [
        speech
        for opening, speech in zip(openings, speeches_of(lines, openings), strict=True)
        if opening.label and opening.label.sort == "answer"
    ]
    singular = sum(words.first_singular.search(answer) is not None for answer in answers)
    plural = sum(words.first_person.search(answer) is not None for answer in answers)
    return singular > _LEAST_IN_ANSWERS * len(answers) or plural > _LEAST_PLURAL * len(answers)


def _is_interview(lines: Lines, openings: Sequence[Opening], words: Words) -> bool:
    """Whether questions without labels are those of an interview: the answers say I, the questions you."""
    text, count = lines.text, len(openings)
    head = text[: openings[0].start][-2500:]
    edited = words.editing.search(head) is not None or words.editing.search(text[-400:]) is not None
    announced = edited or words.announcing.search(head) is not None
    is_bold = bool(openings[0].kinds & _core.OPENING_EMPHASIS)
    questions = [text[opening.speech : lines.stops[opening.line]] for opening in openings]
    answers = [speech[len(question) :] for speech, question in zip(speeches_of(lines, openings), questions, strict=True)]
    if not all(answer.strip(" \n*_") for answer in answers[: min(3, count - 1)]):
        return False
    asked = sum("?" in question for question in questions) / count
    first = sum(words.first_person.search(answer[:1500]) is not None for answer in answers) / count
    singular = sum(words.first_singular.search(answer[:1500]) is not None for answer in answers) / count
    second = sum(words.second_person.search(question) is not None for question in questions) / count
    labelled = sum(opening.label is not None for opening in openings) / count
    if labelled > 0.7:
        return first > 0.4
    if is_bold:
        is_asked = asked > (0.12 if announced else 0.35) or (edited and second > 0.3)
        return is_asked and first > (0.4 if announced else 0.6) and (announced or second > 0.5)
    return count >= 3 and edited and first > 0.5 and singular > 0.3 and second > 0.3
