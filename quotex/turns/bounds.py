"""Where the words of a turn end: before directions, headings, narration and what clerks do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quotex.language.patterns import precompiled
from quotex.turns.labels import Form, Label, Labels, Opening
from quotex.turns.lines import Lines
from quotex.turns.words import Words, fold

__all__ = ["Bounds"]

_LONGEST_DIRECTION: Final = 90  # characters of a direction on one line …
_LONGEST_BRACKETS: Final = 500  # … and of one on several lines
_LONGEST_DISPLAY: Final = 220
_LONGEST_HEADING: Final = 80
_LONGEST_NOTE: Final = 300
_LONGEST_NARRATION: Final = 400
_FAR: Final = 30_000  # characters between a pull quote and the words that it repeats
_PULLED: Final = 24  # characters of it that must recur
_CENTRED: Final = 12  # blanks before a line that is a heading
_SET_OFF: Final = 8  # … and in the record of a parliament
_WITHIN: Final = 80  # characters of a clerk's line before its verb

_STOPS: Final = '.,;:!?”’"'
_DIRECTION = precompiled(r"\\?+[(\[][^\n]{1,90}[)\]]\\?+\.?+")
_BRACKETS = precompiled(r"(?s)[(\[].*[)\]]")
_CAPITALS = precompiled(r"[\p{Lu}\d ,.'’()&:/-]{9,}+")
_SHOUTED = precompiled(r"[\p{Lu}\d ,.'’()&:/-]{30,}+")
_EMPTY = precompiled(r"\W++|_++")
_HEADING = precompiled(r"#{1,6}\s")
_QUOTED = precompiled(r"[\"“].*[\"”]")
_NO_END = precompiled(r"[\p{L}\d’']$")
_CLOSING_MARKS = precompiled(r"(?:\*\*|__)$")


class Bounds:
    """Finds the lines of each turn, and the end of its words."""

    def __init__(self, lines: Lines, form: Form, openings: Sequence[Opening], words: Words) -> None:
        self.lines, self.form, self.words, self.text = lines, form, words, lines.text
        self.labels = Labels(words)
        self.most = 1  # paragraphs of a turn so far
        self.cast = {
            opening.label.key.split(" ")[-1].title()
            for opening in openings
            if opening.label and opening.label.sort == "person"
        }

    def lines_of(self, opening: Opening, stop: int, *, is_last: bool = False) -> list[int]:
        """The lines with words of the turn that opens before line ``stop``, in order; empty if nothing is said.

        Whatever follows the last turn of a region must look like speech.
        """
        lines = self.lines
        first = max(opening.line, lines.at(opening.speech))
        if lines.stops[first] < opening.speech:
            first = lines.next_with_words(first)
        starts, stops = lines.starts, lines.stops
        spoken = [line for line in range(first, stop) if stops[line] > starts[line]]
        if spoken and stops[spoken[0]] <= opening.speech:
            del spoken[0]
        if not spoken or lines.kind == "captions":
            return spoken
        if is_last and lines.kind == "prose" and self.form != "stop":
            spoken = self._of_last(spoken)
        spoken = self._trimmed(spoken)
        self.most = max(self.most, sum(map(lines.begins_paragraph, spoken)))
        return spoken

    def _of_last(self, spoken: list[int]) -> list[int]:
        """The lines of the last turn: up to a heading, or to a paragraph without words of conversation.

        Such paragraphs belong to it as long as it has no more of them than another turn.
        """
        lines = self.lines
        begins = [place for place, line in enumerate(spoken) if not place or lines.begins_paragraph(line)]
        for number, (place, stop) in enumerate(pairwise([*begins, len(spoken)])):
            body = self.text[lines.starts[spoken[place]] : lines.stops[spoken[stop - 1]]]
            is_heading = len(body) <= _LONGEST_HEADING and body[0].isupper() and _NO_END.search(body)
            if number and (is_heading or (number >= self.most and not self.words.spoken.search(body))):
                return spoken[:place]
        return spoken

    def _trimmed(self, spoken: list[int]) -> list[int]:
        """Drop paragraphs at the end that nobody says."""
        if self.form == "stop":
            spoken = self._before_clerk(spoken)
        while True:
            unit = self._last_unit(spoken)
            if len(unit) == len(spoken) or not self._is_furniture(unit):
                return spoken
            del spoken[-len(unit) :]

    def _last_unit(self, spoken: list[int]) -> list[int]:
        """The last paragraph: lines without a blank line between them; a single line if the text is not wrapped."""
        if not self.lines.wrapped and self.form != "stop" and self.lines.kind == "prose":
            return spoken[-1:]
        if self.lines.kind == "numbered":
            return spoken[-1:]
        place = len(spoken) - 1
        while (
            place
            and spoken[place - 1] == spoken[place] - 1
            and not (self.form == "stop" and self._indent(spoken[place]))
        ):
            place -= 1
        last = self.lines.words(spoken[-1])
        if len(spoken) > 1 and self._is_direction(last) and last[1:2].isupper():
            return spoken[-1:]
        return spoken[place:]

    def _indent(self, line: int) -> int:
        start = self.lines.starts[line]
        return start - 1 - self.text.rfind("\n", 0, start)

    def _before_clerk(self, spoken: list[int]) -> list[int]:
        for place, line in enumerate(spoken):
            if place and self._indent(line) and self._is_clerk(self.lines.words(line)):
                return spoken[:place]
        return spoken

    def _is_clerk(self, words: str) -> bool:
        begin = self.words.clerk.match(words)
        return begin is not None and self.words.clerk_verb.search(words, 0, begin.end() + _WITHIN) is not None

    def _is_direction(self, words: str) -> bool:
        return len(words) <= _LONGEST_DIRECTION and _DIRECTION.fullmatch(words) is not None

    def _is_furniture(self, unit: list[int]) -> bool:
        """Whether nobody says the paragraph."""
        lines, words = self.lines, self.words
        body = self.text[lines.starts[unit[0]] : lines.stops[unit[-1]]]
        if len(unit) > 1 or "\n" in body:
            return len(body) <= _LONGEST_BRACKETS and (
                _BRACKETS.fullmatch(body) is not None or _SHOUTED.match(body) is not None or self._is_narration(body)
            )
        if self._is_direction(body) and (lines.kind == "prose" or not body[1:2].islower()):
            return True
        if _EMPTY.fullmatch(body) or _HEADING.match(body) or _CAPITALS.fullmatch(body) or _SHOUTED.match(body):
            return True
        if self._indent(unit[0]) >= (_SET_OFF if self.form == "stop" else _CENTRED) and lines.kind == "prose":
            return True
        label = self._label_of(body)
        if label is not None and (label.key in words.pause or label.key.split(" ")[0] in words.examined_by):
            return True
        if len(body) <= _LONGEST_NOTE and words.editing.search(body) and not words.spoken.search(body):
            return True
        return self._is_display(body, unit[0]) or self._is_narration(body)

    def _label_of(self, body: str) -> Label | None:
        head, colon, _ = body.partition(":")
        if fold(head).split(" ")[0] in self.words.examined_by and len(head) < _LONGEST_DIRECTION and head.isupper():
            return Label(head, fold(head), 0, "nobody")
        return self.labels.parse(head) if colon and len(head) < _LONGEST_DIRECTION else None

    def _is_display(self, body: str, line: int) -> bool:
        """A heading, or words of the transcript that are shown again between its paragraphs."""
        if self.form not in ("colon", "letters", "interview", "alone", "dash") or len(body) > _LONGEST_DISPLAY:
            return False
        if _QUOTED.fullmatch(body):
            return self._recurs(body[1 : 1 + _PULLED], self.lines.starts[line])
        return (
            body[0].isupper()
            and len(body.split()) > 2
            and _NO_END.search(body) is not None
            and not self.words.first_person.search(body)
            and not self.words.second_person.search(body)
        )

    def _recurs(self, words: str, start: int) -> bool:
        """Whether words at ``start`` also stand near by, before or after them."""
        before, after = max(0, start - _FAR), start + len(words)
        return self.text.find(words, before, start) >= 0 or self.text.find(words, after, after + _FAR) >= 0

    def _is_narration(self, body: str) -> bool:
        """A sentence in the past tense about the speakers: Moor then showed the drawings."""
        if self.form != "colon" or len(body) > _LONGEST_NARRATION or not body.endswith("."):
            return False
        names = [name for name in self.cast if name in body]
        past = self.words.language.endings.past
        return (
            bool(names)
            and not self.words.spoken.search(body)
            and "…" not in body
            and any(word.strip(_STOPS).endswith(past) for word in body.split())
        )

    def end_of(self, spoken: list[int]) -> int:
        end = self.lines.stops[spoken[-1]]
        if self.form == "interview" and (marks := _CLOSING_MARKS.search(self.text, max(0, end - 2), end)):
            end = marks.start()
        return end
