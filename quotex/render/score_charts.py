"""Charts of scores: precision and recall by kind and corpus, and the calibration of confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any, Protocol

from quotex.render.charts import BLUE, GREY, ORANGE, YELLOW, canvas, label, svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Kind", "calibration_chart", "scores_chart", "wilson"]

PANELS = {"spans": "Span", "both": "Span and speaker"}
LOOKS: dict[str, dict[str, Any]] = {
    "precision": {"color": BLUE, "marker": "o"},
    "recall": {"color": ORANGE, "marker": "D", "markerfacecolor": "white"},
}
WHOLE: dict[str, Any] = {"clip_on": False, "in_layout": False, "zorder": 3}  # marks that are not cut off at the edge
Z = 1.96  # standard deviations that include 95 % of a normal distribution

Shares = tuple[float | None, float | None]  # precision and recall; None if undefined
Bin = tuple[float, int, int]  # mean confidence, right answers, all answers
Calibration = tuple[Sequence[Bin], Sequence[Bin]]  # bins of equal size, and bins of equal width


class Kind(Protocol):
    """The scores of one kind of quotation: precision and recall of spans, and of spans with speakers."""

    @property
    def name(self) -> str: ...
    @property
    def spans(self) -> Shares: ...
    @property
    def both(self) -> Shares: ...
    @property
    def predicted(self) -> int: ...
    @property
    def annotated(self) -> int: ...


def scores_chart(corpora: Mapping[str, Sequence[Kind]]) -> str:
    """Return a chart (SVG) of precision and recall by kind and corpus, for spans and for spans with speakers."""
    rows = [(corpus, kind) for corpus, kinds in corpora.items() for kind in (None, *kinds)]
    names = [label(corpus) if kind is None else _counted(kind) for corpus, kind in rows]
    with canvas(10, 1.6 + 0.28 * len(rows)) as figure:
        panels = figure.subplots(1, len(PANELS), sharey=True)
        for axes, (part, title) in zip(panels, PANELS.items(), strict=True):
            _dots(axes, [None if kind is None else getattr(kind, part) for _, kind in rows])
            axes.set_title(title)
        panels[0].set_yticks(range(len(rows)), names)
        panels[0].set_ylim(len(rows) - 0.4, -0.6)
        for tick, (_, kind) in zip(panels[0].get_yticklabels(), rows, strict=True):
            tick.set_fontweight("bold" if kind is None else "normal")
        handles, named = panels[0].get_legend_handles_labels()
        figure.legend(handles, named, loc="outside lower center", ncols=2)
        facts = "; ".join(f"{corpus}, {_described(kind)}" for corpus, kind in rows if kind is not None)
        return svg(figure, "Precision and recall by kind and corpus", f"Of spans, and of spans with speakers. {facts}.")


def _counted(kind: Kind) -> str:
    return f"{kind.name}: {kind.predicted:,} predicted, {kind.annotated:,} annotated"


def _described(kind: Kind) -> str:
    parts = (f"{PANELS[part].lower()} {' and '.join(map(_figure, getattr(kind, part)))}" for part in PANELS)
    return f"{_counted(kind)}, {', '.join(parts)}"


def _dots(axes: Axes, rows: Sequence[Shares | None]) -> None:
    """Draw two marks in each row, a line between them, and their figures; headings are empty rows."""
    for place, pair in enumerate(rows):
        if pair is not None:
            shares = [share for share in pair if share is not None]
            axes.plot(shares, [place] * len(shares), color=GREY, linewidth=1.2)
            figures = " / ".join(map(_figure, pair))
            axes.annotate(figures, (1.03, place), xycoords=("axes fraction", "data"), va="center", fontsize=9)
    for side, (name, look) in enumerate(LOOKS.items()):
        shown = {place: share for place, pair in enumerate(rows) if pair and (share := pair[side]) is not None}
        axes.plot(list(shown.values()), list(shown), linestyle="", label=name, **WHOLE, **look)
    axes.set(xlim=(0, 1), xlabel="share (figures: precision / recall)")
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)


def _figure(share: float | None) -> str:
    """
    >>> _figure(0.9512), _figure(1.0), _figure(None)
    ('.951', '1.000', '–')
    """
    return "–" if share is None else f"{share:.3f}".removeprefix("0")


def calibration_chart(corpora: Mapping[str, Calibration]) -> str:
    """Return, as SVG, the share of right answers by confidence, and the number of answers by confidence."""
    with canvas(9, 4.3 * len(corpora)) as figure:
        strips = figure.subfigures(len(corpora), 1, squeeze=False)[:, 0]
        for strip, (corpus, (equal, even)) in zip(strips, corpora.items(), strict=True):
            strip.suptitle(label(corpus), fontsize=10, fontweight="bold")
            left, right = strip.subplots(1, 2)
            _reliability(left, equal)
            _histogram(right, even)
            for axes in (left, right):
                axes.legend(loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2, fontsize=9)
        facts = "; ".join(f"{corpus}: {_described_bins(equal)}" for corpus, (equal, _) in corpora.items())
        return svg(figure, "Calibration: confidence claimed and share of right answers", facts)


def _described_bins(bins: Sequence[Bin]) -> str:
    return ", ".join(f"{claimed:.3f} claimed, {right:,} of {seen:,} right" for claimed, right, seen in bins)


def _reliability(axes: Axes, bins: Sequence[Bin]) -> None:
    claimed = [each for each, _, _ in bins]
    shares = [right / seen for _, right, seen in bins]
    low, high = zip(*(wilson(right, seen) for _, right, seen in bins), strict=True)
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=1, linestyle="--", label="as claimed")
    sizes = sorted({seen for _, _, seen in bins})
    each = f"{sizes[0]:,}" if len(sizes) == 1 else f"{sizes[0]:,} or {sizes[-1]:,}"
    axes.vlines(claimed, low, high, BLUE, linewidth=1)
    axes.plot(claimed, shares, "o", color=BLUE, **WHOLE, label=f"{each} answers, 95 % interval")
    axes.set(xlim=(0, 1), ylim=(0, 1), aspect="equal", xlabel="confidence claimed (mean)", ylabel="share right")
    axes.grid()


def _histogram(axes: Axes, bins: Sequence[Bin]) -> None:
    width = 1 / len(bins)
    starts = [place * width for place in range(len(bins))]
    right, wrong = [right for _, right, _ in bins], [seen - right for _, right, seen in bins]
    settings: dict[str, Any] = {"width": width, "align": "edge", "edgecolor": "white", "linewidth": 0.6}
    axes.bar(starts, right, color=BLUE, label=f"right ({sum(right):,})", **settings)
    axes.bar(starts, wrong, bottom=right, color=YELLOW, label=f"wrong ({sum(wrong):,})", **settings)
    axes.set(xlim=(0, 1), xlabel="confidence claimed", ylabel="answers")
    axes.locator_params(axis="y", integer=True)


def wilson(right: int, seen: int) -> tuple[float, float]:
    """Return Wilson's 95 % score interval of a share (Wilson 1927), assuming independent answers.

    >>> [round(limit, 3) for limit in wilson(9, 10)]
    [0.596, 0.982]
    """
    share, spread = right / seen, Z * Z / seen
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / seen + spread / seen / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
