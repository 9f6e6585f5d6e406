"""A user's table of people: names that are one person's, and an id, Wikidata's for example."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Alias", "Aliases"]


@dataclass(frozen=True, slots=True)
class Alias:
    """Whose name it is: the name to show, and an id, ``""`` where there is none."""

    name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Aliases:
    """Whose a name is, for every name in the table, those to show included; ``listed`` are the aliases alone."""

    names: Mapping[str, Alias] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rows: Iterable[tuple[str, Alias]]) -> Aliases:
        """Raises ValueError for a name that is given to two people."""
        names: dict[str, Alias] = {}
        listed: set[str] = set()
        for alias, person in rows:
            listed.add(alias)
            for name in dict.fromkeys((alias, person.name)):
                known = names.setdefault(name, person)
                if known != person:
                    raise ValueError(f"{name!r} is {_shown(known)} and {_shown(person)}")
        return cls(names, frozenset(listed))

    def told(self, lost: Sequence[str]) -> str | None:
        """One line on the aliases that are no name of the documents; None where there are none."""
        if not lost:
            return None
        return f"{len(lost):,} of {len(self.listed):,} aliases match no name in the documents, such as {lost[0]!r}"


def _shown(person: Alias) -> str:
    return f"{person.name!r} ({person.id or 'no id'})"
