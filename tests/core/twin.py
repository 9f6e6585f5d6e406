"""The slow, obvious twin of the C scanner, which gives what ``quotex._core.scan`` must find.

It looks at every position from scratch where the C core keeps state in one pass, and at Python strings where the C core
compares hashes. ``scan`` gives the columns of ``Scan`` as lists, by name. Lines and words are in ``twin_words.py``,
lines over which a sentence goes on in ``twin_lines.py``, the quotes in ``twin_quotes.py``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from chartab import fold, has, word_break
from twin_lines import Broken, Ends, find_joins, is_broken, line_flags
from twin_quotes import Mark, find_quotes, is_mark, mark_at
from twin_words import BREAKS, Line, cut_at_full_stops, find_lines, word_boundaries

from quotex import _core

LONGEST_PHRASE = 12  # words
SENTENCE_PUNCTUATION = ".,;:!?"

Entries = Iterable[tuple[str, int]]


# ---- Tokens


@dataclass
class Token:
    start: int
    end: int
    word: str
    tags: int = 0
    entry: int = 0
    entry_tags: int = 0  # classes of the entry that is this word alone


def find_tokens(text: str, lines: list[Line], entries: Entries = ()) -> list[Token]:
    table = number_entries(entries)
    cuts = word_boundaries(text)
    words = [(a, b) for a, b in pairwise(cuts) if not all(has(char, "SPACE") for char in text[a:b])]
    spans = [
        span
        for a, b in words
        for span in cut_at_full_stops(text, a, b, lambda word: bool(table.get((fold(word),), (0, 0))[1] & _core.STOP))
    ]
    tokens = [Token(start, end, text[start:end]) for start, end in spans]
    for token in tokens:
        token.tags = kind(token.word) | shape(token.word)
    for i, token in enumerate(tokens):
        if i == 0 or tokens[i - 1].end < token.start:
            token.tags |= _core.SPACED
    for line in lines:
        for token in [token for token in tokens if line.start <= token.start < line.end][:1]:
            token.tags |= _core.LINE_START | _core.SPACED
    return tokens


def kind(word: str) -> int:
    if any(has(char, "LETTER") for char in word):
        return _core.WORD
    if any(has(char, "DIGIT") for char in word):
        return _core.NUMBER
    return _core.PUNCT | (_core.TERMINATOR if has(word[0], "TERMINATOR") else 0)


def shape(word: str) -> int:
    letters = [char for char in word if has(char, "LETTER")]
    tags = _core.DIGIT if any(has(char, "DIGIT") for char in word) else 0
    if has(word[0], "LOWER"):
        tags |= _core.LOWER
    if has(word[0], "UPPER"):
        tags |= _core.CAPITALIZED
        if len(letters) > 1 and not any(has(char, "LOWER") for char in word):
            tags |= _core.UPPER
    return tags


# ---- Lexicon


def number_entries(entries: Entries) -> dict[tuple[str, ...], tuple[int, int]]:
    """Entry number and classes by the folded words of the phrase; a phrase given twice has the classes of both."""
    table: dict[tuple[str, ...], tuple[int, int]] = {}
    for phrase, classes in entries:
        words = tuple(fold(word) for word in phrase.split(" "))
        number, known = table.get(words, (len(table) + 1, 0))
        table[words] = number, known | classes
    return table


def find_entries(
    tokens: list[Token], blank_lines: list[int], entries: Entries
) -> tuple[list[tuple[int, int, int]], set[int]]:
    """Tags every token with the entries that begin at it. Returns the hits, and the tokens whose mark is an elision.

    No phrase extends over a blank line. A mark is an elision if a phrase begins with it and its word touches it.
    """
    table = number_entries(entries)
    words = [fold(token.word) for token in tokens]
    hits, elisions = [], set()
    for i, token in enumerate(tokens):
        for stop in range(i + 1, min(i + LONGEST_PHRASE, len(tokens)) + 1):
            number, classes = table.get(tuple(words[i:stop]), (0, 0))
            blank_between = any(tokens[i].start < line < tokens[stop - 1].start for line in blank_lines)
            if not number or blank_between:
                continue
            token.entry = number
            token.tags |= classes
            if stop == i + 1:
                token.entry_tags = classes
            elif token.tags & _core.PUNCT and not tokens[i + 1].tags & _core.SPACED:
                elisions.add(i)
            if classes & _core.TRIGGER:
                hits.append((i, stop, number))
    return hits, elisions


# ---- Links and left-over mark-up


def find_links(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Spans of URLs and e-mail addresses, from the ``:`` or @ on, and of handles; tags their tokens."""
    links: list[tuple[int, int]] = []
    for i, token in enumerate(tokens):
        if not links or token.start >= links[-1][1]:
            end = link_end(text, token)
            if end:
                links.append((token.start, end))
                tag_before(text, tokens, i)
        if links and token.start < links[-1][1]:
            token.tags |= _core.LINK
    return links


def link_end(text: str, token: Token) -> int:
    """End of the link recognised at a token, 0 for none."""
    start = token.start
    after_word = start > 0 and has(text[start - 1], "LETTER", "DIGIT")
    if token.tags & _core.WORD and token.word[:4].lower() == "www." and len(token.word) > 4:
        return url_end(text, start)
    if token.tags & _core.PUNCT and text.startswith("://", start) and after_word:
        end = url_end(text, start + 3)
        return end if end > start + 3 else 0
    if token.tags & _core.PUNCT and token.word[0] == "@":
        end = name_end(text, start + 1)
        return end if end > start + 1 else 0
    return 0


def url_end(text: str, at: int) -> int:
    end = at
    while end < len(text) and not has(text[end], "SPACE", "MARK") and text[end] not in "<>|{}":
        end += 1
    return at + len(text[at:end].rstrip(SENTENCE_PUNCTUATION + ")"))


def name_end(text: str, at: int) -> int:
    end = at
    while end < len(text) and (has(text[end], "LETTER", "DIGIT") or text[end] in ".-_"):
        end += 1
    return at + len(text[at:end].rstrip(SENTENCE_PUNCTUATION))


def tag_before(text: str, tokens: list[Token], at: int) -> None:
    """Tags the text that touches a link's first punctuation and belongs to it: ``https``, ``first.last``."""
    start = tokens[at].start
    if not tokens[at].tags & _core.PUNCT or not start or not has(text[start - 1], "LETTER", "DIGIT"):
        return
    for i in range(at - 1, -1, -1):
        may_belong = not tokens[i].tags & _core.PUNCT or tokens[i].word[0] in "._-+"
        if tokens[i].end != tokens[i + 1].start or tokens[i].tags & _core.LINK or not may_belong:
            return
        tokens[i].tags |= _core.LINK


def find_markup(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Spans ``<…>`` that look like tags: a letter, ``/`` or ``!`` after ``<``; no ``<`` and no line break inside."""
    spans: list[tuple[int, int]] = []
    for token in tokens:
        start = token.start
        if not token.tags & _core.PUNCT or text[start] != "<" or (spans and start < spans[-1][1]):
            continue
        inside = text[start + 1 :]
        length = next((i for i, char in enumerate(inside) if char in "<>" or word_break(char) in BREAKS), len(inside))
        if inside[:1] and (has(inside[0], "LETTER") or inside[0] in "/!") and inside[length : length + 1] == ">":
            spans.append((start, start + 1 + length + 1))
    return spans


def find_marks(text: str, tokens: list[Token], ignored: list[tuple[int, int]]) -> list[Mark]:
    marks: list[Mark] = []
    taken = 0
    for i, token in enumerate(tokens):
        start = token.start
        if not token.tags & _core.PUNCT or not is_mark(text[start]) or start < taken:
            continue
        if any(a <= start < b for a, b in ignored):
            continue
        mark = mark_at(text, start, i)
        taken = mark.end
        if not mark.is_inches(text):
            marks.append(mark)
    return marks


# ---- Lines again: what is counted on them, and the paragraphs they make


def line_columns(tokens: list[Token], lines: list[Line]) -> dict[str, list[int]]:
    rows = [[token for token in tokens if line.start <= token.start < line.end] for line in lines]

    def count(tags: int) -> list[int]:
        return [sum(token.tags & tags == tags for token in row) for row in rows]

    return {
        "line_start": [line.start for line in lines],
        "line_end": [line.end for line in lines],
        "line_token": [*(sum(t.start < line.start for t in tokens) for line in lines), len(tokens)],
        "line_flags": [line_flags(row) for row in rows],
        "line_words": count(_core.WORD),
        "line_capitalized": count(_core.WORD | _core.CAPITALIZED),
        "line_digits": count(_core.DIGIT),
        "line_stops": [sum(bool(token.entry_tags & _core.STOP) for token in row) for row in rows],
        "line_puncts": count(_core.PUNCT),
    }


WIDEST = 120


@dataclass
class Wrapping:
    """How a text is hard-wrapped: where its paragraphs end, apart from blank lines."""

    how: str  # "blank", "indented" or "short"; "": not at all
    forced: list[bool]  # for each line: would the first word of the next not have fitted into the width?
    indented: list[bool]  # for each line

    def joins(self, rows: list[list[Token]], marks: list[Mark]) -> list[bool]:
        """For each line, whether it goes on in the next, if that is not blank."""
        if self.how == "short":
            marked = [mark_edges(row, marks) for row in rows]
            touching = [ends and begins for (_, ends), (begins, _) in pairwise([*marked, (False, False)])]
            return [forced and not touches for forced, touches in zip(self.forced, touching, strict=True)]
        if self.how == "indented":
            return [not indented for indented in [*self.indented[1:], False]]
        return [self.how == "blank"] * len(rows)


def mark_edges(row: list[Token], marks: list[Mark]) -> tuple[bool, bool]:
    """Whether the line begins with a possible quotation mark, and whether it ends with one."""
    covered = [any(mark.start < token.end and token.start < mark.end for mark in marks) for token in row]
    return (covered[0], covered[-1]) if row else (False, False)


def find_wrapping(columns: dict[str, list[int]], tokens: list[Token]) -> Wrapping:
    """Decides if the text is hard-wrapped: at many line breaks, the next word would not have fitted into the width.

    All lines but one in fifty fit into that width. A text wider than 120 is not wrapped, nor one with fewer than four
    breaks inside its blocks.
    """
    names = ("line_start", "line_end", "line_token", "line_flags")
    spans = list(zip(*(columns[name] for name in names), strict=False))
    blank = [bool(flags & _core.LINE_BLANK) for *_, flags in spans]
    lengths = [end - start for (start, end, *_), empty in zip(spans, blank, strict=True) if not empty]
    widths = [width for width in range(WIDEST) if sum(length > width for length in lengths) * 50 <= len(lengths)]
    forced, indented = [False] * len(spans), [False] * len(spans)
    wrapping = Wrapping("", forced, indented)
    if not widths:
        return wrapping
    breaks = [i for i in range(len(spans) - 1) if not blank[i] and not blank[i + 1]]
    shifts = [
        tokens[first].start - start for (start, _, first, _), empty in zip(spans, blank, strict=True) if not empty
    ]
    for i in breaks:
        forced[i] = spans[i][1] - spans[i][0] + 1 + first_word(spans[i + 1], tokens) > widths[0]
        indented[i + 1] = tokens[spans[i + 1][2]].start - spans[i + 1][0] > min(shifts)
    ends = [bool(flags & _core.LINE_ENDS_SENTENCE) for *_, flags in spans]
    full = [i for i in breaks if forced[i]]
    free = [i for i in breaks if not forced[i]]
    flush = [i for i in breaks if not indented[i + 1]]
    flush_full = [i for i in flush if forced[i]]
    ending = [i for i in free if ends[i]]
    starts = [i for i in breaks if indented[i + 1]]
    if len(breaks) < 4:
        return wrapping
    if len(full) >= 8:
        is_flush = len(flush_full) * 4 >= len(flush) * 3 and len(starts) * 2 > len(flush) - len(flush_full)
        is_full = len(full) * 4 >= len(breaks) and sum(not ends[i] for i in full) * 2 >= len(full)
        if len(starts) > sum(blank) and is_flush and sum(ends[i] for i in starts) * 2 > len(starts):
            wrapping.how = "indented"
        elif len(ending) > 8 * sum(blank) and len(ending) * 2 >= len(free) and is_full:
            wrapping.how = "short"
    if not wrapping.how and any(blank) and len(full) * 4 >= len(breaks) * 3:
        wrapping.how = "blank"
    return wrapping


def first_word(line: tuple[int, int, int, int], tokens: list[Token]) -> int:
    """Length of what wrapping would move as one piece: the first token and all that touch it."""
    last = line[2]
    while last + 1 < len(tokens) and not tokens[last + 1].tags & _core.SPACED:
        last += 1
    return tokens[last].end - line[0]


@dataclass
class Paragraph:
    first: int
    stop: int  # token after the last


def find_paragraphs(columns: dict[str, list[int]], joins: list[bool]) -> list[Paragraph]:
    """``joins``: for each line, whether it goes on in the next, if that is not blank."""
    paragraphs: list[Paragraph] = []
    goes_on = False
    for i, flags in enumerate(columns["line_flags"]):
        first, stop = columns["line_token"][i : i + 2]
        if flags & _core.LINE_BLANK:
            goes_on = False
            continue
        if goes_on:
            paragraphs[-1].stop = stop
        else:
            paragraphs.append(Paragraph(first, stop))
        goes_on = joins[i]
    return paragraphs


# ---- All together


def scan(text: str, entries: Entries = (), ends: Ends | None = None) -> dict[str, list[int]]:
    """The columns of ``Scan`` by name, except sentences; ``wrapped`` and ``single_habit`` as lists of one number."""
    lines = find_lines(text)
    entries = list(entries)
    tokens = find_tokens(text, lines, entries)
    links = find_links(text, tokens)
    blank = [line.start for line in lines if not any(line.start <= token.start < line.end for token in tokens)]
    hits, elisions = find_entries(tokens, blank, entries)
    columns = line_columns(tokens, lines)
    marks = find_marks(text, tokens, links + find_markup(text, tokens))
    bounds = columns["line_token"]
    rows = [tokens[first:stop] for first, stop in pairwise(bounds)]
    line_starts = columns["line_start"]
    broken = Broken(rows, line_starts, marks, ends) if ends and is_broken(rows, line_starts) else None
    wrapping = find_wrapping(columns, tokens)
    if broken:
        wrapping.how = ""
    joins = wrapping.joins(rows, marks)
    if ends:
        joins = find_joins(joins, broken, rows, marks, text, ends)
    paragraphs = find_paragraphs(columns, joins)
    quotes, single_habit = find_quotes(marks, elisions, tokens, paragraphs)
    return {
        "token_start": [token.start for token in tokens],
        "token_end": [token.end for token in tokens],
        "token_tags": [token.tags for token in tokens],
        "token_entry": [token.entry for token in tokens],
        "wrapped": [int(bool(wrapping.how))],
        "single_habit": [int(single_habit)],
        **columns,
        "paragraph_start": [tokens[p.first].start for p in paragraphs],
        "paragraph_end": [tokens[p.stop - 1].end for p in paragraphs],
        **{f"quote_{name}": [getattr(quote, name) for quote in quotes]
           for name in ("start", "end", "inner_start", "inner_end", "parent", "depth", "flags")},
        "hit_token": [token for token, _, _ in hits],
        "hit_stop": [stop for _, stop, _ in hits],
        "hit_entry": [entry for _, _, entry in hits],
    }  # fmt: skip
