"""Show sources on a terminal: as a table, or as a list if a table would have to break words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from quotex.people.source import Source
from quotex.render.layout import amount, visible_line
from quotex.render.lines import BLANK, FACT, NAME, Line, line
from quotex.render.terminal import Screen

__all__ = ["table"]

UNKNOWN = "unknown"  # name of the row of speakers without a name
WHO = "who"  # kind (if not a person), role, gender
COUNTS = ("articles", "quotes", "words")
HEADS = {"share": "share", "known_share": "of known", "corrected": "corrected"}
ENDS = {
    "share": ("share_low", "share_high"),
    "known_share": ("known_low", "known_high"),
    "corrected": ("low", "high"),
}
INTERVAL = "95 %"
GAP = 2  # blanks between two columns
LONGEST_WORD = 24  # longest word that must not be broken in a table
LONGEST_WHOLE = 12  # longest cell that stays on one line


def table(
    screen: Screen,
    sources: Iterable[Source],
    by: Sequence[str] = (),
    *,
    has_labels: bool = False,
    is_grouped: bool = False,
) -> str:
    """Return the rows and a note about the shares. ``is_grouped``: a row is a gender, kind or role, not a person."""
    found = list(sources)
    figures = _Figures(found, has_labels=has_labels, is_grouped=is_grouped)
    texts = [*by, "name", *([WHO] if any(map(_who, found)) else [])]
    heads = [visible_line(head) for head in (*texts, *figures.heads)]
    cells = ([*_columns(source, by), _name(source), _who(source)][: len(texts)] for source in found)
    rows = [
        [visible_line(cell) for cell in (*words, *figures.of(source))]
        for words, source in zip(cells, found, strict=True)
    ]
    widths = [max(map(_needed, column)) for column in zip(heads, *rows, strict=True)]
    remark = "a share without a corrected value has too few labels" if has_labels else "shares are uncorrected"
    note = line((f"{remark}; unknown: no document names them", FACT))
    if sum(widths) + GAP * (len(widths) - 1) > screen.width:
        return screen.render([*_list(found, by, figures), BLANK, note])
    output = io.StringIO()
    screen.console(output).print(_table(heads, rows, widths, len(texts)))
    return output.getvalue() + screen.render([note])


def _table(heads: list[str], rows: list[list[str]], widths: list[int], texts: int) -> Table:
    """Return the table, with columns as wide as needed; the first ``texts`` of them hold no figures."""
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
    """Return the width of a cell in which no word is broken.

    >>> _needed("Ada Moor"), _needed("Magdalena de la Moor"), _needed("x" * 100)
    (8, 9, 24)
    """
    longest = max(map(cell_len, cell.split()), default=0)
    whole = cell_len(cell)
    return min(LONGEST_WORD, whole if whole <= LONGEST_WHOLE else longest)


def _list(sources: Iterable[Source], by: Sequence[str], figures: _Figures) -> Iterator[Line]:
    """Yield a heading for each combination of the columns ``by``, and two lines for each row."""
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
        figured = zip(figures.heads, figures.of(source), strict=True)
        yield line("    ", ", ".join(f"{name} {figure}" for name, figure in figured if figure), hang=4)


def _columns(source: Source, by: Sequence[str]) -> list[str]:
    return ["" if source.columns.get(name) is None else str(source.columns[name]) for name in by]


def _name(source: Source) -> str:
    return UNKNOWN if source.name is None else source.name


def _who(source: Source) -> str:
    kind = None if source.kind == "person" else source.kind
    return ", ".join(fact for fact in (kind, source.role, source.gender) if fact and fact != source.name)


class _Figures:
    """The columns with figures, without intervals that no row has."""

    def __init__(self, sources: Iterable[Source], *, has_labels: bool, is_grouped: bool) -> None:
        shares = ["share", *(["known_share"] if is_grouped else []), *(["corrected"] if has_labels else [])]
        self._shares = {name: any(_interval(source, name) for source in sources) for name in shares}
        heads = [[HEADS[name], *([INTERVAL] if has_interval else [])] for name, has_interval in self._shares.items()]
        self.heads = (*COUNTS, *chain.from_iterable(heads))

    def of(self, source: Source) -> list[str]:
        cells = [amount(getattr(source, name)) for name in COUNTS]
        for name, has_interval in self._shares.items():
            cells += [_share(getattr(source, name)), *([_interval(source, name)] if has_interval else [])]
        return cells


def _interval(source: Source, name: str) -> str:
    low, high = (getattr(source, end) for end in ENDS[name])
    return "" if low is None else f"{_share(low)}–{_share(high)}"


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
