"""The file that a sample is corrected in: a row for each quote drawn, with columns to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike, fspath

from quotex.reasons import plain_reason

__all__ = ["SAMPLE_COLUMNS", "Label", "read_labels"]

CHECKED, IS_QUOTE, NAME, GENDER = "checked", "is_quote", "name", "gender"  # those to fill in or to correct
SAMPLE_COLUMNS = (
    *("id", "quote", "start", "end", "probability", "confidence", "before", "text", "after", "speaker", "kind"),
    *("speaker_name", NAME, GENDER, IS_QUOTE, CHECKED),
)
_NEEDED = ("id", "quote", "start", "end", "probability", "confidence", "speaker_name", NAME, GENDER, IS_QUOTE, CHECKED)
_NO = frozenset({"no", "n", "false", "0", "f"})


@dataclass(frozen=True, slots=True)
class Label:
    """What somebody found a quote to be. ``name`` and ``gender`` are None where nobody is named or nothing tells.

    ``start`` and ``end`` are those of the quote in its row, to see that the label is still that of the same quote.
    """

    quote: int
    start: int
    end: int
    probability: float
    confidence: float
    is_quote: bool
    name: str | None
    gender: str | None
    is_renamed: bool  # is the name another one than the rules gave?


def read_labels(path: str | PathLike[str]) -> dict[str, dict[int, Label]]:
    """The labels of a file that ``quotex sample`` wrote and somebody corrected, by document and quote.

    Every row must be marked in the column ``checked``, with any sign: the sample is one only as a whole. Raises
    ValueError, which names the file and the line, and OSError.
    """
    name = fspath(path)
    with open(name, "rb") as file:
        data = file.read()
    found: dict[str, dict[int, Label]] = {}
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        missing = [column for column in _NEEDED if column not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"no column {missing[0]!r}: correct a file that `quotex sample` wrote")
        for row in rows:
            document, label = plain(row["id"] or ""), _label(row, f"line {rows.line_num}")
            if found.setdefault(document, {}).setdefault(label.quote, label) is not label:
                raise ValueError(f"line {rows.line_num}: quote {label.quote} of {document!r} stands there twice")
    except csv.Error as error:
        raise ValueError(f"{name}: line {rows.reader.line_num}: broken CSV: {plain_reason(error)}") from None
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    return found


def _label(row: Mapping[str, str | None], where: str) -> Label:
    cells = {column: plain(row[column] or "").strip() for column in _NEEDED}
    if not cells[CHECKED]:
        raise ValueError(f"{where}: not checked: mark each row in the column {CHECKED!r} once you have judged it")
    if not row["id"]:
        raise ValueError(f"{where}: no id: the row is shorter than the header, or its cell is empty")
    gender = cells[GENDER].lower()
    if gender not in ("", "f", "m"):
        raise ValueError(f"{where}: gender is f, m or empty, not {gender!r}")
    try:
        quote, start, end = (int(cells[column]) for column in ("quote", "start", "end"))
        probability, confidence = float(cells["probability"]), float(cells["confidence"])
    except ValueError:
        raise ValueError(f"{where}: quote, start, end, probability and confidence must be numbers") from None
    if not 0 < probability <= 1 or not 0 <= confidence <= 1:
        raise ValueError(f"{where}: probability and confidence must be between 0 and 1")
    is_renamed = cells[NAME] != cells["speaker_name"]
    is_quote = cells[IS_QUOTE].lower() not in _NO
    return Label(quote, start, end, probability, confidence, is_quote, cells[NAME] or None, gender or None, is_renamed)


def plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from reckoning.

    >>> plain("'=1+1"), plain("'Tis")
    ('=1+1', "'Tis")
    """
    return cell[1:] if cell.startswith("'") and cell[1:2] in _FORMULA and len(cell) > 1 else cell


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
