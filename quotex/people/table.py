"""The table of who is quoted: a row for each person, or group of people, in each cell."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Any, Literal, get_args

from quotex.model import Row
from quotex.people.aliases import Aliases
from quotex.people.tally import UNKNOWN, Tally
from quotex.people.whose import ALIASED, link

__all__ = ["GROUPS", "Group", "Source", "Table"]

Group = Literal["person", "gender", "kind", "role"]
GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(slots=True)
class Source:
    """Somebody who is quoted, over all documents, or in those of one cell: an outlet, a month.

    ``name`` is the most frequent full name, and ``variants`` are all, the most frequent first; the row of those whom no
    document names has None and no variants. ``kind``, ``role`` and ``gender`` are what most documents tell. ``articles``
    are documents with a quote, ``quotes`` those that are inside no other, ``words`` runs of characters between white
    space in them. ``share`` is the part of the quotes of the cell; quotes of several people count for each. ``id`` is
    what the table of aliases has.

    ``corrected`` is the share by corrected labels, ``low`` to ``high`` its 95 % interval, ``labels`` their number in the
    cell; None where there are none, or too few to tell.

    >>> Source("Ada Moor", "person", "mayor", "f", ["Ada Moor"], articles=2, quotes=5, words=40, share=0.25)
    <Source 'Ada Moor', person, 'mayor', f: 5 quotes in 2 articles, .250 uncorrected>
    """

    name: str | None
    kind: str | None = None
    role: str | None = None
    gender: str | None = None
    variants: list[str] = field(default_factory=list)
    id: str | None = None
    columns: Row = field(default_factory=dict)
    articles: int = 0
    quotes: int = 0
    words: int = 0
    share: float | None = None
    corrected: float | None = None
    low: float | None = None
    high: float | None = None
    labels: int | None = None

    @property
    def status(self) -> str:
        """What the share is: uncorrected, corrected, or still uncorrected because of too few labels."""
        if self.corrected is not None:
            return "corrected"
        return "uncorrected" if self.labels is None else "uncorrected: too few labels"

    def __repr__(self) -> str:
        facts = [self.kind, self.role and repr(self.role), self.gender]
        told = ", ".join([repr(self.name) if self.name else "nobody named", *[fact for fact in facts if fact]])
        share = self.share if self.corrected is None else self.corrected
        shown = "" if share is None else f", {share:.3f}".replace(" 0.", " .")
        return f"<Source {told}: {self.quotes} quotes in {self.articles} articles{shown} {self.status}>"

    def to_dict(self) -> Row:
        """The row of ``quotex sources``."""
        return {
            **self.columns,
            "name": self.name,
            "id": self.id,
            "kind": self.kind,
            "role": self.role,
            "gender": self.gender,
            "variants": list(self.variants),
            "articles": self.articles,
            "quotes": self.quotes,
            "words": self.words,
            "share": self.share,
            "status": self.status,
            "corrected": self.corrected,
            "low": self.low,
            "high": self.high,
            "labels": self.labels,
        }


_TABLES = f"""
CREATE TABLE said AS
    SELECT CASE WHEN v.form = '{UNKNOWN}' THEN ''
                WHEN alone.form IS NOT NULL OR link.person IS NULL THEN v.form || '@' || v.document
                ELSE link.person END AS person,
           v.document, v.cell, v.name, v.kind, v.role, v.gender, v.quotes, v.words
    FROM voice AS v LEFT JOIN link ON link.form = v.form
                    LEFT JOIN alone ON alone.document = v.document AND alone.form = v.form;
CREATE TABLE who (person TEXT PRIMARY KEY, name TEXT, id TEXT, kind TEXT, role TEXT, gender TEXT, variants TEXT)
    WITHOUT ROWID;
CREATE TABLE part (cell TEXT PRIMARY KEY, documents INTEGER, quotes INTEGER, words INTEGER) WITHOUT ROWID;
INSERT INTO part SELECT cell, count(*), sum(quotes), sum(words) FROM whole GROUP BY cell;
"""


class Table:
    """The people of a tally, linked. Read it as often as you like, until the tally is closed."""

    def __init__(self, tally: Tally, columns: Sequence[str], aliases: Aliases | None = None) -> None:
        aliases = aliases or Aliases()
        self._base = tally.base
        self._columns = tuple(columns)
        link(tally, aliases)
        self._base.executescript(_TABLES)
        self._base.executemany("INSERT INTO who VALUES (?, ?, ?, ?, ?, ?, ?)", _people(self._base, aliases))
        self.documents = tally.documents

    def rows(self, group: Group = "person", top: int | None = None) -> Iterator[Source]:
        """The rows, cell by cell, those with most quotes first, and last in each cell that of whom nobody names.

        ``group``: a row for each person, or for all people of one gender, kind or role. ``top``: so many of a cell.
        """
        chosen = "said.person" if group == "person" else f"CASE WHEN person = '' THEN '' ELSE ifnull(who.{group}, '?') END"
        query = f"""
            WITH counted AS (SELECT {chosen} AS value, cell, count(DISTINCT document) AS articles,
                                    sum(quotes) AS quotes, sum(words) AS words
                             FROM said JOIN who USING (person) GROUP BY 1, 2)
            SELECT cell, part.quotes, value, articles, counted.quotes, counted.words,
                   name, id, kind, role, gender, variants
            FROM counted JOIN part USING (cell) LEFT JOIN who ON value = who.person
            ORDER BY cell, value = '', counted.quotes DESC, counted.words DESC, articles DESC, name, kind, role, gender"""
        for cell, rows in groupby(self._base.execute(query), key=itemgetter(0)):
            columns = dict(zip(self._columns, json.loads(cell), strict=True))
            for number, (_, quotes, value, *counts, name, id, kind, role, gender, variants) in enumerate(rows):
                if top is None or number < top or value == UNKNOWN:
                    told = (name, kind, role, gender) if group == "person" else _group(group, value)
                    known = json.loads(variants) if variants and group == "person" else []
                    share = counts[1] / quotes if quotes else None
                    yield Source(*told, known, id if group == "person" else None, columns, *counts, share)


def _group(group: Group, value: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Name, kind, role and gender of a group; that of which no document tells its value is called ``?``."""
    told = {group: None if value in (UNKNOWN, "?") else value}
    return value or None, told.get("kind"), told.get("role"), told.get("gender")


def _people(base: Connection, aliases: Aliases) -> Iterator[tuple[Any, ...]]:
    """The rows of table ``who``: what most documents tell of each person; of two as frequent, the first by alphabet."""
    ids = {alias.name: alias.id or None for alias in aliases.names.values()}
    query = "SELECT person, name, kind, role, gender, count(*) FROM said GROUP BY 1, 2, 3, 4, 5 ORDER BY 1"
    for person, rows in groupby(base.execute(query), key=itemgetter(0)):
        names, *facts = (Counter[str](), Counter[str](), Counter[str](), Counter[str]())
        for _, name, *told, count in rows:
            for counter, value in zip((names, *facts), (name, *told), strict=True):
                if value is not None:
                    counter[value] += count
        variants = _by_frequency(names)
        full = [name for name in variants if " " in name] or variants or [None]
        shown = person.removeprefix(ALIASED) if person.startswith(ALIASED) else full[0]
        values = [next(iter(_by_frequency(fact)), None) for fact in facts]
        yield person, shown, ids.get(shown) if person.startswith(ALIASED) else None, *values, json.dumps(variants)


def _by_frequency(counter: Counter[str]) -> list[str]:
    return sorted(counter, key=lambda value: (-counter[value], value))
