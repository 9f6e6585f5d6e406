import csv
import io
import json

from quotex import Cue, Document, Edit, Quote, Speaker
from quotex.io import rows

SPEAKER = Speaker(20, 22, "he", name="Bo Lind", people=[0, 1], role="a baker", gender="m")
QUOTE = Quote(
    4,
    1,
    9,
    'a "b",\r\nc',
    "mixed",
    SPEAKER,
    Cue(15, 19, "said"),
    2,
    3,
    True,
    ("QS1", "QA2"),
    0.5,
    0,
    8,
    [(1, 3), (5, 9)],
)
BARE = Quote(5, 30, 33, "cow", closed=False, clean_start=29, clean_end=32)
DOCUMENT = Document(None, "clean", "original", [QUOTE, BARE], [], [Edit(3, 5, "", "BP201")])


def parse(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_process_row_has_text_edits_quotes_and_people():
    row = rows.process_row("a", DOCUMENT)
    assert list(row) == ["id", "text", "edits", "quotes", "people"]
    assert row["id"] == "a"
    assert row["edits"] == [{"start": 3, "end": 5, "replacement": "", "rule": "BP201"}]
    assert json.loads(rows.to_json(row)) == row


def test_flat_rows_have_the_columns_of_csv_and_lose_only_pieces():
    row = rows.process_row("a", DOCUMENT)
    flat = list(rows.flat_rows("process", row, "original"))
    assert [tuple(item) for item in flat] == [rows.CSV_COLUMNS["process"]] * 2
    lost = set(rows._flat_quote("a", row["quotes"][0])) - set(rows.CSV_COLUMNS["process"])
    assert lost == {"pieces"}
    assert flat[0]["quote"] == 4
    assert flat[0]["speaker"] == "he"
    assert flat[0]["speaker_name"] == "Bo Lind"
    assert flat[0]["cue_start"] == 15
    assert flat[1]["speaker"] is flat[1]["speaker_start"] is None


def test_csv_cells_hold_texts_and_lists():
    flat = list(rows.flat_rows("process", rows.process_row("a", DOCUMENT), "original"))
    cells = parse(rows.to_csv(flat, rows.CSV_COLUMNS["process"], header=True))
    assert cells[0]["text"] == 'a "b",\r\nc'
    assert cells[0]["speaker_people"] == "0 1"
    assert cells[0]["rules"] == "QS1 QA2"
    assert cells[0]["closed"] == "true"
    assert cells[1]["closed"] == "false"
    assert cells[1]["speaker"] == cells[1]["parent"] == ""


def test_an_extract_row_has_no_clean_offsets():
    quote = Quote(0, 1, 4, "cow")
    row = rows.extract_row("a", [quote])
    assert "clean_start" not in row["quotes"][0]
    assert [tuple(item) for item in rows.flat_rows("extract", row, "")] == [rows.CSV_COLUMNS["extract"]]


def test_json_is_one_line_whatever_the_text():
    assert rows.to_json({"text": "a\n\r\u2028\x00"}).count(b"\n") == 1


def test_formulas_in_headers_and_cells_are_disarmed():
    written = rows.to_csv([{"=1+1": "=2+2", "@x": -3}], ["=1+1", "@x", "outlet"], header=True)
    assert written == "'=1+1,'@x,outlet\n'=2+2,-3,\n"


def test_cells_have_the_values_of_json():
    nan, infinity = float("nan"), float("inf")
    values = [nan, -infinity, [nan, None, True, "Oxmere"], {"share": nan, "by": "Ben Cole"}, b"Oxmere", False, 1.5]
    names = [str(number) for number in range(len(values))]
    (cells,) = csv.reader(io.StringIO(rows.to_csv([dict(zip(names, values, strict=True))], names)))
    assert cells == ["", "", "null null true Oxmere", '{"share":null,"by":"Ben Cole"}', "T3htZXJl", "false", "1.5"]


def test_lone_surrogates_do_not_change_other_values_of_json():
    kept = {"share": [float("nan")], "raw": b"Oxmere", "seen": None}
    found = [json.loads(rows.to_json({"text": text, **kept}), parse_constant=str) for text in ("Rain.", "\ud83d")]
    assert found == [{"text": text, "share": [None], "raw": "T3htZXJl", "seen": None} for text in ("Rain.", "\ud83d")]


def test_no_column_of_the_caller_replaces_another():
    kept = {"input_kind": 1, "kind": 2, "input_input_kind": 3, "outlet": 4}
    assert rows.renamed(kept) == {"input_kind": 1, "input_input_input_kind": 2, "input_input_kind": 3, "outlet": 4}
