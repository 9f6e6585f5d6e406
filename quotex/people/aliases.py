"""A user's table of people: names that are one person's, and an id, Wikidata's for example."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from os import PathLike, fspath
from typing import Any

from quotex.packs import toml_of
from quotex.reasons import plain_reason

__all__ = ["Alias", "Aliases", "read_aliases"]


@dataclass(frozen=True, slots=True)
class Alias:
    """Whose name it is: the name to show, and an id, ``""`` where there is none."""

    name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Aliases:
    """Whose a name is, for every name in the table, those to show included."""

    names: Mapping[str, Alias] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, Alias]]) -> Aliases:
        """Raises ValueError for a name that is given to two people."""
        names: dict[str, Alias] = {}
        for alias, person in rows:
            for name in dict.fromkeys((alias, person.name)):
                known = names.setdefault(name, person)
                if known != person:
                    raise ValueError(f"{name!r} is {_shown(known)} and {_shown(person)}")
        return cls(names)


def _shown(person: Alias) -> str:
    return f"{person.name!r} ({person.id or 'no id'})"


def read_aliases(path: str | PathLike[str]) -> Aliases:
    """The table in a file, TOML where its suffix is that, else CSV with the columns ``alias``, ``name`` and ``id``.

    In TOML each ``[[person]]`` has a ``name``, ``aliases`` and an ``id``; ids may be left out in both. Raises
    ValueError, which names the file and the place, and OSError.
    """
    name = fspath(path)
    with open(name, "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8-sig")
        return Aliases.of(_from_toml(text) if name.lower().endswith(".toml") else _from_csv(text))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _from_csv(text: str) -> Iterator[tuple[str, Alias]]:
    """
    >>> list(_from_csv("alias,name,id\\nthe Moor,Ada Moor,Q7\\n"))
    [('the Moor', Alias(name='Ada Moor', id='Q7'))]
    """
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = rows.fieldnames or ()
        if not {"alias", "name"} <= set(columns):
            raise ValueError(f"needs the columns alias and name (and id); it has {', '.join(columns) or 'none'}")
        for row in rows:
            alias, name = ((row[column] or "").strip() for column in ("alias", "name"))
            if not alias or not name:
                raise ValueError(f"line {rows.line_num}: alias and name must not be empty")
            yield alias, Alias(name, (row.get("id") or "").strip())
    except csv.Error as error:
        raise ValueError(f"line {rows.reader.line_num}: broken CSV: {plain_reason(error)}") from None


def _from_toml(text: str) -> Iterator[tuple[str, Alias]]:
    """
    >>> list(_from_toml('[[person]]\\nname = "Ada Moor"\\naliases = ["the Moor"]'))
    [('Ada Moor', Alias(name='Ada Moor', id='')), ('the Moor', Alias(name='Ada Moor', id=''))]
    """
    table = toml_of(text)
    people = table.get("person")
    if not isinstance(people, list) or set(table) != {"person"}:
        raise ValueError("must hold [[person]] tables, and nothing else")
    for number, person in enumerate(people, 1):
        yield from _entry(person, f"[[person]] {number}")


def _entry(person: Any, where: str) -> Iterator[tuple[str, Alias]]:
    if not isinstance(person, dict):
        raise ValueError(f"{where}: must be a table with a name, as [[person]] begins one")
    wrong = set(person) - {"name", "aliases", "id"}
    if wrong:
        raise ValueError(f"{where}: no key {min(wrong)!r}; there are name, aliases, id")
    name, aliases, id = person.get("name"), person.get("aliases", []), person.get("id", "")
    if not isinstance(name, str) or not name.strip() or not isinstance(id, str):
        raise ValueError(f"{where}: needs a name, and an id that is text where there is one")
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise ValueError(f"{where}: aliases must be a list of names")
    yield name, Alias(name, id)
    for alias in aliases:
        yield alias, Alias(name, id)
