"""The files of the language packs, and what is made of them when quotex is built.

The TOML files of ``quotex/data/<code>/`` are the source. To read them and to cut their phrases takes longer than all
else at a start, so ``setup.py`` keeps the tables made of them beside them, as Python marshals plain values, with a sum
of what they were made of. Where a source has changed since, as it may in an editable install, or where another Python
wrote the table, it is made anew in memory.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Callable
from typing import Any

__all__ = ["codes", "files", "keep", "kept", "read"]

HERE = os.path.dirname(__file__)
DATA = os.path.join(HERE, "data")
MAKERS = ("language.py", "catalogue.py", "inflection.py", "wordsets.py")  # the modules that make tables


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
    try:
        head, _, body = _content(_path(code, table)).partition(b"\n")
    except OSError:
        return make(code)
    return marshal.loads(body) if head == _head(code, body) else make(code)


def keep(code: str, table: str, made: Any) -> None:
    """Write a table beside its sources, for ``kept``: ``setup.py`` does."""
    body = marshal.dumps(made)
    with open(_path(code, table), "wb") as file:
        file.write(_head(code, body) + b"\n" + body)


def _head(code: str, body: bytes) -> bytes:
    """The first line of a table: it tells the Python that wrote it, what it was made of, and whether it is damaged."""
    names = [*(os.path.join(DATA, code, name) for name in files(code)), *(os.path.join(HERE, name) for name in MAKERS)]
    crc, size = zlib.crc32(body), 0
    for name in names:
        content = _content(name)
        crc, size = zlib.crc32(content, crc), size + len(content)
    return f"{sys.implementation.cache_tag} {size} {crc}".encode()


def _path(code: str, table: str) -> str:
    return os.path.join(DATA, code, f"{table}.table")


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
