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
from quotex.people.corrections import OF_VOICES, PERSON, UNTOLD, Labelled, correct
from quotex.people.figures import Estimate
from quotex.people.tally import UNKNOWN, Tally
from quotex.people.whose import ALIASED, link

__all__ = ["GROUPS", "SOURCE_COLUMNS", "Group", "Source", "Table", "check_group"]

Group = Literal["person", "gender", "kind", "role"]
GROUPS: tuple[Group, ...] = get_args(Group)


SOURCE_COLUMNS = (
    *("name", "id", "kind", "role", "gender", "variants", "articles", "quotes", "words"),
    *("share", "status", "corrected", "low", "high", "labels"),
)


def check_group(group: str) -> None:
    """Raises ValueError for what is no group."""
    if group not in GROUPS:
        raise ValueError(f"no group {group!r}; there are {', '.join(GROUPS)}")


@dataclass(slots=True)
class Source:
    """Somebody who is quoted, over all documents, or in those of one cell: an outlet, a month.

    ``name`` is the most frequent full name, and ``variants`` are all, the most frequent first; the row of those whom no
    document names has None and no variants. ``kind``, ``role`` and ``gender`` are what most documents tell.
    ``articles`` are documents with a quote, ``quotes`` those that are inside no other, ``words`` runs of characters between white
    space in them. ``share`` is the part of the quotes of the cell; quotes of several people count for each. ``id`` is
    what the table of aliases has.

    ``corrected`` is the share by corrected labels, ``low`` to ``high`` its 95 % interval, ``labels`` their number in
    the cell; None where there are none, or too few to tell.

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
            **{f"input_{name}" if name in SOURCE_COLUMNS else name: value for name, value in self.columns.items()},
            "name": self.name,
            "id": self.id,
            "kind": self.kind,
            "role": self.role,
            "gender": self.gender,
            "variants": list(self.variants),
            "articles": self.articles,
            "quotes": self.quotes,
            "words": self.words,
            "share": _rounded(self.share),
            "status": self.status,
            "corrected": _rounded(self.corrected),
            "low": _rounded(self.low),
            "high": _rounded(self.high),
            "labels": self.labels,
        }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 6)


_TABLES = f"""
CREATE TABLE said AS
    SELECT {PERSON} AS person, v.document, v.cell, v.name, v.kind, v.role, v.gender, v.quotes, v.words
    FROM {OF_VOICES};
CREATE TABLE who (person TEXT PRIMARY KEY, name TEXT, id TEXT, kind TEXT, role TEXT, gender TEXT, variants TEXT)
    WITHOUT ROWID;
CREATE TABLE part (cell TEXT PRIMARY KEY, documents INTEGER, quotes INTEGER, words INTEGER) WITHOUT ROWID;
INSERT INTO part SELECT cell, count(*), sum(quotes), sum(words) FROM whole GROUP BY cell;
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
        link(tally, aliases)
        tally.base.executescript(_TABLES)
        tally.base.executemany("INSERT INTO who VALUES (?, ?, ?, ?, ?, ?, ?)", _people(tally.base, aliases))

    @property
    def people(self) -> int:
        """How many people, organizations and groups have a name."""
        found: tuple[int] = self._tally.base.execute("SELECT count(*) FROM who WHERE person <> ''").fetchone()
        return found[0]

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
        names, *facts = (Counter[str](), Counter[str](), Counter[str](), Counter[str]())
        for _, name, *told, count in rows:
            for counter, value in zip((names, *facts), (name, *told), strict=True):
                if value is not None:
                    counter[value] += count
        variants = _by_frequency(names)
        full = [name for name in variants if " " in name] or variants
        shown = full[0] if full else None
        if person.startswith(ALIASED):
            shown = person.removeprefix(ALIASED)
        values = [next(iter(_by_frequency(fact)), None) for fact in facts]
        yield person, shown, ids.get(shown or "") if person.startswith(ALIASED) else None, *values, json.dumps(variants)


def _by_frequency(counter: Counter[str]) -> list[str]:
    return sorted(counter, key=lambda value: (-counter[value], value))
