"""The result of checking one quotation. ``to_dict`` of each object returns what the command writes in a row.

Offsets count code points, and the end is exclusive. Those of a check refer to the draft, those of a passage to its
source; pieces, changes and flags say what theirs refer to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from quotex.objects import one_line_repr

__all__ = [
    "FAILING",
    "FAILURES",
    "FLAGS",
    "FLAG_PLACES",
    "VERDICTS",
    "Change",
    "Check",
    "Flag",
    "Operation",
    "Passage",
    "Piece",
    "SpeakerVerdict",
    "Verdict",
]

Row = dict[str, Any]
Verdict = Literal["exact", "folded", "elided", "edited", "spliced", "absent", "short"]
Operation = Literal["insert", "delete", "replace"]
SpeakerVerdict = Literal["agrees", "differs", "unknown", "not_told"]
FLAGS: Final = ("negation", "number", "name", "modal", "quantifier", "order", "qualifier")
FLAG_PLACES: Final = ("added", "lost", "cut", "before", "behind")
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
# What can make a check fail: the names for --fail-on.
FAILURES: Final = (*VERDICTS, "speaker", "unknown-speaker", "narration", "flagged")
FAILING: Final = ("edited", "spliced", "absent", "speaker", "narration")  # the default of --fail-on


@dataclass(slots=True)
class Change:
    """Words that differ: ``draft`` has those of the draft, at ``start:end``, ``source`` those of the source.

    ``source_start:source_end`` is their place in the source, or the place where they are missing. ``op`` is ``insert``
    (not in the source), ``delete`` (not in the draft) or ``replace``. ``bracketed`` is True if the draft has the words
    in square brackets, which mark words that are not the speaker's.
    """

    op: Operation
    start: int
    end: int
    draft: str
    source: str
    source_start: int
    source_end: int
    bracketed: bool = False

    def to_dict(self) -> Row:
        return {
            "op": self.op,
            "start": self.start,
            "end": self.end,
            "draft": self.draft,
            "source": self.source,
            "source_start": self.source_start,
            "source_end": self.source_end,
            "bracketed": self.bracketed,
        }


@dataclass(slots=True)
class Flag:
    """Words that a person should look at: ``text``, at ``start:end`` of the draft or the source, as ``where`` says.

    ``kind`` is ``negation``, ``number``, ``name``, ``modal``, ``quantifier``, ``order`` or ``qualifier``; ``place`` is
    ``added``, ``lost``, ``cut``, ``before`` or ``behind``.
    """

    kind: str
    place: str
    text: str
    where: Literal["draft", "source"]
    start: int
    end: int

    def to_dict(self) -> Row:
        return {
            "kind": self.kind,
            "place": self.place,
            "text": self.text,
            "where": self.where,
            "start": self.start,
            "end": self.end,
        }


@dataclass(slots=True)
class Piece:
    """A part of a quotation: at ``start:end`` of the draft, and at ``source_start:source_end`` of the source ``id``."""

    start: int
    end: int
    id: str | None
    source_start: int
    source_end: int
    text: str
    speaker: str | None
    in_speech: bool | None

    def to_dict(self) -> Row:
        return {
            "start": self.start,
            "end": self.end,
            "speaker": self.speaker,
            "in_speech": self.in_speech,
            "source": {"id": self.id, "start": self.source_start, "end": self.source_end, "text": self.text},
        }


@dataclass(slots=True)
class Passage:
    """The place of the words in a source, as a TextQuoteSelector and a TextPositionSelector (W3C Web Annotation)."""

    id: str | None
    start: int
    end: int
    text: str
    prefix: str
    suffix: str

    def to_dict(self) -> Row:
        return {
            "id": self.id,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }


@dataclass(slots=True)
class Check:
    """The result for one quotation of a draft; docs/verify.md says what each verdict promises.

    ``ok`` is False if the quotation fails. ``line`` and ``column`` count from 1. ``similarity`` is that of the words,
    from 0 to 1, if a similar passage was found; no verdict depends on it. ``others`` is the number of other places in
    the sources that have the same words, at most 24 in one source. ``searched`` is ``partly`` if a source repeats
    itself so often that not all places were compared.
    """

    ok: bool
    start: int
    end: int
    line: int
    column: int
    text: str
    verdict: Verdict
    found: bool = False  # whether all its words are in one place
    folds: list[str] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    diff: list[Change] = field(default_factory=list)
    similarity: float | None = None
    pieces: list[Piece] = field(default_factory=list)
    speaker: SpeakerVerdict = "unknown"
    speaker_evidence: str | None = None
    speaker_in_draft: str | None = None
    speaker_in_source: str | None = None
    in_speech: bool | None = None
    source: Passage | None = None
    others: int = 0
    searched: Literal["all", "partly"] = "all"

    def __repr__(self) -> str:
        head = f"<Check {self.verdict}, speaker {self.speaker}, {self.start}:{self.end}: "
        return one_line_repr(head, self.text, ">")

    def to_dict(self) -> Row:
        return {
            "ok": self.ok,
            "start": self.start,
            "end": self.end,
            "line": self.line,
            "column": self.column,
            "text": self.text,
            "verdict": self.verdict,
            "found": self.found,
            "folds": list(self.folds),
            "flags": [flag.to_dict() for flag in self.flags],
            "diff": [change.to_dict() for change in self.diff],
            "similarity": self.similarity,
            "pieces": [piece.to_dict() for piece in self.pieces],
            "speaker": self.speaker,
            "speaker_evidence": self.speaker_evidence,
            "speaker_in_draft": self.speaker_in_draft,
            "speaker_in_source": self.speaker_in_source,
            "in_speech": self.in_speech,
            "source": self.source.to_dict() if self.source else None,
            "others": self.others,
            "searched": self.searched,
        }
