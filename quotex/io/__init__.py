"""Reading documents from files, and writing rows to files. Nothing here needs the extra ``[cli]``."""

from quotex.io.documents import Begin, Document, Item, Note, Problem, Record
from quotex.io.formats import INPUT_FORMATS, OUTPUT_FORMATS, UnsupportedFormat, format_of, writable_format
from quotex.io.readers.rows import Reading
from quotex.io.reading import input_format, read_files
from quotex.io.writing import Output, OutputError

__all__ = [
    "INPUT_FORMATS",
    "OUTPUT_FORMATS",
    "Begin",
    "Document",
    "Item",
    "Note",
    "Output",
    "OutputError",
    "Problem",
    "Reading",
    "Record",
    "UnsupportedFormat",
    "format_of",
    "input_format",
    "read_files",
    "writable_format",
]
