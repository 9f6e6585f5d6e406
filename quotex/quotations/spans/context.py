"""The context of a quotation: the narration of its sentence before and after it."""

from __future__ import annotations

from typing import Final, NamedTuple

from quotex.quotations import tags as T
from quotex.quotations.grammar.tokens import Tokens

WINDOW: Final = 160  # tokens a rule looks back or ahead, however long the sentence
SENTENCE_END = ".?!…"  # last characters of a sentence
DEEPEST: Final = 8  # quotations around one that is handed out: each repeats the text of those inside it


class QuoteContext:
    """One outer pair of quote marks with its surroundings, in token indices.

    ``first:stop`` are the tokens of the quotation with its marks. ``floor`` is where its sentence begins,
    ``last`` where the narration after it ends, ``sentence_stop`` where its sentence ends. No dataclass: that is made
    and read four times slower.
    """

    __slots__ = (
        "clause_after", "end", "ending", "facts", "first", "floor", "index", "last", "paragraph", "sentence_stop",
        "start", "stop",
    )  # fmt: skip

    def __init__(
        self,
        index: int,
        start: int,
        end: int,
        first: int,
        stop: int,
        floor: int,
        last: int,
        sentence_stop: int,
        paragraph: int,
        facts: int,
        ending: str = " ",
        clause_after: int = -1,
    ) -> None:
        self.index = index
        self.start, self.end = start, end  # offsets of what stands between the marks
        self.first, self.stop = first, stop
        self.floor, self.last, self.sentence_stop = floor, last, sentence_stop
        self.paragraph = paragraph
        self.facts = facts
        self.ending = ending  # last character said, marks and blanks left out, or a full stop behind the mark
        self.clause_after = clause_after  # first token of the clause that goes on after it; -1 where it ends its clause


class StoryContext(NamedTuple):
    """One quotation of a story, in tokens with its marks, and what its turn tells."""

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
    return [
        QuoteContext(index, start, end, first, stop, floor, last, sentence_stop, paragraph, facts, ending, clause_after)
        for index, start, end, first, stop, floor, last, sentence_stop, paragraph, facts, ending, clause_after in (
            tokens.narration.contexts(WINDOW, _LEADS, _INVERTS, document)
        )
    ]


_LEADS: Final = T.VERB | T.PREPOSITION  # see LED
_INVERTS: Final = T.REPORTING | T.ADVERB  # see INVERTED
