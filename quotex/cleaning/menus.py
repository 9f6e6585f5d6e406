"""Menus: what tells a whole page from an extracted article, however much residue stands in that."""

from __future__ import annotations

from collections.abc import Container
from itertools import groupby
from typing import Final

from quotex._core import LINE_BLANK, LINE_ENDS_SENTENCE, Scan

__all__ = ["looks_like_page", "looks_like_page_without"]

# What tells a whole page from an extracted body, in lines that end no sentence: how many are of up to MENU_WORDS words,
# times the share of all words that stand in those of up to LABEL_WORDS words, which are labels …
MENU_WORDS: Final = 4
LABEL_WORDS: Final = 8
MENUS: Final = 0.6
MENU_LINES: Final = 4  # … of which so many stand in a row, as headings and buttons between paragraphs do not, …
END_LINES: Final = 5  # … and either end has in so many lines …
END_LABELS: Final = 3  # … so many, …
LONG_MENU: Final = 30  # … or so many stand in a row wherever it is


def looks_like_page(scan: Scan) -> bool:
    """Has the text the menus of a whole page, as no extracted article has?"""
    menu, labels, words = scan.label_counts(LABEL_WORDS, MENU_WORDS)
    return menu * labels >= MENUS * words and _has_menus([is_label for _, is_label in _lines_of(scan)])


def looks_like_page_without(scan: Scan, gone: Container[int]) -> bool:
    """Will the text look like a page once these lines have gone?"""
    lines = _lines_of(scan, gone)
    labels = [words for words, is_label in lines if is_label]
    menu = sum(words <= MENU_WORDS for words in labels)
    if menu * sum(labels) < MENUS * sum(words for words, _ in lines):
        return False
    return _has_menus([is_label for _, is_label in lines])


def _lines_of(scan: Scan, gone: Container[int] = ()) -> list[tuple[int, bool]]:
    """The lines that are not blank, but for those that have gone: their words, and whether they are labels."""
    lines = enumerate(zip(scan.line_words, scan.line_flags, strict=True))
    return [
        (words, words <= LABEL_WORDS and not flags & LINE_ENDS_SENTENCE)
        for line, (words, flags) in lines
        if not flags & LINE_BLANK and line not in gone
    ]


def _has_menus(labels: list[bool]) -> bool:
    """Is one row of labels as long as none in an article, or is there a row, and is an end of the text made of them?

    >>> _has_menus([True] * 4 + [False] * 12)
    True
    >>> _has_menus([True, False] * 8)
    False
    """
    longest = max((sum(row) for is_label, row in groupby(labels) if is_label), default=0)
    at_end = max(sum(labels[:END_LINES]), sum(labels[-END_LINES:]))
    return longest >= LONG_MENU or (longest >= MENU_LINES and at_end >= END_LABELS)
