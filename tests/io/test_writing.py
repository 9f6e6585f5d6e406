import gzip
import json
import os

import pytest

from quotex.io import Output, OutputError, finished_ids


def write(path, *texts, append=False):
    with Output(str(path), append=append) as output:
        for text in texts:
            output.write(text)


def test_text_is_written_as_utf8_with_lone_surrogates_as_escapes(tmp_path):
    write(tmp_path / "a.jsonl", json.dumps("é\ud83d\r\n", ensure_ascii=False))
    assert (tmp_path / "a.jsonl").read_bytes() == b'"\xc3\xa9\\ud83d\\r\\n"'
    assert json.loads((tmp_path / "a.jsonl").read_bytes()) == "é\ud83d\r\n"


def test_gzip_depends_on_nothing_but_the_text(tmp_path):
    write(tmp_path / "a.jsonl.gz", "one\n", "two\n")
    write(tmp_path / "b.jsonl.gz", "one\n", "two\n")
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()) == b"one\ntwo\n"
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()


def test_gzip_can_be_added_to(tmp_path):
    write(tmp_path / "a.gz", "one\n")
    write(tmp_path / "a.gz", "two\n", append=True)
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()) == b"one\ntwo\n"


def test_a_place_that_can_not_be_written_to(tmp_path):
    with pytest.raises(OutputError, match=r"cannot write to .*: No such file or directory"):
        Output(str(tmp_path / "none" / "a.txt"))
    with pytest.raises(OutputError, match="Is a directory"):
        Output(str(tmp_path))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("size", [10, 10_000_000])
def test_a_full_disk(size):
    with pytest.raises(OutputError, match="cannot write to /dev/full: No space left on device"):
        write("/dev/full", "x" * size)


ROWS = "".join(f'{{"id": "{letter}", "text": "…"}}\n' for letter in "abca")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_finished_ids_are_counted_and_the_file_stays(tmp_path, name):
    path = tmp_path / name
    write(path, ROWS)
    before = path.read_bytes()
    assert finished_ids(str(path)) == {"a": 2, "b": 1, "c": 1}
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == [name]


def test_a_row_that_broke_off_is_cut_away(tmp_path):
    path = tmp_path / "a.jsonl"
    write(path, ROWS, '{"id": "d", "te')
    assert finished_ids(str(path)) == {"a": 2, "b": 1, "c": 1}
    assert path.read_text(encoding="utf-8") == ROWS


def test_gzip_that_broke_off_is_mended(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    rows = "".join(f'{{"id": {number}, "text": "{number**9}"}}\n' for number in range(5_000))
    write(path, rows)
    path.write_bytes(path.read_bytes()[:-1000])
    finished = finished_ids(str(path))
    assert 4_000 < len(finished) < 5_000
    lines = gzip.decompress(path.read_bytes()).decode()
    assert rows.startswith(lines)
    assert lines.count("\n") == len(finished)


def test_nothing_is_finished_where_there_is_no_file(tmp_path):
    assert not finished_ids(str(tmp_path / "none.jsonl"))


@pytest.mark.parametrize("line", ["id,text", "[]", '{"text": "no id"}', '{"id": ["a"]}'])
def test_a_file_of_something_else_is_left_alone(tmp_path, line):
    path = tmp_path / "a.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(OutputError, match=r"a\.jsonl:1 is no row with an id"):
        finished_ids(str(path))
    assert path.read_text(encoding="utf-8") == line + "\n"
    assert os.listdir(tmp_path) == ["a.jsonl"]
