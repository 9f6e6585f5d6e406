"""What cleaning asks of lines: beside plain loops over the columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pieces import PIECES

from quotex import _core

texts = st.lists(st.sampled_from([*PIECES, "word ", "It ended.", "\n", "\n\n", "  \n"]), max_size=40).map("".join)


def lines(scan: _core.Scan) -> list[int]:
    return [line for line, flags in enumerate(scan.line_flags) if not flags & _core.LINE_BLANK]


@given(texts)
def test_rows(text: str) -> None:
    scan = _core.scan(text)
    assert scan.rows_of_lines() == [
        (
            line,
            scan.line_words[line],
            scan.line_titles[line],
            scan.line_digits[line],
            scan.line_puncts[line],
            scan.line_flags[line],
            text[scan.line_start[line] : scan.line_end[line]].strip(),
            scan.token_tags[scan.line_token[line]],
        )
        for line in lines(scan)
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
