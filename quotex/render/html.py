"""One document as HTML: a self-contained page, or a fragment for notebooks.

Every speaker has a number, a colour and a line style under the quotes. The rules that decided, and the confidence,
appear beside a quote under the pointer or with the focus. A page runs no script.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from quotex.document import Document
from quotex.language.catalogue import Rule
from quotex.model import Person, Quote, Speaker
from quotex.render.html_article import Marked, Wrap, article, rule_title
from quotex.render.html_markup import Markup, element, join, shell, styled
from quotex.render.layout import mention_words, one_line, shorten, speaker_key, speaker_label

__all__ = ["About", "about_of", "fragment", "page", "quote_anchor", "title_of", "words_of"]

STYLES = ("article.css",)
HUES = 12  # colours of speakers; further speakers reuse them, with their own numbers
UNSURE = 0.5  # quotes with a lower certainty get a question mark
LONGEST_TITLE = 90  # characters
QUOTE, MENTION, CUE = range(3)

# Columns of the caller that describe a document, in any case.
TITLES = ("title", "headline")
ADDRESSES = ("url", "link")
OUTLETS = ("outlet", "source", "publication", "publisher", "folder")
DATES = ("date", "published", "day", "month")
ABOUT = frozenset({*TITLES, *ADDRESSES, *OUTLETS, *DATES})
GENDERS = {"f": "female", "m": "male"}


@dataclass(frozen=True, slots=True)
class About:
    """A document's description, from the columns kept."""

    title: str = ""
    address: str = ""
    outlet: str = ""
    date: str = ""
    others: tuple[tuple[str, str], ...] = ()


def about_of(kept: Mapping[str, Any]) -> About:
    """Find the description by the names of columns.

    >>> about_of({"Outlet": "Tideline", "date": "2024-05-01", "desk": "harbour"})
    About(title='', address='', outlet='Tideline', date='2024-05-01', others=(('desk', 'harbour'),))
    """
    left = {name: one_line(str(value)) for name, value in kept.items() if value not in (None, "")}

    def taken(names: Sequence[str]) -> str:
        found = next((name for wanted in names for name in left if name.casefold() == wanted), None)
        return left.pop(found) if found is not None else ""

    title, address, outlet, date = map(taken, (TITLES, ADDRESSES, OUTLETS, DATES))
    return About(title, address, outlet, date, tuple(left.items()))


@dataclass(slots=True)
class _Speakers:
    """The speakers of a document with their quotes, numbered from 1 in the order of their first quotes."""

    document: Document
    quotes: dict[object, list[Quote]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for quote in self.document.quotes:
            if quote.speaker is not None:
                self.quotes.setdefault(speaker_key(quote.speaker), []).append(quote)

    def numbers(self) -> dict[object, int]:
        return {key: number for number, key in enumerate(self.quotes, 1)}

    def people(self, speaker: Speaker) -> list[Person]:
        known = self.document.people
        return [known[id] for id in speaker.people if 0 <= id < len(known)]


def page(
    document: Document,
    rules: Mapping[str, Rule],
    about: About | None = None,
    *,
    index: str | None = None,
    language: str = "en",
    note: str = "",
) -> Markup:
    """Return a whole page. ``index`` is the address of the index; ``note`` is a remark about the document."""
    about = about or About()
    view = _View(document, rules, prefix="")
    title = title_of(document, about)
    links = [("#article", "Article"), ("#speakers", "Speakers"), ("#rules", "Rules")]
    back = [element("a", "All articles", href=index)] if index else []
    inner = [element("a", words, href=place) for place, words in links]
    header = element(
        "header",
        element("nav", *back, *inner, aria_label="This page"),
        element("h1", title, dir="auto"),
        _facts(document, about),
        *([element("p", note, class_="note")] if note else []),
    )
    blocks = element("article", *view.article(), lang=language, aria_label="Article", id="article")
    main = element("main", blocks, view.panel("h2"), view.rules_at_work("h2"))
    return shell(title, header, main, styles=STYLES)


def fragment(document: Document, rules: Mapping[str, Rule]) -> Markup:
    """Return the article and its speakers for a notebook cell, including the style."""
    view = _View(document, rules, prefix=f"d{zlib.crc32(document.original.encode('utf-8', 'surrogatepass')):08x}-")
    blocks = element("div", *view.article(), class_="article", role="region", aria_label="Article")
    return element("div", styled(*STYLES, "cell.css"), blocks, view.panel("h4"), class_="quotex quotex-cell")


def title_of(document: Document, about: About) -> str:
    """Return the known title, else the first line of the article, else the id."""
    first = document.text[: 4 * LONGEST_TITLE].strip().partition("\n")[0]
    return shorten(about.title or first or str(document.id or "") or "Document", LONGEST_TITLE)


def words_of(quote: Quote) -> int:
    """Return the number of words in a quote."""
    return len(quote.text.split())


def quote_anchor(quote: Quote) -> str:
    """Return the anchor of a quote in the page of its document.

    >>> quote_anchor(Quote(3, 0, 4, "Rain"))
    'q3'
    """
    return f"q{quote.id}"


def _facts(document: Document, about: About) -> Markup:
    """Return the document's description and totals."""
    link = element("a", about.address, href=about.address, rel="noopener noreferrer") if about.address else None
    known = [("Outlet", about.outlet), ("Date", about.date), ("Address", link), *about.others, ("Id", document.id)]
    words = sum(map(words_of, document.quotes))
    counted = [("Quotes", f"{len(document.quotes):,}"), ("Words quoted", f"{words:,}")]
    pairs = [(name, value) for name, value in (*known, *counted) if value]
    return element(
        "dl", *(element("div", element("dt", name), element("dd", value, dir="auto")) for name, value in pairs)
    )


class _View:
    """The elements of a document. Ids get a ``prefix`` to differ from those of other documents."""

    def __init__(self, document: Document, rules: Mapping[str, Rule], prefix: str) -> None:
        self._document = document
        self._rules = rules
        self._prefix = prefix
        self._speakers = _Speakers(document)
        self._numbers = self._speakers.numbers()

    def article(self) -> list[Markup]:
        return article(self._document, self._marks(), self._rules) or [element("p", "No text is left.")]

    def panel(self, heading: str) -> Markup:
        """Return the list of speakers, with their numbers of quotes and words, and links."""
        items = [self._speaker(key, quotes) for key, quotes in self._speakers.quotes.items()]
        nobodys = [quote for quote in self._document.quotes if quote.speaker is None]
        if nobodys:
            items.append(self._item(0, "No speaker", "", nobodys))
        listed = element("ul", *items) if items else element("p", "No quotes.")
        id = f"{self._prefix}speakers"
        return element("aside", element(heading, "Speakers", id=id), listed, aria_labelledby=id, class_="speakers")

    def rules_at_work(self, heading: str) -> Markup:
        """Return the rules that decided something, with counts and reasons."""
        counts = Counter(edit.rule for edit in self._document.edits)
        counts.update(rule for quote in self._document.quotes for rule in quote.rules)
        items = [self._rule(id, count) for id, count in sorted(counts.items())]
        summary = element("summary", f"{len(items)} rules decided")
        content = element("details", summary, element("ul", *items)) if items else element("p", "No rule decided.")
        return element("section", element(heading, "Rules", id="rules"), content, aria_labelledby="rules", class_="why")

    def _rule(self, id: str, count: int) -> Markup:
        rule = self._rules.get(id)
        why = f": {rule.why}" if rule else ""
        return element("li", element("span", rule_title(id, self._rules), class_="rule"), f" ×{count:,}", why)

    def _marks(self) -> Iterator[Marked]:
        done: set[tuple[int, int, int]] = set()
        for quote in self._document.quotes:
            yield Marked(quote.start, quote.end, QUOTE, partial(self._quote, quote))
            for span, order, name in ((quote.speaker, MENTION, "speaker"), (quote.cue, CUE, "cue")):
                # A mention may be the source of several quotes; it links to the first.
                if span is not None and span.start < span.end and (span.start, span.end, order) not in done:
                    done.add((span.start, span.end, order))
                    yield Marked(span.start, span.end, order, self._link_to(quote, name, span.text))

    def _quote(self, quote: Quote, inner: Markup, is_first: bool) -> Markup:
        number = self._number(quote)
        colour = f"quote {_colour(number)}"
        if not is_first:
            return element("q", inner, class_=colour)
        id = self._prefix + quote_anchor(quote)
        sign = f"{number or '–'}{'?' * (quote.certainty < UNSURE)}"
        return element(
            "q",
            inner,
            element("span", *self._note(quote), class_="tip", role="tooltip", id=f"{id}-why"),
            class_=f"{colour} first",
            id=id,
            data_sign=sign,
            tabindex="0",
            role="group",
            aria_label=f"Quote {quote.id + 1}, {_who(quote)}",
            aria_describedby=f"{id}-why",
        )

    def _note(self, quote: Quote) -> Iterator[Markup]:
        """Yield the speaker of a quote, its confidence, and the rules that decided."""
        cue = f", cue “{shorten(quote.cue.text, 60)}”" if quote.cue else ""
        yield element("strong", shorten(speaker_label(quote), 160))
        of_name = quote.speaker.name_confidence if quote.speaker else None
        named = "" if of_name is None else f", of the name {of_name:.2f}"
        yield join([f" {quote.kind}{cue}. Confidence {quote.confidence:.2f}{named}. "])
        yield element("span", join((rule_title(id, self._rules) for id in quote.rules), ", "), class_="rule")

    def _link_to(self, quote: Quote, name: str, words: str) -> Wrap:
        """Return the function that links a mention or a cue to its quote."""
        address, colour = f"#{self._prefix}{quote_anchor(quote)}", _colour(self._number(quote))
        label = f"{shorten(words, LONGEST_TITLE)}, {name} of quote {quote.id + 1}"

        def wrap(inner: Markup, is_first: bool) -> Markup:
            if not is_first:
                return element("span", inner, class_=f"{name} {colour}")
            return element("a", inner, href=address, class_=f"{name} {colour}", aria_label=label)

        return wrap

    def _speaker(self, key: object, quotes: list[Quote]) -> Markup:
        speaker = quotes[0].speaker
        assert speaker is not None
        people = self._speakers.people(speaker)
        name = speaker.name or mention_words(speaker)
        roles = [person.role for person in people] or [speaker.role]
        genders = [person.gender for person in people] or [speaker.gender]
        facts = [*filter(None, (speaker.kind, *roles)), *(GENDERS[gender] for gender in genders if gender in GENDERS)]
        return self._item(self._numbers[key], name, ", ".join(dict.fromkeys(facts)), quotes)

    def _item(self, number: int, name: str, facts: str, quotes: list[Quote]) -> Markup:
        words = sum(map(words_of, quotes))
        counted = f"{len(quotes):,} quote{'s' * (len(quotes) != 1)}, {words:,} word{'s' * (words != 1)}"
        links = [
            element("a", quote.id + 1, href=f"#{self._prefix}{quote_anchor(quote)}", aria_label=f"Quote {quote.id + 1}")
            for quote in quotes
        ]
        return element(
            "li",
            element("span", number or "–", class_=f"sign {_colour(number)}", aria_hidden="true"),
            element("strong", shorten(name, LONGEST_TITLE), dir="auto"),
            element("span", join(filter(None, (facts, counted)), "; "), class_="facts"),
            element("span", *links, class_="places"),
        )

    def _number(self, quote: Quote) -> int:
        return self._numbers[speaker_key(quote.speaker)] if quote.speaker else 0


def _colour(number: int) -> str:
    return f"s{(number - 1) % HUES + 1}" if number else "s0"


def _who(quote: Quote) -> str:
    """Return the speaker, for a screen reader."""
    speaker = quote.speaker
    return shorten(speaker.name or speaker.text, LONGEST_TITLE) if speaker else "no speaker"
