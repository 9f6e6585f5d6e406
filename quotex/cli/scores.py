"""The table of ``quotex evaluate``: a row for each corpus, tool and measure, for the terminal or a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from quotex.evaluation.comparison import MEASURES, PARTS, compare, scores
from quotex.evaluation.run import Evaluation
from quotex.model import Row
from quotex.render.paper import Column

__all__ = ["COLUMNS", "NOTES", "compared", "score_columns", "score_rows"]

COLUMNS = (
    *("corpus", "tool", "measure"),
    *(f"{part}{end}" for part in PARTS for end in ("", "_low", "_high")),
    *("right", "predicted", "gold", "difference", "difference_low", "difference_high", "p"),
)
HEADS = {"precision": "Precision", "recall": "Recall", "f1": "F1"}
NOTES = ("In brackets: 95 % intervals over documents; those of differences are paired, p is of a randomization test.",)
Tools = Mapping[str, Evaluation]  # by name; the others are compared with the first


def score_rows(corpora: Mapping[str, Tools], seed: int) -> Iterator[Row]:
    """Yield rows with the columns of ``COLUMNS``; differences are of F1, from the first tool."""
    for corpus, tools in corpora.items():
        first = next(iter(tools.values()))
        for measure, name in MEASURES.items():
            for tool, evaluation in tools.items():
                row = {"corpus": corpus, "tool": tool, "measure": name, **scores(evaluation, measure)}
                row |= dict.fromkeys(("difference", "difference_low", "difference_high", "p"))
                if evaluation is not first:
                    found = compare(first, evaluation, measure, seed=seed)
                    row |= {"difference": found.value, "difference_low": found.low}
                    row |= {"difference_high": found.high, "p": found.p}
                yield {column: _rounded(row[column]) for column in COLUMNS}


def _rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value


def score_columns(corpora: Mapping[str, Tools]) -> list[Column]:
    """Return the columns of a paper's table that vary."""
    columns = [Column("Corpus", _text("corpus"), is_figure=False)] if len(corpora) > 1 else []
    is_compared = any(len(tools) > 1 for tools in corpora.values())
    columns += [Column("Tool", _text("tool"), is_figure=False)] if is_compared else []
    columns += [Column("Measure", _text("measure"), is_figure=False)]
    columns += [Column(HEADS[part], _figure(part)) for part in PARTS]
    columns += [Column(name.capitalize(), _count(name)) for name in ("right", "predicted", "gold")]
    if is_compared:
        columns += [Column("Difference", _figure("difference", signed=True)), Column("p", _p)]
    return columns


def _text(name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda row: str(row[name])


def _count(name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda row: f"{row[name]:,}"


def _figure(name: str, *, signed: bool = False) -> Callable[[Mapping[str, Any]], str]:
    """Return a function that shows a score or a difference with its interval."""

    def shown(row: Mapping[str, Any]) -> str:
        value, low, high = (row[f"{name}{end}"] for end in ("", "_low", "_high"))
        if value is None:
            return ""
        interval = "" if low is None else f" [{_score(low, signed)}, {_score(high, signed)}]"
        return _score(value, signed) + interval

    return shown


def _score(value: float, signed: bool = False) -> str:
    """
    >>> _score(0.9274), _score(-0.0124, signed=True), _score(0.0, signed=True)
    ('.927', '-.012', '+.000')
    """
    shown = f"{value:+.3f}" if signed else f"{value:.3f}"
    return shown.replace("0.", ".", 1) if abs(value) < 0.9995 else shown


def _p(row: Mapping[str, Any]) -> str:
    if row["p"] is None:
        return ""
    return f"{row['p']:.4f}".removeprefix("0") if row["p"] >= 0.001 else "< .001"


def compared(corpora: Mapping[str, Tools], rows: Sequence[Row]) -> str:
    """Return the rows as a table for the terminal."""
    columns = score_columns(corpora)
    cells = [[column.head for column in columns], *([column.show(row) for column in columns] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "".join(_line(columns, row, widths) for row in cells)


def _line(columns: Iterable[Column], cells: Iterable[str], widths: Iterable[int]) -> str:
    shown = (
        cell.rjust(width) if column.is_figure else cell.ljust(width)
        for column, cell, width in zip(columns, cells, widths, strict=True)
    )
    return "  ".join(shown).rstrip() + "\n"
