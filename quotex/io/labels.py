"""The file in which a sample is corrected: a row for each quote drawn, with columns to fill in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike, fspath

from quotex.bounded import read_bounded
from quotex.io.rows import plain
from quotex.io.sheets import Sheet, read_sheet
from quotex.people.labels import Label

__all__ = ["SAMPLE_COLUMNS", "is_judged", "read_labels"]

CHECKED, IS_QUOTE, NAME, GENDER = "checked", "is_quote", "name", "gender"  # columns to fill in or correct
DRAWN = "drawn"  # the number of quotes in the whole sample
SAMPLE_COLUMNS = (
    *("id", "quote", "start", "end", DRAWN, "probability", "confidence"),
    *("headline", "named_in", "before", "text", "after", "speaker", "kind"),
    *("speaker_name", NAME, GENDER, IS_QUOTE, CHECKED),
)
_NEEDED = tuple(
    name for name in SAMPLE_COLUMNS if name not in ("headline", "named_in", "before", "after", "speaker", "kind")
)
_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})
_MARKS = _YES | {"x", "✓", "✔"}  # of a checked row


def read_labels(path: str | PathLike[str], tell: Callable[[str], None]) -> dict[str, dict[int, Label]]:
    """Return the labels in a corrected file of ``quotex sample``, by document and quote.

    All rows must be there and be marked in the column ``checked``, because only the whole sample is a random one.
    ``tell`` is called with each line that the user should see. Raises ValueError, which names file and row, and
    OSError.
    """
    name = fspath(path)
    data = read_bounded(name)
    try:
        sheet = read_sheet(data)
        for note in sheet.notes():
            tell(f"{name}: {note}")
        return _labels(sheet)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def is_judged(path: str) -> bool:
    """Whether the file may be a sample with labelled rows; true if it cannot be parsed. Raises OSError.

    A fresh sample has nothing under ``checked``, all names as the rules gave them, and yes in each ``is_quote``.
    """
    data = read_bounded(path)
    try:
        sheet = read_sheet(data)
    except ValueError:
        return True
    return CHECKED in sheet.columns and any(map(_is_changed, (row for _, row in sheet.rows)))


def _is_changed(row: Mapping[str, str]) -> bool:
    is_renamed = row.get(NAME) != row.get("speaker_name")
    return bool(row[CHECKED].strip()) or is_renamed or row.get(IS_QUOTE) != "yes"


def _labels(sheet: Sheet) -> dict[str, dict[int, Label]]:
    found: dict[str, dict[int, Label]] = {}
    missing = [column for column in _NEEDED if column not in sheet.columns]
    if missing:
        raise ValueError(f"no column {missing[0]!r}: correct a file that `quotex sample` wrote")
    for number, row in sheet.rows:
        document, label = plain(row["id"]), _label(row, f"row {number}")
        if found.setdefault(document, {}).setdefault(label.quote, label) is not label:
            raise ValueError(f"row {number}: quote {label.quote} of {document!r} occurs twice")
        drawn = _whole(row[DRAWN].strip(), f"row {number}: {DRAWN}")
        if drawn != len(sheet.rows):
            raise ValueError(
                f"row {number}: drawn is {drawn}, and the file has {len(sheet.rows)} quotes: "
                "check the whole sample, and keep all of its rows"
            )
    return found


def _label(row: Mapping[str, str], where: str) -> Label:
    cells = {column: plain(row[column]).strip() for column in _NEEDED}
    _check_marks(cells, where)
    if not row["id"]:
        raise ValueError(f"{where}: no id: the row is shorter than the header, or its cell is empty")
    gender = cells[GENDER].lower()
    quote, start, end = (_whole(cells[column], f"{where}: {column}") for column in ("quote", "start", "end"))
    probability, confidence = (_share(cells[column], f"{where}: {column}") for column in ("probability", "confidence"))
    if not probability:
        raise ValueError(f"{where}: probability must be above 0")
    return Label(
        quote,
        start,
        end,
        probability,
        confidence,
        is_quote=cells[IS_QUOTE].lower() in _YES,
        name=cells[NAME] or None,
        gender=gender or None,
        is_renamed=cells[NAME] != cells["speaker_name"],
        text=cells["text"],
        where=where,
    )


def _check_marks(cells: Mapping[str, str], where: str) -> None:
    """Refuse invalid values in the columns to fill in."""
    if not cells[CHECKED]:
        raise ValueError(f"{where}: not checked: write x in the column {CHECKED!r} once you have judged the row")
    for column, allowed, advice in (
        (CHECKED, _MARKS, "write x, yes or true once you have judged the row"),
        (IS_QUOTE, _YES | _NO, "write yes or no"),
        (GENDER, ("", "f", "m"), "write f or m, or leave it empty"),
    ):
        if cells[column].lower() not in allowed:
            raise ValueError(f"{where}: {column} is {cells[column]!r}: {advice}")


def _whole(cell: str, where: str) -> int:
    try:
        return int(cell)
    except ValueError:
        raise ValueError(f"{where} must be a whole number, not {cell!r}") from None


def _share(cell: str, where: str) -> float:
    """Parse a number between 0 and 1, with a decimal point or comma."""
    try:
        share = float(cell.replace(",", "."))
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ValueError(f"{where} must be a number between 0 and 1, not {cell!r}")
    return share
