"""Where a quotation stands: the narration of its sentence before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from quotex._core import DIGIT, QUOTE_CONTINUED, QUOTE_UNCLOSED, STOP, TITLE, WORD
from quotex.quotations.frame import Frame
from quotex.quotations.phrases import Span

__all__ = ["DEEPEST", "WINDOW", "Found", "Site", "find_sites"]

WINDOW = 160  # tokens a rule looks back or ahead, however long the sentence
DEEPEST = 8  # quotations around one that is handed out: each repeats the text of those inside it
_LONGEST_TITLE = 14  # tokens, marks included
_MARKS = " \u00a0\t\n\r\"'“”‘’«»„‟)]"


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

    @property
    def alone(self) -> bool:
        """Does a sentence begin with the quotation?"""
        return self.floor >= self.first


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
    scan, text, token_at = frame.scan, frame.text, frame.token_at
    starts, ends, flags = scan.quote_start, scan.quote_end, scan.quote_flags
    sites: list[Site] = []
    for index, first, stop, floor, last, paragraph, first_of, stop_of in scan.narration_sites(WINDOW):
        end, flag = ends[index], flags[index]
        if sites and sites[-1].last > first:
            sites[-1].last = first
        ending = text[max(starts[index], end - 8) : end].rstrip(_MARKS)[-1:] or " "
        split = last == stop < stop_of and ending in ".?!…" and (floor == first or ending != ".")
        if split:
            last = min(token_at(scan.sentence_at(frame.starts[stop])[1]), stop_of, stop + 30)
        capital, titled = _shape(frame, first, stop)
        sites.append(
            Site(
                index,
                first,
                stop,
                floor,
                last,
                last,
                paragraph,
                first_of,
                stop_of,
                not flag & QUOTE_UNCLOSED,
                flag & QUOTE_CONTINUED != 0,
                capital,
                titled,
                split,
                ending,
            )
        )
    return sites


def _shape(frame: Frame, first: int, stop: int) -> tuple[bool, bool]:
    """Does the quotation begin with a capital, and is it a title (a few words, with capitals throughout)?"""
    words = [tag for tag in frame.raw_tags[first : min(stop, first + _LONGEST_TITLE)] if tag & (WORD | DIGIT)]
    if not words or not words[0] & (TITLE | DIGIT):
        return False, False
    if stop - first > _LONGEST_TITLE:
        return True, False
    return True, all(tag & (TITLE | DIGIT | STOP) for tag in words)
