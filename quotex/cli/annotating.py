"""``quotex evaluate --template``: turn texts into a file to annotate."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from quotex.cli.columns import Watch
from quotex.cli.options import pipeline_of
from quotex.cli.outputs import is_on_terminal
from quotex.cli.rowfile import complete_file
from quotex.cli.run import Log, readable
from quotex.cli.stderr import tell
from quotex.evaluation.template import template
from quotex.io import Reading, read_files, rows
from quotex.render.layout import visible_rows

__all__ = ["check_alone", "work"]

OWN = ("prefill", "field", "id_field")  # options for templates only
SCORING = (
    "predictions",
    "loose",
    "per_document",
    "json",
    "errors",
    "figures",
    "calibrate",
    "corpus_format",
    "format",
    "compare",
)
IN_MARKS = ("direct", "mixed", "scare")
READABLE = (".jsonl", ".jsonl.gz", ".json")  # what `quotex evaluate` reads


def work(options: dict[str, Any]) -> NoReturn:
    """Write the template that the options ask for, and exit. Raises OutputError if it cannot be written."""
    _check(options)
    pipeline = pipeline_of(options | {"kinds": tuple(dict.fromkeys((*IN_MARKS, *options["kinds"])))})
    reading = Reading(field=options["field"] or "text", id_field=options["id_field"] or "id")
    watch = Watch(list(options["corpora"]), reading)
    made = []
    with Log(advice="") as log:
        for each in readable(read_files(list(options["corpora"]), reading), log):
            watch.see(each)
            made.append(template(str(each.id), each.text, pipeline, prefill=options["prefill"]))
    watch.end()
    if made:
        _write(made, options["output"])
    sys.exit(1 if log.problems else 0)


def check_alone(options: dict[str, Any]) -> None:
    """Refuse options for templates without --template."""
    for name in OWN:
        if options[name]:
            raise click.UsageError(f"{_shown(name)} needs --template")


def _check(options: dict[str, Any]) -> None:
    for name in SCORING:
        if options[name]:
            raise click.UsageError(f"--template does not score: leave out {_shown(name)}")
    output = options["output"]
    if output is None:
        return
    if not output.endswith(READABLE):
        raise click.UsageError(f"{output} must end in one of {', '.join(READABLE)}, which `quotex evaluate` reads")
    if os.path.exists(output):
        raise click.UsageError(f"{output} already exists and may hold annotations: remove it, or choose another name")


def _shown(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _write(made: Sequence[dict[str, Any]], name: str | None) -> None:
    written = _listed(made) if name and name.endswith(".json") else b"".join(map(rows.to_json, made))
    with complete_file(name) as output:
        output.write(visible_rows(written, in_json=True) if is_on_terminal(name) else written)
    if name:
        quotations = sum(len(document["quotes"]) for document in made)
        tell(f"{len(made):,} documents with {quotations:,} quotations to fill in: {name}")


def _listed(made: Sequence[dict[str, Any]]) -> bytes:
    """Return the documents as a list with one quotation on each line, for an editor."""
    return b"[\n" + b",\n".join(map(_by_lines, made)) + b"\n]\n"


def _by_lines(document: dict[str, Any]) -> bytes:
    head = rows.to_json({key: value for key, value in document.items() if key != "quotes"}).rstrip()[:-1]
    lines = (b"\n  " + rows.to_json(quote).rstrip() for quote in document["quotes"])
    return head + b',\n "quotes":[' + b",".join(lines) + b"]}"
