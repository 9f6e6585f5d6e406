"""Find what a person should look at, whether or not the words are the source's: negations, numbers, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from quotex.verification.checks import Flag
from quotex.verification.folding import Words
from quotex.verification.lexical import Lexical
from quotex.verification.reading import Reading

__all__ = ["Changed", "flags_of_changes", "flags_of_cut", "flags_of_edges"]

Changed = tuple[tuple[int, int], tuple[int, int]]  # words of the draft, and the words of the source that they replace

_BEFORE: Final = 2  # words before the quoted ones that are examined
_OPENING: Final = frozenset('.!?\n“"‘:')


def flags_of_changes(lexical: Lexical, draft: Words, source: Words, changes: Iterable[Changed]) -> list[Flag]:
    """Flag negations, hedges, numbers and names among the words that were added or lost."""
    found: list[Flag] = []
    added: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for (first, stop), (start, end) in changes:
        ours, theirs = Counter(draft.keys[first:stop]), Counter(source.keys[start:end])
        found += _changed(lexical, draft, range(first, stop), ours - theirs, "added", "draft")
        found += _changed(lexical, source, range(start, end), theirs - ours, "lost", "source")
        added += ours
        lost += theirs
    if added and added == lost:
        first, stop = next((first, stop) for (first, stop), _ in changes if stop > first)
        found.append(_flag("order", "added", draft, first, stop, "draft"))
    return found


def flags_of_cut(lexical: Lexical, reading: Reading, first: int, stop: int, *, in_speech: bool) -> list[Flag]:
    """Flag negations and hedges that a marked cut left out of speech; narration in between does not count."""
    words = reading.words
    swallowed: Iterable[int] = range(first, stop)
    if in_speech:
        quotes, _ = reading.over(first, stop)
        bounds = [reading.bounds(quote) for quote in quotes]
        swallowed = (at for start, end in bounds for at in range(max(first, start), min(stop, end)))
    return [
        _flag("negation", "cut", words, at, at + 1, "source")
        for at in swallowed
        if words.keys[at] in lexical.sets["negation"]
    ]


def flags_of_edges(lexical: Lexical, reading: Reading, first: int, stop: int, before: list[str]) -> list[Flag]:
    """Flag a negation right before or after the words ``first:stop``, and a *but* after them.

    ``before`` has the words of the draft before its quotation, which may contain the negation.
    """
    words = reading.words
    quotes, _ = reading.over(first, stop)
    low, high = (reading.bounds(quotes[0])[0], reading.bounds(quotes[-1])[1]) if quotes else (0, len(words))
    found = []
    for at in range(first - 1, max(-1, first - 1 - (_BEFORE if first > low else 1)), -1):
        if reading.breaks(at + 1) or (at < low and first > low):
            break
        if words.keys[at] in lexical.sets["adjacent"] and words.keys[at] not in before:
            found.append(_flag("negation", "before", words, at, at + 1, "source"))
    if stop < high:
        if words.keys[stop] in lexical.sets["qualifier"]:
            found.append(_flag("qualifier", "behind", words, stop, stop + 1, "source"))
        if words.keys[stop] in lexical.sets["adjacent"] and not reading.breaks(stop):
            found.append(_flag("negation", "behind", words, stop, stop + 1, "source"))
    return found


def _changed(
    lexical: Lexical,
    words: Words,
    places: range,
    changed: Counter[str],
    place: Literal["added", "lost"],
    where: Literal["draft", "source"],
) -> Iterator[Flag]:
    for at in places:
        key = words.keys[at]
        if changed[key] <= 0:
            continue
        changed[key] -= 1
        for kind in _kinds(lexical, words, at):
            yield _flag(kind, place, words, at, at + 1, where)


def _kinds(lexical: Lexical, words: Words, at: int) -> list[str]:
    key, kinds = (
        words.keys[at],
        [*dict.fromkeys("negation" if kind == "adjacent" else kind for kind in lexical.kinds(words.keys[at]))],
    )
    if any(sign.isdigit() for sign in key) and "number" not in kinds:
        kinds.append("number")
    word = words.read[words.starts[at] : words.ends[at]]
    gap = words.read[words.ends[at - 1] if at else 0 : words.starts[at]]
    if word[0].isupper() and len(word) > 1 and lexical.is_content(key) and at and _OPENING.isdisjoint(gap):
        kinds.append("name")
    return kinds


def _flag(kind: str, place: str, words: Words, first: int, stop: int, where: Literal["draft", "source"]) -> Flag:
    start, end = words.span(first, stop)
    return Flag(kind, place, words.text[start:end], where, start, end)
