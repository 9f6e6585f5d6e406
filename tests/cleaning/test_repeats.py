"""Repeats: the sketch, its file, and its use in cleaning."""

import json
import os
import pickle
import textwrap
from contextlib import chdir

import pytest
from command import run_here
from hypothesis import given, settings
from hypothesis import strategies as st

from quotex.cleaning import keys_to_count, repeats
from quotex.cleaning.repeats import (
    EXACT,
    FOLDED,
    MIN_DOCUMENTS,
    ROWS,
    Repeats,
    RepeatsError,
    RepeatsFile,
    document_keys,
)
from quotex.language.catalogue import catalogue
from quotex.language.loading import load_language
from quotex.pipeline import Pipeline

SOURCE = "tideline.example"
FOOT = "The Tideline, Harbour Street, Varna"
STORIES = [
    f"The port of Varna stayed closed on {day}, because of a storm from the north.\n\n"
    f"Ships waited in the bay, and the dockers went home on {day} without knowing when work would begin.\n\n"
    f"{FOOT}\n{hour} stories left today\n"
    for hour, day in enumerate(["Monday", "Tuesday", "Wednesday", "Thursday"], 4)
]
WIDTH = 1 << 12
ENDLESS = "/dev/zero"

lines = st.sampled_from([FOOT, "Page 1 of 2", "Page 2 of 2", "It rained.", "“Go,” he said.", "", "\ud800"]) | st.text()
documents = st.tuples(st.lists(lines, max_size=6).map("\n".join), st.sampled_from(["", SOURCE, "www.example"]))


def learn(texts, width=WIDTH):
    repeats = Repeats(width)
    for text, source in texts:
        repeats.add(document_keys(text, source))
    return repeats


def of_one_source(texts, width=WIDTH):
    return learn([(text, SOURCE) for text in texts], width)


@pytest.fixture
def learned(tmp_path):
    path = tmp_path / "repeats.bin"
    path.write_bytes(of_one_source(STORIES).to_bytes())
    return path


@given(st.lists(documents, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_documents_makes_no_difference(texts, random):
    shuffled = random.sample(texts, len(texts))
    assert learn(texts, 64).to_bytes() == learn(shuffled, 64).to_bytes()


@given(st.lists(documents, max_size=6), st.lists(documents, max_size=6))
def test_merged_parts_equal_learning_from_all(one, other):
    merged = learn(one, 64)
    merged.merge(learn(other, 64))
    assert merged == learn(one + other, 64)
    assert Repeats.from_bytes(merged.to_bytes()) == merged


@settings(max_examples=30)
@given(st.lists(documents, max_size=12))
def test_a_count_is_never_too_low(texts):
    """Even in a sketch so small that all lines collide, lines that recur often enough, less the error, are found."""
    repeats = learn(texts, 8)
    for line in {line.strip() for text, _ in texts for line in text.split("\n")} - {""}:
        standing = sum(line in [one.strip() for one in text.split("\n")] for text, source in texts if source == SOURCE)
        if standing >= MIN_DOCUMENTS + repeats.error and line.isprintable():
            assert repeats.rule_of(line, SOURCE) == EXACT


def test_the_size_of_a_sketch_does_not_grow():
    repeats = of_one_source([f"Line {number} is new.\nAnd so is {number}b." for number in range(3000)], 256)
    assert [len(row) for row in repeats._rows] == [256] * ROWS
    assert len(repeats.to_bytes()) < 4 * ROWS * 256 + 1000
    assert repeats.error == pytest.approx(2.718281828 * repeats.counted / 256)


def test_a_full_sketch_keeps_lines():
    """3,000 documents fill 64 counters; the error exceeds all counts, so no line is treated as a repeat."""
    repeats = of_one_source([f"Story {chr(number)} of the day." for number in range(0x4E00, 0x4E00 + 3000)], 64)
    taken = [
        number for number in range(0x5E00, 0x5E00 + 300) if repeats.rule_of(f"Story {chr(number)} of the day.", SOURCE)
    ]
    assert len(taken) <= 300 * 0.018


def test_counters_do_not_overflow():
    one, other = Repeats(8), Repeats(8)
    for row in (*one._rows, *other._rows):
        row[0] = 2**32 - 1
    one.merge(other)
    assert [row[0] for row in one._rows] == [2**32 - 1] * ROWS


@pytest.mark.parametrize("rule", [EXACT, FOLDED])
def test_the_examples_of_the_rules_pass(rule, tmp_path):
    for example in catalogue()[rule].examples:
        recurring = [example["recurs"][number % len(example["recurs"])] for number in range(3)]
        path = tmp_path / "repeats.bin"
        path.write_bytes(of_one_source([f"Story {number}\n{line}" for number, line in enumerate(recurring)]).to_bytes())
        pipeline = Pipeline(repeats=path, preset="body", select=["BP902", "BP903"])
        text = f"It rained on Monday in the old port.\n{example['gone']}\n"
        cleaned = pipeline.clean_and_explain(text, source=SOURCE)
        if rule == FOLDED or len(example["recurs"]) == 1:
            assert [edit.rule for edit in cleaned.edits] == [rule]
        assert cleaned.text == "It rained on Monday in the old port.\n"


def test_lines_of_the_source_are_removed_and_the_story_is_kept(learned):
    pipeline = Pipeline(repeats=learned, preset="body")
    story = "The ferry sailed at noon with nine people on board, and came back with ten.\n"
    text = f"{story}{FOOT}\n9 stories left today\n"
    cleaned = pipeline.clean_and_explain(text, source=SOURCE)
    assert cleaned.text == story
    assert [edit.rule for edit in cleaned.edits] == [EXACT, FOLDED]
    assert pipeline.clean(cleaned.text, source=SOURCE) == cleaned.text
    assert pipeline.clean(text, source="other.example") == text
    assert Pipeline(repeats=learned, preset="body", ignore=["BP903"]).clean(text, source=SOURCE) == (
        f"{story}9 stories left today\n"
    )
    assert FOOT not in pipeline.process(text, source=SOURCE).text


def test_paragraphs_of_hard_wrapped_texts_are_removed(tmp_path):
    wrapped = ["\n\n".join(textwrap.fill(line, 24) for line in story.split("\n") if line) for story in STORIES]
    repeats = Repeats(WIDTH)
    for text in wrapped:
        repeats.add(keys_to_count(text, load_language("en"), SOURCE))
    path = tmp_path / "repeats.bin"
    path.write_bytes(repeats.to_bytes())
    cleaned = Pipeline(repeats=path, preset="body").clean(wrapped[0], source=SOURCE)
    assert cleaned.strip().split("\n\n") == wrapped[0].split("\n\n")[:2]


def test_a_line_with_a_quotation_is_kept(tmp_path):
    quoted = "“The old port tells all,” the mayor said."
    path = tmp_path / "repeats.bin"
    path.write_bytes(of_one_source([f"Story {number}.\n{quoted}" for number in "abcd"]).to_bytes())
    text = f"It rained on Monday in the old port, and on Tuesday, too.\n{quoted}\n"
    assert Pipeline(repeats=path, preset="body").clean(text, source=SOURCE) == text


def test_an_article_crawled_several_times_is_kept(tmp_path):
    path = tmp_path / "repeats.bin"
    path.write_bytes(of_one_source(STORIES[:1] * 5).to_bytes())
    assert Pipeline(repeats=path, preset="body").clean(STORIES[0], source=SOURCE) == STORIES[0]


def test_a_line_counts_once_per_document(tmp_path):
    assert of_one_source(["No.\n" * 9, "No."]).rule_of("No.", SOURCE) is None


def test_a_long_line_is_not_a_repeat():
    assert of_one_source(["word " * 500] * 5).rule_of("word " * 500, SOURCE) is None


def test_a_pipeline_with_repeats_pickles_to_a_small_size(learned):
    pipeline = Pipeline(repeats=learned, preset="body")
    data = pickle.dumps(pipeline)
    assert len(data) < 2000
    text = f"The ferry sailed at noon with nine people on board.\n{FOOT}\n"
    assert pickle.loads(data).clean(text, source=SOURCE) == pipeline.clean(text, source=SOURCE) != text


def test_widths_must_agree():
    with pytest.raises(RepeatsError, match="64 counters"):
        Repeats(128).merge(Repeats(64))
    with pytest.raises(ValueError, match="power of two"):
        Repeats(100)


GOOD = of_one_source(STORIES, 64).to_bytes()


@pytest.mark.parametrize(
    "data",
    [b"", b"It rained.", GOOD[:-3], GOOD[:20], GOOD + b"x", GOOD.replace(b"64", b"32"), GOOD.replace(b"64", b"99"),
     GOOD.replace(b'"width"', b'"depth"'), GOOD[:90] + b"\xff" + GOOD[91:], GOOD.replace(b"64", b"1073741824")],
)  # fmt: skip
def test_a_broken_file_is_refused_in_one_line(data, tmp_path):
    path = tmp_path / "repeats.bin"
    path.write_bytes(data)
    with pytest.raises(RepeatsError) as error:
        Pipeline(repeats=path)
    assert str(error.value).startswith(f"{path}: ")
    assert "\n" not in str(error.value)


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(RepeatsError, match=r"none\.bin: cannot be read: No such file"):
        Pipeline(repeats=tmp_path / "none.bin")


@pytest.mark.skipif(not os.path.exists(ENDLESS), reason="needs a device that never ends")
@pytest.mark.parametrize("name", [ENDLESS, "pipe"])
def test_pipes_and_devices_are_refused(name, tmp_path, monkeypatch):
    """Neither is opened: a device may be endless, and a pipe may have no writer."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    monkeypatch.setattr(repeats, "open", None, raising=False)
    with pytest.raises(RepeatsError) as error:
        RepeatsFile.of(name)
    assert str(error.value) == f"{name}: is a pipe or a device, which is endless or can be read only once: name a file"


def test_a_foreign_file_is_refused_by_its_first_bytes(tmp_path):
    """A file of a terabyte is refused without being read."""
    with open(tmp_path / "other.bin", "wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(RepeatsError, match=r"other\.bin: not a file of `quotex repeats learn`"):
        RepeatsFile.of(tmp_path / "other.bin")


def test_a_file_is_read_only_to_the_end_of_its_counters(tmp_path):
    """Anything may follow a valid beginning."""
    with open(tmp_path / "long.bin", "wb") as file:
        file.write(Repeats(64).to_bytes())
        file.truncate(1 << 40)
    with pytest.raises(RepeatsError, match=r"long\.bin: damaged: it is not as long as it should be"):
        RepeatsFile.of(tmp_path / "long.bin")


def command(folder, *arguments, status=0):
    with chdir(folder):
        done = run_here(*arguments)
    assert done.returncode == status, done.stderr
    return done


@pytest.fixture
def folder(tmp_path):
    rows = [{"id": f"{n}", "url": f"https://{SOURCE}/{n}", "text": text} for n, text in enumerate(STORIES)]
    for name, part in (("all", rows), ("one", rows[:1]), ("rest", rows[:0:-1])):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in part), encoding="utf-8")
    return tmp_path


def test_the_command_learns_merges_and_cleans(folder):
    told = command(folder, "repeats", "learn", "all.jsonl", "-o", "all.bin", "--memory", "1")
    assert told.stderr.startswith("quotex: 4 documents; a count is at most 0.00 too high")
    command(folder, "repeats", "learn", "rest.jsonl", "-o", "rest.bin", "--memory", "1", "--workers", "2")
    command(folder, "repeats", "learn", "one.jsonl", "-o", "one.bin", "--memory", "1")
    command(folder, "repeats", "merge", "one.bin", "rest.bin", "-o", "both.bin")
    assert (folder / "both.bin").read_bytes() == (folder / "all.bin").read_bytes()
    done = command(folder, "clean", "all.jsonl", "--repeats", "all.bin", "--preset", "body", "--summary", "sums.json")
    assert FOOT not in done.stdout
    assert json.loads((folder / "sums.json").read_text())["rules"] == {
        EXACT: {"lines": 4, "characters": 4 * len(FOOT + "\n")},
        FOLDED: {"lines": 4, "characters": 4 * len("4 stories left today\n")},
    }
    assert command(folder, "clean", "all.jsonl", "--preset", "body").stderr == ""


def test_the_source_can_be_another_field(folder):
    rows = [{"house": "a", "text": text} for text in STORIES] + [{"house": "b", "text": FOOT + "\nIt rained a lot."}]
    (folder / "houses.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command(folder, "repeats", "learn", "houses.jsonl", "--source-field", "house", "-o", "houses.bin", "--memory", "1")
    options = ["--repeats", "houses.bin", "--source-field", "house", "--preset", "body"]
    cleaned = [
        json.loads(line)["text"] for line in command(folder, "clean", "houses.jsonl", *options).stdout.splitlines()
    ]
    assert [FOOT in text for text in cleaned] == [False] * 4 + [True]


@pytest.mark.parametrize(
    "arguments",
    [("clean", "all.jsonl", "--repeats", "all.jsonl"), ("repeats", "merge", "all.jsonl", "-o", "x.bin"),
     ("clean", "all.jsonl", "--repeats", "none.bin")],
)  # fmt: skip
def test_the_command_reports_errors_in_one_line(folder, arguments):
    done = command(folder, *arguments, status=1)
    assert done.stderr.startswith("quotex: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_learn_reports_unreadable_rows_and_goes_on(folder):
    with open(folder / "all.jsonl", "a", encoding="utf-8") as file:
        file.write("{broken\n")
    done = command(folder, "repeats", "learn", "all.jsonl", "-o", "all.bin", "--rejects", "bad.jsonl", status=1)
    assert done.stderr.startswith("quotex: all.jsonl:5: broken JSON")
    assert "quotex: 4 documents" in done.stderr
    assert json.loads((folder / "bad.jsonl").read_text(encoding="utf-8"))["where"] == "all.jsonl:5"


def test_show_prints_what_was_learned(folder):
    command(folder, "repeats", "learn", "all.jsonl", "-o", "all.bin", "--memory", "1")
    counted = 4 * (1 + 4 + 1)  # for each document: its source, its lines, and the form of the line with a number
    head = (
        "4 documents; a count is at most 0.00 too high in 98 % of cases\n"
        f"{counted:,} sources and lines counted; 0.02% of the counters in use\n"
    )
    assert command(folder, "repeats", "show", "all.bin").stdout == head
    shown = command(folder, "repeats", "show", "all.bin", "all.jsonl", "rest.jsonl", "--workers", "2").stdout
    assert (
        shown
        == f"{head}{'4/4':>13}  {FOLDED}  {SOURCE}  # stories left today\n{'4/4':>13}  {EXACT}  {SOURCE}  {FOOT}\n"
    )


def test_the_most_frequent_lines_are_shown_first_without_terminal_controls(tmp_path):
    rows = [{"text": "Fo\u2066ot\n" + "Head\n" * (number < 3), "source": "\u202ea\nb"} for number in range(5)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command(tmp_path, "repeats", "learn", "rows.jsonl", "-o", "rows.bin", "--memory", "1")
    shown = command(tmp_path, "repeats", "show", "rows.bin", "rows.jsonl").stdout.splitlines()[2:]
    assert [line.split(maxsplit=3) for line in shown] == [
        ["5/5", EXACT, "�a␊b", "Fo�ot"],
        ["3/5", EXACT, "�a␊b", "Head"],
    ]


@pytest.mark.parametrize("name", ["all.jsonl", "all.csv"])
@pytest.mark.parametrize("verb", [["learn", "-o", "x.bin"], ["show", "all.bin"]])
def test_a_source_field_that_no_row_has_is_refused(folder, name, verb):
    command(folder, "repeats", "learn", "all.jsonl", "-o", "all.bin", "--memory", "1")
    (folder / "all.csv").write_text("id,url,text\na,https://tideline.example,It rained.\n", encoding="utf-8")
    done = command(folder, "repeats", *verb, name, "--source-field", "house", status=1)
    assert done.stderr.startswith(f"quotex: {name}:1: no ")
    assert "'house'" in done.stderr
    assert "id, url, text" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (folder / "x.bin").exists()


def test_a_source_field_that_some_row_has_is_accepted(folder):
    rows = [{"text": "It rained."}, {"text": "It snowed.", "house": ""}]
    (folder / "some.jsonl").write_text("{broken\n" + "".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "page.txt").write_text("It froze.", encoding="utf-8")
    arguments = ["repeats", "learn", "page.txt", "all.jsonl", "some.jsonl", "--source-field", "house"]
    assert "7 documents" in command(folder, *arguments, "-o", "x.bin", "--memory", "1", status=1).stderr
    command(folder, "repeats", "learn", "page.txt", "--source-field", "house", "-o", "x.bin", "--memory", "1")
    command(folder, "repeats", "learn", "all.jsonl", "-o", "x.bin", "--memory", "1")  # the default field is optional


def test_a_source_that_is_not_text_is_refused(folder):
    (folder / "rows.jsonl").write_text('{"text": "It rained.", "house": 7}\n', encoding="utf-8")
    done = command(folder, "repeats", "learn", "rows.jsonl", "--source-field", "house", "-o", "x.bin", status=1)
    assert done.stderr == "quotex: rows.jsonl:1: field 'house' is a number, not text\n"


def test_inputs_are_never_overwritten(folder):
    for arguments in (["learn", "all.jsonl", "-o", "x.bin"], ["show", "all.jsonl"]):
        done = command(folder, "repeats", *arguments, "--rejects", "all.jsonl", status=2)
        assert "all.jsonl is also an input" in done.stderr
