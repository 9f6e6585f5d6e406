"""The output files of a run: one file, one for each input file, or one for every N documents."""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import PurePath

from quotex.io import Begin, Document, Item, Note, OutputError, Problem, Reading, Record
from quotex.io.compression import packing_of
from quotex.io.dolma import DOLMA
from quotex.io.files import STDIN, InputFile, find_files, is_remote
from quotex.io.formats import HTML, format_of
from quotex.io.journal import Fingerprint, Mark, State
from quotex.io.reading import file_size, read_file, read_files
from quotex.io.writing import is_replaceable

__all__ = ["RESUMABLE", "End", "Event", "Part", "Target", "is_resumable", "outputs_of", "parts_of"]

SUFFIXES = {"jsonl": ".jsonl", "csv": ".csv", "tsv": ".tsv", "parquet": ".parquet", "arrow": ".arrow"}
TABLES = ("parquet", "arrow")  # formats whose complete files cannot be extended
RESUMABLE = ("jsonl", "csv", "tsv", *TABLES, DOLMA)  # formats
PAGE = "articles/{:06}.html"  # pages of a report, numbered from 1
OF_REPORT = r"articles[/\\]\d{6,}\.html"  # pages of a report …
OF_INDEX = r"(?:index|quotes-\d+)\.html"  # … and of its index


@dataclass(frozen=True, slots=True)
class Target:
    """The destination of rows of a ``format``: standard output if ``name`` is None, else a file, a folder, or files.

    A folder gets a file for each input file, or, for HTML, a page for each document. A pattern such as
    ``out-{:05}.jsonl`` gets files of ``per_file`` documents each, numbered from 0.
    """

    name: str | None
    format: str
    per_file: int | None = None
    is_folder: bool = field(init=False)  # decided once: the folder may be removed later

    def __post_init__(self) -> None:
        is_folder = self.name is not None and (self.name.endswith(("/", os.sep)) or os.path.isdir(self.name))
        object.__setattr__(self, "is_folder", is_folder)

    @property
    def has_parts(self) -> bool:
        """Whether there may be several files."""
        return self.is_folder or self.per_file is not None

    @property
    def is_report(self) -> bool:
        """Whether it is a folder of pages with an index."""
        return self.is_folder and self.format == HTML

    @property
    def numbered(self) -> re.Pattern[str] | None:
        """A pattern for the real paths of numbered output files, whose count is unknown.

        >>> numbered = Target("out-{:05}.jsonl", "jsonl", 10).numbered
        >>> numbered.fullmatch(os.path.realpath("out-00012.jsonl")) is not None
        True
        """
        if self.name is None or is_remote(self.name):
            return None
        path = os.path.realpath(self.name)
        if self.is_report:
            return re.compile(rf"{re.escape(path + os.sep)}(?:{OF_REPORT}|{OF_INDEX})")
        before, field, after = path.partition("{")
        if not field or self.per_file is None:
            return None
        return re.compile(rf"{re.escape(before)}\d+{re.escape(after.partition('}')[2])}")

    def key(self, name: str) -> str:
        """Return the key of an output file in the journal: its path relative to the journal."""
        if not self.has_parts:
            return os.path.basename(os.path.realpath(name))
        return os.path.relpath(name, self.name) if self.is_folder else os.path.basename(name)

    def holds(self, part: str) -> bool:
        """Whether an output file may have this key in the journal."""
        if self.is_report:
            return re.fullmatch(OF_REPORT, part) is not None
        if self.is_folder or self.name is None:
            return part != os.path.basename(self.journal)
        if self.numbered is not None:
            return self.numbered.fullmatch(os.path.join(os.path.dirname(self.journal), part)) is not None
        return part == self.key(self.name)

    @property
    def journal(self) -> str:
        """The path of the journal: in the folder, or next to the file; if the output is a link, next to its target.

        >>> os.path.basename(Target("out.jsonl.gz", "jsonl").journal)
        '.out.jsonl.gz.quotex'
        """
        assert self.name is not None
        if self.is_folder:
            return os.path.join(os.path.realpath(self.name), ".quotex")
        folder, name = os.path.split(os.path.realpath(self.name))
        return os.path.join(folder, f".{name}.quotex")


def is_resumable(target: Target) -> bool:
    """Whether an interrupted run can be continued there. The state of a pipe or a remote file is unknown."""
    if target.name is None or is_remote(target.name) or not (target.is_folder or is_replaceable(target.name)):
        return False
    return target.format in RESUMABLE or target.is_report


@dataclass(frozen=True, slots=True)
class Part:
    """An output file begins: ``name``, or None for standard output.

    ``start`` is the state of its finished documents, and ``fingerprint`` is theirs; ``made_of`` identifies its input
    file, if it has one of its own.
    """

    name: str | None
    start: Mark
    fingerprint: Fingerprint = field(default_factory=Fingerprint)
    made_of: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """The output file ends."""


Event = Part | End | Item
Skipping = Generator[Event, None, Fingerprint]


def parts_of(names: list[str], reading: Reading, target: Target, state: State) -> Iterator[Event]:
    """Yield the documents that remain to be done, between the ``Part`` that they belong to and its ``End``.

    Raises OutputError if the finished documents are not the first ones of the input.
    """
    items = read_files(names, reading)
    if target.is_report:
        return _page_by_page(items, target, state)
    if target.is_folder:
        return _file_by_file(names, reading, target, state)
    if target.format == HTML:
        return _one_page(items, target)
    if target.per_file is not None:
        return _by_count(items, target, state)
    return _into_one(items, target, state)


def _into_one(items: Iterator[Item], target: Target, state: State) -> Iterator[Event]:
    start = state.of(target.key(target.name)) if target.name is not None else Mark("")
    fingerprint = yield from _skip(items, start, target)
    if start.whole is not None:
        following = yield from _next_document(items, are_done=True)
        if following is None:
            return
        items = chain([following], items)
        _check_open(start, target)
    yield Part(target.name, start, fingerprint)
    yield from items
    yield End()


def _one_page(items: Iterator[Item], target: Target) -> Iterator[Event]:
    """Yield the only document. Raises OutputError, before anything is written, if there are several."""
    yield Part(target.name, Mark(""))
    first = yield from _next_document(items)
    if first is not None and (yield from _next_document(items)) is not None:
        raise OutputError("a page of HTML can hold only one document, not several: write a folder of pages, -o report/")
    yield from [first] if first is not None else []
    yield End()


def _page_by_page(items: Iterator[Item], target: Target, state: State) -> Iterator[Event]:
    assert target.name is not None
    for number in count(1):
        name = os.path.join(target.name, PAGE.format(number))
        start = state.of(target.key(name))
        if start.whole is not None:
            yield from _skip(items, start, target)
            continue
        document = yield from _next_document(items)
        if document is None:
            return
        yield Part(name, Mark(""))
        yield document
        yield End()


def _by_count(items: Iterator[Item], target: Target, state: State) -> Iterator[Event]:
    assert target.name is not None
    assert target.per_file is not None
    for number in count():
        name = target.name.format(number)
        start = state.of(target.key(name))
        fingerprint = yield from _skip(items, start, target)
        if start.documents == target.per_file and start.whole is not None:
            continue
        left = target.per_file - start.documents  # 0 if the file was not completed after its last document
        following = (yield from _next_document(items)) if left else None
        if following is None and (start.whole is not None or (number and not start.documents)):
            return
        if start.whole is not None:
            _check_open(start, target)
        yield Part(name, start, fingerprint)
        while following is not None:
            yield following
            left -= 1
            following = (yield from _next_document(items)) if left else None
        yield End()


def _file_by_file(names: list[str], reading: Reading, target: Target, state: State) -> Iterator[Event]:
    files = list(find_files(names, reading.left_out))
    outputs = outputs_of(files, target)
    _check_places(outputs, target, state)
    for file in files:
        if not isinstance(file, InputFile):
            yield file
            continue
        name, made_of = outputs[file], _stamp(file.name)
        yield Begin(file.name, file_size(file.name))
        start = state.of(target.key(name))
        if start.whole is not None:
            if start.made_of != made_of:
                raise OutputError(
                    f"cannot resume {name}: {file.name} has changed since; remove {name} to make it again"
                )
            continue
        items = read_file(file.name, reading)
        fingerprint = yield from _skip(items, start, target)
        yield Part(name, start, fingerprint, made_of)
        yield from items
        yield End()


def _check_places(outputs: Mapping[InputFile, str], target: Target, state: State) -> None:
    """Refuse to resume if a finished output file would now have another name, because another input has its name."""
    places = {target.key(name) for name in outputs.values()}
    moved = {mark.made_of: part for part, mark in state.parts.items() if part not in places}
    for file, name in outputs.items() if moved else ():
        part = moved.get(_stamp(file.name))
        if part is not None:
            raise OutputError(
                f"cannot resume {target.name}: {part} in it would now be called {name}, because two input files have "
                "the same name: write to another folder"
            )


def outputs_of(files: Iterable[InputFile | Item], target: Target) -> dict[InputFile, str]:
    """Return the output file of each input file.

    If two of them would collide, as files of the same name in two folders do, all keep their path relative to their
    common folder. Raises OutputError if that does not help.
    """
    assert target.name is not None
    inputs = [file for file in files if isinstance(file, InputFile)]
    places = [_renamed(file.relative, target.format) for file in inputs]
    if len(set(places)) < len(places):
        places = [_renamed(place, target.format) for place in _in_shared_folder(inputs)]
    taken: dict[str, InputFile] = {}
    for file, place in zip(inputs, places, strict=True):
        other = taken.setdefault(place, file)
        if other is not file:
            raise OutputError(_collision(other.name, file.name, os.path.join(target.name, place)))
    return {file: os.path.join(target.name, place) for place, file in taken.items()}


def _in_shared_folder(files: list[InputFile]) -> list[str]:
    """Return the path of each file relative to the common folder; standard input and URLs keep their name."""
    is_local = [file.name != STDIN and not is_remote(file.name) for file in files]
    paths = [os.path.abspath(file.name) for file in files]
    folders = {os.path.dirname(path) for path, local in zip(paths, is_local, strict=True) if local}
    if not folders or len({os.path.splitdrive(folder)[0] for folder in folders}) > 1:
        return [file.relative for file in files]
    shared = os.path.commonpath(folders)
    found = zip(files, paths, is_local, strict=True)
    return [os.path.relpath(path, shared) if local else file.relative for file, path, local in found]


def _collision(one: str, other: str, name: str) -> str:
    if one == other:
        return f"{one} is given twice, but {name} can be written only once: give it once"
    return f"{one} and {other} would both become {name}: process them in two calls, with a folder each"


def _renamed(relative: str, format: str) -> str:
    """Return the name of the output for an input file: with the suffix of the format, compressed as the input is.

    >>> _renamed("a/page.html.gz", "jsonl"), _renamed("notes.md", "text"), _renamed("in.parquet", "parquet")
    ('a/page.jsonl.gz', 'notes.md', 'in.parquet')
    >>> _renamed("a/0000.json.gz", "dolma")  # Dolma finds attributes by the name of the documents
    'a/0000.json.gz'
    """
    if format == DOLMA:
        return relative
    path = PurePath(relative)
    packing = path.suffix if packing_of(relative) else ""
    plain = path.with_suffix("") if packing else path
    if format not in SUFFIXES:
        return relative if format_of(plain.name) == "text" else f"{plain.with_suffix('.txt')}{packing}"
    stem = plain.with_suffix("") if format_of(plain.name) else plain
    return f"{stem}{SUFFIXES[format]}{packing if format not in TABLES else ''}"


def _stamp(name: str) -> str:
    """Return size and modification time of a file, to notice changes."""
    if is_remote(name):
        return ""
    try:
        found = os.stat(name)
    except OSError:
        return ""
    return f"{found.st_size} bytes of {found.st_mtime_ns}"


def _skip(items: Iterator[Item], done: Mark, target: Target) -> Skipping:
    """Read the finished documents. Raises OutputError if they differ from those that were done."""
    fingerprint = Fingerprint()
    for _ in range(done.documents):
        document = yield from _next_document(items, are_done=True)
        if document is None:
            break
        fingerprint.add(document)
    if done.documents and str(fingerprint) != done.fingerprint:
        raise OutputError(
            f"cannot resume {target.name}: the first {done.documents} documents of the input, their ids or their order "
            "differ from those that it was made from; leave out --resume to start again"
        )
    return fingerprint


def _next_document(items: Iterator[Item], *, are_done: bool = False) -> Generator[Event, None, Document | None]:
    """Return the next document, and yield what precedes it. Notes on finished documents are not counted again."""
    for item in items:
        if isinstance(item, Record | Problem):
            return item
        yield replace(item, passed_over={}) if are_done and isinstance(item, Note) else item
    return None


def _check_open(start: Mark, target: Target) -> None:
    """Raise OutputError if the file is complete and cannot be extended."""
    if target.format in TABLES:
        raise OutputError(
            f"cannot resume {start.part}: it is complete, but the input now has more documents; "
            "remove it to make it again"
        )
