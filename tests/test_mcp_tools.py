"""The tools of ``quotex mcp``, without the protocol: outcomes, folders that may be read, and limits."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from quotex.cli import tools
from quotex.cli.within import Budget, CallError, Folders
from quotex.verification.outcomes import OUTCOMES

SOURCE = "“The old wall will not hold another winter,” Mayor Ada Moor said.\n"
GOOD = {"id": "draft", "text": "“The old wall will not hold another winter,” said Moor."}
BAD = {"id": "draft", "text": "“The old wall will hold another winter,” said Moor."}
NONE = {"text": "It rained."}
TOOLS = {tool.name: tool for tool in tools.TOOLS}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    root = tmp_path / "root"
    (root / "notes").mkdir(parents=True)
    (root / "notes" / "wall.txt").write_text(SOURCE, encoding="utf-8")
    (root / "rows.jsonl").write_text(json.dumps({"text": SOURCE}) + "\nrubbish\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "root-of-another").mkdir()
    (tmp_path / "root-of-another" / "secret.txt").write_text(SOURCE, encoding="utf-8")
    return Folders([str(root)])


def called(folders: Folders, tool: str, **arguments: Any) -> dict[str, Any]:
    """The answer of a tool; checks arguments and answer against their schemas."""
    jsonschema.validate(arguments, TOOLS[tool].arguments)
    answer = TOOLS[tool].call(folders, arguments)
    jsonschema.validate(answer, TOOLS[tool].answer)
    return answer


@pytest.mark.parametrize(
    ("draft", "sources", "outcome"),
    [
        (GOOD, ["notes/wall.txt"], "pass"),
        (GOOD, ["notes"], "pass"),
        (GOOD, [{"id": "interview", "text": SOURCE}], "pass"),
        (BAD, ["notes/wall.txt"], "fail"),
        (GOOD, [{"id": "other", "text": "It rained."}], "fail"),
        (GOOD, [{"id": "other", "text": "It rained."}, "missing.txt"], "gaps"),
        (NONE, ["notes/wall.txt"], "empty"),
    ],
    ids=["file", "folder", "text", "edited", "absent", "gaps", "empty"],
)
def test_checks_have_outcomes(folders: Folders, draft: Any, sources: Any, outcome: str) -> None:
    answer = called(folders, "verify_quotes", draft=draft, sources=sources)
    assert answer["outcome"] == outcome
    assert answer["advice"] == tools.ADVICE[outcome]


def test_advice_counts_speakers_that_are_not_compared(folders: Folders) -> None:
    source = {"id": "interview", "text": SOURCE.replace("said Omar Reyes", "it rained").replace("Ada Moor", "it")}
    answer = called(folders, "verify_quotes", draft=GOOD, sources=[source])
    assert answer["outcome"] == "pass"
    assert "1 quotation passed with the speaker not compared" in answer["advice"]


def test_each_outcome_has_advice() -> None:
    assert set(tools.ADVICE) == set(OUTCOMES)
    assert [name for name, advice in tools.ADVICE.items() if "not a pass" in advice] == ["gaps", "empty"]
    assert "Do not delete" in tools.ADVICE["fail"]


def test_a_failure_shows_the_passage_to_correct_it_from(folders: Folders) -> None:
    answer = called(folders, "verify_quotes", draft=BAD, sources=["notes/"])
    (check,) = answer["drafts"][0]["checks"]
    assert check["source"]["id"] == "notes/wall.txt"
    assert SOURCE[check["source"]["start"] : check["source"]["end"]] == "The old wall will not hold another winter"


def test_unreadable_sources_are_named(folders: Folders) -> None:
    answer = called(folders, "verify_quotes", draft=GOOD, sources=["missing.txt", "rows.jsonl"])
    assert [problem["where"] for problem in answer["unread"]] == ["missing.txt", "rows.jsonl:2"]
    assert (answer["summary"]["sources_read"], answer["summary"]["sources_unread"]) == (1, 2)
    assert answer["drafts"][0]["checks"][0]["source"]["id"] == "rows.jsonl:1"


def test_quotations_are_extracted(folders: Folders) -> None:
    (row,) = called(folders, "extract_quotes", document="notes/wall.txt")["documents"]
    assert (row["id"], row["quotes"][0]["speaker"]["name"]) == ("notes/wall.txt", "Ada Moor")


@pytest.mark.parametrize(
    "path",
    ["../secret.txt", "notes/../../secret.txt", "..", "/", "../root-of-another/secret.txt", "../missing.txt", "../*"],
)
def test_no_path_escapes_the_folders(folders: Folders, path: str) -> None:
    for name in (path, os.path.join(folders.roots[0], path)):
        with pytest.raises(CallError, match="is outside the folders that may be read"):
            called(folders, "verify_quotes", draft=GOOD, sources=[name])
        with pytest.raises(CallError, match="is outside the folders that may be read"):
            called(folders, "extract_quotes", document=name)


@pytest.mark.parametrize("path", ["-", "*", "notes/*.txt", "https://example.org/a.txt", "file:///etc/passwd", "a\0b"])
def test_only_files_and_folders_are_read(folders: Folders, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folders.roots[0])
    with pytest.raises(CallError, match="there is no such file"):
        called(folders, "extract_quotes", document=path)


@pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")
def test_links_do_not_escape_and_pipes_are_not_read(folders: Folders) -> None:
    root = Path(folders.roots[0])
    (root / "notes" / "link.txt").symlink_to(root.parent / "secret.txt")
    (root / "notes" / "inner.txt").symlink_to(root / "notes" / "wall.txt")
    os.mkfifo(root / "pipe.txt")
    with pytest.raises(CallError, match="is outside"):
        called(folders, "extract_quotes", document="notes/link.txt")
    with pytest.raises(CallError, match="no such file"):
        called(folders, "extract_quotes", document="pipe.txt")
    answer = called(folders, "verify_quotes", draft=GOOD, sources=["notes"])
    assert answer["unread"] == [
        {"where": "notes/link.txt", "error": "there is no such file in the folders that may be read"}
    ]
    assert answer["summary"]["sources_read"] == 2


def test_a_path_is_searched_for_in_each_folder(folders: Folders, tmp_path: Path) -> None:
    both = Folders([str(tmp_path / "root-of-another"), folders.roots[0]])
    assert called(both, "extract_quotes", document="notes/wall.txt")["documents"][0]["id"] == "notes/wall.txt"
    assert called(both, "extract_quotes", document="secret.txt")["documents"][0]["id"] == "secret.txt"


def test_documents_that_are_too_large_are_refused(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "MOST_READ", 1000)
    monkeypatch.setattr(tools, "MOST_SOURCES", 2000)
    (Path(folders.roots[0]) / "long.txt").write_text("It rained. " * 200, encoding="utf-8")
    with pytest.raises(CallError, match=r"draft: more than 1,000 characters or bytes"):
        called(folders, "verify_quotes", draft={"text": "a" * 1001}, sources=["notes"])
    with pytest.raises(CallError, match=r"sources: more than 2,000 characters or bytes"):
        called(folders, "verify_quotes", draft=GOOD, sources=["long.txt"])
    with pytest.raises(CallError, match=r"sources: more than 2,000 characters or bytes"):
        called(folders, "verify_quotes", draft=GOOD, sources=[{"text": ""}] * 21)
    with pytest.raises(CallError, match=r"document: more than 1,000 characters or bytes"):
        called(folders, "extract_quotes", document="long.txt")


def test_a_budget_covers_all_documents() -> None:
    budget = Budget(10, "sources")
    budget.spend(characters=6, bytes=10)
    with pytest.raises(CallError):
        budget.spend(characters=5)


def test_a_draft_without_text_is_an_error(folders: Folders) -> None:
    (Path(folders.roots[0]) / "empty").mkdir()
    with pytest.raises(CallError, match="draft: empty: is an empty folder"):
        called(folders, "verify_quotes", draft="empty", sources=["notes"])
    (Path(folders.roots[0]) / "empty" / "a.xyz").write_text("It rained.")
    with pytest.raises(CallError, match="draft: there is no text"):
        called(folders, "verify_quotes", draft="empty", sources=["notes"])
