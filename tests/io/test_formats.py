import gzip

import pytest

from quotex.io import Problem, UnsupportedFormat, format_of, input_format, read_files, writable_format
from quotex.io.formats import MAGIC, detect


def test_the_suffix_tells_the_format():
    names = ["a.jsonl", "a.ndjson.gz", "a.CSV", "a.csv.gz", "a.txt.gz", "a.gz", "a", "jsonl", "a.html", "a.wet.gz"]
    found = ["jsonl", "jsonl", "csv", "csv", "text", None, None, None, "html", "warc"]
    assert [format_of(name) for name in names] == found


def test_the_first_bytes_tell_what_the_suffix_does_not():
    assert detect("dump", b'\xef\xbb\xbf\n {"text": "It rained."}') == "jsonl"
    assert detect("dump", b"{It rained.}") == "text"
    assert detect("page.md", b'{"text": "It rained."}') == "text"
    assert detect("feed.xml", b"It rained.") == "text"


@pytest.mark.parametrize("magic", MAGIC)
def test_what_is_no_text_is_told_by_its_first_bytes(magic):
    for name in ("in.txt", "in.jsonl", "in", "-"):
        with pytest.raises(UnsupportedFormat, match=r"^(is|has) .*\(quotex reads JSONL, "):
            detect(name, magic + b"\x00\x01")


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html>\n<html>",
        b"  <html lang=en>",
        b'<?xml version="1.0"?>\n<!-- a\npage --><!doctype HTML>',
        b"<head><title>",
        b"\xef\xbb\xbf<!doctype html>",
    ],
)
def test_html_is_told_by_its_first_bytes(head):
    with pytest.raises(UnsupportedFormat, match="is HTML, and quotex reads text"):
        detect("page.txt", head)


@pytest.mark.parametrize("text", [b"<3 said Ada Moor", b"<htmlish> is no tag", b"PAR1 is a gene", b"BZh", b"%PDF- is"])
def test_a_text_may_begin_oddly(text):
    assert detect("page.txt", text) == "text"


@pytest.mark.parametrize(
    "name",
    ["a.html", "a.wet.gz", "a.tsv", "a.parquet", "a.jsonl.zst", "a.pdf", "a.xlsx", "a.docx", "a.zip", "a.jsonl.bz2"],
)
def test_what_is_not_read_says_so(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(gzip.compress(b"It rained.") if name.endswith(".gz") else b"It rained.")
    (problem,) = read_files([str(path)])
    assert isinstance(problem, Problem)
    assert "quotex reads JSONL, CSV with commas and plain text, gzipped or not" in str(problem)
    (record,) = read_files([str(path)], format="text")  # who says what it is will know
    assert record.text == "It rained."
    assert input_format(str(path)) == "text"


@pytest.mark.parametrize("name", ["out.html", "out.xlsx", "out.parquet", "out.jsonl.zst", "out.tsv", "out.pdf"])
def test_what_is_not_written_says_so(name):
    with pytest.raises(UnsupportedFormat, match=r"^quotex writes no \.\w+ file: give -o a name in \.jsonl, "):
        writable_format(name)


def test_looking_at_the_format_uses_nothing_up(tmp_path):
    path = tmp_path / "dump.gz"
    path.write_bytes(gzip.compress(b'{"text": "It rained."}\n'))
    assert input_format(str(path)) == "jsonl"
    assert [record.text for record in read_files([str(path)])] == ["It rained."]
