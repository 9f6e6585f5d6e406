import gzip
import json
import os

import pytest

from quotex.io import Output, OutputError
from quotex.io.writing import BEGINNING, Position, intact


def write(path, *texts):
    with Output(str(path)) as output:
        for text in texts:
            output.write(text)


def test_text_is_written_as_utf8_with_lone_surrogates_as_escapes(tmp_path):
    write(tmp_path / "a.jsonl", json.dumps("é\ud83d\r\n", ensure_ascii=False))
    assert (tmp_path / "a.jsonl").read_bytes() == b'"\xc3\xa9\\ud83d\\r\\n"'
    assert json.loads((tmp_path / "a.jsonl").read_bytes()) == "é\ud83d\r\n"


def test_gzip_output_depends_only_on_the_text(tmp_path):
    write(tmp_path / "a.jsonl.gz", "one\n", "two\n")
    write(tmp_path / "b.jsonl.gz", "one\n", "two\n")
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()) == b"one\ntwo\n"
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()


def test_a_path_that_cannot_be_written_is_reported(tmp_path):
    with pytest.raises(OutputError, match=r"cannot write to .*: No such file or directory"):
        Output(str(tmp_path / "none" / "a.txt"))
    with pytest.raises(OutputError, match="Is a directory"):
        Output(str(tmp_path))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("size", [10, 10_000_000])
def test_a_full_disk_is_reported(size):
    with pytest.raises(OutputError, match="cannot write to /dev/full: No space left on device"):
        write("/dev/full", "x" * size)


def blocks(path, *texts, start=BEGINNING):
    """Write each text in a block of its own; return the positions after the blocks."""
    places = []
    with Output(str(path), start=start) as output:
        for text in texts:
            output.write(text)
            output.end_block()
            places.append(output.position)
    return places


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_resuming_after_a_block_gives_the_same_bytes(tmp_path, name):
    blocks(tmp_path / name, "one\n", "two\n", "three\n")
    whole = (tmp_path / name).read_bytes()
    for end in range(len(whole) + 1):
        first, second, _ = blocks(tmp_path / name, "one\n", "two\n", "three\n")
        (tmp_path / name).write_bytes(whole[:end])
        start = intact(str(tmp_path / name), [first, second])
        assert start == (second if end >= second.size else first if end >= first.size else Position())
        blocks(tmp_path / name, *["one\n", "two\n", "three\n"][[Position(), first, second].index(start) :], start=start)
        assert (tmp_path / name).read_bytes() == whole


def test_a_file_that_was_changed_is_intact_up_to_the_change(tmp_path):
    first, second = blocks(tmp_path / "a", "one\n", "two\n")
    (tmp_path / "a").write_text("one\nTWO\n")
    assert intact(str(tmp_path / "a"), [first, second]) == first
    (tmp_path / "a").write_text("ONE\ntwo\n")
    assert intact(str(tmp_path / "a"), [first, second]) == Position()


def test_text_outside_blocks_is_written_at_the_end(tmp_path):
    with Output(str(tmp_path / "a")) as output:
        output.write("one")
        assert (tmp_path / "a").read_text() == ""
    assert (tmp_path / "a").read_text() == "one"


def test_an_empty_gzip_output_decompresses_to_nothing(tmp_path):
    write(tmp_path / "a.gz")
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()) == b""


def test_two_outputs_cannot_write_to_one_file(tmp_path):
    with Output(str(tmp_path / "a")) as output:
        output.write("one")
        with pytest.raises(OutputError, match=r"cannot write to .*: another program is writing to it"):
            Output(str(tmp_path / "a"))
    assert (tmp_path / "a").read_text() == "one"


def test_a_link_is_followed(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "a")
    write(tmp_path / "link", "one")
    assert (tmp_path / "a").read_text() == "one"
    assert (tmp_path / "link").is_symlink()
