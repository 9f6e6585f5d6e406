"""Transcripts and captions in the command: their files, names given by the user, and what counts and shows turns."""

import json
from pathlib import Path

import pytest
from command import run_here

from quotex import Pipeline

VTT = """WEBVTT

00:01.500 --> 00:03.000
<v Ada Moor>I said, "The wall
leaks," on Monday.

00:03.000 --> 00:05.000
<v Omar Reyes>Who told you?

00:05.000 --> 00:07.000
<v Ada Moor>I saw it.
"""
TIMES = "{0}\n00:00:0{0},000 --> 00:00:0{0},900\n"
SRT = "\n\n".join(TIMES.format(n) + f"{'OMAR' if n % 2 else 'ADA'}: You know, I saw it {n} times." for n in range(1, 7))
SBV = SRT.replace(" --> ", ",").replace(",000", ".000").replace(",900", ".900")
INTERVIEW = "Interview.\n\nQ: Did you see the wall?\n\nA: I did.\n\nQ: Are you afraid?\n\nA: I am not.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, text in {"a.vtt": VTT, "b.srt": SRT, "c.sbv": SBV, "d.txt": INTERVIEW}.items():
        Path("in", name).write_text(text, encoding="utf-8")


def rows_of(*arguments):
    done = run_here(*arguments, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_captions_are_found_in_folders_and_counted():
    rows, _ = rows_of("process", "in")
    assert "4 documents, 20 quotes, 4 transcripts, 0 lines" in run_here("process", "in", "-o", "out.jsonl").stderr
    for row in rows:
        text = Path(row["id"]).read_text(encoding="utf-8")
        turns = [quote for quote in row["quotes"] if quote["kind"] == "turn"]
        assert len(turns) >= 3
        assert all(text[turn["start"] : turn["end"]] == turn["text"] for turn in turns)
    assert [quote.get("time") for quote in rows[0]["quotes"]] == [1.5, None, 3.0, 5.0]
    assert "transcript" not in run_here("process", "in", "-o", "some.jsonl", "--kinds", "direct").stderr


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("in/a.vtt", VTT.replace("--> 00:05.000", "-->"), "not times of captions: 1 of 3, the first in line 7; their"),
        ("in/b.srt", "It rained.\n", "no times of captions: it is read as plain text"),
    ],
)
def test_captions_without_times_get_one_line(name, text, told):
    Path(name).write_text(text, encoding="utf-8")
    assert rows_of("extract", name)[1].startswith(f"quotex: {name}: {told}")


def test_names_that_the_text_does_not_give():
    given = "Q=Omar Reyes, A=Ada Moor"
    (row,), _ = rows_of("extract", "in/d.txt", "--speakers", given)
    speakers = [quote["speaker"] for quote in row["quotes"]]
    assert [speaker["name"] for speaker in speakers] == ["Omar Reyes", "Ada Moor"] * 2
    assert {speaker["text"] for speaker in speakers} == {"Q", "A"}
    assert row["quotes"][0]["rules"][-1] == "QT208"
    found = Pipeline(speakers={"q": "Omar Reyes", "A": "Ada Moor"}).process(INTERVIEW)
    assert [person.name for person in found.people] == ["Omar Reyes", "Ada Moor"]
    assert found.meta["options"]["speakers"] == {"q": "Omar Reyes", "A": "Ada Moor"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Q", "speakers: 'Q' is not a label with a name: write Q=Ada Moor,A=Omar Reyes"),
        ("=Ada Moor", "speakers: 'Ada Moor' is not a label with a name"),
        ("Q=Ada Moor,q=Omar Reyes", "speakers: the label 'Q' has two names"),
    ],
)
def test_bad_names_are_refused_in_one_line(given, told):
    done = run_here("extract", "in/d.txt", "--speakers", given)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith(f"Error: {told}")


def test_a_speaker_must_be_text():
    with pytest.raises(TypeError, match="speakers must map labels to names, both text, not 'Q' to 7"):
        Pipeline(speakers={"Q": 7})


def test_sources_count_turns_and_not_what_is_quoted_inside_them():
    rows, _ = rows_of("sources", "in/a.vtt")
    assert [(row["name"], row["quotes"]) for row in rows] == [("Ada Moor", 2), ("Omar Reyes", 1)]


def test_doubtful_quotations_inside_sure_turns_are_reviewed():
    (row,), _ = rows_of("extract", "in/a.vtt", "--needs-review", "0.95")
    assert [(quote["kind"], quote["parent"]) for quote in row["quotes"]] == [("direct", None)]


@pytest.mark.parametrize("tool", ["brat", "label-studio", "tei", "webanno"])
def test_turns_are_exported(tool):
    assert run_here("extract", "in/a.vtt", "--with-text", "-o", "rows.jsonl", "-q").returncode == 0
    done = run_here("export", "rows.jsonl", "--to", tool, "-o", "out", "-q")
    assert done.returncode == 0, done.stderr
    paths = [Path("out")] if Path("out").is_file() else Path("out").iterdir()
    assert any("turn" in path.read_text(encoding="utf-8").lower() for path in paths)


@pytest.mark.parametrize("form", ["html", "terminal"])
def test_a_transcript_is_shown(form):
    done = run_here("process", "in/d.txt", "--format", form, "-q")
    assert done.returncode == 0
    assert done.stdout.index("Did you see the wall?") < done.stdout.index("I did.")
