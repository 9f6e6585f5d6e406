"""Constructions that name the speaker, as patterns of the language pack: ``attribution.toml``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby, pairwise
from operator import and_, itemgetter
from typing import Any, Final, Literal

from quotex import _core
from quotex.language import packs
from quotex.language.loading import Language, load_language
from quotex.model import Explanation
from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution, Rule, Window, mention_grade, owner_of
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.animacy import is_human_noun
from quotex.quotations.grammar.clauses import is_personal, main_subject
from quotex.quotations.grammar.matching import Row, Steps, Tables
from quotex.quotations.grammar.name_parts import Span, is_name, opens_sentence
from quotex.quotations.grammar.patterns import Macros, compile_pattern
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Rules

_EVIDENCE: Final = {
    "clause_after": T.CLAUSE_AFTER, "clause_at_end": T.CLAUSE_AT_END, "source_after": T.SOURCE_AFTER,
    "source_before": T.SOURCE_BEFORE, "verb_before": T.VERB_BEFORE, "label_before": T.LABEL_BEFORE,
}  # fmt: skip
Captures = Sequence[Span | None]
# The names of facts in patterns.
Fact = Literal[
    "initial", "titled", "sourced", "split", "capital", "after_colon", "after_comma", "led", "pauses", "said",
    "announced", "reported", "led_by_cue", "asks", "pausing", "comma_inside",
]  # fmt: skip
_FACTS: Final = {
    "initial": T.INITIAL, "titled": T.TITLED, "sourced": T.SOURCED, "split": T.SPLIT, "capital": T.CAPITAL,
    "after_colon": T.AFTER_COLON, "after_comma": T.AFTER_COMMA, "led": T.LED, "pauses": T.PAUSES,
}  # fmt: skip


def _is_said(window: Window) -> bool:
    """Whether a finite verb of saying precedes the quotation in its sentence."""
    syntax = window.syntax
    return any(
        syntax.bits[chunk] & (C.FINITE | C.INFINITIVE) and syntax.trait(chunk) & T.SAY
        for chunk in range(window.floor, window.mark)
    )


def _is_announced(window: Window) -> bool:
    """Whether a verb and a comma introduce the quotation (he said, "…"), so that a clause after it reports both."""
    syntax, verb = window.syntax, window.mark - 2
    if verb < window.floor or not syntax.bits[verb + 1] & C.COMMA:
        return False
    bits = syntax.bits[verb]
    is_reporting = bits & C.FINITE and syntax.tags[syntax.head[verb]] & T.REPORTING
    return bool(is_reporting) and not bits & C.PASSIVE


def _is_reported(window: Window) -> bool:
    """Whether a verb of saying governs the quotation, so that a source after it is the source of the whole report."""
    syntax, cue = window.syntax, window.governing_cue
    if cue < 0:
        return False
    if cue == window.mark - 1 and syntax.bits[cue] & C.GERUND and syntax.trait(cue) & T.SAY:
        return True
    says = syntax.tags[syntax.head[cue]] & T.REPORTING and syntax.trait(cue) & (T.SAY | T.NAMING)
    return bool(says) and bool(syntax.bits[cue] & C.FINITE)


_COMPUTED: Final[dict[str, Callable[[Window], bool]]] = {
    "said": _is_said,
    "announced": _is_announced,
    "reported": _is_reported,
    "led_by_cue": lambda window: window.governing_cue >= 0,
    "asks": lambda window: bool(window.context.facts & T.INITIAL) and window.context.ending in "?!",
    "pausing": lambda window: window.context.ending in ",?!",
    "comma_inside": lambda window: window.context.ending == ",",
}


_SIDES: Final = ("before", "after")
_SWITCHES: Final = ("graded", "topic", "mentioned")
_KEYS: Final = ("id", "name", *_SIDES, "when", "from", "to", "evidence", *_SWITCHES)


def _check_row(row: Mapping[str, Any]) -> None:
    """Check the keys, values and names of a row. Raises ValueError if one is unknown."""
    for key, value in row.items():
        if key not in _KEYS:
            raise ValueError(f"no key is called {key!r}; there are: {', '.join(_KEYS)}")
        if type(value) is not (bool if key in _SWITCHES else str):
            raise ValueError(f"{key} must be {'true or false' if key in _SWITCHES else 'a string'}")
    if "id" not in row or "name" not in row or not ("after" in row or "before" in row):
        raise ValueError("a pattern needs an id, a name, and after or before or both")
    for name in (word.lstrip("!") for word in row.get("when", "").split()):
        if name not in _FACTS and name not in _COMPUTED:
            raise ValueError(f"no fact is called {name!r}; there are: {', '.join((*_FACTS, *_COMPUTED))}")
    for key, what, known in (
        ("from", "start", ("mark",)),
        ("to", "end", ("sentence",)),
        ("evidence", "evidence", _EVIDENCE),
    ):
        if key in row and row[key] not in known:
            raise ValueError(f"no {what} is called {row[key]!r}; there are: {', '.join(known)}")


class Construction:
    """A pattern, or one pattern on each side of the quotation, with the conditions on its context."""

    __slots__ = (
        "beside", "conditions", "evidence", "id", "is_by_topic", "is_graded", "is_mention", "leftward", "name", "needs",
        "rows", "text", "without",
    )  # fmt: skip

    def __init__(self, row: Mapping[str, Any], starts: Iterable[int]) -> None:
        self.id, self.name = row["id"], row["name"]
        sides = [key for key in _SIDES if key in row]
        self.text = " “…” ".join(row[key] for key in sides)
        self.leftward = "before" in row
        self.is_graded, self.is_by_topic, self.is_mention = (bool(row.get(key)) for key in _SWITCHES)
        self.evidence = _EVIDENCE[row["evidence"]] if "evidence" in row else 0
        self.needs = self.without = 0
        self.conditions: list[tuple[Callable[[Window], bool], bool]] = []
        flags = 0
        if "to" in row:
            flags |= _core.PATTERN_TO_SENTENCE
        if "from" in row:
            flags |= _core.PATTERN_FROM_MARK
        elif "after" in row:
            self.needs |= T.CLAUSE_FOLLOWS
        for word in row.get("when", "").split():
            name = word.lstrip("!")
            if name in _FACTS:
                if name == word:
                    self.needs |= _FACTS[name]
                else:
                    self.without |= _FACTS[name]
            else:
                self.conditions.append((_COMPUTED[name], name == word))
        own = {"before": _core.PATTERN_LEFTWARD, "after": flags}
        self.rows: list[Row] = [
            (start, own[key], self.needs, self.without) for start, key in zip(starts, sides, strict=True)
        ]
        self.beside = -1  # the row of the program that must also match, on the other side

    def answer(self, window: Window, program: _core.Program, captures: Captures) -> Attribution | None:
        """The answer from the captured chunks, if the conditions hold."""
        for condition, wanted in self.conditions:
            if condition(window) != wanted:
                return None
        if self.beside >= 0:
            match = window.match(program, self.beside, self.beside + 1)
            if match is None:
                return None
            others: Captures = match[1:]
            captures = [one or others[place] for place, one in enumerate(captures)]
        source, cue, noun = captures
        found = self._found(window, source, cue, noun)
        if found:
            found.evidence = self.evidence
        return found

    def _found(self, window: Window, source: Span | None, cue: Span | None, noun: Span | None) -> Attribution | None:
        syntax = window.syntax
        if self.is_by_topic:
            return _announced_by_topic(window)
        if self.is_mention:
            window.context.facts |= T.METALINGUISTIC
        if noun:
            return owner_of(syntax.tokens, syntax.first[noun[0]], syntax.head[noun[0]])
        if not source:
            return None
        first, stop = source
        if self.leftward and syntax.bits[first] & C.PHRASE:
            stop = max(stop, syntax.end(first, window.mark))
        span = syntax.first[first], syntax.stop[stop - 1]
        verb = _verb_of(window, cue[1] - 1) if cue else None
        return Attribution(span, verb, mention_grade(syntax.tokens, span) if self.is_graded else "")


def _verb_of(window: Window, chunk: int) -> Span:
    """The tokens of a cue: the head of a verb group or noun phrase; the whole chunk if it is a mark or a particle."""
    syntax, head = window.syntax, window.syntax.head[chunk]
    if syntax.bits[chunk] & (C.VERBS | C.PHRASE):
        return head, head + 1
    return syntax.first[chunk], syntax.stop[chunk]


def _announced_by_topic(window: Window) -> Attribution | None:
    """The subject of a sentence about a person that ends in a colon: *Ada Moor* would have none of it: “…”."""
    syntax, tokens, colon = window.syntax, window.syntax.tokens, window.context.first - 1
    subject = main_subject(tokens, syntax.first[window.floor], window.context.first - 1)
    if subject is None:
        return None
    is_near = tokens.prev_tagged(T.NOUN_CUE, max(window.context.floor, colon - 6), colon) >= 0
    return Attribution(subject, (colon, colon + 1)) if is_near or _is_person(tokens, subject) else None


def _is_person(tokens: Tokens, subject: Span) -> bool:
    """Whether the subject is a name, *he* or *she*, or a role."""
    if is_personal(tokens, subject[0]):
        return bool(tokens.trait(subject[0]) & (T.MALE | T.FEMALE))
    if is_name(tokens, subject):
        return not opens_sentence(tokens, subject)
    return is_human_noun(tokens, subject[1] - 1)


def read_constructions(language: Language) -> Rules[Rule]:
    """The patterns of a language pack as rules.

    Raises ValueError with the file and the place if a pattern cannot be read.
    """
    starts, tables = packs.kept(language.pack, "steps", lambda _pack: compile_constructions(language))
    steps = Steps(language.sets, tables)
    by_id: dict[str, list[Construction]] = {}
    for (_source, table), own in zip(language.patterns, starts, strict=True):
        by_id.setdefault(table["id"], []).append(Construction(table, own))
    ordered = [construction for constructions in by_id.values() for construction in constructions]
    rows = [construction.rows[0] for construction in ordered]
    for construction in ordered:
        for row in construction.rows[1:]:
            construction.beside = len(rows)
            rows.append(row)
    program = steps.program(rows, language.traits)
    rules, first = Rules[Rule](), 0
    for identifier, constructions in by_id.items():
        needs = reduce(and_, [construction.needs for construction in constructions])
        without = reduce(and_, [construction.without for construction in constructions])
        rules.rule(identifier, needs=needs, without=without)(Constructions(program, first, constructions, steps.parts))
        first += len(constructions)
    return rules


def keep_steps() -> None:
    """Compile and store the patterns of all language packs; called by ``setup.py``."""
    for code in packs.codes():
        packs.keep(code, "steps", compile_constructions(load_language(code)))


def compile_constructions(language: Language) -> tuple[list[list[int]], Tables]:
    """The first step of each pattern of each construction, and the steps of all patterns as plain values."""
    steps = Steps(language.sets)
    macros: Macros = {**language.macros}
    starts: list[list[int]] = []
    for source, row in language.patterns:
        try:
            _check_row(row)
            found = [(key, row[key]) for key in _SIDES if key in row]
            starts.append([compile_pattern(text, macros, steps, leftward=key == "before") for key, text in found])
        except ValueError as error:
            raise ValueError(f"{source}: [[pattern]] {_label(row)}: {error}") from None
        except RecursionError:
            raise ValueError(f"{source}: [[pattern]] {_label(row)}: its groups are nested too deep") from None
    return starts, steps.tables()


def _label(row: Mapping[str, Any]) -> str:
    return " ".join(str(row[key]) for key in ("id", "name") if key in row)


class Constructions:
    """The rule of one id: its first construction that matches answers. Their rows begin at ``first``."""

    __slots__ = ("constructions", "first", "parts", "program")

    def __init__(self, program: _core.Program, first: int, those: Sequence[Construction], parts: Sequence[str]) -> None:
        self.program, self.first, self.constructions = program, first, those
        self.parts = parts  # the part of the pattern to which each step of the program belongs

    def __call__(self, window: Window) -> Attribution | None:
        program, first, constructions = self.program, self.first, self.constructions
        stop = first + len(constructions)
        match = window.match(program, first, stop)
        while match is not None:
            found = constructions[match[0] - first].answer(window, program, match[1:])
            if found is not None:
                return found
            match = window.match(program, match[0] + 1, stop)
        return None

    def explain(self, window: Window) -> Explanation | None:
        """Which construction answers, and which words each part of its pattern matched."""
        for row, construction in enumerate(self.constructions, self.first):
            match = window.match(self.program, row, row + 1)
            if match and construction.answer(window, self.program, match[1:]):
                rows = {row, construction.beside} - {-1}
                parts = sorted((part for row in rows for part in self._parts_at(window, row)), key=itemgetter(1))
                return Explanation(construction.id, construction.name, construction.text, parts)
        return None

    def _parts_at(self, window: Window, row: int) -> Iterator[tuple[str, int, int]]:
        steps: list[tuple[int, int]] = []
        window.match(self.program, row, row + 1, steps)
        syntax, tokens = window.syntax, window.syntax.tokens
        for part, taken in groupby(pairwise(steps), key=lambda pair: self.parts[pair[0][0]]):
            chunks = [chunk for pair in taken for _step, chunk in pair]
            is_leftward = chunks[-1] < chunks[0]
            first, last = min(chunks) + is_leftward, max(chunks) + is_leftward - 1
            yield part, tokens.starts[syntax.first[first]], tokens.ends[syntax.stop[last] - 1]
