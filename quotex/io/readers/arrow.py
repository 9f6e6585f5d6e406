"""Read Parquet and Arrow IPC with pyarrow, one document for each row. Needs the extra ``[arrow]``."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from quotex.io.decoding import OTHER_ENCODING, UTF8, describe
from quotex.io.documents import Item, Problem, Record
from quotex.io.readers.parquet_pages import largest_value
from quotex.io.readers.rows import ALL, Source, no_text, too_long
from quotex.io.unpackers import MissingExtra
from quotex.workers import attempt

__all__ = ["read_arrow", "read_parquet"]

ROWS = 64  # in a batch: few, because columns may be wide, and texts have up to 20 MB
BYTES = 1 << 26  # in a batch whose values may repeat one stored value
MANY = 256 * ROWS  # for columns with dictionaries, which pyarrow rebuilds for each batch of Parquet


def read_parquet(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Read Parquet, only the columns needed. A damaged row group does not stop the others."""
    parquet, checked = _pyarrow("pyarrow.parquet"), _checked()
    try:
        seekable = _seekable(stream)
        file = parquet.ParquetFile(seekable, pre_buffer=False)
        names = file.schema_arrow.names
    except Exception as error:  # pyarrow raises OSError, ValueError and errors of its own
        yield _damaged(source, error)
        return
    if lacking := _without_text(names, source):
        yield lacking
        return
    yield from source.named_twice(names)
    is_shared = any("dictionary<" in str(field.type) for field in file.schema_arrow)
    first = 1
    for group in range(file.num_row_groups):
        count = file.metadata.row_group(group).num_rows
        done = 0
        try:
            at_once = MANY if is_shared else _rows_at_once(seekable, file.metadata.row_group(group))
            for batch in file.iter_batches(at_once, row_groups=[group], columns=_wanted(names, source)):
                yield from _rows(batch, first + done, source, checked)
                done += batch.num_rows
        except Exception as error:
            yield _damaged(source, error, f"rows {first + done} to {first + count - 1}")
        first += count


def _rows_at_once(stream: Any, group: Any) -> int:
    """Return how many rows fit in memory if each has the largest value that is stored once for many rows."""
    largest = max((largest_value(stream, group.column(number)) for number in range(group.num_columns)), default=0)
    return max(1, min(ROWS, BYTES // max(1, largest)))


def read_arrow(stream: io.BufferedReader, source: Source) -> Iterator[Item]:
    """Read a file or a stream of Arrow IPC. A damaged batch does not stop the other batches of a file."""
    ipc, checked = _pyarrow("pyarrow.ipc"), _checked()
    is_file = stream.peek(6)[:6] == b"ARROW1"
    try:
        reader = ipc.open_file(_seekable(stream)) if is_file else ipc.open_stream(stream)
        names = reader.schema.names
    except Exception as error:
        yield _damaged(source, error)
        return
    if lacking := _without_text(names, source):
        yield lacking
        return
    yield from source.named_twice(names)
    yield from _batches(reader, source, checked) if is_file else _stream(reader, stream, source, checked)


def _batches(reader: Any, source: Source, checked: Any) -> Iterator[Item]:
    """Yield the rows of a file. After a damaged batch, row numbers are unknown, so rows are numbered within batches."""
    done, is_counted = 0, True
    batches = enumerate((attempt(reader.get_batch, number) for number in range(reader.num_record_batches)), 1)
    for is_broken, run in groupby(batches, key=_is_broken):
        if is_broken:
            broken = list(run)
            yield _damaged(source, broken[0][1], f"batches {broken[0][0]} to {broken[-1][0]}")
            is_counted = False
            continue
        for number, batch in run:
            if is_counted:
                yield from _rows(batch, done + 1, source, checked)
            else:
                yield from _rows(batch, 1, source, checked, f"batch {number} ")
            done += batch.num_rows


def _stream(reader: Any, stream: io.BufferedReader, source: Source, checked: Any) -> Iterator[Item]:
    done = 0
    try:
        for batch in reader:
            yield from _rows(batch, done + 1, source, checked)
            done += batch.num_rows
        if stream.read(1):
            raise ValueError("the stream ends before the file does")
    except Exception as error:
        yield _damaged(source, error, f"rows from {done + 1} on")


def _pyarrow(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise MissingExtra("Parquet and Arrow files need pyarrow: pip install pyarrow") from None


def _checked() -> Any:
    from quotex.io.readers.arrow_values import Checked

    return Checked()


def _seekable(stream: io.BufferedReader) -> Any:
    """Return the stream itself, or its contents in memory if it is not seekable, like a pipe."""
    return stream if stream.seekable() else io.BytesIO(stream.read())


def _wanted(names: list[str], source: Source) -> list[str] | None:
    """Return the columns needed; None means all."""
    reading = source.reading
    if reading.keep == ALL:
        return None
    asked = [reading.field, reading.id_field, reading.source_field, reading.language_field or "", "url", *reading.keep]
    return [name for name in names if name in asked or any(other.startswith(f"{name}.") for other in asked)]


def _without_text(names: list[str], source: Source) -> Problem | None:
    """Return the problem of a file without the column of texts, else None."""
    field = source.reading.field
    if not source.reading.needs_text or field in names or field.partition(".")[0] in names:
        return None
    return Problem(source.at("schema"), no_text("column", field, names))


def _rows(batch: Any, first: int, source: Source, checked: Any, before: str = "") -> Iterator[Item]:
    """Yield the documents of a batch. Its rows are numbered from ``first``, after the prefix ``before``."""
    try:
        checked.check(batch)  # all of it: one offset out of bounds would crash the process
    except Exception as error:
        yield _damaged(source, error, f"{before}rows {first} to {first + batch.num_rows - 1}")
        return
    for start in range(0, batch.num_rows, ROWS):
        for number, row in enumerate(_dicts(batch.slice(start, ROWS), source.reading.field), first + start):
            yield _document(row, f"{before}row {number}", source)


def _dicts(batch: Any, field: str) -> Iterator[dict[str, Any]]:
    from quotex.io.readers.arrow_values import values

    texts = (field, field.partition(".")[0])  # columns in which bytes that are not UTF-8 are a problem
    columns = [
        values(column, "surrogateescape" if name in texts else "backslashreplace")
        for name, column in zip(batch.schema.names, batch.columns, strict=True)
    ]
    for cells in zip(*columns, strict=True):
        yield dict(zip(batch.schema.names, cells, strict=True))


def _document(row: dict[str, Any], place: str, source: Source) -> Record | Problem:
    document = source.record(row, place)
    if isinstance(document, Problem):
        return document
    if len(document.text) > source.reading.most:
        return Problem(document.where, f"its text {too_long(source.reading.most)}")
    try:
        if not document.text.isascii():
            document.text.encode("utf-8", "surrogateescape").decode()
    except UnicodeDecodeError as error:
        reason = describe(error, UTF8).removesuffix(OTHER_ENCODING)
        return Problem(document.where, f"field {source.reading.field!r} is {reason}", row, document.id)
    return document


def _damaged(source: Source, error: Exception, where: str | None = None) -> Problem:
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return Problem(source.at(where) if where else source.name, f"damaged: {said}")


def _is_broken(numbered: tuple[int, Any]) -> bool:
    return isinstance(numbered[1], Exception)
