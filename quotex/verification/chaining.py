"""Chain the blocks that a quotation shares with its sources: whole, with marked cuts, edited, or spliced.

The chain of blocks that covers most words is found by dynamic programming, as in the alignment of genomes by chains
of exact matches (Abouelhoda and Ohlebusch, Chaining algorithms for multiple genome comparison, 2005).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from quotex.verification.matching import Block

__all__ = ["MOST_SWALLOWED", "Chain", "Link", "best_chain"]

Link = Literal["cut", "edit", "splice"]

MOST_SWALLOWED: Final = 100  # words that a marked cut may leave out
MOST_DROPPED: Final = 6  # words of the source that may be missing without a mark within one passage
MOST_DOUBLED: Final = 2  # words that a quotation may repeat: not not
MOST_BLOCKS: Final = 80  # number of blocks that are chained, the longest
LEAST_PIECE: Final = 4  # words of a piece from elsewhere …
LEAST_CONTENT: Final = 2  # … if this many of them are content words …
LEAST_COMMON_PIECE: Final = 5  # … and if fewer are
LEAST_MARKED: Final = 2  # words of a piece from elsewhere after a marked cut
_COST: Final[dict[Link, float]] = {"cut": 0.3, "edit": 0.5, "splice": 2.0}
_COST_OF_MARKED_SPLICE: Final = 1.0
_LEAST_COST: Final = min(_COST.values())
_COST_OF_WORD: Final = 0.3  # for each added or missing word
_COST_OF_DISTANCE: Final = 0.002  # for each word between pieces, to prefer near ones


@dataclass(slots=True)
class Chain:
    """Blocks in the order of the quotation, the text of each, and the links between them."""

    blocks: list[Block]
    texts: list[int]
    links: list[Link]

    @property
    def covered(self) -> int:
        """The number of words of the quotation that are in blocks."""
        return sum(block.size for block in self.blocks)


@dataclass(slots=True)
class _Quoted:
    cuts: Sequence[int]
    content: Sequence[int]  # content words before each place

    def has_cut(self, first: int, stop: int) -> bool:
        return bisect_left(self.cuts, first) < bisect_right(self.cuts, stop)

    def may_stand_alone(self, block: Block, *, marked: bool) -> bool:
        content = self.content[block.stop] - self.content[block.first]
        if marked:
            return block.size >= LEAST_MARKED and content >= 1
        return block.size >= (LEAST_PIECE if content >= LEAST_CONTENT else LEAST_COMMON_PIECE)


def best_chain(blocks: Sequence[tuple[int, Block]], cuts: Sequence[int], content: Sequence[int]) -> Chain | None:
    """Return the chain that covers most words of a quotation; None if there are no blocks.

    ``blocks`` are pairs of the number of a text and a block in it. ``cuts`` are the words of the quotation that follow
    an ellipsis, and ``content`` has, for each place, the number of content words before it.
    """
    quoted = _Quoted(cuts, content)
    longest = sorted(set(_cut(blocks, cuts)), key=lambda item: (-item[1].size, item))[:MOST_BLOCKS]
    chosen = sorted(longest, key=lambda item: (item[1], item[0]))
    best: list[tuple[float, int, Link | None, Block]] = []  # score, previous block, link to it, rest of the block
    for at, (text, block) in enumerate(chosen):
        worth = _worth(quoted, block)
        found: tuple[float, int, Link | None, Block] = (worth, -1, None, block)
        for before in range(at):
            reached, _, _, kept = best[before]
            if reached + worth - _LEAST_COST <= found[0]:
                continue
            same_text = chosen[before][0] == text
            left = _left_behind(kept, block, same_text=same_text)
            if left is None:
                continue
            link, cost = _link(quoted, same_text, kept, left)
            if link is None:
                continue
            score = reached + _worth(quoted, left) - cost
            if score > found[0]:
                found = score, before, link, left
        best.append(found)
    if not best:
        return None
    at = max(range(len(best)), key=lambda place: (best[place][0], -place))
    chain = Chain([], [], [])
    while at >= 0:
        _, before, link, block = best[at]
        chain.blocks.insert(0, block)
        chain.texts.insert(0, chosen[at][0])
        if link is not None:
            chain.links.insert(0, link)
        at = before
    return chain


def _left_behind(kept: Block, block: Block, *, same_text: bool) -> Block | None:
    """Return a block without the words that the block before it also has; None if none are left."""
    shared = kept.stop - block.first
    if shared >= block.size or block.stop <= kept.stop:
        return None
    if shared > 0:
        if block.size != block.end - block.start:  # words divided differently: places inside are unknown
            return None
        block = _without(block, shared)
    doubled = kept.end - block.start
    return _without(block, doubled) if same_text and 0 < doubled <= MOST_DOUBLED < block.size else block


def _without(block: Block, words: int) -> Block:
    """Return a block without its first words."""
    return Block(block.first + words, block.stop, block.start + words, block.end)


def _cut(blocks: Sequence[tuple[int, Block]], cuts: Sequence[int]) -> Iterator[tuple[int, Block]]:
    """Yield the blocks, and the parts before the cuts in each: the quotation may continue elsewhere."""
    for text, block in blocks:
        yield text, block
        if block.stop - block.first != block.end - block.start:
            continue
        for cut in cuts[bisect_right(cuts, block.first) : bisect_left(cuts, block.stop)]:
            place = block.start + cut - block.first
            yield text, Block(block.first, cut, block.start, place)
            yield text, Block(cut, block.stop, place, block.end)


def _worth(quoted: _Quoted, block: Block) -> float:
    """Return the score of a block: content words count more than function words."""
    content = quoted.content[block.stop] - quoted.content[block.first]
    return 0.7 * block.size + 0.5 * content


def _link(quoted: _Quoted, same_text: bool, one: Block, other: Block) -> tuple[Link | None, float]:
    """Return the link between two blocks and its cost; None if they must not be joined."""
    added, missing = other.first - one.stop, other.start - one.end
    is_marked = quoted.has_cut(one.stop, other.first)
    if same_text and missing >= 0:
        if is_marked and missing <= MOST_SWALLOWED:
            return "cut", _COST["cut"] + _COST_OF_WORD * added + _COST_OF_DISTANCE * missing
        if missing <= added + MOST_DROPPED:
            return "edit", _COST["edit"] + _COST_OF_WORD * max(added, missing)
    marked = is_marked and added == 0
    if quoted.may_stand_alone(one, marked=marked) and quoted.may_stand_alone(other, marked=marked):
        far = 10 * MOST_SWALLOWED
        distance = min(far, abs(missing)) if same_text else far
        cost = _COST_OF_MARKED_SPLICE if marked else _COST["splice"]
        return "splice", cost + _COST_OF_WORD * added + _COST_OF_DISTANCE * distance / 10
    return None, 0.0
