"""Read the Project Dialogism Novel Corpus: a folder for each novel, with its text, characters and quotations.

The index of all novels, ``PDNC-Novel-Index.csv``, gives their order if it exists. ``quoteByteSpans`` count code points,
despite their name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotex.evaluation.gold import Character, CorpusError, Novel, Span, Utterance
from quotex.evaluation.readers.files import csv_rows, read_text, span_in

__all__ = ["folders", "index_files", "read"]

QUOTATIONS, CHARACTERS, TEXT = "quotation_info.csv", "character_info.csv", "novel_text.txt"
INDEX = "*Novel-Index.csv"


def folders(path: Path) -> list[Path]:
    """Return the novels at or below ``path``, in the order of the index."""
    if not path.is_dir():
        return []
    if (path / QUOTATIONS).is_file():
        return [path]
    found = sorted(file.parent for file in (*path.glob(f"*/{QUOTATIONS}"), *path.glob(f"data/*/{QUOTATIONS}")))
    places = {name: number for number, name in enumerate(_indexed(path))}
    return sorted(found, key=lambda folder: places.get(folder.name, len(places)))


def index_files(path: Path) -> list[Path]:
    return sorted((*path.glob(INDEX), *path.glob(f"data/{INDEX}")))


def _indexed(path: Path) -> Iterator[str]:
    for index in index_files(path):
        for _, row in csv_rows(index, "Folder Name"):
            yield row["Folder Name"]


def read(path: Path) -> Iterator[Novel]:
    found = folders(path)
    if not found:
        raise CorpusError(f"{path}: no folder with {QUOTATIONS}")
    for folder in found:
        text = read_text(folder / TEXT)
        yield Novel(folder.resolve().name, text, _characters(folder), _utterances(folder, text))


def _characters(folder: Path) -> list[Character]:
    return [
        Character(row["Main Name"], sorted(_literal(row["Aliases"], (set, list, tuple), place)))
        for place, row in csv_rows(folder / CHARACTERS, "Main Name", "Aliases")
    ]


def _utterances(folder: Path, text: str) -> list[Utterance]:
    utterances = []
    for place, row in csv_rows(folder / QUOTATIONS, "quoteByteSpans", "speaker", "quoteType"):
        pairs = _literal(row["quoteByteSpans"], (list, tuple), place)
        spans = [_without_blanks(text, span_in(text, pair, place)) for pair in pairs]
        utterances.append(Utterance(spans, row["speaker"], row["quoteType"] or None))
    return utterances


def _without_blanks(text: str, span: Span) -> Span:
    """Remove blanks and line breaks from the ends of a span; some include those after it."""
    words = text[slice(*span)]
    return span[0] + len(words) - len(words.lstrip()), span[0] + len(words.rstrip())


def _literal(source: str, types: tuple[type, ...], place: str) -> Any:
    """Return the value of a field written as a Python set or list."""
    try:
        value = set() if source == "set()" else ast.literal_eval(source)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        value = None
    if not isinstance(value, types):
        raise CorpusError(f"{place}: {source[:60]!r} is not a list")
    return value
