"""Rows into Parquet and Arrow IPC files. Needs the extra ``[arrow]``.

Such a file can't be added to once it has ended, so until it is whole its rows are kept as what can: streams of Arrow
IPC, one for each block, one behind the other.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.json as arrow_json
import pyarrow.parquet as parquet

from quotex.io.schema import row_schema
from quotex.io.writing import BEGINNING, Output, OutputError, Position, encode

__all__ = ["TableOutput"]

LOOKED_AT = 1000  # rows that tell of what kind a column of the caller's is
ESCAPED = b"\\ud"  # so begins the escape of a lone surrogate
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


class TableOutput(Output):
    """A place for rows of JSON, each on a line, that become columns.

    A column that the caller keeps has the type of its first values. Lone surrogates, which Arrow can't hold, become
    U+FFFD.
    """

    def __init__(self, name: str, verb: str, *, flat: bool, path: str, start: Position = BEGINNING) -> None:
        super().__init__(name, path=path, start=start, packed=False)
        self._blocks = path
        self._schema: Any = row_schema(verb, flat=flat)
        self._is_known = False  # what columns the caller keeps
        if start.size:
            self._schema, self._is_known = next(_streams(path)).schema, True

    def write(self, text: str | bytes) -> None:
        line = encode(text) if isinstance(text, str) else text
        super().write(_without_surrogates(line) if ESCAPED in line else line)

    def end_block(self) -> None:
        lines, self._block, self._size = b"".join(self._block), [], 0
        if lines:
            table = self._table(lines)
            data = io.BytesIO()
            with pa.ipc.new_stream(data, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
                writer.write_table(table)
            self._write(data.getvalue())
            self.position = self.position.after(data.getvalue())

    def _table(self, lines: bytes) -> Any:
        if not self._is_known:
            self._schema, self._is_known = _with_kept(self._schema, lines), True
        parsing = arrow_json.ParseOptions(explicit_schema=self._schema, unexpected_field_behavior="error")
        reading = arrow_json.ReadOptions(use_threads=False, block_size=len(lines))
        try:
            return arrow_json.read_json(io.BytesIO(lines), reading, parsing)
        except pa.ArrowInvalid as error:
            said = str(error).splitlines()[0]
            raise OutputError(
                f"cannot write to {self.name}: a column that is kept has values of several kinds, "
                f"which JSONL can hold: {said}"
            ) from None

    def finish(self) -> str:
        """Write the rows of all blocks as one file, Parquet or Arrow IPC as its name says."""
        self.end_block()
        path = f"{self._blocks}.whole"
        try:
            with _writer(path, self.name, self._schema) as writer:
                for stream in _streams(self._blocks):
                    for batch in stream:
                        writer.write_batch(batch)
        except OSError as error:
            raise OutputError(f"cannot write to {self.name}: {error.strerror or error}") from None
        return path


def _without_surrogates(line: bytes) -> bytes:
    row = json.dumps(json.loads(line), ensure_ascii=False)
    return encode(row.translate(SURROGATES) + "\n")


def _writer(path: str, name: str, schema: Any) -> Any:
    if name.lower().endswith((".parquet", ".pq")):
        return parquet.ParquetWriter(path, schema, compression="zstd")
    return pa.ipc.new_file(path, schema, options=pa.ipc.IpcWriteOptions(compression="lz4"))


def _streams(path: str) -> Iterator[Any]:
    """The streams of Arrow IPC in a file."""
    with pa.OSFile(path) as file:
        while file.tell() < file.size():
            yield pa.ipc.open_stream(file)


def _with_kept(schema: Any, lines: bytes) -> Any:
    """The schema with the columns that the caller keeps, told by the first rows."""
    rows = [json.loads(line) for line in islice(lines.splitlines(), LOOKED_AT)]
    kept = {name: None for row in rows for name in row if name not in schema.names}
    for name in kept:
        schema = schema.append(pa.field(name, _type_of([row.get(name) for row in rows])))
    return schema


def _type_of(values: list[Any]) -> Any:
    try:
        found = pa.infer_type(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.string()
    return pa.string() if pa.types.is_null(found) else found
