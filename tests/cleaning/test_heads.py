"""Title, byline and date: from HTML and from plain text, with their offsets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from counting import calls_of
from hypothesis import given
from hypothesis import strategies as st

import quotex
from quotex.cleaning.facts import facts_of
from quotex.edits import apply_edits, check_edits
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
def test_the_title_is_read_from_html(html: str, title: str | None) -> None:
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
def test_the_byline_is_read_from_html(html: str) -> None:
    assert facts_of(html) == {"byline": "Ada Moor"}


@pytest.mark.parametrize(
    "html",
    [
        "<meta property='article:published_time' content='2021-05-03T09:00:00Z'><time datetime=2021-06-01>",
        data(**{"@graph": [{"dateModified": "2021-06-01", "datePublished": "2021-05-03"}]}),
        "<time class=x datetime='2021-05-03'>May 3</time>",
        "<meta property='article:modified_time' content='2021-05-03'>",
        "<meta property='article:published_time' content='2021-13-39'><meta name=date content='2021-05-03'>",
        "<meta property='article:modified_time' content='2021-05-03'><time datetime=2021-02-29>",
        "<meta name=first-publish content=yes><meta name=w-published-date content='2021-05-03'>",
        "<meta property='og:article&#x3A;published_time' content='2021-05-03'><time datetime=2021-06-01>",
        "<meta name=publisher content='2021-06-01'><meta name=dc.date.issued content='2021-05-03'>",
    ],
)
def test_the_date_is_read_from_html(html: str) -> None:
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
def test_html_without_facts_gives_none(html: str) -> None:
    assert facts_of(html) == {}


def test_data_nested_too_deeply_gives_no_facts() -> None:
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
def test_the_facts_of_any_page_are_text(parts: list[str]) -> None:
    assert all(isinstance(value, str) and value for value in facts_of("".join(parts)).values())


@pytest.mark.parametrize("end", ["", "</script>"])
@pytest.mark.parametrize("inside", ["", "{", '"', "x" * 300])
def test_data_left_open_is_read_once(inside: str, end: str) -> None:
    read = 0

    class Page(str):
        """A text that counts the characters that are searched or copied."""

        def find(self, what: str, start: int = 0, stop: int = sys.maxsize) -> int:
            nonlocal read
            found = super().find(what, start, stop)
            read += (min(stop, len(self)) if found < 0 else found) - start
            return found

        def __getitem__(self, place: slice) -> str:
            nonlocal read
            part = super().__getitem__(place)
            read += len(part)
            return part

    page = Page(f"<script type='application/ld+json'>{inside}" * 2000 + end)
    assert facts_of(page) == {}
    assert read < 10 * len(page)


@pytest.mark.parametrize("part", [*PARTS, "<script type='application/ld+json'>", '<meta a="', "<time x", "author<"])
def test_facts_take_linear_time(part: str) -> None:
    def calls(html: str) -> int:
        return calls_of(lambda: facts_of(html))

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
        (["February 29, 2021"], None, None),
        (["2020-02-29"], None, "2020-02-29"),
    ],
)
def test_facts_are_found_in_plain_text(lines: list[str], byline: str | None, date: str | None) -> None:
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


def test_the_headline_may_be_the_first_line() -> None:
    page = "\n".join(["Storm closes the port", "By Ada Moor", *ARTICLE, "Share on Facebook", *MENU])
    assert quotex.process(page).meta["title"] == {"text": "Storm closes the port", "start": 0, "end": 21}


def test_the_headline_is_the_most_likely_line() -> None:
    menu = [*MENU, "Ten walks along the coast of the bay", "Home » News » Storm from the north closes port"]
    page = "\n".join([*menu, "Storm from the north closes port", "Read it aloud", *ARTICLE, "Share on Facebook", *MENU])
    assert quotex.process(page).meta["title"]["text"] == "Storm from the north closes port"
    caption = "Ships wait in the bay of Varna on Thursday. Photo: Ada Moor/Tideline"
    assert "title" not in quotex.process("\n\n".join([caption, *ARTICLE])).meta


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["by", "Ada Moor"], "Ada Moor"),
        (["Author: Ada van der Moor"], "Ada van der Moor"),
        (["Last updated on April 8, 2026 by Ada Moor"], "Ada Moor"),
        (["By Ada CarrowPublished: April 8, 2026"], "Ada Carrow"),
        (["Reviewed by Tova Lind", "Written by Ada Moor on April 8, 2026"], "Ada Moor"),
        (["Ada Moor", "8 min read"], "Ada Moor"),
        (["By Ada Moor. Last Updated: April 8, 2026"], "Ada Moor"),
        (["Ada Moor•Updated on April 8, 2026"], "Ada Moor"),
        ([f"{STORM[:-1]}, {STORM.lower()} {STORM}"[:330], "Ada Moor", "April 8, 2026"], "Ada Moor"),
        (["Tideline Staff", "April 8, 2026"], "Tideline Staff"),
        (["Reviewed by Tova Lind"], None),
        (["Share by Email"], None),
        (["Filter by", "Topic"], None),
        (["Storm Watch", "8 min read"], None),
    ],
)
def test_the_byline_is_found_in_plain_text(lines: list[str], names: str | None) -> None:
    page = "\n".join([*MENU, "Storm from the north closes port", *lines, *ARTICLE, "Share on Facebook", *MENU])
    byline = quotex.process(page).meta.get("byline")
    assert (byline and byline["text"]) == names
    assert byline is None or page[byline["start"] : byline["end"]] == names


def test_an_article_without_a_head_has_no_facts() -> None:
    assert not {"title", "byline", "date"} & set(quotex.process("\n".join(ARTICLE)).meta)
    assert not {"title", "byline", "date"} & set(quotex.process("").meta)


def test_facts_of_html_get_offsets_in_the_text() -> None:
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


def test_a_date_in_a_sentence_is_not_the_date_of_the_page() -> None:
    text = "\n".join(
        [*MENU, "Storm closes the port", "The port opens again on May 9, 2021, if the sea is calm.", *ARTICLE]
    )
    meta = quotex.Pipeline().process(text, outline=Outline(facts={"date": "2021-05-03"})).meta
    assert meta["date"] == {"text": "2021-05-03", "start": None, "end": None}


def test_facts_are_found_in_a_text_with_tags() -> None:
    html = f"<html><title>Storm</title><meta name=author content='Ada Moor'><h1>Storm</h1><p>Ada Moor</p><p>{STORM}</p>"
    meta = quotex.process(html).meta
    assert html[: meta["title"]["start"]].endswith("<h1>")
    assert html[meta["byline"]["start"] : meta["byline"]["end"]] == "Ada Moor"


HEADLINE = "Storm closes the port 😀"
PAGE = "\n".join([*MENU, HEADLINE, "By Ada Moor", *ARTICLE, "Share on Facebook", *MENU])
KEEPING = quotex.Pipeline(keep_title=True)


def test_the_title_is_kept_on_request() -> None:
    assert quotex.clean(PAGE).startswith(STORM)
    cleaned = KEEPING.clean_and_explain(PAGE)
    assert cleaned.text == f"{HEADLINE}\n\n{quotex.clean(PAGE)}"
    assert apply_edits(PAGE, cleaned.edits) == cleaned.text
    check_edits(cleaned.edits, len(PAGE))
    assert KEEPING.clean(cleaned.text) == cleaned.text
    start, end = cleaned.to_original(0, len(HEADLINE))
    assert PAGE[start:end] == HEADLINE


def test_a_kept_title_is_read_with_the_text() -> None:
    page = PAGE.replace(HEADLINE, "“Nobody sails today,” says Lena Ortiz")
    document, plain = KEEPING.process(page), quotex.process(page)
    assert {name: document.meta[name] for name in ("title", "byline")} == {
        name: plain.meta[name] for name in ("title", "byline")
    }
    assert document.text.startswith("“Nobody sails today,” says Lena Ortiz\n\n")
    assert [quote.speaker and quote.speaker.text for quote in document.quotes] == ["Lena Ortiz", "Ada Lund"]
    for quote in document.quotes:
        assert page[quote.start : quote.end] == document.text[quote.clean_start : quote.clean_end] == quote.text


def test_a_title_right_above_the_article_keeps_its_line_break() -> None:
    page = PAGE.replace("By Ada Moor\n", "")
    cleaned = KEEPING.clean_and_explain(page)
    assert cleaned.text == f"{HEADLINE}\n{quotex.clean(page)}"
    assert all(edit.replacement == "" for edit in cleaned.edits)


def test_a_title_that_is_not_in_the_text_is_not_added() -> None:
    outline = Outline(facts={"title": "Port closed"})
    cleaned, _ = KEEPING._clean_with_fit(PAGE, "", outline)
    assert cleaned.text == quotex.clean(PAGE)
    for text in ("", "\n".join(ARTICLE), f"{HEADLINE}\n\n{STORM}"):
        assert KEEPING.clean(text) == quotex.clean(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n \n", " \r\n\r\n"])
def test_a_title_of_html_is_kept(end: str) -> None:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>{end}" for name in MENU)
    article = end.join(f"<p>{paragraph}</p>" for paragraph in ARTICLE)
    html = f"<html><title>Storm</title><nav>{menu}</nav>{end}<h1>Storm</h1>{end}<p>By Ada Moor</p>{article}"
    without, cleaned = quotex.clean_and_explain(html), KEEPING.clean_and_explain(html)
    check_edits(cleaned.edits, len(html))
    assert (cleaned.text.split()[0], cleaned.text.count("Storm")) == ("Storm", 1)
    assert cleaned.text.removeprefix("Storm").strip() == without.text.removeprefix("Storm").strip()


def test_a_title_after_the_article_is_not_kept() -> None:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in MENU)
    more = f"{menu}<ul><li><a href=/1>Storm</a></li></ul>"
    html = f"<html><title>Storm - The Tideline</title>{menu}<h1>Storm</h1><p>{'</p><p>'.join(ARTICLE)}</p>{more}"
    assert html[: quotex.process(html).meta["title"]["start"]].endswith("<h1>")
    html = html.replace("<h1>Storm</h1>", "<h1><b>Sto</b>rm</h1>")
    assert html[: quotex.process(html).meta["title"]["start"]].endswith("<a href=/1>")
    assert KEEPING.clean(html) == quotex.clean(html)


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_the_command_keeps_the_title(tmp_path: Path, name: str) -> None:
    lines = [*MENU, HEADLINE, "By Ada Moor", *ARTICLE]
    if name == "page.html":
        pytest.importorskip("resiliparse", reason="needs the extra [warc]")
        lines = [f"<h1>{line}</h1>" if line is HEADLINE else f"<p>{line}</p>" for line in lines]
    page = tmp_path / name
    page.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "quotex", "clean", str(page)]
    utf8 = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    kept, plain = (
        subprocess.run([*command, *options], capture_output=True, check=True, timeout=120, env=utf8).stdout.decode()
        for options in (["--keep-title"], [])
    )
    assert (kept.split(STORM)[0], plain.split(STORM)[0]) == (f"{HEADLINE}\n\n", "")
    assert kept.removeprefix(f"{HEADLINE}\n\n") == plain


@given(st.lists(st.sampled_from([*MENU, HEADLINE, "By Ada Moor", "May 3, 2021", "", " ", "\r", *ARTICLE]), max_size=14))
def test_only_the_title_is_kept(lines: list[str]) -> None:
    page = "\n".join(lines)
    cleaned = KEEPING.clean_and_explain(page)
    check_edits(cleaned.edits, len(page))
    title = quotex.process(page).meta.get("title")
    without = quotex.clean(page)
    assert cleaned.text == without or cleaned.text.replace(title["text"], "", 1).split() == without.split()
