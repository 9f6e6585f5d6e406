"""The article on an HTML page: found by its text, then extended to the element that contains it.

The text search uses all lines, because menus and footers show where the article is. The elements then show how far it
extends, and that it begins below the headline. Kohlschütter et al. (2010) find articles by shallow features of lines,
Gupta et al. (2003) by the tree; here the former decide, and the latter are a hint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from quotex._core import LINE_BLANK, LINE_ENDS_SENTENCE, Scan
from quotex.language.catalogue import Rule
from quotex.outline import ARTICLE, DOUBTFUL, FURNITURE, HEADLINE, INNER, LIST, Outline

__all__ = ["grown"]

HOLDS: Final = 0.9  # share of the region's prose in the element of the article …
HOLDS_BODY: Final = 0.65  # … or if the page declares it as the article
FURNITURE_MOST: Final = 0.45  # share of that prose: a larger element is not furniture, whatever its name …
DOUBTFUL_MOST: Final = 0.1  # … the same for an element with a doubtful name
BELOW_LEAST: Final = 100  # words of prose below the headline of an article
AFTER_MOST: Final = 0.25  # share of the element's prose that may follow a heading that ends the article
PROSE_WORDS: Final = 14  # a line with this many words is prose, not a headline …
SENTENCE_WORDS: Final = 4  # … or with this many, if it ends a sentence
ENDS: Final = ("end", "teasers", "comments")  # cues that end the article

Region = tuple[int, int]


def grown(scan: Scan, region: Region, outline: Outline, found: Mapping[int, Rule]) -> tuple[Region, list[int]]:
    """Return the lines first:stop of the article, extended from ``region``, and those of them that are furniture.

    ``outline`` is that of the scanned text. The extension stops at the first and the last line of prose or of a list in
    the element, and before a heading among ``found`` that ends the article.
    """
    tree = _Tree.of(scan, outline)
    region = tree.below_headline(region)
    tree.hold(region)
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
    """The outline with its lines: the element and the words of prose for each line that is not blank."""

    outline: Outline
    owners: dict[int, int]
    prose: dict[int, int]
    held: list[int]  # words of the region's prose in each element, including inner elements

    @classmethod
    def of(cls, scan: Scan, outline: Outline) -> _Tree:
        flags, words, starts = list(scan.line_flags), list(scan.line_words), list(scan.line_start)
        lines = [line for line, flag in enumerate(flags) if not flag & LINE_BLANK]
        tokens = scan.line_token
        begins = [scan.token_start[tokens[line]] if tokens[line] < tokens[line + 1] else starts[line] for line in lines]
        owners = dict(zip(lines, outline.owners_at(begins), strict=True))
        least = [SENTENCE_WORDS if flag & LINE_ENDS_SENTENCE else PROSE_WORDS for flag in flags]
        prose = {line: words[line] if words[line] >= least[line] else 0 for line in lines}
        return cls(outline, owners, prose, [])

    def hold(self, region: Region) -> None:
        """Count the prose of the region in each element."""
        self.held = [0] * len(self.outline.parents)
        for line, owner in self.owners.items():
            if region[0] <= line < region[1]:
                self.held[owner] += self.prose[line]
        for element in range(len(self.held) - 1, 0, -1):
            self.held[self.outline.parents[element]] += self.held[element]

    def below_headline(self, region: Region) -> Region:
        """Return the region without what is above the headline, such as teasers and menus of sentences.

        A region that ends above it gives way to the element around the headline. In either case, the element must hold
        enough prose, all of it below the headline.
        """
        headline = self.headline()
        if headline <= region[0]:
            return region
        self.hold((headline, max(self.owners) + 1))
        element = self.owners[headline]
        while element > 0 and self.held[element] < BELOW_LEAST:
            element = self.outline.parents[element]
        inside, _ = self.under(element)
        prose = [line for line, owner in self.owners.items() if inside[owner] and self.prose[line]]
        if not prose or prose[0] < headline:
            return region
        return prose[0], region[1] if prose[0] < region[1] else prose[-1] + 1

    def headline(self) -> int:
        """Return the line of the only first-level heading, or -1."""
        lines = [line for line, owner in self.owners.items() if self.outline.roles[owner] & HEADLINE]
        return lines[0] if len(lines) == 1 else -1

    def chosen(self) -> int:
        """Return the innermost element with most of the region's prose."""
        chosen = 0
        for element, role in enumerate(self.outline.roles):
            share = HOLDS_BODY if role & ARTICLE else HOLDS
            if not role & INNER and self.held[element] >= share * self.held[0]:
                chosen = element
        return chosen

    def under(self, chosen: int) -> tuple[list[bool], list[bool]]:
        """Return which elements are inside the chosen one, and which of these are furniture, or inside furniture."""
        parents, roles, held = self.outline.parents, self.outline.roles, self.held
        inside, furniture = [False] * len(parents), [False] * len(parents)
        inside[chosen] = True
        for element in range(chosen + 1, len(parents)):
            parent = parents[element]
            inside[element] = inside[parent]
            role = roles[element]
            most = FURNITURE_MOST if role & FURNITURE else DOUBTFUL_MOST if role & DOUBTFUL else 0
            furniture[element] = inside[parent] and (furniture[parent] or held[element] < most * held[0])
        return inside, furniture

    def in_list(self, chosen: int) -> list[bool]:
        """Return which elements inside the chosen one are lists, or inside a list."""
        roles, parents = self.outline.roles, self.outline.parents
        found = [False] * len(parents)
        for element in range(chosen + 1, len(parents)):
            found[element] = found[parents[element]] or bool(roles[element] & LIST)
        return found

    def end(self, lines: list[int], start: int, found: Mapping[int, Rule]) -> int:
        """Return the first line from ``start`` on that ends the article, or the line after the last one."""
        most = AFTER_MOST * sum(self.prose[line] for line in lines)
        after = sum(self.prose[line] for line in lines if line >= start)
        for line in lines:
            if line >= start:
                after -= self.prose[line]
                if line in found and found[line].cue in ENDS and after <= most:
                    return line
        return lines[-1] + 1 if lines else start
