"""``--format dolma``: a row of spans for each document, in files of the same names."""

import gzip
import json
import os
import sys
from pathlib import Path

import pytest
from command import run_here

import quotex
from quotex.cli.job import Job
from quotex.cli.parts import Target
from quotex.cli.run import Settings
from quotex.cli.run import run as do
from quotex.io import Reading

COMMAND = [sys.executable, "-m", "quotex"]
SAYS = "\N{RAINBOW}\n\n“It rained,” said Mayor Ada Moor. “Ask Omar.”\n\nSign up for our newsletter\n\nA &amp; B.\n"
PREFIX = "quotex__quotex__"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return run_here(*arguments, "-q")


def parsed(text):
    return [json.loads(line) for line in text.splitlines()]


def write(name, *rows):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)
    path.write_bytes(gzip.compress(data.encode()) if name.endswith(".gz") else data.encode())


def test_spans_are_grouped_by_rule_family_and_by_kind():
    write("in.jsonl", {"id": "a", "text": SAYS})
    document = quotex.process(SAYS)
    assert {edit.rule for edit in document.edits} == {"BP201", "TX101"}
    edits = {edit.rule[:3]: [[edit.start, edit.end, 1.0]] for edit in document.edits}
    quotes = {"quote_direct": [[quote.start, quote.end, quote.confidence] for quote in document.quotes]}
    for verb, spans in (("clean", edits), ("process", edits | quotes)):
        (row,) = parsed(run(verb, "in.jsonl", "--format", "dolma").stdout)
        assert row == {"id": "a", "attributes": {PREFIX + name: found for name, found in spans.items()}}
    start, end, _ = row["attributes"][f"{PREFIX}BP2"][0]
    assert SAYS[start:end].strip() == "Sign up for our newsletter"


def test_every_document_has_its_row():
    long = {"id": "long", "text": "x" * 2_000_000}
    german = {"id": "de", "text": "Es hat geregnet.", "lang": "tlh"}
    write(
        "in.jsonl",
        *({"id": 7, "text": SAYS}, {"id": "none"}, {"id": "null", "text": None}, "{broken", long, {"text": ""}, german),
        *({"id": [], "text": "a"}, "[]", {"id": "last", "text": SAYS}),
    )
    arguments = ("--format", "dolma", "--max-document", "1MB", "--language-field", "lang")
    done = run("clean", "in.jsonl", *arguments)
    rows = parsed(done.stdout)
    places = [f"in.jsonl:{number}" for number in (4, 5, 6, 8, 9)]
    assert [row["id"] for row in rows] == [7, "none", "null", *places[:3], "de", *places[3:], "last"]
    assert [bool(row["attributes"]) for row in rows] == [True, *[False] * 8, True]
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 6)


class Failing:
    """A pipeline that fails on one text."""

    language_fit = "mark"

    def _for_tag(self, text, tag):
        return self

    def _clean_with_fit(self, text, source, outline):
        if text == "!":
            raise ValueError("no")
        return quotex.clean_and_explain(text), None

    def _sentences_left(self, cleaned):
        return None


def test_a_failed_document_has_its_row(capsys):
    write("in.jsonl", {"id": "a", "text": SAYS}, {"id": 2, "text": "!"}, {"id": "b", "text": SAYS})
    job = Job("clean", "dolma", Failing())
    do(job, ["in.jsonl"], Reading(), Target("out.jsonl", "dolma"), Settings())
    rows = parsed(Path("out.jsonl").read_text())
    assert [(row["id"], bool(row["attributes"])) for row in rows] == [("a", True), (2, False), ("b", True)]
    assert capsys.readouterr().err == "quotex: in.jsonl:2: quotex failed: ValueError: no\n"


def test_files_have_the_names_of_their_documents():
    names = ("a.json.gz", "sub/b.jsonl", "sub/c.jsonl.gz")
    for name in names:
        write(f"documents/{name}", {"id": name, "text": SAYS}, {"id": "2", "text": ""})
    assert run("clean", "documents", "--format", "dolma", "-o", "attributes/quotex/", "--workers", "2").stderr == ""
    for name in names:
        data = Path("attributes/quotex", name).read_bytes()
        found = parsed((gzip.decompress(data) if name.endswith(".gz") else data).decode())
        assert [row["id"] for row in found] == [name, "2"]


def test_a_run_is_resumed():
    write("in.jsonl", *({"id": number, "text": SAYS} if number % 3 else "{" for number in range(9)))
    run("clean", "in.jsonl", "--format", "dolma", "-o", "whole.jsonl")
    lines = Path("in.jsonl").read_text().splitlines(keepends=True)
    Path("in.jsonl").write_text("".join(lines[:5]))
    run("clean", "in.jsonl", "--format", "dolma", "-o", "out.jsonl")
    Path("in.jsonl").write_text("".join(lines))
    assert run("clean", "in.jsonl", "--format", "dolma", "-o", "out.jsonl", "--resume").returncode == 1
    assert Path("out.jsonl").read_text() == Path("whole.jsonl").read_text()


SEVERAL = "--format dolma writes a file for each file of documents: name a folder, -o attributes/quotex/"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("clean", "in.jsonl", "other.jsonl"), SEVERAL),
        (("clean", "*.jsonl", "-o", "out.jsonl"), SEVERAL),
        (("clean", ".", "-o", "out.jsonl"), SEVERAL),
        (("process", "in.jsonl", "--flat"), "--flat does not work with --format dolma, which has only spans"),
        (("clean", "in.jsonl", "--keep", "all"), "--keep does not work with --format dolma, which has only spans"),
        (
            ("clean", "in.jsonl", "-o", "o-{}.jsonl", "--rows-per-file", "2"),
            "--rows-per-file does not work with --format dolma, which has only spans",
        ),
        (("clean", "page.txt"), "--format dolma is for documents in JSON Lines; page.txt is text"),
    ],
)
def test_misuse_is_refused(arguments, told):
    write("in.jsonl", {"id": "a", "text": SAYS})
    write("page.txt", SAYS)
    before = sorted(os.listdir())
    done = run(*arguments, "--format", "dolma")
    assert (done.returncode, done.stdout, done.stderr.splitlines()[-1]) == (2, "", f"Error: {told}")
    assert sorted(os.listdir()) == before
