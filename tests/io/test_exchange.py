"""Rows for brat, Label Studio, TEI and WebAnno: they survive the round trip, and other programs can read them."""

import csv
import json
import random
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import quotex
from quotex.cli.commands import quotex as command
from quotex.cli.exchange import EXPORTS, IMPORTS
from quotex.evaluation import evaluate, read_corpus
from quotex.io import exchange
from quotex.io.exchange import ExchangeError, annotated, brat, label_studio, read_brat, read_label_studio
from quotex.io.exchange.annotated import Utf16, corrected_row

SPEAKERS = ("Mayor Ada Moor", "Ben Cole", "she", "a fisherman", "Zoë Lind 😀")
SAID = (
    "It leaks",
    "We did\n\task, and\nnobody came",
    "“No” is no answer",
    "Ça va 😀😀",
    "100 % — <b>so</b> & so",
    "x|y_z[1];*->",
)
WORDS = ("keep out,", "Ben Cole", "Mayor Ada Moor", "Omar Reyes")
TEI = "{http://www.tei-c.org/ns/1.0}"


def run(*arguments, status=0):
    result = CliRunner().invoke(command, list(map(str, arguments)))
    assert result.exit_code == status, result.output
    return result.output


def text_of(number):
    chance = random.Random(number)
    parts = [f"Day {number} 😀 in the harbour.\r\n"]
    for _ in range(chance.randint(0, 5)):
        said, who = chance.choice(SAID), chance.choice(SPEAKERS)
        parts.append(
            chance.choice(
                (f"“{said},” said {who}.", f"{who} said the dam “{said}”.", f"“{said},” {who} said, “{said}.”")
            )
        )
        parts.append(chance.choice(("\n\n", " ", "\u2028", "\r\n\r\n")))
    return "".join(parts)


IDS = [f"a/{number} é.txt" if number % 3 else f"{number}" for number in range(200)]


@pytest.fixture(scope="module")
def rows():
    pipeline = quotex.Pipeline(kinds=["direct", "mixed", "indirect", "scare"])
    found = []
    for number, id in enumerate(IDS):
        text = text_of(number)
        quotes = [quote.to_dict() for quote in pipeline.extract(text)]
        found.append(json.loads(json.dumps({"id": id, "text": text, "quotes": quotes})))
    assert sum(len(row["quotes"]) for row in found) > 400
    return found


@pytest.fixture(scope="module")
def file(rows, tmp_path_factory):
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_command_lists_all_formats():
    assert (EXPORTS, IMPORTS) == (exchange.EXPORTS, exchange.IMPORTS)


def by_id(path):
    found = [json.loads(line) for line in path.read_bytes().decode().split("\n") if line]
    return {row["id"]: row for row in found}


@pytest.mark.parametrize(("format", "place"), [("brat", "brat"), ("label-studio", "tasks.json")])
def test_round_trip_without_loss(rows, file, tmp_path, format, place):
    run("export", file, "--to", format, "-o", tmp_path / place, "-q")
    run("import", tmp_path / place, "--from", format, "-o", tmp_path / "back.jsonl", "-q")
    found = by_id(tmp_path / "back.jsonl")
    assert found.keys() == set(IDS)
    for row in rows:
        back = found[row["id"]]
        assert back["text"] == row["text"]
        assert {quote["id"]: quote for quote in back["quotes"]} == {quote["id"]: quote for quote in row["quotes"]}


def test_brat_files_can_be_read_by_brat(rows, file, tmp_path):
    run("export", file, "--to", "brat", "-o", tmp_path, "-q")
    assert len(list(tmp_path.glob("*.txt"))) == len(list(tmp_path.glob("*.ann"))) == 200
    assert (tmp_path / "annotation.conf").read_text("utf-8") == brat.CONFIGURATION
    for file in tmp_path.glob("*.ann"):
        text = file.with_suffix(".txt").read_bytes().decode()
        for line in filter(None, file.read_bytes().decode().split("\n")):
            fields = line.split("\t")
            assert len(fields) == (2 if line[0] == "R" else 3)
            if line[0] == "T":
                parts = [tuple(map(int, part.split())) for part in fields[1].partition(" ")[2].split(";")]
                assert not any("\n" in text[start:end] for start, end in parts)
                assert " ".join(" ".join(text[slice(*part)] for part in parts).split()) == " ".join(fields[2].split())


REGION = {
    "type": "object",
    "required": ["id", "type", "from_name", "to_name", "value"],
    "properties": {
        "type": {"const": "labels"},
        "from_name": {"const": "label"},
        "to_name": {"const": "text"},
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "meta": {"type": "object", "properties": {"text": {"type": "array", "items": {"type": "string"}}}},
        "value": {
            "type": "object",
            "required": ["start", "end", "text", "labels"],
            "properties": {
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
                "labels": {"type": "array", "minItems": 1, "items": {"type": "string"}},
            },
        },
    },
}
RELATION = {
    "type": "object",
    "required": ["type", "from_id", "to_id", "direction"],
    "properties": {"type": {"const": "relation"}, "direction": {"enum": ["left", "right", "bi"]}},
}
# The requirements of https://labelstud.io/guide/predictions for tasks with predictions.
TASKS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["data", "predictions"],
        "properties": {
            "data": {"type": "object", "required": ["text"]},
            "predictions": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["result"],
                    "properties": {
                        "model_version": {"type": "string"},
                        "score": {"type": "number"},
                        "result": {"type": "array", "items": {"anyOf": [REGION, RELATION]}},
                    },
                },
            },
        },
    },
}


def test_label_studio_tasks_follow_its_schema_and_its_offsets(file):
    tasks = json.loads(run("export", file, "--to", "label-studio"))
    jsonschema.validate(tasks, TASKS)
    labels = {label.get("value") for label in ET.fromstring(label_studio.CONFIGURATION).iter("Label")}
    relations = {label.get("value") for label in ET.fromstring(label_studio.CONFIGURATION).iter("Relation")}
    for task in tasks:
        text = task["data"]["text"]
        ids = set()
        for each in task["predictions"][0]["result"]:
            if each["type"] == "relation":
                assert {each["from_id"], each["to_id"]} <= ids
                assert set(each["labels"]) <= relations
                continue
            ids.add(each["id"])
            value = each["value"]
            assert text[value["start"] : value["end"]] == value["text"]
            assert set(value["labels"]) <= labels


@pytest.mark.parametrize(("start", "end"), [(4, 11), (5, 12)], ids=["code points", "UTF-16"])
def test_label_studio_regions_count_code_points_or_utf16(tmp_path, start, end):
    value = {"start": start, "end": end, "text": "It’s me", "labels": ["direct"]}
    result = [{"id": "q", "type": "labels", "value": value}]
    tasks = [{"data": {"text": "🚢: “It’s me,” she said. 🚢"}, "annotations": [{"result": result}]}]
    (tmp_path / "a.json").write_text(json.dumps(tasks), encoding="utf-8")
    [document] = read_label_studio(tmp_path / "a.json")
    assert [(quote["start"], quote["end"]) for quote in document.quotes] == [(4, 11)]


def test_a_label_studio_annotation_replaces_the_prediction(rows, file, tmp_path):
    (task, *_) = [
        task for task in json.loads(run("export", file, "--to", "label-studio")) if task["predictions"][0]["result"]
    ]
    result = task["predictions"][0]["result"]
    result[0]["value"]["labels"] = ["scare"]
    changed = {"data": task["data"], "annotations": [{"result": result}, {"result": [], "was_cancelled": True}]}
    (tmp_path / "a.json").write_text(json.dumps([changed, task]), encoding="utf-8")
    first, second = read_label_studio(tmp_path / "a.json")
    assert (first.is_annotated, second.is_annotated) == (True, False)
    assert first.quotes[0]["kind"] == "scare"
    output = run("import", tmp_path / "a.json", "--from", "label-studio", "-o", tmp_path / "b.jsonl")
    assert "1 of 2 documents are not annotated yet" in output


def test_evaluate_reads_corrected_files(tmp_path):
    text = "“It leaks,” said Ada Moor. “No,” said Ben Cole."
    quotes = [quote.to_dict() for quote in quotex.extract(text)]
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "a", "text": text, "quotes": quotes}), encoding="utf-8")
    run("export", tmp_path / "r.jsonl", "--to", "brat", "-o", tmp_path / "b", "-q")
    notes = (tmp_path / "b" / "a.ann").read_text("utf-8")
    cole = text.index("Ben Cole")
    moved = notes.replace(f"Speaker {cole} {cole + 8}\tBen Cole", f"Speaker {cole} {cole + 3}\tBen")
    assert moved != notes
    (tmp_path / "b" / "a.ann").write_text(moved, encoding="utf-8")
    run("import", tmp_path / "b", "--from", "brat", "-o", tmp_path / "c.jsonl", "-q")
    (row,) = by_id(tmp_path / "c.jsonl").values()
    assert row["quotes"][1]["speaker"] == {"start": cole, "end": cole + 3, "text": "Ben", "name": "Ben"}
    assert evaluate(read_corpus(tmp_path / "c.jsonl")).to_dict()["spans"]["f1"] == 1.0


def test_sources_counts_corrected_and_added_quotes(tmp_path):
    text = "A sign reads “keep out,” Ben Cole added. “It leaks,” said Mayor Ada Moor. “It rained,” said Omar Reyes."
    quotes = [quote.to_dict() for quote in quotex.extract(text) if quote.text != "keep out,"]
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "a", "text": text, "quotes": quotes}), encoding="utf-8")
    run("export", tmp_path / "r.jsonl", "--to", "brat", "-o", tmp_path / "b", "-q")
    at = {words: f"{text.index(words)} {text.index(words) + len(words)}\t{words}" for words in WORDS}
    moved = (tmp_path / "b" / "a.ann").read_text("utf-8").replace(at["Omar Reyes"], at["Mayor Ada Moor"])
    drawn = f"T90\tMixed {at['keep out,']}\nT91\tSpeaker {at['Ben Cole']}\nR90\tSaidBy Arg1:T90 Arg2:T91\n"
    (tmp_path / "b" / "a.ann").write_text(moved + drawn, encoding="utf-8")
    run("import", tmp_path / "b", "--from", "brat", "-o", tmp_path / "c.jsonl", "-q")
    (row,) = by_id(tmp_path / "c.jsonl").values()
    assert [(quote["text"], quote["speaker"]["name"]) for quote in row["quotes"]] == [
        ("keep out,", "Ben Cole"),
        ("It leaks,", "Ada Moor"),
        ("It rained,", "Ada Moor"),
    ]
    assert len({quote["id"] for quote in row["quotes"]}) == len({quote["utterance"] for quote in row["quotes"]}) == 3
    run("sources", tmp_path / "c.jsonl", "-o", tmp_path / "s.csv", "-q")
    counted = csv.DictReader((tmp_path / "s.csv").read_text("utf-8").splitlines())
    assert {who["name"]: who["quotes"] for who in counted} == {"Ada Moor": "2", "Ben Cole": "1"}


def test_rows_of_process_need_the_original_text(tmp_path):
    text = "Sign up for our newsletter\n\n“It leaks,” said Ada Moor."
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    run("process", tmp_path / "in.jsonl", "--with-original", "-q", "-o", tmp_path / "with.jsonl")
    assert "newsletter\n\n“<said " in run("export", tmp_path / "with.jsonl", "--to", "tei")
    run("process", tmp_path / "in.jsonl", "-q", "-o", tmp_path / "without.jsonl")
    assert "not into its text" in run("export", tmp_path / "without.jsonl", "--to", "tei", status=1)
    assert "not a row with quotes" in run("export", tmp_path / "in.jsonl", "--to", "tei", status=1)


@pytest.mark.parametrize("format", ["brat", "label-studio"])
def test_what_nobody_moved_is_as_before_where_cleaning_repaired_the_text(tmp_path, format):
    text = "“It leaks &amp; rusts,” said Ada&nbsp;Moor. “It rusts,” said Ben&nbsp;Cole."
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    run("process", tmp_path / "in.jsonl", "--with-original", "-q", "-o", tmp_path / "rows.jsonl")
    run("export", tmp_path / "rows.jsonl", "--to", format, "-q", "-o", tmp_path / "there")
    run("import", tmp_path / "there", "--from", format, "-q", "-o", tmp_path / "back.jsonl")
    (row,), (back,) = (by_id(tmp_path / name).values() for name in ("rows.jsonl", "back.jsonl"))
    assert [quote["speaker"]["name"] for quote in back["quotes"]] == ["Ada Moor", "Ben Cole"]
    assert back["quotes"] == row["quotes"]


def test_tei_contains_the_whole_text_and_each_quote(rows, file):
    root = ET.fromstring(run("export", file, "--to", "tei").encode())
    for row, element in zip(rows, root.iter(f"{TEI}TEI"), strict=True):
        (block,) = element.iter(f"{TEI}ab")
        assert "".join(block.itertext()).replace("\r", "") == row["text"].replace("\r", "")
        inside = list(block.iter(f"{TEI}said"))
        apart = [span for span in element.iter(f"{TEI}span") if span.get("ana")]
        assert len(inside) + len(apart) == len(row["quotes"])
    assert len({said.get("{http://www.w3.org/XML/1998/namespace}id") for said in root.iter(f"{TEI}said")}) > 300


def test_webanno_files_have_its_columns_and_its_offsets(rows, file, tmp_path):
    run("export", file, "--to", "webanno", "-o", tmp_path, "-q")
    seen = 0
    for row in rows:
        lines = (tmp_path / f"{brat.file_name(row['id'])}.tsv").read_bytes().decode().split("\n")
        assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
        units = row["text"].encode("utf-16-le")
        for line in lines[3:]:
            if line and not line.startswith("#"):
                _, span, token, *cells = line.split("\t")
                start, end = map(int, span.split("-"))
                assert units[2 * start : 2 * end].decode("utf-16-le") == token
                assert len(cells) == 5
                seen += cells[0] != "_"
    assert seen > 1000


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "/etc/passwd", "..", ".", "a\\b", "CON", "x" * 500, "é" * 200, "a\nb", "", "%2e%2e"]
)
def test_no_id_escapes_the_folder(tmp_path, id):
    row = {"id": id, "text": "“No,” she said.", "quotes": []}
    (tmp_path / "r.jsonl").write_text(json.dumps(row), encoding="utf-8")
    run("export", tmp_path / "r.jsonl", "--to", "brat", "-o", tmp_path / "b" / "c", "-q")
    assert sorted(path.suffix for path in (tmp_path / "b" / "c").iterdir()) == [".ann", ".conf", ".txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "r.jsonl"]


@pytest.mark.parametrize("format", ["brat", "webanno"])
def test_ids_that_cannot_be_file_names_get_files_of_their_own(tmp_path, format):
    ids = ["a?", "a\ud83d", "a\ude00", "a\ufffd", "x" * 500, "x" * 501]
    rows = (json.dumps({"id": id, "text": "“No,” she said.", "quotes": []}) for id in ids)
    (tmp_path / "r.jsonl").write_text("\n".join(rows), encoding="utf-8")
    run("export", tmp_path / "r.jsonl", "--to", format, "-o", tmp_path / "out", "-q")
    assert len(list((tmp_path / "out").glob("*.tsv" if format == "webanno" else "*.ann"))) == len(ids)


def test_lone_surrogates_and_controls_break_nothing(tmp_path):
    text = "\x00“It \ud83d leaks\ude00 \ud83d\ude00\ufffe,” said Ada Moor."
    quotes = [quote.to_dict() for quote in quotex.extract(text)]
    document = annotated({"id": "a", "text": text, "quotes": quotes}, "a")
    plain, notes = brat.write_brat(document)
    assert len(plain) == len(text)
    (tmp_path / "a.txt").write_text(plain, encoding="utf-8", newline="")
    (tmp_path / "a.ann").write_text(notes, encoding="utf-8", newline="")
    (back,) = read_brat(tmp_path)
    assert [quote["start"] for quote in corrected_row(back)["quotes"]] == [quote["start"] for quote in quotes]
    ET.fromstring(exchange.tei(document).encode())
    assert "\ud83d" not in exchange.webanno(document)


@pytest.mark.parametrize(
    "note", [{"id": [1]}, {"id": {}}, {"id": "a"}, {"utterance": [1]}, {"speaker": {"start": -4, "text": "she"}}]
)
def test_an_edited_note_moves_no_offset(tmp_path, note):
    (tmp_path / "a.txt").write_text("“No,” she said.", encoding="utf-8")
    spans = "T1\tDirect 1 4\tNo,\nT2\tSpeaker 6 9\tshe\nR1\tSaidBy Arg1:T1 Arg2:T2\n"
    (tmp_path / "a.ann").write_text(f"{spans}#1\tAnnotatorNotes T1\t{json.dumps(note)}\n", encoding="utf-8")
    (quote,) = corrected_row(next(read_brat(tmp_path)))["quotes"]
    assert (quote["id"], quote["start"], quote["end"]) == (0, 1, 4)
    assert quote["speaker"] == {"start": 6, "end": 9, "text": "she", "name": None}


def test_infinite_offsets_in_label_studio_are_refused(tmp_path):
    region = {"type": "labels", "id": "q", "value": {"start": float("inf"), "end": 2, "labels": ["direct"]}}
    tasks = [{"data": {"text": "No."}, "annotations": [{"result": [region]}]}]
    (tmp_path / "a.json").write_text(json.dumps(tasks), encoding="utf-8")
    with pytest.raises(ExchangeError, match="task 1"):
        list(read_label_studio(tmp_path / "a.json"))


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("T1\tDirect\tNo", "a.ann:1: not 'T1<tab>TYPE START END<tab>WORDS'"),
        *(
            (f"T1\tDirect {places}\tNo,", "a.ann:1: not 'T1<tab>TYPE START END<tab>WORDS'")
            for places in ("-1 4", "1 -4", "1 4x", "1.5 4", "٠ 4", "1 4;", "1 4;x", "1  4")
        ),
        *((f"T1\tDirect {places}\tNo", "not a span of the text") for places in ("5 900", "3 1", "1 9;4 99", "3 4;1 2")),
        ("T1\tDirect 1 4\tNo,\nR1\tSaidBy Arg1:T1 Arg2:T9", "a.ann:2: not a saidby"),
        ("R1\tSaidBy T1", "not 'R1<tab>TYPE Arg1:T1 Arg2:T2'"),
        ("T1\tDirect 2 5\tNo,", "a.ann:1: the text has other words at 2 to 5: perhaps it was changed"),
        ("\ufeffT1\tDirect 5 900\tNo", "a.ann:1: 5 to 900 is not a span of the text"),
        ("T1\tDirect 1 4\tNo,\nT1\tDirect 6 9\tshe", "a.ann:2: T1 occurs twice: give each annotation its own number"),
        (
            "T1\tDirect 1 4\tNo,\nT2\tSpeaker 6 9\tshe\nR1\tSaidBy Arg1:T1 Arg2:T2\nR2\tSaidBy Arg1:T1 Arg2:T2",
            "a.ann:4: T1 has two relations to a speaker: remove one",
        ),
        (
            "T1\tQuote 1 4\tNo,",
            "a.ann:1: the label 'Quote' is none of direct, mixed, indirect, scare, turn, speaker, cue: ",
        ),
    ],
)
def test_an_error_in_a_brat_file_is_reported_in_one_line(tmp_path, notes, told):
    (tmp_path / "a.txt").write_text("“No,” she said.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(notes, encoding="utf-8")
    with pytest.raises(ExchangeError, match=r"a\.ann"):
        list(read_brat(tmp_path))
    output = run("import", tmp_path, "--from", "brat", status=1)
    assert told in output
    assert output.count("\n") == 1


REGION_OUTSIDE = {"id": "q", "type": "labels", "value": {"start": 7, "end": 9, "labels": ["direct"]}}
OTHER_LABEL = {"id": "q", "type": "labels", "value": {"start": 0, "end": 1, "labels": ["Quote"]}}
REGIONS = [
    {"id": label, "type": "labels", "value": {"start": 0, "end": 1, "labels": [label]}}
    for label in ("direct", "speaker")
]
SAID_BY = {"type": "relation", "from_id": "direct", "to_id": "speaker"}
WRONG = [
    "{",
    "{}",
    "[1]",
    json.dumps([{"data": {}}]),
    json.dumps([{"data": {"text": "a"}, "annotations": [{"result": [{}]}]}]),
    json.dumps([{"data": {"text": "a"}, "annotations": [{"result": [REGION_OUTSIDE]}]}]),
    json.dumps([{"data": {"text": "a"}, "annotations": [{"result": [OTHER_LABEL]}]}]),
    json.dumps([{"data": {"text": "a"}, "annotations": [{"result": [*REGIONS, SAID_BY, SAID_BY]}]}]),
]


@pytest.mark.parametrize(
    "content", WRONG, ids=["broken", "list", "task", "text", "region", "outside", "label", "twice"]
)
def test_an_error_in_a_label_studio_file_is_reported_in_one_line(tmp_path, content):
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    output = run("import", tmp_path / "a.json", "--from", "label-studio", status=1)
    assert "a.json" in output
    assert output.count("\n") == 1


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ({"confidence": "x"}, "field 'quotes[0].confidence': expected float, got str"),
        ({"confidence": None}, "field 'quotes[0].confidence': expected float, got null"),
        ({"confidence": 7}, "field 'quotes[0]': confidence must lie between 0 and 1"),
        ({"parent": "x"}, "field 'quotes[0].parent': expected int | null, got str"),
    ],
)
@pytest.mark.parametrize("format", IMPORTS)
def test_a_note_that_no_command_could_read_is_refused(tmp_path, format, note, told):
    """What import accepts, other commands read."""
    text, saved = "“No,” she said.", json.dumps(note)
    value = {"start": 1, "end": 4, "text": "No,", "labels": ["direct"]}
    region = {"id": "q", "type": "labels", "value": value, "meta": {"text": [saved]}}
    task = {"data": {"text": text, "id": "a"}, "annotations": [{"result": [region]}]}
    (tmp_path / "tasks").write_text(json.dumps([task]))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.ann").write_text(f"T1\tDirect 1 4\tNo,\n#1\tAnnotatorNotes T1\t{saved}\n", encoding="utf-8")
    made = tmp_path / ("tasks" if format == "label-studio" else "")
    output = run("import", made, "--from", format, "-o", tmp_path / "back.jsonl", status=1)
    assert output == f"Error: {made}: document 'a': in the note of a quote: {told}\n"
    assert not list(tmp_path.glob("back*"))


@pytest.mark.parametrize("format", EXPORTS)
def test_a_confidence_that_is_no_number_is_not_exported(tmp_path, format):
    quote = {"start": 1, "end": 4, "text": "No,", "kind": "direct", "speaker": None, "cue": None, "confidence": "x"}
    row = {"id": "a", "text": "“No,” she said.", "quotes": [quote]}
    (tmp_path / "r.jsonl").write_text(json.dumps(row), encoding="utf-8")
    output = run("export", tmp_path / "r.jsonl", "--to", format, "-o", tmp_path / "made", status=1)
    assert output == f"Error: {tmp_path / 'r.jsonl'}:1: the confidence of a quote is not a number: 'x'\n"


def test_offsets_are_converted_to_utf16_and_back():
    text = "a😀b😀\ud83d"
    places = Utf16(text)
    assert [places.back(places.of(place)) for place in range(len(text) + 1)] == list(range(len(text) + 1))
    with pytest.raises(ValueError, match="outside"):
        places.back(99)


def test_the_documentation_shows_the_label_studio_interface():
    page = (Path(__file__).parents[2] / "docs" / "evaluate.md").read_text(encoding="utf-8")
    assert label_studio.CONFIGURATION in page


def test_a_task_without_an_id_is_named_by_its_position(tmp_path):
    path = tmp_path / "tasks.json"
    path.write_text(json.dumps([{"data": {"text": "It rained."}}, {"data": {"text": "It poured.", "id": 0}}]))
    assert [document.id for document in read_label_studio(path)] == [f"{path}:1", "0"]


def test_a_row_without_an_id_is_named_by_its_position():
    assert annotated({"text": "It rained.", "quotes": []}, "rows.jsonl:3").id == "rows.jsonl:3"
