"""Parquet and Arrow IPC, by pyarrow: a document a row. Needs the extra ``[arrow]``."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from quotex.io.compression import MissingExtra
from quotex.io.documents import Item, Problem
from quotex.io.readers.rows import ALL, Source, too_long

__all__ = ["read_arrow", "read_parquet"]

ROWS = 256  # of a batch, so that little is held of columns that are wide


def read_parquet(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Only the columns that are asked for are read; a row group that is damaged does not stop the others."""
    parquet = _pyarrow("pyarrow.parquet", source)
    try:
        file = parquet.ParquetFile(_seekable(stream), pre_buffer=False)
    except Exception as error:  # pyarrow raises OSError, ValueError and others of its own
        yield _damaged(source, error)
        return
    names = file.schema_arrow.names
    if lacking := _without_text(names, source):
        yield lacking
        return
    first = 1
    for group in range(file.num_row_groups):
        count = file.metadata.row_group(group).num_rows
        done = 0
        try:
            for batch in file.iter_batches(ROWS, row_groups=[group], columns=_wanted(names, source)):
                yield from _rows(batch, first + done, source)
                done += batch.num_rows
        except Exception as error:
            yield _damaged(source, error, f"rows {first + done} to {first + count - 1}")
        first += count


def read_arrow(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """A file or a stream of Arrow IPC."""
    ipc = _pyarrow("pyarrow.ipc", source)
    is_file = stream.peek(6)[:6] == b"ARROW1"
    done = 0
    try:
        reader = ipc.open_file(_seekable(stream)) if is_file else ipc.open_stream(stream)
        if lacking := _without_text(reader.schema.names, source):
            yield lacking
            return
        batches = (reader.get_batch(n) for n in range(reader.num_record_batches)) if is_file else iter(reader)
        for batch in batches:
            for start in range(0, batch.num_rows, ROWS):
                yield from _rows(batch.slice(start, ROWS), done + start + 1, source)
            done += batch.num_rows
    except Exception as error:
        yield _damaged(source, error, f"rows from {done + 1} on")


def _pyarrow(module: str, source: Source) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise MissingExtra("Parquet and Arrow files need pyarrow: pip install 'quotex[arrow]'") from None


def _seekable(stream: io.BufferedReader) -> Any:
    """The stream itself, or all it holds where one can't go back in it, as in a pipe."""
    return stream if stream.seekable() else io.BytesIO(stream.read())


def _wanted(names: list[str], source: Source) -> list[str] | None:
    """The columns that are needed; None for all."""
    reading = source.reading
    if reading.keep == ALL:
        return None
    asked = [reading.field, reading.id_field, reading.source_field, reading.language_field or "", "url", *reading.keep]
    return [name for name in names if name in asked or any(other.startswith(f"{name}.") for other in asked)]


def _without_text(names: list[str], source: Source) -> Problem | None:
    """What is wrong with a file that lacks the column of texts."""
    if not source.reading.needs_text or source.reading.field.partition(".")[0] in names:
        return None
    return Problem(source.at("schema"), f"no column {source.reading.field!r} (columns: {', '.join(names)})")


def _rows(batch: Any, first: int, source: Source) -> Iterator[Item]:
    for number, row in enumerate(batch.to_pylist(), first):
        document = source.record(row, f"row {number}")
        if not isinstance(document, Problem) and len(document.text) > source.reading.most:
            document = Problem(document.where, f"its text {too_long(source.reading.most)}")
        yield document


def _damaged(source: Source, error: Exception, where: str | None = None) -> Problem:
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return Problem(source.at(where) if where else source.name, f"damaged: {said}")
