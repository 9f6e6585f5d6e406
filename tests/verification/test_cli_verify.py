"""``quotex verify``: rows, formats, exit statuses, and untrusted text."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import chdir
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema
import pytest
from command import run_here

from quotex.io.json_schema import schema_of_row
from quotex.verification.outcomes import FORMATS

SOURCE = (
    "“The old wall will not hold another winter,” Mayor Ada Moor said.\n\n"
    "“It stood for ninety years,” said Omar Reyes.\n"
)
GOOD = "“The old wall will not hold another winter,” said Moor.\n"
BAD = "One line.\n\n“The old wall will hold another winter,” said Moor.\n"
HOSTILE = "“The old wall <script>alert(1)</script> =1+1 \x1b[2J\u202e will not hold another winter,” said Moor.\n"


def run(folder: Path, *arguments: str, text: str = "") -> CompletedProcess[str]:
    """The result of ``quotex verify ARGUMENTS``."""
    with chdir(folder):
        return run_here("verify", *arguments, given=text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("source.txt", SOURCE), ("good.md", GOOD), ("bad.md", BAD), ("none.md", "It rained.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "hostile,1.txt").write_bytes(HOSTILE.encode())
    return tmp_path


def test_a_correct_draft_passes(folder: Path) -> None:
    done = run(folder, "good.md", "--sources", "source.txt")
    assert (done.returncode, done.stderr) == (0, "")
    row = json.loads(done.stdout)
    assert (row["id"], row["outcome"], row["checks"][0]["verdict"]) == ("good.md", "pass", "exact")
    jsonschema.validate(row, schema_of_row("verify"))


def test_an_incorrect_draft_fails(folder: Path) -> None:
    done = run(folder, "good.md", "bad.md", "--sources", "source.txt")
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["outcome"] for row in rows] == ["pass", "fail"]
    for row in rows:
        jsonschema.validate(row, schema_of_row("verify"))
    assert [change["source"] for change in rows[1]["checks"][0]["diff"]] == ["not"]


def test_quotes_without_their_articles_as_sources_are_reported(folder: Path) -> None:
    for name in ("quotes.csv", "rows.jsonl"):
        with chdir(folder):
            run_here("process", "source.txt", "-o", name, "-q")
    done = run(folder, "good.md", "--sources", "quotes.csv")
    told = "is a quote without its article, so nobody knows who says it: give the articles"
    assert done.stderr == f"quotex: quotes.csv:2: {told}\n"
    assert json.loads(done.stdout)["checks"][0]["speaker"] == "unknown"
    assert run(folder, "good.md", "--sources", "rows.jsonl").stderr == ""


def test_a_draft_among_the_sources_proves_nothing(folder: Path) -> None:
    done = run(folder, "bad.md", "--sources", ".")
    assert done.returncode == 1
    assert "quotex: ./bad.md: is a draft, so it is not read as a source" in done.stderr
    assert [check["verdict"] for check in json.loads(done.stdout)["checks"]] == ["edited"]
    alone = run(folder, "bad.md", "--sources", "bad.md")
    assert (alone.returncode, json.loads(alone.stdout)["outcome"]) == (3, "gaps")


@pytest.mark.parametrize("name", ["checks.csv", "checks.html"])
def test_earlier_checks_among_the_sources_prove_nothing(folder: Path, name: str) -> None:
    (folder / "notes").mkdir()
    (folder / "source.txt").rename(folder / "notes/source.txt")
    assert run(folder, "bad.md", "--sources", "notes", "-o", f"notes/{name}").returncode == 1
    done = run(folder, "bad.md", "--sources", "notes")
    assert done.returncode == 1
    assert done.stderr == f"quotex: notes/{name}: has checks of quotex, so it is not read as a source\n"
    assert [check["verdict"] for check in json.loads(done.stdout)["checks"]] == ["edited"]


def test_a_draft_without_quotations_does_not_pass(folder: Path) -> None:
    done = run(folder, "none.md", "--sources", "source.txt")
    assert done.returncode == 3
    assert json.loads(done.stdout)["outcome"] == "empty"
    assert "nothing was checked" in done.stderr


def test_an_unreadable_source_leaves_gaps(folder: Path) -> None:
    (folder / "absent.md").write_text("“Nobody ever painted the harbour gates green,” said Moor.", encoding="utf-8")
    done = run(folder, "absent.md", "--sources", "source.txt", "missing.txt")
    assert done.returncode == 3
    assert json.loads(done.stdout)["outcome"] == "gaps"
    assert run(folder, "absent.md", "--sources", "source.txt").returncode == 1
    assert run(folder, "bad.md", "--sources", "source.txt", "missing.txt").returncode == 1
    assert run(folder, "good.md", "--sources", "source.txt", "missing.txt").returncode == 0


def test_an_unreadable_draft_is_reported(folder: Path) -> None:
    done = run(folder, "missing.md", "good.md", "--sources", "source.txt")
    assert done.returncode == 1
    assert "missing.md" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["good.md"],
        ["good.md", "--sources"],
        ["--sources", "source.txt"],
        ["good.md", "--sources", "source.txt", "--fail-on", "wrong"],
    ],
)
def test_contradictory_calls_are_refused(folder: Path, arguments: list[str]) -> None:
    done = run(folder, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_failures_can_be_selected(folder: Path) -> None:
    assert run(folder, "bad.md", "--sources", "source.txt", "--fail-on", "absent").returncode == 0


def test_inputs_are_never_overwritten(folder: Path) -> None:
    done = run(folder, "good.md", "--sources", "source.txt", "-o", "source.txt")
    assert done.returncode == 2
    assert (folder / "source.txt").read_text(encoding="utf-8") == SOURCE


def test_a_draft_may_come_from_standard_input(folder: Path) -> None:
    done = run(folder, "-", "--sources", "source.txt", text=GOOD)
    assert (done.returncode, json.loads(done.stdout)["outcome"]) == (0, "pass")


def test_drafts_and_sources_may_be_rows(folder: Path) -> None:
    rows = [{"id": "a", "text": GOOD}, {"id": "b", "text": BAD}, {"text": "It rained."}]
    (folder / "drafts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "sources.jsonl").write_text(json.dumps({"id": "courier", "text": SOURCE}) + "\n", encoding="utf-8")
    done = run(folder, "drafts.jsonl", "--sources", "sources.jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["outcome"]) for row in found] == [("a", "pass"), ("b", "fail"), ("drafts.jsonl:3", "empty")]
    assert found[0]["checks"][0]["source"]["id"] == "courier"


def test_workers_change_nothing(folder: Path) -> None:
    (folder / "more").mkdir()
    for at in range(40):
        (folder / "more" / f"{at}.txt").write_text(SOURCE * (at % 3), encoding="utf-8")
    answers = [run(folder, "good.md", "bad.md", "--sources", "more", "--workers", str(n)).stdout for n in (1, 2)]
    assert answers[0] == answers[1] != ""


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_escapes_untrusted_text(folder: Path, format: str) -> None:
    done = run(folder, "hostile,1.txt", "bad.md", "--sources", "source.txt", "hostile,1.txt", "--format", format)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    if format not in ("jsonl", "csv"):  # rows are for programs, not shown in a terminal
        assert not {"\x1b", "\u202e"} & set(done.stdout)
    if format == "html":
        assert "<script" not in done.stdout
    if format == "sarif":
        results = json.loads(done.stdout)["runs"][0]["results"]
        assert [result["ruleId"] for result in results][-1:] == ["edited"]
        assert results[-1]["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    if format == "github":
        assert "::error file=bad.md,line=3,col=2,title=quotation edited::" in done.stdout
        assert all(line.startswith("::") for line in done.stdout.splitlines())
    if format == "csv":
        [first, *_] = list(csv.DictReader(io.StringIO(done.stdout)))
        assert first["id"] == "hostile,1.txt"


def test_checks_can_be_an_html_page(folder: Path) -> None:
    done = run(folder, "good.md", "bad.md", "none.md", "--sources", "source.txt", "-o", "checks.html")
    assert done.returncode == 1
    page = (folder / "checks.html").read_text(encoding="utf-8")
    targets = set(re.findall(r' id="([^"]+)"', page))
    assert {link.removeprefix("#") for link in re.findall(r'href="(#[^"]+)"', page)} <= targets
    assert "<del>not</del>" in page
    assert "no quotation was found" in page


def test_the_summary_counts_checks_and_sources(folder: Path) -> None:
    run(folder, "good.md", "bad.md", "--sources", "source.txt", "missing.txt", "--summary", "summary.json")
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    assert (summary["checked"], summary["ok"], summary["sources_read"], summary["sources_unread"]) == (2, 1, 1, 1)
    assert summary["by_verdict"]["exact"] == 1
    assert summary["drafts"] == {"pass": 1, "fail": 1}


def test_a_draft_may_be_html(folder: Path) -> None:
    (folder / "draft.html").write_text(f"<html><body><p>{GOOD}</p></body></html>", encoding="utf-8")
    done = run(folder, "draft.html", "--sources", "source.txt")
    assert (done.returncode, json.loads(done.stdout)["outcome"]) in ((0, "pass"), (1, "pass"))


def test_sources_without_words_prove_nothing(folder: Path) -> None:
    (folder / "blank.txt").write_text(" \n\n", encoding="utf-8")
    done = run(folder, "good.md", "--sources", "blank.txt")
    assert (done.returncode, json.loads(done.stdout)["outcome"]) == (3, "gaps")
    assert "there is no source with words: absent quotations may be there" in done.stderr


def test_the_page_compares_the_speaker_of_a_short_quotation(folder: Path) -> None:
    (folder / "short.md").write_text("“No,” said Omar Reyes.", encoding="utf-8")
    (folder / "no.txt").write_text("“No,” said Ada Moor.", encoding="utf-8")
    run(folder, "short.md", "--sources", "no.txt", "-o", "checks.html")
    page = (folder / "checks.html").read_text(encoding="utf-8")
    assert "Too short to prove anything; the words were found." in page
    assert "Speaker: Omar Reyes in the draft, Ada Moor in the source: different people" in page


@pytest.mark.parametrize(
    ("draft", "source"),
    [("“The old wall will not hold another winter.” It rained.", SOURCE), (GOOD, GOOD.replace(" said Moor.", ""))],
    ids=["nobody is named in the draft", "nobody is named in the source"],
)
@pytest.mark.parametrize("format", ["terminal", "html", "sarif", "github"])
def test_a_speaker_who_is_not_compared_is_reported(folder: Path, draft: str, source: str, format: str) -> None:
    for name, text in (("unsure.md", draft), ("unsure.txt", source)):
        (folder / name).write_text(text, encoding="utf-8")
    done = run(folder, "unsure.md", "--sources", "unsure.txt", "--format", format)
    assert (done.returncode, "speaker not compared" in done.stdout) == (0, True)
    done = run(folder, "good.md", "--sources", "source.txt", "--format", format)
    assert (done.returncode, "speaker not compared" in done.stdout) == (0, False)
    if format == "sarif":
        found = run(folder, "unsure.md", "--sources", "unsure.txt", "--format", "sarif").stdout
        assert [(one["ruleId"], one["level"]) for one in json.loads(found)["runs"][0]["results"]] == [
            ("unknown-speaker", "note")
        ]


def test_an_uncertain_speaker_can_fail(folder: Path) -> None:
    (folder / "unsure.txt").write_text(GOOD.replace(" said Moor.", ""), encoding="utf-8")
    arguments = ("good.md", "--sources", "unsure.txt", "--fail-on")
    assert [run(folder, *arguments, name).returncode for name in ("speaker", "unknown-speaker")] == [0, 1]
    assert "unknown-speaker" in run(folder, "--help").stdout


def test_a_short_quotation_that_is_not_found_fails(folder: Path) -> None:
    (folder / "short.md").write_text("He called her “a thief”, said Omar Reyes.", encoding="utf-8")
    done = run(folder, "short.md", "--sources", "source.txt", "--format", "terminal")
    assert (done.returncode, "absent" in done.stdout) == (1, True)


def sarif(folder: Path, *arguments: str) -> dict[str, Any]:
    """The run that ``quotex verify ARGUMENTS`` reports in SARIF."""
    return json.loads(run(folder, *arguments, "--format", "sarif").stdout)["runs"][0]


def places(found: list[dict[str, Any]]) -> list[tuple[str, tuple[int, ...]]]:
    """The file and the region of each result or notification: lines, or lines and columns."""
    where = [one["locations"][0]["physicalLocation"] for one in found]
    return [(one["artifactLocation"]["uri"], tuple(one.get("region", {}).values())) for one in where]


PAGE = f"""<!doctype html>
<title>Harbour</title>
<script>
let a = 1
</script>
<p>One <b>line</b>.</p>
<div><p>{BAD.splitlines()[2]}</p>
</div>
"""
ROW = json.dumps({"text": BAD})


@pytest.mark.parametrize(
    ("name", "text", "region"),
    [
        ("bad.md", f"One.\n\n{BAD}", (5, 2, 5, 40)),
        ("windows.txt", "One.\r\n“The old wall will hold\r\nanother winter,” said Moor.\r\n", (2, 2, 3, 16)),
        ("draft.html", PAGE, (7,)),
        ("drafts.jsonl", f"{json.dumps({'text': GOOD})}\n\n{ROW}\n", (3,)),
        ("drafts.csv", 'text\nIt rained.\n"\n\n“The old wall will hold another winter,” said Moor."\n', (3,)),
        ("draft.json", f"[\n{ROW}\n]", ()),
    ],
)
def test_regions_are_those_of_the_file(folder: Path, name: str, text: str, region: tuple[int, ...]) -> None:
    (folder / name).write_bytes(text.encode())
    found = sarif(folder, name, "--sources", "source.txt")
    assert places(found["results"]) == [(name, region)]
    told = run(folder, name, "--sources", "source.txt", "--format", "github").stdout
    known = [f"{key}={number}" for key, number in zip(("line", "col"), region, strict=False)]
    assert f"::error {','.join([f'file={name}', *known])},title=quotation " in told


def test_a_separated_draft_has_the_lines_of_its_file(folder: Path) -> None:
    (folder / "both.txt").write_text(f"{GOOD}---\n{BAD}", encoding="utf-8")
    found = sarif(folder, "both.txt", "--separator", "---", "--sources", "source.txt")
    assert places(found["results"]) == [("both.txt", (5, 2, 5, 40))]


def test_messages_escape_links_and_placeholders(folder: Path) -> None:
    text = "“The [old wall](https://harbour.test) will {0} hold a\\b winter,” said Moor."
    (folder / "draft.md").write_text(text, encoding="utf-8")
    [result] = sarif(folder, "draft.md", "--sources", "source.txt")["results"]
    message = result["message"]["text"]
    assert "will {{0}} hold a\\\\b winter" in message
    assert not re.search(r"(?<![\\])[\[\]]|(?<!\{)\{(?!\{)|(?<!\})\}(?!\})", message)
    assert message.count(r"\[") == message.count(r"\]") > 0


def test_what_was_not_checked_is_a_notification(folder: Path) -> None:
    (folder / "rows.jsonl").write_text(f"{ROW}\n{{broken\n", encoding="utf-8")
    found = sarif(folder, "none.md", "gone[1].md", "rows.jsonl", "--sources", "source.txt", "gone.txt")
    [invocation] = found["invocations"]
    told = invocation["toolExecutionNotifications"]
    assert [(one["level"], *place) for one, place in zip(told, places(told), strict=True)] == [
        ("error", "gone%5B1%5D.md", ()),
        ("error", "rows.jsonl", (2,)),
        ("warning", "gone.txt", ()),
        ("warning", "none.md", ()),
    ]
    assert told[-1]["message"]["text"] == "no quotation was found: nothing was checked"
    assert not invocation["executionSuccessful"]
    assert sarif(folder, "none.md", "--sources", "source.txt")["invocations"][0]["executionSuccessful"]
