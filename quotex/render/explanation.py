"""Why: every edit and every quote of a document, each with the rules that decided and their reasons."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from quotex.catalogue import Rule
from quotex.model import Document, Edit, Person, Quote
from quotex.render.layout import count_edits, shorten, speaker_label

__all__ = ["explanation"]


def explanation(document: Document, rules: Mapping[str, Rule]) -> str:
    """Plain text; places are line:column of the original, both from 1."""
    places = _Places(document.original)
    lines = [f"{count_edits(document.edits)}; taken for a {document.meta.get('preset', 'text')}", ""]
    for edit in document.edits:
        lines += _edit(edit, document.original, places, rules)
    for quote in document.quotes:
        lines += _quote(quote, places, rules)
    for person in document.people:
        lines += _person(person, document.original, places)
    return "\n".join(lines).rstrip("\n") + "\n"


class _Places:
    def __init__(self, text: str) -> None:
        self._starts = [0]
        while (end := text.find("\n", self._starts[-1])) >= 0:
            self._starts.append(end + 1)

    def __call__(self, offset: int) -> str:
        line = bisect_right(self._starts, offset)
        return f"{line}:{offset - self._starts[line - 1] + 1}"


def _edit(edit: Edit, original: str, places: _Places, rules: Mapping[str, Rule]) -> Iterator[str]:
    words = shorten(original[edit.start : edit.end])
    if not words:
        words = f"{edit.end - edit.start} characters of white space"
    yield f"{places(edit.start)} " + (
        f"{words!r} became {edit.replacement!r}" if edit.replacement else f"removed {words}"
    )
    yield from _reasons([edit.rule], rules)
    yield ""


def _quote(quote: Quote, places: _Places, rules: Mapping[str, Rule]) -> Iterator[str]:
    yield f"{places(quote.start)} “{shorten(quote.text)}”"
    cue = f", cue {quote.cue.text}" if quote.cue else ""
    yield f"    {quote.kind}: {speaker_label(quote)}{cue}" + (
        f"; confidence {quote.confidence:.2f}" if quote.confidence else ""
    )
    yield from _reasons(quote.rules, rules)
    yield ""


def _person(person: Person, original: str, places: _Places) -> Iterator[str]:
    """Who speaks, and what tells role and gender."""
    yield f"{person.name or '?'}: {person.kind}, {len(person.mentions)} mention{'s' * (len(person.mentions) != 1)}"
    for fact, value, span in (("role", person.role, person.role_span), ("gender", person.gender, person.gender_span)):
        if value and span:
            yield f"    {fact} {value}: “{original[span[0] : span[1]]}” at {places(span[0])}"
    yield ""


def _reasons(ids: Iterable[str], rules: Mapping[str, Rule]) -> Iterator[str]:
    for id in ids:
        rule = rules.get(id)
        yield f"    {id} {rule.name}: {rule.why}" if rule else f"    {id}"
