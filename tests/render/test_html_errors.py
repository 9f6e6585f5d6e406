"""The page of errors: each is marked in its passage, and they can be filtered by pointer and keyboard."""

TOLD = "document.querySelector('#errors .told').textContent"
ROWS = "[...document.querySelectorAll('#errors tbody tr')]"


def cells(browser):
    return browser.run(f"{ROWS}.map((row) => [...row.cells].map((cell) => cell.textContent))")


def pick(browser, **values):
    for head, value in values.items():
        browser.run(f"""(() => {{
            const labels = [...document.querySelectorAll("#errors label")];
            const select = labels.find((label) => label.textContent.startsWith({head!r})).querySelector("select");
            select.value = {value!r};
            select.dispatchEvent(new Event("change"));
        }})()""")


def test_errors_are_filtered_by_group_corpus_and_kind(browser, errors):
    browser.open(errors)
    assert browser.run(TOLD) == "1–100 of 180 shown"
    pick(browser, Error="speaker")
    assert browser.run(TOLD) == "30 shown, of 180 in all"
    assert {tuple(row[:3]) for row in cells(browser)} == {("harbour", "speaker", "direct")}
    pick(browser, Error="missed", Corpus="quay <b>")
    assert browser.run(TOLD) == "60 shown, of 180 in all"
    pick(browser, Error="", Corpus="harbour", Kind="scare")
    assert [row[1:3] for row in cells(browser)] == [["false alarm", "scare"]] * 30


def test_filters_can_be_used_by_keyboard(browser, errors):
    browser.open(errors)
    reached = set()
    for _ in range(40):
        browser.press("Tab")
        reached.add(browser.run("document.activeElement.parentElement.firstChild.textContent"))
    assert {"Find", "Corpus", "Error", "Kind", "Confidence"} <= reached


def test_annotations_and_predictions_are_marked(browser, errors):
    browser.open(errors)
    marked = f"{ROWS}[{{}}].querySelector('td:nth-last-child(4)').innerHTML"
    assert browser.run(marked.format(0)) == (
        '<span dir="auto">“<span class="gold given">It leaks,</span>” said <span class="gold who">Ada Moor</span>. ¶ '
        'The “Dam” is old. “It ↵ always has,” said <span class="given who">Bo Lind</span>, and “nobody” paid.</span>'
    )
    pick(browser, Error="extent")
    assert '“<span class="gold">It ↵ </span><span class="gold given">always</span><span class="gold"> has,</span>”' in (
        browser.run(marked.format(0))
    )


def test_an_error_shows_the_predicted_speaker_and_its_rules(browser, errors):
    browser.open(errors)
    pick(browser, Corpus="harbour")
    rows = {row[1]: row[4:] for row in cells(browser)[:4]}
    _, annotated, predicted, confidence = rows["speaker"]
    assert (annotated, predicted, confidence) == ("Ada Moor", "Bo Lind; wrong speaker. QS101, QA103", "0.81")
    assert rows["extent"][1:] == [
        "Bo Lind: “It always has,”",
        "Bo Ray Lind (“Bo Lind”): “always”; wrong span. ",
        "0.50",
    ]


def test_without_scripts_every_error_is_shown(browser, errors):
    browser.scripts(allowed=False)
    browser.open(errors)
    assert browser.run(f"{ROWS}.length") == 180


def test_in_a_small_window_rows_are_blocks_and_still_a_table(browser, errors):
    browser.size(360)
    browser.open(errors)
    assert browser.run(f"getComputedStyle({ROWS}[0]).display") == "block"
    widths = f"{ROWS}.flatMap((row) => [...row.cells]).map((cell) => cell.getBoundingClientRect().right)"
    assert max(browser.run(widths)) <= 360
    roles = [
        node["role"]["value"] for node in browser.call("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]
    ]
    assert roles.count("row") >= 100
    assert "columnheader" in roles
