"""The article as HTML: paragraphs with marked spans, and removed text folded in its place.

It is built from the original: marked spans may begin and end inside edits, and may overlap each other and the ends of
paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from quotex.document import Document
from quotex.language.catalogue import Rule
from quotex.model import Edit
from quotex.render.html_markup import Markup, element, join

__all__ = ["Marked", "Wrap", "article", "rule_title"]

LINE_END = re.compile(r"\r?\n")
BLANK_LINE = re.compile(r"\n[^\S\n]*+\n")

Wrap = Callable[[Markup, bool], Markup]  # wraps a piece of a marked span; the flag says whether it is the first


@dataclass(slots=True, eq=False)
class Marked:
    """A marked span of the original. Of two spans at one place, the one with the lower ``order`` is the outer one."""

    start: int
    end: int
    order: int
    wrap: Wrap
    is_begun: bool = False


def article(document: Document, marks: Iterable[Marked], rules: Mapping[str, Rule]) -> list[Markup]:
    """Return the blocks of the article: paragraphs, and folded removed lines."""
    blocks = _Blocks(document, marks, rules)
    at = 0
    for edit in document.edits:
        blocks.add_text(at, edit.start)
        if edit.replacement:
            blocks.add_words(edit.start, edit.end, edit.replacement)
        else:
            blocks.add_removed(edit)
        at = edit.end
    blocks.add_text(at, len(document.original))
    return blocks.finished()


class _Blocks:
    """The finished blocks, the open paragraph, and the open marks in it."""

    def __init__(self, document: Document, marks: Iterable[Marked], rules: Mapping[str, Rule]) -> None:
        self._original = document.original
        self._rules = rules
        self._blocks: list[Markup] = []
        self._removed: list[Edit] = []  # lines for one fold
        self._breaks = 0  # line ends since the last words
        self._most_breaks = 1 if BLANK_LINE.search(document.text.strip()) else 0  # allowed inside a paragraph
        self._paragraph: list[Markup] = []
        self._coming = sorted(marks, key=lambda mark: (mark.start, mark.order), reverse=True)
        self._active: list[Marked] = []
        self._open: list[tuple[Marked, list[Markup]]] = []

    def add_text(self, start: int, end: int) -> None:
        """Add a part of the original that was kept."""
        at = start
        for found in LINE_END.finditer(self._original, start, end):
            self._add_line(at, found.start())
            self._breaks += 1
            at = found.end()
        self._add_line(at, end)

    def add_words(self, start: int, end: int, words: str) -> None:
        """Add the replacement of ``start:end``."""
        self._begin()
        self._enter(start, end)
        self._into().append(join([words]))

    def add_removed(self, edit: Edit) -> None:
        words = self._original[edit.start : edit.end]
        if not words.strip():
            self._breaks += words.count("\n")
        elif self._is_lines(edit):
            self._end_paragraph()
            self._removed.append(edit)
        else:
            self._begin()
            self._enter(edit.start, edit.start + 1)
            sign = element("sup", f"removed: {edit.rule}", class_="rule")
            self._into().append(element("del", words.strip(), " ", sign, " "))

    def finished(self) -> list[Markup]:
        self._end_paragraph()
        self._end_fold()
        return self._blocks

    def _is_lines(self, edit: Edit) -> bool:
        """Whether the edit removes whole lines."""
        text, start, end = self._original, edit.start, edit.end
        begins = not self._has_words() or self._breaks > 0 or text[start - 1 : start] == "\n" or text[start] == "\n"
        return begins and (end == len(text) or text[end - 1] == "\n" or text[end] in "\r\n")

    def _add_line(self, start: int, end: int) -> None:
        """Add words of one line."""
        if start >= end or (self._breaks and self._original[start:end].isspace()):
            return
        self._begin()
        while start < end:
            stop = self._enter(start, end)
            self._into().append(join([self._original[start:stop]]))
            start = stop

    def _begin(self) -> None:
        """Prepare for words: in a new paragraph, if enough line ends came before."""
        self._end_fold()
        if self._breaks > self._most_breaks:
            self._end_paragraph()
        elif self._breaks and self._has_words():
            self._into().append(join(["\n"]))
        self._breaks = 0

    def _has_words(self) -> bool:
        return bool(self._paragraph or self._open)

    def _enter(self, start: int, end: int) -> int:
        """Open the marks around ``start`` and close those that ended; return the end of this state, at most ``end``."""
        while self._coming and self._coming[-1].start <= start:
            self._active.append(self._coming.pop())
        self._active = [mark for mark in self._active if mark.end > start]
        wanted = sorted(self._active, key=lambda mark: (mark.order, mark.start, -mark.end))
        same = 0
        for (mark, _), other in zip(self._open, wanted, strict=False):
            if mark is not other:
                break
            same += 1
        self._close(same)
        self._open += [(mark, []) for mark in wanted[same:]]
        following = [self._coming[-1].start] if self._coming else []
        return min([end, *following, *(mark.end for mark in wanted)])

    def _close(self, kept: int) -> None:
        while len(self._open) > kept:
            mark, content = self._open.pop()
            if content:
                self._into().append(mark.wrap(join(content), not mark.is_begun))
                mark.is_begun = True

    def _into(self) -> list[Markup]:
        return self._open[-1][1] if self._open else self._paragraph

    def _end_paragraph(self) -> None:
        self._close(0)
        if self._paragraph:
            self._blocks.append(element("p", *self._paragraph, dir="auto"))
        self._paragraph, self._breaks = [], 0

    def _end_fold(self) -> None:
        if self._removed:
            self._blocks.append(_fold(self._removed, self._original, self._rules))
            self._removed = []


def _fold(edits: Sequence[Edit], original: str, rules: Mapping[str, Rule]) -> Markup:
    """Return removed text, folded; the summary names the rules."""
    lines = sum(1 for edit in edits for line in original[edit.start : edit.end].split("\n") if line.strip())
    names = list(dict.fromkeys(edit.rule for edit in edits))
    shown = [element("span", rule_title(name, rules), class_="rule") for name in names[:3]]
    more = [f" and {len(names) - 3} more"] if len(names) > 3 else []
    summary = element("summary", f"Removed: {lines:,} line{'s' * (lines != 1)}, ", join(shown, ", "), *more)
    parts = [
        element(
            "p", element("span", edit.rule, class_="rule"), " ", original[edit.start : edit.end].strip(), dir="auto"
        )
        for edit in edits
    ]
    return element("details", summary, *parts, class_="removed")


def rule_title(id: str, rules: Mapping[str, Rule]) -> str:
    """Return the id and the name of a rule."""
    rule = rules.get(id)
    return f"{id} {rule.name}" if rule else id
