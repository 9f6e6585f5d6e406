"""The Dolma toolkit reads the attributes written by the command, and its taggers write the same."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("dolma", reason="needs the extra [dolma]")

import quotex
from quotex.edits import apply_edits

COMMAND = [sys.executable, "-m", "quotex"]
DOLMA = [sys.executable, "-m", "dolma.cli"]


@pytest.fixture
def documents(texts, tmp_path, monkeypatch):
    """Two files of documents in data/documents."""
    monkeypatch.chdir(tmp_path)
    rows = [{"id": f"page-{number}", "text": text, "source": "Tideline"} for number, text in enumerate(texts)]
    for name, some in (("a.json.gz", rows[:3]), ("sub/b.json.gz", rows[3:])):
        path = Path("data/documents", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in some).encode()))
    return rows


def run(*command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=1200)
    assert done.returncode == 0, done.stdout + done.stderr


def parsed(path):
    return [json.loads(line) for line in gzip.decompress(Path(path).read_bytes()).splitlines()]


@pytest.mark.parametrize(("verb", "tagger"), [("clean", "quotex"), ("process", "quotex_quotes")])
def test_taggers_write_the_same_as_the_command(documents, verb, tagger):
    run(*COMMAND, verb, "data/documents", "--format", "dolma", "-o", "data/attributes/ours/")
    run(
        *(*DOLMA, "tag", "--tagger_modules", "quotex.integrations.dolma", "--taggers", tagger),
        *("--documents", "data/documents/**/*.gz", "--processes", "1"),
    )
    names = sorted(path.relative_to("data/documents") for path in Path("data/documents").rglob("*.gz"))
    assert len(names) == 2
    kinds = set()
    for name in names:
        ours = parsed(Path("data/attributes/ours", name))
        theirs = parsed(Path("data/attributes", tagger, name))
        for row in theirs:
            del row["source"]
            row["attributes"] = {
                key.replace(f"{tagger}__{tagger}__", "quotex__quotex__"): spans
                for key, spans in row["attributes"].items()
            }
        assert ours == theirs
        kinds |= {key for row in ours for key in row["attributes"]}
    assert "quotex__quotex__BP2" in kinds
    assert ("quotex__quotex__quote_direct" in kinds) == (verb == "process")


def test_the_mixer_removes_the_spans_of_the_attributes(documents):
    run(*COMMAND, "clean", "data/documents", "--format", "dolma", "-o", "data/attributes/quotex/")
    families = sorted({rule.id[:3] for rule in quotex.rules() if rule.id.startswith("BP")})
    stream = {
        "name": "mixed",
        "documents": ["data/documents/**/*.gz"],
        "attributes": ["quotex"],
        "output": {"path": "data/mixed", "max_size_in_bytes": 1_000_000},
        "span_replacement": [
            {"span": f"$.attributes.quotex__quotex__{family}", "min_score": 0.5, "replacement": ""}
            for family in families
        ],
    }
    config = {"streams": [stream], "processes": 1, "work_dir": {"input": "work/in", "output": "work/out"}}
    Path("mix.json").write_text(json.dumps(config))
    run(*DOLMA, "-c", "mix.json", "mix")
    mixed = {row["id"]: row["text"] for path in Path("data/mixed").glob("*.gz") for row in parsed(path)}
    assert mixed == {row["id"]: without_boilerplate(row["text"]) for row in documents}


def without_boilerplate(text):
    edits = [edit for edit in quotex.clean_and_explain(text).edits if edit.rule.startswith("BP")]
    return apply_edits(text, edits)
