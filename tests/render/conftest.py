"""A tab of a real browser, if one is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docsite.browser import NAMES, Browser, find


@pytest.fixture(scope="session")
def _tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = find()
    if program is None:
        pytest.skip(f"there is no Chromium here: none of {', '.join(NAMES)}")
    try:
        tab = Browser(program, tmp_path_factory.mktemp("profile"))
    except OSError as error:
        pytest.skip(f"{program} does not start here: {error}")
    yield tab
    tab.close()


@pytest.fixture
def browser(_tab: Browser) -> Browser:
    """A tab with its initial settings: light, 1200 pixels wide."""
    _tab.call("Page.setBypassCSP", enabled=False)
    _tab.scripts(allowed=True)
    _tab.scheme("light")
    _tab.size(1200)
    return _tab


@pytest.fixture(scope="session")
def errors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of errors of every group, in two corpora."""
    from quotex.evaluation import Article, GoldQuote, score
    from quotex.model import Kind, Quote, Speaker
    from quotex.render.html_errors import errors_page

    text = "“It leaks,” said Ada Moor.\n\nThe “Dam” is old. “It\nalways has,” said Bo Lind, and “nobody” paid."

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    def quote(words: str, kind: Kind, confidence: float, name: str | None = "Bo Lind", **more: Any) -> Quote:
        speaker = Speaker(*place("Bo Lind"), "Bo Lind", name)
        return Quote(0, *place(words), words, kind, speaker, confidence=confidence, **more)

    gold = [
        GoldQuote(*place("It leaks,"), "direct", [place("Ada Moor")]),
        GoldQuote(*place("Dam"), "scare"),
        GoldQuote(*place("It\nalways has,"), "direct", [place("Bo Lind")]),
    ]
    found = [
        quote("It leaks,", "direct", 0.81, rules=("QS101", "QA103")),
        quote("Dam", "mixed", 0.4),
        quote("always", "direct", 0.5, "Bo Ray Lind"),
        quote("paid", "indirect", 0.3, None),
    ]
    rows = []
    for corpus, quotes in (("harbour", found), ("quay <b>", [])):
        evaluation = score((Article(f"{corpus}-{number}", text, gold), quotes) for number in range(30))
        rows += [{"corpus": corpus} | row for row in evaluation.total.errors]
    page = tmp_path_factory.mktemp("errors") / "errors.html"
    page.write_text(errors_page(rows, {}), encoding="utf-8")
    return page
