"""Where a quotation stands: the narration of its sentence before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import starmap

from quotex.quotations.frame import Frame
from quotex.quotations.phrases import Span

__all__ = ["DEEPEST", "WINDOW", "Found", "Site", "find_sites"]

WINDOW = 160  # tokens a rule looks back or ahead, however long the sentence
DEEPEST = 8  # quotations around one that is handed out: each repeats the text of those inside it


@dataclass(slots=True)
class Site:
    """One outer pair of quote marks with its surroundings, in token indices.

    ``first:stop`` are the tokens of the quotation with its marks. ``floor`` is where its sentence begins,
    ``last`` where the narration after it ends, ``sentence_stop`` where its sentence ends.
    """

    index: int
    first: int
    stop: int
    floor: int
    last: int
    sentence_stop: int
    paragraph: int
    paragraph_first: int
    paragraph_stop: int
    closed: bool
    continued: bool  # continues the quotation of the paragraph before
    capital: bool = False  # begins with a capital or a digit
    titled: bool = False  # a few words, each with a capital, function words aside
    split: bool = False  # the sentence after it belongs to it: "Why?" Moor asked.
    ending: str = " "  # last character said, marks and blanks left out
    goes_on: int = -1  # first token of the clause that goes on after it, -1 where the quotation ends its clause
    alone: bool = False  # a sentence begins with it


@dataclass(slots=True)
class Found:
    """What an attribution rule found: the speaker's and the cue's tokens, and the rule's id.

    ``grade`` tells cases of one rule apart whose answers are right more or less often.
    """

    speaker: Span
    cue: Span | None = None
    rule: str = ""
    grade: str = ""


def find_sites(frame: Frame) -> list[Site]:
    """The sites of the outer quotations, in order."""
    return list(starmap(Site, frame.narration.sites(WINDOW)))
