"""A report: a page for each document, and an index."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NotRequired, TypedDict

from quotex.document import Document
from quotex.io import Output, OutputError, Record
from quotex.io.journal import staged
from quotex.io.places import Folder
from quotex.io.rows import HEAD
from quotex.language.catalogue import catalogue
from quotex.language.packs import Pack
from quotex.model import Quote
from quotex.names.parsing import naming_of
from quotex.people.counts import Counted, Voice
from quotex.people.table import Table
from quotex.people.tally import Tally
from quotex.pipeline import Pipeline
from quotex.render.html import About, about_of, page
from quotex.render.html_index import UNTOLD, Listed, WhoIs, listed
from quotex.render.html_tables import INDEX, index_pages
from quotex.render.layout import one_line

__all__ = ["check_listed", "page_of", "write_index"]


class _Quote(TypedDict):
    place: str
    names: list[str]
    genders: NotRequired[dict[str, str]]
    roles: NotRequired[dict[str, str]]
    label: str
    kind: str
    words: int
    text: str


class _Document(TypedDict):
    title: str
    outlet: str
    month: str
    clauses: NotRequired[list[int]]
    quotes: list[_Quote]


def check_listed(found: Iterable[Mapping[str, Any] | None]) -> None:
    """Raise ValueError unless these are entries as ``page_of`` returns them."""
    import msgspec

    msgspec.convert(list(found), list[_Document | None])


def page_of(
    record: Record, result: Document | list[Quote], pipeline: Pipeline, *, in_report: bool, note: str = ""
) -> tuple[str, Listed]:
    """Return the page of a document and its entry for the index. A list of quotes belongs to the record's text."""
    document = Document(None, record.text, record.text, result) if isinstance(result, list) else result
    document.id = str(record.id)
    about = _about(record, document)
    index = f"../{INDEX}" if in_report else None
    rules = catalogue(pipeline.pack)
    shown = page(document, rules, about, index=index, language=pipeline.pack.code, note=note)
    return shown, listed(document, about)


def _about(record: Record, document: Document) -> About:
    """Return title, date and more from the caller's columns, else from the page's HTML; plain text is too uncertain."""
    about = about_of(record.kept)
    if record.outline is None:
        return about
    head = {name: one_line(document.meta[name]["text"]) for name in HEAD if name in document.meta}
    byline = [("Byline", head["byline"])] if "byline" in head else []
    title, date = about.title or head.get("title", ""), about.date or head.get("date", "")
    return replace(about, title=title, date=date, others=(*byline, *about.others))


def write_index(folder: Folder, pages: Sequence[tuple[str, Mapping[str, Any]]], pack: Pack) -> None:
    """Write the index of a report; the page that links to all others comes last. Raises OutputError."""
    addressed = [(address.replace(os.sep, "/"), dict(known)) for address, known in pages]
    try:
        with Tally(naming_of(pack)) as tally:
            contents = list(index_pages(addressed, _linked(tally, [document for _, document in addressed])))
    except sqlite3.Error as error:
        raise OutputError(f"cannot keep the counts in the folder of temporary files: {error}") from None
    for name, content in reversed(contents):
        place = folder.place(name)
        with Output(str(place), place=staged(place)) as output:
            output.write(content)
            output.finish()
        try:
            staged(place).move_to(place)
        except OSError as error:
            raise OutputError(f"cannot write to {place}: {place.why(error)}") from None


def _linked(tally: Tally, documents: Sequence[Listed]) -> WhoIs:
    """Return the function that says which person over all documents a name in one of them stands for."""
    forms: list[dict[str, str]] = []
    for document in documents:
        voices: dict[str, Voice] = {}
        for quote in document["quotes"]:
            for name in quote["names"]:
                _add(voices.setdefault(name, Voice(name)), name, quote)
        found = Counted([*voices.values()], len(document["quotes"]), clauses=document.get("clauses", []))
        forms.append(dict(zip(voices, tally.add(found)[1], strict=True)))
    table = Table(tally, copies="once")

    @cache
    def who(number: int, name: str) -> str:
        return table.person_of(number + 1, [(forms[number][name], name)])[0] or name

    return who


def _add(voice: Voice, name: str, quote: Listed) -> None:
    """Add a quote to a voice, with what it tells of the person."""
    kind = quote["kind"] if quote["kind"] != UNTOLD else None
    voice.kind = voice.kind or kind
    voice.role = voice.role or quote.get("roles", {}).get(name)
    voice.gender = voice.gender or quote.get("genders", {}).get(name)
    voice.quotes += 1
    voice.words += quote["words"]
