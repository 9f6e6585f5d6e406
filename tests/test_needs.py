"""What a pattern needs of a line: no line is ever held back that the pattern matches."""

from __future__ import annotations

from functools import lru_cache

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from quotex.catalogue import Rule, catalogue
from quotex.needs import ODD, needs

RULES = [rule for rule in catalogue().values() if rule.pattern is not None]
LINES = [line for rule in RULES for line in (*rule.drop, *rule.keep)]


kept_needs = lru_cache(maxsize=8)(needs)


def may_match(pattern: str, line: str) -> bool:
    """Does the line begin with a letter that the pattern allows, and hold what it needs then?"""
    if any(char in line for char in ODD):
        return True
    letters = [char for char in line.lower() if char.isascii() and char.isalnum()]
    found = kept_needs(pattern)
    letter = "".join(letters[:1])
    if letter not in found:
        return False
    texts = found[letter]
    return texts is None or any(text in line.lower() for text in texts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_line_is_held_back_that_a_rule_matches(rule: Rule) -> None:
    assert rule.pattern
    pattern = regex.compile(rule.pattern)
    matched = [line for line in LINES if pattern.fullmatch(line)]
    assert matched or rule.scope == "fragment"
    assert [line for line in matched if not may_match(rule.pattern, line)] == []


ATOMS = [
    *[
        "a",
        "B",
        "k",
        "s",
        "1",
        "é",
        "İ",
        "ſ",
        " ",
        "-",
        ",",
        "“",
        r"\.",
        r"\(",
        r"\d",
        r"\w",
        r"\S",
        r"\p{Lu}",
        r"\P{L}",
    ],
    *[".", "[ab]", "[^a]", r"[\p{P}\s]", r"[^\p{L}\]]", "[]a]", r"\b", "^", "$", r"\n", "ab", "sign up", "1 2"],
]
REPEATS = ["", "", "", "?", "*", "+", "*+", "++", "??", "{0,2}", "{2}", "{1,3}+", "{,2}", "{2,}?"]


def repeated(part: str, repeat: str) -> str:
    return part if part in (r"\b", "^", "$") else part + repeat


atoms = st.builds(repeated, st.sampled_from(ATOMS), st.sampled_from(REPEATS))
GROUPS = ["(?:", "(?>", "(?i:", "(?-i:", "(", "(?=", "(?!", "(?<=", "(?<!"]


def group(inner: list[str], opening: str, repeat: str) -> str:
    return f"{opening}{'|'.join(inner)})" + ("" if opening[2:3] in ("=", "!", "<") else repeat)


patterns = st.recursive(
    st.lists(atoms, max_size=3).map("".join),
    lambda inner: st.lists(
        st.one_of(
            inner,
            st.builds(
                group, st.lists(inner, min_size=1, max_size=3), st.sampled_from(GROUPS), st.sampled_from(REPEATS)
            ),
        ),
        max_size=3,
    ).map("".join),
    max_leaves=8,
)


@given(st.sampled_from(["", "(?i)"]), patterns, st.text("aBbAkKsS1é -,“.(\nsign upİſ\u212a", max_size=8))
def test_no_line_is_held_back_that_a_pattern_matches(flag: str, pattern: str, line: str) -> None:
    try:
        compiled = regex.compile(flag + pattern)
    except regex.error:
        assume(False)
    match = compiled.fullmatch(line)
    assert not match or may_match(flag + pattern, line)


@pytest.mark.parametrize(
    ("pattern", "line", "may"),
    [
        ("(?i)[\\p{P}\\s]*+(?:sign up|subscribe)\\b.{0,9}", "* Sign up now", True),
        ("(?i)[\\p{P}\\s]*+(?:sign up|subscribe)\\b.{0,9}", "Signs of rain", False),
        ("(?i)[\\p{P}\\s]*+(?:sign up|subscribe)\\b.{0,9}", "The sign up there", False),
        ("(?i).{0,9}\\bby e-?mail(?: now)?", "Ask by EMAIL", True),
        ("(?i).{0,9}\\bby e-?mail(?: now)?", "Ask the mayor", False),
        ("(?=.*tide)[\\s\\S]{4,}", "the Tide", True),
        ("(?=.*tide)[\\s\\S]{4,}", "the dock", False),
        ("(?!tide).*", "dock", True),
        ("(?:tides?)?", "", True),
        ("(?:tides?)?", "dock", False),
        ("(?:a|b)++", "cab", False),
        ("(?i)straSSe", "STRASSE", True),
        ("(?i)straSSe", "ſtrasse", True),
    ],
)
def test_needs(pattern: str, line: str, may: bool) -> None:
    assert may_match(pattern, line) == may


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a)\1",
        "(?x) a b",
        r"a\x41",
        "(?P<n>a)(?P=n)",
        "(?:ab){e<=1}",
        "a(?i)b",
        "[a[b]]",
        r"\N{DIGIT ONE}",
        "a(?#b)",
        "ſ",
    ],
)
def test_what_is_not_known_may_match_anything(pattern: str) -> None:
    assert set(needs(pattern).values()) == {None}
    assert len(needs(pattern)) == 37
