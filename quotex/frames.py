"""Turn a pandas DataFrame of texts into one of quotes, and draw a chart of the most quoted people.

Needs the extra ``[pandas]``; the chart needs ``[plots]``.
"""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from quotex.document import Document
from quotex.io import rows
from quotex.names.parsing import naming_of
from quotex.people.counts import EVERY_QUOTE, counted
from quotex.people.intervals import Moments, interval
from quotex.people.table import Table
from quotex.people.tally import Tally
from quotex.pipeline import Pipeline
from quotex.render.layout import visible_line
from quotex.settings import as_tuple

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["plot_most_quoted", "quotes_frame"]

_COLUMNS = tuple(name for name in rows.CSV_COLUMNS["process"] if name != "id")
_FIRST = ("text", "speaker_name", "speaker", "kind", "confidence")  # columns that a glance at the table should show
_JOINED = ("person", "person_id")
_WHOLE = ("speaker_start", "speaker_end", "cue_start", "cue_end", "parent")  # integers that may be missing


def quotes_frame(
    frame: pd.DataFrame,
    text: str = "text",
    *,
    pipeline: Pipeline | None = None,
    join: bool = True,
    keep: Iterable[str] | None = None,
    workers: int = 1,
    progress: bool | None = None,
) -> pd.DataFrame:
    """Return a DataFrame with a row for each quote in the column ``text`` of ``frame``, and your columns.

    The index of a quote is the index of the row of ``frame`` it comes from. The columns are first the words quoted and
    their speaker, then your columns, then the other columns of CSV (docs/command.md). ``text`` is the words quoted,
    ``start`` and ``end`` are offsets (code points, half open) into the given text, ``speaker`` is the mention and
    ``speaker_name`` the person it refers to. If one of your columns has the name of one of ours, it is renamed to
    ``input_…``. Empty cells have no quotes. Nor have cells that are not text or that fail; a warning counts them.

    ``keep`` names the columns of yours to carry along; None means: all but ``text``. ``person`` and ``person_id`` are
    the speaker across all texts, joined by the rules of names of ``quotex.sources``. An id has as many quotes as its
    row there with ``copies="all"``. Nested quotations and scare quotes have no person. Without ``join``, these two
    columns are missing, and no text waits for the others.

    ``progress`` shows a progress bar if rich is installed (in a notebook, ipywidgets, too). None means: only in a
    terminal or a notebook.

    Raises ModuleNotFoundError if pandas is missing, KeyError if a column does not exist, ValueError if two columns
    have the same name, and TypeError if ``frame`` is not a DataFrame, ``pipeline`` not a Pipeline, or ``text`` not the
    name of one column.

    >>> import pandas as pd  # doctest: +SKIP
    >>> frame = pd.DataFrame({"body": ["“It rained,” said Ada Moor."], "outlet": ["Tideline"]})  # doctest: +SKIP
    >>> quotes_frame(frame, "body")[["outlet", "text", "speaker_name"]].values.tolist()  # doctest: +SKIP
    [['Tideline', 'It rained,', 'Ada Moor']]
    """
    pandas = _imported("pandas")
    _check_frame(pandas, frame, "frame", "give a DataFrame with a column of texts")
    if pipeline is not None and not isinstance(pipeline, Pipeline):
        raise TypeError(f"pipeline must be a quotex.Pipeline, not {type(pipeline).__name__}")
    names = list(map(str, frame.columns))
    column = frame.get(text)
    carried = None if keep is None else as_tuple("keep", keep)
    unknown = [text] if column is None else [name for name in carried or () if name not in names]
    if unknown:
        raise KeyError(f"no column {unknown[0]!r}; there are: {', '.join(names)}")
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"frame has {names.count(name)} columns {name!r}: give each its own name")
    if not isinstance(column, pandas.Series):
        raise TypeError(f"text must be the name of one column, not {text!r}")
    filled = [(body, place) for place, body in enumerate(column.tolist()) if not _is_missing(pandas, body)]
    pairs = [(body, place) for body, place in filled if isinstance(body, str)]
    pipeline = pipeline or Pipeline()
    results = pipeline.pipe(pairs, as_tuples=True, workers=workers, on_error="yield")
    places: list[int] = []
    found: list[list[Any]] = []
    failed: list[tuple[int, Exception]] = [
        (place, TypeError(f"not text but {type(body).__name__}")) for body, place in filled if not isinstance(body, str)
    ]
    if join:
        people = _People(pipeline)
        results = map(people.seen, results)
    for document, place in _watched(results, len(pairs), progress):
        if isinstance(document, Exception):
            failed.append((place, document))
            continue
        for row in _rows(document):
            places.append(place)
            found.append(row)
    if failed:
        _warn(frame, failed, len(filled))
    columns = {name: _column(pandas, [row[at] for row in found], name) for at, name in enumerate(_COLUMNS)}
    first = list(_FIRST)
    if join:
        whose = people.of_quotes()
        columns |= {name: _column(pandas, [one[at] for one in whose], name) for at, name in enumerate(_JOINED)}
        first += _JOINED
    quotes = pandas.DataFrame(columns).set_axis(frame.index.take(places))
    carries = frame.drop(columns=[text]) if carried is None else frame.iloc[:, [names.index(name) for name in carried]]
    kept = carries.take(places)
    kept.columns = pandas.Index(list(rows.renamed(dict.fromkeys(map(str, kept.columns)))))
    return pandas.concat([quotes[first], kept, quotes.drop(columns=first)], axis="columns")


class _People:
    """Counts documents one by one; at the end, gives the speaker of each of their quotes across all of them."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._tally = Tally(naming_of(pipeline.pack))
        self._voices: list[tuple[int, list[tuple[str, str | None]]]] = []

    def seen(self, result: tuple[Any, int]) -> tuple[Any, int]:
        """Count the document of a result, and return the result unchanged."""
        document = result[0]
        if isinstance(document, Document):
            found = counted(document, EVERY_QUOTE)
            found.clauses = []  # copies count, too
            _, forms = self._tally.add(found)
            voices = found.marked_voices(forms)
            self._voices += [(self._tally.documents, voices.get(quote.id, [])) for quote in document.quotes]
        return result

    def of_quotes(self) -> list[tuple[str | None, str | None]]:
        """Return the name and the id of the speaker of each quote, in order."""
        with self._tally as tally:
            table = Table(tally)
            return [table.person_of(document, voices) for document, voices in self._voices]


def _check_frame(pandas: Any, given: object, name: str, wanted: str) -> None:
    if not isinstance(given, pandas.DataFrame):
        raise TypeError(f"{name} must be a pandas DataFrame, not {type(given).__name__}: {wanted}")


def _rows(document: Document) -> Iterator[list[Any]]:
    for row in rows.flat_rows("process", document.to_dict(), document.original):
        yield [row[name] for name in _COLUMNS]


def _column(pandas: Any, values: list[Any], name: str) -> Any:
    """Return a column; integers stay integers even if some are missing."""
    try:
        return pandas.Series(values, dtype="Int64" if name in _WHOLE else None)
    except UnicodeEncodeError:  # lone surrogates, which the strings of pandas 3 can't hold
        return pandas.Series(values, dtype=object)


def _is_missing(pandas: Any, body: object) -> bool:
    return body is None or (pandas.api.types.is_scalar(body) and bool(pandas.isna(body)))


def _warn(frame: pd.DataFrame, failed: list[tuple[int, Exception]], read: int) -> None:
    place, error = min(failed, key=itemgetter(0))
    message = f"{len(failed)} of {read} texts could not be read; the first at index {frame.index[place]}: {error}"
    warnings.warn(message, RuntimeWarning, stacklevel=4)  # who calls quotex.quotes_frame


def _watched(results: Iterable[Any], total: int, progress: bool | None) -> Iterable[Any]:
    """Return the results, shown by a progress bar if wanted; in a notebook, rich draws it with ipywidgets."""
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
    """Draw a bar chart of the ``n`` people with the most quotes, the first on top, and return its axes.

    ``quotes`` is the result of ``quotes_frame``. There is a bar for each ``person``, or for each name if it was made
    without ``join``. A line on a bar is the 95 % confidence interval of the person's share over texts, as a number of
    quotes (``quotex.people.intervals``); it is drawn if at least ten texts have quotes and the person speaks in at
    least three. Colours and letters show the gender that most of the quotes give. Unnamed speakers have no bar, but a
    count below.

    Raises ModuleNotFoundError if matplotlib or pandas is missing, and TypeError or ValueError if ``quotes`` is not such
    a table.
    """
    pyplot = _imported("matplotlib.pyplot")
    _check_frame(_imported("pandas"), quotes, "quotes", "pass what quotes_frame returns")
    if "speaker_name" not in quotes.columns:
        raise ValueError("quotes has no column 'speaker_name': pass what quotes_frame returns, not the table of texts")
    of_text = Counter(quotes.index)
    quotes = _by_voice(quotes)
    counts = quotes["speaker_name"].value_counts(sort=False)
    counts = counts.sort_index().sort_values(ascending=False, kind="stable").head(n)
    if ax is None:
        _figure, ax = pyplot.subplots(figsize=(7, 0.38 * len(counts) + 1.6), layout="constrained")
    assert ax is not None
    genders = [_gender(quotes, name) for name in counts.index]
    names = [
        _plain(name) + (f" ({gender})" if gender else "") for name, gender in zip(counts.index, genders, strict=True)
    ]
    ax.barh(names, counts.tolist(), height=0.7, color=[_COLOURS[gender][0] for gender in genders])
    ends = _add_intervals(ax, quotes, list(counts.index), of_text)
    for place, (count, end) in enumerate(zip(counts.tolist(), ends, strict=True)):
        ax.annotate(f"{count:,}", (max(count, end), place), xytext=(5, 0), textcoords="offset points", va="center")
    ax.invert_yaxis()
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x", color="#d9d9d9", linewidth=0.6)
    ax.set_axisbelow(True)
    ax.margins(x=0.1)
    note = f"\nlines: 95 % intervals over texts, for people in {_LEAST_TEXTS} or more" if any(ends) else ""
    nobody = int(quotes["speaker_name"].isna().sum())
    ax.set_xlabel(f"quotes (of {of_text.total():,}; {nobody:,} without a named speaker){note}")
    ax.locator_params(axis="x", integer=True)
    ax.set_title("Most quoted", loc="left", fontweight="bold")
    _add_legend(ax, genders)
    return ax


_LEAST_TEXTS = 3  # texts in which a person must speak for an interval to be drawn
_COLOURS = {"f": ("#d55e00", "women"), "m": ("#0072b2", "men"), None: ("#8a8a8a", "unknown")}  # by Okabe and Ito


def _gender(quotes: pd.DataFrame, name: str) -> str | None:
    """Return the gender that most quotes of a person give; in a tie, the alphabetically first."""
    if "speaker_gender" not in quotes.columns:
        return None
    genders = quotes.loc[quotes["speaker_name"] == name, "speaker_gender"].dropna().value_counts(sort=False)
    found = genders.sort_index().sort_values(ascending=False, kind="stable").index
    return found[0] if len(found) and found[0] in _COLOURS else None


def _by_voice(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each speaker of a quote; joint speakers each count, as in ``quotex.sources``."""
    names = quotes["person" if "person" in quotes.columns else "speaker_name"].tolist()
    voices = [name.split("; ") if isinstance(name, str) else [name] for name in names]
    found = quotes.take([place for place, several in enumerate(voices) for _ in several])
    found["speaker_name"] = _imported("pandas").Series(chain.from_iterable(voices), found.index, dtype=object)
    return found


def _add_intervals(ax: Axes, quotes: pd.DataFrame, names: list[str], of_text: Counter[Any]) -> list[float]:
    """Draw the intervals, and return the end of each, or 0. ``of_text`` counts the quotes of each text."""
    ends: list[float] = []
    for place, name in enumerate(names):
        ends.append(0.0)
        own = Counter(quotes.index[quotes["speaker_name"] == name])
        found = interval(Moments.of((own[text], size) for text, size in of_text.items()))
        if found is not None and len(own) >= _LEAST_TEXTS:
            low, high = (end * of_text.total() for end in found)
            ends[-1] = high
            ax.plot([low, high], [place, place], color="#222222", linewidth=1.2, marker="|", markersize=5)
    return ends


def _add_legend(ax: Axes, genders: list[str | None]) -> None:
    from matplotlib.patches import Patch

    shown = [Patch(color=colour, label=name) for gender, (colour, name) in _COLOURS.items() if gender in genders]
    if len(shown) > 1:
        ax.legend(handles=shown, loc="lower right", frameon=False)


def _plain(name: str) -> str:
    """Return a name that can be drawn: matplotlib would read text between dollar signs as mathematics."""
    return visible_line(name).replace("$", r"\$")


def _imported(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = (error.name or module).partition(".")[0]
        needs = f"this needs {package}, which is not installed: pip install {package}"
        raise ModuleNotFoundError(needs, name=package) from None
