"""Explain a document: every edit and every quote, with the rules that decided and their reasons."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from quotex.catalogue import Rule
from quotex.document import Document
from quotex.model import Edit, Person, Quote
from quotex.render.layout import count_edits, one_line, shorten, speaker_label
from quotex.render.lines import BLANK, CUE, FACT, ID, NAME, Line, Palette, line

__all__ = ["explanation"]

INDENT = "    "
PRESETS = {"body": "the body of an article", "page": "a whole page"}
REMOVED = "strike dim"
_MOST_MENTIONS = 8


def explanation(document: Document, rules: Mapping[str, Rule]) -> Iterator[Line]:
    """Yield the lines of the explanation. Places are line:column of the original, from 1. A blank line ends an item."""
    places, palette = _Places(document.original), Palette()
    preset = PRESETS.get(document.meta.get("preset", ""), "a text")
    yield line(f"{count_edits(document.edits)}; cleaned as {preset}", hang=2)
    for edit in document.edits:
        yield from (BLANK, *_edit(edit, document.original, places, rules))
    for quote in document.quotes:
        yield from (BLANK, *_quote(quote, places, rules, palette.colour(quote.speaker)))
    colours = {id: palette.colour(quote.speaker) for quote in document.quotes for id in _people(quote)}
    for person in document.people:
        yield from (BLANK, *_person(person, document.original, places, colours.get(person.id, "")))


class _Places:
    def __init__(self, text: str) -> None:
        self._starts = [0]
        while (end := text.find("\n", self._starts[-1])) >= 0:
            self._starts.append(end + 1)

    def __call__(self, offset: int) -> str:
        line = bisect_right(self._starts, offset)
        return f"{line}:{offset - self._starts[line - 1] + 1}"


def _edit(edit: Edit, original: str, places: _Places, rules: Mapping[str, Rule]) -> Iterator[Line]:
    place, words = f"{places(edit.start)} ", shorten(original[edit.start : edit.end])
    if not words:
        words = f"{edit.end - edit.start} characters of white space"
    if edit.replacement:
        yield line((place, FACT), (repr(words), REMOVED), " became ", repr(edit.replacement), hang=len(place))
    else:
        yield line((place, FACT), "removed ", (words, REMOVED), hang=len(place))
    yield from _reasons([edit.rule], rules)


def _quote(quote: Quote, places: _Places, rules: Mapping[str, Rule], colour: str) -> Iterator[Line]:
    place = f"{places(quote.start)} "
    yield line((place, FACT), (f"“{shorten(quote.text)}”", colour), hang=len(place))
    cue = (", cue ", (one_line(quote.cue.text), CUE)) if quote.cue else ()
    confidence = f"; confidence {quote.confidence:.2f}" if quote.confidence else ""
    if quote.speaker and quote.speaker.name_confidence is not None:
        confidence += f", of the name {quote.speaker.name_confidence:.2f}"
    label = (speaker_label(quote), f"bold {colour}")
    yield line(INDENT, (f"{quote.kind}: ", FACT), label, *cue, (confidence, FACT), hang=2 * len(INDENT))
    yield from _reasons(quote.rules, rules)


def _people(quote: Quote) -> list[int]:
    """Return the only speaker of a quote, who is shown in its colour; empty if several speak together."""
    return quote.speaker.people if quote.speaker and len(quote.speaker.people) == 1 else []


def _person(person: Person, original: str, places: _Places, colour: str) -> Iterator[Line]:
    """Yield a person with their mentions, and the words that show role and gender."""
    mentions = f"{person.kind or 'somebody'}, {len(person.mentions)} mention{'s' * (len(person.mentions) != 1)}"
    yield line((person.name or "?", f"{NAME} {colour}".rstrip()), f": {mentions}", hang=len(INDENT))
    if person.mentions:
        yield line(INDENT, _listed(person.mentions, original, places), hang=2 * len(INDENT))
    for fact, value, span in (("role", person.role, person.role_span), ("gender", person.gender, person.gender_span)):
        if value and span:
            words = one_line(original[span[0] : span[1]])
            place = (f" at {places(span[0])}", FACT)
            yield line(INDENT, (f"{fact} ", FACT), f"{value}: “{words}”", place, hang=2 * len(INDENT))


def _listed(mentions: list[tuple[int, int]], original: str, places: _Places) -> str:
    """List the first mentions with their places, and the number of the others."""
    shown = [f"“{one_line(original[start:end])}” at {places(start)}" for start, end in mentions[:_MOST_MENTIONS]]
    more = len(mentions) - len(shown)
    return ", ".join([*shown, f"and {more} more"] if more else shown)


def _reasons(ids: Iterable[str], rules: Mapping[str, Rule]) -> Iterator[Line]:
    for id in ids:
        rule = rules.get(id)
        reason = f" {rule.name}: {rule.why}" if rule else ""
        yield line(INDENT, (id, ID), reason, hang=len(INDENT) + len(id) + 1)
