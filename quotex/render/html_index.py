"""The most quoted people of a report: what is recorded about each document, and how it is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotex.document import Document
from quotex.model import Quote
from quotex.people.copies import clauses
from quotex.render.html import About, quote_anchor, title_of, words_of
from quotex.render.layout import one_line, shorten, speaker_label

__all__ = [
    "NAMELESS",
    "UNSPOKEN",
    "UNTOLD",
    "Count",
    "Counts",
    "Listed",
    "WhoIs",
    "by_name",
    "counted",
    "listed",
    "names_of",
]

Listed = dict[str, Any]  # what the index needs to know about a document, as plain values
# The person that a name means in a document, given by its place in the list; replaceable to join people across
# documents.
WhoIs = Callable[[int, str], str]

LONGEST = 80  # characters of a name, a title or an outlet
SHOWN = 160  # characters of a quote
MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?!\d)|(0[1-9]|1[0-2])\d\d(?!\d))")
NAMELESS = "an unnamed speaker"
UNSPOKEN = "no speaker"
UNTOLD = "unknown"  # kind


def by_name(_document: int, name: str) -> str:
    """Treat equal names as one person in all documents."""
    return name


def listed(document: Document, about: About) -> Listed:
    """Return what the index records about a document.

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
        "genders": _facts_of(quote, document, "gender"),
        "roles": _facts_of(quote, document, "role"),
        "label": label,
        "kind": kind,
        "words": words_of(quote),
        "text": shorten(quote.text, SHOWN),
    }


def names_of(quote: Quote, document: Document) -> list[str]:
    """Return the full names of the speakers, as in the document; empty if it does not name them."""
    speaker = quote.speaker
    if speaker is None or speaker.name is None:
        return []
    people = [document.people[id].name for id in speaker.people if 0 <= id < len(document.people)]
    names = [name for name in people if name] or speaker.name.split("; ")
    return list(dict.fromkeys(one_line(name)[:LONGEST] for name in names))


def _facts_of(quote: Quote, document: Document, fact: str) -> dict[str, str]:
    """Return the gender or the role of each speaker by name, if the document shows it."""
    speaker = quote.speaker
    if speaker is None or speaker.name is None:
        return {}
    people = [document.people[id] for id in speaker.people if 0 <= id < len(document.people)]
    facts = {one_line(person.name)[:LONGEST]: getattr(person, fact) for person in people if person.name}
    if not facts and "; " not in speaker.name:
        facts = {one_line(speaker.name)[:LONGEST]: getattr(speaker, fact)}
    return {name: value for name, value in facts.items() if value}


def month_of(date: str) -> str:
    """Return the month of a date in ISO 8601, else an empty string.

    >>> month_of("2024-05-01T09:00"), month_of("20240501"), month_of("May 1, 2024")
    ('2024-05', '2024-05', '')
    """
    found = MONTH.match(date)
    return f"{found[1]}-{found[2] or found[3]}" if found else ""


@dataclass(slots=True)
class Count:
    """How often a person, outlet or month is quoted, in how many words and articles."""

    quotes: int = 0
    words: int = 0
    articles: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    pairs: list[tuple[int, int]] = field(default_factory=list)  # by article: these quotes, and all of its quotes

    def add(self, quotes: Sequence[Listed], whole: int) -> None:
        """Add quotes of one article, which has ``whole`` quotes in all."""
        self.articles += 1
        self.pairs.append((len(quotes), whole))
        for quote in quotes:
            self.quotes += 1
            self.words += quote["words"]
            self.kinds[quote["kind"]] += 1

    @property
    def kind(self) -> str:
        """The most frequent kind."""
        return max(sorted(self.kinds), key=self.kinds.__getitem__, default="")

    @property
    def gender(self) -> str:
        """The gender given most often; empty if none is."""
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
    """Count the quotes of all documents except copies. A quote of several people counts for each of them."""
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
            pairs = (pair for quote in theirs for pair in quote.get("genders", {}).items())
            count.genders.update(gender for own, gender in pairs if who(number, own) == name)
        for group, values in counts.groups.items():
            values.setdefault(document[group], Count()).add(quotes, len(quotes))
            tally = counts.within.setdefault((group, document[group]), Counter())
            tally.update({name: len(theirs) for (name, is_named), theirs in speakers.items() if is_named})
    return counts


def _by_speaker(number: int, quotes: Iterable[Listed], who: WhoIs) -> Mapping[tuple[str, bool], list[Listed]]:
    """Group the quotes of a document by speaker; the key also says whether the speaker has a name."""
    found: dict[tuple[str, bool], list[Listed]] = {}
    for quote in quotes:
        names = dict.fromkeys(who(number, name) for name in quote["names"])
        keys = [(name, True) for name in names] or [(NAMELESS if quote["kind"] else UNSPOKEN, False)]
        for key in keys:
            found.setdefault(key, []).append(quote)
    return found
