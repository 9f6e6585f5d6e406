"""Find documents that are copies of others: wire copy, syndication, updates.

Copies are recognized by what editors do not change: whole clauses, between the ends of sentences and quotation marks.
Two documents are one story if half of the clauses of the shorter one are in the other (containment: Broder, "On the
resemblance and containment of documents", 1997), whatever the headline is, and even if one was cut or extended. Only
hashes of the clauses are kept.

Each document is compared only with the first and the last earlier one that shares a clause with it, so that time is
linear in the clauses, even if thousands of documents share one. SQLite sorts on disk, so memory holds only the numbers
of the documents that are copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import blake2b
from sqlite3 import Connection, connect
from typing import Literal, get_args

__all__ = ["COPIES", "TABLES", "Copies", "clauses", "copies_of", "find_copies"]

Copies = Literal["once", "all", "weigh"]
COPIES: tuple[Copies, ...] = get_args(Copies)

LEAST_WORDS = 5  # of a clause; shorter ones recur by chance: "he told the newspaper"
LEAST_SHARED = 4  # clauses
SHARED = 0.5
_ENDS = re.compile(r"[.!?;:\n\"“”]+")
_CLAUSES = "SELECT hash, document FROM clause ORDER BY 1, 2"
TABLES = """
CREATE TABLE clause (hash INTEGER, document INTEGER);
CREATE TABLE size (document INTEGER PRIMARY KEY, clauses INTEGER, id TEXT);
"""
_SHARED = "CREATE TABLE shared (one INTEGER, other INTEGER); BEGIN;"  # executescript ends the transaction before it
_PAIRS = f"""
SELECT one, other FROM (SELECT one, other, count(*) AS common FROM shared GROUP BY 1, 2)
    JOIN size AS its ON its.document = one JOIN size AS others ON others.document = other
WHERE common >= {LEAST_SHARED} AND common >= {SHARED} * min(its.clauses, others.clauses) ORDER BY 1, 2
"""


def clauses(texts: Iterable[str]) -> list[int]:
    """Return the hashes of a document's clauses, without duplicates, sorted.

    >>> one = clauses(["Ada Moor said the ferry would sail again. It rained on Monday; nobody minded that very much."])
    >>> other = clauses(["FERRY\\n\\nADA MOOR SAID  THE FERRY WOULD SAIL AGAIN! (It was late.)"])
    >>> len(one), len(other), len(set(one).intersection(other))
    (2, 1, 1)
    """
    found = set()
    for text in texts:
        for clause in _ENDS.split(text.lower()):
            words = clause.split()
            if len(words) >= LEAST_WORDS:
                found.add(" ".join(words))
    return sorted(map(_hash, found))


def _hash(clause: str) -> int:
    digest = blake2b(clause.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def find_copies(base: Connection) -> dict[int, int]:
    """Return, by numbers, each document that is a copy, with the first one of its story.

    ``base`` has the tables ``clause`` (hash, document) and ``size`` (document, clauses).
    """
    base.executescript(_SHARED)
    base.executemany("INSERT INTO shared VALUES (?, ?)", _candidates(base))
    first: dict[int, int] = {}

    def root(document: int) -> int:
        while document in first:
            above = first[document]
            if above in first:
                first[document] = first[above]
            document = above
        return document

    for pair in base.execute(_PAIRS):
        one, other = sorted(map(root, pair))
        if one != other:
            first[other] = one
    base.executescript("DROP TABLE shared; DELETE FROM clause; BEGIN;")
    return {document: root(document) for document in sorted(first)}


def copies_of(documents: Iterable[tuple[int, Iterable[int]]]) -> dict[int, int]:
    """Return the copies among documents, by their places: each with the one of its story that has most quotes.

    ``documents`` has, for each, the number of quotes and the hashes of its clauses.

    >>> copies_of([(2, [1, 2, 3, 4, 5]), (1, [6, 7, 8, 9]), (3, [1, 2, 3, 4, 5, 6])])
    {0: 2}
    """
    stories: dict[int, list[int]] = {}
    quotes: list[int] = []
    with closing(connect("", isolation_level=None)) as base:
        base.executescript(TABLES)
        for place, (number, hashes) in enumerate(documents):
            quotes.append(number)
            own = [(clause, place) for clause in hashes]
            base.executemany("INSERT INTO clause VALUES (?, ?)", own)
            base.execute("INSERT INTO size VALUES (?, ?, NULL)", (place, len(own)))
        for place, first in find_copies(base).items():
            stories.setdefault(first, [first]).append(place)
    main = {place: min(found, key=lambda one: (-quotes[one], one)) for found in stories.values() for place in found}
    return {place: one for place, one in sorted(main.items()) if place != one}


def _candidates(base: Connection) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a clause: each document with the first one, and with the one before it."""
    clause: int | None = None
    first = before = 0
    for its, document in base.execute(_CLAUSES):
        if its != clause:
            clause, first = its, document
        else:
            yield first, document
            if before != first:
                yield before, document
        before = document
