"""What an output is made from and how far it is, kept beside it, so that an interrupted run can be resumed.

The journal of ``out.jsonl`` is ``.out.jsonl.quotex``, that of the folder ``out/`` is ``out/.quotex``: JSON lines. The
first says what the output is made from, each further one is a mark. An output has one part, a file, or several, one
made after the other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from itertools import groupby
from typing import IO, Any

from quotex.io.documents import Document, Record
from quotex.io.writing import BEGINNING, OutputError, Position, end_of, intact

__all__ = [
    "NO_FILE",
    "Fingerprint",
    "Journal",
    "Mark",
    "State",
    "Whole",
    "damaged",
    "is_finished",
    "places",
    "resumable",
    "staged",
    "unfinished",
]

BEGINS = b'{"made_from": '
LONGEST = 1 << 20  # bytes of a first line


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole file: its length with its CRC-32, and when it was changed last, in nanoseconds."""

    end: Position
    changed: int

    @classmethod
    def of(cls, path: str) -> Whole:
        """Raises OSError."""
        return cls(end_of(path), os.stat(path).st_mtime_ns)

    def is_at(self, path: str) -> bool:
        """Is it there, as it was? It is read only where its times do not tell."""
        try:
            found = os.stat(path)
        except OSError:
            return False
        if found.st_size != self.end.size:
            return False
        return found.st_mtime_ns == self.changed or end_of(path) == self.end


NO_FILE = Whole(BEGINNING, -1)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a run is. What a mark says is on the disk.

    Of the file ``part``, named by its place beside the journal, so many ``documents``, readable or not, with their
    ``fingerprint``, are done, and ``output`` is its place in the unfinished file. ``whole`` is the finished file, None
    where it is not finished, and ``NO_FILE`` where nothing goes there. ``made_of`` tells the input
    file where a part has one of its own. Of the whole run, ``problems`` is the number of documents that failed,
    ``counts`` what else was counted, ``rejects`` the place in the file of rejects. ``listed`` is what an index of all
    parts says of this one.
    """

    part: str
    documents: int = 0
    fingerprint: str = ""
    output: Position = BEGINNING
    whole: Whole | None = None
    made_of: str = ""
    problems: int = 0
    counts: Mapping[str, Any] = field(default_factory=dict)
    rejects: Position = BEGINNING
    listed: Mapping[str, Any] | None = None


class Fingerprint:
    """A hash of documents in their order: ids, texts, sources, and what was wrong with those that can't be read."""

    def __init__(self) -> None:
        self._hash = blake2b(digest_size=16)

    def add(self, document: Document) -> None:
        if isinstance(document, Record):
            parts = [str(document.id), document.text, document.source, document.language]
            if document.kept:
                parts.append(json.dumps(document.kept, default=str))
        else:
            parts = [document.where, document.message]
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            self._hash.update(len(data).to_bytes(8, "little"))
            self._hash.update(data)

    def __str__(self) -> str:
        return self._hash.hexdigest()


@dataclass(slots=True)
class State:
    """What a resumed run need not do again: the last mark of each part that is there, in the order of the run."""

    marks: list[Mark] = field(default_factory=list)  # all that hold
    parts: dict[str, Mark] = field(default_factory=dict)

    @property
    def last(self) -> Mark:
        return self.marks[-1] if self.marks else Mark("")

    def of(self, part: str) -> Mark:
        return self.parts.get(part) or Mark(part)


class Journal:
    """The journal of an output that is being written. A context manager."""

    def __init__(self, name: str, made_from: Mapping[str, Any], state: State) -> None:
        """Begin it anew, with the marks that still hold. Raises OutputError where it can't be written."""
        self._name = name
        try:
            self._file: IO[str] = open(name, "w", encoding="utf-8")  # noqa: SIM115, closed by __exit__
        except OSError as error:
            raise self._failure(error) from None
        self._add({"made_from": made_from})
        for mark in state.marks:
            self.add(mark)

    def add(self, mark: Mark) -> None:
        self._add(asdict(mark))

    def _add(self, row: Mapping[str, Any]) -> None:
        try:
            self._file.write(json.dumps(row) + "\n")
            self._file.flush()
        except OSError as error:
            raise self._failure(error) from None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self._file.close()
        except OSError as error:  # what could not be written is tried once more
            if kind is None:
                raise self._failure(error) from None

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"cannot write to {self._name}: {error.strerror or error}")


def staged(part: str) -> str:
    """Where a file is until it is whole.

    >>> staged("out.jsonl.gz")
    'out.jsonl.gz.part'
    """
    return f"{part}.part"


def unfinished(journal: str) -> str | None:
    """The unfinished file of a run that broke off, which can go on; None where there is none."""
    try:
        _, marks = _read(journal)
    except (OSError, ValueError):
        return None
    files = {os.path.join(os.path.dirname(journal), staged(mark.part)): None for mark in marks}
    return next((file for file in files if os.path.isfile(file)), None)


def resumable(output: str, journal: str, rejects: str | None, made_from: Mapping[str, Any]) -> State:
    """What is done of an output, as its journal says and its files show; nothing where there is neither.

    Raises OutputError, in one line, where it was made from something else, or nobody knows from what.
    """
    if os.path.lexists(output) and not (os.path.isfile(output) or os.path.isdir(output)):
        raise OutputError(f"cannot resume {output}: it is no regular file")
    try:
        before, marks = _read(journal)
    except FileNotFoundError:
        if not os.path.isfile(output):
            return State()
        raise OutputError(
            f"cannot resume {output}: there is no {os.path.basename(journal)} beside it, "
            "which says what it was made from; remove it to begin anew"
        ) from None
    except OSError as error:
        raise OutputError(f"cannot resume {output}: its journal can't be read: {error.strerror or error}") from None
    except ValueError:
        if _is_begun(journal) and not any(os.path.isfile(path) and os.path.getsize(path) for path in places(output)):
            return State()
        raise damaged(output, journal) from None
    if not any(os.path.lexists(path) for path in _paths(output, os.path.dirname(journal), marks)):
        return State()
    _check_fits(output, before, made_from)
    try:
        return _held(marks, os.path.dirname(journal), rejects)
    except OSError as error:
        raise OutputError(f"cannot resume {output}: {error.strerror or error}") from None


def is_finished(journal: str, part: str, path: str) -> bool:
    """Does the journal tell of the file at ``path``, by its place ``part`` beside it, as it is now?"""
    try:
        _, marks = _read(journal)
    except (OSError, ValueError):
        return False
    files = [mark.whole for mark in marks if mark.part == part and mark.whole is not None]
    return bool(files) and files[-1].is_at(path)


def damaged(output: str, journal: str) -> OutputError:
    """What is wrong with an output whose journal does not say what one says."""
    name = os.path.basename(journal)
    return OutputError(f"cannot resume {output}: {name} is no journal of quotex, or damaged; remove both to begin anew")


def _is_begun(journal: str) -> bool:
    """Did its first line never come onto the disk, which was full?"""
    with open(journal, "rb") as file:
        line = file.readline(LONGEST)
    return b"\n" not in line and (line.startswith(BEGINS) or BEGINS.startswith(line))


def _read(path: str) -> tuple[dict[str, Any], list[Mark]]:
    """What a journal says; its last line may have broken off. Raises OSError, and ValueError where it is damaged."""
    import msgspec  # which has a type for each part of a mark, and a check for each type

    with open(path, encoding="utf-8") as file:
        try:
            first, *rows = [json.loads(line) for line in file if line.endswith("\n")]
            return msgspec.convert(first["made_from"], dict[str, Any]), msgspec.convert(rows, list[Mark])
        except (TypeError, KeyError, ValueError, RecursionError):
            raise ValueError from None


def _paths(output: str, folder: str, marks: list[Mark]) -> Iterator[str]:
    """Where there is something if there is anything to resume."""
    files = {os.path.join(folder, mark.part) for mark in marks}
    if not os.path.isdir(output):
        files.add(output)
    for file in files:
        yield from places(file)


def places(path: str) -> tuple[str, ...]:
    """Where a whole file may be: the last two, if the run broke off before it had its name."""
    return path, f"{staged(path)}.whole", staged(path)


def _check_fits(output: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    for name in [*now, *before]:
        if before.get(name) != now.get(name):
            raise OutputError(
                f"cannot resume {output}: it was made with {name} {_shown(before.get(name))}, "
                f"not {_shown(now.get(name))}; remove it to begin anew"
            )


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _held(marks: list[Mark], folder: str, rejects: str | None) -> State:
    """The marks that hold: those of whole files, up to the first file that is not as it was."""
    if rejects is not None:
        end = intact(rejects, [mark.rejects for mark in marks]) if os.path.isfile(rejects) else BEGINNING
        marks = [mark for mark in marks if mark.rejects.size <= end.size]
    state = State()
    for part, its_marks in groupby(marks, key=lambda mark: mark.part):
        held = _held_of_part(os.path.join(folder, part), list(its_marks))
        state.marks += held
        if held:
            state.parts[part] = held[-1]
        if not held or held[-1].whole is None:
            break
    return state


def _held_of_part(path: str, marks: list[Mark]) -> list[Mark]:
    """The marks of one file that hold; whether it is whole or not, it is then where it belongs."""
    whole = marks[-1].whole
    if whole == NO_FILE:
        return marks
    if whole is not None:
        for found in places(path):
            if whole.is_at(found):
                os.replace(found, path)
                return marks
        if os.path.isfile(path):  # it was damaged since
            os.replace(path, staged(path))
        marks = [mark for mark in marks if mark.whole is None]
    if not os.path.isfile(staged(path)):
        return []
    end = intact(staged(path), [mark.output for mark in marks])
    return [mark for mark in marks if mark.output.size <= end.size]
