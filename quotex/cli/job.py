"""What a command does with one document: from the record read to the text written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quotex._core import Scan
from quotex.catalogue import catalogue
from quotex.cli.summary import Summary
from quotex.edits import Cleaned
from quotex.io import Record, rows
from quotex.model import Document, Quote
from quotex.pipeline import Pipeline
from quotex.render import plain
from quotex.render.explanation import explanation
from quotex.render.layout import visible, visible_line

if TYPE_CHECKING:
    from quotex.render.terminal import Screen

__all__ = ["Done", "Job"]

Row = dict[str, Any]
Result = Cleaned | Document | list[Quote] | Scan


@dataclass(slots=True)
class Done:
    """What became of one document: the text to write, and what cleaning did where that is asked for."""

    text: str
    summary: Summary = field(default_factory=Summary)


@dataclass(frozen=True, slots=True)
class Job:
    """A command with its options. It travels to worker processes, and is called there with each record."""

    verb: str
    format: str
    pipeline: Pipeline
    screen: Screen | None = None  # for the format terminal
    flat: bool = False
    explain: bool = False
    with_text: bool = False
    with_original: bool = False
    show_removed: bool = False
    summary: bool = False
    headed: bool = False  # several documents: name each one
    on_terminal: bool = False

    def __call__(self, record: Record) -> Done:
        result = self._result(record)
        done = Done("")
        if self.summary and isinstance(result, Cleaned | Document):
            done.summary.add(record.text, result.edits)
        if self.format in ("jsonl", "csv"):
            done.text = self._rows(record, result)
        else:
            done.text = self._visible(self._heading(record) + self._shown(record.text, result))
        return done

    def _result(self, record: Record) -> Result:
        text, pipeline = record.text, self.pipeline
        match self.verb:
            case "clean":
                return pipeline.clean_and_explain(text, source=record.source)
            case "extract":
                return pipeline.extract(text)
            case "scan":
                return pipeline.scan(text)
            case _:
                return pipeline.process(text, source=record.source)

    def _rows(self, record: Record, result: Result) -> str:
        row = self._row(record, result)
        if self.format == "csv":
            flat = rows.flat_rows(self.verb, row, record.text)
            return rows.to_csv(flat, rows.CSV_COLUMNS[self.verb])
        if self.flat:
            return "".join(map(rows.to_json, rows.flat_rows(self.verb, row, record.text)))
        return rows.to_json(row)

    def _row(self, record: Record, result: Result) -> Row:
        match result:
            case Cleaned():
                row = rows.clean_row(record.id, result, explain=self.explain)
            case Document():
                row = rows.process_row(record.id, result)
            case Scan():
                row = rows.scan_row(record.id, result)
            case _:
                row = rows.extract_row(record.id, result)
        # Of a file in another encoding, nobody but us has the text that the offsets point into.
        if self.with_original or (record.converted and "edits" in row):
            row["original"] = record.text
        elif self.with_text or (record.converted and "text" not in row):
            row["text"] = record.text
        return row

    def _heading(self, record: Record) -> str:
        if not self.headed:
            return ""
        return f"==> {visible_line(str(record.id))} <==\n"

    def _shown(self, text: str, result: Result) -> str:
        if self.verb == "explain" and isinstance(result, Document):
            return explanation(result, catalogue(self.pipeline.language))
        return self._text(text, result) if self.format == "text" else self._terminal(text, result)

    def _visible(self, text: str) -> str:
        """What steers a terminal, as pictures; what is in colour has none of it left but the colours."""
        is_plain = self.verb == "explain" or self.format == "text"
        return visible(text) if is_plain and (self.on_terminal or self.format == "terminal") else text

    def _text(self, text: str, result: Result) -> str:
        match result:
            case Cleaned(text=cleaned):
                # Alone it comes out as it is; among several, the next heading must not be glued to it.
                return cleaned if not self.headed or cleaned.endswith("\n") else cleaned + "\n"
            case Document():
                return plain.document(result)
            case Scan():
                return plain.sentences(text, result)
            case _:
                return plain.quotes(result)

    def _terminal(self, text: str, result: Result) -> str:
        from quotex.render import terminal

        screen = self.screen or terminal.Screen()
        match result:
            case Cleaned():
                return terminal.cleaned(screen, result, show_removed=self.show_removed)
            case Document():
                return terminal.document(screen, result, show_removed=self.show_removed)
            case Scan():
                return terminal.sentences(screen, text, result)
            case _:
                return terminal.quotes(screen, text, result)
