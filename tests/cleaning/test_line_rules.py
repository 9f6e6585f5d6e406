"""Every line rule against its own examples, and what no rule may touch."""

import time

import pytest

from quotex import _core
from quotex.cleaning import Options, clean_and_explain
from quotex.cleaning.lines import SHAPES, LineRules
from quotex.language import load_language
from quotex.rules import LONGEST_LINE, Rule, catalogue

ENGLISH = load_language("en")
LINE_RULES = [rule for rule in catalogue().values() if rule.id.startswith("BP") and rule.pattern is not None]
DROP = [pytest.param(rule, line, id=f"{rule.id}-{i}") for rule in LINE_RULES for i, line in enumerate(rule.drop)]
KEEP = [pytest.param(rule, line, id=f"{rule.id}-{i}") for rule in LINE_RULES for i, line in enumerate(rule.keep)]


def clean(text: str, *select: str) -> str:
    return clean_and_explain(text, ENGLISH, Options(select=select, preset="body")).text


@pytest.mark.parametrize(("rule", "line"), DROP)
def test_rule_drops(rule: Rule, line: str) -> None:
    text = f"It rained on Monday.\n{line}\n"
    preset = "page" if rule.where == "page" else "body"
    cleaned = clean_and_explain(text, ENGLISH, Options(select=(rule.id,), preset=preset))
    assert [edit.rule for edit in cleaned.edits] == [rule.id]
    if rule.scope == "line":
        assert cleaned.text == "It rained on Monday.\n"
    else:
        assert len(cleaned.text) > len("It rained on Monday.\n\n")


@pytest.mark.parametrize(("rule", "line"), KEEP)
def test_no_rule_drops_what_one_keeps(rule: Rule, line: str) -> None:
    assert clean(line) == line


def test_every_shape_is_used_by_a_rule() -> None:
    assert {rule.shape for rule in LINE_RULES} - {None} == set(SHAPES)


def test_an_unknown_shape_is_refused() -> None:
    rule = Rule("BP999", "n", "w", shape="round", pattern="x", source="en/x.toml")
    with pytest.raises(ValueError, match=r"en/x\.toml: rule BP999: no shape is called 'round'"):
        LineRules([rule], ENGLISH.lexicon)


def test_a_trigger_that_the_lexicon_lacks_is_refused() -> None:
    rule = Rule("BP999", "n", "w", trigger=("no such phrase at all",), pattern="x", source="en/x.toml")
    with pytest.raises(ValueError, match="BP999: the lexicon does not hold its trigger"):
        LineRules([rule], _core.Lexicon([]))


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for our newsletter,” the mayor told the crowd.",
        'Sign up now, he said: "It is our newsletter that tells the truth."',
        "Follow us on Twitter, “all of us,” Ada Lund said.",
    ],
)
def test_a_line_in_which_somebody_is_quoted_stays(line: str) -> None:
    assert clean(line) == line


@pytest.mark.parametrize("line", ["Sign up for our “Morning Tide” newsletter", "Sign up for our newsletter, he said"])
def test_a_quote_or_a_verb_alone_protects_nothing_by_itself(line: str) -> None:
    text = line + " today" if "he said" not in line else line
    protected = clean(text)
    assert protected == ("" if "“" in line else text)  # the second is kept by its pattern, not by protection


def test_a_verb_inside_the_quote_protects_nothing() -> None:
    assert clean("Sign up for our “The Sea Tells All” newsletter") == ""


def test_a_fragment_goes_and_the_sentence_stays() -> None:
    text = "The vote came late. Advertisement Continue reading the main story"
    assert clean(text) == "The vote came late."


def test_a_paragraph_stays_when_a_link_ends_it() -> None:
    assert clean("The council met late on Monday and voted. Read more") == "The council met late on Monday and voted."


def test_fragments_do_not_overlap() -> None:
    text = "The vote came late. Continue reading the main story The hall was empty. Read more"
    assert clean(text) == "The vote came late. The hall was empty."


def test_a_line_too_long_is_left_alone() -> None:
    line = "Advertisement " * (LONGEST_LINE // 10)
    assert clean(line) == line


def test_a_bio_counts_at_the_end_only() -> None:
    bio = "Ada Lund is a reporter for the Harbour Weekly."
    body = "".join(f"Ship number {i} came in on Monday with coal and wood.\n" for i in range(40))
    assert clean(body + bio) == body.removesuffix("\n")
    assert clean(bio + "\n" + body) == bio + "\n" + body


HOSTILE = [
    "sign up " * 240,
    "follow us on " + "a" * 1900,
    "(Photo: " * 240,
    "by " + "A. " * 600,
    "By " + "Ada Lund and " * 150,
    "share " * 330 + "x",
    "- " * 990 + "x",
    "click here. " * 160,
    "comments on " * 160,
    "Published May 3, 2021 " * 80 + "x",
    "photo by A " * 180,
    "[read " * 330,
    "© " * 990,
    "is a reporter " * 140,
    "read more. " * 180,
    "privacy policy and " * 100 + "!x",
    "Ada/Getty Images " * 115 + "x",
    "contributed to this report " * 70,
    "your browser does not " * 90,
    "more from The " * 140,
    "Ada Lund speaks in May " * 85,
    "Ada, left, and Omar, right, " * 70,
    "Sign up for the list and " * 78,
    "The Harbour of the Port and the Sea " * 55,
    "Ada Lund lives in Varna. Twitter: @a " * 54,
    "Still from video by Ada Lund, " * 66,
    "—Ada Lund, Omar Reyes, " * 86,
    "Visit The Port of Varna at the Sea " * 56,
    "Twitter: " * 220,
]


@pytest.mark.parametrize("line", HOSTILE, ids=[line[:12] for line in HOSTILE])
def test_hostile_lines_take_no_time(line: str) -> None:
    """Ten copies of a line of the permitted length take well under a second; backtracking would take minutes."""
    assert len(line) <= LONGEST_LINE
    begin = time.process_time()
    clean("\n".join([line] * 10))
    assert time.process_time() - begin < 1.0
