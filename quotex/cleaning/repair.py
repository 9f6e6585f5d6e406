"""Text repair: what mends a text, and in which order. Each repair is an edit.

What was coded, misread, lost or marked up comes first, then footnotes, words and lines that are broken. Repairing twice
changes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from quotex._core import Scan, scan
from quotex.cleaning.characters import CHARACTERS, CONTROL, ENTITY, SPACE, characters, entities
from quotex.cleaning.escapes import ESCAPE, escapes
from quotex.cleaning.html import HTML_TAG, tags_of_html
from quotex.cleaning.markdown import MARKDOWN, markdown
from quotex.cleaning.misread import LOST, MISREAD, lost_marks, misread
from quotex.cleaning.mojibake import MOJIBAKE, mojibake
from quotex.cleaning.references import FOOTNOTE, QUOTED_LINE, footnotes, quoted_lines
from quotex.cleaning.wrapping import (
    BROKEN_LINE,
    BROKEN_WORD,
    WRAPPED_LINE,
    broken_words,
    joined_lines,
    line_breaks,
)
from quotex.edits import Cleaned, compose
from quotex.model import Edit

__all__ = ["RULES", "for_reading", "repair", "repair_and_scan"]

# By rule: what finds its edits. ``characters``, ``entities`` and ``line_breaks`` are of several rules.
FINDERS: Final[dict[str, Callable[[str], Iterable[Edit]]]] = {
    ESCAPE: escapes,
    MISREAD: misread,
    MOJIBAKE: mojibake,
    HTML_TAG: tags_of_html,
    MARKDOWN: markdown,
    LOST: lost_marks,
    QUOTED_LINE: quoted_lines,
    FOOTNOTE: footnotes,
    BROKEN_WORD: broken_words,
}
RULES: Final = frozenset(FINDERS) - {QUOTED_LINE} | frozenset(CHARACTERS) | {ENTITY, WRAPPED_LINE, BROKEN_LINE}
READING: Final = RULES - {MOJIBAKE, CONTROL, SPACE, BROKEN_WORD, WRAPPED_LINE, BROKEN_LINE} | {QUOTED_LINE}
MOST_PASSES: Final = 4  # over codes that others hid, and mark-up between what seemed to be code


def repair(text: str, rules: frozenset[str]) -> Cleaned:
    """Mend ``text`` by those of ``rules`` that are in ``RULES``.

    >>> repair("Lund &amp; Or\u00adtiz", RULES).text
    'Lund & Ortiz'
    """
    return repair_and_scan(text, rules, scan)[0]


def repair_and_scan(text: str, rules: frozenset[str], read: Callable[[str], Scan]) -> tuple[Cleaned, Scan]:
    """Mend ``text`` as ``repair`` does, and hand out the scan of what became of it, made by ``read``."""
    if not isinstance(text, str):
        raise TypeError(f"quotex reads str, not {type(text).__name__}: decode bytes first")
    repaired = _by((FOOTNOTE, BROKEN_WORD), _without_codes(text, rules), rules)
    found = read(repaired.text)
    breaks = list(line_breaks(found, rules))
    if breaks:
        repaired = _mended(repaired, breaks)
        found = read(repaired.text)
    return repaired, found


def for_reading(text: str) -> Cleaned:
    """The text as its reader sees it, without codes, mark-up and footnotes; lines stay, unless words are broken.

    >>> for_reading("&quot;It <b>rained</b>,&quot; said <b>Moor</b>.").text
    '"It rained," said Moor.'
    """
    mended = _by((QUOTED_LINE, FOOTNOTE), _without_codes(text, READING), READING)
    return _mended(mended, joined_lines(mended.text))


def _by(order: Iterable[str], mended: Cleaned, rules: frozenset[str]) -> Cleaned:
    """The text after more edits, rule by rule."""
    for rule in order:
        if rule in rules:
            mended = _mended(mended, FINDERS[rule](mended.text))
    return mended


def _mended(mended: Cleaned, found: Iterable[Edit]) -> Cleaned:
    """The text after more edits."""
    edits = list(found)
    return Cleaned.from_edits(mended.original, compose(mended, edits)) if edits else mended


def _without_codes(text: str, rules: frozenset[str]) -> Cleaned:
    """Without what the text is coded and marked up with: again, where this brings parts of other codes together."""
    mended = Cleaned.from_edits(text, [])
    for _ in range(MOST_PASSES):
        before = mended
        mended = _by((ESCAPE, LOST, MISREAD), mended, rules)  # before others, which would take parts of these away
        if MOJIBAKE in rules:
            mended = _with_ftfy(mended, rules)
        mended = _mended(mended, characters(mended.text, rules))
        mended = _without_mark_up(mended, rules)
        if mended is before or not _is_coded(mended.text, rules):
            break
    return mended


def _is_coded(text: str, rules: frozenset[str]) -> bool:
    return any(any(FINDERS[rule](text)) for rule in (ESCAPE, LOST, MISREAD, HTML_TAG) if rule in rules)


def _with_ftfy(mended: Cleaned, rules: frozenset[str]) -> Cleaned:
    """Mojibake goes before all others, which would take parts of it away; and after, for they bring parts together."""
    mended = _by((MOJIBAKE,), mended, rules)
    mended = _mended(mended, characters(mended.text, rules))
    mended = _by((HTML_TAG,), mended, rules)
    mended = _mended(mended, entities(mended.text, rules))
    return _by((MOJIBAKE,), mended, rules)


def _without_mark_up(mended: Cleaned, rules: frozenset[str]) -> Cleaned:
    """Takes out tags, entities and Markdown; of a text without tags those that were coded (&lt;p&gt;), too."""
    untagged = _by((HTML_TAG,), mended, rules)
    decoded = _mended(untagged, entities(untagged.text, rules))
    if untagged is mended and decoded is not untagged:
        decoded = _by((HTML_TAG,), decoded, rules)
    for _ in range(MOST_PASSES):
        plain = _by((MARKDOWN,), decoded, rules)
        if plain is decoded:
            break
        decoded = plain
    return decoded
