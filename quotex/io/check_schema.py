"""The objects in rows of ``quotex verify``: what each field is, and its type in JSON Schema."""

from __future__ import annotations

from typing import Any, Final, get_args

from quotex.verification.checks import FLAG_PLACES, FLAGS, VERDICTS, Operation, SpeakerVerdict
from quotex.verification.outcomes import OUTCOMES

__all__ = ["CHECK_FIELDS", "CHECK_ROW"]

Row = dict[str, Any]
_TEXT: Final[Row] = {"type": "string"}
_NUMBER: Final[Row] = {"type": "integer", "minimum": 0}
_BOOLEAN: Final[Row] = {"type": "boolean"}
_TEXT_OR_NULL: Final[Row] = {"type": ["string", "null"]}
_TOLD: Final[Row] = {"type": ["boolean", "null"]}


def _list(name: str) -> Row:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


CHECK_FIELDS: Final[dict[str, dict[str, tuple[Row, str]]]] = {
    "check": {
        "ok": (_BOOLEAN, "false where it fails by --fail-on"),
        "start": (_NUMBER, "where the words begin in the draft: the number of code points before them"),
        "end": (_NUMBER, "where they end: the last one + 1"),
        "line": ({"type": "integer", "minimum": 1}, "line of the draft, from 1"),
        "column": ({"type": "integer", "minimum": 1}, "column in it, from 1, in code points"),
        "text": (_TEXT, "the words between the marks of the draft"),
        "verdict": ({"enum": [*VERDICTS]}, "how the words stand in the sources"),
        "found": (_BOOLEAN, "whether they stand together in one place, whatever the verdict"),
        "folds": ({"type": "array", "items": _TEXT}, "what differs beside the words"),
        "flags": (_list("flag"), "what a reader should look at"),
        "diff": (_list("change"), "the words that differ"),
        "similarity": ({"type": ["number", "null"], "minimum": 0, "maximum": 1}, "of the words; decides nothing"),
        "pieces": (_list("piece"), "the parts of an elided or spliced quotation, where they stand and who says them"),
        "speaker": ({"enum": [*get_args(SpeakerVerdict)]}, "whether draft and source give the words to one person"),
        "speaker_evidence": ({"enum": ["name", "pronoun", "description", None]}, "what tells that"),
        "speaker_in_draft": (_TEXT_OR_NULL, "who says it in the draft: the name, else the words for it"),
        "speaker_in_source": (_TEXT_OR_NULL, "who says it in the source"),
        "in_speech": (_TOLD, "false where the source has the words as narration; null where it has no marks"),
        "source": ({"anyOf": [{"$ref": "#/$defs/passage"}, {"type": "null"}]}, "the passage, or the nearest one"),
        "others": (_NUMBER, "further places with the same words"),
        "searched": ({"enum": ["all", "partly"]}, "partly where a source repeats itself too often"),
    },
    "passage": {
        "id": (_TEXT_OR_NULL, "that of the source"),
        "start": (_NUMBER, "where the words begin in the source"),
        "end": (_NUMBER, "where they end"),
        "text": (_TEXT, "the words of the source"),
        "prefix": (_TEXT, "what stands before them"),
        "suffix": (_TEXT, "what stands behind them"),
    },
    "flag": {
        "kind": ({"enum": [*FLAGS]}, "what it is"),
        "place": ({"enum": [*FLAG_PLACES]}, "where it stands beside the words quoted"),
        "text": (_TEXT, "the words"),
        "where": ({"enum": ["draft", "source"]}, "in which text"),
        "start": (_NUMBER, "where they begin in it"),
        "end": (_NUMBER, "where they end"),
    },
    "change": {
        "op": ({"enum": [*get_args(Operation)]}, "insert: only in the draft; delete: only in the source"),
        "start": (_NUMBER, "where the words begin in the draft"),
        "end": (_NUMBER, "where they end"),
        "draft": (_TEXT, "the words of the draft"),
        "source": (_TEXT, "the words of the source"),
        "source_start": (_NUMBER, "where these begin in the source"),
        "source_end": (_NUMBER, "where they end"),
        "bracketed": (_BOOLEAN, "whether the draft has them in square brackets"),
    },
    "piece": {
        "start": (_NUMBER, "where it begins in the draft"),
        "end": (_NUMBER, "where it ends"),
        "speaker": (_TEXT_OR_NULL, "who says it in the source"),
        "in_speech": (_TOLD, "as in the check"),
        "source": (
            {
                "type": "object",
                "properties": {"id": _TEXT_OR_NULL, "start": _NUMBER, "end": _NUMBER, "text": _TEXT},
                "required": ["id", "start", "end", "text"],
                "additionalProperties": False,
            },
            "the passage",
        ),
    },
}
CHECK_ROW: Final[dict[str, Row]] = {
    "id": _TEXT_OR_NULL,
    "outcome": {"enum": [*OUTCOMES]},
    "checks": _list("check"),
}
