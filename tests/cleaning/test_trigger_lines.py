"""The rules that a line's triggers call for: the core beside a plain loop."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotex import _core

LEXICON = _core.Lexicon([("ad", _core.TRIGGER), ("sign up", _core.TRIGGER), ("more", _core.TRIGGER), ("the", 1 << 16)])
SETS = {
    LEXICON.id("ad"): (1, 0, 0),
    LEXICON.id("sign up"): (0, 2 | 1 << 70, 0),
    LEXICON.id("more"): (0, 4, 8),
}


def trigger_lines(scan: _core.Scan, near_start: int, near_end: int) -> dict[int, int]:
    lines: dict[int, int] = {}
    for token, entry in zip(scan.hit_token, scan.hit_entry, strict=True):
        line = scan.line_at(scan.token_start[token])
        anywhere, start, end = SETS.get(entry, (0, 0, 0))
        found = anywhere
        if token < scan.line_token[line] + near_start:
            found |= start
        if token >= scan.line_token[line + 1] - near_end:
            found |= end
        if found:
            lines[line] = lines.get(line, 0) | found
    return lines


@given(
    st.lists(st.sampled_from(["ad", "sign up", "more", "the", "x", "\n", "\n\n", " \n "]), max_size=30).map(" ".join),
    st.integers(0, 3),
    st.integers(0, 3),
)
def test_the_core_and_a_plain_loop_agree(text: str, near_start: int, near_end: int) -> None:
    scan = _core.scan(text, LEXICON)
    assert scan.trigger_lines(SETS, near_start, near_end) == trigger_lines(scan, near_start, near_end)


def test_entries_without_a_set_call_for_nothing() -> None:
    assert _core.scan("ad more", LEXICON).trigger_lines({}, 1, 1) == {}
