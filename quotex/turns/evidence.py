"""What shows that lines with labels are the turns of a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import regex

from quotex import _core
from quotex.language.patterns import precompiled
from quotex.language.wordclasses import HONORIFIC, TIME
from quotex.turns.labels import Label, Opening
from quotex.turns.lines import Lines
from quotex.turns.words import Words, fold

__all__ = ["Evidence", "People", "alternating", "is_titled", "recurring", "speeches_of", "weigh"]

_LOOKED_AT: Final = 600  # characters of a speech
_HEAD: Final = 1500  # characters before the first turn …
_TAIL: Final = 400  # … and after the last one
_ENDS_OF_QUESTIONS: Final = ("?", "？")
_AROUND_ENDS: Final = " \t\n\"”’')]*_<>/v"
_QUOTED = precompiled(r"[“\"‘][^\n]*+(?<=[”\"’])[\s.…]*+(?:\n|\Z)")
_ENDS: Final = (".", "!", "?", "…", "-", "–", "—", "？", "。")
_LONGEST_DATE: Final = 50  # characters
_SHORTEST_MENTIONED: Final = 3  # letters of a name that is looked for
_MOST_PEOPLE: Final = 40  # whose names are looked for
_MENTIONED: Final = 1.5  # points if all are mentioned


@dataclass(slots=True)
class Evidence:
    """Facts about the openings of one form. Shares are of the turns."""

    turns: int
    people: int
    recurring: float  # share: the speaker has another turn
    alternating: float  # share: another speaker follows
    spoken: float  # share: the speech has words of conversation
    first: float  # share: it has a first person
    asked: float  # share: it ends with a question
    known: float  # share: the label names a person, or a role in a conversation
    roles: float  # share: a role follows the name, or the label is a role
    mentioned: float  # share of the people who are named in what others say, or before the first turn
    dense: float  # share of the paragraphs from the first to the last turn that open one
    timed: float
    upper: float
    bold: float
    quoted: float  # share: the speech is in quotation marks
    ended: float  # share: the speech ends like a sentence
    dated: float  # share: the speech begins with a line that is a date, as comments do
    announced: bool
    edited: bool
    is_caption: bool

    @property
    def points(self) -> float:
        """How much speaks for a transcript; ``regions`` has the least that is enough."""
        return (
            (self.turns >= 4) + 0.5 * (self.turns >= 6) + 0.5 * (self.turns >= 10)
            + 2 * (self.recurring - 0.5) + (self.alternating - 0.5)
            + 3 * (self.spoken - 0.5) + self.first
            + (self.asked > 0) + 2 * min(self.asked, 0.4)
            + 1.5 * self.known + self.roles + _MENTIONED * self.mentioned
            + 2 * (self.dense - 0.5) + 3 * self.timed + 0.7 * self.upper + self.bold
            + 0.7 * self.announced + 1.5 * self.edited + 2.5 * self.is_caption
            - 4 * self.quoted - 6 * self.dated
            - 5 * max(0.0, 0.4 - self.ended) * (not self.is_caption) - 8 * max(0.0, self.people / self.turns - 0.75)
        )  # fmt: skip


class People:
    """Joins the labels of one person: a full name and what it becomes, a surname, a first name or initials."""

    def __init__(self, openings: Iterable[Opening], words: Words) -> None:
        self.words = words
        self.labels = {opening.label.key: opening.label for opening in openings if opening.label}
        self._joined = {key: key for key in self.labels}
        parts = {key: self.bare(label) for key, label in self.labels.items() if label.sort == "person"}
        offices = {fold(label.office): key for key, label in self.labels.items() if label.office}
        short: dict[str, list[str]] = {}
        for key, names in parts.items():
            if len(names) > 1:
                initials = "".join([name[0] for name in names])
                for form in {names[-1], names[0], initials, names[0][0] + names[-1][0], " ".join(names[1:])}:
                    short.setdefault(form, []).append(key)
        self._joined |= {key: offices[key] for key in self.labels if key in offices}
        for key, names in parts.items():
            bare = " ".join(names)
            fuller = [one for one in short.get(bare, ()) if one != key]
            if fuller:
                self._joined[key] = fuller[0]
            elif bare != key and bare in self.labels:
                self._joined[key] = bare

    def bare(self, label: Label) -> list[str]:
        """The words of a name without its titles."""
        name = self.words.naming.without_title(label.text)
        return [folded for word in name.split() if (folded := fold(word))]

    def __call__(self, opening: Opening) -> str:
        return self._joined.get(opening.key, opening.key)


def is_titled(names: list[str], words: Words) -> bool:
    lexicon = words.language.lexicon
    return bool(lexicon.classes(lexicon.id(names[0])) & HONORIFIC)


def speeches_of(lines: Lines, openings: Sequence[Opening]) -> list[str]:
    """The words from each opening to the next one."""
    bounds = [lines.end_before(line) for line in (*(opening.line for opening in openings[1:]), len(lines.starts))]
    return [lines.text[opening.speech : stop] for opening, stop in zip(openings, bounds, strict=True)]


def recurring(who: Sequence[str]) -> float:
    """The share of the turns whose speaker has another one."""
    times = Counter(who)
    return sum([times[one] > 1 for one in who]) / len(who)


def alternating(who: Sequence[str]) -> float:
    """The share of the turns that another speaker's follows."""
    return sum([one != other for one, other in pairwise(who)]) / max(1, len(who) - 1)


def weigh(lines: Lines, openings: Sequence[Opening], people: People, words: Words, enough: float) -> Evidence:
    """Return the evidence; who is mentioned is looked for only if that may lead to ``enough`` points."""
    text, count = lines.text, len(openings)
    who = [people(opening) for opening in openings]
    times = Counter(who)
    speeches = speeches_of(lines, openings)
    begins = [speech[:_LOOKED_AT] for speech in speeches]
    ends = [speech[-40:].rstrip(_AROUND_ENDS) for speech in speeches]
    head = text[max(0, openings[0].start - _HEAD) : openings[0].start]
    kinds = [opening.kinds for opening in openings]
    labels = [opening.label for opening in openings if opening.label]
    found = Evidence(
        turns=count,
        people=len(times),
        recurring=recurring(who),
        alternating=alternating(who),
        spoken=_share(words.spoken, begins),
        first=_share(words.first_person, begins),
        asked=sum([end.endswith(_ENDS_OF_QUESTIONS) for end in ends]) / count,
        known=sum([_is_known(label, words) for label in labels]) / count,
        roles=sum([label.sort == "role" or _has_role(label, words) for label in labels]) / count,
        mentioned=0.0,
        dense=count / _paragraphs(lines, openings),
        timed=sum([bool(kind & _core.OPENING_TIMED) for kind in kinds]) / count,
        upper=sum([label.is_upper for label in labels]) / count,
        bold=sum([bool(kind & _core.OPENING_EMPHASIS) for kind in kinds]) / count,
        quoted=_share(_QUOTED, speeches, from_start=True),
        ended=sum([end.endswith(_ENDS) for end in ends]) / count,
        dated=sum([_is_dated(begin, words) for begin in begins]) / count,
        announced=words.announcing.search(head) is not None,
        edited=words.editing.search(head) is not None or words.editing.search(text[-_TAIL:]) is not None,
        is_caption=lines.cues is not None,
    )
    if found.points + _MENTIONED >= enough:
        found.mentioned = _mentioned(head, begins, who, people)
    return found


def _is_dated(speech: str, words: Words) -> bool:
    line = speech.partition("\n")[0]
    if len(line) > _LONGEST_DATE or line.endswith(_ENDS) or not any(map(str.isdigit, line)):
        return False
    lexicon = words.language.lexicon
    return any(lexicon.classes(lexicon.id(part)) & TIME for part in fold(line).split(" "))


def _share(pattern: regex.Pattern[str], speeches: list[str], *, from_start: bool = False) -> float:
    find = pattern.match if from_start else pattern.search
    return sum([find(speech) is not None for speech in speeches]) / len(speeches)


def _paragraphs(lines: Lines, openings: Sequence[Opening]) -> int:
    """The number of paragraphs from the first to the last opening."""
    opened = {opening.line for opening in openings}
    starts, stops = lines.starts, lines.stops
    full = [line for line in range(openings[0].line, openings[-1].line + 1) if stops[line] > starts[line]]
    if lines.wrapped:
        full = [line for line in full if line in opened or lines.begins_paragraph(line)]
    return len(full)


def _mentioned(head: str, speeches: list[str], who: list[str], people: People) -> float:
    """The share of the people a word of whose name stands before the first turn or in what others say."""
    found, everybody = 0, list(dict.fromkeys(who))[:_MOST_PEOPLE]
    for one in everybody:
        label = people.labels.get(one)
        if label is None or label.sort != "person":
            continue
        others = [head, *(speech for speech, other in zip(speeches, who, strict=True) if other != one)]
        names = [name.title() for name in people.bare(label) if len(name) >= _SHORTEST_MENTIONED]
        found += any(name in other for name in names for other in others)
    return found / len(everybody)


def _is_known(label: Label, words: Words) -> bool:
    if label.sort == "role":
        return True
    names = label.key.split(" ")
    if len(names) > 1 and is_titled(names, words):
        return True
    return names[0] in words.language.first_names or _has_role(label, words)


def _has_role(label: Label, words: Words) -> bool:
    return bool(label.role) and not words.role_word.isdisjoint(fold(label.role).split(" "))
