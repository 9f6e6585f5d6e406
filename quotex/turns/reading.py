"""Reads the turns of a text that may be a transcript."""

from __future__ import annotations

from quotex import _core
from quotex.language.loading import Language
from quotex.language.patterns import precompiled
from quotex.turns.bounds import Bounds
from quotex.turns.labels import Form, Opening, forms_of
from quotex.turns.lines import Lines, read_lines, without_tags
from quotex.turns.model import Transcript, Turn
from quotex.turns.regions import choose
from quotex.turns.speakers import Speakers
from quotex.turns.words import words_for

__all__ = ["read_transcript"]

RULES: dict[Form, str] = {
    "colon": "QT101", "stop": "QT102", "letters": "QT103", "alone": "QT104", "dash": "QT105", "interview": "QT106",
    "voice": "QT107", "sign": "QT108",
}  # fmt: skip
_TIME = precompiled(r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)([.,]\d++)?")


def is_announced(text: str, language: Language) -> bool:
    """Whether a text says that it is an interview or a transcript."""
    words = words_for(language.pack)
    return words is not None and any(
        part in text and any(end in text for end in ends) for part, ends in words.editing_ends.items()
    )


def read_transcript(text: str, language: Language, likely: int) -> Transcript | None:
    """Return the turns of a text, which openings of the kinds ``likely`` begin, or None if it is no transcript."""
    words = words_for(language.pack)
    if words is None:
        return None
    view = without_tags(text) if "<" in text else text
    rows = _core.find_openings(view)
    lines = read_lines(view, rows)
    chosen = choose(lines, forms_of(lines, rows, words, likely), words)
    if chosen is None:
        return None
    form, openings = chosen
    if form == "interview":
        openings = _with_answers(lines, openings)
    bounds = Bounds(lines, form, openings, words)
    speakers = Speakers(lines, form, openings, words)
    turns = []
    for opening, stop in zip(openings, _stops(lines, openings), strict=True):
        spoken = bounds.lines_of(opening, stop, is_last=opening is openings[-1])
        if spoken:
            turns.append(_turn(lines, form, opening, spoken, bounds, speakers))
    return Transcript(form, turns) if turns else None


def _stops(lines: Lines, openings: list[Opening]) -> list[int]:
    """The line at which the turn of each opening stops."""
    return [*(opening.line for opening in openings[1:]), len(lines.starts)]


def _turn(lines: Lines, form: Form, opening: Opening, spoken: list[int], bounds: Bounds, speakers: Speakers) -> Turn:
    start, end = max(opening.speech, lines.starts[spoken[0]]), bounds.end_of(spoken)
    label = opening.label
    found = speakers.of(opening)
    fragments = []
    if lines.kind != "prose":
        fragments = [(max(start, lines.starts[line]), min(end, lines.stops[line])) for line in spoken]
    return Turn(
        opening=lines.starts[opening.line],
        start=start,
        end=end,
        label=(opening.start, opening.stop) if label else None,
        text=label.text if label else "",
        name=found.name,
        form_rule=RULES[form],
        name_rule=found.rule,
        role=found.role,
        gender=found.gender,
        is_person=found.is_person,
        time=_time(lines, opening),
        fragments=fragments,
    )


def _with_answers(lines: Lines, questions: list[Opening]) -> list[Opening]:
    """Add an opening for the answer below each question."""
    both: list[Opening] = []
    for question, stop in zip(questions, _stops(lines, questions), strict=True):
        both.append(question)
        below = lines.next_with_words(question.line)
        if below < stop:
            start = lines.starts[below]
            both.append(Opening(below, None, start, start, start))
    return both


def _time(lines: Lines, opening: Opening) -> float | None:
    """The time of a turn in seconds, from its label or its caption."""
    if not opening.kinds & _core.OPENING_TIMED and lines.cues is None:
        return None
    first = opening.line if lines.cues is None else lines.cue_lines[lines.cues[opening.line]]
    begin = lines.text.rfind("\n", 0, lines.starts[first]) + 1
    match = _TIME.search(lines.text, begin, opening.speech)
    if match is None:
        return None
    hours, minutes, seconds, rest = match.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float((rest or "0").replace(",", "."))
