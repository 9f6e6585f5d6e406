"""Name what differs between two texts with the same words."""

from __future__ import annotations

from typing import Final

from quotex.cleaning.ids import BROKEN_WORD, HTML_TAG, LOST, MARKDOWN, MISREAD, MOJIBAKE
from quotex.language.patterns import precompiled
from quotex.quotations.turn_assembly import LABEL
from quotex.verification.folding import Words
from quotex.verification.matching import Block

__all__ = ["folds_of"]

_DASHES: Final = precompiled(r"(?<=\s)-+(?=\s)|--+|[‐‑‒–—―−]")
_HYPHENS: Final = frozenset("-‐‑\u00ad")
_MARK_UP: Final = frozenset("*_~`#>\\")
_OF_EDITS: Final = {
    HTML_TAG: "mark-up",
    MARKDOWN: "mark-up",
    BROKEN_WORD: "hyphenation",
    MISREAD: "misread letters",
    MOJIBAKE: "misread letters",
    LOST: "misread letters",
}
_CODES: Final = "codes"  # entities, escapes, footnotes
_STYLE: Final = ",.\"'”’»"  # what American style puts inside a closing mark, and closing marks


def folds_of(draft: Words, first: int, stop: int, source: Words, block: Block, end: int) -> list[str]:
    """Return the names of what differs, sorted; none if the characters are the same.

    The words ``first:stop`` of the draft are those of the ``block``. The quotation ends at ``end`` of ``draft.read``,
    including the marks after its last word.
    """
    start = draft.starts[first]
    ours, theirs = (
        draft.read[start : draft.ends[stop - 1]],
        source.read[source.starts[block.start] : source.ends[block.end - 1]],
    )
    found = _edited(draft, draft.starts[first], draft.ends[stop - 1]) | _edited(
        source, source.starts[block.start], source.ends[block.end - 1]
    )
    if ours != theirs:
        found |= _differences(draft, first, stop, source, block)
    tail = draft.read[draft.ends[stop - 1] : end].strip()
    if tail.strip(_STYLE) and not source.read[source.ends[block.end - 1] :].startswith(tail):
        found.add("marks")
    return sorted(found)


def _edited(words: Words, start: int, end: int) -> set[str]:
    """Return the kinds of repairs that ``read[start:end]`` needed."""
    if words.mended is None:
        return set()
    first, last = words.to_text(start, end)
    if words.text[first:last] == words.read[start:end]:
        return set()
    edits = [edit for edit in words.mended.edits if edit.start < last and edit.end > first and edit.rule != LABEL]
    return {_OF_EDITS.get(edit.rule, _CODES) for edit in edits}


def _differences(draft: Words, first: int, stop: int, source: Words, block: Block) -> set[str]:
    if stop - first != block.end - block.start:
        return {"hyphenation"} | _of_texts(
            draft.read[draft.starts[first] : draft.ends[stop - 1]],
            source.read[source.starts[block.start] : source.ends[block.end - 1]],
        )
    found: set[str] = set()
    for number in range(stop - first):
        one, other = first + number, block.start + number
        found |= _of_words(
            draft.read[draft.starts[one] : draft.ends[one]], source.read[source.starts[other] : source.ends[other]]
        )
        if number:
            found |= _of_texts(
                draft.read[draft.ends[one - 1] : draft.starts[one]],
                source.read[source.ends[other - 1] : source.starts[other]],
            )
    return found or {"marks"}


def _of_words(one: str, other: str) -> set[str]:
    """Return what differs between two forms of a word."""
    if one == other:
        return set()
    found = set()
    if ("[" in one) != ("[" in other):
        found.add("brackets")
    one, other = (text.replace("[", "").replace("]", "") for text in (one, other))
    if one == other:
        return found
    letters = [[sign for sign in text.replace("&", "and") if sign.isalnum()] for text in (one, other)]
    if letters[0] == letters[1]:
        return found | {"marks"}
    if [sign.lower() for sign in letters[0]] == [sign.lower() for sign in letters[1]]:
        return found | {"case"}
    return found | {"letters"}


def _of_texts(one: str, other: str) -> set[str]:
    """Return what differs between two stretches that have no words, or the same words."""
    if one == other:
        return set()
    found = set()
    if ("sic" in one.lower()) != ("sic" in other.lower()):
        found.add("sic")
    plain = [" ".join(text.split()) for text in (one, other)]
    if plain[0] == plain[1]:
        return found | {"blanks"}
    if _DASHES.sub("–", plain[0]).replace(" ", "") == _DASHES.sub("–", plain[1]).replace(" ", ""):
        return found | {"dashes"}
    if {sign for sign in plain[0] if sign in _MARK_UP} != {sign for sign in plain[1] if sign in _MARK_UP}:
        found.add("mark-up")
    if (set(one) & _HYPHENS) != (set(other) & _HYPHENS):
        found.add("dashes" if _DASHES.search(one + other) else "hyphenation")
    return found or {"marks"}
