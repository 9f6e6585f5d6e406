"""Output to a terminal: no text, name or column controls it, in any format."""

import csv
import io
import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from rich.console import Console

from quotex.cli.progress import LogProgress, TerminalProgress
from quotex.cli.totals import Totals
from quotex.io import Begin
from quotex.render import terminal
from quotex.render.layout import visible_line

pty = pytest.importorskip("pty")

COMMAND = [sys.executable, "-m", "quotex"]
ATTACK = "\x1b[2J\x9dx\x7f\u202e\u2066"
SAYS = f"“It {ATTACK} rained,” said Ada Moor.\n"
DESK = f"desk{ATTACK}"
STEERS = {*map(chr, (*range(32), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x2028))} - {"\n", "\t"}


@pytest.fixture
def rows(tmp_path):
    """A file of rows with terminal controls in a text and in a column."""
    path = tmp_path / "in.jsonl"
    row = {"id": f"a{ATTACK}", "text": SAYS, DESK: ATTACK}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return str(path)


def shown(*arguments):
    """The output to a terminal, without the carriage returns that it adds."""
    screen, end = pty.openpty()
    with subprocess.Popen([*COMMAND, *arguments], stdout=end, stderr=subprocess.PIPE) as done:
        os.close(end)
        data = b""
        try:
            while piece := os.read(screen, 1 << 16):
                data += piece
        except OSError:  # Linux reports in this way that no writer is left
            pass
        assert done.wait(60) == 0, done.stderr.read().decode()
    os.close(screen)
    return data.decode().replace("\r\n", "\n")


CALLS = [
    *((verb, format) for verb in ("clean", "extract", "process") for format in ("text", "csv", "tsv", "jsonl")),
    *(("extract", "html"), ("process", "html"), ("clean", "dolma"), ("process", "dolma")),
]


@pytest.mark.parametrize(("verb", "format"), CALLS)
def test_no_text_controls_a_terminal(verb, format, rows):
    keep = [] if format in ("text", "html", "dolma") else ["--keep", DESK]
    found = shown(verb, rows, "--format", format, *keep)
    assert "It " in found or format == "dolma"
    assert not STEERS & set(found)


def test_controls_are_symbols_in_tables_and_escapes_in_json(rows):
    symbols = "␛[2J�x␡��"
    columns, row = shown("clean", rows, "--format", "tsv", "--keep", DESK).splitlines()[:2]
    assert columns == f"id\ttext\tdesk{symbols}"
    assert row.startswith(f"a{symbols}\t")
    row = json.loads(shown("clean", rows, "--format", "jsonl", "--keep", DESK))
    assert (row["id"], row[DESK]) == (f"a{ATTACK}", ATTACK), "the row is what it is in a file"


def test_rows_of_people_and_samples_control_no_terminal(rows, tmp_path):
    quote = {
        "id": 0,
        "start": 0,
        "end": 9,
        "text": SAYS,
        "kind": "direct",
        "parent": None,
        "confidence": 0.5,
        "utterance": 0,
    }
    speaker = {"name": f"Ada {ATTACK} Moor", "text": "she", "kind": "person", "people": [0]}
    path = tmp_path / "out.jsonl"
    path.write_text(json.dumps({"id": "a", "quotes": [quote | {"speaker": speaker}]}) + "\n", encoding="utf-8")
    formats = ("csv", "jsonl", "json", "markdown", "latex")
    for call in (*(["sources", "--format", format] for format in formats), ["sample", "--budget", "1"]):
        found = shown(*call, str(path))
        assert "Moor" in found
        assert not STEERS & set(found), call


def test_exported_quotes_control_no_terminal(tmp_path):
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": f"a{ATTACK}", "text": SAYS}), encoding="utf-8")
    shown("extract", str(tmp_path / "in.jsonl"), "--with-text", "-o", str(tmp_path / "rows.jsonl"))
    for tool in ("label-studio", "tei"):
        found = shown("export", str(tmp_path / "rows.jsonl"), "--to", tool)
        assert "Moor" in found
        assert not STEERS & set(found), tool
    shown("export", str(tmp_path / "rows.jsonl"), "--to", "label-studio", "-o", str(tmp_path / "t.json"))
    assert not STEERS & set(shown("import", str(tmp_path / "t.json"), "--from", "label-studio"))


def test_a_template_controls_no_terminal(rows):
    found = shown("evaluate", "--template", rows)
    assert json.loads(found)["text"] == SAYS, "it is what it is in a file"
    assert not STEERS & set(found)


def test_the_scores_of_documents_control_no_terminal(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": f"a{ATTACK}\nb", "text": SAYS, "quotes": []}) + "\n", encoding="utf-8")
    found = shown("evaluate", "--per-document", str(path))
    assert "\na␛[2J�x␡�� b  " in found
    assert not STEERS & set(found)
    other = tmp_path / f"b{ATTACK[:5]}.jsonl"
    other.write_text(json.dumps({"id": f"a{ATTACK}\nb", "quotes": []}) + "\n", encoding="utf-8")
    for format in ("markdown", "latex", "csv", "json"):
        found = shown("evaluate", str(path), "--compare", str(other), "--format", format)
        assert "spans" in found
        assert not STEERS & set(found), format


def test_a_pipe_gets_the_unchanged_text(rows):
    call = ["clean", rows, "--format", "csv", "--keep", DESK]
    done = subprocess.run([*COMMAND, *call], capture_output=True, encoding="utf-8", check=True)
    assert [row[DESK] for row in csv.DictReader(done.stdout.split("\n"))] == [ATTACK]


def test_custom_rules_control_no_terminal(tmp_path):
    path = tmp_path / "mine.toml"
    says = 'id = "MY1"\nname = "tides"\nwhy = "C1 \\u009b31m"\ntrigger = ["aa"]\npattern = "a+"\n'
    rule = f'[[rule]]\n{says}drop = ["aa"]\nkeep = ["b"]\n'
    path.write_text(rule, encoding="utf-8")
    found = shown("rules", "--rules", str(path), "MY1", "--format", "jsonl")
    assert json.loads(found)["why"] == "C1 \x9b31m"
    assert not STEERS & set(found)


@pytest.mark.parametrize("name", [f"a{ATTACK}", "[link=http://quay.invalid]a[bold]", "x[/b].jsonl", ":smile:"])
def test_file_names_are_not_markup_in_the_progress(name, monkeypatch):
    output = io.StringIO()
    console = Console(file=output, force_terminal=True, color_system=None, width=200)
    monkeypatch.setattr(terminal, "console_on", lambda *, stderr: console)
    with TerminalProgress([]) as progress:
        progress.show(Begin(name), Totals())
    line = next(line for line in output.getvalue().splitlines() if "documents" in line)
    assert f" {visible_line(name)}  0 documents" in line
    assert "\x1b]" not in line


def test_a_log_gets_a_line_every_five_minutes(monkeypatch, capsys):
    seconds = [0.0]
    monkeypatch.setattr("quotex.cli.progress.time", SimpleNamespace(monotonic=lambda: seconds[0]))
    progress = LogProgress()
    for minute in range(12):
        seconds[0] = 60.0 * minute
        progress.show(Begin("in.jsonl"), Totals(documents=1000 * minute))
    assert capsys.readouterr().err == "quotex: 5,000 documents so far\nquotex: 10,000 documents so far\n"
