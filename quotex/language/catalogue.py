"""The catalogue: every rule's id, name, reason and examples, read from the TOML files of a language pack.

This module does not know how rules are applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from quotex.language import packs
from quotex.language.packs import Pack
from quotex.language.rule_text import as_scanned, check_phrases, expanded, near, pieces_of

if TYPE_CHECKING:
    import regex

__all__ = [
    "FAMILIES",
    "LONGEST_LINE",
    "TIME_LIMIT",
    "Cue",
    "Rule",
    "SlowPatternError",
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
    "QT": "turns of transcripts",
}
OWN_FAMILY = "your own"
# None of these can be switched off: some decide together, others are the last resort of their engine.
FIXED = ("QS", "QC", "QT", "QA3", "QK104")

LONGEST_LINE = 2000  # characters; no pattern is tried on a longer line
TIME_LIMIT = 1.0  # seconds of CPU time that a user's pattern may take on a line

PATTERN_TOO_LARGE: dict[type[Exception], str] = {
    RecursionError: "its brackets are nested too deep",
    MemoryError: "it needs too much memory",
    OverflowError: "it repeats something too often",
}
CODED = ("Q", "TX")  # prefixes of the ids of rules that exist only in code
Cue = Literal["", "start", "end", "teasers", "comments", "thread", "post"]  # what a line shows about a page, see Rule
Place = Literal["anywhere", "tail", "page"]  # the lines that a rule looks at
CUES: tuple[Cue, ...] = get_args(Cue)


class SlowPatternError(ValueError):
    """The pattern of a rule took too much time on a line."""


@dataclass(slots=True)
class Rule:
    """One rule of the catalogue.

    A line rule has ``trigger`` phrases, which the scanner finds and which are written as it splits them (``e - mail``),
    or a ``shape``, a named test of the scanner's counts for a line, or both. It also has a ``pattern`` (``regex``
    syntax) that must match the whole line (``scope="line"``) or a part of it, and then only that part is removed
    (``scope="fragment"``). ``near="start"`` and ``"end"`` require the trigger near the start or the end of the line.
    ``where="tail"`` confines the rule to the last lines of a text, ``"page"`` to the article of a whole page. A ``cue``
    says what a short line shows about a whole page: the article begins soon (``"start"``) or has ended (``"end"``),
    other articles follow (``"teasers"``), comments begin (``"comments"``), or the line belongs to a comment
    (``"thread"``) or is the header of a forum post (``"post"``). The rule ignores lines of more than ``most``
    characters. Lines in which somebody is quoted are protected; a rule for headlines (``headline=true``) removes them,
    too, unless they end as a sentence does.

    ``drop`` are lines that the rule must remove, ``keep`` lines that no rule may change. A rule in code has
    ``examples``, whose form depends on its engine.
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
    headline: bool = False
    most: int = LONGEST_LINE
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    examples: tuple[Any, ...] = ()
    default: bool = True  # on if no rules are selected
    off: bool = False  # never on, even if selected
    source: str = field(default="", compare=False)  # the file that it was read from, or that changed it last
    seconds: float | None = field(default=None, compare=False)  # CPU time its pattern may take on a line; None: any

    @property
    def family(self) -> str:
        """The prefix of its family: ``BP2`` for ``BP201``, ``QA`` for ``QA104``; of a user's own rule, the letters.

        >>> Rule("BP201", "newsletter-prompt", "…").family, Rule("TIDE7", "tide-table", "…").family
        ('BP2', 'TIDE')
        """
        return self.id[:3] if self.id.startswith("BP") else self.id.rstrip("0123456789")

    @property
    def family_name(self) -> str:
        """The name of its family."""
        return FAMILIES.get(self.family, OWN_FAMILY)

    @property
    def is_own(self) -> bool:
        """Whether a user wrote the rule, or changed it other than by switching it."""
        return self.seconds is not None

    def to_dict(self) -> dict[str, Any]:
        """Return the rule as plain values, without empty fields."""
        row: dict[str, Any] = {"id": self.id, "name": self.name, "family": self.family_name, "why": self.why}
        for key in _SHOWN:
            value = getattr(self, key)
            if value and not (key in ("scope", "where") and self.pattern is None):
                row[key] = list(value) if isinstance(value, tuple) else value
        if self.off:
            row["off"] = True
        return row | ({"source": self.source} if self.is_own else {})


_SHOWN = ("trigger", "shape", "pattern", "scope", "where", "near", "headline", "cue", "drop", "keep", "examples")
_TEXT = {"id", "name", "why", "shape", "pattern", "scope", "where", "cue", "near"}
_KEYS = {item.name for item in fields(Rule)} - {"source", "seconds"}
_KINDS: dict[str, tuple[type, str]] = {
    **dict.fromkeys(_TEXT, (str, "a string")),
    **dict.fromkeys(["default", "off", "headline"], (bool, "true or false")),
    "most": (int, "a number"),
}
_TUPLES = _KEYS - set(_KINDS)
_PHRASES = {"trigger", "drop", "keep"}
SWITCHES = {"id", "off", "default"}  # the keys that a user may set for a rule in code, too


def catalogue(language: str | Pack = "en") -> Mapping[str, Rule]:
    """Return all rules of a language pack by id, in the order of their ids, with the changes from a user's files.

    Raises ValueError if there is no such pack, or if a rule file is invalid; the message names file and rule.

    >>> catalogue()["BP201"].family
    'BP2'
    """
    return _catalogue(packs.find(language))


@lru_cache(maxsize=8)
def _catalogue(pack: Pack) -> Mapping[str, Rule]:
    return MappingProxyType({row["id"]: _rule(row) for row in packs.kept(pack, "rules", rule_rows)})


def rule_rows(pack: Pack) -> list[dict[str, Any]]:
    """Return all rules of a language pack, read from its TOML files, as plain values in the order of their ids."""
    rules: dict[str, Rule] = {}
    pieces: dict[str, Any] = {}
    seconds = TIME_LIMIT if pack.files else None  # no clock: results must not depend on the machine
    for source, table in packs.tables(pack):
        for rule in read_rules(table, source, seconds=seconds):
            if rule.id in rules:
                raise ValueError(f"{rule.source}: rule {rule.id} is already in {rules[rule.id].source}")
            rules[rule.id] = rule
        pieces |= _defined(table, source)
    for source, table in packs.own_tables(pack):
        pieces |= _defined(table, source)
        rules |= {rule.id: rule for rule in _laid_over(rules, table, pieces, source)}
    return [asdict(rules[id_]) for id_ in sorted(rules)]


def _laid_over(
    rules: Mapping[str, Rule], table: Mapping[str, Any], pieces: Mapping[str, str], source: str
) -> Iterator[Rule]:
    """Yield the rules of a user's file: the rules of the pack that it changes or switches, and new rules."""
    seen: set[str] = set()
    for where, row in _rows(table, source):
        id_ = row.get("id")
        if not id_ or id_ in seen:
            raise ValueError(f"{where}: occurs twice" if id_ else f"{where}: has no 'id'")
        seen.add(id_)
        known = rules.get(id_)
        if known is not None and row.keys() <= SWITCHES:
            _check_switches(row, where)
            yield replace(known, **row)
            continue
        if known is None:
            _check_new(row, rules, where)
        else:
            _check_change(known, row, where)
            row = _row_of(known) | row
        (rule,) = read_rules({"rule": [row], "define": pieces}, source)
        compiled(rule)
        yield rule


def _check_switches(row: Mapping[str, Any], where: str) -> None:
    """Refuse to switch rules that the engines need."""
    _check_types(row, where)
    if row["id"].startswith(FIXED):
        raise ValueError(f"{where}: can't be switched off, because it decides together with other rules")
    if "default" in row and row["id"].startswith("Q"):
        raise ValueError(f"{where}: 'default' is for cleaning rules; write off = true")


def _check_new(row: Mapping[str, Any], rules: Mapping[str, Rule], where: str) -> None:
    """Refuse a new rule that is not a line rule, or whose id is reserved for rules in code."""
    if "pattern" not in row:
        hint = near(row["id"], rules) or "; a rule of your own needs a 'pattern'"
        raise ValueError(f"{where}: no rule has this id{hint}")
    if not _is_own_id(row["id"]):
        raise ValueError(f"{where}: your own id must consist of capitals and digits, and not begin with Q or TX: MY101")


def _check_change(rule: Rule, row: Mapping[str, Any], where: str) -> None:
    """Refuse any change of a rule in code except switching it."""
    if rule.pattern is None:
        key = min(row.keys() - SWITCHES)
        raise ValueError(f"{where}: this rule is in code: it can be switched ('off'), but has no {key!r} to change")


def _row_of(rule: Rule) -> dict[str, Any]:
    """Return the rule as a table of a file."""
    values = {key: getattr(rule, key) for key in _KEYS}
    return {key: list(value) if key in _TUPLES else value for key, value in values.items() if value is not None}


def _is_own_id(id_: str) -> bool:
    letters = id_.rstrip("0123456789")
    return (
        letters != id_ and letters.isascii() and letters.isalpha() and letters.isupper() and not id_.startswith(CODED)
    )


def read_rules(table: Mapping[str, Any], source: str, *, seconds: float | None = TIME_LIMIT) -> Iterator[Rule]:
    """Yield the ``[[rule]]`` tables of a parsed TOML file. ``source`` is the name of the file, for messages.

    In a pattern, ``{{name}}`` is replaced by that entry of the file's ``[define]`` table, and line breaks with the
    blanks around them are removed. A pattern that takes more than ``seconds`` of CPU time on a line aborts the
    cleaning; None is for patterns that are known to take linear time.

    Raises ValueError if a rule is incomplete or cannot work.
    """
    pieces = pieces_of(_defined(table, source), source)
    for where, row in _rows(table, source):
        unknown = sorted(set(row) - _KEYS)
        if unknown:
            raise ValueError(f"{where}: unknown key {unknown[0]!r}{near(unknown[0], _KEYS)}")
        _check_types(row, where)
        missing = [key for key in ("id", "name", "why") if not row.get(key)]
        if missing:
            raise ValueError(f"{where}: has no {missing[0]!r}")
        rule = _rule(row | {"source": source, "seconds": seconds})
        rule.trigger = tuple(as_scanned(phrase) for phrase in rule.trigger)
        if seconds is not None:
            check_phrases(rule.trigger, f"{where}: 'trigger'")
        if rule.pattern is not None:
            rule.pattern = expanded(rule.pattern, pieces, where)
        _check(rule, where)
        yield rule


def _rows(table: Mapping[str, Any], source: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the ``[[rule]]`` tables, each with its place, for messages."""
    rows = table.get("rule", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{source}: [rule]: a rule begins with [[rule]]")
    for position, row in enumerate(rows, 1):
        where = f"{source}: rule {row.get('id', f'number {position}')}"
        if not isinstance(row.get("id", ""), str):
            raise ValueError(f"{where}: 'id' must be a string")
        yield where, row


def _defined(table: Mapping[str, Any], source: str) -> dict[str, str]:
    """Return the ``[define]`` table."""
    defined = table.get("define", {})
    if not isinstance(defined, dict):
        raise ValueError(f"{source}: [define]: must be a table")
    for name, pattern in defined.items():
        if not isinstance(pattern, str):
            raise ValueError(f"{source}: [define] {name}: must be a string")
    return defined


def _check_types(row: Mapping[str, Any], where: str) -> None:
    for key, value in row.items():
        kind, called = _KINDS.get(key, (list, "a list"))
        if type(value) is not kind:
            raise ValueError(f"{where}: {key!r} must be {called}")
        if isinstance(value, list) and key in _PHRASES and not all(isinstance(item, str) for item in value):
            raise ValueError(f"{where}: {key!r} must be a list of strings")


def _rule(row: Mapping[str, Any]) -> Rule:
    values: dict[str, Any] = {key: tuple(value) if key in _TUPLES else value for key, value in row.items()}
    return Rule(**values)


def selected(rules: Iterable[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Rule]:
    """Return the rules whose id begins with one of ``select`` and with none of ``ignore``.

    An empty ``select`` selects all rules that are on by default. Rules that a user has switched off are never returned.

    >>> [rule.id for rule in selected(catalogue().values(), ["BP201"])]
    ['BP201']
    """
    select, ignore = tuple(select), tuple(ignore)
    on = [rule for rule in rules if not rule.off and (select or rule.default)]
    return [rule for rule in on if is_selected(rule.id, select, ignore)]


def is_selected(id_: str, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> bool:
    """Whether the id begins with one of ``select``, or ``select`` is empty, and with none of ``ignore``.

    >>> is_selected("BP201", ["BP"], ["BP1"])
    True
    """
    select, ignore = tuple(select), tuple(ignore)
    return (not select or id_.startswith(select)) and not (ignore and id_.startswith(ignore))


def _check(rule: Rule, where: str) -> None:
    if rule.family not in FAMILIES and (rule.seconds is None or not _is_own_id(rule.id)):
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
    """Return the compiled pattern of a line rule. Raises ValueError if it does not compile."""
    import regex  # slow to import, and needed for cleaning only

    from quotex.language.patterns import precompiled

    try:
        return precompiled(rule.pattern or "")
    except (regex.error, RecursionError, MemoryError, OverflowError) as error:
        reason = str(error) if isinstance(error, regex.error) else PATTERN_TOO_LARGE[type(error)]
        raise ValueError(f"{rule.source}: rule {rule.id}: its pattern does not compile: {reason}") from None
