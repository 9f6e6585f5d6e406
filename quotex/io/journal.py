"""The journal next to an output: what the output is made from and how far it is, so that a run can be resumed.

The journal of ``out.jsonl`` is ``.out.jsonl.quotex``, that of the folder ``out/`` is ``out/.quotex``. It is JSON Lines:
the first says what the output is made from, each further one is a mark. An output has one part (a file) or several,
made one after the other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from itertools import groupby
from typing import IO, Any, TypeVar

from quotex.io.documents import Document, Record
from quotex.io.locking import lock
from quotex.io.places import Folder, Place, is_inside
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
LONGEST = 1 << 20  # bytes of the first line
Named = TypeVar("Named", str, Place)
Check = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Whole:
    """A complete file: its length and CRC-32, and its modification time in nanoseconds."""

    end: Position
    changed: int

    @classmethod
    def of(cls, place: Place) -> Whole:
        """Return the state of the file. Raises OSError."""
        return cls(end_of(place), place.stat().st_mtime_ns)

    def is_at(self, place: Place) -> bool:
        """Whether the unchanged file is there. It is read only if its modification time differs."""
        if not place.is_file() or (found := place.stat()).st_size != self.end.size:
            return False
        return found.st_mtime_ns == self.changed or end_of(place) == self.end


NO_FILE = Whole(BEGINNING, -1)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a run is. Everything that a mark describes is on disk.

    Of the file ``part``, named by its path relative to the journal, ``documents`` documents are done, readable or not;
    ``fingerprint`` is theirs, and ``output`` is the position in the unfinished file. ``whole`` is the complete file,
    None if it is not complete, or ``NO_FILE`` if there is none. ``made_of`` identifies the input file if the part has
    one of its own. For the whole run, ``problems`` is the number of documents that failed, ``counts`` are the other
    totals, and ``rejects`` is the position in the file of rejects. ``listed`` is the entry of the part in an index.
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
    """A hash of documents in order: ids, texts, sources, and the errors of unreadable ones."""

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
    """What a resumed run need not do again: the last valid mark of each part, in the order of the run."""

    marks: list[Mark] = field(default_factory=list)  # all that are valid
    parts: dict[str, Mark] = field(default_factory=dict)

    @property
    def last(self) -> Mark:
        return self.marks[-1] if self.marks else Mark("")

    def of(self, part: str) -> Mark:
        return self.parts.get(part) or Mark(part)


class Journal:
    """The journal of an output in progress. A context manager."""

    def __init__(self, place: Place, made_from: Mapping[str, Any], state: State) -> None:
        """Start the journal anew, with the marks that are still valid.

        Raises OutputError if it cannot be written, and Locked if another program is writing it.
        """
        self._place = place
        try:
            self._file: IO[str] = place.opened("w", lock, encoding="utf-8")
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
        except OSError as error:  # closing tries once more to write what could not be written
            if kind is None:
                raise self._failure(error) from None

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"cannot write to {self._place}: {self._place.why(error)}")


def staged(part: Named) -> Named:
    """Return the path of a file while it is incomplete.

    >>> staged("out.jsonl.gz")
    'out.jsonl.gz.part'
    """
    return part + ".part"


def unfinished(journal: Place, holds: Check) -> Place | None:
    """Return the unfinished file of an interrupted run that can be resumed, or None."""
    try:
        _, marks = _read(journal, holds)
        files = [staged(journal.folder.place(part)) for part in dict.fromkeys(mark.part for mark in marks)]
    except (OSError, ValueError):
        return None
    return next((file for file in files if file.is_file()), None)


def resumable(output: str, journal: Place, holds: Check, rejects: str | None, made_from: Mapping[str, Any]) -> State:
    """Return what is done of an output, according to its journal and files; nothing if there are neither.

    ``holds`` says whether the output can have a part of that name. Raises OutputError, in one line, if the output was
    made from something else, or it is unknown from what.
    """
    if os.path.lexists(output) and not (os.path.isfile(output) or os.path.isdir(output)):
        raise OutputError(f"cannot resume {output}: it is not a regular file")
    try:
        before, marks = _read(journal, holds)
    except FileNotFoundError:
        if not os.path.isfile(output):
            return State()
        raise OutputError(
            f"cannot resume {output}: there is no {journal.name} beside it, "
            "which says what it was made from; remove it to start again"
        ) from None
    except OSError as error:
        raise OutputError(f"cannot resume {output}: its journal can't be read: {error.strerror or error}") from None
    except ValueError:
        if _is_begun(journal) and not any(os.path.isfile(path) and os.path.getsize(path) for path in places(output)):
            return State()
        raise damaged(output, journal.name) from None
    try:
        if not any(place.is_file() for place in _places(output, journal.folder, marks)):
            return State()
        _check_fits(output, before, made_from)
        return _held(marks, journal.folder, rejects)
    except OSError as error:
        raise OutputError(f"cannot resume {output}: {error.strerror or error}") from None


def is_finished(path: str, journal: str, holds: Check) -> bool:
    """Whether the journal describes the file at ``path`` in its current state."""
    try:
        part = os.path.relpath(path, os.path.dirname(journal))
        _, marks = _read(Place.of(journal), holds)
        files = [mark.whole for mark in marks if mark.part == part and mark.whole is not None]
        return bool(files) and files[-1].is_at(Place.of(path))
    except (OSError, ValueError):
        return False


def damaged(output: str, journal: str) -> OutputError:
    """Return the error for an output whose journal is invalid."""
    return OutputError(
        f"cannot resume {output}: {journal} is damaged or not a journal of quotex; remove both to start again"
    )


def _is_begun(journal: Place) -> bool:
    """Whether the first line of the journal was never completed, because the disk was full."""
    with journal.opened("rb") as file:
        line = file.readline(LONGEST)
    return b"\n" not in line and (line.startswith(BEGINS) or BEGINS.startswith(line))


def _read(journal: Place, holds: Check) -> tuple[dict[str, Any], list[Mark]]:
    """Return what a journal says; its last line may be cut off. Raises OSError, and ValueError if it is damaged."""
    import msgspec  # it checks the type of each field of a mark

    with journal.opened("r", encoding="utf-8") as file:
        try:
            first, *rows = [json.loads(line) for line in file if line.endswith("\n")]
            made_from, marks = msgspec.convert(first["made_from"], dict[str, Any]), msgspec.convert(rows, list[Mark])
        except (TypeError, KeyError, ValueError, RecursionError):
            raise ValueError from None
    if not all(_is_sound(mark) and holds(mark.part) for mark in marks):
        raise ValueError
    return made_from, marks


def _is_sound(mark: Mark) -> bool:
    """Whether the mark names a file in its folder, and has no negative counts."""
    ends = (mark.output, mark.rejects, *([mark.whole.end] if mark.whole else ()))
    numbers = (mark.documents, mark.problems, *(number for end in ends for number in (end.size, end.crc)))
    return is_inside(mark.part) and min(numbers) >= 0


def _places(output: str, folder: Folder, marks: list[Mark]) -> Iterator[Place]:
    """Yield the places of files that could be resumed. Raises OSError."""
    files = dict.fromkeys(mark.part for mark in marks)
    if not os.path.isdir(output):
        files[os.path.basename(os.path.realpath(output))] = None
    for file in files:
        with suppress(FileNotFoundError):  # the folder that it was in is gone
            yield from places(folder.place(file))


def places(path: Named) -> tuple[Named, ...]:
    """Return where a complete file may be; the last two, if the run was interrupted before it was renamed."""
    return path, staged(path) + ".whole", staged(path)


def _check_fits(output: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    for name in [*now, *before]:
        if before.get(name) != now.get(name):
            raise OutputError(
                f"cannot resume {output}: it was made with {name} {_shown(before.get(name))}, "
                f"not {_shown(now.get(name))}; leave out --resume to start again"
            )


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _held(marks: list[Mark], folder: Folder, rejects: str | None) -> State:
    """Return the valid marks: those of complete files, up to the first file that has changed."""
    if rejects is not None:
        end = intact(rejects, [mark.rejects for mark in marks]) if os.path.isfile(rejects) else BEGINNING
        marks = [mark for mark in marks if mark.rejects.size <= end.size]
    state = State()
    for part, its_marks in groupby(marks, key=lambda mark: mark.part):
        held = _held_of_part(folder, part, list(its_marks))
        state.marks += held
        if held:
            state.parts[part] = held[-1]
        if not held or held[-1].whole is None:
            break
    return state


def _held_of_part(folder: Folder, part: str, marks: list[Mark]) -> list[Mark]:
    """Return the valid marks of one file, and move the file, complete or not, to where it belongs."""
    whole = marks[-1].whole
    if whole == NO_FILE:
        return marks
    try:
        place = folder.place(part)
    except FileNotFoundError:  # the folder that it was in is gone
        return []
    if whole is not None:
        for found in places(place):
            if whole.is_at(found):
                found.move_to(place)
                return marks
        if place.is_file():  # it has changed since
            place.move_to(staged(place))
        marks = [mark for mark in marks if mark.whole is None]
    if not staged(place).is_file():
        return []
    end = intact(staged(place), [mark.output for mark in marks])
    return [mark for mark in marks if mark.output.size <= end.size]
