"""An interrupted run is resumed to exactly the output of an uninterrupted one, or refused in one line."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import run_here

from quotex.io import writing

COMMAND = [sys.executable, "-m", "quotex"]
SUMMARY = ["--summary", "sums.json"]
SAYS = "“It rained,” said Ada Moor. The ferry sailed on, and nobody in the harbour knew why. "
DOCUMENTS = 200
posix = pytest.mark.skipif(os.name != "posix", reason="needs signals")


@pytest.fixture(autouse=True)
def inputs(tmp_path, monkeypatch):
    """Documents of some 25,000 characters, some without an id, with some broken lines among them."""
    monkeypatch.chdir(tmp_path)
    lines = []
    for number in range(DOCUMENTS):
        row = {"text": "Sign up for our newsletter\n\n" + SAYS * (270 + number)} | (
            {"id": number} if number % 3 else {}
        )
        lines.append(json.dumps(row) + "\n" + ("{broken\n" if number % 50 == 49 else ""))
    Path("in.jsonl").write_text("".join(lines))


def options(*arguments, output="out.jsonl"):
    return ["clean", "in.jsonl", "--rejects", "rejects.jsonl", "-o", output, *SUMMARY, *arguments]


def run(*arguments, output="out.jsonl"):
    return run_here(*options(*arguments, output=output))


def refused(*arguments, message, output="out.jsonl"):
    before = Path(output).read_bytes()
    done = run("--resume", *arguments, output=output)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"quotex: cannot resume {output}: {message}")
    assert Path(output).read_bytes() == before


def made(output):
    """The output, the rejects, and the sums except the time."""
    sums = json.loads(Path("sums.json").read_text())
    return Path(output).read_bytes(), Path("rejects.jsonl").read_bytes(), {**sums, "seconds": 0}


def undisturbed(output):
    """Output, rejects and summary of an uninterrupted run."""
    done = run(output=output)
    result = made(output)
    assert done.returncode == 1  # for the broken lines
    for name in (output, "rejects.jsonl", f".{output}.quotex"):
        os.remove(name)
    return result


def resumed(output, *arguments):
    done = run("--resume", *arguments, output=output)
    assert done.returncode == 1
    return made(output)


def size(name):
    """The bytes in a file, 0 if it does not exist, or any more."""
    try:
        return os.path.getsize(name)
    except FileNotFoundError:
        return 0


@posix
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("output", ["out.jsonl.gz", "out.csv"])
def test_a_run_ended_by_a_signal_can_be_resumed(output, workers):
    whole = undisturbed(output)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        with subprocess.Popen(
            [*COMMAND, *options("--workers", workers, output=output)], stderr=subprocess.PIPE
        ) as running:
            part = f"{output}.part"
            while running.poll() is None and not size(part):
                time.sleep(0.001)
            time.sleep(random.uniform(0, 0.2))
            running.send_signal(number)
            told = running.stderr.read().decode()
        assert "Traceback" not in told
        if running.returncode == 128 + number:
            at_the_end = "" if os.path.exists(part) else "quotex: interrupted"  # if everything was written
            assert told.splitlines()[-1] in (
                "quotex: interrupted; to continue, repeat the call with --resume",
                at_the_end,
            )
        assert resumed(output, "--workers", workers) == whole
        for name in (output, "rejects.jsonl", f".{output}.quotex"):
            os.remove(name)
    assert not os.path.exists(part)


def test_a_run_that_starts_anew_says_what_it_discards():
    whole = undisturbed("out.jsonl")
    run()
    os.replace("out.jsonl", "out.jsonl.part")
    journal = Path(".out.jsonl.quotex").read_text().splitlines(keepends=True)
    Path(".out.jsonl.quotex").write_text("".join(journal[:-1]))
    part = os.path.realpath("out.jsonl.part")
    told = f"quotex: {part}, from an interrupted run, is discarded; --resume would have continued it"
    assert run().stderr.splitlines()[0] == told
    assert made("out.jsonl") == whole
    assert told not in run().stderr


def test_numbered_files_are_resumed_from_every_mark(monkeypatch):
    """Also from one after the last document of a file that is not complete yet."""
    monkeypatch.setattr(writing, "BLOCK", 1)  # a mark follows each document
    Path("in.jsonl").write_text("".join(json.dumps({"id": number, "text": SAYS}) + "\n" for number in range(5)))
    call = ["clean", "in.jsonl", "-o", "out-{}.jsonl", "--rows-per-file", "2", "-q"]
    assert run_here(*call).returncode == 0
    journal = Path(".out-{}.jsonl.quotex")
    whole = {path.name: path.read_bytes() for path in Path().glob("out-*")}
    lines = journal.read_text().splitlines(keepends=True)
    assert len(whole) == 3
    assert len(lines) == 1 + 5 + 3
    for kept in range(1, len(lines)):
        for path in Path().glob("out-*"):
            path.unlink()
        journal.write_text("".join(lines[:kept]))
        for mark in map(json.loads, lines[1:kept]):
            name = mark["part"]
            Path(f"{name}.part").write_bytes(whole[name])
            if mark["whole"]:
                os.rename(f"{name}.part", name)
        assert run_here(*call, "--resume").returncode == 0
        assert {path.name: path.read_bytes() for path in Path().glob("out-*")} == whole


def test_a_damaged_tail_is_rewritten():
    whole = undisturbed("out.jsonl.gz")
    run(output="out.jsonl.gz")
    for kept in (0, 1, len(whole[0]) // 3, len(whole[0]) - 1, len(whole[0])):
        Path("out.jsonl.gz").write_bytes(whole[0][:kept])
        assert resumed("out.jsonl.gz") == whole
    with open("out.jsonl.gz", "r+b") as file:
        file.seek(len(whole[0]) * 2 // 3)
        file.write(b"\0\0\0\0")
    assert resumed("out.jsonl.gz") == whole


def test_only_the_same_call_is_resumed():
    run()
    refused("--preset", "page", message='it was made with preset "auto", not "page"; leave out --resume to start again')
    refused("--ignore", "BP2", message='it was made with ignore [], not ["BP2"]; ')
    refused("--explain", message="it was made with explain false, not true; ")
    done = run_here("process", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert done.stderr == (
        'quotex: cannot resume out.jsonl: it was made with command "clean", not "process"; '
        "leave out --resume to start again\n"
    )


@pytest.mark.parametrize("change", [{"documents": "x"}, {"unknown": 1}, {"rules": {"BP201": 1}}, {"rules": []}])
def test_invalid_counts_in_a_journal_are_refused(change):
    run()
    first, *marks = Path(".out.jsonl.quotex").read_text().splitlines()
    marks = [json.loads(mark) for mark in marks]
    marks[-1]["counts"] |= change
    Path(".out.jsonl.quotex").write_text("\n".join([first, *map(json.dumps, marks)]) + "\n")
    refused(message=".out.jsonl.quotex is damaged or not a journal of quotex; remove both to start again")


def test_only_the_same_documents_are_resumed():
    run()
    lines = Path("in.jsonl").read_text().splitlines(keepends=True)
    changed = {
        "a line more": ['{"id": "new", "text": "It rained."}\n', *lines],
        "a line less": lines[1:],
        "another order": [lines[1], lines[0], *lines[2:]],
        "another text": [*lines[:5], lines[5].replace("rained", "poured", 1), *lines[6:]],
    }
    for new in changed.values():
        Path("in.jsonl").write_text("".join(new))
        refused(message=f"the first {DOCUMENTS + 4} documents of the input, their ids or their order differ")
    Path("in.jsonl").write_text("".join(lines))
    done = run_here(*(word.replace("in.jsonl", "./in.jsonl") for word in options("--resume")))
    assert "documents of the input" in done.stderr  # rows without an id are named after the file


def test_a_resumed_run_may_have_more_documents():
    run()
    with open("in.jsonl", "a") as file:
        file.write('{"id": "new", "text": "It rained."}\n')
    assert resumed("out.jsonl") == undisturbed("out.jsonl")


def test_the_header_of_a_table_is_not_resumed_with_other_columns():
    Path("in.jsonl").write_text('{"id": "a", "text": "It rained.", "outlet": "Tideline"}\n')
    run("--keep", "all", output="out.csv")
    with open("in.jsonl", "a") as file:
        file.write('{"id": "b", "text": "It rained.", "day": "2026-05-02"}\n')
    told = 'it was made with keep ["outlet"], not ["outlet", "day"]; leave out --resume to start again\n'
    refused("--keep", "all", message=told, output="out.csv")


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="needs /dev/null")
def test_a_device_is_not_resumed():
    done = run_here("clean", "in.jsonl", "-o", "/dev/null", "--format", "jsonl", "--resume")
    told = "Error: --resume needs -o with the name of a file: /dev/null can't show how far a run got\n"
    assert (done.returncode, done.stderr.endswith(told)) == (2, True)
    assert os.path.exists("/dev/null")
    assert not os.path.isfile("/dev/null")


def test_an_unreadable_input_does_not_touch_the_output():
    Path("in.jsonl").write_bytes(b"PAR1\x15\x00")
    assert run().returncode == 1
    assert not os.path.exists("out.jsonl")
    Path("out.jsonl").write_text("my notes\n")
    assert run().returncode == 1
    assert Path("out.jsonl").read_text() == "my notes\n"


@posix
@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_rows_are_written_without_a_standard_error(redirection):
    done = subprocess.run(["sh", "-c", f'"$@" {redirection}', "sh", *COMMAND, "clean", "in.jsonl"], capture_output=True)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == DOCUMENTS


def test_the_summary_records_the_settings():
    run()
    first = json.loads(Path("sums.json").read_text())["made_from"]
    assert (first["command"], first["ignore"], len(first["pack"])) == ("clean", [], 32)
    run("--ignore", "BP6", output="other.jsonl")
    second = json.loads(Path("sums.json").read_text())["made_from"]
    assert first | {"ignore": ["BP6"]} == second


def test_rows_of_another_version_of_the_language_pack_are_refused():
    run()
    journal = Path(".out.jsonl.quotex")
    first, _, rest = journal.read_text().partition("\n")
    made_from = json.loads(first)["made_from"]
    journal.write_text(json.dumps({"made_from": made_from | {"pack": "0" * 32}}) + f"\n{rest}")
    refused(message=f'it was made with pack "{"0" * 32}", not ')


@posix
@pytest.mark.parametrize("output", ["out/", "out-{:02}.jsonl"])
def test_two_runs_cannot_write_to_the_same_files(output):
    """The first may be writing another file than the second begins with, so it keeps the journal locked."""
    import fcntl

    several = [] if output == "out/" else ["--rows-per-file", "50"]
    assert run(*several, output=output).returncode == 1  # for the broken lines
    before = {path: path.read_bytes() for path in Path().rglob("*out*/*" if output == "out/" else "*out*")}
    journal = "out/.quotex" if output == "out/" else f".{output}.quotex"
    with open(journal, "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        done = run(*several, output=output)
    assert (done.returncode, done.stderr) == (
        1,
        f"quotex: cannot write to {output}: another program is writing to it\n",
    )
    after = {path: path.read_bytes() for path in Path().rglob("*out*/*" if output == "out/" else "*out*")}
    assert after == before
