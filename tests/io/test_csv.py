"""CSV as people and spreadsheets write it: nothing is lost without a message."""

import csv
import io
import random

import pytest

from quotex.io import Note, Problem, Reading, Record, read_files, rows


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def read(text, **options):
        (tmp_path / "a.csv").write_text(text, encoding="utf-8", newline="")
        return [item for item in read_files(["a.csv"], Reading(**options)) if isinstance(item, Note | Problem | Record)]

    return read


def test_columns_of_the_same_name_are_reported(read):
    *notes, record = read("id,text,text,,,id,id\n1,a,b,c,d,2,3\n")
    assert (record.id, record.text) == ("3", "b")
    assert list(map(str, notes)) == [
        "a.csv: 3 columns are named 'id': the last one is read",
        "a.csv: 2 columns are named 'text': the last one is read",
    ]


@pytest.mark.parametrize("blank", ["\n", "\r\n\r\n", " \n", "\ufeff\n"])
def test_blank_lines_before_the_header_are_skipped(read, blank):
    (record,) = read(f"{blank}id;text\n1;It rained, then.\n")
    assert (record.id, record.text, record.where) == ("1", "It rained, then.", f"a.csv:{blank.count(chr(10)) + 2}")
    assert str(read(f"{blank}id,body\n")[0]).startswith(f"a.csv:{blank.count(chr(10)) + 1}: no column 'text'")


def test_an_unclosed_quotation_mark_is_reported_with_its_line(read):
    """It swallows rows that look complete, so the message must not blame one of them."""
    lines = 'id,text\n1,a\n2,"b\n' + "3,c\n" * 10
    record, problem = read(lines)
    assert record.id == "1"
    assert (
        str(problem) == "a.csv:3: broken CSV: a quotation mark is not closed, so that it includes everything after it"
    )
    assert read(lines + "4,d\n" * 30, most=100)[1:] == [problem]


def test_the_lines_of_a_broken_row_are_kept_for_the_rejects(read):
    first, problem, last = read('id,text\n1,a\n2,"Ada,\nshe said "no" to it"\n3,c\n')
    assert (first.id, last.id) == ("1", "3")
    assert problem.input == '2,"Ada,\nshe said "no" to it"\n'


@pytest.mark.parametrize("line", ["x\n", "a,b\n", '""\n', "\n", "3,c,d\n", "“Yes”\r\n"])
@pytest.mark.parametrize("end", ['"\n', 'y"\n', 'y","z\nz"\n', '""y""",z\n'])
def test_a_cell_that_is_too_large_is_reported_once(read, line, end):
    cell = line * (3000 // len(line))
    number = 3 + cell.count("\n") + end.count("\n") - 1
    *problems, record = read(f'id,text,more\n1,a,b\n2,"{cell}{end}3,It rained.,c\n', most=1000)[1:]
    told = "a cell is larger than 0.001 MB: perhaps a quotation mark before it is not closed"
    assert list(map(str, problems)) == [f"a.csv:3: broken CSV: {told} (lines 3 to {number})"]
    assert (record.id, record.text, record.where) == ("3", "It rained.", f"a.csv:{number + 1}")


@pytest.mark.parametrize("before", ["", "first\nsecond\n"])
@pytest.mark.parametrize("after", ["", "\nx\na,b"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_line_that_is_too_long_ends_with_its_cell(read, tmp_path, before, after, encoding):
    long = 'Ada “Moor” ∢ ""said"" ' * 100
    written = f'id,text\n1,a\n2,"{before}{long}{after}"\n3,It rained.\n'
    (tmp_path / "b.csv").write_bytes(written.encode(encoding))
    found = [item for item in read_files(["b.csv"], Reading(most=1000)) if isinstance(item, Problem | Record)]
    first, last = 3, 3 + before.count("\n") + after.count("\n")
    lines = f" (lines {first} to {last})" if last > first else ""
    assert [str(item) for item in found if isinstance(item, Problem)] == [
        f"b.csv:3: the line is larger than 0.001 MB; --max-document sets the limit{lines}"
    ]
    assert [record.text for record in found if isinstance(record, Record)] == ["a", "It rained."]


BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
SIGNS = ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"]


@pytest.mark.parametrize("broken", BREAKS)
def test_cells_with_any_line_break_are_quoted(broken):
    assert rows.to_csv([{"id": f"Ada{broken}Moor"}], ["id"]) == f'"Ada{broken}Moor"\n'


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_cells_with_any_separator_are_quoted(sign):
    """LibreOffice splits cells at any of these, and the second part may begin with the sign of a formula."""
    assert rows.to_csv([{"id": f"Moor{sign}=1+1"}], ["id"]) == f'"Moor{sign}=1+1"\n'


@pytest.mark.parametrize(("broken", "sign"), [*zip(BREAKS, SIGNS, strict=False), ("\r", "="), ("\u2029", "=")])
def test_a_formula_is_disarmed_at_each_line_of_a_cell(broken, sign):
    (cell,) = next(csv.reader(io.StringIO(rows.to_csv([{"id": f"Ada{broken}{sign}1+1"}], ["id"]), newline="")))
    assert cell == f"Ada{broken}'{sign}1+1"
    (cell,) = next(csv.reader(io.StringIO(rows.to_csv([{"id": f"{broken}'{sign}1"}], ["id"]), newline="")))
    assert cell.removeprefix("'") == f"{broken}''{sign}1"


def test_an_elision_after_a_blank_line_is_not_a_formula():
    text = "It rained.\n\n'Tis over, 2 - 1 = 1."
    assert next(csv.reader(io.StringIO(rows.to_csv([{"id": text}], ["id"]), newline=""))) == [text]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_written_table_is_read_back_unchanged(tmp_path, name):
    """10,000 cells with characters that break tables, some of which look already escaped."""
    chance = random.Random(name)
    pieces = [
        *BREAKS,
        *SIGNS,
        "'",
        '"',
        ",",
        ";",
        "|",
        " ",
        "\0",
        "\ufeff",
        "\x1b",
        "Ada",
        "né",
        "\N{BRIDGE AT NIGHT}",
        "",
    ]
    names = ["id", "text", *"abcdefgh"]
    cells = [["".join(chance.choices(pieces, k=chance.randrange(9))) for _ in names] for _ in range(1000)]
    table = [dict(zip(names, row, strict=True)) for row in cells]
    path = tmp_path / name
    written = rows.to_csv(table, names, header=True, delimiter=rows.DELIMITERS[name[2:]])
    path.write_bytes(written.encode())
    reading = Reading(field="text", keep=tuple(names))
    found = [item for item in read_files([str(path)], reading) if not isinstance(item, Note)][1:]
    assert all(isinstance(item, Record) for item in found)
    assert [[rows.plain(item.kept[name]) for name in names] for item in found] == cells
    for item in found:
        lines = [line for cell in item.kept.values() for line in cell.splitlines()]
        assert not [line for line in lines if line.startswith(tuple(SIGNS))]


def test_a_header_that_is_too_long_is_reported(read):
    told = ["a.csv:1: the line is larger than 0.0001 MB; --max-document sets the limit"]
    assert list(map(str, read(f"id,text,{'x' * 500}\n1,a\n", most=100))) == told


def test_only_the_byte_order_mark_at_the_beginning_of_a_file_is_dropped(read):
    found = read('\ufeffid,text\n1,"Varna,\n\ufeffSalem"\n2,"Bergen\n\ufeff"\n')
    assert [item.text for item in found] == ["Varna,\n\ufeffSalem", "Bergen\n\ufeff"]
