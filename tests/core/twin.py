"""The slow, obvious twin of the C scanner: what ``quotex._core.scan`` must find, said plainly.

It looks at every position from scratch where the C core keeps state in one pass, and at Python strings where the C core
compares hashes. ``scan`` gives the columns of ``Scan`` as lists, by name. Lines and words are in ``twin_words.py``, the
quotes in ``twin_quotes.py``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from chartab import fold, has, word_break
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
    """Entry number and classes by the folded words of the phrase; a phrase given twice joins its classes."""
    table: dict[tuple[str, ...], tuple[int, int]] = {}
    for phrase, classes in entries:
        words = tuple(fold(word) for word in phrase.split(" "))
        number, known = table.get(words, (len(table) + 1, 0))
        table[words] = number, known | classes
    return table


def find_entries(
    tokens: list[Token], blank_lines: list[int], entries: Entries
) -> tuple[list[tuple[int, int, int]], set[int]]:
    """Tags every token with the entries that begin at it. Gives the hits, and the tokens whose mark is an elision.

    No phrase runs over a blank line. A mark is an elision where a phrase begins with it and its word touches it.
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
    """End of the link that shows itself at a token, 0 for none."""
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
    """What touches a link's first punctuation belongs to it: ``https`` and ``first.last``."""
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


def line_flags(row: list[Token]) -> int:
    """Blank; or a terminator, with at most three closing characters right after it, ends the line."""
    if not row:
        return _core.LINE_BLANK
    stops = [i for i, token in enumerate(row) if token.tags & _core.TERMINATOR]
    closing = row[stops[-1] + 1 :] if stops else row
    together = all(token.tags & _core.PUNCT and not token.tags & _core.SPACED for token in closing)
    return _core.LINE_ENDS_SENTENCE if stops and together and len(closing) <= 3 else 0


WIDEST = 120


def is_wrapped(columns: dict[str, list[int]], tokens: list[Token]) -> bool:
    """Hard-wrapped: three line breaks in four stand where the next word would not have fitted the width of the text.

    That width is the one all but one line in fifty keep to; a text wider than 120 is not wrapped, nor one without a
    blank line or with fewer than four breaks inside its blocks.
    """
    names = ("line_start", "line_end", "line_token", "line_flags")
    spans = list(zip(*(columns[name] for name in names), strict=False))
    blank = [bool(flags & _core.LINE_BLANK) for *_, flags in spans]
    lengths = [end - start for (start, end, *_), empty in zip(spans, blank, strict=True) if not empty]
    widths = [width for width in range(WIDEST) if sum(length > width for length in lengths) * 50 <= len(lengths)]
    if not widths:
        return False
    breaks = [i for i in range(len(spans) - 1) if not blank[i] and not blank[i + 1]]
    forced = [i for i in breaks if spans[i][1] - spans[i][0] + 1 + first_word(spans[i + 1], tokens) > widths[0]]
    return any(blank) and len(breaks) >= 4 and len(forced) * 4 >= len(breaks) * 3


def first_word(line: tuple[int, int, int, int], tokens: list[Token]) -> int:
    """Length of what a wrapper would move as one piece: the first token and all that touch it."""
    last = line[2]
    while last + 1 < len(tokens) and not tokens[last + 1].tags & _core.SPACED:
        last += 1
    return tokens[last].end - line[0]


@dataclass
class Paragraph:
    first: int
    stop: int  # token after the last


def find_paragraphs(columns: dict[str, list[int]], joins: list[bool]) -> list[Paragraph]:
    """``joins``: does each line go on in the next, where that is not blank?"""
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


Ends = tuple[int, int, int, int]  # tags of verbs of saying, of words that lead on, of titles, of auxiliaries
CLAUSE, AFTER_MARK, LINKED = 6, 5, 8  # tokens
BROKEN_CLAUSE, FEWEST_INSIDE, ITEMS = 5, 2, 3  # tokens; lines


def line_goes_on(row: list[Token], following: list[Token], marks: list[Mark], text: str, ends: Ends) -> bool:
    """Does the sentence of the line plainly go on in the following one, of a text that is not hard-wrapped?"""
    if not row or not following:
        return False
    verbs, links, titles, _ = ends
    last, after = row[-1], following[0]
    if not after.tags & _core.WORD or (last.tags | after.tags) & _core.LINK:
        return False
    is_small, has_clause = bool(after.tags & _core.LOWER), len(row) >= CLAUSE
    here = [mark for mark in marks if row[0].start <= mark.start <= last.start]
    if here and here[-1].end > last.start:  # the line ends with a mark
        before = "".join([text[token.start] for token in row if token.start < here[-1].start][-1:])
        need_not_end = (
            not line_flags(row) & _core.LINE_ENDS_SENTENCE or before in ("?", "!") or bool(after.tags & verbs)
        )
        return before == "," or (is_small and need_not_end)
    if text[last.start] == ",":
        return has_clause or (len(row) > 1 and bool(here) and here[-1].end > row[-2].start)
    leads_on = bool(last.tags & links and last.tags & _core.LOWER)
    if not last.tags & _core.WORD or (has_clause and (is_small or leads_on)):
        return bool(last.tags & _core.WORD)
    if not here or sum(here[-1].start <= token.start for token in row) > AFTER_MARK + 1:
        return False
    if last.tags & verbs:
        return bool(row[-2].tags & _core.PUNCT)
    return leads_on or bool(not last.tags & _core.LOWER and last.tags & titles and not after.tags & links)


# ---- Lines broken inside sentences

Rows = list[list[Token]]
OPENING, CLOSING, STRAIGHT = "“〝", "”〞〟", '"\uff02'


def is_closing(char: str) -> bool:
    return char in ",;:.!?)]"


def is_one_of(token: Token, marks: str) -> bool:
    return len(token.word) == 1 and token.word in marks


def opens_inside(rows: Rows, line: int, starts: list[int], *, is_open: bool = False) -> bool:
    """Does the line, which is not indented, begin with what opens no sentence?"""
    row, before = rows[line], rows[line - 1] if line else []
    if not row or not before or row[0].start != starts[line]:
        return False
    first = row[0]
    touching = row[1] if len(row) > 1 and not row[1].tags & _core.SPACED else None
    if first.word[0] in "'’":
        return len(first.word) == 1 and touching is not None and touching.word == "s"
    if is_one_of(first, CLOSING) or (is_open and is_one_of(first, STRAIGHT)):
        return touching is None or is_closing(touching.word[0])
    if line_flags(before) & _core.LINE_ENDS_SENTENCE or not is_one_of(first, ",;:.!?)]"):
        return False
    return touching is None or is_one_of(touching, CLOSING + STRAIGHT)


def is_broken(rows: Rows, starts: list[int]) -> bool:
    """Do two lines or more begin with a comma or a full stop inside a sentence? A spacer, one of several, is none."""
    inside = 0
    for line, row in enumerate(rows):
        following = rows[line + 1] if line + 1 < len(rows) else []
        is_spacer = bool(row and following) and row[0].word[0] == following[0].word[0] == "."
        inside += opens_inside(rows, line, starts) and row[0].word[0] in ",." and not is_spacer
    return inside >= FEWEST_INSIDE


def is_marked(token: Token, marks: list[Mark]) -> bool:
    return any(mark.start <= token.start < mark.end for mark in marks)


def is_signed(row: list[Token], following: list[Token], marks: list[Mark]) -> bool:
    """Does the line end with dashes behind a mark, and the next one begin with a name of two words?"""
    name = following[:2]
    if len(name) < 2 or not all(token.tags & _core.CAPITALIZED for token in name) or name[1].entry:
        return False
    words = [token for token in row if not has(token.word[0], "DASH")]
    place = row.index(words[-1]) if words else 0
    return bool(has(row[-1].word[0], "DASH")) and is_marked(row[place], marks)


def is_item(row: list[Token]) -> bool:
    if not row or line_flags(row) & _core.LINE_ENDS_SENTENCE or len(row) > LINKED:
        return False
    return bool(row[0].tags & _core.LOWER)


def is_listed(rows: Rows, line: int) -> bool:
    """Do three short lines in small letters stand together, of which this is one?"""
    first, stop = line, line
    while first > 0 and line - first < ITEMS and is_item(rows[first - 1]):
        first -= 1
    while stop < len(rows) and stop - line < ITEMS and is_item(rows[stop]):
        stop += 1
    return stop > line and stop - first >= ITEMS


def leads_to_link(rows: Rows, line: int, starts: list[int]) -> bool:
    """Is the next line a short one inside the sentence?"""
    following = rows[line + 1]
    later = rows[line + 2] if line + 2 < len(rows) else []
    if not later or len(following) > LINKED or line_flags(following) & _core.LINE_ENDS_SENTENCE:
        return False
    return opens_inside(rows, line + 2, starts) or bool(later[0].tags & _core.LOWER)


def ends_in_opening(row: list[Token], later: list[Token], *, is_open: bool) -> bool:
    last = row[-1]
    if not last.tags & _core.SPACED:
        return False
    if last.word[0] in "([":
        return len(last.word) == 1
    if not is_one_of(last, OPENING) and not (is_open and is_one_of(last, STRAIGHT)):
        return False
    return bool(later) and (is_closing(later[0].word[0]) or is_one_of(later[0], CLOSING + STRAIGHT))


@dataclass
class Broken:
    """A text with lines broken inside sentences."""

    rows: Rows
    starts: list[int]
    marks: list[Mark]
    ends: Ends

    def goes_on(self, head: int, line: int) -> bool:
        """Does the sentence that began in the line ``head`` go on in the one after ``line``?"""
        rows, row, following = self.rows, self.rows[line], self.rows[line + 1]
        later = rows[line + 2] if line + 2 < len(rows) else []
        last, after = row[-1], following[0]
        straight = [token for part in rows[head : line + 1] for token in part if is_one_of(token, STRAIGHT)]
        is_open = len(straight) % 2 == 1
        if opens_inside(rows, line + 1, self.starts, is_open=is_open):
            return True
        if (last.tags | after.tags) & _core.LINK:
            return False
        if ends_in_opening(row, later, is_open=is_open) or is_signed(row, following, self.marks):
            return True
        if last.tags & _core.PUNCT:
            return last.word[0] == "," and bool(after.tags & _core.LOWER)
        return self.word_goes_on(head, line)

    def word_goes_on(self, head: int, line: int) -> bool:
        """Do the last word of a line and what begins the next one belong to one sentence?"""
        row, following = self.rows[line], self.rows[line + 1]
        last, after, (verbs, links, _, auxiliaries) = row[-1], following[0], self.ends
        is_small, marked = bool(last.tags & _core.LOWER), is_marked(after, self.marks)
        listed = is_listed(self.rows, line + 1)
        if after.tags & _core.LOWER and after.tags & auxiliaries:
            return True
        is_button = is_small and len(following) == 1
        if after.tags & _core.LOWER and after.tags & verbs and not is_button and not listed:
            return True
        if is_small and marked and head < line and last.tags & verbs:
            return True
        if sum(len(part) for part in self.rows[head : line + 1]) < BROKEN_CLAUSE:
            return False
        if after.tags & _core.LOWER:
            return not listed
        if not is_small:
            return False
        if last.tags & links and (head < line or not marked):
            return marked or not after.tags & _core.PUNCT or after.word[0] in "$£€"
        return bool(after.tags & _core.WORD) and leads_to_link(self.rows, line, self.starts)


def find_joins(broken: Broken | None, rows: Rows, marks: list[Mark], text: str, ends: Ends) -> list[bool]:
    """Does each line go on in the next, in a text that is not hard-wrapped?"""
    joins: list[bool] = []
    head = 0
    for line, (row, after) in enumerate(pairwise([*rows, []])):
        if not (line and joins[-1] and row):
            head = line
        goes_on = line_goes_on(row, after, marks, text, ends)
        joins.append(bool(goes_on or (broken and row and after and broken.goes_on(head, line))))
    return joins


# ---- All together


def scan(text: str, entries: Entries = (), ends: Ends | None = None) -> dict[str, list[int]]:
    """The columns of ``Scan`` by name, but for sentences; ``wrapped`` and ``single_habit`` as lists of one number."""
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
    wrapped = not broken and is_wrapped(columns, tokens)
    joins = [wrapped] * len(rows)
    if ends and not wrapped:
        joins = find_joins(broken, rows, marks, text, ends)
    paragraphs = find_paragraphs(columns, joins)
    quotes, single_habit = find_quotes(marks, elisions, tokens, paragraphs)
    return {
        "token_start": [token.start for token in tokens],
        "token_end": [token.end for token in tokens],
        "token_tags": [token.tags for token in tokens],
        "token_entry": [token.entry for token in tokens],
        "wrapped": [int(wrapped)],
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
