"""The command as users run it: nearly every test starts it as a process."""

import csv
import gzip
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from command import run_here

import quotex
from quotex.cli.commands import quotex as command

PAGE = """Ferry to sail all summer

Advertisement

“It will outlive us all,” said Mayor Ada Moor. “And it is ours,” she added.

Sign up for our newsletter
"""
OTHER = '"Nobody asked us," Bo Lind told reporters.\n'


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    rows = [{"id": "a", "text": PAGE}, {"id": "b", "text": OTHER}, {"text": ""}, {"id": "d", "text": "Nothing."}]
    Path("pages.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def run(*arguments, input=b"", status=0, error="", env=None):
    """The standard output of ``quotex ARGUMENTS``; checks its status and its standard error."""
    done = run_here(*arguments, given=input, env=env)
    assert (done.returncode, done.stderr) == (status, error)
    return done.stdout


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def refused(*arguments, message):
    """Check that the call is refused: status 2, the message in the last line."""
    done = run_here(*arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_process_row_has_offsets_into_the_page_and_into_the_article():
    (row,) = rows(run("process", "page.txt", "--format", "jsonl"))
    assert list(row) == ["id", "text", "edits", "quotes", "people"]
    assert row["id"] == "page.txt"
    assert "Advertisement" not in row["text"]
    assert [edit["rule"][:2] for edit in row["edits"]] == ["BP", "BP"]
    assert [quote["text"] for quote in row["quotes"]] == ["It will outlive us all,", "And it is ours,"]
    for quote in row["quotes"]:
        assert PAGE[quote["start"] : quote["end"]] == quote["text"]
        assert row["text"][quote["clean_start"] : quote["clean_end"]] == quote["text"]
        assert PAGE[quote["cue"]["start"] : quote["cue"]["end"]] == quote["cue"]["text"]
        speaker = quote["speaker"]
        assert PAGE[speaker["start"] : speaker["end"]] == speaker["text"]
        assert speaker["name"] == "Ada Moor"
        (person,) = [row["people"][number] for number in speaker["people"]]
        assert person["name"] == "Ada Moor"


def test_jsonl_input_gives_jsonl_output_in_order():
    assert [row["id"] for row in rows(run("process", "pages.jsonl"))] == ["a", "b", "pages.jsonl:3", "d"]


def test_extract_does_not_change_the_text():
    found = rows(run("extract", "pages.jsonl", "--with-text"))
    assert [len(row["quotes"]) for row in found] == [2, 1, 0, 0]
    assert found[0]["text"] == PAGE
    assert list(rows(run("extract", "pages.jsonl"))[0]) == ["id", "quotes"]


def test_kinds_and_confidence_select_quotes():
    assert rows(run("extract", "pages.jsonl", "--kinds", "scare", "--flat")) == []
    everything = rows(run("extract", "pages.jsonl", "--flat"))
    highest = max(row["confidence"] for row in everything)
    sure = rows(run("extract", "pages.jsonl", "--flat", "--min-confidence", str(highest)))
    assert [row["start"] for row in sure] == [row["start"] for row in everything if row["confidence"] == highest]


def test_clean_prints_the_cleaned_text():
    cleaned = run("clean", "page.txt")
    assert cleaned.startswith("Ferry to sail all summer\n\n“It will")
    assert "newsletter" not in cleaned
    assert cleaned == quotex.clean(PAGE)


def test_clean_names_each_of_several_files():
    Path("other.txt").write_text("Short", encoding="utf-8")
    assert run("clean", "other.txt", "page.txt").startswith("==> other.txt <==\nShort\n==> page.txt <==\nFerry")


def test_clean_rows_have_the_options_columns():
    assert list(rows(run("clean", "pages.jsonl"))[0]) == ["id", "text"]
    row = rows(run("clean", "pages.jsonl", "--explain", "--with-original"))[0]
    assert list(row) == ["id", "text", "edits", "original"]
    kept = [PAGE[a["end"] : b["start"]] for a, b in zip(row["edits"], row["edits"][1:], strict=False)]
    assert "".join([PAGE[: row["edits"][0]["start"]], *kept, PAGE[row["edits"][-1]["end"] :]]) == row["text"]


def test_rules_are_selected_by_prefix():
    assert "Advertisement" in run("clean", "page.txt", "--ignore", "BP3")
    selected = run("clean", "page.txt", "--select", "BP3")
    assert "Advertisement" not in selected
    assert "newsletter" in selected


def test_scan_gives_rows_and_lines():
    (row,) = rows(run("scan", "page.txt", "--format", "jsonl"))
    assert list(row) == ["id", "tokens", "sentences"]
    words = [PAGE[start:end] for start, end in row["tokens"]]
    assert words[:3] == ["Ferry", "to", "sail"]
    assert run("scan", "page.txt").splitlines()[0] == "Ferry to sail all summer"


def test_csv_has_one_quote_per_row():
    text = run("process", "pages.jsonl", "--format", "csv")
    table = list(csv.DictReader(io.StringIO(text)))
    assert [(row["id"], row["speaker_name"]) for row in table] == [
        ("a", "Ada Moor"),
        ("a", "Ada Moor"),
        ("b", "Bo Lind"),
    ]
    assert [row["speaker"] for row in table][1] == "she"
    assert run("clean", "pages.jsonl", "--format", "csv").startswith("id,text\na,")
    assert run("scan", "page.txt", "--format", "csv").splitlines()[:2] == [
        "id,start,end,text",
        "page.txt,0,24,Ferry to sail all summer",
    ]


def test_csv_is_read():
    Path("pages.csv").write_text("key,body\nx,Nothing.\n", encoding="utf-8")
    assert run("clean", "pages.csv", "--field", "body", "--id-field", "key") == "id,text\nx,Nothing.\n"


def test_flat_rows_equal_the_rows_of_csv():
    found = rows(run("process", "pages.jsonl", "--flat"))
    header = run("process", "pages.jsonl", "--format", "csv").splitlines()[0]
    assert [row["quote"] for row in found if row["id"] == "a"] == [0, 1]
    assert {tuple(row) for row in found} == {tuple(header.split(","))}


def test_text_and_terminal_are_readable():
    text = run("process", "page.txt")
    assert text.startswith("Ferry to sail all summer\n")
    assert "1. Mayor Ada Moor" in text or "1. Ada Moor (“Mayor Ada Moor”), said [direct]" in text
    assert "\x1b" not in run("process", "page.txt", "--format", "terminal")
    coloured = run("process", "page.txt", "--format", "terminal", env={"FORCE_COLOR": "1", "TERM": "xterm"})
    assert "\x1b[" in coloured
    struck = run("process", "page.txt", "--show-removed", env={"FORCE_COLOR": "1", "TERM": "xterm"})
    assert "\x1b[2;9mAdvertisement" in struck


def test_the_suffix_of_the_output_gives_the_format():
    run("process", "page.txt", "-q", "-o", "out.jsonl.gz")
    assert json.loads(gzip.decompress(Path("out.jsonl.gz").read_bytes()))["id"] == "page.txt"
    run("process", "page.txt", "-q", "-o", "out.csv")
    assert Path("out.csv").read_text(encoding="utf-8").startswith("id,quote,")


def test_standard_input_is_text_or_jsonl():
    assert run("clean", "-", input=PAGE) == quotex.clean(PAGE)
    rows_in = Path("pages.jsonl").read_bytes()
    for data in (rows_in, b"\xef\xbb\xbf" + rows_in, gzip.compress(rows_in)):
        assert [row["id"] for row in rows(run("clean", "-", input=data))] == ["a", "b", "-:3", "d"]
    assert run("clean", "-", "--from", "text", input='{"a"} is no JSON') == '{"a"} is no JSON'


def test_a_dash_means_standard_output():
    assert run("clean", "page.txt", "-o", "-") == quotex.clean(PAGE)
    assert not Path("-").exists()


def test_explain_prints_rules_and_reasons():
    text = run("explain", "page.txt")
    for edit in quotex.clean_and_explain(PAGE).edits:
        rule = quotex.rule(edit.rule)
        assert f"{rule.id} {rule.name}: {rule.why}" in text
    assert "cleaned as the body of an article" in text
    assert all(f"    {rule} " in text for quote in quotex.process(PAGE).quotes for rule in quote.rules)


def test_rules_lists_families_and_single_rules():
    listed = run("rules")
    assert all(rule.id in listed for rule in quotex.rules())
    assert run("rules", "bp2").startswith("BP2  subscribe\n")
    rule = quotex.rules()[0]
    assert run("rules", rule.id).startswith(f"{rule.id} {rule.name} (")
    assert rows(run("rules", "--format", "jsonl"))[0]["id"] == rule.id
    refused("rules", "XX", message="no rule's id begins with 'XX'")


def test_any_number_of_workers_gives_the_same_rows():
    lines = Path("pages.jsonl").read_text(encoding="utf-8") * 100
    Path("many.jsonl").write_text(lines.replace('{"text"', "{broken"), encoding="utf-8")
    outputs = set()
    for workers in ("1", "3"):
        command = [sys.executable, "-m", "quotex", "process", "many.jsonl", "--workers", workers]
        done = subprocess.run(command, capture_output=True, timeout=120)
        assert done.returncode == 1
        assert done.stderr.count(b": broken JSON: ") == 5
        assert done.stderr.endswith(b"quotex: 95 more: broken JSON; --rejects FILE records each\n")
        outputs.add(done.stdout)
    (output,) = outputs
    assert output.count(b"\n") == 300


def test_broken_lines_are_reported_counted_and_set_aside():
    Path("pages.jsonl").write_text('{"text": "a"}\n{"text": \n{"body": "b"}\n{"text": "c"}\n', encoding="utf-8")
    output = run(
        *("clean", "pages.jsonl", "none.txt", "--rejects", "rejects.jsonl"),
        status=1,
        error="quotex: pages.jsonl:2: broken JSON: Expecting value at column 9\n"
        "quotex: pages.jsonl:3: no field 'text' (fields: body): name yours with --field\n"
        "quotex: none.txt: cannot be read: No such file or directory\n",
    )
    assert [row["text"] for row in rows(output)] == ["a", "c"]
    kept = rows(Path("rejects.jsonl").read_text(encoding="utf-8"))
    assert [(row["where"], row["input"]) for row in kept] == [
        ("pages.jsonl:2", '{"text": '),
        ("pages.jsonl:3", {"body": "b"}),
        ("none.txt", None),
    ]
    assert kept[1]["error"] == "no field 'text' (fields: body): name yours with --field"


def test_rows_with_the_same_problem_are_reported_a_few_times():
    lines = [json.dumps({"id": number, "body": OTHER}) + "\n" for number in range(1000)]
    Path("in.jsonl").write_text("".join(lines) + '{"id": 7\n', encoding="utf-8")
    lacks = "no field 'text' (fields: id, body): name yours with --field"
    told = [f"quotex: in.jsonl:{number}: {lacks}" for number in range(1, 6)]
    told.append("quotex: in.jsonl:1001: broken JSON: Expecting ',' delimiter at column 9")
    told.append("quotex: 995 more: no field 'text'; --rejects FILE records each")
    error = "".join(f"{line}\n" for line in told)
    assert run("clean", "in.jsonl", "--summary", "sums.json", status=1, error=error) == ""
    assert json.loads(Path("sums.json").read_text())["reasons"] == {"broken JSON": 1, "no field 'text'": 1000}
    told[-1] = "quotex: 995 more: no field 'text'; r has each"
    error = "".join(f"{line}\n" for line in told)
    assert run("clean", "in.jsonl", "--rejects", "r", status=1, error=error) == ""
    assert len(Path("r").read_text().splitlines()) == 1001


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_a_resumed_run_gives_the_output_of_an_uninterrupted_one(name):
    def content():
        data = Path(name).read_bytes()
        return gzip.decompress(data) if name.endswith("gz") else data

    lines = Path("pages.jsonl").read_text(encoding="utf-8")
    Path("pages.jsonl").write_text(lines * 2, encoding="utf-8")  # ids may repeat
    run("process", "pages.jsonl", "-o", name, "-q")
    whole = content()
    for kept in (0, len(whole) // 3, len(whole) - 1, len(whole)):
        part = whole[:kept]
        Path(name).write_bytes(gzip.compress(part) if name.endswith("gz") else part)
        run("process", "pages.jsonl", "-o", name, "-q", "--resume")
        assert content() == whole
    os.remove(name)
    run("process", "pages.jsonl", "-o", name, "-q", "--resume")
    assert content() == whole


def test_resume_refuses_a_foreign_file():
    Path("out.jsonl").write_text("my notes\n", encoding="utf-8")
    error = (
        "quotex: cannot resume out.jsonl: there is no .out.jsonl.quotex beside it, which says what it was made from; "
        "remove it to start again\n"
    )
    run("process", "pages.jsonl", "-o", "out.jsonl", "--resume", status=1, error=error)
    assert Path("out.jsonl").read_text(encoding="utf-8") == "my notes\n"


@pytest.mark.parametrize(("option", "one", "other"), [("--kinds", "direct", "scare"), ("--keep", "outlet", "day")])
def test_a_list_may_be_given_one_by_one(option, one, other):
    row = {
        "id": "a",
        "text": "“It rained,” said Ada Moor. The band “Crumbs” played.",
        "outlet": "Quay",
        "day": "Monday",
    }
    Path("row.jsonl").write_text(json.dumps(row), encoding="utf-8")
    together = run("process", "row.jsonl", option, f"{one},{other}")
    assert run("process", "row.jsonl", option, one, option, other) == together
    assert run("process", "row.jsonl", option, other) != together


def test_contradictory_calls_are_refused():
    refused("process", message="Missing argument 'FILES...'")
    refused("process", "page.txt", "-o", "page.txt", message="page.txt is also an input")
    refused("process", "page.txt", "-o", "./page.txt", message="./page.txt is also an input")
    refused("process", "page.txt", "--rejects", "page.txt", message="page.txt is also an input")
    refused(
        "process",
        "page.txt",
        "-o",
        "x",
        "--rejects",
        "x",
        message="two of -o, --rejects and --summary name the same file: x",
    )
    told = "--explain does not work with --format text, which leaves it out: use --format jsonl"
    refused("clean", "page.txt", "--explain", message=told)
    told = "--with-text does not work with --format csv, which leaves it out: use --format jsonl"
    refused("extract", "page.txt", "--with-text", "-o", "quotes.csv", message=told)
    refused("process", "pages.jsonl", "--flat", "--with-original", message="--with-original does not work with --flat")
    refused("process", "page.txt", "--resume", message="--resume needs -o")
    for output in ("x.txt", "x/"):
        told = "This call writes text: add --format jsonl"
        refused("process", "page.txt", "--resume", "-o", output, message=told)
    refused(
        "process", "page.txt", "--show-removed", "--format", "csv", message="--show-removed needs --format terminal"
    )
    refused("process", "page.txt", "--kinds", "direkt", message="no kind 'direkt'; there are direct, mixed")
    refused("process", "page.txt", "--ignore", "BP9999", message="no rule's id begins with 'BP9999'")
    refused("process", "page.txt", "--select", "QA1", message="'QA1' is not a cleaning rule")
    refused("process", "page.txt", "--language", "xx", message="no language pack 'xx'; there are: de, en")
    for arguments in (
        ("process", ""),
        *(("process", "page.txt", option, "") for option in ("-o", "--rejects", "--rules")),
    ):
        refused(*arguments, message="the name of a file can't be empty")
    for option in ("--field", "--id-field", "--source-field", "--language-field"):
        refused("process", "page.txt", option, "", message=f"'{option}': the name of a field can't be empty")
    refused("sources", "page.txt", "--date-field", "", message="the name of a field can't be empty")
    for name, option in (("process", "--kinds"), ("process", "--keep"), ("sources", "--by")):
        refused(name, "page.txt", option, " ,", message=f"'{option}': it names nothing: leave the option out")
    refused("verify", "page.txt", "--sources", "page.txt", "--fail-on", "", message="'--fail-on': it names nothing")
    for arguments in (("process", "--format", "jsonl", "-"), ("verify", "-", "--sources")):
        refused(*arguments, "-", message="standard input can be read only once")
    for size in ("0.1B", "10000000GB", "9" * 400):
        told = f"{size} is not in the range from 1 byte to 1,000,000 GB"
        refused("process", "page.txt", "--max-document", size, message=told)
    for option in ("--timeout", "--needs-review", "--min-confidence"):
        refused("process", "page.txt", option, "nan", message=f"Invalid value for '{option}': 'nan' is not a number")
    for number in ("inf", "1e300"):
        refused("process", "page.txt", "--timeout", number, message="is not in the range 0<x<=31622400")
    refused("process", "page.txt", "--encoding", "rot13", message="no encoding 'rot13'")
    refused("process", "page.txt", "--encoding", "idna", message="no encoding 'idna'")
    assert Path("page.txt").read_text(encoding="utf-8") == PAGE


def test_without_click_the_command_says_what_to_install():
    code = "import sys; sys.modules['click'] = None; from quotex.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "quotex: the command needs click: pip install click\n"


@pytest.mark.parametrize("name", ["out.parquet", "out.arrow", "out/"])
def test_without_pyarrow_a_table_is_refused_with_advice(name):
    code = "import sys; sys.modules['pyarrow'] = None; from quotex.cli import main; main()"
    arguments = ["process", "page.txt", "-o", name] + ["--format", "parquet"] * (name == "out/")
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.endswith(" needs pyarrow: pip install pyarrow\n")
    assert not Path(name).exists()


EIGHTY = {"COLUMNS": "80"}


@pytest.mark.parametrize("command", ["process", "extract", "clean", "explain", "scan", "sources"])
def test_with_an_unknown_width_nothing_is_lost(command):
    shown = run(command, "page.txt", "--format", "terminal", env={"COLUMNS": "0"})
    assert shown == run(command, "page.txt", "--format", "terminal", env=EIGHTY) != ""


def test_the_help_names_every_command_in_one_line():
    listed = run("--help", env=EIGHTY).split("Commands:\n")[1].splitlines()
    assert all(re.fullmatch(r"  \w+ +[A-Z].*[a-z]\.", line) for line in listed)
    assert [line.split()[0] for line in listed] == sorted(command.commands)


@pytest.mark.parametrize("name", ["", *sorted(command.commands), "repeats learn", "repeats show", "repeats merge"])
def test_the_help_fits_eighty_columns(name):
    assert [line for line in run(*name.split(), "--help", env=EIGHTY).splitlines() if len(line) > 80] == []


def test_the_help_of_a_command_groups_its_options():
    shown = run("process", "--help", env=EIGHTY)
    groups = re.findall(r"^([A-Z][a-z ]+):$", shown, re.MULTILINE)
    assert groups == [*("Input", "Language and rules", "Cleaning", "Extraction", "Output", "Running", "Options")]
    assert re.findall(r"^  (-.*?)(?:  |$)", shown.split("Options:\n")[1], re.MULTILINE) == ["-h, --help"]
    for one in command.commands["process"].params:
        assert not isinstance(one, click.Option) or f"{one.opts[-1]} " in shown


def test_help_shows_an_example_of_each_command():
    listed = run("--help")
    for name in ("process", "extract", "clean", "scan", "explain", "rules"):
        assert name in listed
        assert f"  quotex {name} " in run(name, "--help")
    assert run("--version") == f"quotex, version {quotex.__version__}\n"
