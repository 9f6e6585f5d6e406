"""Draw the removed lines of ``quotex sample --removed``, about equally many for each rule."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from typing import Any

import click

from quotex.cli.drawing import around, check_pipe, one_line, strata_drawn
from quotex.cli.writer import Log
from quotex.io import Note, Problem, Record, read_files
from quotex.io.readers.rows import Reading
from quotex.model import Row
from quotex.people.sampling import ticket

__all__ = ["REMOVED_COLUMNS", "removed"]

REMOVED_COLUMNS = (
    *("id", "start", "end", "rule", "drawn", "probability", "before", "text", "after", "is_residue", "checked"),
)
_NEEDS = "give what `quotex process --with-original`, or `quotex clean --explain --with-original`, wrote"


def removed(names: list[str], budget: int, seed: int, keep: tuple[str, ...], log: Log) -> tuple[Iterator[Row], int]:
    """Return the rows of a sample, in order, and the number of removals. Repairs of characters do not count.

    Unreadable input goes to ``log``. Raises click.UsageError for rows without the removed text.
    """
    check_pipe(names)
    rules: dict[str, int] = {}
    tickets, strata = array("d"), array("l")
    for record, edit in _removals(names, keep, log):
        tickets.append(ticket(seed, record.id, edit["start"]))
        strata.append(rules.setdefault(edit["rule"], len(rules)))
    chosen = strata_drawn([1.0] * len(tickets), tickets, strata, budget)
    return _rows(names, keep, chosen), len(tickets)


def _removals(names: list[str], keep: tuple[str, ...], log: Log | None = None) -> Iterator[tuple[Record, Row]]:
    reading = Reading(needs_text=False, keep=tuple(dict.fromkeys((*keep, "edits", "original"))))
    for item in read_files(names, reading):
        if isinstance(item, Problem) and log is not None:
            log.add(item)
        if isinstance(item, Note) and log is not None:
            log.note(item)
        if isinstance(item, Record):
            original = item.kept.get("original")
            yield from ((item, edit) for edit in _edits(item) if _is_removal(edit, str(original)))


def _edits(record: Record) -> list[Row]:
    """Return the removals of a row. Raises click.UsageError if it has none, or lacks the original text."""
    edits, original = record.kept.get("edits"), record.kept.get("original")
    try:
        if isinstance(edits, list) and isinstance(original, str):
            return [
                {"start": int(edit["start"]), "end": int(edit["end"]), "rule": str(edit["rule"])}
                for edit in edits
                if not edit["replacement"]
            ]
    except (KeyError, TypeError, ValueError):
        pass
    raise click.UsageError(f"{record.where}: lacks the removed text: {_NEEDS}")


def _is_removal(edit: Mapping[str, Any], original: str) -> bool:
    return any(sign.isalnum() for sign in original[edit["start"] : edit["end"]])


def _rows(names: list[str], keep: tuple[str, ...], chosen: Mapping[int, float]) -> Iterator[Row]:
    for number, (record, edit) in enumerate(_removals(names, keep)):
        if number in chosen:
            original = str(record.kept["original"])
            before, after = around(original, edit["start"], edit["end"])
            yield {
                **{name: record.kept.get(name) for name in keep},
                "id": record.id,
                **edit,
                "drawn": len(chosen),
                "probability": chosen[number],
                "before": before,
                "text": one_line(original[edit["start"] : edit["end"]]).strip(),
                "after": after,
                "is_residue": "yes",
                "checked": None,
            }
