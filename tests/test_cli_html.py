"""Reports follow the rules of all outputs: complete or absent, the same for any number of workers, resumed exactly."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import run_here

from quotex.io import writing

COMMAND = [sys.executable, "-m", "quotex"]
SAYS = "“It rained,” said Mayor Ada Moor. “Ask Omar Reyes,” she added.\n\nSign up for our newsletter\n\n"
posix = pytest.mark.skipif(os.name != "posix", reason="needs signals")


@pytest.fixture(autouse=True)
def inputs(tmp_path, monkeypatch):
    """Sixty documents, one of which can't be read."""
    monkeypatch.chdir(tmp_path)
    rows = [{"id": number, "text": SAYS * (number % 7 + 1), "outlet": "Tideline"} for number in range(60)]
    lines = [json.dumps(row) for row in rows]
    lines[30] = "{broken"
    Path("in.jsonl").write_text("\n".join(lines) + "\n")
    Path("page.txt").write_text(SAYS)


def run(*arguments, status=0):
    done = run_here(*arguments)
    assert done.returncode == status, done.stderr
    return done


def report(*arguments, output="report/", status=1):
    run("process", "in.jsonl", "--format", "html", "--keep", "outlet", "-o", output, "-q", *arguments, status=status)
    return files(output)


def files(folder):
    """The files of a report, except the journal, with their contents."""
    paths = sorted(path for path in Path(folder).rglob("*") if path.is_file() and path.name != ".quotex")
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_a_report_has_a_page_for_each_document_and_an_index():
    made = report()
    assert list(made) == [*(f"articles/{number:06}.html" for number in range(1, 61) if number != 31), "index.html"]
    links = re.findall(rb'href="(articles/\d+.html)#q\d+"', made["index.html"])
    assert {link.decode() for link in links} == {*made} - {"index.html"}
    assert b'href="../index.html"' in made["articles/000001.html"]
    assert b'<dt>Outlet</dt><dd dir="auto">Tideline</dd>' in made["articles/000001.html"]


def test_a_report_shows_title_outlet_and_date_of_a_table_by_default():
    row = {"id": "a", "text": SAYS, "Title": "The ferry sails", "date": None, "source": "Tideline", "desk": "harbour"}
    Path("table.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(row | {"day": "2026-05-01"}) + "\n")
    run("process", "table.jsonl", "--format", "html", "-o", "report/")
    page = Path("report/articles/000002.html").read_text(encoding="utf-8")
    assert all(shown in page for shown in ("The ferry sails", "Tideline", "2026-05-01"))
    assert "harbour" not in page
    assert ">2026-05<" in Path("report/index.html").read_text(encoding="utf-8")
    run("process", "table.jsonl", "--format", "html", "-o", "other/", "--keep", "desk")
    page = Path("other/articles/000002.html").read_text(encoding="utf-8")
    assert "harbour" in page
    assert "Tideline" not in page


def test_a_report_joins_the_names_of_a_person_as_sources_does():
    said = ["Mayor Ada J. Moor", "Ada Moor", "Ada Moor", "Mayor Moor", "Omar Reyes", "Lind", "Bo Lind"]
    texts = [f"“Harbour number {place} is closed for the winter,” said {name}." for place, name in enumerate(said)]
    Path("joined.jsonl").write_text("".join(json.dumps({"id": text, "text": text}) + "\n" for text in texts))
    run("process", "joined.jsonl", "--format", "html", "-o", "report/")
    index = Path("report/index.html").read_text(encoding="utf-8")
    table = index[index.index('id="people"') : index.index('id="articles"')]
    found = re.findall(r'<th scope="row"[^>]*>(.*?)</th>.*?<td[^>]*>.*?</td><td[^>]*>(\d+)</td>', table)
    sources = csv.DictReader(run("sources", "joined.jsonl").stdout.splitlines())
    assert sorted(found) == sorted((row["name"], row["quotes"]) for row in sources)
    assert ("Ada Moor", "4") in found


def test_a_report_is_the_same_for_any_number_of_workers():
    assert report("--workers", "3", output="other/") == report()


@posix
def test_an_interrupted_report_is_resumed_to_the_same_files():
    whole = report(output="whole/")
    for workers, seen in (("1", 3), ("2", 20)):
        call = [*COMMAND, "process", "in.jsonl", "--format", "html", "--keep", "outlet", "-o", "report/"]
        with subprocess.Popen([*call, "--workers", workers], stderr=subprocess.PIPE) as running:
            while running.poll() is None and len(list(Path("report/articles").glob("*.html"))) < seen:
                time.sleep(0.001)
            running.send_signal(signal.SIGTERM)
            told = running.stderr.read().decode()
        done = files("report")
        if running.returncode == 143:
            at_the_end = "quotex: interrupted" if done == whole else ""  # if everything was written
            assert told.splitlines()[-1] in (
                "quotex: interrupted; to continue, repeat the call with --resume",
                at_the_end,
            )
        assert all(whole[name] == content for name, content in done.items() if not name.endswith(".part"))
        assert "index.html" not in done or done == whole, "the index is written last"
        assert report("--resume", "--workers", workers) == whole
        subprocess.run(["rm", "-r", "report"], check=True)


def test_a_resumed_report_rewrites_only_damaged_pages():
    whole = report()
    first, last = Path("report/articles/000001.html"), Path("report/articles/000059.html")
    before = first.stat().st_mtime_ns
    last.write_bytes(b"")
    Path("report/index.html").unlink()
    assert report("--resume") == whole
    assert first.stat().st_mtime_ns == before


def test_a_page_larger_than_a_block_is_counted_once_by_a_resumed_run(monkeypatch):
    monkeypatch.setattr(writing, "BLOCK", 1000)  # bytes, fewer than a page has
    call = ["process", "page.txt", "--format", "html", "-o", "report/", "--summary", "sums.json", "-q"]
    assert run_here(*call).returncode == 0
    quotes = json.loads(Path("sums.json").read_text())["quotes"]
    *before, _ = Path("report/.quotex").read_text().splitlines(keepends=True)
    Path("report/.quotex").write_text("".join(before))  # as if it ended before the page was complete
    os.rename("report/articles/000001.html", "report/articles/000001.html.part")
    assert run_here(*call, "--resume").returncode == 0
    assert json.loads(Path("sums.json").read_text())["quotes"] == quotes > 0


def test_a_resumed_report_may_have_more_documents():
    report()
    with Path("in.jsonl").open("a") as file:
        file.write(json.dumps({"id": "new", "text": "“Rain,” said Eva Berg.", "outlet": "The Gull"}) + "\n")
    longer = report("--resume")
    assert b"Eva Berg" in longer["index.html"]
    assert report(output="fresh/") == longer


def test_a_report_may_begin_with_an_unreadable_document():
    lines = Path("in.jsonl").read_text().splitlines(keepends=True)
    Path("in.jsonl").write_text("{\n" + "".join(lines[:2]))
    made = report()
    assert list(made) == ["articles/000002.html", "articles/000003.html", "index.html"]
    assert report("--resume") == made


def test_a_report_with_other_settings_is_not_resumed():
    report()
    done = run("process", "in.jsonl", "--format", "html", "-o", "report/", "--keep", "day", "--resume", status=1)
    assert done.stderr == (
        'quotex: cannot resume report/: it was made with keep ["outlet"], not ["day"]; '
        "leave out --resume to start again\n"
    )


def test_a_single_page_is_written_or_printed():
    run("process", "page.txt", "-o", "page.html")
    printed = run("process", "page.txt", "--format", "html").stdout
    assert Path("page.html").read_text(encoding="utf-8") == printed
    assert printed.startswith('<!doctype html>\n<html lang="en">')
    assert "All articles" not in printed
    assert sorted(os.listdir()) == ["in.jsonl", "page.html", "page.txt"]


def test_extract_shows_the_uncleaned_text():
    printed = run("extract", "page.txt", "--format", "html").stdout
    assert "Sign up for our newsletter</p>" in printed
    assert '<details class="removed"' not in printed
    assert "Ada Moor" in printed


def test_a_document_in_another_language_says_so():
    Path("de.jsonl").write_text('{"id": 1, "text": "Es hat geregnet.", "lang": "de"}\n', encoding="utf-8")
    printed = run("process", "de.jsonl", "--language-field", "lang", "--format", "html").stdout
    assert "Es hat geregnet.</p>" in printed
    assert "Copied unchanged: its language is de." in printed


def test_several_documents_do_not_fit_a_single_page():
    for arguments in (["-o", "page.html"], ["--format", "html"]):
        done = run("process", "in.jsonl", *arguments, status=1)
        assert done.stdout == ""
        assert done.stderr == (
            "quotex: a page of HTML can hold only one document, not several: write a folder of pages, -o report/\n"
        )
    assert not Path("page.html").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["process", "page.txt", "-o", "page.html", "--resume"], "This call writes html: name a folder, -o report/"),
        (["process", "page.txt", "--format", "html", "--flat"], "--flat does not work with --format html"),
        (["process", "page.txt", "-o", "page.html", "--with-original"], "--with-original does not work with"),
        (["extract", "page.txt", "-o", "page.html", "--with-text"], "--with-text does not work with --format html"),
        (["clean", "page.txt", "-o", "page.html"], "quotex clean writes no HTML: process and extract do"),
        (["scan", "page.txt", "-o", "page.html"], "quotex scan writes no HTML: process and extract do"),
        (["explain", "page.txt", "-o", "page.html"], "quotex explain writes no HTML: process and extract do"),
        (
            ["process", "page.txt", "--format", "html", "-o", "s3://quay/report/"],
            "a report must be a local folder",
        ),
    ],
)
def test_incompatible_options_are_refused(arguments, message):
    done = run(*arguments, status=2)
    assert message in " ".join(done.stderr.split())
    assert not Path("page.html").exists()


def test_an_empty_report_has_an_index():
    Path("none.jsonl").write_text("")
    run("process", "none.jsonl", "--format", "html", "-o", "none/")
    assert list(files("none")) == ["index.html"]
    assert b"0 quotes of 0 people and organizations, 0 words, in 0 articles." in files("none")["index.html"]


@posix
def test_a_folder_that_cannot_be_written_is_reported():
    Path("report").mkdir()
    Path("report/articles").write_text("in the way")
    done = run("process", "page.txt", "--format", "html", "-o", "report/", status=1)
    assert done.stderr.endswith("/report/articles is a file or a link, not a folder\n")
    assert len(done.stderr.splitlines()) == 1


def test_a_report_for_review_has_only_pages_with_doubtful_quotes():
    sure, doubtful = "“It rained,” said Ada Moor.", "“It rained.”\n\nAda Moor met Bo Lind."
    rows = [{"id": number, "text": text} for number, text in enumerate([sure, doubtful, sure])]
    Path("in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    call = ["process", "in.jsonl", "--format", "html", "-o", "report/", "--needs-review", ".8"]
    run(*call)
    made = files("report")
    assert list(made) == ["articles/000002.html", "index.html"]
    run(*call, "--resume", "--workers", "2")
    assert files("report") == made


@posix
def test_a_journal_that_cannot_be_written_is_reported_in_one_line():
    import resource

    Path("in.jsonl").write_text("".join(json.dumps({"id": number, "text": SAYS}) + "\n" for number in range(200)))
    limit = 30_000  # bytes of a file: more than any page has
    done = subprocess.run(
        [*COMMAND, "process", "in.jsonl", "--format", "html", "-o", "report/"],
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1
    assert done.stderr == f"quotex: cannot write to {Path('report/.quotex').resolve()}: File too large\n"
