"""The command: its table, its files, and its messages about bad input."""

import json
import re
import sys
import tomllib

import pytest
from click.testing import CliRunner

from quotex.cli.commands import quotex
from quotex.cli.options import CORPUS_FORMATS
from quotex.evaluation import FORMATS


def test_the_command_lists_all_formats():
    assert CORPUS_FORMATS == FORMATS


def run(*arguments):
    return CliRunner().invoke(quotex, ["evaluate", *map(str, arguments)])


def test_the_command_writes_table_figures_errors_and_counts(tmp_path, samples):
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW)
    files = {name: tmp_path / name for name in ("figures.json", "errors.jsonl", "counts.toml")}
    result = run(
        corpus, "--per-document", "--json", files["figures.json"], "--errors", files["errors.jsonl"],
        "--calibrate", "-o", files["counts.toml"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "1 article\n" in result.output
    assert "span and speaker" in result.output
    figures = json.loads(files["figures.json"].read_text(encoding="utf-8"))
    assert figures["spans"]["gold"] == 1
    assert figures["per_document"][0]["id"] == "a"
    errors = [json.loads(line) for line in files["errors.jsonl"].read_text(encoding="utf-8").splitlines()]
    assert all(error["id"] == "a" for error in errors)
    right, seen = tomllib.loads(files["counts.toml"].read_text(encoding="utf-8"))["counts"]["all"]
    assert (right, seen) == (figures["end_to_end"]["right"], figures["spans"]["predicted"])


@pytest.mark.parametrize("name", ["polnear", "pdnc", "litbank"])
def test_every_published_format_is_scored(tmp_path, samples, name):
    result = run(getattr(samples, f"write_{name}")(tmp_path))
    assert result.exit_code == 0, result.output
    assert result.output.startswith("1 article\n" if name == "polnear" else "1 novel\n")


def test_errors_can_be_an_html_page(tmp_path, samples):
    wrong = {**samples.ROW, "quotes": [{**samples.ROW["quotes"][0], "source": []}]}
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", wrong)
    assert run(corpus, "--errors", tmp_path / "errors.html").exit_code == 0
    page = (tmp_path / "errors.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "1 error: speaker 1; 1 document of " in page
    assert "Ada Moor, cue “said”; wrong speaker." in page


def test_a_page_without_errors_says_so(tmp_path, samples):
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", {"id": "a", "text": "It rained.", "quotes": []})
    assert run(corpus, "--errors", tmp_path / "errors.html").exit_code == 0
    assert "0 errors." in (tmp_path / "errors.html").read_text("utf-8")


def test_workers_change_nothing(tmp_path, samples):
    rows = [{**samples.ROW, "id": str(number)} for number in range(9)]
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", *rows)
    assert run(corpus, "--workers", 2).output == run(corpus).output


def test_bad_input_is_reported_in_one_line(tmp_path):
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.output.startswith(f"quotex: {tmp_path}: not an annotated corpus")
    assert result.output.count("\n") == 1


def test_calibrate_needs_a_file(tmp_path):
    assert "--calibrate needs -o" in run(tmp_path, "--calibrate").output
    assert "-o is for a table" in run(tmp_path, "-o", tmp_path / "x").output


def test_a_file_that_cannot_be_written_is_reported(tmp_path, samples):
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW)
    result = run(corpus, "--json", tmp_path / ("x" * 300))
    assert result.exit_code == 1
    assert "cannot write to" in result.output


def rows_of_quotex(tmp_path, *arguments):
    source, target = tmp_path / "texts.jsonl", tmp_path / "rows.jsonl"
    texts = {"a": "“It leaks,” Ada Moor said. “It always has.”", "b": "He has seen “The Dam” twice. Nobody spoke."}
    source.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts.items()), "utf-8")
    done = CliRunner().invoke(quotex, ["extract", str(source), "-o", str(target), "--with-text", *arguments])
    assert done.exit_code == 0, done.output
    return target


def test_rows_of_quotex_can_be_annotations_and_predictions(tmp_path):
    rows = rows_of_quotex(tmp_path, "--kinds", "direct,mixed,scare,indirect")
    figures = tmp_path / "figures.json"
    assert run(rows, "--json", figures).exit_code == 0
    own = json.loads(figures.read_text("utf-8"))
    assert run(rows, "--predictions", rows, "--json", figures).exit_code == 0
    predicted = json.loads(figures.read_text("utf-8"))
    assert own["end_to_end"]["f1"] == predicted["end_to_end"]["f1"] == 1.0
    assert own["spans"] == predicted["spans"]


def test_ids_may_be_whole_numbers_as_in_rows_of_quotex(tmp_path, samples):
    rows = samples.write_jsonl(tmp_path / "gold.jsonl", {**samples.ROW, "id": 7})
    quotes = [{"start": quote["start"], "end": quote["end"]} for quote in samples.ROW["quotes"]]
    predictions = samples.write_jsonl(tmp_path / "other.jsonl", {"id": 7, "quotes": quotes})
    assert run(rows, "--predictions", predictions).exit_code == 0


def test_predictions_of_another_tool_are_scored(tmp_path, samples):
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW, {**samples.ROW, "id": "left out"})
    gold = samples.ROW["quotes"][0]
    found = [{"start": gold["start"], "end": gold["end"], "speaker": gold["source"][0]}]
    predictions = samples.write_jsonl(tmp_path / "other.jsonl", {"id": samples.ROW["id"], "quotes": found})
    figures = tmp_path / "figures.json"
    assert run(corpus, "--predictions", predictions, "--json", figures).exit_code == 0
    assert json.loads(figures.read_text("utf-8"))["end_to_end"]["recall"] == 0.5


def test_annotations_of_two_people_can_be_compared(tmp_path, samples):
    corpus, figures = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW), tmp_path / "figures.json"
    for quote in samples.ROW["quotes"]:
        assert quote["source"]
    words = [{**quote, "speaker": "Ada Moor"} for quote in samples.ROW["quotes"]]
    for quote in words:
        del quote["source"]
    for other in (samples.ROW, {**samples.ROW, "quotes": words}):
        predictions = samples.write_jsonl(tmp_path / "other.jsonl", other)
        assert run(corpus, "--predictions", predictions, "--json", figures).exit_code == 0
        assert json.loads(figures.read_text("utf-8"))["end_to_end"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"id": "z", "quotes": []}, "other.jsonl:1: the corpus has no document 'z'"),
        ({"id": "a"}, "other.jsonl:1: no field 'quotes'"),
        ({"id": "a", "quotes": [{"start": 0, "end": 10**6}]}, "is outside the text"),
        ({"id": "a", "quotes": [7]}, "not the shape of predicted quotes"),
        ({"id": "a", "quotes": [{"start": 0, "end": 1, "speaker": [1]}]}, "is not a span [start, end]"),
        (
            {"id": "a", "quotes": [{"start": 0, "end": 1, "confidence": "high"}]},
            "confidence 'high' is not a probability",
        ),
        ({"id": "a", "quotes": [{"start": 0, "end": 1, "confidence": float("nan")}]}, "confidence nan is no"),
        ({"id": "a", "quotes": [{"start": 0, "end": 1, "kind": ["x"]}]}, "kind holds ['x']"),
        ({"id": "a", "quotes": [{"start": 0, "end": 1, "rules": [{}]}]}, "rules holds {}"),
        ({"id": "a", "quotes": [{"start": 0, "end": 1, "speaker": {"start": 0, "end": 1, "name": 7}}]}, "name holds 7"),
    ],
)
def test_unreadable_predictions_are_reported_in_one_line(tmp_path, samples, row, told):
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW)
    result = run(corpus, "--predictions", samples.write_jsonl(tmp_path / "other.jsonl", row))
    assert result.exit_code == 1
    assert told in result.output
    assert result.output.count("\n") == 1


def test_predictions_cannot_be_calibrated(tmp_path):
    told = run(tmp_path, "--predictions", "x.jsonl", "--calibrate", "-o", tmp_path / "x").output
    assert "--calibrate counts answers of quotex" in told


def test_several_corpora_are_scored(tmp_path, samples):
    wrong = {**samples.ROW, "quotes": [{**samples.ROW["quotes"][0], "source": []}]}
    first, second = (samples.write_jsonl(tmp_path / name, wrong) for name in ("first.jsonl", "second.jsonl"))
    files = {name: tmp_path / name for name in ("figures.json", "errors.jsonl")}
    result = run(first, second, "--json", files["figures.json"], "--errors", files["errors.jsonl"])
    assert result.output.startswith(f"{first}\n1 article\n")
    assert f"\n\n{second}\n1 article\n" in result.output
    (one, other) = json.loads(files["figures.json"].read_text("utf-8"))["corpora"]
    assert (one.pop("corpus"), other.pop("corpus")) == (str(first), str(second))
    assert one == other
    corpora = [json.loads(line)["corpus"] for line in files["errors.jsonl"].read_text("utf-8").splitlines()]
    assert sorted(set(corpora)) == [str(first), str(second)]


@pytest.mark.parametrize("option", [["--predictions", "x.jsonl"], ["--calibrate", "-o", "x"]])
def test_some_options_need_a_single_corpus(tmp_path, option):
    assert f"{option[0]} works with one corpus only" in run(tmp_path, tmp_path, *option).output


def test_no_input_is_overwritten(tmp_path, samples):
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW)
    before = corpus.read_bytes()
    for option in ("--errors", "--json"):
        result = run(corpus, option, corpus)
        assert result.exit_code == 2
        assert f"{corpus} is also an input" in result.output
    assert corpus.read_bytes() == before
    result = run(corpus, "--errors", tmp_path / "out", "--json", tmp_path / "out")
    assert "two of -o, --json and --errors name the same file" in result.output


def test_charts_are_written(tmp_path, samples):
    pytest.importorskip("matplotlib", reason="needs the extra [plots]")
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW)
    for _ in range(2):
        result = run(corpus, "--figures", tmp_path / "charts" / "new")
        assert result.exit_code == 0, result.output
        charts = {path.name: path.read_text("utf-8") for path in (tmp_path / "charts" / "new").iterdir()}
        assert charts.keys() == {"precision-recall.svg", "calibration.svg"}
    assert "annotated" in charts["precision-recall.svg"]


def test_without_confidences_no_calibration_is_drawn(tmp_path, samples):
    pytest.importorskip("matplotlib", reason="needs the extra [plots]")
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW)
    found = samples.write_jsonl(tmp_path / "found.jsonl", {"id": "a", "quotes": [{"start": 0, "end": 5}]})
    result = run(corpus, "--predictions", found, "--figures", tmp_path / "charts")
    assert "no answer has a confidence" in result.output
    assert [path.name for path in (tmp_path / "charts").iterdir()] == ["precision-recall.svg"]


def test_without_matplotlib_charts_are_refused(tmp_path, samples, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    result = run(samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW), "--figures", tmp_path / "charts")
    assert result.exit_code == 2
    assert "--figures needs matplotlib: pip install matplotlib" in result.output
    assert not (tmp_path / "charts").exists()


def test_two_tools_are_compared(tmp_path, samples):
    rows = [{**samples.ROW, "id": str(number)} for number in range(12)]
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", *rows)
    none = samples.write_jsonl(tmp_path / "none.jsonl", *({"id": str(number), "quotes": []} for number in range(12)))
    result = run(corpus, "--compare", none)
    assert result.exit_code == 0, result.output
    assert re.search(r"none\.jsonl +spans +\.000 +\.000 .* -1\.000 \[-1\.000, -1\.000\] +< \.001", result.output)
    assert run(corpus, "--compare", none, "-o", tmp_path / "t.tex").stdout == ""
    assert r"\toprule" in (tmp_path / "t.tex").read_text(encoding="utf-8")
    table = run(corpus, "--compare", none, "--format", "csv").stdout.splitlines()
    assert table[0].startswith("corpus,tool,measure,precision,precision_low,")
    assert len(table) == 5
    assert json.loads(run(corpus, "--format", "json").stdout)[0]["tool"] == "quotex"


def test_without_confidences_no_figures_about_them_are_given(tmp_path, samples):
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW)
    (quote,) = samples.ROW["quotes"]
    found = [{"start": quote["start"], "end": quote["end"], "speaker": None}]
    other = samples.write_jsonl(tmp_path / "other.jsonl", {"id": "a", "quotes": found})
    result = run(corpus, "--predictions", other, "--json", tmp_path / "f.json")
    assert result.exit_code == 0, result.output
    assert "confidence" not in result.output
    assert json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))["confidence"] is None
    assert "confidence" in run(corpus).output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--compare", "{other}", "--compare", "{other}"), "can't be compared with itself"),
        (("--calibrate", "-o", "c.toml", "--format", "csv"), "leave out one of them"),
        (("-o", "c.xyz"), "-o is for a table"),
        (("--errors", "e.csv"), "--errors writes JSONL, or a page (.html), but e.csv has another suffix"),
        (("--format", "latex", "-o", "t.md"), "another format"),
    ],
)
def test_incompatible_options_are_refused(tmp_path, samples, options, told):
    corpus = samples.write_jsonl(tmp_path / "gold.jsonl", samples.ROW)
    other = samples.write_jsonl(tmp_path / "other.jsonl", {"id": "a", "quotes": []})
    result = run(corpus, *(option.format(other=other) for option in options))
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())


def test_quotations_that_the_corpus_does_not_list_are_reported(tmp_path):
    text = "“It leaks,” Ada Moor said. “It always has,” said Omar Reyes."
    listed = {"kind": "direct", "text": "It leaks,", "speaker": "Ada Moor"}
    corpus = tmp_path / "gold.jsonl"
    corpus.write_text(json.dumps({"id": "a", "text": text, "quotes": [listed]}), "utf-8")
    note = "1 predicted in marks that the corpus does not list: not counted as wrong spans\n"
    assert run(corpus).output.startswith(f"1 article\n{note}")
    assert f"quotex: {corpus}: {note}" in run(corpus, "--format", "csv").output
    both = [listed, {"kind": "scare", "text": "It always has,", "speaker": None}]
    corpus.write_text(json.dumps({"id": "a", "text": text, "quotes": both}), "utf-8")
    assert "does not list" not in run(corpus).output


def test_rules_of_your_own_are_scored(tmp_path):
    quote = {"kind": "mixed", "text": "a sieve with a name", "speaker": "Ada Moor"}
    row = {"id": "a", "text": "The hull, tutted Ada Moor, was “a sieve with a name”.", "quotes": [quote]}
    corpus, rules = tmp_path / "gold.jsonl", tmp_path / "mine.toml"
    corpus.write_text(json.dumps(row), "utf-8")
    rules.write_text('[verbs]\nreporting = "tut"\ndouble = "tut"\n', "utf-8")
    figures = tmp_path / "figures.json"
    right = []
    for options in ((), ("--rules", rules)):
        assert run(corpus, "--json", figures, *options).exit_code == 0
        right.append(json.loads(figures.read_text("utf-8"))["end_to_end"]["right"])
    assert right == [0, 1]
    assert "is also an input" in run(corpus, "--rules", rules, "--calibrate", "-o", rules).output
