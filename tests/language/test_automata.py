"""Automata of patterns: they never reject a line that the pattern matches."""

from __future__ import annotations

from array import array

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from quotex import _core
from quotex.language.automata import ACCEPTED, END, GROUPS, ODD, REJECTED, START, automaton
from quotex.language.catalogue import Rule, catalogue

RULES = [rule for rule in catalogue().values() if rule.pattern is not None]
LINES = [line for rule in RULES for line in (*rule.drop, *rule.keep)]


def symbol_of(character: str) -> int:
    code = ord(character)
    groups = [number for number, group in enumerate(GROUPS) if code in group]
    return code if code < 128 else 128 + groups[0] if groups else END - 1


def may_match(pattern: str, line: str) -> bool:
    """The twin of ``qx_may_match``."""
    found = automaton(pattern)
    if found is None or any(char in line for char in ODD):
        return True
    classes, (states, exceptions, rows) = found[0], [array("H", part) for part in found[1:]]
    state = START
    for symbol in [*map(symbol_of, line), END]:
        if state in (REJECTED, ACCEPTED):
            break
        row, first, _, stop = states[2 * state : 2 * state + 4]
        other = {exceptions[2 * at]: exceptions[2 * at + 1] for at in range(first, stop)}
        state = other.get(classes[symbol], rows[row * (classes[END] + 1) + classes[symbol]])
    return state == ACCEPTED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_line_is_rejected_that_a_rule_matches(rule: Rule) -> None:
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
OPENINGS = ["(?:", "(?>", "(?i:", "(?-i:", "(", "(?=", "(?!", "(?<=", "(?<!"]


def group(inner: list[str], opening: str, repeat: str) -> str:
    return f"{opening}{'|'.join(inner)})" + ("" if opening[2:3] in ("=", "!", "<") else repeat)


patterns = st.recursive(
    st.lists(atoms, max_size=3).map("".join),
    lambda inner: st.lists(
        st.one_of(
            inner,
            st.builds(
                group, st.lists(inner, min_size=1, max_size=3), st.sampled_from(OPENINGS), st.sampled_from(REPEATS)
            ),
        ),
        max_size=3,
    ).map("".join),
    max_leaves=8,
)


@given(st.sampled_from(["", "(?i)"]), patterns, st.text("aBbAkKsS1é -,“.(\nsign upİſ\u212a", max_size=8))
def test_no_line_is_rejected_that_a_pattern_matches(flag: str, pattern: str, line: str) -> None:
    try:
        compiled = regex.compile(flag + pattern)
    except regex.error:
        assume(False)
    match = compiled.fullmatch(line)
    assert not match or may_match(flag + pattern, line)


def is_tried(pattern: str, line: str) -> bool:
    """Whether the core tries a rule with that pattern on a line."""
    sets = _core.RuleSets([None], [1] * 16, [1] * 16, [2000], [automaton(pattern)])
    return bool(sets.candidates(_core.scan(line), 8)[1])


@given(st.sampled_from(RULES[::9]), st.sampled_from(LINES), st.text("aZ1 -,“é·😀", max_size=4), st.integers(0, 60))
def test_core_and_twin_try_the_same_rules(rule: Rule, line: str, more: str, place: int) -> None:
    assert rule.pattern
    line = (line[:place] + more + line[place:]).strip()
    assume(line and line == " ".join(line.split()) and not _core.scan(line).line_body_at(0))
    assert is_tried(rule.pattern, line) == may_match(rule.pattern, line)


def test_a_line_is_tried_without_the_blanks_around_it() -> None:
    assert is_tried("tides?", " tide ")
    assert not is_tried("tides?", " tidal ")


@pytest.mark.parametrize(
    "line", ["tide\x01", "tide\x7f", "ti\x9fde", "the\u00a0tide", "the  tide", "tide\t", "T\u0130de"]
)
def test_a_line_is_always_tried_if_its_blanks_or_controls_may_change(line: str) -> None:
    assert is_tried("dock", line)


def test_there_are_no_more_automata_than_rules() -> None:
    with pytest.raises(ValueError, match="2 automata for 1 rules"):
        _core.RuleSets([None], [1] * 16, [1] * 16, [2000], [None, None])
    with pytest.raises(ValueError, match="132 symbols, not 1"):
        _core.RuleSets([None], [1] * 16, [1] * 16, [2000], [(b"a", b"", b"", b"")])


@pytest.mark.parametrize(
    ("pattern", "line", "may"),
    [
        ("(?i)[\\p{P}\\s]*+(?:sign up|subscribe)\\b.{0,9}", "* Sign up now", True),
        ("(?i)[\\p{P}\\s]*+(?:sign up|subscribe)\\b.{0,9}", "Signs of rain", False),
        ("(?i)[\\p{P}\\s]*+(?:sign up|subscribe)\\b.{0,9}", "The sign up there", False),
        ("(?i).{0,9}\\bby e-?mail(?: now)?", "Ask by EMAIL", True),
        ("(?i).{0,9}\\bby e-?mail(?: now)?", "Ask the mayor", False),
        ("(?=.*tide)[\\s\\S]{4,}", "the Tide", True),
        ("(?=.*tide)[\\s\\S]{4,}", "the dock", True),
        ("(?!tide).*", "dock", True),
        ("(?:tides?)?", "", True),
        ("(?:tides?)?", "dock", False),
        ("(?:a|b)++", "cab", False),
        ("(?i)straSSe", "STRASSE", True),
        ("(?i)straSSe", "ſtrasse", True),
        (".{0,9}\\bby\\b.{0,9}", "Nearby", False),
        (".{0,9}\\bby\\b.{0,9}", "é by é", True),
        ("(?!a)(?i)tide", "TIDE", True),
        ("(?!a)(?-i:t)ide", "Tide", False),
        ("[^“]+", "the “tide”", True),
        ("[^a]+", "tidal", False),
        ("a{2}", "a", True),
        ("(?:ab){2,3}", "ba", False),
        ("a{0}b", "b", True),
        ("a|", "", True),
        (r"((?>^ (?>(?=a))^\p{Lu})|(\s|\S\-))", "a-", True),  # states that differ only in the word before
    ],
)
def test_automata_accept_lines_that_may_match(pattern: str, line: str, may: bool) -> None:
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
    ],
)
def test_unknown_syntax_has_no_automaton(pattern: str) -> None:
    assert automaton(pattern) is None
