"""The rules that a line's triggers call for: the core beside a plain loop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex import _core

LEXICON = _core.Lexicon([("ad", _core.TRIGGER), ("sign up", _core.TRIGGER), ("more", _core.TRIGGER), ("the", 1 << 16)])
SETS: list[tuple[int, int, int] | None] = [None] * (len(LEXICON) + 1)
SETS[LEXICON.id("ad")] = (1, 0, 0)
SETS[LEXICON.id("sign up")] = (0, 2 | 1 << 70, 0)
SETS[LEXICON.id("more")] = (0, 4, 8)
CALLED = [16 if shapes & _core.SHAPE_WORDLESS else 0 for shapes in range(16)]
ALLOWED = [-1 if shapes & _core.SHAPE_SHORT else ~4 for shapes in range(16)]


def trigger_lines(scan: _core.Scan, near_start: int, near_end: int) -> dict[int, int]:
    lines = {line: CALLED[shapes] for line, shapes in enumerate(scan.shapes_of_lines(2))}
    for token, stop, entry in zip(scan.hit_token, scan.hit_stop, scan.hit_entry, strict=True):
        line = scan.line_at(scan.token_start[token])
        if stop > scan.line_token[line + 1]:
            continue
        anywhere, start, end = SETS[entry] or (0, 0, 0)
        lines[line] |= anywhere
        if token < scan.line_token[line] + near_start:
            lines[line] |= start
        if token >= scan.line_token[line + 1] - near_end:
            lines[line] |= end
    rules = {line: rules & ALLOWED[scan.shapes_of_lines(2)[line]] for line, rules in lines.items()}
    return {line: found for line, found in rules.items() if found}


@given(
    st.lists(
        st.sampled_from(["ad", "sign up", "sign\nup", "more", "the", "x", "* *", "\n", "\n\n", " \n "]), max_size=30
    ).map(" ".join),
    st.integers(0, 3),
    st.integers(0, 3),
)
def test_the_core_and_a_plain_loop_agree(text: str, near_start: int, near_end: int) -> None:
    scan = _core.scan(text, LEXICON)
    found = scan.trigger_lines(SETS, near_start, near_end, scan.shapes_of_lines(2), CALLED, ALLOWED)
    assert found == trigger_lines(scan, near_start, near_end)


def test_entries_without_a_set_call_for_nothing() -> None:
    scan = _core.scan("ad more", LEXICON)
    assert scan.trigger_lines([], 1, 1, scan.shapes_of_lines(2), CALLED, ALLOWED) == {}


def test_sets_are_wanted_for_all_shapes() -> None:
    with pytest.raises(ValueError, match="a set for each of 16 shapes"):
        _core.scan("ad", LEXICON).trigger_lines(SETS, 1, 1, b"\0", [0], ALLOWED)
