"""A page in which a sample is judged, by keyboard alone. It gives the file of the sample back, corrected.

What the rows hold is JSON in an element that shows nothing, escaped as all text is; the script reads it as data. The
page loads nothing and sends nothing: what was judged stays in the browser until it is saved as a file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from quotex.render.html_markup import Markup, element, shell

__all__ = ["labelling_page"]

KEYS = {
    "y": "right as it stands, and on",
    "n": "nobody is quoted, or should not have been removed, and on",
    "e": "edit the name (Enter: keep, Escape: leave)",
    "f / m / 0": "gender: woman, man, unknown",
    "u": "not judged yet",
    "← / →": "back, on",
    "g": "to the first one that is not judged",
    "s": "save the file",
}


def labelling_page(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """The page for rows of cells, as CSV has them."""
    keys = (element("div", element("dt", element("kbd", key)), element("dd", told)) for key, told in KEYS.items())
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
