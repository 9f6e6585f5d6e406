"""Quotes as columns: one function from a batch of Arrow to a batch of Arrow. Needs the extra ``[arrow]``.

Ray, Spark, DuckDB, Polars, pandas and Hugging Face datasets all hand over Arrow and take it back, so this is what they
need of quotex; docs/engines.md has a recipe for each.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import pyarrow as pa

from quotex.io.schema import CUE, QUOTE, SPEAKER
from quotex.model import Document, Quote
from quotex.pipeline import Pipeline
from quotex.workers import attempt

__all__ = ["SCHEMA", "annotate"]

SCHEMA = pa.schema([("text", pa.string()), ("quotes", pa.list_(QUOTE)), ("error", pa.string())])

Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)


def annotate(batch: Batch, column: str = "text", *, pipeline: Pipeline | None = None) -> Batch:
    """The batch with the columns of ``SCHEMA`` added: row in, row out, in the same order.

    ``text`` is the clean text, ``quotes`` are the quotes of the row with offsets (code points, half open) into the text
    given, but for ``clean_start`` and ``clean_end``, which are into ``text``. Where the column with the texts is itself
    called ``text``, it is kept as ``original``. The columns of the caller are not copied. ``error`` says what went
    wrong with a row, whose ``text`` and ``quotes`` are then null; it is null where all went well.

    Raises KeyError where there is no such column, TypeError where it holds no strings, and ValueError where the batch
    has columns of those names already.

    >>> batch = pa.record_batch({"body": ["“It rained,” said Ada Moor.\\n\\nAdvertisement"], "day": [7]})
    >>> found = annotate(batch, "body")
    >>> found.schema.names, found["text"][0].as_py()
    (['body', 'day', 'text', 'quotes', 'error'], '“It rained,” said Ada Moor.\\n')
    >>> found["quotes"][0][0]["speaker"]["name"].as_py()
    'Ada Moor'
    """
    texts = _texts(batch, column)
    columns = {"original" if name == "text" == column else name: batch[name] for name in batch.schema.names}
    taken = [name for name in SCHEMA.names if name in columns]
    if taken or len(columns) < batch.num_columns:
        raise ValueError(f"the batch has a column {taken[0] if taken else 'original'!r} already: rename or drop it")
    process = (pipeline or Pipeline()).process
    results = [None if text is None else attempt(process, text) for text in texts]
    added = dict(zip(SCHEMA.names, _columns(results), strict=True))
    made = type(batch).from_pydict(columns | added)
    return made.replace_schema_metadata(batch.schema.metadata)


def _texts(batch: Any, column: str) -> list[str | None]:
    if column not in batch.schema.names:
        raise KeyError(f"no column {column!r} (columns: {', '.join(batch.schema.names)})")
    texts = batch[column]
    if pa.types.is_dictionary(texts.type):
        texts = texts.cast(texts.type.value_type)
    if not (pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type) or texts.type == pa.string_view()):
        raise TypeError(f"column {column!r} holds {texts.type}, not strings")
    found: list[str | None] = texts.to_pylist()
    return found


def _columns(results: list[Document | Exception | None]) -> tuple[Any, Any, Any]:
    texts = [result.text if isinstance(result, Document) else None for result in results]
    errors = [f"{type(result).__name__}: {result}" if isinstance(result, Exception) else None for result in results]
    return (
        pa.array([_holdable(text) for text in texts], pa.string()),
        _quotes([result.quotes if isinstance(result, Document) else None for result in results]),
        pa.array([_holdable(error) for error in errors], pa.string()),
    )


def _quotes(rows: list[list[Quote] | None]) -> Any:
    """A list of quotes for each row, as one column."""
    offsets: list[int | None] = []
    count = 0
    for row in rows:
        offsets.append(None if row is None else count)
        count += len(row or ())
    offsets.append(count)
    quotes = [quote for row in rows for quote in row or ()]
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), _structs(quotes), type=SCHEMA.field("quotes").type)


def _structs(quotes: list[Quote]) -> Any:
    speakers, cues = [quote.speaker for quote in quotes], [quote.cue for quote in quotes]
    made = {"speaker": _optional_structs(speakers, SPEAKER), "cue": _optional_structs(cues, CUE)}
    arrays = []
    for field in QUOTE:
        if field.name in made:
            arrays.append(made[field.name])
        elif field.name == "pieces":
            pieces = [[list(piece) for piece in quote.pieces] or None for quote in quotes]
            arrays.append(pa.array(pieces, field.type))
        else:
            arrays.append(_array((getattr(quote, field.name) for quote in quotes), field))
    return pa.StructArray.from_arrays(arrays, fields=list(QUOTE))


def _optional_structs(items: list[Any], type: Any) -> Any:
    arrays = [_array((getattr(item, field.name) if item else None for item in items), field) for field in type]
    missing = pa.array([item is None for item in items], pa.bool_())
    return pa.StructArray.from_arrays(arrays, fields=list(type), mask=missing)


def _array(values: Iterable[Any], field: Any) -> Any:
    if pa.types.is_string(field.type):
        values = (_holdable(value) for value in values)
    return pa.array(list(values), field.type)


def _holdable(text: str | None) -> str | None:
    """The text with U+FFFD for lone surrogates, which Arrow can't hold."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
