"""Check the settings that users give, and turn them into the form that the pipeline keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike, fspath
from typing import TypeVar

from quotex.language.catalogue import catalogue, selected
from quotex.language.packs import Pack, own_tables

__all__ = [
    *("as_path", "as_paths", "as_speakers", "as_tuple"),
    *("check_known", "check_rules", "check_share", "check_sources"),
    *("hash_of", "plain"),
]

Item = TypeVar("Item", bound=str)


def hash_of(path: str) -> str:
    """Return a hash of the contents of a file."""
    from hashlib import blake2b

    with open(path, "rb") as file:
        return blake2b(file.read(), digest_size=16).hexdigest()


def plain(text: object) -> str:
    """Return the text as a plain str, not a subclass such as BeautifulSoup's. Raises TypeError if it is not a str."""
    if type(text) is str:
        return text
    if not isinstance(text, str):
        raise TypeError(f"a text must be a str, not {type(text).__name__}")
    return str.__str__(text)


def as_tuple(name: str, value: Iterable[Item]) -> tuple[Item, ...]:
    """Return the strings as a tuple. Raises TypeError for other items, and for a single str instead of a list."""
    if isinstance(value, str):
        raise TypeError(f"{name} must be a list of strings: write {name}=[{value!r}]")
    items = tuple(value) if isinstance(value, Iterable) else (value,)
    for item in items:
        if not isinstance(item, str):
            raise TypeError(f"{name} must be a list of strings, but {item!r} is not a string")
    return items


def as_paths(name: str, value: object) -> tuple[str, ...]:
    """Return one path, or several, as strings. Raises TypeError for anything else."""
    values = value if isinstance(value, Iterable) and not isinstance(value, str | bytes) else [value]
    return tuple(as_path(name, each) for each in values)


def as_path(name: str, value: object) -> str:
    """Return a path as a string. Raises TypeError for anything else."""
    path = fspath(value) if isinstance(value, str | PathLike) else None
    if not isinstance(path, str):
        raise TypeError(f"{name} must be a path, a str or an os.PathLike, not {value!r}")
    return path


def as_speakers(value: object) -> tuple[tuple[str, str], ...]:
    """Return the names of speakers by label as pairs. Raises ValueError, or TypeError if it is no text or mapping.

    >>> as_speakers("Q=Omar Reyes, A=Ada Moor"), as_speakers({"SPEAKER 1": "Ada Moor"})
    ((('Q', 'Omar Reyes'), ('A', 'Ada Moor')), (('SPEAKER 1', 'Ada Moor'),))
    """
    if isinstance(value, str):
        parts = [part.partition("=") for part in value.split(",") if part.strip()]
        pairs = [(label.strip(), name.strip()) for label, _, name in parts]
    elif isinstance(value, Mapping):
        pairs = list(value.items())
    elif isinstance(value, tuple):
        return value  # of a pipeline that was copied
    else:
        raise TypeError(f"speakers must be a mapping of labels to names, or a text such as Q=Ada Moor, not {value!r}")
    for label, name in pairs:
        if not isinstance(label, str) or not isinstance(name, str):
            raise TypeError(f"speakers must map labels to names, both text, not {label!r} to {name!r}")
        if not (label.strip() and name.strip()):
            raise ValueError(f"speakers: {label or name!r} is not a label with a name: write Q=Ada Moor,A=Omar Reyes")
    labels = [label.casefold() for label, _ in pairs]
    twice = next((label for label, _ in pairs if labels.count(label.casefold()) > 1), None)
    if twice is not None:
        raise ValueError(f"speakers: the label {twice!r} has two names")
    return tuple(pairs)


def check_known(what: str, values: Iterable[str], known: Sequence[str]) -> None:
    """Raise ValueError for a value that is not among the known ones."""
    for value in values:
        if value not in known:
            raise ValueError(f"no {what} {value!r}; there are {', '.join(known)}")


def check_share(name: str, value: float) -> None:
    """Raise ValueError if the value is not between 0 and 1, TypeError if it is not a number."""
    try:
        is_share = 0.0 <= value <= 1.0
    except TypeError:
        raise TypeError(f"{name} must be a number between 0 and 1, not {value!r}") from None
    if not is_share:
        raise ValueError(f"{name} must lie between 0 and 1, not {value}")


def check_sources(sources: Iterable[str], verb: str, *, has_repeats: bool) -> None:
    """Raise ValueError if sources are of no use to the verb, TypeError if they are a single str."""
    if verb == "extract":
        raise ValueError("sources are for verbs that clean, so extract can't use them")
    if isinstance(sources, str):
        raise TypeError(f"sources must have one source for each text: [{sources!r}, …], not a single str")
    if not has_repeats:
        raise ValueError("sources are for repeats: make the pipeline with repeats=FILE, or leave them out")


def check_rules(select: tuple[str, ...], ignore: tuple[str, ...], packs: Sequence[Pack]) -> None:
    """Raise ValueError if ids or prefixes name no cleaning rules of any pack, or if a selected rule cannot work."""
    rules = {rule.id: rule for pack in packs for rule in catalogue(pack).values()}
    for prefix in (*select, *ignore):
        if not prefix:
            raise ValueError("'' in select or ignore would mean every rule: write the beginning of an id, such as BP2")
        if prefix.startswith("Q"):
            raise ValueError(
                f"{prefix!r} is not a cleaning rule: select and ignore work for rules TX… and BP… and your own"
            )
        if not any(id.startswith(prefix) for id in rules):
            raise ValueError(f"no rule's id begins with {prefix!r}; `quotex rules` lists them all")
    from quotex.cleaning.ids import MOJIBAKE
    from quotex.cleaning.mojibake import NO_FTFY, ftfy_or_none

    chosen = {rule.id for rule in selected(rules.values(), select, ignore)}
    if MOJIBAKE in chosen and ftfy_or_none() is None:
        raise ValueError(NO_FTFY)
    for pack in (pack for pack in packs if not pack.is_built):
        from quotex.cleaning import line_rules

        line_rules(pack, select, ignore)
        if pack.files or any("pattern" in table for _source, table in own_tables(pack)):
            from quotex.language.loading import load_language
            from quotex.quotations.attribution.sieve import in_order

            in_order(load_language(pack))
