"""For the Dolma toolkit: taggers for the spans that quotex would edit, and for quotes. Needs the extra ``[dolma]``.

dolma tag --tagger_modules quotex.integrations.dolma --taggers quotex --documents 'data/documents/*.gz'
"""

from __future__ import annotations

from quotex.integrations import missing

try:
    from dolma.core.data_types import DocResult, Span
    from dolma.core.data_types import Document as Item
    from dolma.core.registry import TaggerRegistry
    from dolma.core.taggers import BaseTagger
except ModuleNotFoundError as error:
    raise missing(error, "dolma") from None

from quotex.io.dolma import spans
from quotex.pipeline import Pipeline

__all__ = ["Quotex", "QuotexQuotes"]


@TaggerRegistry.add("quotex")
class Quotex(BaseTagger):  # type: ignore[misc]
    """The spans of ``quotex clean --format dolma``: edits by rule family (``BP2``)."""

    def __init__(self) -> None:
        self._pipeline = Pipeline()

    def predict(self, doc: Item) -> DocResult:
        """Return the document with its spans."""
        return DocResult(doc, self._spans(doc.text))

    def _spans(self, text: str) -> list[Span]:
        return _as_spans(spans(self._pipeline.clean_and_explain(text).edits))


@TaggerRegistry.add("quotex_quotes")
class QuotexQuotes(Quotex):
    """The spans of ``quotex process --format dolma``: those of ``Quotex``, and quotes by kind (``quote_direct``)."""

    def _spans(self, text: str) -> list[Span]:
        document = self._pipeline.process(text)
        return _as_spans(spans(document.edits, document.quotes))


def _as_spans(found: dict[str, list[tuple[int, int, float]]]) -> list[Span]:
    return [Span(start, end, name, score) for name, values in found.items() for start, end, score in values]
