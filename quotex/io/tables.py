"""Write rows to Parquet and Arrow IPC files. Needs the extra ``[arrow]``.

Finished files of these formats cannot be extended. So until a file is complete, its rows are kept as consecutive
streams of Arrow IPC, one for each block.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

import pyarrow as pa
import pyarrow.json as arrow_json
import pyarrow.parquet as parquet

from quotex.io.places import Place
from quotex.io.rows import to_json
from quotex.io.schema import row_schema
from quotex.io.writing import BEGINNING, Output, OutputError, Position, encode

__all__ = ["TableOutput"]

SURROGATE = re.compile(rb"(?<!\\)((?:\\\\)*+)\\ud[89a-f][0-9a-f]{2}")  # an escape whose backslash is not itself escaped
REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


class TableOutput(Output):
    """An output for lines of JSON rows, which become columns.

    A column copied from the input has the type of its first values; it is null in rows without it. If its values have
    types that Arrow cannot hold together, it becomes text, and ``note`` gets a message. Lone surrogates, which Arrow
    cannot hold, become U+FFFD.
    """

    def __init__(
        self,
        name: str,
        verb: str,
        *,
        flat: bool,
        place: Place,
        start: Position = BEGINNING,
        note: Callable[[str], None] = lambda _message: None,
    ) -> None:
        super().__init__(name, place=place, start=start, packed=False)
        self._blocks = place
        self._note = note
        self._mixed: set[str] = set()  # columns of several types
        self._own: Any = row_schema(verb, flat=flat)
        self._schema = self._own  # with the caller's columns known so far
        if start.size:
            self._schema = _last_schema(place)

    def write(self, text: str | bytes) -> None:
        line = encode(text) if isinstance(text, str) else text
        super().write(_without_surrogates(line) if b"\\ud" in line else line)

    def end_block(self) -> None:
        lines, self._block, self._size = b"".join(self._block), [], 0
        if lines:
            self._check_is_there()
            table = self._table(lines)
            data = io.BytesIO()
            with pa.ipc.new_stream(data, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
                writer.write_table(table)
            self._write(data.getvalue())
            self.position = self.position.after(data.getvalue())

    def _table(self, lines: bytes) -> Any:
        try:
            return _parsed(lines, self._schema)
        except pa.ArrowInvalid:  # a new column or type, or the first value of a list that was always empty
            return self._widened([json.loads(line) for line in lines.splitlines()])

    def _widened(self, rows: list[dict[str, Any]]) -> Any:
        """Return the table of the rows, after adding their new columns and types to the schema."""
        for name in dict.fromkeys(name for row in rows for name in row if name not in self._own.names):
            kind, at = self._type_of(name, [row.get(name) for row in rows]), self._schema.get_field_index(name)
            field = pa.field(name, pa.string() if kind is None else kind)
            self._schema = self._schema.append(field) if at < 0 else self._schema.set(at, field)
            if kind is None and name not in self._mixed:
                self._mixed.add(name)
                self._note(f"column {name!r} has values of several types: it becomes text, with other values as JSON")
        for row in rows:
            row |= {name: _as_text(row[name]) for name in self._mixed.intersection(row)}
        try:
            return _parsed(b"".join(map(to_json, rows)), self._schema)
        except pa.ArrowInvalid as error:
            said = str(error).splitlines()[0].partition(" in row ")[0]  # the row number counts in this block only
            raise OutputError(f"cannot write to {self.name}: {said}; leave that column out, or write JSONL") from None

    def _type_of(self, name: str, values: list[Any]) -> Any:
        """Return the type of a column with these values and those that were written; None if there is none."""
        known = self._schema.field(name).type if name in self._schema.names else pa.null()
        try:
            kind = pa.infer_type(values)
            schemas = [pa.schema([(name, each)]) for each in (known, kind)]
            kind = pa.unify_schemas(schemas, promote_options="permissive").field(0).type
            pa.array(values, kind)
            if known not in (kind, pa.null()):
                for _batch in self._written([pa.field(name, kind)]):
                    pass
        except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            return None
        return kind

    def finish(self) -> Place:
        """Write the rows of all blocks as one file, Parquet or Arrow IPC according to its name."""
        self.end_block()
        whole, schema = self._blocks + ".whole", _settled(self._schema)
        if _is_parquet(self.name):
            for at, field in enumerate(schema):
                if _has_no_fields(field.type):
                    self._note(f"column {field.name!r} has objects without fields, unknown to Parquet: it becomes JSON")
                    schema = schema.set(at, field.with_type(pa.string()))
        try:
            with whole.opened("wb") as file, _writer(file, self.name, schema) as writer:
                for batch in self._written(schema):
                    writer.write_batch(batch)
        except OSError as error:
            raise self._failure(error) from None
        except pa.ArrowInvalid as error:
            said = str(error).splitlines()[0]
            raise OutputError(f"cannot write to {self.name}: {self._blocks} is damaged: {said}") from None
        return whole

    def _written(self, fields: Iterable[Any]) -> Iterator[Any]:
        """Yield the rows of all blocks, with the columns of these fields. Raises pa.ArrowInvalid for damaged ones."""
        schema = pa.schema(fields)
        for stream in _streams(self._blocks):
            for batch in stream:
                batch.validate(full=True)  # another program may have changed the file
                yield pa.record_batch([_column(batch, field) for field in schema], schema=schema)


def _without_surrogates(lines: bytes) -> bytes:
    r"""Replace lone surrogates, which ``encode`` has escaped, by U+FFFD in lines of JSON.

    >>> _without_surrogates(rb'"\ud83d", "C:\\udder"').decode()
    '"\ufffd", "C:\\\\udder"'
    """
    return SURROGATE.sub(rb"\1" + REPLACEMENT, lines)


def _parsed(lines: bytes, schema: Any) -> Any:
    """Return the table of lines of JSON. Raises pa.ArrowInvalid if a column is unknown or has another type."""
    parsing = arrow_json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    reading = arrow_json.ReadOptions(use_threads=False, block_size=len(lines))
    return arrow_json.read_json(io.BytesIO(lines), reading, parsing)


def _is_parquet(name: str) -> bool:
    return name.lower().endswith((".parquet", ".pq"))


def _writer(file: IO[bytes], name: str, schema: Any) -> Any:
    if _is_parquet(name):
        return parquet.ParquetWriter(file, schema, compression="zstd")
    return pa.ipc.new_file(file, schema, options=pa.ipc.IpcWriteOptions(compression="lz4"))


def _streams(place: Place) -> Iterator[Any]:
    """Yield the Arrow IPC streams in a file. Its name may be undecodable, which Arrow itself could not open."""
    with place.opened("rb") as raw, pa.PythonFile(raw) as file:
        while file.tell() < file.size():
            yield pa.ipc.open_stream(file)


def _last_schema(place: Place) -> Any:
    """Return the schema of the last stream, which includes all columns of earlier ones."""
    schema = None
    for stream in _streams(place):
        schema = stream.schema
        for _ in stream:  # the next stream begins after these batches
            pass
    return schema


def _column(batch: Any, field: Any) -> Any:
    """Return the values of a column, converted to a type that may have become known after they were written."""
    if field.name not in batch.schema.names:
        return pa.nulls(batch.num_rows, field.type)
    found = batch.column(field.name)
    if found.type == field.type:
        return found
    values = found.to_pylist()
    return pa.array(map(_as_text, values) if field.type == pa.string() else values, field.type)


def _as_text(value: Any) -> str | None:
    """Return a value of a column of several types: text as it is, other values as JSON."""
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _has_no_fields(kind: Any) -> bool:
    """Whether a type has objects without fields, at any depth."""
    if pa.types.is_list(kind):
        return _has_no_fields(kind.value_type)
    if not pa.types.is_struct(kind):
        return False
    return kind.num_fields == 0 or any(_has_no_fields(field.type) for field in kind)


def _settled(schema: Any) -> Any:
    """Return the schema with text as the type of columns without values."""
    return pa.schema([field.with_type(_typed(field.type)) for field in schema])


def _typed(kind: Any) -> Any:
    if pa.types.is_null(kind):
        return pa.string()
    if pa.types.is_list(kind):
        return pa.list_(_typed(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([field.with_type(_typed(field.type)) for field in kind])
    return kind
