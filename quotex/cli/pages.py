"""A report: a page for each document, and an index."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NotRequired, TypedDict

from quotex.catalogue import catalogue
from quotex.document import Document
from quotex.io import Output, OutputError, Record
from quotex.io.journal import staged
from quotex.io.places import Folder
from quotex.io.rows import HEAD
from quotex.model import Quote
from quotex.pipeline import Pipeline
from quotex.render.html import About, about_of, page
from quotex.render.html_index import Listed, listed
from quotex.render.html_tables import INDEX, index_pages
from quotex.render.layout import one_line

__all__ = ["check_listed", "page_of", "write_index"]


class _Quote(TypedDict):
    place: str
    names: list[str]
    genders: NotRequired[dict[str, str]]
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


def write_index(folder: Folder, pages: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Write the index of a report; the page that links to all others comes last. Raises OutputError."""
    addressed = [(address.replace(os.sep, "/"), dict(known)) for address, known in pages]
    for name, content in reversed(list(index_pages(addressed))):
        place = folder.place(name)
        with Output(str(place), place=staged(place)) as output:
            output.write(content)
            output.finish()
        try:
            staged(place).move_to(place)
        except OSError as error:
            raise OutputError(f"cannot write to {place}: {place.why(error)}") from None
