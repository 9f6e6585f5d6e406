"""From lines that go to edits: the one place that knows what becomes of line breaks and blank lines."""

from __future__ import annotations

from collections.abc import Mapping

from quotex._core import LINE_BLANK, Scan
from quotex.model import Edit

__all__ = ["remove_lines"]


def remove_lines(scan: Scan, gone: Mapping[int, str], merged: str = "BP9") -> list[Edit]:
    """Edits that remove the lines ``gone`` (line: rule id), each with its line break.

    A run of blank lines left behind becomes one, and at the beginning of the text none. Neighbours of one rule whose id
    begins with ``merged`` are one edit. The last line of a text without a final line break takes the break before it
    along.
    """
    edits: list[Edit] = []
    if gone:
        bounds = [*scan.line_start.tolist(), len(scan.text)]
        for first, stop in _runs(scan, gone):
            _remove_run(scan, bounds, first, stop, gone, merged, edits)
    return edits


def _runs(scan: Scan, gone: Mapping[int, str]) -> list[tuple[int, int]]:
    """Runs first:last of lines that are blank or go, around each line that goes."""
    flags, count = scan.line_flags.tolist(), len(scan.line_start)
    runs: list[tuple[int, int]] = []
    stop = 0
    for line in sorted(gone):
        if line < stop:
            continue
        first = line
        while first > stop and flags[first - 1] & LINE_BLANK:
            first -= 1
        stop = line + 1
        while stop < count and (stop in gone or flags[stop] & LINE_BLANK):
            stop += 1
        runs.append((first, stop))
    return runs


def _remove_run(
    scan: Scan, bounds: list[int], first: int, stop: int, gone: Mapping[int, str], merged: str, edits: list[Edit]
) -> None:
    """Add the edits of one run; ``bounds`` are the starts of the lines and the end of the text."""
    blank = _blank_to_keep(first, stop, gone)
    before = len(edits)
    start, rule = bounds[first], ""  # of the edit that is open; no rule yet: blank lines, which go with the line after
    for line in range(first, stop):
        if line == blank:
            if rule:
                edits.append(Edit(start, bounds[line], "", rule))
            start, rule = bounds[line + 1], ""
            continue
        found = gone.get(line, rule)
        if found != rule or (line in gone and not rule.startswith(merged)):
            if rule:
                edits.append(Edit(start, bounds[line], "", rule))
                start = bounds[line]
            rule = found
    if rule:
        edits.append(Edit(start, bounds[stop], "", rule))
    if edits[-1].end == bounds[-1] and scan.line_end[stop - 1] == bounds[-1]:
        _take_break_before(scan, edits, before)


def _blank_to_keep(first: int, stop: int, gone: Mapping[int, str]) -> int:
    """The blank line of a run that stays: the first, or the last where a line that goes comes first; -1: none.

    None stays where the run begins the text: nothing is left there that the blank line would part from what follows.
    """
    if first == 0:
        return -1
    lines = range(first, stop) if first not in gone else range(stop - 1, first, -1)
    return next((line for line in lines if line not in gone), -1)


def _take_break_before(scan: Scan, edits: list[Edit], before: int) -> None:
    """Nothing follows: the first of the edits that reach the end takes the line break before it along."""
    first = len(edits) - 1
    while first > before and edits[first - 1].end == edits[first].start:
        first -= 1
    line = scan.line_at(edits[first].start)
    if line > 0:
        edits[first].start = scan.line_end[line - 1]
