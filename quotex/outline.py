"""What the tags of a page say of its text: which element each stretch of it stands in, and what these elements are for.

An outline is a hint beside a text, never a part of it: offsets are into the text, and who has none cleans without.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from quotex.edits import Cleaned
from quotex.objects import flat_in_pickle

__all__ = ["ARTICLE", "FURNITURE", "INNER", "LIST", "Outline"]

FURNITURE = 1  # navigation, boxes, forms, comments: nothing of the article, unless they hold half of it
ARTICLE = 2  # the page calls it the body of its article
LIST = 4  # a list or a table
INNER = 8  # a part of an article, never all of it


@flat_in_pickle
@dataclass(slots=True)
class Outline:
    """The elements of a page, numbered in their order from the root, 0, and the stretches of text in them.

    ``parents`` has for each element the one around it, whose number is lower (of the root -1), and ``roles`` what it is
    for: ``FURNITURE``, ``ARTICLE``, ``LIST`` and ``INNER``, added up. From offset ``starts[n]`` of the text on, in
    rising order, up to the next, the text stands in element ``owners[n]``; before the first, in the root. ``facts`` are
    what the page says of itself: ``title``, ``byline`` and ``date``, those that it says.

    >>> outline = Outline([0, 5], [1, 2], [-1, 0, 0], [0, FURNITURE, 0])
    >>> outline.moved(Cleaned.from_edits("Home It rained.", [])).owners_at([0, 7])
    [1, 2]
    """

    starts: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [-1])
    roles: list[int] = field(default_factory=lambda: [0])
    facts: dict[str, str] = field(default_factory=dict)

    def moved(self, edited: Cleaned) -> Outline:
        """The outline of ``edited.text``, where this is one of ``edited.original``."""
        return Outline(edited.places(self.starts), self.owners, self.parents, self.roles, self.facts)

    def owners_at(self, offsets: list[int]) -> list[int]:
        """The element in which the text at each of the offsets stands; they rise."""
        found, stretch = [], -1
        for offset in offsets:
            while stretch + 1 < len(self.starts) and self.starts[stretch + 1] <= offset:
                stretch += 1
            found.append(self.owners[stretch] if stretch >= 0 else 0)
        return found
