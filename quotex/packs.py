"""The files of the language packs, and what is made of them when quotex is built.

The TOML files of ``quotex/data/<code>/`` are the source. To read them and to cut their phrases takes longer than all
else at a start, so ``setup.py`` keeps the tables made of them beside them, as Python marshals plain values, with a sum
of what they were made of. Where a source has changed since, as it may in an editable install, or where another Python
wrote the table, it is made anew in memory. So it is for a pack that lies elsewhere, or under files of the user's.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from quotex.bounded import read_bounded

__all__ = [
    "File",
    "Pack",
    "codes",
    "files",
    "find",
    "fingerprint_of_data",
    "keep",
    "kept",
    "own_tables",
    "state_of",
    "tables",
    "toml_of",
]

HERE = os.path.dirname(__file__)
DATA = os.path.join(HERE, "data")
MOST = 20_000_000  # bytes of a file of rules and words
MOST_PARTS = 20  # of a dotted key: a parser takes the square of them, and quotex has no key of more than three
DOTTED = re.compile(rf"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}""", re.ASCII)
# The modules that make tables.
MAKERS = (
    "wordtables.py",
    "wordclasses.py",
    "wordsets.py",
    "inflection.py",
    "partsofspeech.py",
    "overlay.py",
    "catalogue.py",
    "needs.py",
)


File = tuple[str, str]  # a TOML file: its name, for messages, and what it holds


class Pack(NamedTuple):
    """A language pack: one of quotex's by its code, or the files of a folder elsewhere; and a user's own over it.

    It holds what the files held when they were read, so that it means the same later, and in other processes.
    """

    code: str
    files: tuple[File, ...] = ()  # of a folder elsewhere; none: the pack is quotex's
    own: tuple[File, ...] = ()

    @property
    def is_built(self) -> bool:
        """Is it as quotex has it, so that its tables may have been kept?"""
        return not (self.files or self.own)

    @property
    def fingerprint(self) -> str:
        """What stays the same as long as the contents of the files do.

        >>> Pack("en").fingerprint == Pack("en").fingerprint != Pack("en", own=(("mine.toml", ""),)).fingerprint
        True
        """
        contents = [[text for _, text in files] for files in (self.files, self.own)]
        return _digest(repr([self.code, *contents]))


def fingerprint_of_data(code: str) -> str:
    """What stays the same as long as the contents of the TOML files of one of quotex's packs do.

    >>> len(fingerprint_of_data("en"))
    32
    """
    contents = [_content(os.path.join(DATA, code, name)).replace(b"\r\n", b"\n") for name in files(code)]
    return _digest(repr(contents))


@lru_cache(maxsize=16)
def state_of(pack: Pack) -> str:
    """What stays the same as long as all does that a pack holds: its own files, and a user's over it.

    >>> state_of(Pack("en")) == fingerprint_of_data("en") != state_of(Pack("en", own=(("mine.toml", ""),)))
    True
    """
    data = "" if pack.files else fingerprint_of_data(pack.code)
    if pack.is_built:
        return data
    return _digest(f"{data} {pack.fingerprint}")


def _digest(content: str) -> str:
    try:
        from _blake2 import blake2b  # what hashlib has, without OpenSSL, which takes as long to load as all of quotex
    except ImportError:
        from hashlib import blake2b
    return blake2b(content.encode("utf-8"), digest_size=16).hexdigest()


def find(language: str | os.PathLike[str] | Pack, rules: Iterable[str] = ()) -> Pack:
    """The pack of a language, given by its code or as a folder, with the files ``rules`` laid over it.

    Raises ValueError where there is no such pack, or where a file cannot be read.

    >>> find("en") == find(Pack("en"))
    True
    """
    if isinstance(language, Pack):
        return language
    name = os.fspath(language)
    own = tuple(_read(path) for path in rules)
    if name in codes():
        return Pack(name, own=own)
    if not os.path.isdir(name):
        raise ValueError(f"no language pack {name!r}; there are: {', '.join(codes())}; or give the folder of a pack")
    if not os.path.isfile(os.path.join(name, "lexicon.toml")):
        raise ValueError(f"{name}: not a language pack: it has no lexicon.toml")
    inside = tuple(_read(os.path.join(name, file)) for file in _toml_files(name))
    return Pack(os.path.basename(os.path.abspath(name)), inside, own)


def tables(pack: Pack) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files of a pack, but for the user's own: their names, and what they hold, parsed.

    Raises ValueError, which names the file, where one is no TOML.
    """
    return map(
        _parsed, pack.files or [_read(os.path.join(DATA, pack.code, name), pack.code) for name in files(pack.code)]
    )


def own_tables(pack: Pack) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same of the user's own files."""
    return map(_parsed, pack.own)


def _read(path: str, folder: str | None = None) -> File:
    """A file under its path or, for messages that are the same on each machine, under its name in ``folder``."""
    try:
        text = read_bounded(path, MOST).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeError) else getattr(error, "strerror", None) or error
        raise ValueError(f"{path}: cannot be read: {reason}") from None
    return path if folder is None else f"{folder}/{os.path.basename(path)}", text


def _parsed(file: File) -> tuple[str, dict[str, Any]]:
    name, text = file
    try:
        return name, toml_of(text)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def toml_of(text: str) -> dict[str, Any]:
    """The table that a text of TOML is. Raises ValueError, which says why it is none."""
    import tomllib  # is not needed where the tables are kept

    from quotex.reasons import plain_reason

    if dotted := DOTTED.search(text):
        line = text.count("\n", 0, dotted.start()) + 1
        raise ValueError(f"not TOML that quotex reads: a key has more than {MOST_PARTS} parts (at line {line})")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"not TOML: {error}") from None
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not TOML that quotex reads: {plain_reason(error)}") from None


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
    return _toml_files(os.path.join(DATA, code))


def _toml_files(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name.endswith(".toml"))


def kept(pack: Pack, table: str, make: Callable[[Pack], Any]) -> Any:
    """A table of a pack as it was kept, or as ``make(pack)`` makes it now where there is none of today's sources."""
    if not pack.is_built:
        return make(pack)
    code = pack.code
    try:
        head, _, body = _content(_path(code, table)).partition(b"\n")
    except OSError:
        return make(pack)
    return marshal.loads(body) if head == _head(code, body) else make(pack)


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
