"""The context of a quotation: the narration of its sentence before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import starmap

from quotex._core import (
    SITE_AFTER_COLON,
    SITE_AFTER_COMMA,
    SITE_ALONE,
    SITE_ANNOUNCED,
    SITE_CAPITAL,
    SITE_CONTINUED,
    SITE_ENDS,
    SITE_FOLLOWS,
    SITE_GOES,
    SITE_HOLDS,
    SITE_INVERTED,
    SITE_LABELLED,
    SITE_LED,
    SITE_OPENS,
    SITE_PAUSES,
    SITE_SHARES,
    SITE_SPLIT,
    SITE_TITLED,
    SITE_UNCLOSED,
)
from quotex.language import ADVERB, PREPOSITION, REPORTING, VERB
from quotex.quotations.grammar.tokens import Tokens

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
    "NOBODY",
    "OPENS",
    "PAUSES",
    "SHARES",
    "SOURCED",
    "SPLIT",
    "TITLED",
    "UNCLOSED",
    "WINDOW",
    "QuoteContext",
    "StoryContext",
    "find_contexts",
]

WINDOW = 160  # tokens a rule looks back or ahead, however long the sentence
DEEPEST = 8  # quotations around one that is handed out: each repeats the text of those inside it

# What is known of a context at once, as bits of its ``facts``.
UNCLOSED = SITE_UNCLOSED
CONTINUED = SITE_CONTINUED  # continues the quotation of the paragraph before
HOLDS = SITE_HOLDS  # quotations stand in it
CAPITAL = SITE_CAPITAL  # begins with a capital or a digit
TITLED = SITE_TITLED  # a few words, each with a capital, function words aside
LABELLED = SITE_LABELLED  # a word in capitals and a colon begin it: "MOOR: …"
INITIAL = SITE_ALONE  # a sentence begins with it; if not:
AFTER_COLON, AFTER_COMMA = SITE_AFTER_COLON, SITE_AFTER_COMMA  # stands right after one, in its sentence
LED = SITE_LED  # a verb or a preposition stands right before it, or before its comma: she was like, "…"
GOES_ON = SITE_GOES  # a clause goes on after it
INVERTED = SITE_INVERTED  # and begins with an adverb or a verb of saying: "…," said NP
SPLIT = SITE_SPLIT  # the sentence after it belongs to it: "Why?" Moor asked.
PAUSES = SITE_PAUSES  # a comma or a dash stands in its sentence after it
OPENS, ENDS = SITE_OPENS, SITE_ENDS  # its paragraph
FILLS = OPENS | ENDS
SHARES = SITE_SHARES  # the paragraph of the quotation before it
FOLLOWS = SITE_FOLLOWS  # stands in the paragraph after that of the quotation before it
ANNOUNCED = SITE_ANNOUNCED  # the paragraph before its own ends with a colon, a dash or a comma
SOURCED = 1 << 20  # its document has an *according to*
# What is known when its speaker has been looked for:
NOBODY = 1 << 21  # nobody was found to speak
CARRIED = 1 << 22  # the speaker of the quotation before it in the paragraph goes on


@dataclass(slots=True)
class QuoteContext:
    """One outer pair of quote marks with its surroundings, in token indices.

    ``first:stop`` are the tokens of the quotation with its marks. ``floor`` is where its sentence begins,
    ``last`` where the narration after it ends, ``sentence_stop`` where its sentence ends.
    """

    index: int
    start: int  # offsets of what stands between the marks
    end: int
    first: int
    stop: int
    floor: int
    last: int
    sentence_stop: int
    paragraph: int
    facts: int
    ending: str = " "  # last character said, marks and blanks left out
    goes_on: int = -1  # first token of the clause that goes on after it, -1 where the quotation ends its clause


@dataclass(slots=True)
class StoryContext:
    """One quotation of a story, in tokens with its marks, and what its turn tells."""

    first: int
    stop: int
    turn: int  # where its turn begins
    is_first: bool  # of the quotations of its turn
    verb: int  # of the turn's cue, or -1
    is_sure: bool  # that is a verb of saying
    acts: bool  # somebody acts beside it


def find_contexts(tokens: Tokens) -> list[QuoteContext]:
    """The contexts of the outer quotations, in order."""
    document = SOURCED if tokens.according else 0
    return list(starmap(QuoteContext, tokens.narration.sites(WINDOW, _LEADS, _INVERTS, document)))


_LEADS = VERB | PREPOSITION  # see LED
_INVERTS = REPORTING | ADVERB  # see INVERTED
