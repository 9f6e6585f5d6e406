"""What cleaning reads of lines, compared with plain loops over the columns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pieces import PIECES
from twin_rows import body, lines

from quotex import _core

texts = st.lists(
    st.sampled_from([*PIECES, "word ", "It ended.", "1:52", "(0:12)", "10:3", "* ", "- ", "\n", "\n\n", "  \n"]),
    max_size=40,
).map("".join)


@given(
    st.lists(
        st.sampled_from(["* ", "- ", "– ", "• ", "## ", "# ", "> ", "→ ", "word ", "*", "#", "\n", "\n\n", " "]),
        max_size=30,
    ).map("".join)
)
def test_line_bodies_begin_after_their_marks(text: str) -> None:
    scan = _core.scan(text)
    blank = {line: scan.line_end[line] for line in range(len(scan.line_flags)) if line not in lines(scan)}
    expected = blank | {line: body(scan, line) for line in lines(scan)}
    assert {line: scan.line_body_at(line) for line in range(len(scan.line_flags))} == expected


def test_the_mark_of_an_item_is_not_part_of_its_words() -> None:
    scan = _core.scan("* Home\nHome\n- a stop\nHome\n- News\n\n- Sport")
    words = [scan.text[scan.line_body_at(line) : scan.line_end[line]] for line in lines(scan)]
    assert words == ["Home", "Home", "- a stop", "Home", "News", "Sport"]
    with pytest.raises(IndexError):
        scan.line_body_at(7)


def test_many_lines_with_the_same_end_are_distinguished() -> None:
    ships = [f"{number:08} is the number of this ship, and all of the others have one, too." for number in range(5000)]
    scan = _core.scan("\n".join([*ships, "", *ships[:1]]))
    # A repeated line is not prose.
    assert scan.article(bytearray(5002), _core.PageClasses()) == (1, 5000)


def last_end(scan: _core.Scan, line: int) -> int:
    """The end of the last token of a line."""
    return scan.token_end[scan.line_token[line + 1] - 1]


@given(texts)
def test_lines_that_recur(text: str) -> None:
    scan = _core.scan(text)
    words = {line: text[body(scan, line) : last_end(scan, line)] for line in lines(scan)}
    for line in words:
        later = [words[other] for other in words if other > line]
        assert _core.line_recurs(scan, line) == (words[line] in later)
    with pytest.raises(IndexError, match="no line"):
        _core.line_recurs(scan, len(scan.line_flags))


@given(texts, st.integers(0, 4))
def test_shapes_of_lines(text: str, short_words: int) -> None:
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
def test_blanks_may_follow_the_length_of_a_clip(end: str) -> None:
    assert [shape & _core.SHAPE_CLIP for shape in _core.scan(f"Harbour (1:52){end}").shapes_of_lines(1)] == [
        _core.SHAPE_CLIP
    ]


@given(st.text(max_size=40), st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=()), max_size=20))
def test_characters_of_a_text_are_found(text: str, characters: str) -> None:
    sought = _core.Characters(characters)
    for some in (text, text + "\u2019", text + characters, characters + "\U0001f600"):
        assert sought.held_by(some) == set(some) & set(characters)


def test_characters_beyond_the_first_plane_are_refused() -> None:
    with pytest.raises(ValueError, match="below"):
        _core.Characters("\U0001f600")
