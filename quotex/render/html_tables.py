"""The pages of an index: the most quoted people, by outlet and month, and every quote with a link to its place.

No page has more than ``MOST_ROWS`` quotes or ``MOST_BYTES`` of them; the rest goes into further pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from quotex.people.copies import copies_of
from quotex.render.html_chart import chart
from quotex.render.html_grid import GRID_SCRIPT, GRID_STYLES, row, section, table
from quotex.render.html_index import Count, Counts, Listed, WhoIs, by_name, counted
from quotex.render.html_markup import Markup, element, join, shell

__all__ = ["INDEX", "index_pages"]

INDEX = "index.html"
MOST_ROWS = 10_000
MOST_BYTES = 4_000_000
MOST_PEOPLE = 1000  # rows of a table of counts
MOST_TOLD = 3  # people named for an outlet or a month
UNKNOWN = "not known"
GROUPS = {"outlet": "Outlet", "month": "Month"}
NUMBERS = ("Quotes", "Words", "Articles")

Pages = Sequence[tuple[str, Listed]]  # the address of each page, and its entry


def index_pages(pages: Pages, who: WhoIs = by_name) -> Iterator[tuple[str, Markup]]:
    """Yield the names and the contents of the files of the index: ``INDEX``, and further ones if there are many quotes.

    ``who`` says which person a name in a document, given by its number, stands for.
    """
    copies = copies_of((len(document["quotes"]), document.get("clauses", ())) for _, document in pages)
    counts = counted((document for _, document in pages), who, copies)
    shown = [group for group in GROUPS if any(counts.groups[group])]
    sheets = list(_sheets(_quote_rows(pages, who, shown)))
    names = [INDEX, *(f"quotes-{number}.html" for number in range(2, len(sheets) + 1))]
    for number, rows in enumerate(sheets):
        parts = [_quotes(rows, shown, names, number)]
        if not number:
            parts = [
                chart(_ranked(counts), counts.whole),
                _people(counts),
                *(_group(counts, group) for group in shown),
                _articles(pages, copies),
                *parts,
            ]
        title = "Who is quoted" if not number else f"Quotes, part {number + 1} of {len(sheets)}"
        header = element("header", _contents(parts_of(number, shown)), element("h1", title), _sums(counts, len(copies)))
        yield names[number], shell(title, header, element("main", *parts), styles=GRID_STYLES, script=GRID_SCRIPT)


def parts_of(number: int, shown: Sequence[str]) -> list[tuple[str, str]]:
    """Return the parts of a page of the index: id and heading."""
    groups = [(f"by-{group}", f"By {group}") for group in shown]
    first = [("people", "Most quoted"), *groups, ("articles", "Articles")] if not number else [(INDEX[:-5], "Index")]
    return [*first, ("quotes", "Quotes")]


def _contents(parts: Iterable[tuple[str, str]]) -> Markup:
    links = (element("a", words, href=INDEX if id == INDEX[:-5] else f"#{id}") for id, words in parts)
    return element("nav", *links, aria_label="This page")


def _sums(counts: Counts, copies: int) -> Markup:
    """Summarize the report in a sentence."""
    whole = counts.whole
    unnamed = "".join(f"; {count.quotes:,} with {name}" for name, count in sorted(counts.unnamed.items()))
    others = f"{copies:,} more articles are copies of these, and their" if copies > 1 else "One more is a copy, and its"
    remark = f" {others} quotes are listed, but not counted." if copies else ""
    return element(
        "p",
        f"{whole.quotes:,} quotes of {len(counts.people):,} people and organizations, {whole.words:,} words, "
        f"in {whole.articles:,} articles{unnamed}.{remark}",
    )


def _ranked(counts: Counts) -> list[tuple[str, Count]]:
    return sorted(counts.people.items(), key=lambda item: (-item[1].quotes, -item[1].words, item[0]))


def _people(counts: Counts) -> Markup:
    ranked = _ranked(counts)
    rows = [row([name, count.kind, *_figures(count)], head=True) for name, count in ranked[:MOST_PEOPLE]]
    left = ranked[MOST_PEOPLE:]
    quotes = sum(count.quotes for _, count in left)
    note = f"{len(left):,} more, with {quotes:,} quotes, are not in this table." if left else ""
    heads = ["Name", "Kind", "Quotes", "Words", "Articles"]
    return section("people", "Most quoted", table("Most quoted", heads, rows, numbers=NUMBERS), note)


def _group(counts: Counts, group: str) -> Markup:
    """Return a row for each outlet, or month, with the people most quoted in it."""
    found = sorted(counts.groups[group].items(), key=lambda item: (not item[0], item[0]))
    rows = [
        row([value or UNKNOWN, *_figures(count), _most(counts.within[group, value])], head=True)
        for value, count in found[:MOST_PEOPLE]
    ]
    left = len(found) - len(rows)
    note = f"{left:,} more are not in this table." if left else ""
    heads = [GROUPS[group], "Quotes", "Words", "Articles", "Most quoted"]
    return section(f"by-{group}", f"By {group}", table(f"Quotes by {group}", heads, rows, numbers=NUMBERS), note)


def _articles(pages: Pages, copies: Mapping[int, int]) -> Markup:
    """Return a link to each page; a copy also links to the article that is counted."""

    def link(place: int) -> Markup:
        address, document = pages[place]
        return element("a", document["title"], href=address)

    heads = ["Article", "Quotes", *(["Copy of"] if copies else [])]
    rows = [
        row([link(place), len(document["quotes"]), *_original(place, copies, link)], head=True)
        for place, (_, document) in enumerate(pages[:MOST_PEOPLE])
    ]
    left = len(pages) - len(rows)
    note = f"{left:,} more are not in this table; their quotes are." if left else ""
    return section("articles", "Articles", table("All articles", heads, rows, numbers=NUMBERS), note)


def _original(place: int, copies: Mapping[int, int], link: Callable[[int], Markup]) -> list[object]:
    """Return the original of a copy, in a report that has copies."""
    return [link(copies[place]) if place in copies else ""] if copies else []


def _most(tally: Mapping[str, int]) -> str:
    ranked = sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:MOST_TOLD]
    return ", ".join(f"{name} ({count:,})" for name, count in ranked)


def _figures(count: Count) -> tuple[int, int, int]:
    return count.quotes, count.words, count.articles


def _quote_rows(pages: Pages, who: WhoIs, shown: Sequence[str]) -> Iterator[Markup]:
    for number, (address, document) in enumerate(pages):
        for quote in document["quotes"]:
            names = list(dict.fromkeys(who(number, name) for name in quote["names"]))
            speaker = "; ".join(names) if names else element("i", quote["label"])
            link = element("a", quote["text"] or "…", href=f"{address}#{quote['place']}")
            groups = [document[group] or UNKNOWN for group in shown]
            yield row([speaker, link, quote["words"], *groups, document["title"]])


def _sheets(rows: Iterable[Markup]) -> Iterator[list[Markup]]:
    """Split the rows into pages; yield at least one."""
    sheet: list[Markup] = []
    size = 0
    for line in rows:
        length = len(line.encode("utf-8"))
        if len(sheet) == MOST_ROWS or size + length > MOST_BYTES:
            yield sheet
            sheet, size = [], 0
        sheet.append(line)
        size += length
    yield sheet


def _quotes(rows: Sequence[Markup], shown: Sequence[str], names: Sequence[str], number: int) -> Markup:
    heads = ["Speaker", "Quote", "Words", *(GROUPS[group] for group in shown), "Article"]
    caption = "All quotes" if len(names) == 1 else f"Quotes, part {number + 1} of {len(names)}"
    grid = table(caption, heads, rows, numbers=NUMBERS, picked=tuple(GROUPS.values()))
    if len(names) == 1:
        return section("quotes", "Quotes", grid)
    links = (
        element("a", place + 1, href=f"{name}#quotes", aria_current="page" if place == number else None)
        for place, name in enumerate(names)
    )
    parts = element("nav", "Parts: ", *links, aria_label="Parts of the quotes")
    return section("quotes", "Quotes", join([parts, grid]), "Sorting and filtering apply to this part only.")
