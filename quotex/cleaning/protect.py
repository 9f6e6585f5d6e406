"""Lines that no wording may remove: somebody is quoted there."""

from __future__ import annotations

from quotex._core import QUOTE_UNCLOSED, Lexicon, Scan
from quotex._core import scan as scan_text
from quotex.wordclasses import REPORTING

__all__ = ["holds_attributed_quote"]


def holds_attributed_quote(scan: Scan, line: int, lexicon: Lexicon) -> bool:
    """Does the line, read by itself, hold a matched quote and, outside it, a verb of saying?"""
    if not scan.may_quote(line):
        return False
    alone = scan_text(scan.text[scan.line_start[line] : scan.line_end[line]], lexicon)
    at, matched = 0, False
    speech = False
    for start, end, flags, depth in zip(
        alone.quote_start, alone.quote_end, alone.quote_flags, alone.quote_depth, strict=True
    ):
        if not flags & QUOTE_UNCLOSED and depth == 0:
            matched = True
            speech = speech or alone.next_tagged(REPORTING, at, alone.token_at(start)) >= 0
            at = alone.token_at(end)
    return matched and (speech or alone.next_tagged(REPORTING, at, len(alone)) >= 0)
