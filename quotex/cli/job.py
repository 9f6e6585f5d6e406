"""What a command does with one document: from the record read to the text written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quotex.io import Record, rows
from quotex.pipeline import Pipeline
from quotex.render import plain, terminal
from quotex.render.explanation import explanation
from quotex.rules import catalogue

__all__ = ["Job"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """A command with its options. It travels to worker processes, and is called there with each record."""

    verb: str
    format: str
    pipeline: Pipeline
    screen: terminal.Screen
    flat: bool = False
    explain: bool = False
    with_text: bool = False
    with_original: bool = False
    show_removed: bool = False
    headed: bool = False  # several documents: name each one

    def __call__(self, record: Record) -> str:
        if self.format in ("jsonl", "csv"):
            return self._rows(record)
        return self._heading(record) + (self._text(record) if self.format == "text" else self._terminal(record))

    def _rows(self, record: Record) -> str:
        row = self._row(record)
        if self.format == "csv":
            flat = rows.flat_rows(self.verb, row, record.text)
            return rows.to_csv(flat, rows.CSV_COLUMNS[self.verb])
        if self.flat:
            return "".join(map(rows.to_json, rows.flat_rows(self.verb, row, record.text)))
        return rows.to_json(row)

    def _row(self, record: Record) -> Row:
        text = record.text
        match self.verb:
            case "clean":
                row = rows.clean_row(record.id, self.pipeline.clean_and_explain(text), explain=self.explain)
            case "process":
                row = rows.process_row(record.id, self.pipeline.process(text))
            case "extract":
                row = rows.extract_row(record.id, self.pipeline.extract(text))
            case _:
                row = rows.scan_row(record.id, self.pipeline.scan(text))
        # Of a file in another encoding, nobody but us has the text that the offsets point into.
        if self.with_original or (record.converted and "edits" in row):
            row["original"] = text
        elif self.with_text or (record.converted and "text" not in row):
            row["text"] = text
        return row

    def _heading(self, record: Record) -> str:
        if not self.headed:
            return ""
        return f"==> {terminal.visible(str(record.id)) if self.format == 'terminal' else record.id} <==\n"

    def _text(self, record: Record) -> str:
        text, pipeline = record.text, self.pipeline
        match self.verb:
            case "clean":
                cleaned = pipeline.clean(text)
                # Alone it comes out as it is; among several, the next heading must not be glued to it.
                return cleaned if not self.headed or cleaned.endswith("\n") else cleaned + "\n"
            case "extract":
                return plain.quotes(pipeline.extract(text))
            case "process":
                return plain.document(pipeline.process(text))
            case "explain":
                return explanation(pipeline.process(text), catalogue(pipeline.language))
            case _:
                return plain.sentences(text, pipeline.scan(text))

    def _terminal(self, record: Record) -> str:
        text, pipeline, screen = record.text, self.pipeline, self.screen
        match self.verb:
            case "clean":
                return terminal.cleaned(screen, pipeline.clean_and_explain(text), show_removed=self.show_removed)
            case "extract":
                return terminal.quotes(screen, text, pipeline.extract(text))
            case "process":
                return terminal.document(screen, pipeline.process(text), show_removed=self.show_removed)
            case "explain":
                return terminal.visible(explanation(pipeline.process(text), catalogue(pipeline.language)))
            case _:
                return terminal.sentences(screen, text, pipeline.scan(text))
