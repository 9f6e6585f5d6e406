#!/usr/bin/env python3
"""Articles, titles, authors and dates from the HTML of pages, beside the peers that are installed.

    python benchmarks/pages.py                 both corpora, all that is installed
    python benchmarks/pages.py --only quotex --types

The corpora are in ../shared beside the checkout; without them there is nothing to measure. Peers: trafilatura without
comments, resiliparse's main content, readability-lxml. "word F1" is the mean F1 of bags of words (WCXB), "shingle F1"
is the F1 of the mean precision and recall of runs of four words (scrapinghub's article-extraction-benchmark), both by
the referee in ../shared. Titles, authors and dates are right if their letters and digits are the same. CPU time is that
of one process.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PAGES = SHARED / "corpora" / "pages"
FACTS = {"title": "title", "byline": "author", "date": "date"}  # our names, and those of the corpus

Row = dict[str, Any]
Facts = dict[str, str]


class Read(NamedTuple):
    """The results of a contestant on a page."""

    text: str
    facts: Facts | None = None


def quotex() -> Callable[[str], Read]:
    from quotex import Pipeline
    from quotex.io.readers.web import text_of_html

    pipeline = Pipeline()

    def read(html: str) -> Read:
        text, outline = text_of_html(html.encode("utf-8", "replace"), "utf-8")
        head = pipeline.process(text, outline=outline)
        return Read(head.text, {name: head.meta[name]["text"] for name in FACTS if name in head.meta})

    return read


def quotex_of_text() -> Callable[[str], Read]:
    """quotex without the HTML, on the text of the whole page."""
    from quotex import Pipeline

    pipeline = Pipeline()

    def read(text: str) -> Read:
        document = pipeline.process(text)
        return Read(document.text, {name: document.meta[name]["text"] for name in FACTS if name in document.meta})

    return read


def trafilatura() -> Callable[[str], Read]:
    import trafilatura

    def read(html: str) -> Read:
        found = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
        if found is None:
            return Read("", {})
        facts = {"title": found.title, "byline": found.author, "date": found.date}
        return Read(found.text or "", {name: value for name, value in facts.items() if value})

    return read


def resiliparse() -> Callable[[str], Read]:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html: Read(extract_plain_text(html, main_content=True, alt_texts=False))


def readability() -> Callable[[str], Read]:
    from lxml.html import fromstring
    from readability import Document

    return lambda html: Read(fromstring(Document(html).summary()).text_content())


CONTESTANTS = {
    "quotex": quotex,
    "text": quotex_of_text,
    "trafilatura": trafilatura,
    "resiliparse": resiliparse,
    "readability": readability,
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", choices=CONTESTANTS, help="measure this one alone")
    options.add_argument("--types", action="store_true", help="also by the type of page, where the corpus tells it")
    asked = options.parse_args()
    if not PAGES.is_dir():
        print("skipped: ../shared not found, there are no pages to read")
        return 0
    sys.path.insert(0, str(SHARED / "referee"))
    referee = importlib.import_module("pages")
    for corpus in ("wcxb", "scrapinghub"):
        gold = list(pages_of(corpus))
        for name in [asked.only] if asked.only else CONTESTANTS:
            try:
                read = CONTESTANTS[name]()
            except ImportError as error:
                print(f"{name}: not installed ({error.name})")
                continue
            scored = [(row, *timed(read, row["text" if name == "text" else "html"])) for row in gold]
            for type, part in by_type(scored, asked.types):
                print(f"{corpus}{type}, {len(part)} pages, {name}: {figures(part, referee)}", flush=True)
    return 0


def pages_of(corpus: str) -> Iterator[Row]:
    """The pages with their HTML and gold."""
    gold = {row["id"]: row for row in rows(PAGES / f"{corpus}.jsonl.gz")}
    for row in rows(PAGES / f"{corpus}.html.jsonl.gz"):
        yield {**gold[row["id"]], **row}


def rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def timed(read: Callable[[str], Read], html: str) -> tuple[Read, float]:
    """The results and the CPU seconds; a contestant that fails has found nothing."""
    start = time.process_time()
    try:
        found = read(html)
    except Exception as error:
        print(f"  {type(error).__name__}: {error}", file=sys.stderr)
        found = Read("")
    return found, time.process_time() - start


def by_type(scored: list[Any], wanted: bool) -> Iterator[tuple[str, list[Any]]]:
    yield "", scored
    types = sorted({row.get("type") or "" for row, *_ in scored}) if wanted else []
    for type in filter(None, types):
        yield f" ({type})", [each for each in scored if each[0].get("type") == type]


def figures(scored: list[tuple[Row, Read, float]], referee: Any) -> str:
    predicted = {row["id"]: found.text for row, found, _ in scored}
    scores, _ = referee.evaluate([row for row, *_ in scored], predicted)
    milliseconds = 1000 * sum(seconds for *_, seconds in scored) / len(scored)
    told = f"word F1 {scores['bag_F1']:.3f}, shingle F1 {scores['sh4_F1']:.3f}, {milliseconds:.1f} ms a page"
    for name, gold in FACTS.items():
        judged = [(found.facts.get(name, ""), row[gold]) for row, found, _ in scored if found.facts and row.get(gold)]
        known = sum(1 for row, *_ in scored if row.get(gold))
        if judged:
            right = sum(folded(answer) == folded(wanted) for answer, wanted in judged)
            told += f", {gold} {right / known:.3f}"
    return told


def folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


if __name__ == "__main__":
    sys.exit(main())
