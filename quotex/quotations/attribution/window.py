"""What the rules of attribution see around one quotation, in chunks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar import governor
from quotex.quotations.grammar.syntax import Syntax
from quotex.quotations.spans.context import QuoteContext

__all__ = ["Rule", "Window"]


_MOST: Final = 1 << 32  # chunks of a text


class Window:
    """The sentence around a quotation: the quotation begins with the chunk ``mark``, ``after`` follows it."""

    __slots__ = (
        "_bits",
        "_cue",
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
        self.floor = syntax.at(context.floor) if context.floor < context.first else syntax.at(context.first)
        self.mark = syntax.until(context.first) if context.floor < context.first else self.floor
        self.last, self.sentence_stop = syntax.until(context.last), syntax.until(context.sentence_stop)
        self.clause_after = syntax.at(context.clause_after) if context.clause_after >= 0 else -1
        self.after = self.mark + 1
        while self.after < syntax.count and syntax.first[self.after] < context.stop:
            self.after += 1
        for chunk in range(self.mark - 1, self.floor, -1):
            if syntax.bits[chunk] & C.EDGE and not syntax.bits[chunk - 1] & C.QUOTE:
                self.floor = chunk  # the sentence before is glued to it
                break
        self._cue = -2
        self._bits: dict[int, int] = {}

    def bits_of(self, first: int, stop: int) -> int:
        """The bits that the chunks first:stop have together."""
        found = self._bits.get(first * _MOST + stop)
        if found is None:
            found, bits = 0, self.syntax.bits
            for chunk in range(first, stop):
                found |= bits[chunk]
            self._bits[first * _MOST + stop] = found
        return found

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
