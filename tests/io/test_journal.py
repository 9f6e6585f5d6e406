import json
import os

import pytest

from quotex.io import OutputError, Problem, Record
from quotex.io.journal import NO_FILE, Fingerprint, Journal, Mark, State, Whole, resumable, staged
from quotex.io.places import Place
from quotex.io.writing import Output

MADE_FROM = {"command": "process", "kinds": ["direct", "mixed"]}
JOURNAL = ".out.jsonl.quotex"


def written(part, *, whole):
    """Write a file of three rows; return a mark after each, and one more if the file is complete."""
    marks = []
    with Output(part, place=staged(Place.of(part))) as output:
        for number in range(1, 4):
            output.write(f'{{"id": {number}}}\n')
            output.end_block()
            counts = {"lines": {"BP1": number}}
            marks.append(Mark(part, number, f"hash {number}", output.position, problems=1, counts=counts))
    if whole:
        marks.append(Mark(part, 3, "hash 3", marks[-1].output, whole=Whole.of(staged(Place.of(part)))))
        os.replace(staged(part), part)
    return marks


def journal(marks, name=JOURNAL):
    with Journal(Place.of(name), MADE_FROM, State()) as opened:
        for mark in marks:
            opened.add(mark)


def found(made_from=MADE_FROM, *, output="out.jsonl", name=JOURNAL, rejects=None):
    return resumable(output, Place.of(name), lambda part: True, rejects, made_from)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_parts_that_are_intact_are_kept():
    marks = written("out.jsonl", whole=False)
    journal(marks)
    assert found().marks == marks
    assert found().of("out.jsonl") == marks[-1]
    assert found().of("other.jsonl") == Mark("other.jsonl")


@pytest.mark.parametrize(("kept", "documents"), [(9, 0), (10, 1), (25, 2), (30, 3)])
def test_a_damaged_tail_goes_back_to_the_last_mark(kept, documents, folder):
    journal(written("out.jsonl", whole=False))
    part = folder / staged("out.jsonl")
    part.write_bytes(part.read_bytes()[:kept])
    assert found().last.documents == documents


def test_a_complete_file_is_left_unchanged():
    journal(written("out.jsonl", whole=True))
    assert found().last.whole.end.size == 30
    assert os.path.exists("out.jsonl")


def test_a_complete_file_with_another_date_is_compared(folder):
    journal(written("out.jsonl", whole=True))
    os.utime("out.jsonl", ns=(1, 1))
    assert found().last.whole.end.size == 30
    (folder / "out.jsonl").write_text("x" * 30)
    assert not found().marks


def test_a_damaged_complete_file_goes_back_to_the_last_mark(folder):
    journal(written("out.jsonl", whole=True))
    (folder / "out.jsonl").write_bytes((folder / "out.jsonl").read_bytes()[:25])
    assert found().last == found().marks[1]
    assert set(os.listdir()) == {staged("out.jsonl"), JOURNAL}


@pytest.mark.parametrize("left", ["out.jsonl.part", "out.jsonl.part.whole"])
def test_a_complete_file_without_its_final_name_gets_it(left):
    journal(written("out.jsonl", whole=True))
    os.replace("out.jsonl", left)
    assert found().last.whole.end.size == 30
    assert os.path.exists("out.jsonl")


def test_files_count_up_to_the_first_that_was_changed(folder):
    first, second = written("a.jsonl", whole=True), written("c.jsonl", whole=True)
    journal([*first, Mark("b.jsonl", 1, "hash", whole=NO_FILE), *second])
    assert list(found().parts) == ["a.jsonl", "b.jsonl", "c.jsonl"]
    (folder / "a.jsonl").write_text("changed")
    assert not found().parts


def test_a_journal_may_be_truncated(folder):
    journal(written("out.jsonl", whole=False))
    (folder / JOURNAL).write_bytes((folder / JOURNAL).read_bytes()[:-5])
    assert found().last.documents == 2


def test_the_rejects_must_exist_too():
    marks = written("out.jsonl", whole=False)
    with Output("rejects.jsonl") as rejects:
        rejects.write("{}\n")
        rejects.end_block()
    last = Mark("out.jsonl", 3, "hash 3", marks[-1].output, rejects=rejects.position)
    journal([*marks[:2], last])
    assert found(rejects="rejects.jsonl").last == last
    os.remove("rejects.jsonl")
    assert found(rejects="rejects.jsonl").last == marks[1]


def test_output_made_with_other_settings_is_refused():
    journal(written("out.jsonl", whole=False))
    with pytest.raises(
        OutputError, match=r'cannot resume out.jsonl: it was made with kinds \["direct", "mixed"\], not \["direct"\]'
    ):
        found(MADE_FROM | {"kinds": ["direct"]})
    with pytest.raises(OutputError, match=r"made with version null, not"):
        found(MADE_FROM | {"version": "0.2"})


def test_output_without_a_journal_is_refused(folder):
    (folder / "out.jsonl").write_text("my notes\n")
    with pytest.raises(OutputError, match=r"cannot resume out.jsonl: there is no .out.jsonl.quotex beside it"):
        found()


FIRST = json.dumps({"made_from": MADE_FROM}) + "\n"


@pytest.mark.parametrize(
    "journal",
    [
        *("", "notes\n", "[1]\n", "null\n", '{"made_from": 3}\n', "\x00\n", "[" * 20_000 + "\n"),
        *(FIRST + line + "\n" for line in ('{"documents": "x"}', "7", '{"made_from": {}}', "[" * 20_000)),
        *(
            FIRST + json.dumps({"part": "out.jsonl", "documents": 1, **wrong}) + "\n"
            for wrong in (
                {"documents": "x"},
                {"output": {"size": "x"}},
                {"whole": []},
                {"counts": 3},
                {"problems": None},
            )
        ),
    ],
)
def test_a_damaged_or_foreign_journal_is_refused(journal, folder):
    (folder / "out.jsonl").write_text("my notes\n")
    (folder / JOURNAL).write_text(journal)
    told = (
        "cannot resume out.jsonl: .out.jsonl.quotex is damaged or not a journal of quotex; remove both to start again"
    )
    with pytest.raises(OutputError, match=f"^{told}$"):
        found()


@pytest.mark.parametrize("journal", ["", FIRST[:5], FIRST[:-1]])
@pytest.mark.parametrize("left", ["", "out.jsonl", "out.jsonl.part"])
def test_a_journal_truncated_before_any_row_starts_anew(journal, left, folder):
    (folder / JOURNAL).write_text(journal)
    if left:
        (folder / left).write_text("")
    assert found() == State()
    assert found(output="out/", name=JOURNAL) == State()
    (folder / (left or "out.jsonl")).write_text("{}\n")
    with pytest.raises(OutputError, match="damaged or not a journal of quotex; remove both to start again"):
        found()


def test_without_output_a_run_starts_anew_whatever_the_journal_says():
    assert found() == State()
    journal(written("out.jsonl", whole=False))
    os.remove(staged("out.jsonl"))
    assert found(MADE_FROM | {"kinds": []}) == State()


def fingerprint(*documents):
    found = Fingerprint()
    for document in documents:
        found.add(document)
    return str(found)


def test_the_fingerprint_depends_on_every_field():
    one, other = Record("a", "It rained.", "in.jsonl:1"), Record(7, "\ud83d", "in.jsonl:2", source="tideline")
    broken = Problem("in.jsonl:3", "broken JSON")
    found = {
        fingerprint(*documents)
        for documents in (
            (),
            (one,),
            (other,),
            (one, other),
            (other, one),
            (one, other, broken),
            (one, broken, other),
            (Record("aI", "t rained.", "in.jsonl:1"),),
        )
    }
    assert len(found) == 8
    assert fingerprint(one) == fingerprint(Record("a", "It rained.", "elsewhere.jsonl:9"))
