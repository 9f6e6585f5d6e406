"""HTML of many tags, rewritten so that few elements stand inside one another.

The parser searches the open elements at many tags, so a page of n tags may take it n² steps.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["flattened"]

MOST_TAGS = 20_000  # of a page that the parser gets as it is: it takes about a second for the worst
DEEPEST = 200  # elements inside one another

INLINE = (
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd mark math nobr plaintext q rb rp rt "
    "rtc ruby s samp small span strike strong sub sup time tt u var wbr"
)
# Elements without content, and those that the parser itself ends before another one: these nest no deeper than others.
UNCOUNTED = (
    "area base basefont bgsound body br caption col colgroup dd dt embed frame head hr html img input link meta "
    "option p param source tbody td tfoot th thead tr track"
)


def flattened(page: str) -> str:
    """The page; where it has more than ``MOST_TAGS``, without inline tags, and with what is too deep as paragraphs.

    An element is taken to be open until its own end tag follows those of all elements in it, so the parser has no more
    of them open than are counted here.
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
    """What the tokenizer of HTML takes for one piece; what it reads by rules of its own, such as scripts, comes first.

    Each alternative matches wherever it begins, up to the end of the text at most: so the time is linear.
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
