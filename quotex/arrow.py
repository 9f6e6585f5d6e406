"""Add quotes to a batch of Arrow data as columns. Needs the extra ``[arrow]``.

Ray, Spark, DuckDB, Polars, pandas and Hugging Face datasets all exchange Arrow data, so they need only this function;
docs/engines.md has a recipe for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, TypeVar

try:
    import pyarrow as pa
except ModuleNotFoundError:
    message = "quotex.arrow needs pyarrow, which is not installed: pip install pyarrow"
    raise ModuleNotFoundError(message, name="pyarrow") from None

from quotex.document import Document
from quotex.io.readers.arrow_values import check
from quotex.io.schema import CUE, QUOTE, SPEAKER
from quotex.model import Quote
from quotex.pipeline import Pipeline
from quotex.workers import attempt

__all__ = ["SCHEMA", "annotate"]

SCHEMA = pa.schema([("text", pa.string()), ("quotes", pa.list_(QUOTE)), ("error", pa.string())])

Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)
Result = Document | Exception | None  # of one row

ROWS = 1024  # documents held before they become columns …
CHARACTERS = 1 << 26  # … and characters of their texts: a string column counts its bytes in 31 bits
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
NOBODY = SimpleNamespace(**dict.fromkeys([field.name for field in (*SPEAKER, *CUE)]))


def annotate(batch: Batch, column: str = "text", *, pipeline: Pipeline | None = None) -> Batch:
    """Return the batch with the columns of ``SCHEMA`` added; rows and their order stay the same.

    ``text`` is the clean text. ``quotes`` are the quotes of the row, with offsets (code points, half open) into the
    given text, except ``clean_start`` and ``clean_end``, which refer to the clean text. If the column of texts is
    itself called ``text``, it is renamed to ``original``. Your columns are not copied, and keep their metadata.
    ``error`` says why a row failed, and then its ``text`` and ``quotes`` are null; otherwise ``error`` is null. A row
    without a text has null in all three.

    The texts are strings of any Arrow type, including dictionary-encoded ones. A Table needs memory for the documents
    of one chunk of the new columns at a time; a RecordBatch holds up to two gigabytes of clean text.

    Raises KeyError if the column does not exist; TypeError if it does not hold strings, or ``batch`` is not a Table or
    RecordBatch; ValueError if two columns would have the same name, a RecordBatch would be too large, or the column's
    buffers are invalid, so that reading it would be unsafe.

    >>> batch = pa.record_batch({"body": ["“It rained,” said Ada Moor.\\n\\nAdvertisement"], "day": [7]})
    >>> found = annotate(batch, "body")
    >>> found.schema.names, found["text"][0].as_py()
    (['body', 'day', 'text', 'quotes', 'error'], '“It rained,” said Ada Moor.\\n')
    >>> found["quotes"][0][0]["speaker"]["name"].as_py()
    'Ada Moor'
    """
    if not isinstance(batch, pa.Table | pa.RecordBatch):
        raise TypeError(f"batch must be a pyarrow Table or RecordBatch, not {type(batch).__name__}")
    texts = _texts(batch, column)
    fields: list[Any] = _fields(batch.schema, column)
    process = (pipeline or Pipeline()).process
    results = (attempt(process, text) if isinstance(text, str) else text for text in texts)
    added = pa.Table.from_batches([_as_batch(run) for run in _runs(results)], SCHEMA)
    columns: list[Any] = added.columns if isinstance(batch, pa.Table) else [_in_one(chunks) for chunks in added.columns]
    schema = pa.schema([*fields, *SCHEMA], batch.schema.metadata)
    return type(batch).from_arrays([*batch.columns, *columns], schema=schema)


def _fields(schema: Any, column: str) -> list[Any]:
    """Return the fields of the caller under their new names."""
    given = {"text": "original"} if column == "text" else {}
    for field in schema:
        if field.name in (*SCHEMA.names, *given.values()) and field.name not in given:
            raise ValueError(f"the batch has a column {field.name!r} already: rename or drop it")
    return [field.with_name(given.get(field.name, field.name)) for field in schema]


def _texts(batch: Any, column: str) -> Iterator[str | Exception | None]:
    """Yield the text of each row: None for null, an exception if its bytes are not UTF-8."""
    if not isinstance(column, str):
        raise TypeError(f"column must be the name of a column, a str, not {column!r}")
    found = batch.schema.get_all_field_indices(column)
    if not found:
        raise KeyError(f"no column {column!r} (columns: {', '.join(batch.schema.names)})")
    if len(found) > 1:
        raise ValueError(f"the batch has {len(found)} columns {column!r}: rename or drop all but one")
    texts = batch.column(found[0])
    if not _holds_strings(texts.type):
        raise TypeError(f"column {column!r} holds {texts.type}, not strings")
    chunks = texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]
    try:
        for chunk in chunks:
            check(chunk)
    except pa.ArrowException as error:
        raise ValueError(f"column {column!r} is damaged: {error}") from None
    return _strings(chunks)


def _holds_strings(type: Any) -> bool:
    if pa.types.is_dictionary(type) or pa.types.is_run_end_encoded(type):
        type = type.value_type
    kinds = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null)
    return any(is_kind(type) for is_kind in kinds)


def _strings(chunks: Iterable[Any]) -> Iterator[str | Exception | None]:
    for chunk in chunks:
        for at in range(0, len(chunk), ROWS):
            some = chunk.slice(at, ROWS)
            try:
                strings = some.to_pylist()
            except UnicodeDecodeError:
                strings = [attempt(_string, value) for value in some]
            yield from strings


def _string(value: Any) -> Any:
    return value.as_py()


def _runs(results: Iterable[Result]) -> Iterator[list[Result]]:
    """Split the results into lists, each to become one chunk of columns; yield at least one."""
    run: list[Result] = []
    characters = 0
    for result in results:
        if len(run) == ROWS or characters >= CHARACTERS:
            yield run
            run, characters = [], 0
        run.append(result)
        characters += len(result.text) if isinstance(result, Document) else 0
    yield run


def _in_one(column: Any) -> Any:
    """Return the chunks as one array."""
    if column.num_chunks == 1:
        return column.chunk(0)
    try:
        return pa.concat_arrays(column.chunks)
    except pa.ArrowInvalid:
        raise ValueError("more clean text than a RecordBatch holds: make it a Table, or the batches smaller") from None


def _as_batch(results: list[Result]) -> Any:
    """Return the results as columns of ``SCHEMA``."""
    texts = [result.text if isinstance(result, Document) else None for result in results]
    quotes = [result.quotes if isinstance(result, Document) else None for result in results]
    errors = [f"{type(result).__name__}: {result}" if isinstance(result, Exception) else None for result in results]
    return pa.RecordBatch.from_arrays(
        [_array(texts, pa.string()), _lists(quotes), _array(errors, pa.string())], schema=SCHEMA
    )


def _lists(rows: list[list[Quote] | None]) -> Any:
    """Return a column with the list of quotes of each row."""
    *starts, end = accumulate((len(row or ()) for row in rows), initial=0)
    offsets = [None if row is None else start for row, start in zip(rows, starts, strict=True)]
    quotes = list(chain.from_iterable(row or () for row in rows))
    return pa.ListArray.from_arrays(
        pa.array([*offsets, end], pa.int32()), _structs(quotes), type=SCHEMA.field("quotes").type
    )


def _structs(quotes: list[Quote]) -> Any:
    columns = {
        "speaker": _optional_structs([quote.speaker for quote in quotes], SPEAKER),
        "cue": _optional_structs([quote.cue for quote in quotes], CUE),
        "pieces": pa.array([quote.pieces or None for quote in quotes], QUOTE.field("pieces").type),
        "fragments": pa.array([quote.fragments or None for quote in quotes], QUOTE.field("fragments").type),
    }
    arrays = [columns[field.name] if field.name in columns else _values(quotes, field) for field in QUOTE]
    return pa.StructArray.from_arrays(arrays, fields=list(QUOTE))


def _optional_structs(items: list[Any], type: Any) -> Any:
    missing = pa.array([item is None for item in items], pa.bool_())
    there = [item or NOBODY for item in items]
    return pa.StructArray.from_arrays([_values(there, field) for field in type], fields=list(type), mask=missing)


def _values(items: list[Any], field: Any) -> Any:
    """Return one attribute of all items as a column."""
    return _array(list(map(attrgetter(field.name), items)), field.type)


def _array(values: Sequence[Any], type: Any) -> Any:
    """Return the values as a column. Lone surrogates, which Arrow cannot hold, become U+FFFD."""
    try:
        return pa.array(values, type)
    except UnicodeEncodeError:
        return pa.array([value and value.translate(SURROGATES) for value in values], type)
