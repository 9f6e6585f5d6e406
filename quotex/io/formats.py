"""What a file is, by its name and its first bytes, and what quotex can do with it."""

from __future__ import annotations

import re
from pathlib import PurePath

__all__ = ["INPUT_FORMATS", "UnsupportedFormat", "detect", "format_of", "writable_format"]

INPUT_FORMATS = ("jsonl", "csv", "text")
COMPRESSIONS = (".gz",)
SUFFIXES = {
    **dict.fromkeys((".jsonl", ".ndjson", ".json"), "jsonl"),
    **dict.fromkeys((".txt", ".text", ".md"), "text"),
    **dict.fromkeys((".htm", ".html", ".xhtml"), "html"),
    **dict.fromkeys((".warc", ".wet", ".wat"), "warc"),
    **dict.fromkeys((".arrow", ".feather", ".arrows"), "arrow"),
    **dict.fromkeys((".xls", ".xlsx", ".ods"), "sheet"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), "office"),
    **dict.fromkeys((".zst", ".zstd", ".bz2", ".xz", ".lz4", ".7z", ".zip", ".tar", ".tgz"), "packed"),
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".pdf": "pdf",
    ".epub": "epub",
    ".xml": "xml",
}

# Magic numbers: what no text begins with.
MAGIC = {
    b"PAR1\x15": "parquet",
    b"ARROW1\x00\x00": "arrow",
    b"WARC/1.": "warc",
    b"%PDF-1": "pdf",
    b"PK\x03\x04": "zip",
    b"\x28\xb5\x2f\xfd": "packed",
    **{b"BZh%d1AY&SY" % level: "packed" for level in range(1, 10)},
    b"\xfd7zXZ\x00": "packed",
    b"\x04\x22\x4d\x18": "packed",
    b"7z\xbc\xaf\x27\x1c": "packed",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "office",
    b"{\\rtf1": "office",
    b"SQLite format 3\x00": "database",
    b"Obj\x01": "avro",
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
JSONL_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?+\s*+\{\s*+["}]')

# What to do with a file that quotex does not read.
ADVICE = {
    "html": "is HTML, and quotex reads text: take the text out first, with resiliparse, inscriptis or trafilatura",
    "xml": "is XML, and quotex reads text: take the text out first",
    "warc": "is a WARC file: take the texts out first, with fastwarc and resiliparse",
    "tsv": "has tabs between its columns: make it CSV or JSONL",
    "parquet": "is a Parquet file: write it as JSONL first, with DuckDB or pandas",
    "arrow": "is an Arrow file: write it as JSONL first, with pyarrow or DuckDB",
    "avro": "is an Avro file: write it as JSONL first",
    "database": "is a database: write the texts as JSONL first",
    "sheet": "is a spreadsheet: save it as CSV first",
    "office": "is a document of a word processor: save it as plain text first",
    "epub": "is a book in EPUB: save it as plain text first",
    "pdf": "is a PDF: take the text out first, with pdftotext",
    "zip": "is a ZIP archive, or a document that is one: unpack it, or save it as plain text",
    "packed": "is packed in a way that quotex does not unpack: unpack it, or pack it with gzip",
    "picture": "is a picture",
}
READS = "quotex reads JSONL, CSV with commas and plain text, gzipped or not"


class UnsupportedFormat(ValueError):
    """The file is of a format that quotex does not read or write. Says which, and what to do, in one line."""


def format_of(name: str) -> str | None:
    """The format that the suffix of a file name tells, that of a compression left aside; None where it tells none.

    >>> format_of("pages.jsonl.gz"), format_of("page.html"), format_of("page.html.bz2"), format_of("notes")
    ('jsonl', 'html', 'packed', None)
    """
    path = PurePath(name)
    suffix = PurePath(path.stem).suffix if path.suffix.lower() in COMPRESSIONS else path.suffix
    return SUFFIXES.get(suffix.lower())


def detect(name: str, head: bytes) -> str:
    """The format of a file by its first bytes, unpacked, and its name: one of ``INPUT_FORMATS``.

    Raises UnsupportedFormat where it is another one that quotex knows by sight.

    >>> detect("pages.jsonl", b'{"text": "It rained."}'), detect("-", b'{"text": "It rained."}'), detect("a.txt", b"It")
    ('jsonl', 'jsonl', 'text')
    """
    found = _by_bytes(head) or format_of(name)
    if found is None:
        found = "jsonl" if JSONL_BEGINS.match(head) else "text"
    elif found == "xml" and not XML_BEGINS.match(head):
        found = "text"
    if found in ADVICE:
        raise UnsupportedFormat(f"{ADVICE[found]} ({READS})")
    return found


def _by_bytes(head: bytes) -> str | None:
    found = next((format for magic, format in MAGIC.items() if head.startswith(magic)), None)
    return found or ("html" if HTML_BEGINS.match(head) else "xml" if XML_BEGINS.match(head) else None)


def writable_format(name: str) -> str | None:
    """The format of the rows that go into a file of that name; None where the suffix tells none.

    Raises UnsupportedFormat where it tells one that quotex does not write.

    >>> writable_format("out.csv.gz"), writable_format("out")
    ('csv', None)
    """
    found = format_of(name)
    if found in ADVICE:
        raise UnsupportedFormat(
            f"quotex writes no {PurePath(name).suffix} file: give -o a name in .jsonl, .csv or .txt, "
            "or in one of these and .gz"
        )
    return found
