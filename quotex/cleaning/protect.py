"""Protect lines in which somebody speaks from all rules about wording."""

from __future__ import annotations

from typing import Final

from quotex._core import QUOTE_UNCLOSED, Lexicon, Scan
from quotex._core import scan as scan_text
from quotex.language.wordclasses import REPORTING

__all__ = ["holds_speech"]


_ENDS_OF_SPEECH: Final = ".!?…"


def holds_speech(scan: Scan, line: int, lexicon: Lexicon) -> bool:
    """Whether the line alone is one quoted sentence, or contains a quotation and, outside it, a verb of saying."""
    if not scan.may_quote(line):
        return False
    text = scan.text[scan.line_start[line] : scan.line_end[line]].strip()
    alone = scan_text(text, lexicon)
    spans = [
        (start, end)
        for start, end, flags, depth in zip(
            alone.quote_start, alone.quote_end, alone.quote_flags, alone.quote_depth, strict=True
        )
        if not flags & QUOTE_UNCLOSED and depth == 0
    ]
    if spans == [(0, len(text))]:
        return text[alone.quote_inner_end[0] - 1] in _ENDS_OF_SPEECH
    return bool(spans) and _is_said(alone, spans)


def _is_said(scan: Scan, spans: list[tuple[int, int]]) -> bool:
    """Whether a verb of saying is outside all quotations."""
    starts = [0, *(scan.token_at(end) for _, end in spans)]
    ends = [*(scan.token_at(start) for start, _ in spans), len(scan)]
    return any(scan.next_tagged(REPORTING, start, end) >= 0 for start, end in zip(starts, ends, strict=True))
