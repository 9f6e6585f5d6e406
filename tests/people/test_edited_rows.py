"""Edited rows of quotex: nothing is lost or counted twice without a message."""

import csv
import json

import pytest
from sources_command import quotes, quotex, table

QUOTE = {"id": 0, "start": 0, "end": 9, "text": "It rained", "kind": "direct", "parent": None, "confidence": 0.9}
SPEAKER = {"name": "Ada Moor", "text": "she", "kind": "person", "people": ["ada"]}
ROW = QUOTE | {"speaker": SPEAKER, "utterance": 0}


def written(path, *documents):
    rows = [{"id": f"d{number}", "quotes": quotes} for number, quotes in enumerate(documents)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def flat(path, *rows):
    names = ("id", "quote", "start", "end", "text", "kind", "parent", "confidence", "speaker_name", "utterance")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        for row in rows:
            cells = {"id": "d0", "quote": row["id"], "speaker_name": "Ada Moor", **row}
            writer.writerow({name: cells[name] if name != "id" else "d0" for name in names})
    return path


def test_a_quote_with_a_missing_parent_is_reported(tmp_path):
    rows = [ROW, ROW | {"id": 1, "parent": 7}, ROW | {"id": 2, "parent": 7}]
    for path in (written(tmp_path / "a.jsonl", [ROW], rows), flat(tmp_path / "a.csv", *rows)):
        run = quotex("sources", path)
        assert quotes(table(run.stdout)) == {"Ada Moor": 2 if path.suffix == ".jsonl" else 1}
        told = "quote 1 is inside quote 7, which is missing: it is not counted (the first of 2 such quotes)"
        assert f"quotex: {path}:2: {told}\n" in run.stderr


def test_a_quote_with_its_parent_is_not_reported(tmp_path):
    run = quotex("sources", written(tmp_path / "a.jsonl", [ROW, ROW | {"id": 1, "parent": 0}]))
    assert "lies inside" not in run.stderr
    assert quotes(table(run.stdout)) == {"Ada Moor": 1}


@pytest.mark.parametrize("places", [{"start": -1}, {"start": 10}, {"start": -9, "end": -1}])
def test_a_quote_with_invalid_offsets_is_set_aside(places, tmp_path):
    row = ROW | {"id": 1} | places
    for path, place in ((written(tmp_path / "a.jsonl", [ROW], [row]), 2), (flat(tmp_path / "a.csv", ROW, row), 3)):
        run = quotex("sources", path, status=1)
        assert quotes(table(run.stdout)) == {"Ada Moor": 1}
        assert f"quotex: {path}:{place}: not a " in run.stderr
        assert f"a quote starts at {row['start']} and ends at {row['end']}, which is impossible" in run.stderr


def test_a_file_given_twice_is_reported(tmp_path):
    path = written(tmp_path / "a.jsonl", [ROW])
    (tmp_path / "link.jsonl").symlink_to(path)
    for again in (path, tmp_path / "link.jsonl", tmp_path):
        run = quotex("sources", path, again)
        assert "is given twice: its documents count twice" in run.stderr
        assert quotes(table(run.stdout)) == {"Ada Moor": 3 if again == tmp_path else 2}
    assert "given twice" not in quotex("sources", path, written(tmp_path / "b.jsonl", [ROW])).stderr
