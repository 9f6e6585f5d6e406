"""A user's table of people: the names of each person, and an id, such as that of Wikidata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Alias", "Aliases"]


@dataclass(frozen=True, slots=True)
class Alias:
    """The owner of a name: the name to show, and an id, or ``""``."""

    name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Aliases:
    """The owner of every name in the table, including the names to show; ``listed`` has only the aliases."""

    names: Mapping[str, Alias] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rows: Iterable[tuple[str, Alias]]) -> Aliases:
        """Raises ValueError for a name that the table gives to two people."""
        names: dict[str, Alias] = {}
        listed: set[str] = set()
        for alias, person in rows:
            listed.add(alias)
            for name in dict.fromkeys((alias, person.name)):
                known = names.setdefault(name, person)
                if known != person:
                    raise ValueError(f"{name!r} is given to {_shown(known)} and to {_shown(person)}: remove one")
        return cls(names, frozenset(listed))

    def told(self, lost: Sequence[str]) -> str | None:
        """Return one line about the aliases that no document has; None if there are none."""
        if not lost:
            return None
        return f"{len(lost):,} of {len(self.listed):,} aliases match no name in the documents, such as {lost[0]!r}"


def _shown(person: Alias) -> str:
    return f"{person.name!r} ({person.id or 'no id'})"
