"""The album: whole articles, each beside what quotex answers. CONTRIBUTING.md says how to read a difference."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

import quotex
from quotex import Document, Person, Quote, Speaker

ARTICLES = sorted(Path(__file__).parent.glob("*.txt"))
PIPELINE = quotex.Pipeline(kinds=["direct", "mixed", "scare", "turn"])
WIDTH = 72  # characters of a quotation, or of what an edit removes; of a longer one, both ends are shown


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_answers_are_those_of_the_album(article: Path, request: pytest.FixtureRequest) -> None:
    page = article.with_suffix(".expected")
    answer = "\n".join(_lines(PIPELINE.process(article.read_text(encoding="utf-8")))) + "\n"
    if request.config.getoption("--update"):
        page.write_text(answer, encoding="utf-8")
    expected = page.read_text(encoding="utf-8") if page.exists() else ""
    if answer != expected:
        names = page.name, "what quotex answers; pytest tests/texts --update writes it"
        difference = unified_diff(expected.splitlines(), answer.splitlines(), *names, lineterm="")
        pytest.fail("\n".join(difference), pytrace=False)


def _lines(document: Document) -> Iterator[str]:
    """Yield what is known about the article, what was removed, the quotes and the people, a line for each."""
    for fact in ("title", "byline", "date"):
        if fact in document.meta:
            yield f"{fact}: {document.meta[fact]['text']}"
    yield "removed:"
    for edit in document.edits:
        instead = f" -> {edit.replacement!r}" if edit.replacement.strip() else ""
        yield f"  {edit.rule} {_shortened(document.original[edit.start : edit.end])}{instead}"
    yield "quotes:"
    for quote in document.quotes:
        yield f"{'    ' if quote.parent is not None else '  '}{quote.kind:6} {_by(quote)}“{_shortened(quote.text)}”"
    yield "people:"
    for person in document.people:
        yield "  " + ", ".join(filter(None, [person.name or "unnamed", person.role, _sort(person)]))


def _by(quote: Quote) -> str:
    """Return the words for the speaker, with the name, if it is another, and the gender or kind in brackets."""
    if not (speaker := quote.speaker):
        return "" if quote.kind == "scare" or quote.parent is not None else "nobody: "
    name = speaker.name if speaker.name != speaker.text else None
    return f"{speaker.text} ({', '.join(filter(None, [name, _sort(speaker)]))}): "


def _sort(of: Person | Speaker) -> str:
    return of.gender or of.kind or "kind unknown"


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= WIDTH else f"{text[: WIDTH // 2].rstrip()} … {text[-WIDTH // 2 :].lstrip()}"
