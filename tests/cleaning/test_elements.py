"""The outline of a page, and the article extended to the element that contains it."""

from __future__ import annotations

import pytest
from counting import calls_of
from hypothesis import given
from hypothesis import strategies as st

import quotex
from quotex.cleaning import Options, clean_and_explain
from quotex.cleaning.elements import outline_of
from quotex.edits import Cleaned
from quotex.language.loading import load_language
from quotex.model import Edit
from quotex.outline import ARTICLE, DOUBTFUL, FURNITURE, INNER, LIST, Outline

ENGLISH = load_language("en")
MENU = (
    "<nav>" + "".join(f"<p>{name}</p>" for name in ("Home", "News", "Sport", "Weather", "Jobs", "Sign in")) + "</nav>"
)
STORM = "The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north."
SHIPS = "Ships waited in the bay, and the dockers went home at noon without knowing when they would be called again."
WORSE = "“We have seen worse, but not for twenty years,” said Ada Lund, who leads the harbour office of the town."
LAMPS = "The last lamplighter of Varna walks the quay every evening at dusk, as his father and his uncle did before."
FEET = "<footer><p>Imprint</p><p>Advertise with us</p><p>© 2021 The Tideline. All rights reserved.</p></footer>"


def page(*blocks: str) -> str:
    return f"<html><body>{MENU}<div class=story>{''.join(f'<div>{block}</div>' for block in blocks)}</div>{FEET}</body>"


def roles_of(html: str) -> dict[str, int]:
    """The role of the element around each stretch of text."""
    outline = outline_of(html)
    return {
        html[start:].partition("<")[0].strip(): outline.roles[owner]
        for start, owner in zip(outline.starts, outline.owners, strict=True)
    }


def test_elements_are_recognized_by_name_and_class() -> None:
    assert roles_of(
        "<p>a</p><nav>b</nav><ul><li>c</ul><div class='x-relatedPosts'>d</div><div id=comments>e</div>"
        "<div itemprop=articleBody>f</div><section class=entry_content>g</section><div class=unrelated>h</div>"
        "<blockquote>i<footer>j</footer></blockquote><td>k</td>"
    ) == {
        "a": 0,
        "b": FURNITURE,
        "c": LIST | INNER,
        "d": DOUBTFUL,
        "e": FURNITURE,
        "f": ARTICLE,
        "g": ARTICLE,
        "h": 0,
        "i": INNER,
        "j": 0,
        "k": INNER,
    }


@pytest.mark.parametrize(
    "html",
    [
        "<div>a<!-- </div><nav> -->b</div>",
        "<div>a<script>'<nav>'</script>b</div>",
        "<div>a<div title='<nav>'>b</div></div>",
        "<div>a<span title='>'>b</div>",
        "<div>a</nav>b",
        "<div><section>a</div><p>b",
        "<div>a</section><custom-box>b",
    ],
)
def test_text_that_is_not_a_tag_opens_no_element(html: str) -> None:
    assert not any(role & FURNITURE for role in roles_of(html).values())


def test_the_outline_follows_the_edits_of_the_text() -> None:
    edited = Cleaned.from_edits("<p>It</p><nav>Home", [Edit(0, 3, "", "TX113"), Edit(5, 14, "\n\n", "TX113")])
    moved = outline_of(edited.original).moved(edited)
    assert moved.starts == [0, 4]
    assert moved.owners_at([0, 1, 4]) == [0, 0, 1]


@given(
    st.lists(st.sampled_from(["<div>", "</div>", "<nav a='", "<p>", "x", "<!--", "-->", "<svg>", "'>", "</nav>", "\0"]))
)
def test_any_page_has_an_outline(parts: list[str]) -> None:
    html = "".join(parts)
    outline = outline_of(html)
    assert outline.starts == sorted(set(outline.starts))
    assert all(not html[start].isspace() for start in outline.starts)
    assert all(-1 <= parent < element for element, parent in enumerate(outline.parents))


def paragraphs(html: str) -> list[str]:
    return [line for line in quotex.clean(html).split("\n") if line]


def calls(html: str) -> int:
    """The number of function calls that the outline and the article of a page take."""
    return calls_of(lambda: quotex.clean(html))


@pytest.mark.parametrize(
    "block",
    ["<div>", "<div></div>", "<nav><p>Quay 3.", "</nav>", "<div></section>", "<ul><li>x", "<script>", "<!--", "<p a='"],
)
def test_elements_take_linear_time(block: str) -> None:
    few, many = (calls(MENU + block * times + page(STORM, SHIPS, WORSE)) for times in (500, 2000))
    assert many < 6 * few


def test_ten_thousand_nested_elements_are_read() -> None:
    html = MENU + "<div>" * 10_000 + f"<p>{STORM}</p><p>{SHIPS}</p><p>{WORSE}</p>" + "</div>" * 10_000 + FEET
    assert paragraphs(html) == [STORM, SHIPS, WORSE]


def test_the_article_grows_to_its_element() -> None:
    """A list that looks like a menu in the text alone belongs to the article."""
    names = "".join(f"<p>{name} Quay</p>" for name in ("Salem", "Mill", "North", "Old", "Long", "Fish", "Stone", "Hay"))
    lines = paragraphs(page(f"<p>{LAMPS}</p>", names, f"<p>{STORM}</p><p>{SHIPS}</p><p>{WORSE}</p>"))
    assert lines[0] == LAMPS
    assert "Salem Quay" in lines
    assert lines[-1] == WORSE


def test_a_long_headline_is_not_the_beginning() -> None:
    headline = "Storm from the north closes the old port of Varna for days"
    assert paragraphs(page(f"<p>{headline}</p>", *(f"<p>{line}</p>" for line in (STORM, SHIPS, WORSE))))[0] == STORM


def test_the_article_begins_below_the_headline() -> None:
    """It need not have more prose than the teasers above it, and may be in an element named after its sidebar."""
    teasers = [f"<p>On {day} May, {LAMPS}</p>" for day in range(1, 25)]
    lines = [f"In {month}: {line}" for month in ("May", "June") for line in (STORM, SHIPS, WORSE)]
    story = "".join(f"<p>{line}</p>" for line in lines)
    html = MENU * 2 + page(*teasers, f"<div class=with-sidebar><h1>Storm closes port</h1>{story}</div>")
    assert paragraphs(html) == lines
    assert paragraphs(html.replace("h1>", "h2>")) != lines


def test_a_headline_below_the_article_belongs_to_another() -> None:
    story = [f"<p>In {month}: {line}</p>" for month in ("May", "June") for line in (STORM, SHIPS, WORSE)]
    html = page(*story, "<div><h1>Last of the lamplighters</h1></div>", f"<p>{LAMPS}</p>")
    assert paragraphs(html)[0] == f"In May: {STORM}"


def test_a_seventh_of_the_article_may_be_in_its_own_element() -> None:
    lines = [f"In {month}: {line}" for month in ("May", "June") for line in (STORM, SHIPS, WORSE)]
    html = MENU * 2 + page("".join(f"<p>{line}</p>" for line in lines), f"<p>{LAMPS}</p>")
    assert paragraphs(html) == [*lines, LAMPS]


@pytest.mark.parametrize("tag", ["aside", "nav", "form", "div class=comments-list", "section id='comments'"])
def test_furniture_inside_the_article_is_removed(tag: str) -> None:
    html = page(f"<p>{STORM}</p>", f"<{tag}><p>{LAMPS}</p></{tag.partition(' ')[0]}>", f"<p>{SHIPS}</p><p>{WORSE}</p>")
    assert paragraphs(html) == [STORM, SHIPS, WORSE]
    [edit] = [edit for edit in quotex.clean_and_explain(html).edits if edit.rule == "BP912"]
    assert LAMPS in html[edit.start : edit.end]


@pytest.mark.parametrize("name", ["has-ads", "with-toc", "related-wrap"])
def test_a_layout_named_after_its_furniture_is_not_furniture(name: str) -> None:
    """A small box with such a name is removed; an element with a part of the article is kept."""
    part = page(f"<p>{STORM}</p>", f"<div class={name}><p>{SHIPS}</p></div>", f"<p>{WORSE}</p>")
    assert paragraphs(part) == [STORM, SHIPS, WORSE]
    box = page(f"<p>{STORM}</p>", f"<div class={name}><p>Lamps for quays</p></div>", f"<p>{SHIPS}</p><p>{WORSE}</p>")
    assert paragraphs(box) == [STORM, SHIPS, WORSE]


def test_an_element_around_the_article_is_not_furniture() -> None:
    html = page(f"<form><p>{STORM}</p><p>{SHIPS}</p><p>{WORSE}</p></form>")
    assert paragraphs(html) == [STORM, SHIPS, WORSE]


def test_the_rule_can_be_switched_off() -> None:
    html = page(f"<p>{STORM}</p>", f"<aside><p>{LAMPS}</p></aside>", f"<p>{SHIPS}</p><p>{WORSE}</p>")
    assert LAMPS in quotex.Pipeline(ignore=["BP912"]).clean(html)


def test_a_text_that_is_not_a_page_is_cleaned_without_its_outline() -> None:
    text = f"{STORM}\n\n{LAMPS}\n\n{SHIPS}"
    outline = Outline([0, len(STORM) + 2], [0, 1], [-1, 0], [0, FURNITURE])
    assert clean_and_explain(text, ENGLISH, Options(outline=outline)).text == text


def test_navigation_makes_a_short_page_a_page() -> None:
    """Its text alone, with one line of a menu, looks like an article."""
    html = f"<html><body><nav>Home | News</nav><p>{STORM}</p><p>{WORSE}</p><footer>Contact | About</footer></body>"
    assert paragraphs(html) == [STORM, WORSE]
    assert quotex.Pipeline(preset="body").clean(html).startswith("Home | News")


@pytest.mark.parametrize("html", [page(f"<p>{STORM}</p>", f"<p>{SHIPS}</p>", "<ul><li>Quay 1<li>Quay 2</ul>", WORSE)])
def test_cleaning_twice_changes_nothing(html: str) -> None:
    once = quotex.clean(html)
    assert quotex.clean(once) == once


def test_a_plain_page_with_some_tags_has_no_outline() -> None:
    """The tags are left over, so the lines alone decide where the article is, as without tags."""
    menu = ["Home", "News", "Sport", "Weather", "Jobs", "Sign in"]
    residue = ["Share on Facebook", "Advertisement", "Share this"]
    tagged = STORM.replace("Thursday", "<b>Thursday</b>").replace("storm", "<em>storm</em>")
    lines = [*menu, LAMPS, *menu, *menu, "By Ada Moor", tagged, SHIPS, WORSE, *residue, *menu]
    assert paragraphs("\n".join(lines)) == [STORM, SHIPS, WORSE]
