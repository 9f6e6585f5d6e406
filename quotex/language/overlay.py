"""The words of a language pack combined with those of a user, before anything is compiled.

All files of a pack are merged into one table of tables, without rules, which the catalogue reads. In a ``[table]``, a
string is a comma-separated list of words. A user's file adds to such a list, and removes what ``[remove.table]`` lists
under the same key; a table inside a table is merged key by key; any other value is replaced.

What a pack omits is empty.
"""

from __future__ import annotations

from collections.abc import ItemsView, Mapping
from typing import Any

from quotex.language.packs import Pack, codes, own_tables, tables
from quotex.language.rule_text import MOST_WORDS, check_phrases, near
from quotex.language.schema import OPEN, Tables, schema
from quotex.language.wordsets import words_of

__all__ = ["word_tables"]

REMOVE = "remove"
RULES = ("rule", "define", "pattern", "macros")  # the tables without words
AS_WRITTEN = (("sets", "honour"),)  # the lists in which case matters: QC
CALLED: dict[type, str] = {
    str: "words in a string, separated by commas",
    dict: "a table",
    list: "a list",
    bool: "true or false",
}


def word_tables(pack: Pack) -> Tables:
    """Return all tables of a pack except rules, combined with the user's own.

    Raises ValueError for an invalid table, key or value: the message names file, table and key.
    """
    known = schema()
    laid: Tables = {name: {} for name in known}  # keys in the order of the files
    for source, file in (*tables(pack), *own_tables(pack)):
        own = {name: rows for name, rows in file.items() if name not in RULES}
        _check(own, known, source)
        _remove(laid, own.pop(REMOVE, {}), source)
        _borrow_first_names(laid, own, source)
        _add(laid, own)
    return {
        name: laid[name] | {key: rows[key] for key in rows if key not in laid[name]} for name, rows in known.items()
    }


def _borrow_first_names(laid: Tables, own: Tables, source: str) -> None:
    """Add the first names of the pack whose code a file gives, except those that the file lists itself.

    Raises ValueError if there is no such pack.
    """
    names = own.get("first_names", {})
    code = names.pop("pack", "")
    if not code:
        return
    if code not in codes():
        raise ValueError(f"{source}: [first_names] pack: no language pack {code!r}; there are: {', '.join(codes())}")
    listed = {word for words in names.values() for word in words_of(words)}
    for gender, words in word_tables(Pack(code))["first_names"].items():
        _add(laid, {"first_names": {gender: ", ".join([word for word in words_of(words) if word not in listed])}})


def _add(laid: Tables, own: Mapping[str, Mapping[str, Any]]) -> None:
    for name, rows in own.items():
        for key, value in rows.items():
            base = laid[name].get(key)
            if isinstance(value, str):
                value = value if (name, key) in AS_WRITTEN else value.lower()
                value = f"{base}, {value}" if base else value
            elif isinstance(value, dict):
                value = (base or {}) | {word.lower(): other.lower() for word, other in value.items()}
            laid[name][key] = value


def _remove(laid: Tables, own: Mapping[str, Mapping[str, str]], source: str) -> None:
    """Remove words from the lists. Raises ValueError for a word that is not in its list."""
    for name, rows in own.items():
        for key, listed in rows.items():
            left = {_folded(word): word for word in words_of(laid[name].get(key, ""))}
            for word in map(_folded, words_of(listed)):
                if word not in left:
                    raise ValueError(f"{source}: [{REMOVE}.{name}] {key}: {word!r} is not there{near(word, left)}")
            gone = set(map(_folded, words_of(listed)))
            laid[name][key] = ", ".join(word for folded, word in left.items() if folded not in gone)


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")


def _check(own: Mapping[str, Any], known: Tables, source: str) -> None:
    """Raise ValueError if a table of one file is invalid."""
    for name, rows in own.items():
        if name != REMOVE:
            _check_table(name, rows, known, f"{source}: [{name}]")
            continue
        for inner, removed in _items(rows, f"{source}: [{REMOVE}]"):
            where = f"{source}: [{REMOVE}.{inner}]"
            _check_table(inner, removed, known, where)
            for key, value in removed.items():
                if not isinstance(value, str):
                    raise ValueError(f"{where} {key}: only words can be removed, not {CALLED.get(type(value), 'this')}")


def _check_table(name: str, rows: object, known: Tables, where: str) -> None:
    if name not in known:
        raise ValueError(f"{where}: no table has this name{near(name, (*known, *RULES, REMOVE))}")
    if len(items := _items(rows, where)) > MOST_WORDS:
        raise ValueError(f"{where}: has more than {MOST_WORDS:,} keys")
    for key, value in items:
        if key not in known[name] and name not in OPEN:
            raise ValueError(f"{where} {key}: no key has this name{near(key, known[name])}")
        model = known[name].get(key, [] if name == "counts" else "")
        _check_value(value, model, f"{where} {key}")


def _check_value(value: object, model: object, where: str) -> None:
    """Raise ValueError if a value has another type than the ``model``."""
    if type(value) is not type(model):
        raise ValueError(f"{where}: must be {CALLED.get(type(model), 'a ' + type(model).__name__)}")
    if isinstance(value, str):
        check_phrases(words_of(value), where)
    elif isinstance(value, dict) and isinstance(model, dict):
        inner = next(iter(model.values()), "")
        if len(value) > MOST_WORDS:
            raise ValueError(f"{where}: has more than {MOST_WORDS:,} words")
        for key, one in value.items():
            if type(one) is not type(inner):
                raise ValueError(f"{where}.{key}: must be {CALLED.get(type(inner), 'a ' + type(inner).__name__)}")


def _items(rows: object, where: str) -> ItemsView[str, Any]:
    if not isinstance(rows, dict):
        raise ValueError(f"{where}: must be a table")
    return rows.items()
