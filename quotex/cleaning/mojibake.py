"""Repair text decoded with the wrong table, with ftfy (R. Speer 2019, extra ``[repair]``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import regex

from quotex.cleaning.ids import MOJIBAKE
from quotex.model import Edit

__all__ = ["NO_FTFY", "ftfy_or_none", "mojibake"]

NO_FTFY: Final = f"{MOJIBAKE} (mojibake) needs ftfy: pip install ftfy, or ignore {MOJIBAKE}"

BEYOND_ASCII = regex.compile(r"[^\x00-\x7f]++")


def ftfy_or_none() -> Callable[[str], str] | None:
    """Return ftfy's repair function; None if ftfy (extra ``[repair]``) is not installed."""
    try:
        from ftfy import fix_encoding
    except ModuleNotFoundError:
        return None
    return fix_encoding


def mojibake(text: str) -> Iterator[Edit]:
    """Yield an edit for each place that ftfy repairs, line by line. A repair makes the line shorter.

    Raises ModuleNotFoundError if ftfy is not installed.
    """
    fix = ftfy_or_none()
    if fix is None:
        raise ModuleNotFoundError(NO_FTFY, name="ftfy")
    if text.isascii():
        return
    start = 0
    for line in text.split("\n"):
        fixed = line if line.isascii() else fix(line)
        if len(fixed) < len(line):
            for edit in _differences(line, fixed, fix):
                yield Edit(start + edit.start, start + edit.end, edit.replacement, MOJIBAKE)
        start += len(line) + 1


def _differences(line: str, fixed: str, fix: Callable[[str], str]) -> list[Edit]:
    """Return one edit for each non-ASCII run that is wrong by itself; else one from the first difference on."""
    runs = [(match, fix(match[0])) for match in BEYOND_ASCII.finditer(line)]
    edits = [Edit(match.start(), match.end(), run, MOJIBAKE) for match, run in runs if len(run) < len(match[0])]
    if edits:
        return edits
    before = _same(line, fixed)
    after = _same(line[before:][::-1], fixed[before:][::-1])
    return [Edit(before, len(line) - after, fixed[before : len(fixed) - after], MOJIBAKE)]


def _same(one: str, other: str) -> int:
    """Return the length of the common prefix."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
