"""Title, byline and date of an article, mostly from lines before it that cleaning removed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple, get_args

import regex

from quotex.cleaning.headline import headline
from quotex.cleaning.html import was_html
from quotex.damage import matches_at, places_of
from quotex.edits import Cleaned
from quotex.language.loading import Language, load_language
from quotex.language.packs import Pack
from quotex.language.patterns import precompiled
from quotex.model import Edit
from quotex.outline import Outline

__all__ = ["head_of", "with_title"]

Fact = dict[str, Any]
_Name = Literal["title", "byline", "date"]
TITLE, BYLINE, DATE = get_args(_Name)

WINDOW: Final = 1_500  # characters searched before the article …
INSIDE: Final = 500  # … and at its beginning
STAMP_BEFORE: Final = 200  # characters before the title in which a date may be, too
STAMP_WITHIN: Final = 1_000  # characters after the title, or before the article if there is no title
BEFORE_YEAR: Final = 30  # characters of a date
BELOW_TITLE: Final = 400  # characters in which a name alone counts as byline

# A date in a line of up to 160 characters. Words for months are looked up in the pack.
_DATE = precompiled(
    r"(?m)\b(?>(?P<month>\p{L}{3,9})\.? (?P<day>\d{1,2})(?:\p{Ll}{2})?,? (?P<year>(?:19|20)\d\d)"
    r"|(?P<day>\d{1,2})(?:\p{Ll}{2})?(?: \p{Ll}{2})?[ -](?P<month>\p{L}{3,9})\.?,?[ -](?P<year>(?:19|20)\d\d)"
    r"|(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<month>\d{1,2})[/.](?P<day>\d{1,2})[/.](?P<year>(?:19|20)\d\d))\b(?=.{0,160}$)"
)
_YEAR = precompiled(r"(?:19|20)\d\d\b")
_CENTURIES: Final = ("19", "20")
_WORD: Final = r"\p{Lu}(?:[\p{Ll}.'’-]|(?<!\p{Ll}{4})\p{Lu})*+"  # not two words run together: MoorPublished
_NAMES: Final = rf"{_WORD}(?: (?:\p{{Ll}}{{2,3}} ){{0,2}}+{_WORD}){{0,8}}+"
_PERSON = precompiled(
    rf"(?m)^(?P<names>(?P<first>{_WORD}) (?:\p{{Ll}}{{2,3}} ){{0,2}}+{_WORD}(?: {_WORD})?+)(?=[,|–—•·-]| |$)"
)


def head_of(cleaned: Cleaned, outline: Outline | None, language: Language) -> dict[str, Fact]:
    """Return those of ``title``, ``byline`` and ``date`` (YYYY-MM-DD) that are known, with ``text``, ``start``,
    ``end``.

    ``start`` and ``end`` are offsets into the original, or None if the fact is not in the text. HTML, from ``outline``
    or the text's own tags, takes precedence, except over a date near the title, which readers see.
    """
    body = cleaned.to_original(0, 1)[0] if cleaned.text else 0
    if outline is None and was_html(cleaned):
        from quotex.cleaning.facts import facts_of  # imported here, since other texts do not need it

        return {name: _found(cleaned.original, body, name, value) for name, value in facts_of(cleaned.original).items()}
    begin = max(0, body - WINDOW)
    text = cleaned.original[begin : body + INSIDE]
    bylines = list(_bylines_of(language.pack).all_in(text))
    years = [match.start() for match in matches_at(_YEAR, text, places_of(text, _CENTURIES))]
    return _Head(text, begin, body - begin, outline.facts if outline else {}, language, cleaned, bylines, years).facts()


def with_title(cleaned: Cleaned, title: Fact) -> Cleaned:
    """Return ``cleaned`` with the title on a line of its own; its edit is replaced by edits around the title.

    Return the same object if the title was not removed, or is not before the rest of the original.
    """
    start, end, edits = title["start"], title["end"], cleaned.edits
    if start is None or not cleaned.text or end > cleaned.to_original(0, 1)[0]:
        return cleaned
    number = bisect_right(edits, start, key=lambda edit: edit.start) - 1
    if number < 0 or edits[number].end <= end or edits[number].replacement.strip():
        return cleaned
    edit = edits[number]
    parts = [Edit(edit.start, start, "", edit.rule)] if edit.start < start else []
    behind = cleaned.original[end : edit.end]
    if behind.strip() or "\n" not in behind:
        parts.append(Edit(end, edit.end, "\n\n", edit.rule))
    return Cleaned.from_edits(cleaned.original, [*edits[:number], *parts, *edits[number + 1 :]], cleaned.preset)


def _found(page: str, body: int, name: str, value: str) -> Fact:
    """Return a fact from HTML, with its last place as text before the article, or its first place after; dates get
    none.

    After the article, a title is mostly on a button or in a list.
    """
    text, start = f">{value}<", 0
    if name != DATE:
        start = page.rfind(text, 0, body + len(text)) + 1 or page.find(text, body) + 1
    return {"text": value, "start": start, "end": start + len(value)} if start else _nowhere(value)


def _nowhere(value: str) -> Fact:
    return {"text": value, "start": None, "end": None}


@dataclass(slots=True)
class _Head:
    """The text before an article and its beginning, which is at ``body``; ``declared`` are the facts from HTML."""

    text: str
    begin: int  # offset of the text in the original
    body: int
    declared: dict[str, str]
    language: Language
    cleaned: Cleaned
    bylines: list[regex.Match[str]]
    years: list[int]  # offsets in the text

    def facts(self) -> dict[str, Fact]:
        title = self._line_of(self.declared[TITLE]) if TITLE in self.declared else self._headline()
        behind = title["end"] - self.begin if title else max(0, self.body - STAMP_WITHIN)
        byline = self._byline(behind, can_stand_alone=title is not None)
        before = max(0, behind - STAMP_BEFORE)
        stop = before + STAMP_BEFORE + STAMP_WITHIN
        date = self._date(before, min(stop, self.body) if DATE in self.declared else stop)
        if date is None:
            date = _nowhere(self.declared[DATE]) if DATE in self.declared else self._date(0, len(self.text))
        if title is None and TITLE in self.declared:
            title = _nowhere(self.declared[TITLE])
        return {name: fact for name, fact in ((TITLE, title), (BYLINE, byline), (DATE, date)) if fact}

    def _fact(self, start: int, end: int, value: str | None = None) -> Fact:
        words = self.text[start:end] if value is None else value
        return {"text": words, "start": self.begin + start, "end": self.begin + end}

    def _line_of(self, value: str) -> Fact | None:
        """Return the last line before the article that begins with the title."""
        text = "\n" + self.text
        place = text.rfind(f"\n{value}", 0, self.body + len(value) + 1)
        return self._fact(place, place + len(value)) if place >= 0 else None

    def _byline(self, start: int, *, can_stand_alone: bool) -> Fact | None:
        """Return the byline from HTML, with its place in the text; else the names of the first byline in the text."""
        value = self.declared.get(BYLINE, "")
        if value:
            own = next(_bylines_of(self.language.pack).all_in(value), None)
            value = own["names"] if own else value
            place = self.text.find(value, start)
            return self._fact(place, place + len(value)) if place >= 0 else _nowhere(value)
        byline = next((match for match in self.bylines if match.start() >= start), None)
        if byline is None and can_stand_alone:
            byline = self._person(start)
        if byline is None:
            return None
        date = next(self._dates(byline.start("names"), byline.end() + STAMP_BEFORE), None)
        end = min(byline.end("names"), date.start()) if date else byline.end("names")
        names = self.text[byline.start("names") : end].split("\n")[0].rstrip()
        names = _before_stamp(names, self.language.sets.no_author)
        while names and names.rpartition(" ")[2][:1].islower():  # in "Ada Moor on" before a date
            names = names.rpartition(" ")[0]
        return self._fact(byline.start("names"), byline.start("names") + len(names)) if names else None

    def _person(self, start: int) -> regex.Match[str] | None:
        """Return a line below the title that consists of a first name and another name, or of a name above a date."""
        for match in _PERSON.finditer(self.text, start, start + BELOW_TITLE):
            below = self.text.find("\n", match.end()) + 1
            is_stamped = below and _DATE.match(self.text, below) is not None
            if is_stamped or match["first"].lower() in self.language.first_names:
                return match
        return None

    def _date(self, start: int, stop: int) -> Fact | None:
        months = self.language.sets.month_number
        for match in self._dates(start, stop):
            month = int(months.get(match["month"].lower(), match["month"] if match["month"].isdecimal() else 0))
            day = int(match["day"])
            if 12 < month <= 31 and day <= 12:
                month, day = day, month
            year = int(match["year"])
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                return self._fact(match.start(), match.end(), f"{year}-{month:02}-{day:02}")
        return None

    def _dates(self, start: int, stop: int) -> Iterator[regex.Match[str]]:
        """Yield what looks like a date in that part of the text; each contains one of the years."""
        end = start
        for year in self.years[bisect_left(self.years, start) : bisect_right(self.years, stop)]:
            for place in range(max(end, year - BEFORE_YEAR), year + 1):
                before = self.text[place - 1] if place else ""
                if (before.isascii() and before.isalnum()) or not self.text[place].isalnum():
                    continue  # a date begins with a word
                if match := _DATE.match(self.text, place, stop):
                    yield match
                    end = match.end()
                    break

    def _headline(self) -> Fact | None:
        """Return the line around the beginning of the article that is most like a headline."""
        whole = self.text.find("\n") + 1 if self.begin else 0  # the first line may be cut off
        stamps = ([match.start() - whole for match in self.bylines], [at - whole for at in self.years])
        is_body = self.cleaned.preset == "body"
        found = headline(self.text[whole:], self.body - whole, self.cleaned.text, stamps, needs_stamp=is_body)
        return self._fact(found[0] + whole, found[1] + whole) if found else None


def _before_stamp(names: str, stamps: frozenset[str]) -> str:
    """Return the names without "Last Updated" after them."""
    words = names.split(" ")
    cut = next((number for number, word in enumerate(words) if number and word.lower() in stamps), 0)
    return " ".join(words[:cut]).rstrip(".") if cut else names


class _Bylines(NamedTuple):
    """The patterns of a byline: label or preposition with names, and what may come before in the line.

    Each label and preposition begins with one of the ``stems``.
    """

    stems: tuple[str, ...]
    names: regex.Pattern[str]
    lead: regex.Pattern[str]

    def all_in(self, text: str) -> Iterator[regex.Match[str]]:
        """Yield the bylines of the text. Their names may be on the next line."""
        lowered = text.lower()
        places = places_of(lowered, self.stems) if len(lowered) == len(text) else range(len(text))
        for match in matches_at(self.names, text, places):
            line = text.rfind("\n", 0, match.start()) + 1
            if self.lead.fullmatch(text, line, match.start()):
                yield match


@lru_cache(maxsize=8)
def _bylines_of(pack: Pack) -> _Bylines:
    """Return patterns for *Author: Ada Moor*, *Written by Ada Moor*, *April 8, 2026 by Ada Moor*, not *Reviewed by*."""
    language = load_language(pack)
    leads = language.sets.agent_preposition
    prepositions = [language.lexicon.phrase(entry) for entry, is_in in enumerate(leads) if is_in]
    labels = sorted({*prepositions, *language.sets.byline_label})
    stems = [label for label in labels if not any(label.startswith(other) for other in labels if other != label)]
    words = "|".join(map(regex.escape, labels)) or "(?!)"
    others = "|".join(map(regex.escape, sorted(language.sets.no_author))) or "(?!)"
    return _Bylines(
        tuple(stems),
        precompiled(rf"\b(?i:{words})\b:?+[ \n](?P<names>{_NAMES})"),
        precompiled(rf"[\W_]*+(?:.{{0,40}}\d{{4}} )?+(?:(?!(?i:{others})\b)[\p{{L}}-]++ ){{0,3}}"),
    )
