"""Title, byline and date of a page from its HTML: headings, meta elements, and data for search engines.

The names are those of Open Graph, schema.org (in JSON-LD) and the Dublin Core, and others in use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from heapq import merge
from html import unescape
from itertools import islice
from typing import Any, Final, Literal, get_args

__all__ = ["facts_of"]

# Names of properties; values of types, because they are not words of a language. Earlier ones take precedence.
_Author = Literal["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"]
_Published = Literal["article:published_time"]
# Other names of meta elements for the date of publication, and parts of such names.
_AlsoPublished = Literal["date", "date.issued", "dc.date", "dc.date.issued"]
_PartOfPublished = Literal["publish", "publication", "pubdate", "pub-date"]
_Publisher = Literal["publisher"]
_Modified = Literal["article:modified_time", "datemodified", "og:updated_time"]
_CalledAuthor = Literal["author", "Author", "byline", "Byline"]
_Element = Literal["meta", "h1", "title", "time", "script"]
_OfTitle = Literal["og:title", "title"]
_Site = Literal["og:site_name"]
_Heading = Literal["headline"]
_OfAuthor = Literal["author", "name", "@id"]
_PublishedThere = Literal["datePublished", "uploadDate", "dateCreated"]
_ModifiedThere = Literal["dateModified"]

_TITLE_NAMES: Final = get_args(_OfTitle)
_META, _H1, _TITLE, _TIME, _SCRIPT = get_args(_Element)
_CLASS: Final = ""  # key for authors found by the class of their element
[_SITE] = get_args(_Site)
_DATA_AUTHOR, _DATA_NAME, _DATA_ID = get_args(_OfAuthor)

LARGEST_DATA: Final = 200_000  # characters of JSON-LD that are read
_PART = re.compile(
    rf"<(?:({_META})(?=\s)((?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|=)*+)>"
    rf"|({_H1})(?=[\s>])[^<>]*+>"
    rf"|({_TITLE})(?=[\s>])[^<>]*+>"
    rf"|{_TIME}(?=\s)[^<>]*?\sdatetime\s*+=\s*+[\"']?+([^\"'\s<>]++)"
    rf"|{_SCRIPT}(?=\s)(?>[^<>]*?/(ld)\+json)[^<>]*+>)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_TAG = re.compile(r"<[^<>]*+>")
_START_TAG = re.compile(r"<[a-zA-Z][^<>]*+>")
_NEXT_WORDS = re.compile(r"(?:\s++|<[^</>][^<>]*+>|<!--[^<>]*+-->)*+([^<]{2,100})")
_FULL_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*+ ){1,5}[^\W\d_a-z][\w.'’-]*+")
_HEADING_END = re.compile(rf"</(?:{_H1}|{_TITLE})", re.IGNORECASE)
_BEFORE_SITE = re.compile(r"\s[|–—·»-]\s")
_NO_NAME = re.compile(r"//|[@\d\[\]{}<>]")
_DAY = re.compile(r"\s*+([0-9]{4}-[01][0-9]-[0-3][0-9])")
LONGEST_NAME: Final = 100
LONGEST_TITLE: Final = 400
HEADINGS: Final = 8  # maximum number read
CALLED_MOST: Final = 100  # maximum number of places that mention an author
TAG_MOST: Final = 500  # characters searched for the tag, in both directions
NAME_WITHIN: Final = 1000  # characters of tags allowed before the name

_Found = dict[str, list[str]]


def facts_of(page: str) -> dict[str, str]:
    """Return what the HTML of a page declares: ``title``, ``byline`` and ``date`` (YYYY-MM-DD), if known.

    >>> facts_of("<title>Storm - The Tideline</title><meta name=author content='Ada Moor'><h1>Storm</h1>")
    {'title': 'Storm', 'byline': 'Ada Moor'}
    """
    found, headings, titles, times = _Found(), list[str](), list[str](), list[str]()
    at = end = 0  # of the data that was found last
    while part := _PART.search(page, at):
        at = part.end()
        if part[1]:
            _add_meta(found, part[2])
        elif part[3] and len(headings) < HEADINGS:
            headings.append(_words(page, at))
        elif part[4] and not titles:
            titles.append(_words(page, at))
        elif part[5]:
            times.append(part[5])
        elif part[6]:
            end = end if end >= at else _end_of_data(page, at)
            if end - at <= LARGEST_DATA:
                _add_data(found, page[at:end])
                at = end
    found[_CLASS] = list(_called_authors(page))
    facts = {
        "title": _title(found, [heading for heading in headings if heading], titles),
        "byline": _byline(found),
        "date": _date(found, times),
    }
    return {name: value for name, value in facts.items() if value}


def _called_authors(page: str) -> Iterator[str]:
    """Yield the full names at the start of elements whose class, rel or itemprop mentions an author or a byline."""
    for place in islice(merge(*(_places(page, word) for word in get_args(_CalledAuthor))), CALLED_MOST):
        start = page.rfind("<", max(0, place - TAG_MOST), place)
        tag = _START_TAG.match(page, start, place + TAG_MOST) if start >= 0 else None
        words = _NEXT_WORDS.match(page, tag.end(), tag.end() + NAME_WITHIN) if tag and tag.end() > place else None
        if words and _FULL_NAME.fullmatch(name := _plain(words[1])):
            yield name


def _places(page: str, word: str) -> Iterator[int]:
    at = page.find(word)
    while at >= 0:
        yield at
        at = page.find(word, at + 1)


def _end_of_data(page: str, start: int) -> int:
    """Return where the data from ``start`` on end; too far away to be read if nothing ends them."""
    end = page.find("</", start)
    return end if end >= 0 else len(page) + LARGEST_DATA + 1


def _words(page: str, start: int) -> str:
    """Return the words of a heading or a title, up to its end tag."""
    inside = page[start : start + 10 * LONGEST_TITLE]
    end = _HEADING_END.search(inside)
    return _plain(_TAG.sub("", inside[: end.start()] if end else ""))[:LONGEST_TITLE]


def _plain(text: str) -> str:
    return " ".join(unescape(text).split())


def _add_meta(found: _Found, attributes: str) -> None:
    values = {name.lower(): "".join(quoted) for name, *quoted in _ATTRIBUTE.findall(attributes)}
    name = unescape(values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
    if name and values.get("content"):
        found.setdefault(name, []).append(_plain(values["content"])[:LONGEST_TITLE])


def _add_data(found: _Found, text: str) -> None:
    """Add what JSON-LD says about an article; invalid data is ignored."""
    try:
        objects = list(_objects(json.loads(text, strict=False)))
    except (ValueError, RecursionError):
        return
    named = {each[_DATA_ID]: each for each in objects if isinstance(each.get(_DATA_ID), str) and _DATA_NAME in each}
    for each in objects:
        for name in (*get_args(_Heading), *get_args(_PublishedThere), *get_args(_ModifiedThere)):
            if isinstance(each.get(name), str):
                found.setdefault(_of_data(name), []).append(_plain(each[name]))
        authors = each.get(_DATA_AUTHOR) or []
        names = [_name(author, named) for author in (authors if isinstance(authors, list) else [authors])]
        if any(names):
            found.setdefault(_of_data(_DATA_AUTHOR), []).append(", ".join(filter(None, names)))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    left = [value]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            yield value
            left += reversed(value.values())
        elif isinstance(value, list):
            left += reversed(value)


def _name(author: Any, named: dict[str, dict[str, Any]]) -> str:
    if isinstance(author, dict):
        other = author.get(_DATA_ID)
        author = author.get(_DATA_NAME) or (named.get(other, {}).get(_DATA_NAME) if isinstance(other, str) else None)
    return _plain(author) if isinstance(author, str) and _is_name(author) else ""


def _is_name(text: str) -> bool:
    return bool(text.strip()) and len(text) <= LONGEST_NAME and not _NO_NAME.search(text)


def _title(found: _Found, headings: list[str], titles: list[str]) -> str:
    """Return the heading that the page's title includes and that is not the site's; else the start of the title."""
    named = [title for name in _TITLE_NAMES for title in found.get(name, [])] + titles
    headlines = found.get(_of_data(*get_args(_Heading)), [])
    declared = " ".join([*named, *headlines]).casefold()
    site = {name.casefold() for name in found.get(_SITE, [])} | {_parted(title)[1].casefold() for title in titles}
    own = [heading for heading in headings if heading.casefold() not in site]
    held = [heading for heading in own if heading.casefold() in declared]
    if held:
        return max(held, key=len)
    if own:
        words = set(declared.split())
        return max(own, key=lambda heading: len(words.intersection(heading.casefold().split())))
    return next(iter(headlines), "") or _parted(next(iter(named), ""))[0]


def _parted(title: str) -> tuple[str, str]:
    """Split a page's title from the name of the site after it; the name may be empty."""
    parts = list(_BEFORE_SITE.finditer(title))
    return (title[: parts[-1].start()], title[parts[-1].end() :]) if parts else (title, "")


def _of_data(name: str) -> str:
    """Return the key of a JSON-LD property among others."""
    return f"ld:{name}"


def _byline(found: _Found) -> str:
    names = [name for source in (_of_data(_DATA_AUTHOR), *get_args(_Author), _CLASS) for name in found.get(source, [])]
    return next((name for name in names if _is_name(name)), "")


def _is_of_publication(name: str) -> bool:
    """Whether a meta element of that name gives the date of publication."""
    [publisher] = get_args(_Publisher)
    is_part = any(part in name for part in get_args(_PartOfPublished))
    return name in get_args(_AlsoPublished) or (is_part and publisher not in name)


def _date(found: _Found, times: list[str]) -> str:
    """Return the date of publication; else a time in the text; else the date of the last change."""
    published = [
        *get_args(_Published),
        *(_of_data(name) for name in get_args(_PublishedThere)),
        *filter(_is_of_publication, found),
    ]
    changed = [*get_args(_Modified), *(_of_data(name) for name in get_args(_ModifiedThere))]
    dates = [one for name in published for one in found.get(name, [])] + times
    dates += [one for name in changed for one in found.get(name, [])]
    days = (match[1] for one in dates if (match := _DAY.match(one)))
    return next((day for day in days if _is_day(day)), "")


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
