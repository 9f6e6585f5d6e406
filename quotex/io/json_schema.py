"""The rows of the command as JSON Schema (draft 2020-12): the types and descriptions of all fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from quotex.io.check_schema import CHECK_FIELDS, CHECK_ROW
from quotex.io.rows import CSV_COLUMNS, HEAD
from quotex.model import Kind, Row, SourceType, SpeakerKind
from quotex.people.source import STATUSES

__all__ = ["FIELDS", "ROWS", "schema_of_row"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 0}
_AMOUNT = {"type": "number", "minimum": 0}  # an integer unless copies are weighed
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_SPAN = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
_KIND = {"enum": [*get_args(Kind)]}
_SPEAKER_KIND = {"enum": [*get_args(SpeakerKind)]}
_SOURCE_TYPE = {"enum": [*get_args(SourceType)]}
_ID = {"type": ["string", "integer"]}


def _or_null(type: Row) -> Row:
    """Allow null in addition to the type."""
    if "enum" in type:
        return {"enum": list(dict.fromkeys([*type["enum"], None]))}
    if "type" not in type:
        return {"anyOf": [type, {"type": "null"}]}
    return type if "null" in type["type"] else type | {"type": [type["type"], "null"]}


def _list(items: Row) -> Row:
    return {"type": "array", "items": items}


def _object(name: str) -> Row:
    return {"$ref": f"#/$defs/{name}"}


_START = "offset of the first character: the number of code points before it"
_END = "offset after the last character"
_GENDER = _or_null({"enum": ["f", "m"]})

Field = tuple[Row, str]  # its type and description
# The objects in rows; those of Python are the same. docs/fields.md shows this table.
FIELDS: dict[str, dict[str, Field]] = {
    "quote": {
        "id": (_NUMBER, "number of the quote in its document, from 0, in the order of the text"),
        "start": (_NUMBER, f"{_START}, in the original text; the mark, or the label of a turn, is not included"),
        "end": (_NUMBER, f"{_END}; the mark is not included"),
        "clean_start": (_NUMBER, "the same in the cleaned `text`; only after `process`"),
        "clean_end": (_NUMBER, "the same in the cleaned `text`; only after `process`"),
        "text": (_TEXT, "the words between the marks, or of the turn"),
        "kind": (
            _KIND,
            "`direct`: the words of a whole utterance; `mixed`: a fragment inside reported speech; `indirect`: "
            "reported speech without marks; `scare`: a title, a term or irony, which quotes nobody; `turn`: what "
            "somebody says in a transcript",
        ),
        "speaker": (_or_null(_object("speaker")), "who says it; null if no speaker was found"),
        "cue": (_or_null(_object("cue")), "the words that introduce it (*said*, *according to*, a colon)"),
        "utterance": (
            _NUMBER,
            "number shared by the parts of one utterance: both sides of *“…,” she said, “…”*, and the next paragraph "
            "of a long quotation",
        ),
        "parent": (
            _or_null(_NUMBER),
            "`id` of the quote whose marks enclose this one, or of the turn around it; null if there is none",
        ),
        "closed": ({"type": "boolean"}, "false if the closing mark is missing"),
        "rules": (_list(_TEXT), "ids of the rules that decided, in the order span, kind, source, person"),
        "confidence": (
            _SHARE,
            "probability that span and speaker are both right; for a scare quote, that nobody is quoted",
        ),
        "pieces": (
            _list(_SPAN),
            "the spans of the original text that remain of the quote; only if cleaning removed something inside it",
        ),
        "clean": (_TEXT, "the words without times, numbers and line breaks; only in captions and on numbered lines"),
        "fragments": (
            _list(_SPAN),
            "the spans of these words in the original text; only in captions and on numbered lines",
        ),
        "time": (_AMOUNT, "seconds from the beginning of the recording; only of turns, and only if the text says it"),
        "person": (
            _or_null(_TEXT),
            "who says it over all documents: the `name` in the table of sources; several are joined with `; `; only in "
            "`sources --rows`",
        ),
        "person_id": (
            _or_null(_TEXT),
            "id of that person, which no other one has: that of your table of aliases, else one made of the name; only "
            "in `sources --rows`",
        ),
    },
    "speaker": {
        "start": (_NUMBER, f"{_START}, in the original text"),
        "end": (_NUMBER, _END),
        "text": (_TEXT, "the mention nearest the quote, with titles and roles before a name: *Mayor Ada Moor*, *she*"),
        "name": (
            _or_null(_TEXT),
            "the fullest name in the document; several names are joined with `; `; null if the document gives no name",
        ),
        "kind": (
            _or_null(_SPEAKER_KIND),
            "`person`, `group`, `organization` or `document`, null if nothing shows it; states and towns that speak "
            "are organizations",
        ),
        "people": (
            _list(_NUMBER),
            "`id` of each speaker among the `people` of the document; empty if the speaker has no name, or if one of "
            "several never speaks in quotation marks",
        ),
        "of": (
            _or_null(_TEXT),
            "the group of a quantifier, *the officials* of *one of the officials*; or the body for which a "
            "spokesperson speaks, *the airline* of *the airline's spokesman*",
        ),
        "role": (_or_null(_TEXT), "role that the text gives: *mayor*"),
        "gender": (_GENDER, "gender that the text shows, by a title, a first name or a pronoun"),
        "name_confidence": (
            _or_null(_SHARE),
            "probability that `name` is right if the mention, `text`, is; null without a name",
        ),
        "source_type": (
            _or_null(_SOURCE_TYPE),
            "what audits of newsrooms count: `named person`, `unnamed person`, `organization`, `document`, `group`; "
            "null if nothing shows the kind",
        ),
    },
    "cue": {
        "start": (_NUMBER, f"{_START}, in the original text"),
        "end": (_NUMBER, _END),
        "text": (_TEXT, "the words"),
    },
    "person": {
        "id": (_NUMBER, "number of the person in the document, from 0, in the order in which they first speak"),
        "name": (_or_null(_TEXT), "the fullest name in the document"),
        "kind": (_or_null(_SPEAKER_KIND), "the same as of a speaker"),
        "role": (_or_null(_TEXT), "role that the text gives"),
        "gender": (_GENDER, "gender that the text shows"),
        "mentions": (
            _list(_SPAN),
            "spans of the mentions in the original text: each mention by name, and each pronoun or role that names the "
            "speaker of a quotation in marks",
        ),
    },
    "head": {
        "title": (_object("fact"), "the headline"),
        "byline": (_object("fact"), "who wrote it, as the page says, without the preposition before the name"),
        "date": (_object("fact"), "the day near the headline, or when it was published"),
    },
    "fact": {
        "text": (_TEXT, "the words; a date as YYYY-MM-DD"),
        "start": (_or_null(_NUMBER), f"{_START}, in the original text; null if only the HTML gives it"),
        "end": (_or_null(_NUMBER), _END),
    },
    "edit": {
        "start": (_NUMBER, f"{_START}, in the original text"),
        "end": (_NUMBER, _END),
        "replacement": (_TEXT, "what the cleaned text has instead; empty if the span was removed"),
        "rule": (_TEXT, "id of the rule"),
    },
}
_SOMETIMES = frozenset(  # optional in a quote or a head
    {"clean_start", "clean_end", "pieces", "clean", "fragments", "time", "person", "person_id", *HEAD}
)
_QUOTES, _PEOPLE, _EDITS = (_list(_object(name)) for name in ("quote", "person", "edit"))
_SPANS = _list(_SPAN)
# For each row, the fields that it always has, and those that an option adds.
ROWS: dict[str, tuple[dict[str, Row], dict[str, Row]]] = {
    "clean": ({"id": _ID, "text": _TEXT}, {"edits": _EDITS, "original": _TEXT}),
    "extract": ({"id": _ID, "quotes": _QUOTES}, {"text": _TEXT, "copy_of": _or_null(_TEXT)}),
    "process": (
        {"id": _ID, "text": _TEXT, "edits": _EDITS, "quotes": _QUOTES, "people": _PEOPLE},
        {"head": _object("head"), "original": _TEXT, "copy_of": _or_null(_TEXT)},
    ),
    "scan": ({"id": _ID, "tokens": _SPANS, "sentences": _SPANS}, {"text": _TEXT}),
    "sources": (
        {
            "name": _or_null(_TEXT),
            "id": _or_null(_TEXT),
            "kind": _or_null(_SPEAKER_KIND),
            "role": _or_null(_TEXT),
            "gender": _GENDER,
            "variants": _list(_TEXT),
            **dict.fromkeys(("articles", "quotes", "words"), _AMOUNT),
            **dict.fromkeys(
                ("share", "share_low", "share_high", "known_share", "known_low", "known_high"), _or_null(_SHARE)
            ),
            "status": {"enum": [*STATUSES]},
            **dict.fromkeys(("corrected", "low", "high"), _or_null(_SHARE)),
            "labels": _or_null(_NUMBER),
        },
        {},
    ),
    "verify": (CHECK_ROW, {}),
    "rejects": ({"where": _TEXT, "error": _TEXT, "input": {}}, {}),
}


def schema_of_row(name: str, *, flat: bool = False) -> Row:
    """Return the schema of a row of ``ROWS``, or of a flat row of ``clean``, ``extract``, ``process`` or ``scan``.

    A row may have other fields: columns copied from the input.

    >>> sorted(schema_of_row("scan")["properties"])
    ['id', 'sentences', 'text', 'tokens']
    >>> list(schema_of_row("scan", flat=True)["properties"])
    ['id', 'start', 'end', 'text']
    """
    always, sometimes = ({column: _of_column(column) for column in CSV_COLUMNS[name]}, {}) if flat else ROWS[name]
    schema: Row = {"$schema": DIALECT, "title": f"{'flat ' * flat}row of {name}", "type": "object"}
    schema |= {"properties": always | sometimes, "required": [*always]}
    if flat or "#/$defs" not in str(always | sometimes):
        return schema
    objects = CHECK_FIELDS if name == "verify" else FIELDS
    return schema | {"$defs": {name: _object_schema(fields) for name, fields in objects.items()}}


def _object_schema(fields: Mapping[str, Field]) -> Row:
    properties = {name: type | {"description": description} for name, (type, description) in fields.items()}
    required: Iterable[str] = (name for name in fields if name not in _SOMETIMES)
    return {"type": "object", "properties": properties, "required": [*required], "additionalProperties": False}


def _of_column(column: str) -> Row:
    """Return the type of a column of flat rows; columns of the speaker and the cue may be null."""
    if column == "id":
        return _ID
    if column in ("speaker", "cue"):
        return _or_null(_TEXT)
    part, _, name = column.partition("_")
    if part in ("speaker", "cue"):
        return _or_null(FIELDS[part][name][0])
    return FIELDS["quote"]["id" if column == "quote" else column][0]
