"""Read a user's table of people: CSV, as any spreadsheet saves it, or TOML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from os import PathLike, fspath
from typing import Any

from quotex.bounded import read_bounded
from quotex.io.sheets import Sheet, read_sheet
from quotex.language.packs import toml_of
from quotex.people.aliases import Alias, Aliases

__all__ = ["COLUMNS", "read_aliases"]

COLUMNS = ("alias", "name", "id")
_READ = "only alias, name and id are"


def read_aliases(path: str | PathLike[str], tell: Callable[[str], None]) -> Aliases:
    """Return the table in a file: TOML by its suffix, else CSV with the columns ``alias``, ``name`` and ``id``.

    In TOML, each ``[[person]]`` has a ``name``, ``aliases`` and an ``id``; ids are optional in both formats. ``tell``
    is called with each line that the user should see. Raises ValueError, which names file and place, and OSError.
    """
    name = fspath(path)
    data = read_bounded(name)
    try:
        if name.lower().endswith(".toml"):
            return Aliases.of(_from_toml(data.decode("utf-8-sig")))
        sheet = read_sheet(data)
        unread = [column for column in sheet.columns if column and column not in COLUMNS]
        for note in (*sheet.notes(), *(f"column {column!r} is ignored: {_READ}" for column in unread)):
            tell(f"{name}: {note}")
        return Aliases.of(_from_sheet(sheet))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _from_sheet(sheet: Sheet) -> Iterator[tuple[str, Alias]]:
    """
    >>> list(_from_sheet(read_sheet(b"alias,name,id\\nthe Moor,Ada Moor,Q7\\n")))
    [('the Moor', Alias(name='Ada Moor', id='Q7'))]
    """
    if not {"alias", "name"} <= set(sheet.columns):
        raise ValueError(f"needs the columns alias and name (and id); it has {', '.join(sheet.columns) or 'none'}")
    for number, row in sheet.rows:
        alias, name = (row[column].strip() for column in ("alias", "name"))
        if not alias or not name:
            raise ValueError(f"row {number}: alias and name must not be empty")
        yield alias, Alias(name, row.get("id", "").strip())


def _from_toml(text: str) -> Iterator[tuple[str, Alias]]:
    """
    >>> list(_from_toml('[[person]]\\nname = "Ada Moor"\\naliases = ["the Moor"]'))
    [('the Moor', Alias(name='Ada Moor', id=''))]
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
        raise ValueError(f"{where}: unknown key {min(wrong)!r}; the keys are name, aliases, id")
    name, aliases, id = person.get("name"), person.get("aliases", []), person.get("id", "")
    if not isinstance(name, str) or not name.strip() or not isinstance(id, str):
        raise ValueError(f"{where}: needs a name; an id, if there is one, must be text")
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise ValueError(f"{where}: aliases must be a list of names")
    for alias in aliases or [name]:
        yield alias, Alias(name, id)
