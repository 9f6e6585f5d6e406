"""The page for judging a sample, in a real browser, by keyboard alone."""

import json
from pathlib import Path

import pytest

from quotex.io.labels import SAMPLE_COLUMNS, read_labels
from quotex.io.rows import cells_of, to_csv
from quotex.render.html_labelling import labelling_page

ATTACKS = json.loads((Path(__file__).parent / "attacks.json").read_text(encoding="utf-8"))
COLUMNS = (*SAMPLE_COLUMNS, "outlet")


def row(number, **changes):
    return {
        "id": f"a{number}",
        "quote": number,
        "start": 10,
        "end": 20,
        "drawn": 3,
        "probability": 0.5,
        "confidence": 0.9,
        "headline": "=Bridge; opens",
        "named_in": "Mayor Ada Moor\u2028came.\x85",
        "before": "It was late. “",
        "text": "It leaks, \u202eand “badly”",
        "after": "” she said.",
        "speaker": "she",
        "kind": "direct",
        "speaker_name": "Ada Moor",
        "name": "Ada Moor",
        "gender": "f",
        "is_quote": "yes",
        "checked": None,
        "outlet": "Tideline",
        **changes,
    }


@pytest.fixture
def sample(tmp_path):
    rows = [row(number) for number in range(3)]
    path = tmp_path / "sample.html"
    path.write_text(labelling_page(COLUMNS, [cells_of(each, COLUMNS) for each in rows]), encoding="utf-8")
    return path


# The page saves to a blob, which is read here instead of downloaded.
SAVED = """new Promise((done) => {
  const made = URL.createObjectURL;
  URL.createObjectURL = (blob) => { blob.text().then(done); return made.call(URL, blob); };
  HTMLAnchorElement.prototype.click = () => {};
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "s" }));
})"""


def saved(browser):
    browser.run(f"{SAVED}.then((text) => {{ window.saved = text; }})")
    for _ in range(50):
        text = browser.run("window.saved || ''")
        if text:
            return text
    raise AssertionError("nothing was saved")


def test_an_unjudged_page_is_saved_like_the_sheet(browser, sample):
    browser.open(sample)
    assert saved(browser) == to_csv([row(number) for number in range(3)], COLUMNS, header=True)


def test_a_page_judged_by_keyboard_is_saved_in_the_format_of_sources(browser, sample, tmp_path):
    browser.open(sample)
    browser.run("localStorage.clear()")
    browser.open(sample)
    browser.press("y")
    browser.press("e")
    for letter in "=Lind":
        browser.call("Input.insertText", text=letter)
    browser.press("Enter")
    for key in "m0fy":
        browser.press(key)
    browser.press("n")
    assert "3 judged: press s to save" in browser.run("document.getElementById('told').textContent")
    (tmp_path / "sample.csv").write_text(saved(browser), encoding="utf-8")
    labels = read_labels(tmp_path / "sample.csv", lambda note: pytest.fail(note))
    found = [labels[f"a{number}"][number] for number in range(3)]
    assert [label.name for label in found] == ["Ada Moor", "=Lind", "Ada Moor"]
    assert [label.is_quote for label in found] == [True, True, False]
    assert [label.is_renamed for label in found] == [False, True, False]
    assert all(label.is_of(row(0)["text"]) for label in found)
    kept = browser.run("JSON.stringify(localStorage)")  # the browser itself may save it much later
    restored = f"for (const [key, value] of Object.entries({kept})) localStorage.setItem(key, value)"
    script = browser.call("Page.addScriptToEvaluateOnNewDocument", source=restored)["identifier"]
    browser.open(sample)
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
    assert "3 judged" in browser.run("document.getElementById('told').textContent")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_the_window(browser, sample, width, scheme):
    browser.scheme(scheme)
    browser.size(width)
    browser.open(sample)
    assert browser.run("document.documentElement.scrollWidth") <= width


def test_no_text_runs_as_a_script(browser, tmp_path):
    attacks = [attack.replace("RUN", "window.ran=1") for attack in ATTACKS]
    rows = [
        row(number, text=attack, before=attack, headline=attack, named_in=attack, name=attack, outlet=attack, id=attack)
        for number, attack in enumerate(attacks)
    ]
    page = labelling_page((*COLUMNS, attacks[0]), [cells_of(each, (*COLUMNS, attacks[0])) for each in rows])
    (tmp_path / "sample.html").write_text(page, encoding="utf-8")
    browser.call("Page.setBypassCSP", enabled=True)
    browser.open(tmp_path / "sample.html")
    for _ in attacks:
        browser.press("ArrowRight")
    assert browser.run("window.ran || 0") == 0
    assert f"{len(attacks)} of {len(attacks)}" in browser.run("document.getElementById('told').textContent")


def test_without_rows_the_page_says_so(browser, tmp_path):
    (tmp_path / "sample.html").write_text(labelling_page(COLUMNS, []), encoding="utf-8")
    browser.open(tmp_path / "sample.html")
    assert browser.run("document.getElementById('told').textContent") == "There is nothing to judge."
