"""The files of the language packs, and what is made of them when quotex is built.

The TOML files of ``quotex/data/<code>/`` are the source. To read them and to cut their phrases takes longer than all
else at a start, so ``setup.py`` keeps the tables made of them beside them, as JSON with a hash of what they were made
of. Where a source has changed since, as it may in an editable install, the table is made anew in memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

__all__ = ["codes", "files", "keep", "kept", "read"]

HERE = os.path.dirname(__file__)
DATA = os.path.join(HERE, "data")
MAKERS = ("language.py", "catalogue.py")  # the modules that make tables


def codes() -> list[str]:
    """The codes of the packs there are, sorted.

    >>> "en" in codes()
    True
    """
    return sorted(code for code in os.listdir(DATA) if os.path.isdir(os.path.join(DATA, code)) and files(code))


def files(code: str) -> list[str]:
    """The names of a pack's TOML files, sorted.

    >>> "lexicon.toml" in files("en")
    True
    """
    return sorted(name for name in os.listdir(os.path.join(DATA, code)) if name.endswith(".toml"))


def read(code: str, name: str) -> dict[str, Any]:
    """One TOML file of a pack, parsed; empty where the pack has none of that name."""
    import tomllib  # is not needed where the tables are kept

    if name not in files(code):
        return {}
    return tomllib.loads(_content(os.path.join(DATA, code, name)).decode("utf-8"))


def kept(code: str, table: str, make: Callable[[str], Any]) -> Any:
    """A table of a pack as it was kept, or as ``make(code)`` makes it now where there is none of today's sources."""
    import json

    try:
        found = json.loads(_content(_path(code, table)))
    except (OSError, ValueError):
        return make(code)
    return found["table"] if found["sources"] == _hash_of_sources(code) else make(code)


def keep(code: str, table: str, made: Any) -> None:
    """Write a table beside its sources, for ``kept``: ``setup.py`` does."""
    import json

    with open(_path(code, table), "w", encoding="utf-8") as file:
        json.dump({"sources": _hash_of_sources(code), "table": made}, file, separators=(",", ":"))


def _hash_of_sources(code: str) -> str:
    from hashlib import blake2b

    paths = [os.path.join(DATA, code, name) for name in files(code)] + [os.path.join(HERE, name) for name in MAKERS]
    contents = [_content(path) for path in paths]
    sizes = repr([(os.path.basename(path), len(content)) for path, content in zip(paths, contents, strict=True)])
    return blake2b(b"".join([sizes.encode(), *contents]), digest_size=16).hexdigest()


def _path(code: str, table: str) -> str:
    return os.path.join(DATA, code, f"{table}.json")


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
