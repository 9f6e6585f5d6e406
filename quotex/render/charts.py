"""Charts as SVG: the same bytes for the same figures, whatever style and fonts the machine has.

They need matplotlib (extra ``[plots]``). Text stays text, so that it can be read aloud, searched and copied; the
background is white, so that a chart is readable on a dark page, too.
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

# Okabe and Ito's colours, which colour-blind people can distinguish; charts never rely on colour alone.
BLUE, ORANGE, YELLOW, GREY, INK = "#0072b2", "#d55e00", "#e69f00", "#8a8a8a", "#222222"
STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "quotex",
    "text.parse_math": False,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],  # included in matplotlib, which lays out all text by its widths
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
UNWRITABLE = re.compile(r"[\ufffe\uffff]")  # not allowed in XML; ``visible_line`` replaces control characters
SVG_TAG = re.compile(r"<svg\b[^<>]*+>")
LONGEST_LABEL = 40  # characters


@contextmanager
def canvas(width: float, height: float) -> Iterator[Figure]:
    """Open an empty figure of that size in inches; draw on it and call ``svg`` inside this context.

    Raises ModuleNotFoundError, which says what to install, if matplotlib or one of its requirements is missing.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        package = (error.name or "matplotlib").partition(".")[0]
        message = f"charts need {package}, which is not installed: pip install {package}"
        raise ModuleNotFoundError(message, name=package) from None
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from")  # the reader's fonts will draw the text
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(STYLE)
        yield Figure(figsize=(width, height), layout="constrained")


def svg(figure: Figure, title: str, description: str) -> str:
    """Return the figure as SVG, with a title and a description for people who cannot see it."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", metadata=NO_METADATA)
    about = f"\n <title>{escape(label(title, None))}</title>\n <desc>{escape(label(description, None))}</desc>"
    return SVG_TAG.sub(lambda tag: tag[0] + about, buffer.getvalue().decode(), count=1)


def label(text: str, longest: int | None = LONGEST_LABEL) -> str:
    """Make external text fit for a chart: on one line, and shortened at its start if it is too long.

    >>> label("corpora/dev\\n.jsonl"), label("abcdef", 4)
    ('corpora/dev␊.jsonl', '…def')
    """
    shown = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", visible_line(text))
    return shown if longest is None or len(shown) <= longest else "…" + shown[1 - longest :]
