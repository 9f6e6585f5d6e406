"""Pages in a real browser: they can be read by keyboard, pointer and screen reader, small and large, light and dark."""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import quotex
from quotex import Document
from quotex.render.html import about_of
from quotex.render.html_index import listed
from quotex.render.html_tables import index_pages

QUOTES_AN_ARTICLE = 5
PEOPLE = [f"{first} {last}" for first in ("Ada", "Bo", "Lena", "Omar") for last in ("Moor", "Lind", "Ortiz", "Reyes")]
WORDS = [
    "the",
    "ferry",
    "sails",
    "again",
    "before",
    "the",
    "ice",
    "comes",
    "and",
    "the",
    "harbour",
    "has",
    "no",
    "money",
    "for",
    "another",
    "winter",
]


def article(number):
    said = [
        f"“A {number} {' '.join(WORDS[: 4 + (number + step) % 12])},” said {PEOPLE[(number * 7 + step) % len(PEOPLE)]}."
        for step in range(QUOTES_AN_ARTICLE)
    ]
    text = "\n\n".join(["The council met.", *said, "Sign up for our newsletter", "It was late."])
    date = f"2024-{number % 12 + 1:02}-01"
    return {
        "id": number,
        "text": text,
        "title": f"Day {number}",
        "outlet": ["Tideline", "The Gull"][number % 2],
        "date": date,
    }


def report_of(folder, articles):
    (folder / "in.jsonl").write_text("".join(json.dumps(article(number)) + "\n" for number in range(articles)))
    command = [sys.executable, "-m", "quotex", "process", "in.jsonl", "-o", "report/", "--format", "html"]
    subprocess.run([*command, "--keep", "title,outlet,date"], cwd=folder, check=True, capture_output=True)
    return folder / "report"


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return report_of(tmp_path_factory.mktemp("report"), 60)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The example, with removed lines, nested quotes, unattributed quotes and a doubtful one."""
    folder = tmp_path_factory.mktemp("page")
    source = Path(__file__).parents[2] / "examples" / "page.txt"
    command = [sys.executable, "-m", "quotex", "process", str(source), "-o", "page.html"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "page.html"


# WCAG 2.2, 1.4.3 and 1.4.11: the contrast of each piece of text, and of each symbol, with its background.
CONTRAST = """(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgb = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour) => rgb(colour).slice(0, 3).map((value) => value / 255)
        .map((value) => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
        .reduce((sum, value, place) => sum + value * [.2126, .7152, .0722][place], 0);
    const ratio = (one, other) => {
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return (high + .05) / (low + .05);
    };
    const behind = (element) => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (rgb(colour)[3]) return colour;
        }
        return "white";
    };
    const found = [];
    for (const element of document.querySelectorAll("body, body *")) {
        if (!element.checkVisibility() && element.className !== "tip") continue;
        const style = getComputedStyle(element);
        const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        if (says && !element.disabled) found.push([element.outerHTML, ratio(style.color, behind(element)), 4.5]);
        if (element.matches(".quote")) {
            found.push(["line " + element.className, ratio(style.borderBottomColor, behind(element.parentElement)), 3]);
            const sign = getComputedStyle(element, "::before");
            if (sign.content !== "none") found.push(["sign", ratio(sign.color, sign.backgroundColor), 4.5]);
        }
    }
    return found;
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast(browser, page, report, errors, scheme):
    browser.scheme(scheme)
    for place in (page, report / "index.html", errors):
        browser.open(place)
        found = browser.run(CONTRAST)
        assert len(found) > 50
        assert [one for one in found if one[1] < one[2]] == []


def test_every_colour_of_a_speaker_has_contrast(browser, tmp_path, page):
    names = [f"{first} {last}" for first in ("Ada", "Bo", "Eva") for last in ("Moor", "Lind", "Berg", "Cole", "Reyes")]
    (tmp_path / "in.txt").write_text("\n\n".join(f"“It rained,” said {name}." for name in names))
    command = [sys.executable, "-m", "quotex", "extract", "in.txt", "-o", "page.html"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    for scheme in ("light", "dark"):
        browser.scheme(scheme)
        browser.open(tmp_path / "page.html")
        assert (
            browser.run("new Set([...document.querySelectorAll('.quote')].map((quote) => quote.className)).size") == 12
        )
        assert [one for one in browser.run(CONTRAST) if one[1] < one[2]] == []


@pytest.mark.parametrize(("width", "zoom"), [(360, 1), (1200, 2), (1280, 4), (1200, 1)])
def test_no_page_is_wider_than_the_window(browser, page, report, errors, width, zoom):
    browser.size(width, 800, zoom)
    for place in (page, errors, report / "index.html", report / "articles" / "000001.html"):
        browser.open(place)
        assert browser.run("document.documentElement.scrollWidth <= innerWidth")
        assert (
            browser.run("parseFloat(getComputedStyle(document.querySelector('article > p, header > p')).fontSize)")
            >= 16
        )


def test_every_quote_shows_its_rules_by_keyboard(browser, page):
    browser.open(page)
    seen = {}
    focused = "(() => { const quote = document.activeElement; return [quote.id, quote.getAttribute('role')]; })()"
    shown = (
        "[...document.querySelectorAll('.tip')].filter((tip) => tip.checkVisibility()).map((tip) => tip.textContent)"
    )
    for _ in range(200):
        browser.press("Tab")
        id, role = browser.run(focused)
        if role == "group":
            (seen[id],) = browser.run(shown)
        if browser.run("document.activeElement === document.body"):
            break
    quotes = browser.run("[...document.querySelectorAll('.quote.first')].map((quote) => quote.id)")
    assert list(seen) == quotes
    assert len(quotes) == 20
    told = r"Confidence [01]\.\d\d(?:, of the name [01]\.\d\d)?\. QS\d{3} [\w-]+"
    assert [note for note in seen.values() if not re.search(told, note)] == []


def test_the_pointer_shows_the_rules_of_the_innermost_quote(browser, page):
    browser.open(page)
    shown = "[...document.querySelectorAll('.tip')].filter((tip) => tip.checkVisibility()).map((tip) => tip.id)"
    assert browser.run(shown) == []
    inner = browser.run("document.querySelector('.quote .quote').id")
    for id in ("q0", inner):
        x, y = browser.run(f"""(() => {{
            const quote = document.getElementById("{id}");
            quote.scrollIntoView({{ block: "center" }});
            const [box] = quote.getClientRects();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }})()""")
        browser.point(x, y)
        assert browser.run(shown) == [f"{id}-why"]
    browser.point(1, 1)
    assert browser.run(shown) == []


def test_screen_readers_find_roles_and_names(browser, page, report, errors):
    for place in (page, report / "index.html", errors):
        browser.open(place)
        tree = browser.call("Accessibility.getFullAXTree")["nodes"]
        found = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree if not node["ignored"]]
        roles = [role for role, _ in found]
        assert roles.count("main") == roles.count("banner") == 1
        assert ("navigation", "This page") in found
        assert [name for role, name in found if role in ("link", "button", "searchbox", "combobox") and not name] == []
        levels = browser.run("[...document.querySelectorAll('h1, h2, h3, h4')].map((head) => +head.localName[1])")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(next <= level + 1 for level, next in pairwise(levels))
        ids = browser.run("[...document.querySelectorAll('[id]')].map((element) => element.id)")
        assert len(ids) == len(set(ids))
        for name in ("aria-labelledby", "aria-describedby"):
            named = f"[...document.querySelectorAll('[{name}]')].map((element) => element.getAttribute('{name}'))"
            assert browser.run(f"{named}.every((id) => document.getElementById(id))")
        assert browser.run(
            "[...document.querySelectorAll('a[href^=\"#\"]')].every((link) => document.querySelector(link.hash))"
        )


def test_a_quote_is_a_group_with_a_name_and_a_description(browser, page):
    browser.open(page)
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    groups = [node for node in nodes if node.get("role", {}).get("value") == "group" and not node["ignored"]]
    names = {node["name"]["value"]: node.get("description", {}).get("value", "") for node in groups}
    assert names["Quote 1, Adaeze Holloway"].startswith("Adaeze Holloway (“Mayor Adaeze Holloway”) direct, cue “said”.")


def table(browser, section):
    """The visible cells of a table."""
    rows = f"[...document.querySelectorAll('#{section} tbody tr')]"
    return browser.run(f"{rows}.map((row) => [...row.cells].map((cell) => cell.textContent))")


def test_the_tables_can_be_sorted_and_filtered(browser, report):
    browser.open(report / "index.html")
    assert len(table(browser, "quotes")) == 100
    told = "document.querySelector('#quotes .told').textContent"
    assert browser.run(told) == "1–100 of 300 shown"
    head = "document.querySelectorAll('#quotes th button')[{}].click()"
    browser.run(head.format(2))
    words = [int(row[2]) for row in table(browser, "quotes")]
    assert words == sorted(words, reverse=True)
    assert browser.run("document.querySelector('#quotes th[aria-sort]').getAttribute('aria-sort')") == "descending"
    browser.run(head.format(0))
    names = [row[0] for row in table(browser, "quotes")]
    assert names == sorted(names)
    browser.run("""(() => {
        const [outlet, month] = document.querySelectorAll("#quotes select");
        outlet.value = "The Gull";
        month.value = "2024-02";
        month.dispatchEvent(new Event("change"));
    })()""")
    rows = table(browser, "quotes")
    assert len(rows) == 25
    assert {tuple(row[3:5]) for row in rows} == {("The Gull", "2024-02")}
    assert "; most quoted: " in browser.run(told)
    browser.run("document.querySelector('#people tbody button').click()")
    (most, _, quotes, *_) = table(browser, "people")[0]
    browser.run("document.querySelectorAll('#quotes select').forEach((select) => { select.value = ''; })")
    browser.run("document.querySelector('#people tbody button').click()")
    assert {row[0] for row in table(browser, "quotes")} == {most}
    assert browser.run(told) == f"{quotes} shown, of 300 in all; said by {most}"


def test_without_scripts_the_tables_are_plain_and_complete(browser, report):
    browser.scripts(allowed=False)
    browser.open(report / "index.html")
    assert len(table(browser, "quotes")) == 300
    assert len(table(browser, "people")) == len(PEOPLE)
    assert browser.run("document.querySelectorAll('button, input, select').length") == 0


def test_a_quote_links_to_its_place(browser, report):
    for allowed in (True, False):
        browser.scripts(allowed=allowed)
        browser.open(report / "index.html")
        browser.click("document.querySelectorAll('#quotes tbody a')[57]")
        said = browser.run("document.querySelector(':target').textContent")
        assert browser.run("location.pathname").endswith("/articles/000012.html")
        assert said.startswith(f"A 11 {' '.join(WORDS[:4])}")


def test_an_index_of_ten_thousand_quotes_is_small(browser, tmp_path):
    """It has less than 5 MB, and the browser renders only a small part of it at first."""
    documents = []
    for number in range(10_000 // QUOTES_AN_ARTICLE):
        row = article(number)
        document = Document(row["id"], row["text"], row["text"], quotex.extract(row["text"]))
        documents.append((f"articles/{number:06}.html", listed(document, about_of(row))))
    made = dict(index_pages(documents))
    assert list(made) == ["index.html"]
    index = tmp_path / "index.html"
    index.write_text(made["index.html"], encoding="utf-8")
    assert index.stat().st_size < 5_000_000
    browser.open(index)
    assert browser.run("document.querySelector('#quotes .told').textContent") == "1–100 of 10,000 shown"
    assert browser.run("document.querySelectorAll('*').length") < 5_000
    told = [event for event in browser.events if event.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown")]
    assert told == []


def test_a_click_on_a_name_counts_its_quotes_on_other_pages(browser, tmp_path):
    documents = []
    for number in range(2300):
        row = article(number)
        quotes = [
            {"place": f"q{place}", "names": ["Ada Moor"], "genders": {}, "label": "", "kind": "person"}
            | {"words": 2, "text": "It rained"}
            for place in range(QUOTES_AN_ARTICLE)
        ]
        documents.append(
            (f"articles/{number:06}.html", {"title": row["title"], "outlet": "", "month": "", "quotes": quotes})
        )
    for name, content in index_pages(documents):
        (tmp_path / name).write_text(content, encoding="utf-8")
    browser.open(tmp_path / "index.html")
    browser.run("document.querySelector('#people tbody button').click()")
    told = browser.run("document.querySelector('#quotes .told').textContent")
    assert told == "1–100 of 10,000 shown; said by Ada Moor; 1,500 more are in the other parts"
