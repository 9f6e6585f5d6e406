"""``auto`` reads each text with the pack of its language."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import quotex
from quotex.cli.commands import quotex as command
from quotex.explaining import explain
from quotex.language.packs import find
from quotex.pipeline import VERBS

ENGLISH = "“The harbour is closed,” said Mayor Ada Moor, who lives not far from it. © Oxmere Courier"
GERMAN = "„Der Hafen ist geschlossen“, sagte die Bürgermeisterin Anna Moor, die nicht weit weg wohnt."
FRENCH = "La maire a dit que le vieux pont sera fermé cette année, et que la ville ne peut plus attendre longtemps."
ROWS = [{"id": "en", "text": ENGLISH}, {"id": "de", "text": GERMAN}, {"id": "fr", "text": FRENCH}]


def test_each_text_is_read_with_the_pack_of_its_language() -> None:
    pipeline = pickle.loads(pickle.dumps(quotex.Pipeline("auto")))
    for text, code in ((ENGLISH, "en"), (GERMAN, "de"), ("", "en")):
        own = quotex.Pipeline(code)
        assert pipeline.process(text) == own.process(text)
        assert pipeline.process(text).meta == own.process(text).meta
        assert pipeline.extract(text) == own.extract(text)
        assert pipeline.clean_and_explain(text) == own.clean_and_explain(text)
        assert pipeline.repeat_keys(text) == own.repeat_keys(text)
        assert list(pipeline.scan(text).token_tags) == list(own.scan(text).token_tags)
    document = pipeline.process(GERMAN)
    assert explain(document, pipeline) == explain(document, quotex.Pipeline("de"))


@pytest.mark.parametrize("verb", VERBS)
def test_a_stream_is_routed(verb: quotex.pipeline.Verb) -> None:
    found = quotex.Pipeline("auto").pipe([ENGLISH, GERMAN], verb=verb, workers=2)
    assert list(found) == [
        getattr(quotex.Pipeline(code), verb)(text) for code, text in zip(("en", "de"), (ENGLISH, GERMAN), strict=True)
    ]


def test_mark_up_does_not_hide_the_language() -> None:
    coded = GERMAN.replace("ü", "&uuml;").replace("„", "&bdquo;")
    assert quotex.Pipeline("auto").process(f"<p>{coded}</p>").meta["options"]["language"] == "de"


def test_rules_extend_one_pack(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("")
    with pytest.raises(ValueError, match="rules extend the pack of one language: name it instead of 'auto'"):
        quotex.Pipeline("auto", rules=tmp_path / "mine.toml")
    with pytest.raises(ValueError, match="'auto' chooses a pack for each text, and this needs one: de, en"):
        find("auto")


def test_a_cleaning_rule_of_any_pack_can_be_selected() -> None:
    assert quotex.Pipeline("auto", select=["BP201"]).clean(GERMAN) == GERMAN
    with pytest.raises(ValueError, match="no rule's id begins with 'BPX'"):
        quotex.Pipeline("auto", ignore=["BPX"])


def _run(tmp_path: Path, *arguments: str) -> Result:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return CliRunner().invoke(command, [arguments[0], str(source), "--language", "auto", *arguments[1:]])


def test_the_command_names_the_pack_of_each_document(tmp_path: Path) -> None:
    done = _run(tmp_path, "extract", "--language-fit", "skip")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["read_as"], row["passed_through"]) for row in rows] == [
        *(("en", None), ("de", None)),
        (None, "not en or de"),
    ]
    assert [len(row["quotes"]) for row in rows] == [1, 1, 0]
    assert "in.jsonl:3: seems to be in another language than the pack 'en' or 'de'" in done.stderr


def test_a_column_of_languages_decides(tmp_path: Path) -> None:
    rows_with = [row | {"lang": lang} for row, lang in zip(ROWS, ("eng", "de-AT", "fr"), strict=True)]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows_with), encoding="utf-8")
    done = CliRunner().invoke(
        command, ["process", str(source), "--language", "auto", "--language-field", "lang", "--flat", "--format", "csv"]
    )
    assert done.stdout.splitlines()[0].endswith(",passed_through,read_as")
    assert [line.rpartition(",")[2] for line in done.stdout.splitlines()[1:]] == ["en", "de"]


def test_sources_counts_documents_of_several_languages(tmp_path: Path) -> None:
    done = _run(tmp_path, "sources", "--format", "csv")
    assert {line.split(",")[0] for line in done.stdout.splitlines()[1:]} >= {"Ada Moor", "Anna Moor"}


def test_a_run_names_the_packs_that_it_may_use(tmp_path: Path) -> None:
    done = _run(tmp_path, "clean", "-o", str(tmp_path / "out.jsonl"), "--summary", str(tmp_path / "sum.json"))
    assert done.exit_code == 0, done.output
    made_from = json.loads((tmp_path / "sum.json").read_text())["made_from"]
    assert (made_from["language"], sorted(made_from["pack"])) == ("auto", ["de", "en"])


@pytest.mark.parametrize("call", ["rules", "verify a.md --sources b.md", "evaluate a.jsonl --calibrate -o x.toml"])
def test_commands_that_need_one_pack_say_so(call: str) -> None:
    done = CliRunner().invoke(command, [*call.split(), "--language", "auto"])
    assert done.exit_code == 2
    assert "needs one: de, en" in done.stderr or "for one pack: name it" in done.stderr
