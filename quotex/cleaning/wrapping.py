"""Join words and lines that were broken by a fixed width, and lines broken by links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quotex._core import DAMAGE_HYPHEN, LINE_BLANK, Damage, Scan, scan
from quotex.cleaning.ids import BROKEN_LINE, BROKEN_WORD, WRAPPED_LINE
from quotex.damage import matches_at
from quotex.language.patterns import precompiled
from quotex.model import Edit

__all__ = ["broken_words", "joined_lines", "line_breaks"]

BROKEN_WORD_PATTERN = precompiled(r"(?<=\p{Ll}{2})-(?:\r\n|\n)(?=\p{Ll}{2})")
# Characters before and after a line break that is not replaced by a blank.
OPENS = "“([{"
CLOSES = precompiled(r"[,;:!?)\]}”]|\.(?!\w)|['’]\p{Ll}\b")


def broken_words(damage: Damage) -> Iterator[Edit]:
    """Yield the hyphen and line break in each word that was hyphenated at the end of a line.

    >>> from quotex.damage import find_damage
    >>> [(edit.start, edit.end) for edit in broken_words(find_damage("the har-\\nbour"))]
    [(7, 9)]
    """
    for match in matches_at(BROKEN_WORD_PATTERN, damage.text, damage.places(DAMAGE_HYPHEN)):
        yield Edit(match.start(), match.end(), "", BROKEN_WORD)


def joined_lines(damage: Damage) -> Iterator[Edit]:
    """Yield edits that join hyphenated words and, if the text is hard-wrapped, all its lines."""
    broken = {edit.start: edit for edit in broken_words(damage)}
    breaks = line_breaks(scan(damage.text), frozenset({WRAPPED_LINE})) if broken else ()
    joined = [broken.pop(edit.start - 1, edit) for edit in breaks]
    yield from sorted([*joined, *broken.values()], key=lambda edit: edit.start)


def line_breaks(found: Scan, rules: frozenset[str]) -> Iterator[Edit]:
    """Yield the line breaks inside paragraphs, with the blanks around them, of a hard-wrapped or broken text."""
    rule = WRAPPED_LINE if found.wrapped else BROKEN_LINE
    if rule not in rules or not (found.wrapped or found.broken):
        return
    text, is_wrapped, marks, read = found.text, found.wrapped, 0, 0
    openings, quotes = set(found.paragraph_start), set() if is_wrapped else set(found.quote_start)
    for start, end in _gaps(found):
        if end in openings:
            marks, read = 0, end
        elif is_wrapped:
            yield Edit(start, end, "" if text[start - 1] == "-" and text[max(0, start - 2)].isalpha() else " ", rule)
        else:
            marks, read = marks + text.count('"', read, start), start
            yield Edit(start, end, _joint(text, start, end, is_open=marks % 2 == 1, opens=end in quotes), rule)


def _gaps(found: Scan) -> Iterator[tuple[int, int]]:
    """Yield the gaps between the last token of a line and the first of the next, unless one of them is blank."""
    starts, ends, tokens = found.token_start, found.token_end, found.line_token
    for number, (flag, following) in enumerate(pairwise(found.line_flags), 1):
        if not (flag | following) & LINE_BLANK:
            yield ends[tokens[number] - 1], starts[tokens[number]]


def _joint(text: str, start: int, end: int, *, is_open: bool, opens: bool) -> str:
    """Return the replacement of the line break start:end in a sentence: a blank, except at brackets and marks.

    ``is_open``: an odd number of straight marks precedes it; ``opens``: a quotation begins directly after it.
    """
    before, after = text[start - 1], text[end]
    if after == '"':
        return "" if is_open else " "
    if before in OPENS or (before == '"' and is_open):
        return ""
    return "" if not opens and CLOSES.match(text, end) else " "
