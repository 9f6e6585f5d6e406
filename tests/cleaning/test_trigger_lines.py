"""The rules to try on each line, and the start of a text's tail: the core compared with plain loops."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex import _core
from quotex.language.automata import automaton

LEXICON = _core.Lexicon([("ad", _core.TRIGGER), ("sign up", _core.TRIGGER), ("more", _core.TRIGGER), ("the", 1 << 16)])
SETS: list[tuple[int, int, int] | None] = [None] * (len(LEXICON) + 1)
SETS[LEXICON.id("ad")] = (1, 0, 0)
SETS[LEXICON.id("sign up")] = (0, 2 | 1 << 70, 0)
SETS[LEXICON.id("more")] = (0, 4, 8)
CALLED = [16 if shapes & _core.SHAPE_WORDLESS else 0 for shapes in range(16)]
ALLOWED = [-1 if shapes & _core.SHAPE_SHORT else ~4 for shapes in range(16)]
RULES = 71
LONGEST = [10, 2000, 2000, 5, *[2000] * (RULES - 4)]
TAIL, PAGE, CONTENTS = 2 | 8, 1 | 1 << 70, 16

texts = st.lists(
    st.sampled_from(
        [
            "ad",
            "\tad",
            "ad\xa0",
            "\u017f",
            "sign up",
            "sign\nup",
            "more",
            "the",
            "x",
            "A new wall for the port",
            "It ended.",
            "* *",
            "\n",
            "\n\n",
        ]
    ),
    max_size=40,
).map(" ".join)


def sets(near_start: int = 0, near_end: int = 0) -> _core.RuleSets:
    return _core.RuleSets(
        SETS,
        CALLED,
        ALLOWED,
        LONGEST,
        tail=TAIL,
        page=PAGE,
        contents=CONTENTS,
        near_start=near_start,
        near_end=near_end,
    )


def rules_of_lines(scan: _core.Scan, near_start: int, near_end: int) -> dict[int, int]:
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


def earliest_tail(scan: _core.Scan, rules: dict[int, int]) -> int:
    if any(found & CONTENTS for found in rules.values()):
        return 0
    blank = [bool(flags & _core.LINE_BLANK) for flags in scan.line_flags]
    left = [line for line in range(len(blank)) if not (blank[line] or line in rules or scan.is_headline(line))]
    count = max(8, len(blank) // 4)
    return left[-count] if len(left) >= count else 0


@given(texts, st.integers(0, 3), st.integers(0, 3), st.booleans(), st.booleans(), st.integers(0, 20))
def test_core_and_twin_select_the_same_rules(
    text: str, near_start: int, near_end: int, whole: bool, page: bool, tail: int
) -> None:
    scan = _core.scan(text, LEXICON)
    rules = rules_of_lines(scan, near_start, near_end)
    if whole:
        tail = earliest_tail(scan, rules) if not any(found & CONTENTS for found in rules.values()) else tail
    expected = []
    for line, found in rules.items():
        start, end = scan.line_start[line], scan.line_end[line]
        allowed = found & ~(TAIL if line < tail else 0) & ~(0 if page else PAGE)
        numbers = [number for number in range(RULES) if allowed >> number & 1 and end - start <= LONGEST[number]]
        if numbers:
            body, words = scan.line_body_at(line), text[start:end]
            is_plain = not set(words) & {"\t", "\xa0", "\u017f"} and "  " not in words
            expected.append((line, start, end, body, is_plain, numbers))
    assert sets(near_start, near_end).candidates(scan, 2, whole=whole, page=page, tail=tail) == (tail, expected)


@pytest.mark.parametrize(
    ("line", "is_headline"),
    [
        ("A new wall for the port", True),
        ("* 7 new walls for ports", True),
        ("A new wall", False),
        ("a " * 26, False),
        ("A new wall for the port.", False),
        ("Who pays for the new wall”", False),
        ("(A new wall for the port)", False),
        ("", False),
    ],
)
def test_headlines_are_recognized(line: str, is_headline: bool) -> None:
    assert _core.scan(f"{line}\n").is_headline(0) == is_headline


@given(texts, st.dictionaries(st.integers(0, 30), st.booleans()), st.integers(0, 30), st.integers(0, 30))
def test_core_and_twin_find_the_same_start_of_the_tail(
    text: str, placed: dict[int, bool], first: int, stop: int
) -> None:
    scan = _core.scan(text, LEXICON)
    count = len(scan.line_start)
    placed = {line: is_anywhere for line, is_anywhere in placed.items() if line < count}
    first, stop = min(first, count), min(stop, count)
    counted = [
        line
        for line in range(first, stop)
        if not scan.line_flags[line] & _core.LINE_BLANK and not placed.get(line, False)
    ]
    left = [line for line in counted if line not in placed]
    tail = max(8, len(counted) // 4)
    assert scan.tail_start(first, stop, placed) == (left[-tail] if len(left) >= tail else first)


def test_lines_outside_the_text_are_refused() -> None:
    scan = _core.scan("ad", LEXICON)
    for ask in (
        lambda: scan.is_headline(1),
        lambda: scan.tail_start(0, 2, {}),
        lambda: scan.tail_start(0, 1, {1: True}),
    ):
        with pytest.raises(IndexError):
            ask()


def test_entries_without_a_set_select_no_rules() -> None:
    none = _core.RuleSets([], [0] * 16, [-1] * 16, [])
    assert none.candidates(_core.scan("ad more", LEXICON), 2) == (0, [])


def test_a_set_for_each_shape_is_required() -> None:
    with pytest.raises(ValueError, match="a set for each of 16 shapes"):
        _core.RuleSets(SETS, [0], ALLOWED, LONGEST)


AUTOMATA = [None, automaton("(?i)sign up|x"), automaton("(?i).*the wall|…"), *[None] * (RULES - 3)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Sign up", [0, 1]),
        ("* SIGN UP", [0, 1]),
        ("s the wall", [0, 2]),
        ("x", [0, 1]),
        ("7", [0]),
        ("…", [0, 2]),
        # Blanks that do not occur in patterns, and letters that match others: every pattern is tried.
        ("7\t", [0, 1, 2]),
        ("7  7", [0, 1, 2]),
        ("\u017fign up", [0, 1, 2]),
    ],
)
def test_rules_whose_automata_reject_a_line_are_not_tried(text: str, numbers: list[int]) -> None:
    all_of_three = _core.RuleSets([], [7] * 16, [7] * 16, LONGEST, AUTOMATA)
    ((*_, found),) = all_of_three.candidates(_core.scan(text), 2)[1]
    assert found == [number for number in numbers if number or len(text) <= LONGEST[0]]
