"""For datatrove: a step that cleans each document and extracts its quotes. Needs the extra ``[datatrove]``."""

from __future__ import annotations

from typing import Any

from quotex.integrations import missing

try:
    from datatrove.data import Document as Item
    from datatrove.data import DocumentsPipeline
    from datatrove.pipeline.base import PipelineStep
    from datatrove.utils.typeshelper import StatHints
except ModuleNotFoundError as error:
    raise missing(error, "datatrove") from None

from quotex.document import Document
from quotex.edits import by_rule
from quotex.io import rows
from quotex.pipeline import Pipeline
from quotex.workers import attempt

__all__ = ["Quotex"]

FOUND = ("edits", "quotes", "people")  # copied from the row of a document into its metadata


class Quotex(PipelineStep):  # type: ignore[misc]
    """Replaces the text of each document by the clean text, and adds edits, quotes and people to its metadata.

    They have the form of rows of ``quotex process``. Existing metadata with these names is renamed to ``input_quotes``
    and so on. A document is passed through unchanged if its metadata ``language_field`` names a language without a
    pack, which is recorded in ``passed_through``, or if it fails, which is recorded in ``error``. ``settings`` are
    those of ``Pipeline``; with ``repeats``, the metadata ``source_field`` gives the source of a document.

    The statistics count ``quotes``, ``lines_removed``, and by rule the lines and characters edited (``lines_BP201``,
    ``characters_BP201``); also ``passed_through``, in total and by language, and ``failed``.

    Raises the errors of ``Pipeline``.
    """

    name = "❝ quotex"
    type = "✂️ - FORMAT"

    def __init__(self, *, language_field: str = "language", source_field: str = "source", **settings: Any) -> None:
        super().__init__()
        self.language_field = language_field
        self.source_field = source_field
        self.pipeline = Pipeline(**settings)

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Yield the documents with their clean texts."""
        for item in data or ():
            self.stat_update(StatHints.total)
            with self.track_time():
                self._take(item)
            yield item

    def _take(self, item: Item) -> None:
        language = item.metadata.get(self.language_field)
        result = attempt(self._process, item)
        if result is None:
            self._add(item, _nothing() | {rows.PASSED: language})
            self.stat_update(rows.PASSED, f"{rows.PASSED}_{language}")
            return
        if isinstance(result, Exception):
            self._add(item, _nothing() | {"error": f"{type(result).__name__}: {result}"})
            self.stat_update("failed")
            return
        row = result.to_dict()
        self._add(item, {name: row[name] for name in FOUND})
        item.text = result.text
        self._count(result)

    def _process(self, item: Item) -> Document | None:
        """Return the document of an item, or None if there is no pack for its language."""
        pipeline = self.pipeline._for_tag(item.text, str(item.metadata.get(self.language_field) or ""))
        if pipeline is None:
            return None
        source = item.metadata.get(self.source_field) if pipeline.repeats else None
        return pipeline.process(item.text, source=str(source or ""))

    def _count(self, document: Document) -> None:
        self.stat_update("quotes", value=len(document.quotes))
        removed = 0
        for rule, (lines, characters) in by_rule(document.original, document.edits).items():
            self.stat_update(f"lines_{rule}", value=lines)
            self.stat_update(f"characters_{rule}", value=characters)
            removed += lines if rule.startswith("BP") else 0
        self.stat_update("lines_removed", value=removed)

    def _add(self, item: Item, found: dict[str, Any]) -> None:
        """Add results to the metadata; metadata of the caller with the same name is renamed."""
        for name in found:
            if name in item.metadata:
                other = f"input_{name}"
                while other in item.metadata:
                    other = f"input_{other}"
                item.metadata[other] = item.metadata[name]
        item.metadata |= found


def _nothing() -> dict[str, Any]:
    return {name: [] for name in FOUND}
