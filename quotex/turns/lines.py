"""The lines of a transcript without its furniture: cue times, line numbers, heads of pages, tags."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Final, Literal

from quotex import _core
from quotex.language.patterns import precompiled

__all__ = ["Lines", "Row", "read_lines", "without_tags"]

Row = tuple[int, int, int, int, int]  # see _core.find_openings

_FEWEST_CUES: Final = 3
_FEWEST_NUMBERED: Final = 20  # lines
_LOOKED_AT: Final = 40  # lines, to see whether the others may be numbered
_LEAST_NUMBERED, _LEAST_IN_SEQUENCE = 0.75, 0.6  # of the lines
_LEAST_REPEATED: Final = 0.3  # of the cues of rolling captions
_LONG, _SHORT, _FEW = 100, 45, 20  # characters of lines; one line in so many may be long in a hard-wrapped text
_INDENT: Final = 12  # blanks before a centred line

_NUMBER = precompiled(r"\s{0,3}+(\d{1,2})(?:\s{1,3}+(?=\S)|\s*+$)")
_LAST_NUMBER: Final = 20  # the last line of a page has at least this number
_HEADER = precompiled(r"(?:WEBVTT|NOTE|STYLE|REGION|Kind:|Language:)")
_CLOSED = precompiled(r"</([A-Za-z][\w:-]*+)")
_TAG = precompiled(r"<(?!v[ .]|u\s[^<>]{0,80}?who=)(?>/?+)(?P<name>[A-Za-z][\w:-]*+)[^<>]*+>")
_BLOCKS: Final = frozenset(
    (
        *(
            "p",
            "br",
            "div",
            "li",
            "dt",
            "dd",
            "tr",
            "td",
            "th",
            "u",
            "sp",
            "speaker",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *("blockquote", "section", "article", "ul", "ol", "dl", "table", "hr"),
    )
)
_UNCLOSED: Final = frozenset(
    (  # which may have no end tag
        *("area", "base", "col", "embed", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
        *("lb", "pb", "head", "body", "html"),
    )
)
_STRONG: Final = frozenset(("b", "strong"))


@dataclass(slots=True)
class Lines:
    """The lines of a text. A line's words are ``text[starts[n] : stops[n]]``; both are equal if it has none.

    ``cues`` has for each line the number of its caption, or -1; it is empty unless the text has captions. Blank lines
    separate paragraphs only in ``prose``.
    """

    text: str
    starts: list[int]
    stops: list[int]
    kind: Literal["prose", "captions", "numbered"] = "prose"
    cues: list[int] | None = None
    cue_lines: list[int] = field(default_factory=list)  # with the times of each caption
    wrapped: bool = False  # a paragraph has several lines

    def begins_paragraph(self, line: int) -> bool:
        """Whether a line with words begins a paragraph, as far as line breaks show it."""
        return not self.wrapped or line == 0 or self.stops[line - 1] == self.starts[line - 1]

    def words(self, line: int) -> str:
        return self.text[self.starts[line] : self.stops[line]]

    def next_with_words(self, line: int) -> int:
        """The next line that has words, or the number of lines."""
        line += 1
        while line < len(self.starts) and self.starts[line] == self.stops[line]:
            line += 1
        return line

    def end_before(self, line: int) -> int:
        """The end of the last words before a line."""
        line -= 1
        while line and self.starts[line] == self.stops[line]:
            line -= 1
        return self.stops[line]

    def at(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1


def read_lines(text: str, rows: list[Row]) -> Lines:
    """Split a text into lines; ``rows`` are its openings."""
    raw = text.split("\n")
    starts = list(accumulate([len(line) + 1 for line in raw], initial=0))
    del starts[-1]
    stops = [start + len(line.rstrip()) for start, line in zip(starts, raw, strict=True)]
    lines = Lines(text, starts, stops)
    cues = [row[4] for row in rows if row[0] & _core.OPENING_CUE]
    if len(cues) >= _FEWEST_CUES:
        _read_captions(lines, raw, cues)
        return lines
    lengths = [stop - start for start, stop in zip(starts, stops, strict=True) if stop > start]
    if (
        sum(length > _LONG for length in lengths) * _FEW
        < len(lengths)
        <= 2 * sum(length > _SHORT for length in lengths)
    ):
        lines.wrapped = True
    if _may_be_numbered(raw):
        _read_numbers(lines, raw)
    for number, line in enumerate(raw):
        if line[:1].isspace() and lines.starts[number] < lines.stops[number] and lines.kind == "prose":
            lines.starts[number] += len(line) - len(line.lstrip())
    return lines


def _read_captions(lines: Lines, raw: list[str], cues: list[int]) -> None:
    """Leave only the words of captions; of rolling captions, whose lines recur in the next cue, only once."""
    starts, stops = lines.starts, lines.stops
    lines.kind, lines.cues, lines.cue_lines = "captions", [-1] * len(raw), cues
    for number in range(cues[0]):
        if not raw[number].strip() or raw[number].startswith("WEBVTT") or _HEADER.match(raw[number]):
            stops[number] = starts[number]
    bounds = [*cues, len(raw)]
    spoken: list[list[int]] = []
    are_numbered = cues[0] > 0 and raw[cues[0] - 1].strip().isdigit()
    for cue, (line, stop) in enumerate(pairwise(bounds)):
        stops[line] = starts[line]
        if are_numbered and raw[line - 1].strip().isdigit():
            stops[line - 1] = starts[line - 1]
        last = stop - 1 if are_numbered and stop < len(raw) and raw[stop - 1].strip().isdigit() else stop
        inside = [number for number in range(line + 1, last) if raw[number].strip()]
        for number in inside:
            lines.cues[number] = cue
        spoken.append(inside)
    _drop_repeats(lines, raw, spoken)


def _drop_repeats(lines: Lines, raw: list[str], spoken: list[list[int]]) -> None:
    """Drop the first lines of cues that repeat the last line of the cue before, if many cues do."""
    repeats = [
        after[0]
        for before, after in pairwise(spoken)
        if before and after and raw[before[-1]].strip() == raw[after[0]].strip()
    ]
    if len(repeats) > _LEAST_REPEATED * len(spoken):
        for line in repeats:
            lines.stops[line] = lines.starts[line]


def _may_be_numbered(raw: list[str]) -> bool:
    some = [line for line in raw[: 3 * _LOOKED_AT] if line and not line.isspace()][:_LOOKED_AT]
    return sum(line.lstrip()[:1].isdigit() for line in some) > _LEAST_NUMBERED * len(some) > 3


def _read_numbers(lines: Lines, raw: list[str]) -> None:
    """Leave the words of numbered lines, as in court transcripts; other lines are heads of pages."""
    full = [number for number, line in enumerate(raw) if line.strip()]
    found = {number: match for number in full if (match := _NUMBER.match(raw[number]))}
    sequence = [int(found[number][1]) for number in found]
    follows = sum(later == earlier + 1 for earlier, later in pairwise(sequence))
    if (
        len(full) <= _FEWEST_NUMBERED
        or len(found) < _LEAST_NUMBERED * len(full)
        or follows < _LEAST_IN_SEQUENCE * len(full)
    ):
        return
    lines.kind = "numbered"
    for place, number in enumerate(full):
        match = found.get(number)
        after = found.get(full[place + 1]) if place + 1 < len(full) else None
        is_head = match is None or (after is not None and after[1] == "1" and int(match[1]) < _LAST_NUMBER)
        if is_head or match is None:
            lines.stops[number] = lines.starts[number]
        else:
            lines.starts[number] += min(match.end(), len(raw[number].rstrip()))


def without_tags(text: str) -> str:
    """Return the text with blanks for tags, line breaks for tags of blocks, and asterisks for bold: offsets stay.

    >>> without_tags("<p><b>Ada Moor:</b> It leaks.</p>")
    '\\n   **Ada Moor:**   It leaks.\\n   '
    """
    closed = frozenset(map(str.lower, _CLOSED.findall(text)))
    return _TAG.sub(lambda match: _blanked(match[0], match["name"].lower(), closed), text)


def _blanked(tag: str, name: str, closed: Set[str]) -> str:
    if tag == f"<{name}>" and name not in closed and name not in _BLOCKS and name not in _UNCLOSED:
        return tag  # who writes in a chat: <ada>
    if name in _STRONG:
        return "**".rjust(len(tag)) if tag[1] != "/" else "**".ljust(len(tag))
    return ("\n" if name in _BLOCKS else " ").ljust(len(tag))
