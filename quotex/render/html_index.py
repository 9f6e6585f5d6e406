"""Who is quoted most, over all documents of a report: what is kept of each document, and how it is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotex.model import Document, Quote
from quotex.people.copies import clauses
from quotex.render.html import About, quote_anchor, title_of, words_of
from quotex.render.layout import one_line, shorten, speaker_label

__all__ = ["NAMELESS", "UNSPOKEN", "Count", "Counts", "Listed", "WhoIs", "by_name", "counted", "listed", "names_of"]

Listed = dict[str, Any]  # what an index needs to know of a document, as plain values
# Who is meant by a name in a document, given by its place in the list: the seam for people joined over documents.
WhoIs = Callable[[int, str], str]

LONGEST = 80  # characters of a name, a title or an outlet
SHOWN = 160  # characters of a quote
MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?!\d)|(0[1-9]|1[0-2])\d\d(?!\d))")
NAMELESS = "an unnamed speaker"
UNSPOKEN = "no speaker"
UNTOLD = "unknown"  # kind


def by_name(_document: int, name: str) -> str:
    """Equal names are one person in all documents."""
    return name


def listed(document: Document, about: About) -> Listed:
    """What the index shows of a document.

    >>> listed(Document("a", "It rained.", "It rained."), About(outlet="Tideline", date="2024-05-01"))
    {'title': 'It rained.', 'outlet': 'Tideline', 'month': '2024-05', 'clauses': [], 'quotes': []}
    """
    return {
        "title": shorten(title_of(document, about), LONGEST),
        "outlet": shorten(about.outlet, LONGEST),
        "month": month_of(about.date),
        "clauses": clauses([document.text]),
        "quotes": [_listed_quote(quote, document) for quote in document.quotes],
    }


def _listed_quote(quote: Quote, document: Document) -> Listed:
    label = shorten(speaker_label(quote), LONGEST) if quote.speaker else UNSPOKEN
    kind = quote.speaker.kind or UNTOLD if quote.speaker else ""
    return {
        "place": quote_anchor(quote),
        "names": names_of(quote, document),
        "genders": _genders_of(quote, document),
        "label": label,
        "kind": kind,
        "words": words_of(quote),
        "text": shorten(quote.text, SHOWN),
    }


def names_of(quote: Quote, document: Document) -> list[str]:
    """The full names of those who say it, as the document gives them; none where it names nobody."""
    speaker = quote.speaker
    if speaker is None or speaker.name is None:
        return []
    people = [document.people[id].name for id in speaker.people if 0 <= id < len(document.people)]
    names = [name for name in people if name] or speaker.name.split("; ")
    return list(dict.fromkeys(one_line(name)[:LONGEST] for name in names))


def _genders_of(quote: Quote, document: Document) -> dict[str, str]:
    """The gender of each of those who say it, by name, where the document tells it."""
    speaker = quote.speaker
    if speaker is None or speaker.name is None:
        return {}
    people = [document.people[id] for id in speaker.people if 0 <= id < len(document.people)]
    told = {one_line(person.name)[:LONGEST]: person.gender for person in people if person.name}
    if not told and "; " not in speaker.name:
        told = {one_line(speaker.name)[:LONGEST]: speaker.gender}
    return {name: gender for name, gender in told.items() if gender}


def month_of(date: str) -> str:
    """The month of a date as ISO 8601 has it, else nothing.

    >>> month_of("2024-05-01T09:00"), month_of("20240501"), month_of("May 1, 2024")
    ('2024-05', '2024-05', '')
    """
    found = MONTH.match(date)
    return f"{found[1]}-{found[2] or found[3]}" if found else ""


@dataclass(slots=True)
class Count:
    """How often somebody or something is quoted, in how many words and articles."""

    quotes: int = 0
    words: int = 0
    articles: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    pairs: list[tuple[int, int]] = field(default_factory=list)  # of each article, the quotes and all of its quotes

    def add(self, quotes: Sequence[Listed], whole: int) -> None:
        """Add those of one article, which has so many quotes as a whole."""
        self.articles += 1
        self.pairs.append((len(quotes), whole))
        for quote in quotes:
            self.quotes += 1
            self.words += quote["words"]
            self.kinds[quote["kind"]] += 1

    @property
    def kind(self) -> str:
        """The kind that it mostly has."""
        return max(sorted(self.kinds), key=self.kinds.__getitem__, default="")

    @property
    def gender(self) -> str:
        """The gender that is mostly told; nothing where none is."""
        found = max(sorted(self.genders), key=self.genders.__getitem__, default="")
        return found if found in ("f", "m") else ""


@dataclass(slots=True)
class Counts:
    """All counts of a report. ``within`` has, for each outlet and each month, the quotes of each person."""

    whole: Count = field(default_factory=Count)
    people: dict[str, Count] = field(default_factory=dict)
    unnamed: dict[str, Count] = field(default_factory=dict)
    groups: dict[str, dict[str, Count]] = field(default_factory=lambda: {"outlet": {}, "month": {}})
    within: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)


def counted(documents: Iterable[Listed], who: WhoIs = by_name, copies: Container[int] = ()) -> Counts:
    """Count the quotes of all documents but copies. A quote of several people counts for each of them."""
    counts = Counts()
    for number, document in enumerate(documents):
        if number in copies:
            continue
        quotes = document["quotes"]
        counts.whole.add(quotes, len(quotes))
        speakers = _by_speaker(number, quotes, who)
        for (name, is_named), theirs in speakers.items():
            count = (counts.people if is_named else counts.unnamed).setdefault(name, Count())
            count.add(theirs, len(quotes))
            told = (pair for quote in theirs for pair in quote.get("genders", {}).items())
            count.genders.update(gender for own, gender in told if who(number, own) == name)
        for group, values in counts.groups.items():
            values.setdefault(document[group], Count()).add(quotes, len(quotes))
            tally = counts.within.setdefault((group, document[group]), Counter())
            tally.update({name: len(theirs) for (name, is_named), theirs in speakers.items() if is_named})
    return counts


def _by_speaker(number: int, quotes: Iterable[Listed], who: WhoIs) -> Mapping[tuple[str, bool], list[Listed]]:
    """The quotes of a document, by who says them, and: has that a name?"""
    found: dict[tuple[str, bool], list[Listed]] = {}
    for quote in quotes:
        names = dict.fromkeys(who(number, name) for name in quote["names"])
        keys = [(name, True) for name in names] or [(NAMELESS if quote["kind"] else UNSPOKEN, False)]
        for key in keys:
            found.setdefault(key, []).append(quote)
    return found
