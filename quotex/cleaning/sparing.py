"""Leaves the turns of a transcript as they are: labels and speech look like the residue of a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from quotex.edits import Cleaned, Edit

__all__ = ["spare"]

Span = tuple[int, int]

_REPAIRS: Final = "TX"  # prefix of the rules that repair damage
_OF_PAGES: Final = ("BP910", "BP911")  # what stands before and after the article of a page


def spare(cleaned: Cleaned, turns: Sequence[Span], labels: Iterable[Span | None]) -> Cleaned:
    """Return the text cleaned without the edits that remove a part of a turn, change a label, or join turns.

    ``turns`` are the spans of turns with their labels, ``labels`` those of the labels alone, all in order. Nothing
    between the first and the last turn is cut off as lying outside the article of a page. Speech is repaired.
    """
    text = cleaned.original
    lines = [(start, _end_of_line(text, end)) for start, end in turns]
    whole, breaks = [(lines[0][0], lines[-1][1])], [(end - 1, end) for _, end in lines]
    fixed = [label for label in labels if label]
    edits: list[Edit] = []
    for edit in cleaned.edits:
        if not edit.rule.startswith(_REPAIRS):
            edits += _outside(edit, whole if edit.rule in _OF_PAGES else lines)
        elif not _meets(edit, fixed) and not (_joins_lines(edit, text) and _meets(edit, breaks)):
            edits.append(edit)
    return Cleaned.from_edits(text, edits, cleaned.preset)


def _end_of_line(text: str, at: int) -> int:
    """The place after the line break that follows."""
    return text.find("\n", at) + 1 or len(text)


def _joins_lines(edit: Edit, text: str) -> bool:
    return "\n" in text[edit.start : edit.end] and "\n" not in edit.replacement


def _meets(edit: Edit, spans: Sequence[Span]) -> bool:
    """Whether the edit overlaps one of the spans, which are disjoint and in order."""
    after = bisect_left(spans, (edit.end, 0))  # the first span that begins after the edit
    return after > 0 and spans[after - 1][1] > edit.start


def _outside(edit: Edit, spans: Sequence[Span]) -> Iterator[Edit]:
    """Yield what the edit removes outside of the spans; none if it meets one and also writes something."""
    if not _meets(edit, spans):
        yield edit
    elif not edit.replacement:
        at = edit.start
        for start, end in spans[max(0, bisect_left(spans, (edit.start, 0)) - 1) :]:
            if start >= edit.end:
                break
            if at < start:
                yield Edit(at, start, "", edit.rule)
            at = max(at, end)
        if at < edit.end:
            yield Edit(at, edit.end, "", edit.rule)
