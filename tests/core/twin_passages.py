"""The slow twin of src_c/verify/passages.c, with words as strings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

MOST_ALIKE = 24
STEPS = 40
JOINED = 4

Row = tuple[Sequence[str], Sequence[int], Sequence[int], int, Sequence[tuple[int, int]]]
Block = tuple[int, int, int, int]


def find(rows: Sequence[Row], keys: Sequence[str]) -> list[tuple[int, list[Block], bool, bool]]:
    """What a text has of each quotation that it may contain in part; ``rows`` are those given to QuotationIndex."""
    found = []
    for number, row in enumerate(rows):
        quoted, before, cuts, least, seeds = row
        hits = [
            (place + gap, at + gap)
            for place, step in seeds
            for at in range(len(keys) - step)
            if (keys[at], keys[at + step]) == (quoted[place], quoted[place + step])
            for gap in ((0, 2) if step == 2 else (0,))
        ]
        if not hits or max(Counter(at - place for place, at in hits).values()) < least:
            continue
        blocks, is_complete = blocks_of(quoted, keys, hits)
        parts = [_part(block, before, cuts) for block in blocks]
        is_good = 2 in parts or _is_half(blocks, before, cuts)
        if is_good or 1 in parts:
            found.append((number, blocks, is_complete, is_good))
    return found


def _part(block: Block, before: Sequence[int], cuts: Sequence[int]) -> int:
    """2: a good part, 1: a piece, 0: nothing."""
    first, stop = block[:2]
    size, content = len(before) - 1, before[stop] - before[first]
    if stop - first >= 4 and 5 * (stop - first) >= size and content >= 2:
        best = 2 if stop - first >= 6 and content >= 3 else 1
    else:
        best = 0
    for low, high in pairwise([0, *cuts, size]) if cuts else ():
        one, other = max(first, low), min(stop, high)
        if other - one >= 2 and 4 * (other - one) >= 3 * (high - low) and before[other] > before[one]:
            best = max(best, 2 if before[other] - before[one] >= 2 else 1)
    return best


def _is_half(blocks: Sequence[Block], before: Sequence[int], cuts: Sequence[int]) -> bool:
    size = len(before) - 1
    span = 2 * size + 32 + 100 * len(cuts)
    for last in sorted(blocks, key=lambda block: block[2]):
        near = [block for block in blocks if last[2] - span <= block[2] <= last[2]]
        words = {word for first, stop, *_ in near for word in range(first, stop)}
        content = sum(before[word + 1] - before[word] for word in words)
        if 5 * len(words) >= 2 * size and 2 * content >= before[-1]:
            return True
    return False


def blocks_of(quoted: Sequence[str], keys: Sequence[str], hits: Iterable[tuple[int, int]]) -> tuple[list[Block], bool]:
    """The blocks to which hits lead, and whether all were followed.

    >>> blocks_of("the old wall fell".split(), "and the old wall has fallen".split(), [(0, 1), (1, 2), (0, 3)])
    ([(0, 3, 1, 4)], True)
    """
    found: list[Block] = []
    ends: dict[int, int] = {}  # by diagonal: up to where the text is in blocks
    alike: dict[tuple[int, int], int] = defaultdict(int)
    ordered = sorted(hits, key=lambda hit: (hit[1], hit[0]))
    steps = STEPS * (len(ordered) + len(quoted))
    for place, at in ordered:
        if ends.get(at - place, 0) > at:
            continue
        if steps < 0:
            return sorted(set(found)), False
        first, start = _extended_back(quoted, keys, place, at)
        stop, end = _extended(quoted, keys, place, at)
        steps -= stop - first
        ends[at - place] = ends[end - stop] = ends[start - first] = max(end, at + 1)
        if stop > first and alike[first, stop] < MOST_ALIKE:
            alike[first, stop] += 1
            found.append((first, stop, start, end))
    return sorted(set(found)), True


def _extended(quoted: Sequence[str], keys: Sequence[str], place: int, at: int) -> tuple[int, int]:
    while place < len(quoted) and at < len(keys):
        if quoted[place] == keys[at]:
            place, at = place + 1, at + 1
            continue
        step = joint(quoted[place : place + JOINED], keys[at : at + JOINED])
        if step is None:
            break
        place, at = place + step[0], at + step[1]
    return place, at


def _extended_back(quoted: Sequence[str], keys: Sequence[str], place: int, at: int) -> tuple[int, int]:
    while place > 0 and at > 0:
        if quoted[place - 1] == keys[at - 1]:
            place, at = place - 1, at - 1
            continue
        ours = [word[::-1] for word in quoted[max(0, place - JOINED) : place][::-1]]
        theirs = [word[::-1] for word in keys[max(0, at - JOINED) : at][::-1]]
        step = joint(ours, theirs)
        if step is None:
            break
        place, at = place - step[0], at - step[1]
    return place, at


def joint(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int] | None:
    """The number of words on either side with the same letters, divided differently; None if the first ones differ.

    >>> joint(["re", "elect"], ["reelect", "her"]), joint(["cannot"], ["can", "not"]), joint(["a"], ["b"])
    ((2, 1), (1, 2), None)
    """
    if not ours or not theirs:
        return None
    one, other, used, taken = ours[0], theirs[0], 1, 1
    while one != other:
        if len(one) < len(other) and used < len(ours) and other.startswith(one):
            one, used = one + ours[used], used + 1
        elif len(other) < len(one) and taken < len(theirs) and one.startswith(other):
            other, taken = other + theirs[taken], taken + 1
        else:
            return None
    return used, taken
