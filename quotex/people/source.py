"""The rows of a table of who is quoted, as plain objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, overload

from quotex.objects import one_line_repr, without_clashes

Row = dict[str, Any]

__all__ = ["GROUPS", "SOURCE_COLUMNS", "STATUSES", "Group", "Source", "Sources", "check_group"]

Group = Literal["person", "gender", "kind", "role", "source_type"]
GROUPS: tuple[Group, ...] = get_args(Group)
STATUSES = ("uncorrected", "corrected", "corrected: labels of all cells", "uncorrected: too few labels")
_SHARES = ("share", "share_low", "share_high", "known_share", "known_low", "known_high")
SOURCE_COLUMNS = (
    *("name", "id", "kind", "role", "gender", "variants", "articles", "quotes", "words", *_SHARES),
    *("status", "corrected", "low", "high", "labels"),
)


def check_group(group: str) -> None:
    """Raise ValueError for an unknown group."""
    if group not in GROUPS:
        raise ValueError(f"no group {group!r}; there are {', '.join(GROUPS)}")


@dataclass(slots=True)
class Source:
    """Somebody who is quoted, in all documents or in those of one cell, such as an outlet or a month.

    ``name`` is the most frequent full name, and ``variants`` has all names, the most frequent first; in the row of
    unnamed speakers, ``name`` is None. ``kind``, ``role`` and ``gender`` are those that most documents show.
    ``articles`` is the number of documents with a quote, ``quotes`` that of quotes that are not inside others, and
    ``words`` that of runs of characters between white space in them; if copies are weighed, these may be fractions.
    ``share`` is the share of the quotes in the cell; a quote of several people counts for each. ``id`` is that of the
    table of aliases.

    ``share_low`` to ``share_high`` is the 95 % interval of the share over documents like these (``people.intervals``);
    None if fewer than ten have quotes. ``known_share``, with its interval, is the share among the quotes of named
    speakers or, in a row of a gender, kind or role, among those for whom a document shows it.

    ``corrected`` is the share corrected by labels, ``low`` to ``high`` its 95 % interval over labels and documents, and
    ``labels`` the number of labels in the cell; None without labels, or with too few. ``is_pooled`` is True if the cell
    has too few labels and those of all cells correct it.

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
    articles: float = 0
    quotes: float = 0
    words: float = 0
    share: float | None = None
    share_low: float | None = None
    share_high: float | None = None
    known_share: float | None = None
    known_low: float | None = None
    known_high: float | None = None
    corrected: float | None = None
    low: float | None = None
    high: float | None = None
    labels: int | None = None
    is_pooled: bool = False

    @property
    def status(self) -> str:
        """How the share was obtained: one of ``STATUSES``."""
        if self.corrected is not None:
            return "corrected: labels of all cells" if self.is_pooled else "corrected"
        return "uncorrected" if self.labels is None else "uncorrected: too few labels"

    def __repr__(self) -> str:
        facts = "".join(f", {fact}" for fact in (self.kind, self.role and repr(self.role), self.gender) if fact)
        share = self.share if self.corrected is None else self.corrected
        shown = "" if share is None else f", {share:.3f}".replace(" 0.", " .")
        status = "corrected" if self.corrected is not None else "uncorrected"
        told = f"{facts}: {self.quotes:g} quotes in {self.articles:g} articles{shown} {status}>"
        return one_line_repr("<Source ", self.name, told) if self.name else f"<Source nobody named{told}"

    def to_dict(self) -> Row:
        """Return the row that ``quotex sources`` writes."""
        return {
            **without_clashes(self.columns, SOURCE_COLUMNS),
            "name": self.name,
            "id": self.id,
            "kind": self.kind,
            "role": self.role,
            "gender": self.gender,
            "variants": list(self.variants),
            **{name: _rounded(getattr(self, name)) for name in ("articles", "quotes", "words")},
            **{name: _rounded(getattr(self, name)) for name in _SHARES},
            "status": self.status,
            **{name: _rounded(getattr(self, name)) for name in ("corrected", "low", "high")},
            "labels": self.labels,
        }


def _rounded(share: float | None) -> float | None:
    return round(share, 6) if isinstance(share, float) else share


class Sources(Sequence[Source]):
    """The rows of a table of sources, in order, with the number of documents and of copies among them."""

    def __init__(self, rows: Iterable[Source], documents: int, copies: int = 0) -> None:
        self._rows = list(rows)
        self.documents = documents
        self.copies = copies

    @overload
    def __getitem__(self, place: int) -> Source: ...
    @overload
    def __getitem__(self, place: slice) -> list[Source]: ...
    def __getitem__(self, place: int | slice) -> Source | list[Source]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        copies = f", {self.copies} of them copies" if self.copies else ""
        return f"<Sources: {len(self)} rows from {self.documents} documents{copies}>"

    def to_dicts(self) -> list[Row]:
        """Return the rows that ``quotex sources`` writes, for example for a DataFrame."""
        return [row.to_dict() for row in self]
