"""Map offsets into an edited text to offsets into its original."""

from __future__ import annotations

from collections.abc import Iterable

from quotex.edits import Cleaned
from quotex.model import Person, Quote

__all__ = ["move_to_original", "move_to_source"]


def move_to_source(quotes: Iterable[Quote], people: Iterable[Person], edited: Cleaned) -> None:
    """Change offsets into ``edited.text`` to offsets into ``edited.original``, in place.

    A quotation is everything between its marks in the original, including mark-up at its edges: “_Will_ you?”
    """
    for quote in quotes:
        start, end = quote.start, quote.end
        _move(quote, edited)
        if start and _may_be_mark(edited.text[start - 1]):
            quote.start = edited.to_original(start - 1, start)[1]
        if end < len(edited.text) and _may_be_mark(edited.text[end]):
            quote.end = edited.to_original(end, end + 1)[0]
    _move_people(people, edited)


def _may_be_mark(character: str) -> bool:
    return not character.isalnum() and not character.isspace()


def _move(quote: Quote, edited: Cleaned) -> None:
    for span in (quote, quote.speaker, quote.cue):
        if span is not None and span.end > edited.edits[0].start:  # spans that end before the first edit stay
            span.start, span.end = edited.to_original(span.start, span.end)


def _move_people(people: Iterable[Person], edited: Cleaned) -> None:
    still = edited.edits[0].start
    moved = edited.to_original
    for person in people:
        person.mentions = [span if span[1] <= still else moved(span[0], span[1]) for span in person.mentions]
        person.role_span = person.role_span and _moved(person.role_span, still, edited)
        person.gender_span = person.gender_span and _moved(person.gender_span, still, edited)


def _moved(span: tuple[int, int], still: int, edited: Cleaned) -> tuple[int, int]:
    return span if span[1] <= still else edited.to_original(*span)


def move_to_original(quotes: Iterable[Quote], people: Iterable[Person], cleaned: Cleaned) -> None:
    """Change offsets into ``cleaned.text`` to offsets into ``cleaned.original``, in place.

    Quotes also get their span in the cleaned text, and the pieces that remain. Removed text beside a quote is left out.
    """
    for quote in quotes:
        quote.clean_start, quote.clean_end = quote.start, quote.end
    if not cleaned.edits:
        return
    for quote in quotes:
        _move(quote, cleaned)
        if quote.end > cleaned.edits[0].start:
            pieces = cleaned.pieces(quote.start, quote.end)
            quote.pieces = pieces if len(pieces) > 1 else []
            quote.fragments = [cleaned.to_original(*fragment) for fragment in quote.fragments]
    _move_people(people, cleaned)
