"""Read day, week, month and year from dates, in spellings that mean the same everywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import isfinite
from typing import Any

import click

__all__ = ["PARTS", "Dates", "date_format_of", "is_missing", "part_of"]

PARTS = ("year", "month", "week", "day")
_LENGTHS = {"year": 4, "month": 7, "day": 10}  # characters of a date
_SPELLED = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?!\d)")  # 2026-03-14, 2026/3/14, 2026-03
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?(?!\d)")  # 20260314, 20260314T1200, 20260314120000
_SECONDS, _MILLISECONDS, _END = 1e8, 1e11, 1e14  # since 1970: smaller numbers are not times, but may be 20260314


@dataclass(frozen=True, slots=True)
class Dates:
    """The column with the date of a document, and the format of its dates: None, or codes of ``strptime``."""

    field: str = "date"
    format: str | None = None

    def part_of(self, value: Any, part: str) -> str | None:
        """Return the day, week, month or year of a value; None if it has none.

        >>> Dates("published", "%d/%m/%Y").part_of("05/03/2026", "month")
        '2026-03'
        """
        if self.format is None:
            return part_of(value, part)
        try:
            return part_of(datetime.strptime(str(value).strip(), self.format).date().isoformat(), part)
        except ValueError:
            return None

    @property
    def advice(self) -> str:
        """What the user can do about unreadable dates."""
        if self.format is None:
            return "write it as 2026-03-14, or set --date-format, such as %d/%m/%Y"
        return f"--date-format is {self.format!r}"


def date_format_of(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Check that a format has codes for year, month and day, and only codes that Python knows."""
    if value is None:
        return None
    day = date(2024, 11, 23)
    try:
        is_whole = datetime.strptime(day.strftime(value), value).date() == day
    except (ValueError, re.error):  # an unknown code; a code given twice
        is_whole = False
    if not is_whole:
        raise click.BadParameter(
            f"{value!r} is not a format of dates: it needs codes for year, month and day: %d/%m/%Y",
            context,
            option,
        )
    return value


def part_of(value: Any, part: str) -> str | None:
    """Return the day, week, month or year of a value; None if it has none, or the date does not exist.

    Weeks follow ISO 8601: from Monday to Sunday, and the first week of a year has its first Thursday.

    >>> [part_of(value, "month") for value in ("2026-03-14T10:00Z", "2026/3/5", "20260314", 1773446400, "2026-13-01")]
    ['2026-03', '2026-03', '2026-03', '2026-03', None]
    >>> part_of("2026-03", "year"), part_of("2026-03", "day"), part_of("14.3.2026", "year")
    ('2026', None, None)
    >>> part_of("2026-03-14", "week"), part_of("2027-01-01", "week"), part_of("2026-03", "week")
    ('2026-W11', '2026-W53', None)
    """
    found = _of_number(value) if isinstance(value, int | float) else _of_text(str(value).strip())
    length = _LENGTHS["day" if part == "week" else part]
    if found is None or len(found) < length:
        return None
    return _week_of(date.fromisoformat(found)) if part == "week" else found[:length]


def _week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _of_number(number: float) -> str | None:
    if isinstance(number, bool) or not isfinite(number) or not 0 <= number < _END:
        return None
    if number < _SECONDS:
        return _of_text(str(int(number)))
    seconds = number if number < _MILLISECONDS else number / 1000
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _of_text(text: str) -> str | None:
    basic = _BASIC.match(text)
    spelled = None if basic else _SPELLED.match(text)
    if basic:
        year, month, day = basic.groups()
    elif spelled:
        year, _, month, day = spelled.groups()
    else:
        return None
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole[: _LENGTHS["day" if day else "month" if month else "year"]]


def is_missing(value: Any) -> bool:
    """Whether there is no date at all: None, an empty cell, or NaN."""
    return value is None or value == "" or value != value
