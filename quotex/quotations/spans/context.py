"""The context of a quotation: the narration of its sentence before and after it."""

from __future__ import annotations

from typing import Final, NamedTuple

from quotex.quotations import tags as T
from quotex.quotations.grammar.tokens import Tokens

WINDOW: Final = 160  # tokens a rule looks back or ahead, however long the sentence
SENTENCE_END = ".?!…"  # last characters of a sentence
DEEPEST: Final = 8  # quotations around one that is handed out: each repeats the text of those inside it


Row = tuple[int, int, int, int, int, int, int, int, int, int, str, int]


class QuoteContext:
    """One outer pair of quote marks with its surroundings, in token indices.

    ``start`` and ``end`` are the offsets of the words between the marks, ``first:stop`` the tokens of the quotation
    with its marks. ``floor`` is where its sentence begins, ``last`` where the narration after it ends,
    ``sentence_stop`` where its sentence ends, ``clause_after`` the first token of the clause that continues after it,
    or -1. ``ending`` is the last character of the quotation, without marks and blanks, or a full stop after the mark.
    It is no dataclass, because those are made and read four times slower.
    """

    __slots__ = (
        "clause_after", "end", "ending", "facts", "first", "floor", "index", "last", "paragraph", "sentence_stop",
        "start", "stop",
    )  # fmt: skip

    def __init__(self, row: Row) -> None:
        (
            self.index, self.start, self.end, self.first, self.stop, self.floor,
            self.last, self.sentence_stop, self.paragraph, self.facts, self.ending, self.clause_after,
        ) = row  # fmt: skip


class StoryContext(NamedTuple):
    """One quotation of a story, in tokens with its marks, and the clues of its turn."""

    first: int
    stop: int
    turn: int  # where its turn begins
    is_first: bool  # of the quotations of its turn
    verb: int  # of the turn's cue, or -1
    is_sure: bool  # that is a reporting verb
    acts: bool  # somebody acts beside it
    is_set_off: bool  # its paragraph begins further in than most do


def find_contexts(tokens: Tokens) -> list[QuoteContext]:
    """The contexts of the outer quotations, in order."""
    document = T.SOURCED if tokens.according else 0
    return [QuoteContext(row) for row in tokens.narration.contexts(WINDOW, _LEADS, _INVERTS, document)]


_LEADS: Final = T.VERB | T.PREPOSITION  # see LED
_INVERTS: Final = T.REPORTING | T.ADVERB  # see INVERTED
