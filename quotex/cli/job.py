"""What a command does with one document, from the record to the output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from quotex._core import Scan
from quotex.cli.parts import TABLES
from quotex.cli.sample import SAMPLE
from quotex.cli.totals import Counts
from quotex.document import Document
from quotex.edits import Cleaned
from quotex.explaining import explain, spared
from quotex.io import Problem, Record, rows
from quotex.io.dolma import DOLMA, attributes_row
from quotex.io.formats import HTML
from quotex.language.catalogue import catalogue
from quotex.language.packs import built
from quotex.model import Quote
from quotex.objects import flat_in_pickle
from quotex.pipeline import Pipeline
from quotex.render import lines, plain
from quotex.render.explanation import explanation
from quotex.render.layout import visible, visible_line, visible_rows

if TYPE_CHECKING:
    from quotex.render.terminal import Screen

__all__ = ["Done", "Job"]

NEARLY_EMPTY = "Cleaning left hardly anything of this text: perhaps it has no article, perhaps cleaning lost it."
UNSURE = "This text seems to be in another language: the confidence of its quotes is capped at .5."

Row = dict[str, Any]
Result = Cleaned | Document | list[Quote] | Scan


@flat_in_pickle
@dataclass(slots=True)
class Done:
    """The result of one document: output as text or UTF-8, counts, and its entry for an index."""

    text: str | bytes
    counts: Counts = field(default_factory=Counts)
    listed: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A command with its options. It is pickled, sent to workers, and called there with each record."""

    verb: str
    format: str
    pipeline: Pipeline
    screen: Screen | None = None  # for the format terminal
    flat: bool = False
    explain: bool = False
    with_text: bool = False
    with_original: bool = False
    show_removed: bool = False
    headed: bool = False  # several documents: print the name of each
    kept: tuple[str, ...] = ()  # columns of the caller to copy, as far as known beforehand
    on_terminal: bool = False
    bom: bool = False
    with_language: bool = False  # add a column with the language of documents that were passed through
    chooses_pack: bool = False  # for each document, whose language a column tells
    in_report: bool = False  # write a folder of pages with an index
    needs_review: float | None = None  # write only quotes with a lower certainty, and the documents that have any

    def prepare(self) -> None:
        """Load what documents need, before the first one."""
        self(SAMPLE)

    def __call__(self, record: Record) -> Done:
        pipeline = self.pipeline._for_tag(record.text, record.language)
        if pipeline is None:
            done = self._passed(record, record.language, Counts(passed=True))
        else:
            done = replace(self, pipeline=pipeline)._done(record)
        done.text = self._visible(done.text)
        return done

    def _done(self, record: Record) -> Done:
        result, fit = self._result(record)
        if fit is not None and self.pipeline.language_fit == "skip":
            return self._passed(record, f"not {' or '.join(self.codes())}", Counts(passed=True, foreign=True))
        is_wanted = self.needs_review is None or self._keep_doubtful(result, self.needs_review)
        counts = _counted(record.text, result, is_foreign=fit is not None)
        if isinstance(result, Cleaned):
            counts.sentences_left = self.pipeline._sentences_left(result)
        elif isinstance(result, Document):
            counts.sentences_left = result.meta.get("sentences_left")
        is_alone = self.format == HTML and not self.in_report  # then write a page even without quotes
        if not is_wanted and not is_alone:
            return Done("", counts)
        if self.format == HTML and isinstance(result, Document | list):
            note = UNSURE if counts.foreign else "" if counts.sentences_left is None else NEARLY_EMPTY
            return Done(*self._page(record, result, counts, note))
        written: str | bytes
        if self.format == DOLMA and isinstance(result, Cleaned | Document):
            written = rows.to_json(attributes_row(record.id, result))
        elif self.format in rows.ROW_FORMATS:
            written = self._written(record, self._row(record, result))
        else:
            written = self._heading(record) + self._shown(record.text, result)
        return Done(written, counts)

    def instead(self, problem: Problem) -> str | bytes:
        """Return what to write for a document that could not be read; usually nothing."""
        if self.format != DOLMA or problem.id is None:
            return b""
        return self._visible(rows.to_json(attributes_row(problem.id)))

    def header(self) -> str | bytes:
        """Return the header of a file of CSV or TSV."""
        mark = "\ufeff" if self.bom else ""
        columns = rows.to_csv([], self._columns(), header=True, delimiter=rows.DELIMITERS[self.format])
        return self._visible(mark + columns)

    def _result(self, record: Record) -> tuple[Result, float | None]:
        """Return the result and, if the text is in another language than the pack's, the language fit."""
        text, pipeline = record.text, self.pipeline
        match self.verb:
            case "clean":
                return pipeline._clean_with_fit(text, record.source, record.outline)
            case "extract":
                return pipeline._extract_with_fit(text)
            case "scan":
                return pipeline.scan(text), None
            case _:
                document = pipeline.process(text, source=record.source, outline=record.outline)
                return document, document.meta.get("language_fit")

    def _keep_doubtful(self, result: Result, below: float) -> bool:
        """Keep only quotes with a lower certainty and those inside them; return whether any are left."""
        quotes = result.quotes if isinstance(result, Document) else result
        if not isinstance(quotes, list):
            return True
        kept: set[int] = set()
        turns = {quote.id for quote in quotes if quote.kind == "turn"}
        for quote in quotes:
            is_inside = quote.parent is not None and quote.parent not in turns
            if quote.parent in kept if is_inside else quote.certainty < below:
                kept.add(quote.id)
                quote.parent = quote.parent if quote.parent in kept else None
        quotes[:] = [quote for quote in quotes if quote.id in kept]
        return bool(quotes)

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
        # If the input was in another encoding, only we have the text that the offsets refer to.
        if self.with_original or (record.converted and "edits" in row):
            row["original"] = record.text
        elif self.with_text or (record.converted and "text" not in row):
            row["text"] = record.text
        return row

    def _written(self, record: Record, row: Row, passed: str | None = None) -> str | bytes:
        """Return the row in its format, with the columns of the caller."""
        is_delimited = self.format in rows.DELIMITERS  # then the header lists the columns
        kept = rows.renamed({name: record.kept.get(name) for name in self.kept} if is_delimited else record.kept)
        if self.with_language:
            kept[rows.PASSED] = passed
        if self.chooses_pack:
            kept[rows.READ_AS] = None if passed else self.pipeline.pack.code
        if self.format in TABLES:
            row["id"] = str(row["id"])
        if not is_delimited and not self.flat:
            return rows.to_json(row | kept)
        flat = [one | kept for one in rows.flat_rows(self.verb, row, record.text)]
        if is_delimited:
            return rows.to_csv(flat, self._columns(), delimiter=rows.DELIMITERS[self.format])
        return b"".join(map(rows.to_json, flat))

    def _columns(self) -> tuple[str, ...]:
        kept = (
            *rows.renamed(dict.fromkeys(self.kept)),
            *([rows.PASSED] if self.with_language else ()),
            *([rows.READ_AS] if self.chooses_pack else ()),
        )
        return rows.CSV_COLUMNS[self.verb] + kept

    def codes(self) -> list[str]:
        """Return the codes of the packs that documents may be read with."""
        return [pack.code for pack in (built() if self.chooses_pack else [self.pipeline.pack])]

    def _passed(self, record: Record, language: str, counts: Counts) -> Done:
        """Pass through a document in a language without a pack: its text unchanged, and no quotes."""
        if self.format == HTML:
            return Done(*self._page(record, [], counts, f"Copied unchanged: its language is {language}."))
        if self.format == DOLMA:
            return Done(rows.to_json(attributes_row(record.id)), counts)
        if self.format in rows.ROW_FORMATS:
            row = rows.untouched_row(self.verb, record.id, record.text)
            return Done(self._written(record, row, language), counts)
        text = visible(record.text) if self.format == "terminal" else record.text
        return Done(f"{self._heading(record)}{text}\n", counts)

    def _page(
        self, record: Record, result: Document | list[Quote], counts: Counts, note: str
    ) -> tuple[str, Counts, Mapping[str, Any]]:
        from quotex.cli.pages import page_of  # imported here, since other formats do not need it

        shown, listed = page_of(record, result, self.pipeline, in_report=self.in_report, note=note)
        return shown, counts, listed

    def _heading(self, record: Record) -> str:
        if not self.headed:
            return ""
        return f"==> {visible_line(str(record.id))} <==\n"

    def _shown(self, text: str, result: Result) -> str:
        return self._text(text, result) if self.format == "text" else self._terminal(text, result)

    def _explained(self, document: Document) -> Iterator[lines.Line]:
        explained, kept = explain(document, self.pipeline), spared(document, self.pipeline)
        return explanation(document, catalogue(self.pipeline.pack), explained, kept)

    def _visible(self, text: str | bytes) -> str | bytes:
        """Replace control characters by visible symbols; coloured output has none left except its colours."""
        if not self.on_terminal or self.format == "terminal":
            return text
        return visible_rows(text, in_json=self.format in ("jsonl", DOLMA))

    def _text(self, text: str, result: Result) -> str:
        match result:
            case Cleaned(text=cleaned):
                # A single text stays as it is; among several, the next heading must start on a new line.
                return cleaned if not self.headed or cleaned.endswith("\n") else cleaned + "\n"
            case Document():
                return lines.plain(self._explained(result)) if self.verb == "explain" else plain.document(result)
            case Scan():
                return plain.sentences(text, result)
            case _:
                return plain.quotes(result)

    def _terminal(self, text: str, result: Result) -> str:
        from quotex.render import terminal  # imported here, since it imports rich, which other formats do not need

        screen = self.screen or terminal.Screen()
        match result:
            case Cleaned():
                return terminal.cleaned(screen, result, show_removed=self.show_removed)
            case Document() if self.verb == "explain":
                return screen.render(self._explained(result))
            case Document():
                return terminal.document(screen, result, show_removed=self.show_removed)
            case Scan():
                return terminal.sentences(screen, text, result)
            case _:
                return terminal.quotes(screen, text, result)


def _counted(text: str, result: Result, *, is_foreign: bool) -> Counts:
    counts = Counts(foreign=is_foreign)
    match result:
        case Cleaned():
            counts.add_edits(text, result.edits)
        case Document():
            counts.quotes = len(result.quotes)
            counts.has_turns = any(quote.kind == "turn" for quote in result.quotes)
            counts.add_edits(text, result.edits)
        case list():
            counts.quotes = len(result)
            counts.has_turns = any(quote.kind == "turn" for quote in result)
    return counts
