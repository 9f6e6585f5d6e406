"""The slow, obvious twin of the C scanner: lines and their words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chartab import has, word_break

AH_LETTER = {"ALETTER", "HEBREW_LETTER"}
IGNORED = {"EXTEND", "FORMAT", "ZWJ"}
BREAKS = {"CR", "LF", "NEWLINE"}
MID_NUM_LET_Q = {"MIDNUMLET", "SINGLE_QUOTE"}
BEGINS_NONE, MAY_BEGIN, BEGINS = range(3)
SHORTEST_NAME = 4
LONGEST_GLUED = 64  # characters


# ---- Word boundaries: UAX #29, the rules in the order and the words of the standard


def breaks_before(values: list[str], pictures: list[bool], at: int) -> bool:
    """Whether there is a word boundary before the character ``at`` (not the first one)."""
    left, right = values[at - 1], values[at]
    if left == "CR" and right == "LF":  # WB3
        return False
    if left in BREAKS or right in BREAKS:  # WB3a, WB3b
        return True
    if left == "ZWJ" and pictures[at]:  # WB3c
        return False
    if left == right == "WSEGSPACE":  # WB3d
        return False
    if right in IGNORED:  # WB4, and from here on ignored characters are looked through
        return False
    before = [value for value in values[:at] if value not in IGNORED]
    after = [value for value in values[at:] if value not in IGNORED]
    return not _joined(before, after)


def _joined(before: list[str], after: list[str]) -> bool:
    """Rules WB5 to WB16 on the Word_Break values before and after a position."""
    earlier, left = ["", "", *before][-2:]
    right, later = [*after, "", ""][:2]
    middle_of_word = MID_NUM_LET_Q | {"MIDLETTER"}
    middle_of_number = MID_NUM_LET_Q | {"MIDNUM"}
    alphanumeric = AH_LETTER | {"NUMERIC"}
    indicators = len(before) - len("".join("R" if v == "REGIONAL_INDICATOR" else "." for v in before).rstrip("R"))
    return (
        (left in AH_LETTER and right in AH_LETTER)  # WB5
        or (left in AH_LETTER and right in middle_of_word and later in AH_LETTER)  # WB6
        or (earlier in AH_LETTER and left in middle_of_word and right in AH_LETTER)  # WB7
        or (left == "HEBREW_LETTER" and right == "SINGLE_QUOTE")  # WB7a
        or (left == "HEBREW_LETTER" and right == "DOUBLE_QUOTE" and later == "HEBREW_LETTER")  # WB7b
        or (earlier == "HEBREW_LETTER" and left == "DOUBLE_QUOTE" and right == "HEBREW_LETTER")  # WB7c
        or (left in alphanumeric and right in alphanumeric)  # WB8, WB9, WB10
        or (earlier == "NUMERIC" and left in middle_of_number and right == "NUMERIC")  # WB11
        or (left == "NUMERIC" and right in middle_of_number and later == "NUMERIC")  # WB12
        or (left == right == "KATAKANA")  # WB13
        or (left in alphanumeric | {"KATAKANA", "EXTENDNUMLET"} and right == "EXTENDNUMLET")  # WB13a
        or (left == "EXTENDNUMLET" and right in alphanumeric | {"KATAKANA"})  # WB13b
        or (right == "REGIONAL_INDICATOR" and indicators % 2 == 1)  # WB15, WB16
    )


def word_boundaries(text: str) -> list[int]:
    """Splits line by line: only the first three rules look over a line break."""
    found = [0] if text else []
    for line in find_lines(text):
        part = text[line.start : line.after]
        values, pictures = [word_break(char) for char in part], [has(char, "PICT") for char in part]
        found += [line.start + at for at in range(1, len(part)) if breaks_before(values, pictures, at)]
        found.append(line.after)
    return found


# ---- Lines


@dataclass
class Line:
    start: int
    end: int  # without the line break
    after: int  # with it


def find_lines(text: str) -> list[Line]:
    lines, start, at = [], 0, 0
    while at < len(text):
        if word_break(text[at]) in BREAKS:
            after = at + 2 if text[at : at + 2] == "\r\n" else at + 1
            lines.append(Line(start, at, after))
            start = at = after
        else:
            at += 1
    return lines if start == len(text) else [*lines, Line(start, len(text), len(text))]


# ---- Words that a full stop joins


def cut_at_full_stops(text: str, start: int, end: int, is_stop: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """The words of text[start:end] joined by a full stop or colon that has lost its blank: said.Moor, More:Ferry."""
    at = glued_at(text, start, end, is_stop)
    if at < 0:
        yield start, end
        return
    yield start, at
    yield at, at + 1
    yield from cut_at_full_stops(text, at + 1, end, is_stop)


def glued_at(text: str, start: int, end: int, is_stop: Callable[[str], bool]) -> int:
    if end - start > LONGEST_GLUED or not has(text[start], "LETTER"):
        return -1
    least = MAY_BEGIN if has(text[start], "LOWER") else BEGINS
    for at in range(start + 2, end - 1):
        ends_word = text[at] in ".:" and has(text[at - 1], "LOWER") and has(text[at - 2], "LOWER")
        after_colon = text[at] == ":" and has(text[at + 1], "UPPER")
        if ends_word and (after_colon or (text[at] == "." and beginning(text, at + 1, end, is_stop) >= least)):
            return at
    return -1


def beginning(text: str, start: int, end: int, is_stop: Callable[[str], bool]) -> int:
    """Whether text[start:end] may begin a sentence: Ada; and whether it always does: The, I, Moor."""
    word = text[start:end]
    if not has(word[0], "UPPER") or (len(word) > 1 and not has(word[1], "LOWER")):
        return BEGINS_NONE
    if is_stop(word):
        return BEGINS
    if len(word) < SHORTEST_NAME:
        return MAY_BEGIN if len(word) > 1 else BEGINS_NONE
    return BEGINS
