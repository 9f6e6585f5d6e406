"""Kinds of values that options of the command take, and how their text is read."""

from __future__ import annotations

import math
import re
from typing import Any

import click

from quotex.io.readers.rows import ALL
from quotex.pipeline import KINDS

__all__ = ["FIELD", "FILE", "Number", "Size", "columns_of", "kept", "kinds_of", "listed", "place_of"]

SIZE = re.compile(r"(\d++(?:\.\d++)?+) ?+([a-zA-Z]*+)")
LARGEST = 10**15  # bytes of a document: more than any memory, and not too large to count
UNITS = {"": 1, "B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3}


class Size(click.ParamType[int]):
    """A number of bytes: 20MB, 500 kB, 1000000."""

    name = "size"

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> int:
        found = SIZE.fullmatch(str(value))
        unit = UNITS.get(found[2].upper()) if found else None
        if found is None or unit is None or float(found[1]) <= 0:
            self.fail(f"{value!r} is not a size: write 20MB, 500KB or a number of bytes", parameter, context)
        size = float(found[1]) * unit
        if not 1 <= size <= LARGEST:
            self.fail(f"{value} is not in the range from 1 byte to {LARGEST // UNITS['GB']:,} GB", parameter, context)
        return int(size)


class Name(click.ParamType[str]):
    """The name of a file, a folder, an address or a field: any text except an empty one."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> str:
        if value == "":
            self.fail(f"the name of a {self.name} can't be empty", parameter, context)
        return str(value)


FILE = Name("file")
FIELD = Name("field")


class Number(click.FloatRange):
    """A number in a range. Unlike click, it refuses NaN."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> float:
        found: float = super().convert(value, parameter, context)
        if math.isnan(found):
            self.fail(f"{value!r} is not a number", parameter, context)
        return found


def listed(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Parse lists separated by commas; an option that is given several times adds them up. Refuse an empty list."""
    names = tuple(part.strip() for part in ",".join(values).split(",") if part.strip())
    if values and not names:
        raise click.BadParameter("it names nothing: leave the option out, or give a name", context, option)
    return names


def columns_of(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Parse names of columns, and refuse duplicates."""
    names = listed(context, option, values)
    for place, name in enumerate(names):
        if name in names[:place]:
            raise click.BadParameter(f"{name} is given twice", context, option)
    return names


def kept(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Parse names of columns, or ``all``."""
    names = listed(context, option, values)
    if len(names) > 1 and ALL[0] in names:
        raise click.BadParameter("all means every column: give it alone, or give names", context, option)
    return names


def place_of(context: click.Context, option: click.Parameter, name: str | None) -> str | None:
    """Return the file to write to; a dash is standard output, just as it is standard input among files."""
    return None if name == "-" else name


def kinds_of(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Parse a comma-separated list of kinds of quotes."""
    kinds = listed(context, option, values)
    for kind in kinds:
        if kind not in KINDS:
            raise click.BadParameter(f"no kind {kind!r}; there are {', '.join(KINDS)}", context, option)
    return kinds
