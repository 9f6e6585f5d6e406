import json
import os

import pytest

from quotex.io import OutputError, Problem, Record
from quotex.io.journal import Fingerprint, Journal, Mark, resumable
from quotex.io.writing import Output

MADE_FROM = {"command": "process", "kinds": ["direct", "mixed"]}


@pytest.fixture
def out(tmp_path, monkeypatch):
    """An output of three blocks with a mark for each."""
    monkeypatch.chdir(tmp_path)
    with Output("out.jsonl") as output, Journal("out.jsonl", MADE_FROM, []) as journal:
        for number in range(1, 4):
            output.write(f'{{"id": {number}}}\n')
            output.end_block()
            journal.add(Mark(number, f"hash {number}", output.position, problems=1, counts={"lines": {"BP1": number}}))
    return tmp_path / "out.jsonl"


def test_what_is_there_need_not_be_made_again(out):
    marks = resumable("out.jsonl", None, MADE_FROM)
    assert [mark.documents for mark in marks] == [1, 2, 3]
    assert marks[1] == Mark(2, "hash 2", marks[1].output, problems=1, counts={"lines": {"BP1": 2}})


@pytest.mark.parametrize(("kept", "documents"), [(9, 0), (10, 1), (25, 2), (30, 3)])
def test_a_broken_tail_goes_back_to_the_last_mark(out, kept, documents):
    out.write_bytes(out.read_bytes()[:kept])
    assert len(resumable("out.jsonl", None, MADE_FROM)) == documents


def test_a_journal_may_break_off(out):
    journal = out.parent / ".out.jsonl.quotex"
    journal.write_bytes(journal.read_bytes()[:-5])
    assert len(resumable("out.jsonl", None, MADE_FROM)) == 2


def test_the_rejects_must_be_there_too(out):
    with Output("rejects.jsonl") as rejects, Journal("out.jsonl", MADE_FROM, []) as journal:
        mark = Mark(1, "hash 1", Mark().output)
        rejects.write("{}\n")
        rejects.end_block()
        journal.add(mark)
        journal.add(Mark(2, "hash 2", Mark().output, rejects.position))
    assert len(resumable("out.jsonl", "rejects.jsonl", MADE_FROM)) == 2
    os.remove("rejects.jsonl")
    assert resumable("out.jsonl", "rejects.jsonl", MADE_FROM) == [mark]


def test_something_made_otherwise_is_refused(out):
    with pytest.raises(
        OutputError, match=r'cannot resume out.jsonl: it was made with kinds \["direct", "mixed"\], not \["direct"\]'
    ):
        resumable("out.jsonl", None, MADE_FROM | {"kinds": ["direct"]})
    with pytest.raises(OutputError, match=r"made with version null, not"):
        resumable("out.jsonl", None, MADE_FROM | {"version": "0.2"})


@pytest.mark.parametrize(
    "journal", [None, "", "notes\n", "[1]\n", json.dumps({"made_from": MADE_FROM}) + '\n{"documents": "x"}\n']
)
def test_something_made_from_nobody_knows_what_is_refused(out, journal):
    if journal is None:
        os.remove(".out.jsonl.quotex")
    else:
        (out.parent / ".out.jsonl.quotex").write_text(journal)
    with pytest.raises(OutputError, match=r"cannot resume out.jsonl: ") as error:
        resumable("out.jsonl", None, MADE_FROM)
    assert "\n" not in str(error.value)


def test_nothing_there_is_begun_anew(out):
    os.remove("out.jsonl")
    assert resumable("out.jsonl", None, MADE_FROM) == []
    out.touch()
    assert resumable("out.jsonl", None, MADE_FROM) == []


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="needs /dev/null")
def test_only_a_regular_file_can_be_resumed(out):
    with pytest.raises(OutputError, match="cannot resume /dev/null: it is no regular file"):
        resumable("/dev/null", None, MADE_FROM)


def test_the_journal_of_a_link_stands_beside_the_file(out):
    (out.parent / "there").mkdir()
    (out.parent / "there" / "link.jsonl").symlink_to(out)
    assert len(resumable("there/link.jsonl", None, MADE_FROM)) == 3


def fingerprint(*documents):
    found = Fingerprint()
    for document in documents:
        found.add(document)
    return str(found)


def test_the_fingerprint_sees_every_change():
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
