"""Rewrite HTML with very many tags so that its elements are not nested deeply.

The parser searches the open elements at many tags, so that a page of n tags may take n² steps.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["flattened"]

MOST_TAGS = 20_000  # more tags are rewritten; the parser may take a second for so many
DEEPEST = 200  # depth of nested elements

INLINE = (
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd mark math nobr plaintext q rb rp rt "
    "rtc ruby s samp small span strike strong sub sup time tt u var wbr"
)
# Empty elements, and elements that the parser ends before the next one of their kind: they do not add depth.
UNCOUNTED = (
    "area base basefont bgsound body br caption col colgroup dd dt embed frame head hr html img input link meta "
    "p param source tbody td tfoot th thead tr track"
)


def flattened(page: str) -> str:
    """Return the page; with more than ``MOST_TAGS``, without inline tags, and with too deep elements as paragraphs.

    An element counts as open until its own end tag follows those of all elements in it, so the parser never has more
    open elements than are counted here.
    """
    if page.count("<") <= MOST_TAGS:
        return page
    inline, uncounted = frozenset(INLINE.split()), frozenset(UNCOUNTED.split())
    opened: list[str] = []

    def kept(token: re.Match[str]) -> str:
        if raw := token["raw"]:
            text = token["text"].replace("<", "&lt;")
            return f"<{raw}>{text}</{raw}>"
        name = (token["name"] or "").lower()
        if not name or name in inline:
            return ""
        if name not in uncounted:
            if token["end"]:
                if opened and opened[-1] == name:
                    opened.pop()
            elif len(opened) < DEEPEST:
                opened.append(name)
            else:
                return "<p>"
        return f"<{token['end']}{name}>"

    return _token().sub(kept, page)


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """Return a pattern for the tokens of HTML. Elements with raw text, such as scripts, come first.

    Each alternative matches wherever it begins, at the latest to the end of the text, so the time is linear.
    """
    return re.compile(
        r"<!--.*?(?:--!?>|\Z)"
        r"|<(?P<unread>script|style|svg)(?=[\s/>]).*?(?:</(?P=unread)(?=[\s/>])[^>]*+>?|\Z)"
        r"|<(?P<raw>title|textarea|iframe|noembed|noframes|xmp)(?=[\s/>])[^>]*+>?(?P<text>.*?)"
        r"(?:</(?P=raw)(?=[\s/>])[^>]*+>?|\Z)"
        r"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)[^>]*+>?"
        r"|<[!?/][^>]*+>?",
        re.IGNORECASE | re.DOTALL | re.ASCII,
    )
