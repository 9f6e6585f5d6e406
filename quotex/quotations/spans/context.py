"""The context of a quotation: the narration of its sentence before and after it."""

from __future__ import annotations

from typing import Final, NamedTuple

from quotex._core import (
    CONTEXT_AFTER_COLON,
    CONTEXT_AFTER_COMMA,
    CONTEXT_ANNOUNCED,
    CONTEXT_CAPITAL,
    CONTEXT_CONTINUED,
    CONTEXT_ENDS,
    CONTEXT_FOLLOWS,
    CONTEXT_GOES,
    CONTEXT_HOLDS,
    CONTEXT_INITIAL,
    CONTEXT_INVERTED,
    CONTEXT_LABELLED,
    CONTEXT_LED,
    CONTEXT_OPENS,
    CONTEXT_PAUSES,
    CONTEXT_SHARES,
    CONTEXT_SPLIT,
    CONTEXT_TITLED,
    CONTEXT_UNCLOSED,
)
from quotex.quotations.grammar.tokens import Tokens
from quotex.wordclasses import ADVERB, PREPOSITION, REPORTING, VERB

__all__ = [
    "AFTER_COLON",
    "AFTER_COMMA",
    "ANNOUNCED",
    "CAPITAL",
    "CARRIED",
    "CONTINUED",
    "DEEPEST",
    "ENDS",
    "FILLS",
    "FOLLOWS",
    "GOES_ON",
    "HOLDS",
    "INITIAL",
    "INVERTED",
    "LABELLED",
    "LED",
    "MENTIONED",
    "OPENS",
    "PAUSES",
    "RESUMED",
    "SENTENCE_END",
    "SHARES",
    "SOURCED",
    "SPLIT",
    "THIN",
    "TITLED",
    "UNATTRIBUTED",
    "UNCLOSED",
    "WINDOW",
    "QuoteContext",
    "StoryContext",
    "find_contexts",
]

WINDOW: Final = 160  # tokens a rule looks back or ahead, however long the sentence
SENTENCE_END = ".?!…"  # last characters of a sentence
DEEPEST: Final = 8  # quotations around one that is handed out: each repeats the text of those inside it

# What is known of a context at once, as bits of its ``facts``.
UNCLOSED: Final = CONTEXT_UNCLOSED
CONTINUED: Final = CONTEXT_CONTINUED  # continues the quotation of the paragraph before
HOLDS: Final = CONTEXT_HOLDS  # quotations stand in it
CAPITAL: Final = CONTEXT_CAPITAL  # begins with a capital or a digit
TITLED: Final = CONTEXT_TITLED  # a few words, each with a capital, function words aside
LABELLED: Final = CONTEXT_LABELLED  # a word in capitals and a colon begin it: "MOOR: …"
INITIAL: Final = CONTEXT_INITIAL  # a sentence begins with it; if not:
AFTER_COLON: Final = CONTEXT_AFTER_COLON  # stands right after one, in its sentence
AFTER_COMMA: Final = CONTEXT_AFTER_COMMA
LED: Final = CONTEXT_LED  # a verb or a preposition stands right before it, or before its comma: she was like, "…"
GOES_ON: Final = CONTEXT_GOES  # a clause goes on after it
INVERTED: Final = CONTEXT_INVERTED  # and begins with an adverb or a reporting verb: "…," said NP
SPLIT: Final = CONTEXT_SPLIT  # the sentence after it belongs to it: "Why?" Moor asked.
PAUSES: Final = CONTEXT_PAUSES  # a comma or a dash stands in its sentence after it
OPENS: Final = CONTEXT_OPENS  # its paragraph
ENDS: Final = CONTEXT_ENDS
FILLS: Final = OPENS | ENDS
SHARES: Final = CONTEXT_SHARES  # the paragraph of the quotation before it
FOLLOWS: Final = CONTEXT_FOLLOWS  # stands in the paragraph after that of the quotation before it
ANNOUNCED: Final = CONTEXT_ANNOUNCED  # the paragraph before its own ends with a colon, a dash or a comma
SOURCED: Final = 1 << 20  # its document has an *according to*
# What is known when its speaker has been looked for:
UNATTRIBUTED: Final = 1 << 21  # nobody was found to speak
CARRIED: Final = 1 << 22  # the speaker of the quotation before it in the paragraph goes on
THIN: Final = 1 << 23  # little speaks for it that these are somebody's words
MENTIONED: Final = 1 << 24  # what leads to it tells that nobody says it
RESUMED: Final = 1 << 25  # goes on with the utterance that its reporting clause interrupts


class QuoteContext:
    """One outer pair of quote marks with its surroundings, in token indices.

    ``first:stop`` are the tokens of the quotation with its marks. ``floor`` is where its sentence begins,
    ``last`` where the narration after it ends, ``sentence_stop`` where its sentence ends. No dataclass: that is made
    and read four times slower.
    """

    __slots__ = (
        "end", "ending", "facts", "first", "floor", "goes_on", "index", "last", "paragraph", "sentence_stop", "start",
        "stop",
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
        goes_on: int = -1,
    ) -> None:
        self.index = index
        self.start, self.end = start, end  # offsets of what stands between the marks
        self.first, self.stop = first, stop
        self.floor, self.last, self.sentence_stop = floor, last, sentence_stop
        self.paragraph = paragraph
        self.facts = facts
        self.ending = ending  # last character said, marks and blanks left out, or a full stop behind the mark
        self.goes_on = goes_on  # first token of the clause that goes on after it; -1 where it ends its clause


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
    document = SOURCED if tokens.according else 0
    return [
        QuoteContext(index, start, end, first, stop, floor, last, sentence_stop, paragraph, facts, ending, goes_on)
        for index, start, end, first, stop, floor, last, sentence_stop, paragraph, facts, ending, goes_on in (
            tokens.narration.contexts(WINDOW, _LEADS, _INVERTS, document)
        )
    ]


_LEADS: Final = VERB | PREPOSITION  # see LED
_INVERTS: Final = REPORTING | ADVERB  # see INVERTED
