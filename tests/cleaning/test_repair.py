"""Text repair: the examples of each rule, clean text, idempotence, and the map over both steps."""

import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex.cleaning import Options, clean_and_explain
from quotex.cleaning.repair import RULES, repair
from quotex.edits import apply_edits, check_edits
from quotex.language.catalogue import Rule, catalogue
from quotex.language.loading import load_language
from quotex.pipeline import Pipeline

ENGLISH = load_language("en")
ALL = frozenset(RULES)
TX_RULES = [rule for rule in catalogue().values() if rule.family == "TX"]
PIECES = st.sampled_from(
    [
        "&",
        "amp;",
        "#38;",
        "#x26;",
        "lt;",
        "lt",
        ";",
        "#",
        "3",
        "8",
        "&#51;",
        "&#8203;",
        "&shy;",
        "&nbsp;",
        "x",
        " ",
        "\n",
        "-",
        "\xad",
        "\u200b",
        "\x00",
        "\x93",
        "\x85",
        "ﬁ",
        "\xa0",
        "\u202e",
        "“",
        "har-\nbour",
        "&bogus;",
        "â€œ",
        "Ã©",
        "Ã",
        "€",
        "&#55296;",
    ]
)


def test_code_and_catalogue_have_the_same_rules() -> None:
    assert {rule.id for rule in TX_RULES} == ALL


@pytest.mark.parametrize("rule", TX_RULES, ids=lambda rule: rule.id)
def test_the_examples_of_the_rules_pass(rule: Rule) -> None:
    for before, after in rule.examples:
        cleaned = clean_and_explain(before, ENGLISH, Options(select=("TX",)))
        assert cleaned.text == after
        assert rule.id in {edit.rule for edit in cleaned.edits}


def test_rules_that_are_off_by_default_change_nothing() -> None:
    for rule in TX_RULES:
        for before, _ in rule.examples:
            changed = clean_and_explain(before, ENGLISH).text != before
            assert changed == rule.default


@pytest.mark.parametrize(
    "text",
    [
        "Lund & Ortiz; AT&T; R&D;",
        "a &bogus; b c &#xD800; d &#65;",
        "“No,” she said – ‘never’ … 10\u00a0km",
        "می\u200cخواهم 👨\u200d👩\u200d👧",
        "a\tb\r\nc\x0cd\x85e",
        "\ud800",
    ],
)
def test_clean_text_is_not_changed(text: str) -> None:
    assert clean_and_explain(text, ENGLISH).text == text


@given(st.lists(PIECES, max_size=20).map("".join))
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    repaired = repair(text, ALL)
    check_edits(repaired.edits, len(text))
    assert repaired.text == apply_edits(text, repaired.edits)
    assert repair(repaired.text, ALL).edits == []


@pytest.mark.parametrize("text", ["&&#8203;amp;", "&&#8203;&#8203;amp;", "&amp;&#173;amp;", "&l&#8203;t;"])
def test_an_entity_of_an_invisible_character_makes_no_new_entity(text: str) -> None:
    repaired = repair(text, ALL).text
    assert repair(repaired, ALL).text == repaired
    assert repair("a&#8203;&#173;b", ALL).text == "ab"


WORDS = st.lists(st.sampled_from(["harbour", "it", "well-", "“No,”", "a", "1."]), min_size=8, max_size=30)


@given(st.lists(WORDS, min_size=2, max_size=4), st.integers(20, 50))
def test_wrapped_text_is_unwrapped_once(paragraphs: list[list[str]], width: int) -> None:
    text = "\n\n".join(textwrap.fill(" ".join(words), width) for words in paragraphs)
    unwrapped = repair(text, frozenset(["TX110"]))
    if unwrapped.edits:
        assert len(unwrapped.text.splitlines()) == 2 * len(paragraphs) - 1
        assert unwrapped.text.split() == text.replace("well-\n", "well-").split()
    assert repair(unwrapped.text, frozenset(["TX110"])).edits == []


NODES = st.lists(
    st.sampled_from(
        ["The harbour board met", "Ada Lund", ", who leads it,", "’s dock", ". It", "“", "”", "of the", "it"]
    ),
    min_size=3,
    max_size=20,
)


@given(NODES)
def test_a_broken_text_is_joined_once(nodes: list[str]) -> None:
    joined = repair("\n".join(nodes), frozenset(["TX111"]))
    assert "".join(joined.text.split()) == "".join("".join(nodes).split())
    assert repair(joined.text, frozenset(["TX111"])).edits == []


def test_mojibake_without_ftfy_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(ValueError, match=r"TX109 .*: pip install ftfy"):
        Pipeline(select=["TX109"])
    assert Pipeline(select=["TX"], ignore=["TX109"]).clean("a&amp;b") == "a&b"
    assert Pipeline().clean("“Ð½ÐµÑ‚”") == "“Ð½ÐµÑ‚”"


@given(st.lists(PIECES, max_size=20).map("".join))
def test_each_rule_makes_only_its_own_edits(text: str) -> None:
    for rule in RULES:
        assert {edit.rule for edit in repair(text, frozenset([rule])).edits} <= {rule}


def test_each_repaired_mark_has_its_own_offset_in_the_original() -> None:
    repaired = repair("\x93\x93No,\x94\x94 she said.\0\0", ALL)
    assert [repaired.to_original(at, at + 1) for at in range(6)] == [(at, at + 1) for at in range(6)]
    assert repaired.edits[-1].end - repaired.edits[-1].start == 2


def test_a_removed_line_includes_its_repairs() -> None:
    text = "It rained on Mon\u00adday.\nTerms &amp; Privacy Policy\n"
    cleaned = clean_and_explain(text, ENGLISH)
    assert cleaned.text == "It rained on Monday.\n"
    assert [edit.rule for edit in cleaned.edits] == ["TX102", "BP404"]
    assert text[slice(*cleaned.to_original(13, 19))] == "Mon\u00adday"
    assert cleaned.to_cleaned(0, 5) == (0, 5)
