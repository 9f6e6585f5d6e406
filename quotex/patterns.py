"""Regular expressions read ready-made: to compile those that one page needs takes longer than to clean it.

``setup.py`` keeps them in a file, each as the values of which ``regex`` makes it when it is unpickled. Where another
``regex`` or another Python wrote the file, or where a pattern is not in it, the pattern is compiled.
"""

from __future__ import annotations

import copyreg
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, cast

import regex

__all__ = ["keep_compiled", "precompiled"]

PATH = os.path.join(os.path.dirname(__file__), "data", "patterns.table")


@lru_cache(maxsize=1024)  # more than quotex has
def precompiled(pattern: str) -> regex.Pattern[str]:
    """As ``regex.compile``; flags stand in the pattern. Raises ``regex.error`` where it is none.

    >>> precompiled(r"(?m)^\\p{Lu}\\w++").findall("Oxmere\\nflooded")
    ['Oxmere']
    """
    kept = _kept(PATH).get(pattern)
    if kept is None:
        return regex.compile(pattern)
    unpickle, _ = _pickled(regex.compile(""))
    return cast("regex.Pattern[str]", unpickle(*marshal.loads(kept)))


def keep_compiled(patterns: Iterable[str]) -> None:
    """Write the compiled patterns to the file. ``setup.py`` does."""
    body = marshal.dumps({pattern: marshal.dumps(_pickled(regex.compile(pattern))[1]) for pattern in patterns})
    with open(PATH, "wb") as file:
        file.write(_head(body) + b"\n" + body)


def _pickled(pattern: regex.Pattern[str]) -> tuple[Callable[..., Any], Any]:
    """What unpickles the pattern, and its arguments: without ``pickle``, which takes 3 ms to import."""
    return cast("tuple[Callable[..., Any], Any]", copyreg.dispatch_table[regex.Pattern](pattern))


@lru_cache(maxsize=1)
def _kept(path: str) -> dict[str, bytes]:
    """The patterns in the file; none where they are not for this Python and this ``regex``."""
    try:
        with open(path, "rb") as file:
            head, _, body = file.read().partition(b"\n")
    except OSError:
        return {}
    return cast("dict[str, bytes]", marshal.loads(body)) if head == _head(body) else {}


def _head(body: bytes) -> bytes:
    """The first line: which Python and which ``regex`` wrote it, in what format, and the sum of the rest."""
    return f"{sys.implementation.cache_tag} regex-{regex.__version__} marshal {zlib.crc32(body)}".encode()
