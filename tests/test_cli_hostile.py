"""Any input and any output: at worst one clear line, never a traceback, never a lost document."""

import errno
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import run_here

from quotex.cli.interrupts import Interrupted, handle_signals
from quotex.io import writing

COMMAND = [sys.executable, "-m", "quotex"]
VERBS = ["clean", "extract", "process", "scan"]
SAYS = "“It rained,” said Ada Moor. "

TEXTS = {
    "empty": "",
    "white space": " \n\t\r\n\u00a0\u3000 \n",
    "only a newline": "\n",
    "nul": f"a\x00b\x00 {SAYS}\x00",
    "right to left": "אמר דוד: “שלום עולם” ו\u200fעוד. قال أحمد: «مرحبا».\n" + SAYS,
    "windows line ends": f"{SAYS}\r\n\r\nAdvertisement\r\n\r\n“Again,” she said.\r\n",
    "old mac line ends": f"{SAYS}\r\r{SAYS}\r",
    "lone surrogates": f"\ud83d {SAYS}\udc00 “a\udfff” ",
    "astral": f"🛳️👩‍✈️ {SAYS}𝒳",
    "combining": "e" + "\u0301" * 10_000 + SAYS,
    "controls": "\x1b[2J\x07\x08" + SAYS,
}


def run(*arguments, input=None, timeout=60):
    done = subprocess.run([*COMMAND, *arguments], input=input, capture_output=True, timeout=timeout)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def write_rows(path, texts):
    lines = (json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    Path(path).write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_odd_texts_give_valid_rows(verb, tmp_path):
    write_rows(tmp_path / "in.jsonl", TEXTS)
    extra = ["--explain"] if verb == "clean" else []
    done = run_here(verb, str(tmp_path / "in.jsonl"), *extra)
    assert (done.returncode, done.stderr) == (0, "")
    found = {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert list(found) == list(TEXTS)
    for name, row in found.items():
        original = TEXTS[name]
        for quote in row.get("quotes", ()):
            where = row["text"][quote["clean_start"] : quote["clean_end"]] if verb == "process" else None
            assert where in (None, quote["text"])
            assert quote["text"] in original
            if not row.get("edits"):
                assert original[quote["start"] : quote["end"]] == quote["text"]
    if verb in ("extract", "process"):
        assert len(found["windows line ends"]["quotes"]) == 2
        assert not found["white space"]["quotes"]
        assert found["lone surrogates"]["quotes"]
    if verb == "clean":
        assert found["windows line ends"]["text"] == f"{SAYS}\r\n\r\n“Again,” she said.\r\n"
        assert found["empty"]["text"] == ""


READABLE = [(verb, format) for verb in [*VERBS, "explain"] for format in ("text", "terminal", "csv")]
READABLE.remove(("explain", "csv"))


@pytest.mark.parametrize(("verb", "format"), READABLE)
def test_odd_texts_are_shown(verb, format, tmp_path):
    write_rows(tmp_path / "in.jsonl", TEXTS)
    done = run_here(verb, str(tmp_path / "in.jsonl"), "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    if format == "terminal":
        assert "\x1b" not in done.stdout


LARGE = {
    "one line": "The ferry sailed on. " * 100_000,
    "one word": "x" * 2_000_000,
    "quote marks": "“" * 100_000,
    "straight marks": '"' * 100_000,
    "apostrophes": "'" * 100_000,
    "marks by turns": "“”" * 20_000 + "\"'" * 20_000,
    "quoted words": "“a” " * 20_000,
    "said": "said " * 100_000,
    "newlines": "\n" * 1_000_000,
    "short lines": "Advertisement\n" * 50_000,
    "one line of quotes": SAYS * 10_000,
}


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("verb", ["process", "scan"])  # to process is to clean and to extract
def test_large_hostile_texts_take_linear_time(verb, name, tmp_path):
    """Work that grows faster than the text would exceed the timeout of ``run``."""
    path = tmp_path / "in.txt"
    path.write_text(LARGE[name], encoding="utf-8")
    done = run(verb, str(path), "--format", "jsonl", timeout=100)
    told = done.stderr if name != "said" else b""  # judged by its words, it is not English
    assert (done.returncode, b"cleaning left none" in told or not told.strip()) == (0, True)
    assert json.loads(done.stdout)["id"] == str(path)


def test_byte_order_marks_and_other_encodings_are_read(tmp_path):
    text = "Zoë said: “Très bien.” It’s hers. The café stays open all summer. " * 3
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(text.encode(encoding))
        done = run_here("extract", str(path), "--format", "jsonl")
        assert done.returncode == 0
        row = json.loads(done.stdout)
        assert row["text"] == text, "its offsets point into a text that only quotex has"
        told = (
            f"quotex: {path}: read as cp1252; --encoding NAME sets another encoding\n" if encoding == "cp1252" else ""
        )
        assert done.stderr == told


def test_unreadable_files_are_named_and_the_others_are_read(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text(SAYS, encoding="utf-8")
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89bmp\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff\xfe\x81\x8d\xf0" * 60)
    broken = tmp_path / "broken.jsonl.gz"
    broken.write_bytes(gzip.compress(json.dumps({"text": SAYS * 1000}).encode())[:-9])
    (tmp_path / "empty").mkdir()
    done = run_here("extract", str(tmp_path / "empty"), str(picture), str(broken), str(good), "--format", "jsonl")
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [str(good)]
    folder, binary, zipped = done.stderr.splitlines()
    assert folder == f"quotex: {tmp_path / 'empty'}: is an empty folder"
    assert binary.startswith(f"quotex: {picture}: not UTF-8: byte 0x89 at position 0 ")
    assert zipped.startswith(f"quotex: {broken}: damaged: ")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file that its owner, not root, may not read")
def test_a_file_without_read_permission_is_reported(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(SAYS, encoding="utf-8")
    path.chmod(0)
    assert run_here("clean", str(path)).stderr == f"quotex: {path}: cannot be read: Permission denied\n"


FULL = "cannot write to {}: No space left on device\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("count", [1, 5_000])
def test_a_full_disk_is_reported_in_one_line(count, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": SAYS}) + "\n", encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8") * count, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, "clean", str(path)], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr.decode()) == (1, "quotex: " + FULL.format("standard output"))
    done = run_here("clean", str(path), "-o", "/dev/full", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (1, "quotex: " + FULL.format("/dev/full"))


class Full(io.FileIO):
    """A file on a full disk."""

    def write(self, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    "call",
    [
        *(f"verify in.jsonl --sources in.jsonl -o out.{suffix}" for suffix in ("jsonl", "csv", "sarif", "html")),
        "verify in.jsonl --sources in.jsonl --format terminal -o out.log",
        *(f"sources in.jsonl -o out.{suffix}" for suffix in ("csv", "parquet", "tex")),
        *(f"sample rows.jsonl -o out.{suffix}" for suffix in ("csv", "html")),
        *(f"export rows.jsonl --to {format} -o out" for format in ("tei", "label-studio")),
        "evaluate --template in.jsonl -o out.json",
    ],
)
def test_a_full_disk_leaves_no_part_of_a_file(call, tmp_path, monkeypatch):
    opened = writing._open

    def full(*file):
        with opened(*file) as real:
            return Full(os.dup(real.fileno()), "wb")

    monkeypatch.chdir(tmp_path)
    write_rows("in.jsonl", {str(number): SAYS for number in range(3)})
    assert run_here("extract", "in.jsonl", "--with-text", "-o", "rows.jsonl", "-q").returncode == 0
    monkeypatch.setattr(writing, "_open", full)
    before = sorted(os.listdir())
    done = run_here(*call.split())
    name = call.split()[-1]
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "quotex: " + FULL.format(name).strip())
    assert sorted(os.listdir()) == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", ["rules", "--version", "--help", "process --help", "repeats learn --help"])
def test_a_full_disk_is_reported_by_commands_without_input(arguments):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, *arguments.split()], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr.decode()) == (1, "quotex: " + FULL.format("standard output"))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_closed_pipe_ends_quietly(workers, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text((json.dumps({"id": "a", "text": SAYS * 20}) + "\n") * 5_000, encoding="utf-8")
    command = [*COMMAND, "process", str(path), "--workers", workers]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141


def test_closed_standard_streams_are_reported(tmp_path):
    path = tmp_path / "in.txt"
    path.write_text(SAYS, encoding="utf-8")
    shell = ["sh", "-c", '"$@" clean - <&-', "sh", *COMMAND]
    done = subprocess.run(shell, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"quotex: -: cannot be read: standard input is closed\n")
    shell = ["sh", "-c", '"$@" >&-', "sh", *COMMAND, "clean", str(path)]
    done = subprocess.run(shell, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"quotex: cannot write to standard output: it is closed\n")


def test_a_signal_inside_a_finalizer_is_not_lost_and_ends_a_wait():
    class Group:
        def __del__(self):
            signal.raise_signal(signal.SIGINT)

    def work():
        Group()
        time.sleep(60)

    begun = time.monotonic()
    with pytest.raises(Interrupted), handle_signals():
        work()
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupted_run_says_how_to_resume(workers, tmp_path):
    path, out, part = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    rows = [json.dumps({"id": number, "text": SAYS * 200}) + "\n" for number in range(5_000)]
    path.write_text("".join(rows), encoding="utf-8")
    command = [*COMMAND, "process", str(path), "-o", str(out), "--workers", workers]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as running:
        while running.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.001)
        running.send_signal(signal.SIGINT)
        told = running.stderr.read().decode()
        assert running.wait(60) == 130
    assert told == "quotex: interrupted; to continue, repeat the call with --resume\n"
    assert 0 < len(part.read_bytes().splitlines()) < 5_000
    assert not out.exists()


def wait_until_it_sleeps(running):
    """Wait until a process handles signals, and then has slept for a tenth of a second."""
    if not os.path.isdir("/proc/self"):
        time.sleep(4)
        return
    asleep = 0
    while running.poll() is None and asleep < 10:
        with open(f"/proc/{running.pid}/status") as file:
            fields = dict(line.split(":", 1) for line in file)
        is_handled = int(fields["SigCgt"], 16) >> (signal.SIGTERM - 1) & 1
        asleep = asleep + 1 if is_handled and fields["State"].split()[0] == "S" else 0
        time.sleep(0.01)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize(
    ("written", "is_open", "number"),
    [
        *(("-o", True, number) for number in (signal.SIGINT, signal.SIGTERM)),
        *(("--rejects", is_open, signal.SIGTERM) for is_open in (True, False)),
        *(("--rejects", False, signal.SIGINT), ("standard output", True, signal.SIGTERM)),
    ],
)
def test_an_unread_pipe_does_not_block_the_run(written, is_open, number, tmp_path):
    """Neither if the pipe is never opened, nor if its reader reads nothing."""
    path, pipe = tmp_path / "in.jsonl", tmp_path / "pipe"
    row = json.dumps({"text": SAYS * 10, "id": 1})
    path.write_text(f"{row}\n{{broken {'x' * 1000}\n" * 3000, encoding="utf-8")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK) if is_open else None
    shell = ["sh", "-c", 'exec "$@" > pipe', "sh"] if written == "standard output" else []
    options = [] if shell else ["-o", "out.jsonl", "--rejects", "bad.jsonl", written, "pipe"]
    command = [*shell, *COMMAND, "process", "in.jsonl", "--format", "jsonl", *options]
    with open(tmp_path / "told", "wb") as told:
        running = subprocess.Popen(command, cwd=tmp_path, stderr=told)
    try:
        wait_until_it_sleeps(running)
        assert running.poll() is None
        running.send_signal(number)
        status = running.wait(60)
    finally:
        running.kill()
        if reader is not None:
            os.close(reader)
    said = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    go_on = "; to continue, repeat the call with --resume" if written == "--rejects" else ""
    assert (status, said[-1]) == (128 + number, f"quotex: interrupted{go_on}")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_run_into_a_pipe_cannot_be_resumed(tmp_path):
    (tmp_path / "in.txt").write_text(SAYS, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    pipe = str(tmp_path / "pipe")
    done = run_here("process", str(tmp_path / "in.txt"), "-o", pipe, "--format", "jsonl", "--resume")
    told = f"--resume needs -o with the name of a file: {pipe} can't show how far a run got"
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, f"Error: {told}")


@pytest.mark.parametrize("head", [b"\x1f\x8b\xff\x00", gzip.compress(SAYS.encode(), mtime=0)[:10] + b"\xff" * 9])
def test_damaged_gzip_on_standard_input_is_reported(head):
    done = run_here("process", "-", given=head + b"harbour")
    assert done.returncode == 1
    assert done.stderr.startswith("quotex: -: damaged: ")
