"""The catalogue: every rule's id, name, reason and examples, read from the TOML files of a language pack.

Nothing here knows how a rule is applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from quotex import packs
from quotex._core import word_boundaries

if TYPE_CHECKING:
    import regex

__all__ = [
    "FAMILIES",
    "LONGEST_LINE",
    "TIME_LIMIT",
    "Cue",
    "Rule",
    "catalogue",
    "compiled",
    "is_selected",
    "read_rules",
    "selected",
]

FAMILIES = {
    "TX": "text repair",
    "BP1": "share",
    "BP2": "subscribe",
    "BP3": "advert",
    "BP4": "legal",
    "BP5": "related",
    "BP6": "caption and credit",
    "BP7": "byline and wire",
    "BP8": "comments",
    "BP9": "repeated and body",
    "QS": "spans",
    "QK": "kind",
    "QA": "attribution",
    "QC": "people and pronouns",
}


LONGEST_LINE = 2000  # characters; no pattern is tried on a longer line
TIME_LIMIT = 1.0  # seconds of CPU time that a pattern may take on a line where it is not the pack's

PIECE = re.compile(r"\{\{(\w++)\}\}")
LAYOUT = re.compile(r"(?<! ) *+\n *+")
Cue = Literal["", "start", "end", "comments", "thread", "post"]  # what a line tells of a page, see Rule
Place = Literal["anywhere", "tail", "page"]  # the lines that a rule looks at
CUES: tuple[Cue, ...] = get_args(Cue)


@dataclass(slots=True)
class Rule:
    """One rule of the catalogue.

    A line rule has ``trigger`` phrases, found by the scanner and given as it cuts them (``e - mail``), or a ``shape``,
    a named test of the scanner's counts for a line, or both; and a ``pattern`` (``regex`` syntax) that a line must
    match from its first to its last character (``scope`` ``"line"``) or hold (``"fragment"``: only the match goes).
    ``near="start"`` and ``"end"`` say that the trigger stands near the start or the end of the line. ``where="tail"``
    confines the rule to the last lines of a text, ``"page"`` to those of a whole page's article. A ``cue`` says what a
    short line tells of a whole page: the article begins soon (``"start"``), has ended (``"end"``), comments begin
    (``"comments"``), or this belongs to one of them (``"thread"``) or heads a post of a forum (``"post"``). It looks at
    lines of up to ``most`` characters.
    ``drop`` are lines it must remove, ``keep`` lines it must not touch. A rule in code has ``examples``: what each
    holds is up to its engine.
    """

    id: str
    name: str
    why: str
    trigger: tuple[str, ...] = ()
    shape: str | None = None
    pattern: str | None = None
    scope: str = "line"
    where: Place = "anywhere"
    cue: Cue = ""
    near: str = ""
    most: int = LONGEST_LINE
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    examples: tuple[Any, ...] = ()
    default: bool = True  # on where no rules are selected
    source: str = field(default="", compare=False)  # the file it was read from
    seconds: float | None = field(default=None, compare=False)  # CPU time its pattern may take on a line; None: any

    @property
    def family(self) -> str:
        """The family's prefix: ``BP2`` for ``BP201``, ``QA`` for ``QA104``.

        >>> Rule("BP201", "newsletter-prompt", "…").family
        'BP2'
        """
        return self.id[:3] if self.id.startswith("BP") else self.id[:2]

    def to_dict(self) -> dict[str, Any]:
        """The rule as plain values, empty ones left out."""
        row: dict[str, Any] = {"id": self.id, "name": self.name, "family": FAMILIES[self.family], "why": self.why}
        for key in ("trigger", "shape", "pattern", "scope", "where", "near", "cue", "drop", "keep", "examples"):
            value = getattr(self, key)
            if value and not (key in ("scope", "where") and self.pattern is None):
                row[key] = list(value) if isinstance(value, tuple) else value
        return row


_TEXT = {"id", "name", "why", "shape", "pattern", "scope", "where", "cue", "near"}
_KEYS = {item.name for item in fields(Rule)} - {"source", "seconds"}
_KINDS: dict[str, tuple[type, str]] = {
    **dict.fromkeys(_TEXT, (str, "a string")),
    "default": (bool, "true or false"),
    "most": (int, "a number"),
}
_TUPLES = _KEYS - set(_KINDS)


@cache
def catalogue(language: str = "en") -> Mapping[str, Rule]:
    """All rules of a language pack by id, in the order of their ids.

    Raises ValueError where there is no such pack, or where a rule file is wrong: the message names file and rule.

    >>> catalogue()["BP201"].family
    'BP2'
    """
    if language not in packs.codes():
        raise ValueError(f"no language pack {language!r}; there are: {', '.join(packs.codes())}")
    return MappingProxyType({row["id"]: _rule(row) for row in packs.kept(language, "rules", rule_rows)})


def rule_rows(language: str) -> list[dict[str, Any]]:
    """All rules of a language pack, read from its TOML files, as plain values in the order of their ids."""
    rules: dict[str, Rule] = {}
    for name in packs.files(language):
        for rule in read_rules(
            packs.read(language, name), f"{language}/{name}", seconds=None
        ):  # no clock decides what the pack finds
            if rule.id in rules:
                raise ValueError(f"{rule.source}: rule {rule.id} is already in {rules[rule.id].source}")
            rules[rule.id] = rule
    return [asdict(rules[id_]) for id_ in sorted(rules)]


def read_rules(table: Mapping[str, Any], source: str, *, seconds: float | None = TIME_LIMIT) -> Iterator[Rule]:
    """The ``[[rule]]`` tables of a parsed TOML file. ``source`` is its name, for messages.

    ``{{name}}`` in a pattern stands for what the file's ``[define]`` table says; line breaks in it, with the blanks
    around them, stand for nothing. A pattern that takes more than ``seconds`` of CPU time on a line ends the cleaning;
    None is for patterns that are known to take linear time.

    Raises ValueError at a rule that is incomplete or cannot work.
    """
    pieces = _pieces(table.get("define", {}), source)
    for position, row in enumerate(table.get("rule", ()), 1):
        where = f"{source}: rule {row.get('id', f'number {position}')}"
        unknown = sorted(set(row) - _KEYS)
        if unknown:
            raise ValueError(f"{where}: unknown key {unknown[0]!r}; there are: {', '.join(sorted(_KEYS))}")
        for key, value in row.items():
            kind, called = _KINDS.get(key, (list, "a list"))
            if not isinstance(value, kind):
                raise ValueError(f"{where}: {key!r} must be {called}")
        missing = [key for key in ("id", "name", "why") if not row.get(key)]
        if missing:
            raise ValueError(f"{where}: has no {missing[0]!r}")
        rule = _rule(row | {"source": source, "seconds": seconds})
        rule.trigger = tuple(_as_scanned(phrase) for phrase in rule.trigger)
        if rule.pattern is not None:
            rule.pattern = _expand(rule.pattern, pieces, where)
        _check(rule, where)
        yield rule


def _rule(row: Mapping[str, Any]) -> Rule:
    values: dict[str, Any] = {key: tuple(value) if key in _TUPLES else value for key, value in row.items()}
    return Rule(**values)


def selected(rules: Iterable[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Rule]:
    """The rules whose id begins with one of ``select`` and with none of ``ignore``.

    Where ``select`` is empty: all but those that are off by default.

    Raises ValueError at a prefix that no rule has.

    >>> [rule.id for rule in selected(catalogue().values(), ["BP201"])]
    ['BP201']
    """
    rules, select, ignore = list(rules), tuple(select), tuple(ignore)
    for prefix in (*select, *ignore):
        if not any(rule.id.startswith(prefix) for rule in rules):
            raise ValueError(f"no rule's id begins with {prefix!r}; `quotex rules` lists them all")
    return [rule for rule in rules if (select or rule.default) and is_selected(rule.id, select, ignore)]


def is_selected(id_: str, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> bool:
    """Does the id begin with one of ``select`` (or is that empty) and with none of ``ignore``?

    >>> is_selected("BP201", ["BP"], ["BP1"])
    True
    """
    select, ignore = tuple(select), tuple(ignore)
    return (not select or id_.startswith(select)) and not (ignore and id_.startswith(ignore))


def _pieces(table: Mapping[str, str], source: str) -> dict[str, str]:
    pieces: dict[str, str] = {}
    for name, pattern in table.items():  # a piece may use the ones before it
        pieces[name] = _expand(pattern, pieces, f"{source}: piece {name!r} of [define]")
    return pieces


def _expand(pattern: str, pieces: Mapping[str, str], where: str) -> str:
    """The pattern on one line, with its pieces put in."""
    if "\n" in pattern:
        pattern = LAYOUT.sub("", f"\n{pattern}")

    def piece(match: re.Match[str]) -> str:
        if match[1] not in pieces:
            raise ValueError(f"{where}: [define] has no {match[1]!r}")
        return pieces[match[1]]

    return PIECE.sub(piece, pattern)


def _as_scanned(phrase: str) -> str:
    """The phrase in small letters, cut as the scanner cuts it: ``Sign-up`` is ``sign - up``."""
    phrase = phrase.lower()
    ends = word_boundaries(phrase)
    return " ".join(" ".join(phrase[start:end] for start, end in pairwise(ends)).split())


def _check(rule: Rule, where: str) -> None:
    if rule.family not in FAMILIES:
        raise ValueError(f"{where}: no family has the prefix {rule.family!r}")
    if not (rule.examples or rule.drop):
        raise ValueError(f"{where}: has no examples")
    if rule.where not in get_args(Place):
        raise ValueError(f"{where}: 'where' must be 'anywhere', 'tail' or 'page'")
    if rule.near not in ("", "start", "end"):
        raise ValueError(f"{where}: 'near' must be 'start' or 'end'")
    if rule.cue not in CUES:
        raise ValueError(f"{where}: 'cue' must be one of {', '.join(CUES[1:])}")
    if not 0 < rule.most <= LONGEST_LINE:
        raise ValueError(f"{where}: 'most' must be from 1 to {LONGEST_LINE}")
    if rule.scope not in ("line", "fragment"):
        raise ValueError(f"{where}: 'scope' must be 'line' or 'fragment'")
    if rule.pattern is None:
        return
    if not (rule.trigger or rule.shape):
        raise ValueError(f"{where}: has a pattern, so it needs a 'trigger' or a 'shape'")
    if not (rule.drop and rule.keep):
        raise ValueError(f"{where}: has a pattern, so it needs examples to 'drop' and to 'keep'")


def compiled(rule: Rule) -> regex.Pattern[str]:
    """The pattern of a line rule, compiled when it is asked for: all of them together take a fifth of a second.

    Raises ValueError where it does not compile.
    """
    import regex  # takes longer than to extract from a page, and is needed to clean only

    try:
        return regex.compile(rule.pattern or "")
    except regex.error as error:
        raise ValueError(f"{rule.source}: rule {rule.id}: its pattern does not compile: {error}") from None
