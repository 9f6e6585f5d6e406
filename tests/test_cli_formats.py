"""Rows depend neither on the input format nor on the output format."""

import bz2
import csv
import gzip
import json
import lzma
import os
import sys
from pathlib import Path

import pytest
from command import run_here

import quotex

COMMAND = [sys.executable, "-m", "quotex"]
SAYS = "“It rained,” said Mayor Ada Moor. “Ask Omar Reyes.”\n\nSign up for our newsletter\n\n"
ROWS = [
    {"id": f"{number}", "text": SAYS * number, "outlet": "Tideline", "day": f"2024-05-0{number}", "views": number}
    for number in range(1, 6)
]
TEXTS = [row["text"] for row in ROWS]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, status=0, told="", given=b""):
    """The output of ``quotex ARGUMENTS``."""
    done = run_here(*arguments, "-q", given=given)
    assert (done.returncode, done.stderr) == (status, told)
    return done.stdout


def parsed(text):
    return [json.loads(line) for line in text.splitlines()]


def write(name, content):
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"))
    return name


def jsonl(rows=ROWS):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def table(rows=ROWS, delimiter=","):
    path = Path("table.tmp")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path.read_bytes()


def parquet(rows=ROWS, **options):
    pq = pytest.importorskip("pyarrow.parquet")
    import pyarrow as pa

    pq.write_table(pa.Table.from_pylist(rows), "table.tmp", **options)
    return Path("table.tmp").read_bytes()


def arrow(rows=ROWS, *, stream=False):
    pa = pytest.importorskip("pyarrow")
    table = pa.Table.from_pylist(rows)
    with (pa.ipc.new_stream if stream else pa.ipc.new_file)("table.tmp", table.schema) as writer:
        writer.write_table(table)
    return Path("table.tmp").read_bytes()


def zst(data):
    return pytest.importorskip("zstandard").ZstdCompressor().compress(data)


INPUTS = {
    "in.jsonl": lambda: jsonl(),
    "in.jsonl.gz": lambda: gzip.compress(jsonl().encode()),
    "in.jsonl.bz2": lambda: bz2.compress(jsonl().encode()),
    "in.jsonl.xz": lambda: lzma.compress(jsonl().encode()),
    "in.jsonl.zst": lambda: zst(jsonl().encode()),
    "in.json": lambda: json.dumps(ROWS),
    "laid_out.json": lambda: json.dumps(ROWS, indent=2),
    "one_by_one.json": lambda: "\n".join(json.dumps(row, indent=1) for row in ROWS),
    "utf16.json": lambda: json.dumps(ROWS, ensure_ascii=False).encode("utf-16"),
    "in.csv": table,
    "semicolon.csv": lambda: table(delimiter=";"),
    "bom.csv": lambda: b"\xef\xbb\xbf" + table(),
    "in.tsv": lambda: table(delimiter="\t"),
    "in.parquet": parquet,
    "groups.parquet": lambda: parquet(row_group_size=2),
    "in.arrow": arrow,
    "stream.arrow": lambda: arrow(stream=True),
}


@pytest.mark.parametrize("name", INPUTS)
def test_rows_do_not_depend_on_the_input_format(name):
    write(name, INPUTS[name]())
    found = parsed(run("process", name, "--format", "jsonl", "--keep", "outlet,day"))
    expected = [
        {**quotex.process(row["text"]).to_dict(), "id": row["id"], "outlet": row["outlet"], "day": row["day"]}
        for row in ROWS
    ]
    for row in found:
        row.pop("original", None)  # only rows of texts in other encodings have it
    assert found == parsed(jsonl(expected))
    if not name.startswith("in."):
        return
    write("dump", Path(name).read_bytes())  # without a suffix, the first bytes decide
    if name not in ("in.csv", "in.tsv"):
        assert [row["id"] for row in parsed(run("clean", "dump", "--format", "jsonl"))] == list("12345")


def test_text_and_id_may_be_in_other_fields():
    write(
        "in.jsonl", jsonl([{"article": {"body": text, "meta": {"key": n}}, "a.b": "c"} for n, text in enumerate(TEXTS)])
    )
    arguments = ("--field", "article.body", "--id-field", "article.meta.key", "--keep", "a.b,article.meta.key,none")
    told = "quotex: no document of this run has a value for --keep none\n"
    first = parsed(run("extract", "in.jsonl", *arguments, told=told))[0]
    assert (first["id"], first["a.b"], first["article.meta.key"], first["none"]) == (0, "c", 0, None)
    assert first["quotes"]


def test_html_pages_are_read():
    pytest.importorskip("resiliparse")
    page = "<!doctype html><meta charset=cp1252><h1>Caf\xe9</h1><p>\x93It rained,\x94 said Ada Moor.</p>"
    write("page.html", page.encode("latin-1"))
    (row,) = parsed(run("process", "page.html", "--format", "jsonl"))
    assert row["original"].startswith("Café\n")
    quote = row["quotes"][0]
    assert row["original"][quote["start"] : quote["end"]] == "It rained,"


def warc(*records):
    """A WARC file (ISO 28500) with each record compressed separately."""
    packed = []
    for kind, uri, body, extra in records:
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Record-ID: <urn:uuid:{uri[-1] * 8}>\r\n"
        )
        head += f"WARC-Date: 2024-05-01T00:00:00Z\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
        packed.append(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    return b"".join(packed)


def test_warc_and_wet_files_are_read():
    pytest.importorskip("fastwarc")
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>%s</p>" % SAYS.encode()
    wet = ("conversion", "https://tideline.example/a", SAYS.encode(), "Content-Type: text/plain\r\n")
    response = ("response", "https://tideline.example/b", http, "Content-Type: application/http; msgtype=response\r\n")
    picture = (
        "response",
        "https://tideline.example/c",
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx",
        response[3],
    )
    write("crawl.warc.gz", warc(wet, picture, response))
    found = parsed(run("process", "crawl.warc.gz", "--format", "jsonl", "--keep", "url"))
    assert [row["id"] for row in found] == ["urn:uuid:aaaaaaaa", "urn:uuid:bbbbbbbb"]
    assert [row["url"] for row in found] == ["https://tideline.example/a", "https://tideline.example/b"]
    assert all(row["quotes"][0]["speaker"]["name"] == "Ada Moor" for row in found)
    assert found[0]["original"] == SAYS
    unpacked = gzip.decompress(Path("crawl.warc.gz").read_bytes())
    for data in (Path("crawl.warc.gz").read_bytes(), unpacked, zst(unpacked)):
        assert parsed(run("process", "-", "--format", "jsonl", "--keep", "url", given=data)) == found


OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out.jsonl.bz2", "out.jsonl.xz", "out.jsonl.zst", "out.csv", "out.tsv.gz"]


def read_back(name):
    data = Path(name).read_bytes()
    for suffix, unpack in ((".gz", gzip.decompress), (".bz2", bz2.decompress), (".xz", lzma.decompress)):
        if name.endswith(suffix):
            data = unpack(data)
    if name.endswith(".zst"):
        data = pytest.importorskip("zstandard").ZstdDecompressor().stream_reader(data, read_across_frames=True).read()
    return data.decode()


@pytest.mark.parametrize("name", OUTPUTS)
def test_rows_do_not_depend_on_the_output_format(name):
    write("in.jsonl", jsonl())
    format = "jsonl" if "jsonl" in name else "csv" if "csv" in name else "tsv"
    if "zst" in name:
        pytest.importorskip("zstandard")
    assert run("process", "in.jsonl", "-o", name, "--keep", "views") == ""
    assert read_back(name) == run("process", "in.jsonl", "--format", format, "--keep", "views")
    assert not os.path.exists(f"{name}.part")


@pytest.mark.parametrize("name", ["out.parquet", "out.arrow"])
@pytest.mark.parametrize(
    ("verb", "flat"),
    [("clean", False), ("extract", False), ("process", False), ("scan", False), ("extract", True), ("process", True)],
)
def test_tables_have_the_values_of_json_rows(name, verb, flat):
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    odd = {"id": "odd", "text": "“\ud83d,” she said. “C:\\udder,” Ben Cole said.", "views": None}
    write("in.jsonl", jsonl([*ROWS, odd, {"id": 7, "text": ""}]))
    arguments = (verb, "in.jsonl", "--keep", "outlet,views", *(["--flat"] if flat else []))
    run(*arguments, "-o", name)
    found = pq.read_table(name) if name.endswith("parquet") else pa.ipc.open_file(name).read_all()
    expected = parsed(run(*arguments, "--format", "jsonl"))
    assert found.schema.field("views").type == pa.int64()
    rows = [drop_nulls(row) for row in found.to_pylist()]
    assert rows == [drop_nulls({**row, "id": str(row["id"])}, "\ufffd") for row in expected]


def drop_nulls(value, replacement=None):
    """The row without nulls and with lone surrogates replaced, which Arrow and JSON write differently."""
    if isinstance(value, dict):
        return {key: drop_nulls(item, replacement) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [drop_nulls(item, replacement) for item in value]
    if isinstance(value, str) and replacement:
        return "".join(replacement if "\ud800" <= letter <= "\udfff" else letter for letter in value)
    return value


def test_a_folder_gets_an_output_file_for_each_input_file():
    for number, text in enumerate(TEXTS):
        write(f"texts/{'sub/' if number % 2 else ''}{number}.txt", text)
    write("texts/picture.png", b"\x89PNG")
    note = "quotex: texts: files skipped, whose suffix is not that of a format: 1 .png\n"
    run("clean", "texts", "-o", "cleaned/", told=note)
    found = {str(path.relative_to("cleaned")): path.read_text() for path in Path("cleaned").rglob("*.txt")}
    assert found == {f"{'sub/' if n % 2 else ''}{n}.txt": quotex.clean(text) for n, text in enumerate(TEXTS)}
    run("process", "texts/*.txt", "-o", "rows", "--format", "jsonl", told="")
    assert parsed(Path("rows").read_text())[0]["id"] == "texts/0.txt"  # not a folder, and no slash: a file


def test_output_files_keep_the_compression_of_their_inputs():
    write("in/a.jsonl.gz", gzip.compress(jsonl(ROWS[:2]).encode()))
    write("in/b.jsonl", jsonl(ROWS[2:]))
    run("extract", "in", "-o", "out/")
    assert sorted(os.listdir("out")) == [".quotex", "a.jsonl.gz", "b.jsonl"]
    assert [row["id"] for row in parsed(read_back("out/a.jsonl.gz")) + parsed(read_back("out/b.jsonl"))] == list(
        "12345"
    )


def output_files(folder):
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*.jsonl"))


def test_two_inputs_of_the_same_name_keep_their_folders():
    for name in ("x/a/in.jsonl", "x/b/in.jsonl", "x/b/c/other.jsonl"):
        write(name, jsonl())
    run("extract", "x/a", "x/b", "-o", "both/")
    assert output_files("both") == ["a/in.jsonl", "b/c/other.jsonl", "b/in.jsonl"]
    run("extract", "x/a", "x/b", "-o", "both/", "--resume")
    run("extract", "x/a/in.jsonl", "x/b/in.jsonl", "-o", "named/")
    assert output_files("named") == ["a/in.jsonl", "b/in.jsonl"]
    run("extract", "x/*/in.jsonl", "-", "-o", "matching/", "--from", "jsonl")
    assert output_files("matching") == ["a/in.jsonl", "b/in.jsonl", "stdin.jsonl"]
    run("extract", "x/a", "x/b/c", "-o", "apart/")
    assert output_files("apart") == ["in.jsonl", "other.jsonl"]


def test_two_inputs_with_the_same_output_file_are_refused():
    write("a/in.jsonl", jsonl())
    write("a/in.csv", table())
    advice = "process them in two calls, with a folder each"
    told = f"quotex: a/in.csv and a/in.jsonl would both become out/in.jsonl: {advice}\n"
    run("extract", "a", "-o", "out/", "--format", "jsonl", status=1, told=told)
    told = "quotex: a/in.csv is given twice, but out/in.csv can be written only once: give it once\n"
    run("extract", "a/in.csv", "a/in.csv", "-o", "out/", status=1, told=told)


def test_output_is_split_into_files_of_so_many_rows():
    write("in.jsonl", jsonl())
    run("extract", "in.jsonl", "-o", "out-{:03}.jsonl", "--rows-per-file", "2")
    names = ["out-000.jsonl", "out-001.jsonl", "out-002.jsonl"]
    assert sorted(path.name for path in Path().glob("out-*")) == names
    assert [[row["id"] for row in parsed(read_back(name))] for name in names] == [["1", "2"], ["3", "4"], ["5"]]


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "out-{:03}.jsonl"),
        ("-o", "out.jsonl", "--rows-per-file", "2"),
        *(
            ("-o", f"out-{field}.jsonl", "--rows-per-file", "2")
            for field in ("{x}", "{:c}", "{!r:>9999999999}", "{:099999999}", "{}{}", "{", "{}}", "{:05}}}")
        ),
    ],
)
def test_numbered_names_need_rows_per_file(arguments):
    write("in.jsonl", jsonl())
    done = run_here("extract", "in.jsonl", *arguments)
    assert done.returncode == 2
    assert os.listdir() == ["in.jsonl"]


def test_a_separator_splits_a_text():
    write("all.txt", "\n-----\n".join(TEXTS).replace("\n-----", "\n  -----  ", 1))
    found = parsed(run("clean", "all.txt", "--separator", "-----", "--format", "jsonl"))
    assert [row["text"].strip() for row in found] == [quotex.clean(text).strip() for text in TEXTS]
    assert found[1]["id"] == "all.txt:7"


def test_a_separator_that_splits_nothing_is_reported():
    """For a few files, with the number of the others, because a file may well be one document."""
    for number in range(7):
        write(f"{number}.txt", "It rained.\n--\n")
    told = "no line is exactly '---': it is read as one document"
    lines = [*(f"quotex: {number}.txt: {told}\n" for number in range(5)), f"quotex: 2 more files: {told}\n"]
    arguments = ("scan", *sorted(os.listdir()), "--format", "jsonl", "--separator")
    assert len(parsed(run(*arguments, "---", told="".join(lines)))) == 7
    assert len(parsed(run(*arguments, "--"))) == 7


def test_documents_that_are_too_large_are_set_aside():
    large = {"id": "large", "text": "x" * 2_000_000}
    write("in.jsonl", jsonl([ROWS[0], large, ROWS[1]]))
    write("large.txt", large["text"])
    write("in.json", json.dumps([ROWS[0], large, ROWS[1]]))
    write("in.csv", table([{"id": row["id"], "text": row["text"]} for row in (ROWS[0], large, ROWS[1])]))
    write("bomb.txt.gz", gzip.compress(b"x" * 50_000_000))
    limit = "is larger than 1 MB; --max-document sets the limit"
    for name, place, ids in (
        ("in.jsonl", "in.jsonl:2: the line ", ["1", "2"]),
        ("large.txt", "large.txt: ", []),
        ("in.json", "in.json:[2]: broken JSON: a value ", ["1"]),
        ("in.csv", "in.csv:7: the line ", ["1", "2"]),
        ("bomb.txt.gz", "bomb.txt.gz: ", []),
    ):
        arguments = ("clean", name, "--max-document", "1MB", "--format", "jsonl")
        assert [row["id"] for row in parsed(run(*arguments, status=1, told=f"quotex: {place}{limit}\n"))] == ids


def test_documents_in_other_languages_are_copied():
    german = {"id": "de", "text": "„Es hat geregnet“, sagte Ada Moor. Sign up for our newsletter", "lang": "de-AT"}
    write("in.jsonl", jsonl([{**ROWS[0], "lang": "en-GB"}, german, {**ROWS[1], "lang": None}]))
    arguments = ("in.jsonl", "--language-field", "lang")
    first, second, third = parsed(run("process", *arguments, "--summary", "sums.json"))
    assert (first["passed_through"], second["passed_through"], third["passed_through"]) == (None, "de-AT", None)
    assert second == {
        "id": "de",
        "text": german["text"],
        "edits": [],
        "quotes": [],
        "people": [],
        "passed_through": "de-AT",
    }
    assert first["quotes"]
    assert json.loads(Path("sums.json").read_text())["passed"] == 1
    assert run("clean", *arguments, "--format", "csv").splitlines()[0] == "id,text,passed_through"


def test_csv_can_begin_with_a_byte_order_mark():
    write("in.jsonl", jsonl())
    assert run("extract", "in.jsonl", "--format", "csv", "--bom").startswith("\ufeffid,quote,")


def test_a_slow_document_is_set_aside():
    write("in.jsonl", jsonl([ROWS[0], {"id": "slow", "text": SAYS * 150_000}, ROWS[1]]))
    told = "quotex: in.jsonl:2: took longer than 3 s\n"
    found = parsed(run("process", "in.jsonl", "--timeout", "3", status=1, told=told))
    assert [row["id"] for row in found] == ["1", "2"]


def test_a_damaged_row_group_loses_only_its_rows():
    data = bytearray(parquet(row_group_size=1, compression="snappy"))
    import pyarrow.parquet as pq

    write("whole.parquet", bytes(data))
    column = pq.ParquetFile("whole.parquet").metadata.row_group(2).column(1)
    at = column.dictionary_page_offset or column.data_page_offset
    data[at : at + 40] = b"\xff" * 40
    write("in.parquet", bytes(data))
    done = run_here("clean", "in.parquet", "--format", "jsonl")
    assert done.returncode == 1
    assert [row["id"] for row in parsed(done.stdout)] == ["1", "2", "4", "5"]
    assert done.stderr.startswith("quotex: in.parquet:rows 3 to 3: damaged: ")
    assert len(done.stderr.splitlines()) == 1


def test_remote_files_are_read():
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://in/a.jsonl", "w") as file:
        file.write(jsonl())
    from quotex.io import Begin, read_files

    found = [item.id for item in read_files(["memory://in/*.jsonl"]) if not isinstance(item, Begin)]
    assert found == list("12345")
    (problem,) = read_files(["memory://in/none*.jsonl"])
    assert str(problem) == "memory://in/none*.jsonl: no file matches"
    *_, problem = read_files(["memory://in/none.jsonl"])
    assert str(problem) == "memory://in/none.jsonl: cannot be read: there is no such file"


def test_the_last_line_summarizes_the_run():
    write("in.jsonl", jsonl() + "{broken\n")
    done = run_here("process", "in.jsonl", "-o", "out.jsonl")
    *_, last = done.stderr.splitlines()
    assert last.startswith("quotex: 5 documents, 30 quotes, 15 lines removed, 1 set aside; ")
    assert last.endswith(" MB/s; written to out.jsonl")


@pytest.mark.parametrize("verb", ["process", "extract", "clean", "scan", "sources"])
def test_an_unknown_suffix_is_refused(verb):
    write("in.csv", 'text\n"“It rained,” said Ada Moor."\n')
    for name in ("table.abc", "table.abc.gz"):
        done = run_here(verb, "in.csv", "-o", name)
        told = (
            f"Error: {name} has a suffix (.abc) that is not that of a format: use .jsonl, .csv, .tsv, .parquet, .arrow"
        )
        assert (done.returncode, told in done.stderr, Path(name).exists()) == (2, True, False), done.stderr
    assert "--format" in done.stderr
    for arguments in (("-o", "table.abc", "--format", "csv"), ("-o", "table"), ("-o", "table.gz")):
        assert run_here(verb, "in.csv", *arguments).returncode == 0


@pytest.mark.parametrize("name", ["in.parquet", "in.arrow"])
def test_a_table_without_the_column_is_reported_once(name):
    write(name, (parquet if name == "in.parquet" else arrow)([{"body": "It rained."}] * 1000))
    told = f"quotex: {name}:schema: no column 'text' (columns: body): name yours with --field\n"
    run("clean", name, status=1, told=told)


def test_the_last_line_says_if_nothing_was_written():
    done = run_here("process", "nope.txt", "-o", "out.jsonl", "--summary", "sums.json")
    *_, last = done.stderr.splitlines()
    assert last == "quotex: 0 documents, 0 quotes, 0 lines removed, 1 set aside; 0.0 MB/s; nothing written"
    assert json.loads(Path("sums.json").read_text())["output"] is None
    assert os.listdir() == ["sums.json"]
    write("in.jsonl", jsonl())
    run("process", "in.jsonl", "-o", "out.jsonl")
    done = run_here("process", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert done.stderr.endswith("; written to out.jsonl\n")


@pytest.mark.parametrize("name", ["out", "out/"])
def test_tables_are_written_into_an_existing_folder(name):
    pq = pytest.importorskip("pyarrow.parquet")
    write("in.jsonl", jsonl())
    os.mkdir("out")
    run("clean", "in.jsonl", "-o", name, "--format", "parquet")
    assert pq.read_table("out/in.parquet")["id"].to_pylist() == list("12345")
