"""The output format of a call, and the checks before anything is read."""

from __future__ import annotations

import os
import re
import sys
from importlib.util import find_spec
from itertools import combinations
from typing import Any

import click

from quotex.cli.parts import RESUMABLE, TABLES, Target, is_resumable
from quotex.io import OUTPUT_FORMATS, UnsupportedFormat, input_format, writable_format
from quotex.io.dolma import DOLMA
from quotex.io.files import is_pattern, is_remote
from quotex.io.formats import HTML
from quotex.io.writing import is_replaceable

__all__ = ["check_files", "check_output", "is_headed", "is_on_terminal", "output_format"]

NUMBER = re.compile(r"\{(?::\d{1,2})?\}")  # {:05}: other format fields could write gigabytes
PAGED = ("process", "extract")  # the commands that write HTML


def is_on_terminal(output: str | None = None) -> bool:
    """Whether a terminal shows what is written to ``output``; None is standard output."""
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def check_files(options: dict[str, Any]) -> None:
    """Refuse to write a file twice or over a file of rules, and an unknown encoding."""
    written = [options[name] for name in ("output", "rejects", "summary") if options.get(name)]
    for name in written:
        if any(name == file or _same_file(name, file) for file in options.get("rules", ())):
            raise click.UsageError(f"{name} can't be written: it is the file of --rules")
    for one, other in combinations(written, 2):
        if one == other or _same_file(one, other):
            raise click.UsageError(f"two of -o, --rejects and --summary name the same file: {one}")
    if options["encoding"]:
        _check_encoding(options["encoding"])


def _check_encoding(name: str) -> None:
    try:
        b" ".decode(name, "surrogateescape")  # codecs that are not for text, such as idna, refuse this
    except UnicodeDecodeError:
        pass  # a valid encoding, in which a blank is longer
    except (LookupError, UnicodeError):
        raise click.UsageError(f"there is no encoding {name!r}") from None


def _same_file(one: str, other: str) -> bool:
    return os.path.isfile(one) and os.path.isfile(other) and os.path.samefile(one, other)


def output_format(verb: str, options: dict[str, Any]) -> str:
    """Return the format that the options ask for, or that the output's name, the terminal or the input suggests."""
    output = options["output"]
    try:
        asked = options["format"] or ("text" if verb == "explain" else None)
        suffixed = writable_format(output, asked) if output and not Target(output, "").is_folder else None
    except UnsupportedFormat as error:
        raise click.UsageError(str(error)) from None
    if suffixed == HTML and verb not in PAGED and not options["format"]:
        raise click.UsageError(f"quotex {verb} writes no HTML: {' and '.join(PAGED)} do")
    if options["format"]:
        if (options["format"] in TABLES or suffixed in TABLES) and suffixed not in (None, options["format"]):
            raise click.UsageError(f"-o {output} has the suffix of another format than --format {options['format']}")
        return str(options["format"])
    if options.get("show_removed") or is_on_terminal(output):
        return "terminal"
    if verb == "explain":
        return "text"
    if suffixed == HTML:
        return HTML
    found = suffixed or input_format(options["files"][0], options["input_format"], options["field"])
    if found in TABLES and output is None:
        return "jsonl"
    return found if found in OUTPUT_FORMATS else "text" if found == "html" else "jsonl"


def check_output(format: str, options: dict[str, Any]) -> None:
    """Refuse output that the format or its destination cannot hold."""
    output = options["output"]
    target = Target(output, format)
    if options.get("resume") and not is_resumable(target):
        raise click.UsageError(_why_not_resumable(output, format))
    if options.get("show_removed") and format != "terminal":
        raise click.UsageError("--show-removed needs --format terminal")
    _check_added(format, options)
    if format in TABLES and (output is None or not (target.is_folder or is_replaceable(output))):
        raise click.UsageError(f"{format} needs -o with the name of a file")
    if format in TABLES and find_spec("pyarrow") is None:
        raise click.UsageError(f"{format} needs pyarrow: pip install pyarrow")
    if format == DOLMA:
        _check_attributes(options)
    if format == HTML:
        _check_pages(options)
    _check_number(output, options)


def _check_added(format: str, options: dict[str, Any]) -> None:
    """Refuse columns that text and flat rows leave out."""
    if format in (HTML, DOLMA) or (format in (*TABLES, "jsonl") and not options.get("flat")):
        return
    without = "--flat" if options.get("flat") else f"--format {format}, which leaves it out: use --format jsonl"
    for name in ("explain", "with_original", "with_text"):
        if options.get(name):
            raise click.UsageError(f"--{name.replace('_', '-')} does not work with {without}")


def _why_not_resumable(output: str | None, format: str) -> str:
    needed = f"a format of rows: {', '.join(RESUMABLE)}; or a folder of pages of HTML"
    if output is None:
        return f"--resume needs -o and {needed}"
    if not (Target(output, format).is_folder or is_replaceable(output)) or is_remote(output):
        return f"--resume needs -o with the name of a file: {output} can't show how far a run got"
    instead = "name a folder, -o report/" if format == HTML else "add --format jsonl"
    return f"--resume needs {needed}. This call writes {format}: {instead}"


def _check_number(output: str | None, options: dict[str, Any]) -> None:
    """Check ``--rows-per-file``: the files have a number in their names, as in ``out-{:05}.jsonl``."""
    has_number = output is not None and "{" in output
    if bool(options.get("rows_per_file")) != has_number:
        raise click.UsageError(
            "--rows-per-file needs a number in the name of -o (out-{:05}.jsonl), and a number needs --rows-per-file"
        )
    if output is None or not has_number:
        return
    rest, fields = NUMBER.subn("", output)
    if fields != 1 or "{" in rest or "}" in rest or NUMBER.search(os.path.dirname(output)):
        raise click.UsageError(f"{output} has no place for the number of a file: write out-{{:05}}.jsonl")


def _check_pages(options: dict[str, Any]) -> None:
    """Refuse options that would change the form of a page."""
    for name in ("flat", "explain", "with_original", "with_text", "bom", "rows_per_file"):
        if options.get(name):
            raise click.UsageError(f"--{name.replace('_', '-')} does not work with --format html")
    if options["output"] and is_remote(options["output"]) and Target(options["output"], HTML).is_folder:
        raise click.UsageError("a report must be a local folder: write it there, then copy it")


def _check_attributes(options: dict[str, Any]) -> None:
    """Refuse options that would change the form of attributes, or the file that they must be in."""
    files, output = options["files"], options["output"]
    for name in ("flat", "explain", "with_original", "keep", "rows_per_file"):
        if options.get(name):
            raise click.UsageError(
                f"--{name.replace('_', '-')} does not work with --format dolma, which has only spans"
            )
    if output and Target(output, DOLMA).is_folder:
        return
    if len(files) > 1 or os.path.isdir(files[0]) or is_pattern(files[0]):
        raise click.UsageError(
            "--format dolma writes a file for each file of documents: name a folder, -o attributes/quotex/"
        )
    found = input_format(files[0], options["input_format"], options["field"])
    if found != "jsonl":
        raise click.UsageError(f"--format dolma is for documents in JSON Lines; {files[0]} is {found}")


def is_headed(options: dict[str, Any]) -> bool:
    """Whether there are several documents, so that text output needs a heading for each."""
    files, output = options["files"], options["output"]
    if output and Target(output, "text").is_folder:
        return False
    several = len(files) > 1 or os.path.isdir(files[0]) or options["separator"] is not None
    return several or input_format(files[0], options["input_format"], options["field"]) not in ("text", "html")
