"""A list of quotes as a table, for a notebook cell."""

from __future__ import annotations

from collections.abc import Sequence

from quotex.model import Quote
from quotex.render.html_markup import Markup, element, styled
from quotex.render.layout import shorten, speaker_label

__all__ = ["quotes_table"]

STYLES = ("article.css", "index.css", "cell.css")
MOST = 200  # rows
LONGEST = 400  # characters of a quote
LONGEST_LABEL = 160  # of a speaker
HEADS = ("Id", "Speaker", "Quote", "Kind", "Confidence")
NUMBERS = ("Id", "Confidence")


def quotes_table(quotes: Sequence[Quote]) -> Markup:
    """Return a row for each quote, up to ``MOST``, and below them the number of the others."""
    heads = [element("th", head, scope="col", class_="number" if head in NUMBERS else None) for head in HEADS]
    rows = [_row(quote) for quote in quotes[:MOST]]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows))
    region = element("div", table, class_="table", role="region", aria_label="Quotes", tabindex="0")
    more = len(quotes) - len(rows)
    remark = f"{more:,} more are not shown." if more else "" if rows else "No quotes."
    note = [element("p", remark, class_="facts")] if remark else []
    return element("div", styled(*STYLES), *([region] if rows else []), *note, class_="quotex quotex-cell")


def _row(quote: Quote) -> Markup:
    return element(
        "tr",
        element("td", quote.id, class_="number"),
        element("td", shorten(speaker_label(quote), LONGEST_LABEL), dir="auto"),
        element("td", shorten(quote.text, LONGEST), dir="auto"),
        element("td", quote.kind),
        element("td", f"{quote.confidence:.2f}", class_="number"),
    )
