"""Explain a document: every edit and every quote, with the rules that decided and their reasons."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from quotex.document import Document
from quotex.language.catalogue import Rule
from quotex.model import Edit, Explanation, Person, Quote
from quotex.render.layout import count_edits, one_line, shorten, speaker_label
from quotex.render.lines import BLANK, CUE, FACT, ID, NAME, Line, Palette, line

__all__ = ["explanation"]

INDENT = "    "
PRESETS = {"body": "the body of an article", "page": "a whole page"}
REMOVED = "strike dim"
_SPARED = (
    "matches it, but the line quotes somebody; `headline = true` removes such lines, unless they end as a sentence does"
)
_MOST_MENTIONS = 8
_WIDEST_PART = 40
_LONGEST_GAP = 60  # shown between a speaker, a cue and the quote


def explanation(
    document: Document,
    rules: Mapping[str, Rule],
    explained: Mapping[int, Explanation] = MappingProxyType({}),
    spared: Iterable[tuple[str, int, int]] = (),
) -> Iterator[Line]:
    """Yield the lines of the explanation. Places are line:column of the original, from 1. A blank line ends an item.

    ``explained`` is what ``quotex.explain`` returned for the document, ``spared`` the lines that a rule matches but
    keeps, because somebody is quoted.
    """
    places, palette = _Places(document.original), Palette()
    preset = PRESETS.get(document.meta.get("preset", ""), "a text")
    yield line(f"{count_edits(document.edits)}; cleaned as {preset}", hang=2)
    for edit in document.edits:
        yield from (BLANK, *_edit(edit, document.original, places, rules))
    for id, start, end in spared:
        yield from (BLANK, *_spared(rules[id], start, shorten(document.original[start:end]), places))
    for quote in document.quotes:
        yield from (BLANK, *_quote(quote, places, palette.colour(quote.speaker)))
        found = explained.get(quote.id)
        if not found:
            yield from _path(quote, document, places)
        for id in quote.rules:
            yield from _reasons([id], rules)
            if found and found.rule == id:
                yield from _parts(found, document.text)
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


def _spared(rule: Rule, start: int, words: str, places: _Places) -> Iterator[Line]:
    place = f"{places(start)} "
    yield line((place, FACT), "stays ", words, hang=len(place))
    yield line(INDENT, (rule.id, ID), f" {rule.name}: {_SPARED}", hang=len(INDENT) + len(rule.id) + 1)


def _quote(quote: Quote, places: _Places, colour: str) -> Iterator[Line]:
    place = f"{places(quote.start)} "
    yield line((place, FACT), (f"“{shorten(quote.text)}”", colour), hang=len(place))
    cue = (", cue ", (one_line(quote.cue.text), CUE)) if quote.cue else ()
    confidence = f"; confidence {quote.confidence:.2f}" if quote.confidence else ""
    if quote.speaker and quote.speaker.name_confidence is not None:
        confidence += f", of the name {quote.speaker.name_confidence:.2f}"
    label = (speaker_label(quote), f"bold {colour}")
    yield line(INDENT, (f"{quote.kind}: ", FACT), label, *cue, (confidence, FACT), hang=2 * len(INDENT))


def _path(quote: Quote, document: Document, places: _Places) -> Iterator[Line]:
    """Yield speaker and cue, in brackets, with the words between them and the quote, which is shown as “…”."""
    sources = [part for part in (quote.speaker, quote.cue) if part and not quote.start <= part.start < quote.end]
    own, *spans = [document.to_cleaned(part.start, part.end) for part in (quote, *sources)]
    text, parts, at = document.text, [], -1
    if own is None or not any(spans):
        return
    own = max(own[0] - 1, 0), own[1] + 1  # with its marks
    for start, end in sorted(filter(None, (own, *spans))):
        if at >= 0:
            words = shorten(text[at:start], _LONGEST_GAP)
            parts.append(" " * text[at:start][:1].isspace() + words + " " * text[at:start][1:][-1:].isspace())
        parts.append("“…”" if (start, end) == own else f"[{one_line(text[start:end])}]")
        at = max(at, end)
    place = f"{places(sources[0].start)} "
    yield line(INDENT, (place, FACT), "".join(parts), hang=len(INDENT) + len(place))


def _parts(found: Explanation, text: str) -> Iterator[Line]:
    """Yield the pattern that named the speaker, and a row for each of its parts that took words."""
    yield line(2 * INDENT, (found.name, NAME), f": {found.pattern}", hang=3 * len(INDENT))
    rows = [(shorten(part, _WIDEST_PART), one_line(text[start:end])) for part, start, end in found.parts]
    width = max((len(part) for part, _ in rows), default=0)
    for part, words in rows:
        yield line(3 * INDENT, (part.ljust(width), FACT), f"  {words}", hang=3 * len(INDENT) + width + 2)


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
