"""The table of who is quoted: a row for each person, or group of people, in each cell."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Any

from quotex.people.aliases import Aliases
from quotex.people.copies import Copies, find_copies
from quotex.people.corrections import (
    OF_FORM,
    OF_VOICES,
    PERSON,
    UNTOLD,
    Corrected,
    Labelled,
    Precision,
    correct,
    precision,
)
from quotex.people.figures import Estimate, over_documents
from quotex.people.intervals import Moments, interval
from quotex.people.pairs import may_be_one
from quotex.people.resolve_people import ALIASED, link
from quotex.people.source import Group, Source
from quotex.people.tally import UNKNOWN, Tally

__all__ = ["Table"]

# Copies are one story: intervals need units that are independent of each other.
_TABLES = f"""
CREATE TABLE placed AS
    SELECT document, cell, coalesce(story, document) AS story, coalesce(weight, 1) AS weight, quotes, words
    FROM whole LEFT JOIN copy USING (document) WHERE coalesce(weight, 1) > 0;
CREATE UNIQUE INDEX placed_by_document ON placed (document);
CREATE TABLE story AS SELECT story, cell, sum(quotes * weight) AS quotes FROM placed GROUP BY 1, 2;
CREATE UNIQUE INDEX story_by_cell ON story (story, cell);
CREATE TABLE said AS
    SELECT {PERSON} AS person, v.document, v.cell, v.name, v.kind, v.role, v.gender, v.quotes, v.words
    FROM {OF_VOICES} WHERE v.document IN (SELECT document FROM placed);
CREATE TABLE who (person TEXT PRIMARY KEY, name TEXT, id TEXT, kind TEXT, role TEXT, gender TEXT, variants TEXT)
    WITHOUT ROWID;
CREATE TABLE part (cell TEXT PRIMARY KEY, documents, n, nn, nnn) WITHOUT ROWID;
INSERT INTO part SELECT cell, sum(quotes > 0), sum(quotes), sum(quotes * quotes), sum(quotes * quotes * quotes)
    FROM story GROUP BY cell;
BEGIN;
"""
# The quotes of each group in each story; in ``known`` those of all groups for which documents show the value.
_GROUPED = f"""
CREATE TABLE {{name}} AS
    SELECT value, cell, story, sum(weight) AS articles, sum(own.quotes * weight) AS quotes,
           sum(own.words * weight) AS words
    FROM (SELECT {{group}} AS value, document, sum(quotes) AS quotes, sum(words) AS words
          FROM said JOIN who USING (person) GROUP BY 1, 2) AS own JOIN placed USING (document) GROUP BY 1, 2, 3;
CREATE TABLE known_{{name}} AS SELECT story, cell, sum(quotes) AS quotes FROM {{name}}
    WHERE value NOT IN ('{UNKNOWN}', '{UNTOLD}') GROUP BY 1, 2;
CREATE UNIQUE INDEX known_{{name}}_by_story ON known_{{name}} (story, cell);
"""
_PERSON_OF = f"""SELECT person, who.name, who.id
                 FROM (SELECT {PERSON} AS person FROM {OF_FORM}) LEFT JOIN who USING (person)"""
_SUMS = len(Moments._fields)
_ROWS = """
WITH each AS (SELECT value, own.cell, articles, own.quotes AS x, own.words, story.quotes AS n, known.quotes AS m
              FROM {name} AS own JOIN story USING (story, cell)
                   LEFT JOIN known_{name} AS known USING (story, cell)),
     counted AS (SELECT value, cell, sum(articles) AS articles, sum(x) AS x, sum(words) AS words, sum(x * x) AS xx,
                        sum(x * n) AS xn, sum(x * x * n) AS xxn, sum(x * n * n) AS xnn,
                        sum(x * m) AS xm, sum(x * x * m) AS xxm, sum(x * m * m) AS xmm
                 FROM each GROUP BY 1, 2),
     told AS (SELECT cell, count(*) AS documents, sum(quotes) AS m, sum(quotes * quotes) AS mm,
                     sum(quotes * quotes * quotes) AS mmm
              FROM known_{name} GROUP BY 1)
SELECT cell, value, articles, x, words, part.documents, n, nn, nnn, x, xx, xn, xxn, xnn,
       told.documents, m, mm, mmm, x, xx, xm, xxm, xmm, name, id, kind, role, gender, variants
FROM counted JOIN part USING (cell) LEFT JOIN told USING (cell) LEFT JOIN who ON value = who.person
ORDER BY cell, value = '', x DESC, words DESC, articles DESC, name, kind, role, gender, variants
"""


_KNOWN_AS = {  # the name of a group that is not a column
    "person": "person",
    "source_type": f"""CASE WHEN person <> '' THEN ifnull(replace(who.kind, 'person', 'named person'), '{UNTOLD}')
                            ELSE ifnull(replace(said.kind, 'person', 'unnamed person'), '') END""",
}


class Table:
    """The people of a tally, linked. It can be read several times, until the tally is closed.

    ``columns`` are the names of the columns that make the cells, ``labels`` the labelled quotes of the tally.
    ``lost_aliases`` are aliases that no document has. ``copies`` says whether a story with several copies counts once
    (as the copy with most quotes), as all of them, or as weighed copies. ``copy_of`` has, for each document that is a
    copy, the number of the document that counts in its place.
    """

    def __init__(
        self,
        tally: Tally,
        columns: Sequence[str] = (),
        aliases: Aliases | None = None,
        labels: Sequence[Labelled] = (),
        copies: Copies = "all",
    ) -> None:
        aliases = aliases or Aliases()
        self.documents = tally.documents
        self._tally = tally
        self._columns = tuple(columns)
        self._grouped: set[str] = set()  # groups whose quotes are counted by document
        tally.flush()
        self.copy_of = _place_copies(tally.base, copies)
        self.lost_aliases = link(tally, aliases)
        tally.base.executescript(_TABLES)
        left_out = self.copy_of if copies == "once" else {}
        self._labels = [label for label in labels if label.document not in left_out]
        tally.base.executemany("INSERT INTO who VALUES (?, ?, ?, ?, ?, ?, ?)", _people(tally.base, aliases))

    def copies_by_id(self) -> Iterator[tuple[str, str]]:
        """Yield the ids of each copy and of its original."""
        for document, main in self.copy_of.items():
            yield self.id_of(document), self.id_of(main)

    def id_of(self, document: int) -> str:
        query = "SELECT id FROM size WHERE document = ?"
        return self._tally.base.execute(query, (document,)).fetchone()[0] or ""

    def person_of(self, document: int, voices: Iterable[tuple[str, str | None]]) -> tuple[str | None, str | None]:
        """Return who a document's voices (forms and names) are in all documents: names and ids, joined with ``"; "``.

        Each row of ``rows`` has an id: that of the table of aliases, or one made from the name. Somebody who speaks
        only in a copy that does not count has no row.
        """
        found: list[tuple[Any, str]] = []
        for form, name in voices:
            key, shown, id = self._tally.base.execute(_PERSON_OF, (document, form)).fetchone()
            found.append((shown or name, id or key.removeprefix(ALIASED)))
        if not found:
            return None, None
        names, ids = zip(*dict.fromkeys(found), strict=True)
        return "; ".join(names), "; ".join(ids)

    @property
    def people(self) -> int:
        """Return the number of people, organizations and groups with a name."""
        found: tuple[int] = self._tally.base.execute("SELECT count(*) FROM who WHERE person <> ''").fetchone()
        return found[0]

    def may_be_one(self) -> Iterator[tuple[str, str]]:
        """Return pairs of names that may be one person's, the rarer first."""
        query = """SELECT who.name FROM who JOIN said USING (person) WHERE who.name IS NOT NULL
                   AND ifnull(who.kind, 'person') = 'person' GROUP BY person ORDER BY sum(quotes) DESC, who.name"""
        names = dict.fromkeys(name for (name,) in self._tally.base.execute(query))
        return may_be_one(names, self._tally.naming)

    @property
    def precision(self) -> Precision | None:
        """Return how often the quotes are right, by the labels; None if there are too few."""
        quotes: tuple[float | None] = self._tally.base.execute("SELECT sum(n) FROM part").fetchone()
        return precision(self._tally.base, self._tally.naming, self._labels, quotes[0] or 0)

    def rows(self, group: Group = "person", top: int | None = None) -> Iterator[Source]:
        """Yield the rows, cell by cell, those with most quotes first, and last in each cell that of unnamed speakers.

        ``group`` says what a row stands for: a person, or all people of one gender, kind, role or type of source.
        ``top`` limits the rows of each cell.
        """
        is_person = group == "person"
        value = _KNOWN_AS.get(group, f"CASE WHEN person = '' THEN '' ELSE ifnull(who.{group}, '{UNTOLD}') END")
        if group not in self._grouped:
            self._tally.base.executescript(_GROUPED.format(name=f"by_{group}", group=value))
            self._grouped.add(group)
        corrected = self._corrected(group) if self._labels else None
        query = _ROWS.format(name=f"by_{group}")
        for cell, rows in groupby(self._tally.base.execute(query), key=itemgetter(0)):
            columns = dict(zip(self._columns, json.loads(cell), strict=True))
            for number, (_, key, articles, quotes, words, *sums, name, id, kind, role, gender, variants) in enumerate(
                rows
            ):
                if top is not None and number >= top and key != UNKNOWN:
                    continue
                source = Source(name, kind, role, gender, json.loads(variants), id) if is_person else _group(group, key)
                source.columns = columns
                source.articles, source.quotes, source.words = articles, quotes, words
                of_all = Moments(*sums[:_SUMS])
                _add_shares(source, of_all, None if key in (UNKNOWN, UNTOLD) else Moments(*sums[_SUMS:]))
                if corrected is not None:
                    _add_figures(source, *corrected(cell, key, of_all.n, quotes))
                yield source

    def _corrected(self, group: Group) -> Corrected:
        query = f"SELECT cell, value, sum(quotes) FROM by_{group} WHERE value IN (?, ?) GROUP BY 1, 2"
        apart: dict[str, dict[str, float]] = defaultdict(dict)
        for cell, value, quotes in self._tally.base.execute(query, (UNKNOWN, UNTOLD)):
            apart[cell][value] = quotes
        return correct(self._tally.base, self._tally.naming, self._labels, group, apart)


def _place_copies(base: Connection, copies: Copies) -> dict[int, int]:
    """Write to table ``copy`` how much each document of a story counts; return the copies with their originals."""
    stories: dict[int, list[int]] = defaultdict(list)
    for document, first in find_copies(base).items():
        stories[first].append(document)
    copy_of: dict[int, int] = {}
    base.execute("CREATE TABLE copy (document INTEGER PRIMARY KEY, story INTEGER, weight)")
    for first, others in stories.items():
        found = [first, *others]
        query = f"SELECT document FROM whole WHERE document IN ({','.join(map(str, found))}) ORDER BY quotes DESC, 1"
        (main,) = base.execute(query).fetchone()
        copy_of |= {document: main for document in found if document != main}
        weights = {"all": (1, 1), "once": (1, 0), "weigh": (1 / len(found), 1 / len(found))}[copies]
        rows = [(document, main, weights[document != main]) for document in found]
        base.executemany("INSERT INTO copy VALUES (?, ?, ?)", rows)
    base.execute("DELETE FROM voice WHERE document IN (SELECT document FROM copy WHERE weight = 0)")  # of names, too
    return copy_of


def _add_shares(source: Source, of_all: Moments, of_known: Moments | None) -> None:
    """Add the share of the quotes of the cell and, for a known group, that of all known ones; with intervals."""
    if of_all.n:
        source.share = of_all.x / of_all.n
        source.share_low, source.share_high = interval(of_all) or (None, None)
    if of_known is not None:
        source.known_share = of_known.x / of_known.n
        source.known_low, source.known_high = interval(of_known) or (None, None)


def _add_figures(source: Source, figures: Estimate | None, labels: int, is_pooled: bool) -> None:
    """Add the corrected share; its interval is over labels and, if the share has an interval, documents."""
    source.labels = labels
    if figures is None:
        return
    source.is_pooled = is_pooled
    if source.share is not None and source.share_low is not None and source.share_high is not None:
        figures = over_documents(figures, source.share, (source.share_low, source.share_high))
    source.corrected, source.low, source.high = figures.share, figures.low, figures.high


def _group(group: Group, value: str) -> Source:
    """Return the row of a group; the group of people for whom no document shows the value is called ``?``."""
    told = {} if value in (UNKNOWN, UNTOLD) else {group: value}
    return Source(value or None, told.get("kind"), told.get("role"), told.get("gender"))


def _people(base: Connection, aliases: Aliases) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of table ``who``: what most documents show of each person; among equals, the first by alphabet."""
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
        values = [fact[0] if fact and person != UNKNOWN else None for fact in facts]
        yield person, shown, ids.get(shown or "") if person.startswith(ALIASED) else None, *values, json.dumps(variants)


def _by_frequency(counts: dict[str, int]) -> list[str]:
    return sorted(counts, key=lambda value: (-counts[value], value)) if len(counts) > 1 else list(counts)
