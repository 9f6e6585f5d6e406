"""Lines that no wording may remove: somebody is quoted there."""

from __future__ import annotations

from bisect import bisect_left

from quotex._core import QUOTE_UNCLOSED, Scan
from quotex.language import SPEECH

__all__ = ["holds_attributed_quote"]


def holds_attributed_quote(scan: Scan, line: int) -> bool:
    """Does the line hold a matched quote and, outside it, a verb of saying?"""
    first, stop = scan.line_token[line], scan.line_token[line + 1]
    quote = bisect_left(scan.quote_start, scan.line_start[line])
    at, matched = first, False
    speech = False
    while quote < len(scan.quote_start) and scan.quote_start[quote] < scan.line_end[line]:
        if not scan.quote_flags[quote] & QUOTE_UNCLOSED and scan.quote_depth[quote] == 0:
            matched = True
            inside = scan.token_at(scan.quote_start[quote])
            speech = speech or scan.next_tagged(SPEECH, at, inside) >= 0
            at = max(at, scan.token_at(scan.quote_end[quote]))
        quote += 1
    return matched and (speech or scan.next_tagged(SPEECH, at, stop) >= 0)
