"""The table of who is quoted: a row for each person, or group of people, in each cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Any

from quotex.people.aliases import Aliases
from quotex.people.corrections import OF_VOICES, PERSON, UNTOLD, Labelled, Precision, correct, precision
from quotex.people.figures import Estimate
from quotex.people.source import Group, Source
from quotex.people.tally import UNKNOWN, Tally
from quotex.people.whose import ALIASED, link

__all__ = ["Table"]

_TABLES = f"""
CREATE TABLE said AS
    SELECT {PERSON} AS person, v.document, v.cell, v.name, v.kind, v.role, v.gender, v.quotes, v.words
    FROM {OF_VOICES};
CREATE TABLE who (person TEXT PRIMARY KEY, name TEXT, id TEXT, kind TEXT, role TEXT, gender TEXT, variants TEXT)
    WITHOUT ROWID;
CREATE TABLE part (cell TEXT PRIMARY KEY, documents INTEGER, quotes INTEGER, words INTEGER) WITHOUT ROWID;
INSERT INTO part SELECT cell, count(*), sum(quotes), sum(words) FROM whole GROUP BY cell;
BEGIN;
"""


_ROWS = """
WITH counted AS (SELECT {group} AS value, cell, count(DISTINCT document) AS articles, sum(quotes) AS quotes,
                        sum(words) AS words
                 FROM said JOIN who USING (person) GROUP BY 1, 2)
SELECT cell, part.quotes, value, articles, counted.quotes, counted.words, name, id, kind, role, gender, variants
FROM counted JOIN part USING (cell) LEFT JOIN who ON value = who.person
ORDER BY cell, value = '', counted.quotes DESC, counted.words DESC, articles DESC, name, kind, role, gender, variants
"""


class Table:
    """The people of a tally, linked. Read it as often as you like, until the tally is closed.

    ``columns`` are the names of what tells the cells, ``labels`` the quotes of the tally that were judged by hand.
    ``lost_aliases`` are no name of a document.
    """

    def __init__(
        self,
        tally: Tally,
        columns: Sequence[str] = (),
        aliases: Aliases | None = None,
        labels: Sequence[Labelled] = (),
    ) -> None:
        aliases = aliases or Aliases()
        self.documents = tally.documents
        self._tally = tally
        self._columns = tuple(columns)
        self._labels = list(labels)
        self.lost_aliases = link(tally, aliases)
        tally.base.executescript(_TABLES)
        tally.base.executemany("INSERT INTO who VALUES (?, ?, ?, ?, ?, ?, ?)", _people(tally.base, aliases))

    @property
    def people(self) -> int:
        """How many people, organizations and groups have a name."""
        found: tuple[int] = self._tally.base.execute("SELECT count(*) FROM who WHERE person <> ''").fetchone()
        return found[0]

    @property
    def precision(self) -> Precision | None:
        """How often the quotes are right, by the labels; None where these are too few to tell."""
        quotes: tuple[int | None] = self._tally.base.execute("SELECT sum(quotes) FROM part").fetchone()
        return precision(self._tally.base, self._tally.naming, self._labels, quotes[0] or 0)

    def rows(self, group: Group = "person", top: int | None = None) -> Iterator[Source]:
        """The rows, cell by cell, those with most quotes first, and last in each cell that of whom nobody names.

        ``group``: a row for each person, or for all people of one gender, kind or role. ``top``: so many of a cell.
        """
        is_person = group == "person"
        value = "person" if is_person else f"CASE WHEN person = '' THEN '' ELSE ifnull(who.{group}, '{UNTOLD}') END"
        corrected = correct(self._tally.base, self._tally.naming, self._labels, group) if self._labels else None
        query = _ROWS.format(group=value)
        for cell, rows in groupby(self._tally.base.execute(query), key=itemgetter(0)):
            columns = dict(zip(self._columns, json.loads(cell), strict=True))
            for number, (_, quotes, key, *counts, name, id, kind, role, gender, variants) in enumerate(rows):
                if top is not None and number >= top and key != UNKNOWN:
                    continue
                source = Source(name, kind, role, gender, json.loads(variants), id) if is_person else _group(group, key)
                source.columns = columns
                source.articles, source.quotes, source.words = counts
                source.share = source.quotes / quotes if quotes else None
                if corrected is not None:
                    _add_figures(source, *corrected(cell, key, quotes, source.quotes))
                yield source


def _add_figures(source: Source, figures: Estimate | None, labels: int) -> None:
    source.labels = labels
    if figures is not None:
        source.corrected, source.low, source.high = figures.share, figures.low, figures.high


def _group(group: Group, value: str) -> Source:
    """The row of a group; that of people of whom no document tells its value is called ``?``."""
    told = {} if value in (UNKNOWN, UNTOLD) else {group: value}
    return Source(value or None, told.get("kind"), told.get("role"), told.get("gender"))


def _people(base: Connection, aliases: Aliases) -> Iterator[tuple[Any, ...]]:
    """The rows of table ``who``: what most documents tell of each person; of two as frequent, the first by alphabet."""
    ids = {alias.name: alias.id or None for alias in aliases.names.values()}
    query = "SELECT person, name, kind, role, gender, count(*) FROM said GROUP BY 1, 2, 3, 4, 5 ORDER BY 1"
    for person, rows in groupby(base.execute(query), key=itemgetter(0)):
        counts: tuple[dict[str, int], ...] = ({}, {}, {}, {})
        for _, *told, count in rows:
            for counted, value in zip(counts, told, strict=True):
                if value is not None:
                    counted[value] = counted.get(value, 0) + count
        variants, *facts = map(_by_frequency, counts)
        full = [name for name in variants if " " in name] or variants
        shown = full[0] if full else None
        if person.startswith(ALIASED):
            shown = person.removeprefix(ALIASED)
        values = [fact[0] if fact else None for fact in facts]
        yield person, shown, ids.get(shown or "") if person.startswith(ALIASED) else None, *values, json.dumps(variants)


def _by_frequency(counts: dict[str, int]) -> list[str]:
    return sorted(counts, key=lambda value: (-counts[value], value)) if len(counts) > 1 else list(counts)
