"""The outline of a page: which element each stretch of its text stands in, and what these elements are for.

An outline is an optional hint; offsets refer to the text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from quotex.edits import Cleaned
from quotex.objects import flat_in_pickle

__all__ = ["ARTICLE", "DOUBTFUL", "FURNITURE", "HEADLINE", "INNER", "LIST", "Outline"]

FURNITURE = 1  # navigation, boxes, forms, comments: not part of the article, unless they hold half of it
ARTICLE = 2  # the element that the page declares as its article
LIST = 4  # a list or a table
INNER = 8  # a part of an article, never the whole
DOUBTFUL = 16  # furniture if small; pages also give such names to what is around their article
HEADLINE = 32  # a heading of the first level


@flat_in_pickle
@dataclass(slots=True)
class Outline:
    """The elements of a page, numbered in document order from the root, 0, and the stretches of text in them.

    ``parents`` has for each element the number of its parent, which is lower (-1 for the root). ``roles`` is the sum of
    its roles: ``FURNITURE``, ``ARTICLE``, ``LIST``, ``INNER``, ``DOUBTFUL`` and ``HEADLINE``. The text from the offset
    ``starts[n]``, in ascending order, up to the next start stands in element ``owners[n]``; text before the first start
    stands in the root; ``lines`` has the lines of the page, counted from 1, at which these stretches begin, if known.
    ``facts`` are what the page declares about itself, if it does: ``title``, ``byline`` and ``date``.

    >>> outline = Outline([0, 5], [1, 2], [-1, 0, 0], [0, FURNITURE, 0])
    >>> outline.moved(Cleaned.from_edits("Home It rained.", [])).owners_at([0, 7])
    [1, 2]
    """

    starts: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [-1])
    roles: list[int] = field(default_factory=lambda: [0])
    facts: dict[str, str] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)

    def moved(self, edited: Cleaned) -> Outline:
        """Return the outline of ``edited.text``; this one must be that of ``edited.original``."""
        return Outline(edited.places(self.starts), self.owners, self.parents, self.roles, self.facts, self.lines)

    def line_at(self, offset: int) -> int | None:
        """Return the line of the page at which the stretch with this offset begins; None if unknown."""
        stretch = bisect_right(self.starts, offset) - 1
        return self.lines[stretch] if self.lines and stretch >= 0 else None

    def owners_at(self, offsets: list[int]) -> list[int]:
        """Return the element at each of the ascending offsets."""
        found, stretch = [], -1
        for offset in offsets:
            while stretch + 1 < len(self.starts) and self.starts[stretch + 1] <= offset:
                stretch += 1
            found.append(self.owners[stretch] if stretch >= 0 else 0)
        return found
