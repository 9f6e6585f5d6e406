"""Title, byline and date of an article, and where they stand: mostly in lines before it, which cleaning removed."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, get_args

import regex

from quotex.cleaning.html import was_html
from quotex.edits import Cleaned
from quotex.language import Language, load_language
from quotex.model import Edit
from quotex.outline import Outline
from quotex.packs import Pack
from quotex.patterns import precompiled

__all__ = ["head_of", "with_title"]

Fact = dict[str, Any]
_Name = Literal["title", "byline", "date"]
TITLE, BYLINE, DATE = get_args(_Name)

WINDOW: Final = 3_000  # characters before the article that are looked at …
INSIDE: Final = 500  # … and of the article
STAMP_BEFORE: Final = 200  # characters before the title in which a date stands, too
STAMP_WITHIN: Final = 1_000  # characters behind the title, or before the article where there is none
LINES_ABOVE: Final = 5  # before a byline or stamp, blank ones counted
TITLE_WORDS: Final = 3

# A date in a line of up to 160 characters. Words for months are looked up in the pack.
_DATE = precompiled(
    r"(?m)\b(?>(?P<month>\p{L}{3,9})\.? (?P<day>\d{1,2})(?:\p{Ll}{2})?,? (?P<year>(?:19|20)\d\d)"
    r"|(?P<day>\d{1,2})(?:\p{Ll}{2})?(?: \p{Ll}{2})?[ -](?P<month>\p{L}{3,9})\.?,?[ -](?P<year>(?:19|20)\d\d)"
    r"|(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<month>\d{1,2})[/.](?P<day>\d{1,2})[/.](?P<year>(?:19|20)\d\d))\b(?=.{0,160}$)"
)
_NAMES: Final = r"\p{Lu}[\p{L}.'’-]*+(?: (?:\p{Ll}{2,3} )?+\p{Lu}[\p{L}.'’-]*+){0,8}+"


def head_of(cleaned: Cleaned, outline: Outline | None, language: Language) -> dict[str, Fact]:
    """``title``, ``byline`` and ``date`` (YYYY-MM-DD), those that are known, each with ``text``, ``start`` and ``end``.

    ``start`` and ``end`` are offsets into the original; None where it stands nowhere in the text. What HTML tells, by
    ``outline`` or in the text's own tags, counts for more, but for a date near the title, which readers see.
    """
    body = cleaned.to_original(0, 1)[0] if cleaned.text else 0
    if outline is None and was_html(cleaned):
        from quotex.cleaning.facts import facts_of  # which no other text needs

        return {name: _found(cleaned.original, body, name, told) for name, told in facts_of(cleaned.original).items()}
    if outline is None and not body:
        return {}  # nothing stands before the article
    begin = max(0, body - WINDOW)
    text = cleaned.original[begin : body + INSIDE]
    return _Head(text, begin, body - begin, outline.facts if outline else {}, language).facts()


def with_title(cleaned: Cleaned, title: Fact) -> Cleaned:
    """``cleaned`` with the title in it, on a line of its own: its edit becomes those of what stands around the title.

    The same object where the title was not removed, or does not stand before what is left of the original.
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


def _found(page: str, body: int, name: str, told: str) -> Fact:
    """A fact that HTML tells, with its last place as text before the article, or its first behind; dates have none.

    Far behind the article, a title stands on a button or in a list.
    """
    text, start = f">{told}<", 0
    if name != DATE:
        start = page.rfind(text, 0, body + len(text)) + 1 or page.find(text, body) + 1
    return {"text": told, "start": start, "end": start + len(told)} if start else _nowhere(told)


def _nowhere(told: str) -> Fact:
    return {"text": told, "start": None, "end": None}


@dataclass(slots=True)
class _Head:
    """The end of what stands before an article, and its beginning, from ``body`` on; ``told`` is what HTML tells."""

    text: str
    begin: int  # offset of the text in the original
    body: int
    told: dict[str, str]
    language: Language

    def facts(self) -> dict[str, Fact]:
        title = self._line_of(self.told[TITLE]) if TITLE in self.told else None
        behind = title["end"] - self.begin if title else max(0, self.body - STAMP_WITHIN)
        byline = self._byline(behind)
        before = max(0, behind - STAMP_BEFORE)
        date = self._date(before, before + STAMP_BEFORE + STAMP_WITHIN)
        if date is None:
            date = _nowhere(self.told[DATE]) if DATE in self.told else self._date(0, len(self.text))
        if title is None:
            title = _nowhere(self.told[TITLE]) if TITLE in self.told else self._headline(byline, date)
        return {name: fact for name, fact in ((TITLE, title), (BYLINE, byline), (DATE, date)) if fact}

    def _fact(self, start: int, end: int, told: str | None = None) -> Fact:
        words = self.text[start:end] if told is None else told
        return {"text": words, "start": self.begin + start, "end": self.begin + end}

    def _line_of(self, told: str) -> Fact | None:
        """The last line before the article that begins so."""
        text = "\n" + self.text
        place = text.rfind(f"\n{told}", 0, self.body + len(told) + 1)
        return self._fact(place, place + len(told)) if place >= 0 else None

    def _byline(self, start: int) -> Fact | None:
        """Who HTML says it is, with the place of that name; else the names of the first byline."""
        told = self.told.get(BYLINE, "")
        if told:
            own = _byline_of(self.language.pack).match(told)
            told = own["names"] if own else told
            place = self.text.find(told, start)
            return self._fact(place, place + len(told)) if place >= 0 else _nowhere(told)
        byline = _byline_of(self.language.pack).search(self.text, start)
        if byline is None:
            return None
        date = _DATE.search(self.text, byline.start("names"), byline.end() + STAMP_BEFORE)
        end = min(byline.end("names"), date.start()) if date else byline.end("names")
        names = self.text[byline.start("names") : end].split("\n")[0].rstrip()
        return self._fact(byline.start("names"), byline.start("names") + len(names)) if names else None

    def _date(self, start: int, stop: int) -> Fact | None:
        months = self.language.sets.month_number
        for match in _DATE.finditer(self.text, start, stop):
            month = int(months.get(match["month"].lower(), match["month"] if match["month"].isdecimal() else 0))
            day = int(match["day"])
            if 12 < month <= 31 and day <= 12:
                month, day = day, month
            year = int(match["year"])
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                return self._fact(match.start(), match.end(), f"{year}-{month:02}-{day:02}")
        return None

    def _headline(self, *facts: Fact | None) -> Fact | None:
        """The longest of the lines right above the byline or the stamp, or above the article, that can be one."""
        stop = min(
            (fact["start"] - self.begin for fact in facts if fact and fact["start"] is not None), default=self.body
        )
        above = self.text[: max(0, self.text.rfind("\n", 0, min(stop, self.body)))]
        whole = above if self.begin else "\n" + above  # else the first line may be the end of one
        lines = whole.rsplit("\n", LINES_ABOVE)[1:]
        can_be = [line for line in lines if line.count(" ") >= TITLE_WORDS - 1 and not line.endswith(".")]
        if not can_be:
            return None
        title = max(can_be, key=len)
        start = self.text.rfind(title, 0, stop)
        return self._fact(start, start + len(title.rstrip()))


@lru_cache(maxsize=8)
def _byline_of(pack: Pack) -> regex.Pattern[str]:
    """A line that begins with the preposition of a byline, up to three words before it, and names."""
    language = load_language(pack)
    leads = language.sets.agent_preposition
    words = "|".join(regex.escape(language.lexicon.phrase(entry)) for entry, is_in in enumerate(leads) if is_in)
    return precompiled(rf"(?m)^[\W_]*+(?:[\p{{L}}-]++ ){{0,3}}(?i:{words or '(?!)'}):?+ (?P<names>{_NAMES})")
