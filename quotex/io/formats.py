"""The format of a file, by its name and first bytes, and what quotex can do with it."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from quotex.io.decoding import marked_encoding

__all__ = [
    "HTML",
    "INPUT_FORMATS",
    "OUTPUT_FORMATS",
    "PACKED",
    "UnsupportedFormat",
    "bad_times",
    "detect",
    "format_of",
    "rows_in",
    "writable_format",
]

INPUT_FORMATS = ("text", "jsonl", "json", "csv", "tsv", "parquet", "arrow", "warc", "html")
OUTPUT_FORMATS = ("text", "jsonl", "csv", "tsv", "parquet", "arrow")
HTML = "html"  # as output, the pages of a report
CAPTIONS = (".vtt", ".srt", ".sbv")  # suffixes of texts with a time before the words of each caption
PACKED = (".gz", ".bz2", ".xz", ".zst", ".zstd")
SUFFIXES = {
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    ".json": "json",
    **dict.fromkeys((".txt", ".text", ".md", *CAPTIONS), "text"),
    **dict.fromkeys((".htm", ".html", ".xhtml"), "html"),
    **dict.fromkeys((".warc", ".wet", ".wat"), "warc"),
    **dict.fromkeys((".arrow", ".feather", ".arrows"), "arrow"),
    **dict.fromkeys((".xls", ".xlsx", ".ods"), "sheet"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), "office"),
    **dict.fromkeys((".lz4", ".7z", ".zip", ".tar", ".tgz"), "packed"),
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".pdf": "pdf",
    ".epub": "epub",
    ".xml": "xml",
}

# Magic numbers; no text begins with these.
MAGIC = {
    b"PAR1\x15": "parquet",
    b"ARROW1\x00\x00": "arrow",
    b"WARC/1.": "warc",
    b"%PDF-1": "pdf",
    b"PK\x03\x04": "zip",
    b"\x04\x22\x4d\x18": "packed",
    b"7z\xbc\xaf\x27\x1c": "packed",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "office",
    b"{\\rtf1": "office",
    b"SQLite format 3\x00": "database",
    b"Obj\x01": "avro",
    b"<stata_dta>": "data",
    b"$FL2@(#)": "data",  # SPSS
    b"$FL3@(#)": "data",
    b"RDX2\n": "data",  # R: save …
    b"RDX3\n": "data",
    b"X\n\x00\x00\x00\x02": "data",  # … and saveRDS
    b"X\n\x00\x00\x00\x03": "data",
    b"\x80\x04\x95": "data",  # pickle
    b"\x80\x05\x95": "data",
    b"\x89PNG\r\n": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF87a": "picture",
    b"GIF89a": "picture",
}
HTML_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype\s++html|html|head|body)\b",
    re.IGNORECASE,
)
XML_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?+\s*+<\?xml\b")
ARRAY_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?+\s*+\[\s*+[{\]]")
JSONL_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?+\s*+\{\s*+["}]')

_TIMES = re.compile(r"-->|^\d++:\d\d:\d\d\.\d++,")  # looks like the times of a caption
_TIME = r"(?:\d{1,3}:){1,2}+\d\d[.,]\d{1,3}"
_TIMES_OF_CUE = re.compile(rf"\s*+{_TIME}(?:\s*+-->\s*+|,){_TIME}(?!\d)")

# Advice on files that quotex does not read.
ADVICE = {
    "xml": "is XML: extract the text first",
    "avro": "is an Avro file: write it as Parquet or JSONL first",
    "database": "is a database: write the texts as JSONL first",
    "data": "is a data file of another program: write it as CSV in UTF-8, or as Parquet, first",
    "sheet": "is a spreadsheet: save the sheet as CSV UTF-8 first",
    "office": "is a document of a word processor: save it as plain text first",
    "epub": "is a book in EPUB: save it as plain text first",
    "pdf": "is a PDF: extract the text first, for instance with pdftotext",
    "zip": "is a ZIP archive, or a document that is one: unpack it, or save it as plain text",
    "packed": "is compressed in a format that quotex can't read: decompress it, or use gzip, bzip2, xz or Zstandard",
    "picture": "is a picture",
}
READS = "quotex reads plain text, captions, JSON, CSV, TSV, Parquet, Arrow, WARC and HTML, compressed or not"


class UnsupportedFormat(ValueError):
    """A format that quotex does not read or write. The message says which, and what to do, in one line."""


def format_of(name: str) -> str | None:
    """Return the format of a file by its suffix, ignoring that of a compression; None if the suffix does not show it.

    >>> format_of("pages.jsonl.gz"), format_of("page.html"), format_of("notes.7z"), format_of("notes")
    ('jsonl', 'html', 'packed', None)
    """
    return SUFFIXES.get(_suffix(name).lower())


def _suffix(name: str) -> str:
    path = PurePath(name)
    return PurePath(path.stem).suffix if path.suffix.lower() in PACKED else path.suffix


def bad_times(name: str, text: str) -> str:
    """Return in words how many times of a file of captions cannot be read; empty if all can, and for other files.

    >>> bad_times("talk.vtt", "WEBVTT\\n\\n00:01.000 --> 00:03.000\\nIt leaks.\\n\\n00:03.000 -->\\nDoes it?")
    'not times of captions: 1 of 2, the first in line 6; their words are read'
    """
    if _suffix(name).lower() not in CAPTIONS:
        return ""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if _TIMES.search(line)]
    bad = [number for number, line in lines if not _TIMES_OF_CUE.match(line)]
    if not lines:
        return "no times of captions: it is read as plain text"
    where = f"{len(bad):,} of {len(lines):,}, the first in line {bad[0]:,}" if bad else ""
    return f"not times of captions: {where}; their words are read" if bad else ""


def detect(name: str, head: bytes, field: str = "text") -> str:
    """Return the format of a file, one of ``INPUT_FORMATS``, by its first bytes (unpacked) and its name.

    If the suffix does not show the format, a first line that names columns, one of them ``field``, makes it a table.

    Raises UnsupportedFormat for a recognized format that quotex does not read.

    >>> detect("pages.jsonl", b'{"text": "It rained."}'), detect("-", b'{"text": "It rained."}'), detect("a.txt", b"It")
    ('jsonl', 'jsonl', 'text')
    """
    found = _by_bytes(head) or format_of(name)
    if found in ("zip", "office"):  # documents of several programs begin in this way; the suffix tells which
        named = format_of(name)
        found = named if named in ("sheet", "office", "epub") else found
    if found is None or found == "json":
        found = _json_layout(head) or found or _table_layout(head, field) or "text"
    elif found == "xml" and not XML_BEGINS.match(head):
        found = "text"
    if found in ADVICE:
        raise UnsupportedFormat(f"{ADVICE[found]} ({READS})")
    return found


def rows_in(head: bytes, field: str) -> str | None:
    """Return the format of the rows in a file whose suffix says text, by its first bytes; None if they show no rows.

    >>> rows_in(b'{"text": "It rained."}', "text"), rows_in("id\\ttext\\n".encode("utf-16"), "text")
    ('jsonl', 'tsv')
    >>> rows_in(b'{"@context": "https://schema.org"}', "text")
    """
    if encoding := marked_encoding(head):
        head = head.decode(encoding, "ignore").encode("utf-8", "replace")
    if _json_layout(head) == "jsonl":
        return "jsonl" if b'"%s"' % field.encode("utf-8", "replace") in head else None
    return _table_layout(head, field)


def _json_layout(head: bytes) -> str | None:
    """Return json for an array or an object over several lines, jsonl for an object on each line, else None."""
    if ARRAY_BEGINS.match(head):
        return "json"
    if not JSONL_BEGINS.match(head):
        return None
    first, end, _ = head.removeprefix(codecs.BOM_UTF8).strip().partition(b"\n")
    return "jsonl" if first.rstrip().endswith(b"}") or not end else "json"


def _table_layout(head: bytes, field: str) -> str | None:
    """Return the format of a table if the first line names columns, one of them that of the texts.

    >>> _table_layout(b"id,text\\n1,It rained.\\n", "text"), _table_layout(b"No, text\\nIt rained, then.\\n", "text")
    ('csv', None)
    """
    first = head.removeprefix(codecs.BOM_UTF8).partition(b"\n")[0].rstrip(b"\r")
    for format, delimiter in (("tsv", b"\t"), ("csv", b","), ("csv", b";"), ("csv", b"|")):
        names = [cell.removeprefix(b'"').removesuffix(b'"') for cell in first.split(delimiter)]
        if len(set(names)) == len(names) > 1 and field.encode("utf-8", "replace") in names:
            return format
    return None


def _by_bytes(head: bytes) -> str | None:
    found = next((format for magic, format in MAGIC.items() if head.startswith(magic)), None)
    return found or ("html" if HTML_BEGINS.match(head) else "xml" if XML_BEGINS.match(head) else None)


def writable_format(name: str, asked: str | None = None) -> str | None:
    """Return the format for a file of that name; None if it has no suffix.

    ``asked`` is the format of ``--format``, with which the file may have any unknown suffix. Raises UnsupportedFormat
    if the suffix is that of a format that quotex does not write, or, without ``asked``, unknown.

    >>> writable_format("out.csv.gz"), writable_format("page.html"), writable_format("out.gz")
    ('csv', 'html', None)
    """
    suffix = _suffix(name)
    found = SUFFIXES.get(suffix.lower())
    if found is None and suffix and asked is None:
        raise UnsupportedFormat(
            f"{name} has a suffix ({suffix}) that is not that of a format: {_WRITES}, or add --format"
        )
    if found is not None and found not in (*OUTPUT_FORMATS, HTML):
        wanted = "use CSV" if found == "sheet" else _WRITES
        raise UnsupportedFormat(f"quotex can't write {suffix} files: {wanted}, compressed (.gz, .zst) or not")
    return found


_WRITES = "use .jsonl, .csv, .tsv, .parquet, .arrow, .html or .txt"
