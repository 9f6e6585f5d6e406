"""Reading CSV does not change the process: csv has one limit of cells for all its callers."""

import csv
import io

import pytest

from quotex.csvrows import CsvRows
from quotex.io.sheets import read_sheet

LONG = "x" * (csv.field_size_limit() + 1)


def test_cells_longer_than_the_limit_of_csv_are_read():
    before = csv.field_size_limit()
    assert list(CsvRows([LONG], most=len(LONG))) == [[LONG]]
    assert read_sheet(f"name\n{LONG}\n".encode()).rows == [(2, {"name": LONG})]
    assert csv.field_size_limit() == before


def test_a_cell_that_is_too_long_loses_only_its_row():
    rows = CsvRows(io.StringIO("abcdef\nab\n"), most=5)
    with pytest.raises(csv.Error):
        next(rows)
    assert next(rows) == ["ab"]
    assert rows.line_num == 2
