"""The count of steps distinguishes patterns that backtrack without bounds from others."""

from __future__ import annotations

import pytest
import regex
from hostile import grow, lines, parse, samples, source
from steps import PATIENCE, SMALL, TICK, Steps, counted

# For each fault, a pattern with it, and an equivalent one that takes linear time.
PAIRS = {
    "an alternative listed twice": (r"(?:(?:on|via|to|via)\b\W*+){1,40}", r"(?>(?:on|via|to)\b\W*+){1,40}+"),
    "a repeat of a repeat": (r"Browse (?:\p{L}+ ?){1,4}!", r"Browse (?:\p{L}++ ?){1,4}+!"),
    "two ways to read each character": (r"(?:[^.]|\w\.|[^.!]){5,240} more", r"(?:[^.]|(?<=\w)\.){5,240} more"),
    "words that may be cut anywhere": (r"by(?: ?\p{Lu}\p{L}*){0,4}\.", r"by(?: ?\p{Lu}\p{L}*+){0,4}+\."),
    "neighbours of one character": (r"[\p{P}\s]*(?:the )?[\p{P} ]*ad", r"[\p{P}\s]*+(?:the )?ad"),
    "a repeat that only its end ends": (r"(?:.*,)?.*;", r"(?:.*,)?+[^;,]*+;"),
    "a search that begins anywhere": (r" *\n", r"(?<! ) *+\n"),
}


@pytest.mark.parametrize("fault", PAIRS)
def test_a_slow_pattern_is_reported_and_its_remedy_is_not(fault: str, steps: Steps) -> None:
    bad, good = PAIRS[fault]
    is_search = "search" in fault
    assert "steps a character on" in steps.complaint(bad, grow(bad), whole=not is_search)
    assert not steps.complaint(good, grow(good), whole=not is_search)


def test_a_pattern_that_is_slow_on_short_lines_is_reported(steps: Steps) -> None:
    slow = r"(?:.{0,90}a){3}.{0,90}b"
    assert "on 500 characters" in steps.complaint(slow, grow(slow))


def test_the_count_is_reproducible_and_limited(steps: Steps) -> None:
    line = "via " * 12 + "z"
    bad = PAIRS["an alternative listed twice"][0]
    first, second = (steps.of(bad, [line]) for _ in range(2))
    assert first == second
    assert steps.of(bad, ["via " * 40 + "z", "not counted any more"]) == [TICK * PATIENCE]


@pytest.mark.parametrize("one", ["a", r"\w", "[a-c]", ".", "(?:a|b)", r"(?i:\p{L})"])
@pytest.mark.parametrize("times", ["*", "+", "*+", "{0,900}", "*?"])
def test_a_repeat_of_one_character_is_counted_step_by_step(one: str, times: str, steps: Steps) -> None:
    line = "a" * SMALL + "b"
    assert steps.of(f"{one}{times}c", [line]) == [TICK]
    assert steps.of(counted(f"{one}{times}c"), [line])[0] >= SMALL


@pytest.mark.parametrize("pattern", [pattern for pair in PAIRS.values() for pattern in pair])
def test_a_counted_pattern_matches_the_same_texts(pattern: str) -> None:
    for text in samples(parse(pattern)):
        for line in (text, text + "!", text[:-1]):
            plain, written = (regex.compile(one).fullmatch(line) for one in (pattern, counted(pattern)))
            assert bool(plain) == bool(written)


def test_a_parsed_pattern_is_written_back_unchanged() -> None:
    pattern = r"(?i)(?<=\b[^\]a]|\()(?P<x>a|b{2,3}+)*?\p{Lu}\x41(?>.{,4})$"
    assert source(parse(pattern)) == pattern
    with pytest.raises(ValueError, match=r"hostile\.py can't read '\(\?\(x\)y"):
        parse("(?(x)y|z)")


def test_loops_are_grown_from_their_alternatives_and_what_follows() -> None:
    grown = grow(r"by (?:ab|c)+, ?x", ["One two"])
    assert grown[:3] == [("", "by ab, x"), ("", "by c,x"), ("by ", "ab")]
    assert {("by ", "c"), ("by ", "abc"), ("by ", ","), ("by ", "ab,x"), ("One", " two"), ("", "One two ")} < set(grown)
    assert lines([("One", " two")], 12) == ["One two two ", "One two t\n!x"]
