"""Columns of the input that are kept, asked for or named: none is lost or missing without a message."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from command import run_here

COMMAND = [sys.executable, "-m", "quotex"]
SAYS = "“It rained,” said Mayor Ada Moor. “Ask Omar Reyes.”\n"
ROWS = [{"id": f"{number}", "text": SAYS, "outlet": "Tideline", "views": number} for number in (1, 2, 3)]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, told="", given=b""):
    """The output of ``quotex ARGUMENTS``."""
    done = run_here(*arguments, "-q", given=given)
    assert (done.returncode, done.stderr) == (0, told)
    return done.stdout


def read_csv(text):
    return list(csv.DictReader(io.StringIO(text)))


def lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def write(name, rows):
    Path(name).write_text(lines(rows), encoding="utf-8")


def test_columns_with_names_of_output_columns_are_not_lost():
    write("in.jsonl", [{**ROWS[0], "kind": "letter", "quotes": 3}])
    row = json.loads(run("extract", "in.jsonl", "--keep", "all"))
    assert (row["input_kind"], row["input_quotes"], row["outlet"]) == ("letter", 3, "Tideline")
    assert len(row["quotes"]) == 2
    header = run("extract", "in.jsonl", "--keep", "all", "--format", "csv").splitlines()[0]
    assert header.endswith(",confidence,outlet,views,input_kind,input_quotes")
    write("in.jsonl", [{**ROWS[0], "input_kind": 3}, {**ROWS[1], "kind": "letter", "input_kind": 4}])
    found = read_csv(run("clean", "in.jsonl", "--keep", "kind,input_kind", "--format", "csv"))
    assert [(row["input_input_kind"], row["input_kind"]) for row in found] == [("", "3"), ("letter", "4")]


@pytest.mark.parametrize("keep", ["all,outlet", "outlet, all"])
def test_all_cannot_be_combined_with_column_names(keep):
    write("in.jsonl", ROWS)
    done = run_here("clean", "in.jsonl", "--keep", keep)
    assert done.returncode == 2
    assert "Invalid value for '--keep': all means every column: give it alone, or give names" in done.stderr


def test_texts_have_columns_for_their_folder_and_file():
    for outlet in ("courier", "tideline"):
        Path(outlet).mkdir()
        Path(outlet, "a.txt").write_text(SAYS, encoding="utf-8")
    Path("tideline", "a.txt").write_text(f"{SAYS}*\n{SAYS}", encoding="utf-8")
    told = "quotex: courier/a.txt: no line is exactly '*': it is read as one document\n"
    for keep in ("all", "folder,file"):
        call = ("extract", "courier", "tideline", "--separator", "*", "--format", "csv", "--keep", keep)
        found = read_csv(run(*call, told=told))
        assert {(row["folder"], row["file"]) for row in found} == {("courier", "a.txt"), ("tideline", "a.txt")}
    found = read_csv(run("sources", "courier", "tideline", "--by", "folder", "--copies", "all"))
    assert [(row["folder"], row["name"], row["articles"]) for row in found] == [
        ("courier", "Ada Moor", "1"),
        ("tideline", "Ada Moor", "1"),
    ]


def test_missing_columns_are_reported_once():
    write("in.jsonl", [{"id": "1", "text": SAYS, "outlet": None}, {"id": "2", "text": SAYS, "outlet": ""}])
    asked = ("--keep outlte", "--id-field docid", "--source-field papre", "--language-field lnag")
    meant = {"--keep outlte": "; did you mean 'outlet'?"}
    told = "".join(f"quotex: no document of this run has a value for {name}{meant.get(name, '')}\n" for name in asked)
    arguments = ("clean", "in.jsonl", *" ".join(asked).replace("outlte", "outlet,outlte").split())
    for more in (["--format", "jsonl"], ["-o", "out.csv", "--workers", "2"], ["-o", "out/"]):
        run(*arguments, *more, told=told)
    run(*arguments, "-o", "out/", "--resume")  # nothing is read, so nothing is missing


def test_missing_columns_of_a_long_run_are_reported_early():
    write("in.jsonl", [ROWS[0]] * 100)
    told = "quotex: {} has a value for --keep Outlet; did you mean 'outlet'?\n"
    both = told.format("none of the first 100 documents") + told.format("no document of this run")
    run("clean", "in.jsonl", "--keep", "Outlet", "-o", "out.jsonl", told=both)


def test_an_id_in_another_case_is_reported_although_ids_are_not_required():
    Path("in.csv").write_text("ID,text\nA1,It rained.\n", encoding="utf-8")
    told = "quotex: no document of this run has a value for --id-field id; did you mean 'ID'?\n"
    assert json.loads(run("clean", "in.csv", "--format", "jsonl", told=told))["id"] == "in.csv:2"
    Path("in.csv").write_text("kind,text\nletter,It rained.\n", encoding="utf-8")
    run("clean", "in.csv")


def test_a_header_has_the_columns_of_the_first_rows_of_each_file():
    write("a.jsonl", [ROWS[0], {**ROWS[1], "desk": "Oxmere"}])
    write("b.jsonl", [{**ROWS[2], "page": 3}])
    found = read_csv(run("clean", "a.jsonl", "b.jsonl", "--keep", "all", "--format", "csv"))
    assert list(found[0]) == ["id", "text", "outlet", "views", "desk", "page"]
    assert [(row["desk"], row["page"]) for row in found] == [("", ""), ("Oxmere", ""), ("", "3")]


def test_columns_that_the_header_lacks_are_reported_once():
    plain = {"id": "1", "text": SAYS, "outlet": "Tideline"}
    write("in.jsonl", [*[plain] * 100, {**plain, "day": "2026-05-02"}, {**plain, "day": "2026-05-03", "desk": 3}])
    lacks = "the header, made from the first 100 rows of each file, lacks it; name it in --keep, or write JSONL"
    told = "".join(
        f"quotex: in.jsonl:{line}: column {name!r} is left out from here on: {lacks}\n"
        for line, name in ((101, "day"), (102, "desk"))
    )
    assert run("clean", "in.jsonl", "--keep", "all", "--format", "tsv", told=told).startswith("id\ttext\toutlet\n")
    run("clean", "in.jsonl", "--keep", "outlet,day,desk", "--format", "csv")
    run("clean", "in.jsonl", "--keep", "all", "-o", "out.jsonl")


def test_standard_input_gives_no_columns_to_the_header():
    write("in.jsonl", [{"id": "1", "text": SAYS, "outlet": "Tideline"}])
    arguments = ("clean", "-", "in.jsonl", "--keep", "all", "--format", "csv")
    found = run(*arguments, given=lines([{"id": "2", "text": SAYS, "outlet": "Courier"}]))
    assert [(row["id"], row["outlet"]) for row in read_csv(found)] == [("2", "Courier"), ("1", "Tideline")]
