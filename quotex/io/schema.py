"""The rows as an Arrow schema, with the same structure as in JSON. Needs the extra ``[arrow]``."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from quotex.io.rows import CSV_COLUMNS, HEAD

__all__ = ["EDIT", "PERSON", "QUOTE", "row_schema"]

SPAN = [("start", pa.int64()), ("end", pa.int64())]
SPEAKER = pa.struct(
    [
        *SPAN,
        ("text", pa.string()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("people", pa.list_(pa.int64())),
        ("of", pa.string()),
        ("role", pa.string()),
        ("gender", pa.string()),
        ("name_confidence", pa.float64()),
        ("source_type", pa.string()),
    ]
)
CUE = pa.struct([*SPAN, ("text", pa.string())])
QUOTE = pa.struct(
    [
        ("id", pa.int64()),
        *SPAN,
        ("clean_start", pa.int64()),
        ("clean_end", pa.int64()),
        ("text", pa.string()),
        ("kind", pa.string()),
        ("speaker", SPEAKER),
        ("cue", CUE),
        ("utterance", pa.int64()),
        ("parent", pa.int64()),
        ("closed", pa.bool_()),
        ("rules", pa.list_(pa.string())),
        ("confidence", pa.float64()),
        ("pieces", pa.list_(pa.list_(pa.int64()))),
        ("clean", pa.string()),
        ("fragments", pa.list_(pa.list_(pa.int64()))),
        ("time", pa.float64()),
    ]
)
EDIT = pa.struct([*SPAN, ("replacement", pa.string()), ("rule", pa.string())])
PERSON = pa.struct(
    [
        ("id", pa.int64()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("role", pa.string()),
        ("gender", pa.string()),
        ("mentions", pa.list_(pa.list_(pa.int64()))),
    ]
)
FACT = pa.struct([("text", pa.string()), *SPAN])
SPANS = pa.list_(pa.list_(pa.int64()))

_COLUMNS: dict[str, dict[str, Any]] = {
    "clean": {"text": pa.string(), "edits": pa.list_(EDIT)},
    "extract": {"quotes": pa.list_(QUOTE), "text": pa.string()},
    "process": {
        "text": pa.string(),
        "edits": pa.list_(EDIT),
        "quotes": pa.list_(QUOTE),
        "people": pa.list_(PERSON),
        "head": pa.struct([(name, FACT) for name in HEAD]),
        "original": pa.string(),
    },
    "sources": {
        **dict.fromkeys(("name", "kind", "role", "gender"), pa.string()),
        "variants": pa.list_(pa.string()),
        **dict.fromkeys(("articles", "quotes", "words"), pa.int64()),
        **dict.fromkeys(("share", "share_low", "share_high", "known_share", "known_low", "known_high"), pa.float64()),
        "status": pa.string(),
        **dict.fromkeys(("corrected", "low", "high"), pa.float64()),
        "labels": pa.int64(),
    },
    "scan": {"tokens": SPANS, "sentences": SPANS, "text": pa.string()},
}
_FRACTIONS = dict.fromkeys(("articles", "quotes", "words"), pa.float64())  # weighed copies count as fractions
_COLUMNS["weighed sources"] = _COLUMNS["sources"] | _FRACTIONS
_TEXT = (
    "text",
    "kind",
    "speaker",
    "speaker_name",
    "speaker_kind",
    "speaker_of",
    "speaker_role",
    "speaker_gender",
    "speaker_source_type",
    "cue",
)
_FLAT: dict[str, Any] = {
    **dict.fromkeys(_TEXT, pa.string()),
    "speaker_people": pa.list_(pa.int64()),
    "rules": pa.list_(pa.string()),
    "closed": pa.bool_(),
    **dict.fromkeys(("confidence", "speaker_name_confidence"), pa.float64()),
}


def row_schema(verb: str, *, flat: bool = False) -> pa.Schema:
    """Return the columns of a row, or of a flat one; optional fields are nullable. Ids are strings.

    >>> row_schema("clean").names
    ['id', 'text', 'edits']
    """
    if flat and verb != "clean":
        columns = {name: _FLAT.get(name, pa.int64()) for name in CSV_COLUMNS[verb] if name != "id"}
    else:
        columns = _COLUMNS[verb]
    return pa.schema([("id", pa.string()), *columns.items()])
