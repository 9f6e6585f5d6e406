"""The documents say what is so: their examples run, their options exist, their figures are the measured ones."""

import doctest
import html
import json
import os
import re
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import click
import pytest

import quotex as library
from quotex.catalogue import catalogue, compiled, read_rules
from quotex.cli.commands import quotex
from quotex.language import load_language

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COMMAND = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "docs/api.md", "docs/how-it-works.md", "docs/report.md"])
def test_the_examples_run(name):
    if name == "docs/api.md":
        pytest.importorskip("pandas", reason="needs the extra [pandas]")
    failed, tried = doctest.testfile(str(ROOT / name), module_relative=False)
    assert tried > 0
    assert failed == 0


@pytest.mark.parametrize("command", sorted(quotex.commands))
def test_every_command_and_option_is_documented(command):
    assert f"`quotex {command} " in COMMAND
    for parameter in quotex.commands[command].params:
        if isinstance(parameter, click.Option):
            for name in parameter.opts:
                assert f"`{name}" in COMMAND, name


def test_every_documented_option_exists():
    exist = {name for command in quotex.commands.values() for parameter in command.params for name in parameter.opts}
    table = COMMAND[COMMAND.index("## Options") : COMMAND.index("## Rows")]
    documented = set(re.findall(r"`(--[a-z-]+)", table))
    assert documented - exist == {"--version", "--help"}


def test_the_box_that_the_readme_opens_with():
    lines = re.findall(r"^    │ (.*?) *│(.*)$", README, re.MULTILINE)
    text = "\n".join(line for line, _ in lines)
    document = library.process(text)
    decided = {edit.rule for edit in document.edits} | {rule for quote in document.quotes for rule in quote.rules}
    shown = set(re.findall(r"\b[BQ][A-Z]\d+", " ".join(note for _, note in lines)))
    assert shown
    assert shown <= decided
    for identifier, name in re.findall(r"\b([BQ][A-Z]\d+), ([a-z-]+)", " ".join(note for _, note in lines)):
        assert library.rule(identifier).name == name
    assert [quote.speaker.name for quote in document.quotes] == ["Adaeze Holloway"] * 2


def test_the_output_shown_is_what_the_command_prints():
    command = [sys.executable, "-m", "quotex", "process", "examples/page.txt"]
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    shown = README.split("<!-- output of: quotex process examples/page.txt -->")[1].split("<!-- end of output -->")[0]
    lines = [line.strip() for line in shown.splitlines() if line.strip()]
    assert len(lines) > 10
    assert [line for line in lines if line not in printed] == []


def test_the_figures_shown_are_the_measured_ones():
    measured = json.loads((ROOT / "benchmarks" / "baseline.json").read_text(encoding="utf-8"))
    shown = dict(re.findall(r"^\| ([^|]+?: [^|]+?) +\| ([\d.]+) ", README, re.MULTILINE))
    assert shown == {name: f"{value:.3f}" for name, value in measured.items() if name != "seed: facts right"}


def test_the_chart_of_speed_has_the_figures_of_the_table():
    document = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8").replace("\\|", " ")
    (path,) = re.findall(r"!\[.*?\]\((.*?)\)", document)
    told = html.unescape(re.search(r"<desc>(.*?)</desc>", (ROOT / "docs" / path).read_text(encoding="utf-8"))[1])
    lines = document[document.index("| MB/s | finds |") :].partition("\n\n")[0].splitlines()
    (_, _, *sets), _, *rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in lines]
    for place, name in enumerate(sets, 2):
        rates = ", ".join(f"{row[0]} {row[place].split('*')[0].split(' ')[0]}" for row in rows)
        assert f"{name}: {rates}" in told


def test_the_worked_examples_for_contributors_are_still_to_be_done():
    assert load_language("en").lexicon.id("harrumphed") == 0
    assert '("“Why?” Ada Moor asked.", "Ada Moor")' in CONTRIBUTING
    assert '("“Why?” Ada Moor asked.", "Ada Moor")' in (ROOT / "tests/quotations/test_extract.py").read_text("utf-8")
    tables = [textwrap.dedent(block) for block in re.findall(r"```toml\n(.*?)```", CONTRIBUTING, re.DOTALL)]
    line, attribution = [rule for table in tables for rule in read_rules(tomllib.loads(table), "CONTRIBUTING.md")]
    assert not {line.id, attribution.id} & set(catalogue())
    assert all(compiled(line).fullmatch(text) for text in line.drop)
    assert not any(compiled(line).fullmatch(text) for text in line.keep)


def test_the_code_shown_is_that_of_the_files():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown = re.findall(r"<!-- from: (\S+) -->\n\n *```\w+\n(.*?)```", text, re.DOTALL)
    assert len(shown) >= 4
    for path, block in shown:
        source = unindented((ROOT / path).read_text(encoding="utf-8"))
        for piece in block.split("# …"):
            assert unindented(piece).strip() in source, path


def unindented(text):
    return "\n".join(line.strip() for line in text.splitlines())


def test_the_worked_example_of_own_rules(tmp_path):
    page = (ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8")
    files = dict(re.findall(r"<!-- (\S+) -->\n\n```\w+\n(.*?)```", page, re.DOTALL))
    assert files.keys() == {"page.txt", "mine.toml"}
    for name, text in (files | {"typo.toml": '[verbs]\nreportnig = "tut"\n'}).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    examples = re.findall(r"```console\n\$ quotex (.*?)\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 3
    for arguments, shown in examples:
        command = [sys.executable, "-m", "quotex", *arguments.split()]
        environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
        printed = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", env=environment)
        assert printed.stdout + printed.stderr == shown
    text = files["page.txt"]
    mine = library.Pipeline(rules=tmp_path / "mine.toml").process(text)
    ours = library.process(text)
    assert "Advertisement" in mine.text
    assert "Advertisement" not in ours.text
    assert [quote.cue.text for quote in mine.quotes] == ["tutted"]
    assert {"Pirate", "Parson"} <= {quote.text.strip("“”") for quote in ours.quotes}


def test_the_worked_example_of_a_report(tmp_path):
    page = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    ((name, rows),) = re.findall(r"<!-- (\S+) -->\n\n```json\n(.*?)```", page, re.DOTALL)
    (tmp_path / name).write_text(rows, encoding="utf-8")
    ((arguments, shown),) = re.findall(r"```console\n\$ quotex (.*?)\n(.*?)```", page, re.DOTALL)
    subprocess.run([sys.executable, "-m", "quotex", *arguments.split()], cwd=tmp_path, check=True)
    made = sorted(path for path in (tmp_path / "report").rglob("*.html"))
    assert [str(path.relative_to(tmp_path)) for path in made] == shown.split()
    index = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    lines = [re.sub(r"</t[dh]>", "|", line) for line in index.split("\n") if line.startswith("<tr>")]
    rows = [re.sub(r"<[^>]+>", "", line).removesuffix("|").split("|") for line in lines]
    tables = page[page.index("and the index begins") : page.index("The last table")]
    documented = [
        [cell.strip() for cell in line[1:-1].split("|")] for line in re.findall(r"^\|.*\|$", tables, re.MULTILINE)
    ]
    heads = ("Name", "Outlet", "Month", "---")
    assert rows[: len(documented) - 6] == [row for row in documented if row[0] not in heads]
    sums = re.search(r"begins: \*(.*?)\*", tables)[1]
    assert f"<p>{sums}</p>" in index


def test_the_examples_of_sources(tmp_path):
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    for name, text in re.findall(r"<!-- (\S+) -->\n\n```\w+\n(.*?)```", page, re.DOTALL):
        (tmp_path / name).write_text(text, encoding="utf-8")
    examples = re.findall(r"```console\n\$ quotex (.*?)\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 4
    for arguments, shown in examples:
        command = [sys.executable, "-m", "quotex", *arguments.split()]
        environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
        printed = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", env=environment)
        assert printed.stdout + printed.stderr == shown


def test_the_version_to_cite_is_this_one():
    assert f"\nversion: {library.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
