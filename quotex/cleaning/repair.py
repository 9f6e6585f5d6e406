"""Repair damaged text: the repairs and their order. Each repair is an edit.

Codes, misread or lost characters and mark-up come first, then footnotes, and broken words and lines. One search finds
the places that may be damaged; each repair visits only its own places, and runs only if there are some. Repairing twice
changes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Final, cast

from quotex._core import (
    DAMAGE_BACKSLASH,
    DAMAGE_CONTROL,
    DAMAGE_DOUBLED,
    DAMAGE_ENTITY,
    DAMAGE_FOOTNOTE,
    DAMAGE_HYPHEN,
    DAMAGE_INVISIBLE,
    DAMAGE_LINK,
    DAMAGE_LOST,
    DAMAGE_MISREAD,
    DAMAGE_OPENING,
    DAMAGE_QUOTED_LINE,
    DAMAGE_SPACE,
    DAMAGE_TAG,
    Damage,
    Scan,
    scan,
)
from quotex.cleaning.ids import (
    BROKEN_LINE,
    BROKEN_WORD,
    CONTROL,
    DIRECTION,
    ENTITY,
    ESCAPE,
    FOOTNOTE,
    HTML_TAG,
    INVISIBLE,
    LIGATURE,
    LOST,
    MARKDOWN,
    MISREAD,
    MOJIBAKE,
    QUOTED_LINE,
    SPACE,
    WINDOWS,
    WRAPPED_LINE,
)
from quotex.cleaning.wrapping import joined_lines, line_breaks
from quotex.damage import find_damage
from quotex.edits import Cleaned, compose
from quotex.model import Edit

__all__ = ["RULES", "for_reading", "is_coded", "repair", "repair_and_scan"]

Finder = Callable[[Damage], Iterable[Edit]]

# By rule: the kinds of damage that it repairs, and the module and function that find its edits.
FINDERS: Final = {
    ESCAPE: (DAMAGE_BACKSLASH | DAMAGE_DOUBLED, "escapes", "escapes"),
    MISREAD: (DAMAGE_MISREAD, "misread", "misread"),
    HTML_TAG: (DAMAGE_TAG, "html", "tags_of_html"),
    MARKDOWN: (DAMAGE_LINK | DAMAGE_OPENING, "markdown", "markdown"),
    LOST: (DAMAGE_LOST, "misread", "lost_marks"),
    QUOTED_LINE: (DAMAGE_QUOTED_LINE, "references", "quoted_lines"),
    FOOTNOTE: (DAMAGE_FOOTNOTE, "references", "footnote_marks"),
    BROKEN_WORD: (DAMAGE_HYPHEN, "wrapping", "broken_words"),
}
ODD: Final = DAMAGE_CONTROL | DAMAGE_INVISIBLE | DAMAGE_SPACE
CHARACTERS: Final = frozenset({INVISIBLE, CONTROL, WINDOWS, LIGATURE, SPACE, DIRECTION})
RULES: Final = frozenset(FINDERS) - {QUOTED_LINE} | CHARACTERS | {ENTITY, MOJIBAKE, WRAPPED_LINE, BROKEN_LINE}
READING: Final = RULES - {MOJIBAKE, CONTROL, SPACE, BROKEN_WORD, WRAPPED_LINE, BROKEN_LINE} | {QUOTED_LINE}
MOST_PASSES: Final = 4  # for codes inside codes, and for mark-up that looked like code


@lru_cache
def _finder(rule: str) -> Finder:
    """Import the function that finds the edits of a rule, with its module's patterns: most texts need few of them."""
    _, module, name = FINDERS[rule]
    return cast(Finder, getattr(import_module(f"quotex.cleaning.{module}"), name))


@lru_cache
def _of_characters() -> ModuleType:
    """Import the repairs of characters. The cache saves the time of an import statement, 2 % of cleaning an article."""
    return import_module("quotex.cleaning.characters")


class _Mended:
    """A text with the edits made so far, and the places where the result may be damaged."""

    def __init__(self, damage: Damage) -> None:
        self.damage = damage
        self.cleaned = Cleaned.from_edits(damage.text, [])

    def edit(self, found: Iterable[Edit]) -> bool:
        """Apply more edits; return whether there are any."""
        edits = list(found)
        if edits:
            self.cleaned = Cleaned.from_edits(self.cleaned.original, compose(self.cleaned, edits))
            self.damage = find_damage(self.cleaned.text)
        return bool(edits)

    def edit_by(self, order: Iterable[str], rules: frozenset[str]) -> bool:
        """Apply those of ``rules`` that are in ``order``, one after the other; return whether there are edits."""
        is_edited = False
        for rule in order:
            if rule in rules and self.damage.kinds & FINDERS[rule][0]:
                is_edited |= self.edit(_finder(rule)(self.damage))
        return is_edited


def repair(text: str, rules: frozenset[str]) -> Cleaned:
    """Repair ``text`` with those of ``rules`` that are in ``RULES``.

    >>> repair("Lund &amp; Or\u00adtiz", RULES).text
    'Lund & Ortiz'
    """
    return repair_and_scan(find_damage(text), rules, scan)[0]


def repair_and_scan(
    damage: Damage, rules: frozenset[str], read: Callable[[str], Scan]
) -> tuple[Cleaned, Scan, Damage | None]:
    """Repair ``damage``; also return the scan of the result, by ``read``, and its damage, None if lines were mended."""
    mended = _repaired(damage, rules)
    cleaned = mended.cleaned
    found = read(cleaned.text)
    breaks = list(line_breaks(found, rules))
    if not breaks:
        return cleaned, found, mended.damage
    del found, mended  # of a large text, these take more memory than the text
    cleaned = Cleaned.from_edits(damage.text, compose(cleaned, breaks))
    return cleaned, read(cleaned.text), None


def _repaired(damage: Damage, rules: frozenset[str]) -> _Mended:
    """Apply all repairs that need no scan."""
    mended = _Mended(damage)
    _remove_codes(mended, rules)
    mended.edit_by((FOOTNOTE, BROKEN_WORD), rules)
    return mended


def for_reading(damage: Damage) -> Cleaned:
    """Return the text as a reader sees it, without codes, mark-up and footnotes; lines stay, unless words are broken.

    >>> for_reading(find_damage("&quot;It <b>rained</b>,&quot; said <b>Moor</b>.")).text
    '"It rained," said Moor.'
    """
    mended = _Mended(damage)
    _remove_codes(mended, READING)
    mended.edit_by((QUOTED_LINE, FOOTNOTE), READING)
    if mended.damage.kinds & DAMAGE_HYPHEN:
        mended.edit(joined_lines(mended.damage))
    return mended.cleaned


def is_coded(damage: Damage, rules: Iterable[str]) -> bool:
    """Whether one of ``rules`` finds codes or tags in the text."""
    return any(damage.kinds & FINDERS[rule][0] and any(_finder(rule)(damage)) for rule in rules)


def _remove_codes(mended: _Mended, rules: frozenset[str]) -> None:
    """Remove codes and mark-up; repeat this if it brings parts of other codes together."""
    for _ in range(MOST_PASSES):
        is_edited = mended.edit_by(
            (ESCAPE, LOST, MISREAD), rules
        )  # first, since other repairs would remove parts of these
        if MOJIBAKE in rules:
            is_edited |= _edit_by_ftfy(mended, rules)
        is_edited |= _edit_odd(mended, rules)
        is_edited |= _remove_mark_up(mended, rules)
        if not is_edited or not is_coded(mended.damage, rules & {ESCAPE, LOST, MISREAD, HTML_TAG}):
            break


def _edit_odd(mended: _Mended, rules: frozenset[str]) -> bool:
    return bool(mended.damage.kinds & ODD) and mended.edit(_of_characters().characters(mended.damage, rules))


def _edit_entities(mended: _Mended, rules: frozenset[str]) -> bool:
    return bool(mended.damage.kinds & DAMAGE_ENTITY) and mended.edit(_of_characters().entities(mended.damage, rules))


def _edit_by_ftfy(mended: _Mended, rules: frozenset[str]) -> bool:
    """Repair mojibake before the others, which would remove parts of it, and after them, as they may join its parts."""
    from quotex.cleaning.mojibake import mojibake

    is_edited = mended.edit(mojibake(mended.cleaned.text))
    is_edited |= _edit_odd(mended, rules)
    is_edited |= mended.edit_by((HTML_TAG,), rules)
    is_edited |= _edit_entities(mended, rules)
    return mended.edit(mojibake(mended.cleaned.text)) or is_edited


def _remove_mark_up(mended: _Mended, rules: frozenset[str]) -> bool:
    """Remove tags, entities and Markdown; if the text has no tags, also encoded ones (&lt;p&gt;)."""
    is_untagged = mended.edit_by((HTML_TAG,), rules)
    is_decoded = _edit_entities(mended, rules)
    if is_decoded and not is_untagged:
        mended.edit_by((HTML_TAG,), rules)
    is_edited = is_untagged or is_decoded
    for _ in range(MOST_PASSES):
        if not mended.edit_by((MARKDOWN,), rules):
            break
        _edit_entities(mended, rules)  # a backslash may have been inside one: &#8221\;
        is_edited = True
    return is_edited
