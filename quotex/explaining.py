"""How patterns named the speakers of a document: they are matched again, so that extraction need not record it."""

from __future__ import annotations

from dataclasses import replace

from quotex.document import Document
from quotex.edits import Cleaned
from quotex.model import Explanation, Quote
from quotex.offsets import move_to_source
from quotex.pipeline import Pipeline

__all__ = ["explain", "spared"]


def explain(document: Document, pipeline: Pipeline | None = None) -> dict[int, Explanation]:
    """Explain the quotes whose speakers a pattern named, by the ``id`` of the quote.

    ``pipeline`` is the one that made the document, if it is not the default. Quotes that other rules attributed are
    not explained: ``rules`` of a quote names these. Raises TypeError if ``document`` is not a Document.

    >>> document = Pipeline().process("“It rained,” the old mayor, a farmer, said.")
    >>> explain(document)[0].name
    'clause'
    >>> [(part, document.text[start:end]) for part, start, end in explain(document)[0].parts]
    [('source:NP[!complementizer]', 'the old mayor'), ('ASIDE', ', a farmer,'), \
('cue:VG[say,fin,!pass,!loose_saying]', 'said')]
    """
    from quotex.normalization.paragraphs import join_lines
    from quotex.normalization.truecasing import truecase
    from quotex.quotations.attribution import sieve
    from quotex.quotations.grammar.tokens import Tokens

    if not isinstance(document, Document):
        raise TypeError(f"document must be what process returns, not {type(document).__name__}")
    pipeline = (pipeline or Pipeline())._for_text(document.original)
    normal, scan = pipeline._normalized(document.text)
    language = pipeline._language
    by_start: dict[int | None, Explanation] = {}
    for context, found in sieve.explain(Tokens(join_lines(truecase(scan, language), language), language)):
        quote, parts = Quote(0, context.start, context.end, ""), found.parts
        if normal:
            move_to_source([quote], [], normal)
            parts = [(part, *normal.to_original(start, end)) for part, start, end in parts]
        by_start[quote.start] = replace(found, parts=parts)
    return {
        quote.id: by_start[quote.clean_start]
        for quote in document.quotes
        if quote.clean_start in by_start and by_start[quote.clean_start].rule in quote.rules
    }


def spared(document: Document, pipeline: Pipeline) -> list[tuple[str, int, int]]:
    """Return the lines that a rule matches but keeps, because somebody is quoted: rule, and span in the original."""
    from quotex.cleaning import Options, spared_lines

    options = Options(tuple(pipeline.select), tuple(pipeline.ignore), document.meta["preset"])
    cleaned = Cleaned(document.text, document.edits, document.original)
    found = spared_lines(document.text, pipeline._language, options)
    return [(rule, *cleaned.to_original(start, end)) for rule, start, end in found]
