"""The command ``quotex evaluate``."""

from __future__ import annotations

from typing import Any

import click

from quotex.cli.counting_options import SCORE_FORMATS
from quotex.cli.help import Command, annotating_option, input_option, output_option, scoring_option
from quotex.cli.options import CORPUS_FORMATS, LANGUAGE, QUOTES, RULES, WORKERS
from quotex.cli.values import FIELD, FILE, place_of

__all__ = ["evaluate"]


@click.command(cls=Command)
@click.argument("corpora", nargs=-1, required=True, type=FILE, metavar="CORPUS...")
@input_option(
    "--from",
    "corpus_format",
    type=click.Choice(CORPUS_FORMATS),
    help="Format of the corpora. Default: what the files look like.",
)
@QUOTES
@LANGUAGE
@RULES
@input_option("--predictions", type=FILE, help="Score the answers of another tool, as JSONL, instead of quotex.")
@scoring_option(
    "--compare",
    type=FILE,
    multiple=True,
    help="Compare with the answers of another tool or version, as JSONL. You can give several.",
)
@scoring_option(
    "--seed", type=int, default=0, show_default=True, metavar="N", help="Seed of the randomization test of --compare."
)
@scoring_option("--loose", is_flag=True, help="In novels, accept a part of one character's names.")
@scoring_option("--per-document", is_flag=True, help="Add a line for each article or novel.")
@output_option("--json", type=FILE, help="Write all figures to this file.")
@output_option(
    "--errors", type=FILE, help="Write wrong and missed answers to this file, as JSONL or as a page to read (.html)."
)
@output_option(
    "--figures", type=FILE, metavar="FOLDER", help="Draw precision, recall and calibration in this folder, as SVG."
)
@scoring_option(
    "--calibrate",
    is_flag=True,
    help="Count the answers of each kind and how many are right, and write the counts to -o.",
)
@annotating_option("--template", is_flag=True, help="Make a file to annotate from texts, without scoring.")
@annotating_option(
    "--prefill", is_flag=True, help="Fill the template with the quotes that quotex finds, for you to correct."
)
@annotating_option("--field", type=FIELD, help="For --template: field or column with the text. Default: text.")
@annotating_option("--id-field", type=FIELD, help="For --template: field or column with the id. Default: id.")
@output_option(
    "--format",
    type=click.Choice(SCORE_FORMATS),
    metavar="FORMAT",
    help=f"Table with 95 % intervals: {', '.join(SCORE_FORMATS)}. Default: what the suffix of -o says.",
)
@output_option(
    "-o",
    "--output",
    type=FILE,
    callback=place_of,
    help="File for the table (.md, .tex, .csv, .json), the counts of --calibrate, or the template.",
)
@WORKERS
def evaluate(**options: Any) -> None:
    """Score quotex on annotated corpora, as their authors publish them.

    \b
      quotex evaluate PolNeAR/data/dev          news: speakers are mentions
      quotex evaluate PDNC/data --per-document  novels: speakers are characters
      quotex evaluate mine.jsonl --errors errors.html
      quotex evaluate mine.jsonl --predictions other.jsonl
      quotex evaluate mine.jsonl --compare other.jsonl -o table.tex
      quotex evaluate mine.jsonl yours.jsonl --figures charts/
      quotex evaluate train.jsonl.gz --calibrate -o confidence.toml
      quotex evaluate --template texts/ -o mine.json   a file to fill in

    CORPUS is a folder of PolNeAR, PDNC or LitBank, or a file of JSONL or JSON.
    """
    from quotex.cli import evaluation  # it imports both engines, which other commands load later

    evaluation.work(options)
