"""Where a quotation stands in the file of its draft, as a region of SARIF: exactly in plain text; elsewhere the line of
its row, or of the element of a page in which it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from quotex.io import Record
from quotex.model import Row
from quotex.outline import Outline

__all__ = ["Region", "place_in", "region_of"]

Region = dict[str, int]


def place_in(file: str, where: str) -> tuple[str, int | None]:
    """Split a place of an item into its file and its line, if it has one.

    >>> place_in("a.jsonl", "a.jsonl:3"), place_in("a.json", "a.json:[3]"), place_in("", "gone.txt")
    (('a.jsonl', 3), ('a.json', None), ('gone.txt', None))
    """
    if not file or not where.startswith(f"{file}:"):
        return where, None
    place = where.removeprefix(f"{file}:")
    return file, int(place) if place.isdigit() else None


def region_of(record: Record, line: int | None, format: str) -> Callable[[Row], Region]:
    """Return the function from a check to its region. ``line`` is that of the draft in its file of this format."""
    if format == "text":
        return partial(_of_text, line or 1)
    if format == "html" and record.outline is not None:
        return partial(_of_page, record.outline)
    return partial(_of_row, line)


def _of_text(first: int, check: Row) -> Region:
    """Return the region of a check in a text that begins at the line ``first``."""
    lines = check["text"].split("\n")
    begins = 1 if len(lines) > 1 else check["column"]
    return {
        "startLine": first - 1 + check["line"],
        "startColumn": check["column"],
        "endLine": first - 1 + check["line"] + len(lines) - 1,
        "endColumn": begins + len(lines[-1]),
    }


def _of_page(outline: Outline, check: Row) -> Region:
    return _of_row(outline.line_at(check["start"]), check)


def _of_row(line: int | None, check: Row) -> Region:
    return {"startLine": line} if line else {}
