"""Show results as plain text: for files, pipes and mail."""

from __future__ import annotations

from collections.abc import Iterable

from quotex._core import Scan
from quotex.document import Document
from quotex.model import Quote
from quotex.render.layout import count_edits, one_line, speaker_label

__all__ = ["document", "quotes", "sentences"]


def document(result: Document) -> str:
    """Return the clean article, then the quotes in it, then the count of edits."""
    article = result.text.strip("\r\n")
    return f"{article}\n\n{quotes(result.quotes)}\n{count_edits(result.edits)}\n"


def quotes(found: Iterable[Quote]) -> str:
    """Return a numbered list: speaker, cue and kind, then the words.

    >>> print(quotes([Quote(0, 1, 11, "It rained,")]), end="")
    1. no speaker [direct]
       “It rained,”
    """
    return "".join(_quote(number, quote) for number, quote in enumerate(found, 1)) or "no quotes\n"


def _quote(number: int, quote: Quote) -> str:
    cue = f", {one_line(quote.cue.text)}" if quote.cue else ""
    return f"{number}. {speaker_label(quote)}{cue} [{quote.kind}]\n   “{one_line(quote.text)}”\n"


def sentences(text: str, scan: Scan) -> str:
    """Return one sentence on each line."""
    spans = zip(scan.sentence_start, scan.sentence_end, strict=True)
    return "".join(one_line(text[start:end]) + "\n" for start, end in spans)
