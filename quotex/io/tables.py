"""Write rows to Parquet and Arrow IPC files. Needs the extra ``[arrow]``.

Finished files of these formats cannot be extended. So until a file is complete, its rows are kept as consecutive
streams of Arrow IPC, one for each block.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import IO, Any

import pyarrow as pa
import pyarrow.json as arrow_json
import pyarrow.parquet as parquet

from quotex.io.places import Place
from quotex.io.schema import row_schema
from quotex.io.writing import BEGINNING, Output, OutputError, Position, encode

__all__ = ["TableOutput"]

SURROGATE = re.compile(rb"(?<!\\)((?:\\\\)*+)\\ud[89a-f][0-9a-f]{2}")  # an escape whose backslash is not itself escaped
REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


class TableOutput(Output):
    """An output for lines of JSON rows, which become columns.

    A column copied from the input has the type of its first values; it is null in rows without it. Lone surrogates,
    which Arrow cannot hold, become U+FFFD.
    """

    def __init__(self, name: str, verb: str, *, flat: bool, place: Place, start: Position = BEGINNING) -> None:
        super().__init__(name, place=place, start=start, packed=False)
        self._blocks = place
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
        except pa.ArrowInvalid:  # a new column, or the first value of a list that was always empty
            return self._widened(lines)

    def _widened(self, lines: bytes) -> Any:
        """Return the table of the rows, after adding their new columns and types to the schema."""
        try:
            self._schema = pa.unify_schemas([self._schema, _kept(lines, self._own)])
            return _parsed(lines, self._schema)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            said = str(error).splitlines()[0].partition(" in row ")[0]  # the row number counts in this block only
            raise OutputError(
                f"cannot write to {self.name}: a column that is kept has values that no type of Arrow holds together: "
                f"{said}; leave it out, or write JSONL, which can hold them"
            ) from None

    def finish(self) -> Place:
        """Write the rows of all blocks as one file, Parquet or Arrow IPC according to its name."""
        self.end_block()
        whole, schema = self._blocks + ".whole", _settled(self._schema)
        try:
            with whole.opened("wb") as file, _writer(file, self.name, schema) as writer:
                for stream in _streams(self._blocks):
                    for batch in stream:
                        batch.validate(full=True)  # another program may have changed the file
                        columns = [_column(batch, field) for field in schema]
                        writer.write_batch(pa.record_batch(columns, schema=schema))
        except OSError as error:
            raise self._failure(error) from None
        except pa.ArrowInvalid as error:
            said = str(error).splitlines()[0]
            raise OutputError(f"cannot write to {self.name}: {self._blocks} is damaged: {said}") from None
        except pa.ArrowNotImplementedError as error:  # Parquet cannot hold objects without fields
            said = str(error).partition(". ")[0]
            raise OutputError(
                f"cannot write to {self.name}: {said}; leave that column out, or write JSONL, which can hold it"
            ) from None
        return whole


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


def _writer(file: IO[bytes], name: str, schema: Any) -> Any:
    if name.lower().endswith((".parquet", ".pq")):
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


def _kept(lines: bytes, own: Any) -> Any:
    """Return the schema of the caller's columns in some rows. Raises pa.ArrowInvalid."""
    rows = [json.loads(line) for line in lines.splitlines()]
    names = dict.fromkeys(name for row in rows for name in row if name not in own.names)
    return pa.schema([(name, pa.infer_type([row.get(name) for row in rows])) for name in names])


def _column(batch: Any, field: Any) -> Any:
    """Return the values of a column, converted to a type that may have become known after they were written."""
    if field.name not in batch.schema.names:
        return pa.nulls(batch.num_rows, field.type)
    found = batch.column(field.name)
    return found if found.type == field.type else pa.array(found.to_pylist(), field.type)


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
