"""Read the files of a corpus; a file that cannot be read gives one clear line."""

from __future__ import annotations

import csv
import gzip
import json
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from quotex.bounded import MOST, read_bounded
from quotex.csvrows import CsvRows
from quotex.evaluation.gold import CorpusError, Span
from quotex.reasons import plain_gzip_error, plain_json_error, plain_reason

__all__ = ["csv_rows", "json_rows", "lines", "read_text", "span_in"]

BYTE_ORDER_MARK = "\ufeff"  # some editors begin files with it


def read_text(path: Path) -> str:
    """Return the text of a file. Line ends stay as they are, because offsets count them."""
    try:
        return read_bounded(path).decode("utf-8")
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8: byte {error.start} ({error.reason})") from None


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each line that is not blank, with its place: ``FILE:LINE``."""
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            yield f"{path}:{number}", line.rstrip("\r")


def csv_rows(path: Path, *columns: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each row of a CSV file that has ``columns``, with its place."""
    rows = CsvRows(read_text(path).splitlines(keepends=True), most=MOST, strict=True)
    try:
        header = next(rows, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise CorpusError(f"{path}:1: no column {missing[0]!r} (columns: {', '.join(header or ['none'])})")
        for cells in filter(None, rows):
            place, row = f"{path}:{rows.line_num}", dict(zip(header, cells, strict=False))
            if not row.keys() >= {*columns}:
                raise CorpusError(f"{place}: the row has fewer fields than the header")
            yield place, row
    except csv.Error as error:
        raise CorpusError(f"{path}:{rows.line_num}: broken CSV: {error}") from None


def json_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each JSON object of a JSONL file, gzipped or not, or of a list in a JSON file, with its place."""
    return _listed_rows(path) if path.suffix == ".json" else _line_rows(path)


def _listed_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        rows = json.loads(read_text(path).removeprefix(BYTE_ORDER_MARK))
    except json.JSONDecodeError as error:
        plain = plain_json_error(error)
        raise CorpusError(f"{path}:{plain.lineno}: not JSON: {plain.msg} at column {plain.colno}") from None
    except CorpusError:
        raise
    except ValueError as error:  # a number of 5,000 digits
        raise CorpusError(f"{path}: not JSON that quotex reads: {plain_reason(error)}") from None
    except RecursionError:
        raise CorpusError(f"{path}: JSON nested too deeply") from None
    if not isinstance(rows, list):
        raise CorpusError(f"{path}: not a list of documents")
    for number, row in enumerate(rows, 1):
        place = f"{path}: document {number}"
        if not isinstance(row, dict):
            raise CorpusError(f"{place}: not a JSON object")
        yield place, row


def _line_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    place = str(path)
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for number, line in enumerate(iter(partial(file.readline, MOST + 1), ""), 1):
                place = f"{path}:{number}"
                if len(line) > MOST:
                    raise CorpusError(f"{place}: the line is larger than {MOST // 1_000_000} MB")
                if not line.strip():
                    continue
                row = json.loads(line.removeprefix(BYTE_ORDER_MARK))
                if not isinstance(row, dict):
                    raise CorpusError(f"{place}: not a JSON object")
                yield place, row
    except json.JSONDecodeError as error:
        plain = plain_json_error(error)
        raise CorpusError(f"{place}: not JSON: {plain.msg} at column {plain.colno}") from None
    except RecursionError:
        raise CorpusError(f"{place}: JSON nested too deeply") from None
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8: {error.reason}") from None
    except CorpusError:
        raise
    except ValueError as error:  # a number of 5,000 digits
        raise CorpusError(f"{place}: not JSON that quotex reads: {plain_reason(error)}") from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise CorpusError(f"{path}: damaged: {plain_gzip_error(error)}") from None
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror or error}") from None


def span_in(text: str, pair: Any, place: str) -> Span:
    """Return ``[start, end]`` as a span of ``text``. Raises CorpusError if it is not one."""
    if not isinstance(pair, (list, tuple)) or len(pair) != 2 or not all(type(offset) is int for offset in pair):
        raise CorpusError(f"{place}: {pair!r} is not a span [start, end]")
    start, end = pair
    if start > end:
        raise CorpusError(f"{place}: span {start}:{end} ends before it begins")
    if not 0 <= start <= end <= len(text):
        raise CorpusError(f"{place}: span {start}:{end} is outside the text of {len(text)} characters")
    return start, end
