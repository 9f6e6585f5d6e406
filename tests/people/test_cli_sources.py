"""``quotex sources`` and ``quotex sample``, from files to files."""

import csv
import io
import json
import subprocess
import sys

import pytest

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


def quotex(*arguments, given=None, status=0):
    command = [sys.executable, "-m", "quotex", *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, input=given, encoding="utf-8")
    assert run.returncode == status, run.stderr
    return run


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def quotes(rows):
    return {row["name"]: int(row["quotes"]) for row in rows}


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


def test_the_same_from_texts_and_from_rows_of_any_layout(texts, tmp_path):
    expected = quotex("sources", texts).stdout
    for name, options in (("p.jsonl", ()), ("f.jsonl", ("--flat",)), ("f.csv", ()), ("p.json.gz", ())):
        if name == "p.json.gz":
            name, options = "p.jsonl.gz", ()
        path = tmp_path / name
        quotex("process", texts, "-q", "-o", path, *options)
        run = quotex("sources", path)
        assert "holds rows of quotex" in run.stderr
        assert quotes(table(run.stdout)) == quotes(table(expected))
    piped = quotex("process", texts, "--format", "jsonl").stdout
    assert quotex("sources", "-", given=piped).stdout == expected
    assert quotex("sources", "-", given=texts.read_text("utf-8")).stdout == expected
    assert quotex("sources", texts, "--workers", 2).stdout == expected


def test_extract_rows_have_names_too(texts, tmp_path):
    quotex("extract", texts, "-q", "-o", tmp_path / "e.jsonl")
    assert quotes(table(quotex("sources", tmp_path / "e.jsonl").stdout))["Ada Moor"] == 4


def test_by_columns_and_months(texts, tmp_path):
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


def test_dates_that_mean_the_same_everywhere_are_read(tmp_path):
    seconds = 1772452800
    dates = ("2026-03-02T10:00:00Z", "20260302", "20260302T1000", "2026/03/02", "2026-3-2", "2026.03.02", 20260302)
    run = quotex("sources", dated(tmp_path / "d.jsonl", *dates, seconds, seconds * 1000, float(seconds)), "--by", "day")
    assert [(row["day"], row["articles"]) for row in table(run.stdout)] == [("2026-03-02", "10")]
    assert run.stderr == ""


@pytest.mark.parametrize("wrong", ["2026-13-01", "2026-02-30", "March 3, 2026", "03/04/2026", "202603021", -5, True])
def test_dates_that_cannot_be_read_are_told_in_one_line(tmp_path, wrong):
    path = dated(tmp_path / "d.jsonl", "2026-03-02", wrong, "", None, wrong)
    run = quotex("sources", path, "--by", "month")
    assert [(row["month"], row["articles"]) for row in table(run.stdout)] == [("2026-03", "1"), ("", "4")]
    first = f"{str(wrong)!r} of document '1' for instance: write it as 2026-03-14"
    told = f"dates (date) of 5 documents: 2 have a date that can't be read, {first}; 2 have none"
    assert run.stderr == f"quotex: {told}\n"


def test_a_column_of_any_name_has_a_place_of_its_own(tmp_path):
    row = {"text": "“It rained,” said Ada Moor.", "kind": "letter", "input_kind": "mixed", "@x": "=1+1"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (found, *_) = table(quotex("sources", tmp_path / "in.jsonl", "--by", "kind,input_kind,@x").stdout)
    assert (found["input_input_kind"], found["input_kind"], found["kind"]) == ("letter", "mixed", "person")
    assert found["'@x"] == "'=1+1"


def test_a_column_that_no_document_has_is_told(texts):
    run = quotex("sources", texts, "--by", "outlte")
    assert "no document has a value for --by outlte" in run.stderr
    assert quotes(table(run.stdout))["Ada Moor"] == 4


def test_groups_and_the_most_quoted(texts):
    assert quotes(table(quotex("sources", texts, "--group", "gender").stdout)) == {"f": 5, "m": 1, "": 1}
    assert [row["name"] for row in table(quotex("sources", texts, "--top", 1).stdout)] == ["Ada Moor", ""]


def test_formats(texts, tmp_path):
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


def test_aliases_that_fit_nothing_are_told(texts, tmp_path):
    lines = ["alias,name,id,party", "Ben Cole,Benjamin Cole,Q9,", "B. Cole,Benjamin Cole,Q9,", "Eva Berg,Eva Berg,,"]
    (tmp_path / "people.csv").write_text("\n".join(lines), encoding="utf-8")
    told = quotex("sources", texts, "--aliases", tmp_path / "people.csv").stderr.splitlines()
    assert told == [
        f"quotex: {tmp_path / 'people.csv'}: column 'party' is not read: alias, name and id are",
        f"quotex: {tmp_path / 'people.csv'}: 2 of 3 aliases are no name in the documents, 'B. Cole' for instance",
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.toml", "person=[1]", "[[person]] 1: must be a table with a name, as [[person]] begins one"),
        ("a.toml", 'person=[["name"]]', "[[person]] 1: must be a table with a name, as [[person]] begins one"),
        ("a.toml", "person=" + "[" * 5000, "not TOML that quotex reads: its values are nested too deep"),
        ("a.toml", "person=" + "9" * 5000, "not TOML that quotex reads: a number has more than 4,300 digits"),
        ("a.toml", "person", "not TOML: Expected '=' after a key in a key/value pair (at end of document)"),
        ("a.csv", '"alias,name', "line 1: broken CSV: unexpected end of data"),
    ],
)
def test_wrong_aliases_are_refused(texts, tmp_path, name, content, says):
    (tmp_path / name).write_text(content, encoding="utf-8")
    run = quotex("sources", texts, "--aliases", tmp_path / name, status=2)
    assert run.stderr.splitlines()[-1] == f"Error: {tmp_path / name}: {says}"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_aliases_as_a_spreadsheet_saves_them(texts, tmp_path, encoding):
    (tmp_path / "people.csv").write_text("alias;name;id\r\nBen Cole;Bénédict Cole;Q9\r\n", encoding, newline="")
    rows = table(quotex("sources", texts, "--aliases", tmp_path / "people.csv").stdout)
    assert [(row["id"], row["variants"]) for row in rows if row["name"] == "Bénédict Cole"] == [("Q9", "Ben Cole")]


def test_a_guessed_encoding_is_told(texts, tmp_path):
    pytest.importorskip("charset_normalizer", reason="needs the extra [cli]")
    (tmp_path / "people.csv").write_text("alias;name\nBen Cole;Bénédict Cole\n", "cp1252")
    run = quotex("sources", texts, "--aliases", tmp_path / "people.csv")
    assert "people.csv: taken for cp1252" in run.stderr


def test_the_row_of_a_mistake_is_that_of_the_spreadsheet(texts, tmp_path):
    (tmp_path / "people.csv").write_text('alias;name\n"Ben\nCole";Ben\n\nAda;\n', "utf-8")
    run = quotex("sources", texts, "--aliases", tmp_path / "people.csv", status=2)
    assert "people.csv: row 4: alias and name must not be empty" in run.stderr


def test_aliases_with_the_line_ends_of_old_macs(texts, tmp_path):
    (tmp_path / "people.csv").write_bytes(b"alias,name,id\rBen Cole,Benjamin Cole,Q9\r")
    rows = table(quotex("sources", texts, "--aliases", tmp_path / "people.csv").stdout)
    assert quotes(rows)["Benjamin Cole"] == 1


@pytest.fixture
def many(tmp_path):
    """Rows of 60 documents, in a third of which Ben Cole is quoted; the rules are sure of all but him."""
    path = tmp_path / "many.jsonl"
    rows = []
    for number in range(60):
        text = '"It rained," said Ben Cole.' if number % 3 == 0 else '"It rained," said Ada Moor.'
        rows.append(json.dumps({"id": number, "text": text}))
    path.write_text("\n".join(rows), encoding="utf-8")
    quotex("process", path, "-q", "-o", tmp_path / "rows.jsonl")
    return tmp_path / "rows.jsonl"


def corrected(path, change):
    """The sample, with its rows checked and changed."""
    rows = table(path.read_text(encoding="utf-8"))
    for row in rows:
        row["checked"] = "x"
        change(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_a_sample_comes_back_as_figures(many, tmp_path):
    sample = tmp_path / "sample.csv"
    run = quotex("sample", many, "--budget", 40, "-o", sample)
    assert "40 of 60 quotes drawn" in run.stderr
    rows = table(sample.read_text(encoding="utf-8"))
    assert sum(1 / float(row["probability"]) for row in rows) == pytest.approx(60)
    assert (rows[0]["text"], rows[0]["after"][:6], rows[0]["is_quote"]) == ("It rained,", '" said', "yes")
    assert quotex("sample", many, "--budget", 40).stdout == sample.read_text(encoding="utf-8")
    assert quotex("sample", many, "--budget", 40, "--seed", 1).stdout != sample.read_text(encoding="utf-8")

    def change(row):
        row["name"] = "Ada Moor" if row["id"] in ("0", "3", "6") else row["name"]

    corrected(sample, change)
    moor, cole = table(quotex("sources", many, "--labels", sample).stdout)
    assert (moor["share"], moor["status"], moor["labels"]) == ("0.666667", "corrected", "40")
    assert float(moor["low"]) <= float(moor["corrected"]) <= float(moor["high"])
    assert float(moor["corrected"]) + float(cole["corrected"]) == pytest.approx(1)
    told = quotex("sources", many, "--labels", sample, "--by", "outlet", "--format", "terminal").stdout
    assert "95 %" in told


def test_quotes_of_documents_with_one_id_are_no_sample(many, tmp_path):
    rows = many.read_text(encoding="utf-8")
    many.write_text(rows.replace('"id":7,', '"id":5,'), encoding="utf-8")
    run = quotex("sample", many, "--budget", 60, "-o", tmp_path / "sample.csv", status=2)
    assert "several documents have the id 5 and a quote 0: give each document an id of its own" in run.stderr
    assert not (tmp_path / "sample.csv").exists()


def test_a_label_is_of_the_quote_whose_words_were_judged(many, tmp_path):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 60, "-q", "-o", sample)
    corrected(sample, lambda row: None)
    expected = quotex("sources", many, "--labels", sample, "--by", "outlet").stdout
    first = json.loads(many.read_text(encoding="utf-8").splitlines()[7])
    first["outlet"], first["quotes"][0]["text"] = "Beacon", "It poured,"
    (tmp_path / "more.jsonl").write_text(json.dumps(first) + "\n", encoding="utf-8")
    both = quotex("sources", tmp_path / "more.jsonl", many, "--labels", sample, "--by", "outlet").stdout
    assert table(both)[1:] == table(expected)


@pytest.mark.parametrize("change", [{"checked": "x"}, {"name": "Ada Lind"}, {"is_quote": "no"}])
def test_a_sample_that_somebody_has_judged_is_never_written_over(many, tmp_path, change):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 40, "-q", "-o", sample)
    quotex("sample", many, "--budget", 30, "-q", "-o", sample)  # nobody has
    rows = table(sample.read_text(encoding="utf-8"))
    rows[7] |= change
    with sample.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    before = sample.read_bytes()
    run = quotex("sample", many, "--budget", 5, "-o", sample, status=2)
    assert "may hold rows that somebody has judged: remove it, or choose another name" in run.stderr
    assert sample.read_bytes() == before


def test_a_sample_as_a_european_spreadsheet_saves_it(many, tmp_path):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 40, "-q", "-o", sample)
    corrected(sample, lambda row: row.update(name="Zoë Moor") if row["id"] == "0" else None)
    expected = quotex("sources", many, "--labels", sample).stdout
    rows = table(sample.read_text(encoding="utf-8"))
    with sample.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        for row in rows:
            writer.writerow(row | {name: row[name].replace(".", ",") for name in ("probability", "confidence")})
    assert quotex("sources", many, "--labels", sample).stdout == expected


def test_what_is_no_quote_counts_for_nobody(many, tmp_path):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 60, "-q", "-o", sample)
    corrected(sample, lambda row: row.update(is_quote="no" if row["name"] == "Ben Cole" else "yes"))
    rows = table(quotex("sources", many, "--labels", sample).stdout)
    assert [(row["name"], float(row["corrected"])) for row in rows] == [("Ada Moor", 1), ("Ben Cole", 0)]
    by_gender = table(quotex("sources", many, "--labels", sample, "--group", "gender").stdout)
    assert [(row["name"], float(row["corrected"])) for row in by_gender] == [("f", 1), ("m", 0)]


def id_last(text):
    return "".join(",".join([*row[1:], row[0]]) + "\n" for row in (line.split(",") for line in text.splitlines()))


def half(text):
    lines = text.splitlines(keepends=True)
    return "".join(lines[: 1 + len(lines) // 2])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace(",x\n", ",\n", 1), "row 2: not checked: write x in"),
        (lambda text: text.replace("checked", "done"), "no column 'checked'"),
        (lambda text: text.replace("\n1,0,", "\n1,7,"), "labels fit no quote"),
        (lambda text: text.replace(",f,yes", ",female,yes"), "row 3: gender is 'female': write f or m, or leave it"),
        (lambda text: text.replace(",x\n", ",no\n", 1), "row 2: checked is 'no': write x, yes or true once"),
        (lambda text: text.replace(",x\n", ",0\n", 1), "row 2: checked is '0': write x"),
        (lambda text: text.replace(",yes,x\n", ",maybe,x\n", 1), "row 2: is_quote is 'maybe': write yes or no"),
        (lambda text: text.replace(",yes,x\n", ",,x\n", 1), "row 2: is_quote is '': write yes or no"),
        (half, "row 2: drawn is 60, and the file has 30 quotes: judge the whole sample, and keep each of its rows"),
        (lambda text: text.replace("drawn", "of"), "no column 'drawn'"),
        (
            lambda text: text.replace('"It rained,"', '"It poured,"', 1),
            "row 2 of the labels: text is 'It poured,', and quote 0 of",
        ),
        (lambda text: id_last(text).replace("x,1\n", "x\n"), "row 3: no id: the row is shorter than the header"),
        (lambda text: text + '"', "line 62: broken CSV: unexpected end of data"),
    ],
)
def test_wrong_labels_are_refused(many, tmp_path, change, says):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 60, "-q", "-o", sample)
    corrected(sample, lambda row: None)
    sample.write_text(change(sample.read_text(encoding="utf-8").replace("\r\n", "\n")), encoding="utf-8")
    run = quotex(
        "sources", many, "--labels", sample, status=None or (1 if "fit" in says or "of the labels" in says else 2)
    )
    assert says in run.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("sample", "{texts}"), "no row of quotex"),
        (("sample", "-"), "reads its rows twice"),
        (("sources", "{texts}", "--by", "outlet,month,outlet"), "Invalid value for '--by': outlet is named twice"),
        (("sources", "{texts}", "-o", "{texts}"), "is an input as well"),
        (("sources", "{texts}", "--aliases", "nowhere.csv"), "cannot be read"),
        (("sources", "{texts}", "--format", "parquet"), "needs -o"),
        (("sources", "{texts}", "--labels", "{texts}", "--group", "kind"), "can't be corrected"),
        (("sources", "{texts}", "-o", "out.xlsx"), "use CSV"),
        (("sources", "{texts}", "-o", "out.html"), "sources are a table, which no html file holds: -o sources.csv"),
        (("sources", "{texts}", "-o", "out.parquet", "--format", "csv"), "a file of another format than --format csv"),
        (("sources", "{texts}", "-o", "out/"), "out/ is a folder: name a file in it"),
        (("sources", "{texts}", "-o", "nowhere/s.csv"), "there is no folder nowhere"),
        (("sample", "{texts}", "-o", "nowhere/s.csv"), "there is no folder nowhere"),
        (("sample", "{texts}", "-o", "out.jsonl"), "a sample is CSV, and out.jsonl names another format"),
        (("sample", "{texts}", "--kinds", "dirct"), "no kind 'dirct'; there are direct, mixed, indirect, scare"),
    ],
)
def test_what_cannot_be_meant_is_told(texts, arguments, says):
    run = quotex(*(argument.format(texts=texts) for argument in arguments), given="", status=2)
    assert says in run.stderr.replace("\n", " ")
    assert "Traceback" not in run.stderr


def test_what_cannot_be_read_is_told_and_the_rest_counted(texts, tmp_path):
    texts.write_text(texts.read_text("utf-8") + '{"id": "e"}\nbroken\n', encoding="utf-8")
    run = quotex("sources", texts, "--rejects", tmp_path / "r.jsonl", status=1)
    assert quotes(table(run.stdout))["Ada Moor"] == 4
    assert len((tmp_path / "r.jsonl").read_text("utf-8").splitlines()) == 2


def test_a_sample_of_what_cannot_be_read(many, tmp_path):
    run = quotex("sample", tmp_path / "nowhere.jsonl", many, "--budget", 40, status=1)
    assert run.stderr.count("cannot be read") == 1
    assert run.stdout == quotex("sample", many, "--budget", 40).stdout


def test_rows_that_are_damaged_are_told(tmp_path, texts):
    path = tmp_path / "rows.jsonl"
    quotex("process", texts, "-q", "-o", path)
    path.write_text(path.read_text("utf-8") + '{"id": "x", "quotes": [{"id": 1}]}\n{"id": "y"}\n', encoding="utf-8")
    run = quotex("sources", path, status=1)
    assert quotes(table(run.stdout))["Ada Moor"] == 4
    assert run.stderr.count("no row of quotex as the first one is") == 2


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
    told = f"quotex: {path}:4: no row of quotex as the first one is: {reason}\n"
    assert run.stderr == expected.stderr + told


def test_a_flat_row_with_a_field_of_another_type_is_set_aside(texts, tmp_path):
    path = tmp_path / "rows.jsonl"
    quotex("process", texts, "-q", "--flat", "-o", path)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[1] = json.dumps(json.loads(lines[1]) | {"speaker_name": 5}) + "\n"
    path.write_text("".join(lines), encoding="utf-8")
    run = quotex("sources", path, status=1)
    told = "no quote of quotex as the first row is: field 'quotes[0].speaker.name': expected str | null, got int"
    assert run.stderr.splitlines()[-1] == f"quotex: {path}:2: {told}"
    assert quotes(table(run.stdout))["Ada Moor"] == 3


@pytest.fixture
def flat(tmp_path):
    """Flat rows of three documents of one id, two quotes each, and the same with ids of their own."""
    texts = [f'"It rained," said {name}. "Still does," {name} said.' for name in ("Ada Moor", "Ben Lind", "Lena Pane")]
    for file, ids in (("same.csv", "xxx"), ("own.csv", "xyz")):
        rows = [{"id": id, "outlet": outlet, "text": text} for id, outlet, text in zip(ids, "ABC", texts, strict=True)]
        path = tmp_path / "texts.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        quotex("process", path, "-q", "--keep", "outlet", "-o", tmp_path / file)
    return tmp_path


def reordered(path, order):
    """The rows of a file of CSV in another order."""
    header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([header, *(rows[place] for place in order)]), encoding="utf-8")
    return path


def test_flat_rows_of_documents_with_one_id_are_told_apart(flat):
    rows = table(quotex("sources", flat / "same.csv", "--by", "outlet").stdout)
    assert [(row["outlet"], row["name"], row["articles"], row["quotes"]) for row in rows] == [
        ("A", "Ada Moor", "1", "2"),
        ("B", "Ben Lind", "1", "2"),
        ("C", "Lena Pane", "1", "2"),
    ]
    reordered(flat / "own.csv", [4, 5, 0, 1, 2, 3])
    assert table(quotex("sources", flat / "own.csv", "--by", "outlet").stdout) == rows


@pytest.mark.parametrize("command", ["sources", "sample"])
@pytest.mark.parametrize(
    ("file", "order", "says"),
    [
        ("own.csv", [0, 2, 1, 3, 4, 5], "own.csv:4: quote 1 of document 'x' stands behind other documents: sort the"),
        ("own.csv", [1, 2, 3, 0, 4, 5], "own.csv:5: quote 0 of document 'x' stands behind other documents: sort the"),
        ("own.csv", [1, 0, 2, 3, 4, 5], "own.csv:3: quote 0 of document 'x' stands behind quote 1: sort the rows"),
        ("same.csv", [0, 2, 4, 1, 3, 5], "same.csv:6: quote 1 of document 'x' stands behind quote 1: sort the rows"),
    ],
)
def test_flat_rows_in_another_order_are_refused(flat, command, file, order, says):
    run = quotex(command, reordered(flat / file, order), status=1)
    assert says in run.stderr
    assert "give rows that are not flat" in run.stderr
    assert run.stdout == ""


@pytest.mark.parametrize(("number", "status"), [("4.0", 0), ("4.5", 1), ("inf", 1)])
def test_whole_numbers_may_be_written_as_pandas_writes_them(flat, number, status):
    with (flat / "own.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[1]["parent"] = number
    with (flat / "own.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(row | {"quote": f"{row['quote']}.0"} for row in rows)
    run = quotex("sources", flat / "own.csv", status=status)
    assert quotes(table(run.stdout)) == {"Ada Moor": 1, "Ben Lind": 2, "Lena Pane": 2}
    assert run.stderr.count("a number is missing or none") == status


def test_a_document_has_one_value_of_each_column(flat):
    run = quotex("sources", reordered(flat / "same.csv", [0, 3]), "--by", "outlet", status=1)
    assert "same.csv:3: document 'x' has outlet 'B' here, and 'A' in rows before" in run.stderr


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_the_rows_of_a_table_are_known_by_the_id_that_it_had(flat, ending):
    path = flat / f"rows.{ending}"
    with (flat / "own.csv").open(encoding="utf-8", newline="") as file:
        rows = [{"input_id": row.pop("id"), **row} for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        if ending == "csv":
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        else:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    assert quotex("sources", path).stdout == quotex("sources", flat / "own.csv").stdout
    path.write_text(path.read_text(encoding="utf-8").replace("input_id", "number_of_row"), encoding="utf-8")
    run = quotex("sources", path, status=1)
    assert "no id tells which document the row is of: add a column 'id'" in run.stderr
    assert run.stdout == ""


def test_an_error_of_quotex_is_not_told_as_one_of_the_rows():
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
