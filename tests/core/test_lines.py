"""What cleaning asks of lines: beside plain loops over the columns."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pieces import PIECES

from quotex import _core

DASHES = ("-", "–")

texts = st.lists(
    st.sampled_from([*PIECES, "word ", "It ended.", "1:52", "(0:12)", "10:3", "* ", "- ", "\n", "\n\n", "  \n"]),
    max_size=40,
).map("".join)


def lines(scan: _core.Scan) -> list[int]:
    return [line for line, flags in enumerate(scan.line_flags) if not flags & _core.LINE_BLANK]


@given(texts, st.sets(st.integers(0, 9)), st.integers(0, 3), st.booleans())
@example("* \u0308", set(), 0, False)
def test_article_lines(text: str, residue: set[int], torn_words: int, across: bool) -> None:
    scan = _core.scan(text)
    columns = scan.article_lines(residue, torn_words, ",.)", across)
    assert list(zip(*columns, strict=True)) == rows(scan, residue, torn_words, across)


def rows(scan: _core.Scan, residue: set[int], torn_words: int, across: bool) -> list[tuple[int, ...]]:
    """What ``article_lines`` gives, line by line."""
    found: list[list[int]] = []
    texts: list[str] = []
    opened = -1
    for line in lines(scan):
        first = scan.line_token[line]
        begins_inside = scan.token_tags[first] & _core.LOWER or scan.text[scan.token_start[first]] in ",.)"
        counts = [scan.line_words[line], scan.line_words[line] - scan.line_capitalized[line]]
        counts += [scan.line_digits[line], scan.line_puncts[line] - (body(scan, line) != scan.token_start[first])]
        row = len(found)
        if opened >= 0 and line not in residue and begins_inside:
            row = opened
            counts = [one + other for one, other in zip(found[row][2:6], counts, strict=True)]
        else:
            last = scan.line_token[line + 1] - 1
            texts.append("" if line in residue else scan.text[body(scan, line) : scan.token_end[last]])
            found.append([line])
        ends = scan.line_flags[line] & _core.LINE_ENDS_SENTENCE != 0
        found[row][1:] = [line + 1, *counts, int(ends)]
        if line not in residue:
            opened = row if not ends and counts[0] >= torn_words else -1
        elif not across:
            opened = -1
    return [(*row, int(text != "" and texts.count(text) > 1)) for row, text in zip(found, texts, strict=True)]


def body(scan: _core.Scan, line: int) -> int:
    """Where the words of a line that is not blank begin, behind the mark of an item."""
    first = scan.line_token[line]
    mark = line_mark(scan, line)
    if mark in DASHES:
        left = lines(scan)
        at = left.index(line)
        beside = [*left[max(at - 1, 0) : at], *left[at + 1 : at + 2]]
        if mark not in [line_mark(scan, other) for other in beside]:
            mark = ""
    return scan.token_start[first + len(mark)]


def line_mark(scan: _core.Scan, line: int) -> str:
    """The mark at the start of the line, a blank and more behind it; empty: none."""
    first = scan.line_token[line]
    text = scan.text[scan.token_start[first] : scan.line_end[line]]
    found = re.match(r"([#]+|[-*–•+>|›→])\s+\S", text)
    if not found or not scan.token_tags[first + len(found[1])] & _core.SPACED:  # a blank with a combining mark is none
        return ""
    return found[1]


@given(
    st.lists(
        st.sampled_from(["* ", "- ", "– ", "• ", "## ", "# ", "> ", "→ ", "word ", "*", "#", "\n", "\n\n", " "]),
        max_size=30,
    ).map("".join)
)
def test_line_body(text: str) -> None:
    scan = _core.scan(text)
    blank = {line: scan.line_end[line] for line in range(len(scan.line_flags)) if line not in lines(scan)}
    expected = blank | {line: body(scan, line) for line in lines(scan)}
    assert {line: scan.line_body_at(line) for line in range(len(scan.line_flags))} == expected


def test_the_mark_of_an_item_is_no_part_of_its_words() -> None:
    scan = _core.scan("* Home\nHome\n- a stop\nHome\n- News\n\n- Sport")
    words = [scan.text[scan.line_body_at(line) : scan.line_end[line]] for line in lines(scan)]
    assert words == ["Home", "Home", "- a stop", "Home", "News", "Sport"]
    with pytest.raises(IndexError):
        scan.line_body_at(7)


def test_many_lines_with_one_end_are_told_apart() -> None:
    scan = _core.scan("\n".join(f"{number:08} is the number of this ship" for number in [*range(5000), 7]))
    repeated = scan.article_lines((), 3, "")[-1]
    assert [line for line, is_repeated in enumerate(repeated) if is_repeated] == [7, 5000]


def last_end(scan: _core.Scan, line: int) -> int:
    """Where the last token of a line ends."""
    return scan.token_end[scan.line_token[line + 1] - 1]


@given(texts, st.integers(0, 4))
def test_line_shapes(text: str, short_words: int) -> None:
    scan = _core.scan(text)
    shapes = [0] * len(scan.line_flags)
    for line in lines(scan):
        if not scan.line_words[line]:
            shapes[line] |= _core.SHAPE_WORDLESS
        if scan.line_words[line] <= short_words and not scan.line_flags[line] & _core.LINE_ENDS_SENTENCE:
            shapes[line] |= _core.SHAPE_SHORT
        if scan.line_digits[line]:
            shapes[line] |= _core.SHAPE_DIGITS
            if re.search(r"[0-9]:[0-9]{2}[)\]]?\Z", text[scan.line_start[line] : last_end(scan, line)]):
                shapes[line] |= _core.SHAPE_CLIP
    assert list(scan.shapes_of_lines(short_words)) == shapes


@pytest.mark.parametrize("end", ["", " ", "\t\u00a0", "\r\n"])
def test_blanks_after_the_length_of_a_clip(end: str) -> None:
    assert [shape & _core.SHAPE_CLIP for shape in _core.scan(f"Harbour (1:52){end}").shapes_of_lines(1)] == [
        _core.SHAPE_CLIP
    ]


@given(texts, st.integers(0, 4), st.integers(0, 4))
def test_label_counts(text: str, label_words: int, menu_words: int) -> None:
    scan = _core.scan(text)
    labels = [
        scan.line_words[line]
        for line in lines(scan)
        if scan.line_words[line] <= label_words and not scan.line_flags[line] & _core.LINE_ENDS_SENTENCE
    ]
    menu = sum(words <= menu_words for words in labels)
    assert scan.label_counts(label_words, menu_words) == (menu, sum(labels), sum(scan.line_words))


@given(st.text(max_size=40), st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=()), max_size=20))
def test_characters_held(text: str, characters: str) -> None:
    sought = _core.Characters(characters)
    for some in (text, text + "\u2019", text + characters, characters + "\U0001f600"):
        assert sought.held_by(some) == set(some) & set(characters)


def test_characters_beyond_the_first_plane_are_refused() -> None:
    with pytest.raises(ValueError, match="below"):
        _core.Characters("\U0001f600")
