"""Gold items won and lost since the recorded answers, with a sign test for each set and one count for all together.

A false answer counts as a lost item, because a quotation that nobody said misleads a reader as much as a missing one.
False answers have no counterpart in the gold, so they are counted for each document: each one more is a loss, each one
fewer a win.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

LEVEL = 0.05  # significance level

Record = dict[str, dict[str, str]]  # by set: its numbers, packed


@dataclass(frozen=True, slots=True)
class Items:
    """How right the answer to each gold item is, and the number of answers in each document that match no gold item."""

    right: Sequence[int]
    false: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a set. With items, the set is tested; with ``votes``, it counts in the total, too.

    Figures with the same ``votes`` measure the same gold on several forms of its texts; together they have one vote for
    each item.
    """

    name: str
    value: float
    items: Items | None = None
    votes: str | None = None


class Change(NamedTuple):
    """How many gold items were won and lost."""

    won: int
    lost: int

    @property
    def p(self) -> float:
        return sign_test(self.won, self.lost)

    @property
    def is_loss(self) -> bool:
        return self.lost > self.won and self.p < LEVEL


def sign_test(won: int, lost: int) -> float:
    """The probability of a split at least as uneven if wins and losses are equally likely: exact and two-sided.

    >>> sign_test(0, 6), sign_test(3, 3)
    (0.03125, 1.0)
    """
    cases = won + lost
    terms = accumulate(range(min(won, lost)), lambda term, k: term * (cases - k) // (k + 1), initial=1)
    return min(1.0, 2 * sum(terms) / (1 << cases))


def changes(before: Items, now: Items) -> list[int] | None:
    """The change of each item, and of each document's false answers: above 0 won, below 0 lost; None: other items."""
    if (len(before.right), len(before.false)) != (len(now.right), len(now.false)):
        return None
    rose = [(new > old) - (new < old) for old, new in zip(before.right, now.right, strict=True)]
    return rose + [old - new for old, new in zip(before.false, now.false, strict=True)]


def counted(votes: Iterable[int]) -> Change:
    votes = list(votes)
    return Change(sum(vote for vote in votes if vote > 0), -sum(vote for vote in votes if vote < 0))


def together(forms: Sequence[list[int]]) -> list[int]:
    """The changes in several forms of the same texts combined: their mean for each item, rounded away from 0.

    >>> together([[1, 0, -1, -4], [0, 0, 1, -3]])
    [1, 0, 0, -4]
    """
    sums = map(sum, zip(*forms, strict=True))
    return [total // len(forms) if total < 0 else -(-total // len(forms)) for total in sums]


def compare(recorded: dict[str, float], record: Record, figures: Sequence[Figure]) -> int:
    """Print the table, and return the exit status: 1 if a set lost significantly, or all sets together lost."""
    names = [figure.name for figure in figures]
    width = max(map(len, [*names, *recorded]))
    print(f"{'set: figure':{width}}   before      now  won lost      p")
    votes: defaultdict[str, list[list[int]]] = defaultdict(list)
    wrong = [f"{name}: no longer measured" for name in recorded if name not in names]
    for figure in figures:
        row = f"{figure.name:{width}} {_shown(recorded.get(figure.name))} {figure.value:8.4f}"
        if figure.items is None or figure.name not in record:
            print(row)
            continue
        changed = changes(unpacked(record[figure.name]), figure.items)
        if changed is None:
            wrong.append(f"{figure.name}: its gold is not that of the record")
            print(row)
            continue
        counts = counted(changed)
        print(f"{row} {_counts(counts)}" + "  LOST" * counts.is_loss)
        if counts.is_loss:
            wrong.append(f"{figure.name}: {counts.lost} gold items lost, {counts.won} won, p = {counts.p:.3f}")
        if figure.votes:
            votes[figure.votes].append(changed)
    total = counted(vote for forms in votes.values() for vote in together(forms))
    print(f"{'all sets together, one vote for an item':{width + 18}} {_counts(total)}")
    if total.lost > total.won:
        wrong.append(f"all sets together: {total.lost} gold items lost, {total.won} won")
    print(*wrong or ["no set lost significantly, and all together won as much as they lost, or more"], sep="\n")
    return int(bool(wrong))


def _counts(counts: Change) -> str:
    return f"{counts.won:4} {counts.lost:4} {counts.p:6.3f}"


def _shown(value: float | None) -> str:
    return "       –" if value is None else f"{value:8.4f}"


def packed(items: Items) -> dict[str, str]:
    """The numbers as short texts, which do not reveal the gold.

    >>> unpacked(packed(Items([1, 0, 1], [0, 300])))
    Items(right=[1, 0, 1], false=[0, 300])
    """
    return {"right": _packed(items.right), "false": _packed(items.false)}


def unpacked(texts: dict[str, str]) -> Items:
    return Items(_unpacked(texts["right"]), _unpacked(texts["false"]))


def _packed(numbers: Sequence[int]) -> str:
    """Bits if all numbers are 0 or 1, else compressed digits. The first letter gives the format."""
    if not numbers:
        return ""
    if max(numbers) > 1:
        return "n" + b64encode(zlib.compress(" ".join(map(str, numbers)).encode(), 9)).decode()
    bits = int("1" + "".join(map(str, numbers)), 2)  # the initial 1 preserves leading zeros
    return "b" + b64encode(bits.to_bytes((bits.bit_length() + 7) // 8, "big")).decode()


def _unpacked(text: str) -> list[int]:
    code = b64decode(text[1:])
    if text.startswith("n"):
        return list(map(int, zlib.decompress(code).split()))
    return list(map(int, f"{int.from_bytes(code, 'big'):b}"[1:])) if text else []
