"""Title, byline and date: what HTML tells, what stands in plain text, and where."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotex
from quotex.cleaning.facts import facts_of
from quotex.outline import Outline

MENU = ["Home", "News", "Sport", "Weather", "Jobs", "Sign in"]
STORM = "The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north."
SHIPS = "Ships waited in the bay, and the dockers went home at noon without knowing when they would be called again."
WORSE = "“We have seen worse, but not for twenty years,” said Ada Lund, who leads the harbour office of the town."
ARTICLE = [STORM, SHIPS, WORSE]


def data(**values: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(values)}</script>"


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>Storm closes port | The Tideline</title><h1>The Tideline</h1><h1>Storm closes <i>port</i></h1>", None),
        ("<title>Storm closes port - The Tideline</title>", None),
        ("<meta content='Storm closes port' property=og:title><h1>Weather</h1><h1> Storm\n closes port</h1>", None),
        (data(headline="Storm closes port"), None),
        ("<title>Storm &amp; port</title><h1>Storm &amp; port</h1>", "Storm & port"),
    ],
)
def test_the_title(html: str, title: str | None) -> None:
    assert facts_of(html)["title"] == (title or "Storm closes port")


@pytest.mark.parametrize(
    "html",
    [
        "<meta name=author content='Ada Moor'>",
        data(author={"name": "Ada Moor"}),
        data(author=[{"@id": "#a"}], publisher={"@id": "#a", "name": "Ada Moor"}),
        "<meta name=author content='https://tideline.test/ada'><a href=/ada rel=author><b>Ada Moor</b></a>",
        "<div class='post-Author'><img> <span>Ada Moor</span></div>",
    ],
)
def test_the_byline(html: str) -> None:
    assert facts_of(html) == {"byline": "Ada Moor"}


@pytest.mark.parametrize(
    "html",
    [
        "<meta property='article:published_time' content='2021-05-03T09:00:00Z'><time datetime=2021-06-01>",
        data(**{"@graph": [{"dateModified": "2021-06-01", "datePublished": "2021-05-03"}]}),
        "<time class=x datetime='2021-05-03'>May 3</time>",
        "<meta property='article:modified_time' content='2021-05-03'>",
    ],
)
def test_the_date(html: str) -> None:
    assert facts_of(html) == {"date": "2021-05-03"}


@pytest.mark.parametrize(
    "html",
    [
        "<meta name=author>",
        "<script type='application/ld+json'>{\"a\": [</script>",
        data(author=7, headline=None),
        "<h1>",
        "author",
    ],
)
def test_what_tells_nothing(html: str) -> None:
    assert facts_of(html) == {}


def test_data_that_is_nested_too_deep_tells_nothing() -> None:
    assert facts_of(f"<script type='application/ld+json'>{'[' * 100_000}</script>") == {}


PARTS = [
    "<meta name=author content='",
    "<h1>",
    "</h1>",
    "<title>",
    "<time datetime=",
    "author",
    "<",
    ">",
    "'",
    "class=",
]


@given(st.lists(st.sampled_from([*PARTS, "<script type='application/ld+json'>", "{", "\ud800", "Ada Moor"])))
def test_any_page_has_facts(parts: list[str]) -> None:
    assert all(isinstance(value, str) and value for value in facts_of("".join(parts)).values())


@pytest.mark.parametrize("part", [*PARTS, "<script type='application/ld+json'>", '<meta a="', "<time x", "author<"])
def test_facts_take_linear_time(part: str) -> None:
    def calls(html: str) -> int:
        count = 0

        def counting(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(counting)
        try:
            facts_of(html)
        finally:
            sys.setprofile(None)
        return count

    assert calls(part * 4000) < 5 * calls(part * 1000)


@pytest.mark.parametrize(
    ("lines", "byline", "date"),
    [
        (["By Ada Moor", "May 3, 2021"], "Ada Moor", "2021-05-03"),
        (
            ["Written by: Ada Moor and Lena Ortiz", "Updated 3rd of September 2021"],
            "Ada Moor and Lena Ortiz",
            "2021-09-03",
        ),
        (["By Ada Moor | 13/5/2021"], "Ada Moor", "2021-05-13"),
        (["By Ada Moor May 3, 2021"], "Ada Moor", "2021-05-03"),
        (["2021-05-03"], None, "2021-05-03"),
        (["By Ada Moor"], "Ada Moor", None),
        (["May 32, 2021"], None, None),
    ],
)
def test_a_plain_page(lines: list[str], byline: str | None, date: str | None) -> None:
    page = "\n".join([*MENU, "Storm closes the port 😀", *lines, *ARTICLE, "Share on Facebook", *MENU])
    document = quotex.process(page)
    facts = {name: document.meta.get(name) for name in ("title", "byline", "date")}
    assert {name: fact and fact["text"] for name, fact in facts.items()} == {
        "title": "Storm closes the port 😀",
        "byline": byline,
        "date": date,
    }
    for name in ("title", "byline"):
        if fact := facts[name]:
            assert page[fact["start"] : fact["end"]] == fact["text"]


def test_an_article_without_a_head_has_no_facts() -> None:
    assert not {"title", "byline", "date"} & set(quotex.process("\n".join(ARTICLE)).meta)
    assert not {"title", "byline", "date"} & set(quotex.process("").meta)


def test_what_html_tells_gets_its_place_in_the_text() -> None:
    text = "\n".join([*MENU, "Storm closes the port", "Ada Moor | May 4, 2021", *ARTICLE, *MENU])
    told = {"title": "Storm closes the port", "byline": "By Ada Moor", "date": "2021-05-03"}
    meta = quotex.Pipeline().process(text, outline=Outline(facts=told)).meta
    places = {name: text[meta[name]["start"] : meta[name]["end"]] for name in told}
    assert places == {"title": told["title"], "byline": "Ada Moor", "date": "May 4, 2021"}
    assert meta["date"]["text"] == "2021-05-04"  # what readers see
    told = {"title": "Port closed", "byline": "Lena Ortiz"}
    meta = quotex.Pipeline().process("\n".join(ARTICLE), outline=Outline(facts=told)).meta
    assert {name: meta[name] for name in told} == {
        name: {"text": text, "start": None, "end": None} for name, text in told.items()
    }


def test_a_text_with_its_tags() -> None:
    html = f"<html><title>Storm</title><meta name=author content='Ada Moor'><h1>Storm</h1><p>Ada Moor</p><p>{STORM}</p>"
    meta = quotex.process(html).meta
    assert html[: meta["title"]["start"]].endswith("<h1>")
    assert html[meta["byline"]["start"] : meta["byline"]["end"]] == "Ada Moor"
