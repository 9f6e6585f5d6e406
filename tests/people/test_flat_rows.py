"""Flat rows, one for each quote: which of them belong to one document."""

import csv
import json

import pytest
from sources_command import quotes, quotex, table


@pytest.fixture
def flat(tmp_path):
    """Flat rows of three documents of two quotes each, with the same id and with ids of their own."""
    texts = [f'"It rained," said {name}. "Still does," {name} said.' for name in ("Ada Moor", "Ben Lind", "Lena Pane")]
    for file, ids in (("same.csv", "xxx"), ("own.csv", "xyz")):
        rows = [{"id": id, "outlet": outlet, "text": text} for id, outlet, text in zip(ids, "ABC", texts, strict=True)]
        path = tmp_path / "texts.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        quotex("process", path, "-q", "--keep", "outlet", "-o", tmp_path / file)
    return tmp_path


def reordered(path, order):
    """The rows of a CSV file in another order."""
    header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([header, *(rows[place] for place in order)]), encoding="utf-8")
    return path


def test_flat_rows_of_documents_with_the_same_id_are_distinguished(flat):
    rows = table(quotex("sources", flat / "same.csv", "--by", "outlet").stdout)
    assert [(row["outlet"], row["name"], row["articles"], row["quotes"]) for row in rows] == [
        ("A", "Ada Moor", "1", "2"),
        ("B", "Ben Lind", "1", "2"),
        ("C", "Lena Pane", "1", "2"),
    ]
    reordered(flat / "own.csv", [4, 5, 0, 1, 2, 3])
    assert table(quotex("sources", flat / "own.csv", "--by", "outlet").stdout) == rows


@pytest.mark.parametrize("command", ["sources", "sample"])
@pytest.mark.parametrize(
    ("file", "order", "says"),
    [
        ("own.csv", [0, 2, 1, 3, 4, 5], "own.csv:4: quote 1 of document 'x' comes after other documents: sort the"),
        ("own.csv", [1, 2, 3, 0, 4, 5], "own.csv:5: quote 0 of document 'x' comes after other documents: sort the"),
        ("own.csv", [1, 0, 2, 3, 4, 5], "own.csv:3: quote 0 of document 'x' comes after quote 1: sort the rows"),
        ("same.csv", [0, 2, 4, 1, 3, 5], "same.csv:6: quote 1 of document 'x' comes after quote 1: sort the rows"),
    ],
)
def test_flat_rows_in_another_order_are_refused(flat, command, file, order, says):
    run = quotex(command, reordered(flat / file, order), status=1)
    assert says in run.stderr
    assert "give nested rows" in run.stderr
    assert run.stdout == ""


@pytest.mark.parametrize(("number", "status"), [("4.0", 0), ("4.5", 1), ("inf", 1)])
def test_whole_numbers_may_be_written_as_pandas_writes_them(flat, number, status):
    with (flat / "own.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[1]["parent"] = number
    with (flat / "own.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(row | {"quote": f"{row['quote']}.0"} for row in rows)
    run = quotex("sources", flat / "own.csv", status=status)
    assert quotes(table(run.stdout)) == {"Ada Moor": 1, "Ben Lind": 2, "Lena Pane": 2}
    assert run.stderr.count(f"parent is '{number}', not a whole number") == status


def test_numbers_may_be_written_as_spreadsheets_write_them(flat):
    rows = table((flat / "own.csv").read_text(encoding="utf-8"))
    for row in rows:
        row |= {name: row[name].replace(".", ",") for name in ("confidence", "speaker_name_confidence")}
        row["closed"] = "TRUE"
    with (flat / "saved.csv").open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    saved = quotex("sources", flat / "saved.csv")
    assert saved.stdout == quotex("sources", flat / "own.csv").stdout


@pytest.mark.parametrize(("cell", "says"), [("", "''"), ("many", "'many'"), ([4], "[4]"), (4.5, "4.5")])
def test_an_invalid_number_is_named(flat, cell, says):
    rows = table((flat / "own.csv").read_text(encoding="utf-8"))
    rows[0]["end"] = cell
    (flat / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = f"rows.jsonl:1: not a quote of quotex like the first row: end is {says}, not a whole number"
    assert told in quotex("sources", flat / "rows.jsonl", status=1).stderr


def test_a_document_must_have_one_value_of_each_column(flat):
    run = quotex("sources", reordered(flat / "same.csv", [0, 3]), "--by", "outlet", status=1)
    assert "same.csv:3: document 'x' has outlet 'B' here, but 'A' in earlier rows" in run.stderr


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_flat_rows_are_grouped_by_the_id_of_the_input(flat, ending):
    path = flat / f"rows.{ending}"
    with (flat / "own.csv").open(encoding="utf-8", newline="") as file:
        rows = [{"input_id": row.pop("id"), **row} for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        if ending == "csv":
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        else:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    assert quotex("sources", path).stdout == quotex("sources", flat / "own.csv").stdout
    path.write_text(path.read_text(encoding="utf-8").replace("input_id", "number_of_row"), encoding="utf-8")
    run = quotex("sources", path, status=1)
    assert "no id shows the document of the row: add a column 'id'" in run.stderr
    assert run.stdout == ""


def test_flat_rows_may_have_their_id_in_a_named_column(flat):
    """Such a table is what ``quotes_frame`` returns, written by pandas, which writes lists as ``[0, 1]``."""
    with (flat / "own.csv").open(encoding="utf-8", newline="") as file:
        rows = [{"no": row.pop("id"), **row} for row in csv.DictReader(file)]
    for row in rows:
        row["speaker_people"] = f"[{', '.join(row['speaker_people'].split())}]"
    with (flat / "frame.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    own = quotex("sources", flat / "own.csv").stdout
    assert quotex("sources", flat / "frame.csv", "--id-field", "no").stdout == own
    assert quotex("sources", flat / "own.csv", "--id-field", "no").stdout == own
    assert "or rename yours" in quotex("sources", flat / "frame.csv", status=1).stderr


def test_a_table_on_standard_input_is_counted_like_a_file(flat):
    texts = flat / "texts.csv"
    texts.write_text('no,body\n1,"""It rained,"" said Ada Moor."\n2,"""Still does,"" Ada Moor said."\n')
    of_rows, of_texts = (), ("--field", "body", "--id-field", "no")
    for path, options in ((flat / "own.csv", of_rows), (texts, of_texts)):
        rows = path.read_text(encoding="utf-8")
        without_suffix = path.rename(path.with_suffix(""))
        for given in (rows, rows.replace(",", "\t") if options else rows):
            piped = quotex("sources", "-", *options, given=given).stdout
            assert quotes(table(piped))["Ada Moor"] == 2
        assert quotex("sources", without_suffix, *options).stdout == quotex("sources", "-", *options, given=rows).stdout


def test_web_archives_on_standard_input_are_counted(tmp_path):
    pytest.importorskip("fastwarc")
    text = '"It rained," said Ada Moor.'
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {len(text)}\r\n\r\n"
    assert quotes(table(quotex("sources", "-", given=f"{head}{text}\r\n\r\n").stdout)) == {"Ada Moor": 1}


def test_the_apostrophe_that_disarms_a_formula_is_not_part_of_the_value(tmp_path):
    texts, rows, sample = tmp_path / "texts.jsonl", tmp_path / "rows.csv", tmp_path / "sample.csv"
    given = {"id": "-x7", "outlet": "@tide", "text": '"It rained," said Ada Moor.'}
    texts.write_text(json.dumps(given) + "\n", encoding="utf-8")
    quotex("process", texts, "-q", "--keep", "outlet", "-o", rows)
    assert rows.read_text(encoding="utf-8").splitlines()[1].startswith("'-x7,")
    quotex("sample", rows, "-q", "-o", sample)
    sample.write_text(sample.read_text(encoding="utf-8").replace(",yes,", ",yes,x"), encoding="utf-8")
    (row,) = quotex("sources", rows, "--labels", sample, "--by", "outlet", "--format", "jsonl").stdout.splitlines()
    assert (json.loads(row)["outlet"], json.loads(row)["labels"]) == ("@tide", 1)
