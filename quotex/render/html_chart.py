"""A chart of the most quoted people, as a list with bars, so that it can be read aloud, printed, and shown narrow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotex.people.intervals import Moments, interval
from quotex.render.html_index import Count
from quotex.render.html_markup import Markup, element

__all__ = ["chart"]

SHOWN = 10
LEAST_ARTICLES = 3  # articles with quotes of a person that an interval needs
GENDERS = {"f": "woman", "m": "man", "": ""}


def chart(ranked: Sequence[tuple[str, Count]], whole_report: Count) -> Markup:
    """Return the first people of a ranking, with their share of all quotes and its 95 % interval over articles."""
    quotes = whole_report.quotes
    found = [(name, count, _interval(count, whole_report)) for name, count in ranked[:SHOWN]]
    if not found:
        return Markup("")
    whole = max(max(count.quotes / quotes, ends[1] if ends else 0.0) for _, count, ends in found)
    rows = (_row(name, count, quotes, ends, whole) for name, count, ends in found)
    caption = "Share of all quotes"
    if any(ends for _, _, ends in found):
        caption += f", with its 95 % interval over articles for people in {LEAST_ARTICLES} or more of them"
    genders = {count.gender for _, count, _ in found}
    if genders - {""}:
        caption += "; orange: women, blue: men, grey: unknown"
    legend = element("figcaption", f"{caption}.", class_="facts")
    return element("figure", element("ol", *rows), legend, class_="bars", aria_label="Who is quoted most")


def _interval(count: Count, whole_report: Count) -> tuple[float, float] | None:
    if count.articles < LEAST_ARTICLES:
        return None
    others = Counter(size for _, size in whole_report.pairs) - Counter(size for _, size in count.pairs)
    return interval(Moments.of([*count.pairs, *((0, size) for size in others.elements())]))


def _row(name: str, count: Count, quotes: int, ends: tuple[float, float] | None, whole: float) -> Markup:
    share = count.quotes / quotes
    bar = element("rect", y=1, width=_place(share, whole), height=10)
    lines = []
    if ends is not None:
        low, high = (_place(end, whole) for end in ends)
        lines = [element("line", x1=low, x2=high, y1=6, y2=6, vector_effect="non-scaling-stroke")]
    drawn = element("svg", bar, *lines, viewBox="0 0 100 12", preserveAspectRatio="none", aria_hidden="true")
    gender = GENDERS[count.gender]
    who = [element("span", f" ({gender})", class_="facts")] if gender else []
    figures = f"{count.quotes:,} {'quote' if count.quotes == 1 else 'quotes'}, {_percent(share)}"
    if ends is not None:
        figures += f" ({_percent(ends[0])} to {_percent(ends[1])})"
    return element(
        "li",
        element("span", element("b", name), *who, class_="who", dir="auto"),
        drawn,
        element("span", figures, class_="facts"),
        class_=f"g{count.gender or '0'}",
    )


def _place(share: float, whole: float) -> str:
    """Return a coordinate on a scale of 100."""
    return f"{100 * share / whole:.2f}"


def _percent(share: float) -> str:
    """
    >>> _percent(0.2181), _percent(0.0042), _percent(0.0)
    ('22 %', '0.4 %', '0 %')
    """
    return f"{100 * share:.1f} %" if 0 < share < 0.01 else f"{100 * share:.0f} %"
