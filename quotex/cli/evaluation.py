"""``quotex evaluate``: score quotex on an annotated corpus."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from quotex.cli.telling import tell
from quotex.evaluation import CorpusError, Evaluation, calibration, evaluate, predicted, read_corpus, report, score
from quotex.io import Output, rows
from quotex.language import load_language
from quotex.pipeline import Pipeline

__all__ = ["work"]


def work(options: dict[str, Any]) -> None:
    """Evaluate as the options say. Raises OutputError where a file can't be written."""
    evaluation = _evaluated(options)
    if options["errors"]:
        _write(options["errors"], b"".join(map(rows.to_json, evaluation.total.errors)))
    if options["json"]:
        _write(options["json"], json.dumps(evaluation.to_dict(), ensure_ascii=False, indent=2) + "\n")
    text = report.table(evaluation, per_document=options["per_document"])
    if options["calibrate"]:
        outcomes = evaluation.total.outcomes
        known = load_language(options["language"]).estimates.counts
        counts = calibration.add(calibration.tally(outcomes), known, stories=evaluation.style == "novels")
        _write(options["output"], calibration.to_toml(counts))
        text += "\nfrom these counts, in five folds\n" + report.confidence(
            calibration.quality(calibration.cross_validated(outcomes))
        )
    with Output() as output:
        output.write(text)


def _evaluated(options: dict[str, Any]) -> Evaluation:
    settings = ("language", "kinds", "min_confidence")
    try:
        pipeline = Pipeline(**{name: options[name] for name in settings})
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    documents = read_corpus(options["corpus"], options["format"])
    try:
        if options["predictions"]:
            return score(predicted(documents, options["predictions"]), loose=options["loose"])
        return evaluate(documents, pipeline, loose=options["loose"], workers=options["workers"])
    except CorpusError as error:
        tell(error)
        sys.exit(1)


def _write(path: str, text: str | bytes) -> None:
    with Output(path) as output:
        output.write(text)
