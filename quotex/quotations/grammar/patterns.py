"""Patterns over the chunks of a sentence, as text: ``source:NP A* cue:VG[say,fin]``.

An element is a kind of chunk (``NP``, ``VG``, ``P``, ``A``, ``C``, ``S``, ``R``, ``Q``, ``B``, ``ANY``, or a mark
``, : - .``) or a word set of the language (``{agent_preposition}``). Predicates may follow in brackets; all must hold
(``!`` negates one). ``name:`` before an element captures it; ``?``, ``*`` and ``+`` repeat it. ``..[…]`` is a gap, as
short as possible, of chunks that the predicates allow. ``( | )`` groups alternatives; ``=( )`` and ``!( )`` look
ahead; ``^`` and ``$`` are the ends of the stretch of chunks. A word in capitals is a macro. (Compare TokensRegex:
Chang and Manning, Stanford CS technical report 2014-02.)
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from quotex import _core
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.matching import CAPTURES, Steps

_KINDS: Final = {
    "NP": C.PHRASE, "VG": C.VERBS, "P": C.PREPOSITION, "A": C.ADVERB, "C": C.CONJUNCTION, "S": C.SUBORDINATOR,
    "R": C.RELATIVE, "Q": C.QUOTE, "B": C.BRACKET, ",": C.COMMA, ":": C.COLON, "-": C.DASH, ".": C.STOP, "ANY": 0xFFFF,
}  # fmt: skip
_BITS: Final = {
    "fin": C.FINITE, "pass": C.PASSIVE, "ing": C.GERUND, "inf": C.INFINITIVE, "ptc": C.PARTICIPLE, "be": C.COPULA,
    "time": C.TIME, "name": C.NAME, "pronoun": C.PRONOUN, "one": C.SINGLE, "edge": C.EDGE,
    "say": C.SAYS, "cue": C.CUE, "comma": C.COMMA,
}  # fmt: skip
# The names of kinds and properties of chunks in patterns.
Kind = Literal["NP", "VG", "P", "A", "C", "S", "R", "Q", "B", "ANY"]
Bit = Literal[
    "fin", "pass", "ing", "inf", "ptc", "be", "time", "name", "pronoun", "one", "edge", "say", "cue", "comma",
]  # fmt: skip
_MOST_REPEATS: Final = 6
_NAMES: Final = "|".join(sorted(filter(str.isalpha, _KINDS), key=len, reverse=True))
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<operand>[a-z_]+):(?=\S)|(?P<gap>\.\.)|(?P<set>\{[a-z_]+\})|(?P<repeat>[?*+])|(?P<look>[=!]\()|(?P<mark>[()|^$])"
    rf"|(?P<tests>\[[^\]]*\])|(?P<kind>(?:{_NAMES})(?![A-Za-z])|[,:.-])|(?P<macro>[A-Z][A-Z_]+))"
)


class PatternError(ValueError):
    """A mistake in a pattern; the message gives its place."""


class _Group(NamedTuple):
    """A node of a parsed pattern: an element, a sequence of parts, or alternatives."""

    code: str
    parts: list[_Group]
    text: str = ""
    kinds: int = 0
    tests: tuple[str, ...] = ()
    part: str = ""  # its name in explanations: its text, and the macro that contains it
    captures: bool = False  # whether it is captured, or any part of it


Macros = dict[str, str | _Group]  # by name; a pattern is replaced by its parts when it is read


def compile_pattern(text: str, macros: Macros, steps: Steps, *, leftward: bool = False) -> int:
    """The first step of the pattern that ``text`` describes.

    The pattern is matched from its first element on, or ``leftward`` from its last. Raises PatternError, with the
    place, for a pattern with a mistake, and ValueError for one that is too long.

    >>> from quotex.language.wordsets import EMPTY
    >>> steps = Steps(EMPTY)
    >>> start = compile_pattern("source:NP cue:VG[say]", {}, steps)
    >>> steps.rows[start][0] == _core.STEP_OPEN
    True
    >>> compile_pattern("source:NP cue:XG", {}, steps)
    Traceback (most recent call last):
    quotex.quotations.grammar.patterns.PatternError: 'XG' is no macro, at character 15 of: source:NP cue:XG
    """
    group = _Reader(text, macros).read()
    steps.begin()
    return _compiled(group, 0, steps, leftward)


_DEEPEST: Final = 30  # groups inside groups


class _Reader:
    def __init__(self, text: str, macros: Macros, within: tuple[str, ...] = ()) -> None:
        self.text, self.macros, self.within, self.at, self.depth = " ".join(text.split()), macros, within, 0, 0

    def read(self) -> _Group:
        group = self._alternatives()
        if self.at < len(self.text):
            self._fail("')' closes nothing")
        return group

    def _fail(self, what: str) -> None:
        raise PatternError(f"{what}, at character {self.at + 1} of: {self.text}")

    def _next(self) -> re.Match[str] | None:
        return _TOKEN.match(self.text, self.at) if self.at < len(self.text) else None

    def _take(self, kind: str) -> str:
        found = self._next()
        if found is None or found.lastgroup != kind:
            return ""
        self.at = found.end()
        return found[kind]

    def _alternatives(self) -> _Group:
        branches = [self._sequence()]
        while (found := self._next()) and found["mark"] == "|":
            self.at = found.end()
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else _of_parts("|", branches)

    def _sequence(self) -> _Group:
        parts: list[_Group] = []
        while self.at < len(self.text):
            found = self._next()
            if found is None:
                self._fail(f"{self.text[self.at :].split()[0]!r} cannot be read")
            elif found["mark"] in ("|", ")"):
                break
            parts.append(self._part())
        return _of_parts(" ", parts)

    def _part(self) -> _Group:
        start = self.at
        capture = self._take("operand")
        part = self._element()
        if capture:
            part = _Group("operand", [part], capture, captures=True)
        repeat = self._take("repeat")
        if repeat:
            part = _of_parts(repeat, [part])
        if not capture and part.captures:
            return part
        return part._replace(part=" of ".join((self.text[start : self.at].strip(), *self.within[-1:])))

    def _element(self) -> _Group:
        found = self._next()
        if found is None:
            self._fail("an element is missing")
            raise AssertionError
        kind, start = str(found.lastgroup), self.at + len(found[0]) - len(found[0].lstrip())
        value = found[kind]
        if kind == "macro" and (value not in self.macros or value in self.within):
            self.at = start
            self._fail(f"{value!r} is no macro" if value not in self.macros else f"{value!r} is defined by itself")
        self.at = found.end()
        if kind == "macro":
            return _macro(value, self.macros, (*self.within, value))
        if value == "(" or kind == "look":
            self.depth += 1
            if self.depth > _DEEPEST:
                raise PatternError(f"its groups are nested more than {_DEEPEST} deep")
            group = self._alternatives()
            self.depth -= 1
            if self._take("mark") != ")":
                self._fail("')' is missing")
            return _of_parts(value, [group]) if kind == "look" else group
        if kind == "mark":
            return _Group(value, [])
        if kind not in ("gap", "set", "kind"):
            self.at = start
            self._fail(f"{value!r} cannot stand here")
        tests = self._take("tests")
        names = tuple(name.strip() for name in tests[1:-1].split(",")) if tests else ()
        kinds = 0xFFFF if kind == "gap" else _KINDS.get(value, 0)
        return _Group(kind, [], value.strip("{}") + tests, kinds, names)


def _of_parts(code: str, parts: list[_Group]) -> _Group:
    return _Group(code, parts, captures=any(part.captures for part in parts))


def _macro(name: str, macros: Macros, within: tuple[str, ...]) -> _Group:
    """The parts of a macro."""
    macro = macros[name]
    if isinstance(macro, str):
        macro = macros[name] = _Reader(macro, macros, within).read()
    return macro


def _compiled(group: _Group, after: int, steps: Steps, leftward: bool) -> int:
    """The first step of the group; its last step leads to the step ``after``."""
    steps.count_part()
    if group.part and not steps.part:
        steps.part = group.part
        first = _compiled(group, after, steps, leftward)
        steps.part = ""
        return first
    code = group.code
    if code == " ":
        for part in group.parts if leftward else group.parts[::-1]:
            after = _compiled(part, after, steps, leftward)
        return after
    if code == "|":
        return steps.branch(_core.STEP_SPLIT, [_compiled(part, after, steps, leftward) for part in group.parts])
    if code in ("?", "*", "+"):
        return _repeated(group, after, steps, leftward)
    if code in ("=(", "!("):
        look = _core.STEP_LOOK if code == "=(" else _core.STEP_LOOK_NOT
        return steps.branch(look, [_compiled(group.parts[0], 0, steps, False)], after)
    if code == "operand":
        if group.text not in CAPTURES:
            raise PatternError(f"nothing is captured as {group.text!r}, only {', '.join(CAPTURES)}")
        number = CAPTURES.index(group.text)
        body = _compiled(group.parts[0], steps.add(_core.STEP_CLOSE, after, number), steps, leftward)
        return steps.add(_core.STEP_OPEN, body, number)
    if code in ("^", "$"):
        return steps.add(_core.STEP_EDGE, after)
    return _taken(group, after, steps)


def _taken(group: _Group, after: int, steps: Steps) -> int:
    """A step that takes one chunk, or a gap of several."""
    must = never = 0
    names = []
    for name in group.tests:
        plain = name.lstrip("!")
        mask = _BITS.get(plain, 0) or _KINDS.get(plain, 0)
        if not mask and not steps.knows(plain):
            raise PatternError(f"{plain!r} is no predicate and no word set")
        if not mask:
            names.append(name)
        elif name == plain:
            must |= mask
        else:
            never |= mask
    kinds = group.kinds
    if group.code == "set":
        word_set = group.text.partition("[")[0]
        if not steps.knows(word_set):
            raise PatternError(f"{word_set!r} is no word set")
        names.insert(0, word_set)
        kinds = 0xFFFF & ~(C.QUOTE | C.BRACKET)
    return steps.take(_core.STEP_GAP if group.code == "gap" else _core.STEP_TAKE, after, (kinds, must, never), names)


def _repeated(group: _Group, after: int, steps: Steps, leftward: bool) -> int:
    """Steps for a repeated group, which is greedy."""
    least, most = (0, 1) if group.code == "?" else (0, _MOST_REPEATS) if group.code == "*" else (1, _MOST_REPEATS)
    step = after
    for number in range(most, 0, -1):
        step = _compiled(group.parts[0], step, steps, leftward)
        if number > least:
            step = steps.branch(_core.STEP_SPLIT, [step, after])
    return step
