"""Cleaning end to end: presets, the article of a page, and the map."""

import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotex.cleaning as cleaning
from quotex.cleaning import Options, clean_and_explain
from quotex.cleaning.lines import INTERRUPTING, LISTED
from quotex.edits import Cleaned, apply_edits, check_edits
from quotex.language.catalogue import catalogue
from quotex.language.loading import load_language

ENGLISH = load_language("en")
SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"

MENU = "\n".join(["Home", "News", "Sport", "Weather", "Harbour", "Markets", "Sign in", "My account", "Help"])
STORY = """The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north.

Ships waited in the bay, and the dockers went home at noon without knowing when they would be called again.

“We have seen worse, but not for twenty years,” said Ada Lund, who leads the harbour office.

What comes next

The council will meet on Friday to hear from the owners, who have asked for money to mend the old wall."""
FOOT = """Most popular

How to bake bread at sea

A day with the last lamplighter

12 Comments

Omar

I was there, and it was a cold and windy day in the old port.

Imprint

Jobs

Advertise

Terms of use"""
PAGE = f"{MENU}\n\nStorm closes the port\n\n{STORY}\n\n{FOOT}\n"


def clean(text: str, preset: str = "auto", **options: tuple[str, ...]) -> Cleaned:
    return clean_and_explain(text, ENGLISH, Options(preset=preset, **options))


def test_the_article_of_a_page_is_found() -> None:
    cleaned = clean(PAGE)
    assert cleaned.preset == "page"
    assert STORY in cleaned.text
    for line in [*MENU.split("\n"), *FOOT.split("\n\n")]:
        assert line not in cleaned.text.split("\n")


def test_an_article_is_cleaned_as_a_body() -> None:
    cleaned = clean(f"{STORY}\n\nSign up for our newsletter")
    assert cleaned.preset == "body"
    assert cleaned.text == f"{STORY}\n"


def test_the_preset_can_be_given() -> None:
    assert clean(PAGE, "body").text.startswith("\nStorm") is False
    assert "Weather" in clean(PAGE, "body").text
    assert clean(PAGE, "page").text == clean(PAGE).text


def test_a_page_without_prose_is_kept() -> None:
    assert "Weather" in clean(MENU * 2, "page").text


PAGE_EXAMPLES = [
    pytest.param(rule.id, example, id=rule.id)
    for rule in catalogue().values()
    for example in rule.examples
    if rule.id.startswith("BP") and "page" in example
]


@pytest.mark.parametrize(("rule", "example"), PAGE_EXAMPLES)
def test_examples_of_the_body_rules_pass(rule: str, example: dict[str, Any]) -> None:
    others = example.get("beside", [])  # rules that also apply
    cleaned = clean(example["page"], example.get("preset", "page"), select=(rule, *others))
    assert {edit.rule for edit in cleaned.edits} == {rule, *others}
    for line in example["gone"]:
        assert line in example["page"]
        assert line not in cleaned.text


def test_code_and_catalogue_have_the_same_rules() -> None:
    over_documents = {"BP902", "BP903"}  # they count lines over many documents, and have their own tests
    in_code = {
        cleaning.BEFORE_ARTICLE,
        cleaning.AFTER_ARTICLE,
        cleaning.FURNITURE,
        cleaning.PAGE_BREAK,
        LISTED,
        INTERRUPTING,
    } | over_documents
    assert in_code == {id_ for id_, rule in catalogue().items() if id_.startswith("BP") and rule.pattern is None}


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        ("What the storm did to the roofs", True),  # a single line may be a heading of the article
        ("What the storm did to the roofs\nWho pays for the roofs now?", False),
        ("The roofs went first.\nWho pays for the roofs now?", True),  # a sentence ends the list before it begins
        ("“Who pays for the roofs?”\nWho pays for the roofs now?", True),
    ],
)
def test_a_label_with_a_headline_removes_only_headlines_after_it(after: str, kept: bool) -> None:
    cleaned = clean(f"{STORY}\nRELATED: Council votes to close the old bridge\n{after}\n{STORY}", "body")
    assert "bridge" not in cleaned.text
    assert (after in cleaned.text) is kept


def test_paragraphs_of_a_hard_wrapped_text_are_judged_as_lines_are() -> None:
    share = "Sign up for our weekly newsletter and get the news of the old harbour in your inbox every Friday."
    label = "RELATED: Council votes to close the bridge that leads to the harbour, “for good and all,” the mayor says"
    paragraphs = [*STORY.split("\n\n"), label, "Nobody was hurt by the storm, Ada Lund wrote on Wednesday on Twitter."]
    flat = clean("\n\n".join([*paragraphs, share]), "body").text.strip().split("\n\n")
    assert flat == [paragraph for paragraph in paragraphs if paragraph != label]
    for width in range(40, 80):
        wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in [*paragraphs, share])
        cleaned = clean(wrapped, "body")
        assert cleaned.text == apply_edits(wrapped, cleaned.edits)
        assert [" ".join(paragraph.split()) for paragraph in cleaned.text.strip().split("\n\n")] == flat, width


def test_rules_can_be_selected_and_ignored() -> None:
    text = f"{STORY}\n\nSign up for our newsletter\n\nAdvertisement\n"
    assert "newsletter" in clean(text, select=("BP3",)).text
    assert "Advertisement" in clean(text, ignore=("BP3",)).text
    assert "Weather" in clean(PAGE, ignore=("BP9",)).text


@pytest.mark.skipif(not SEED.exists(), reason="the shared corpora are not beside the checkout")
def test_the_seed_page_is_cleaned() -> None:
    text = SEED.read_text(encoding="utf-8")
    cleaned = clean(text)
    gone = [text[edit.start : edit.end].strip() for edit in cleaned.edits]
    lines = text.split("\n")
    assert gone == [lines[2], lines[-2], lines[-1]]
    assert all(edit.rule.startswith("BP") for edit in cleaned.edits)
    kept = [line for line in lines if line and line not in gone]
    assert [line for line in cleaned.text.split("\n") if line] == kept


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n\n", "\ud800", "\u202eabc\u202c\r\n\r\n", "“" * 1000])
def test_any_text_can_be_cleaned(text: str) -> None:
    assert clean(text).text == text


LINES = st.sampled_from(
    [
        "",
        " ",
        *MENU.split("\n")[:3],
        *STORY.split("\n\n"),
        *FOOT.split("\n\n"),
        "“Open quote",
        "* * *",
        "\ud800",
        "العربية",
    ]
)


@given(st.lists(LINES, max_size=30), st.sampled_from(["\n", "\r\n", "\n\n"]), st.sampled_from(["auto", "body", "page"]))
def test_cleaning_is_its_edits(lines: list[str], end: str, preset: str) -> None:
    text = end.join(lines)
    cleaned = clean(text, preset)
    check_edits(cleaned.edits, len(text))
    assert cleaned.text == apply_edits(text, cleaned.edits)
    assert cleaned.original == text
    assert all(edit.rule in catalogue() for edit in cleaned.edits)
    assert all(not edit.replacement for edit in cleaned.edits)


@given(st.lists(LINES, max_size=30), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_cleaning_a_body_twice_changes_nothing_more(lines: list[str], end: str) -> None:
    once = clean(end.join(lines), "body").text
    assert clean(once, "body").text == once


def test_removed_lines_do_not_count_for_the_tail() -> None:
    story = "The ships lay at the quay. Nobody came to unload them.\n" * 7
    once = clean(f"Ann Birk is a reporter for the Harbour Times.\n{story}" + "Advertisement\n" * 8, "body").text
    assert once == story


def test_a_cleaned_page_is_a_body() -> None:
    once = clean(PAGE)
    twice = clean(once.text)
    assert (once.preset, twice.preset) == ("page", "body")
    assert twice.text == once.text
