"""Find the headline of an article among the lines around its beginning, in text without tags.

Each line gets points for typical features: its words recur in the article, a byline or a date follows, it has five to
fourteen words, and it is repeated on the page or ends the breadcrumbs. The points are the rounded weights of a
log-linear ranking of the lines of 395 pages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from quotex._core import WordCounts

__all__ = ["headline"]

FEWEST: Final = 3  # words of a headline
MOST: Final = 20
USUAL: Final = range(5, 15)
LONGEST: Final = 200  # characters
ARTICLE: Final = 3_000  # characters of the article in which words are counted
OFTEN: Final = 4  # occurrences of a word that count
REACH: Final = 250  # characters after a headline for a byline or a date
LEAST: Final = 0.5  # points
ROUNDING: Final = 1e-9  # more than the rounding error of sums of points
LONG: Final = 4  # least number of characters of a word that counts


def headline(
    text: str, body: int, article: str, stamps: Iterable[list[int]], *, needs_stamp: bool
) -> tuple[int, int] | None:
    """Return start and end of the headline in ``text``, whose article begins at ``body``; None if no line qualifies.

    ``stamps`` are the offsets of bylines and of dates, each a sorted list; with ``needs_stamp``, one must follow the
    line.

    >>> page = "Home\\nOxmere votes to raise its sea wall\\nBy Ada Moor\\nThe council voted to raise the wall."
    >>> headline(page, 52, page[52:], [[40]], needs_stamp=True)
    (5, 39)
    """
    candidates: list[tuple[float, int, int, str]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        words = line.count(" ") + 1
        if FEWEST <= words <= MOST and end - start <= LONGEST and not line.rstrip().endswith((".", ":", ",")):
            followed = sum([bisect_left(places, end) < bisect_left(places, end + REACH) for places in stamps])
            if followed or not needs_stamp:
                most = _most_of_words(words) + 2 * followed + 2 - _lost_by_distance(start, body)
                candidates.append((-most, start, followed, line))
        start = end + 1
    if not candidates:
        return None
    candidates.sort()  # the most promising first
    counts = WordCounts(article, ARTICLE)
    best, found = LEAST, None
    for negated, start, followed, line in candidates:
        if -negated + ROUNDING < best:
            break
        points = _of_words(line, counts, is_inside=start >= body) + 2 * followed
        lost = _lost_by_distance(start, body)
        if points + 2 - lost + ROUNDING >= best:
            points += 2 * (text.count(f"{line}\n") > 1)  # equals another line, or its end
        points -= lost
        if points > best or (points == best and found is not None and start < found[0]):
            best, found = points, (start, start + len(line.rstrip()))
    return found


def _lost_by_distance(start: int, body: int) -> float:
    return (body - start) / 1_000 if start < body else (start - body) / 100


def _most_of_words(number: int) -> float:
    """Return the maximum of ``_of_words`` for a line of ``number`` words."""
    return 4 + 4 * min(number / 6, 1) + 2 * (number in USUAL)


def _of_words(line: str, counts: WordCounts, *, is_inside: bool) -> float:
    """Return points for the number of words, and for words that recur in the article outside the line itself."""
    words, total = counts.compare(line, LONG, int(is_inside), OFTEN)
    if not words:
        return -LEAST
    recurring = total / OFTEN
    return 4 * recurring / words + 4 * min(recurring / 6, 1) + 2 * (line.count(" ") + 1 in USUAL)
