"""Who is quoted, for a terminal: a table, or a list where a table would have to cut words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from quotex.people.source import Source
from quotex.render.layout import visible_line
from quotex.render.lines import BLANK, FACT, NAME, Line, line
from quotex.render.terminal import Screen

__all__ = ["table"]

UNKNOWN = "unknown"  # whom no document names
WHO = "who"  # kind, where it is no person, role, gender
COUNTS = ("articles", "quotes", "words")
GAP = 2  # columns of the terminal between two of the table
LONGEST_WORD = 24  # that must not be cut in a table
LONGEST_WHOLE = 12  # cell that stays on one line


def table(screen: Screen, sources: Iterable[Source], by: Sequence[str] = (), *, has_labels: bool = False) -> str:
    """The rows; below them, what the shares are."""
    found = list(sources)
    texts = [*by, "name", WHO]
    heads = [visible_line(head) for head in (*texts, *_figures(Source(None), has_labels=has_labels))]
    rows = [[visible_line(cell) for cell in _cells(source, by, has_labels=has_labels)] for source in found]
    widths = [max(map(_needed, column)) for column in zip(heads, *rows, strict=True)]
    told = "a share without a corrected value has too few labels" if has_labels else "shares are uncorrected"
    note = line((f"{told}; unknown: no document names them", FACT))
    if sum(widths) + GAP * (len(widths) - 1) > screen.width:
        return screen.render([*_list(found, by, has_labels=has_labels), BLANK, note])
    output = io.StringIO()
    screen.console(output).print(_table(heads, rows, widths, len(texts)))
    return output.getvalue() + screen.render([note])


def _table(heads: list[str], rows: list[list[str]], widths: list[int], texts: int) -> Table:
    """The columns as wide as they need to be; the first ``texts`` of them hold no figures."""
    shown = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    for number, (head, width) in enumerate(zip(heads, widths, strict=True)):
        if number < texts:
            shown.add_column(head, overflow="fold", min_width=width)
        else:
            shown.add_column(head, justify="right", no_wrap=True)
    for row in rows:
        shown.add_row(*map(Text, row))
    return shown


def _needed(cell: str) -> int:
    """How many columns of the terminal a cell needs, so that no word is cut.

    >>> _needed("Ada Moor"), _needed("Magdalena de la Moor"), _needed("x" * 100)
    (8, 9, 24)
    """
    longest = max(map(cell_len, cell.split()), default=0)
    whole = cell_len(cell)
    return min(LONGEST_WORD, whole if whole <= LONGEST_WHOLE else longest)


def _list(sources: Iterable[Source], by: Sequence[str], *, has_labels: bool) -> Iterator[Line]:
    """A heading for each value of the columns, two lines for each row."""
    heading: str | None = None
    for source in sources:
        columns = ", ".join(
            f"{name} {value or 'unknown'}" for name, value in zip(by, _columns(source, by), strict=True)
        )
        if columns != heading:
            yield from [BLANK] if heading is not None else []
            heading = columns
            yield from [line((columns, NAME), hang=4)] if by else []
        who = _who(source)
        yield line((_name(source), NAME), f" ({who})" if who else "", hang=4)
        figures = _figures(source, has_labels=has_labels).items()
        yield line("    ", ", ".join(f"{name} {figure}" for name, figure in figures if figure), hang=4)


def _cells(source: Source, by: Sequence[str], *, has_labels: bool) -> list[str]:
    figures = _figures(source, has_labels=has_labels)
    return [*_columns(source, by), _name(source), _who(source), *figures.values()]


def _columns(source: Source, by: Sequence[str]) -> list[str]:
    return ["" if source.columns.get(name) is None else str(source.columns[name]) for name in by]


def _name(source: Source) -> str:
    return UNKNOWN if source.name is None else source.name


def _who(source: Source) -> str:
    kind = None if source.kind == "person" else source.kind
    return ", ".join(fact for fact in (kind, source.role, source.gender) if fact)


def _figures(source: Source, *, has_labels: bool) -> dict[str, str]:
    figures = {name: f"{getattr(source, name):,}" for name in COUNTS} | {"share": _share(source.share)}
    if has_labels:
        interval = "" if source.low is None else f"{_share(source.low)}–{_share(source.high)}"
        figures |= {"corrected": _share(source.corrected), "95 %": interval}
    return figures


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
