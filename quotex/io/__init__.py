"""Documents in from files, rows out to files. Nothing here needs the extra ``[cli]``."""

from quotex.io.formats import INPUT_FORMATS, UnsupportedFormat, format_of, writable_format
from quotex.io.reading import Note, Problem, Record, input_format, read_files
from quotex.io.writing import Output, OutputError

__all__ = [
    "INPUT_FORMATS",
    "Note",
    "Output",
    "OutputError",
    "Problem",
    "Record",
    "UnsupportedFormat",
    "format_of",
    "input_format",
    "read_files",
    "writable_format",
]
