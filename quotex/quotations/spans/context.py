"""The context of a quotation: the narration of its sentence before and after it."""

from __future__ import annotations

from typing import Final, NamedTuple

from quotex.quotations import tags as T
from quotex.quotations.grammar.tokens import Tokens

WINDOW: Final = 160  # tokens that a rule looks back or ahead, however long the sentence is
SENTENCE_END = ".?!…"  # last characters of a sentence
DEEPEST: Final = 8  # nested quotations in the output; each repeats the text of those inside it


Row = tuple[int, int, int, int, int, int, int, int, int, int, str, int]


class QuoteContext:
    """One outer pair of quote marks with its surroundings, in token indices.

    ``start`` and ``end`` are the offsets of the words between the marks, ``first:stop`` the tokens of the quotation
    with its marks. Its sentence begins at ``floor`` and ends at ``sentence_stop``; the narration after it ends at
    ``last``; the clause that continues after it begins at ``clause_after``, which is -1 if there is none. ``ending``
    is the last character of the quotation, without marks and blanks, or a full stop after the mark. The class is not
    a dataclass, because creating and reading one is four times slower.
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
    """One quotation of a story, in token indices with its marks, and the clues to its speaker in its turn."""

    first: int
    stop: int
    turn: int  # the first token of its turn
    is_first: bool  # whether it is the first quotation of its turn
    verb: int  # the verb of the turn's cue, or -1
    is_sure: bool  # whether that is a reporting verb
    acts: bool  # whether somebody acts beside it
    is_set_off: bool  # whether its paragraph is indented further than most


def find_contexts(tokens: Tokens) -> list[QuoteContext]:
    """The contexts of the outer quotations, in order."""
    document = T.SOURCED if tokens.according else 0
    contexts = [QuoteContext(row) for row in tokens.narration.contexts(WINDOW, _LEADS, _INVERTS, document)]
    if tokens.language.switches.nouns_capitalized:
        for context in contexts:
            if tokens.is_(context.first - 1, tokens.sets.predicative) or context.facts & _AFTER_MARK:
                context.facts &= ~T.TITLED  # described it as a “Wortbruch”
    return contexts


_AFTER_MARK: Final = T.AFTER_COLON | T.AFTER_COMMA
_LEADS: Final = T.VERB | T.PREPOSITION  # see LED
_INVERTS: Final = T.REPORTING | T.ADVERB  # see INVERTED
