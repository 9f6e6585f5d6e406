"""The quotes of the twin: which characters are quotation marks, the side of each, and how they pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from chartab import has, word_break

from quotex import _core

EITHER, OPEN, CLOSE = "either", "open", "close"
STYLES = {  # family and side of every mark
    **dict.fromkeys('"＂', ("double", EITHER)),
    **dict.fromkeys("“〝„‟", ("double", OPEN)),
    **dict.fromkeys("”〞〟", ("double", CLOSE)),
    "«": ("guillemet", OPEN),
    "»": ("guillemet", CLOSE),
    "「": ("corner", OPEN),
    "」": ("corner", CLOSE),
    "『": ("white corner", OPEN),
    "』": ("white corner", CLOSE),
    **dict.fromkeys("'`＇", ("single", EITHER)),
    **dict.fromkeys("‘‚‛", ("single", OPEN)),
    "’": ("single", CLOSE),
    "‹": ("angle", OPEN),
    "›": ("angle", CLOSE),
}
LONGEST_AROUND = 10_000  # characters of a quote with others of its own marks in it
DOUBLED = "'`‘’"  # two of these are one double mark
FEET = "'’′"


class TokenLike(Protocol):
    start: int
    end: int
    tags: int


class ParagraphLike(Protocol):
    first: int
    stop: int


def is_mark(char: str) -> bool:
    return char in STYLES


def neighbour(text: str, at: int) -> str:
    """The kind of what is at ``at``, next to a mark."""
    if not 0 <= at < len(text):
        return "space"
    char = text[at]
    for name, holds in (
        ("space", has(char, "SPACE")),
        ("mark", is_mark(char)),
        ("s", char in "sS"),
        ("word", has(char, "LETTER")),
        ("digit", has(char, "DIGIT")),
        ("dash", has(char, "DASH")),
        ("stop", has(char, "TERMINATOR") or char in ",;:"),
        ("open", has(char, "OPEN")),
        ("close", has(char, "CLOSE")),
        ("word", word_break(char) in ("EXTEND", "FORMAT", "ZWJ")),
    ):
        if holds:
            return name
    return "other"


@dataclass
class Mark:
    start: int
    end: int
    token: int
    family: str
    typed: str  # the side its character speaks for
    before: str
    after: str

    def is_inches(self, text: str) -> bool:
        """Whether 5'10 or 12′6 is right before the straight double mark."""
        if text[self.start] not in '"＂':
            return False
        number = text[: self.start]
        for digits in (1, 2):
            inches, feet = number[-digits:], number[-digits - 2 : -digits]
            if len(feet) == 2 and all(has(c, "DIGIT") for c in inches + feet[0]) and feet[1] in FEET:
                return True
        return False

    @property
    def may_be_inches(self) -> bool:
        """Whether it is a straight double mark after a number."""
        straight = self.family == "double" and self.typed == EITHER and self.end - self.start == 1
        return straight and self.before == "digit" and self.after == "space"

    def opens(self) -> bool:
        return after_space(self) or self.before == "dash"


def after_space(mark: Mark) -> bool:
    return mark.before in ("space", "open")


def before_text(mark: Mark) -> bool:
    return mark.after in ("word", "s", "digit")


def mark_at(text: str, start: int, token: int) -> Mark:
    width = mark_width(text, start)
    family, typed = ("double", EITHER) if width == 2 else STYLES[text[start]]
    return Mark(start, start + width, token, family, typed, neighbour(text, start - 1), neighbour(text, start + width))


def mark_width(text: str, start: int) -> int:
    """The width of a mark: two single marks make a double one; of three, the two on the outer side."""
    char = text[start]
    run = len(text[start:]) - len(text[start:].lstrip(char))
    if char not in DOUBLED or run == 1:
        return 1
    if run == 3:
        return 2 if neighbour(text, start - 1) in ("space", "open", "dash") else 1
    return 2


def look_past_touching(marks: Sequence[Mark]) -> None:
    """Gives a mark that touches another the neighbour of the other."""
    for left, right in pairwise(marks):
        if right.before == "mark" and left.end == right.start:
            right.before = left.before
    for left, right in reversed(list(pairwise(marks))):
        if left.after == "mark" and left.end == right.start:
            left.after = right.after


def side_by_context(mark: Mark) -> str:
    if after_space(mark) and mark.after in ("stop", "close"):
        return EITHER
    opens = mark.opens() and mark.after != "space"
    closes = not after_space(mark) and not before_text(mark)
    if opens == closes:
        return EITHER
    return OPEN if opens else CLOSE


def side(mark: Mark, is_open: bool) -> str:
    """The side of a double mark; ``is_open``: whether a quote of its family is still open."""
    context = side_by_context(mark)
    if mark.typed == OPEN:
        return CLOSE if context == CLOSE and is_open else OPEN
    if mark.typed == CLOSE:
        return OPEN if context == OPEN and not is_open else CLOSE
    if context != EITHER:
        return context
    return CLOSE if is_open else OPEN


def tag(mark: Mark, tokens: Sequence[TokenLike]) -> None:
    for at in range(mark.token, mark.token + mark.end - mark.start):
        tokens[at].tags |= _core.MARK


@dataclass
class Quote:
    mark: Mark
    maybe: Mark | None = None  # dogs', 6": closes it if nothing better comes
    nested: Mark | None = None  # the first mark of its family that opened inside it
    stop: int | None = None  # token after the last one inside; None: no quote came of it
    end: int = 0
    flags: int = 0
    start: int = 0
    inner_start: int = 0
    inner_end: int = 0
    parent: int = -1
    depth: int = 0

    @property
    def family(self) -> str:
        return self.mark.family

    @property
    def first(self) -> int:
        """Its first token inside the marks."""
        return self.mark.token + self.mark.end - self.mark.start

    def finish(self, stop: int, end: int, flags: int = 0) -> None:
        if self.first < stop:
            self.stop, self.end, self.flags = stop, end, flags

    def close(self, mark: Mark, tokens: Sequence[TokenLike]) -> None:
        tag(self.mark, tokens)
        tag(mark, tokens)
        self.finish(mark.token, mark.end)


@dataclass
class Matcher:
    """The quotes of one paragraph."""

    tokens: Sequence[TokenLike]
    habit: bool  # does the document use single marks for speech?
    quotes: list[Quote] = field(default_factory=list)
    waiting: list[Quote] = field(default_factory=list)

    def innermost(self, family: str) -> Quote | None:
        return self.waiting[-1] if self.waiting and self.waiting[-1].family == family else None

    def open(self, mark: Mark) -> None:
        self.give_up_endless(mark)
        outer = self.innermost(mark.family)
        if outer and not outer.nested:
            outer.nested = mark
        self.quotes.append(Quote(mark))
        self.waiting.append(self.quotes[-1])

    def give_up(self) -> Quote:
        quote = self.waiting.pop()
        if quote.maybe:
            quote.close(quote.maybe, self.tokens)
        return quote

    def give_up_endless(self, mark: Mark) -> None:
        """Gives up quotes that are too long to have others with the same marks in them."""
        while (
            (outer := self.innermost(mark.family)) and outer.nested and mark.start - outer.mark.start > LONGEST_AROUND
        ):
            self.give_up()
            if not outer.maybe:
                self.end_before_nested(outer, outer.nested)

    def end_before_nested(self, quote: Quote, nested: Mark) -> None:
        quote.finish(nested.token, self.tokens[nested.token - 1].end, _core.QUOTE_UNCLOSED)

    def read_double(self, mark: Mark) -> None:
        top = self.innermost(mark.family)
        if top and top.maybe and side_by_context(mark) != CLOSE:
            self.give_up()
        if top and mark.may_be_inches:
            top.maybe = top.maybe or mark
            return
        tag(mark, self.tokens)
        is_open = any(quote.family == mark.family for quote in self.waiting)
        if side(mark, is_open) == OPEN:
            single = self.innermost("single")
            if single and single.maybe and not self.habit:
                self.give_up()
            self.open(mark)
        elif is_open:
            while self.waiting[-1].family != mark.family:
                self.give_up()
            self.waiting.pop().close(mark, self.tokens)

    def read_single(self, mark: Mark) -> None:
        top = self.innermost("single")
        may_close = bool(top) and not after_space(mark) and (not before_text(mark) or self.is_between_sentences(mark))
        may_open = (
            mark.opens()
            and mark.after != "space"
            and (mark.typed == OPEN or (mark.typed == EITHER and mark.after not in ("digit", "stop")))
        )
        if top and may_close and not (may_open and mark.typed == OPEN):
            if self.may_be_apostrophe(mark, top):
                is_better = top.maybe and top.maybe.after == "space" and mark.after == "stop" and self.is_speech(top)
                if not top.maybe or is_better:
                    top.maybe = mark
            elif not top.maybe or mark.before in ("stop", "dash"):
                self.waiting.pop().close(mark, self.tokens)
        elif may_open and not (top and self.is_elision(mark, top)):
            if top and top.maybe:
                self.give_up()
            self.open(mark)

    def is_between_sentences(self, mark: Mark) -> bool:
        """Whether a sentence ends before the mark and the next one begins right after it: 'I go.'He went."""
        following = self.token_at(mark.token + 1)
        return mark.before == "stop" and bool(following and following.tags & _core.CAPITALIZED)

    def is_speech(self, quote: Quote) -> bool:
        """Whether the beginning looks like whole sentences: 'Go,' he said, 'or stay'; not: called it 'vague'."""
        before, mark, after = (self.token_at(quote.mark.token + step) for step in (-1, 0, 1))
        if not before or not before.tags & _core.WORD or (mark and mark.tags & _core.LINE_START):
            return True
        return bool(after and after.tags & _core.CAPITALIZED)

    def token_at(self, index: int) -> TokenLike | None:
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def may_be_apostrophe(self, mark: Mark, quote: Quote) -> bool:
        """Whether this mark after a letter may be an apostrophe and not the end of the quote: dogs', goin'."""
        alone = sum(other.family == "single" for other in self.waiting) == 1
        in_speech = mark.before == "word" and alone and self.is_speech(quote)
        return mark.after in ("space", "stop") and (mark.before == "s" or in_speech)

    def is_elision(self, mark: Mark, speech: Quote) -> bool:
        """Whether it is a straight mark before a small letter in speech with single marks: 'I seen 'im'.

        Inside curly marks, a straight one after a stop opens a quotation in the speech.
        """
        before, after = self.token_at(mark.token - 1), self.token_at(mark.token + 1)
        if not self.habit or mark.typed != EITHER or mark.before not in ("space", "dash") or speech.maybe:
            return False
        straight = speech.mark.typed == EITHER and self.is_speech(speech)
        after_word = straight or (before and before.tags & _core.WORD)
        return bool(after_word and after and after.tags & _core.LOWER)

    def end_paragraph(self, stop: int, end: int, next_mark: Mark | None) -> None:
        """``next_mark`` begins the next paragraph, if there is one."""
        while self.waiting:
            alone = len(self.waiting) == 1
            quote = self.give_up()
            if quote.maybe or (quote.family == "single" and not (self.habit and alone)):
                continue
            if quote.nested:
                self.end_before_nested(quote, quote.nested)
            else:
                goes_on = alone and next_mark and next_mark.family == quote.family and may_continue(next_mark)
                quote.finish(stop, end, _core.QUOTE_UNCLOSED | (_core.QUOTE_CONTINUES if goes_on else 0))


def may_continue(mark: Mark) -> bool:
    """Whether this mark at the start of a paragraph may open the next part of a quote."""
    return mark.typed != CLOSE and mark.after not in ("space", "stop", "close")


def has_single_habit(marks: Sequence[Mark], paragraphs: Sequence[ParagraphLike]) -> bool:
    """Whether more paragraphs begin with a single mark than with another one."""
    votes = [0, 0]
    for paragraph in paragraphs:
        for mark in marks:
            if mark.token == paragraph.first and mark.family != "none" and before_text(mark):
                votes[mark.family == "single" and mark.typed != CLOSE] += 1
    return votes[True] > votes[False]


def find_quotes(
    marks: list[Mark], elisions: set[int], tokens: Sequence[TokenLike], paragraphs: Sequence[ParagraphLike]
) -> tuple[list[Quote], bool]:
    look_past_touching(marks)
    for mark in marks:
        if mark.token in elisions:
            mark.family = mark.typed = "none"
    habit = has_single_habit(marks, paragraphs)
    found: list[Quote] = []
    continuing: Quote | None = None
    for i, paragraph in enumerate(paragraphs):
        inside = [mark for mark in marks if paragraph.first <= mark.token < paragraph.stop]
        following = paragraphs[i + 1].first if i + 1 < len(paragraphs) else -1
        next_mark = next((mark for mark in marks if mark.token == following), None)
        quotes = match(inside, next_mark, tokens, paragraph, habit)
        settle(quotes, len(found), tokens)
        if continuing and quotes and quotes[0].mark.token == paragraph.first:
            quotes[0].flags |= _core.QUOTE_CONTINUED
        elif continuing:
            continuing.flags &= ~_core.QUOTE_CONTINUES
        continuing = next((quote for quote in quotes if quote.flags & _core.QUOTE_CONTINUES), None)
        found += quotes
    return found, habit


def match(
    marks: list[Mark], next_mark: Mark | None, tokens: Sequence[TokenLike], paragraph: ParagraphLike, habit: bool
) -> list[Quote]:
    matcher = Matcher(tokens, habit)
    for mark in marks:
        if mark.family == "single":
            matcher.read_single(mark)
        elif mark.family != "none":
            matcher.read_double(mark)
    matcher.end_paragraph(paragraph.stop, tokens[paragraph.stop - 1].end, next_mark)
    return [quote for quote in matcher.quotes if quote.stop is not None]


def settle(quotes: list[Quote], number: int, tokens: Sequence[TokenLike]) -> None:
    """Fills in offsets and parents; ``number`` is the index of the paragraph's first quote."""
    for i, quote in enumerate(quotes):
        assert quote.stop is not None
        quote.start = quote.mark.start
        quote.inner_start, quote.inner_end = tokens[quote.first].start, tokens[quote.stop - 1].end
        quote.flags |= _core.QUOTE_SINGLE if quote.family in ("single", "angle") else 0
        around = [k for k, outer in enumerate(quotes[:i]) if outer.end > quote.start]
        if around:
            quote.parent, quote.depth = number + around[-1], quotes[around[-1]].depth + 1
