"""What a check of one quotation says. ``to_dict`` of each object gives exactly what stands in a row of the command.

``start`` and ``end`` of a check are offsets into the draft, those of passages, pieces and flags into their source (code
points, half open).
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
# What may fail, by the names of --fail-on.
FAILURES: Final = (*VERDICTS, "speaker", "narration", "flagged")
FAILING: Final = ("edited", "spliced", "absent", "speaker", "narration")  # what fails by default


@dataclass(slots=True)
class Change:
    """Words that differ: ``draft`` are those of the draft at ``start:end``, ``source`` those of the source.

    ``source_start:source_end`` is where these stand, or would.

    ``op`` is ``insert`` (not in the source), ``delete`` (not in the draft) or ``replace``. ``bracketed``: the draft has
    its words in square brackets, which says that they are not the speaker's.
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
    """What a reader should look at: ``text`` stands at ``start:end`` of the draft or of the source, as ``where`` says.

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
    """A part of a quotation that stands in one place: ``start:end`` of the draft, and of the source ``id``."""

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
    """Where the words stand in a source: a TextQuoteSelector and a TextPositionSelector (W3C Web Annotation)."""

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
    """What the sources say of one quotation of a draft; docs/verify.md says what each verdict promises.

    ``ok`` is False where it fails by what was asked for. ``line`` and ``column`` count from 1. ``similarity`` is that
    of the words, from 0 to 1, where something near was found; no verdict comes from it. ``others`` is how many further
    places of the sources have the same words; of one source, up to 24 are counted. ``searched`` is ``partly`` where a
    source repeats itself so often that not all places were compared.
    """

    ok: bool
    start: int
    end: int
    line: int
    column: int
    text: str
    verdict: Verdict
    found: bool = False  # are all its words in one place? It tells short quotations apart
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
