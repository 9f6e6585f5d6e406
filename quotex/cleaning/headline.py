"""The headline of an article among the lines around its beginning, in text that has no tags.

Each line gets points for what headlines have: their words recur in the article, a byline or a date follows, they have
five to fourteen words, and the page repeats them or ends its breadcrumbs with them. The points are the rounded weights
of a log-linear ranking of the lines of 395 pages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from typing import Final

__all__ = ["headline"]

FEWEST: Final = 3  # words of a headline
MOST: Final = 20
USUAL: Final = range(5, 15)
LONGEST: Final = 200  # characters
ARTICLE: Final = 3_000  # characters of the article whose words are counted
OFTEN: Final = 4  # times a word occurs: more count no more
REACH: Final = 250  # characters behind a headline in which a byline or date stands
LEAST: Final = 0.5  # points
LONG: Final = 4  # characters of a word that counts


def headline(
    text: str, body: int, article: str, stamps: Iterable[list[int]], *, needs_stamp: bool
) -> tuple[int, int] | None:
    """Start and end of the headline in ``text``, in which the article begins at ``body``; None where no line looks so.

    ``stamps`` are the places of bylines and dates, each kind as a sorted list; with ``needs_stamp``, one must follow.

    >>> page = "Home\\nOxmere votes to raise its sea wall\\nBy Ada Moor\\nThe council voted to raise the wall."
    >>> headline(page, 52, page[52:], [[40]], needs_stamp=True)
    (5, 39)
    """
    counts = Counter(article[:ARTICLE].lower().split())
    best, found, start = LEAST, None, 0
    for line in text.split("\n"):
        end = start + len(line)
        if (
            FEWEST <= line.count(" ") + 1 <= MOST
            and end - start <= LONGEST
            and not line.rstrip().endswith((".", ":", ","))
        ):
            followed = sum([bisect_left(places, end) < bisect_left(places, end + REACH) for places in stamps])
            if followed or not needs_stamp:
                points = _of_words(line, counts, is_inside=start >= body) + 2 * followed
                points += 2 * (text.count(f"{line}\n") > 1)  # the whole of another line, or its end
                points -= (body - start) / 1_000 if start < body else (start - body) / 100
                if points > best:
                    best, found = points, (start, start + len(line.rstrip()))
        start = end + 1
    return found


def _of_words(line: str, counts: Counter[str], *, is_inside: bool) -> float:
    """Points for the number of words, and for those that recur in the article; a line of it does not count itself."""
    words = [word for word in set(line.lower().split()) if len(word) >= LONG]
    if not words:
        return -LEAST
    recurring = sum([min(counts[word] - is_inside, OFTEN) for word in words]) / OFTEN
    return 4 * recurring / len(words) + 4 * min(recurring / 6, 1) + 2 * (line.count(" ") + 1 in USUAL)
