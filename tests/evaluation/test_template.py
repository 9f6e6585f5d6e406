"""Templates for annotation are made from texts, and scored only when filled in."""

import json

import pytest
from click.testing import CliRunner

from quotex import Pipeline
from quotex.cli.commands import quotex
from quotex.evaluation import CorpusError, read_corpus
from quotex.evaluation.readers.words import Words
from quotex.evaluation.template import template

TEXT = """“It leaks,” said Ada Moor.

Ada Moor has seen “Dam” twice. “Ada Moor, come,” said Bo. Bo said that help
would come."""


def run(*arguments):
    return CliRunner().invoke(quotex, ["evaluate", *map(str, arguments)])


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_bytes(TEXT.encode())
    (folder / "b.txt").write_bytes(b"Nobody speaks.")
    return folder


def made(path):
    content = path.read_text("utf-8")
    return json.loads(content) if path.suffix == ".json" else [json.loads(line) for line in content.splitlines()]


def write(path, documents):
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    path.write_text(json.dumps(documents, indent=1) if path.suffix == ".json" else lines, "utf-8")
    return path


def filled(documents, *answers):
    """The documents with kind and speaker of the first quotations filled in, all marked as annotated."""
    for quote, (kind, speaker) in zip(documents[0]["quotes"], answers, strict=False):
        quote |= {"kind": kind, "speaker": speaker}
    return [document | {"annotated": True} for document in documents]


RIGHT = [("direct", "Ada Moor"), ("scare", "?"), ("direct", "Bo")]


def test_a_compressed_template_is_read(tmp_path, texts):
    assert run("--template", texts, "-o", tmp_path / "mine.jsonl.gz").exit_code == 0
    assert "2 of 2 documents are not annotated" in run(tmp_path / "mine.jsonl.gz").output


@pytest.mark.parametrize("name", ["mine.json", "mine.jsonl"])
def test_a_filled_in_template_is_scored(tmp_path, texts, name):
    path = tmp_path / name
    result = run("--template", texts, "-o", path)
    assert result.exit_code == 0
    assert result.output == f"quotex: 2 documents with 3 quotations to fill in: {path}\n"
    documents = made(path)
    assert [quote["text"] for quote in documents[0]["quotes"]] == ["It leaks,", "Dam", "Ada Moor, come,"]
    assert {(quote["kind"], quote["speaker"]) for quote in documents[0]["quotes"]} == {("?", "?")}
    scored = run(write(path, filled(documents, *RIGHT)), "--json", tmp_path / "figures.json")
    assert scored.exit_code == 0, scored.output
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert (figures["documents"], figures["spans"]["gold"], figures["end_to_end"]["f1"]) == (2, 2, 1.0)
    assert figures["scare"] == {"taken": 0, "gold": 1}


def test_a_json_template_has_a_line_for_each_quotation(tmp_path, texts):
    run("--template", texts, "-o", tmp_path / "mine.json")
    lines = (tmp_path / "mine.json").read_text("utf-8").splitlines()
    assert len([line for line in lines if line.startswith('  {"kind":"?","speaker":"?","text":')]) == 3


def test_offsets_are_code_points_and_nested_marks_are_left_out():
    text = "😀\r\n“É\ud83d\x00 ‘no’ 😀,” said Bo. " + "«Oui»" + " " + '"" “'
    document = template("a", text, Pipeline())
    assert [text[quote["start"] : quote["end"]] for quote in document["quotes"]] == ["É\ud83d\x00 ‘no’ 😀,", "Oui"]
    for quote in document["quotes"]:
        around = quote["before"] + quote["text"] + quote["after"]
        assert text[max(0, quote["start"] - 60) : quote["end"] + 60] == around


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([], '2 of 2 documents are not annotated: {a} (3 of 3 quotations), {b} ("annotated" is not true); fill in '),
        (RIGHT[:2], "1 of 2 documents are not annotated: {a} (1 of 3 quotations); "),
        ([("direct", "?"), *RIGHT[1:]], "1 of 2 documents are not annotated: {a} (1 of 3 quotations); "),
    ],
)
@pytest.mark.parametrize("prefill", [[], ["--prefill"]])
def test_unannotated_documents_are_reported_and_not_scored(tmp_path, texts, answers, told, prefill):
    path = tmp_path / "mine.jsonl"
    run("--template", texts, "-o", path, *prefill)
    documents = made(path)
    if prefill:
        documents[0]["quotes"] = [quote | {"kind": "?", "speaker": "?"} for quote in documents[0]["quotes"]]
    result = run(write(path, filled(documents, *answers) if answers else documents))
    assert result.exit_code == 1
    assert result.output.startswith(f"quotex: {path}: {told.format(a=texts / 'a.txt', b=texts / 'b.txt')}")
    assert result.output.count("\n") == 1


def test_only_the_first_of_many_unannotated_documents_are_listed(tmp_path):
    documents = [{"id": str(number), "text": "", "quotes": [], "annotated": False} for number in range(9)]
    with pytest.raises(CorpusError, match=r"9 of 9 .* 4 \(\"annotated\" is not true\) and 4 more; fill"):
        list(read_corpus(write(tmp_path / "mine.jsonl", documents)))


def test_a_prefilled_template_must_be_confirmed(tmp_path, texts):
    path = tmp_path / "mine.jsonl"
    run("--template", texts, "-o", path, "--prefill", "--kinds", "direct,mixed,indirect")
    documents = made(path)
    found = [(quote["kind"], quote["speaker"], quote["text"]) for quote in documents[0]["quotes"]]
    assert found[0] == ("direct", "Ada Moor", "It leaks,")
    assert ("indirect", "Bo", "that help\nwould come") in found
    result = run(path)
    assert result.exit_code == 1
    assert "not annotated" in result.output
    result = run(write(path, filled(documents)), "--kinds", "direct,mixed,indirect")
    assert result.exit_code == 0, result.output
    assert "2 articles\n2 were prefilled by quotex: figures are biased towards it\n" in result.output


@pytest.mark.parametrize("name", ["mine.json", "mine.jsonl"])
def test_a_template_may_begin_with_a_byte_order_mark(tmp_path, name):
    path = write(tmp_path / name, [{"id": "a\ud83d", "text": "No \x00\ud83d.", "quotes": []}])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    (article,) = read_corpus(path)
    assert (article.id, article.text) == ("a\ud83d", "No \x00\ud83d.")


def test_a_prefilled_template_is_read_back(tmp_path):
    texts = [TEXT, "“Yes,” he said. He left. “No,” he said, he said.", "“A (he laughed) b,” said Bo.", "“Dam” “Dam”"]
    pipeline = Pipeline(kinds=("direct", "mixed", "scare", "indirect"))
    documents = [template(str(number), text, pipeline, prefill=True) for number, text in enumerate(texts)]
    path = write(tmp_path / "mine.jsonl", filled(documents))
    for article, text in zip(read_corpus(path), texts, strict=True):
        quotes = [quote for quote in pipeline.extract(text) if quote.parent is None]
        spoken = {(quote.start, quote.end): quote.speaker for quote in quotes if quote.kind in ("direct", "mixed")}
        read = {(quote.start, quote.end): quote.sources for quote in article.quotes if quote.kind != "scare"}
        assert read == {span: [(speaker.start, speaker.end)] if speaker else [] for span, speaker in spoken.items()}


def article_of(tmp_path, *quotes):
    document = {"id": "a", "text": TEXT, "annotated": True, "quotes": list(quotes)}
    (article,) = read_corpus(write(tmp_path / "mine.jsonl", [document]))
    return article


def words(span):
    return TEXT[span[0] : span[1]]


def test_indirect_speech_is_added_by_quoting_its_words(tmp_path):
    added = {"kind": "indirect", "speaker": "Bo", "text": "that help would come"}
    article = article_of(tmp_path, {"kind": "direct", "speaker": None, "text": "It leaks,"}, added)
    assert [(quote.start, quote.end, quote.sources) for quote in article.quotes] == [(1, 10, [])]
    contents = [(words(content.fragments[0]), content.quoted) for content in article.contents]
    assert contents == [("It leaks,", True), ("that help\nwould come", False)]
    (source,) = article.contents[1].sources
    assert source == (TEXT.index("Bo said"), TEXT.index("Bo said") + 2)


def test_the_nearest_mention_outside_quotations_is_the_speaker(tmp_path):
    said = {"kind": "direct", "text": "Ada Moor, come,"}
    (quote,) = article_of(tmp_path, said | {"speaker": "Ada Moor"}).quotes
    assert quote.sources == [(TEXT.index("Ada Moor has"), TEXT.index(" has seen"))]
    (quote,) = article_of(tmp_path, said | {"speaker": {"text": "come"}}).quotes
    assert [words(source) for source in quote.sources] == ["come"]  # no other occurrence is before it
    (quote,) = article_of(tmp_path, said | {"speaker": {"start": 17, "end": 25, "text": "Ada Moor"}}).quotes
    assert quote.sources == [(17, 25)]


def test_words_match_whole_words_only():
    found = Words("the then he, the\n\nhe")
    assert found.places("he") == [(9, 11), (18, 20)]
    assert found.places("the he") == [(13, 20)]
    assert found.places(" ") == []
    assert Words("(a) (b)").places("(b)") == [(4, 7)]


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ({"kind": "indirect", "speaker": None, "text": "no such words"}, "'no such words' is not in the text"),
        (
            {"kind": "indirect", "speaker": None, "text": "Ada Moor"},
            "'Ada Moor' occurs 3 times, at 17, 28, 60: give ",
        ),
        ({"kind": "direct", "speaker": "Eva", "text": "It leaks,"}, "speaker: 'Eva' is not in the text"),
        ({"kind": "direct", "speaker": 7, "text": "It leaks,"}, "speaker 7 is neither words of the text nor null"),
        (
            {"kind": "direct", "speaker": None, "text": "Dam", "start": 1, "end": 10},
            "the text has 'It leaks,' at 1:10, not",
        ),
        (
            {"kind": "maybe", "speaker": None, "text": "Dam"},
            "type 'maybe' of a quote is none of direct, mixed, indirect",
        ),
        ({"kind": "direct", "speaker": None, "start": 1}, "no field 'end'"),
        ({"kind": "direct", "speaker": {"start": 1}, "text": "Dam"}, "no field 'end'"),
    ],
)
def test_words_that_are_not_in_the_text_are_reported_with_their_position(tmp_path, quote, told):
    good = {"kind": "scare", "speaker": "?", "text": "Dam"}
    for name, place in (("mine.jsonl", "mine.jsonl:1: "), ("mine.json", "mine.json: document 1: ")):
        path = write(tmp_path / name, [{"id": "a", "text": TEXT, "quotes": [good, quote]}])
        result = run(path)
        assert result.exit_code == 1
        assert f"{place}quotation 2: {told}" in result.output
        assert result.output.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[\n{"id": "a",\n"quotes": [}]', "mine.json:3: not JSON: "),
        ('{"id": "a"}', "mine.json: not a list of documents"),
        ("[7]", "mine.json: document 1: not a JSON object"),
        ("[" * 10**5, "mine.json: JSON nested too deeply"),
        ("[]", "mine.json: it has no annotated document"),
    ],
)
def test_a_broken_file_is_reported_with_its_position(tmp_path, content, told):
    (tmp_path / "mine.json").write_text(content, "utf-8")
    result = run(tmp_path / "mine.json")
    assert result.exit_code == 1
    assert told in result.output


def test_no_annotations_are_overwritten(tmp_path, texts):
    path = write(tmp_path / "mine.json", [])
    result = run("--template", texts, "-o", path)
    assert result.exit_code == 2
    assert "already exists and may hold annotations" in result.output
    assert path.read_text("utf-8") == "[]"


def test_unreadable_texts_leave_no_file(tmp_path):
    result = run("--template", tmp_path / "none.txt", "-o", tmp_path / "mine.json")
    assert result.exit_code == 1
    assert "none.txt" in result.output
    assert not (tmp_path / "mine.json").exists()


def test_text_and_id_may_be_in_other_fields(tmp_path):
    path = write(tmp_path / "in.jsonl", [{"body": "“No,” said Bo.", "key": 7}])
    result = run("--template", path, "--field", "body", "--id-field", "key")
    assert result.exit_code == 0
    document = json.loads(result.output)
    assert (document["id"], document["quotes"][0]["text"]) == ("7", "No,")
    result = run("--template", path, "--field", "body", "--id-field", "keys")
    assert result.stderr == "quotex: no document of this run has a value for --id-field keys; did you mean 'key'?\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--template", "--errors", "x.jsonl"], "--template does not score: leave out --errors"),
        (["--template", "--per-document"], "leave out --per-document"),
        (["--template", "-o", "mine.csv"], "mine.csv must end in one of .jsonl, .jsonl.gz, .json"),
        (["--prefill"], "--prefill needs --template"),
        (["--id-field", "key"], "--id-field needs --template"),
        (["--template", "--kinds", "loud"], "loud"),
    ],
)
def test_contradictory_calls_are_refused(texts, arguments, told):
    result = run(texts, *arguments)
    assert result.exit_code == 2
    assert told in result.output
