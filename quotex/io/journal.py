"""What an output was made from and how far it is, kept beside it, so that an interrupted run can be resumed.

The journal of ``out.jsonl`` is ``.out.jsonl.quotex``: JSON lines. The first says what the output is made from, each
further one is a mark: how many documents are done, a fingerprint of them, and how long each file was then.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import IO, Any

from quotex.io.reading import Problem, Record
from quotex.io.writing import BEGINNING, OutputError, Position, intact

__all__ = ["Fingerprint", "Journal", "Mark", "resumable"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a run is: so many ``documents``, readable or not, with their ``fingerprint``, are done.

    ``output`` and ``rejects`` say where the files were then. ``problems`` is the number of documents that failed, and
    ``counts`` what else the run had counted.
    """

    documents: int = 0
    fingerprint: str = ""
    output: Position = BEGINNING
    rejects: Position = BEGINNING
    problems: int = 0
    counts: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Mark:
        return cls(**row | {name: Position(**row[name]) for name in ("output", "rejects")})


class Fingerprint:
    """A hash of documents in their order: ids, texts, sources, and what was wrong with those that can't be read."""

    def __init__(self) -> None:
        self._hash = blake2b(digest_size=16)

    def add(self, document: Record | Problem) -> None:
        parts = (
            (str(document.id), document.text, document.source)
            if isinstance(document, Record)
            else (document.where, document.message)
        )
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            self._hash.update(len(data).to_bytes(8, "little"))
            self._hash.update(data)

    def __str__(self) -> str:
        return self._hash.hexdigest()


class Journal:
    """The journal of an output that is being written. A context manager."""

    def __init__(self, output: str, made_from: Mapping[str, Any], marks: list[Mark]) -> None:
        """Begin it anew, with ``marks`` that still hold. Raises OutputError where it can't be written."""
        self._name = journal_of(output)
        try:
            self._file: IO[str] = open(self._name, "w", encoding="utf-8")  # noqa: SIM115, closed by __exit__
        except OSError as error:
            raise self._failure(error) from None
        self._add({"made_from": made_from})
        for mark in marks:
            self.add(mark)

    def add(self, mark: Mark) -> None:
        """What the mark says is on the disk."""
        self._add(asdict(mark))

    def _add(self, row: Mapping[str, Any]) -> None:
        try:
            self._file.write(json.dumps(row) + "\n")
            self._file.flush()
        except OSError as error:
            raise self._failure(error) from None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"cannot write to {self._name}: {error.strerror or error}")


def journal_of(output: str) -> str:
    """The name of the journal; where the output is a link, it stands beside the file that is meant.

    >>> os.path.basename(journal_of("out.jsonl.gz"))
    '.out.jsonl.gz.quotex'
    """
    folder, name = os.path.split(os.path.realpath(output))
    return os.path.join(folder, f".{name}.quotex")


def resumable(output: str, rejects: str | None, made_from: Mapping[str, Any]) -> list[Mark]:
    """The marks up to which ``output`` and ``rejects`` are as they were written; none where a run begins anew.

    Raises OutputError, in one line, where the output was made from something else, or nobody knows from what.
    """
    if not os.path.lexists(output):
        return []
    if not os.path.isfile(output):
        raise OutputError(f"cannot resume {output}: it is no regular file")
    try:
        if not os.path.getsize(output):
            return []
        before, marks = _read(journal_of(output))
    except FileNotFoundError:
        raise OutputError(
            f"cannot resume {output}: there is no {os.path.basename(journal_of(output))} beside it, "
            "which says what it was made from; remove it to begin anew"
        ) from None
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot resume {output}: its journal can't be read: {error}") from None
    _check_fits(output, before, made_from)
    return _intact(output, rejects, marks)


def _read(path: str) -> tuple[dict[str, Any], list[Mark]]:
    """What a journal says; its last line may have broken off. Raises OSError and ValueError."""
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.endswith("\n")]
    try:
        first, *rows = rows
        return dict(first["made_from"]), [Mark.from_dict(row) for row in rows]
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError("it is no journal of quotex, or damaged") from error


def _check_fits(output: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    for name in [*now, *before]:
        if before.get(name) != now.get(name):
            raise OutputError(
                f"cannot resume {output}: it was made with {name} {_shown(before.get(name))}, "
                f"not {_shown(now.get(name))}; remove it to begin anew"
            )


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _intact(output: str, rejects: str | None, marks: list[Mark]) -> list[Mark]:
    try:
        end = intact(output, [mark.output for mark in marks])
        held = [mark for mark in marks if mark.output.size <= end.size]
        if rejects is not None and os.path.isfile(rejects):
            end = intact(rejects, [mark.rejects for mark in held])
            held = [mark for mark in held if mark.rejects.size <= end.size]
        elif rejects is not None:
            held = [mark for mark in held if not mark.rejects.size]
    except OSError as error:
        raise OutputError(f"cannot resume {output}: {error.strerror or error}") from None
    return held
