"""The counts of documents, kept on disk: a row for each of their voices.

The rows are in a temporary SQLite database, which SQLite removes; ``CACHE`` limits what it holds in memory. So memory
does not grow with the number of documents or people.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from quotex.names.parsing import Name, Naming
from quotex.people.copies import TABLES
from quotex.people.counts import Counted, Voice

__all__ = ["AT_ONCE", "CACHE", "PEOPLE", "UNKNOWN", "Tally", "form_of"]

CACHE = 16_000  # KB
UNKNOWN = ""  # the form of voices without a name
PEOPLE = ("person", None)  # kinds of voices that are linked by the parts of their names
_ENCODER = json.JSONEncoder(default=str)
_WHOLE = "[]"  # the cell of a table without columns
_KNOWN = 1 << 14  # names and roles in the cache
AT_ONCE = 10_000  # rows

_TABLES = f"""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE}; PRAGMA temp_store = FILE;
CREATE TABLE voice (document INTEGER, cell TEXT, form TEXT, name TEXT, kind TEXT, role TEXT, gender TEXT,
                    quotes INTEGER, words INTEGER);
CREATE TABLE whole (document INTEGER PRIMARY KEY, cell TEXT, quotes INTEGER, words INTEGER);
{TABLES}
BEGIN;
"""  # executescript ends the transaction; without one, each row would be written by itself


def form_of(name: Name, gender: str | None, role: str | None) -> str:
    """Return the key of a form of a name; for a single name, with gender and role, which show who is meant.

    >>> form_of(Name(("ada", "moor")), "f", "mayor"), form_of(Name(("moor",)), "f", "mayor")
    ('adamoor', 'moor|f|mayor')
    """
    return f"{name.key}|{gender or ''}|{role or ''}" if name.is_single else name.key


class Tally:
    """Counts documents one by one, in any order, and keeps none of them. A context manager.

    Raises sqlite3.Error if the disk is full.
    """

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.documents = 0
        self.base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self.base.executescript(_TABLES)
        self._voices: list[tuple[Any, ...]] = []
        self._wholes: list[tuple[Any, ...]] = []
        self._clauses: list[tuple[int, int]] = []
        self._sizes: list[tuple[Any, ...]] = []
        self.parse = lru_cache(_KNOWN)(naming.parse)
        self._role = lru_cache(_KNOWN)(naming.role)

    def __enter__(self) -> Tally:
        return self

    def __exit__(self, *error: object) -> None:
        self.base.close()

    def add(
        self, counted: Counted, columns: Mapping[str, Any] | None = None, id: object = None
    ) -> tuple[str, list[str]]:
        """Count a document in the cell of its columns; return the cell and the form of each voice."""
        cell = _ENCODER.encode(list(columns.values())) if columns else _WHOLE
        self.documents += 1
        self._wholes.append((self.documents, cell, counted.quotes, counted.words))
        self._clauses += [(clause, self.documents) for clause in counted.clauses]
        self._sizes.append((self.documents, len(counted.clauses), None if id is None else _plain(str(id))))
        namesakes: Counter[tuple[str, str | None]] = Counter()
        forms = [self._form(voice, namesakes) for voice in counted.voices]
        for voice, form in zip(counted.voices, forms, strict=True):
            told = (voice.name, voice.kind, self._role(voice.role), voice.gender)
            plain = (None if fact is None else _plain(fact) for fact in told)
            self._voices.append((self.documents, cell, form, *plain, voice.quotes, voice.words))
        if max(map(len, (self._voices, self._wholes, self._clauses))) >= AT_ONCE:
            self.flush()
        return cell, forms

    def flush(self) -> None:
        """Write the rows that are still in memory."""
        self.base.executemany("INSERT INTO voice VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._voices)
        self.base.executemany("INSERT INTO whole VALUES (?, ?, ?, ?)", self._wholes)
        self.base.executemany("INSERT INTO clause VALUES (?, ?)", self._clauses)
        self.base.executemany("INSERT INTO size VALUES (?, ?, ?)", self._sizes)
        self._clauses.clear()
        self._sizes.clear()
        self._voices.clear()
        self._wholes.clear()

    def _form(self, voice: Voice, namesakes: Counter[tuple[str, str | None]]) -> str:
        """Return the form of a voice's name, made different from earlier forms in the document if it equals one."""
        if voice.name is None:
            return UNKNOWN
        name = self.parse(_plain(voice.name), of_person=voice.kind in PEOPLE)
        form = _plain(form_of(name, voice.gender, self._role(voice.role)))
        before = namesakes[form, voice.kind]
        namesakes[form, voice.kind] += 1
        if before:  # two people with one name
            form += "+" if before == 1 else f"+{before}+"
        return form


def _plain(text: str) -> str:
    """Return the text without lone surrogates, which SQLite cannot store."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
