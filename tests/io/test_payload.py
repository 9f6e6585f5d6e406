"""Responses in WARC as servers send them: compressed, in chunks, or with an error status."""

import gzip
import zlib

import pytest

from quotex.io import Note, Problem, Reading, Record, read_files
from quotex.io.readers.payload import PayloadError, unpacked_payload

pytest.importorskip("fastwarc")
PAGE = "<!DOCTYPE html><html><body><p>“It rained,” said Ada Moor.</p></body></html>".encode()
SAYS = "“It rained,” said Ada Moor."


def response(body, *headers, status="200 OK", kind="text/html; charset=utf-8"):
    """A WARC record of a response."""
    http = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", "")).encode() + body
    warc = (
        "WARC/1.0",
        "WARC-Type: response",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http)}",
    )
    return "\r\n".join((*warc, "", "")).encode() + http + b"\r\n\r\n"


def packed(body):
    return gzip.compress(body, mtime=0)  # the same in each run, because it is part of the names of tests


def chunked(body, size=10):
    chunks = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(b"%X;x=1\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


def read(folder, *records, **options):
    path = folder / "crawl.warc"
    path.write_bytes(b"".join(records))
    return [item for item in read_files([str(path)], Reading(**options)) if isinstance(item, Record | Problem | Note)]


CHUNKED = "Transfer-Encoding: chunked"
GZIP = "Content-Encoding: gzip"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (packed(PAGE), [GZIP]),
        (packed(PAGE), ["content-encoding: X-GZIP"]),
        (zlib.compress(PAGE), ["Content-Encoding: deflate"]),
        (zlib.compress(PAGE)[2:-4], ["Content-Encoding: deflate"]),
        (chunked(PAGE), [CHUNKED]),
        (chunked(packed(PAGE)), [CHUNKED, GZIP]),
        (packed(packed(PAGE)), ["Content-Encoding: gzip, gzip"]),
        (chunked(packed(PAGE)), ["Transfer-Encoding: gzip, chunked"]),
        (PAGE, ["Content-Encoding: identity"]),
        (PAGE, [GZIP]),  # the crawler has unpacked it but kept the header
        (PAGE, [CHUNKED]),
        (PAGE, ["Content-Encoding: br"]),
    ],
)
def test_a_response_is_decoded_and_the_next_one_is_not_lost(tmp_path, body, headers):
    found = read(tmp_path, response(body, *headers), response(PAGE))
    assert [getattr(item, "text", item) for item in found] == [SAYS, SAYS]


@pytest.mark.parametrize(
    ("body", "headers", "message"),
    [
        (b"\x8b\x1c\x80" + PAGE, ["Content-Encoding: br"], "its Content-Encoding 'br' is not one that quotex decodes"),
        (b"\x28\xb5\x2f\xfd", ["Content-Encoding: zstd"], "its Content-Encoding 'zstd' is not one that quotex decodes"),
        (packed(PAGE)[:-12], [GZIP], "damaged: its gzip ends early"),
        (packed(PAGE)[:10] + b"\xff" * 40, [GZIP], "damaged: its gzip is damaged"),
        (chunked(PAGE)[:-20], [CHUNKED], "damaged: its chunks break off"),
        (chunked(PAGE).replace(b"\r\nA;", b"\r\n?;"), [CHUNKED], "damaged: its chunks break off"),
        (packed(PAGE * 10_000), [GZIP], "is larger than 0.1 MB; --max-document sets the limit"),
    ],
)
def test_a_response_that_cannot_be_decoded_is_set_aside(tmp_path, body, headers, message):
    problem, record = read(tmp_path, response(body, *headers), response(PAGE), most=100_000)
    assert str(problem) == f"{tmp_path / 'crawl.warc'}:record 1: {message}"
    assert record.text == SAYS


def test_responses_of_other_status_are_skipped_and_counted(tmp_path):
    failed = [response(PAGE, status=status) for status in ("404 Not Found", "301 Moved", "404 Gone", "503 No")]
    image = response(b"", status="404 Not Found", kind="image/png")
    *records, note = read(tmp_path, *failed, image, response(PAGE), response(PAGE, status="203 Other"))
    assert [record.text for record in records] == [SAYS, SAYS]
    told = "2 of HTTP status 404, 1 of HTTP status 301, 1 of HTTP status 503"
    counts = {"of HTTP status 404": 2, "of HTTP status 301": 1, "of HTTP status 503": 1, "of Content-Type image/png": 1}
    where = str(tmp_path / "crawl.warc")
    assert note == Note(where, f"records skipped, which are not documents: {told}", counts)


def test_at_most_five_reasons_are_listed_and_all_are_counted(tmp_path):
    statuses = [response(b"x", status=f"{number} No") for number in (*range(400, 409), 403)]
    [note] = read(tmp_path, *statuses)
    first = ", ".join(f"1 of HTTP status {number}" for number in (400, 401, 402, 404))
    assert note.message.endswith(f": 2 of HTTP status 403, {first}, 4 others")
    assert (len(note.passed_over), sum(note.passed_over.values())) == (9, 10)


def test_records_that_are_never_documents_are_only_counted(tmp_path):
    request = response(PAGE).replace(b"WARC-Type: response", b"WARC-Type: request")
    record, note = read(tmp_path, request, response(PAGE), response(b"x", kind="image/png"))
    assert record.text == SAYS
    counts = {"of record type request": 1, "of Content-Type image/png": 1}
    assert note == Note(str(tmp_path / "crawl.warc"), "", counts)


CAFE = "“Café,” said Ada Moor. “Zoë’s café.”"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("; charset=windows-1252", "cp1252"),
        ("; charset=ISO-8859-1", "cp1252"),  # browsers decode it as cp1252
        ('; Charset="windows-1252"; x=y', "cp1252"),
        ("; charset=utf8mb4", "cp1252"),
        ("; charset=utf8mb4", "utf-8"),
        ("; charset=utf-16le", "utf-16-le"),
        ("", "cp1252"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
    ],
)
def test_the_charset_of_plain_text_is_used_and_guessed_if_unknown(tmp_path, charset, encoding):
    [record] = read(tmp_path, response(CAFE.encode(encoding), kind=f"text/plain{charset}"))
    assert record.text.removeprefix("\ufeff") == CAFE


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_an_unknown_charset_of_a_page_is_guessed(tmp_path, encoding):
    page = f"<p>{CAFE}</p>"
    [record] = read(tmp_path, response(page.encode(encoding), kind="text/html; charset=utf8mb4"))
    assert record.text == CAFE


def without_type(body):
    record = response(body, kind="x")
    line = b"Content-Type: x\r\n"
    size = int(record.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
    return record.replace(line, b"").replace(b"Content-Length: %d" % size, b"Content-Length: %d" % (size - len(line)))


@pytest.mark.parametrize("body", [PAGE, b" <p>" + SAYS.encode() + b"</p>", SAYS.encode(), SAYS.encode("utf-16")])
def test_a_payload_without_content_type_is_sniffed(tmp_path, body):
    [record] = read(tmp_path, without_type(body))
    assert record.text.removeprefix("\ufeff") == SAYS


def test_a_picture_without_content_type_is_not_a_document(tmp_path):
    (note,) = read(tmp_path, without_type(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"))
    assert note.passed_over == {"without Content-Type, no text": 1}


@pytest.mark.parametrize("name", ["br", "deflate", "iso-8859-1", "8bit", "gzip"])
def test_a_payload_that_the_crawler_decoded_is_not_decoded_again(name):
    text = "<div>“It rained,” said Ada Moor.</div>".encode()
    assert unpacked_payload(text, {"content-encoding": name}, 1000) == text


def test_all_gzip_members_are_decompressed_up_to_the_limit():
    packed = gzip.compress(b"a" * 50) + gzip.compress(b"b" * 50)
    assert unpacked_payload(packed, {"content-encoding": "gzip"}, 1000) == b"a" * 50 + b"b" * 50
    assert len(unpacked_payload(packed, {"content-encoding": "gzip"}, 70)) == 71


def test_only_a_piece_at_each_end_of_a_member_is_copied(monkeypatch):
    """zlib copies the input that it did not use, which a count of Python lines does not show."""
    left = []

    class Unpacker:
        def __init__(self, bits):
            self.inner = zlib_decompressobj(bits)

        def decompress(self, data, size):
            unpacked = self.inner.decompress(data, size)
            left.append(len(self.inner.unused_data))
            return unpacked

        def __getattr__(self, name):
            return getattr(self.inner, name)

    zlib_decompressobj = zlib.decompressobj
    monkeypatch.setattr(zlib, "decompressobj", Unpacker)
    data = gzip.compress(b"", mtime=0) * 4000
    assert unpacked_payload(data, {"content-encoding": "gzip"}, 1000) == b""
    assert len(left) >= 4000
    assert max(left) <= 1024


def test_more_encodings_than_browsers_accept_are_refused():
    body = b"It rained."
    for _ in range(6):
        body = packed(body)
    with pytest.raises(PayloadError, match="its headers name more than 5 encodings"):
        unpacked_payload(body, {"content-encoding": ", ".join(["gzip"] * 6)}, 1000)
    assert unpacked_payload(gzip.decompress(body), {"content-encoding": ", ".join(["gzip"] * 5)}, 1000) == b"It rained."
