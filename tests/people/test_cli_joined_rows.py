"""``quotex sources --rows``: each quote with the person for whom it is counted."""

import gzip
import json
from collections import Counter

import pytest
from sources_command import quotex, table

TEXTS = [
    (
        "a",
        "Tideline",
        '"It rained," said Mayor Ada J. Moor. "Still does," she said. “Who cares?” he asked. The ‘old’ pier.',
    ),
    ("b", "Tideline", '"It did not," said Ada Moor. "It did," Ben Cole and Lena Ortiz told reporters.'),
    ("c", "Beacon", '"We will see," said Magda Ortiz. "No," said Ada Moor. “He said, ‘No,’ twice,” Ben Cole said.'),
    ("d", "Beacon", "Nobody said anything."),
    ("e", "Beacon", "“It leaks,” said Paul Lind. “It does not,” said Eva Lind. \ud800"),
    ("h", "Gull", "“It is closed,” said Eva Lind."),
    ("i", "Gull", "“We never knew,” Lind said."),
    ("j", "Gull", "“Nobody did,” Lind said."),
]


@pytest.fixture
def texts(tmp_path):
    story = (
        "The wall of Oxmere moved by night again. A diver saw all of it at once. "
        "The town was told of it at noon. Nobody was hurt in the fall."
    )
    copies = [
        ("f", "Gull", f"{story} “It fell down,” said Ada Moor."),
        ("g", "Beacon", f"{story} “It fell down,” said Ada Moor."),
    ]
    rows = [{"id": id, "outlet": outlet, "text": text} for id, outlet, text in [*TEXTS, *copies]]
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read(path):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def counts(rows):
    """The number of quotes of each person, in the rows that count."""
    found = Counter()
    for row in rows:
        for quote in row.get("quotes", [row]):
            if quote["person"] and not row["copy_of"]:
                names, ids = quote["person"].split("; "), quote["person_id"].split("; ")
                found.update(zip(names, ids, strict=True))
    return sorted((name, number) for (name, _), number in found.items())


def counted(text):
    return sorted((row["name"], int(row["quotes"])) for row in table(text) if row["name"])


@pytest.mark.parametrize("options", [(), ("--copies", "all"), ("--workers", 2), ("--kinds", "direct,mixed,indirect")])
def test_rows_and_table_have_the_same_counts(texts, tmp_path, options):
    out = tmp_path / "rows.jsonl"
    expected = counted(quotex("sources", texts, "--rows", out, *options).stdout)
    found = read(out)
    assert len(found) == len(TEXTS) + 2
    assert [row["outlet"] for row in found[:2]] == ["Tideline", "Tideline"]
    if "all" in options:
        found = [row | {"copy_of": None} for row in found]
    assert counts(found) == expected
    assert dict(expected)["Ada Moor"] == (6 if "all" in options else 5)
    assert [name for name, _ in expected].count("Lind") == 2


@pytest.mark.parametrize("name", ["p.jsonl", "p.jsonl.gz", "f.jsonl", "f.csv", "e.jsonl"])
def test_rows_keep_their_fields(texts, tmp_path, name):
    flat = ["--flat"] if name == "f.jsonl" else []
    rows, out = tmp_path / name, tmp_path / "out.jsonl"
    quotex("extract" if name[0] == "e" else "process", texts, "-q", "--keep", "outlet", "-o", rows, *flat)
    expected = counted(quotex("sources", rows, "--rows", out).stdout)
    found = read(out)
    assert counts(found) == expected
    piped = (
        quotex("sources", "-", "--rows", tmp_path / "piped.jsonl", given=rows.read_text("utf-8"))
        if "gz" not in name
        else None
    )
    if piped and name != "f.csv":
        assert read(tmp_path / "piped.jsonl") == found
    for row in found:
        for quote in row.get("quotes", [row]):
            del quote["person"], quote["person_id"]
        del row["copy_of"]
    if name != "f.csv":
        assert found == read(rows)


@pytest.mark.parametrize("layout", ["text", "nested", "flat"])
def test_rows_can_be_written_as_csv(texts, tmp_path, layout):
    given = texts
    if layout != "text":
        given = tmp_path / ("p.jsonl" if layout == "nested" else "p.csv")
        quotex("process", texts, "-q", "--keep", "outlet", "-o", given)
    out = tmp_path / "rows.csv"
    expected = counted(quotex("sources", given, "--rows", out).stdout)
    found = table(out.read_text("utf-8"))
    assert counts(found) == expected
    assert {row["outlet"] for row in found} == {"Tideline", "Beacon", "Gull"}
    assert {row["speaker_name"] for row in found if row["person"] == "Ada Moor"} == {"Ada J. Moor", "Ada Moor"}
    assert [row["copy_of"] for row in found if row["id"] in "fg"] == ["", "" if layout == "flat" else "f"]


def test_ids_of_quotes_written_by_pandas_are_whole_numbers(tmp_path):
    given, out = tmp_path / "f.csv", tmp_path / "out.jsonl"
    columns = "id,quote,start,end,text,kind,speaker,speaker_name,speaker_kind,utterance,parent,confidence"
    given.write_text(f'{columns}\na,4.0,1.0,11.0,"It rained,",direct,Ada Moor,Ada Moor,person,0,,0.9\n', "utf-8")
    quotex("sources", given, "--rows", out)
    assert [(row["quote"], row["person"]) for row in read(out)] == [("4.0", "Ada Moor")]


def test_people_have_the_ids_of_the_aliases(texts, tmp_path):
    aliases, out = tmp_path / "people.csv", tmp_path / "rows.jsonl"
    aliases.write_text("alias,name,id\nMagda Ortiz,Magdalena Ortiz,Q8\nLena Ortiz,Magdalena Ortiz,Q8\n", "utf-8")
    quotex("sources", texts, "--rows", out, "--aliases", aliases)
    people = {(quote["person"], quote["person_id"]) for row in read(out) for quote in row["quotes"]}
    assert ("Magdalena Ortiz", "Q8") in people
    assert ("Ben Cole; Magdalena Ortiz", "bencole; Q8") in people
    assert ("Ada Moor", "adamoor") in people
    assert (None, None) in people


def test_a_field_of_a_column_can_be_a_grouping(tmp_path):
    given, out = tmp_path / "in.jsonl", tmp_path / "rows.jsonl"
    row = {"id": "a", "text": "“It rained,” said Ada Moor.", "paper": {"name": "Tideline"}, "person": "the editor"}
    given.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert table(quotex("sources", given, "--by", "paper.name", "--rows", out).stdout)[0]["paper.name"] == "Tideline"
    (found,) = read(out)
    assert (found["paper"], found["input_person"]) == (row["paper"], "the editor")
    assert found["quotes"][0]["person"] == "Ada Moor"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("rows.parquet", "--rows writes jsonl, csv, tsv, by the suffix: --rows rows.jsonl"),
        ("same.csv", "--pairs and --rows name the same file"),
        ("texts.jsonl", "is also an input and would be overwritten"),
        ("none/rows.jsonl", "there is no folder"),
        ("-", "--rows writes jsonl, csv, tsv"),
    ],
)
def test_an_unusable_output_for_rows_is_refused(texts, tmp_path, place, said):
    before = texts.read_bytes()
    path = place if place == "-" else tmp_path / place
    run = quotex("sources", texts, "-o", tmp_path / "same.csv", "--rows", path, status=2)
    assert said in run.stderr
    assert texts.read_bytes() == before
    assert not (tmp_path / "same.csv").exists()


def test_a_row_that_cannot_be_read_is_not_written(texts, tmp_path):
    with texts.open("a", encoding="utf-8") as lines:
        lines.write('{"id": "h", "body": 1}\n')
    quotex("sources", texts, "--rows", tmp_path / "rows.jsonl", status=1)
    assert len(read(tmp_path / "rows.jsonl")) == len(TEXTS) + 2
