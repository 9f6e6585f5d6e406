"""The table of who is quoted, for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from quotex.people.source import Source
from quotex.render.layout import visible_line
from quotex.render.terminal import Screen

__all__ = ["table"]

UNKNOWN = "unknown"  # whom no document names
_NUMBERS = ("articles", "quotes", "words")


def table(screen: Screen, sources: Iterable[Source], by: Sequence[str] = (), *, has_labels: bool = False) -> str:
    """The rows as a table; below it, what the shares are."""
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for name in (*by, "name", "kind", "role", "gender"):
        shown.add_column(visible_line(name), overflow="fold")
    for name in (*_NUMBERS, "share", *(["corrected", "95 %"] if has_labels else [])):
        shown.add_column(name, justify="right", no_wrap=True)
    for source in sources:
        shown.add_row(*[Text(visible_line(cell)) for cell in _cells(source, by, has_labels=has_labels)])
    output = io.StringIO()
    console = screen.console(output)
    console.print(shown)
    told = "a share without a corrected value has too few labels" if has_labels else "shares are uncorrected"
    console.print(Text(f"{told}; unknown: no document names them", style="dim"))
    return output.getvalue()


def _cells(source: Source, by: Sequence[str], *, has_labels: bool) -> list[str]:
    columns = ["" if source.columns.get(name) is None else str(source.columns[name]) for name in by]
    name = UNKNOWN if source.name is None else source.name
    facts = [source.kind or "", source.role or "", source.gender or ""]
    counts = [f"{getattr(source, name):,}" for name in _NUMBERS]
    cells = [*columns, name, *facts, *counts, _share(source.share)]
    if has_labels:
        interval = "" if source.low is None else f"{_share(source.low)}–{_share(source.high)}"
        cells += [_share(source.corrected), interval]
    return cells


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
