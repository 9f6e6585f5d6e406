"""Tables that the script of a page sorts and filters, showing a hundred rows at a time.

Without the script they are plain tables. A browser with scripts treats the contents of ``noscript`` as text, from which
the script makes only the rows shown, so that a long table opens at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotex.render.html_markup import Markup, element, join

__all__ = ["GRID_SCRIPT", "GRID_STYLES", "row", "section", "table"]

GRID_SCRIPT = "index.js"
GRID_STYLES = ("article.css", "index.css")
MOST_PLAIN = 100  # rows of a table that is shown without the script


def section(id: str, heading: str, content: Markup, note: str = "") -> Markup:
    """Return a section of a page, with a heading."""
    notes = [element("p", note, class_="facts")] if note else []
    title = element("h2", heading, id=f"{id}-title")
    return element("section", title, *notes, content, id=id, aria_labelledby=f"{id}-title")


def table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Markup],
    *,
    numbers: Collection[str] = (),
    picked: Collection[str] = (),
) -> Markup:
    """Return a table with each row on a line of its own, as the script requires.

    The columns ``numbers`` hold numbers; the script lets readers filter by the values of the columns ``picked``.
    """
    cells = [
        element("th", head, scope="col", class_="number" if head in numbers else None, data_pick=head in picked)
        for head in heads
    ]
    whole = element(
        "table",
        element("caption", caption, class_="unseen"),
        element("thead", element("tr", *cells)),
        element("tbody", "\n", join(rows, "\n"), "\n"),
    )
    region = element("div", whole, class_="table", role="region", aria_label=caption, tabindex="0")
    return element("noscript", region) if len(rows) > MOST_PLAIN else region


def row(cells: Sequence[object], *, head: bool = False) -> Markup:
    """Return a row of a table, on one line; with ``head``, its first cell is the heading of the row.

    >>> row(["Ada\\nMoor", 1200], head=True)
    '<tr><th scope="row">Ada Moor</th><td class="number">1,200</td></tr>'
    """
    first = element("th", cells[0], scope="row") if head else element("td", cells[0])
    return Markup(element("tr", first, *map(_cell, cells[1:])).replace("\n", " "))


def _cell(value: object) -> Markup:
    if isinstance(value, int):
        return element("td", f"{value:,}", class_="number")
    if isinstance(value, float):
        return element("td", f"{value:.2f}", class_="number")
    return element("td", value)
