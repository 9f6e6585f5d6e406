"""Edits and the map between a text and its cleaned form.

The cleaned text is always the result of ``apply_edits`` on the original, so every span of one text can be found in the
other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotex._core import edited
from quotex.objects import flat_in_pickle

__all__ = ["Cleaned", "Edit", "apply_edits", "by_rule", "check_edits", "compose"]

_Places = tuple[list[int], list[int], list[int], list[int]]


@flat_in_pickle
@dataclass(slots=True)
class Edit:
    """One change made by cleaning: ``rule`` replaced ``original[start:end]`` by ``replacement``."""

    start: int
    end: int
    replacement: str
    rule: str

    def to_dict(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "replacement": self.replacement, "rule": self.rule}


@flat_in_pickle
@dataclass(slots=True)
class Cleaned:
    """A cleaned text, the edits that made it, and the original.

    ``edits`` are sorted and disjoint; their offsets into ``original`` count code points, and the end is exclusive.
    ``preset`` says how the text was cleaned: as the ``"body"`` of an article, or as a whole ``"page"``.

    >>> cleaned = Cleaned.from_edits("One. AD Two.", [Edit(5, 8, "", "BP301")])
    >>> cleaned
    <Cleaned, a body: 9 of 12 characters, 1 edits>
    >>> cleaned.text
    'One. Two.'
    >>> cleaned.to_original(0, 9)
    (0, 12)
    >>> cleaned.to_cleaned(8, 12)
    (5, 9)
    >>> cleaned.pieces(0, 12)
    [(0, 5), (8, 12)]
    """

    text: str
    edits: list[Edit]
    original: str
    preset: str = "body"
    _places: _Places | None = field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def from_edits(cls, original: str, edits: list[Edit], preset: str = "body") -> Cleaned:
        """Apply sorted, disjoint ``edits`` to ``original``."""
        return cls(apply_edits(original, edits), edits, original, preset)

    def __repr__(self) -> str:
        kept = f"{len(self.text)} of {len(self.original)} characters"
        return f"<Cleaned, a {self.preset}: {kept}, {len(self.edits)} edits>"

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of ``original`` from which ``text[start:end]`` comes.

        The span runs from the first kept character to the one after the last; removals next to it are left out. A
        character written by a repair stands for all that the repair replaced. An empty span gives an empty span.

        Raises ValueError if the span is not inside ``text``.
        """
        _check_span(start, end, len(self.text))
        if not self.edits:
            return start, end
        _, places, stops, shifts = self._places or self._index()
        edit = bisect_right(places, start) - 1
        if start < end and (edit < 0 or start >= stops[edit]) and (edit + 1 == len(places) or end <= places[edit + 1]):
            shift = shifts[edit] if edit >= 0 else 0  # nothing is edited inside the span
            return start + shift, end + shift
        if start == len(self.text):
            first = len(self.original)
        elif edit < 0:
            first = start
        else:
            first = start + shifts[edit] if start >= stops[edit] else self.edits[edit].start
        if start == end:
            return first, first
        edit = bisect_left(places, end) - 1  # the edit at or before the last character
        if edit < 0:
            return first, end
        return first, end + shifts[edit] if end > stops[edit] else self.edits[edit].end

    def to_cleaned(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of ``text`` that comes from ``original[start:end]``, or None if nothing of it remains.

        Raises ValueError if the span is not inside ``original``.
        """
        _check_span(start, end, len(self.original))
        if not self.edits:
            return (start, end) if start < end else None
        first, last = self._cleaned_at(start, before=True), self._cleaned_at(end, before=False)
        return (first, last) if first < last and start < end else None

    def places(self, offsets: Iterable[int]) -> list[int]:
        """Return the offsets into ``text`` of ascending offsets into ``original``; inside an edit, that of its start.

        >>> Cleaned.from_edits("One. AD Two.", [Edit(5, 8, "", "BP301")]).places([0, 6, 8, 12])
        [0, 5, 5, 9]
        """
        found: list[int] = []
        edit, shift = 0, 0
        for offset in offsets:
            while edit < len(self.edits) and self.edits[edit].end <= offset:
                shift += len(self.edits[edit].replacement) - self.edits[edit].end + self.edits[edit].start
                edit += 1
            inside = edit < len(self.edits) and self.edits[edit].start < offset
            found.append((self.edits[edit].start if inside else offset) + shift)
        return found

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the parts of ``original[start:end]`` that remain: removals split them, replacements do not.

        Raises ValueError if the span is not inside ``original``.
        """
        _check_span(start, end, len(self.original))
        pieces, at = [], start
        starts = (self._places or self._index())[0]
        last = bisect_right(starts, start) - 1
        if (last < 0 or self.edits[last].end <= start) and (last + 1 == len(starts) or starts[last + 1] >= end):
            return [(start, end)] if start < end else []  # nothing is edited inside the span
        for number in range(max(0, last), len(starts)):
            edit = self.edits[number]
            if edit.start >= end:
                break
            if edit.replacement or edit.end <= at:
                continue
            if edit.start > at:
                pieces.append((at, edit.start))
            at = edit.end
        if at < end:
            pieces.append((at, end))
        return pieces

    def _index(self) -> _Places:
        """Return, for each edit: start in the original, start and end of its replacement in the text, and a shift.

        The shift leads from an offset in the text after the edit to the same place in the original.
        """
        if self._places is None:
            self._places = starts, places, stops, shifts = [], [], [], []
            shift = 0
            for edit in self.edits:
                starts.append(edit.start)
                places.append(edit.start - shift)
                stops.append(edit.start - shift + len(edit.replacement))
                shift = edit.end - stops[-1]
                shifts.append(shift)
        return self._places

    def _cleaned_at(self, at: int, *, before: bool) -> int:
        """Return the offset in the text for ``at``; inside an edit, that before or after its replacement."""
        starts, places, stops, _ = self._index()
        last = bisect_right(starts, at) - 1 if before else bisect_left(starts, at) - 1
        if last < 0:
            return at
        if at < self.edits[last].end:
            return places[last] if before else stops[last]
        return stops[last] + at - self.edits[last].end


def apply_edits(original: str, edits: Iterable[Edit]) -> str:
    """Return the text after sorted, disjoint ``edits``. Raises ValueError for others.

    >>> apply_edits("a &amp; b", [Edit(2, 7, "&", "TX101")])
    'a & b'
    """
    return edited(original, list(edits))


def by_rule(original: str, edits: Iterable[Edit]) -> dict[str, tuple[int, int]]:
    """Count, for each rule, the lines of ``original`` that its edits touch (at least one each) and the characters.

    Blank lines do not count.

    >>> by_rule("It rained.\\nShare this\\n\\nPrint\\n", [Edit(11, 28, "", "BP101")])
    {'BP101': (2, 17)}
    """
    found: dict[str, tuple[int, int]] = {}
    for edit in edits:
        touched = max(1, sum(1 for line in original[edit.start : edit.end].split("\n") if line.strip()))
        lines, characters = found.get(edit.rule, (0, 0))
        found[edit.rule] = lines + touched, characters + edit.end - edit.start
    return found


def check_edits(edits: Sequence[Edit], length: int) -> None:
    """Raise ValueError unless ``edits`` are sorted, disjoint, not empty and within a text of ``length`` characters."""
    at = 0
    for edit in edits:
        if not at <= edit.start < edit.end <= length:
            raise ValueError(f"edit {edit.start}:{edit.end} ({edit.rule}) is empty, out of order or out of the text")
        at = edit.end


def compose(first: Cleaned, second: Sequence[Edit]) -> list[Edit]:
    """Return edits on ``first.original`` that do the same as ``first`` and then ``second``, edits on ``first.text``.

    An edit of the second step absorbs the edits of the first step that lie inside it or overlap it.

    >>> repaired = Cleaned.from_edits("a&nbsp;b&lt;", [Edit(1, 7, " ", "TX101"), Edit(8, 12, "<", "TX101")])
    >>> compose(repaired, [Edit(0, 3, "", "BP301")])
    [Edit(start=0, end=8, replacement='', rule='BP301'), Edit(start=8, end=12, replacement='<', rule='TX101')]
    """
    if not (first.edits and second):
        return [*first.edits, *second]
    places = first._index()[1]
    merged: list[Edit] = []
    one = two = 0  # number of edits of each step that are done
    shift = 0  # from an offset in first.text to the same place in the original
    while one < len(first.edits) or two < len(second):
        one_before, two_before, shift_before = one, two, shift
        if one < len(first.edits) and (two == len(second) or places[one] <= second[two].start):
            start = end = places[one]
        else:
            start, end = second[two].start, second[two].end
            two += 1
        # Absorb every edit that begins before the current end.
        while True:
            if one < len(first.edits) and (places[one] < end or (one == one_before and places[one] == start == end)):
                end = max(end, places[one] + len(first.edits[one].replacement))
                shift = first.edits[one].end - places[one] - len(first.edits[one].replacement)
                one += 1
            elif two < len(second) and second[two].start < end:
                end = max(end, second[two].end)
                two += 1
            else:
                break
        if two == two_before:
            merged.append(first.edits[one_before])
            continue
        inside = [Edit(e.start - start, e.end - start, e.replacement, e.rule) for e in second[two_before:two]]
        replacement = apply_edits(first.text[start:end], inside)
        merged.append(Edit(start + shift_before, end + shift, replacement, inside[0].rule))
    return merged


def _check_span(start: int, end: int, length: int) -> None:
    if not 0 <= start <= end <= length:
        raise ValueError(f"span {start}:{end} does not lie in a text of {length} characters")
