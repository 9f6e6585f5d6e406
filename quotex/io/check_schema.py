"""The objects in rows of ``quotex verify``: the JSON Schema type and the description of each field."""

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
_BOOLEAN_OR_NULL: Final[Row] = {"type": ["boolean", "null"]}


def _list(name: str) -> Row:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


CHECK_FIELDS: Final[dict[str, dict[str, tuple[Row, str]]]] = {
    "check": {
        "ok": (_BOOLEAN, "false if it fails by --fail-on"),
        "start": (_NUMBER, "offset of the words in the draft: the number of code points before them"),
        "end": (_NUMBER, "offset after the last of them"),
        "line": ({"type": "integer", "minimum": 1}, "line of the draft, from 1"),
        "column": ({"type": "integer", "minimum": 1}, "column in it, from 1, in code points"),
        "text": (_TEXT, "the words between the marks of the draft"),
        "verdict": ({"enum": [*VERDICTS]}, "how the words compare with the sources"),
        "found": (_BOOLEAN, "whether they occur together in one place, whatever the verdict"),
        "folds": ({"type": "array", "items": _TEXT}, "what differs apart from the words"),
        "flags": (_list("flag"), "what a reader should look at"),
        "diff": (_list("change"), "the words that differ"),
        "similarity": (
            {"type": ["number", "null"], "minimum": 0, "maximum": 1},
            "similarity of the words; it does not influence the verdict",
        ),
        "pieces": (_list("piece"), "the parts of an elided or spliced quotation, with their places and speakers"),
        "speaker": (
            {"enum": [*get_args(SpeakerVerdict)]},
            "whether draft and source give the words to the same person",
        ),
        "speaker_evidence": ({"enum": ["name", "pronoun", "description", None]}, "the evidence for that"),
        "speaker_in_draft": (_TEXT_OR_NULL, "who says it in the draft: the name, else the mention"),
        "speaker_in_source": (_TEXT_OR_NULL, "who says it in the source"),
        "in_speech": (
            _BOOLEAN_OR_NULL,
            "false if the words are narration in the source; null if the source has no marks",
        ),
        "source": ({"anyOf": [{"$ref": "#/$defs/passage"}, {"type": "null"}]}, "the passage, or the nearest one"),
        "others": (_NUMBER, "further places with the same words"),
        "searched": ({"enum": ["all", "partly"]}, "partly if a source repeats itself too often"),
    },
    "passage": {
        "id": (_TEXT_OR_NULL, "id of the source"),
        "start": (_NUMBER, "offset of the words in the source"),
        "end": (_NUMBER, "offset after them"),
        "text": (_TEXT, "the words of the source"),
        "prefix": (_TEXT, "the text before them"),
        "suffix": (_TEXT, "the text after them"),
    },
    "flag": {
        "kind": ({"enum": [*FLAGS]}, "kind of flag"),
        "place": ({"enum": [*FLAG_PLACES]}, "its place relative to the words quoted"),
        "text": (_TEXT, "the words"),
        "where": ({"enum": ["draft", "source"]}, "the text that it is in"),
        "start": (_NUMBER, "their offset in it"),
        "end": (_NUMBER, "offset after them"),
    },
    "change": {
        "op": ({"enum": [*get_args(Operation)]}, "insert: only in the draft; delete: only in the source"),
        "start": (_NUMBER, "offset of the words in the draft"),
        "end": (_NUMBER, "offset after them"),
        "draft": (_TEXT, "the words of the draft"),
        "source": (_TEXT, "the words of the source"),
        "source_start": (_NUMBER, "offset of these in the source"),
        "source_end": (_NUMBER, "offset after them"),
        "bracketed": (_BOOLEAN, "whether the draft has them in square brackets"),
    },
    "piece": {
        "start": (_NUMBER, "its offset in the draft"),
        "end": (_NUMBER, "offset after it"),
        "speaker": (_TEXT_OR_NULL, "who says it in the source"),
        "in_speech": (_BOOLEAN_OR_NULL, "as in the check"),
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
