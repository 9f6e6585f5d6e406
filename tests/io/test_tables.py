"""The caller's columns in Parquet and Arrow: their types may become known late, and no value is lost."""

import os
import subprocess
import sys

import pytest

from quotex.io import rows

pa = pytest.importorskip("pyarrow")

import pyarrow.parquet as pq  # noqa: E402, where it is there

from quotex.io.places import Place  # noqa: E402
from quotex.io.tables import TableOutput  # noqa: E402
from quotex.io.writing import BEGINNING  # noqa: E402

NAMES = ["out.parquet", "out.arrow"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def row(text="Rain in Oxmere.", **kept):
    return {"id": "a", "text": text, **kept}


def add(output, *found):
    """Write rows as a block."""
    for each in found:
        output.write(rows.to_json(each))
    output.end_block()


def opened(name, notes, start=BEGINNING):
    place = Place.of(f"{name}.part")
    return TableOutput(name, "clean", flat=False, place=place, start=start, note=notes.append)


def written(name, *blocks, notes=None):
    """The table in a file to which separate runs wrote the rows of each block, as ``--resume`` does."""
    notes = [] if notes is None else notes
    output = opened(name, notes)
    for block in blocks:
        add(output, *block)
        output.close()
        output = opened(name, notes, output.position)
    os.replace(str(output.finish()), name)
    output.close()
    return pq.read_table(name) if name.endswith("parquet") else pa.ipc.open_file(name).read_all()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("empty", "first"),
    [([], ["harbour"]), (None, 3), ({"tags": []}, {"tags": ["harbour"], "desk": "Oxmere"}), ([None], [{"views": 3}])],
)
def test_the_first_value_gives_the_type_however_late(name, empty, first):
    found = written(name, [row(extra=empty)] * 2, [row(extra=empty)], [row(extra=first)], [row(extra=empty)])
    values = found.column("extra").to_pylist()
    assert values[3] == first
    expected = empty | {"desk": None} if isinstance(empty, dict) else empty
    assert [*values[:3], values[4]] == [expected] * 4


@pytest.mark.parametrize("name", NAMES)
def test_a_column_may_appear_late(name):
    found = written(name, [row(outlet="Tideline")], [row(outlet="Courier", day="2026-05-02")], [row()])
    assert found.column("day").to_pylist() == [None, "2026-05-02", None]
    assert found.column("outlet").to_pylist() == ["Tideline", "Courier", None]


@pytest.mark.parametrize("name", NAMES)
def test_a_column_without_values_is_text(name):
    found = written(name, [row(tags=[], desk=None, place={"names": []})])
    assert found.schema.field("desk").type == pa.string()
    assert found.schema.field("tags").type.value_type == pa.string()
    assert found.schema.field("place").type.field("names").type.value_type == pa.string()


MIXED = [1, "many", 1.5, None, True, {"a": [1]}, [2, "ä"], 2**70]
AS_TEXT = ["1", "many", "1.5", None, "true", '{"a": [1]}', '[2, "ä"]', "1180591620717411303424"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sizes", [[8], [1, 7], [2, 6], [1] * 8])
def test_a_column_of_several_types_becomes_text(name, sizes):
    values, notes = iter(MIXED), []
    found = written(name, *[[row(views=next(values), n=size) for _ in range(size)] for size in sizes], notes=notes)
    assert found.column("views").to_pylist() == AS_TEXT
    assert found.schema.field("n").type == pa.int64()
    assert set(notes) == {"column 'views' has values of several types: it becomes text, with other values as JSON"}
    assert len(notes) == 1 or len(sizes) > 1  # once in a run


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [(1, 1.5, pa.float64()), ([1], [1.5], pa.list_(pa.float64())), (2**60 + 1, 1.5, pa.string())],
)
def test_whole_numbers_become_fractions_if_they_can(name, first, second, kind):
    for blocks in ([[row(views=first)], [row(views=second)]], [[row(views=first), row(views=second)]]):
        found = written(name, *blocks).column("views")
        assert found.type == kind
        assert found.to_pylist() == ([str(first), str(second)] if kind == pa.string() else [first, second])


def test_objects_without_fields_become_text_in_parquet_only():
    notes = []
    assert written("out.parquet", [row(place={}, desk=[{}])], notes=notes).column("place").to_pylist() == ["{}"]
    told = "has objects without fields, unknown to Parquet: it becomes JSON"
    assert notes == [f"column 'place' {told}", f"column 'desk' {told}"]
    assert written("out.arrow", [row(place={})]).column("place").to_pylist() == [{}]


def test_lone_surrogates_are_replaced_and_backslashes_are_not():
    output = TableOutput("out.parquet", "clean", flat=False, place=Place.of("out.part"))
    texts = ["\ud83d, Ben Cole", r"C:\udder", r"C:\ud83d", "\\\ud83d", "\ud800\ud800"]
    output.write(b"".join(rows.to_json(row(text=text)) for text in texts))  # rows of several quotes, in one call
    os.replace(str(output.finish()), "out.parquet")
    output.close()
    found = pq.read_table("out.parquet").column("text").to_pylist()
    assert found == ["\ufffd, Ben Cole", r"C:\udder", r"C:\ud83d", "\\\ufffd", "\ufffd\ufffd"]


@pytest.mark.skipif(sys.platform != "linux", reason="names need not be text")
@pytest.mark.parametrize("name", [os.fsdecode(b"caf\xe9.parquet"), os.fsdecode(b"caf\xe9.arrow")])
def test_the_name_of_a_file_need_not_be_valid_text(name):
    output = TableOutput(name, "clean", flat=False, place=Place.of(f"{name}.part"))
    add(output, row())
    output.close()
    output = TableOutput(name, "clean", flat=False, place=Place.of(f"{name}.part"), start=output.position)
    assert os.path.getsize(str(output.finish()))
    output.close()


@pytest.mark.parametrize("name", NAMES)
def test_damaged_rows_of_an_interrupted_run_do_not_crash_the_process(name):
    script = (
        "import io, sys, pyarrow as pa\n"
        "from quotex.io import OutputError\n"
        "from quotex.io.places import Place\n"
        "from quotex.io.tables import TableOutput\n"
        "from quotex.io.writing import Position\n"
        "batch, data = pa.record_batch({'id': ['a', 'b'], 'text': ['It rained.', 'It poured.']}), io.BytesIO()\n"
        "with pa.ipc.new_stream(data, batch.schema) as writer: writer.write_batch(batch)\n"
        "ends = b'\\x0a\\0\\0\\0\\x14\\0\\0\\0'\n"
        "data = data.getvalue().replace(ends, b'\\xff\\xff\\xff\\x7f' * 2)\n"
        "open('out.part', 'wb').write(data)\n"
        "place, start = Place.of('out.part'), Position(len(data))\n"
        "output = TableOutput(sys.argv[1], 'clean', flat=False, place=place, start=start)\n"
        "try: output.finish()\n"
        "except OutputError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, name], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"cannot write to {name}: ")
    assert "out.part is damaged: " in done.stdout
