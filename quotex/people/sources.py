"""``quotex.sources``: who is quoted in documents at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, overload

from quotex.model import Document, Row
from quotex.packs import Pack
from quotex.people.aliases import read_aliases
from quotex.people.counts import counted, counted_row
from quotex.people.names import naming_of
from quotex.people.table import Group, Source, Table, check_group
from quotex.people.tally import Tally

__all__ = ["Sources", "sources"]

Counted = Document | Mapping[str, Any]


class Sources(Sequence[Source]):
    """The rows of a table of sources, in order, and how many documents they were counted in."""

    def __init__(self, rows: Iterable[Source], documents: int) -> None:
        self._rows = list(rows)
        self.documents = documents

    @overload
    def __getitem__(self, place: int) -> Source: ...
    @overload
    def __getitem__(self, place: slice) -> list[Source]: ...
    def __getitem__(self, place: int | slice) -> Source | list[Source]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<Sources: {len(self)} rows from {self.documents} documents>"

    def to_dicts(self) -> list[Row]:
        """The rows of ``quotex sources``, for a DataFrame for instance."""
        return [row.to_dict() for row in self]


def sources(
    documents: Iterable[Counted | tuple[Counted, Mapping[str, Any]]],
    by: Sequence[str] = (),
    *,
    group: Group = "person",
    aliases: str | PathLike[str] | None = None,
    language: str | Pack = "en",
) -> Sources:
    """Who is quoted how often in documents, over all of them; people are joined by the rules of their names.

    ``documents`` are what ``process`` returns, or the rows that the command writes; or pairs of these and columns, as
    ``Pipeline.pipe`` yields ``as_tuples``. ``by`` names columns, of the pair, else of ``Document.meta`` or of the row:
    then everybody has a row for each of their values. ``group`` counts all people of one ``"gender"``, ``"kind"`` or
    ``"role"`` in one row. ``aliases`` is a table of people: ``quotex.people.aliases.read_aliases`` says how it looks.

    Names are joined as ``quotex.people.link`` says. The order of the documents makes no difference.

    Raises ValueError for a group that does not exist and a wrong table of aliases, OSError where that can't be read,
    and TypeError for what is no document.

    >>> from quotex.api import process
    >>> texts = ['"It rained," said Mayor Ada J. Moor.', '"It did not," Ada Moor told reporters.']
    >>> found = sources(map(process, texts))
    >>> found
    <Sources: 1 rows from 2 documents>
    >>> found[0].name, found[0].variants, found[0].quotes
    ('Ada J. Moor', ['Ada J. Moor', 'Ada Moor'], 2)
    """
    check_group(group)
    if isinstance(by, str):
        raise TypeError(f"by is a list of columns; write by=[{by!r}]")
    known = read_aliases(aliases) if aliases is not None else None
    with Tally(naming_of(language)) as tally:
        for item in documents:
            document, columns = item if isinstance(item, tuple) else (item, {})
            if isinstance(document, Document):
                found, own = counted(document), document.meta
            elif isinstance(document, Mapping) and "quotes" in document:
                found, own = counted_row(document["quotes"], document.get("people")), dict(document)
            else:
                raise TypeError(
                    f"a document is what process returns, or a row with quotes, not {type(document).__name__}"
                )
            tally.add(found, {name: columns[name] if name in columns else own.get(name) for name in by})
        table = Table(tally, by, known)
        return Sources(table.rows(group), table.documents)
