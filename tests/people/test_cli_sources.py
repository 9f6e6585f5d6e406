"""``quotex sources``, from files to files."""

import gzip
import json

import pytest
from sources_command import quotes, quotex, table

from quotex.cli.counting import _failure

TEXTS = [
    (
        "a",
        "Tideline",
        "2026-03-01",
        '"It rained," said Mayor Ada J. Moor. "Still does," she said. “Who cares?” he asked.',
    ),
    ("b", "Tideline", "2026-04-02", '"It did not," said Ada Moor. "It did," Ben Cole told reporters.'),
    ("c", "Beacon", "2026-04-03", '"We will see," said Lena Ortiz. "No," said Ada Moor.'),
    ("d", "Beacon", "", "Nobody said anything."),
]


@pytest.fixture
def texts(tmp_path):
    path = tmp_path / "texts.jsonl"
    rows = [{"id": id, "outlet": outlet, "date": date, "text": text} for id, outlet, date, text in TEXTS]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_texts_are_processed_and_people_joined(texts):
    run = quotex("sources", texts)
    rows = table(run.stdout)
    assert quotes(rows) == {"Ada Moor": 4, "Ben Cole": 1, "Lena Ortiz": 1, "": 1}
    assert rows[0]["variants"] == "Ada Moor; Ada J. Moor"
    assert (rows[0]["role"], rows[0]["articles"], rows[0]["words"]) == ("mayor", "3", "8")
    assert rows[-1]["name"] == ""
    assert {row["status"] for row in rows} == {"uncorrected"}


def test_texts_and_rows_of_any_layout_give_the_same_table(texts, tmp_path):
    expected = quotex("sources", texts).stdout
    for name, options in (("p.jsonl", ()), ("f.jsonl", ("--flat",)), ("f.csv", ()), ("p.json.gz", ())):
        if name == "p.json.gz":
            name, options = "p.jsonl.gz", ()
        path = tmp_path / name
        quotex("process", texts, "-q", "-o", path, *options)
        run = quotex("sources", path)
        assert "contains rows of quotex" in run.stderr
        assert quotes(table(run.stdout)) == quotes(table(expected))
    piped = quotex("process", texts, "--format", "jsonl").stdout
    assert quotex("sources", "-", given=piped).stdout == expected
    assert quotex("sources", "-", given=texts.read_text("utf-8")).stdout == expected
    assert quotex("sources", texts, "--workers", 2).stdout == expected


def test_extract_rows_have_names_too(texts, tmp_path):
    quotex("extract", texts, "-q", "-o", tmp_path / "e.jsonl")
    assert quotes(table(quotex("sources", tmp_path / "e.jsonl").stdout))["Ada Moor"] == 4


def test_quotes_are_grouped_by_columns_and_months(texts, tmp_path):
    rows = table(quotex("sources", texts, "--by", "outlet,month").stdout)
    moor = {(row["outlet"], row["month"]): row["quotes"] for row in rows if row["name"] == "Ada Moor"}
    assert moor == {("Tideline", "2026-03"): "2", ("Tideline", "2026-04"): "1", ("Beacon", "2026-04"): "1"}
    quotex("process", texts, "-q", "--keep", "outlet,date", "-o", tmp_path / "p.jsonl")
    assert table(quotex("sources", tmp_path / "p.jsonl", "--by", "outlet,month").stdout) == rows


def dated(path, *dates):
    """A document for each date, as JSON Lines."""
    rows = [{"id": str(number), "date": date, "text": '"No," said Ada Moor.'} for number, date in enumerate(dates)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_unambiguous_dates_are_read(tmp_path):
    seconds = 1772452800
    dates = ("2026-03-02T10:00:00Z", "20260302", "20260302T1000", "2026/03/02", "2026-3-2", "2026.03.02", 20260302)
    run = quotex("sources", dated(tmp_path / "d.jsonl", *dates, seconds, seconds * 1000, float(seconds)), "--by", "day")
    assert [(row["day"], row["articles"]) for row in table(run.stdout)] == [("2026-03-02", "10")]
    assert run.stderr == ""


def test_weeks_follow_the_iso_calendar(tmp_path):
    path = dated(tmp_path / "d.jsonl", "2026-12-31", "2027-01-03", "2027-01-04", "2027-01")
    rows = table(quotex("sources", path, "--by", "week,year").stdout)
    assert [(row["week"], row["year"], row["articles"]) for row in rows] == [
        ("2026-W53", "2026", "1"),
        ("2026-W53", "2027", "1"),
        ("2027-W01", "2027", "1"),
        ("", "2027", "1"),
    ]


@pytest.mark.parametrize("wrong", ["2026-13-01", "2026-02-30", "March 3, 2026", "03/04/2026", "202603021", -5, True])
def test_unreadable_dates_are_reported_in_one_line(tmp_path, wrong):
    path = dated(tmp_path / "d.jsonl", "2026-03-02", wrong, "", None, wrong)
    run = quotex("sources", path, "--by", "month")
    assert [(row["month"], row["articles"]) for row in table(run.stdout)] == [("2026-03", "1"), ("", "4")]
    first = f"{str(wrong)!r} of document '1': write it as 2026-03-14, or set --date-format, such as %d/%m/%Y"
    told = f"dates (date) of 5 documents: 2 have a date that can't be read, such as {first}; 2 have none"
    assert run.stderr == f"quotex: {told}\n"


def test_dates_are_read_in_the_given_format(tmp_path):
    path = dated(tmp_path / "d.jsonl", "05/03/2026", " 31/12/2026 ", "2026-03-05", "31/02/2026")
    run = quotex("sources", path, "--by", "month,week", "--date-format", "%d/%m/%Y")
    assert [(row["month"], row["week"], row["articles"]) for row in table(run.stdout)] == [
        ("2026-03", "2026-W10", "1"),
        ("2026-12", "2026-W53", "1"),
        ("", "", "2"),
    ]
    assert (
        "2 have a date that can't be read, such as '2026-03-05' of document '2': --date-format is '%d/%m/%Y'"
        in run.stderr
    )


@pytest.mark.parametrize("format", ["", "%m/%Y", "%d%d", "%Q", "dd.mm.yyyy", "%"])
def test_a_format_without_a_date_is_refused(texts, format):
    run = quotex("sources", texts, "--by", "month", f"--date-format={format}", status=2)
    assert "is not a format of dates: it needs codes for year, month and day" in " ".join(run.stderr.split())


def test_columns_of_any_name_are_kept_apart(tmp_path):
    row = {"text": "“It rained,” said Ada Moor.", "kind": "letter", "input_kind": "mixed", "@x": "=1+1"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (found, *_) = table(quotex("sources", tmp_path / "in.jsonl", "--by", "kind,input_kind,@x").stdout)
    assert (found["input_input_kind"], found["input_kind"], found["kind"]) == ("letter", "mixed", "person")
    assert found["'@x"] == "'=1+1"


@pytest.mark.parametrize(
    ("columns", "by", "told"),
    [
        ("text,outlet", "outlte", "no document has a column 'outlte' (columns: text, outlet); did you mean 'outlet'?"),
        ("text,outlet", "views", "no document has a column 'views' (columns: text, outlet)"),
        (
            "text,published",
            "month",
            "no document has a column 'date', which --by month needs (columns: text, published): name yours with "
            "--date-field",
        ),
    ],
)
def test_a_missing_column_is_an_error_with_advice(columns, by, told, tmp_path):
    path, output = tmp_path / "in.csv", tmp_path / "out.csv"
    path.write_text(f'{columns}\n"“It rained,” said Ada Moor.",2026-03-14\n', encoding="utf-8")
    run = quotex("sources", path, "--by", by, "-o", output, status=2)
    assert f"\nError: {told}\n" in run.stderr
    assert not output.exists()
    rows = path.with_suffix(".jsonl")
    quotex("process", path, "-o", rows, "--keep", columns.partition(",")[2])
    assert "no document has a column" in quotex("sources", rows, "--by", by, status=2).stderr
    assert "no document has a column" in quotex("sources", "-", "--by", by, given=path.read_text(), status=2).stderr


@pytest.mark.parametrize("by", ["outlet", "year"])
def test_a_column_without_values_is_reported(by, tmp_path):
    row = {"text": "“It rained,” said Ada Moor.", "outlet": None, "date": None}
    (tmp_path / "in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    run = quotex("sources", tmp_path / "in.jsonl", "--by", by)
    assert f"no document has a value for --by {by}" in run.stderr
    assert quotes(table(run.stdout))["Ada Moor"] == 1


def test_rows_can_be_grouped_and_limited_to_the_most_quoted(texts):
    assert quotes(table(quotex("sources", texts, "--group", "gender").stdout)) == {"f": 5, "m": 1, "": 1}
    assert [row["name"] for row in table(quotex("sources", texts, "--top", 1).stdout)] == ["Ada Moor", ""]


def test_the_table_has_several_formats(texts, tmp_path):
    rows = [json.loads(line) for line in quotex("sources", texts, "--format", "jsonl").stdout.splitlines()]
    assert rows[0]["variants"] == ["Ada Moor", "Ada J. Moor"]
    assert rows[-1]["name"] is None
    shown = quotex("sources", texts, "--format", "terminal").stdout
    assert "uncorrected" in shown
    assert "unknown" in shown
    parquet = pytest.importorskip("pyarrow.parquet")
    quotex("sources", texts, "--by", "outlet", "-q", "-o", tmp_path / "s.parquet")
    assert parquet.read_table(tmp_path / "s.parquet").to_pylist()[0]["outlet"] == "Beacon"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s.parquet", "texts.jsonl"]


def test_aliases_give_ids(texts, tmp_path):
    (tmp_path / "people.csv").write_text("alias,name,id\nBen Cole,Benjamin Cole,Q9\n", encoding="utf-8")
    rows = table(quotex("sources", texts, "--aliases", tmp_path / "people.csv").stdout)
    assert [(row["id"], row["variants"]) for row in rows if row["name"] == "Benjamin Cole"] == [("Q9", "Ben Cole")]


def test_aliases_that_match_nothing_are_reported(texts, tmp_path):
    lines = ["alias,name,id,party", "Ben Cole,Benjamin Cole,Q9,", "B. Cole,Benjamin Cole,Q9,", "Eva Berg,Eva Berg,,"]
    (tmp_path / "people.csv").write_text("\n".join(lines), encoding="utf-8")
    told = quotex("sources", texts, "--aliases", tmp_path / "people.csv").stderr.splitlines()
    assert told == [
        f"quotex: {tmp_path / 'people.csv'}: column 'party' is ignored: only alias, name and id are",
        f"quotex: {tmp_path / 'people.csv'}: 2 of 3 aliases match no name in the documents, such as 'B. Cole'",
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.toml", "person=[1]", "[[person]] 1: must be a table with a name, as [[person]] begins one"),
        ("a.toml", 'person=[["name"]]', "[[person]] 1: must be a table with a name, as [[person]] begins one"),
        ("a.toml", "person=" + "[" * 5000, "not TOML that quotex reads: its values are nested too deep"),
        ("a.toml", "person=" + "9" * 5000, "not TOML that quotex reads: a number has more than 4,300 digits"),
        ("a.toml", "person", "not TOML: Expected '=' after a key in a key/value pair (at end of document)"),
        (
            "a.csv",
            '"alias,name',
            "line 1: broken CSV: a quotation mark is not closed, so that it includes everything after it",
        ),
    ],
)
def test_wrong_aliases_are_refused(texts, tmp_path, name, content, says):
    (tmp_path / name).write_text(content, encoding="utf-8")
    run = quotex("sources", texts, "--aliases", tmp_path / name, status=2)
    assert run.stderr.splitlines()[-1] == f"Error: {tmp_path / name}: {says}"


@pytest.mark.parametrize("option", ["--aliases", "--labels"])
def test_a_table_with_bad_bytes_is_refused_with_advice(texts, tmp_path, option):
    """--encoding applies to the texts only."""
    (tmp_path / "a.csv").write_bytes("alias,name\n“Zoë”,Zoë\n".encode() + b"\xff\x00\x81,\x8d\n")
    run = quotex("sources", texts, option, tmp_path / "a.csv", status=2)
    said = "not UTF-8: byte 0xFF at position 27 (invalid start byte): save it as CSV UTF-8"
    assert run.stderr.splitlines()[-1] == f"Error: {tmp_path / 'a.csv'}: {said}"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_aliases_saved_by_a_spreadsheet_are_read(texts, tmp_path, encoding):
    (tmp_path / "people.csv").write_text("alias;name;id\r\nBen Cole;Bénédict Cole;Q9\r\n", encoding, newline="")
    rows = table(quotex("sources", texts, "--aliases", tmp_path / "people.csv").stdout)
    assert [(row["id"], row["variants"]) for row in rows if row["name"] == "Bénédict Cole"] == [("Q9", "Ben Cole")]


def test_a_guessed_encoding_is_reported(texts, tmp_path):
    pytest.importorskip("charset_normalizer", reason="needs the extra [cli]")
    (tmp_path / "people.csv").write_text("alias;name\nBen Cole;Bénédict Cole\n", "cp1252")
    run = quotex("sources", texts, "--aliases", tmp_path / "people.csv")
    assert "people.csv: read as cp1252" in run.stderr


def test_an_error_has_its_row_in_the_spreadsheet(texts, tmp_path):
    (tmp_path / "people.csv").write_text('alias;name\n"Ben\nCole";Ben\n\nAda;\n', "utf-8")
    run = quotex("sources", texts, "--aliases", tmp_path / "people.csv", status=2)
    assert "people.csv: row 4: alias and name must not be empty" in run.stderr


def test_aliases_with_lone_carriage_returns_are_read(texts, tmp_path):
    (tmp_path / "people.csv").write_bytes(b"alias,name,id\rBen Cole,Benjamin Cole,Q9\r")
    rows = table(quotex("sources", texts, "--aliases", tmp_path / "people.csv").stdout)
    assert quotes(rows)["Benjamin Cole"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("sample", "{texts}"), "not a row of quotex"),
        (("sample", "-"), "reads its rows twice"),
        (("sources", "{texts}", "--by", "outlet,month,outlet"), "Invalid value for '--by': outlet is given twice"),
        (("sources", "{texts}", "-o", "{texts}"), "is also an input"),
        (("sources", "{texts}", "--aliases", "nowhere.csv"), "cannot be read"),
        (("sources", "{texts}", "--format", "parquet"), "needs -o"),
        (("sources", "{texts}", "--labels", "{texts}", "--group", "kind"), "labels correct names and genders"),
        (("sources", "{texts}", "-o", "out.xlsx"), "use CSV"),
        (("sources", "{texts}", "-o", "out.html"), "sources are a table, which a html file can't hold: -o sources.csv"),
        (
            ("sources", "{texts}", "-o", "out.parquet", "--format", "csv"),
            "has the suffix of another format than --format csv",
        ),
        (("sources", "{texts}", "-o", "out/"), "out/ is a folder: name a file in it"),
        (("sources", "{texts}", "-o", "nowhere/s.csv"), "there is no folder nowhere"),
        (("sample", "{texts}", "-o", "nowhere/s.csv"), "there is no folder nowhere"),
        (("sample", "{texts}", "-o", "out.jsonl"), "a sample is CSV or a page to judge it in, and out.jsonl is"),
        (("sample", "{texts}", "--kinds", "dirct"), "no kind 'dirct'; there are direct, mixed, indirect, scare"),
    ],
)
def test_contradictory_calls_are_refused(texts, arguments, says):
    run = quotex(*(argument.format(texts=texts) for argument in arguments), given="", status=2)
    assert says in run.stderr.replace("\n", " ")
    assert "Traceback" not in run.stderr


def test_unreadable_rows_are_reported_and_the_others_are_counted(texts, tmp_path):
    texts.write_text(texts.read_text("utf-8") + '{"id": "e"}\nbroken\n', encoding="utf-8")
    run = quotex("sources", texts, "--rejects", tmp_path / "r.jsonl", status=1)
    assert quotes(table(run.stdout))["Ada Moor"] == 4
    assert len((tmp_path / "r.jsonl").read_text("utf-8").splitlines()) == 2


def test_damaged_rows_are_reported(tmp_path, texts):
    path = tmp_path / "rows.jsonl"
    quotex("process", texts, "-q", "-o", path)
    path.write_text(path.read_text("utf-8") + '{"id": "x", "quotes": [{"id": 1}]}\n{"id": "y"}\n', encoding="utf-8")
    run = quotex("sources", path, status=1)
    assert quotes(table(run.stdout))["Ada Moor"] == 4
    assert run.stderr.count("not a row of quotex like the first one") == 2


def change_person(**values):
    return lambda row: row["people"][0].update(values)


def change_quote(**values):
    return lambda row: row["quotes"][0].update(values)


@pytest.mark.parametrize("command", ["sources", "sample"])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (change_person(name=5), "field 'people[0].name': expected str | null, got int"),
        (change_person(role=5), "field 'people[0].role': expected str | null, got int"),
        (change_quote(confidence="0.9"), "field 'quotes[0].confidence': expected float, got str"),
        (change_quote(confidence=float("nan")), "field 'quotes[0]': confidence must lie between 0 and 1"),
        (change_quote(speaker="Ada Moor"), "field 'quotes[0].speaker': expected object | null, got str"),
        (lambda row: row["quotes"].append("It rained."), "field 'quotes[3]': expected object, got str"),
        (lambda row: row["quotes"][0].pop("text"), "field 'quotes[0]': object missing required field text"),
        (lambda row: row.update(quotes=5), "field 'quotes': expected array, got int"),
        (
            lambda row: row["quotes"][0]["speaker"].update(people=[7]),
            "quote 0 is of person 7, who is not among the people",
        ),
    ],
)
def test_a_row_with_a_field_of_another_type_is_set_aside(texts, tmp_path, command, change, reason):
    path = tmp_path / "rows.jsonl"
    quotex("process", texts, "-q", "-o", path)
    first, *others = path.read_text("utf-8").splitlines(keepends=True)
    row = json.loads(first)
    change(row)
    path.write_text("".join(others), encoding="utf-8")
    expected = quotex(command, path)
    path.write_text("".join([*others, json.dumps(row) + "\n"]), encoding="utf-8")
    run = quotex(command, path, status=1)
    assert run.stdout == expected.stdout
    told = f"quotex: {path}:4: not a row of quotex like the first one: {reason}\n"
    assert run.stderr == expected.stderr + told


def test_a_flat_row_with_a_field_of_another_type_is_set_aside(texts, tmp_path):
    path = tmp_path / "rows.jsonl"
    quotex("process", texts, "-q", "--flat", "-o", path)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[1] = json.dumps(json.loads(lines[1]) | {"speaker_name": 5}) + "\n"
    path.write_text("".join(lines), encoding="utf-8")
    run = quotex("sources", path, status=1)
    told = "not a quote of quotex like the first row: field 'quotes[0].speaker.name': expected str | null, got int"
    assert run.stderr.splitlines()[-1] == f"quotex: {path}:2: {told}"
    assert quotes(table(run.stdout))["Ada Moor"] == 3


def test_an_error_of_quotex_is_not_blamed_on_the_rows():
    assert _failure(AttributeError("no such thing")) == "quotex failed: AttributeError: no such thing"


def test_a_hostile_name_reaches_neither_spreadsheet_nor_terminal(tmp_path):
    rows = tmp_path / "rows.jsonl"
    quote = {
        "id": 0,
        "start": 1,
        "end": 3,
        "text": "Hi",
        "kind": "direct",
        "parent": None,
        "utterance": 0,
        "confidence": 0.9,
    }
    quote["speaker"] = {
        "name": "=cmd|\x1b[2J Moor\ud83d",
        "kind": "person",
        "people": [0],
        "role": None,
        "gender": None,
    }
    rows.write_text(json.dumps({"id": "a", "quotes": [quote]}), encoding="utf-8")
    assert table(quotex("sources", rows).stdout)[0]["name"].startswith("'=cmd")
    assert "\x1b[2J" not in quotex("sources", rows, "--format", "terminal").stdout


@pytest.mark.parametrize("fact", ["name", "kind", "role", "gender"])
def test_lone_surrogates_in_facts_about_people_break_nothing(fact, tmp_path):
    speaker = {"name": "Moor", "kind": "person", "people": [0], "role": "mayor", "gender": "f", fact: "x\ud83d"}
    facts = {"text": "Hi", "kind": "direct", "parent": None, "utterance": 0, "confidence": 0.9}
    row = {"id": "a\ud83d", "quotes": [{"id": 0, "start": 1, "end": 3, **facts, "speaker": speaker}]}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert [row[fact] for row in table(quotex("sources", tmp_path / "rows.jsonl").stdout)] == ["x?"]


@pytest.mark.parametrize(
    "wrong", [{"people": "\ud83d"}, {"\ud83d": 1}, {"name_confidence": "\ud83d"}, {"name": ["\ud83d"]}]
)
def test_lone_surrogates_in_fixed_fields_lose_their_row(wrong, tmp_path):
    facts = {"text": "Hi", "kind": "direct", "parent": None, "utterance": 0, "confidence": 0.9}
    row = {"id": "a", "quotes": [{"id": 0, "start": 1, "end": 3, **facts, "speaker": {"name": "Moor", **wrong}}]}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert "not a row of quotex" in quotex("sources", tmp_path / "rows.jsonl", status=1).stderr


def test_tables_for_papers_are_latex_and_markdown(texts, tmp_path):
    quotex("sources", texts, "--by", "outlet", "-q", "-o", tmp_path / "t.tex")
    table = (tmp_path / "t.tex").read_text(encoding="utf-8")
    assert r"Tideline & Ada Moor & mayor & f & 2 & 3 & 7 & 0.600 \\" in table
    quotex("sources", texts, "-q", "-o", tmp_path / "t.md", "--top", 1)
    assert "| Ada Moor | mayor | f | 3 | 4 | 8 | 0.571 |" in (tmp_path / "t.md").read_text(encoding="utf-8")
    quotex("sources", texts, "-q", "-o", tmp_path / "t.tex.gz", "--by", "outlet")
    assert gzip.decompress((tmp_path / "t.tex.gz").read_bytes()).decode() == table
    rows = json.loads(quotex("sources", texts, "--format", "json").stdout)
    assert [row["name"] for row in rows] == ["Ada Moor", "Lena Ortiz", "Ben Cole", None]
    assert "another format" in quotex("sources", texts, "--format", "latex", "-o", tmp_path / "x.md", status=2).stderr


def test_possible_pairs_are_a_table_of_aliases(tmp_path):
    texts, pairs = tmp_path / "texts.jsonl", tmp_path / "pairs.csv"
    said = ["Xu Jinghua", "Xu Jinghua", "Jinghua Xu", "Ada Moor", "Lena Lind-Ortiz", "Lena Ortiz"]
    rows = [{"id": str(number), "text": f"{name} said: “It rained.”"} for number, name in enumerate(said)]
    texts.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run = quotex("sources", texts, "-o", tmp_path / "before.csv", "--pairs", pairs)
    assert "2 pairs of names that may be one person" in run.stderr
    assert {row["alias"]: row["name"] for row in table(pairs.read_text("utf-8"))} == {
        "Jinghua Xu": "Xu Jinghua",
        "Lena Ortiz": "Lena Lind-Ortiz",
    }
    joined = table(quotex("sources", texts, "--aliases", pairs).stdout)
    assert quotes(joined)["Xu Jinghua"] == 3
    assert len(joined) == 3


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ("pairs.jsonl", "names another format than CSV: --pairs pairs.csv"),
        ("same.csv", "two of -o, --rejects, --copy-list, --pairs and --rows name the same file"),
    ],
)
def test_an_unusable_output_for_pairs_is_refused(texts, tmp_path, pairs, said):
    run = quotex("sources", texts, "-o", tmp_path / "same.csv", "--pairs", tmp_path / pairs, status=2)
    assert said in run.stderr
    assert not (tmp_path / pairs).exists()


def test_quiet_leaves_only_problems_and_warnings(tmp_path):
    texts, kept = tmp_path / "in.jsonl", tmp_path / "rows.jsonl"
    texts.write_text("".join(json.dumps({"id": n, "text": f"“It leaks,” said {name}."}) + "\n" for n, name in NAMED))
    outputs = [tmp_path / name for name in ("sources.csv", "pairs.csv", "sample.csv", "repeats.bin")]
    told = [
        quotex("process", texts, "-q", "-o", kept),
        quotex("sources", kept, "-q", "--pairs", outputs[1], "-o", outputs[0]),
        quotex("sample", kept, "-q", "-o", outputs[2]),
        quotex("repeats", "learn", texts, "-q", "-o", outputs[3]),
    ]
    assert [run.stderr for run in told] == [""] * len(told)
    assert "quotes of 2 people" in quotex("sources", kept, "-o", outputs[0]).stderr
    with texts.open("a") as file:
        file.write("no JSON\n")
    assert "in.jsonl:3" in quotex("process", texts, "-q", "-o", kept, status=1).stderr


NAMED = [(1, "Ada Moor"), (2, "A. Moor")]
