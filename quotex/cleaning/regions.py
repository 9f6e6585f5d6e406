"""Where the article of a page of HTML is: the stretch that its text shows, grown to the element that holds it.

The stretch is looked for on all lines, since menus and feet are what shows it. The elements then say how far it goes:
Kohlschütter et al. (2010) find articles by shallow features of their lines, Gupta et al. (2003) by the tree: here the
first decides, and the second is a hint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from quotex._core import LINE_BLANK, LINE_ENDS_SENTENCE, Scan
from quotex.catalogue import Rule
from quotex.outline import ARTICLE, FURNITURE, INNER, LIST, Outline

__all__ = ["grown"]

HOLDS: Final = 0.85  # of the stretch's prose stands in the element that holds the article, …
HOLDS_BODY: Final = 0.65  # … or this much where the page calls it so
FURNITURE_MOST: Final = 0.45  # of that prose: an element of more is no furniture, whatever it is called
AFTER_MOST: Final = 0.25  # of the element's prose stands after a heading that ends the article
PROSE_WORDS: Final = 10  # a line of so many is prose, …
SENTENCE_WORDS: Final = 4  # … or one of so many that ends a sentence
ENDS: Final = ("end", "teasers", "comments")  # cues

Region = tuple[int, int]


def grown(scan: Scan, region: Region, outline: Outline, found: Mapping[int, Rule]) -> tuple[Region, list[int]]:
    """The lines first:stop of the article, grown from those of ``region``, and which of them are furniture.

    ``outline`` is that of the scanned text. Of the element, nothing before the first and after the last line of prose
    is taken in, unless it is a list, and nothing after a heading among the lines ``found`` that ends the article.
    """
    tree = _Tree.of(scan, region, outline)
    chosen = tree.chosen()
    inside, furniture = tree.under(chosen)
    lines = [line for line, owner in tree.owners.items() if inside[owner]]
    if not lines:
        return region, []
    kept = [line for line in lines if not furniture[tree.owners[line]]]
    first = next((line for line in kept if line < region[0] and tree.prose[line] and line not in found), region[0])
    stop = region[1]
    in_list = tree.in_list(chosen)
    end = tree.end(kept, region[1], found)
    for line in kept:
        if stop <= line < end and (tree.prose[line] or in_list[tree.owners[line]]):
            stop = line + 1
    bounds = max(first, lines[0]), min(stop, lines[-1] + 1)
    if bounds[0] >= bounds[1]:
        return region, []
    return bounds, [line for line in lines if furniture[tree.owners[line]] and bounds[0] <= line < bounds[1]]


@dataclass(slots=True)
class _Tree:
    """The outline with its lines: of each that is not blank, the element and the words of prose."""

    outline: Outline
    owners: dict[int, int]
    prose: dict[int, int]
    held: list[int]  # words of prose of the stretch in each element, those inside it counted

    @classmethod
    def of(cls, scan: Scan, region: Region, outline: Outline) -> _Tree:
        flags, words, starts = list(scan.line_flags), list(scan.line_words), list(scan.line_start)
        lines = [line for line, flag in enumerate(flags) if not flag & LINE_BLANK]
        tokens = scan.line_token
        begins = [scan.token_start[tokens[line]] if tokens[line] < tokens[line + 1] else starts[line] for line in lines]
        owners = dict(zip(lines, outline.owners_at(begins), strict=True))
        least = [SENTENCE_WORDS if flag & LINE_ENDS_SENTENCE else PROSE_WORDS for flag in flags]
        prose = {line: words[line] if words[line] >= least[line] else 0 for line in lines}
        held = [0] * len(outline.parents)
        for line in lines:
            if region[0] <= line < region[1]:
                held[owners[line]] += prose[line]
        for element in range(len(held) - 1, 0, -1):
            held[outline.parents[element]] += held[element]
        return cls(outline, owners, prose, held)

    def chosen(self) -> int:
        """The innermost element that holds most of the stretch's prose."""
        chosen = 0
        for element, role in enumerate(self.outline.roles):
            share = HOLDS_BODY if role & ARTICLE else HOLDS
            if not role & INNER and self.held[element] >= share * self.held[0]:
                chosen = element
        return chosen

    def under(self, chosen: int) -> tuple[list[bool], list[bool]]:
        """Which elements are inside of the chosen one, and which of them are furniture, or inside of some."""
        parents, most = self.outline.parents, FURNITURE_MOST * self.held[0]
        inside, furniture = [False] * len(parents), [False] * len(parents)
        inside[chosen] = True
        for element in range(chosen + 1, len(parents)):
            parent = parents[element]
            inside[element] = inside[parent]
            is_called_so = bool(self.outline.roles[element] & FURNITURE) and self.held[element] < most
            furniture[element] = inside[parent] and (furniture[parent] or is_called_so)
        return inside, furniture

    def in_list(self, chosen: int) -> list[bool]:
        """Which elements are lists inside of the chosen one, or inside of such a list."""
        roles, parents = self.outline.roles, self.outline.parents
        found = [False] * len(parents)
        for element in range(chosen + 1, len(parents)):
            found[element] = found[parents[element]] or bool(roles[element] & LIST)
        return found

    def end(self, lines: list[int], start: int, found: Mapping[int, Rule]) -> int:
        """The first of the lines from ``start`` on that ends the article, or the line after the last of all."""
        most = AFTER_MOST * sum(self.prose[line] for line in lines)
        after = sum(self.prose[line] for line in lines if line >= start)
        for line in lines:
            if line >= start:
                after -= self.prose[line]
                if line in found and found[line].cue in ENDS and after <= most:
                    return line
        return lines[-1] + 1 if lines else start
