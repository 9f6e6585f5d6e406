import bz2
import gzip
import lzma
import tracemalloc

import pytest

from quotex.io import (
    Begin,
    Problem,
    Reading,
    Record,
    UnsupportedFormat,
    format_of,
    input_format,
    read_files,
    writable_format,
)
from quotex.io.formats import ADVICE, MAGIC, detect


def read(path, **options):
    return [item for item in read_files([str(path)], Reading(**options)) if not isinstance(item, Begin)]


def test_the_suffix_gives_the_format():
    names = ["a.jsonl", "a.ndjson.gz", "a.CSV", "a.csv.zst", "a.txt.xz", "a.gz", "a", "jsonl", "a.html", "a.wet.gz"]
    found = ["jsonl", "jsonl", "csv", "csv", "text", None, None, None, "html", "warc"]
    assert [format_of(name) for name in names] == found


def test_the_first_bytes_give_the_format_if_the_suffix_does_not():
    assert detect("dump", b'\xef\xbb\xbf\n {"text": "It rained."}') == "jsonl"
    assert detect("dump", b"{It rained.}") == "text"
    assert detect("page.md", b'{"text": "It rained."}') == "text"
    assert detect("feed.xml", b"It rained.") == "text"
    assert detect("in.jsonl", b"PAR1\x15\x04") == "parquet"
    assert detect("page.txt", b"<!doctype html><html>") == "html"


def test_json_is_an_array_or_lines_or_neither():
    assert detect("a.json", b'[{"text": "It rained."}]') == "json"
    assert detect("dump", b' [ {"text"') == "json"
    assert detect("a.json", b'{"text": "It rained."}\n{"text": "It poured."}\n') == "jsonl"
    assert detect("a.json", b'{\n  "text": "It rained."\n}') == "json"


@pytest.mark.parametrize("magic", [magic for magic, format in MAGIC.items() if format in ADVICE])
def test_binary_files_are_recognized_by_their_first_bytes(magic):
    for name in ("in.txt", "in.jsonl", "in", "-"):
        with pytest.raises(UnsupportedFormat, match=r"^is .*\(quotex reads plain text, "):
            detect(name, magic + b"\x00\x01")


@pytest.mark.parametrize("magic", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.xlsx", "is a spreadsheet: save the sheet as CSV UTF-8 first"),
        ("a.xls", "is a spreadsheet: save the sheet as CSV UTF-8 first"),
        ("a.docx", "is a document of a word processor: save it as plain text first"),
        ("a.epub", "is a book in EPUB: save it as plain text first"),
    ],
)
def test_documents_with_the_same_first_bytes_are_recognized_by_their_suffix(magic, name, advice):
    with pytest.raises(UnsupportedFormat, match=f"^{advice} "):
        detect(name, magic)


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html>\n<html>",
        b"  <html lang=en>",
        b'<?xml version="1.0"?>\n<!-- a\npage - --><!doctype HTML>',
        b"<head><title>",
        b"\xef\xbb\xbf<!doctype html>",
    ],
)
def test_html_is_recognized_by_its_first_bytes(head):
    assert detect("page.txt", head) == "html"


@pytest.mark.parametrize("text", [b"<3 said Ada Moor", b"<htmlish> is no tag", b"PAR1 is a gene", b"BZh", b"%PDF- is"])
def test_a_text_may_begin_oddly(text):
    assert detect("page.txt", text) == "text"


@pytest.mark.parametrize("name", ["a.pdf", "a.xlsx", "a.docx", "a.zip", "a.epub", "a.jsonl.7z"])
def test_a_format_that_cannot_be_read_is_reported(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(b"It rained.")
    (problem,) = read(path)
    assert isinstance(problem, Problem)
    assert "quotex reads plain text, captions, JSON, CSV, TSV, Parquet, Arrow, WARC and HTML, compressed or not" in str(
        problem
    )
    (record,) = read(path, format="text")  # an explicit format is trusted
    assert record.text == "It rained."
    assert input_format(str(path)) == "text"


@pytest.mark.parametrize("name", ["out.xlsx", "out.warc", "out.json", "out.pdf", "out.jsonl.7z"])
def test_a_format_that_cannot_be_written_is_refused(name):
    with pytest.raises(UnsupportedFormat, match=r"^quotex can't write \.\w+ files: use "):
        writable_format(name)
    assert writable_format("out.jsonl.zst") == "jsonl"


PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


@pytest.fixture(params=[*PACKERS, ".zst"])
def packed(request, tmp_path):
    """A compressed file of two rows in two frames."""
    pack = PACKERS.get(request.param) or pytest.importorskip("zstandard").ZstdCompressor().compress
    path = tmp_path / f"dump{request.param}"
    path.write_bytes(b"".join(pack(b'{"text": "%s"}\n' % word) for word in (b"It rained.", b"It poured.")))
    return path


def test_compressed_files_are_recognized_by_their_bytes(packed, tmp_path):
    for name in (packed.name, "dump"):
        path = packed.replace(tmp_path / name)
        assert input_format(str(path)) == "jsonl"
        assert [record.text for record in read(path)] == ["It rained.", "It poured."]
        packed = path


def test_truncated_compressed_files_give_the_rows_before_the_end(packed):
    packed.write_bytes(packed.read_bytes()[:-3])
    *records, problem = read(packed)
    assert all(isinstance(record, Record) for record in records)
    assert str(problem).startswith(f"{packed}: damaged: ")


def test_files_with_the_suffix_of_compressed_ones_must_be_compressed(packed):
    packed.write_bytes(b"It rained.")
    (problem,) = read(packed)
    assert str(problem).startswith(f"{packed}: damaged: the file does not begin as ")


@pytest.mark.parametrize("suffix", [*PACKERS, ".zst"])
@pytest.mark.parametrize("name", ["in.jsonl", "in.json"])
def test_rows_before_the_damage_of_a_compressed_file_are_not_lost(tmp_path, suffix, name):
    pack = PACKERS.get(suffix) or pytest.importorskip("zstandard").ZstdCompressor().compress
    path = tmp_path / f"{name}{suffix}"
    path.write_bytes(pack(b'{"text": "It rained."}\n' * 1000) + pack(b'{"text": "It poured."}\n')[:-3])
    *records, problem = read(path)
    assert len(records) >= 1000
    assert str(problem).startswith(f"{path}: damaged: ")


@pytest.mark.parametrize("suffix", [*PACKERS, ".zst"])
def test_a_small_file_that_unpacks_to_a_huge_one_takes_little_memory(tmp_path, suffix):
    pack = PACKERS.get(suffix) or pytest.importorskip("zstandard").ZstdCompressor().compress
    path = tmp_path / f"huge.txt{suffix}"
    path.write_bytes(pack(b"a" * 150_000_000))
    tracemalloc.start()
    (problem,) = read(path, most=1_000_000)
    assert tracemalloc.get_traced_memory()[1] < 75_000_000
    tracemalloc.stop()
    assert problem.message == "is larger than 1 MB; --max-document sets the limit"


@pytest.mark.parametrize("name", ["small.txt", "small.jsonl", "small.json", "small.html", "small.csv"])
def test_the_limit_of_a_document_may_exceed_the_memory(tmp_path, name):
    if name.endswith("html"):
        pytest.importorskip("resiliparse")
    path = tmp_path / name
    path.write_text("text\nIt rained.\n" if name.endswith(("csv", "txt", "html")) else '{"text": "It rained."}\n')
    (record,) = read(path, most=10**15)
    assert record.text.endswith("It rained.") or name.endswith("txt")


def test_rows_before_garbage_after_gzip_are_not_lost(tmp_path):
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "It rained."}\n' * 1000) + b"garbage")
    *records, problem = read(path)
    assert (len(records), str(problem)) == (
        1000,
        f"{path}: damaged: there is other data where a member of gzip should begin; what follows can't be read",
    )


def warc(*records):
    """The records of a WET file; each has a kind, a body, and the length in its header."""
    return [
        b"WARC/1.0\r\nWARC-Type: %s\r\nContent-Type: text/plain\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n"
        % (kind.encode(), str(len(body) if length is None else length).encode(), body)
        for kind, body, length in records
    ]


def told(path):
    """The texts that were read, and the messages without their positions."""
    found = read(path)
    texts = [item.text for item in found if isinstance(item, Record)]
    return texts, [str(item).removeprefix(f"{path}:") for item in found if isinstance(item, Problem)]


SAYS = "“It rained,” said Ada Moor.".encode()
ENDS = "record 2: damaged: it ends early, after {} of {} bytes"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (("conversion", SAYS, len(SAYS) + 5), ENDS.format(len(SAYS) + 4, len(SAYS) + 5)),
        (("conversion", b"abc", 99_999_999_999), ENDS.format(7, 99_999_999_999)),
        (("metadata", b"abc", 99_999_999_999), ENDS.format(7, 99_999_999_999)),
        (("conversion", b"", ""), "record 2: damaged: its header has no Content-Length"),
    ],
)
def test_a_truncated_warc_record_is_set_aside(tmp_path, record, message):
    pytest.importorskip("fastwarc")
    path = tmp_path / "crawl.warc.wet"
    path.write_bytes(b"".join(warc(("conversion", SAYS, None), record)))
    assert told(path) == ([SAYS.decode()], [message])


def test_nothing_can_be_read_after_an_invalid_warc_record(tmp_path):
    pytest.importorskip("fastwarc")
    path = tmp_path / "crawl.warc"
    first, second = warc(("conversion", SAYS, None), ("conversion", SAYS, None))
    path.write_bytes(first + b"garbage\r\n" + second)
    texts, [message] = told(path)
    assert texts == [SAYS.decode()]
    assert message.startswith("record 2: damaged: ")
    assert message.endswith("; what follows can't be read")


def test_warc_records_before_a_truncated_member_are_not_lost(tmp_path):
    pytest.importorskip("fastwarc")
    path = tmp_path / "crawl.warc.wet.gz"
    members = [gzip.compress(record) for record in warc(*[("conversion", SAYS, None)] * 5)]
    path.write_bytes(b"".join(members)[:-20])
    texts, [message] = told(path)
    assert texts == [SAYS.decode()] * 4
    assert message.startswith("record 5: damaged: the file ends inside a member of gzip")


@pytest.mark.parametrize("length", [1, 30_000])
@pytest.mark.parametrize("at", [0, 2, 12, 30, -6, -2])
def test_warc_records_after_a_damaged_member_are_not_lost(tmp_path, at, length):
    pytest.importorskip("fastwarc")
    path = tmp_path / "crawl.warc.wet.gz"
    bodies = [b"".join(b"%d " % (n * number) for n in range(length)) for number in range(1, 8)]
    members = [bytearray(gzip.compress(record)) for record in warc(*(("conversion", body, None) for body in bodies))]
    for byte in range(at, at + 2):
        members[1][byte] ^= 0xFF
    path.write_bytes(b"".join(members))
    texts, messages = told(path)
    assert [text.encode() for text in texts][-5:] == bodies[2:]
    assert texts[0].encode() == bodies[0]
    assert messages[0].startswith("record 2: damaged: ")
    assert len(messages) <= 2


def test_the_message_about_a_damaged_file_says_that_its_rest_is_not_read(tmp_path):
    path = tmp_path / "in.jsonl.gz"
    rows = "".join(f'{{"text": "{number}"}}\n' for number in range(100_000)).encode()
    packed = bytearray(gzip.compress(rows))
    packed[len(packed) // 2 : len(packed) // 2 + 9] = b"\xff" * 9
    path.write_bytes(packed)
    *records, problem = read(path)
    assert str(problem).startswith(f"{path}: damaged: ")
    assert str(problem).endswith("; what follows can't be read")
    assert [record.text for record in records if isinstance(record, Record)][:30_000] == [str(n) for n in range(30_000)]


def test_a_gzip_file_may_be_padded_with_zeros(tmp_path):
    path = tmp_path / "in.txt.gz"
    path.write_bytes(gzip.compress(b"One.") + b"\0" * 20_000 + gzip.compress(b" Two.") + b"\0" * 20_000)
    assert read(path)[0].text == "One. Two."


@pytest.mark.parametrize(
    ("head", "field", "format"),
    [
        (b"id,text\n1,It rained.\n", "text", "csv"),
        (b'"id";"text"\r\n1;It rained.\r\n', "text", "csv"),
        (b"\xef\xbb\xbfid\ttext\n", "text", "tsv"),
        (b"id,body\n", "body", "csv"),
        (b"id,body\n", "text", "text"),
        (b"No, text\nIt rained.\n", "text", "text"),
        (b"text,text\n", "text", "text"),
        (b"text\nIt rained.\n", "text", "text"),
    ],
)
def test_without_a_suffix_a_header_of_columns_makes_a_table(head: bytes, field: str, format: str) -> None:
    assert detect("-", head, field) == format
    assert detect("a.txt", head, field) == "text"


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"id,text\n1,It rained.\n", "csv"),
        ("id\ttext\r\n1\tIt rained.\r\n".encode("utf-16"), "tsv"),  # "Unicode Text" of Excel
        (b'{"id": 1, "text": "It rained."}\n', "jsonl"),
        (b'{"@type": "NewsArticle"}\nIt rained.\n', None),
        (b"[text](https://tideline.example)\n", None),
        (b"It rained.\n", None),
    ],
)
def test_rows_in_a_file_of_text_are_reported(data: bytes, format: str | None, tmp_path) -> None:
    path = tmp_path / "in.txt"
    path.write_bytes(data)
    (_begin, *notes, record) = read_files([str(path)])
    told = [f"is read as text, although it begins like {format}: --from {format} reads its rows"] if format else []
    assert [note.message for note in notes] == told
    assert isinstance(record, Record)
    assert all(isinstance(item, (Begin, Record)) for item in read_files([str(path)], Reading(format="text")))
