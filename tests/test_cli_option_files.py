"""Files given to options: endless, read-once and unwritable ones are reported in one line."""

import json
import os
import subprocess

import pytest
from command import run_here

SAYS = "“It rained,” said Ada Moor."
ENDLESS = "/dev/zero"
endless = pytest.mark.skipif(not os.path.exists(ENDLESS), reason="needs a device that never ends")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.txt").write_text(SAYS, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "a", "text": SAYS, "quotes": []}) + "\n", encoding="utf-8")
    if os.path.exists(ENDLESS):
        os.mkfifo("pipe")


def run(*arguments):
    done = run_here(*arguments)
    return done.returncode, done.stderr.splitlines()[-1] if done.stderr else ""


ASKED = [
    ("extract in.txt --rules", 2, "Error: {}: cannot be read: it is larger than 20 MB"),
    ("rules --check", 1, "quotex: {}: cannot be read: it is larger than 20 MB"),
    ("sources in.txt --aliases", 2, "Error: {}: cannot be read: it is larger than 200 MB"),
    ("sources in.txt --labels", 2, "Error: {}: cannot be read: it is larger than 200 MB"),
    ("evaluate gold.jsonl --predictions", 1, "quotex: {}:1: the line is larger than 200 MB"),
]


@endless
@pytest.mark.parametrize(("call", "status", "told"), ASKED)
def test_an_endless_option_file_is_refused(call, status, told):
    assert run(*call.split(), ENDLESS) == (status, told.format(ENDLESS))


@endless
@pytest.mark.parametrize("name", [ENDLESS, "pipe"])
@pytest.mark.parametrize("call", ["clean in.txt --repeats", "repeats show", "repeats merge -o out.bin"])
def test_repeats_must_be_a_regular_file(call, name):
    """Each process reads the file, and a journal records its contents."""
    told = f"quotex: {name}: is a pipe or a device, which is endless or can be read only once: name a file"
    assert run(*call.split(), name) == (1, told)


@endless
def test_rules_may_come_through_a_pipe():
    """A shell makes one of ``--rules <(…)``."""
    with subprocess.Popen(["sh", "-c", "echo '[never]' > pipe"]) as writer:
        status, told = run("extract", "in.txt", "--rules", "pipe")
        assert writer.wait(60) == 0
    assert (status, told) == (2, "Error: pipe: [never]: no table has this name; did you mean 'never_ends'?")


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.json"])
def test_a_number_that_python_refuses_is_reported(name):
    row = '{"id": "a", "text": "x", "quotes": ' + "9" * 5000 + "}"
    with open(name, "w", encoding="utf-8") as file:
        file.write(row if name.endswith("l") else f"[{row}]")
    place = f"{name}:1" if name.endswith("l") else name
    told = f"quotex: {place}: not JSON that quotex reads: a number has more than 4,300 digits"
    assert run("evaluate", name) == (1, told)


@pytest.mark.parametrize(
    "call",
    ["process in.txt --summary", "repeats learn in.txt -o", "repeats merge in.txt -o", "evaluate gold.jsonl --json"],
)
def test_an_unwritable_output_is_reported_before_the_work(call):
    """Not after hours of work."""
    assert run(*call.split(), "none/out") == (2, "Error: none/out can't be written: there is no folder none")
    os.mkdir("there")
    assert run(*call.split(), "there") == (2, "Error: there is a folder: name a file in it")
    assert sorted(os.listdir("there")) == []


def test_a_summary_may_be_in_the_folder_that_the_run_makes():
    assert run("process", "in.txt", "-o", "made/", "--format", "jsonl", "--summary", "made/sums.json", "-q") == (0, "")
    assert sorted(name for name in os.listdir("made") if name[0] != ".") == ["in.jsonl", "sums.json"]
