"""Documents in from files, rows out to files. Nothing here needs the extra ``[cli]``."""

from quotex.io.reading import INPUT_FORMATS, Note, Problem, Record, format_of, input_format, read_files
from quotex.io.writing import Output, OutputError, finished_ids

__all__ = [
    "INPUT_FORMATS",
    "Note",
    "Output",
    "OutputError",
    "Problem",
    "Record",
    "finished_ids",
    "format_of",
    "input_format",
    "read_files",
]
