"""Charts as SVG: the same bytes for the same figures, whatever style and fonts the machine has.

They need matplotlib (extra ``[plots]``). Words stay words, so that they can be read aloud, searched and copied; the
ground is white, so that a chart can be read on a dark page, too.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, Any

from quotex.render.layout import visible_line

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["BLUE", "GREY", "INK", "ORANGE", "YELLOW", "canvas", "label", "svg"]

# Okabe and Ito's colours, which the colour-blind can tell apart; no chart tells anything by colour alone.
BLUE, ORANGE, YELLOW, GREY, INK = "#0072b2", "#d55e00", "#e69f00", "#8a8a8a", "#222222"
STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "quotex",
    "text.parse_math": False,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],  # comes with matplotlib, which lays out all text by its widths
    "font.size": 10,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.axisbelow": True,
    "grid.color": "#d9d9d9",
    "grid.linewidth": 0.6,
    "legend.frameon": False,
}
NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
UNWRITABLE = re.compile(r"[\ufffe\uffff]")  # no characters of XML, whose control characters ``visible_line`` replaces
SVG_TAG = re.compile(r"<svg\b[^<>]*+>")
LONGEST_LABEL = 40  # characters


@contextmanager
def canvas(width: float, height: float) -> Iterator[Figure]:
    """An empty figure of so many inches, to be drawn on and given to ``svg`` before this ends.

    Raises ModuleNotFoundError, which says what to install, where matplotlib or what it needs is missing.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        package = (error.name or "matplotlib").partition(".")[0]
        message = f"charts need {package}, which is not installed: pip install {package}"
        raise ModuleNotFoundError(message, name=package) from None
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from")  # the reader's fonts draw the words
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(STYLE)
        yield Figure(figsize=(width, height), layout="constrained")


def svg(figure: Figure, title: str, description: str) -> str:
    """The figure as a file of SVG that has a name and a description for who can't see it."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", metadata=NO_METADATA)
    told = f"\n <title>{escape(label(title, None))}</title>\n <desc>{escape(label(description, None))}</desc>"
    return SVG_TAG.sub(lambda tag: tag[0] + told, buffer.getvalue().decode(), count=1)


def label(text: str, longest: int | None = LONGEST_LABEL) -> str:
    """Text from outside in a chart: on one line, and not longer than there is room for; what is cut off is its start.

    >>> label("corpora/dev\\n.jsonl"), label("abcdef", 4)
    ('corpora/dev␊.jsonl', '…def')
    """
    shown = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", visible_line(text))
    return shown if longest is None or len(shown) <= longest else "…" + shown[1 - longest :]
