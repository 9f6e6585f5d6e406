"""Compiled regular expressions, stored on disk: compiling those that a page needs would take longer than cleaning it.

``setup.py`` stores each as the arguments from which ``regex`` unpickles it. If another version of ``regex`` or Python
wrote the file, or a pattern is missing from it, the pattern is compiled.
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

from quotex.language import packs

__all__ = ["keep_compiled", "precompiled"]

PATH = os.path.join(packs.DATA, "patterns.table")


@lru_cache(maxsize=1024)  # more than quotex has
def precompiled(pattern: str) -> regex.Pattern[str]:
    """Like ``regex.compile``; flags are part of the pattern. Raises ``regex.error`` if the pattern is invalid.

    >>> precompiled(r"(?m)^\\p{Lu}\\w++").findall("Oxmere\\nflooded")
    ['Oxmere']
    """
    kept = _kept(PATH).get(pattern)
    if kept is None:
        return regex.compile(pattern)
    unpickle, _ = _pickled(regex.compile(""))
    return cast("regex.Pattern[str]", unpickle(*marshal.loads(kept)))


def keep_compiled(patterns: Iterable[str]) -> None:
    """Write the compiled patterns to the file; called by ``setup.py``."""
    body = marshal.dumps({pattern: marshal.dumps(_pickled(regex.compile(pattern))[1]) for pattern in patterns})
    with open(PATH, "wb") as file:
        file.write(_head(body) + b"\n" + body)
    _kept.cache_clear()  # who imports a module to keep its patterns has looked for the file


def _pickled(pattern: regex.Pattern[str]) -> tuple[Callable[..., Any], Any]:
    """Return the function that unpickles the pattern, and its arguments. Importing ``pickle`` would take 3 ms."""
    return cast("tuple[Callable[..., Any], Any]", copyreg.dispatch_table[regex.Pattern](pattern))


@lru_cache(maxsize=1)
def _kept(path: str) -> dict[str, bytes]:
    """Return the patterns in the file; empty if they are for another version of Python or ``regex``."""
    try:
        with open(path, "rb") as file:
            head, _, body = file.read().partition(b"\n")
    except OSError:
        return {}
    return cast("dict[str, bytes]", marshal.loads(body)) if head == _head(body) else {}


def _head(body: bytes) -> bytes:
    """Return the first line: versions of Python and ``regex``, the format, and the checksum of the rest."""
    return f"{sys.implementation.cache_tag} regex-{regex.__version__} marshal {zlib.crc32(body)}".encode()
