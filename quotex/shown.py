"""Reading a text as its reader sees it, with offsets into the text as it stands.

Dumps hold marks as entities (``&quot;``), escapes (``\\"``) or misread bytes (``â€œ``), and mark-up around names and
quotations. A text without any of these costs one look at its characters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from quotex._core import Characters, Scan
from quotex.edits import Cleaned
from quotex.model import Person, Quote

__all__ = ["as_shown", "point_back", "point_into_original"]

# Of codes and mark-up; of misread bytes; control characters of Windows-1252; what is invisible or lost; footnotes.
_OF_CODE: Final = frozenset(
    "&<>\\*_"
    "âÂÃÄÅ" + "".join(map(chr, range(0x80, 0xA0))) + "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff\ufffd¹²³⁰⁴⁵⁶⁷⁸⁹"
)
_OF_TWO: Final = {'"': ('""',), "[": ("](", "”[", '"[')}  # codes and footnotes of two characters, by one of them
_HYPHEN: Final = "-\n"  # at the end of a line
_ANY: Final = Characters("".join([*_OF_CODE, *_OF_TWO]))


def as_shown(scan: Scan) -> Cleaned | None:
    """The text that was scanned without what it is coded and marked up with; None where nothing is.

    >>> from quotex._core import scan
    >>> as_shown(scan("&quot;It rained,&quot; said **Moor**, who _had_ seen it.")).text
    '"It rained," said Moor, who had seen it.'
    >>> as_shown(scan('"It rained," said Moor.'))
    """
    text = scan.text
    held = _ANY.held_by(text)
    is_coded = not _OF_CODE.isdisjoint(held) or any(code in text for character in held for code in _OF_TWO[character])
    if not is_coded and not (scan.wrapped and _HYPHEN in text):
        return None
    from quotex.cleaning.repair import shown  # needs regex, which extracting alone never waits for

    read = shown(text)
    return read if read.edits else None


def point_back(quotes: Iterable[Quote], people: Iterable[Person], cleaned: Cleaned) -> None:
    """Turn offsets into the cleaned text into offsets into the text that it was made of, in place."""
    if not cleaned.edits:
        return
    still = cleaned.edits[0].start  # what ends up to here has not moved
    for quote in quotes:
        for span in (quote, quote.speaker, quote.cue):
            if span is not None and span.end > still:
                span.start, span.end = cleaned.to_original(span.start, span.end)
    for person in people:
        person.mentions = [_moved(span, still, cleaned) for span in person.mentions]
        person.role_span = person.role_span and _moved(person.role_span, still, cleaned)
        person.gender_span = person.gender_span and _moved(person.gender_span, still, cleaned)


def _moved(span: tuple[int, int], still: int, cleaned: Cleaned) -> tuple[int, int]:
    return span if span[1] <= still else cleaned.to_original(*span)


def point_into_original(quotes: Iterable[Quote], people: Iterable[Person], cleaned: Cleaned) -> None:
    """``point_back`` from a text that was cleaned: quotes keep their places in it, and tell what is left of them."""
    for quote in quotes:
        quote.clean_start, quote.clean_end = quote.start, quote.end
    point_back(quotes, people, cleaned)
    if not cleaned.edits:
        return
    for quote in quotes:
        if quote.end > cleaned.edits[0].start:
            pieces = cleaned.pieces(quote.start, quote.end)
            quote.pieces = pieces if len(pieces) > 1 else []
