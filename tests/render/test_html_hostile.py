"""No article runs a script, loads anything or changes the direction of a page's text, whatever it contains."""

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

import quotex

ARTICLES = 200
RAN = "window.ran=(window.ran||0)+1"
# One attack of each kind; RUN stands for a script that records that it ran.
ATTACKS = json.loads(Path(__file__).with_name("attacks.json").read_text(encoding="utf-8"))
# Possible places of an attack: quoted words, names, removed text, other columns that are kept.
PLACES = [
    lambda attack: {"text": f"“It rained, {attack} and it poured,” said Ada Moor."},
    lambda attack: {"text": f"“It rained,” said Mayor {attack} Moor. “It poured,” said {attack}."},
    lambda attack: {
        "text": f"It sailed.\n\nSign up for our newsletter {attack}\n\nAdvertisement {attack}\n\n“Rain,” said Bo."
    },
    lambda attack: {"text": f"{attack}\n\n“It rained,” said Bo Lind. {attack}", "title": attack, "id": attack},
    lambda attack: {"text": "“Rain,” said Bo Lind.", "outlet": attack, "date": f"2024-05{attack}", "url": attack},
    lambda attack: {"text": f"“{attack[:9]}\n{attack[9:]}”, {attack} said. “{attack}"},
    lambda attack: {"text": f"“{attack},” he said.", "title": f"{attack}</h1>", attack: attack, "outlet": [attack]},
]
SHOWN_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "article", "aside", "section", "div"),
    *("a", "i", "dd", "del", "details", "dl", "dt", "h1", "h2", "li", "p", "q", "span", "strong", "summary", "sup"),
    *("ul", "table", "caption", "thead", "tbody", "tr", "th", "td", "noscript", "input", "label", "select", "option"),
    *("button", "figure", "figcaption", "ol", "svg", "rect", "line", "b"),
}


def hostile_articles():
    """An endless series of every attack in every place."""
    number = 0
    while True:
        for step, attack in enumerate(ATTACKS):
            place = PLACES[(number + step) % len(PLACES)]
            yield {"id": f"{number}-{step}"} | place(attack.replace("RUN", RAN))
        number += 1


CORPUS = list(islice(hostile_articles(), ARTICLES))


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    rows = "".join(json.dumps(row) + "\n" for row in CORPUS)
    (folder / "in.jsonl").write_text(rows, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "quotex",
        "process",
        "in.jsonl",
        "--format",
        "html",
        "-o",
        "report/",
        "--keep",
        "all",
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "report"


def pages(report):
    found = sorted(report.glob("articles/*.html"))
    assert len(found) == ARTICLES
    return [*found, report / "index.html"]


def test_the_corpus_has_every_attack_in_several_places():
    texts = [json.dumps(row, ensure_ascii=False) for row in CORPUS]
    assert len(ATTACKS) >= 70
    assert len(set(texts)) == ARTICLES
    for attack in ATTACKS:
        assert sum(json.dumps(attack.replace("RUN", RAN), ensure_ascii=False)[1:-1] in text for text in texts) >= 2


def provoked(browser, left_alone=".none"):
    """The number of scripts that ran after every action that a reader may take on the page."""
    return browser.run(
        """(async () => {
        for (const element of document.querySelectorAll("*")) {
            for (const name of ["mouseover", "mouseenter", "focus", "click", "toggle", "error", "load"]) {
                const leadsAway = name === "click" && element.matches("a, LEFT");
                if (!leadsAway) element.dispatchEvent(new Event(name));
            }
            if (element.focus) element.focus();
        }
        for (const link of document.querySelectorAll("a[href]")) {
            if (!["file:", "http:", "https:"].includes(link.protocol)) window.ran = (window.ran || 0) + 1;
        }
        await new Promise((done) => setTimeout(done, 5));
        return window.ran || 0;
    })()""".replace("LEFT", left_alone)
    )


@pytest.mark.parametrize(("policy", "step"), [("bypassed", 1), ("heeded", 8)])
def test_no_script_runs_and_nothing_is_loaded(browser, report, policy, step):
    """Escaping suffices with the Content-Security-Policy bypassed, and also together with it."""
    browser.call("Page.setBypassCSP", enabled=policy == "bypassed")
    ran = 0
    for page in pages(report)[::step]:
        browser.open(page)
        events = list(browser.events)
        ran += provoked(browser)
        asked = [
            event["params"]["request"]["url"] for event in events if event.get("method") == "Network.requestWillBeSent"
        ]
        assert asked == [page.as_uri()]
        names = {"Page.javascriptDialogOpening", "Page.frameAttached", "Page.frameRequestedNavigation"}
        assert not names & {event.get("method") for event in browser.events}
        tags = browser.run("[...new Set([...document.querySelectorAll('*')].map((element) => element.localName))]")
        assert set(tags) - SHOWN_TAGS == ({"script"} if page.name == "index.html" else set())
        names = browser.run("[...document.all].flatMap((element) => element.getAttributeNames())")
        assert not [name for name in names if name.startswith("on") or name in ("src", "srcdoc", "style", "action")]
    assert ran == 0


@pytest.fixture(scope="module")
def hostile_errors(tmp_path_factory):
    """A page of errors whose texts, ids, names, kinds and rules are attacks."""
    folder = tmp_path_factory.mktemp("hostile-errors")
    gold, found = [], []
    for number, attack in enumerate(attack.replace("RUN", RAN) for attack in ATTACKS):
        id, text = f"{attack}{number}", f"“{attack}”, said {attack}. {attack}\n\n“Rain {attack},” said Bo."
        start = text.index("“Rain") + 1
        source = [[len(attack) + 9, 2 * len(attack) + 9]]
        quotes = [
            {"start": 1, "end": 1 + len(attack), "type": "direct", "source": source},
            {"start": start, "end": start + 5 + len(attack), "type": "mixed", "source": source},
        ]
        gold.append({"id": id, "text": text, "quotes": quotes})
        speaker = {"start": start, "end": len(text), "name": attack}
        wrong = {"end": len(text), "speaker": speaker, "kind": attack, "rules": [attack], "confidence": 0.5}
        found.append(
            {"id": id, "quotes": [{"start": 1} | wrong | {"end": 1 + len(attack)}, {"start": start + 4} | wrong]}
        )
    for name, rows in (("<svg onload=x>.jsonl", gold), ("found.jsonl", found)):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = ["evaluate", "<svg onload=x>.jsonl", "--predictions", "found.jsonl", "--errors", "errors.html"]
    subprocess.run([sys.executable, "-m", "quotex", *command], cwd=folder, check=True, capture_output=True)
    return folder / "errors.html"


@pytest.mark.parametrize("policy", ["bypassed", "heeded"])
def test_no_script_runs_on_a_page_of_errors(browser, hostile_errors, policy):
    browser.call("Page.setBypassCSP", enabled=policy == "bypassed")
    browser.open(hostile_errors)
    events = list(browser.events)
    seen = 0
    while True:
        assert provoked(browser, left_alone="button") == 0
        seen += browser.run("document.querySelectorAll('#errors tbody tr').length")
        tags = browser.run("[...new Set([...document.querySelectorAll('*')].map((element) => element.localName))]")
        assert set(tags) - SHOWN_TAGS == {"script"}
        names = browser.run("[...document.all].flatMap((element) => element.getAttributeNames())")
        assert not [name for name in names if name.startswith("on") or name in ("src", "srcdoc", "style", "action")]
        if browser.run("[...document.querySelectorAll('.tools button')].at(-1).disabled"):
            break
        browser.run("[...document.querySelectorAll('.tools button')].at(-1).click()")
    listed = int(browser.run("document.querySelector('header p').textContent").split(" errors:")[0])
    assert seen == listed
    assert listed >= 2 * len(ATTACKS) - 4  # an attack of marks alone is not a quotation
    asked = [
        event["params"]["request"]["url"] for event in events if event.get("method") == "Network.requestWillBeSent"
    ]
    assert asked == [hostile_errors.as_uri()]


def test_the_count_of_scripts_finds_a_script(browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(f"<img src=x onerror={RAN}><p onmouseover={RAN}><a href=javascript:{RAN}>x</a>", encoding="utf-8")
    browser.open(page)
    assert provoked(browser) >= 3


def test_no_script_runs_in_a_notebook(browser, tmp_path):
    page = tmp_path / "notebook.html"
    cells = [quotex.process(row["text"])._repr_html_() for row in CORPUS]
    page.write_text("<!doctype html><meta charset=utf-8>" + "\n".join(cells), encoding="utf-8")
    browser.open(page)
    assert provoked(browser) == 0
    assert browser.run("document.querySelectorAll('body > .quotex').length") == ARTICLES


def test_no_page_contains_bidi_controls_or_invalid_characters(report):
    for page in pages(report):
        content = page.read_text(encoding="utf-8")
        assert not set(content) & {
            *map(chr, range(9)),
            "\x0b",
            *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        }


def test_the_script_of_the_index_makes_its_rows(browser, report):
    """The tests above therefore cover these rows too; a name is the same in a row as in the search data."""
    assert b"<noscript><div" in (report / "index.html").read_bytes()
    browser.open(report / "index.html")
    browser.run("""(() => {
        const find = document.querySelector("#quotes input");
        find.value = "<svg onload=";
        find.dispatchEvent(new Event("input"));
    })()""")
    rows = browser.run("[...document.querySelectorAll('#quotes tbody tr')].map((row) => row.textContent)")
    assert rows
    assert all("<svg onload=" in row for row in rows)


def test_hostile_text_is_still_readable(browser, report):
    browser.open(pages(report)[0])
    assert f"It rained, <script>{RAN}</script> and it poured" in browser.run(
        "document.querySelector('article').innerText"
    )


def test_a_report_consists_of_html_files_only(report):
    assert {path.suffix for path in Path(report).rglob("*") if path.is_file()} == {".html", ""}  # and the journal
