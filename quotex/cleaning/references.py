"""Remove references in a text: numbers of footnotes, and marks before lines quoted from another message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quotex._core import DAMAGE_FOOTNOTE, DAMAGE_QUOTED_LINE, Damage
from quotex.cleaning.ids import FOOTNOTE, QUOTED_LINE
from quotex.damage import matches_at
from quotex.language.patterns import precompiled
from quotex.model import Edit

__all__ = ["footnote_marks", "quoted_lines"]

_FEWEST_LINES: Final = 2
_SUPERSCRIPTS: Final = "¹²³⁰⁴-⁹"
_NUMBERS = precompiled(
    rf"[\[{_SUPERSCRIPTS}](?<=[.,:;!?…”\"’].)(?:(?<=\[)\d{{1,3}}\]|(?<!\[))(?:\[\d{{1,3}}\]|[{_SUPERSCRIPTS}])*+"
)
_LINE = precompiled(r"(?m)^(?:>[ \t]?+)++")


def footnote_marks(damage: Damage) -> Iterator[Edit]:
    """Yield the numbers of footnotes directly after punctuation marks.

    >>> from quotex.damage import find_damage
    >>> [(edit.start, edit.end) for edit in footnote_marks(find_damage("“It fell,”[3] she said.¹"))]
    [(10, 13), (23, 24)]
    """
    for match in matches_at(_NUMBERS, damage.text, damage.places(DAMAGE_FOOTNOTE)):
        yield Edit(match.start(), match.end(), "", FOOTNOTE)


def quoted_lines(damage: Damage) -> Iterator[Edit]:
    """Yield the marks before quoted lines, if there are at least two such lines.

    >>> from quotex.damage import find_damage
    >>> [(edit.start, edit.end) for edit in quoted_lines(find_damage("> It fell.\\n>> When?"))]
    [(0, 2), (11, 14)]
    """
    places = damage.places(DAMAGE_QUOTED_LINE)
    if len(places) >= _FEWEST_LINES:
        for match in matches_at(_LINE, damage.text, places):
            yield Edit(match.start(), match.end(), "", QUOTED_LINE)
