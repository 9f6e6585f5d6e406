"""What the rules of attribution share: their view of a sentence, their answer, and its grade.

A rule returns an answer or None. A decorator binds it to its entry in the catalogue (``quotations.toml`` of the pack).
"""

from __future__ import annotations

from collections.abc import Callable

from quotex import _core
from quotex.quotations import tags as T
from quotex.quotations.grammar import governor
from quotex.quotations.grammar.clauses import is_personal
from quotex.quotations.grammar.name_parts import Span, is_name
from quotex.quotations.grammar.syntax import Syntax
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import EVIDENCE
from quotex.quotations.spans.context import QuoteContext


class Attribution:
    """The answer of a rule: the tokens of the source and of the cue, and the id of the rule.

    ``grade`` distinguishes cases of one rule that differ in how often they are right; ``evidence`` is where the
    speaker was found, one of the tags from ``T.CLAUSE_AFTER`` on, or 0.
    """

    __slots__ = ("cue", "evidence", "grade", "rule", "source")

    def __init__(self, source: Span, cue: Span | None = None, grade: str = "", rule: str = "") -> None:
        self.source, self.cue, self.grade, self.rule = source, cue, grade, rule
        self.evidence = EVIDENCE.get(rule, 0)


class Window:
    """The sentence around a quotation, in chunks: ``mark`` is the chunk of the quotation, ``after`` the next one."""

    __slots__ = (
        "_cue", "_place", "after", "clause_after", "context", "floor", "last", "mark", "sentence_stop", "syntax",
    )  # fmt: skip

    def __init__(self, syntax: Syntax, context: QuoteContext) -> None:
        self.syntax, self.context = syntax, context
        self._place = syntax.place(
            context.first, context.stop, context.floor, context.last, context.sentence_stop, context.clause_after
        )
        self.floor, self.mark, self.after, self.last, self.sentence_stop, self.clause_after = self._place
        self._cue = -2

    def match(
        self, program: _core.Program, row: int, stop: int, steps: list[tuple[int, int]] | None = None
    ) -> _core.Match | None:
        """The first of the patterns row:stop of the program that matches here, with its captures; see Chunks.match."""
        return self.syntax.match(program, self.syntax, self._place, self.context.facts, row, stop, steps)

    @property
    def governing_cue(self) -> int:
        """The verb group that governs the quotation, or -1."""
        if self._cue == -2:
            found = governor.cues(self.syntax, self.mark, self.floor)
            self._cue = self.governing(found) if found else -1
        return self._cue

    def governing(self, cues: list[int]) -> int:
        """The verb group of ``cues`` that governs the quotation."""
        facts, ending = self.context.facts, self.context.ending
        is_whole = facts & T.CAPITAL and ending in ("?!" if facts & T.TITLED else ".?!…")
        return governor.governing_cue(self.syntax, cues, self.mark, self.floor, is_whole=bool(is_whole))


Rule = Callable[[Window], Attribution | None]


def mention_grade(tokens: Tokens, speaker: Span) -> str:
    """The form of the mention: pronoun, name or noun. Answers with a pronoun or a name are right most often."""
    if is_personal(tokens, speaker[0]):
        return "pronoun"
    return "name" if is_name(tokens, speaker) else "noun"


def owner_of(tokens: Tokens, start: int, noun: int) -> Attribution | None:
    """The possessor of a noun of saying as its source: *NP's* claim, *his* claim. The phrase begins at ``start``."""
    owner = tokens.prev_tagged(T.POSSESSIVE, start, noun)
    if owner >= 0:
        return Attribution((start, owner + 1), (noun, noun + 1))
    if start < noun and tokens.is_(start, tokens.sets.possessive):
        return Attribution((start, start + 1), (noun, noun + 1))
    return None
