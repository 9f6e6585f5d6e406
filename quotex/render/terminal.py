"""Results in colour, by rich: one colour for each speaker, and removed text struck out on request.

Without escape codes, removed text is between ``[-`` and ``-]`` on each line, as in wdiff.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from quotex._core import Scan
from quotex.document import Document
from quotex.edits import Cleaned
from quotex.model import Edit, Quote
from quotex.render.layout import count_edits, one_line, shorten, speaker_label, visible, visible_line
from quotex.render.lines import BLANK, COLOURS, CUE, FACT, Line, Palette, line

__all__ = ["Screen", "cleaned", "console_on", "document", "quotes", "screen", "sentences", "visible"]

REMOVED = "strike dim"
REMOVED_MARKS = ("[-", "-]")  # around removed text if there are no escape codes
LONGEST_WRAPPED = 20_000  # characters; longer lines are not wrapped, since that takes rich too long
WIDTH = 80  # if the width of the terminal is unknown
HANG = 2  # indent of continuation lines

Span = tuple[int, int, str]  # start, end, style


@dataclass(frozen=True, slots=True)
class Screen:
    """What the terminal can do; it can be pickled for workers."""

    width: int = WIDTH
    colours: str | None = None  # rich's name of a colour system; None: no escape codes at all
    plain: bool = False  # NO_COLOR: only bold and strike

    def render(self, lines: Iterable[Text | Line]) -> str:
        """Return lines in colour, wrapped to the width of the screen; continuation lines of a ``Line`` are indented."""
        output = io.StringIO()
        console = self.console(output)
        for one in lines:
            if isinstance(one, Text):
                console.print(one, soft_wrap=len(one) > LONGEST_WRAPPED)
            else:
                for text in _wrapped(one, console):
                    console.print(text, soft_wrap=True)
        return output.getvalue()

    def console(self, output: io.StringIO) -> Console:
        """Return a rich console with the width and colours of the screen, which writes to ``output``."""
        return Console(
            file=output,
            width=self.width,
            force_terminal=self.colours is not None,
            color_system=self.colours,  # type: ignore[arg-type]
            no_color=self.plain,
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
        )


def console_on(*, stderr: bool = False) -> Console:
    """Return a rich console on standard output or error. If COLUMNS is 0, rich itself would print nothing."""
    found = Console(stderr=stderr)
    return found if found.width else Console(stderr=stderr, width=WIDTH)


def screen() -> Screen:
    """Return the screen of standard output, according to NO_COLOR, FORCE_COLOR, TERM and COLUMNS."""
    console = console_on()
    return Screen(console.width, console.color_system if console.is_terminal else None, console.no_color)


def _wrapped(one: Line, console: Console) -> Iterator[Text]:
    """Wrap the line at words, and indent its continuation lines."""
    text = Text.assemble(*((visible_line(words), style) for words, style in one.parts))
    if one.hang is None or len(text) > LONGEST_WRAPPED:
        yield text
        return
    head, body = text.divide([one.hang if one.hang <= console.width // 3 else HANG])
    indent = cell_len(head.plain)
    for number, part in enumerate(body.wrap(console, max(1, console.width - indent))):
        part.rstrip()
        yield Text(" " * indent) + part if number else head + part


def document(on: Screen, result: Document, *, show_removed: bool = False) -> str:
    palette = Palette()
    article = _article(on, result.original, _quote_spans(result.quotes, palette), result.edits, show_removed)
    return on.render([*article, BLANK, *_list(result.quotes, palette), _count(result.edits)])


def cleaned(on: Screen, result: Cleaned, *, show_removed: bool = False) -> str:
    article = _article(on, result.original, [], result.edits, show_removed)
    return on.render([*article, BLANK, _count(result.edits)])


def quotes(on: Screen, text: str, found: list[Quote]) -> str:
    palette = Palette()
    article = _article(on, text, _quote_spans(found, palette), [], False)
    return on.render([*article, BLANK, *_list(found, palette)])


def sentences(on: Screen, text: str, scan: Scan) -> str:
    """Return one sentence on each line, in two alternating colours."""
    spans = zip(scan.sentence_start, scan.sentence_end, strict=True)
    return on.render(
        line((one_line(text[start:end]), COLOURS[number % 2]), hang=HANG) for number, (start, end) in enumerate(spans)
    )


def _quote_spans(found: list[Quote], palette: Palette) -> list[Span]:
    """Return the spans of quotes, then of speakers and cues, so that later ones inside them stay visible."""
    spans = [(quote.start, quote.end, palette.colour(quote.speaker)) for quote in found]
    for quote in found:
        if quote.speaker:
            spans.append((quote.speaker.start, quote.speaker.end, f"bold {palette.colour(quote.speaker)}"))
        if quote.cue:
            spans.append((quote.cue.start, quote.cue.end, CUE))
    return spans


def _article(on: Screen, original: str, spans: list[Span], edits: list[Edit], show_removed: bool) -> Iterator[Text]:
    """Yield the lines of the cleaned text, or of the original with removed text struck out or marked."""
    removed = [(edit.start, edit.end, REMOVED) for edit in edits if not edit.replacement] if show_removed else []
    shown = Text()
    for piece, style in _pieces(original, _runs(len(original), [*spans, *removed]), edits, show_removed):
        for number, text in enumerate(visible(piece).split("\n")):
            if number:
                yield shown
                shown = Text()
            shown.append(_marked(text) if style == REMOVED and on.colours is None else text, style)
    if shown:
        yield shown


def _marked(text: str) -> str:
    """Mark removed text in a line; surrounding blanks stay outside the marks.

    >>> _marked("Share this ")
    '[-Share this-] '
    """
    words = text.strip()
    return text.replace(words, words.join(REMOVED_MARKS), 1) if words else text


def _runs(length: int, spans: list[Span]) -> Iterator[Span]:
    """Split the text into runs of one style; if spans overlap, the last one wins."""
    styles = [""]
    numbers = {"": 0}
    paint = bytearray(length)
    for start, end, style in spans:
        number = numbers.setdefault(style, len(numbers))
        if number == len(styles):
            styles.append(style)
        paint[start:end] = bytes([number]) * (end - start)
    cuts = sorted({0, length, *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    start = 0
    for cut in cuts[1:]:
        if cut == length or paint[cut] != paint[start]:
            yield start, cut, styles[paint[start]]
            start = cut


def _pieces(original: str, runs: Iterable[Span], edits: list[Edit], show_removed: bool) -> Iterator[tuple[str, str]]:
    """Yield the runs after the edits, as (text, style)."""
    pending = [edit for edit in edits if edit.replacement or not show_removed][::-1]
    for start, end, style in runs:
        while start < end:
            if not pending or pending[-1].start >= end:
                yield original[start:end], style
                break
            edit = pending[-1]
            if edit.start > start:
                yield original[start : edit.start], style
            if edit.end > end:  # it continues in the next run
                pending[-1] = Edit(end, edit.end, edit.replacement, edit.rule)
                break
            if edit.replacement:
                yield edit.replacement, style
            pending.pop()
            start = edit.end


def _list(found: list[Quote], palette: Palette) -> Iterator[Line]:
    """Yield the quotes with their speakers."""
    for quote in found:
        colour = palette.colour(quote.speaker)
        cue = f" {one_line(quote.cue.text)}" if quote.cue else ""
        yield line(
            *("• ", (speaker_label(quote), f"bold {colour}"), (cue, CUE), (f" [{quote.kind}] ", FACT)),
            (f"“{shorten(quote.text)}”", colour),
            hang=HANG,
        )
    if not found:
        yield line(("no quotes", FACT))


def _count(edits: Iterable[Edit]) -> Line:
    return line((count_edits(edits), FACT), hang=HANG)
