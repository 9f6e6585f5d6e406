"""Folders as input and output: nothing that is read is written over, and nothing that was written is read again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "quotex"]
SAYS = "“It rained,” said Mayor Ada Moor. “Ask Omar Reyes.”\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, status=0, told=""):
    """Run the command; what it tells, its last line aside."""
    done = subprocess.run([*COMMAND, *arguments, "-q"], capture_output=True, timeout=120, encoding="utf-8")
    assert done.returncode == status, done.stderr
    assert told in done.stderr if told else done.stderr == ""
    return done.stderr


def rows(count=2):
    return "".join(json.dumps({"id": f"{number}", "text": SAYS}) + "\n" for number in range(count))


def write(name, content):
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")
    return name


def files():
    """All files with what they hold."""
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ("process in/one.jsonl -o in", "in/one.jsonl"),
        ("clean in/p.txt -o in/", "in/p.txt"),
        ("clean in/p.txt -o link/", "link/p.txt"),
        ("clean link/p.txt -o in/", "in/p.txt"),
        ("clean in/p*.txt -o link", "link/p.txt"),
        ("clean in/p.txt -o p.txt", "p.txt"),
        ("clean in/?.txt -o in/", "in/p.txt"),
        ("process in -o out.jsonl --rejects in/one.jsonl", "in/one.jsonl"),
        ("process in -o out.jsonl --summary link/one.jsonl", "link/one.jsonl"),
        ("process in/out.jsonl.part -o in/out.jsonl", "in/out.jsonl"),
        ("process in/.one.jsonl.quotex -o in/one.jsonl", "in/.one.jsonl.quotex"),
        ("process in/n-00007.jsonl -o in/n-{:05}.jsonl --rows-per-file 9", "in/n-00007.jsonl"),
        ("process report/articles/000001.html -o report/ --format html", "report/articles/000001.html"),
        ("process report/index.html -o report/ --format html", "report/index.html"),
        ("process in/one.jsonl --repeats in/repeats.bin -o in/repeats.bin --format jsonl", "in/repeats.bin"),
        ("sources in -o in/table.csv", "in/table.csv"),
        ("sample link/one.jsonl -o in/one.csv", "in/one.csv"),
        ("repeats learn in -o link/one.jsonl", "link/one.jsonl"),
    ],
)
def test_no_output_is_an_input(arguments, name):
    for file in ("one.jsonl", "out.jsonl.part", ".one.jsonl.quotex", "n-00007.jsonl"):
        write(f"in/{file}", rows())
    write("in/p.txt", SAYS)
    write("in/table.csv", f"text\n{SAYS}")
    run("repeats", "learn", "in/one.jsonl", "-o", "in/repeats.bin", told="documents")
    for file in ("index.html", "articles/000001.html"):
        write(f"report/{file}", f"<p>{SAYS}</p>")
    os.symlink("in", "link")
    os.symlink("in/p.txt", "p.txt")
    os.link("in/one.jsonl", "in/one.csv")
    before = files()
    run(*arguments.split(), status=2, told=f"{name} is an input as well, and would be written over: name another place")
    assert files() == before


def test_an_output_beside_the_input_is_no_input():
    write("in/one.jsonl", rows())
    run("process", "in/one.jsonl", "-o", "in/", "--format", "csv")
    run("process", "in/one.jsonl", "-o", "in/two-{:05}.jsonl", "--rows-per-file", "9")
    assert sorted(os.listdir("in")) == [".quotex", ".two-{:05}.jsonl.quotex", "one.csv", "one.jsonl", "two-00000.jsonl"]


def test_each_page_of_a_report_is_known_beforehand():
    from quotex.cli.parts import Target

    write("in.jsonl", rows())
    run("process", "in.jsonl", "-o", "report/", "--format", "html")
    pages = [path for path in files() if path.endswith(".html")]
    assert len(pages) == 3
    assert all(Target("report/", "html").may_number(path) for path in pages)
