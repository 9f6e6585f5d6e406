"""Where words of a quotation stand in a text, as blocks: runs that both have, found from seeds in linear time.

A seed is a pair of neighbouring words, or of words with one between them. Blocks go on over words that are only cut
otherwise (*re-elect*, *reelect*), and end where words differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

__all__ = ["Block", "Hits", "Index", "blocks_of"]

MOST_PLACES: Final = 50  # of a seed in all quotations: what stands in more of them tells none
_LEAST_SEEDS: Final = 2  # of a quotation, however common they are
MOST_ALIKE: Final = 24  # blocks of the same words of a quotation in one text
STEPS: Final = 40  # words compared for each hit: more are not, and the text counts as searched in part
LONG: Final = 8  # words of a quotation of which a pair alone tells nothing
LEAST_IN_LINE: Final = 4  # hits as far apart in the text as in a long quotation; three words have as many
LEAST_OF_SHORT: Final = 2
_JOINED: Final = 4  # words of one side that may be one word of the other

Seed = tuple[str, str, int]
Hits = dict[int, list[tuple[int, int]]]  # by quotation: places in it, and in the text


class Block(NamedTuple):
    """The words ``first:stop`` of a quotation are the words ``start:end`` of a text."""

    first: int
    stop: int
    start: int
    end: int

    @property
    def size(self) -> int:
        return self.stop - self.first


class Index:
    """The seeds of quotations, the same in whatever order they come.

    A seed holds a content word, where the quotation has such seeds; one that stands in many quotations is left out,
    unless a quotation has no others.
    """

    def __init__(self, quotations: Sequence[Sequence[str]], is_content: Callable[[str], bool]) -> None:
        self.quotations = quotations
        self._least: list[int] = []  # hits in line of each quotation
        places: dict[Seed, list[tuple[int, int]]] = defaultdict(list)
        seeds = [list(_seeds(keys, is_content)) for keys in quotations]
        counts: dict[Seed, int] = defaultdict(int)
        for of_one in seeds:
            for seed, _ in of_one:
                counts[seed] += 1
        for number, of_one in enumerate(seeds):
            rare = [item for item in of_one if counts[item[0]] <= MOST_PLACES]
            if len(rare) < _LEAST_SEEDS:
                rare = sorted(of_one, key=lambda item: (counts[item[0]], item[1]))[:_LEAST_SEEDS]
            least = LEAST_IN_LINE if len(quotations[number]) >= LONG else LEAST_OF_SHORT
            self._least.append(min(least, sum(1 + gap for (_, _, gap), _ in rare)))
            for seed, at in rare:
                places[seed].append((number, at))
        self.near: dict[str, dict[str, list[tuple[int, int]]]] = {}
        self.far: dict[str, dict[str, list[tuple[int, int]]]] = {}
        for (first, second, gap), found in places.items():
            (self.far if gap else self.near).setdefault(first, {})[second] = found
        self.single: dict[str, list[int]] = {}
        for number, keys in enumerate(quotations):
            if len(keys) == 1:
                self.single.setdefault(keys[0], []).append(number)
        self._known = self.near.keys() | self.far.keys() | self.single.keys()

    def hits(self, keys: Sequence[str]) -> Hits:
        """Where seeds of each quotation stand among the words of a text."""
        found: Hits = defaultdict(list)
        near, far, single, last = self.near, self.far, self.single, len(keys) - 1
        known = self._known
        for at in [at for at, key in enumerate(keys) if key in known]:
            key = keys[at]
            if at < last and key in near:
                for number, place in near[key].get(keys[at + 1], ()):
                    found[number].append((place, at))
            if at + 1 < last and key in far:
                for number, place in far[key].get(keys[at + 2], ()):
                    found[number] += (place, at), (place + 2, at + 2)
            for number in single.get(key, ()):
                found[number].append((0, at))
        return found

    def may_tell(self, number: int, hits: Sequence[tuple[int, int]]) -> bool:
        """Are so many hits in one line with each other that the text has more of a quotation than common words?"""
        least = self._least[number]
        return len(hits) >= least and max(Counter(at - place for place, at in hits).values()) >= least


def _seeds(keys: Sequence[str], is_content: Callable[[str], bool]) -> Iterable[tuple[Seed, int]]:
    telling = [is_content(key) for key in keys]
    is_any = any(telling)
    for at in range(len(keys) - 1):
        if not is_any or telling[at] or telling[at + 1]:
            yield (keys[at], keys[at + 1], 0), at
        if at + 2 < len(keys) and (not is_any or telling[at] or telling[at + 2]):
            yield (keys[at], keys[at + 2], 1), at


def blocks_of(quoted: Sequence[str], keys: Sequence[str], hits: Iterable[tuple[int, int]]) -> tuple[list[Block], bool]:
    """The blocks that hits lead to, by their place in the quotation; and whether all hits were followed.

    >>> blocks_of("the old wall fell".split(), "and the old wall has fallen".split(), [(0, 1), (1, 2), (0, 3)])
    ([Block(first=0, stop=3, start=1, end=4)], True)
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
            return sorted(found), False
        first, start = _extended_back(quoted, keys, place, at)
        stop, end = _extended(quoted, keys, place, at)
        steps -= stop - first
        ends[at - place] = ends[end - stop] = ends[start - first] = max(end, at + 1)
        if stop > first and alike[first, stop] < MOST_ALIKE:
            alike[first, stop] += 1
            found.append(Block(first, stop, start, end))
    return sorted(set(found)), True


def _extended(quoted: Sequence[str], keys: Sequence[str], place: int, at: int) -> tuple[int, int]:
    """Where the words stop to be the same, in the quotation and in the text."""
    while place < len(quoted) and at < len(keys):
        if quoted[place] == keys[at]:
            place, at = place + 1, at + 1
            continue
        step = _joint(quoted[place : place + _JOINED], keys[at : at + _JOINED])
        if step is None:
            break
        place, at = place + step[0], at + step[1]
    return place, at


def _extended_back(quoted: Sequence[str], keys: Sequence[str], place: int, at: int) -> tuple[int, int]:
    """Where they begin to be the same before two places; these are left out."""
    while place > 0 and at > 0:
        if quoted[place - 1] == keys[at - 1]:
            place, at = place - 1, at - 1
            continue
        ours = [word[::-1] for word in quoted[max(0, place - _JOINED) : place][::-1]]
        theirs = [word[::-1] for word in keys[max(0, at - _JOINED) : at][::-1]]
        step = _joint(ours, theirs)
        if step is None:
            break
        place, at = place - step[0], at - step[1]
    return place, at


def _joint(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int] | None:
    """How many words of either side are the same letters, cut otherwise; None where the first ones are others.

    >>> _joint(["re", "elect"], ["reelect", "her"]), _joint(["cannot"], ["can", "not"]), _joint(["a"], ["b"])
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
