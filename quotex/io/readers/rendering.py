"""The text of an HTML page by resiliparse, with its outline.

The parser does not report where its text came from. So a pair of private-use characters of Unicode is inserted before
each stretch of text in an element, and removed from the text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotex.cleaning.elements import outline_of
from quotex.cleaning.facts import facts_of
from quotex.io.readers.flattening import flattened
from quotex.io.unpackers import MissingExtra
from quotex.outline import Outline

__all__ = ["rendered"]

# A tag. If the quotation marks of its attributes do not match, it ends at the next angle bracket or comment end.
TAG = re.compile(
    r"<([a-zA-Z][^\s/>]*+|/[a-zA-Z][^\s/>]*+(?=[\s/]))"
    r"(?:[\s/](?:[^<>=-]|-(?!->)|=\s*+(?:\"[^\"]*+\"|'[^']*+')(?=[\s/>])|=)*+)?+(?:(?<=(/))>|>)?+"
)
# The parser indents lists by depth, so they are replaced by elements that it does not indent.
LIST = re.compile(r"<(/?)[uo]l(?=[\s/>])", re.IGNORECASE)
LIST_ITEM = re.compile(r"<(/?)li(?=[\s/>])", re.IGNORECASE)
# The parser goes through all options of a list at each of them, and drops them like labels.
OPTION = re.compile(r"<(/?)option(?=[\s/>])", re.IGNORECASE)
# The parser drops all figures, as pictures; a figure with words of the article becomes a plain block.
FIGURE = re.compile(r"<(/?)figure(?=[\s/>])", re.IGNORECASE)
HOLDS_WORDS = re.compile(r"<(?:blockquote|code|pre|q|table)(?=[\s/>])", re.IGNORECASE)

FIRST = 0x100000  # in plane 16: half for the first character, half for the second
HALF = 1 << 15
SIGNED = re.compile("[\U00100000-\U00107fff][\U00108000-\U0010ffff]")
HAS_SIGNS = re.compile("[\U00100000-\U0010ffff]|&#0*+1[01][0-9]{5}|&#[xX]0*+10[0-9a-fA-F]{4}")


def rendered(page: str) -> tuple[str, Outline | None]:
    """Return the text of a page, a line for each block, and its outline; None if the page uses these characters."""
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ModuleNotFoundError:
        raise MissingExtra("HTML needs resiliparse: pip install resiliparse") from None
    outline = None if HAS_SIGNS.search(page) else outline_of(page)
    if outline:
        outline.facts = facts_of(page)
        outline.lines = list(_lines_at(page, outline.starts))
    signed = _signed(page, outline.starts) if outline else page
    text: str = extract_plain_text(_simplified(signed), preserve_formatting=True, list_bullets=False, alt_texts=False)
    lines = [line.strip() for line in text.split("\n")]
    if outline is None:
        return "\n".join(lines), None
    return _unsigned(lines, outline)


def _lines_at(page: str, starts: list[int]) -> Iterator[int]:
    """Yield the line, counted from 1, of each of the ascending offsets."""
    line, at = 1, 0
    for start in starts:
        line += page.count("\n", at, start)
        at = start
        yield line


def _signed(page: str, starts: list[int]) -> str:
    parts, at = list[str](), 0
    for number, start in enumerate(starts):
        parts += page[at:start], chr(FIRST + number // HALF), chr(FIRST + HALF + number % HALF)
        at = start
    parts.append(page[at:])
    return "".join(parts)


def _unsigned(lines: list[str], outline: Outline) -> tuple[str, Outline]:
    """Remove the characters from the lines; return the text, and the outline of it."""
    kept: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    length = 0
    for line in lines:
        parts, begins, before = list[str](), 0, 0  # before: characters of the line without signs
        for sign in SIGNED.finditer(line) if not line.isascii() else ():
            parts.append(line[begins : sign.start()])
            before += sign.start() - begins
            begins = sign.end()
            starts.append(length + before)
            numbers.append((ord(sign[0][0]) - FIRST) * HALF + ord(sign[0][1]) - FIRST - HALF)
        kept.append("".join([*parts, line[begins:]]).strip() if parts else line)
        end = length + len(kept[-1])
        while starts and starts[-1] > end:  # a cell of blanks, which were stripped
            starts.pop()
            numbers.pop()
        length = end + 1
    owners, places = ([column[number] for number in numbers] for column in (outline.owners, outline.lines))
    return "\n".join(kept), Outline(starts, owners, outline.parents, outline.roles, outline.facts, places)


def _simplified(page: str) -> str:
    """Remove what takes the parser quadratic time: attributes, nested lists, options, and depth."""
    page = _with_figures(TAG.sub(r"<\1\2>", page))
    page = OPTION.sub(lambda tag: "</label" if tag[1] else "</label><label", page)  # an option ends the one before
    return flattened(LIST_ITEM.sub(r"<\1dd", LIST.sub(r"<\1dl", page)))


def _with_figures(page: str) -> str:
    """Turn each figure that has a table, a quotation or code into a plain block; the parser drops its caption.

    Figures without an end tag are left to the parser.
    """
    bounds = list(FIGURE.finditer(page))
    read = [False] * len(bounds)  # for each tag: whether its figure is to be read
    opened: list[int] = []
    for number, bound in enumerate(bounds):
        if not bound[1]:
            opened.append(number)
        elif opened:
            read[number] = read[opened.pop()]
            if opened:
                read[opened[-1]] |= read[number]
        if opened and not read[opened[-1]]:
            stop = bounds[number + 1].start() if number + 1 < len(bounds) else len(page)
            read[opened[-1]] = HOLDS_WORDS.search(page, bound.end(), stop) is not None
    for number in opened:
        read[number] = False
    parts, at = list[str](), 0
    for bound, is_read in zip(bounds, read, strict=True):
        if is_read:
            parts += page[at : bound.start()], f"<{bound[1]}div"
            at = bound.end()
    parts.append(page[at:])
    return "".join(parts)
