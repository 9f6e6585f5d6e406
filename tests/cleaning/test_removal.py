"""Removed lines, their line breaks, and the blank lines left behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex import _core
from quotex.edits import apply_edits, check_edits
from quotex.model import Edit


def remove_lines(scan: _core.Scan, gone: dict[int, str]) -> list[Edit]:
    told = [gone.get(line) for line in range(len(scan.line_start))]
    return [Edit(start, end, "", rule) for start, end, rule in _core.removals(scan, told, "BP9")]


BREAKS = ["\n", "\r\n", "\n\n", "\n\n\n"]


@st.composite
def texts_and_lines(draw: st.DrawFn) -> tuple[str, dict[int, str]]:
    parts = draw(
        st.lists(st.tuples(st.sampled_from(["a b.", "x", "“q”", "  ", ""]), st.sampled_from(BREAKS)), max_size=8)
    )
    text = "".join(line + end for line, end in parts) + draw(st.sampled_from(["", "last"]))
    scan = _core.scan(text)
    lines = [i for i, flags in enumerate(scan.line_flags) if not flags & _core.LINE_BLANK]
    gone = {line: draw(st.sampled_from(["BP101", "BP910"])) for line in lines if draw(st.booleans())}
    return text, gone


@given(texts_and_lines())
def test_the_rest_is_unchanged_and_blank_runs_become_one(case: tuple[str, dict[int, str]]) -> None:
    text, gone = case
    scan = _core.scan(text)
    edits = remove_lines(scan, gone)
    check_edits(edits, len(text))
    cleaned = apply_edits(text, edits)
    words = [
        text[s:e].strip() for i, (s, e) in enumerate(zip(scan.line_start, scan.line_end, strict=True)) if i not in gone
    ]
    assert [word for word in words if word] == [line.strip() for line in cleaned.splitlines() if line.strip()]
    assert {edit.rule for edit in edits} == set(gone.values())
    if edits and edits[0].start == 0:
        assert not cleaned or cleaned.splitlines()[0].strip()
    if not gone:
        assert cleaned == text


@given(texts_and_lines())
def test_no_blank_run_around_removed_lines_is_longer_than_one(case: tuple[str, dict[int, str]]) -> None:
    text, gone = case
    scan = _core.scan(text)
    cleaned = apply_edits(text, remove_lines(scan, gone))
    before, after = longest_blank_runs(text), longest_blank_runs(cleaned)
    assert len(after) <= len(before)
    # Untouched runs keep their length; each gap leaves at most one blank line.
    assert sum(length - 1 for length in after) <= sum(length - 1 for length in before)


def longest_blank_runs(text: str) -> list[int]:
    runs, run = [], 0
    for line in text.splitlines():
        if line.strip():
            runs += [run] if run else []
            run = 0
        else:
            run += 1
    return runs + ([run] if run else [])


def remove(text: str, *lines: int, rule: str = "BP101") -> tuple[str, int]:
    edits = remove_lines(_core.scan(text), dict.fromkeys(lines, rule))
    return apply_edits(text, edits), len(edits)


def test_a_line_is_removed_with_its_break() -> None:
    assert remove("a\nx\nb\n", 1) == ("a\nb\n", 1)
    assert remove("a\r\nx\r\nb", 1) == ("a\r\nb", 1)


def test_the_last_line_is_removed_with_the_break_before_it() -> None:
    assert remove("a\nx", 1) == ("a", 1)
    assert remove("a\nx\ny", 1, 2) == ("a", 2)
    assert remove("x", 0) == ("", 1)


def test_blank_lines_around_a_removed_line_become_one() -> None:
    assert remove("a\n\nx\n\nb", 2) == ("a\n\nb", 1)
    assert remove("a\n\n\nx\nb", 3) == ("a\n\nb", 1)
    assert remove("a\nx\n\n\nb", 1) == ("a\n\nb", 1)
    assert remove("a\nx\n\ny\nb", 1, 3) == ("a\n\nb", 2)
    assert remove("a\n\n\nx\ny", 3, 4) == ("a\n", 2)


def test_no_blank_line_is_left_before_the_first_line() -> None:
    assert remove("x\n\na", 0) == ("a", 1)
    assert remove("\n\nx\r\n\r\ny\n \na\n\nb", 2, 4) == ("a\n\nb", 2)
    assert remove("\n\nx\n\n", 2) == ("", 1)
    assert remove("\na\nx\nb", 2) == ("\na\nb", 1)


def test_other_blank_lines_are_kept() -> None:
    assert remove("a\n\n\nb\nx\nc", 4) == ("a\n\n\nb\nc", 1)


def test_adjacent_lines_of_one_body_rule_are_one_edit() -> None:
    assert remove("b\nx\n\ny\nz\na", 1, 3, 4, rule="BP910") == ("b\n\na", 2)
    assert remove("x\n\ny\nz\na", 0, 2, 3, rule="BP910") == ("a", 1)
    assert remove("x\ny\na", 0, 1, rule="BP101") == ("a", 2)


def test_a_rule_for_each_line_is_required() -> None:
    with pytest.raises(ValueError, match="1 lines, but 2"):
        _core.removals(_core.scan("a"), [None, "BP101"], "BP9")


def test_a_blank_line_with_a_rule_is_removed_inside_the_text() -> None:
    assert remove("a\n\nx\n\nb\n", 1, 2, 3, rule="BP904") == ("a\nb\n", 1)
    assert remove("a\n\nx\n\n", 1, 2, 3, rule="BP911") == ("a\n\n", 1)
