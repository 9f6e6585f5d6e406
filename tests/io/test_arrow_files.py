"""Damaged Parquet and Arrow files: a bad value loses its row, a bad batch only itself, and neither the process."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")

import pyarrow.parquet as pq  # noqa: E402

from quotex.io import Begin, Note, Problem, Reading, Record, read_files  # noqa: E402
from quotex.io.readers import arrow_values  # noqa: E402
from quotex.io.readers.rows import ALL  # noqa: E402
from quotex.io.rows import to_json  # noqa: E402

DAMAGE = Path(__file__).with_name("damage.py")
FAR = 2**58  # microseconds after 1970


@pytest.fixture(autouse=True)
def in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def write(name, table, rows=None):
    if name.endswith("parquet"):
        pq.write_table(table, name, row_group_size=rows)
        return name
    kind = pa.ipc.new_stream if name.endswith("arrows") else pa.ipc.new_file
    with kind(name, table.schema) as writer:
        writer.write_table(table, max_chunksize=rows)
    return name


def read(name, **options):
    return [item for item in read_files([name], Reading(**options)) if not isinstance(item, Begin)]


def texts(items):
    return [item.text for item in items if isinstance(item, Record)]


def told(items):
    return [str(item) for item in items if isinstance(item, Problem | Note)]


def strings(*values, type=None):
    """A column of strings whose bytes are not checked to be UTF-8."""
    raw = {None: pa.binary(), pa.large_string(): pa.large_binary(), pa.string_view(): pa.binary_view()}
    return pa.array(values, raw[type]).view(type or pa.string())


def with_offset_out_of_bounds(name):
    """Three batches of two rows; the second has texts outside its buffer."""
    words = [f"It rained on day {number}." for number in range(6)]
    write(name, pa.concat_tables(pa.table({"text": words[at : at + 2]}) for at in (0, 2, 4)))
    data = bytearray(Path(name).read_bytes())
    offset = data.rindex(len(words[2]).to_bytes(4, "little"), 0, data.index(words[2].encode()))
    data[offset : offset + 4] = (2**31 - 1).to_bytes(4, "little")
    Path(name).write_bytes(data)
    return [words[0], words[1], words[4], words[5]]


@pytest.mark.parametrize("name", ["in.arrow", "in.arrows"])
def test_an_offset_out_of_bounds_loses_only_its_batch(name):
    left = with_offset_out_of_bounds(name)
    script = (
        "from quotex.io import *; import sys\nfor item in read_files([sys.argv[1]]): print(getattr(item, 'text', item))"
    )
    done = subprocess.run([sys.executable, "-c", script, name], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()[1:]
    assert [line for line in lines if "damaged" not in line] == left
    (line,) = [line for line in lines if "damaged" in line]
    assert line.startswith(f"{name}:rows 3 to 4: damaged: ")


def test_only_the_batch_that_cannot_be_unpacked_is_lost():
    """The number of its rows is unknown, so later rows are counted from the beginning of their batch."""
    table, data = pa.table({"text": [f"It rained on day {number}." for number in range(6)]}), io.BytesIO()
    with pa.ipc.new_file(data, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(table, max_chunksize=2)
    found = bytearray(data.getvalue())
    frame = b"\x04\x22\x4d\x18"  # of LZ4: the offsets and the texts of each batch are a frame each
    place = [number for number in range(len(found)) if found.startswith(frame, number)][3]
    found[place : place + 4] = b"\xff\xff\xff\xff"
    Path("in.arrow").write_bytes(found)
    items = read("in.arrow")
    assert [item.where for item in items] == [
        *("in.arrow:row 1", "in.arrow:row 2", "in.arrow:batches 2 to 2"),
        *("in.arrow:batch 3 row 1", "in.arrow:batch 3 row 2"),
    ]
    assert told(items)[0].startswith("in.arrow:batches 2 to 2: damaged: ")


def test_data_after_the_end_of_a_stream_is_reported():
    write("in.arrows", pa.table({"text": ["It rained."]}))
    Path("in.arrows").write_bytes(Path("in.arrows").read_bytes() * 2)
    items = read("in.arrows")
    assert texts(items) == ["It rained."]
    assert told(items) == ["in.arrows:rows from 2 on: damaged: the stream ends before the file does"]


@pytest.mark.parametrize("name", ["in.parquet", "in.arrow", "in.arrows"])
@pytest.mark.parametrize("type", [None, "dictionary", pa.large_string(), "struct", "list"])
def test_text_that_is_not_utf_8_loses_only_its_row(name, type):
    given = [b"It rained.", "Zoë’s caf".encode() + b"\xe9", b"It poured.", None]
    bad = strings(*given, type=None if isinstance(type, str) else type)
    match type:
        case "dictionary":
            bad = bad.slice(0, 3)
            bad = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, None], pa.int32()), bad, safe=False)
        case "struct":
            bad = pa.StructArray.from_arrays([bad], ["body"])
        case "list":
            lists = pa.ListArray.from_arrays([0, 1, 2, 3, 4], bad)
            bad = pa.StructArray.from_arrays([pa.array(["It rained."] * 4), lists], ["body", "list"])
    write(name, pa.table({"text": bad, "id": [5, 6, 7, 8]}))
    items = read(name, field="text.body" if type in ("struct", "list") else "text")
    if type == "list":
        assert texts(items) == ["It rained."] * 4
        return
    assert texts(items) == ["It rained.", "It poured."]
    field = "'text.body'" if type == "struct" else "'text'"
    not_utf8 = "not UTF-8: byte 0xE9 at position 12 (unexpected end of data)"
    assert told(items) == [
        f"{name}:row 2: field {field} is {not_utf8}",
        f"{name}:row 4: field {field} is null, not text",
    ]
    assert [item.id for item in items] == [5, 6, 7, 8]


KEPT = {
    "bytes": (strings(b"caf\xe9", b"Oxmere"), ["caf\\xe9", "Oxmere"]),
    "views": (strings(b"caf\xe9", b"Oxmere", type=pa.string_view()), ["caf\\xe9", "Oxmere"]),
    "lists": (pa.ListArray.from_arrays([0, 1, 2], strings(b"caf\xe9", b"Oxmere")), [["caf\\xe9"], ["Oxmere"]]),
    "nanoseconds": (
        pa.array([1, 2_000], pa.timestamp("ns")),
        ["1970-01-01T00:00:00.000000001", "1970-01-01T00:00:00.000002"],
    ),
    "nanoseconds in UTC": (
        pa.array([1, 2_000], pa.timestamp("ns", "UTC")),
        ["1970-01-01T00:00:00.000000001Z", "1970-01-01T00:00:00.000002Z"],
    ),
    "nanoseconds of a day": (pa.array([1, 2_000], pa.time64("ns")), ["00:00:00.000000001", "00:00:00.000002"]),
    "lists of nanoseconds": (
        pa.array([[1], []], pa.list_(pa.timestamp("ns"))),
        [["1970-01-01T00:00:00.000000001"], []],
    ),
    "nanoseconds that went by": (pa.array([1, 1_000], pa.duration("ns")), ["1 duration[ns]", "PT0.000001S"]),
    "date": (pa.array([2**22, 0], pa.int32()).view(pa.date32()), ["13453-08-13", "1970-01-01"]),
    "day beyond all dates": (
        pa.array([2**31 - 1, 0], pa.int32()).view(pa.date32()),
        ["2147483647 date32[day]", "1970-01-01"],
    ),
    "moment": (pa.array([FAR, 0], pa.timestamp("us")), ["11103-08-29T17:22:31.711744", "1970-01-01T00:00:00"]),
    "moment elsewhere": (
        pa.array([0, 0], pa.timestamp("us", "Nowhere/Oxmere")),
        ["0 timestamp[us, tz=Nowhere/Oxmere]", "0 timestamp[us, tz=Nowhere/Oxmere]"],
    ),
    "fields of one name": (
        pa.StructArray.from_arrays([pa.array([1, 2]), pa.array([3, 4])], names=["a", "a"]),
        [{"a": 3}, {"a": 4}],
    ),
}


@pytest.mark.parametrize("name", ["in.parquet", "in.arrow"])
@pytest.mark.parametrize("column", KEPT)
def test_a_value_without_a_python_type_is_kept_as_text(name, column):
    array, expected = KEPT[column]
    try:
        write(name, pa.table({"text": ["It rained.", "It poured."], "kept": array}))
    except pa.ArrowException as error:
        pytest.skip(f"Parquet has no such column: {error}")
    items = read(name, keep=ALL)
    assert texts(items) == ["It rained.", "It poured."]
    assert to_json([item.kept["kept"] for item in items]) == to_json(expected)


@pytest.mark.parametrize("name", ["in.parquet", "in.arrow", "in.arrows"])
def test_a_column_name_with_a_dot_goes_before_a_field_of_an_object(name):
    flat = pa.array(["It rained.", "It poured."])
    write(name, pa.table({"article.body": flat, "article.id": [1, 2]}))
    found = read(name, field="article.body", id_field="article.id")
    assert [(record.id, record.text) for record in found] == [(1, "It rained."), (2, "It poured.")]
    nested = pa.StructArray.from_arrays([pa.array(["It froze.", "It thawed."])], ["body"])
    write(name, pa.table({"article": nested, "article.body": flat}))
    assert texts(read(name, field="article.body")) == ["It rained.", "It poured."]
    write(name, pa.table({"article": nested}))
    assert texts(read(name, field="article.body")) == ["It froze.", "It thawed."]


@pytest.mark.parametrize("name", ["in.parquet", "in.arrow", "in.arrows"])
def test_columns_of_the_same_name_are_reported(name):
    write(name, pa.table([pa.array(["It rained."]), pa.array(["It poured."])], names=["text", "text"]))
    items = read(name)
    assert (texts(items), told(items)) == (
        ["It poured."],
        [f"{name}: 2 columns are named 'text': the last one is read"],
    )


def test_a_dictionary_shared_by_batches_is_checked_once(monkeypatch):
    lengths = []
    monkeypatch.setattr(arrow_values, "check", lambda array: lengths.append(len(getattr(array, "dictionary", array))))
    words = pa.array([f"It rained on day {number}." for number in range(2000)]).dictionary_encode()
    assert len(read(write("in.arrow", pa.table({"text": words}), 100))) == 2000
    assert len(lengths) == 1 + 20  # the dictionary, and the indices of each batch
    lengths.clear()
    assert len(read(write("in.parquet", pa.table({"text": words})))) == 2000
    assert len(lengths) == 1 + 1


def test_an_index_outside_the_dictionary_loses_only_its_batch():
    words = ["It rained.", "It poured."]
    bad = [
        pa.DictionaryArray.from_arrays(pa.array(n, pa.int32()), words, safe=False) for n in ([0, 1], [0, 7], [-1], [1])
    ]
    write("in.arrow", pa.table({"text": pa.chunked_array(bad)}))
    items = read("in.arrow")
    assert texts(items) == [*words, "It poured."]
    assert [line.partition(": damaged: ")[0] for line in told(items)] == [
        "in.arrow:rows 3 to 4",
        "in.arrow:rows 5 to 5",
    ]


def test_damaged_files_do_not_crash_the_process():
    """Reads 132 files; `python tests/io/damage.py 2000` reads more."""
    done = subprocess.run([sys.executable, DAMAGE, "132"], capture_output=True, text=True, env=os.environ)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout[-2000:]


def test_rows_share_the_values_of_a_dictionary():
    """Otherwise a text of 20 MB in many rows takes gigabytes, from a file of a kilobyte."""
    text = "It rained. " * 100
    found = arrow_values.values(pa.array([text, None, text, "Bergen"]).dictionary_encode())
    assert found == [text, None, text, "Bergen"]
    assert found[0] is found[2]


def test_a_dictionary_of_string_views_is_read():
    words = pa.array(["It rained.", "Bergen"], pa.string_view())
    column = pa.DictionaryArray.from_arrays(pa.array([1, None, 0], pa.int8()), words)
    assert arrow_values.values(column) == ["Bergen", None, "It rained."]


@pytest.mark.parametrize("options", [{}, {"use_dictionary": False, "column_encoding": "DELTA_BYTE_ARRAY"}])
def test_a_text_repeated_by_parquet_is_held_only_a_few_times(options):
    text, rows = "It rained on the harbour. " * 160_000, 70
    pq.write_table(
        pa.table({"text": [text] * rows}), "a.parquet", compression="zstd", write_statistics=False, **options
    )
    assert os.path.getsize("a.parquet") < 20_000
    usual, pool = pa.default_memory_pool(), pa.system_memory_pool()
    pa.set_memory_pool(pool)
    try:
        assert [item.text == text for item in read_files(["a.parquet"]) if isinstance(item, Record)] == [True] * rows
    finally:
        pa.set_memory_pool(usual)
    assert pool.max_memory() < 150_000_000


def test_a_damaged_dictionary_page_is_reported():
    pq.write_table(pa.table({"text": ["It rained."] * 9}), "a.parquet")
    data = bytearray(Path("a.parquet").read_bytes())
    data[4:24] = b"\xff" * 20
    Path("a.parquet").write_bytes(data)
    assert len(told(read("a.parquet"))) == 1
