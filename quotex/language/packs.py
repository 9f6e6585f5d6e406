"""The files of the language packs, and the tables built from them.

The TOML files of ``quotex/data/<code>/`` are the source. Parsing them and splitting their phrases would take most of
the time of a start, so ``setup.py`` stores the resulting tables beside them (marshalled plain values) with a checksum
of their sources. If a source has changed since, as in an editable install, or if another Python wrote the table, it is
rebuilt in memory. The same holds for a pack in another folder, and for a pack with a user's own files.
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
    "AUTO",
    "DEFAULT",
    "File",
    "Pack",
    "built",
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

AUTO = "auto"  # instead of a code: the pack that fits a text best
DEFAULT = "en"
HERE = os.path.dirname(os.path.dirname(__file__))
DATA = os.path.join(HERE, "data")
COMMON = "common"  # the folder of the rules that every pack has, in any language
_LEXICON = "lexicon.toml"  # which each pack has
_FIRST_NAMES = "first_names.toml"  # which a pack may take from another
MOST = 20_000_000  # bytes of a file of rules and words
MOST_PARTS = 20  # of a dotted key: parsing takes quadratic time, and no key of quotex has more than three
DOTTED = re.compile(rf"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}""", re.ASCII)
# The modules that build the tables.
MAKERS = (
    *(
        f"language/{name}.py"
        for name in (
            *("automata", "catalogue", "inflection", "overlay", "partsofspeech", "rule_text", "schema"),
            *("word_entries", "wordclasses", "wordsets", "wordtables"),
        )
    ),
    "quotations/grammar/matching.py",
    "quotations/grammar/patterns.py",
    "quotations/attribution/constructions.py",
)


File = tuple[str, str]  # a TOML file: its name, for messages, and its contents


class Pack(NamedTuple):
    """A language pack: a built-in pack by its code, or the files of another folder; and a user's own files.

    It holds the contents of the files when they were read, so it means the same later and in other processes.
    """

    code: str
    files: tuple[File, ...] = ()  # of another folder; empty for a built-in pack
    own: tuple[File, ...] = ()

    @property
    def is_built(self) -> bool:
        """Whether this is an unchanged built-in pack, whose tables may have been stored."""
        return not (self.files or self.own)

    @property
    def fingerprint(self) -> str:
        """A hash of the contents of the files.

        >>> Pack("en").fingerprint == Pack("en").fingerprint != Pack("en", own=(("mine.toml", ""),)).fingerprint
        True
        """
        contents = [[text for _, text in files] for files in (self.files, self.own)]
        return _digest(repr([self.code, *contents]).encode())


def fingerprint_of_data(code: str) -> str:
    """Return a hash of the contents of the TOML files of a built-in pack, and of the common ones.

    >>> len(fingerprint_of_data("en"))
    32
    """
    contents = [_content(path).replace(b"\r\n", b"\n") for path in (*_paths(COMMON), *_paths(code))]
    return _digest(repr([*map(len, contents)]).encode() + b"".join(contents))


@lru_cache(maxsize=16)
def state_of(pack: Pack) -> str:
    """Return a hash of all that a pack consists of, including a user's own files.

    >>> state_of(Pack("en")) == fingerprint_of_data("en") != state_of(Pack("en", own=(("mine.toml", ""),)))
    True
    """
    data = "" if pack.files else fingerprint_of_data(pack.code)
    if pack.is_built:
        return data
    return _digest(f"{data} {pack.fingerprint}".encode())


def _digest(content: bytes) -> str:
    try:
        from _blake2 import blake2b  # as hashlib, but without OpenSSL, which takes as long to load as all of quotex
    except ImportError:
        from hashlib import blake2b
    return blake2b(content, digest_size=16).hexdigest()


def find(language: str | os.PathLike[str] | Pack, rules: Iterable[str] = ()) -> Pack:
    """Return the pack of a language, given by code or folder, combined with the files ``rules``.

    Raises ValueError if there is no such pack or a file cannot be read.

    >>> find("en") == find(Pack("en"))
    True
    """
    if isinstance(language, Pack):
        return language
    name = os.fspath(language)
    if name == AUTO:
        raise ValueError(f"{AUTO!r} chooses a pack for each text, and this needs one: {', '.join(codes())}")
    own = tuple(_read(path) for path in rules)
    if name in codes():
        return Pack(name, own=own)
    if not os.path.isdir(name):
        raise ValueError(f"no language pack {name!r}; there are: {', '.join(codes())}; or give the folder of a pack")
    if not os.path.isfile(os.path.join(name, _LEXICON)):
        raise ValueError(f"{name}: not a language pack: it has no {_LEXICON}")
    inside = tuple(_read(os.path.join(name, file)) for file in _toml_files(name))
    return Pack(os.path.basename(os.path.abspath(name)), inside, own)


def tables(pack: Pack) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the parsed contents of each common file and each file of a pack, except the user's own.

    Raises ValueError, which names the file, if one is not TOML.
    """
    import pickle  # not needed if built tables are used

    own = pack.files or [_read(path, pack.code) for path in _paths(pack.code)]
    read = [*(_read(path, COMMON) for path in _paths(COMMON)), *own]
    return ((name, pickle.loads(_pickled((name, text)))) for name, text in read)


def own_tables(pack: Pack) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the same for the user's own files."""
    return map(_parsed, pack.own)


def _read(path: str, folder: str | None = None) -> File:
    """Read a file, named by its path or, if messages must not depend on the machine, by its name in ``folder``."""
    try:
        text = read_bounded(path, MOST).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeError) else getattr(error, "strerror", None) or error
        raise ValueError(f"{path}: cannot be read: {reason}") from None
    return path if folder is None else f"{folder}/{os.path.basename(path)}", text


@lru_cache(maxsize=32)
def _pickled(file: File) -> bytes:
    """Return the contents of a file, parsed once for all tables; each gets a copy that it may change."""
    import pickle

    return pickle.dumps(_parsed(file)[1])


def _parsed(file: File) -> tuple[str, dict[str, Any]]:
    name, text = file
    try:
        return name, toml_of(text)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def toml_of(text: str) -> dict[str, Any]:
    """Parse TOML. Raises ValueError, which says what is wrong."""
    import tomllib  # not needed if built tables are used

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
    """Return the codes of the built-in packs, sorted.

    >>> "en" in codes()
    True
    """
    return sorted(code for code in os.listdir(DATA) if os.path.isfile(os.path.join(DATA, code, _LEXICON)))


@lru_cache(maxsize=1)
def built() -> tuple[Pack, ...]:
    """Return the built-in packs, the default first."""
    return tuple(Pack(code) for code in sorted(codes(), key=lambda code: (code != DEFAULT, code)))


def files(code: str) -> list[str]:
    """Return the names of a pack's TOML files, sorted.

    >>> "lexicon.toml" in files("en")
    True
    """
    return _toml_files(os.path.join(DATA, code))


def _paths(code: str) -> list[str]:
    return [os.path.join(DATA, code, name) for name in files(code)]


def _toml_files(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name.endswith(".toml"))


def kept(pack: Pack, table: str, make: Callable[[Pack], Any]) -> Any:
    """Return a stored table of a pack, or ``make(pack)`` if there is none or its sources have changed."""
    if not pack.is_built:
        return make(pack)
    code = pack.code
    try:
        head, _, body = _content(_path(code, table)).partition(b"\n")
    except OSError:
        return make(pack)
    return marshal.loads(body) if head == _head(body, *_checksum_of_sources(code)) else make(pack)


def keep(code: str, table: str, made: Any) -> None:
    """Store a table beside its sources, for ``kept``; called by ``setup.py``."""
    body = marshal.dumps(made)
    with open(_path(code, table), "wb") as file:
        file.write(_head(body, *_checksum_of_sources(code)) + b"\n" + body)


def _head(body: bytes, crc: int, size: int) -> bytes:
    """Return the first line of a stored table: the version of Python and checksums of sources and body."""
    return f"{sys.implementation.cache_tag} {size} {zlib.crc32(body, crc)}".encode()


@lru_cache(maxsize=16)
def _checksum_of_sources(code: str) -> tuple[int, int]:
    """Return the checksum of what the tables of a pack are made of, and its size in bytes."""
    names = [*_paths(COMMON), *_paths(code), *(os.path.join(HERE, name) for name in MAKERS)]
    lent = [os.path.join(DATA, lender, _FIRST_NAMES) for lender in codes() if lender != code]
    contents = b"".join(map(_content, [*names, *filter(os.path.exists, lent)]))
    return zlib.crc32(contents), len(contents)


def _path(code: str, table: str) -> str:
    return os.path.join(DATA, code, f"{table}.table")


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
