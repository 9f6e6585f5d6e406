"""A text is scanned once for both engines, and again only if cleaning changed it."""

from importlib import import_module

import pytest

from quotex import Pipeline, _core
from quotex.cleaning import Options, clean_and_scan
from quotex.damage import find_damage
from quotex.document import Document
from quotex.language.loading import Language, load_language

ENGLISH = load_language("en")
ARTICLE = "The ferry is late again.\n\n“We wait,” said Ada Moor, the harbour master.\n"
ALL = ("TX", "BP")  # wrapped lines are not joined by default
WRAPPED = "\n\n".join(
    ["The ferry to the island was late\nagain on Monday, and nobody at the\nharbour could say why that was so."] * 3
)
TEXTS = {
    "nothing to clean": (ARTICLE, 1),
    "a mended character": (ARTICLE.replace("harbour", "har\u00adbour"), 1),
    "a fragment": (ARTICLE.replace("again.", "again. Advertisement Continue reading the main story"), 2),
    "a line": (ARTICLE + "Share this article\n", 2),
    "wrapped lines": (WRAPPED, 2),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_scanned_no_more_than_necessary(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, most = TEXTS[name]
    scanned: list[str] = []
    scan = Language.scan
    monkeypatch.setattr(Language, "scan", lambda language, text: scanned.append(text) or scan(language, text))
    document = Pipeline(select=ALL, ignore=["TX109"]).process(text)
    assert (document.text != text) == (name != "nothing to clean")
    assert len(scanned) == most
    assert scanned[-1] == document.text


@pytest.mark.parametrize("harbour", ["har\u00adbour", "<b>Oxmere</b> harbour"])
def test_damage_is_searched_for_again_only_after_an_edit(harbour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    for name in ("quotex.cleaning", "quotex.cleaning.repair", "quotex.cleaning.html"):
        monkeypatch.setattr(import_module(name), "find_damage", lambda text: searched.append(text) or find_damage(text))
    damaged = ARTICLE.replace("harbour", harbour)
    assert searched == [damaged, Pipeline().clean(damaged)]


@pytest.mark.parametrize("name", TEXTS)
def test_process_equals_clean_and_extract(name: str) -> None:
    document = Pipeline(select=ALL, ignore=["TX109"]).process(TEXTS[name][0])
    quotes = Pipeline().extract(document.text)
    assert [(quote.text, quote.speaker and quote.speaker.name, quote.rules) for quote in quotes] == [
        (quote.text, quote.speaker and quote.speaker.name, quote.rules) for quote in document.quotes
    ]
    assert _spans_hold(document)


def _spans_hold(document: Document) -> bool:
    spans = [span for quote in document.quotes for span in (quote, quote.speaker, quote.cue) if span]
    return all(document.original[span.start : span.end] == span.text for span in spans)


def test_scan_and_damage_belong_to_the_cleaned_text() -> None:
    for text, _ in TEXTS.values():
        cleaned, scan, damage = clean_and_scan(text, ENGLISH, Options(select=ALL, ignore=("TX109",)))
        assert scan is None or scan.text == cleaned.text
        assert damage is None or damage.text == cleaned.text


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("It rained.\n“It rained,” said Ada Moor.", [False, True]),
        ("“It rained,” said\nAda Moor.\nIt snowed.", [True, True, False]),  # the second line belongs to the first
        ("It rained.\n\n\n", [False, True, True]),  # a blank line is not in a paragraph
        ("\n\nIt rained.", [False, False, False]),
    ],
)
def test_lines_that_may_quote_are_found(text: str, may: list[bool]) -> None:
    scan = ENGLISH.scan(text)
    assert [scan.may_quote(line) for line in range(len(scan.line_start))] == may
    with pytest.raises(IndexError):
        scan.may_quote(len(scan.line_start))


def test_an_empty_text_has_no_lines() -> None:
    with pytest.raises(IndexError):
        _core.scan("").may_quote(0)
