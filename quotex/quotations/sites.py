"""Where a quotation stands: the narration of its sentence before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from quotex import _core
from quotex._core import DIGIT, STOP, TITLE, WORD
from quotex.quotations.frame import Frame
from quotex.quotations.phrases import Span

__all__ = ["WINDOW", "Found", "Site", "find_sites"]

WINDOW = 160  # tokens a rule looks back or ahead, however long the sentence
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


def find_sites(frame: Frame, outer: list[int]) -> list[Site]:
    """The sites of the quotes ``outer`` (indices into the scan's columns), whose tokens are shut in ``frame``."""
    scan, text, token_at = frame.scan, frame.text, frame.token_at
    starts, ends, flags = scan.quote_start, scan.quote_end, scan.quote_flags
    paragraph_start, paragraph_end = scan.paragraph_start, scan.paragraph_end
    sites: list[Site] = []
    paragraph = first_of = stop_of = -1
    for index in outer:
        start, end = starts[index], ends[index]
        first, stop = token_at(start), token_at(end)
        here = scan.paragraph_at(start)
        if here != paragraph:
            paragraph = here
            first_of, stop_of = token_at(paragraph_start[here]), token_at(paragraph_end[here])
        floor = token_at(scan.sentence_at(start)[0])
        sentence_stop = token_at(scan.sentence_at(end - 1)[1])
        floor = max(floor, first_of, first - WINDOW)
        sentence_stop = min(sentence_stop, stop_of, stop + WINDOW)
        if sites and sites[-1].last > first:
            sites[-1].last = first
        flag = flags[index]
        ending = text[max(start, end - 8) : end].rstrip(_MARKS)[-1:] or " "
        split = sentence_stop == stop < stop_of and ending in ".?!…" and (floor == first or ending != ".")
        if split:
            sentence_stop = min(token_at(scan.sentence_at(frame.starts[stop])[1]), stop_of, stop + 30)
        capital, titled = _shape(frame, first, stop)
        sites.append(
            Site(
                index,
                first,
                stop,
                floor,
                sentence_stop,
                sentence_stop,
                paragraph,
                first_of,
                stop_of,
                not flag & _core.QUOTE_UNCLOSED,
                bool(flag & _core.QUOTE_CONTINUED),
                capital,
                titled,
                split,
                ending,
            )
        )
    _open_narration(frame, sites)
    return sites


def _open_narration(frame: Frame, sites: list[Site]) -> None:
    """Shuts the quotations, and prepares for reading what the paragraphs around them say."""
    paragraph = -1
    token = stop_of = 0
    for site in sites:
        if site.paragraph != paragraph:
            frame.refine(token, stop_of)
            paragraph, token, stop_of = site.paragraph, site.paragraph_first, site.paragraph_stop
        frame.refine(token, site.first)
        frame.shut(site.first, site.stop)
        token = max(token, site.stop)
    frame.refine(token, stop_of)


def _shape(frame: Frame, first: int, stop: int) -> tuple[bool, bool]:
    """Does the quotation begin with a capital, and is it a title (capitals throughout)?"""
    tags = frame.tags
    words = [tag for tag in tags[first : min(stop, first + 14)] if tag & (WORD | DIGIT)]
    if not words:
        return False, False
    if not words[0] & (TITLE | DIGIT):
        return False, False
    if stop - first > 14:
        return True, False
    for tag in words:
        if not tag & (TITLE | DIGIT | STOP):
            return True, False
    return True, True
