"""Count who is quoted in documents in memory: the work of ``quotex.sources``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from warnings import warn

from quotex.document import Document
from quotex.names.parsing import naming_of
from quotex.objects import no_column
from quotex.people.aliases import Aliases
from quotex.people.copies import COPIES, Copies
from quotex.people.counts import Counted, counted, counted_row
from quotex.people.source import Group, Sources, check_group
from quotex.people.table import Table
from quotex.people.tally import Tally
from quotex.settings import as_tuple

__all__ = ["sources_of"]

_OF_FRAME = (
    "for a table of texts, pass sources(Pipeline().pipe(zip(frame['text'], frame.to_dict('records')), as_tuples=True))"
)
_DATED = {"day": "2026-03-14", "week": "2026-W11", "month": "2026-03", "year": "2026"}  # as the command makes them


def sources_of(
    documents: Iterable[Any], by: Sequence[str], group: Group, aliases: Aliases | None, language: str, copies: Copies
) -> Sources:
    """See ``quotex.sources``."""
    check_group(group)
    if copies not in COPIES:
        raise ValueError(f"no copies {copies!r}; there are {', '.join(COPIES)}")
    by = as_tuple("by", by)
    if len(set(by)) < len(by):
        raise ValueError(f"by names a column twice: {', '.join(map(repr, by))}")
    if hasattr(documents, "columns") and hasattr(documents, "to_dict"):
        raise TypeError(f"documents can't be a {type(documents).__name__}: {_OF_FRAME}")
    if isinstance(documents, Document | Mapping):
        raise TypeError(f"documents must be a list or another iterable: [document], not a {type(documents).__name__}")
    missing = set(by)
    columns: Mapping[str, Any] = {}  # of the last document, as are its own
    own: Mapping[str, Any] = {}
    with Tally(naming_of(language)) as tally:
        for item in documents:
            document, columns = item if isinstance(item, tuple) else (item, {})
            found, own = _counted(document)
            missing.difference_update(columns, own)
            tally.add(found, {name: columns[name] if name in columns else own.get(name) for name in by})
        if missing and tally.documents:
            raise ValueError(_no_column(min(missing), [*columns, *own]))
        table = Table(tally, by, aliases, copies=copies)
        if aliases and (told := aliases.told(table.lost_aliases)):
            warn(told, stacklevel=3)
        return Sources(table.rows(group), table.documents, len(table.copy_of))


def _no_column(name: str, columns: list[str]) -> str:
    told = no_column(name, columns)
    if name in _DATED:
        told += f": give pairs with what the date tells, (document, {{{name!r}: {_DATED[name]!r}}})"
    return told


def _counted(document: object) -> tuple[Counted, Mapping[str, Any]]:
    """Return the counts of a document, and its own columns. Raises TypeError for anything else."""
    if isinstance(document, Document):
        return counted(document), document.meta
    if isinstance(document, Mapping) and isinstance(document.get("quotes"), list):
        text = document.get("text")
        counts = counted_row(document["quotes"], document.get("people"), text=text if isinstance(text, str) else None)
        return counts, document
    if isinstance(document, Mapping) and {"quote", "speaker_name"} <= document.keys():
        raise TypeError(f"a row of quotes_frame is one quote, not a document: {_OF_FRAME}")
    raise TypeError(f"a document is what process returns, or a row with quotes, not {type(document).__name__}")
