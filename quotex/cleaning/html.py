"""Find HTML tags in a text that a content system, an interface or a feed delivers unparsed.

White space and blocks are shown as in the HTML standard (WHATWG): the text between two blocks is one line, and a
paragraph has blank lines around it. No parser that we know reports both what is shown and where it was, so this module
finds the tags itself, in linear time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final, Literal, NamedTuple, get_args

import regex

from quotex._core import DAMAGE_TAG, DAMAGE_TAGGED_LINE, Damage
from quotex.cleaning.ids import HTML_TAG
from quotex.cleaning.phrases import begins_phrase
from quotex.damage import find_damage, matches_at
from quotex.edits import Cleaned
from quotex.language.patterns import precompiled
from quotex.model import Edit

__all__ = ["Ends", "tags_of_html", "was_html"]

# Elements by what a browser shows around them (a blank line, a line break, a blank), and elements that it hides. The
# names are values of types, because they are not words of a language.
_Paragraph = Literal[
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "dl", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "main", "menu",
    "nav", "ol", "p", "pre", "search", "section", "table", "ul",
]  # fmt: skip
_Line = Literal[
    "br", "caption", "dd", "div", "dt", "figcaption", "legend", "li", "optgroup", "option", "summary", "tbody",
    "textarea", "tfoot", "thead", "tr",
]  # fmt: skip
_Cell = Literal["button", "label", "select", "td", "th"]
_Hidden = Literal[
    "audio", "canvas", "iframe", "noframes", "noscript", "object", "rp", "script", "style", "svg", "template", "title",
    "video",
]  # fmt: skip
_Inline = Literal[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "embed", "font", "i", "img",
    "input", "ins", "kbd", "link", "mark", "meta", "picture", "q", "rt", "ruby", "s", "samp", "small", "source", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "area", "base", "col", "colgroup", "data",
    "datalist", "map", "meter", "nobr", "output", "param", "progress", "slot", "track",
]  # fmt: skip
# Tags that never begin a text in HTML, but may begin other texts: <s> in a corpus, <Q> in an interview.
_NeverFirst = Literal["q", "s", "title", "u", "mark", "time", "del", "ins", "var", "template", "object"]
# Tags with which people and editors mark words in texts that are not pages.
_InText = Literal["a", "abbr", "b", "big", "br", "cite", "em", "i", "p", "small", "span", "strong", "sub", "sup", "u"]
_Unclosed = Literal["br", "p"]  # often written without the closing tag, or without the opening one
_Empty = Literal["br", "hr"]
_ToTheEnd = Literal["script", "style"]  # hide everything after them if unclosed

_NOTHING, _BLANK, _BREAK, _BLANK_LINE = range(4)
_RANKS: Final = {
    **dict.fromkeys(get_args(_Paragraph), _BLANK_LINE),
    **dict.fromkeys(get_args(_Line), _BREAK),
    **dict.fromkeys(get_args(_Cell), _BLANK),
}
_HIDDEN: Final = frozenset(get_args(_Hidden))
_KNOWN: Final = frozenset(_RANKS) | _HIDDEN | frozenset(get_args(_Inline))
_NEVER_FIRST: Final = frozenset(get_args(_NeverFirst))
_IN_TEXT: Final = frozenset(get_args(_InText))
_OF_PAGES: Final = _KNOWN - _IN_TEXT
_UNCLOSED: Final = frozenset(get_args(_Unclosed))
_TO_THE_END: Final = frozenset(get_args(_ToTheEnd))
_EMPTY: Final = frozenset(get_args(_Empty))
_BLOCKS: Final = _UNCLOSED - _EMPTY
_FEWEST_TAGS: Final = 2
_LEAST_KNOWN: Final = 0.8  # of the tags: other tags are XML
_MOST_UNPAIRED: Final = 0.1  # of the tags that should be closed
_SENTENCE_ENDS: Final = tuple(".!?…:;”’\"')>")
_NEAR: Final = 8  # characters before a tag
_LONGEST_PARAGRAPH: Final = 30  # lines between two block tags

# A quoted value may contain other tags, but in at most three values of an element, and at most twenty tags each, so
# that no search for the end of a tag is long.
_VALUE: Final = r"=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>][^\s<>]*+|(?!\"[^\"<]*+<|'[^'<]*+<))"
_VALUE_WITH_TAGS: Final = r"=\s*+(?:\"[^\"<]*+(?:<[^\"<]*+){1,20}+\"|'[^'<]*+(?:<[^'<]*+){1,20}+')"
_ATTRIBUTES: Final = rf"(?:[^<>=]++|{_VALUE})*+(?:{_VALUE_WITH_TAGS}(?:[^<>=]++|{_VALUE})*+){{0,3}}+"
_NAME: Final = r"[a-zA-Z][a-zA-Z0-9.-]*+(?::[a-zA-Z][\w.-]*+)?+(?=[\s/>])"
_TAG: Final = rf"<(?P<closes>/?)(?P<name>{_NAME}){_ATTRIBUTES}>"
_COMMENT: Final = r"<!--(?:-?>)?+"  # start of a comment; some end immediately
_WHOLE_COMMENT: Final = r"<!--(?:[^-]|-(?!->))*+-->"
_CDATA: Final = "<![CDATA["
_NEEDED: Final = ("</", *map("<{}".format, "bBpP"))  # a text without such tags is not marked up
_BRACKETED: Final = rf"(?P<comment>{_COMMENT})|<!\[CDATA\[|\]\]>|<[!?][^<>]*+>|{_TAG}"
_MARK = precompiled(rf"(?P<blank>\s{{2,}}+|[^\S ]|[ ](?=<)|(?<=>)[ ])|{_BRACKETED}")
_IN_BRACKETS = precompiled(_BRACKETED)
_START = precompiled(
    rf"[\s\ufeff]*+(?P<xml><\?xml[^<>]*+>\s*+)?(?:{_WHOLE_COMMENT}\s*+|<!\[CDATA\[\s*+)*+"
    rf"(?P<doctype><!(?i:doctype)\b[^<>]*+>)?(?:\s++|{_WHOLE_COMMENT})*+(?:{_TAG})?+"
)
_TAG_ON_A_LINE = precompiled(rf"(?m)(?<=^[ \t]*){_TAG}")
_CDATA_END = precompiled(r"\]\]>")
_COMMENT_END = precompiled(r"--!?>")
_HIDDEN_END = precompiled(rf"(?i)</(?P<name>{'|'.join(sorted(_HIDDEN))})(?=[\s/>])[^<>]*+>")
_LINE_BREAK = precompiled(r"[\r\n]")
# The base of a power and its exponent: 10<sup>6</sup>, n<sup>k</sup>; not 1<sup>st</sup> or 1887<sup>3</sup>.
_BASE = precompiled(r"(?<![\w.,])(?:\d{1,3}|\p{L})\Z")
_EXPONENT = precompiled(r"[+−–-]?+\d|&minus;|\p{L}<")
_FIGURE = precompiled(r"[+−–-]?+\d")
_BLANK_LINES = precompiled(r"\n[^\S\n]*+\n")  # four times as fast as the next one
_BLANK_LINES_WITH_CR = precompiled(r"(?>\r\n?|\n)[^\S\r\n]*+[\r\n]")
_LAST_BLANK_LINE = precompiled(r"(?r)(?:\n|\r(?!\n))[^\S\r\n]*+[\r\n]")


class _Mark(NamedTuple):
    """White space, or a tag or comment with what it hides."""

    start: int
    end: int
    rank: int
    name: str = ""
    closes: bool = False  # closes an element, or opens and closes a hidden one


_Gap = list[_Mark]


def tags_of_html(damage: Damage) -> Iterator[Edit]:
    """Yield one edit for each run of tags and white space, if the text is HTML, or has tags around phrases.

    >>> from quotex.damage import find_damage
    >>> damage = find_damage("<p>“No,” said <b>Ada\\n Lund</b>.</p><p>It rained.</p>")
    >>> [(edit.start, edit.end, edit.replacement) for edit in tags_of_html(damage)]
    [(0, 3, ''), (13, 17, ' '), (20, 22, ' '), (26, 30, ''), (31, 38, '\\n\\n'), (48, 52, '')]
    """
    text, places = damage.text, damage.places(DAMAGE_TAG)
    last = text.rfind(">")
    if not any(place < last and text.startswith(_NEEDED, place) for place in places):
        return
    tags = list(_tags(text, places))
    if len(tags) < _FEWEST_TAGS:
        return
    is_page = _may_be_html(damage) and _is_html(tags)
    gaps = list(_gaps(_marks(text) if is_page else _with_blanks(text, _marked_up(text, tags))))
    if sum([gap[-1].end - gap[0].start for gap in gaps]) == len(text):
        return
    keeps_lines = not is_page or _keeps_lines(text, gaps)
    depth = 0  # nesting of elements that preserve line breaks
    for gap in gaps:
        start, end = gap[0].start, gap[-1].end
        shown = _shown(text, gap, keeps_lines=keeps_lines or depth > 0)
        if start == 0 or (end == len(text) and not keeps_lines):
            shown = ""
        if not keeps_lines:
            depth = max(0, depth + sum(-1 if mark.closes else 1 for mark in gap if mark.name == "pre"))
        if shown != text[start:end]:
            yield Edit(start, end, shown, HTML_TAG)


def _may_be_html(damage: Damage) -> bool:
    """Whether the text begins with an HTML tag, or more than half of its lines do."""
    if not damage.kinds & DAMAGE_TAGGED_LINE:
        return False
    text = damage.text
    start = _START.match(text)
    if start and start["name"]:
        name, doctype = start["name"].lower(), (start["doctype"] or "").lower()
        if (doctype or start["xml"]) and not (name == "html" or "html" in doctype):
            return False  # another kind of XML
        if name in _KNOWN or "-" in name:
            return name not in _NEVER_FIRST
    tagged = list(matches_at(_TAG_ON_A_LINE, text, damage.places(DAMAGE_TAG)))
    if not tagged:
        return False
    inside = sum(_lines(tag[0], len(tag[0])) - 1 for tag in tagged)  # lines that begin inside tags
    enough = 2 * len(tagged) + inside
    return _lines(text, enough) < enough


def was_html(edited: Cleaned, damage: Damage | None = None) -> bool:
    """Whether tags were removed from a text that is HTML, not only from some lines. ``damage`` is the original's."""
    if HTML_TAG not in map(attrgetter("rule"), edited.edits):
        return False
    return _may_be_html(damage or find_damage(edited.original))


def _lines(text: str, most: int) -> int:
    """Return the number of lines that are not blank, counted up to ``most``."""
    count = start = 0
    while count < most and start < len(text):
        end = text.find("\n", start)
        line = text[start:] if end < 0 else text[start:end]
        count += bool(line) and not line.isspace()
        start += len(line) + 1
    return count


def _is_html(marks: list[_Mark]) -> bool:
    """Whether there are closing tags, or paragraphs and line breaks, and few XML tags."""
    names = [mark.name for mark in marks if mark.name and "-" not in mark.name and ":" not in mark.name]
    known = sum(name in _KNOWN for name in names)
    unclosed = sum(name in _UNCLOSED for name in names)
    closed = any(mark.closes and mark.name in _KNOWN for mark in marks)
    return known >= max(_FEWEST_TAGS, _LEAST_KNOWN * len(names)) and (closed or unclosed >= _FEWEST_TAGS)


def _marked_up(text: str, tags: list[_Mark]) -> list[_Mark]:
    """Return all tags if the whole text is marked up with them, else the tags of the paragraphs that are."""
    if _is_marked_up(text, 0, len(text), tags):
        return tags
    if "`" not in text and not (tags and _LINE_BREAK.search(text, tags[0].start, tags[-1].end)):
        return []  # all tags are in one paragraph
    paragraphs = _by_paragraph(text, tags)
    return [tag for start, end, own in paragraphs if _is_marked_up(text, start, end, own) for tag in own]


def _by_paragraph(text: str, tags: list[_Mark]) -> Iterator[tuple[int, int, list[_Mark]]]:
    """Yield start, end and tags of each paragraph with tags; blank lines separate paragraphs."""
    blank_lines = _BLANK_LINES_WITH_CR if "\r" in text else _BLANK_LINES
    own: list[_Mark] = []
    start = end = 0
    for tag in tags:
        if own and tag.start >= end:
            yield start, end, own
            own = []
        if not own:
            blank = _LAST_BLANK_LINE.search(text, end, tag.start)
            start = blank.end() if blank else start
        if not own or tag.end > end:
            following = blank_lines.search(text, tag.end)
            end = following.start() if following else len(text)
        own.append(tag)
    if own:
        yield start, end, own


def _is_marked_up(text: str, start: int, end: int, marks: list[_Mark]) -> bool:
    """Whether the tags in text[start:end] are an article's: most are closed, and some enclose a phrase or break lines.

    A text about tags uses other tags, or uses these differently.
    """
    if text.find("`", start, end) >= 0:
        return False  # the text contains code
    names = [mark.name for mark in marks if mark.name]
    tags = [mark for mark in marks if mark.name in _IN_TEXT]
    if len(tags) < max(_FEWEST_TAGS, _LEAST_KNOWN * len(names)) or not _OF_PAGES.isdisjoint(names):
        return False
    paired = [tag for tag in tags if tag.name not in _UNCLOSED]
    opening = [tag for tag in paired if not tag.closes]
    opened = [tag.name for tag in opening]
    pairs = sum([min(opened.count(name), names.count(name) - opened.count(name)) for name in set(opened)])
    if len(paired) - 2 * pairs > _MOST_UNPAIRED * len(paired):
        return False
    if sum([_is_word(text, tag) for tag in paired]) * 2 > len(paired):
        return False  # the text is about tags
    breaks = len(tags) - len(paired)
    blocks = [tag for tag in tags if tag.name in _BLOCKS] if breaks else []
    if sum([_ends_sentence(text, tag) for tag in blocks]) < _LEAST_KNOWN * len(blocks):
        return False
    return breaks >= _FEWEST_TAGS or any(tag.name == "a" or begins_phrase(text, tag.end, len(text)) for tag in opening)


def _is_word(text: str, tag: _Mark) -> bool:
    """Whether the tag is mentioned rather than used: use <b> for this, and close it with </b>."""
    if tag.closes:
        return text[max(0, tag.start - 1) : tag.start].isspace()
    return (text[tag.end : tag.end + 1] or " ") in " \n\t.,;:)"


def _ends_sentence(text: str, tag: _Mark) -> bool:
    """Whether a sentence or another tag ends before the tag: It rained.*</p><p>*It snowed.; not: use *<p>* for this."""
    return text[max(0, tag.start - _NEAR) : tag.start].rstrip()[-1:] in _SENTENCE_ENDS


def _marks(text: str) -> Iterator[_Mark]:
    """Yield everything in angle brackets, and the white space that a browser may show differently."""
    at, ends = 0, Ends(text)
    while found := _MARK.search(text, at):
        mark = _Mark(found.start(), found.end(), _BLANK) if found["blank"] else _bracketed(found, ends)
        yield mark
        at = mark.end


def _tags(text: str, places: list[int]) -> Iterator[_Mark]:
    """Yield everything in angle brackets that begins at one of ``places``, and the ends of CDATA."""
    at, ends = 0, Ends(text)
    if places and text.find(_CDATA, places[0], places[-1] + len(_CDATA)) >= 0:
        places = sorted([*places, *(match.start() for match in _CDATA_END.finditer(text))])
    for place in places:
        if place >= at and (found := _IN_BRACKETS.match(text, place, None, False)):  # see matches_at
            mark = _bracketed(found, ends)
            yield mark
            at = mark.end


def _bracketed(found: regex.Match[str], ends: Ends) -> _Mark:
    """Return the mark for a match in angle brackets, including what it hides."""
    text, (start, end) = found.string, found.span()
    comment, closes, name = found.group("comment", "closes", "name")
    name = (name or "").lower()
    if comment == "<!--":
        end = ends.after("", end)
    elif name in _HIDDEN and not closes and not (name == "svg" and text[end - 2] == "/"):
        stop = ends.after(name, end)
        end = len(text) if stop == end and name in _TO_THE_END else stop
    return _Mark(start, end, _RANKS.get(name, _NOTHING), name, bool(closes) or (name in _HIDDEN and end > found.end()))


def _with_blanks(text: str, tags: list[_Mark]) -> Iterator[_Mark]:
    """Yield the tags, and the white space next to them."""
    at = 0
    for tag in tags:
        start = tag.start
        while start > at and text[start - 1].isspace():
            start -= 1
        if start < tag.start:
            yield _Mark(start, tag.start, _BLANK)
        yield tag
        at = tag.end
        while text[at : at + 1].isspace():
            at += 1
        if at > tag.end:
            yield _Mark(tag.end, at, _BLANK)


class Ends:
    """The ends of hidden contents. The text is searched only once for each kind of end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, tuple[int, int]] = {}  # the next end of each element, and of comments (named "")

    def after(self, name: str, at: int) -> int:
        """Return the end of what is hidden from ``at`` on, or ``at`` if nothing ends it. The name of comments is ""."""
        start, end = self.found.get(name, (-1, 0))
        if start < at and end >= 0:
            start, end = self.found[name] = self._search(name, at)
        return end if end >= 0 else at

    def _search(self, name: str, at: int) -> tuple[int, int]:
        if not name:
            match = _COMMENT_END.search(self.text, at)
        else:
            matches = _HIDDEN_END.finditer(self.text, at)
            match = next((match for match in matches if match["name"].lower() == name), None)
        return match.span() if match else (len(self.text), -1)


def _gaps(marks: Iterable[_Mark]) -> Iterator[_Gap]:
    """Group consecutive marks without words between them."""
    gap: _Gap = []
    for mark in marks:
        if gap and gap[-1].end != mark.start:
            yield gap
            gap = []
        gap.append(mark)
    if gap:
        yield gap


def _keeps_lines(text: str, gaps: list[_Gap]) -> bool:
    """Whether lines and paragraphs were typed by an author rather than made by tags.

    They were if there is a blank line outside all blocks, or if hardly any block has a tag.
    """
    blocks = lines = depth = 0
    for gap in gaps:
        tags = [mark for mark in gap if mark.rank > _BLANK]
        if tags:
            blocks += 1
            depth = max(0, depth + sum(-1 if tag.closes else 1 for tag in tags if tag.name not in _EMPTY))
        elif _LINE_BREAK.search(text, gap[0].start, gap[-1].end):
            lines += 1
            if not depth and gap[-1].end < len(text) and _BLANK_LINES_WITH_CR.search(text, gap[0].start, gap[-1].end):
                return True
    return lines > _LONGEST_PARAGRAPH * blocks


def _shown_of_script(text: str, tag: _Mark) -> str:
    """Return what separates a superscript from a figure before it: 10<sup>6</sup> is 10^6, 1887<sup>3</sup> 1887 3."""
    is_opening = tag.name == "sup" and not tag.closes
    if is_opening and _BASE.search(text, max(0, tag.start - 4), tag.start) and _EXPONENT.match(text, tag.end):
        return "^"
    return " " if text[max(0, tag.start - 1) : tag.start].isdigit() and _FIGURE.match(text, tag.end) else ""


def _shown(text: str, gap: _Gap, *, keeps_lines: bool) -> str:
    """Return what a browser shows in place of the gap."""
    if len(gap) == 1 and gap[0].name in ("sup", "sub"):
        return _shown_of_script(text, gap[0])
    rank = max([mark.rank for mark in gap])
    if [mark.name for mark in gap].count("br") > 1:
        rank = _BLANK_LINE
    if not keeps_lines:
        return ("", " ", "\n", "\n\n")[rank]
    blank = "".join([text[mark.start : mark.end] for mark in gap if not mark.name and text[mark.start].isspace()])
    return blank + "\n" * (max(0, rank - _BLANK) - blank.count("\n"))
