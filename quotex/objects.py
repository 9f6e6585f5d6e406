"""Helpers for the data classes: pickling, reprs, and columns of the caller beside their fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter
from typing import Any, TypeVar

__all__ = [
    "LINE",
    "flat_in_pickle",
    "in_short",
    "listed",
    "literal",
    "nearest",
    "no_column",
    "one_line_repr",
    "without_clashes",
]

LINE = 99  # characters of a repr
LONGEST, MOST_NAMED = 36, 30  # characters of the name of a column, and such names, in a message
SIMILAR = 0.7  # of names, as difflib measures it: outlte and outlet have .83, outlet and text .6
LEAST = 12  # least number of characters of the text in it

Model = TypeVar("Model")
Value = TypeVar("Value")


def flat_in_pickle(cls: type[Model]) -> type[Model]:
    """Pickle a dataclass as its fields in order, which takes half the time of a state by name.

    >>> from quotex.model import Cue
    >>> Cue(13, 17, "said").__reduce__()[1]
    (13, 17, 'said')
    """
    fields = attrgetter(*[field.name for field in dataclasses.fields(cls) if field.init])  # type: ignore[arg-type]

    def __reduce__(self: Model) -> tuple[type[Model], tuple[Any, ...]]:
        return type(self), fields(self)

    cls.__reduce__ = __reduce__  # type: ignore[assignment]
    return cls


def one_line_repr(before: str, text: str, after: str = "") -> str:
    """Return ``before``, the text as a literal, and ``after``; the text is cut so that all fit in ``LINE`` characters.

    >>> one_line_repr("<Note: ", "It rained on Monday, and on Tuesday. " * 3, ">")
    "<Note: 'It rained on Monday, and on Tuesday. It rained on Monday, and on Tuesday. It rained on M'…>"
    """
    return f"{before}{literal(text, max(LEAST, LINE - len(before) - len(after)))}{after}"


def literal(text: str, width: int) -> str:
    r"""Return the text as a literal of at most ``width`` characters; a longer one is cut and ends in an ellipsis.

    >>> literal("It rained.", 12), literal("It rained all day.", 12), literal("\x1b" * 9, 12)
    ("'It rained.'", "'It rained'…", "'\\x1b\\x1b'…")
    """
    beginning = text[:width]
    if len(text) <= width and len(whole := repr(text)) <= width:
        return whole
    while len(shown := repr(beginning)) >= width:
        beginning = beginning[:-1]
    return f"{shown}…"


def no_column(name: str, columns: Iterable[str]) -> str:
    """Return the message that no document has a column, with the columns that exist and the most similar name.

    >>> no_column("outlte", ["text", "outlet"])
    "no document has a column 'outlte' (columns: text, outlet); did you mean 'outlet'?"
    """
    names = list(columns)
    near = nearest(name, names)
    return f"no document has a column {name!r}{listed(names)}" + (f"; did you mean {near!r}?" if near else "")


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the most similar of the names, first of all the same one in other case; None if none is similar.

    >>> nearest("id", ["ID", "Body"]), nearest("outlte", ["outlet"]), nearest("date", ["outlet"])
    ('ID', 'outlet', None)
    """
    from difflib import get_close_matches

    by_fold = {other.casefold(): other for other in names}
    return next((by_fold[fold] for fold in get_close_matches(name.casefold(), by_fold, 1, SIMILAR)), None)


def listed(columns: Collection[str]) -> str:
    return f" (columns: {in_short(columns)})" if columns else ""


def in_short(names: Collection[object]) -> str:
    """Return the names of columns, each of which, like their number, is limited: a table may lack its header.

    >>> in_short(["id", "It rained all day, and on Tuesday it rained again."]), in_short([*range(40)])[-18:]
    ('id, It rained all day, and on Tuesday it…', '28, 29 and 10 more')
    """
    shown = [name if len(name) <= LONGEST else f"{name[:LONGEST]}…" for name in map(str, names)]
    more = f" and {len(shown) - MOST_NAMED} more" if len(shown) > MOST_NAMED else ""
    return ", ".join(shown[:MOST_NAMED]) + more


def without_clashes(columns: Mapping[str, Value], reserved: Collection[str]) -> dict[str, Value]:
    """Return the caller's columns, renamed if their name is ``reserved`` or would clash with a new name.

    >>> without_clashes({"kind": "letter", "outlet": "Tideline"}, ("id", "kind"))
    {'input_kind': 'letter', 'outlet': 'Tideline'}
    >>> without_clashes({"kind": "letter", "input_kind": "mixed"}, ("id", "kind"))
    {'input_input_kind': 'letter', 'input_kind': 'mixed'}
    """
    return {_free(name, columns, reserved) if name in reserved else name: columns[name] for name in columns}


def _free(name: str, columns: Collection[str], reserved: Collection[str]) -> str:
    while name in columns or name in reserved:
        name = f"input_{name}"
    return name
