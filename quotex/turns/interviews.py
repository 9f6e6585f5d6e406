"""What shows that questions and answers are an interview, not a page of help or a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from quotex.language.patterns import precompiled
from quotex.turns.evidence import speeches_of
from quotex.turns.labels import Opening
from quotex.turns.lines import Lines
from quotex.turns.words import Words

__all__ = ["Exchange", "exchange_of", "is_examination"]

_HEAD: Final = 2500  # characters before the first question, in which an interview is announced
_TAIL: Final = 400  # and after the last one
_OATH: Final = 6000  # in which a witness is sworn
_HEADING: Final = 160  # in which a page of help says that it is one
_LOOKED_AT: Final = 1500  # characters of an answer
_SAID = precompiled(r"[“\"‘«]")


@dataclass(slots=True)
class Exchange:
    """Facts about questions and their answers. Shares are of the questions or of the answers."""

    turns: int
    asked: float  # share: the question has its mark
    first: float  # share: the answer has a first person …
    singular: float  # … in the singular
    second: float  # share: the question says you
    quoted: float  # share: the question or the answer begins with a quotation mark
    labelled: float  # share: the question has a label
    answered: float  # share: the answer has words
    announced: bool
    edited: bool
    is_help: bool

    @property
    def is_labelled(self) -> bool:
        """Whether Q and A, or Q alone, are an interview."""
        if self.is_help and not self.edited:
            return False
        if self.announced:
            return self.first > 0.2
        return self.singular > 0.4 or self.first > 0.7

    @property
    def is_bold(self) -> bool:
        """Whether bold questions are those of an interview."""
        if self.is_help and not self.edited:
            return False
        if self.turns < 3 and not self.edited:
            return False
        is_asked = self.asked > (0.12 if self.announced else 0.35) or (self.edited and self.second > 0.3)
        return (
            is_asked
            and self.first > (0.4 if self.announced else 0.6)
            and (self.edited or (self.singular > 0.3 and self.second > 0.3))
        )

    @property
    def is_plain(self) -> bool:
        """Whether questions without marks are; there must be a word about it."""
        return self.turns >= 3 and self.edited and self.first > 0.5 and self.singular > 0.3 and self.second > 0.3


def exchange_of(lines: Lines, openings: Sequence[Opening], words: Words) -> Exchange:
    """Return the facts about questions, each with the answer below it or after the next label."""
    text = lines.text
    head, tail = text[max(0, openings[0].start - _HEAD) : openings[0].start], text[-_TAIL:]
    questions, answers = _questions_and_answers(lines, openings)
    edited = any(words.editing.search(part) is not None for part in (head, tail))
    return Exchange(
        turns=len(openings),
        asked=_share(questions, ["?" in question for question in questions]),
        first=_share(answers, _found(words.first_person, answers)),
        singular=_share(answers, _found(words.first_singular, answers)),
        second=_share(questions, _found(words.second_person, questions)),
        quoted=_share(answers, [_SAID.match(speech) is not None for speech in answers]),
        labelled=sum(opening.label is not None for opening in openings) / len(openings),
        answered=_share(answers, [bool(speech.strip(" \n*_")) for speech in answers]),
        announced=edited or words.announcing.search(head) is not None,
        edited=edited,
        is_help=words.help_page.search(head, max(0, len(head) - _HEADING)) is not None,
    )


def _questions_and_answers(lines: Lines, openings: Sequence[Opening]) -> tuple[list[str], list[str]]:
    speeches = speeches_of(lines, openings)
    sorts = [opening.label.sort if opening.label else "" for opening in openings]
    if "answer" in sorts:
        return tuple(
            [speech for speech, sort in zip(speeches, sorts, strict=True) if sort == wanted]
            for wanted in ("question", "answer")
        )  # type: ignore[return-value]
    questions = [lines.text[opening.speech : lines.stops[opening.line]] for opening in openings]
    return questions, [speech[len(question) :].lstrip() for speech, question in zip(speeches, questions, strict=True)]


def _found(pattern: regex.Pattern[str], speeches: list[str]) -> list[bool]:
    return [pattern.search(speech, 0, _LOOKED_AT) is not None for speech in speeches]


def _share(all_of_them: list[str], those: list[bool]) -> float:
    return sum(those) / max(1, len(all_of_them))


def is_examination(lines: Lines, openings: Sequence[Opening], words: Words) -> bool:
    """Whether a witness is sworn, or testimony announced, before the questions."""
    head = lines.text[max(0, openings[0].start - _OATH) : openings[0].start]
    return any(pattern.search(head) for pattern in (words.sworn, words.testimony_of))
