"""Quotes as a table: from a pandas DataFrame of texts to one of quotes, and a chart of who is quoted most.

Needs the extra ``[pandas]``; the chart needs ``[plots]``.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from quotex.io import rows
from quotex.model import Document
from quotex.pipeline import Pipeline
from quotex.render.layout import visible_line

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["plot_most_quoted", "quotes_frame"]

_COLUMNS = tuple(name for name in rows.CSV_COLUMNS["process"] if name != "id")


def quotes_frame(
    frame: pd.DataFrame,
    text: str = "text",
    *,
    pipeline: Pipeline | None = None,
    workers: int = 1,
    progress: bool | None = None,
) -> pd.DataFrame:
    """A row for each quote in the column ``text`` of ``frame``, with the caller's other columns.

    The index tells the row of ``frame`` that a quote comes from. The columns are those of CSV (docs/command.md):
    ``text`` is what was said, ``start`` and ``end`` are offsets (code points, half open) into the text given,
    ``speaker`` is the mention and ``speaker_name`` who that is. A column of the caller's with a name of ours is called
    ``input_…``. Empty cells have no quotes. Neither has what is no text, or could not be read: a warning tells of it.

    ``progress`` shows a bar, where rich is installed, and in a notebook ipywidgets; None: on a terminal and in a
    notebook.

    Raises ModuleNotFoundError where pandas is missing, KeyError where there is no such column, ValueError where two
    have one name, and TypeError for what is no DataFrame, no Pipeline, or not the name of one column.

    >>> import pandas as pd  # doctest: +SKIP
    >>> frame = pd.DataFrame({"body": ["“It rained,” said Ada Moor."], "outlet": ["Tideline"]})  # doctest: +SKIP
    >>> quotes_frame(frame, "body")[["outlet", "text", "speaker_name"]].values.tolist()  # doctest: +SKIP
    [['Tideline', 'It rained,', 'Ada Moor']]
    """
    pandas = _imported("pandas")
    _check_frame(pandas, frame, "frame", "give a DataFrame with a column of texts")
    if pipeline is not None and not isinstance(pipeline, Pipeline):
        raise TypeError(f"pipeline is a quotex.Pipeline, not {type(pipeline).__name__}")
    names = list(map(str, frame.columns))
    column = frame.get(text)
    if column is None:
        raise KeyError(f"no column {text!r}; there are: {', '.join(names)}")
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"frame has {names.count(name)} columns {name!r}: give each a name of its own")
    if not isinstance(column, pandas.Series):
        raise TypeError(f"text is the name of one column, not {text!r}")
    told = [(body, place) for place, body in enumerate(column.tolist()) if not _is_missing(pandas, body)]
    pairs = [(body, place) for body, place in told if isinstance(body, str)]
    results = (pipeline or Pipeline()).pipe(pairs, as_tuples=True, workers=workers, on_error="yield")
    places: list[int] = []
    found: list[list[Any]] = []
    failed: list[tuple[int, Exception]] = [
        (place, TypeError(f"not text but {type(body).__name__}")) for body, place in told if not isinstance(body, str)
    ]
    for document, place in _watched(results, len(pairs), progress):
        if isinstance(document, Exception):
            failed.append((place, document))
            continue
        for row in _rows(document):
            places.append(place)
            found.append(row)
    if failed:
        _warn(frame, failed, len(told))
    columns = {name: _column(pandas, [row[at] for row in found]) for at, name in enumerate(_COLUMNS)}
    quotes = pandas.DataFrame(columns).set_axis(frame.index.take(places))
    kept = frame.drop(columns=[text]).take(places)
    kept.columns = pandas.Index(list(rows.renamed(dict.fromkeys(map(str, kept.columns)))))
    return pandas.concat([kept, quotes], axis="columns")


def _check_frame(pandas: Any, given: object, name: str, wanted: str) -> None:
    if not isinstance(given, pandas.DataFrame):
        raise TypeError(f"{name} is a pandas DataFrame, not {type(given).__name__}: {wanted}")


def _rows(document: Document) -> Iterator[list[Any]]:
    for row in rows.flat_rows("process", document.to_dict(), document.original):
        yield [row[name] for name in _COLUMNS]


def _column(pandas: Any, values: list[Any]) -> Any:
    try:
        return pandas.Series(values)
    except UnicodeEncodeError:  # lone surrogates, which the strings of pandas 3 can't hold
        return pandas.Series(values, dtype=object)


def _is_missing(pandas: Any, body: object) -> bool:
    return body is None or (pandas.api.types.is_scalar(body) and bool(pandas.isna(body)))


def _warn(frame: pd.DataFrame, failed: list[tuple[int, Exception]], read: int) -> None:
    place, error = min(failed, key=itemgetter(0))
    message = f"{len(failed)} of {read} texts could not be read; the first at index {frame.index[place]!r}: {error}"
    warnings.warn(message, RuntimeWarning, stacklevel=3)


def _watched(results: Iterable[Any], total: int, progress: bool | None) -> Iterable[Any]:
    """The results, with a bar that tells how many there are already; in a notebook rich draws it by ipywidgets."""
    is_notebook = "ipykernel" in sys.modules
    wanted = progress if progress is not None else is_notebook or (sys.stderr is not None and sys.stderr.isatty())
    if not wanted or (is_notebook and find_spec("ipywidgets") is None):
        return results
    try:
        from rich.console import Console
        from rich.progress import track
    except ModuleNotFoundError:
        return results
    return track(results, "Reading texts", total=total, console=Console(stderr=not is_notebook))


def plot_most_quoted(quotes: pd.DataFrame, n: int = 10, *, ax: Axes | None = None) -> Axes:
    """A bar chart of the ``n`` people who are quoted most, in quotes, the first on top.

    ``quotes`` is what ``quotes_frame`` gave. Who has no name is left out, and counted below the bars.

    Raises ModuleNotFoundError where matplotlib or pandas is missing, and TypeError or ValueError for what is no such
    table.
    """
    pyplot = _imported("matplotlib.pyplot")
    _check_frame(_imported("pandas"), quotes, "quotes", "give what quotes_frame returns")
    if "speaker_name" not in quotes.columns:
        raise ValueError("quotes has no column 'speaker_name': give what quotes_frame returns, not the table of texts")
    counts = quotes["speaker_name"].value_counts(sort=False)
    counts = counts.sort_index().sort_values(ascending=False, kind="stable").head(n)
    if ax is None:
        _figure, ax = pyplot.subplots(figsize=(7, 0.35 * len(counts) + 1.2), layout="constrained")
    assert ax is not None
    bars = ax.barh([_plain(name) for name in counts.index], counts.tolist())
    ax.bar_label(bars, padding=3)
    ax.invert_yaxis()
    ax.spines[["top", "right"]].set_visible(False)
    ax.set_xlabel(f"quotes (of {len(quotes):,}; {int(quotes['speaker_name'].isna().sum()):,} by nobody named)")
    ax.locator_params(axis="x", integer=True)
    ax.set_title("Quoted most")
    return ax


def _plain(name: str) -> str:
    """The name as text that can be drawn: matplotlib takes what is between dollars for mathematics."""
    return visible_line(name).replace("$", r"\$")


def _imported(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = (error.name or module).partition(".")[0]
        needs = f"this needs {package}, which is not installed: pip install {package}"
        raise ModuleNotFoundError(needs, name=package) from None
