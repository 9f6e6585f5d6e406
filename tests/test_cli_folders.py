"""Folders as input and output: no input is overwritten, and no output is read again."""

import json
import os
from pathlib import Path

import pytest
from command import run_here

SAYS = "“It rained,” said Mayor Ada Moor. “Ask Omar Reyes.”\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, status=0, told=""):
    """Run the command quietly, check its messages and return them. ``told=None`` allows any messages."""
    done = run_here(*arguments, "-q")
    assert done.returncode == status, done.stderr
    assert told is None or (told in done.stderr if told else done.stderr == "")
    return done.stderr


def rows(count=2):
    return "".join(json.dumps({"id": f"{number}", "text": SAYS}) + "\n" for number in range(count))


def write(name, content):
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")
    return name


def files():
    """All files with their contents."""
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def without_times():
    """The files that contain no time."""
    return {name: content for name, content in files().items() if not name.endswith((".quotex", "sum.json"))}


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
def test_an_output_may_not_be_an_input(arguments, name):
    for file in ("one.jsonl", "out.jsonl.part", ".one.jsonl.quotex", "n-00007.jsonl"):
        write(f"in/{file}", rows())
    write("in/p.txt", SAYS)
    write("in/table.csv", f"text\n{SAYS}")
    run("repeats", "learn", "in/one.jsonl", "-o", "in/repeats.bin")
    for file in ("index.html", "articles/000001.html"):
        write(f"report/{file}", f"<p>{SAYS}</p>")
    os.symlink("in", "link")
    os.symlink("in/p.txt", "p.txt")
    os.link("in/one.jsonl", "in/one.csv")
    before = files()
    run(*arguments.split(), status=2, told=f"{name} is also an input and would be overwritten: write to another place")
    assert files() == before


def test_an_output_beside_the_input_is_not_read():
    write("in/one.jsonl", rows())
    run("process", "in/one.jsonl", "-o", "in/", "--format", "csv")
    run("process", "in/one.jsonl", "-o", "in/two-{:05}.jsonl", "--rows-per-file", "9")
    assert sorted(os.listdir("in")) == [".quotex", ".two-{:05}.jsonl.quotex", "one.csv", "one.jsonl", "two-00000.jsonl"]


def test_the_pages_of_a_report_are_known_before_the_run():
    from quotex.cli.parts import Target

    write("in.jsonl", rows())
    run("process", "in.jsonl", "-o", "report/", "--format", "html")
    pages = [path for path in files() if path.endswith(".html")]
    numbered = Target("report/", "html").numbered
    assert len(pages) == 3
    assert all(numbered.fullmatch(os.path.realpath(path)) for path in pages)


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        ("process in -o in/out.jsonl", "in/out.jsonl"),
        ("process in -o in/b/out.jsonl --rejects in/bad.jsonl --summary in/sum.json", "in/bad.jsonl, in/sum.json"),
        ("process in -o in/out/", "in/out"),
        ("process link -o in/out/", "link/out"),
        ("process in -o link/out/ --resume", "in/out"),
        ("process in -o in/b/n-{:05}.jsonl --rows-per-file 1", "in/b/n-00000.jsonl, in/b/n-00001.jsonl, in/b/n-"),
        ("process in -o in/report/ --format html", "in/report"),
        ("process in -o in --format html", "in/index.html"),
        ("process in/**/*.jsonl -o in/out/", "in/out/a.jsonl, in/out/z.jsonl"),
        ("process in/**/*.jsonl -o in/out.jsonl", "in/out.jsonl"),
        ("sources in -o in/out.csv", "in/out.csv"),
    ],
)
def test_a_run_does_not_read_its_own_output(arguments, left):
    write("in/a.jsonl", rows())
    write("in/b/z.jsonl", rows(3))
    os.symlink("in", "link")
    run(*arguments.split(), told=None)
    before = without_times()
    told = run(*arguments.split(), told=f": skipped, since this run writes there: {left}")
    assert told.count("\n") == 1
    assert without_times() == before


def test_only_files_written_by_quotex_are_skipped_as_outputs():
    write("in/a.jsonl", rows())
    write("in/b/a.jsonl", rows(3))
    before = files()
    for output in ("in/a.jsonl", "in/b/", "in/b/a.jsonl"):
        run("process", "in", "-o", output, status=2, told="a.jsonl is also an input and would be overwritten")
    run("process", "in", "-o", "x.jsonl", "--rejects", "in/a.jsonl", status=2, told="in/a.jsonl is also an input")
    assert files() == before
    run("process", "in/a.jsonl", "-o", "in/c.jsonl")
    run("process", "in", "in/c.jsonl", "-o", "in/c.jsonl", status=2, told="in/c.jsonl is also an input")


def test_a_foreign_file_in_the_place_of_an_output_is_kept():
    write("in/a.jsonl", rows())
    run("process", "in", "-o", "in/out/")
    write("in/out/a.jsonl", rows(3))
    before = files()
    run("process", "in", "-o", "in/out/", status=2, told="in/out/a.jsonl is also an input and would be overwritten")
    assert files() == before


def test_a_file_beside_the_outputs_is_read():
    write("in/a.jsonl", rows())
    write("in/out/c.txt", SAYS)
    run(
        "process",
        "in",
        "-o",
        "in/out/",
        status=2,
        told="in/out/c.txt would be overwritten, and was not",
    )


def test_a_resumed_run_does_not_move_finished_files():
    write("2023/a.jsonl", rows())
    write("2024/a.jsonl", rows(3))
    run("process", "2023", "-o", "out/")
    before = files()
    run("process", "2023", "2024", "-o", "out/", "--resume", status=1, told="a.jsonl in it would now be")
    assert files() == before
