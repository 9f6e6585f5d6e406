"""Sentences over several lines, for the twin of the scanner: finds the lines that go on in the next one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from chartab import has
from twin_quotes import CLOSE, EITHER, OPEN, Mark, side_by_context

from quotex import _core

if TYPE_CHECKING:
    from twin import Token

Ends = tuple[int, int, int, int]  # tags of verbs of saying, of words that lead on, of titles, of auxiliaries
CLAUSE, AFTER_MARK, LINKED = 6, 5, 8  # tokens
BROKEN_CLAUSE, FEWEST_INSIDE, ITEMS = 5, 2, 3  # tokens; lines
MOST_TORN = 6  # lines that one quotation goes on to


def line_flags(row: list[Token]) -> int:
    """Whether the line is blank, or ends with a terminator and at most three closing characters right after it."""
    if not row:
        return _core.LINE_BLANK
    stops = [i for i, token in enumerate(row) if token.tags & _core.TERMINATOR]
    closing = row[stops[-1] + 1 :] if stops else row
    together = all(token.tags & _core.PUNCT and not token.tags & _core.SPACED for token in closing)
    return _core.LINE_ENDS_SENTENCE if stops and together and len(closing) <= 3 else 0


def line_goes_on(row: list[Token], following: list[Token], marks: list[Mark], text: str, ends: Ends) -> bool:
    """Whether the sentence of the line clearly goes on in the next one, in a text that is not hard-wrapped."""
    if not row or not following:
        return False
    verbs, links, titles, _ = ends
    last, after = row[-1], following[0]
    if not after.tags & _core.WORD or (last.tags | after.tags) & _core.LINK:
        return False
    is_small, has_clause = bool(after.tags & _core.LOWER), len(row) >= CLAUSE
    here = [mark for mark in marks if row[0].start <= mark.start <= last.start]
    if here and here[-1].end > last.start:  # the line ends with a mark
        before = "".join([text[token.start] for token in row if token.start < here[-1].start][-1:])
        need_not_end = (
            not line_flags(row) & _core.LINE_ENDS_SENTENCE or before in ("?", "!") or bool(after.tags & verbs)
        )
        return before == "," or (is_small and need_not_end)
    if text[last.start] == ",":
        return has_clause or (len(row) > 1 and bool(here) and here[-1].end > row[-2].start)
    leads_on = bool(last.tags & links and last.tags & _core.LOWER)
    if not last.tags & _core.WORD or (has_clause and (is_small or leads_on)):
        return bool(last.tags & _core.WORD)
    if not here or sum(here[-1].start <= token.start for token in row) > AFTER_MARK + 1:
        return False
    if last.tags & verbs:
        return bool(row[-2].tags & _core.PUNCT)
    return leads_on or bool(not last.tags & _core.LOWER and last.tags & titles and not after.tags & links)


# ---- Lines broken inside sentences

Rows: TypeAlias = "list[list[Token]]"
OPENING, CLOSING, STRAIGHT = "“〝", "”〞〟", '"\uff02'


def is_closing(char: str) -> bool:
    return char in ",;:.!?)]"


def is_one_of(token: Token, marks: str) -> bool:
    return len(token.word) == 1 and token.word in marks


def opens_inside(rows: Rows, line: int, starts: list[int], *, is_open: bool = False) -> bool:
    """Whether the line, which is not indented, begins with what cannot open a sentence."""
    row, before = rows[line], rows[line - 1] if line else []
    if not row or not before or row[0].start != starts[line]:
        return False
    first = row[0]
    touching = row[1] if len(row) > 1 and not row[1].tags & _core.SPACED else None
    if first.word[0] in "'’":
        return len(first.word) == 1 and touching is not None and touching.word == "s"
    if is_one_of(first, CLOSING) or (is_open and is_one_of(first, STRAIGHT)):
        return touching is None or is_closing(touching.word[0])
    if line_flags(before) & _core.LINE_ENDS_SENTENCE or not is_one_of(first, ",;:.!?)]"):
        return False
    return touching is None or is_one_of(touching, CLOSING + STRAIGHT)


def is_broken(rows: Rows, starts: list[int]) -> bool:
    """Whether at least two lines begin with a comma or a full stop inside a sentence. Repeated spacers do not count."""
    inside = 0
    for line, row in enumerate(rows):
        following = rows[line + 1] if line + 1 < len(rows) else []
        is_spacer = bool(row and following) and row[0].word[0] == following[0].word[0] == "."
        inside += opens_inside(rows, line, starts) and row[0].word[0] in ",." and not is_spacer
    return inside >= FEWEST_INSIDE


def is_marked(token: Token, marks: list[Mark]) -> bool:
    return any(mark.start <= token.start < mark.end for mark in marks)


def is_signed(row: list[Token], following: list[Token], marks: list[Mark]) -> bool:
    """Whether the line ends with dashes after a mark, and the next one begins with a name of two words."""
    name = following[:2]
    if len(name) < 2 or not all(token.tags & _core.CAPITALIZED for token in name) or name[1].entry:
        return False
    words = [token for token in row if not has(token.word[0], "DASH")]
    place = row.index(words[-1]) if words else 0
    return bool(has(row[-1].word[0], "DASH")) and is_marked(row[place], marks)


def is_item(row: list[Token]) -> bool:
    if not row or line_flags(row) & _core.LINE_ENDS_SENTENCE or len(row) > LINKED:
        return False
    return bool(row[0].tags & _core.LOWER)


def is_listed(rows: Rows, line: int) -> bool:
    """Whether the line is one of three or more consecutive short lines in small letters."""
    first, stop = line, line
    while first > 0 and line - first < ITEMS and is_item(rows[first - 1]):
        first -= 1
    while stop < len(rows) and stop - line < ITEMS and is_item(rows[stop]):
        stop += 1
    return stop > line and stop - first >= ITEMS


def leads_to_link(rows: Rows, line: int, starts: list[int]) -> bool:
    """Whether the next line is a short one inside the sentence."""
    following = rows[line + 1]
    later = rows[line + 2] if line + 2 < len(rows) else []
    if not later or len(following) > LINKED or line_flags(following) & _core.LINE_ENDS_SENTENCE:
        return False
    return opens_inside(rows, line + 2, starts) or bool(later[0].tags & _core.LOWER)


def ends_in_opening(row: list[Token], later: list[Token], *, is_open: bool) -> bool:
    last = row[-1]
    if not last.tags & _core.SPACED:
        return False
    if last.word[0] in "([":
        return len(last.word) == 1
    if not is_one_of(last, OPENING) and not (is_open and is_one_of(last, STRAIGHT)):
        return False
    return bool(later) and (is_closing(later[0].word[0]) or is_one_of(later[0], CLOSING + STRAIGHT))


@dataclass
class Broken:
    """A text with lines broken inside sentences."""

    rows: Rows
    starts: list[int]
    marks: list[Mark]
    ends: Ends

    def goes_on(self, head: int, line: int) -> bool:
        """Whether the sentence that began in the line ``head`` goes on in the one after ``line``."""
        rows, row, following = self.rows, self.rows[line], self.rows[line + 1]
        later = rows[line + 2] if line + 2 < len(rows) else []
        last, after = row[-1], following[0]
        straight = [token for part in rows[head : line + 1] for token in part if is_one_of(token, STRAIGHT)]
        is_open = len(straight) % 2 == 1
        if opens_inside(rows, line + 1, self.starts, is_open=is_open):
            return True
        if (last.tags | after.tags) & _core.LINK:
            return False
        if ends_in_opening(row, later, is_open=is_open) or is_signed(row, following, self.marks):
            return True
        if last.tags & _core.PUNCT:
            return last.word[0] == "," and bool(after.tags & _core.LOWER)
        return self.word_goes_on(head, line)

    def word_goes_on(self, head: int, line: int) -> bool:
        """Whether the last word of a line and the beginning of the next one belong to one sentence."""
        row, following = self.rows[line], self.rows[line + 1]
        last, after, (verbs, links, _, auxiliaries) = row[-1], following[0], self.ends
        is_small, marked = bool(last.tags & _core.LOWER), is_marked(after, self.marks)
        listed = is_listed(self.rows, line + 1)
        if after.tags & _core.LOWER and after.tags & auxiliaries:
            return True
        is_button = is_small and len(following) == 1
        if after.tags & _core.LOWER and after.tags & verbs and not is_button and not listed:
            return True
        if is_small and marked and head < line and last.tags & verbs:
            return True
        if sum(len(part) for part in self.rows[head : line + 1]) < BROKEN_CLAUSE:
            return False
        if after.tags & _core.LOWER:
            return not listed
        if not is_small:
            return False
        if last.tags & links and (head < line or not marked):
            return marked or not after.tags & _core.PUNCT or after.word[0] in "$£€"
        return bool(after.tags & _core.WORD) and leads_to_link(self.rows, line, self.starts)


def find_joins(
    wrapped: list[bool], broken: Broken | None, rows: Rows, marks: list[Mark], text: str, ends: Ends
) -> list[bool]:
    """For each line, whether it goes on in the next. ``wrapped`` is the answer for a hard-wrapped text."""
    joins: list[bool] = []
    sides = [[side for mark in marks_of(row, marks) if (side := side_of_double(mark)) != EITHER] for row in rows]
    head, is_open = 0, False
    for line, (row, after) in enumerate(pairwise([*rows, []])):
        if not (line and joins[-1] and row):
            head, is_open = line, False
        is_open = sides[line][-1] == OPEN if sides[line] else is_open
        goes_on = wrapped[line] or line_goes_on(row, after, marks, text, ends)
        goes_on = goes_on or (broken and row and after and broken.goes_on(head, line))
        joins.append(bool(goes_on or (is_open and row and closes_later(rows, sides, line))))
    return joins


def marks_of(row: list[Token], marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if row and row[0].start <= mark.start < row[-1].end]


def side_of_double(mark: Mark) -> str:
    """The side of a double mark, if its character or its neighbours show it."""
    if mark.family != "double":
        return EITHER
    if mark.typed != EITHER:
        return mark.typed
    inches = mark.before == "digit" and mark.after == "space"
    return EITHER if inches else side_by_context(mark)


def closes_later(rows: Rows, sides: list[list[str]], line: int) -> bool:
    """Whether a mark in one of the lines after ``line`` closes what is open there, before another opens.

    Each line but the last ends a sentence.
    """
    for before, row, found in list(zip(rows, rows[1:], sides[1:], strict=False))[line : line + MOST_TORN]:
        if not row or not line_flags(before) & _core.LINE_ENDS_SENTENCE:
            return False
        if found:
            return found[0] == CLOSE
    return False
