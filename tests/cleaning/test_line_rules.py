"""Each line rule against its own examples, and lines that no rule may remove."""

import pytest

from quotex import _core
from quotex.cleaning import Options, clean_and_explain
from quotex.cleaning.lines import SHAPES, LineRules
from quotex.language.catalogue import LONGEST_LINE, TIME_LIMIT, Rule, catalogue, read_rules
from quotex.language.loading import load_language

ENGLISH = load_language("en")
LINE_RULES = [rule for rule in catalogue().values() if rule.id.startswith("BP") and rule.pattern is not None]
DROP = [pytest.param(rule, line, id=f"{rule.id}-{i}") for rule in LINE_RULES for i, line in enumerate(rule.drop)]
KEEP = [pytest.param(rule, line, id=f"{rule.id}-{i}") for rule in LINE_RULES for i, line in enumerate(rule.keep)]


def clean(text: str, *select: str) -> str:
    return clean_and_explain(text, ENGLISH, Options(select=select, preset="body")).text


@pytest.mark.parametrize(("rule", "line"), DROP)
def test_each_rule_drops_its_examples(rule: Rule, line: str) -> None:
    text = f"It rained on Monday.\n{line}\n"
    preset = "page" if rule.where == "page" else "body"
    cleaned = clean_and_explain(text, ENGLISH, Options(select=(rule.id,), preset=preset))
    assert [edit.rule for edit in cleaned.edits] == [rule.id]
    if rule.scope == "line":
        assert cleaned.text == "It rained on Monday.\n"
    else:
        assert len(cleaned.text) > len("It rained on Monday.\n\n")


@pytest.mark.parametrize(("rule", "line"), KEEP)
def test_no_rule_drops_a_line_that_another_keeps(rule: Rule, line: str) -> None:
    assert clean(line) == line


def test_every_shape_is_used_by_a_rule() -> None:
    assert {rule.shape for rule in LINE_RULES} - {None} == set(SHAPES)


def test_an_unknown_shape_is_refused() -> None:
    rule = Rule("BP999", "n", "w", shape="round", pattern="x", source="en/x.toml")
    with pytest.raises(ValueError, match=r"en/x\.toml: rule BP999: no shape is called 'round'"):
        LineRules([rule], ENGLISH.lexicon)


def test_a_trigger_that_the_lexicon_lacks_is_refused() -> None:
    rule = Rule("BP999", "n", "w", trigger=("no such phrase at all",), pattern="x", source="en/x.toml")
    with pytest.raises(ValueError, match="BP999: the lexicon lacks its trigger"):
        LineRules([rule], _core.Lexicon([]))


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for our newsletter,” the mayor told the crowd.",
        'Sign up now, he said: "It is our newsletter that tells the truth."',
        "Follow us on Twitter, “all of us,” Ada Lund said.",
    ],
)
def test_a_line_with_a_quotation_is_kept(line: str) -> None:
    assert clean(line) == line


@pytest.mark.parametrize("line", ["Sign up for our “Morning Tide” newsletter", "Sign up for our newsletter, he said"])
def test_a_quote_or_a_verb_alone_does_not_protect_a_line(line: str) -> None:
    text = line + " today" if "he said" not in line else line
    protected = clean(text)
    assert protected == ("" if "“" in line else text)  # its pattern, not protection, keeps the second


@pytest.mark.parametrize("speech", ["“Subscribe to my newsletter.”", '"Follow me on Twitter."', "“Read more…”"])
def test_a_quoted_sentence_is_not_a_button(speech: str) -> None:
    text = f"The old port of Varna shut on Monday.\n{speech}\nThe ships waited in the bay for the storm to end."
    assert clean(text) == text


def test_a_verb_inside_the_quote_does_not_protect_the_line() -> None:
    assert clean("Sign up for our “The Sea Tells All” newsletter") == ""


LINKS = "Ferry union walks out: ‘A disgrace’ ‘Enough Is Enough’ Overnight Harbor: Lind glad MORE"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("The vote came late. Advertisement Continue reading the main story", "The vote came late."),
        ("The council met late on Monday and voted. Read more", "The council met late on Monday and voted."),
        (
            f"Sen. Ada Moor Ada J. Moor{LINKS} (R-Maine) and O. van Lind Jr. Om van Lind Jr.{LINKS}’s wife want MORE.",
            "Sen. Ada Moor (R-Maine) and O. van Lind Jr.’s wife want MORE.",
        ),
    ],
)
def test_a_fragment_is_removed_and_its_sentence_kept(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize("residue", ["[edit]", "[edit][edit]"])
def test_a_fragment_alone_between_two_line_breaks_does_not_join_them(residue: str) -> None:
    """Without it, they would be one line break of Windows, and the lines would have other numbers than before."""
    text = f"It rained.\r{residue}\nThe port was shut."
    assert clean_and_explain(text, ENGLISH).text == text


@pytest.mark.parametrize("names", ["Lena Ortiz", "Lena Ortiz and Omar van Lind", "Ada Moor, LENA ORTIZ"])
def test_names_before_an_outlet_go_with_it(names: str) -> None:
    text = "“It leaks.”\n\nThe ship sank at noon.\n"
    assert clean(text.replace("\n\n", f"\n\n{names}\n\nUSA TODAY\n\n")) == text
    assert names in clean(text.replace("\n\n", f"\n\n{names}\n\n"))


@pytest.mark.parametrize("line", ["Lena", "Lena Ortiz left", "What Lena Ortiz saw", "Lena Ortiz, 61, and Ada Moor"])
def test_a_line_before_an_outlet_that_has_other_words_than_names_is_kept(line: str) -> None:
    assert clean(f"It rained.\n\n{line}\n\nAP\n\nThe ship sank.") == f"It rained.\n\n{line}\n\nThe ship sank."


def test_fragments_do_not_overlap() -> None:
    text = "The vote came late. Continue reading the main story The hall was empty. Read more"
    assert clean(text) == "The vote came late. The hall was empty."


def test_a_line_that_is_too_long_is_kept() -> None:
    line = "Advertisement " * (LONGEST_LINE // 10)
    assert clean(line) == line


def test_a_biography_is_removed_only_at_the_end() -> None:
    bio = "Ada Lund is a reporter for the Harbour Weekly."
    body = "".join(f"Ship number {i} came in on Monday with coal and wood.\n" for i in range(40))
    assert clean(body + bio) == body.removesuffix("\n")
    assert clean(bio + "\n" + body) == bio + "\n" + body


BACKTRACKS = {
    "id": "BP199",
    "name": "slow",
    "why": "An alternative that is listed twice reads a line in twice as many ways at each word.",
    "trigger": ["share"],
    "pattern": r"(?i)(?:(?:share|via|on|via)\b\W*){1,40}",
    "drop": ["Share via"],
    "keep": ["Sharing"],
}
SLOW_LINE = "Share " + "via " * 36 + "z"


@pytest.mark.parametrize("scope", ["line", "fragment"])
def test_a_slow_custom_rule_is_named_with_its_file(scope: str) -> None:
    row = BACKTRACKS | {"scope": scope, "pattern": BACKTRACKS["pattern"] + "$"}
    (rule,) = read_rules({"rule": [row]}, "mine.toml", seconds=0.01)
    rules = LineRules([rule], ENGLISH.lexicon)
    found, edits = rules.find(_core.scan("It rained.\nShare via\n", ENGLISH.lexicon))
    assert found or edits
    message = (
        r"^mine\.toml: rule BP199: its pattern takes more than 0\.01 s on a line of 151 characters, 'Share via [^\n]*$"
    )
    with pytest.raises(ValueError, match=message):
        rules.find(_core.scan(f"It rained.\n{SLOW_LINE}\n", ENGLISH.lexicon))


def test_only_custom_rules_have_a_time_limit() -> None:
    """With a clock, the answers of the pack's rules would depend on the machine."""
    assert [rule.seconds for rule in read_rules({"rule": [BACKTRACKS]}, "mine.toml")] == [TIME_LIMIT]
    assert {rule.seconds for rule in catalogue().values()} == {None}
