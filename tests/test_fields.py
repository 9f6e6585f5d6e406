"""The fields of rows: real rows follow the JSON Schema, and the documentation of the fields equals the schema."""

import dataclasses
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from quotex import Pipeline
from quotex.cli.commands import quotex
from quotex.io.json_schema import FIELDS, ROWS, schema_of_row
from quotex.io.rows import CSV_COLUMNS, flat_rows, scan_row
from quotex.model import Cue, Edit, Person, Quote, Speaker

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "fields.md"
CLASSES = {"quote": Quote, "speaker": Speaker, "cue": Cue, "person": Person, "edit": Edit}
ONLY_IN_ROWS = {"person", "person_id", "source_type"}  # from all documents together, or from a property
ONLY_IN_PYTHON = {"role_span", "gender_span"}
TEXT = """“She is not a ship, she is a habit,” said Mayor Adaeze Holloway, “and she
Advertisement
stays.” One of the officials said that the ‘old’ ferry was late. “He said, ‘No,’ twice.
Omar Reyes called it a “ferry.” According to Ada Moor and Ben Cole it leaks. The so-called “plan” failed.
"""
KINDS = "direct,mixed,indirect,scare"


def validator(name, **options):
    schema = schema_of_row(name, **options)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def rows_of(folder, *arguments, status=0):
    command = [sys.executable, "-m", "quotex", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder)
    assert done.returncode == status, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows")
    articles = [path.read_text("utf-8") for path in sorted((ROOT / "examples" / "articles").rglob("*.txt"))]
    lines = [json.dumps({"id": number, "text": text, "kind": "x"}) for number, text in enumerate([TEXT, "", *articles])]
    (folder / "in.jsonl").write_text("\n".join([*lines, "{"]) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("verb", "options"),
    [
        ("clean", ("--explain", "--with-original")),
        ("extract", ("--with-text", "--kinds", KINDS)),
        ("process", ("--with-original", "--kinds", KINDS, "--keep", "kind")),
        ("scan", ("--with-text",)),
    ],
)
def test_rows_follow_their_schema(verb, options, folder):
    has_flat = verb in ("extract", "process")
    for more in ((), ("--flat",))[: 1 + has_flat]:
        asked = [option for option in options if not more or "with" not in option]
        found = rows_of(folder, verb, "in.jsonl", "--format", "jsonl", *asked, *more, status=1)
        schema = validator(verb, flat=bool(more))
        assert len(found) > 10
        for row in found:
            schema.validate(row)
        for name in schema.schema["required"]:
            assert not schema.is_valid({key: value for key, value in found[0].items() if key != name})


def test_flat_rows_of_sentences_follow_their_schema():
    for row in flat_rows("scan", scan_row("a", Pipeline().scan(TEXT)), TEXT):
        validator("scan", flat=True).validate(row)


def test_rows_of_sources_and_rejects_follow_their_schema(folder):
    found = rows_of(folder, "sources", "in.jsonl", "--format", "jsonl", "--rejects", "out.jsonl", status=1)
    rejects = [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    joined = rows_of(folder, "sources", "in.jsonl", "--format", "jsonl", "--rows", "joined.jsonl", status=1)
    assert joined == found
    for line in (folder / "joined.jsonl").read_text("utf-8").splitlines():
        validator("process").validate(json.loads(line))
    assert found
    assert rejects
    for name, rows in (("sources", found), ("rejects", rejects)):
        for row in rows:
            validator(name).validate(row)


def test_each_field_is_in_the_schema():
    document = Pipeline(kinds=KINDS.split(",")).process(TEXT)
    assert any(quote.pieces for quote in document.quotes)
    for name, cls in CLASSES.items():
        public = {field.name for field in dataclasses.fields(cls) if not field.name.startswith("_")}
        assert public - ONLY_IN_PYTHON == set(FIELDS[name]) - ONLY_IN_ROWS
    defs = schema_of_row("process")["$defs"]
    wrong = document.quotes[0].to_dict() | {"kind": "shouted"}
    assert not jsonschema.Draft202012Validator({**defs["quote"], "$defs": defs}).is_valid(wrong)


def test_the_command_prints_the_schemas(folder):
    def printed(*arguments):
        command = [sys.executable, "-m", "quotex", "schema", *arguments]
        return json.loads(subprocess.run(command, capture_output=True, check=True, cwd=folder).stdout)

    assert printed("process") == schema_of_row("process")
    assert printed("scan", "--flat") == schema_of_row("scan", flat=True)
    assert printed() == {name: schema_of_row(name) for name in ROWS}
    assert set(printed("--flat")) == set(CSV_COLUMNS)
    command = [sys.executable, "-m", "quotex", "schema", "sources", "--flat"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, "--flat is for clean, extract, process, scan" in done.stderr) == (2, True)
    assert "schema" in quotex.commands


def test_the_documentation_explains_each_field():
    shown = re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    told = [(name, text) for fields in FIELDS.values() for name, (_, text) in fields.items()]
    assert [pair for pair in shown if pair[0] not in ONLY_IN_PYTHON] == told
    assert {name for name, _ in shown} >= ONLY_IN_PYTHON
