"""The documentation is true: its examples run, its options exist, its figures are the measured ones."""

import doctest
import html
import json
import os
import re
import textwrap
import tomllib
from operator import attrgetter
from pathlib import Path

import click
import pytest

import quotex as library
from benchmarks import figures
from docsite import examples, rates
from quotex.cli.commands import quotex
from quotex.language.catalogue import catalogue, compiled, read_rules
from quotex.language.loading import load_language

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COMMAND = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
SHOWN = (".md", ".py", ".html", ".js", ".yml")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("path", [path for path in PAGES if ">>> " in path.read_text("utf-8")], ids=attrgetter("name"))
def test_the_examples_run(path):
    if ">>> import pandas" in path.read_text(encoding="utf-8"):
        pytest.importorskip("pandas", reason="needs the extra [pandas]")
    failed, tried = doctest.testfile(str(path), module_relative=False)
    assert tried > 0
    assert failed == 0


def test_no_page_installs_quotex_from_a_package_index():
    others = [ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
    code = [path for folder in ("examples", "website") for path in (ROOT / folder).rglob("*") if path.suffix in SHOWN]
    installed = re.compile(r"pip install [^`#\n]*(?<![/\w])quotex\b")
    found = {path.name: installed.findall(path.read_text(encoding="utf-8")) for path in (*PAGES, *others, *code)}
    assert {name: lines for name, lines in found.items() if lines} == {}


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


@pytest.mark.parametrize("page", [figures.README, figures.PAGE], ids=lambda page: page.name)
def test_the_figures_are_the_measured_ones(page):
    measured = json.loads((ROOT / "benchmarks" / "baseline.json").read_text(encoding="utf-8"))
    assert figures.filled(page, measured) == page.read_text(encoding="utf-8"), "benchmarks/gate.py --record writes them"


def test_the_chart_of_speed_has_the_figures_of_the_table():
    document = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8").replace("\\|", " ")
    (path,) = re.findall(r"!\[.*?\]\((.*?)\)", document)
    told = html.unescape(re.search(r"<desc>(.*?)</desc>", (ROOT / "docs" / path).read_text(encoding="utf-8"))[1])
    lines = document[document.index("| MB/s | finds |") :].partition("\n\n")[0].splitlines()
    (_, _, *sets), _, *rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in lines]
    for place, name in enumerate(sets, 2):
        rates = ", ".join(f"{row[0]} {row[place].split('*')[0].split(' ')[0]}" for row in rows)
        assert f"{name}: {rates}" in told


def test_the_exercises_for_contributors_are_not_part_of_the_pack():
    assert load_language("en").lexicon.id("harrumphed") == 0
    assert '("“Why?” Ada Moor asked.", "Ada Moor")' in CONTRIBUTING
    assert '("“Why?” Ada Moor asked.", "Ada Moor")' in (ROOT / "tests/quotations/test_extract.py").read_text("utf-8")
    tables = [textwrap.dedent(block) for block in re.findall(r"```toml\n(.*?)```", CONTRIBUTING, re.DOTALL)]
    line, attribution = [rule for table in tables for rule in read_rules(tomllib.loads(table), "CONTRIBUTING.md")]
    assert not {line.id, attribution.id} & set(catalogue())
    patterns = {row["name"] for _source, row in load_language("en").patterns}
    assert not patterns & {row["name"] for table in tables for row in tomllib.loads(table).get("pattern", ())}
    assert all(compiled(line).fullmatch(text) for text in line.drop)
    assert not any(compiled(line).fullmatch(text) for text in line.keep)


def test_code_in_the_documentation_equals_the_files():
    text = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("architecture.md", "tutorial.md"))
    shown = re.findall(r"<!-- from: (\S+) -->\n\n *```\w+\n(.*?)```", text, re.DOTALL)
    assert len(shown) >= 4
    for path, block in shown:
        source = unindented((ROOT / path).read_text(encoding="utf-8"))
        for piece in block.split("# …"):
            assert unindented(piece).strip() in source, path


def unindented(text):
    return "\n".join(line.strip() for line in text.splitlines())


def test_the_error_rates_are_the_recorded_ones():
    page = rates.PAGE.read_text(encoding="utf-8")
    assert rates.filled(page) == page, "`make outputs` writes them"


def test_the_error_rates_belong_to_the_current_answers():
    recorded = json.loads((ROOT / "benchmarks" / "rates.json").read_text(encoding="utf-8"))
    answers = json.loads((ROOT / "benchmarks" / "snapshot.json").read_text(encoding="utf-8"))
    assert {name: corpus["answers"] for name, corpus in recorded.items()} == {
        name: answers[name]["direct and mixed"] for name in recorded
    }, "`python benchmarks/rates.py --record` and `make outputs` count them anew"


def test_the_worked_example_of_custom_rules_gives_its_results(tmp_path):
    files = examples.files_of((ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8"))
    (tmp_path / "mine.toml").write_text(files["mine.toml"], encoding="utf-8")
    text = files["page.txt"]
    mine = library.Pipeline(rules=tmp_path / "mine.toml").process(text)
    ours = library.process(text)
    assert "Advertisement" in mine.text
    assert "Advertisement" not in ours.text
    assert [quote.cue.text for quote in mine.quotes] == ["tutted"]
    assert {"Pirate", "Parson"} <= {quote.text.strip("“”") for quote in ours.quotes}


@pytest.mark.skipif(os.name != "posix", reason="the commands are for a shell")
def test_the_worked_example_of_a_report_gives_its_results(tmp_path):
    page = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    examples.as_run(page, tmp_path)
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


def test_the_version_to_cite_is_the_current_one():
    assert f"\nversion: {library.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
