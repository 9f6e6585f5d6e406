"""Writes the figures of ``gate.py`` and ``accuracy.py`` into the pages: docs/quality.md has all, the README has ten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks import report

ROOT = Path(__file__).resolve().parents[1]
README, PAGE = ROOT / "README.md", ROOT / "docs" / "quality.md"
PEERS = ROOT / "benchmarks" / "accuracy.json"
SEED_FIGURE = "seed: facts right"

# The figures of the README, with what a reader calls them.
FIRST = {
    "polnear/dev: end-to-end F1": "news (PolNeAR): quotation and speaker right, F1",
    "polnear/dev: span F1": "… quotation right, F1",
    "names/dev: names right": "… name of the person right (pronouns, last names, roles)",
    "web/dev, unread half: end-to-end F1": "web articles that we have not read: quotation and speaker right, F1",
    "prose/dev: end-to-end F1": "essays and guides: quotation and speaker right, F1",
    "fiction/dev: end-to-end F1": "short stories: quotation and speaker right, F1",
    "novels/dev, unread half: end-to-end F1": "novels that we have not read: quotation and character right, F1",
    "pages/scrapinghub: shingle F1": "text of whole pages (scrapinghub): article found, F1",
    "residue/dev: residue lines removed": "article bodies with residue: residue lines removed",
    "residue/dev: body lines kept": "… lines of the article kept",
}


def kept_peers() -> dict[str, dict[str, float]]:
    """The figures of each peer, under the names that ``gate.py`` gives to those of quotex."""
    return dict(json.loads(PEERS.read_text(encoding="utf-8"))) if PEERS.exists() else {}


def show_figures(figures: Mapping[str, float]) -> None:
    """Write the tables of both pages."""
    for page in (README, PAGE):
        page.write_text(filled(page, figures), encoding="utf-8")


def filled(page: Path, figures: Mapping[str, float]) -> str:
    """The text of a page with the table between its two comments replaced."""
    names = FIRST if page == README else {name: name for name in figures if name != SEED_FIGURE}
    before, _, after = page.read_text(encoding="utf-8").partition("<!-- figures -->\n")
    after = after.partition("<!-- end of figures -->\n")[2]
    return f"{before}<!-- figures -->\n\n{_table(names, figures)}\n\n<!-- end of figures -->\n{after}"


def _table(names: Mapping[str, str], figures: Mapping[str, float]) -> str:
    peers = kept_peers()
    rows = (
        [title, *_cells([figures[name], *(own.get(name) for own in peers.values())])] for name, title in names.items()
    )
    return report.table(["corpus: figure", "quotex", *peers], rows)


def _cells(values: Iterable[float | None]) -> Iterator[str]:
    return ("" if value is None else f"{value:.3f}" for value in values)
