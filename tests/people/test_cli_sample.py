"""``quotex sample``, and the labels read from a judged sample."""

import csv
import html
import json
import re

import pytest
from sources_command import quotex, table


@pytest.fixture
def many(tmp_path):
    """Rows of 60 documents, a third of which quote Ben Cole; the rules are sure of all speakers except him."""
    path = tmp_path / "many.jsonl"
    rows = []
    for number in range(60):
        text = '"It rained," said Ben Cole.' if number % 3 == 0 else '"It rained," said Ada Moor.'
        rows.append(json.dumps({"id": number, "text": text, "outlet": "Echo"}))
    path.write_text("\n".join(rows), encoding="utf-8")
    quotex("process", path, "-q", "--keep", "outlet", "-o", tmp_path / "rows.jsonl")
    return tmp_path / "rows.jsonl"


def corrected(path, change):
    """Rewrite the sample with its rows judged and changed."""
    rows = table(path.read_text(encoding="utf-8"))
    for row in rows:
        row["checked"] = "x"
        change(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_a_judged_sample_gives_corrected_figures(many, tmp_path):
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


def test_documents_with_the_same_id_cannot_be_sampled(many, tmp_path):
    rows = many.read_text(encoding="utf-8")
    many.write_text(rows.replace('"id":7,', '"id":5,'), encoding="utf-8")
    run = quotex("sample", many, "--budget", 60, "-o", tmp_path / "sample.csv", status=2)
    assert "several documents have the id 5 and a quote 0: give each document its own id" in run.stderr
    assert not (tmp_path / "sample.csv").exists()


def test_a_label_belongs_to_the_quote_with_the_judged_words(many, tmp_path):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 60, "-q", "-o", sample)
    corrected(sample, lambda row: None)
    expected = quotex("sources", many, "--labels", sample, "--by", "outlet").stdout
    first = json.loads(many.read_text(encoding="utf-8").splitlines()[7])
    first["outlet"], first["quotes"][0]["text"] = "Beacon", "It poured,"
    (tmp_path / "more.jsonl").write_text(json.dumps(first) + "\n", encoding="utf-8")
    both = quotex("sources", tmp_path / "more.jsonl", many, "--labels", sample, "--by", "outlet").stdout
    assert [row for row in table(both) if row["outlet"] == "Echo"] == table(expected)


@pytest.mark.parametrize("change", [{"checked": "x"}, {"name": "Ada Lind"}, {"is_quote": "no"}])
def test_a_judged_sample_is_never_overwritten(many, tmp_path, change):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 40, "-q", "-o", sample)
    quotex("sample", many, "--budget", 30, "-q", "-o", sample)  # nothing has been judged yet
    rows = table(sample.read_text(encoding="utf-8"))
    rows[7] |= change
    with sample.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    before = sample.read_bytes()
    run = quotex("sample", many, "--budget", 5, "-o", sample, status=2)
    assert "may have rows that somebody has checked: remove it, or choose another name" in run.stderr
    assert sample.read_bytes() == before


def test_a_sample_saved_by_a_european_spreadsheet_is_read(many, tmp_path):
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


def test_quotes_judged_as_none_count_for_nobody(many, tmp_path):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 60, "-q", "-o", sample)
    corrected(sample, lambda row: row.update(is_quote="no" if row["name"] == "Ben Cole" else "yes"))
    rows = table(quotex("sources", many, "--labels", sample).stdout)
    assert [(row["name"], float(row["corrected"])) for row in rows] == [("Ada Moor", 1), ("Ben Cole", 0)]
    by_gender = table(quotex("sources", many, "--labels", sample, "--group", "gender").stdout)
    assert [(row["name"], float(row["corrected"])) for row in by_gender] == [("f", 1), ("m", 0)]


def test_labels_give_the_share_of_right_quotes(many, tmp_path):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 60, "-q", "-o", sample)
    names = {"0": "Lena Ortiz", "3": "BEN COLE"}  # case does not matter

    def change(row):
        row["name"] = names.get(row["id"], row["name"])
        row["is_quote"] = "no" if row["id"] in ("6", "9") else "yes"

    corrected(sample, change)
    run = quotex("sources", many, "--labels", sample)
    quoted, right = "0.967 (0.967 to 0.967)", "0.950 (0.950 to 0.950)"  # all quotes were judged
    told = f"according to 60 labels, {quoted} of the quotes are quotes, and {right} have the right name"
    assert told in run.stderr
    assert "60 labels" not in quotex("sources", many, "--labels", sample, "-q").stderr


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
        (lambda text: text.replace("\n1,0,", "\n1,7,"), "labels match no quote"),
        (lambda text: text.replace(",f,yes", ",female,yes"), "row 3: gender is 'female': write f or m, or leave it"),
        (lambda text: text.replace(",x\n", ",no\n", 1), "row 2: checked is 'no': write x, yes or true once"),
        (lambda text: text.replace(",x\n", ",0\n", 1), "row 2: checked is '0': write x"),
        (lambda text: text.replace(",yes,x\n", ",maybe,x\n", 1), "row 2: is_quote is 'maybe': write yes or no"),
        (lambda text: text.replace(",yes,x\n", ",,x\n", 1), "row 2: is_quote is '': write yes or no"),
        (half, "row 2: drawn is 60, and the file has 30 quotes: check the whole sample, and keep all of its rows"),
        (lambda text: text.replace("drawn", "of"), "no column 'drawn'"),
        (
            lambda text: text.replace('"It rained,"', '"It poured,"', 1),
            "row 2 of the labels: text is 'It poured,', and quote 0 of",
        ),
        (lambda text: id_last(text).replace("x,1\n", "x\n"), "row 3: no id: the row is shorter than the header"),
        (
            lambda text: text + '"',
            "line 62: broken CSV: a quotation mark is not closed, so that it includes everything after it",
        ),
    ],
)
def test_wrong_labels_are_refused(many, tmp_path, change, says):
    sample = tmp_path / "sample.csv"
    quotex("sample", many, "--budget", 60, "-q", "-o", sample)
    corrected(sample, lambda row: None)
    sample.write_text(change(sample.read_text(encoding="utf-8").replace("\r\n", "\n")), encoding="utf-8")
    run = quotex(
        "sources", many, "--labels", sample, status=None or (1 if "match" in says or "of the labels" in says else 2)
    )
    assert says in run.stderr


def test_unreadable_files_do_not_change_a_sample(many, tmp_path):
    run = quotex("sample", tmp_path / "nowhere.jsonl", many, "--budget", 40, status=1)
    assert run.stderr.count("cannot be read") == 1
    assert run.stdout == quotex("sample", many, "--budget", 40).stdout


@pytest.fixture
def told(tmp_path):
    """Rows of three outlets, one with a third of the documents of the others; *she* is named much earlier."""
    path = tmp_path / "in.jsonl"
    rows = []
    for number in range(24):
        text = (
            "Mayor Ada Moor opened the bridge on Monday.\n" + "It was a long day in the town. " * 12 + "\n"
            "“It leaks, and badly,” she said.\n\nSign up for our newsletter\n\nAdvertisement\n\n“No,” said Ben Cole."
        )
        outlet = "Gull" if number % 8 == 0 else ("Tideline", "Beacon")[number % 2]
        rows.append({"id": number, "text": text, "title": f"Day {number}", "outlet": outlet, "memo": "=1+1"})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    quotex("process", path, "-q", "--keep", "title,outlet,memo", "--with-original", "-o", tmp_path / "rows.jsonl")
    return tmp_path / "rows.jsonl"


def test_a_sheet_has_the_context_needed_to_judge(told):
    run = quotex("sample", told, "--keep", "outlet,memo", "--budget", 48)
    assert len(run.stdout.splitlines()) == 49  # one line for each row
    hers = [row for row in table(run.stdout) if row["speaker"] == "she"]
    assert len(hers) == 24
    assert {row["named_in"] for row in hers} == {"Mayor Ada Moor opened the bridge on Monday."}
    assert {row["text"] for row in hers} == {"It leaks, and badly,"}
    assert (hers[0]["headline"], hers[0]["outlet"], hers[0]["memo"]) == ("Day 0", "Gull", "'=1+1")
    cole = next(row for row in table(run.stdout) if row["speaker"] == "Ben Cole")
    assert cole["named_in"] == ""


def test_labels_of_quotes_shown_on_one_line_are_found(told, tmp_path):
    sample = tmp_path / "s.csv"
    quotex("sample", told, "--budget", 30, "-q", "-o", sample)
    corrected(sample, lambda row: None)
    assert "30 labels" in quotex("sources", told, "--labels", sample, "--copies", "all").stderr


def test_equally_many_quotes_are_drawn_from_each_outlet(told, tmp_path):
    rows = table(quotex("sample", told, "--by", "outlet", "--budget", 15).stdout)
    counts = {outlet: sum(row["outlet"] == outlet for row in rows) for outlet in ("Tideline", "Beacon", "Gull")}
    assert counts == {"Tideline": 5, "Beacon": 5, "Gull": 5}
    assert sum(1 / float(row["probability"]) for row in rows) == pytest.approx(48, rel=0.1)  # an estimate of 48
    assert "did you mean 'outlet'?" in quotex("sample", told, "--by", "outlte", status=2).stderr
    assert "did you mean 'memo'?" in quotex("sample", told, "--keep", "meno", status=2).stderr


def test_removed_lines_are_sampled_by_rule(told, tmp_path):
    run = quotex("sample", told, "--removed", "--budget", 10, "--keep", "outlet", "-o", tmp_path / "r.csv")
    assert "10 of 48 removed lines drawn" in run.stderr
    rows = table((tmp_path / "r.csv").read_text(encoding="utf-8"))
    assert sorted(row["rule"] for row in rows) == ["BP201"] * 5 + ["BP301"] * 5
    assert {row["text"] for row in rows} == {"Sign up for our newsletter", "Advertisement"}
    assert {float(row["probability"]) for row in rows} == {5 / 24}
    assert {row["is_residue"] for row in rows} == {"yes"}
    assert "by rule" in quotex("sample", told, "--removed", "--by", "outlet", status=2).stderr
    quotex("process", tmp_path / "in.jsonl", "-q", "-o", tmp_path / "without.jsonl")
    assert "--with-original" in quotex("sample", tmp_path / "without.jsonl", "--removed", status=2).stderr


def test_a_sample_can_be_an_html_page(told, tmp_path):
    run = quotex("sample", told, "--budget", 5, "-o", tmp_path / "s.html")
    assert "judge it in a browser" in run.stderr
    page = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert (
        quotex("sample", told, "--budget", 5, "-o", tmp_path / "s.parquet", status=2).stderr.count(
            "Error: a sample is CSV"
        )
        == 1
    )


def test_page_and_sheet_have_the_same_cells_with_lone_surrogates_too(tmp_path):
    text = "“It \ud83d leaks,” said Ada Moor."
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a\ud83d", "text": text}), encoding="utf-8")
    quotex("process", tmp_path / "in.jsonl", "-o", tmp_path / "rows.jsonl", "-q")
    for name in ("s.csv", "s.html"):
        quotex("sample", tmp_path / "rows.jsonl", "-o", tmp_path / name, "-q")
    (sheet,) = csv.reader((tmp_path / "s.csv").read_text(encoding="utf-8").splitlines()[1:])
    found = re.search(r'<div id="data"[^>]*>(.*?)</div>', (tmp_path / "s.html").read_text(encoding="utf-8"), re.DOTALL)
    assert json.loads(html.unescape(found[1]))["rows"] == [sheet]
