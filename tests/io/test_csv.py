"""CSV as people and spreadsheets leave it: nothing of it is lost without a word."""

import pytest

from quotex.io import Note, Problem, Reading, Record, read_files


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def read(text, **options):
        (tmp_path / "a.csv").write_text(text, encoding="utf-8", newline="")
        return [item for item in read_files(["a.csv"], Reading(**options)) if isinstance(item, Note | Problem | Record)]

    return read


def test_columns_of_one_name_are_told(read):
    *notes, record = read("id,text,text,,,id,id\n1,a,b,c,d,2,3\n")
    assert (record.id, record.text) == ("3", "b")
    assert list(map(str, notes)) == [
        "a.csv: 3 columns are named 'id': the last of them is read",
        "a.csv: 2 columns are named 'text': the last of them is read",
    ]


@pytest.mark.parametrize("blank", ["\n", "\r\n\r\n", " \n", "\ufeff\n"])
def test_blank_lines_before_the_header(read, blank):
    (record,) = read(f"{blank}id;text\n1;It rained, then.\n")
    assert (record.id, record.text, record.where) == ("1", "It rained, then.", f"a.csv:{blank.count(chr(10)) + 2}")
    assert str(read(f"{blank}id,body\n")[0]).startswith(f"a.csv:{blank.count(chr(10)) + 1}: no column 'text'")


def test_a_quotation_mark_that_is_not_closed(read):
    """It takes in rows that look whole: what it says must not be read as the fault of one of them."""
    lines = 'id,text\n1,a\n2,"b\n' + "3,c\n" * 10
    record, problem = read(lines)
    assert record.id == "1"
    assert str(problem) == "a.csv:3: broken CSV: a quotation mark is not closed, and takes in all that follows"
    problem, *after = read(lines + "4,d\n" * 30, most=100)[1:]
    told = "a.csv:3: broken CSV: a cell is larger than 0.0001 MB: perhaps a quotation mark before it is not closed"
    assert str(problem) == told
    assert all(isinstance(record, Record) for record in after)
