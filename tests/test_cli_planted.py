"""Folders prepared by an attacker: forged journals, links, pipes. And a folder removed during the run."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotex.cli.commands import quotex
from quotex.io import places

COMMAND = [sys.executable, "-P", "-m", "quotex"]
SAYS = "“It rained,” said Ada Moor.\n"
posix = pytest.mark.skipif(os.name != "posix", reason="needs links that anybody may make, and pipes")


@pytest.fixture(autouse=True)
def files(tmp_path, monkeypatch):
    """An input, and a foreign file beside the working folder."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    Path("in.jsonl").write_text(json.dumps({"id": "a", "text": SAYS}) + "\n")
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "precious.txt").write_text("mine\n")
    yield
    assert {path.name: path.read_text() for path in (tmp_path / "victim").iterdir()} == {"precious.txt": "mine\n"}


def run(*arguments, status=0, most=1):
    """The messages of a call, at most ``most`` lines."""
    done = CliRunner().invoke(quotex, arguments)
    assert isinstance(done.exception, SystemExit | None), done.exception
    assert done.exit_code == status, done.output
    assert len(done.stderr.splitlines()) <= most, done.stderr
    return done.stderr


def call(output):
    format = ["--format", "html"] if "report" in output else ["--format", "jsonl"]
    numbered = ["--rows-per-file", "1"] if "{" in output else []
    return ["extract", "in.jsonl", "-o", output, *format, *numbered, "--quiet"]


OUTPUTS = {
    "out.jsonl": ".out.jsonl.quotex",
    "out/": "out/.quotex",
    "out-{:02}.jsonl": ".out-{:02}.jsonl.quotex",
    "report/": "report/.quotex",
}
END = {"size": 0, "crc": 0}
OUTSIDE = [
    *("../victim/precious.txt", "./../victim/precious.txt", "a/../../victim/precious.txt", "/etc/hostname"),
    *("", ".", "..", "a//b", "a/", "precious.txt\0", ".quotex"),
]


def with_last(journal, change):
    """Change the last mark of a journal."""
    first, *marks = Path(journal).read_text().splitlines()
    last = {**json.loads(marks[-1]), **change}
    Path(journal).write_text("\n".join([first, json.dumps(last)]) + "\n")


def refused(output, journal):
    before = sorted(path for path in Path().rglob("*"))
    name = os.path.basename(journal)
    told = f"quotex: cannot resume {output}: {name} is damaged or not a journal of quotex; remove both to start again\n"
    assert run(*call(output), "--resume", status=1) == told
    assert sorted(path for path in Path().rglob("*")) == before


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("part", OUTSIDE)
def test_a_journal_with_a_file_outside_the_output_is_refused(output, part):
    run(*call(output))
    with_last(OUTPUTS[output], {"part": part, "whole": {"end": {"size": 1, "crc": 1}, "changed": 1}})
    refused(output, OUTPUTS[output])
    assert "cannot" not in run(*call(output))  # nor does a new run look there


@pytest.mark.parametrize("output", [name for name in OUTPUTS if name != "out/"])
def test_a_journal_with_a_foreign_file_in_the_same_folder_is_refused(output):
    run(*call(output))
    Path("precious.txt").write_text("mine\n")
    with_last(OUTPUTS[output], {"part": "precious.txt", "whole": {"end": {"size": 1, "crc": 1}, "changed": 1}})
    refused(output, OUTPUTS[output])


@pytest.mark.parametrize(
    "change",
    [
        *({"documents": -1}, {"problems": -1}, {"documents": 1.5}, {"fingerprint": 7}, {"made_of": []}),
        *({name: {"size": -1, "crc": 0}} for name in ("output", "rejects")),
        *({name: {"size": 0, "crc": -1}} for name in ("output", "rejects")),
        *({"whole": {"end": {"size": -1, "crc": 0}, "changed": 1}}, {"whole": {"end": END, "changed": None}}),
        *({"counts": {"documents": -1}}, {"counts": {"rules": {"BP1": {"lines": "x", "characters": 1}}}}),
    ],
)
def test_every_field_of_a_journal_is_checked(change):
    run(*call("out.jsonl"))
    with_last(OUTPUTS["out.jsonl"], change)
    refused("out.jsonl", OUTPUTS["out.jsonl"])


@pytest.mark.parametrize("listed", [{}, {"title": "<b>", "outlet": "", "month": "", "quotes": [{}]}, "page", [1]])
def test_the_listed_pages_of_a_report_are_checked(listed):
    run(*call("report/"))
    with_last("report/.quotex", {"listed": listed})
    refused("report/", "report/.quotex")


def test_a_journal_without_written_files_is_accepted():
    run(*call("out.jsonl"))
    with_last(OUTPUTS["out.jsonl"], {"whole": {"end": END, "changed": -1}, "documents": 0})
    run(*call("out.jsonl"), "--resume")
    assert Path("out.jsonl").read_text().count("\n") == 1


def link(name):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    os.symlink(os.path.abspath("../victim/precious.txt"), name)


def second_name(name):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    os.link("../victim/precious.txt", name)


def pipe(name):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    os.mkfifo(name)


HIDDEN = {
    "out.jsonl": (".out.jsonl.quotex", "out.jsonl.part"),
    "out/": ("out/.quotex", "out/in.jsonl.part"),
    "out-{:02}.jsonl": (".out-{:02}.jsonl.quotex", "out-00.jsonl.part"),
    "report/": ("report/.quotex", "report/articles/000001.html.part", "report/index.html.part"),
}


@posix
@pytest.mark.parametrize("plant", [link, second_name, pipe])
@pytest.mark.parametrize(("output", "name"), [(output, name) for output in HIDDEN for name in HIDDEN[output]])
def test_links_at_names_not_given_by_the_user_are_refused(output, name, plant):
    plant(name)
    place = os.path.realpath(os.path.dirname(name)) + os.sep + os.path.basename(name)
    told = run(*call(output), status=1)
    assert told.startswith("quotex: cannot write to ")
    assert told.endswith(f": {place} is a link or not a regular file: remove it\n")
    run(*call(output), "--resume", status=1)
    os.remove(name)


@posix
@pytest.mark.parametrize(("output", "name"), [(output, names[-1]) for output, names in HIDDEN.items()])
def test_links_are_refused_without_directory_descriptors_too(output, name, monkeypatch):
    monkeypatch.setattr(places, "HAS_DESCRIPTORS", False)
    monkeypatch.setattr(places, "FILE", 0)
    link(name)
    assert run(*call(output), status=1).endswith(" is a link or not a regular file: remove it\n")
    os.remove(name)
    run(*call(output))
    run(*call(output), "--resume")
    if output == "report/":
        shutil.rmtree("report/articles")
        os.symlink(os.path.abspath("../victim"), "report/articles")
        assert "articles is a file or a link, not a folder" in run(*call(output), status=1)


@posix
@pytest.mark.parametrize("name", ["out.parquet.part", "out.parquet.part.whole", ".out.parquet.quotex"])
def test_links_beside_a_table_are_refused(name):
    pytest.importorskip("pyarrow")
    link(name)
    assert " is a link or not a regular file: remove it\n" in run(*call("out.parquet")[:-3], "--quiet", status=1)


@posix
@pytest.mark.parametrize("verb", ["sources", "sample"])
def test_links_beside_counts_are_refused(verb):
    run(*call("rows.jsonl"))
    link("out.csv.part")
    told = run(verb, "rows.jsonl", "-o", "out.csv", "--quiet", status=1, most=2)
    assert told.endswith("out.csv.part is a link or not a regular file: remove it\n")


@posix
def test_links_in_the_folder_of_charts_are_refused():
    pytest.importorskip("matplotlib")
    row = {"id": "a", "text": SAYS, "quotes": []}
    Path("mine.jsonl").write_text(json.dumps(row) + "\n")
    link("charts/precision-recall.svg")
    told = run("evaluate", "mine.jsonl", "--figures", "charts/", status=1)
    assert told.endswith(" is a link or not a regular file: remove it\n")


@posix
@pytest.mark.parametrize(("output", "name"), [("out/", "out/in.jsonl"), ("out-{:02}.jsonl", "out-00.jsonl")])
def test_a_link_in_place_of_a_part_file_is_replaced(output, name):
    link(name)
    run(*call(output))
    assert not os.path.islink(name)
    assert Path(name).read_text().count("\n") == 1


def test_a_file_number_must_be_in_the_file_name():
    done = CliRunner().invoke(quotex, call("out-{:02}/rows.jsonl"))
    assert done.exit_code == 2
    assert "out-{:02}/rows.jsonl has no place for the number of a file: write out-{:05}.jsonl" in done.output


@posix
def test_a_linked_folder_inside_the_output_is_not_followed():
    os.makedirs("report")
    os.symlink(os.path.abspath("../victim"), "report/articles")
    assert run(*call("report/"), status=1).endswith("/report/articles is a file or a link, not a folder\n")


@posix
def test_a_link_given_by_the_user_is_followed():
    Path("there").mkdir()
    Path("there/out.jsonl").touch()
    os.symlink("there/out.jsonl", "out.jsonl")
    os.symlink("there", "out")
    run(*call("out.jsonl"))
    run(*call("out/"))
    assert os.path.islink("out.jsonl")
    assert sorted(os.listdir("there")) == [".out.jsonl.quotex", ".quotex", "in.jsonl", "out.jsonl"]


@posix
@pytest.mark.parametrize(
    ("output", "workers", "is_made_anew"),
    [
        *((output, "1", False) for output in ("out/", "out", "out/a-{:02}.jsonl", "out/report/", "out/a.parquet")),
        *(("out/a.jsonl", "1", False), ("out/a.jsonl", "2", True), ("out/report/", "1", True)),
    ],
)
def test_a_folder_removed_during_the_run_is_reported(output, workers, is_made_anew):
    if output.endswith("parquet"):
        pytest.importorskip("pyarrow")
    os.mkdir("out")
    os.mkfifo("pages.jsonl")
    command = [*COMMAND, *call(output), "--workers", workers, "--quiet"]
    if output.endswith("parquet"):
        command[command.index("jsonl")] = "parquet"
    command[command.index("in.jsonl")] = "pages.jsonl"
    text = SAYS * (5_000 if workers == "2" else 1)  # which fill the queue of the workers
    row = json.dumps({"id": "a", "text": text, "rest": "x" * 100_000}) + "\n"  # long enough for readers of large pieces
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running, open("pages.jsonl", "w") as pages:
        while running.poll() is None and not any(path.is_file() for path in Path("out").rglob("*")):
            pages.write(row)
            pages.flush()
            time.sleep(0.01)
        while os.path.exists("out"):
            shutil.rmtree("out", ignore_errors=True)  # the run may create files at the same time
        if is_made_anew:
            os.mkdir("out")
        with contextlib.suppress(BrokenPipeError), pages:  # the run may have ended already
            pages.write(row)
        told = running.stderr.read()
    assert running.returncode == 1
    assert told.startswith("quotex: cannot write to out"), told
    assert told.endswith(" was removed meanwhile\n"), told
    assert told.count("\n") == 1
    assert not os.path.exists("out") or not os.listdir("out")
