"""The outline of an HTML page: elements, their roles by name and class, and the offsets where their text begins.

No tree is built: one pass over the tags finds the open elements, as far as needed, in linear time. An end tag ends all
elements inside its own; an end tag without a start tag is ignored.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final, Literal, get_args

from quotex.cleaning.html import Ends
from quotex.outline import ARTICLE, DOUBTFUL, FURNITURE, HEADLINE, INNER, LIST, Outline

__all__ = ["outline_of"]

# The names of elements, and the words in class names that pages use in any language, are values of types, because they
# are not words of a language.
_Furniture = Literal["aside", "dialog", "figcaption", "footer", "form", "nav"]
_List = Literal["dl", "ol", "table", "ul"]
_Inner = Literal["aside", "blockquote", "dl", "figure", "ol", "table", "td", "ul"]
_Block = Literal["article", "body", "details", "div", "header", "main", "section"]
_Break = Literal["dd", "dt", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "tr"]  # text starts anew after it
_Hidden = Literal[
    "audio", "canvas", "iframe", "noscript", "object", "script", "style", "svg", "template", "title", "video"
]
_FurnitureClass = Literal[
    "advert", "advertisement", "author", "bio", "breadcrumb", "breadcrumbs", "btn", "button", "buttons",
    "byline", "caption", "carousel", "comment", "comments", "cookie", "cta", "disclaimer", "disqus", "footer",
    "footnotes", "gallery", "menu", "modal", "nav", "navigation", "newsletter", "overlay", "pager", "pagination",
    "popular", "popup", "promo", "promotion", "recommendations", "recommended", "replies", "respond",
    "share", "sharing", "sidebar", "signup", "sponsor", "sponsored", "subscribe", "subscription", "tags",
    "trending",
]  # fmt: skip
_DoubtfulClass = Literal["ad", "ads", "related", "toc"]  # has-ads, with-toc: also around articles
_Body = Literal["article", "entry", "post", "story"]  # … and of class names for the …
_OfBody = Literal["body", "content", "text"]

_QUOTATION: Final = "blockquote"  # its footer may name the speaker
_FOOT: Final = "footer"
_HEADLINE: Final = "h1"
_FURNITURE: Final = frozenset(get_args(_Furniture))
_LISTS: Final = frozenset(get_args(_List))
_INNER: Final = frozenset(get_args(_Inner))
_BREAKS: Final = frozenset(get_args(_Break))
_HIDDEN: Final = frozenset(get_args(_Hidden))
_FURNITURE_CLASSES: Final = frozenset(get_args(_FurnitureClass))
_DOUBTFUL_CLASSES: Final = frozenset(get_args(_DoubtfulClass))
_NAMES: Final = "|".join(sorted({*_FURNITURE, *_INNER, *get_args(_Block), *_BREAKS, *_HIDDEN, _HEADLINE}))

_TOKEN = re.compile(
    rf"(?i)<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>(?:{_NAMES}|[a-z]++-[a-z-]++)(?=[\s/>]))"
    r"(?P<attributes>(?:[^<>=-]++|-(?!->)|=\s*+(?:\"[^\"]*+\"|'[^']*+')(?=[\s/>])|=)*+)>?+)"
)
_TEXT = re.compile(r"(?i)(?:\s++|&(?:nbsp|#160|#xa0);|<(?!!--)[^<>]*+>?+)*+")
_CLASS = re.compile(r"(?i)\b(?:class|id|itemprop)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_WORD = re.compile(r"[A-Z]?+[a-z]++")
_BODY = re.compile(rf"(?i)(?<![a-z])(?:{'|'.join(get_args(_Body))})[_-]*+(?:{'|'.join(get_args(_OfBody))})(?![a-z-])")


def outline_of(page: str) -> Outline:
    """Return the outline of a page; offsets refer to its HTML, each to a visible letter.

    >>> outline = outline_of("<nav>Home</nav><div class='post-body'><p>It <b>rained</b>.</p></div>")
    >>> outline.starts, outline.owners, outline.parents, outline.roles
    ([5, 41], [1, 2], [-1, 0, 0], [0, 1, 2])
    """
    outline, ends, path = Outline(), Ends(page), _Path()
    at, is_marked = 0, False
    while True:
        token = _TOKEN.search(page, at)
        if not is_marked:
            stop = token.start() if token else len(page)
            begins = _TEXT.match(page, at, stop)
            if begins and begins.end() < stop:
                outline.starts.append(begins.end())
                outline.owners.append(path.elements[-1])
                is_marked = True
        if token is None:
            return outline
        at = token.end()
        name = (token["name"] or "").lower()
        if token["comment"]:
            at = ends.after("", at)
        elif name in _HIDDEN:
            at = at if token["end"] else ends.after(name, at)
        elif name in _BREAKS:
            is_marked = False
        elif not token["end"]:
            outline.parents.append(path.elements[-1])
            outline.roles.append(_role(name, token["attributes"], path))
            path.open(name, len(outline.parents) - 1)
            is_marked = False
        elif path.close(name):
            is_marked = False


class _Path:
    """The open elements, from the root to the innermost."""

    def __init__(self) -> None:
        self.elements = [0]
        self.names = [""]
        self.count = Counter[str]()

    def open(self, name: str, element: int) -> None:
        self.elements.append(element)
        self.names.append(name)
        self.count[name] += 1

    def close(self, name: str) -> bool:
        """Close the innermost element of that name, and those inside it; return whether there was one."""
        if not self.count[name]:
            return False
        last = ""
        while last != name:
            last = self.names.pop()
            self.elements.pop()
            self.count[last] -= 1
        return True


def _role(name: str, attributes: str, path: _Path) -> int:
    role = LIST * (name in _LISTS) | INNER * (name in _INNER) | HEADLINE * (name == _HEADLINE)
    if name in _FURNITURE and not (name == _FOOT and path.count[_QUOTATION]):
        role |= FURNITURE
    for quoted in _CLASS.findall(attributes) if attributes else ():
        role |= _role_of_class("".join(quoted))
    return role


@lru_cache(maxsize=4096)
def _role_of_class(value: str) -> int:
    words = {word.lower() for word in _WORD.findall(value)}
    furniture = FURNITURE * (not _FURNITURE_CLASSES.isdisjoint(words))
    return furniture | DOUBTFUL * (not _DOUBTFUL_CLASSES.isdisjoint(words)) | ARTICLE * bool(_BODY.search(value))
