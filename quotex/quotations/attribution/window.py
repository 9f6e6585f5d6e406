"""What the rules of attribution see of the sentence around a quotation, in chunks."""

from __future__ import annotations

from collections.abc import Callable

from quotex import _core
from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.grammar import governor
from quotex.quotations.grammar.syntax import Syntax
from quotex.quotations.spans.context import QuoteContext

__all__ = ["Rule", "Window"]


class Window:
    """The sentence around a quotation: ``mark`` is the chunk of the quotation, ``after`` the next chunk."""

    __slots__ = (
        "_cue",
        "_place",
        "after",
        "clause_after",
        "context",
        "floor",
        "last",
        "mark",
        "sentence_stop",
        "syntax",
    )

    def __init__(self, syntax: Syntax, context: QuoteContext) -> None:
        self.syntax, self.context = syntax, context
        self._place = syntax.place(
            *(context.first, context.stop, context.floor, context.last, context.sentence_stop, context.clause_after)
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
        facts, ending = self.context.facts, self.context.ending
        is_whole = facts & T.CAPITAL and ending in ("?!" if facts & T.TITLED else ".?!…")
        return governor.governing_cue(self.syntax, cues, self.mark, self.floor, is_whole=bool(is_whole))


Rule = Callable[[Window], Attribution | None]
