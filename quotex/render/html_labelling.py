"""A page to label a sample in, with the keyboard alone. It saves the corrected file of the sample.

The rows are JSON in a hidden element, escaped like all text; the script reads them as data. The page loads and sends
nothing: labels stay in the browser until they are saved as a file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from quotex.render.html_markup import Markup, element, shell

__all__ = ["labelling_page"]

KEYS = {
    "y": "right, next",
    "n": "nobody is quoted, or wrongly removed; next",
    "e": "edit the name (Enter: keep, Escape: cancel)",
    "f / m / 0": "gender: woman, man, unknown",
    "u": "not judged yet",
    "← / →": "previous, next",
    "g": "go to the first one that is not judged",
    "s": "save the file",
}


def labelling_page(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """Return the page for rows of cells, as in CSV."""
    keys = (element("div", element("dt", element("kbd", key)), element("dd", action)) for key, action in KEYS.items())
    data = json.dumps({"columns": list(columns), "rows": [list(row) for row in rows]})
    return shell(
        "Judge a sample",
        element("h1", "Judge a sample"),
        element("p", "This page needs its script, which is part of it.", id="told", role="status"),
        element("main", id="item", aria_live="polite"),
        element("dl", *keys, class_="keys", aria_label="Keys"),
        element("div", data, id="data", hidden=True),
        styles=("article.css", "labelling.css"),
        script="labelling.js",
    )
