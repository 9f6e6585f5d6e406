"""The workflow and the hook of docs/verify.md: their commands do what the page describes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from docsite import examples

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the commands are for a shell")

PAGE = (Path(__file__).parents[2] / "docs" / "verify.md").read_text(encoding="utf-8")
SOURCE = "“The old wall will not hold another winter,” Mayor Ada Moor said.\n"
GOOD = "“The old wall will not hold another winter,” said Moor.\n"
BAD = "“The old wall will hold another winter,” said Moor.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("interviews/a.txt", SOURCE), ("drafts/good.md", GOOD), ("drafts/bad.md", BAD)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_workflow_reports_an_error_at_its_line(folder: Path) -> None:
    (command,) = re.findall(r"- run: (quotex verify .*)", PAGE)
    told, status = with_status(command, folder)
    assert status == "1"
    assert re.findall(r"^::(\w+) file=([^,]*),line=(\d+),", told, re.MULTILINE) == [("error", "drafts/bad.md", "1")]
    (folder / "drafts" / "bad.md").unlink()
    assert with_status(command, folder) == ("", "0")


def test_the_hook_checks_only_drafts(folder: Path) -> None:
    (command,) = re.findall(r"entry: (quotex verify .*)", PAGE)
    (pattern,) = re.findall(r"files: (.*)", PAGE)
    drafts = [name for name in ("drafts/good.md", "drafts/bad.md", "interviews/a.txt") if re.search(pattern, name)]
    assert drafts == ["drafts/good.md", "drafts/bad.md"]
    assert [with_status(f"{command} {name}", folder)[1] for name in drafts] == ["0", "1"]


def with_status(command: str, folder: Path) -> tuple[str, str]:
    """The output of a command, and its exit status."""
    told, _, status = examples.run(f"{command}; status=$?; echo; echo $status", folder).rstrip("\n").rpartition("\n")
    return told.strip(), status
