"""Find lines that interrupt a quotation of several paragraphs: captions, pull quotes, links to other articles.

A quotation that a paragraph leaves open continues in the next one, which opens with a mark again. Lines between the two
are not part of the article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from typing import Final

from quotex._core import LINE_BLANK, LINE_ENDS_SENTENCE, QUOTE_CONTINUES, QUOTE_UNCLOSED, WORD, Scan

__all__ = ["interruptions"]

MOST: Final = 2  # maximum number of lines that interrupt
MOST_WORDS: Final = 25  # maximum number of words in each
WITHIN: Final = 20  # lines to the next paragraph, including blank lines and those that are gone


def interruptions(scan: Scan, gone: Container[int]) -> list[int]:
    """Return the lines that end in a word between two paragraphs of a quotation, except those that are ``gone``."""
    lines = list[int]()
    for quote, flags in enumerate(scan.quote_flags):
        if flags & (QUOTE_UNCLOSED | QUOTE_CONTINUES) == QUOTE_UNCLOSED and not scan.quote_depth[quote]:
            lines += _after(scan, quote, gone)
    return lines


def _after(scan: Scan, quote: int, gone: Container[int]) -> list[int]:
    """Return the lines between a quotation and the next one, if that continues it."""
    last = bisect_right(scan.line_start, scan.quote_end[quote] - 1) - 1
    if quote + 1 == len(scan.quote_start) or not scan.line_flags[last] & LINE_ENDS_SENTENCE:
        return []
    lines = list[int]()
    for line in range(last + 1, min(last + 1 + WITHIN, len(scan.line_start))):
        if scan.line_flags[line] & LINE_BLANK or line in gone:
            continue
        if scan.token_start[scan.line_token[line]] == scan.quote_start[quote + 1]:
            return lines
        ends_in_word = scan.token_tags[scan.line_token[line + 1] - 1] & WORD
        if not ends_in_word or scan.line_words[line] > MOST_WORDS or len(lines) == MOST:
            break
        lines.append(line)
    return []
