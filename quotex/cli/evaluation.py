"""``quotex evaluate``: score quotex on annotated corpora."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

import click

from quotex.cli import annotating, scores
from quotex.cli.options import pipeline_of
from quotex.cli.overwriting import check_place
from quotex.cli.papers import PAPER, paper_format, write_paper
from quotex.cli.rowfile import write_rows
from quotex.cli.stderr import tell
from quotex.evaluation import CorpusError, Evaluation, calibration, evaluate, predicted, read_corpus, report, score
from quotex.evaluation.kinds import kinds
from quotex.io import Output, rows
from quotex.io.formats import format_of
from quotex.io.places import Folder
from quotex.io.writing import make_folder
from quotex.language.catalogue import catalogue
from quotex.language.loading import load_language
from quotex.language.packs import AUTO
from quotex.render.html_errors import errors_page
from quotex.render.layout import visible, visible_line
from quotex.render.score_charts import calibration_chart, scores_chart

__all__ = ["work"]

SCORES, CALIBRATION = "precision-recall.svg", "calibration.svg"
WRITTEN = ("output", "json", "errors")  # options that name a file
ALONE = ("calibrate", "predictions", "compare")  # options for one corpus
OWN = "quotex"  # the name of quotex among the tools


def work(options: dict[str, Any]) -> None:
    """Evaluate as the options say, or write a template. Raises OutputError if a file cannot be written."""
    if options["template"]:
        annotating.work(options)
    annotating.check_alone(options)
    format = _check(options)
    evaluations = {name: _evaluated(name, options) for name in options["corpora"]}
    tools = {name: _tools(name, evaluation, options) for name, evaluation in evaluations.items()}
    if options["errors"]:
        _write(options["errors"], _shown_errors(evaluations, options))
    if options["json"]:
        _write(options["json"], json.dumps(_figures(evaluations), ensure_ascii=False, indent=2) + "\n")
    if options["figures"]:
        _draw(options["figures"], evaluations)
    if format is not None:
        _tell_outside(tools)
        _write_scores(tools, format, options)
        return
    text = "\n".join(_table(name, evaluation, options) for name, evaluation in evaluations.items())
    if options["compare"]:
        text += "\n" + scores.compared(tools, list(scores.score_rows(tools, options["seed"])))
    if options["calibrate"]:
        text += _calibrated(evaluations[options["corpora"][0]], options)
    with Output() as output:
        output.write(visible(text))


def _tools(corpus: str, evaluation: Evaluation, options: dict[str, Any]) -> dict[str, Evaluation]:
    """Return the evaluations of a corpus by tool: quotex or ``--predictions``, and the tools to compare."""
    found = {options["predictions"] or OWN: evaluation}
    for name in options["compare"]:
        if name in found:
            raise click.UsageError(f"{name} can't be compared with itself")
        found[name] = _evaluated(corpus, options | {"predictions": name})
    return found


def _tell_outside(tools: Mapping[str, Mapping[str, Evaluation]]) -> None:
    """Report the predictions that a table of scores leaves out."""
    for corpus, found in tools.items():
        for tool, evaluation in found.items():
            if note := report.outside(evaluation):
                tell(f"{corpus if tool == OWN else f'{corpus}, {tool}'}: {note}")


def _write_scores(tools: Mapping[str, Mapping[str, Evaluation]], format: str, options: dict[str, Any]) -> None:
    """Write the figures as a table for a paper, or as data."""
    found = scores.score_rows(tools, options["seed"])
    if format in PAPER:
        write_paper(found, options["output"], format, scores.score_columns(tools), scores.NOTES)
    else:
        write_rows(found, options["output"], format, scores.COLUMNS)


def _check(options: dict[str, Any]) -> str | None:
    """Refuse options that conflict or would overwrite an input. Return the format of the table, if one is asked for."""
    format = paper_format(options["output"], options["format"]) or options["format"]
    if format is None and options["output"] and options["output"].lower().endswith(".csv"):
        format = "csv"
    if options["calibrate"] and not options["output"]:
        raise click.UsageError("--calibrate needs -o")
    if options["calibrate"] and options["language"] == AUTO:
        raise click.UsageError("--calibrate counts answers for one pack: name it as --language")
    if options["calibrate"] and format:
        raise click.UsageError(f"--calibrate writes counts to -o, not {format}: leave out one of them")
    if options["output"] and not format and not options["calibrate"]:
        raise click.UsageError("-o is for a table (.md, .tex, .csv, .json, or --format) or for --calibrate")
    if options["calibrate"] and options["predictions"]:
        raise click.UsageError("--calibrate counts answers of quotex, not those of --predictions")
    for name in ALONE:
        if options[name] and len(options["corpora"]) > 1:
            raise click.UsageError(f"--{name} works with one corpus only")
    if options["calibrate"] and options["compare"]:
        raise click.UsageError("--calibrate does not work with --compare: leave out one of them")
    if options["figures"] and find_spec("matplotlib") is None:
        raise click.UsageError("--figures needs matplotlib: pip install matplotlib")
    if options["errors"] and format_of(options["errors"]) not in (None, "jsonl", "json", "html"):
        raise click.UsageError(f"--errors writes JSONL, or a page (.html), but {options['errors']} has another suffix")
    _check_files(options)
    return format


def _check_files(options: dict[str, Any]) -> None:
    read = [*options["corpora"], *options["rules"], *filter(None, [options["predictions"], *options["compare"]])]
    written = [options[name] for name in WRITTEN if options[name]]
    for name in written:
        check_place(name)
    for place, name in enumerate(written):
        if any(os.path.isfile(name) and os.path.isfile(one) and os.path.samefile(name, one) for one in read):
            raise click.UsageError(f"{name} is also an input")
        if name in written[:place]:
            raise click.UsageError(f"two of -o, --json and --errors name the same file: {name}")


def _evaluated(corpus: str, options: dict[str, Any]) -> Evaluation:
    pipeline = pipeline_of(options)
    documents = read_corpus(corpus, options["corpus_format"])
    try:
        if options["predictions"]:
            return score(predicted(documents, options["predictions"]), loose=options["loose"])
        return evaluate(documents, pipeline, loose=options["loose"], workers=options["workers"])
    except CorpusError as error:
        tell(error)
        sys.exit(1)


def _shown_errors(evaluations: Mapping[str, Evaluation], options: dict[str, Any]) -> str | bytes:
    """Return the list of errors: a page if the file name ends in .html, else rows."""
    errors = [{"corpus": name} | row for name, evaluation in evaluations.items() for row in evaluation.total.errors]
    if options["errors"].lower().endswith((".html", ".htm")):
        return errors_page(errors, catalogue(pipeline_of(options).pack))
    return b"".join(map(rows.to_json, errors))


def _figures(evaluations: Mapping[str, Evaluation]) -> dict[str, Any]:
    """Return the figures of one corpus, or a list for several."""
    found = [{"corpus": name, **evaluation.to_dict()} for name, evaluation in evaluations.items()]
    return found[0] if len(found) == 1 else {"corpora": found}


def _draw(folder: str, evaluations: Mapping[str, Evaluation]) -> None:
    make_folder(folder)
    opened = Folder(folder)
    try:
        drawn = scores_chart({name: kinds(each) for name, each in evaluations.items()})
    except ModuleNotFoundError as error:  # a module that matplotlib needs
        raise click.UsageError(str(error)) from None
    _write(SCORES, drawn, opened)
    claimed = {
        name: (calibration.equal_bins(each.total.outcomes), calibration.even_bins(each.total.outcomes))
        for name, each in evaluations.items()
        if each.has_confidences
    }
    for name in (name for name in evaluations if name not in claimed):
        tell(f"{name}: no answer has a confidence, so {CALIBRATION} leaves it out")
    if claimed:
        _write(CALIBRATION, calibration_chart(claimed), opened)


def _table(name: str, evaluation: Evaluation, options: dict[str, Any]) -> str:
    heading = f"{visible_line(name)}\n" if len(options["corpora"]) > 1 else ""
    return heading + report.table(evaluation, per_document=options["per_document"])


def _calibrated(evaluation: Evaluation, options: dict[str, Any]) -> str:
    """Write the counts, and return how well they predict."""
    outcomes, names = evaluation.total.outcomes, evaluation.total.names
    known = load_language(pipeline_of(options).pack).estimates.counts
    counts = calibration.add(calibration.tally([*outcomes, *names]), known, stories=evaluation.style == "novels")
    _write(options["output"], calibration.to_toml(counts))
    quality = calibration.quality(calibration.cross_validated(outcomes))
    return "\nwith these counts, in five-fold cross-validation\n" + report.confidence(quality)


def _write(path: str, text: str | bytes, folder: Folder | None = None) -> None:
    with Output(path, place=folder.place(path) if folder else None) as output:
        output.write(text)
