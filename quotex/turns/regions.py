"""Decides which openings are the turns of a transcript: all of a form, those of a region, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from quotex import _core
from quotex.turns.evidence import Evidence, People, alternating, recurring, weigh
from quotex.turns.interviews import exchange_of, is_examination
from quotex.turns.labels import LONGEST_INITIALS, Form, Opening
from quotex.turns.lines import Lines
from quotex.turns.words import Words

__all__ = ["choose"]

_FEWEST: Final[dict[Form, int]] = {"voice": 2, "stop": 3, "interview": 2}
_FEWEST_TURNS: Final = 3
# What an opening weighs where it is plainer than a colon; the answers of an interview count, too.
_WEIGHT: Final[dict[Form, float]] = {"voice": 2.0, "interview": 1.8, "sign": 1.7, "letters": 1.6}
_ENOUGH: Final = 5.25  # points …
_SPARSE, _ENOUGH_IF_SPARSE = 0.2, 8.0  # … if fewer of the paragraphs open a turn …
_STRANGE, _ENOUGH_IF_STRANGE = 0.2, 6.75  # … and if fewer of the labels are known for those of people
_LEAST_ALTERNATING, _LEAST_RECURRING = 0.75, 0.75  # of names on lines of their own without times
_MOST_QUOTED: Final = 0.3
_FEWEST_LETTERS: Final = 4  # Q and A without an oath
_LEAST_ANSWERED, _LEAST_LABELLED = 0.7, 0.7  # of questions
_FARTHEST: Final = 8  # paragraphs between two turns of a region


def choose(lines: Lines, forms: dict[Form, list[Opening]], words: Words) -> tuple[Form, list[Opening]] | None:
    """Return the form of the transcript with its openings, or None if there is no transcript."""
    best: tuple[float, Form, list[Opening]] | None = None
    kept = {form: _without_strangers(form, _merged(lines, form, openings), words) for form, openings in forms.items()}
    for form, openings in sorted(kept.items(), key=lambda item: -_heaviest(*item)):
        if best is not None and best[0] >= _heaviest(form, openings):
            break
        for run in _runs(lines, openings) if openings else ():
            weight = _judge(lines, form, run, words)
            if weight and (best is None or weight > best[0]):
                best = weight, form, run
            if weight and run is openings:
                break
    return best and (best[1], best[2])


def _heaviest(form: Form, openings: list[Opening]) -> float:
    return _WEIGHT.get(form, 1.0) * len(openings)


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
    marks = [mark for mark in (_core.OPENING_EMPHASIS, _core.OPENING_TIMED) if _most(openings, partial(_has, mark))]
    longest = max(3, *(key.count(" ") + 1 for key, count in times.items() if count > 1), 3)
    kept = []
    for opening in openings:
        label = opening.label
        if label is None or any(not opening.kinds & mark for mark in marks):
            continue
        if is_upper and not label.is_upper and (label.parts[-1] in loud or times[people(opening)] == 1):
            continue
        if times[people(opening)] > 1 or label.office or not (len(label.parts) > longest or _is_cast(opening, words)):
            kept.append(opening)
    return kept


def _is_cast(opening: Opening, words: Words) -> bool:
    return opening.label is not None and opening.label.key in words.cast


def _has(mark: int, opening: Opening) -> bool:
    return bool(opening.kinds & mark)


def _most(openings: list[Opening], has: Callable[[Opening], bool]) -> bool:
    return sum(map(has, openings)) > 0.6 * len(openings)


def _judge(lines: Lines, form: Form, openings: list[Opening], words: Words) -> float:
    """Return the weight of a form, 0 if it makes no transcript."""
    if len(openings) < _FEWEST.get(form, _FEWEST_TURNS):
        return 0
    return _heaviest(form, openings) * _is_transcript(lines, form, openings, words)


def _is_transcript(lines: Lines, form: Form, openings: list[Opening], words: Words) -> bool:
    if form == "voice":
        return lines.cues is not None or len(openings) > 2
    if form == "interview":
        return _is_interview(lines, openings, words)
    if form == "letters":
        return _is_dialogue(lines, openings, words)
    people = People(openings, words)
    if form == "alone" and not (_half_timed(openings) or _alternate(list(map(people, openings)))):
        return False
    found = weigh(lines, openings, people, words, _ENOUGH)
    if form == "sign":
        return lines.cues is not None and found.spoken > 0.4 and (found.asked > 0.03 or found.people > 2)
    if form == "stop":
        debate = words.address.search(lines.text, openings[0].start, lines.stops[openings[-1].line])
        return found.people > 1 and found.spoken > 0.2 and debate is not None
    return found.people > 1 and found.quoted <= _MOST_QUOTED and found.points >= _enough(found)


def _half_timed(openings: list[Opening]) -> bool:
    return 2 * sum([_has(_core.OPENING_TIMED, opening) for opening in openings]) >= len(openings)


def _alternate(who: list[str]) -> bool:
    """Whether most speakers differ from the one before, and have another turn."""
    return alternating(who) >= _LEAST_ALTERNATING and recurring(who) >= _LEAST_RECURRING


def _enough(found: Evidence) -> float:
    """The least points of a transcript."""
    enough = _ENOUGH_IF_SPARSE if found.dense < _SPARSE else _ENOUGH
    return max(enough, _ENOUGH_IF_STRANGE) if found.known < _STRANGE else enough


def _is_dialogue(lines: Lines, openings: Sequence[Opening], words: Words) -> bool:
    """Whether Q and A are two people, not a page of help."""
    sorts = Counter(opening.label.sort for opening in openings if opening.label)
    if not sorts["question"] or not sorts["answer"]:
        return False
    if is_examination(lines, openings, words):
        return True
    return sorts["question"] + sorts["answer"] >= _FEWEST_LETTERS and exchange_of(lines, openings, words).is_labelled


def _is_interview(lines: Lines, openings: Sequence[Opening], words: Words) -> bool:
    """Whether questions, of which at most the questions have labels, are those of an interview."""
    exchange = exchange_of(lines, openings, words)
    if exchange.answered < _LEAST_ANSWERED or exchange.quoted > _MOST_QUOTED:
        return False
    if exchange.labelled > _LEAST_LABELLED:
        return exchange.is_labelled
    return exchange.is_bold if openings[0].kinds & _core.OPENING_EMPHASIS else exchange.is_plain
