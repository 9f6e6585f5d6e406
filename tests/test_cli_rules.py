"""Custom rules and words on the command line: in all commands, in resumed runs, and with ``--check``."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from command import run_here

from quotex.cleaning.examples import failed_examples
from quotex.language.catalogue import catalogue
from quotex.language.loading import load_language, packs

COMMAND = [sys.executable, "-m", "quotex"]
MINE = """
[verbs]
reporting = "harrumph"

[[rule]]
id = "TIDE1"
name = "tide-table"
why = "Tide tables are not reporting."
trigger = ["high water"]
pattern = '''(?i)high water:? {{time}}.{0,40}'''
drop = ["High water: 10:32"]
keep = ["High water came at ten, Ada Moor said."]

[[rule]]
id = "BP301"
off = true
"""
PAGE = "High water: 9:12 pm\n\n“It is a joke,” harrumphed Ada Moor.\n\nAdvertisement\n"
CLEANED = "“It is a joke,” harrumphed Ada Moor.\n\nAdvertisement\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("mine.toml").write_text(MINE, encoding="utf-8")
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    rows = [{"id": number, "text": PAGE} for number in range(20)]
    Path("in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def run(*arguments, status=0):
    done = run_here(*arguments)
    assert done.returncode == status, done.stderr
    return done.stderr if status == 2 else done.stdout + done.stderr


def test_each_command_takes_custom_rules():
    mine = ("page.txt", "--rules", "mine.toml", "--format")
    assert run("clean", *mine, "text") == CLEANED
    (quote,) = json.loads(run("extract", *mine, "jsonl"))["quotes"]
    row = json.loads(run("process", *mine, "jsonl"))
    assert quote["speaker"]["text"] == row["quotes"][0]["speaker"]["name"] == "Ada Moor"
    assert row["text"] == CLEANED
    explained = run("explain", *mine, "text")
    assert "TIDE1 tide-table: Tide tables are not reporting." in explained
    assert "cue harrumphed" in explained


def test_custom_rules_are_listed_with_the_others():
    listed = run("rules", "--rules", "mine.toml")
    assert "TIDE  your own\n  TIDE1  tide-table: Tide tables are not reporting.\n" in listed
    assert "  BP301  (off) advert-label: " in listed
    assert listed.count("\n  ") == len(catalogue()) + 1
    page = run("rules", "--rules", "mine.toml", "tide1")
    assert page.startswith("TIDE1 tide-table (your own)\n")
    assert "  From mine.toml.\n" in page
    tide, advert = map(
        json.loads, run("rules", "--rules", "mine.toml", "TIDE1", "BP301", "--format", "jsonl").split("\n")[-2::-1]
    )
    assert (tide["source"], tide["family"], advert["off"]) == ("mine.toml", "your own", True)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_is_resumed_with_the_same_rules_only(workers):
    call = ("clean", "in.jsonl", "--rules", "mine.toml", "-o", "out.jsonl", "--workers", workers, "-q")
    run(*call)
    whole = Path("out.jsonl").read_bytes()
    shutil.copy("mine.toml", "same.toml")
    with open("in.jsonl", "a", encoding="utf-8") as file:
        file.write(json.dumps({"id": 20, "text": PAGE}) + "\n")
    run(*call[:3], "same.toml", *call[4:], "--resume")
    resumed = Path("out.jsonl").read_bytes()
    assert resumed.startswith(whole)
    assert [json.loads(line)["text"] for line in resumed.splitlines()] == [CLEANED] * 21
    Path("mine.toml").write_text(MINE.replace("0,40", "0,50"), encoding="utf-8")
    refused = run(*call, "--resume", status=1)
    assert refused.startswith("quotex: cannot resume out.jsonl: it was made with rules ")
    assert len(refused.splitlines()) == 1
    assert Path("out.jsonl").read_bytes() == resumed


def test_a_language_pack_may_be_a_folder():
    shutil.copytree(Path(packs.DATA, "en"), "packs/fr", ignore=shutil.ignore_patterns("*.table"))
    row = {"text": PAGE, "language": "fr"}
    Path("fr.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(row | {"language": "English"}) + "\n")
    arguments = ("clean", "fr.jsonl", "--language", "packs/fr", "--language-field", "language")
    french, english = map(json.loads, run(*arguments).splitlines())
    assert (french["text"], french["passed_through"]) == (
        "High water: 9:12 pm\n\n“It is a joke,” harrumphed Ada Moor.\n\n",
        None,
    )
    assert english["passed_through"] is None  # one of the pack's names of its language
    Path("packs/fr/lexicon.toml").write_text("[verbs]\nreportnig = ''\n")
    assert "packs/fr/lexicon.toml: [verbs] reportnig: no key" in run(*arguments, status=2)


def test_an_error_in_the_file_is_reported_in_one_line():
    Path("mine.toml").write_text('[verbs]\n"spe\\nach" = "x"\n')
    told = run("clean", "page.txt", "--rules", "mine.toml", status=2).splitlines()[-1]
    assert told.startswith("Error: mine.toml: [verbs] spe␊ach: no key has this name")
    assert "no-such.toml: cannot be read" in run("clean", "page.txt", "--rules", "no-such.toml", status=2)
    assert "mine.toml can't be written: it is the file of --rules" in run(
        "clean", "page.txt", "--rules", "mine.toml", "-o", "mine.toml", "--format", "text", status=2
    )


def test_a_pattern_that_takes_too_long_sets_the_document_aside():
    Path("mine.toml").write_text(
        MINE.replace("(?i)high water:? {{time}}.{0,40}", r"(?i)(?:(?:high|water|hi|gh)\W*){1,40}")
    )
    Path("slow.jsonl").write_text(
        json.dumps({"text": "high water " + "high " * 60 + "z"}) + "\n" + json.dumps({"text": "It rained."}) + "\n"
    )
    told = run("clean", "slow.jsonl", "--rules", "mine.toml", status=1)
    assert "slow.jsonl:1: mine.toml: rule TIDE1: its pattern takes more than 1 s" in told
    assert '"It rained."' in told


# quotex rules --check


def test_passing_examples_are_counted():
    assert run("rules", "--check", "mine.toml") == "mine.toml: examples of line rules: 2; failed: 0\n"


def test_several_files_are_checked():
    Path("words.toml").write_text('[verbs]\nreporting = "tut"\n', encoding="utf-8")
    told = "mine.toml: examples of line rules: 2; failed: 0\nwords.toml: examples of line rules: 0; failed: 0\n"
    assert run("rules", "--check", "mine.toml", "--check", "words.toml") == told
    Path("words.toml").write_text("[verbs]\nx = 1\n", encoding="utf-8")
    run("rules", "--check", "words.toml", "--check", "mine.toml", status=1)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("High water: 10:32", "High tide: 10:32"), "'High tide: 10:32': stays: the line has no trigger of the rule"),
        (("High water: 10:32", "High water at ten"), "'High water at ten': stays: the pattern does not match it"),
        (("High water: 10:32", "“High water,” she said: 10:32"), "stays: the pattern does not match it"),
        (("High water: 10:32", "High water 10 pm, “it rose,” Ada Moor said"), "stays: it quotes somebody"),
        (("High water came at ten", "High water: 10 pm"), "TIDE1 changes it to ''"),
        (("High water came at ten, Ada Moor said.", "Sign up for our newsletter"), "BP201 changes it to ''"),
        (('trigger', 'most = 9\ntrigger'), "stays: it has 17 characters, and the rule looks at 9"),
        (('trigger', 'scope = "fragment"\ntrigger'), "is removed whole"),
        (("High water: 10:32", "High water: 10:32\\nHigh winds"), r"leaves 'High winds': an example is one line"),
        (("High water: 10:32", "Sign up for our newsletter"), "stays: the line has no trigger of the rule"),
    ],
)  # fmt: skip
def test_failing_examples_are_reported(change, message):
    Path("mine.toml").write_text(MINE.replace(*change), encoding="utf-8")
    *failed, last = run("rules", "--check", "mine.toml", status=1).splitlines()
    assert len(failed) == 1
    assert failed[0].startswith("mine.toml: rule TIDE1: ")
    assert message in failed[0]
    assert last == "mine.toml: examples of line rules: 2; failed: 1"


def test_a_verb_that_is_not_in_its_base_form_is_reported():
    Path("mine.toml").write_text(
        '[verbs]\nreporting = "said, tut, found, Tutting, pointed up, be like"\ndouble = "tut"\n'
    )
    *told, last = run("rules", "--check", "mine.toml").splitlines()
    assert told == [
        f"mine.toml: [verbs] reporting: {verb}: write the base form; quotex makes the other forms"
        for verb in ("'said' is a form of 'say'", "'tutting' is a form of 'tut'", "'pointed' is a form of 'point'")
    ]
    assert last == "mine.toml: examples of line rules: 0; failed: 0"


def test_a_changed_rule_is_checked_by_the_examples_of_the_pack_too():
    Path("mine.toml").write_text('[[rule]]\nid = "BP201"\nmost = 60\n')
    told = run("rules", "--check", "mine.toml", status=1)
    assert "mine.toml: rule BP201: " in told
    assert "characters, and the rule looks at 60" in told


def test_an_invalid_file_fails_the_check():
    Path("mine.toml").write_text("[verb]\n")
    assert (
        run("rules", "--check", "mine.toml", status=1)
        == "quotex: mine.toml: [verb]: no table has this name; did you mean 'verbs'?\n"
    )
    assert "give no ids with it" in run("rules", "--check", "mine.toml", "BP201", status=2)


@pytest.mark.parametrize("code", packs.codes())
def test_no_example_of_a_pack_fails_the_check(code):
    language = load_language(code)
    assert [failed for rule in catalogue(code).values() for failed in failed_examples(rule, language)] == []
