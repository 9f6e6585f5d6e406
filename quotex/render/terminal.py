"""Results in colour, by rich: one colour a speaker throughout, what was removed struck out on request.

Without escape codes what was removed stands between ``[-`` and ``-]`` instead, on each line, as in wdiff.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from quotex._core import Scan
from quotex.edits import Cleaned
from quotex.model import Document, Edit, Quote, Speaker
from quotex.render.layout import count_edits, one_line, shorten, speaker_key, speaker_label, visible

__all__ = ["Screen", "cleaned", "document", "quotes", "screen", "sentences", "visible"]

COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta", "bright_green")
CUE = "italic"
REMOVED = "strike dim"
REMOVED_MARKS = ("[-", "-]")  # around it where there are no escape codes
LONGEST_WRAPPED = 20_000  # characters; longer lines are left to the terminal, wrapping them takes rich too long

Span = tuple[int, int, str]  # start, end, style


@dataclass(frozen=True, slots=True)
class Screen:
    """What the terminal can do, in a form that travels to worker processes."""

    width: int = 80
    colours: str | None = None  # rich's name of a colour system, None for no escape codes at all
    plain: bool = False  # NO_COLOR: bold and strike only

    def render(self, lines: Iterable[Text]) -> str:
        output = io.StringIO()
        console = self.console(output)
        for line in lines:
            console.print(line, soft_wrap=len(line) > LONGEST_WRAPPED)
        return output.getvalue()

    def console(self, output: io.StringIO) -> Console:
        """A console of rich as wide and coloured as the screen, which writes to ``output``."""
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


def screen() -> Screen:
    """The screen that standard output is on; NO_COLOR, FORCE_COLOR, TERM and COLUMNS are heeded."""
    console = Console()
    return Screen(console.width, console.color_system if console.is_terminal else None, console.no_color)


@dataclass(slots=True)
class _Palette:
    """A colour for each speaker, in the order in which they first speak."""

    taken: dict[object, str] = field(default_factory=dict)

    def colour(self, speaker: Speaker | None) -> str:
        if speaker is None:
            return "bold"
        return self.taken.setdefault(speaker_key(speaker), COLOURS[len(self.taken) % len(COLOURS)])


def document(on: Screen, result: Document, *, show_removed: bool = False) -> str:
    palette = _Palette()
    article = _article(on, result.original, _quote_spans(result.quotes, palette), result.edits, show_removed)
    return on.render([*article, Text(), *_list(result.quotes, palette), Text(count_edits(result.edits), "dim")])


def cleaned(on: Screen, result: Cleaned, *, show_removed: bool = False) -> str:
    article = _article(on, result.original, [], result.edits, show_removed)
    return on.render([*article, Text(), Text(count_edits(result.edits), "dim")])


def quotes(on: Screen, text: str, found: list[Quote]) -> str:
    palette = _Palette()
    article = _article(on, text, _quote_spans(found, palette), [], False)
    return on.render([*article, Text(), *_list(found, palette)])


def sentences(on: Screen, text: str, scan: Scan) -> str:
    """One sentence a line, in two colours by turns."""
    spans = zip(scan.sentence_start, scan.sentence_end, strict=True)
    return on.render(
        Text(visible(one_line(text[start:end])), COLOURS[number % 2]) for number, (start, end) in enumerate(spans)
    )


def _quote_spans(found: list[Quote], palette: _Palette) -> list[Span]:
    """Quotes first, outer before inner, so that a speaker or cue inside one is still seen."""
    spans = [(quote.start, quote.end, palette.colour(quote.speaker)) for quote in found]
    for quote in found:
        if quote.speaker:
            spans.append((quote.speaker.start, quote.speaker.end, f"bold {palette.colour(quote.speaker)}"))
        if quote.cue:
            spans.append((quote.cue.start, quote.cue.end, CUE))
    return spans


def _article(on: Screen, original: str, spans: list[Span], edits: list[Edit], show_removed: bool) -> Iterator[Text]:
    """The lines of the cleaned text, or of the original with what was removed struck out or marked."""
    removed = [(edit.start, edit.end, REMOVED) for edit in edits if not edit.replacement] if show_removed else []
    line = Text()
    for piece, style in _pieces(original, _runs(len(original), [*spans, *removed]), edits, show_removed):
        for number, text in enumerate(visible(piece).split("\n")):
            if number:
                yield line
                line = Text()
            line.append(_marked(text) if style == REMOVED and on.colours is None else text, style)
    if line:
        yield line


def _marked(text: str) -> str:
    """What was removed of a line, between marks; blanks around it stay outside.

    >>> _marked("Share this ")
    '[-Share this-] '
    """
    words = text.strip()
    return text.replace(words, words.join(REMOVED_MARKS), 1) if words else text


def _runs(length: int, spans: list[Span]) -> Iterator[Span]:
    """The whole of a text as runs of one style; where spans overlap, the last one given shows."""
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
    """The runs after the edits, as (text, style)."""
    pending = [edit for edit in edits if edit.replacement or not show_removed][::-1]
    for start, end, style in runs:
        while start < end:
            if not pending or pending[-1].start >= end:
                yield original[start:end], style
                break
            edit = pending[-1]
            if edit.start > start:
                yield original[start : edit.start], style
            if edit.end > end:  # it goes on in the next run
                pending[-1] = Edit(end, edit.end, edit.replacement, edit.rule)
                break
            if edit.replacement:
                yield edit.replacement, style
            pending.pop()
            start = edit.end


def _list(found: list[Quote], palette: _Palette) -> Iterator[Text]:
    """Who said what."""
    for quote in found:
        line = Text("• ")
        line.append(visible(speaker_label(quote)), f"bold {palette.colour(quote.speaker)}")
        if quote.cue:
            line.append(f" {visible(one_line(quote.cue.text))}", CUE)
        line.append(f" [{quote.kind}] ", "dim")
        line.append(f"“{visible(shorten(quote.text))}”", palette.colour(quote.speaker))
        yield line
    if not found:
        yield Text("no quotes", "dim")
