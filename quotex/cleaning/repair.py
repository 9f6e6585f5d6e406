"""Text repair: entities, invisible and control characters, mangled marks, wrapped lines. Each repair is an edit.

Most rules look for single characters, so a text that holds none of them costs a few searches. Repairing twice changes
nothing more: what an entity stands for is repaired with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html.entities import html5
from itertools import pairwise
from typing import cast
from unicodedata import normalize

import regex

from quotex._core import LINE_BLANK, Characters, Scan, scan
from quotex.cleaning.escapes import ESCAPE, escapes
from quotex.cleaning.html import HTML_TAG, tags_of_html
from quotex.cleaning.markdown import MARKDOWN, markdown
from quotex.cleaning.misread import MISREAD, misread
from quotex.edits import Cleaned, compose
from quotex.model import Edit

__all__ = ["BROKEN_LINE", "MOJIBAKE", "NO_FTFY", "RULES", "ftfy_or_none", "repair", "repair_and_scan", "shown"]

ENTITY, INVISIBLE, CONTROL, WINDOWS = "TX101", "TX102", "TX103", "TX104"
LIGATURE, SPACE, DIRECTION, BROKEN_WORD = "TX105", "TX106", "TX107", "TX108"
MOJIBAKE, WRAPPED_LINE, BROKEN_LINE, FOOTNOTE, LOST = "TX109", "TX110", "TX111", "TX116", "TX117"
RULES = (
    *(ENTITY, INVISIBLE, CONTROL, WINDOWS, LIGATURE, SPACE, DIRECTION, BROKEN_WORD),
    *(MOJIBAKE, WRAPPED_LINE, BROKEN_LINE, MARKDOWN, HTML_TAG, MISREAD, ESCAPE, FOOTNOTE, LOST),
)


def _windows_1252() -> dict[str, str]:
    """What the characters 128 to 159 stand for; 133 is left out, for it is a line break, too."""
    codes = [code for code in range(0x80, 0xA0) if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)]
    return {chr(code): bytes([code]).decode("cp1252") for code in codes}


# By rule: what becomes of each character.
CHARACTERS: dict[str, dict[str, str]] = {
    INVISIBLE: dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    CONTROL: dict.fromkeys([chr(code) for code in (*range(0x09), *range(0x0E, 0x1C), 0x7F)], ""),
    WINDOWS: _windows_1252(),
    LIGATURE: {ligature: normalize("NFKC", ligature) for ligature in "ﬀﬁﬂﬃﬄﬅﬆ"},
    SPACE: dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    DIRECTION: dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
}

_SHOWN = frozenset(RULES) - {MOJIBAKE, CONTROL, SPACE, WRAPPED_LINE, BROKEN_LINE}

# By character: its rule, and what becomes of it.
MENDED = {
    character: (rule, replacement)
    for rule, characters in CHARACTERS.items()
    for character, replacement in characters.items()
}

# An ampersand may be coded several times over: &amp;amp;lt;
ENTITY_PATTERN = regex.compile(
    r"&(?:(?i:amp|#0{0,4}38|#x0{0,4}26);)*+(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|&(?:(?i:amp|#0{0,4}38|#x0{0,4}26);)++"
)
LONGEST_ENTITY = 40  # characters
OPEN_ENTITY = regex.compile(r"&[#0-9A-Za-z]*+\Z")  # what an entity for nothing would join to what follows
# What no page codes, and what could make a new entity of the text around it.
KEPT_CODED = regex.compile(r"[0-9A-Za-z#;\s\p{Cs}]")
BEYOND_ASCII = regex.compile(r"[^\x00-\x7f]++")
HYPHENATED = regex.compile(r"\p{L}-\Z")  # well-known, over two lines
NO_FTFY = f"{MOJIBAKE} (mojibake) needs ftfy: pip install 'quotex[repair]', or ignore {MOJIBAKE}"
MOST_PASSES = 4  # over mark-up that other mark-up hid: escaped, or between what seemed to be code
# What stands before and after a line break that is no blank.
OPENS = "“([{"
CLOSES = regex.compile(r"[,;:!?)\]}”]|\.(?!\w)|['’]\p{Ll}\b")
LOST_CHARACTER = "\ufffd"
LOST_MARK = regex.compile(
    rf"(?<=\w)(?P<apostrophe>{LOST_CHARACTER})(?=\w)"
    rf"|(?<![^\s(\[])(?:(?P<dash>{LOST_CHARACTER})(?=\s)|(?P<opening>{LOST_CHARACTER}))|(?P<closing>{LOST_CHARACTER})"
)
LOST_MARKS = {"apostrophe": "’", "dash": "–", "opening": "“", "closing": "”"}
QUOTED_LINE = regex.compile(r"^(?:>[ \t]?+)++", regex.MULTILINE)
FOOTNOTE_MARKS = regex.compile(r"(?<=[.,:;!?…”\"’])(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹])++")
BROKEN_WORD_PATTERN = regex.compile(r"(?<=\p{Ll}{2})-(?:\r\n|\n)(?=\p{Ll}{2})")


def repair(text: str, rules: frozenset[str]) -> Cleaned:
    """Mend ``text`` by those of ``rules`` that are in ``RULES``.

    >>> repair("Lund &amp; Or\u00adtiz", frozenset(RULES)).text
    'Lund & Ortiz'
    """
    return repair_and_scan(text, rules, scan)[0]


def repair_and_scan(text: str, rules: frozenset[str], read: Callable[[str], Scan]) -> tuple[Cleaned, Scan]:
    """Mend ``text`` as ``repair`` does, and hand out the scan of what became of it, made by ``read``."""
    if not isinstance(text, str):
        raise TypeError(f"quotex reads str, not {type(text).__name__}: decode bytes first")
    repaired = _as_shown(text, rules)
    for step in (_lost_marks, _footnotes, _broken_words):
        repaired = _mended(repaired, step(repaired.text, rules))
    found = read(repaired.text)
    breaks = list(_line_breaks(found, rules))
    if breaks:
        repaired = _mended(repaired, breaks)
        found = read(repaired.text)
    return repaired, found


def shown(text: str) -> Cleaned:
    """The text as its reader would see it, without what it is coded and marked up with. Lines and spaces stay.

    >>> shown("&quot;It <b>rained</b>,&quot; said <b>Moor</b>.").text
    '"It rained," said Moor.'
    """
    read = _as_shown(text, _SHOWN)
    for step in (_lost_marks, _quoted_lines, _footnotes):
        read = _mended(read, step(read.text, _SHOWN))
    return _mended(read, _with_whole_words(read.text))


def _as_shown(text: str, rules: frozenset[str]) -> Cleaned:
    """Without what the text is coded and marked up with: again, where this brings parts of other codes together."""
    read = Cleaned.from_edits(text, [])
    for _ in range(MOST_PASSES):
        before = read
        # What was misread goes before all others, which would take parts of it away; and after, for they bring parts
        # together.
        again = [_mojibake, _characters, _html, _entities, _mojibake] if MOJIBAKE in rules else []
        for step in (_escapes, _misread, *again, _characters):
            read = _mended(read, step(read.text, rules))
        read = _without_mark_up(read, rules)
        if read is before or not any(any(step(read.text, rules)) for step in (_escapes, _misread, _html)):
            break
    return read


def _without_mark_up(repaired: Cleaned, rules: frozenset[str]) -> Cleaned:
    """Takes out tags, entities and Markdown; of a text without tags those that were coded (&lt;p&gt;), too."""
    shown = _mended(repaired, _html(repaired.text, rules))
    decoded = _mended(shown, _entities(shown.text, rules))
    if shown is repaired and decoded is not shown:
        decoded = _mended(decoded, _html(decoded.text, rules))
    for _ in range(MOST_PASSES):
        plain = _mended(decoded, _markdown(decoded.text, rules))
        if plain is decoded:
            break
        decoded = plain
    return decoded


def _mended(repaired: Cleaned, found: Iterable[Edit]) -> Cleaned:
    """The text after more edits."""
    edits = list(found)
    return Cleaned.from_edits(repaired.original, compose(repaired, edits)) if edits else repaired


def ftfy_or_none() -> Callable[[str], str] | None:
    """What mends text that was decoded by the wrong table; None where ftfy (extra ``[repair]``) is not installed."""
    try:
        from ftfy import fix_encoding
    except ModuleNotFoundError:
        return None
    return fix_encoding


def _mojibake(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    """What ftfy finds misread, line by line. What was misread gets shorter: several bytes make one character."""
    fix = ftfy_or_none()
    if fix is None:
        raise ModuleNotFoundError(NO_FTFY, name="ftfy")
    if text.isascii():
        return
    start = 0
    for line in text.split("\n"):
        fixed = line if line.isascii() else fix(line)
        if len(fixed) < len(line):
            for edit in _differences(line, fixed, fix):
                yield Edit(start + edit.start, start + edit.end, edit.replacement, MOJIBAKE)
        start += len(line) + 1


def _differences(line: str, fixed: str, fix: Callable[[str], str]) -> list[Edit]:
    """One edit for each run beyond ASCII that is wrong by itself; where none is, one from the first difference on."""
    runs = [(match, fix(match[0])) for match in BEYOND_ASCII.finditer(line)]
    edits = [Edit(match.start(), match.end(), run, MOJIBAKE) for match, run in runs if len(run) < len(match[0])]
    if edits:
        return edits
    before = _same(line, fixed)
    after = _same(line[before:][::-1], fixed[before:][::-1])
    return [Edit(before, len(line) - after, fixed[before : len(fixed) - after], MOJIBAKE)]


def _same(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _misread(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    if MISREAD in rules:
        yield from misread(text)


def _escapes(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    if ESCAPE in rules:
        yield from escapes(text)


def _html(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    if HTML_TAG in rules:
        yield from tags_of_html(text)


def _markdown(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    if MARKDOWN in rules:
        yield from markdown(text)


def _lost_marks(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    """The marks, apostrophes and dashes that a wrong table made U+FFFD of, told by their neighbours."""
    if LOST in rules and LOST_CHARACTER in text:
        for match in LOST_MARK.finditer(text):
            kind = cast(str, match.lastgroup)
            yield Edit(match.start(), match.end(), LOST_MARKS[kind], LOST)


def _quoted_lines(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    """What stands before lines of another message, where there are several."""
    found = list(QUOTED_LINE.finditer(text)) if MARKDOWN in rules and ">" in text else []
    if len(found) > 1:
        yield from (Edit(match.start(), match.end(), "", MARKDOWN) for match in found)


def _footnotes(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    if FOOTNOTE in rules:
        for match in FOOTNOTE_MARKS.finditer(text):
            yield Edit(match.start(), match.end(), "", FOOTNOTE)


def _broken_words(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    if BROKEN_WORD in rules and "-" in text:
        for match in BROKEN_WORD_PATTERN.finditer(text):
            yield Edit(match.start(), match.end(), "", BROKEN_WORD)


def _with_whole_words(text: str) -> Iterator[Edit]:
    """Words that were hyphenated at the end of a line, joined; so are all lines of a text that is hard-wrapped."""
    broken = {edit.start: edit for edit in _broken_words(text, _SHOWN)}
    found = scan(text) if broken else None
    if not (found and found.wrapped):
        yield from broken.values()
        return
    for edit in _line_breaks(found, frozenset({WRAPPED_LINE})):
        yield broken.get(edit.start - 1, edit)


def _line_breaks(found: Scan, rules: frozenset[str]) -> Iterator[Edit]:
    """The line breaks inside paragraphs, with the blanks around them, of a text that is hard-wrapped or broken."""
    rule = WRAPPED_LINE if found.wrapped else BROKEN_LINE
    if rule not in rules or not (found.wrapped or found.broken):
        return
    text, flags, tokens = found.text, found.line_flags.tolist(), found.line_token
    openings, quotes = set(found.paragraph_start), set(found.quote_start)
    starts, ends, marks, read = found.token_start, found.token_end, 0, 0
    for number, (flag, following) in enumerate(pairwise(flags), 1):
        if (flag | following) & LINE_BLANK:
            continue
        start, end = ends[tokens[number] - 1], starts[tokens[number]]
        if end in openings:
            marks, read = 0, end
            continue
        marks, read = marks + text.count('"', read, start), start
        if found.wrapped:
            joint = "" if HYPHENATED.search(text, max(0, start - 2), start) else " "
        else:
            joint = _joint(text, start, end, is_open=marks % 2 == 1, opens=end in quotes)
        yield Edit(start, end, joint, rule)


def _joint(text: str, start: int, end: int, *, is_open: bool, opens: bool) -> str:
    """What stands in place of the line break start:end in a sentence: a blank, but at brackets and marks.

    ``is_open``: an odd number of straight marks stands before it; ``opens``: a quotation does, right behind it.
    """
    before, after = text[start - 1], text[end]
    if after == '"':
        return "" if is_open else " "
    if before in OPENS or (before == '"' and is_open):
        return ""
    return "" if not opens and CLOSES.match(text, end) else " "


def _present(text: str, rules: frozenset[str]) -> dict[str, tuple[str, str]]:
    """The characters of ``text`` to mend: character: (rule, replacement)."""
    return {character: MENDED[character] for character in sorted(_mendable(rules).held_by(text))}


@lru_cache(maxsize=32)
def _mendable(rules: frozenset[str]) -> Characters:
    return Characters("".join(character for character, (rule, _) in MENDED.items() if rule in rules))


def _characters(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    present = _present(text, rules)
    if not present:
        return
    for match in runs_of("".join(present)).finditer(text):
        rule, replacement = present[match[1]]
        if not replacement:
            yield Edit(match.start(), match.end(), "", rule)
            continue
        for at in range(*match.span()):  # each by itself, for a quotation may end between them
            yield Edit(at, at + 1, replacement, rule)


@lru_cache(maxsize=32)
def runs_of(characters: str) -> regex.Pattern[str]:
    """What finds runs of one of the characters.

    >>> [run[0] for run in runs_of("ab").finditer("aab-a")]
    ['aa', 'b', 'a']
    """
    return regex.compile(f"([{regex.escape(characters)}])\\1*+")


def _entities(text: str, rules: frozenset[str]) -> Iterator[Edit]:
    if ENTITY not in rules or "&" not in text:
        return
    before, at = "", 0  # the end of the text as mended so far; up to where
    for match in ENTITY_PATTERN.finditer(text):
        before = (before + text[max(at, match.start() - LONGEST_ENTITY) : match.start()])[-LONGEST_ENTITY:]
        at = match.end()
        plain = _plain(match[1], rules) if match[1] else "&"
        if plain is None or (not plain and OPEN_ENTITY.search(before)):
            before += match[0]
            continue
        before += plain
        yield Edit(match.start(), match.end(), plain, ENTITY)


@lru_cache(maxsize=1024)
def _plain(name: str, rules: frozenset[str]) -> str | None:
    """What becomes of the entity, whose character may have to be mended, too; None where it stays as it is."""
    decoded = _decoded(name)
    if decoded is None:
        return None
    mended = _present(decoded, rules)
    return "".join(mended[c][1] if c in mended else c for c in decoded)


def _decoded(name: str) -> str | None:
    """What the entity stands for; None where it is none, or where it is better left alone."""
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        character = chr(code) if code <= 0x10FFFF else None
    else:
        character = html5.get(name + ";")
    if character is None or (KEPT_CODED.search(character) and character != "\u00a0"):
        return None
    return character
