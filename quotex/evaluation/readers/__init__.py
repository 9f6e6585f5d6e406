"""Read annotated corpora, as published by their authors, into ``gold.Article`` and ``gold.Novel``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from quotex.evaluation.gold import Article, CorpusError, Novel
from quotex.evaluation.readers import jsonl, litbank, pdnc, polnear

__all__ = ["FORMATS", "detect", "read_corpus"]

READERS: dict[str, Callable[[Path], Iterator[Article | Novel]]] = {
    "polnear": polnear.read,
    "pdnc": pdnc.read,
    "litbank": litbank.read,
    "jsonl": jsonl.read,
}
FORMATS = tuple(READERS)


def detect(path: Path) -> str:
    """Return the format of the corpus at ``path``. Raises CorpusError if it is none of ``FORMATS``."""
    if not path.exists():
        raise CorpusError(f"{path}: no such file or folder")
    if path.is_file():
        if path.name.endswith((".jsonl", ".jsonl.gz", ".json")):
            return "jsonl"
        raise CorpusError(f"{path}: an annotated corpus in one file must be .jsonl, .jsonl.gz or .json")
    finders = {"polnear": polnear.folders, "pdnc": pdnc.folders, "litbank": litbank.annotation_files}
    found = [name for name, find in finders.items() if find(path)]
    if len(found) > 1:
        raise CorpusError(f"{path}: holds corpora of several formats, {' and '.join(found)}: name one of them")
    if found:
        return found[0]
    raise CorpusError(
        f"{path}: not an annotated corpus: neither folders text and attributions (polnear), nor "
        "quotation_info.csv (pdnc), nor .ann or .tsv files that begin with QUOTE (litbank)"
    )


def read_corpus(path: str | Path, format: str | None = None) -> Iterator[Article | Novel]:
    """Yield the documents of a corpus. ``format`` is one of ``FORMATS``; by default, it is detected from the files.

    Raises CorpusError, which says in one line what is wrong and where.
    """
    path = Path(path)
    format = format or detect(path)
    if not path.exists():
        raise CorpusError(f"{path}: no such file or folder")
    if format not in READERS:
        raise CorpusError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    count = 0
    for document in READERS[format](path):
        count += 1
        yield document
    if not count:
        raise CorpusError(f"{path}: it has no annotated document")
