"""Remove the mark-up of Markdown, into which crawlers convert pages: links, images, emphasis and headings.

The constructs are those of CommonMark 0.31 that crawlers write (no references or indented code) and GitHub's tables;
some constructs of converters that are invalid in CommonMark are read as intended. A Markdown parser reports how a page
looks, not which characters to remove, so this module reads the text itself, with a stack of open brackets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, cast

import regex

from quotex._core import (
    DAMAGE_ADDRESS,
    DAMAGE_BACKSLASH,
    DAMAGE_BLOCK,
    DAMAGE_BRACKET,
    DAMAGE_CODE,
    DAMAGE_EMPHASIS,
    DAMAGE_LINK,
    DAMAGE_OPENING,
    Damage,
)
from quotex.cleaning.ids import MARKDOWN
from quotex.cleaning.phrases import begins_phrase, begins_quotation
from quotex.damage import matches_at
from quotex.language.patterns import precompiled
from quotex.model import Edit

__all__ = ["markdown"]

_Construct = Literal["kept", "line", "rule", "block", "escape", "open", "link", "close", "emphasis", "blank"]

_ENOUGH: Final = 2  # links, or points of evidence: a single one may be an example, or a slip
_DEEPEST: Final = 4  # brackets kept open over a blank line
# Places of constructs in a text that is not Markdown, and of all constructs.
_INLINE: Final = DAMAGE_EMPHASIS | DAMAGE_BRACKET
_ALL: Final = _INLINE | DAMAGE_BACKSLASH | DAMAGE_BLOCK
_KEPT: Final = DAMAGE_CODE | DAMAGE_ADDRESS  # constructs inside which there are no others
_ENDS: Final = '.!?”"'
_LONGEST_LOOK: Final = 300  # characters examined inside emphasis, which may contain other emphasis
_LONGEST_EMPHASIS: Final = 3  # marks; more are a line to fill in, or a censored word

_LINE_END: Final = r"(?=\r?$)"
_ITEM: Final = r"^[ \t]*+(?:(?:[-*+]|\d{1,9}+[.)])[ \t]++)*+"
_BREAK: Final = r"(?:-[ \t]*+){3,}+|(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+"
_TABLE: Final = r"(?=[^|\n]*+\|)[ \t:|-]++"
_ESCAPABLE: Final = r"[!-/:-@\[-`{-~]"
# The target of a link, with or without a title. A line may be wrapped after a hyphen of an address, and inside a title.
# An address may contain blanks if it begins like one; a title may contain its own quotation mark.
_ADDRESS_PART: Final = r"[^()\s<>\\-]|-(?:\r?\n)?+|\\.|\((?:[^()\s\\]|\\.)*+\)"
_ADDRESS: Final = (
    rf"(?:<[^<>\n]*+>|data:[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+"
    rf"|(?:[/#.]|[a-z]++://)(?:{_ADDRESS_PART}|[ ](?=[^\s\"'()]))*+|(?:{_ADDRESS_PART})*+)"
)
_GAP: Final = r"[ \t]*+(?:\r?\n[ \t]*+)?+"
_TITLE_PART: Final = r"\\.|\n(?!\s*\n)"
_TITLE: Final = (
    rf"""(?:"(?:[^"\\\n]|{_TITLE_PART})*+(?:"(?![ \t]*+\))(?:[^"\\\n]|{_TITLE_PART})*+){{0,4}}+\""""
    rf"""|'(?:[^'\\\n]|{_TITLE_PART})*+(?:'(?![ \t]*+\))(?:[^'\\\n]|{_TITLE_PART})*+){{0,4}}+')"""
)
_CODE: Final = r"``(?:[^`\n]|`(?!`))++``(?!`)|(?<!`)`[^`\n]++`(?!`)"
_ADDRESS_BEGINS: Final = r"://(?<=\b[a-z]+://)"
_CONSTRUCT = precompiled(
    r"(?m)"
    rf"(?P<kept>{_CODE}|{_ADDRESS_BEGINS}(?:[^\s<>()\[\]\\*_]|[*_](?=[\w/]))++|\\\]\()"  # code, addresses, no link
    rf"|{_ITEM}(?P<line>(?:>[ \t]?+)++(?:#{{1,6}}+[ \t]++)?+|#{{1,6}}+[ \t]++)"
    rf"|^[ \t]*+(?P<rule>(?:{_BREAK}|={{3,}}+[ \t]*+|{_TABLE}){_LINE_END})"  # also below headings and in tables
    rf"|(?P<block>^[ \t]*+(?:[-*+]|\d{{1,9}}+[.)]|\|)(?=[ \t]))"
    rf"|(?P<escape>\\(?:{_ESCAPABLE}|{_LINE_END}))"
    r"|(?P<open>!?+\[)"
    rf"|(?P<link>\]\({_GAP}{_ADDRESS}(?:\s++{_TITLE})?+{_GAP}\))"
    r"|(?P<close>\])"
    r"|(?P<emphasis>\*++|_++)"
    r"|(?P<blank>\n(?=[^\S\n]*+\n))"
)
_FENCES: Final = ("```", "~~~")
_FENCE = precompiled(r"(?m)^[ \t>]*+(?P<marks>`{3,}+|~{3,}+)(?P<info>[^\n]*+)")
_ADDRESS_MARK = precompiled(r"[/.#:]")  # f[i](x) is not a link
_PLAIN_ADDRESS = precompiled(r"\]\((?:[a-z]++://|[/#])\w")
_BEFORE_CODE = precompiled(r"(?:[@./:=&^\\]|\w\()\Z")
_BEHIND_CODE = precompiled(r"[/(@=\\]")
_IDENTIFIER = precompiled(r"__\w++|_[\p{Lu}\d_]++")
_OPERATOR = precompiled(r"(?<=\w)\(|[=\\|]|;(?! )|(?<!\w)/|/(?!\w)")
_NEXT_SENTENCE = precompiled(r"(?<=\p{Ll}{4})[.!?] \p{Lu}")
_RUN = precompiled(r"\*++|_++")
_IN_EMPHASIS = precompiled(r"(?<![\w*_])([*_]{1,3}+)(?=[“‘\"\p{L}])[^*_\n]{0,300}[^\s*_]\1")
_BLANK_LINE = precompiled(r"\n[^\S\n]*+\n")
_NO_BLANK = precompiled(r"\S")
_IMAGE = precompiled(r"(?i)\.(?:jpg|jpeg|png|gif|webp|svg|avif)\b")


def markdown(damage: Damage) -> Iterator[Edit]:
    """Yield one edit for each piece of mark-up in a text with at least two links. Link texts stay, images are removed.

    In other texts, only links and emphasis are removed, if a link leads to a plain address, or if a quotation, strong
    text (**Moor**) or two phrases are in emphasis.

    >>> from quotex.damage import find_damage
    >>> for edit in markdown(find_damage("**Moor** told the [Echo](/echo) and the [Times](/times).")):
    ...     print(edit.start, edit.end, repr(edit.replacement))
    0 2 ''
    6 8 ''
    18 19 ''
    23 31 ''
    40 41 ''
    46 55 ''
    """
    if not _has_links(damage) and not (_has_emphasis(damage) and _may_tell(damage)):
        return
    has_blocks = bool(damage.kinds & _ALL & ~_INLINE)
    reader = _Reader(damage)
    reader.read(damage.places(_INLINE), until_markdown=has_blocks)
    is_markdown = reader.links >= _ENOUGH
    if not (is_markdown or reader.has_address or reader.evidence >= _ENOUGH):
        return
    if is_markdown and has_blocks:
        reader = _Reader(damage)
        reader.read(reader.all_places)
    for piece in sorted(reader.found):
        if is_markdown or piece.is_inline:
            yield Edit(piece.start, piece.end, "", MARKDOWN)


def _has_emphasis(damage: Damage) -> bool:
    return any(_IN_EMPHASIS.match(damage.text, place) for place in damage.places(DAMAGE_OPENING))


def _has_links(damage: Damage) -> bool:
    """Whether enough places may be links, or one is a link to a plain address."""
    places = damage.places(DAMAGE_LINK)
    return len(places) >= _ENOUGH or any(_PLAIN_ADDRESS.match(damage.text, place) for place in places)


def _may_tell(damage: Damage) -> bool:
    """Whether enough possible emphasis begins like a quotation or a phrase."""
    evidence = 0
    for run in matches_at(_RUN, damage.text, damage.places(DAMAGE_EMPHASIS)):
        evidence += _evidence(damage.text, run.end(), len(damage.text), len(run[0]))
        if evidence >= _ENOUGH:
            return True
    return False


def _evidence(text: str, start: int, end: int, size: int) -> int:
    """Return points of evidence for text[start:end] between ``size`` marks; a quotation is enough."""
    if begins_quotation(text, start):
        return _ENOUGH
    return size if begins_phrase(text, start, end) else 0


class _Piece(NamedTuple):
    """A piece of mark-up."""

    start: int
    end: int
    is_inline: bool  # a piece of a link or of emphasis


class _Fence(NamedTuple):
    start: int
    end: int
    marks: str
    info: str  # after the marks


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks of code between two fences. An unclosed fence is ignored, since it may be a scene break."""
    if not any(marks[0] in text and marks in text for marks in _FENCES):
        return
    fences = [
        _Fence(match.start(), match.end(), match["marks"], match["info"].strip()) for match in _FENCE.finditer(text)
    ]
    closed = _closed(fences)
    opened = -1  # the number of the fence
    for number, fence in enumerate(fences):
        if opened >= 0 and fence.marks.startswith(fences[opened].marks) and not fence.info:
            yield fences[opened].start, fence.end
            opened = -1
        elif opened < 0 and closed[number] and not (fence.marks[0] == "`" and "`" in fence.info):
            opened = number


def _closed(fences: list[_Fence]) -> list[bool]:
    """Return for each fence whether a later one may close it."""
    longest = {"`": 0, "~": 0}
    closed = [False] * len(fences)
    for number in range(len(fences) - 1, -1, -1):
        fence = fences[number]
        size, mark = len(fence.marks), fence.marks[0]
        closed[number] = size <= longest[mark]
        if not fence.info:
            longest[mark] = max(longest[mark], size)
    return closed


@dataclass(slots=True)
class _Emphasis:
    mark: str
    start: int
    length: int


@dataclass(slots=True)
class _Level:
    """The contents of an open bracket, or of the whole text."""

    start: int  # start of the contents
    bracket: str = ""
    found: int = 0  # number of pieces of mark-up found before it
    emphasis: list[_Emphasis] = field(default_factory=list)  # open emphasis
    marks: dict[str, int] = field(default_factory=dict)  # number of open marks of each kind

    def clear(self) -> None:
        self.emphasis.clear()
        self.marks.clear()


class _Reader:
    """Reads a text and collects the pieces of mark-up in ``found``."""

    def __init__(self, damage: Damage) -> None:
        self.text = damage.text
        self.all_places = damage.places(_ALL)
        self.candidates = damage.places(_ALL | _KEPT)  # where constructs begin, apart from the ! of ![
        self.links = 0
        self.has_address = False  # whether a link leads to a plain address
        self.evidence = 0  # points for names, quotations and several words in emphasis
        self.found: list[_Piece] = []
        self.levels = [_Level(0)]

    def read(self, places: list[int], *, until_markdown: bool = False) -> None:
        """Read the lines that hold one of the ``places``; where emphasis is open, of ``all_places``: blocks end it.

        ``until_markdown``: only until there are enough links.
        """
        enough = _ENOUGH if until_markdown else len(self.text)
        begin = 0
        for start, end in _fenced(self.text):
            self._read(begin, start, places, enough)
            begin = end
        self._read(begin, len(self.text), places, enough)

    def _read(self, begin: int, stop: int, places: list[int], enough: int) -> None:
        at = begin
        while at < stop and self.links < enough:
            is_open = bool(self.levels[-1].emphasis)
            at = self._pass_over(at, stop, self.all_places if is_open else places)
            if at < stop and is_open <= bool(self.levels[-1].emphasis):
                at = self._read_line(at, stop)

    def _pass_over(self, at: int, stop: int, places: list[int]) -> int:
        """Return the start of the line with the next place, or ``stop``."""
        number = bisect_left(places, at)
        start = stop
        if number < len(places) and places[number] < stop:
            start = max(at, self.text.rfind("\n", at, places[number]) + 1)
        if self._is_open() and _BLANK_LINE.search(self.text, max(0, at - 1), start):
            self._end_paragraph()
        return start

    def _is_open(self) -> bool:
        """Whether a bracket or emphasis is open, which a blank line may end."""
        return len(self.levels) > 1 or bool(self.levels[-1].emphasis)

    def _read_line(self, begin: int, stop: int) -> int:
        """Read the constructs that begin in the line at ``begin``, and return the start of the next line."""
        end, at = self._line_end(begin, stop), begin
        for number in range(bisect_left(self.candidates, begin), len(self.candidates)):
            place = self.candidates[number]
            if place >= end:
                break
            if place < at:
                continue
            is_image = place > at and self.text.startswith("![", place - 1)
            if found := _CONSTRUCT.match(self.text, place - is_image, stop, False):
                self._take(found)
                at = found.end()
                if at > end:
                    end = self._line_end(at, stop)
        if self._is_open() and _BLANK_LINE.match(self.text, end, stop):
            self._end_paragraph()
        return end + 1

    def _line_end(self, at: int, stop: int) -> int:
        end = self.text.find("\n", at, stop)
        return stop if end < 0 else end

    def _take(self, match: regex.Match[str]) -> None:
        kind = cast(_Construct, match.lastgroup)
        start, end = match.span(kind)
        if kind == "blank":
            self._end_paragraph()
        elif kind == "open":
            self.levels.append(_Level(end, match[0], len(self.found)))
        elif kind in ("link", "close"):
            self._close(start, end, is_link=kind == "link")
        elif kind == "emphasis":
            self._read_emphasis(match[0], start, end)
        elif kind == "escape":
            self._find(start, start + 1)
        elif kind != "kept":
            self.levels[-1].clear()
            if kind != "block":
                self._find(start, end)

    def _find(self, start: int, end: int, *, is_inline: bool = False) -> None:
        self.found.append(_Piece(start, end, is_inline))

    def _end_paragraph(self) -> None:
        """End a paragraph. Only links may continue after a blank line, since converters link several blocks."""
        images = (number for number, level in enumerate(self.levels) if level.bracket == "![")
        del self.levels[next(images, len(self.levels)) :]
        del self.levels[1:-_DEEPEST]
        for level in self.levels:
            level.clear()

    def _close(self, start: int, end: int, *, is_link: bool) -> None:
        """Close the last open bracket; emphasis opened inside it never closes."""
        if len(self.levels) == 1:
            return
        level = self.levels.pop()
        if not is_link:
            return
        self.links += bool(_ADDRESS_MARK.search(self.text, start, end))
        self.has_address = self.has_address or bool(_PLAIN_ADDRESS.match(self.text, start, end))
        if level.bracket == "[" or self._follows_exclamation(level, start, end):
            self._find(level.start - 1, level.start, is_inline=True)
            self._find(start, end, is_inline=True)
        else:
            del self.found[level.found :]
            self._find(level.start - len(level.bracket), end, is_inline=True)

    def _follows_exclamation(self, level: _Level, start: int, end: int) -> bool:
        """Whether the exclamation mark ends a sentence rather than marks an image: *Stop![Ada Lund](/lund)*."""
        before = self.text[level.start - 3 : level.start - 2]  # the "!"
        if not before.isalnum() and before != "!":
            return False
        return bool(_NO_BLANK.search(self.text, level.start, start)) and not _IMAGE.search(self.text, start, end)

    def _read_emphasis(self, run: str, start: int, end: int) -> None:
        if len(run) > _LONGEST_EMPHASIS:
            return
        level, mark = self.levels[-1], run[0]
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        is_inside = before.isalnum() and after.isalnum()
        if is_inside and level.emphasis and level.emphasis[-1].length != len(run):
            return  # **f*ck**
        if before and not before.isspace() and not (mark == "_" and after.isalnum()):
            start = self._close_emphasis(level, mark, start, end)
        if start < end and after and not after.isspace() and not before.isalnum():
            level.emphasis.append(_Emphasis(mark, start, end - start))
            level.marks[mark] = level.marks.get(mark, 0) + 1

    def _is_code(self, start: int, end: int, size: int) -> bool:
        """Whether it may be something else: __FILE__, obj._Foo_(), src/**/*.js, *Terms apply. Students* pay."""
        is_beside = _BEFORE_CODE.search(self.text, max(0, start - 2), start) or _BEHIND_CODE.match(self.text, end)
        if is_beside or _IDENTIFIER.fullmatch(self.text, start, end):
            return True
        if begins_quotation(self.text, start + size):
            return False
        first, stop = start + size, end - size
        near = min(stop, first + _LONGEST_LOOK)
        if _OPERATOR.search(self.text, first, near):
            return True
        return self.text[stop - 1] not in _ENDS and bool(_NEXT_SENTENCE.search(self.text, first, near))

    def _close_emphasis(self, level: _Level, mark: str, start: int, end: int) -> int:
        """Close emphasis with the last such marks; later ones never close. Return the start of the unused marks."""
        while start < end and level.marks.get(mark):
            opened = level.emphasis[-1]
            if opened.mark == mark:
                size = min(2, end - start, opened.length)
                opened.length -= size
                inner = opened.start + opened.length
                is_code = self._is_code(inner, start + size, size)
                self.evidence += 0 if is_code else _evidence(self.text, inner + size, start, size)
                self._find(inner, inner + size, is_inline=not is_code)
                self._find(start, start + size, is_inline=not is_code)
                start += size
            if opened.mark != mark or not opened.length:
                level.emphasis.pop()
                level.marks[opened.mark] -= 1
        return start
